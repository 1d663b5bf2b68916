// SPDX-License-Identifier: MIT

package press

import (
	"cmp"
	"slices"

	"github.com/countylines/ops/countylines"
)

// mostPlans bounds the sentences of one text that are read for plans, and longestPlan each
// of them, in bytes.
const (
	mostPlans   = 64
	longestPlan = 1000
)

// plans states the figures that the text plans or hopes for, which find leaves out: those
// that a sentence tells without its "aim to" or "will", and does not tell with it.
func (r *reader) plans() {
	told, left := len(r.statements), mostPlans
	for n, b := range r.blocks {
		ms := r.marks(b)
		for from := 0; from < len(ms) && left > 0; {
			to := from
			for to < len(ms) && ms[to].cues&stopMark == 0 {
				to++
			}
			start, end := b.start, b.end
			if from > 0 {
				start = ms[from-1].end
			}
			if to < len(ms) {
				end = ms[to].start
			}
			if i := r.planned(ms[from:to]); i >= 0 && start < end && end-start < longestPlan && b.kind != tableBlock {
				left--
				r.planIn(ms[from:to], i, start, end, note{block: n, sentence: told})
			}
			from = to + 1
		}
	}
	if len(r.statements) > told {
		r.sort()
	}
}

// planned gives the index of the first mark that makes a sentence a plan, or -1.
func (r *reader) planned(ms []mark) int {
	for i := range ms {
		if m := &ms[i]; m.cues&planMark != 0 || m.cues&willMark != 0 && hasFold(r.text[m.start:m.end], "will") {
			return i
		}
	}
	return -1
}

// planIn states the plans of a sentence of text[start:end], of which the mark ms[i] says
// that it is one.
func (r *reader) planIn(ms []mark, i, start, end int, n note) {
	m := &ms[i]
	text := []byte(r.text[start:end])
	last := m.end - start
	for _, w := range []string{" is to", " was to", " are to", " is", " was", " to", " of", " for"} {
		if hasFold(r.text[m.end:end], w) && (m.end+len(w) >= end || !letter(r.text[m.end+len(w)])) {
			last += len(w)
			break
		}
	}
	for j := m.start - start; j < last && j < len(text); j++ {
		text[j] = ' '
	}
	for _, f := range find(string(text)) {
		f.Start, f.End, f.Within = f.Start+start, f.End+start, -1
		f.Item.Including = nil
		if f.Start < m.start && f.End > m.start || r.overlaps(f, n.sentence) {
			continue
		}
		s := Statement{Found: f, Area: r.planner(ms[:i]), Role: Plan, Same: -1}
		s.Why = append(s.Why, Word{m.start, m.end, OfRole})
		r.statements = append(r.statements, s)
		r.notes = append(r.notes, n)
	}
}

// overlaps reports whether a figure stands where one of the first told statements does.
func (r *reader) overlaps(f Found, told int) bool {
	i, _ := slices.BinarySearchFunc(r.statements[:told], f.End, func(s Statement, at int) int { return cmp.Compare(s.Start, at) })
	for i--; i >= 0 && f.Start-r.statements[i].Start < longestPlan; i-- {
		if r.statements[i].End > f.Start {
			return true
		}
	}
	return false
}

// planner gives the area that a sentence names, or else the releasing one.
func (r *reader) planner(ms []mark) countylines.Area {
	for i := range ms {
		if ms[i].cues&areaMark != 0 && r.stand(ms, i) != bystander {
			return ms[i].area
		}
	}
	return r.area
}

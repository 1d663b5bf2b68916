// SPDX-License-Identifier: MIT

package press

import (
	"strings"

	"github.com/countylines/ops/seizure"
)

// respectively gives each of the forces or places that a sentence has listed its own of as
// many numbers: "Kent, Essex and Surrey made 22, 30 and 61 arrests respectively". Without
// a noun they are of what was counted last.
func (r *reader) respectively(ms []mark, i int, c *context, k *clause) {
	names := listBefore(ms[:i])
	if len(names) < 2 || len(r.statements) > k.first {
		return
	}
	last := names[len(names)-1]
	numbers := bares(r.text, last.end, ms[i].start, len(names)+1)
	if len(numbers) != len(names) {
		return
	}
	end := numbers[len(numbers)-1].end
	noun := strings.Trim(r.text[end:ms[i].start], " ,")
	f, ok := r.counterpart(noun)
	if !ok {
		return
	}
	for n, x := range numbers {
		g, ok := like(f, x.n)
		if !ok {
			return
		}
		g.Start, g.End, g.Within = x.start, x.end, -1
		s := Statement{Found: g, Area: c.area, Period: c.period, Open: c.open, Role: c.role, Part: Whole, Same: -1}
		s.tellOf(names[n], r.text)
		r.statements = append(r.statements, s)
		r.notes = append(r.notes, note{block: r.blockAt(x.start), own: true, sentence: k.first})
	}
}

// respective reports whether the sentence that goes on with rest is one of numbers that
// are of several in their order.
func respective(rest string) bool {
	rest = rest[:min(len(rest), 160)]
	if n := strings.IndexAny(rest, ".;\n"); n >= 0 {
		rest = rest[:n]
	}
	return strings.Contains(rest, " respectively")
}

// listBefore gives the last list of two or more forces, or places, among marks.
func listBefore(ms []mark) (names []*mark) {
	for i := len(ms) - 1; i >= 0; i-- {
		m := &ms[i]
		switch {
		case m.cues&(areaMark|placeMark) != 0 && m.cues&nationMark == 0:
			if n := len(names); n > 0 && names[n-1].cues&areaMark != m.cues&areaMark {
				return nil
			}
			names = append(names, m)
		case len(names) > 0 && m.cues&(andMark|commaMark) == 0:
			i = 0
		}
	}
	for i, j := 0, len(names)-1; i < j; i, j = i+1, j-1 {
		names[i], names[j] = names[j], names[i]
	}
	return names
}

// counterpart gives a figure of what a noun counts, or without a noun of what the last
// figure does.
func (r *reader) counterpart(noun string) (Found, bool) {
	if noun != "" {
		return r.template(noun)
	}
	n := len(r.statements)
	if n == 0 {
		return Found{}, false
	}
	f := r.statements[n-1].Found
	return f, f.Counted != "" || f.Item.Kind == seizure.KindWeapons
}

// blockAt gives the block that a place of the text is in.
func (r *reader) blockAt(at int) int {
	n := 0
	for n+1 < len(r.blocks) && r.blocks[n+1].start <= at {
		n++
	}
	return n
}

// apiece gives each of the forces or places that a sentence has listed a figure of its own:
// "Kent and Essex made eight arrests each". It is false if ms[i] is no such "each".
func (r *reader) apiece(ms []mark, i int, k *clause) bool {
	last := len(r.statements) - 1
	if i < 1 || last < k.first || ms[i-1].cues&figureMark == 0 || !strings.EqualFold(r.text[ms[i].start:ms[i].end], "each") || !r.touches(&ms[i-1], &ms[i]) {
		return false
	}
	names := listBefore(ms[:i-1])
	if len(names) < 2 {
		return false
	}
	s, n := r.statements[last], r.notes[last]
	n.own = true
	r.statements, r.notes = r.statements[:last], r.notes[:last]
	for _, m := range names {
		t := s
		t.Why = append([]Word(nil), s.Why...)
		t.tellOf(m, r.text)
		r.statements, r.notes = append(r.statements, t), append(r.notes, n)
	}
	return true
}

// tellOf makes s a figure of the force, or the place, m.
func (s *Statement) tellOf(m *mark, text string) {
	if m.cues&areaMark != 0 {
		s.give(m.area, m)
		s.Part, s.Scope = Whole, ""
		return
	}
	s.Part, s.Scope = OfPlace, text[m.start:m.end]
	s.Why = append(s.Why, Word{m.start, m.end, OfScope})
}

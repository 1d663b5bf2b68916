// SPDX-License-Identifier: MIT

package press

import (
	"slices"
	"strings"

	"github.com/countylines/ops/countylines"
)

// A candidate may be the body whose release it is.
type candidate struct {
	area      countylines.Area
	score     int
	word      Word
	paragraph int // that names it first
}

// vote adds to the score of an area, whose name or place is m.
func vote(all []candidate, area countylines.Area, m *mark, score, paragraph int) []candidate {
	for i := range all {
		if all[i].area == area {
			all[i].score += score
			return all
		}
	}
	if len(all) == mostCandidates {
		return all
	}
	return append(all, candidate{area, score, Word{m.start, m.end, OfArea}, paragraph})
}

const (
	mostCandidates = 64
	leadBlocks     = 40 // the blocks in which the releasing body must have been named
)

// lead finds whose release it is: the body that the headline and the first
// paragraphs speak of most, and the first of those that they speak of nearly as much.
func (r *reader) lead() {
	if r.about.Area != 0 {
		r.area = r.about.Area
		return
	}
	best := candidate{}
	all := r.candidates(r.aloof)
	if len(all) == 0 { // the words of a Kent Police sergeant
		all = r.candidates(func(ms []mark, i int) bool {
			return ms[i].cues&bodyMark == 0 || ms[i].cues&nationMark != 0 || r.guest(ms, i) || r.enumerated(ms, i) || everywhere.Contains(ms[i].area)
		})
	}
	for _, c := range all {
		if r.foreign(c.area, all) {
			continue
		}
		if c.score*7 > best.score*10 || best.score == 0 || c.score > best.score && c.word.Start < best.word.Start {
			best = c
		}
	}
	r.area, r.areaWord = best.area, best.word
	if (best.paragraph > 1 || best.area == 0) && r.homeOf(best) {
		return
	}
	if r.area == 0 || len(r.blocks) > 1 && best.word.Start >= r.blocks[1].end {
		r.programme()
	}
}

// foreign reports whether an area is a region, named as a part of another country, that is no
// region of the only force that is named: the North East of Scotland.
func (r *reader) foreign(a countylines.Area, all []candidate) bool {
	abroad := false
	for _, c := range all {
		if a.Contains(c.area) && c.area != a {
			return false
		}
		abroad = abroad || c.area == countylines.PoliceScotland || c.area == countylines.NorthernIreland
	}
	return abroad && 1 < a.Size() && a.Size() < 12
}

// candidates gives the bodies that the text may be of, but for those below the headline
// that are left out.
func (r *reader) candidates(out func(ms []mark, i int) bool) (all []candidate) {
	for n, b := range r.blocks {
		ms := r.marks(b)
		for i := range ms {
			m := &ms[i]
			if m.cues&areaMark == 0 || n > 0 && out(ms, i) {
				continue
			}
			score := m.weight(b)
			if m.cues&bodyMark == 0 && i+2 < len(ms) && r.listed(ms, i+2) && ms[i+2].cues&bodyMark != 0 {
				score += 3 // Kent and Essex Police
			}
			all = vote(all, m.area, m, score, b.paragraph)
		}
		if n > leadBlocks && len(all) > 0 {
			break
		}
	}
	return all
}

// aloof reports whether the area ms[i] does nothing in its sentence that a release would
// be about.
func (r *reader) aloof(ms []mark, i int) bool {
	return r.stand(ms, i) == bystander || r.enumerated(ms, i) || r.guest(ms, i) ||
		ms[i].cues&nationMark != 0 && !figuresIn(r.sentenceOf(ms, i))
}

// sentenceOf gives the marks of the sentence that ms[i] stands in.
func (r *reader) sentenceOf(ms []mark, i int) []mark {
	from, to := i, i
	for from > 0 && i-from < longestSentence && ms[from-1].cues&stopMark == 0 {
		from--
	}
	for to < len(ms) && to-i < longestSentence && ms[to].cues&stopMark == 0 {
		to++
	}
	return ms[from:to]
}

// fewestPlaces is the number of places that make a text their force's, which names itself
// no more than "we".
const fewestPlaces = 3

// homeOf takes a text that begins without the name of a body for one of the force that
// polices most of the places in it, if they are several and more than the times that
// another is named.
func (r *reader) homeOf(best candidate) bool {
	var named []string
	var all []candidate
	for n, b := range r.blocks[:min(len(r.blocks), leadBlocks)] {
		ms := r.marks(b)
		for i := range ms {
			m := &ms[i]
			if name := r.text[m.start:m.end]; m.cues&placeMark != 0 && !slices.Contains(named, name) && len(named) < mostCandidates && says(ms, r.before(ms, i))&withMark == 0 {
				named = append(named, name)
				if force := r.policing(m, name); force != 0 {
					all = vote(all, force, m, 1, n)
				}
			}
		}
	}
	home := false
	for _, c := range all {
		if c.score >= fewestPlaces && c.score > best.score {
			r.area, r.areaWord, best, home = c.area, c.word, c, true
		}
	}
	return home
}

// guest reports whether the area ms[i] is only where some came from to help: "colleagues
// from Kent joined us".
func (r *reader) guest(ms []mark, i int) bool {
	last := i
	for last+2 < len(ms) && r.listed(ms, last+2) {
		last += 2
	}
	for i > 1 && r.listed(ms, i) {
		i -= 2
	}
	p := r.before(ms, i)
	q := r.before(ms, p)
	if q < 0 || !strings.EqualFold(r.text[ms[p].start:ms[p].end], "from") || ms[q].cues&(peopleMark|ownMark) == 0 {
		return false
	}
	if strings.EqualFold(r.text[ms[q].start:ms[q].end], "colleagues") {
		return true
	}
	rest := strings.TrimLeft(r.text[ms[last].end:], " ")
	return hasPrefix(rest, "joined", "helped", "assisted", "supported", "came", "travelled", "lent", "also joined", "also helped", ", who")
}

// enumerated reports whether the area ms[i] is one of three or more that are listed.
func (r *reader) enumerated(ms []mark, i int) bool {
	first, last := i, i
	for r.listed(ms, first) {
		first -= 2
	}
	for last+2 < len(ms) && r.listed(ms, last+2) {
		last += 2
	}
	return last-first >= 4
}

// weight says how much the name of an area in a block makes it the releasing body's.
func (m *mark) weight(b block) int {
	early, nation, body := b.paragraph <= 1, m.cues&nationMark != 0, m.cues&bodyMark != 0
	score := 1
	switch {
	case b.kind == headlineBlock:
		score = 5
	case early:
		score = 4
	case nation && b.paragraph <= 3:
		score = 3
	case nation:
		score = 0
	}
	switch {
	case body && early:
		score += 3
	case body:
		score++
	case m.area.Size() > 1 && score > 0:
		score--
	}
	return score
}

// programme takes a text that names no force, but who pays for all of them, for one of
// the nation.
func (r *reader) programme() {
	end := 2000
	if r.area != 0 { // which is named further down only
		end = r.blocks[1].end
	}
	for _, name := range []string{"County Lines Programme", "Home Office", "nationwide", "national week", "government", "Government", "olice forces"} {
		if at := strings.Index(r.text[:min(len(r.text), end)], name); at >= 0 {
			r.area, r.areaWord = countylines.EnglandAndWales, Word{at, at + len(name), OfArea}
			return
		}
	}
}

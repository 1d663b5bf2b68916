// SPDX-License-Identifier: MIT

package press

import (
	"strings"

	"github.com/countylines/ops/countylines"
)

// A stand is what a name of an area has to do with the figures of its sentence.
type stand uint8

const (
	actor     stand = iota // Kent Police made
	location               // in Kent
	agent                  // by Kent Police
	bystander              // with Kent Police, from Kent
)

// before gives the index of the mark before ms[i] if nothing but "the" stands between,
// or -1.
func (r *reader) before(ms []mark, i int) int {
	for i--; i >= 0 && r.touches(&ms[i], &ms[i+1]); i-- {
		if ms[i].cues&oneMark == 0 || ms[i].cues&pronounMark != 0 {
			return i
		}
	}
	return -1
}

// says gives the cues of ms[i], or none.
func says(ms []mark, i int) cues {
	if i < 0 || i >= len(ms) {
		return 0
	}
	return ms[i].cues
}

// touches reports whether nothing but spaces, and at most one short word, stands
// between two marks.
func (r *reader) touches(a, b *mark) bool {
	if a.end > b.start {
		return true
	}
	gap := strings.TrimSpace(r.text[a.end:b.start])
	return gap == "" || gap == "'" || gap == "’"
}

// stand says what the area ms[i] has to do with its sentence.
func (r *reader) stand(ms []mark, i int) stand {
	j := i
	for ; j > 1 && ms[j-1].cues&(andMark|commaMark) != 0 && ms[j-2].cues&areaMark != 0 && r.touches(&ms[j-1], &ms[j]) && r.touches(&ms[j-2], &ms[j-1]); j -= 2 {
	}
	if r.relative(ms, j) || r.neighbours(ms[i].end) {
		return bystander
	}
	p := r.before(ms, j)
	q := -1
	if p > 0 {
		q = r.before(ms, p)
	}
	people := says(ms, q)&(peopleMark|ownMark) != 0 && (q == 0 || says(ms, r.before(ms, q))&(withMark|byMark) == 0)
	switch c := says(ms, p); {
	case c&byMark != 0:
		return agent
	case c&subMark != 0 && hasFold(r.text[ms[p].start:], "wh") && !hasFold(r.text[ms[p].start:], "when"):
		return bystander
	case c&ofMark != 0:
		return r.standOf(ms, i, q)
	case c&inMark != 0:
		if people {
			return actor
		}
		return location
	case c&withMark != 0 && r.countedFor(ms, i, p):
		return location
	case c&withMark != 0 && !r.does(ms, i, p) && !(people && strings.EqualFold(r.text[ms[p].start:ms[p].end], "from") && !r.guest(ms, i)):
		return bystander
	}
	return actor
}

// countedFor reports whether the region ms[i] stands behind a figure and "for", at p: "341
// arrests for the North West".
func (r *reader) countedFor(ms []mark, i, p int) bool {
	return ms[i].area.Size() > 1 && figuresIn(ms[max(0, p-2):p]) && hasFold(r.text[ms[p].start:], "for")
}

// standOf is stand for an area behind "of", which stands behind the mark q.
func (r *reader) standOf(ms []mark, i, q int) stand {
	switch {
	case says(ms, q)&(peopleMark|jointMark) != 0:
		return actor
	case says(ms, q)&figureMark != 0 && hasPrefix(r.text[ms[i].end:], "'s ", "’s "): // fourteen of Kent's arrests
		return agent
	}
	return bystander
}

// does reports whether the area ms[i], behind "with", acts: "with Kent closing nine".
func (r *reader) does(ms []mark, i, with int) bool {
	word := r.text[ms[with].start:ms[with].end]
	if strings.EqualFold(word, "neighbouring") { // neighbouring Kent Police made
		return says(ms, i+1)&verbMark != 0 && r.touches(&ms[i], &ms[i+1])
	}
	if !strings.EqualFold(word, "with") {
		return false
	}
	word, _, _ = strings.Cut(strings.TrimPrefix(r.text[ms[i].end:min(len(r.text), ms[i].end+longestWord)], " "), " ")
	return strings.HasSuffix(word, "ing") && says(ms, i+1)&verbMark != 0 || says(ms, i+1)&figureMark != 0 && r.touches(&ms[i], &ms[i+1])
}

// relative reports whether ms[i] stands in a clause that only says more of what the
// sentence is about: ", which takes in Kent,".
func (r *reader) relative(ms []mark, i int) bool {
	for j := i - 1; j > max(0, i-8); j-- {
		switch c := ms[j].cues; {
		case c&(commaMark|stopMark|breakMark|figureMark) != 0:
			return false
		case c&subMark != 0 && ms[j-1].cues&commaMark != 0 && (hasFold(r.text[ms[j].start:], "which") || hasFold(r.text[ms[j].start:], "who")):
			return true
		}
	}
	return false
}

// neighbours reports whether the name of an area that ends here is only that of whose
// neighbours or partners act: "Kent's neighbours in Sussex".
func (r *reader) neighbours(at int) bool {
	rest := strings.TrimPrefix(strings.TrimPrefix(r.text[at:min(len(r.text), at+24)], "'s"), "’s")
	return hasPrefix(rest, " neighbour", " colleagues", " partners")
}

// everywhere are the bodies that work all over the country, and have no area of theirs.
const everywhere = countylines.BTP | countylines.NCA | countylines.BorderForce | countylines.PoliceScotland | countylines.NorthernIreland

// ours reports whether the sentence up to ms[i] is about the releasing force's own people.
func (r *reader) ours(ms []mark, i int) bool {
	for j := range i {
		if c := ms[j].cues; c&(ownMark|weMark) != 0 && !(j+1 < len(ms) && ms[j+1].cues&peopleMark != 0 && hasFold(r.text[ms[j+1].start:], "colleagues")) {
			return true
		}
	}
	return false
}

// shiftArea changes the context by the name of an area.
func (r *reader) shiftArea(ms []mark, i int, c *context, k *clause) {
	m := &ms[i]
	how := r.stand(ms, i)
	if m.cues&(nationMark|regionMark) != 0 && how == actor && (m.cues&nationMark != 0 || !hasFold(r.text[m.start:], "the")) {
		how = location
	}
	if how == bystander {
		r.standBy(ms, i, c, k)
		return
	}
	area, listed := m.area, r.listed(ms, i) && !k.quote
	if r.apposed(ms, i) {
		r.remember(m.area)
		return
	}
	if says(ms, i-1)&openMark != 0 && says(ms, i-2)&areaMark != 0 || listed && inBrackets(ms[:i]) {
		return // the forces of a region, listed in brackets
	}
	if listed {
		area = r.union(ms, i, c, k)
	}
	r.remember(m.area)
	switch how {
	case location:
		r.locate(ms, i, area, c, k)
	case agent:
		c.area, k.subject = area, true
		c.word(m, OfArea)
		from := k.conjunct
		if n := len(r.statements); n-1 > k.conjunct && says(ms, i-2)&figureMark != 0 && r.touches(&ms[i-2], &ms[i-1]) { // 25 arrests, 14 by Kent Police
			from = n - 1
		}
		r.back(from, func(s *Statement) { s.give(area, m) })
	default:
		if listed && !r.together(ms, i) && area.Contains(r.area) && area != r.area && r.area.Size() == 1 {
			area = r.area
		}
		r.act(ms, i, area, c, k)
	}
}

// compassed reports whether the name of an English region is only a part of Scotland, or of
// Northern Ireland, whose release it is.
func (r *reader) compassed(m *mark) bool {
	n := m.area.Size()
	return (r.area == countylines.PoliceScotland || r.area == countylines.NorthernIreland) && 1 < n && n < 12 && m.cues&bodyMark == 0
}

// standBy reads an area that did not act: unless work is joint, or more is said of it
// than that, as of "alongside Kent Police, who arrested nine", it has no figures.
func (r *reader) standBy(ms []mark, i int, c *context, k *clause) {
	m := &ms[i]
	who := says(ms, i+1)&commaMark != 0 && says(ms, i+2)&subMark != 0 && hasFold(r.text[ms[i+2].start:], "who") && !hasFold(r.text[ms[i+2].start:], "whose")
	switch next := says(ms, i+3); {
	case who && next&(verbMark|moreMark|figureMark) != 0 && next&willMark == 0:
		c.area, k.subject = m.area, true
		c.word(m, OfArea)
		k.conjunct, k.segment = len(r.statements), len(r.statements)
	case m.area.Size() == 1 && m.area != c.area && says(ms, i+1)&(commaMark|breakMark) != 0 && r.theyDid(ms[i+1:]):
		c.area, k.subject = 0, true // Kent's or theirs
		k.conjunct, k.segment = len(r.statements), len(r.statements)
	case m.area.Size() == 1 && r.saysJoint(ms) && m.area != c.area && c.area.Size() == 1:
		c.area |= m.area
		c.word(m, OfArea)
		k.subject = true
	}
	r.remember(m.area)
}

// theyDid reports whether "they" or "it" acts next, behind a comma or "but".
func (r *reader) theyDid(ms []mark) bool {
	for i := 0; i < min(len(ms), 5); i++ {
		switch c := ms[i].cues; {
		case c&(figureMark|areaMark|stopMark|ownMark) != 0 && c&pronounMark == 0:
			return false
		case c&pronounMark != 0:
			word := strings.ToLower(r.text[ms[i].start:ms[i].end])
			return (word == "they" || word == "it") && says(ms, i+1)&verbMark != 0
		}
	}
	return false
}

// listed reports whether the area ms[i] goes on from one that was named just before:
// "Kent, Essex and Surrey".
func (r *reader) listed(ms []mark, i int) bool {
	return says(ms, i-1)&(andMark|commaMark) != 0 && says(ms, i-2)&areaMark != 0 && !ms[i-2].area.Contains(ms[i].area) && r.touches(&ms[i-1], &ms[i]) && r.touches(&ms[i-2], &ms[i-1])
}

// apposed reports whether the area ms[i] is one of three or more that are listed between
// dashes behind what they are together: "The four forces of the region – Kent, Essex, ... –".
func (r *reader) apposed(ms []mark, i int) bool {
	for i > 1 && r.listed(ms, i) {
		i -= 2
	}
	if !r.enumerated(ms, i) || i < 2 {
		return false
	}
	return ms[i-1].cues == commaMark && r.text[ms[i-1].start] != ',' && r.touches(&ms[i-1], &ms[i]) && (ms[i-2].cues&(regionMark|jointMark|peopleMark) != 0 || ms[i-2].area.Size() > 1)
}

// union gives the areas of a list up to ms[i] together, and keeps them one by one.
func (r *reader) union(ms []mark, i int, c *context, k *clause) countylines.Area {
	if len(k.list) == 0 || k.list[len(k.list)-1] != ms[i-2].area {
		k.list = []countylines.Area{ms[i-2].area}
	}
	k.list, k.listAt = append(k.list, ms[i].area), len(r.statements)
	before := ms[i-2].area
	if i > 3 && c.area&before == 0 || c.area.Contains(r.area) && c.area != r.area || r.area.Contains(before) || r.area.Contains(ms[i].area) {
		return before | ms[i].area
	}
	return c.area | ms[i].area
}

// locate takes an area for where the sentence's figures are of, or, if somebody else
// acts there, for a place.
func (r *reader) locate(ms []mark, i int, area countylines.Area, c *context, k *clause) {
	m := &ms[i]
	here := len(r.statements)
	nation := m.cues&nationMark != 0
	switch {
	case nation && everywhere.Contains(c.area) && c.area != 0 && r.ours(ms, i):
		return
	case !nation && (countylines.BTP | countylines.NCA | countylines.BorderForce).Contains(c.area) && c.area != 0:
		r.shiftPlace(ms, i, c, k)
		return
	case k.subject && c.area != area && area == r.area && here > k.first && r.besides(ms, i):
		r.statements[here-1].give(area, m)
		r.statements[here-1].Part, r.statements[here-1].Scope = Whole, ""
		c.area, c.part, c.scope = area, Whole, ""
		c.word(m, OfArea)
		return
	case k.subject && c.area != area:
		if !nation && area.Size() == 1 && !c.area.Contains(area) {
			r.shiftPlace(ms, i, c, k)
		}
		if c.area.Contains(area) && area.Size() == 1 && c.area.Size() > 1 {
			c.area = area
			c.word(m, OfArea)
		}
		return
	}
	c.area = area
	c.word(m, OfArea)
	r.leavePlace(ms, c, k)
	from := k.first
	switch {
	case k.located && k.segment < here:
		from = k.segment
	case k.located, k.segment == here && here > k.first:
		from = here
	}
	k.located = true
	r.back(from, func(s *Statement) { s.give(c.area, m) })
}

// leavePlace goes back to all of an area that is named, from a place of a sentence before.
func (r *reader) leavePlace(ms []mark, c *context, k *clause) {
	if c.part != OfPlace || c.words[OfScope-1].Start >= ms[0].start {
		return
	}
	scope := c.scope
	c.part, c.scope = Whole, ""
	r.back(k.first, func(s *Statement) {
		if s.Part == OfPlace && s.Scope == scope {
			s.Part, s.Scope = Whole, ""
		}
	})
}

// besides reports whether the area ms[i] is where the last figure, behind "and", is of:
// "four were arrested by Merseyside officers and 15 in Cumbria".
func (r *reader) besides(ms []mark, i int) bool {
	return i > 2 && says(ms, i-2)&figureMark != 0 && r.touches(&ms[i-2], &ms[i-1]) && says(ms, i-3)&andMark != 0
}

// act takes an area for the one who acts in what follows.
func (r *reader) act(ms []mark, i int, area countylines.Area, c *context, k *clause) {
	m := &ms[i]
	here := len(r.statements)
	if c.area != area && c.part == OfPlace && (here > k.first || k.front.part == OfPlace) {
		c.part, c.scope = Whole, ""
		if c.oneDay() && r.period.Size() > 2 {
			c.part = OfCase
		}
	}
	if force := r.policing(&mark{}, c.scope); c.part == OfPlace && force != 0 && area.Size() == 1 && force != area && !everywhere.Contains(area) {
		c.part, c.scope = Whole, "" // in London, City of London Police
	}
	c.area, k.subject = area, true
	c.word(m, OfArea)
	if says(ms, i-1)&subMark == 0 {
		k.conjunct, k.segment = here, here
		return
	}
	r.back(k.first, func(s *Statement) { // two men were arrested after Kent Police searched
		if !k.located && s.Area == k.front.area {
			s.give(area, m)
		}
	})
}

// distribute gives each of the areas that were listed its own of as many figures:
// "Sussex and Surrey made 12 and nine arrests".
func (r *reader) distribute(k *clause) {
	n := len(k.list)
	if n < 2 || k.listAt+n > len(r.statements) {
		return
	}
	for i := k.listAt + 1; i < k.listAt+n; i++ {
		s, t := &r.statements[i-1], &r.statements[i]
		if gap := strings.TrimSpace(r.text[s.End:max(s.End, t.Start)]); !sameKind(s.Found, t.Found) || gap != "and" && gap != "," && gap != ", and" {
			return
		}
	}
	for i, a := range k.list {
		r.statements[k.listAt+i].Area = a
	}
}

// names reports whether a sentence names an area.
func names(ms []mark) bool {
	for i := range ms {
		if ms[i].cues&areaMark != 0 {
			return true
		}
	}
	return false
}

// pair gives the two forces of a text that has named no other, together.
func (r *reader) pair() countylines.Area {
	all := countylines.Area(0)
	for _, a := range r.history {
		if a.Size() <= 2 {
			all |= a
		}
	}
	if r.area.Size() == 1 {
		all |= r.area
	}
	if all.Size() != 2 {
		return 0
	}
	return all
}

func inBrackets(ms []mark) bool {
	for i := len(ms) - 1; i >= 0; i-- {
		if ms[i].cues&shutMark != 0 {
			return false
		}
		if ms[i].cues&openMark != 0 {
			return true
		}
	}
	return false
}

// give makes a figure an area's.
func (s *Statement) give(area countylines.Area, m *mark) {
	s.Area = area
	for i := range s.Why {
		if s.Why[i].Of == OfArea {
			s.Why[i].Start, s.Why[i].End = m.start, m.end
			return
		}
	}
	s.Why = append(s.Why, Word{m.start, m.end, OfArea})
}

// saysJoint reports whether a sentence tells of joint work.
func (r *reader) saysJoint(ms []mark) bool {
	for i := range ms {
		if ms[i].cues&jointMark != 0 && strings.HasPrefix(strings.ToLower(r.text[ms[i].start:ms[i].end]), "joint") {
			return true
		}
	}
	return false
}

// together reports whether the text says that the forces listed up to ms[i] did it
// together.
func (r *reader) together(ms []mark, i int) bool {
	for j := range ms {
		if ms[j].cues&jointMark != 0 {
			return true
		}
	}
	rest := r.text[ms[i].end:]
	for _, word := range []string{" forces", " constabularies", " police forces"} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return strings.HasSuffix(r.text[ms[i].start:ms[i].end], "forces")
}

// remember keeps the areas that the text has named, the last one last.
func (r *reader) remember(a countylines.Area) {
	for i, h := range r.history {
		if h == a {
			copy(r.history[i:], r.history[i+1:])
			r.history[len(r.history)-1] = a
			return
		}
	}
	r.history = append(r.history, a)
}

// region gives the region that was named last, or that of the releasing force.
func (r *reader) region() countylines.Area {
	for i := len(r.history) - 1; i >= 0; i-- {
		if n := r.history[i].Size(); n > 1 && n < 12 {
			return r.history[i]
		}
	}
	if f, ok := r.area.Force(); ok {
		return f.ROCU
	}
	return r.area
}

// joint gives the forces that "the two forces" or the like at ms[i] are.
func (r *reader) joint(ms []mark, i int) countylines.Area {
	text := strings.ToLower(r.text[ms[i].start:ms[i].end])
	n := forcesIn(text)
	switch {
	case text == "joint" && says(ms, i-1)&oneMark != 0 && !names(ms) && r.pair() != 0:
		return r.pair()
	case text == "together" && says(ms, i+1)&pronounMark != 0 && r.pair() != 0: // together they arrested
		return r.pair()
	case n == 0 && !strings.Contains(text, "forces"), strings.HasPrefix(text, "joint"), text == "together":
		return 0
	}
	for j := len(r.history) - 1; j >= 0; j-- {
		if size := r.history[j].Size(); size > 1 && size == n {
			return r.history[j]
		}
	}
	union := countylines.Area(0)
	if r.area.Size() == 1 {
		union = r.area
	}
	for j := len(r.history) - 1; j >= 0 && (n == 0 || union.Size() < n); j-- {
		if r.history[j].Size() == 1 {
			union |= r.history[j]
		}
	}
	if union.Size() > 1 && (n == 0 || union.Size() == n) {
		return union
	}
	if f, ok := r.area.Force(); ok && (n == 0 && strings.Contains(text, "across") || f.ROCU.Size() == n) {
		return f.ROCU
	}
	return 0
}

// forcesIn gives the number of forces that a text names: "the two forces", "both".
func forcesIn(text string) (n int) {
	for j, word := range []string{"two", "three", "four", "five", "six", "seven"} {
		if strings.Contains(text, word) {
			n = j + 2
		}
	}
	if strings.Contains(text, "both") {
		n = 2
	}
	return n
}

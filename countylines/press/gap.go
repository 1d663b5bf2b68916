// SPDX-License-Identifier: MIT

package press

import (
	"strings"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// farthestGap is the number of marks between a number without a noun and the figure
// whose noun it has.
const farthestGap = 16

// gap takes a number whose noun was said before, of another place or force: "Surrey
// Police made 12 arrests, Kent six and Essex nine", "in Reading, 18".
func (s *scanner) gap(end int) bool {
	n, last := len(s.marks), s.last
	if f, stop, ok := s.afterLabel(end); ok {
		s.tell(f, stop)
		return true
	}
	if n > 0 && last < 0 && s.marks[n-1].cues&(includeMark|colonMark) != 0 {
		last = s.before
	}
	if n < 2 || last < 0 || n-last > farthestGap || s.pos == 0 || s.text[s.pos-1] != ' ' && s.text[s.pos-1] != '(' {
		return false
	}
	if s.marks[n-1].end > s.pos || strings.TrimSpace(s.text[s.marks[n-1].end:s.pos]) != "" {
		return false
	}
	stop, number := s.bare(end)
	if number == 0 {
		return false
	}
	if s.marks[n-1].cues&includeMark != 0 {
		if rest := s.text[stop:end]; strings.HasPrefix(rest, " people ") || strings.HasPrefix(rest, " arrests ") {
			stop += strings.IndexByte(rest[1:], ' ') + 1
		}
	}
	if of := s.ofTotal(stop, end, last); of >= 0 {
		last = of
	} else if !s.sorted(stop, end) && !s.gapped(stop, end) {
		return false
	}
	f, ok := like(*s.figure(s.marks[last].index), number)
	if !ok {
		return false
	}
	s.tell(f, stop)
	return true
}

// tell takes the number up to stop for the figure f.
func (s *scanner) tell(f Found, stop int) {
	f.Start, f.End, f.Within = s.pos, stop, -1
	s.marks = append(s.marks, mark{start: s.pos, end: stop, cues: figureMark, index: len(s.figs) + len(s.told)})
	s.told = append(s.told, f)
	s.last = len(s.marks) - 1
	s.pos = stop
}

// afterLabel takes the first number of "Arrests were: Leeds 34, Bradford 29": of a place behind
// a label that says what is counted.
func (s *scanner) afterLabel(end int) (f Found, stop int, ok bool) {
	n := len(s.marks)
	if n < 2 || s.marks[n-1].cues&(placeMark|areaMark) == 0 || s.marks[n-2].cues&colonMark == 0 || s.marks[n-2].end+1 != s.marks[n-1].start || s.marks[n-1].end+1 != s.pos {
		return f, 0, false
	}
	stop, number := s.bare(end)
	if alone, _ := ends(s.text[stop:end]); number == 0 || !alone {
		return f, 0, false
	}
	colon := s.marks[n-2].start
	label := s.text[max(0, colon-longestLabel):colon]
	label = strings.TrimSuffix(strings.TrimSuffix(label[strings.LastIndexAny(label, ".,\n")+1:], " were"), " by district")
	noun := strings.ToLower(label[strings.LastIndexByte(label, ' ')+1:])
	if f, ok = findUnder("25", noun); !ok || f.Counted == "" {
		return f, 0, false
	}
	f, ok = like(f, number)
	s.marks[n-1].cues |= bodyMark
	return f, stop, ok
}

// figure gives a figure that a mark is of.
func (s *scanner) figure(i int) *Found {
	if i < len(s.figs) {
		return &s.figs[i]
	}
	return &s.told[i-len(s.figs)]
}

// bare reads the number that stands here, if it is one of at most six digits, or of one
// word, and no year.
func (s *scanner) bare(end int) (stop, number int) {
	stop = s.pos
	for stop < end && (ascii(s.text[stop]) || digitAt(s.text, stop) || s.text[stop] == '-' || s.text[stop] == ',' && digitAt(s.text, stop+1) && digitAt(s.text, stop-1)) {
		if stop++; stop-s.pos > 16 {
			return stop, 0
		}
	}
	word := s.text[s.pos:stop]
	if word == "a" || word == "A" || word == "" {
		return stop, 0
	}
	number = smallNumber(strings.ToLower(word))
	if 1900 <= number && number < 2100 && len(word) == 4 || number > 999_999 {
		return stop, 0
	}
	return stop, number
}

// gapped reports whether the number up to stop stands where its noun may be left out:
// behind the name of an area or a place, or in front of where it was, and alone.
func (s *scanner) gapped(stop, end int) bool {
	alone, within := ends(s.text[stop:end])
	if !alone || respective(s.text[stop:end]) {
		return false
	}
	n := len(s.marks)
	i, verb := s.lead()
	if within && !verb && s.marks[n-1].cues == commaMark {
		i = n - 1 // 38 in Leeds, 27 in Bradford
	}
	m := &s.marks[i]
	switch {
	case verb && s.made(i):
		return true
	case m.cues&(areaMark|placeMark) != 0:
		return s.names(i, verb) && (!within || verb)
	case m.cues&colonMark != 0:
		return !verb && (s.earlier(i) || s.labelOf(i, s.pos, end))
	}
	return !verb && i == n-1 && s.follows(i, stop, end, within)
}

// follows is gapped for a number that stands right behind mark i, which names nobody.
func (s *scanner) follows(i, stop, end int, within bool) bool {
	switch m := &s.marks[i]; {
	case m.cues&withMark != 0: // with 13 in Sheffield
		return within && hasFold(s.text[m.start:m.end], "with")
	case m.cues&includeMark != 0: // that included 24 people in Southampton
		return within
	case m.cues&compareMark != 0:
		return within
	case m.cues&openMark != 0: // 21 (16)
		return s.bracketed && s.last == i-1 && s.text[stop:min(end, stop+1)] == ")" && s.text[m.start-1] == ' '
	case m.cues&(andMark|commaMark|breakMark) != 0:
		return within && s.parallel(i)
	}
	return false
}

// earlier reports whether the colon at mark i stands behind an earlier time, in brackets:
// "(2020/21: 58)", "(last year's week: 44)".
func (s *scanner) earlier(i int) bool {
	if i > 1 && s.marks[i-1].cues&weekMark != 0 {
		i--
	}
	return i > 1 && s.marks[i-1].cues&(dateMark|beforeMark) != 0 && s.marks[i-2].cues&openMark != 0 && i-2 > s.last
}

// ofTotal gives the mark of the figure of which the number up to stop is said to be one
// part, by that figure's number: "201 of the 318". It is -1 if there is none.
func (s *scanner) ofTotal(stop, end, last int) int {
	rest, ok := strings.CutPrefix(s.text[stop:end], " of the ")
	if !ok || !digitAt(rest, 0) {
		return -1
	}
	next := &scanner{text: s.text, pos: stop + len(" of the ")}
	after, number := next.bare(end)
	if alone, _ := ends(s.text[after:end]); !alone {
		return -1
	}
	for i := last; i >= max(0, last-2*farthestGap); i-- {
		if s.marks[i].cues&figureMark == 0 {
			continue
		}
		if n, ok := s.figure(s.marks[i].index).Number.Exact(); ok && n == number {
			return i
		}
	}
	return -1
}

// sorted reports whether the number up to stop is one of the people told just before, of
// whom a sentence says what they are: "Six were under 18", "Of those, 12 were women".
func (s *scanner) sorted(stop, end int) bool {
	n := len(s.marks)
	m := &s.marks[n-1]
	starts := m.cues&stopMark != 0 || m.cues&commaMark != 0 && s.marks[n-2].cues&ofThemMark != 0
	if !starts || s.last < 0 {
		return false
	}
	if of := s.figure(s.marks[s.last].index).Counted; of != "arrest" && of != "safeguarded" {
		return false // of those arrested, or of those charged
	}
	return hasPrefix(s.text[stop:end], " were under 18", " were under the age", " were women", " were men", " were children", " were boys", " were girls", " were teenagers", " were juveniles", " were aged under", " were male", " were female")
}

// made reports whether "the force made", of which the subject is the mark i, stands before
// a number of arrests, the last figure being one.
func (s *scanner) made(i int) bool {
	v := &s.marks[i+1]
	return s.marks[i].cues&(ownMark|pronounMark|weMark) != 0 && s.text[v.start:v.end] == "made" && s.last >= 0 && s.figure(s.marks[s.last].index).Counted == "arrest"
}

// labelOf reports whether a line is one of some of those that the line before counts: "Of
// which under 18: 4". The colon is mark i, the number stands at a place of the text and
// is all that follows.
func (s *scanner) labelOf(i, at, end int) bool {
	start := strings.LastIndexByte(s.text[:at], '\n') + 1
	label := strings.ToLower(strings.TrimLeft(s.text[start:at], "•-–*· \t"))
	stop, _ := s.bare(end)
	return at-start <= longestLabel && hasPrefix(label, "of which ", "of whom ", "of these ", "of those ", "of them ", "including ") && stop == end
}

// lead gives the mark that leads up to a number, past "a further" and the comma of "in
// Reading, 18", and whether a verb stands between.
func (s *scanner) lead() (i int, verb bool) {
	i = len(s.marks) - 1
	for i > 0 && s.marks[i].cues&(moreMark|oneMark|allMark) != 0 && s.marks[i].cues&(pronounMark|figureMark|dateMark) == 0 {
		i--
	}
	if verb = i > 0 && s.marks[i].cues&(verbMark|hadMark) != 0 && i-1 > s.last; verb {
		i--
	}
	if i > 0 && (s.marks[i].cues == commaMark || s.marks[i].cues&colonMark != 0 && s.marks[i].start == s.marks[i-1].end) && s.marks[i-1].cues&(placeMark|areaMark) != 0 {
		i--
	}
	return i, verb
}

// ends reports whether nothing goes on with a number in front of rest, and whether it
// says where or when.
func ends(rest string) (alone, within bool) {
	if rest == "" {
		return true, false
	}
	switch rest[0] {
	case ',', '.', ';', ')', '\n', ':':
		return len(rest) < 2 || !digitAt(rest, 1), false
	case ' ':
	default:
		return false, false
	}
	for _, w := range []string{"and ", "while ", "but ", "– ", "— ", "- "} {
		if strings.HasPrefix(rest[1:], w) {
			return true, false
		}
	}
	if strings.HasPrefix(rest[1:], "elsewhere") {
		return true, true
	}
	for _, w := range []string{"in ", "at ", "on the Isle ", "across ", "during "} {
		if name, ok := strings.CutPrefix(rest[1:], w); ok {
			name = strings.TrimPrefix(name, "the ")
			return true, name != "" && ('A' <= name[0] && name[0] <= 'Z' || digitAt(name, 0))
		}
	}
	return false, false
}

// names reports whether the area or place at mark i begins what a number is said of: it
// stands behind a comma, "and" or the like, with nothing but "in" between.
func (s *scanner) names(i int, verb bool) bool {
	j := i - 1
	for j > 0 && s.marks[j].cues&(inMark|oneMark|ownMark|pronounMark) != 0 && s.marks[j].cues&figureMark == 0 {
		j--
	}
	m := &s.marks[i]
	if m.cues&placeMark != 0 && j == i-1 && j > s.last && s.aside(j) { // 96 arrests (Leeds 38, Bradford 27)
		m.cues |= bodyMark
		return true
	}
	if m.cues&placeMark != 0 && m.cues&bodyMark == 0 && (i == 0 || s.marks[i-1].cues&inMark == 0 && (i < 2 || s.marks[i-1].cues&oneMark == 0 || s.marks[i-2].cues&inMark == 0)) {
		return false
	}
	if j < 0 || s.marks[j].cues&(stopMark|quoteMark) != 0 {
		return verb
	}
	return s.marks[j].cues&(andMark|commaMark|breakMark|colonMark|openMark) != 0 && j >= s.last
}

// aside reports whether the mark at i opens a bracket, or the like, behind the last
// figure, or goes on in one from the number of another place.
func (s *scanner) aside(i int) bool {
	switch m := &s.marks[i]; {
	case m.cues&(openMark|colonMark) != 0, m.cues == commaMark && s.text[m.start] != ',':
		return i == s.last+1
	case m.cues&(andMark|commaMark|breakMark) != 0:
		before := s.last - 1
		if before > 0 && s.marks[before].cues&colonMark != 0 {
			before--
		}
		return i == s.last+1 && before > 0 && s.marks[s.last].index >= len(s.figs) && s.marks[before].cues&(placeMark|bodyMark) == placeMark|bodyMark
	}
	return false
}

// parallel reports whether the last figure before mark i says where, too.
func (s *scanner) parallel(i int) bool {
	for j := s.last; j < i; j++ {
		if s.marks[j].cues&(areaMark|placeMark|dateMark) != 0 {
			return true
		}
	}
	return false
}

// like gives a figure of so many of what another counts. It is false for what is
// weighed or valued.
func like(f Found, number int) (Found, bool) {
	switch {
	case f.Counted != "":
		f.Number = stats.Exactly(number)
	case f.Item.Kind == seizure.KindWeapons || f.Item.Kind == seizure.KindPacks || f.Item.Kind == seizure.KindGoods:
		f.Item.Count, f.Item.Including = stats.Exactly(number), nil
	default:
		return f, false
	}
	return f, true
}

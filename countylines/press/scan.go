// SPDX-License-Identifier: MIT

package press

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/countylines/ops/calendar"
)

// longestWord bounds the words that are looked up, in bytes.
const longestWord = 24

// A scanner finds the marks of a text in one pass.
type scanner struct {
	text      string
	pos       int
	vocab     *vocabulary
	places    *gazetteer
	marks     []mark
	figs      []Found
	dates     []calendar.Found
	told      []Found // found by scanning: numbers whose noun was said before
	bracketed bool    // the text says of when the numbers in brackets are
	last      int     // the mark of the last figure of a block, or -1
	before    int     // of the blocks before
	fig       int     // the next of each
	date      int
}

// scan gives the marks of text[start:end] in order, with its figures and dates among
// them. What stands inside a figure or a date is no mark, except what says of whom it
// is: men, a boy.
func (s *scanner) scan(start, end int) []mark {
	from := len(s.marks)
	s.before, s.last = max(s.last, s.before), -1
	for s.pos = start; s.pos < end; {
		if s.named() {
			continue
		}
		switch c := s.text[s.pos]; {
		case (s.last >= 0 || s.before >= 0) && starts(c) && s.gap(end):
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			s.word(end)
		case c < utf8.RuneSelf && signs[c] != 0:
			s.one(signs[c])
		case c == '.' || c == '!' || c == '?':
			s.stop(end)
		case c == '-' && spaceAt(s.text, s.pos-1) && spaceAt(s.text, s.pos+1):
			s.one(commaMark)
		case c >= utf8.RuneSelf:
			s.sign(end)
		default:
			s.pos++
		}
	}
	return s.marks[from:]
}

// starts reports whether a number may start with c.
func starts(c byte) bool {
	return '0' <= c && c <= '9' || ascii(c) && strings.IndexByte("otfsentOTFSEN", c) >= 0
}

// signs are the marks of one character.
var signs = [utf8.RuneSelf]cues{',': commaMark, '/': commaMark, '(': openMark, '[': openMark, ')': shutMark, ']': shutMark, ';': breakMark, ':': colonMark, '"': quoteMark, '%': claimMark | percentMark}

func spaceAt(text string, i int) bool { return i < 0 || i >= len(text) || text[i] == ' ' }

func (s *scanner) one(c cues) {
	s.marks = append(s.marks, mark{start: s.pos, end: s.pos + 1, cues: c})
	s.pos++
}

// named takes the figure or the date that starts here.
func (s *scanner) named() bool {
	for s.fig < len(s.figs) && s.figs[s.fig].Start < s.pos {
		s.fig++
	}
	for s.date < len(s.dates) && s.dates[s.date].Start < s.pos {
		s.date++
	}
	if s.fig < len(s.figs) && s.figs[s.fig].Start == s.pos {
		f := s.figs[s.fig]
		s.last = len(s.marks)
		s.marks = append(s.marks, mark{start: f.Start, end: f.End, cues: figureMark, index: s.fig})
		s.fig++
		for s.fig < len(s.figs) && s.figs[s.fig].Start == s.pos { // charged and remanded
			s.marks = append(s.marks, mark{start: f.Start, end: s.figs[s.fig].End, cues: figureMark, index: s.fig})
			s.fig++
		}
		s.pos = max(s.pos+1, s.ends(f.Start, f.End))
		return true
	}
	if s.date < len(s.dates) && s.dates[s.date].Start == s.pos {
		d := s.dates[s.date]
		s.marks = append(s.marks, mark{start: d.Start, end: d.End, cues: dateMark, index: s.date})
		s.date++
		s.pos = d.End
		return true
	}
	return false
}

// ends gives the end of a figure's phrase, or of its first part if another figure or
// a date stands in it.
func (s *scanner) ends(start, end int) int {
	if s.fig < len(s.figs) && s.figs[s.fig].Start > start {
		end = min(end, s.figs[s.fig].Start)
	}
	for d := s.date; d < len(s.dates) && s.dates[d].Start < end; d++ {
		if s.dates[d].Start > start {
			return min(end, s.dates[d].Start)
		}
	}
	return end
}

// stop reads a full stop or the like, which ends a sentence if what follows begins one.
func (s *scanner) stop(end int) {
	i := s.pos + 1
	for i < end && strings.IndexByte(`.!?")`, s.text[i]) >= 0 {
		i++
	}
	rest := s.text[i:end]
	closing := strings.HasPrefix(rest, "”")
	if closing {
		i += len("”")
	}
	quoted := closing || strings.Contains(s.text[s.pos:i], `"`)
	next := strings.TrimLeft(s.text[i:end], " \t\r\n")
	r, _ := utf8.DecodeRuneInString(next)
	if next != "" && (len(next) == len(s.text[i:end]) || unicode.IsLower(r)) || s.text[s.pos] == '.' && s.initial() {
		s.pos++
		return
	}
	s.marks = append(s.marks, mark{start: s.pos, end: i, cues: stopMark})
	if quoted {
		s.marks = append(s.marks, mark{start: i - 1, end: i, cues: quoteMark, index: -1})
	}
	s.pos = i
}

// initial reports whether the full stop here is that of an abbreviation: "Insp.", "St."
func (s *scanner) initial() bool {
	start := strings.LastIndexAny(s.text[max(0, s.pos-6):s.pos], " \n(") + 1 + max(0, s.pos-6)
	switch s.text[start:s.pos] {
	case "St", "Mr", "Mrs", "Ms", "Dr", "Det", "Insp", "Supt", "Sgt", "Ch", "No", "Rev", "Cllr", "approx", "Ave", "e.g", "i.e", "Op":
		return true
	}
	return s.pos-start == 1 && unicode.IsUpper(rune(s.text[start]))
}

// sign reads a mark that is no ASCII.
func (s *scanner) sign(end int) {
	r, size := utf8.DecodeRuneInString(s.text[s.pos:end])
	c := cues(0)
	switch r {
	case '“', '”', '„', '«', '»':
		c = quoteMark
	case '–', '—':
		if !digitAt(s.text, s.pos-1) || !digitAt(s.text, s.pos+size) {
			c = commaMark
		}
	}
	if c != 0 {
		s.marks = append(s.marks, mark{start: s.pos, end: s.pos + size, cues: c})
	}
	s.pos += size
}

func digitAt(text string, i int) bool {
	return 0 <= i && i < len(text) && '0' <= text[i] && text[i] <= '9'
}

// word reads a word, and the phrase that it starts if it starts one.
func (s *scanner) word(end int) {
	start := s.pos
	var buf [longestWord]byte
	word := s.lower(&buf, end)
	next := s.pos
	if word == nil {
		return
	}
	capital := s.text[start] < 'a'
	list := s.vocab.phrases[string(word)]
	limit := s.limit(start, end)
	for i := range list {
		p := &list[i]
		if p.name && !capital {
			continue
		}
		s.pos = next
		if !s.follow(p, limit) {
			continue
		}
		if p.area != 0 && s.street() {
			s.pos = next
			continue
		}
		if p.cues == withMark && hasPrefix(s.text[start:], "Neighbouring ") { // Neighbouring Suffolk made 31 arrests
			return
		}
		if p.cues == divisionMark {
			s.division(start)
			return
		}
		m := mark{start: start, end: s.pos, cues: p.cues, area: p.area}
		if p.cues == placeMark {
			s.compassed()
			if m.end = s.pos; s.acts(end) && !s.inside(start) {
				m.cues |= bodyMark
			}
		}
		s.marks = append(s.marks, m)
		return
	}
	s.pos = next
	if capital && !s.actor(start, end) {
		s.place(start, end)
	}
}

// inside reports whether "in" stands before the name at start, so that something is done
// there and not by it: "two arrests in Dover had".
func (s *scanner) inside(start int) bool {
	n := len(s.marks)
	return n > 0 && s.marks[n-1].cues&inMark != 0 && s.marks[n-1].end < start && strings.TrimSpace(s.text[s.marks[n-1].end:start]) == ""
}

// compassed takes the word that makes of the place before it a part: "Derby North".
func (s *scanner) compassed() {
	rest, ok := strings.CutPrefix(s.text[s.pos:], " ")
	if !ok {
		return
	}
	for _, w := range compass {
		if strings.HasPrefix(rest, w) && !letter(byteAt(rest, len(w))) {
			s.pos += 1 + len(w)
			return
		}
	}
}

// limit gives where the next figure or date starts, which no phrase goes into.
func (s *scanner) limit(start, end int) int {
	if s.fig < len(s.figs) && s.figs[s.fig].Start > start {
		end = min(end, s.figs[s.fig].Start)
	}
	if s.date < len(s.dates) && s.dates[s.date].Start > start {
		end = min(end, s.dates[s.date].Start)
	}
	return end
}

// follow reads the rest of a phrase.
func (s *scanner) follow(p *phrase, end int) bool {
	for _, want := range p.rest {
		if s.pos >= end || s.text[s.pos] != ' ' && s.text[s.pos] != '-' {
			return false
		}
		s.pos++
		if !hasFold(s.text[s.pos:end], want) {
			return false
		}
		if p.name && len(want) > 3 && s.text[s.pos] >= 'a' && s.text[s.pos-1] != '-' && want != "police" && want != "constabulary" && want != "region" && want != "officers" && want != "forces" {
			return false
		}
		s.pos += len(want)
		if s.pos < len(s.text) && letter(s.text[s.pos]) {
			return false
		}
	}
	return true
}

// hasFold reports whether text starts with a word in lower case, in any case.
func hasFold(text, word string) bool {
	if len(text) < len(word) {
		return false
	}
	for i := range len(word) {
		c := text[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != word[i] {
			return false
		}
	}
	return true
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf }

// lower reads the letters of a word and gives them in lower case, or nil if they are
// more than any word that is looked for has.
func (s *scanner) lower(buf *[longestWord]byte, end int) []byte {
	n := 0
	for s.pos < end {
		c := s.text[s.pos]
		if c == '\'' && s.pos+1 < end && n > 0 && letter(s.text[s.pos+1]) && s.text[s.pos+1] != 's' {
			c = 'x'
		} else if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s.text[s.pos:end])
			if !unicode.IsLetter(r) {
				break
			}
			s.pos += size
			n = len(buf) + 1
			continue
		} else if !letter(c) {
			if c != '&' || s.pos+1 >= end || !letter(s.text[s.pos+1]) {
				break
			}
		} else {
			c |= 0x20
		}
		if n < len(buf) {
			buf[n] = c
		}
		n++
		s.pos++
	}
	if n > len(buf) {
		return nil
	}
	return buf[:n]
}

// streets are words behind a name that make it a road, a club or a person of it.
var streets = []string{"Street", "Road", "Avenue", "Lane", "Drive", "Close", "Way", "Crescent", "Terrace", "Park", "University", "Crown", "Magistrates", "Live", "Echo", "Gazette", "United", "County Court", "Show", "Airport", "Station", "Council", "Gardens", "Island", "Square", "Hotel", "Hospital", "College"}

// street reports whether what stands here makes a road or the like of the name before.
func (s *scanner) street() bool {
	if s.pos >= len(s.text) || s.text[s.pos] != ' ' {
		return false
	}
	rest := s.text[s.pos+1:]
	if rest == "" || rest[0] < 'A' || rest[0] > 'Z' {
		return false
	}
	for _, w := range streets {
		if strings.HasPrefix(rest, w) && !letter(byteAt(rest, len(w))) {
			return true
		}
	}
	return false
}

func byteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return ' '
}

// longestPlace bounds the name of a place, in bytes.
const longestPlace = 60

// divisions are words that make of the name before them a part of a force's area.
var divisions = []string{"District", "Division", "division", "district", "Borough", "borough", "area", "ward", "policing area", "city centre", "town centre"}

// noPlaces are capitalised words behind "in" that are no places.
var noPlaces = map[string]bool{}

func init() {
	for w := range strings.FieldsSeq("Operation Op Class Year Years Programme Project Phase Home National January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Crown Magistrates Chief Detective Inspector Superintendent Sergeant PC PCC Officers Police Force Section Schedule Act County Lines Crimestoppers Taser Xbox Schools Primary Secondary Christmas Easter Type Code Q The A An This Our Their Mr Mrs Ms Miss Dr Sir Lord Lady Judge Recorder Cllr Det Insp Supt Sgt DCI DI DS DC ACC Constable Commander Commissioner Minister Secretary Councillor Assistant Deputy Acting Temporary Neighbourhood Safer Response Proactive Serious Roads Specialist Tactical Support Community Intelligence Drugs Drug Cash Arrests Weapons Total Other By Per Each Every Busiest Highlights Main All Most Best Key What Where How Which Results Figures") {
		noPlaces[w] = true
	}
}

// place takes a capitalised name behind "in" or the like for a place.
func (s *scanner) place(start, end int) {
	first := s.pos
	n := len(s.marks)
	if n == 0 || s.marks[n-1].end > start || noPlaces[s.text[start:first]] {
		return
	}
	before, gap := &s.marks[n-1], s.text[s.marks[n-1].end:start]
	if strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(gap), "the")) != "" || strings.ContainsAny(gap, "\n") {
		return
	}
	listed := n > 1 && before.cues&(andMark|commaMark) != 0 && s.marks[n-2].cues&placeMark != 0 && strings.TrimSpace(s.text[s.marks[n-2].end:before.start]) == ""
	if before.cues&inMark == 0 && !listed {
		return
	}
	last := s.words(start, min(end, start+longestPlace))
	if hasPrefix(s.text[last:end], " Crown Court", " Magistrates") {
		return
	}
	if (listed || !s.within(before, start, last)) && s.places.police(s.text[start:last]) == 0 {
		return
	}
	if hasPrefix(s.text[last:end], "'s", "’s") && s.places.police(s.text[start:last]) == 0 { // at somebody's home: names of persons are not kept
		return
	}
	for _, d := range divisions {
		if rest := s.text[last:end]; strings.HasPrefix(rest, " "+d) && !letter(byteAt(rest, len(d)+1)) {
			last += len(d) + 1
		}
	}
	s.pos = last
	s.marks = append(s.marks, mark{start: start, end: last, cues: placeMark})
}

// within reports whether "in" or the like, before a capitalised name, makes it a place:
// "on" does only before a road, as things are found on people.
func (s *scanner) within(m *mark, start, last int) bool {
	if word := s.text[m.start:m.end]; !strings.EqualFold(word, "on") && !strings.EqualFold(word, "over") && !strings.EqualFold(word, "inside") {
		return true
	}
	name := s.text[start:last]
	for _, w := range roads {
		if strings.HasSuffix(name, " "+w) {
			return true
		}
	}
	return len(name) < 6 && len(name) > 1 && digitAt(name, 1) // the M62
}

var roads = []string{"Street", "Road", "Avenue", "Lane", "Drive", "Close", "Way", "Crescent", "Terrace", "Park", "Gardens", "Square", "Estate", "Isle of Wight", "Wirral", "Island", "Peninsula", "Hill"}

// division takes the capitalised words before "District" or "Division" for its name.
func (s *scanner) division(start int) {
	from := start
	for i := start - 1; i > 0 && s.text[i] == ' ' && start-i < longestPlace; {
		word := i
		for word > 0 && (letter(s.text[word-1]) || s.text[word-1] == '-' || s.text[word-1] == '\'') {
			word--
		}
		text := s.text[word:i]
		if text == "" || noPlaces[text] || !('A' <= text[0] && text[0] <= 'Z') && !(from < start && (text == "and" || text == "of" || text == "upon")) {
			break
		}
		if 'A' <= text[0] && text[0] <= 'Z' {
			from = word
		}
		i = word - 1
	}
	if from == start {
		return
	}
	for n := len(s.marks); n > 0 && s.marks[n-1].start >= from && s.marks[n-1].cues&(figureMark|dateMark) == 0; n-- {
		s.marks = s.marks[:n-1]
	}
	s.marks = append(s.marks, mark{start: from, end: s.pos, cues: placeMark})
}

// words gives the end of the capitalised words from start: "Isle of Wight",
// "Newcastle upon Tyne", "Stoke-on-Trent".
func (s *scanner) words(start, end int) int {
	last := s.pos
	for i := s.pos; i < end; {
		c := s.text[i]
		if inName(s.text[i:end]) || c == '.' && s.text[start:i] == "St" {
			i++
			last = i
			continue
		}
		if c != ' ' {
			break
		}
		rest := s.text[i+1 : end]
		word := rest
		if n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); n >= 0 {
			word = rest[:n]
		}
		r, _ := utf8.DecodeRuneInString(word)
		if unicode.IsUpper(r) && !noPlaces[word] {
			i += 1 + len(word)
			last = i
			continue
		}
		switch word {
		case "of", "upon", "on", "under", "le", "in", "and", "the", "with":
			if tail := strings.TrimPrefix(strings.TrimPrefix(rest[len(word):], " "), "the "); word != "and" && word != "on" && word != "in" && word != "with" || divisionAfter(tail) {
				if r, _ := utf8.DecodeRuneInString(tail); unicode.IsUpper(r) && rest[len(word):] != tail {
					i += 1 + len(word)
					continue
				}
			}
		}
		break
	}
	return last
}

// inName reports whether a letter, a hyphen or an apostrophe at the start of rest goes
// on with a name: "King's Lynn", but not "Luton's".
func inName(rest string) bool {
	switch {
	case strings.HasPrefix(rest, "'s"):
		return len(rest) > 3 && rest[2] == ' ' && 'A' <= rest[3] && rest[3] <= 'Z'
	case strings.HasPrefix(rest, "’"):
		return !strings.HasPrefix(rest, "’s")
	}
	return rest[0] == '-' || rest[0] == '\'' || letter(rest[0])
}

// divisionAfter reports whether the name at the start of rest is one of a division.
func divisionAfter(rest string) bool {
	_, tail, _ := strings.Cut(rest, " ")
	for _, d := range divisions[:6] {
		if strings.HasPrefix(tail, d) {
			return true
		}
	}
	return false
}

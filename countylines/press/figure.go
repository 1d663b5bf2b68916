// SPDX-License-Identifier: MIT

package press

import (
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
)

// state makes a statement of the figure ms[i].
func (r *reader) state(ms []mark, i int, c *context, k *clause, block int) {
	m := &ms[i]
	f := r.figs[m.index]
	s := Statement{Found: f, Area: c.area, Period: c.period, Open: c.open, Role: c.role, Part: c.part, Scope: c.scope, Same: -1}
	n := note{block: block, headline: r.blocks[block].kind == headlineBlock, quote: k.quote, listed: r.blocks[block].kind == listBlock, sentence: k.first}
	n.own = c.dated || c.part != Whole || k.subject || k.located
	if k.quote && !k.subject && !k.located {
		s.Area = k.speaker
	}
	s.Why = make([]Word, 0, len(c.words))
	for _, w := range c.words {
		if w.Of != 0 {
			s.Why = append(s.Why, w)
		}
	}
	if hasSuffix(r.text[max(0, f.Start-16):f.Start], " of the force's ", " of the force’s ") {
		s.Part, s.Scope = Whole, "" // in Hull, where four of the force's nine lines were closed
	}
	r.ofAll(&s, &n)
	phrase := strings.ToLower(r.text[f.Start:f.End])
	n.more = further(phrase) || says(ms, i-1)&moreMark != 0 && r.touches(&ms[i-1], m)
	if i > 0 && ms[i-1].cues&oneMark != 0 && strings.EqualFold(r.text[ms[i-1].start:ms[i-1].end], "the") && r.touches(&ms[i-1], m) {
		n.definite = true
	}
	if r.inBrackets(f) {
		s.Role, s.Period, s.Open, n.own = r.brackets.role, r.brackets.period, false, true
	} else if r.contrast(ms, i, &s, phrase, k) {
		n.own = true
	} else if !n.all {
		r.group(ms, i, &s, &n, phrase, k)
	}
	r.partOf(&s, c.words[OfPeriod-1].End < ms[0].start)
	r.statements = append(r.statements, s)
	r.notes = append(r.notes, n)
}

// ofAll takes a figure of which one is told apart for one of the whole: "a boy found in Hull was
// one of 27 children safeguarded".
func (r *reader) ofAll(s *Statement, n *note) {
	before := strings.ToLower(r.text[max(0, s.Start-16):s.Start])
	if s.Role <= Earlier && hasSuffix(before, "one of ", "one of the ", "one of our ", "among ", "among the ") {
		if s.Period, s.Part, s.Scope = r.period, Whole, ""; s.Role == Earlier {
			s.Role = Unplaced
		}
		n.all, n.definite, n.own = true, true, false
	}
}

// partOf says of a figure that it is a part where what stands behind it, or the day that a text
// of no days of its own has come to, makes it one. Carried days are those of a sentence before.
func (r *reader) partOf(s *Statement, carried bool) {
	switch after := r.text[s.End:]; {
	case strings.HasPrefix(after, " elsewhere"):
		s.Part, s.Scope = OfGroup, "elsewhere"
	case strings.HasPrefix(after, " were made in it"):
		s.Role = Unplaced
	}
	if r.now.Size() != 1 || s.Period != r.now || s.Role != Result {
		return
	}
	if s.Counted == "sentenced" && carried {
		s.Period = calendar.Period{} // which was another day than that of the raid
	}
	if tail := r.text[s.End:min(len(r.text), s.End+80)]; carried && (s.Counted == "charged" || s.Counted == "remanded") && strings.Contains(tail, "ourt") {
		s.Role = Unplaced
	}
	if s.Part == Whole {
		s.Part, s.Scope = OfCase, strings.TrimSpace(r.text[r.nowWord.Start:r.nowWord.End])
	}
}

// A bracketing says what the numbers in brackets behind others are: "12 arrests (9)".
type bracketing struct {
	role   Role
	period calendar.Period
}

// bracketing reads of when the numbers in brackets are: "figures for Quarter 2 are given in
// brackets". They are not placed where the text does not say.
func (r *reader) bracketing() bracketing {
	at := strings.Index(r.text, "in brackets")
	if at < 0 {
		return bracketing{role: Unplaced}
	}
	for i := range r.dates {
		if d := &r.dates[i]; d.Start >= at && d.Start < at+40 && d.Period != r.period && !d.Open && !strings.ContainsAny(r.text[at:d.Start], ".\n") {
			return bracketing{Earlier, d.Period}
		}
	}
	for i := len(r.dates) - 1; i >= 0; i-- {
		if d := &r.dates[i]; d.End <= at && d.Start > at-100 && d.Period != r.period && !d.Open && !strings.Contains(r.text[d.End:at], "\n") {
			return bracketing{Earlier, d.Period}
		}
	}
	return bracketing{role: Unplaced}
}

// inBrackets reports whether a figure is a bare number in brackets behind one of the same
// kind: "128 arrests (141)".
func (r *reader) inBrackets(f Found) bool {
	last := len(r.statements) - 1
	if last < 0 || f.End >= len(r.text) || r.text[f.End] != ')' || r.text[f.Start] != '(' && !strings.HasSuffix(r.text[:f.Start], "(") {
		return false
	}
	gap := r.text[min(r.statements[last].End, f.Start):f.Start]
	return len(gap) < 16 && !strings.ContainsAny(gap, ".,;:\nABCDEFGHIJKLMNOPQRSTUVWXYZ") && !strings.Contains(r.text[f.Start:f.End], " ") && (sameKind(r.statements[last].Found, f) || money(f) && money(r.statements[last].Found))
}

// further reports whether a phrase says that its figure is on top of another.
func further(phrase string) bool {
	return hasWord(phrase, "more") && !strings.HasPrefix(phrase, "more than") || hasWord(phrase, "further") || hasWord(phrase, "another") || hasWord(phrase, "other")
}

// contrast makes s an earlier figure if it is what another is compared with.
func (r *reader) contrast(ms []mark, i int, s *Statement, phrase string, k *clause) bool {
	before := r.before(ms, i)
	for j := i - 1; before < 0 && j >= max(0, i-3) && says(ms, j)&(andMark|oneMark|commaMark|compareMark) != 0; j-- { // compared with 41 lines, which was not found, and 350 arrests
		if says(ms, j)&compareMark != 0 {
			before = j
		}
	}
	compared := (says(ms, before)&compareMark != 0 || says(ms, before)&inMark != 0 && says(ms, before-1)&percentMark != 0) && r.earlierKin(s.Found, k)
	if !compared && !r.tail(ms, i, s.Found) && !movedFrom(phrase) {
		return s.Role == Earlier
	}
	s.Role, s.Period, s.Open = Earlier, calendar.Period{}, false
	if n := len(r.statements); n <= k.first || r.statements[n-1].Part != OfPlace || !sameKind(r.statements[n-1].Found, s.Found) {
		s.Part, s.Scope = Whole, ""
	}
	if compared {
		s.Why = append(s.Why, Word{ms[before].start, ms[before].end, OfRole})
		r.like(s, k)
	}
	return true
}

// movedFrom reports whether a phrase says that a count rose or fell from its figure.
func movedFrom(phrase string) bool {
	for _, moved := range []string{"rose from ", "fell from ", "increased from ", "decreased from ", "dropped from "} {
		if strings.Contains(phrase, moved) {
			return true
		}
	}
	return false
}

// like makes a sum of money one of what the sum is that it is compared with, and gives
// it the days of "then".
func (r *reader) like(s *Statement, k *clause) {
	for i := len(r.statements) - 1; i >= max(0, k.first-8); i-- {
		t := &r.statements[i]
		if money(t.Found) && money(s.Found) && t.Role != Earlier {
			sum := s.Item.Money
			s.Item = t.Item
			s.Item.Money, s.Item.Including = sum, nil
			break
		}
	}
	if strings.HasPrefix(r.text[s.End:], " then") && k.first == 0 {
		s.Role = Unplaced
	}
	if strings.HasPrefix(r.text[s.End:], " then") && k.first > 0 {
		s.Period = r.statements[k.first-1].Period
		for i := k.first - 1; i >= max(0, k.first-4); i-- {
			if r.statements[i].Role == Earlier {
				s.Period = r.statements[i].Period
			}
		}
	}
}

// money reports whether a figure is a sum of money.
func money(f Found) bool {
	return f.Counted == "" && (f.Item.Kind == seizure.KindCash || f.Item.Kind == seizure.KindWorth || f.Item.Kind == seizure.KindGoodsWorth)
}

// tail reports whether the figure ms[i] goes on from one that another was compared
// with: "51 arrests in March and 49 in February".
func (r *reader) tail(ms []mark, i int, f Found) bool {
	if says(ms, i-1)&(andMark|commaMark) == 0 {
		return false
	}
	for j := i - 2; j >= max(0, i-6); j-- {
		switch c := ms[j].cues; {
		case c&figureMark != 0:
			n := r.statementOf(ms[j].index)
			return n >= 0 && r.statements[n].Role == Earlier && r.notes[n].own && sameKind(r.statements[n].Found, f)
		case c&(dateMark|inMark|ofMark|oneMark) == 0:
			return false
		}
	}
	return false
}

// earlierKin reports whether the sentence has told a figure of the same measure.
func (r *reader) earlierKin(f Found, k *clause) bool {
	for i := max(0, k.first-8); i < len(r.statements); i++ {
		if sameKind(r.statements[i].Found, f) || i >= k.first && money(f) && money(r.statements[i].Found) {
			return true
		}
	}
	return false
}

// sameKind reports whether two figures are of the same measure and thing.
func sameKind(a, b Found) bool {
	x, y := a.Item, b.Item
	return a.Counted == b.Counted && x.Kind == y.Kind && x.Form == y.Form && x.Substance == y.Substance && x.Weapon == y.Weapon && x.Good == y.Good
}

// people are the measures of people of whom some may be told apart.
var people = map[string]bool{"arrest": true, "charged": true, "remanded": true, "sentenced": true, "safeguarded": true, "nrm_referral": true, "stop_search": true}

var groups = strings.Fields("men women boys girls man woman boy girl male males female females teenager teenagers juvenile juveniles youth youths youngster youngsters minors teens schoolchildren pensioner child children adult adults under-18s u18s")

// group finds that a figure is of some of the people, or things, counted before it.
func (r *reader) group(ms []mark, i int, s *Statement, n *note, phrase string, k *clause) {
	of := func(scope string) {
		if s.Part == Whole {
			s.Part, s.Scope = OfGroup, scope
		}
	}
	m := &ms[i]
	after := r.text[m.end:min(len(r.text), m.end+24)]
	n.labelled = ms[0].cues&(ofThemMark|includeMark) != 0 && says(ms, i-1)&colonMark != 0
	kin := r.kin(s, n, k)
	n.ofThem = n.labelled || r.sorted(m) || someOf(phrase) || strings.HasPrefix(after, " of the ") || says(ms, i+1)&ofThemMark != 0 && r.touches(m, &ms[i+1])
	switch {
	case s.Counted == "":
		if n.ofThem && kin && (s.Item.Kind == seizure.KindGoods || hasPrefix(strings.TrimPrefix(after, " of them"), " from one ", " in one ", " at one ", " from a ", " in a ")) {
			of("")
		}
	case s.Counted == "line_closed" && typeIn(phrase, after) != "":
		of(typeIn(phrase, after))
	case n.ofThem && kin && k.subject && strings.Contains(phrase+after, " of the ") && len(r.statements) == k.first:
		// of those of several forces, 52 were this one's
	case n.ofThem && kin:
		of(strings.TrimSpace(phrase))
	case people[s.Counted] && s.Part == Whole:
		s.some(n, phrase, after, kin)
	}
}

// some takes people who were counted for a group if the phrase says of whom: men, those
// under 18. Children who were made safe may be all; their scope stands until it is known
// whether there are others.
func (s *Statement) some(n *note, phrase, after string, kin bool) {
	scope, ok := peopleIn(phrase, after, kin)
	if !ok {
		return
	}
	s.Scope = scope
	if n.grown = !kin && (s.Counted == "safeguarded" || s.Counted == "nrm_referral") && ages[scope]; !n.grown {
		s.Part = OfGroup
	}
}

// someOf reports whether a phrase in lower case says that its figure is of those told.
func someOf(phrase string) bool {
	return strings.HasSuffix(phrase, " of those") || strings.Contains(phrase, " of the ") || strings.Contains(phrase, " of them") || strings.Contains(phrase, " of whom")
}

// sorted reports whether what stands behind a bare number says what those people are.
func (r *reader) sorted(m *mark) bool {
	return !strings.Contains(r.text[m.start:m.end], " ") && hasPrefix(r.text[m.end:], " were under ", " were women", " were men", " were children", " were boys", " were girls", " were teenagers", " were juveniles", " were aged under", " were male", " were female")
}

// ages are groups of people that may be all that there are: children safeguarded.
var ages = map[string]bool{"child": true, "children": true, "adult": true, "adults": true, "youth": true, "youths": true, "teenagers": true, "juveniles": true, "youngsters": true, "": true}

// divide takes children, or adults, for a part where the text counts others of the
// same beside them: "17 children and eight adults were safeguarded".
func (r *reader) divide() {
	r.divideGrown()
	trial := r.trial()
	for i := range r.statements {
		s := &r.statements[i]
		if trial && s.Part == Whole && s.Role == Result && s.Area == r.area && s.Period.Size() <= 31 {
			s.Part = OfCase // of what was before the court
		}
		if s.Part == Whole && s.Role == Result && s.Counted == "sentenced" && s.Period.Size() <= 1 {
			s.Part = OfCase // before a court
		}
		if s.Part == Whole {
			s.Scope = ""
		}
	}
}

// divideGrown takes children, or adults, for a part where others are counted beside them.
func (r *reader) divideGrown() {
	for i := range r.statements {
		s := &r.statements[i]
		if !r.notes[i].grown || s.Part != Whole {
			continue
		}
		for j := max(0, i-3); j < min(len(r.statements), i+4); j++ {
			t := &r.statements[j]
			whole := r.notes[j].block == r.notes[i].block && t.Part == Whole && t.extent() != s.extent()
			if j != i && t.Counted == s.Counted && t.Area == s.Area && t.Role == s.Role && t.Period == s.Period && (whole || t.Part == OfGroup || r.notes[j].grown && t.Scope != s.Scope) {
				s.Part = OfGroup
			}
		}
	}
}

// trial reports whether a release is on a case before a court: it begins with those who
// were sentenced, and reports on no days.
func (r *reader) trial() bool {
	return r.period.Size() == 0 && len(r.statements) > 0 && r.statements[0].Counted == "sentenced" && r.statements[0].Role == Result
}

// kin reports whether a figure of the same measure and area was told just before s.
func (r *reader) kin(s *Statement, n *note, k *clause) bool {
	last := len(r.statements) - 1
	if last < k.first-3 {
		return false
	}
	for j := last; j >= max(0, last-5) && (r.notes[j].block == n.block || n.labelled && r.notes[j].block == n.block-1); j-- {
		if sameKind(r.statements[j].Found, s.Found) && r.statements[j].Area == s.Area && r.statements[j].Role == s.Role {
			return true
		}
	}
	return false
}

// peopleIn gives the group of people that a phrase, or what follows it, speaks of.
func peopleIn(phrase, after string, kin bool) (scope string, ok bool) {
	found, several := "", 0
	for w := range strings.FieldsFuncSeq(phrase, func(r rune) bool { return !('a' <= r && r <= 'z') }) {
		for _, g := range groups {
			if w == g {
				found = w
				several++
			}
		}
	}
	vulnerable := hasWord(phrase, "vulnerable")
	switch {
	case several == 1 && (!vulnerable || ages[found]), several > 1 && strings.Contains(phrase, "year-old"),
		strings.Contains(phrase, "young people"), strings.Contains(phrase, "under 18"), strings.Contains(phrase, "under the age"):
		return found, true
	case groupAfter(after) != "":
		return groupAfter(after), true
	case kin && hasPrefix(after, " for ", " aged ", " under 18", " under the age"):
		return lowerWords(after), true
	}
	return "", false
}

// groupAfter gives the people of whom those before were: "arrests of children".
func groupAfter(after string) string {
	rest, _ := strings.CutPrefix(after, " of ")
	for _, g := range groups {
		if next, ok := strings.CutPrefix(rest, g); ok && rest != after && (next == "" || strings.IndexByte(".,;:)\n", next[0]) >= 0 || next[0] == ' ' && !strings.HasPrefix(next, " and ")) {
			return g
		}
	}
	return ""
}

// typeIn gives the type of closed lines that a phrase, or brackets behind it, name.
func typeIn(phrase, after string) string {
	for _, kind := range [...]string{"type 1", "type 2"} {
		if strings.Contains(phrase, kind) || strings.Contains(strings.ToLower(after), "("+kind) {
			return kind
		}
	}
	return ""
}

// lowerWords gives the words that text starts with up to one that may be a name, or a
// number of many digits.
func lowerWords(text string) string {
	end, words := 0, 0
	for i := 0; i < len(text) && words < 4; words++ {
		j := i + 1
		for j < len(text) && (ascii(text[j]) && text[j] >= 'a' || digitAt(text, j) && j < i+3) {
			j++
		}
		if j == i+1 || j < len(text) && text[j] != ' ' && strings.IndexByte(",.;:)", text[j]) < 0 {
			break
		}
		end = j
		if i = j; i < len(text) && text[i] != ' ' {
			break
		}
	}
	return strings.TrimSpace(text[:end])
}

// hasWord reports whether a phrase in lower case has a word.
func hasWord(phrase, word string) bool {
	for rest := phrase; ; {
		i := strings.Index(rest, word)
		if i < 0 {
			return false
		}
		end := i + len(word)
		if (i == 0 || !letter(rest[i-1])) && (end == len(rest) || !letter(rest[end])) {
			return true
		}
		rest = rest[end:]
	}
}

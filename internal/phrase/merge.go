// SPDX-License-Identifier: MIT

package phrase

// merge turns the words of the sentence into the longest phrases of the lexicon.
// A hyphen between two words counts as a space.
func (s *scanner) merge() {
	l, toks := s.lex, s.toks
	out := 0
	for i := 0; i < len(toks); {
		best, end := int32(0), i+1
		if slot := toks[i].slot; slot != nil && slot.node != 0 {
			at := slot.node
			best = l.nodes[at].entry
			for j := i; l.nodes[at].more && !toks[j].has(possessive); {
				k := j + 1
				if k < len(toks) && toks[k].class == hyphen {
					k++
				}
				if k >= len(toks) || toks[k].slot == nil {
					break
				}
				next, ok := l.edges[edge{at, toks[k].slot.id}]
				if !ok {
					break
				}
				at, j = next, k
				if e := l.nodes[at].entry; e != 0 {
					best, end = e, j+1
				}
			}
		}
		t := toks[i]
		if t.is(comma) && s.text[t.start] == '\n' && out > 0 && goesOn(toks[out-1].class) {
			i = end
			continue
		}
		if best != 0 {
			e := &l.entries[best-1]
			t.class, t.entry = e.class, e
			t.end = toks[end-1].end
			t.traits |= toks[end-1].traits & possessive
			if t.class == Month && !t.has(capital) && t.end-t.start <= 5 { // may, march
				t.class = Possible
			}
		}
		toks[out] = t
		out++
		i = end
	}
	s.toks = toks[:out]
}

// goesOn reports whether a word of the class at the end of a line leads on to the
// next line.
func goesOn(c Class) bool {
	switch c {
	case Of, In, With, And, Or, To, Between, Qualifier, Filler, Article, Definite, Preposition, Be, Have:
		return true
	}
	return false
}

// refer marks the numbers that only refer to something: dates, times, ages,
// sizes, sections of Acts, sums in other currencies. They read as adjectives
// from then on.
func (s *scanner) refer() {
	for i := 0; i < len(s.toks); i++ {
		switch t := &s.toks[i]; t.class {
		case digits:
			i = s.referDigits(s.ratio(i))
		case reference:
			for s.text[t.start] == '0' && t.end-t.start > 2 && s.at(i+1).is(digits) { // 0800 555 111
				i = s.ref(i+1, i+1)
			}
		case Number:
			if j := s.ratio(i); j > i {
				i = j
			} else {
				s.referWords(i)
			}
		case Thing:
			i = s.referTwoAges(i)
		case foreign:
			if n := s.at(i + 1); n.is(digits) || n.is(broken) {
				i = s.ref(i, i+1)
				if s.at(i + 1).is(Scale) {
					i = s.ref(i, i+1)
				}
			}
		case Month:
			i = s.referMonth(i)
		case Age:
			i = s.referAges(i + 1)
		case Label:
			i = s.referLabel(i)
		case Weekday, Year, otherChars, hyphen, Definite:
			if s.numbers(i) {
				i = s.ref(i+1, i+1)
			}
		}
	}
}

// numbers reports whether token i makes the digits behind it a name: Monday 3,
// Year 6, #12, A-50.
func (s *scanner) numbers(i int) bool {
	t, n := s.at(i), s.at(i+1)
	switch {
	case !n.is(digits):
		return false
	case t.is(Weekday):
		return s.dayNumber(i + 1)
	case t.is(Year):
		return n.end-n.start <= 2 && t.has(capital)
	case t.is(otherChars):
		return !n.has(spaced)
	case t.is(Definite): // both 25
		return t.says(saysBoth) && n.end-n.start == 2 && !s.noun(i+2) && !s.at(i+2).is(Of)
	}
	return i > 0 && s.isWord(i-1) && !s.at(i-1).is(Scale)
}

// ref marks the tokens from a to b as a reference and gives b.
func (s *scanner) ref(a, b int) int {
	for ; a <= b; a++ {
		s.toks[a].class = reference
		s.toks[a].entry = nil
	}
	return b
}

// isWord reports whether token i is a word that is no number or unit.
func (s *scanner) isWord(i int) bool {
	switch s.at(i).class {
	case digits, broken, reference, Number, Mass, Volume, MoneyUnit:
		return false
	}
	return isLetter(s.text[s.toks[i].start])
}

// dayNumber reports whether token i is a number that can be a day of a month.
func (s *scanner) dayNumber(i int) bool {
	t := s.at(i)
	return t.is(digits) && t.number.exp == 0 && t.number.coef >= 1 && t.number.coef <= 31 && t.end-t.start <= 2
}

// referDigits marks the digits at i if what stands about them makes them a
// reference. It gives the last token that it marked, or i.
func (s *scanner) referDigits(i int) int {
	if last, ok := s.hung(i); ok {
		return last
	}
	if s.at(i+1).is(In) && s.at(i+2).is(digits) && s.at(i).number.coef == 1 { // 1 in 5
		return s.ref(i, i+2)
	}
	if last := s.street(i + 1); last > 0 {
		return s.ref(i, last)
	}
	if s.ageAside(i) || s.firstDay(i) || s.ageOf(i) || s.yearAlone(i) {
		return s.ref(i, i)
	}
	return i
}

// hung marks the digits at i if they hang on the word behind them: "24-year-old",
// "12 inches", "3rd of May", "4 March 2022", "12 dollars", "a 50-strong team".
func (s *scanner) hung(i int) (last int, ok bool) {
	j := i + 1
	if s.at(j).is(hyphen) {
		j++
	}
	unit, joined := s.at(j), j > i+1
	switch unit.class {
	case AgeTail:
		s.ref(i, j-1)
		s.firstAge(i)
		return j, true
	case Measure:
		ok = joined || unit.entry.value == 0
	case Clock:
		ok = !joined
	case Percent, foreign:
		ok = true
	case Ordinal, Mass:
		if !joined && !unit.has(spaced) && (unit.is(Ordinal) || s.first(i, unit)) {
			return s.month(s.ref(i, j)), true
		}
	case Month:
		if s.dayNumber(i) {
			return s.year(s.ref(i, j)), true
		}
	case Blocked:
		ok = joined // a 30-day sentence
	case Unknown, Thing, Noun, Year:
		ok = joined && unit.end > unit.start // a 50-strong team
	}
	if ok {
		return s.ref(i, j), true
	}
	return i, false
}

// firstAge refers the first of two ages, of which the second is at i: 12- to 14-year-olds.
func (s *scanner) firstAge(i int) {
	k := i - 1
	if !s.at(k).is(To) && !s.at(k).is(And) && !s.at(k).is(Or) && !s.at(k).is(hyphen) {
		return
	}
	if k--; s.at(k).is(hyphen) || s.at(k).is(dash) {
		k--
	}
	if s.at(k).is(digits) && s.at(k).number.coef < 110 {
		s.ref(k, k)
	}
}

// first reports whether the st behind the digits at i is that of 21st and not
// stones.
func (s *scanner) first(i int, st *token) bool {
	n := s.at(i).number
	return st.end-st.start == 2 && s.text[st.start]|0x20 == 's' && n.exp == 0 && n.coef%10 == 1 && n.coef%100 != 11
}

// ageAside reports whether the digits at i are the age of who is named before
// them: "Mr Doyle, 41, of Leek", "the woman (29)".
func (s *scanner) ageAside(i int) bool {
	if s.at(i).number.coef >= 110 {
		return false
	}
	switch prev, next := s.at(i-1), s.at(i+1); {
	case prev.is(comma) && next.is(comma):
		be := s.at(i + 2)
		return s.aged(i-2) || s.at(i-2).is(Unknown) && (be.is(Be) || be.is(Have))
	case prev.is(open) && next.is(shut):
		return s.aged(i - 2)
	}
	return false
}

// firstDay reports whether the digits at i are the first of two days: 9 – 15
// October, 4-10 March, 12 and 13 May.
func (s *scanner) firstDay(i int) bool {
	if !s.dayNumber(i) {
		return false
	}
	switch s.at(i + 1).class {
	case hyphen, dash, To, And, comma:
	default:
		return false
	}
	k := i + 2
	if s.at(k).is(Weekday) {
		k++
	}
	after := s.at(k + 1)
	return s.dayNumber(k) && (after.is(Month) || after.is(Ordinal) && !after.has(spaced))
}

// ageOf reports whether the digits at i are an age: a boy of 15.
func (s *scanner) ageOf(i int) bool {
	return s.at(i-1).is(Of) && s.at(i-2).is(Thing) && s.at(i).number.coef < 100 && !s.noun(i+1)
}

// yearAlone reports whether the digits at i are a year by the word before them.
func (s *scanner) yearAlone(i int) bool {
	if !s.isYear(i) || i == 0 {
		return false
	}
	switch prev := s.at(i - 1); prev.class {
	case In, Subordinator, Year, Month, Definite, open:
		return true
	case Preposition:
		return prev.says(saysDated)
	case comma, And, Or, To, dash, hyphen, slash: // in 2019, 2020 and 2021
		return s.at(i-2).is(reference) && s.at(i-2).end-s.at(i-2).start == 4
	case Unknown: // Operation Venetic 2020
		return prev.has(capital) && prev.end > prev.start && s.at(i).number.coef%100 > 0
	}
	return false
}

// ratio marks "one in five", "2 out of 10", "one person in ten" at i, and gives the
// last token that it marked, or i.
func (s *scanner) ratio(i int) int {
	j := i + 1
	person := s.at(j).is(Thing)
	if person {
		j++
	}
	if t := s.at(j); !t.is(In) && !(t.is(Preposition) && t.says(saysOutOf)) {
		return i
	}
	k := j + 1
	if s.at(k).says(saysEvery) {
		k++
	}
	few, many := s.small(i), s.small(k)
	switch after := s.at(k + 1); {
	case few == 0 || few >= many, after.is(Mass), after.is(Blocked), after.is(Scale), after.is(hyphen), after.is(Measure), after.is(Year):
		return i
	case person && (few > 1 || !s.boundary(k+1) && !after.is(Be) && !after.is(Verb)):
		return i
	}
	return s.ref(i, k)
}

// small gives the whole number that token i is, or 0.
func (s *scanner) small(i int) uint64 {
	switch t := s.at(i); {
	case t.is(digits) && t.number.exp == 0:
		return t.number.coef
	case t.is(Number):
		return uint64(t.entry.value)
	}
	return 0
}

// referTwoAges marks the ages of "two men, 22 and 24, were", the people being at
// token i, and gives the last token that it marked, or i.
func (s *scanner) referTwoAges(i int) int {
	j := i + 1
	if s.at(i).entry.set&s.lex.people == 0 || !s.at(j).is(comma) || s.at(j).has(semi) {
		return i
	}
	count := 0
	for ; s.at(j).is(comma) || s.at(j).is(And); j += 2 {
		if t := s.at(j + 1); !t.is(digits) || t.end-t.start != 2 || s.noun(j+2) {
			break
		}
		count++
	}
	if t := s.at(j); count < 2 || !t.is(comma) && !t.is(Be) && !t.is(stop) && !t.is(Have) {
		return i
	}
	return s.ref(i+2, j-1)
}

// aged reports whether token i ends what an age may be given of: a name, "the
// woman".
func (s *scanner) aged(i int) bool {
	t := s.at(i)
	return t.is(Unknown) && t.has(capital) || t.is(Thing) && t.entry.flags&Plural == 0
}

// street gives the last token of the name of a street that starts at i, or 0.
func (s *scanner) street(i int) int {
	for j := i; j < i+4; j++ {
		switch t := s.at(j); {
		case !t.has(capital):
			return 0
		case t.is(Street), j > i && t.says(saysAddressed):
			return j
		case t.class >= Substance:
			return 0
		}
	}
	return 0
}

// equalFold reports whether s is the text lower, whatever its case.
func equalFold(s, lower string) bool {
	if len(s) != len(lower) {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

// isYear reports whether token i is four digits that read as a year.
func (s *scanner) isYear(i int) bool {
	t := s.at(i)
	return t.is(digits) && t.end-t.start == 4 && t.number.exp == 0 && t.number.coef >= 1900 && t.number.coef < 2100
}

// month marks a month, "of May" or "May", behind token i, and the year behind it.
func (s *scanner) month(i int) int {
	j := i + 1
	if s.at(j).is(Of) {
		j++
	}
	if s.at(j).is(Month) {
		return s.year(s.ref(j, j))
	}
	return i
}

// year marks the year behind token i, if there is one.
func (s *scanner) year(i int) int {
	j := i + 1
	if s.at(j).is(comma) || s.at(j).is(open) {
		j++
	}
	if s.isYear(j) {
		return s.ref(j, j)
	}
	return i
}

// referWords marks a number in words that hangs on another word: "a six-month
// sentence", "two-storey".
func (s *scanner) referWords(i int) {
	if s.at(i + 1).is(Percent) {
		s.ref(i, i+1)
		return
	}
	if s.at(i+1).is(AgeTail) || s.at(i+1).is(hyphen) && s.at(i+2).is(AgeTail) {
		s.ref(i, i)
		return
	}
	if !s.at(i + 1).is(hyphen) {
		if s.at(i+1).is(Measure) && s.at(i+1).entry.value == 0 {
			s.ref(i, i+1)
		}
		return
	}
	switch t := s.at(i + 2); t.class {
	case Unknown, Blocked, Measure, Thing, Noun, Ordinal, Adverb, Article, Money, Verb, Be, Year:
		s.ref(i, i+2)
	}
}

// referMonth marks the day and year of "October 3, 2022", "July 12-14", and the
// year of "March 2023".
func (s *scanner) referMonth(i int) int {
	j := i + 1
	if s.isYear(j) {
		return s.ref(j, j)
	}
	if !s.dayNumber(j) || s.at(i-1).is(In) && s.noun(j+1) {
		return i
	}
	i = s.ref(j, j)
	if end := s.at(j + 1); !end.has(spaced) && (end.is(Ordinal) || end.is(Mass) && equalFold(s.text[end.start:end.end], "st")) {
		i = s.ref(j+1, j+1)
	}
	if t := s.at(i + 1); t.is(hyphen) || t.is(dash) || t.is(To) || t.is(And) {
		k := i + 2
		if s.at(k).is(Month) {
			k++
		}
		if s.dayNumber(k) && !s.noun(k+1) {
			i = s.ref(i+1, k)
		}
	}
	return s.year(i)
}

// noun reports whether token i is, or looks like, what a number counts.
func (s *scanner) noun(i int) bool {
	t := s.at(i)
	switch t.class {
	case Substance, Form, Weapon, Turn, Good, Noun, Thing, Blocked, Adjective, Mass, Volume, Money:
		return true
	case Unknown:
		return t.end > t.start && !t.has(capital) && !s.adverb(i)
	}
	return false
}

// referAges marks the numbers behind "aged": 24, 31 and 45; between 14 and 24.
func (s *scanner) referAges(i int) int {
	last := i - 1
	for j := i; j < i+12; j++ {
		switch t := s.at(j); t.class {
		case digits, Number:
			if j > i && s.noun(j+1) && !s.at(j-1).is(Between) && last >= i {
				return last
			}
			if t.is(digits) && t.number.coef > 120 {
				return last
			}
			last = s.ref(j, j)
		case And, comma, To, Of, Between, hyphen, dash, Or, Qualifier, Definite:
		case Preposition:
			if !t.says(saysOrigin) {
				return last
			}
		default:
			return last
		}
	}
	return last
}

// referLabel marks the numbers behind a word that numbers things: section 23,
// platforms 1 to 6.
func (s *scanner) referLabel(i int) int {
	last := i
	for j := i + 1; j < i+8; j++ {
		switch t := s.at(j); t.class {
		case digits:
			if unit := s.at(j + 1); unit.is(Mass) || unit.is(Volume) {
				return last
			}
			if j > i+1 && s.noun(j+1) {
				return last
			}
			last = s.ref(j, j)
		case Number:
			if j > i+1 {
				return last
			}
			if s.noun(j + 1) {
				return last
			}
			last = s.ref(j, j)
		case hyphen, dash, To, And:
			if last == i {
				return last
			}
		default:
			return last
		}
	}
	return last
}

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

// refer marks the numbers that only refer to something: dates, times, ages,
// sizes, sections of Acts, sums in other currencies. They read as adjectives
// from then on.
func (s *scanner) refer() {
	for i := 0; i < len(s.toks); i++ {
		switch t := &s.toks[i]; t.class {
		case digits:
			i = s.referDigits(i)
		case reference:
			for s.text[t.start] == '0' && t.end-t.start > 2 && s.at(i+1).is(digits) { // 0800 555 111
				i = s.ref(i+1, i+1)
			}
		case Number:
			s.referWords(i)
		case foreign:
			if n := s.at(i + 1); n.is(digits) || n.is(broken) {
				i = s.ref(i, i+1)
				if s.at(i + 1).is(Scale) {
					i = s.ref(i, i+1)
				}
			}
		case Month:
			i = s.referMonth(i)
		case Weekday:
			if s.dayNumber(i + 1) {
				i = s.ref(i+1, i+1)
			}
		case Age:
			i = s.referAges(i + 1)
		case Label:
			i = s.referLabel(i)
		case Year:
			if n := s.at(i + 1); n.is(digits) && n.end-n.start <= 2 && s.at(i).has(capital) { // Year 6
				i = s.ref(i+1, i+1)
			}
		case otherChars:
			if n := s.at(i + 1); n.is(digits) && !n.has(spaced) {
				i = s.ref(i+1, i+1)
			}
		case hyphen:
			if n := s.at(i + 1); n.is(digits) && i > 0 && s.isWord(i-1) && !s.at(i-1).is(Scale) {
				i = s.ref(i+1, i+1)
			}
		}
	}
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

// referDigits marks the digits at i if what follows, or "in" and the like before
// a year, makes them a reference. It gives the last token that it marked, or i.
func (s *scanner) referDigits(i int) int {
	t, next := s.at(i), s.at(i+1)
	j := i + 1
	if next.is(hyphen) {
		j++
	}
	switch unit := s.at(j); {
	case unit.is(AgeTail):
		s.ref(i, j-1)
		return j
	case unit.is(Measure) && (j > i+1 || unit.entry.value == 0), unit.is(Clock) && j == i+1, unit.is(Percent):
		return s.ref(i, j)
	case unit.is(Ordinal) && j == i+1 && !unit.has(spaced):
		return s.month(s.ref(i, j))
	case unit.is(Mass) && j == i+1 && !unit.has(spaced) && unit.end-unit.start == 2 && s.text[unit.start]|0x20 == 's' && t.number.exp == 0 && t.number.coef%10 == 1 && t.number.coef%100 != 11: // 21st
		return s.month(s.ref(i, j))
	case unit.is(Month) && s.dayNumber(i):
		return s.year(s.ref(i, j))
	case unit.is(foreign):
		return s.ref(i, j)
	case unit.is(Blocked) && j > i+1: // a 30-day sentence
		return s.ref(i, j)
	case j > i+1 && (unit.is(Unknown) || unit.is(Thing) || unit.is(Noun)) && unit.end > unit.start: // a 50-strong team
		return s.ref(i, j)
	}
	switch prev := s.at(i - 1); {
	case prev.is(comma) && next.is(comma) && s.aged(i-2) && t.number.coef < 110, // Mr Doyle, 41, of Leek
		prev.is(comma) && next.is(comma) && s.at(i-2).is(Unknown) && (s.at(i+2).is(Be) || s.at(i+2).is(Have)) && t.number.coef < 110,
		prev.is(open) && next.is(shut) && s.aged(i-2) && t.number.coef < 110:
		return s.ref(i, i)
	case next.is(In) && s.at(i+2).is(digits) && t.number.coef == 1: // 1 in 5
		return s.ref(i, i+2)
	}
	if last := s.street(i + 1); last > 0 {
		return s.ref(i, last)
	}
	// The first of two days: 9 – 15 October, 4-10 March, 12 and 13 May.
	if s.dayNumber(i) && (next.is(hyphen) || next.is(dash) || next.is(To) || next.is(And) || next.is(comma)) {
		k := i + 2
		if s.at(k).is(Weekday) {
			k++
		}
		if s.dayNumber(k) && s.at(k+1).is(Month) {
			return s.ref(i, i)
		}
		if s.dayNumber(k) && s.at(k+1).is(Ordinal) && !s.at(k+1).has(spaced) {
			return s.ref(i, i)
		}
	}
	if s.at(i-1).is(Of) && s.at(i-2).is(Thing) && t.number.coef < 100 && !s.noun(i+1) { // a boy of 15
		return s.ref(i, i)
	}
	if s.isYear(i) && i > 0 {
		switch prev := s.at(i - 1); prev.class {
		case In, Subordinator, Year, Month, Preposition, Definite:
			if !prev.is(Preposition) || prev.says(saysDated) {
				return s.ref(i, i)
			}
		case open:
			return s.ref(i, i)
		}
	}
	return i
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
	case Unknown, Blocked, Measure, Thing, Noun, Ordinal, Adverb, Article, Money, Verb, Be:
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
	if s.at(j+1).is(Mass) && !s.at(j+1).has(spaced) && s.at(j+1).end-s.at(j+1).start == 2 && s.text[s.at(j+1).start]|0x20 == 's' {
		i = s.ref(j, j+1)
	} else if s.at(j+1).is(Ordinal) && !s.at(j+1).has(spaced) {
		i = s.ref(j, j+1)
	} else {
		i = s.ref(j, j)
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
		return t.end > t.start && !t.has(capital)
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

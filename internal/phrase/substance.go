// SPDX-License-Identifier: MIT

package phrase

// anyForm asks for a substance's name in any of its meanings that is always a
// substance.
const anyForm = -1

// substances reads the names of one or more substances at i, as in "cocaine,
// crack cocaine and heroin" or "class A, B and C drugs", and gives their set and
// the token behind them. A name that has other meanings counts only in the form,
// a mass being form 0.
func (s *scanner) substances(i int, form int64) (set uint64, next int, ok bool) {
	set, next, ok = s.substance(i, form)
	if !ok {
		return 0, i, false
	}
	// Behind a comma the list must end in "and": what is read after the first
	// comma counts from there on only.
	all, end, open := set, next, false
	for {
		t, after := s.at(end), end+1
		switch t.class {
		case And, slash, Or:
		case comma:
			if t.has(semi) || end < s.unclosed {
				return set, next, true
			}
			if open = !s.at(after).is(And); !open {
				after++
			}
		default:
			if open {
				s.unclosed = end
			}
			return set, next, true
		}
		more, behind, ok := s.listed(after, form)
		if !ok {
			if open {
				s.unclosed = end
			}
			return set, next, true
		}
		all, end = all|more, behind
		if !t.is(comma) || !open {
			set, next, open = all, end, false
		}
	}
}

// listed reads a further substance of a list, which has no number of its own.
func (s *scanner) listed(i int, form int64) (set uint64, next int, ok bool) {
	for s.at(i).is(Adjective) || s.at(i).is(quote) {
		i++
	}
	set, next, ok = s.substance(i, form)
	if !ok {
		return 0, i, false
	}
	switch t := s.at(next); t.class {
	case digits, Number, currency, colon, Form, Blocked, Market, Haul, Thing, Qualifier, Weigh, hyphen:
		return 0, i, false
	case Unknown:
		if t.end > t.start && !s.likeVerb(next) && !t.has(capital) && !t.says(saysForm) {
			return 0, i, false
		}
	}
	return set, next, true
}

// substance reads one name.
func (s *scanner) substance(i int, form int64) (set uint64, next int, ok bool) {
	t := s.at(i)
	if t.entry == nil || len(t.entry.names) == 0 {
		return 0, i, false
	}
	bit := uint32(0)
	if form >= 0 {
		bit = 1 << uint(form)
	}
	plain := false
	for _, n := range t.entry.names {
		if n.forms == 0 {
			set |= n.set
			plain = true
		}
	}
	if !plain {
		if bit == 0 || !s.clear(i+1) {
			return 0, i, false
		}
		for _, n := range t.entry.names {
			if n.forms&bit != 0 {
				set |= n.set
			}
		}
		return set, i + 1, set != 0
	}
	next = i + 1
	if t.entry.flags&Lettered != 0 {
		for { // class A, B and C
			j := next
			if c := s.at(j).class; c == comma || c == And || c == slash || c == Or {
				j++
			} else {
				break
			}
			if s.at(j).is(And) {
				j++
			}
			more, after, ok := s.letter(j, t.slot.node)
			if !ok {
				break
			}
			set |= more
			next = after
		}
	}
	for t.entry.flags&Generic == 0 && s.at(next).is(Substance) && s.at(next).entry.flags&Generic != 0 { // class A drugs
		next++
	}
	return set, next, true
}

// letter reads the B of "class A and B", class being the node of the first word.
func (s *scanner) letter(i int, class int32) (set uint64, next int, ok bool) {
	t := s.at(i)
	if t.slot == nil || t.end-t.start != 1 || !t.has(capital) {
		return 0, i, false
	}
	to, ok := s.lex.edges[edge{class, t.slot.id}]
	if !ok || s.lex.nodes[to].entry == 0 {
		return 0, i, false
	}
	e := &s.lex.entries[s.lex.nodes[to].entry-1]
	for _, n := range e.names {
		set |= n.set
	}
	next = i + 1
	for s.at(next).is(Substance) && s.at(next).entry.flags&Generic != 0 {
		next++
	}
	return set, next, set != 0
}

// clear reports whether the phrase may end before token i, so that an ambiguous
// name before it stands alone: "12 wraps of white" and not "of white powder".
func (s *scanner) clear(i int) bool {
	switch t := s.at(i); t.class {
	case Unknown:
		return t.end == t.start
	case Form, Weapon, Good, Thing, Noun, Blocked, Container, hyphen, Substance, Haul:
		return false
	}
	return true
}

// named reads the substances that "of" governs: what is believed to be, almost
// pure, a further word or two, and the names. Behind such a word only a name that
// always means a substance counts. The words "the drug" stand for what was last
// spoken of.
func (s *scanner) named(i int, form int64) (set uint64, next int, ok bool) {
	unknown := 0
	definite := false
	for j := i; j < i+10; j++ {
		t := s.at(j)
		switch t.class {
		case Adjective, quote, Estimated, Filler, Adverb, Qualifier, reference, Ordinal:
		case Article:
			if j > i {
				return 0, i, false
			}
		case Definite:
			definite = true
		case hyphen:
		case Unknown:
			if set, next, ok := s.substances(j, form); ok {
				return set, next, true
			}
			form = anyForm // orange juice
			if unknown++; unknown > 3 || t.end == t.start {
				return 0, i, false
			}
		default:
			set, next, ok = s.substances(j, form)
			if !ok {
				return 0, i, false
			}
			if definite && s.at(j).entry.flags&Generic != 0 && s.spoken.class == Substance {
				set = s.spoken.set
			}
			switch f := s.at(next); f.class {
			case Market, Blocked, Thing:
				return 0, i, false
			case hyphen:
				return 0, i, false
			}
			return set, next, true
		}
	}
	return 0, i, false
}

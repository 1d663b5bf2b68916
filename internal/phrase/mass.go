// SPDX-License-Identifier: MIT

package phrase

const kilogram = 1_000_000_000_000 // in nanograms

// mass places a weight or a volume: of what comes behind it ("5kg of cocaine",
// "a one-kilo package containing MDMA"), or else of what was named before it
// ("cocaine 1.1kg", "1,000 tablets weighing 0.5kg").
func (s *scanner) mass(q quantity) int {
	kind, form := Weighed, int64(byMass)
	if q.dim == poured {
		kind, form = Measured, byVolume
	}
	if q.dim == weighed && q.loUnit >= kilogram && s.spoken.class != Substance {
		form = anyForm // so much gear may be anything
	}
	if next, ok := s.each(&q); ok {
		return next
	}
	if set, next, ok := s.stuff(q.next, form); ok {
		s.settle(&q, q.first, next, kind, set)
		s.speak(Substance, set, next)
		return next
	}
	if r, ok := s.another(&q); ok { // 3kg and 4kg of heroin
		if set, _, ok := s.stuff(r.next, form); ok {
			s.settle(&q, q.first, q.next, kind, set)
			return q.next
		}
	}
	if s.at(q.next).is(Of) && s.at(q.next+1).says(saysIt) { // 3kg of it was pure
		return q.next
	}
	if set, first, ok := s.before(&q); ok {
		s.settle(&q, first, q.next, kind, set)
		s.speak(Substance, set, q.next)
	}
	return q.next
}

// another gives the quantity behind "and" or a comma after q, if it is one of the
// same dimension that may share its noun.
func (s *scanner) another(q *quantity) (quantity, bool) {
	if t := s.at(q.next); !(t.is(And) && plainAnd(t)) && !t.is(comma) || t.has(semi) {
		return quantity{}, false
	}
	r, ok := s.quantity(q.next + 1)
	return r, ok && r.bad == "" && r.dim == q.dim && !r.bare
}

// stuff reads the substances that a weight ending before token i is of.
func (s *scanner) stuff(i int, form int64) (set uint64, next int, ok bool) {
	j := i
	if s.at(j).is(Be) { // of which 3kg was heroin
		if set, next, ok = s.named(j+1, form); ok && s.boundary(next) {
			return set, next, true
		}
		return 0, i, false
	}
	switch {
	case s.at(j).is(shut):
		return 0, i, false
	case s.at(j).is(open): // nine ounces (255g) of cocaine
		for j++; j < i+5 && !s.at(j).is(shut); j++ {
			switch s.at(j).class {
			case digits, Mass, Volume, Qualifier:
			default:
				return 0, i, false
			}
		}
		j++
	}
	of := false
	for ; j < i+8; j++ {
		switch t := s.at(j); t.class {
		case Of:
			of = true
			if set, next, ok := s.named(j+1, form); ok {
				return set, next, true
			}
		case Container, Haul, Form: // a one kilo package of
			of = false
		case Adjective, quote, hyphen, Article, Definite, reference, Filler, Adverb:
		case Unknown:
			switch {
			case t.end == t.start || of && j > i+4:
				return 0, i, false
			case t.says(saysInside):
				return s.named(j+1, form)
			}
		case Substance:
			if set, next, ok := s.substances(j, anyForm); ok {
				switch f := s.at(next); f.class {
				case Blocked, Market, Thing, hyphen:
					return 0, i, false
				}
				return set, next, true
			}
			return 0, i, false
		default:
			return 0, i, false
		}
	}
	return 0, i, false
}

// before gives the substances named before a weight that it is of, and where
// the phrase starts.
func (s *scanner) before(q *quantity) (set uint64, first int, ok bool) {
	m := &s.spoken
	if m.class != Substance {
		return 0, 0, false
	}
	j := q.first - 1
	t := s.at(j)
	if t.is(open) && s.sameAs(q.dim) && m.chunk >= 0 {
		return 0, 0, false // 168kg (370lb)
	}
	first, weighs := q.first, s.weighs(j)
	if m.end < 0 {
		return m.set, first, weighs && m.age <= 1
	}
	gap := q.first - m.end // tokens between
	switch {
	case weighs:
		ok = true
	case m.chunk >= 0:
		ok = s.goesOnWeighing(q)
	case gap == 0, gap == 1 && (t.is(colon) || t.is(dash) || t.is(open) || t.is(hyphen)):
		first, ok = m.end-1, true
	case gap == 2 && (t.is(colon) || t.is(dash)) && s.at(m.end).is(Verb) && s.at(m.end).entry.set != 0 && s.at(m.end).entry.set&^seizing == 0:
		first, ok = m.end-1, true // Heroin seized: 2kg
	case gap <= 2 && s.at(m.end).says(saysOccasion): // heroin seizures came to 17.5kg
		ok = s.at(q.first).is(Totalling) || t.is(Be)
	case gap == 1:
		ok = t.is(comma) && s.boundary(q.next)
	}
	return m.set, first, ok
}

// weighs reports whether "weighing" or the like leads up to token j and the
// number behind it.
func (s *scanner) weighs(j int) bool {
	for k := j; k > j-5 && k >= 0; k-- {
		switch s.at(k).class {
		case Weigh:
			return true
		case Filler, Of, In, Article, Adverb, Have, To, Be, Adjective, Unknown, Qualifier:
		default:
			return false
		}
	}
	return false
}

// goesOnWeighing reports whether q goes on from the weight before it: "3kg of
// cocaine in one bag and 2kg in another".
func (s *scanner) goesOnWeighing(q *quantity) bool {
	n := len(s.chunks)
	if t := s.at(q.first - 1); s.spoken.chunk != n-1 || !t.is(And) && !t.is(Including) {
		return false
	}
	k := s.chunks[n-1].item.Kind
	return k == Weighed && q.dim == weighed || k == Measured && q.dim == poured
}

// sameAs reports whether the last chunk is of the dimension, so that one in
// brackets behind it only says it again in other units.
func (s *scanner) sameAs(d dimension) bool {
	n := len(s.chunks)
	if n == 0 {
		return false
	}
	switch s.chunks[n-1].item.Kind {
	case Weighed:
		return d == weighed
	case Measured:
		return d == poured
	case Cash, Value:
		return d == paid
	}
	return false
}

// each reports whether the amount is said of one among many: "each weighing
// 1kg", "£20 each", "£40 a gram", "£3,000 a week".
// It gives the token behind that.
func (s *scanner) each(q *quantity) (next int, ok bool) {
	for k := q.first - 1; k >= q.first-4; k-- {
		switch t := s.at(k); t.class {
		case Each:
			return q.next, true
		case Form, Worth, Weigh, Of, Verb, With, Preposition, Unknown, Be, Adverb:
			continue
		}
		break
	}
	j := q.next
	if s.at(j).is(Worth) {
		j++
	}
	switch t := s.at(j); t.class {
	case Each:
		return j + 1, true
	case hyphen:
		return q.next, s.at(j + 1).is(Article)
	case Article, slash:
		switch s.at(j + 1).class {
		case Mass, Form, Blocked, Substance, Container, Volume, Ordinal:
			return j + 2, true
		}
	}
	return q.next, false
}

// packs places so many wraps, tablets, plants.
func (s *scanner) packs(q quantity, h head) int {
	form, set, next := s.at(h.at).entry.value, h.set, h.next
	if !h.own {
		set, next = s.packed(&q, h)
	}
	if set == 0 || s.at(q.first-1).says(saysCarries) || q.bare && next == h.next && s.likened(q.first) || s.at(next).says(saysPurpose) && s.at(next+1).is(currency) { // two wraps for £15
		return next
	}
	s.settle(&q, q.first, next, Packed, set).item.Form = form
	s.speak(Substance, set, next)
	return next
}

// packed gives the substances that the packs of h are of where none is named
// before them: 0 if they may be of anything.
func (s *scanner) packed(q *quantity, h head) (set uint64, next int) {
	noun := s.at(h.at).entry
	j, of := h.next, false
	switch t := s.at(j); {
	case t.is(Of), t.says(saysInside):
		of = true
		if j++; s.at(j).is(With) || s.at(j).is(Of) {
			j++
		}
	case t.is(comma) && s.at(j+1).is(Adjective): // 41 wraps, believed to be cocaine
		j++
	case !t.is(Adjective):
		j = -1
	}
	if r := (quantity{}); noun.set != 0 && s.at(h.next).is(And) { // 121 wraps and 60 grams of heroin
		var ok bool
		if r, ok = s.quantity(h.next + 1); ok && r.bad == "" && r.dim == weighed {
			if set, _, ok := s.stuff(r.next, byMass); ok {
				return set, h.next
			}
		}
	}
	if j >= 0 {
		if set, next, ok := s.named(j, noun.value); ok {
			return set, next
		}
		if of && noun.set == 0 {
			return 0, h.next
		}
	}
	if m := &s.spoken; m.class == Substance && (m.chunk < 0 || s.chunks[m.chunk].item.Kind == Value) && m.end == q.first-1 {
		switch s.at(m.end).class {
		case dash, open, colon, To: // class A drugs – around 200 wraps; and crack to 94 wraps
			return m.set, h.next
		}
	}
	if inherited, ok := s.inherit(q); ok && noun.flags&Whole == 0 {
		return inherited, h.next
	}
	return h.set, h.next
}

// inherit gives the substances of the weight that "and over 88 wraps" goes on
// from.
func (s *scanner) inherit(q *quantity) (uint64, bool) {
	n := len(s.chunks)
	if n == 0 || s.spoken.class != Substance || s.spoken.chunk != n-1 {
		return 0, false
	}
	c := &s.chunks[n-1]
	if !c.settled || c.item.Kind != Weighed && c.item.Kind != Packed {
		return 0, false
	}
	for k := c.next; k < q.first; k++ {
		switch t := s.at(k); t.class {
		case And, In, open:
		default:
			if !t.says(saysPortioned) {
				return 0, false
			}
		}
	}
	return c.item.Set, true
}

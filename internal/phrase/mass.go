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
		c := s.chunk(&q, q.first, next)
		c.settled, c.item.Kind, c.item.Set = true, kind, set
		s.spoken = mention{class: Substance, set: set, end: next, chunk: len(s.chunks) - 1}
		return next
	}
	if set, first, ok := s.before(&q); ok {
		c := s.chunk(&q, first, q.next)
		c.settled, c.item.Kind, c.item.Set = true, kind, set
		s.spoken = mention{class: Substance, set: set, end: q.next, chunk: len(s.chunks) - 1}
	}
	return q.next
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
	gap := j - m.end + 1 // tokens between
	weighs := false
	for k := j; k > j-5 && k >= 0; k-- {
		switch s.at(k).class {
		case Weigh:
			weighs = true
		case Filler, Of, In, Article, Adverb, Have, To, Be, Adjective, Unknown, Qualifier:
			continue
		}
		break
	}
	if s.at(j).is(open) && s.sameAs(q.dim) && m.chunk >= 0 {
		return 0, 0, false // 168kg (370lb)
	}
	switch {
	case m.end < 0:
		return m.set, q.first, weighs && m.age <= 1
	case weighs:
		return m.set, q.first, true
	case m.chunk < 0 && gap == 0:
		return m.set, m.end - 1, true
	case m.chunk < 0 && gap == 1 && (s.at(j).is(colon) || s.at(j).is(dash) || s.at(j).is(open) || s.at(j).is(hyphen)):
		return m.set, m.end - 1, true
	case m.chunk < 0 && gap == 1 && s.at(j).is(comma) && s.boundary(q.next):
		return m.set, q.first, true
	}
	// 3kg of cocaine in one bag and 2kg in another
	if n := len(s.chunks); n > 0 && m.chunk == n-1 && (s.at(j).is(And) || s.at(j).is(Including)) {
		if k := s.chunks[n-1].item.Kind; k == Weighed && q.dim == weighed || k == Measured && q.dim == poured {
			return m.set, q.first, true
		}
	}
	return 0, 0, false
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
	t := s.at(h.at)
	form := t.entry.value
	set, next := h.set, h.next
	own := h.own
	if !own {
		j := next
		if k := s.at(j + 1); s.at(j).is(comma) && k.is(Adjective) || s.at(j).is(Adjective) { // 41 wraps, believed to be cocaine
			if s.at(j).is(comma) {
				j++
			}
			if more, after, ok := s.named(j, form); ok {
				set, next, own = more, after, true
			}
		} else if v := s.at(j); v.is(Of) || v.says(saysInside) {
			j++
			if s.at(j).is(With) || s.at(j).is(Of) {
				j++
			}
			if more, after, ok := s.named(j, form); ok {
				set, next, own = more, after, true
			} else if t.entry.set == 0 {
				return next
			}
		}
	}
	if !own {
		if m := &s.spoken; m.class == Substance && (m.chunk < 0 || s.chunks[m.chunk].item.Kind == Value) && m.end == q.first-1 && (s.at(m.end).is(dash) || s.at(m.end).is(open) || s.at(m.end).is(colon)) {
			set = m.set // class A drugs – around 200 wraps
		} else if inherited, ok := s.inherit(&q); ok && t.entry.flags&Whole == 0 {
			set = inherited
		}
	}
	if set == 0 || s.at(next).says(saysPurpose) && s.at(next+1).is(currency) { // two wraps for £15
		return next
	}
	c := s.chunk(&q, q.first, next)
	c.settled, c.item.Kind, c.item.Form, c.item.Set = true, Packed, form, set
	s.spoken = mention{class: Substance, set: set, end: next, chunk: len(s.chunks) - 1}
	return next
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

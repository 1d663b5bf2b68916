package phrase

// counted places a number of things: weapons, goods, packs, plants, people,
// lines, arrests.
func (s *scanner) counted(q quantity) int {
	if v := s.at(q.next); v.is(Verb) && v.entry.set == seizing && v.says(saysOccasion) {
		if set, next, ok := s.named(q.next+1, byMass); ok {
			c := s.chunk(&q, q.first, next)
			c.settled, c.item.Kind, c.item.Set = true, Occasions, set
			s.spoken = mention{class: Substance, set: set, end: next, chunk: len(s.chunks) - 1}
			return next
		}
		return q.next
	}
	if s.at(q.first-1).is(Definite) && s.at(q.first-2).is(Of) && s.at(q.first-3).is(Ordinal) && !s.at(q.first-4).is(Article) { // the second of the three men
		return q.next
	}
	h := s.head(q.next, q.one())
	if s.at(q.first-1).is(Comparison) && !q.bare && (!h.ok || s.at(h.at).is(Blocked) || s.at(h.at).is(Year)) {
		return s.headless(q)
	}
	if !h.ok {
		if h.at >= 0 || q.bare {
			if h.at >= 0 && !q.bare && !s.at(h.at).has(possessive) {
				return max(h.at+1, q.next)
			}
			return q.next
		}
		return s.headless(q)
	}
	t := s.at(h.at)
	switch t.class {
	case Form:
		return s.packs(q, h)
	case Weapon, Turn:
		if t.entry.flags&Whole != 0 && s.at(h.next).is(Of) {
			j := h.next + 1
			for s.at(j).is(Adjective) || s.at(j).is(reference) || s.at(j).is(Unknown) && s.at(j+1).is(Weapon) {
				j++
			}
			if w := s.at(j); !w.is(Weapon) || w.entry.set != h.set {
				return h.next
			}
			h.next = j + 1
		}
		s.others(&h, Weapon, q.one())
		c := s.chunk(&q, q.first, h.next)
		c.settled, c.item.Kind, c.item.Set = true, Weapons, h.set
		c.void = c.void || q.bare && (s.clause.offence || s.aside(q.first) || s.at(q.first-1).is(Spent) || s.renamed(q.first))
		s.spoken = mention{class: Weapon, end: h.next, chunk: len(s.chunks) - 1}
		return h.next
	case Good:
		s.others(&h, Good, q.one())
		c := s.chunk(&q, q.first, h.next)
		c.item.Kind, c.item.Set = Goods, h.set
		c.void = c.void || q.bare && (s.aside(q.first) || s.at(q.first-1).is(Of)) // in the cab of a lorry
		if t.entry.flags&Taken != 0 && s.strict == nil {
			s.act(c, seizing)
		} else {
			c.settled = true
		}
		s.spoken = mention{class: Belongings, set: h.set, end: h.next, chunk: len(s.chunks) - 1}
		return h.next
	case Noun:
		if u, prev := s.at(q.first), s.at(q.first-1).class; u.says(saysBeneath) && prev != stop && prev != comma && prev != And && prev != Be {
			q.first, q.said = q.first+1, Exactly // arrested under nine warrants
		}
		c := s.chunk(&q, q.first, h.next)
		c.settled, c.item.Kind, c.item.Set = true, Count, t.entry.set&-t.entry.set
		c.marks = h.marks
		s.thing = t.entry.set
		return h.next
	case Thing:
		c := s.chunk(&q, q.first, h.next)
		s.act(c, t.entry.set)
		s.partOf(c)
		s.thing = t.entry.set
		return h.next
	case AgeTail:
		c := s.chunk(&q, q.first, h.next)
		s.act(c, s.lex.people)
		return h.next
	case Belongings:
		s.spoken = mention{class: Belongings, end: h.next, chunk: -1}
	case Grow:
		if s.at(h.at - 1).is(Substance) {
			set, _, _ := s.substance(h.at-1, anyForm)
			s.spoken = mention{class: Substance, set: set, end: h.next, chunk: -1}
		}
	}
	return h.next
}

// others adds to h the nouns that the same number counts: "12 knives and
// machetes", "a knife or machete". A noun that only says more generally what
// was said, as in "three knives and weapons", is none.
func (s *scanner) others(h *head, class Class, one bool) {
	set, next, closed := h.set, h.next, false
	for !closed {
		j := next
		switch t := s.at(j); {
		case t.is(Or), t.is(And) && plainAnd(t) && !one:
			closed = true
		case t.is(comma) && !t.has(semi):
		default:
			return
		}
		t := s.at(j + 1)
		if !t.is(class) || t.entry.set&set != 0 || t.has(possessive) {
			return
		}
		if number := t.entry.flags & (Plural | Singular); one && number == Plural || !one && number == Singular {
			return
		}
		set |= t.entry.set
		next = j + 2
	}
	h.set, h.next = set, next
}

// act says which verbs may make something of c, and lets those before it do so.
func (s *scanner) act(c *chunk, verbs uint64) {
	c.verbs = verbs
	if by := s.clause.active & verbs; by != 0 && (!s.aside(c.first) || s.within(c)) {
		c.byVerb = true
		for ; by != 0; by &= by - 1 {
			c.made |= by & -by
		}
	}
}

// within reports whether c says where those are that the verb took just before,
// and is of another kind: "talks to 400 pupils in six schools".
func (s *scanner) within(c *chunk) bool {
	n := len(s.chunks)
	if n < 2 || c != &s.chunks[n-1] {
		return false
	}
	d := &s.chunks[n-2]
	return d.byVerb && d.next == c.first-1 && d.verbs&c.verbs == 0
}

// partOf notes that c may be a part of the number before it, and so of its kind:
// "14 arrests – 11 men and three women".
func (s *scanner) partOf(c *chunk) {
	n := len(s.chunks)
	if n < 2 || c.verbs&s.lex.people == 0 {
		return
	}
	d := &s.chunks[n-2]
	switch t := s.at(c.first - 1); {
	case t.is(dash), t.is(open), t.is(colon):
		if d.next != c.first-1 && (s.clause.lastVerb != c.first-2 || d.made == 0) {
			return
		}
	case t.is(And), t.is(comma):
		if !d.parts || d.next != c.first-1 {
			return
		}
	default:
		return
	}
	c.parts, c.like = true, n-2
}

// renamed reports whether the noun phrase at token i says again what the one
// before it is: "a firearm, believed to be a converted blank-firer".
func (s *scanner) renamed(i int) bool {
	t := s.at(i - 1)
	return t.is(Adjective) && t.end-t.start > 8 && len(s.chunks) > 0
}

// aside reports whether the noun phrase at token i says only where or with what:
// "from a car", "hit with a hammer".
func (s *scanner) aside(i int) bool {
	switch t := s.at(i - 1); t.class {
	case In, Preposition:
		return !t.says(saysPurpose)
	}
	return false
}

// headless places a number that has no noun of its own.
func (s *scanner) headless(q quantity) int {
	t := s.at(q.next)
	// 30 of heroin, behind "40 wraps of crack and"
	if t.is(Of) {
		if set, next, ok := s.named(q.next+1, 0); ok {
			if n := len(s.chunks); n > 0 && s.chunks[n-1].settled && s.chunks[n-1].item.Kind == Packed {
				form := s.chunks[n-1].item.Form
				c := s.chunk(&q, q.first, next)
				c.settled, c.item.Kind, c.item.Form, c.item.Set = true, Packed, form, set
				return next
			}
			return next
		}
		return s.outOf(q)
	}
	// charged 12
	if v := s.at(q.first - 1); v.is(Verb) && v.entry.set&^seizing != 0 && s.boundary(q.next) {
		if bits := v.entry.set & (s.lex.people | s.thing) &^ seizing; bits != 0 && !s.at(q.first-2).is(Be) {
			c := s.chunk(&q, q.first, q.next)
			c.made = bits & -bits
			return q.next
		}
	}
	// of which 14 were firearms; of whom 39 were children
	if t.is(Be) && !q.bare {
		h, n := s.head(q.next+1, q.one()), len(s.chunks)
		switch {
		case h.ok && s.at(h.at).is(Weapon):
			c := s.chunk(&q, q.first, h.next)
			c.settled, c.item.Kind, c.item.Set = true, Weapons, h.set
			return h.next
		case n > 0 && (s.at(q.first-1).is(Including) || s.chunks[n-1].next >= q.first-2 && s.sorted(&s.chunks[n-1])):
			if next, ok := s.sort(q, q.next); ok {
				return next
			}
		}
	}
	if t.is(Including) && s.at(q.next+1).is(Be) { // eight of whom were children
		if next, ok := s.sort(q, q.next+1); ok {
			return next
		}
	}
	// weapons 9; arrests: 45; people arrested: 12
	if c, ok := s.labelled(q); ok {
		return c.next
	}
	// compared with 172
	if s.at(q.first - 1).is(Comparison) {
		if n := len(s.chunks); n > 0 && !s.chunks[n-1].void {
			c := s.chunk(&q, q.first, q.next)
			c.like, c.bare = n-1, true
		}
		return q.next
	}
	if t.is(Blocked) {
		return q.next + 1
	}
	// 22 arrests were made in Norfolk and 18 in Suffolk
	if n := len(s.chunks); n > 0 && (s.at(q.first-1).is(And) || s.at(q.first-1).is(comma)) && (t.is(In) || t.is(Preposition)) &&
		(s.at(q.next+1).has(capital) || s.at(q.next+1).is(Definite) || s.at(q.next+1).is(Filler)) && !s.chunks[n-1].void {
		c := s.chunk(&q, q.first, q.next)
		c.like, c.bare, c.verbs = n-1, true, s.chunks[n-1].verbs
		return q.next
	}
	c := s.chunk(&q, q.first, q.next)
	c.bare = true
	c.verbs = s.lex.people | s.thing
	if s.at(q.first-1).is(Definite) && q.first == 0 {
		c.void = true
	}
	return q.next
}

// sorted reports whether c counts people or what was done to them, so that a
// number without a noun may go on from it.
func (s *scanner) sorted(c *chunk) bool {
	if c.settled {
		return c.item.Kind == Count && c.item.Set&s.lex.people != 0
	}
	return c.item.Kind != Cash && c.item.Kind != Goods
}

// sort places a number of the people, or things, that were counted last, by what
// stands at token j about them: "58 of whom were children", "29 of them under 18",
// "51 were men".
func (s *scanner) sort(q quantity, j int) (next int, ok bool) {
	n := len(s.chunks)
	if n == 0 || s.chunks[n-1].void {
		return 0, false
	}
	if s.at(j).is(Be) {
		if j++; s.at(j).is(Of) { // 88 were of men
			j++
		}
	}
	switch h := s.head(j, q.one()); {
	case h.ok && s.at(h.at).is(Weapon): // 70 weapons, 16 of them firearms
		c := s.chunk(&q, q.first, h.next)
		c.settled, c.item.Kind, c.item.Set, c.within = true, Weapons, h.set, n-1
		return h.next, true
	case h.ok && s.at(h.at).is(Thing):
		next = h.next
	case s.at(j).is(Age), s.at(j).is(reference):
		next = j + 1
	case s.at(j).says(saysBeneath), s.at(j).is(Qualifier):
		if t := s.at(j + 1); !t.is(digits) && !t.is(reference) && !t.is(Age) || s.noun(j+2) {
			return 0, false
		}
		next = j + 2
	case (s.at(j).is(In) || s.at(j).is(Preposition)) && s.at(j+1).has(capital) && s.boundary(j+2):
		next = j
	default:
		return 0, false
	}
	if s.at(next).is(Be) || s.at(next).is(Verb) {
		return 0, false // 11 of them children were charged
	}
	c := s.chunk(&q, q.first, next)
	c.like, c.bare = n-1, true
	return next, true
}

// outOf places "sixteen of the 30 arrests", "ten of those arrested" and "three
// of the men".
func (s *scanner) outOf(q quantity) int {
	j := q.next + 1
	if t := s.at(j); t.is(Those) || t.is(Definite) && t.says(saysThose) && (s.at(j+1).is(Be) || s.at(j+1).is(Have) || s.boundary(j+1)) {
		if next, ok := s.sort(q, j+1); ok && s.at(j).says(saysThose) {
			return next
		}
		c := s.chunk(&q, q.first, j+1)
		c.bare, c.verbs = true, s.lex.people|s.thing
		if s.at(j).says(saysThose) && s.at(q.first-1).is(Verb) { // dismantled nine of them
			s.act(c, c.verbs)
		}
		if v := s.at(j + 1); v.is(Verb) && v.entry.set != 0 && !s.at(j).says(saysThose) { // those arrested
			if q.one() {
				return j + 2
			}
			c.otherwise = c.verbs & v.entry.set & -(c.verbs & v.entry.set)
			return j + 2
		}
		if next := s.at(j + 1); next.is(Article) || next.is(Thing) {
			c.void = true // one of them a boy
		}
		return j + 1
	}
	if !s.at(j).is(Definite) {
		return q.next
	}
	if r, ok := s.quantity(j + 1); ok && r.bad == "" && r.dim == counted && !r.bare {
		c := s.chunk(&q, q.first, q.next)
		c.bare = true
		c.verbs = s.lex.people | s.thing
		n := len(s.chunks)
		next := s.counted(r)
		if len(s.chunks) > n {
			d := &s.chunks[n]
			if d.settled {
				s.chunks[n-1].like = n
				return next
			}
			s.chunks[n-1].verbs, d.made = d.verbs, 0
			if v := s.at(next); v.is(Verb) && d.verbs&v.entry.set != 0 { // four of the seven men arrested
				d.made = d.verbs & v.entry.set & -(d.verbs & v.entry.set)
				next++
			}
			d.verbs = 0
		}
		return next
	}
	if h := s.head(j+1, false); h.ok && s.at(h.at).is(Thing) {
		c := s.chunk(&q, q.first, h.next)
		c.verbs = s.at(h.at).entry.set
		if v := s.at(h.next); v.is(Verb) && v.entry.set != 0 && s.at(h.next+1).is(Be) {
			return h.next + 1
		}
		return h.next
	}
	return q.next
}

// labelled places a number behind what it counts, as in a table: "weapons 9",
// "knives: 12", "people arrested: 45".
func (s *scanner) labelled(q quantity) (*chunk, bool) {
	if !s.boundary(q.next) {
		return nil, false
	}
	j := q.first - 1
	divided := false
	if t := s.at(j); t.is(colon) || t.is(dash) || t.is(open) {
		divided = true
		j--
	}
	if !divided && s.isYear(q.next-1) {
		return nil, false
	}
	t := s.at(j)
	verb := uint64(0)
	if t.is(Verb) && divided {
		if verb = t.entry.set &^ seizing; verb == 0 {
			t = s.at(j - 1)
		}
		j--
		if s.at(j).is(Thing) {
			t = s.at(j)
		}
	}
	var c *chunk
	switch {
	case verb != 0 && t.is(Thing) && t.entry.set&verb != 0:
		c = s.chunk(&q, j, q.next)
		bits := t.entry.set & verb
		c.made = bits & -bits
	case verb != 0 && s.at(j).is(stop) || verb != 0 && s.at(j).is(comma):
		bits := (s.lex.people | s.thing) & verb
		if bits == 0 {
			return nil, false
		}
		c = s.chunk(&q, j+1, q.next)
		c.made = bits & -bits
	case t.entry == nil || t.entry.flags&Plural == 0 && !divided:
		return nil, false
	case t.is(Weapon):
		c = s.chunk(&q, j, q.next)
		c.settled, c.item.Kind, c.item.Set = true, Weapons, t.entry.set
	case t.is(Noun):
		c = s.chunk(&q, j, q.next)
		c.settled, c.item.Kind, c.item.Set = true, Count, t.entry.set&-t.entry.set
	case t.is(Good):
		c = s.chunk(&q, j, q.next)
		c.settled, c.item.Kind, c.item.Set = true, Goods, t.entry.set
	case t.is(Form) && t.entry.set != 0:
		c = s.chunk(&q, j, q.next)
		c.settled, c.item.Kind, c.item.Set, c.item.Form = true, Packed, t.entry.set, t.entry.value
	default:
		return nil, false
	}
	return c, true
}

// boundary reports whether nothing behind a number goes on with it at token i.
func (s *scanner) boundary(i int) bool {
	switch s.at(i).class {
	case stop, comma, And, shut, colon, dash, open, slash:
		return true
	}
	return false
}

// SPDX-License-Identifier: MIT

package phrase

// counted places a number of things: weapons, goods, packs, plants, people,
// lines, arrests.
func (s *scanner) counted(q quantity) int {
	before := s.at(q.first - 1)
	if v := s.at(q.next); v.is(Verb) && v.entry.set == seizing && v.says(saysOccasion) {
		return s.occasions(q)
	}
	if before.is(Definite) && s.at(q.first-2).is(Of) && s.at(q.first-3).is(Ordinal) && !s.at(q.first-4).is(Article) { // the second of the three men
		return q.next
	}
	h := s.head(q.next, q.one())
	noun := s.at(h.at)
	switch {
	case before.is(Comparison) && !q.bare && (!h.ok || noun.is(Blocked) || noun.is(Year)):
		return s.headless(q)
	case h.ok:
		return s.things(q, h)
	case h.at < 0 && !q.bare:
		return s.headless(q)
	case h.at >= 0 && !q.bare && !noun.has(possessive):
		return max(h.at+1, q.next)
	}
	return q.next
}

// occasions places a number of seizures.
func (s *scanner) occasions(q quantity) int {
	set, next, ok := s.named(q.next+1, byMass)
	if !ok {
		return q.next
	}
	s.settle(&q, q.first, next, Occasions, set)
	s.speak(Substance, set, next)
	return next
}

// things places a number by its noun.
func (s *scanner) things(q quantity, h head) int {
	t := s.at(h.at)
	switch t.class {
	case Form:
		return s.packs(q, h)
	case Weapon, Turn:
		return s.weapons(q, h)
	case Good:
		return s.goods(q, h)
	case Noun, Verb:
		if u, prev := s.at(q.first), s.at(q.first-1).class; u.says(saysBeneath) && prev != stop && prev != comma && prev != And && prev != Be {
			q.first, q.said = q.first+1, Exactly // arrested under nine warrants
		}
		c := s.settle(&q, q.first, h.next, Count, h.set&-h.set)
		c.marks = h.marks
		s.thing = h.set
	case Thing:
		if more := s.at(h.next + 1); s.at(h.next).is(And) && !q.one() && more.is(Thing) && more.entry.flags&Plural != 0 && more.entry.set&t.entry.set != 0 { // 58 children and adults
			h.next += 2
		}
		c := s.chunk(&q, q.first, h.next)
		s.act(c, t.entry.set)
		s.partOf(c)
		s.thing = t.entry.set
	case AgeTail:
		s.act(s.chunk(&q, q.first, h.next), s.lex.people)
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

// weapons places a number of weapons.
func (s *scanner) weapons(q quantity, h head) int {
	if s.at(h.at).entry.flags&Whole != 0 && s.at(h.next).is(Of) { // 20 rounds of ammunition
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
	c := s.settle(&q, q.first, h.next, Weapons, h.set)
	c.void = c.void || q.bare && (s.clause.offence || s.aside(q.first) || s.at(q.first-1).is(Spent) || s.renamed(q.first) || s.likened(q.first))
	s.speak(Weapon, 0, h.next)
	return h.next
}

// goods places a number of goods.
func (s *scanner) goods(q quantity, h head) int {
	s.others(&h, Good, q.one())
	c := s.chunk(&q, q.first, h.next)
	c.item.Kind, c.item.Set = Goods, h.set
	c.void = c.void || q.bare && (s.aside(q.first) || s.at(q.first-1).is(Of)) // in the cab of a lorry
	if s.at(h.at).entry.flags&Taken != 0 && s.strict == nil {
		s.act(c, seizing)
	} else {
		c.settled = true
	}
	s.speak(Belongings, h.set, h.next)
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
		if !t.is(class) || t.entry.set&set != 0 || t.has(possessive) || !one && t.entry.flags&(Uncountable|Plural) == Uncountable {
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
	if v := s.clause.lastVerb; v >= 0 && v != c.first-1 && s.at(v).says(saysHeld) { // held talks with 25 people
		return
	}
	if t := s.at(c.first - 1); t.is(In) || t.is(Preposition) || t.is(To) {
		c.made |= s.clause.about & verbs &^ s.lex.people // cuckooing checks were made at 14 addresses
	}
	in := s.at(c.first-1).is(In) || s.at(c.first-1).is(Preposition)
	if v := s.clause.lastVerb; in && v >= 0 && (v == c.first-2 || v == c.first-3 && s.at(c.first-2).is(Thing)) { // pupils spoken to in five schools
		c.made |= s.at(v).entry.set & verbs &^ s.lex.people
	}
	if v := s.clause.lastVerb; v >= 0 && s.reaches(v, c.first) && !s.at(v).says(saysCauses) || s.at(c.first-1).is(Of) && s.at(c.first-2).is(stop) {
		c.object = true // of 54 people, 15 were
	}
	if by := s.clause.active & verbs; by != 0 && (!s.aside(c.first) || s.within(c)) {
		c.byVerb = true
		for ; by != 0; by &= by - 1 {
			c.made |= by & -by
		}
	}
}

// reaches reports whether the verb at token v is done to what stands at token i, with
// "to" or "with" between at most: visited, spoke to.
func (s *scanner) reaches(v, i int) bool {
	if t := s.at(i - 1); t.is(To) || t.is(With) {
		i--
	}
	return v == i-1 && s.at(v-1).class != Be
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
// "14 arrests – 11 men and three women", "25 people were safeguarded, 17 adults
// and eight children".
func (s *scanner) partOf(c *chunk) {
	n := len(s.chunks)
	if n < 2 || c.verbs&s.lex.people == 0 {
		return
	}
	d, within := &s.chunks[n-2], n-2
	near := d.next == c.first-1
	told := s.clause.lastVerb == c.first-2 && d.made != 0
	switch t := s.at(c.first - 1); {
	case (t.is(dash) || t.is(open) || t.is(colon)) && (near || told):
	case t.is(colon) && d.made != 0 && s.boundary(c.next) && !s.across(d.next, c.first, stop):
	case (t.is(And) || t.is(comma)) && d.parts && near:
		within = d.within
	case t.is(comma) && !t.has(semi) && told && s.boundary(c.next):
	default:
		return
	}
	c.parts, c.like, c.within = true, n-2, within
}

// renamed reports whether the noun phrase at token i says again what the one
// before it is: "a firearm, believed to be a converted blank-firer".
func (s *scanner) renamed(i int) bool {
	t := s.at(i - 1)
	return t.is(Adjective) && t.end-t.start > 8 && len(s.chunks) > 0
}

// likened reports whether the noun phrase at token i says what something is like, as
// idioms do: "that's a wrap", "it is a double-edged sword".
func (s *scanner) likened(i int) bool {
	t := s.at(i - 1)
	if t.is(Be) {
		return s.at(i - 2).says(saysPointing)
	}
	return t.says(saysPointing) && t.has(possessive)
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
	before, after := s.at(q.first-1), s.at(q.next)
	if before.is(Comparison) && after.is(Of) { // more than the 953 of the year before
		return s.likeLast(q)
	}
	if after.is(Of) || after.is(Preposition) && after.says(saysOutOf) && s.at(q.next+1).is(Definite) {
		if set, next, ok := s.named(q.next+1, 0); ok && after.is(Of) {
			s.packsToo(q, next, set)
			return next
		}
		return s.outOf(q)
	}
	if before.is(Of) && q.one() && after.is(Unknown) { // three people of one family
		return q.next
	}
	if next, ok := s.doneTo(q); ok {
		return next
	}
	if next, ok := s.ofWhich(q); ok {
		return next
	}
	if c, ok := s.labelled(q); ok {
		return c.next
	}
	if r, ok := s.another(&q); ok && after.is(And) && !before.is(Comparison) && s.shares(&r) { // 12 and 14 wraps of crack
		c := s.chunk(&q, q.first, q.next)
		c.bare, c.like = true, len(s.chunks)
		return q.next
	}
	if s.compared(&q) {
		return s.likeLast(q)
	}
	if after.is(Blocked) {
		return q.next + 1
	}
	if set, ok := s.madeAgain(&q); ok {
		s.settle(&q, q.first, q.next, Count, set)
		return q.next
	}
	if before.is(Definite) && s.at(q.first-2).is(Of) && !after.is(Verb) { // of the 30, 14 were charged
		return q.next
	}
	return s.alone(q)
}

// compared tells whether a number is held against the one before it: "compared with 172",
// "from 45 to 62".
func (s *scanner) compared(q *quantity) bool {
	before, n := s.at(q.first-1), len(s.chunks)
	if before.is(To) && n > 0 && s.chunks[n-1].next == q.first-1 && s.chunks[n-1].item.Kind == Count {
		return true
	}
	return before.is(Comparison) || before.says(saysAgainst) && !s.noun(q.next)
}

// placedToo tells whether a number has a place of its own beside that of the find before:
// 22 arrests were made in Norfolk and 18 in Suffolk.
func (s *scanner) placedToo(q *quantity) bool {
	before, after, place := s.at(q.first-1), s.at(q.next), s.at(q.next+1)
	return (before.is(And) || before.is(comma)) && (after.is(In) || after.is(Preposition)) &&
		(place.has(capital) || place.is(Definite) || place.is(Filler))
}

// madeAgain gives what the find before counts, where a verb alone leads on to a number: "and
// made 14".
func (s *scanner) madeAgain(q *quantity) (set uint64, ok bool) {
	before, n := s.at(q.first-1), len(s.chunks)
	if n == 0 || !before.is(Verb) || before.entry.set != 0 || !s.boundary(q.next) {
		return 0, false
	}
	last := &s.chunks[n-1]
	return last.item.Set, last.item.Kind == Count && last.settled
}

// alone keeps a number that has no noun of its own. What it counts is what the find before
// it counts, where the words between them say so, or what a verb to come says.
func (s *scanner) alone(q quantity) int {
	before, after, n := s.at(q.first-1), s.at(q.next), len(s.chunks)
	if s.idle(&q) {
		return q.next
	}
	c := s.chunk(&q, q.first, q.next)
	c.bare = true
	if n > 0 && (after.is(In) || after.is(Preposition)) && s.partly(&q, before, &s.chunks[n-1]) {
		c.like, c.within = n-1, n-1
		switch d := &s.chunks[n-1]; {
		case d.bare && d.within >= 0 && before.is(And): // 19 for supply and four for weapons
			c.within = d.within
		case before.is(open) && (!s.at(q.next+1).has(capital) || s.at(q.next+1).is(Month)): // (14 in the same week of 2022)
			c.within = -1
		}
		return q.next
	}
	if n > 0 && (s.chunks[n-1].made != 0 || s.chunks[n-1].item.Kind == Count) && (s.boundary(q.next) || after.is(In)) && s.elsewhere(q.first-1) { // Essex closed four lines, Kent six
		c.like = n - 1
		return q.next
	}
	if n > 0 && !s.chunks[n-1].void && s.placedToo(&q) {
		c.like, c.verbs = n-1, s.chunks[n-1].verbs
		return q.next
	}
	c.verbs = s.lex.people | s.thing
	c.void = c.void || before.is(Definite) && q.first == 0
	return q.next
}

// idle reports whether a number counts nothing: two more than in March; who is 17, was
// arrested; looking back on 2021.
func (s *scanner) idle(q *quantity) bool {
	before, after := s.at(q.first-1), s.at(q.next)
	return after.is(Qualifier) || after.is(comma) && (before.is(Be) && s.at(q.first-2).says(saysRelative) || before.says(saysLevel) && s.isYear(q.next-1))
}

// likeLast places a number that is compared with the last.
func (s *scanner) likeLast(q quantity) int {
	if n := len(s.chunks); n > 0 && !s.chunks[n-1].void {
		c := s.chunk(&q, q.first, q.next)
		c.like, c.bare = n-1, true
	}
	return q.next
}

// partly reports whether q, behind the word before and in front of "in" or "for",
// is a number of those that d counts: "12 lines, including four in Hull", "23
// people were arrested: 19 for supply and four for weapons".
func (s *scanner) partly(q *quantity, before *token, d *chunk) bool {
	told := d.next == q.first-1 || s.clause.lastVerb == q.first-2
	switch before.class {
	case Including:
		return true
	case colon, dash, open:
		return told
	case And:
		return d.bare && d.within >= 0
	}
	return false
}

// elsewhere reports whether the name of a place or force, behind a comma or
// "and", is all that leads up to token i: "Kent", "in Essex", "British Transport
// Police a further".
func (s *scanner) elsewhere(i int) bool {
	names := 0
	for ; i >= 0; i-- {
		switch t := s.at(i); {
		case t.is(comma), t.is(And):
			return names > 0
		case t.has(capital) && (t.is(Unknown) || t.is(Blocked)) && names < 5:
			names++
		case t.is(In), t.is(Filler):
		default:
			return false
		}
	}
	return false
}

// shares reports whether r has a noun that a number before "and" may share.
func (s *scanner) shares(r *quantity) bool {
	h := s.head(r.next, r.one())
	if !h.ok || h.at > r.next+2 {
		return false
	}
	switch s.at(h.at).class {
	case Form, Weapon, Good, Noun, Thing:
		return true
	}
	return false
}

// packsToo places "30 of heroin" behind "40 wraps of crack and".
func (s *scanner) packsToo(q quantity, next int, set uint64) {
	if n := len(s.chunks); n > 0 && s.chunks[n-1].settled && s.chunks[n-1].item.Kind == Packed {
		form := s.chunks[n-1].item.Form
		s.settle(&q, q.first, next, Packed, set).item.Form = form
	}
}

// doneTo places a bare number behind a verb: "charged 12".
func (s *scanner) doneTo(q quantity) (next int, ok bool) {
	v := s.at(q.first - 1)
	if !v.is(Verb) || v.entry.set&^seizing == 0 || !s.boundary(q.next) || s.at(q.first-2).is(Be) {
		return 0, false
	}
	bits := v.entry.set & (s.lex.people | s.thing) &^ seizing
	if bits == 0 {
		return 0, false
	}
	s.chunk(&q, q.first, q.next).made = bits & -bits
	return q.next, true
}

// ofWhich places a number of what was counted last: "of which 14 were firearms",
// "of whom 39 were children", "eight of whom were children".
func (s *scanner) ofWhich(q quantity) (next int, ok bool) {
	t := s.at(q.next)
	if v := s.at(q.first - 2); t.is(Be) && s.at(q.first-1).is(comma) {
		switch {
		case v.is(Verb) && s.at(q.first-3).is(Those) && !s.at(q.next+1).is(Verb): // of those arrested, six were children
			if bits := v.entry.set & s.lex.people; bits != 0 {
				s.chunk(&q, q.first, q.next).made = bits & -bits
				return q.next, true
			}
		case v.is(Those) && s.at(q.first-3).is(Of) && len(s.chunks) > 0, // of those, 12 were for supply
			(v.is(digits) || v.is(Number)) && s.at(q.first-3).is(Definite) && s.at(q.first-4).is(Of) && len(s.chunks) > 0: // of the 33, eight were women
			return s.sort(q, q.next)
		}
	}
	if t.is(Including) && s.at(q.next+1).is(Be) {
		return s.sort(q, q.next+1)
	}
	if !t.is(Be) || q.bare {
		return 0, false
	}
	if h := s.head(q.next+1, q.one()); h.ok && s.at(h.at).is(Weapon) {
		s.settle(&q, q.first, h.next, Weapons, h.set)
		return h.next, true
	}
	n := len(s.chunks)
	if n > 0 && (s.at(q.first-1).is(Including) || s.chunks[n-1].next >= q.first-2 && s.sorted(&s.chunks[n-1])) {
		return s.sort(q, q.next)
	}
	return 0, false
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
	case s.at(j).is(In), s.at(j).is(Preposition), s.at(j).is(With):
		next = j
	default:
		return 0, false
	}
	if s.at(next).is(Be) || s.at(next).is(Verb) {
		return 0, false // 11 of them children were charged
	}
	c := s.chunk(&q, q.first, next)
	c.like, c.within, c.bare = n-1, n-1, true
	if whole := &s.clause.whole; *whole >= 0 { // of whom 15 were children, were safeguarded
		s.clause.group, *whole = *whole, -1
	}
	return next, true
}

// outOf places "sixteen of the 30 arrests", "ten of those arrested" and "three
// of the men".
func (s *scanner) outOf(q quantity) int {
	j := q.next + 1
	t := s.at(j)
	if t.is(Those) || t.is(Definite) && t.says(saysThose) && (s.at(j+1).is(Be) || s.at(j+1).is(Have) || s.boundary(j+1)) {
		return s.ofThose(q, j)
	}
	if k := s.owner(j); k > j { // fourteen of Kent Police's arrests
		if h := s.head(k, false); h.ok && s.at(h.at).is(Noun) {
			s.settle(&q, q.first, q.next, Count, h.set&-h.set)
		}
		return q.next
	}
	if !t.is(Definite) {
		return q.next
	}
	if r, ok := s.quantity(j + 1); ok && r.bad == "" && r.dim == counted && !r.bare {
		return s.ofNumber(q, r)
	}
	h := s.head(j+1, false)
	if h.ok && s.at(h.at).is(Noun) { // 31 of the warrants
		return s.things(q, h)
	}
	if h.ok && s.at(h.at).is(Thing) {
		c := s.chunk(&q, q.first, h.next)
		if c.verbs = s.at(h.at).entry.set; s.at(q.first - 1).is(Verb) { // closed 510 of the lines
			s.act(c, c.verbs)
		}
		if v := s.at(h.next); v.is(Verb) && v.entry.set != 0 && s.at(h.next+1).is(Be) {
			return h.next + 1
		}
		return h.next
	}
	return q.next
}

// ofThose places a number of "those" or "them", at token j.
func (s *scanner) ofThose(q quantity, j int) int {
	t, v := s.at(j), s.at(j+1)
	if next, ok := s.sort(q, j+1); ok {
		return next
	}
	c := s.chunk(&q, q.first, j+1)
	c.bare, c.verbs = true, s.lex.people|s.thing
	by := s.at(q.first - 1)
	if done := by.is(Verb) && by.entry.set&^seizing != 0; done || t.says(saysThose) && by.is(Verb) { // dismantled nine of them; charged nine of those arrested
		s.act(c, c.verbs)
	}
	if end, did := s.whoDid(j + 1); did != 0 && !t.says(saysThose) { // of those it arrested
		if c.otherwise = did & c.verbs & -(did & c.verbs); c.made != 0 {
			c.otherwise = 0
		}
		c.next = end
		return end
	}
	switch {
	case v.is(Verb) && c.made != 0:
		return j + 2
	case v.is(Verb) && v.entry.set != 0 && !t.says(saysThose): // ten of those arrested
		if !q.one() {
			c.otherwise = c.verbs & v.entry.set & -(c.verbs & v.entry.set)
		}
		return j + 2
	case v.is(Article), v.is(Thing):
		c.void = true // one of them a boy
	}
	return j + 1
}

// owner gives the token behind the name, in the possessive, that starts at token j, or j.
func (s *scanner) owner(j int) int {
	for k := j; k < j+6; k++ {
		switch t := s.at(k); {
		case !t.is(Unknown) && !t.is(Blocked) && !t.is(And) || !t.has(capital) && !t.is(And):
			return j
		case t.has(possessive):
			return k + 1
		}
	}
	return j
}

// whoDid reads "it arrested", "whom they had charged" at token j, and gives the token
// behind it and the counts of its verb, or 0.
func (s *scanner) whoDid(j int) (next int, did uint64) {
	if s.at(j).is(Subordinator) || s.at(j).is(Those) {
		j++
	}
	if s.at(j).is(Definite) {
		j++
	}
	if t := s.at(j); !t.is(Unknown) && !t.is(Blocked) || t.end-t.start < 2 {
		return j, 0
	}
	for j++; s.at(j).is(Have) || s.at(j).is(Adverb); j++ {
	}
	if v := s.at(j); v.is(Verb) && v.entry.flags&Past != 0 {
		return j + 1, v.entry.set &^ seizing
	}
	return j, 0
}

// ofNumber places q and r of "sixteen of the 30 arrests", and "four of the seven
// men arrested".
func (s *scanner) ofNumber(q, r quantity) int {
	c := s.chunk(&q, q.first, q.next)
	c.bare, c.verbs = true, s.lex.people|s.thing
	if by := s.at(q.first - 1); by.is(Verb) && by.entry.set&^seizing != 0 { // charged 13 of the 33 arrested
		s.act(c, c.verbs)
	}
	n := len(s.chunks)
	next := s.counted(r)
	end, did := s.whoDid(next)
	if len(s.chunks) == n && did != 0 { // of the 33 it arrested
		s.chunk(&r, r.first, r.next).verbs = c.verbs
	}
	if len(s.chunks) == n {
		return next
	}
	d := &s.chunks[n]
	if d.settled {
		s.chunks[n-1].like = n
		if d.item.Kind == Count {
			s.chunks[n-1].within = n
		}
		return next
	}
	s.chunks[n-1].verbs, d.made = d.verbs, 0
	if v := s.at(next); v.is(Verb) {
		end, did = next+1, v.entry.set
	}
	if did &= d.verbs; did != 0 {
		d.made, next = did&-did, end
		if s.chunks[n-1].made == 0 {
			s.chunks[n-1].otherwise, s.chunks[n-1].within = d.made, n
		}
	}
	d.verbs = 0
	return next
}

// labelled places a number behind what it counts, as in a table: "weapons 9",
// "knives: 12", "people arrested: 45".
func (s *scanner) labelled(q quantity) (*chunk, bool) {
	j, divided, ok := s.labelOf(&q)
	if !ok {
		return nil, false
	}
	t := s.at(j)
	if t.is(Verb) && divided {
		verb := t.entry.set &^ seizing
		if verb != 0 || s.at(j-1).is(Thing) {
			return s.labelVerb(q, j, verb)
		}
		j, t = j-1, s.at(j-1)
	}
	if t.entry == nil || t.entry.flags&Plural == 0 && !divided {
		return nil, false
	}
	kind, set := Weapons, t.entry.set
	switch {
	case t.is(Weapon):
	case t.is(Noun):
		kind, set = Count, set&-set
	case t.is(Good):
		kind = Goods
	case t.is(Form) && set != 0:
		kind = Packed
	default:
		return nil, false
	}
	c := s.settle(&q, j, q.next, kind, set)
	if m := s.at(j - 1); m.is(Mark) { // referrals to …: 3, with its name before them
		c.marks |= m.entry.set
	}
	if kind == Packed {
		c.item.Form = t.entry.value
	}
	return c, true
}

// labelOf finds the last word of what stands before a number as its label. divided says
// that a sign stands between them.
func (s *scanner) labelOf(q *quantity) (j int, divided, ok bool) {
	j = q.first - 1
	if !s.boundary(q.next) && !(s.movedFrom(j) >= 0 && (s.at(q.next).is(To) || s.at(q.next).is(In))) {
		return 0, false, false
	}
	switch s.at(j).class {
	case colon, dash, open:
		divided = true
		j--
	default:
		if s.isYear(q.next - 1) {
			return 0, false, false
		}
	}
	t := s.at(j)
	if t.says(saysReaches) && s.at(j-1).is(Noun) { // arrests top 500
		if t.says(saysPassing) {
			q.qualify(MoreThan)
		}
		return j - 1, divided, true
	}
	if k := s.numberOf(j); k >= 0 { // the number of arrests in Kent is 29
		return k, true, true
	}
	if k := s.movedFrom(j); k >= 0 { // arrests rose from 45
		return k, divided, true
	}
	if t.is(comma) && (!s.at(q.first).has(spaced) || s.at(j-2).says(saysMost)) { // Arrests,25; the most arrests, 263
		return j - 1, true, true
	}
	return j, divided, true
}

// numberOf gives the noun of "the number of arrests in Kent is", which ends in token i, or
// -1.
func (s *scanner) numberOf(i int) int {
	if t := s.at(i); !t.is(Be) || !t.says(saysFinite) {
		return -1
	}
	for k := i - 1; k > i-5; k-- {
		switch t := s.at(k); {
		case t.is(Noun):
			if s.at(k-1).is(Of) && s.at(k-2).is(Label) {
				return k
			}
			return -1
		case t.is(In), t.has(capital) && t.is(Unknown), t.is(Adverb):
		default:
			return -1
		}
	}
	return -1
}

// movedFrom gives the noun of which "rose from" or "went up by 12 to", ending in
// token i, is said, or -1.
func (s *scanner) movedFrom(i int) int {
	if t := s.at(i); !t.is(To) && !t.says(saysOrigin) {
		return -1
	}
	moved := false
	for k := i - 1; k > i-6; k-- {
		switch t := s.at(k); {
		case t.says(saysMoved):
			moved = true
		case t.is(Noun) && moved && t.entry.flags&Plural != 0:
			return k
		case t.is(Have), t.is(Shift), t.is(Adverb), t.is(digits) && !moved:
		default:
			return -1
		}
	}
	return -1
}

// labelVerb places a number behind a verb at token j that is its label: "people
// arrested: 45", "charged: 12".
func (s *scanner) labelVerb(q quantity, j int, verb uint64) (*chunk, bool) {
	bits := verb
	switch t := s.at(j - 1); {
	case t.is(Thing):
		bits &= t.entry.set
		j--
	case t.is(stop), t.is(comma):
		bits &= s.lex.people | s.thing
	default:
		return nil, false
	}
	if bits == 0 {
		return nil, false
	}
	c := s.chunk(&q, j, q.next)
	c.made = bits & -bits
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

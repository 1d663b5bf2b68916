// SPDX-License-Identifier: MIT

package phrase

// step reads what starts at token i and gives the token behind it.
func (s *scanner) step(i int) int {
	t := s.at(i)
	switch t.class {
	case digits, Number, Fraction, Article, Qualifier, Estimated, Filler, Between, currency, sign, broken, tilde, greater, lesser, Totalling, Unsaid:
		if t.is(Article) && i > 0 && s.at(i-1).is(hyphen) {
			return i + 1
		}
		if q, ok := s.quantity(i); ok {
			return s.place(q)
		}
		s.clause.estimated = s.clause.estimated || t.is(Estimated)
	case comma, And:
		return s.joint(i)
	case open:
		if next, ok := s.reading(i); ok {
			return next
		}
		s.clause.open(!s.at(i + 1).is(Including))
		s.asideOf(i)
	case shut:
		s.clause.shut()
		s.asideOf(i)
	case MoneyUnit:
		if q, ok := s.quantity(i); ok && t.says(saysSterling) {
			return s.place(q)
		}
	case Verb:
		s.clause.verbs = true
		return s.verb(i)
	case Noun, Blocked:
		if t.is(Noun) {
			s.clause.about |= t.entry.set
		}
		s.does(i)
	case Substance, Form, Weapon, Good, Money, Belongings, Market, Haul:
		return s.name(i)
	case Mark:
		s.mark(t.entry.set)
	case Thing:
		s.thing = t.entry.set
	case Be, Have:
		s.auxiliary(i)
	default:
		s.turn(i)
	}
	return i + 1
}

// does reads a noun in -s that is a verb here: "Kent Police arrests 27 people".
func (s *scanner) does(i int) {
	t := s.at(i)
	if n := t.end - t.start; n < 3 || n > longestWord || s.text[t.end-1] != 's' || !s.starts(i+1) || s.at(i+1).is(Definite) {
		return
	}
	switch s.at(i - 1).class {
	case Unknown, Blocked, Street:
	default:
		return
	}
	var lower [longestWord]byte
	n := copy(lower[:], s.text[t.start:t.end-1])
	for k := range n {
		lower[k] |= 0x20
	}
	if v := s.lex.lookup(string(lower[:n])); v != nil && v.class == Verb && v.set&^seizing != 0 {
		s.clause.active, s.clause.lastVerb, s.clause.group = v.set, i, len(s.chunks)
	}
}

// joint reads the comma or "and" at token i.
func (s *scanner) joint(i int) int {
	t := s.at(i)
	s.clause.offence = s.clause.offence && t.is(And)
	if t.is(And) && !plainAnd(t) && s.again() { // 12 men were arrested, along with three women
		s.clause.active |= s.clause.last
	}
	if t.has(semi) {
		s.clause.active &= seizing
		s.clause.group = len(s.chunks)
		if s.text[t.start] == ';' {
			s.clause.unreal = real
		}
	}
	return s.bareSingular(i)
}

// asideOf reads a dash or bracket at token i. Behind "8.5kg of class A – 5.1kg of
// crack and 3.4kg of heroin –" it is the class A that is spoken of again, and the
// others are parts of it.
func (s *scanner) asideOf(i int) {
	c, m := &s.clause, &s.spoken
	if m.class != Substance || m.chunk < 0 {
		return
	}
	if o := &c.outer; o.class == Substance && m.set != o.set && m.set&^o.set == 0 && m.end <= i {
		s.spoken, c.outer = *o, mention{}
		s.spoken.end, c.including = i+1, -1
		return
	}
	if m.end == i && s.chunks[m.chunk].next == i && !s.at(i).is(shut) && !s.at(i+1).is(Including) {
		c.outer, c.including = *m, m.chunk
	}
}

// turn reads a word at token i that changes what those to come mean.
func (s *scanner) turn(i int) {
	t, c := s.at(i), &s.clause
	switch t.class {
	case Subordinator:
		c.active, c.offence = 0, false
		if t.says(saysRelative) {
			c.relative = 1
		}
		switch {
		case t.says(saysConditional):
			c.doubted(i, always)
		case t.says(saysBut) && c.unreal == hoped:
			c.unreal = real
		}
	case colon, dash:
		s.asideOf(i)
		if c.last != 0 && c.lastVerb == i-1 {
			c.active = c.last
		}
	case Including:
		s.includes(i)
	case Hope:
		c.doubted(i, hoped)
	case Usual:
		c.doubted(i, always)
		s.voidArticles()
	case Lost:
		if c.relative == 0 {
			s.voidFrom(c.group)
		}
	case Adjective, Unknown:
		s.described(i)
	case Future:
		s.future(i)
	case Possible:
		s.possibly(i)
	case Spent:
		s.costs(i)
	case Offence:
		c.offence = !t.says(saysCarried) || i == 0 || s.at(i-1).is(Of) || s.at(i-1).is(Definite) || s.at(i-1).says(saysPurpose)
	}
}

// includes begins the parts of what stands before i: "including", "of whom".
func (s *scanner) includes(i int) {
	c, n := &s.clause, len(s.chunks)
	c.active |= c.last
	c.including = n - 1
	if !s.at(i).says(saysOf) {
		return
	}
	c.whole, c.group = c.group, n         // 54 people, of whom 15 were safeguarded
	if n > 0 && s.chunks[n-1].next == i { // 15 of whom were
		c.group--
	}
}

// described takes back what a word at i calls untrue or wrong, and deals out what it calls
// respective.
func (s *scanner) described(i int) {
	t, c := s.at(i), &s.clause
	if t.says(saysUntrue) && (s.at(i-1).is(Be) || s.at(i-1).is(Not)) {
		s.voidFrom(0)
	} else if t.says(saysRespective) {
		s.respectively(i)
	} else if t.says(saysMistaken) && s.at(i+1).says(saysTold) { // 40 arrests were wrongly given
		s.voidFrom(c.group)
		c.doubted(i, always)
	}
}

// costs keeps out what only has a price: a gram of ketamine costs £20.
func (s *scanner) costs(i int) {
	if n := len(s.chunks); n > 0 && s.chunks[n-1].article && s.chunks[n-1].next == i && s.chunks[n-1].settled && s.chunks[n-1].item.Kind <= Packed {
		s.voidArticles()
	}
}

// possibly keeps out what only can be: one phone can hold a whole line.
func (s *scanner) possibly(i int) {
	t, c := s.at(i), &s.clause
	c.verbs = true
	if s.at(i + 1).is(Be) {
		c.mayBe = i
	}
	if n := len(s.chunks); n > 0 && s.chunks[n-1].next == i && s.chunks[n-1].item.Hi == 1 && s.chunks[n-1].made == 0 {
		s.chunks[n-1].void = true
	}
	if t.says(saysAble) && !s.at(i-1).is(Article) {
		s.voidArticles()
	}
}

// place finds what the quantity is of and makes a chunk of it. It gives the
// token behind what it has read.
func (s *scanner) place(q quantity) int {
	if q.bad != "" || s.clause.asides > 1 {
		if q.bad != "" && s.strict != nil {
			s.strict.distrust(&q)
		}
		return q.next
	}
	switch q.dim {
	case paid:
		return s.money(q)
	case weighed, poured:
		return s.mass(q)
	}
	return s.counted(q)
}

// timely reports whether "a week" or the like stands at token i, so that the
// amount before it is a rate.
func (s *scanner) timely(i int) bool {
	return (s.at(i).is(Article) || s.at(i).says(saysRated)) && s.at(i+1).says(saysPeriod)
}

// vague reports whether q is "more than one", which says no number.
func (s *scanner) vague(q *quantity) bool {
	return q.dim == counted && q.said == MoreThan && s.at(q.next-1).is(Number) && s.at(q.next-1).entry.value == 1
}

// chunk adds a chunk for q over tokens [first, next), void if the last one has them
// all.
func (s *scanner) chunk(q *quantity, first, next int) *chunk {
	if n := len(s.chunks); n > 0 {
		first = max(first, s.chunks[n-1].next)
	}
	c := chunk{first: min(first, len(s.toks)-1), next: next, article: s.at(q.first).is(Article), like: -1, within: -1}
	held := q.item(&c.item)
	if !held && s.strict != nil {
		s.strict.stop(s.at(q.first).start, tooMuch)
	}
	c.void = !held || first >= next || s.unreal(q) || s.timely(next) || s.vague(q) || s.change(q, next) || q.bare && (s.clause.mayBe > s.clause.lastVerb || s.at(q.first-1).is(Qualifier) && s.at(q.first-2).is(Be))
	if s.clause.including >= 0 {
		c.within = s.clause.including
	}
	s.chunks = append(s.chunks, c)
	return &s.chunks[len(s.chunks)-1]
}

// unreal reports whether q is hoped for, denied or none: but "the 14 arrests" are
// a fact, also where they are hoped to change something.
func (s *scanner) unreal(q *quantity) bool {
	before, c := s.at(q.first-1), &s.clause
	if before.is(Not) {
		return true
	}
	fact := before.is(Definite) && c.lastVerb < c.unrealAt && s.at(c.unrealAt).says(saysHopes)
	return c.unreal > hoped || c.unreal == hoped && !fact
}

// change reports whether q, with its noun before token next, is the difference of
// two numbers: "an increase of 65", "40 fewer", "20 more arrests than last year".
func (s *scanner) change(q *quantity, next int) bool {
	switch t := s.at(q.next); {
	case s.at(q.first - 1).is(Shift), t.says(saysFewer):
		return true
	case t.says(saysMore):
		for k := next; k < next+8 && !s.boundary(k); k++ {
			if s.at(k).says(saysThan) {
				return true
			}
		}
	}
	return false
}

// voidFrom takes back the chunks from n on.
func (s *scanner) voidFrom(n int) {
	for i := max(n, len(s.chunks)-mostBack); i < len(s.chunks); i++ {
		s.chunks[i].void = true
	}
}

// respectively takes back two or more numbers of which the word at token i says
// that each is of another thing.
func (s *scanner) respectively(i int) {
	last := len(s.chunks) - 1
	if last < 0 || s.across(s.chunks[last].next, i, reference) { // aged 24 and 31 respectively
		return
	}
	n := last
	for n > 0 && last-n < mostBack && !s.across(s.chunks[n-1].next, s.chunks[n].first, Verb) {
		n--
	}
	if bare := s.chunks[last].next; n < last || s.across(bare, i, digits) || s.across(bare, i, Number) {
		s.voidFrom(n)
	}
}

// across reports whether a token of the class, or many tokens, stand from a up to
// b.
func (s *scanner) across(a, b int, class Class) bool {
	if b-a > 16 {
		return true
	}
	for ; a < b; a++ {
		if s.at(a).is(class) {
			return true
		}
	}
	return false
}

// settle adds a chunk for q that is complete: so many or so much of set.
func (s *scanner) settle(q *quantity, first, next int, kind Kind, set uint64) *chunk {
	c := s.chunk(q, first, next)
	c.settled, c.item.Kind, c.item.Set = true, kind, set
	return c
}

// speak notes that the last chunk is, or names, set, and ends before token end.
func (s *scanner) speak(class Class, set uint64, end int) {
	s.spoken = mention{class: class, set: set, end: end, chunk: len(s.chunks) - 1}
}

// bareSingular reads the second of "a pistol, baton and knife": a singular
// noun without an article in a list that began with one.
func (s *scanner) bareSingular(i int) int {
	n := len(s.chunks)
	if n == 0 || !s.chunks[n-1].article || s.chunks[n-1].next != i || s.chunks[n-1].void {
		return i + 1
	}
	one := quantity{first: i + 1, next: i + 1, lo: number{1, 0}, hi: number{1, 0}, loUnit: 1, hiUnit: 1, bare: true}
	if people := s.chunks[n-1].verbs & s.lex.people; people != 0 && s.at(i).is(And) {
		return s.andWoman(one, people)
	}
	if s.chunks[n-1].item.Kind != Weapons {
		return i + 1
	}
	if s.at(i).is(comma) && s.at(i+1).is(And) {
		one.first++
	}
	if t := s.at(one.first); !t.is(Weapon) && !t.is(Turn) {
		return i + 1
	}
	h := s.head(one.first, true)
	if t := s.at(h.at); !h.ok || !t.is(Weapon) || t.entry.flags&Singular == 0 || t.entry.flags&Uncountable != 0 {
		return i + 1
	}
	s.settle(&one, one.first, h.next, Weapons, h.set).article = true
	s.speak(Weapon, 0, h.next)
	return h.next
}

// andWoman reads the second of "a man and woman".
func (s *scanner) andWoman(one quantity, people uint64) int {
	h := s.head(one.first, true)
	noun, next := s.at(h.at), s.at(one.first)
	if !h.ok || !noun.is(Thing) || noun.entry.set&people == 0 || noun.entry.flags&(Singular|Plural) != Singular || !next.is(Thing) && !next.is(reference) {
		return one.first
	}
	c := s.chunk(&one, one.first, h.next)
	c.article = true
	s.act(c, noun.entry.set)
	return h.next
}

// voidArticles takes back the single things of a sentence that turns out to
// speak of what is usual: "a wrap of crack typically costs £10".
func (s *scanner) voidArticles() {
	for i := max(0, len(s.chunks)-mostBack); i < len(s.chunks); i++ {
		if s.chunks[i].article {
			s.chunks[i].void = true
			s.clause.doubted(0, always)
		}
	}
}

// future reads "will", "to be": people of whom it is said have not been
// arrested yet.
func (s *scanner) future(i int) {
	for j := s.clause.group; j < len(s.chunks); j++ {
		if c := &s.chunks[j]; c.verbs != 0 && !c.settled && c.made == 0 {
			c.void = true
		}
	}
	if n := len(s.chunks); n > 0 && s.chunks[n-1].next == i && s.chunks[n-1].item.Kind == Count {
		s.chunks[n-1].void = true // 20 more arrests will follow
	}
	s.clause.active = 0
	verb := s.at(i + 2)
	if s.at(i).says(saysPromised) || s.at(i+1).is(To) && verb.is(Verb) && verb.entry.set != 0 { // is expected to close 20 lines
		s.clause.doubted(i, hoped)
	}
}

// reading takes "(read as 5 to 6)" at token i into the item before it.
func (s *scanner) reading(i int) (next int, ok bool) {
	n := len(s.chunks)
	if !s.at(i+1).is(ReadAs) || n == 0 || s.chunks[n-1].next != i {
		return i, false
	}
	for j := i + 2; j < i+12; j++ {
		if s.at(j).is(shut) {
			s.chunks[n-1].next = j + 1
			return j + 1, true
		}
	}
	return i, false
}

// mostBack is the number of chunks that a word may say something of.
const mostBack = 16

// mark says of the counts in set that what makes them such is named behind the
// last number, or behind those that the last verb took: "seven children were
// referred to the …".
func (s *scanner) mark(set uint64) {
	for i := max(0, len(s.chunks)-mostBack); i < len(s.chunks); i++ {
		if c := &s.chunks[i]; c.made&set != 0 || i == len(s.chunks)-1 {
			c.marks |= set
		}
	}
}

// auxiliary reads "was", "were" or "has" at token i. What stood before the last
// finite one has its own verb.
func (s *scanner) auxiliary(i int) {
	t, c := s.at(i), &s.clause
	c.verbs, c.beAt = true, i
	if c.lastVerb < i-1 {
		c.offence = false
	}
	if v := s.at(i + 2); t.is(Be) && s.at(i+1).is(To) && v.is(Verb) && v.entry.flags&Past == 0 { // the aim is to close 12 lines
		c.doubted(i, hoped)
	}
	if !t.is(Be) || !t.says(saysFinite) || s.at(i-1).is(Subordinator) {
		return
	}
	if c.relative == 1 {
		c.relative = 2 // addresses where dealing was suspected
		return
	}
	if n := len(s.chunks); n > 0 && s.chunks[n-1].byVerb && s.chunks[n-1].next == i && s.at(s.chunks[n-1].first-1).is(And) {
		s.chunks[n-1].byVerb, s.chunks[n-1].made = false, 0 // arrested ten men, and four women were charged
	}
	c.group = max(c.group, c.subject)
	c.subject = len(s.chunks)
}

// name reads a thing named without a number, which a weight or value behind it
// may belong to.
func (s *scanner) name(i int) int {
	t := s.at(i)
	if before := s.at(i - 1); before.is(Sham) || before.is(Turn) || before.is(And) && t.is(Belongings) && s.at(i-2).is(Money) { // cash and assets
		s.spoken = mention{class: Market, end: i + 1, chunk: -1}
		return i + 1
	}
	switch t.class {
	case Substance:
		if set, next, ok := s.substances(i, 0); ok && !t.has(possessive) {
			switch f := s.at(next); {
			case f.is(Market), f.is(Blocked):
				s.spoken = mention{class: Market, end: next + 1, chunk: -1}
				return next + 1
			case f.is(Form), f.is(Grow):
				next++
			case f.is(hyphen):
				return next + 1
			}
			s.spoken = mention{class: Substance, set: set, end: next, chunk: -1}
			return next
		}
		return i + 1
	case Form:
		if set := t.entry.set; set != 0 {
			s.spoken = mention{class: Substance, set: set, end: i + 1, chunk: -1}
		}
	case Haul:
		if s.spoken.class != Substance || s.spoken.end != i {
			return i + 1
		}
		s.spoken.end = i + 1
	case Good, Belongings:
		s.spoken = mention{class: Belongings, set: t.good(), end: i + 1, chunk: -1}
	default:
		s.spoken = mention{class: t.class, end: i + 1, chunk: -1}
	}
	return i + 1
}

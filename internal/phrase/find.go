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
		return i + 1
	case comma, And:
		s.clause.offence = s.clause.offence && t.is(And)
		if t.is(And) && !plainAnd(t) && s.again() { // 12 men were arrested, along with three women
			s.clause.active |= s.clause.last
		}
		if t.has(semi) {
			s.clause.active &= seizing
			s.clause.group = len(s.chunks)
		}
		return s.bareSingular(i)
	case stop, Subordinator:
		if t.is(Subordinator) {
			s.clause.active = 0
			s.clause.offence = false
			if t.says(saysRelative) {
				s.clause.relative = 1
			}
			if t.says(saysConditional) {
				s.clause.hoped = true
			}
		}
	case colon, dash:
		if s.clause.last != 0 && s.clause.lastVerb == i-1 {
			s.clause.active = s.clause.last
		}
	case open:
		if next, ok := s.reading(i); ok {
			return next
		}
		s.clause.open(!s.at(i + 1).is(Including))
	case shut:
		s.clause.shut()
	case Including:
		s.clause.active |= s.clause.last
		s.clause.including = len(s.chunks) - 1
	case Hope, Usual:
		s.clause.hoped = true
		if t.is(Usual) {
			s.voidArticles()
		}
	case Future:
		s.future(i)
	case Possible:
		if t.says(saysAble) && !s.at(i-1).is(Article) {
			s.voidArticles()
		}
	case Spent:
		if n := len(s.chunks); n > 0 && s.chunks[n-1].article && s.chunks[n-1].next == i && s.chunks[n-1].settled && s.chunks[n-1].item.Kind <= Packed {
			s.voidArticles() // a gram of ketamine costs £20
		}
	case Offence:
		s.clause.offence = !t.says(saysCarried) || i == 0 || s.at(i-1).is(Of) || s.at(i-1).says(saysPurpose)
	case Be, Have:
		s.clause.verbs = true
		if s.clause.lastVerb < i-1 {
			s.clause.offence = false
		}
		if t.is(Be) {
			s.be(i)
		}
	case Verb:
		s.clause.verbs = true
		return s.verb(i)
	case Worth:
		if s.at(i+1).is(Of) && s.at(i+2).class != Substance {
			break
		}
	case Substance, Form, Weapon, Good, Money, Belongings, Market, Haul:
		return s.name(i)
	case Mark:
		s.mark(t.entry.set)
	case Thing:
		s.thing = t.entry.set
	}
	return i + 1
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

// chunk adds a chunk for q over tokens [first, next).
func (s *scanner) chunk(q *quantity, first, next int) *chunk {
	if n := len(s.chunks); n > 0 {
		first = max(first, s.chunks[n-1].next)
	}
	c := chunk{first: first, next: max(next, first+1), article: s.at(q.first).is(Article), like: -1, within: -1}
	held := q.item(&c.item)
	if !held && s.strict != nil {
		s.strict.stop(s.at(q.first).start, tooMuch)
	}
	c.void = !held || s.clause.hoped || s.timely(next) || s.vague(q)
	if s.clause.including >= 0 {
		c.within = s.clause.including
	}
	s.chunks = append(s.chunks, c)
	return &s.chunks[len(s.chunks)-1]
}

// bareSingular reads the second of "a pistol, baton and knife": a singular
// noun without an article in a list that began with one.
func (s *scanner) bareSingular(i int) int {
	n := len(s.chunks)
	if n == 0 || !s.chunks[n-1].article || s.chunks[n-1].next != i || s.chunks[n-1].void {
		return i + 1
	}
	j := i + 1
	if people := s.chunks[n-1].verbs & s.lex.people; people != 0 && s.at(i).is(And) { // a man and woman
		h := s.head(j, true)
		if t := s.at(h.at); !h.ok || !t.is(Thing) || t.entry.set&people == 0 || t.entry.flags&(Singular|Plural) != Singular || !s.at(j).is(Thing) && !s.at(j).is(reference) {
			return i + 1
		}
		c := s.chunk(&quantity{first: j, next: j, lo: number{1, 0}, hi: number{1, 0}, loUnit: 1, hiUnit: 1, bare: true}, j, h.next)
		c.article = true
		s.act(c, s.at(h.at).entry.set)
		return h.next
	}
	if s.chunks[n-1].item.Kind != Weapons {
		return i + 1
	}
	if s.at(i).is(comma) && s.at(j).is(And) {
		j++
	}
	if t := s.at(j); !t.is(Weapon) && !t.is(Turn) {
		return i + 1
	}
	h := s.head(j, true)
	if t := s.at(h.at); h.ok && t.is(Weapon) && t.entry.flags&Singular != 0 && t.entry.flags&Uncountable == 0 {
		q := quantity{first: j, next: j, lo: number{1, 0}, hi: number{1, 0}, loUnit: 1, hiUnit: 1, bare: true}
		c := s.chunk(&q, j, h.at+1)
		c.settled, c.item.Kind, c.item.Set = true, Weapons, h.set
		c.article = true
		s.spoken = mention{class: Weapon, end: h.at + 1, chunk: len(s.chunks) - 1}
		return h.at + 1
	}
	return i + 1
}

// voidArticles takes back the single things of a sentence that turns out to
// speak of what is usual: "a wrap of crack typically costs £10".
func (s *scanner) voidArticles() {
	for i := max(0, len(s.chunks)-mostBack); i < len(s.chunks); i++ {
		if s.chunks[i].article {
			s.chunks[i].void = true
			s.clause.hoped = true
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
	t := s.at(i)
	if t.says(saysPromised) {
		s.clause.hoped = true
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

// be reads "was" or "were": what stood before the last one has its own verb.
func (s *scanner) be(i int) {
	t := s.at(i)
	if !t.says(saysFinite) || s.at(i-1).is(Subordinator) {
		return
	}
	c := &s.clause
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
		s.spoken = mention{class: Belongings, set: t.goods(), end: i + 1, chunk: -1}
	default:
		s.spoken = mention{class: t.class, end: i + 1, chunk: -1}
	}
	return i + 1
}

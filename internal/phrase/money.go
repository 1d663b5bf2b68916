package phrase

// money places a sum: of cash, of something's worth, or, where it is a price, a
// fine, a budget or the size of a market, nowhere.
func (s *scanner) money(q quantity) int {
	if q.pounds {
		if next, ok := s.pounds(q); ok {
			return next
		}
	}
	if next, ok := s.each(&q); ok {
		return next
	}
	if s.spent(&q) {
		return q.next
	}
	if s.at(q.first-1).is(open) && s.sameAs(paid) && s.spoken.end != q.first-1 && !s.worth(q.first).ok {
		return q.next
	}
	if next, done := s.moneyOf(q); done {
		return next
	}
	if next, done := s.moneyWorth(q); done {
		return next
	}
	return s.moneyAlone(q)
}

// pounds places pounds that are a weight.
func (s *scanner) pounds(q quantity) (int, bool) {
	set, next, ok := s.stuff(q.next, byMass)
	if !ok || !s.at(q.next).is(Of) {
		return 0, false
	}
	const pound = 453_592_370_000
	q.dim, q.loUnit, q.hiUnit = weighed, pound, pound
	c := s.chunk(&q, q.first, next)
	c.settled, c.item.Kind, c.item.Set = true, Weighed, set
	s.spoken = mention{class: Substance, set: set, end: next, chunk: len(s.chunks) - 1}
	return next, true
}

// spent reports whether the sum is spent, fined, owed or earned rather than
// found.
func (s *scanner) spent(q *quantity) bool {
	for k := q.first - 1; k >= q.first-6; k-- {
		switch t := s.at(k); t.class {
		case Spent:
			return true
		case Substance, Money, Worth, Form, Weapon, Good, stop, comma, digits, Verb, And:
			return false
		}
	}
	for k := q.next; k < q.next+5; k++ {
		switch t := s.at(k); t.class {
		case Spent:
			return true
		case stop, comma, And, Substance, Money, Worth, Be, digits, With, currency, Verb, Subordinator, Belongings:
			return false
		}
	}
	return false
}

// moneyOf places a sum by what stands behind it: "£15,000 in cash", "£17,000
// worth of crack", "£618,000 in drugs", "£38,000 cash".
func (s *scanner) moneyOf(q quantity) (next int, done bool) {
	j := q.next
	worth, of := false, false
	for ; j < q.next+5; j++ {
		t := s.at(j)
		switch {
		case t.is(hyphen), t.is(quote), t.is(Unknown) && t.end-t.start == 1:
		case t.is(Worth) && !worth:
			worth = true
		case (t.is(Of) || t.is(In)) && !of:
			of = true
		default:
			goto noun
		}
	}
noun:
	first := j
	unknown := 0
	for ; j < first+8; j++ {
		t := s.at(j)
		switch t.class {
		case Adjective, quote, hyphen, Filler, reference, Estimated, Adverb, Ordinal:
			continue
		case Definite, Article:
			if !of && !worth {
				return 0, false
			}
			continue
		case currency:
			if s.at(j + 1).is(digits) { // £2,000 in £20 notes
				j++
				continue
			}
		case Unknown:
			if set, after, ok := s.substances(j, 0); ok && worth {
				return s.value(q, q.first, after, set), true
			}
			if unknown++; unknown <= 3 && t.end > t.start && (of || worth || unknown <= 2) {
				continue
			}
		case Money:
			if t.has(possessive) {
				continue
			}
			if j == q.next && t.says(saysNotes) {
				return j + 1, true // £20 notes
			}
			c := s.chunk(&q, q.first, j+1)
			c.settled, c.item.Kind = true, Cash
			s.spoken = mention{class: Money, end: j + 1, chunk: len(s.chunks) - 1}
			return j + 1, true
		case Substance:
			set, after, ok := s.substances(j, anyForm)
			if !ok {
				break
			}
			f := s.at(after)
			if of || worth {
				switch {
				case f.is(Form):
					after++
				case f.is(Market), f.is(Blocked), f.is(Thing), f.is(hyphen):
					return after, true
				case f.is(Money):
					j = after - 1
					continue
				}
				return s.value(q, q.first, after, set), true
			}
			if f.is(Haul) && unknown == 0 { // a £2m cocaine haul
				return s.value(q, q.first, after+1, set), true
			}
			if f.is(Form) || s.boundary(after) || f.is(Be) || f.is(Verb) {
				if f.is(Form) {
					return q.next, true
				}
				return s.value(q, q.first, after, set), true
			}
			return after, true
		case Form:
			if (of || worth) && t.entry.set != 0 {
				return s.value(q, q.first, j+1, t.entry.set), true
			}
			if (of || worth) && s.at(j+1).is(Of) {
				if set, after, ok := s.named(j+2, t.entry.value); ok {
					return s.value(q, q.first, after, set), true
				}
			}
			if !of && !worth {
				return q.next, true // three £10 wraps
			}
			return 0, false
		case Belongings, Good:
			if of || worth {
				set, after := s.belongings(j)
				return s.property(q, q.first, after, set), true
			}
		case Haul:
			if worth && of || !of && !worth && s.at(j+1).is(Of) {
				if set, after, ok := s.named(j+2, 0); ok {
					return s.value(q, q.first, after, set), true
				}
			}
			continue
		}
		break
	}
	if worth && of || of && s.at(q.next).is(Of) || of && j > first && !s.at(first).has(capital) && !s.at(first).is(Definite) && !s.worth(q.first).ok {
		return q.next, true // of something else
	}
	return 0, false
}

// value adds the worth of the substances in set.
func (s *scanner) value(q quantity, first, next int, set uint64) int {
	c := s.chunk(&q, first, next)
	c.settled, c.item.Kind, c.item.Set = true, Value, set
	s.spoken = mention{class: Substance, set: set, end: next, chunk: len(s.chunks) - 1}
	return next
}

// property adds the worth of goods.
func (s *scanner) property(q quantity, first, next int, set uint64) int {
	c := s.chunk(&q, first, next)
	c.settled, c.item.Kind, c.item.Set = true, Property, set
	return next
}

// goods gives the goods that t names, 0 for those that have no name.
func (t *token) goods() uint64 {
	if t.is(Good) {
		return t.entry.set
	}
	return 0
}

// belongings gives the goods named from token i on, "phones, SIM cards and cars",
// and the token behind them.
func (s *scanner) belongings(i int) (set uint64, next int) {
	set, next = s.at(i).goods(), i+1
	for closed := set == 0; !closed; next += 2 {
		t := s.at(next)
		closed = t.is(And) && plainAnd(t)
		more := s.at(next + 1)
		if !closed && (!t.is(comma) || t.has(semi)) || more.goods() == 0 || more.has(possessive) || more.entry.flags&Plural == 0 {
			break
		}
		set |= more.entry.set
	}
	return set, next
}

// A valuing is what says that a sum is a worth.
type valuing struct {
	ok        bool
	first     int // where its phrase starts
	at        int // the token of "worth" or "value"
	estimated bool
}

// worth looks before token i for the words that make the sum there a worth:
// "worth", "with an estimated street value of", "is put at".
func (s *scanner) worth(i int) valuing {
	v := valuing{at: -1}
	for k := i - 1; k >= 0 && k > i-14; k-- {
		t := s.at(k)
		switch t.class {
		case Worth:
			v.ok, v.at = true, k
			s.valued(&v)
			return v
		case Estimated:
			v.estimated = true
		case Of, To, Be, Have, Adverb, Adjective, Filler, colon, Definite, Substance, Possible, Unknown, In, Form, digits, Number, Article, Future, Totalling, hyphen:
			if t.is(Unknown) && !t.says(saysValuing) {
				return v
			}
		case Preposition:
			if !t.says(saysLevel) {
				return v
			}
		case Verb:
			if t.entry.set&seizing == 0 && !t.says(saysValuing) {
				return v
			}
		default:
			return v
		}
	}
	return v
}

// valued looks at what leads up to the "worth" or "value" of v: "with an
// estimated street", "thought to be".
func (s *scanner) valued(v *valuing) {
	v.first = v.at
	joined := true
	for b := v.at - 1; b >= 0 && b > v.at-6; b-- {
		switch c := s.at(b); c.class {
		case Estimated:
			v.estimated = true
		case With, Filler, To, Adjective, Article:
		case Unknown, Be, Adverb, Definite, Possible, Have, Preposition, Future:
			joined = joined && c.says(saysPriced)
		default:
			return
		}
		if joined {
			v.first = b
		}
	}
}

// moneyWorth places a sum by what stands before it: "cocaine worth £36", "with a
// street value of up to £3.1 million", "cash totalling £3,250".
func (s *scanner) moneyWorth(q quantity) (next int, done bool) {
	m := &s.spoken
	v := s.worth(q.first)
	if v.ok {
		v.estimated = v.estimated || s.clause.estimated
		s.clause.estimated = false
	}
	if v.estimated && q.said == Exactly {
		q.said = About
	}
	if !v.ok {
		return s.moneyAfter(q)
	}
	first := v.first
	if m.end == v.first && m.chunk < 0 && m.end > 0 {
		first = m.end - 1
	}
	near := m.end >= 0 || m.age <= 1
	switch {
	case m.class == Substance && near:
		s.value(q, first, q.next, m.set)
		return q.next, true
	case m.class == Money && near:
		c := s.chunk(&q, first, q.next)
		c.settled, c.item.Kind = true, Cash
		return q.next, true
	case m.class == Belongings && m.end >= 0:
		s.property(q, first, q.next, m.set)
		return q.next, true
	}
	return q.next, true
}

// moneyAfter places a sum that stands right behind cash or a drug: "cash
// totalling £3,250", "cash: £14,060", "and more than £900,000 on the street".
func (s *scanner) moneyAfter(q quantity) (next int, done bool) {
	m := &s.spoken
	if m.class == Substance && m.end == q.first-1 && m.end > 0 && s.at(m.end).is(open) && s.at(q.next).is(shut) { // crack (about £75,000)
		return s.value(q, q.first, q.next, m.set), true
	}
	if m.end >= 0 && (m.class == Money || m.class == Substance) && m.chunk < 0 {
		for k := q.first - 1; k >= m.end; k-- {
			switch t := s.at(k); t.class {
			case comma:
				if !s.boundary(q.next) {
					return 0, false
				}
			case Totalling, colon, dash, open, Of, Filler, Be, Article, hyphen, Adverb, Adjective, To:
			default:
				if !t.says(saysSummed) {
					return 0, false
				}
			}
		}
		if m.class == Money {
			c := s.chunk(&q, m.end-1, q.next)
			c.settled, c.item.Kind = true, Cash
			s.spoken = mention{class: Money, end: q.next, chunk: len(s.chunks) - 1}
			return q.next, true
		}
		if k := s.at(q.first - 1); k.is(colon) || k.is(dash) || k.is(open) || s.at(q.first).is(Totalling) {
			s.value(q, m.end-1, q.next, m.set)
			return q.next, true
		}
	}
	return 0, false
}

// moneyAlone places a sum without a noun: like the sum that it goes on from, or
// as cash where it was seized.
func (s *scanner) moneyAlone(q quantity) int {
	n := len(s.chunks)
	if n > 0 && s.at(q.first-1).is(And) && s.chunks[n-1].settled {
		if d := &s.chunks[n-1]; (d.item.Kind == Cash || s.clause.active&seizing == 0) && (d.item.Kind == Value || d.item.Kind == Cash || d.item.Kind == Property) && !s.clause.verbSince(d.next) {
			c := s.chunk(&q, q.first, q.next)
			c.settled, c.item.Kind, c.item.Set = true, s.chunks[n-1].item.Kind, s.chunks[n-1].item.Set
			return q.next
		}
	}
	listed := n > 0 && s.chunks[n-1].settled && !s.chunks[n-1].void && s.chunks[n-1].item.Kind != Count && (s.boundary(q.next) || s.at(q.next).is(Have)) &&
		(s.at(q.first-1).is(And) || s.at(q.first-1).is(comma)) && q.first-s.chunks[n-1].next <= 2
	c := s.chunk(&q, q.first, q.next)
	c.item.Kind = Cash
	if s.at(q.first-1).says(saysHaving) && (s.boundary(q.next) || s.at(q.next).is(Preposition) || s.at(q.next).is(In)) {
		listed = true
	}
	if listed && s.strict == nil { // a lock knife and £640
		c.settled = true
		return q.next
	}
	if !s.aside(q.first) {
		s.act(c, seizing)
	}
	return q.next
}

// verbSince reports whether a verb stands behind token i.
func (c *clause) verbSince(i int) bool { return c.lastVerb >= i }

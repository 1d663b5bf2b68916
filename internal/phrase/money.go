// SPDX-License-Identifier: MIT

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
	if m := &s.spoken; m.class == Market && m.end == q.first-1 && m.end > 0 && (s.at(m.end).is(Of) || s.at(m.end).is(Totalling)) { // cash and assets of £85,000
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
	s.settle(&q, q.first, next, Weighed, set)
	s.speak(Substance, set, next)
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

// A sum is a quantity of money with what has been read behind it.
type sum struct {
	quantity
	worth   bool // "worth" stands behind it
	of      bool // "of" or "in" does
	unknown int  // so many words in no table
}

// An outcome says what a noun makes of the sum before it.
type outcome uint8

const (
	ended   outcome = iota // the noun phrase ends here, without a meaning for the sum
	onward                 // the noun may still come
	placed                 // the sum is an item, or is known to be none
	neither                // it is not for this noun to say
)

// moneyOf places a sum by what stands behind it: "£15,000 in cash", "£17,000
// worth of crack", "£618,000 in drugs", "£38,000 cash".
func (s *scanner) moneyOf(q quantity) (next int, done bool) {
	m := sum{quantity: q}
	first := s.links(&m)
	j := first
	for then := onward; then == onward && j < first+8; {
		switch next, then = s.moneyNoun(&m, j); then {
		case placed:
			return next, true
		case neither:
			return 0, false
		case onward:
			j = next
		}
	}
	ofElse := m.of && j > first && !s.at(first).has(capital) && !s.at(first).is(Definite) && !s.worth(q.first).ok
	if m.worth && m.of || m.of && s.at(q.next).is(Of) || ofElse {
		return q.next, true // of something else
	}
	return 0, false
}

// links reads what links a sum to its noun, "worth of" or "in", and gives the
// token behind it.
func (s *scanner) links(m *sum) int {
	j := m.next
	for ; j < m.next+5; j++ {
		switch t := s.at(j); {
		case t.is(hyphen), t.is(quote), t.is(Unknown) && t.end-t.start == 1:
		case t.is(Worth) && !m.worth:
			m.worth = true
		case t.is(In) && s.container(j+1):
			return j
		case (t.is(Of) || t.is(In)) && !m.of:
			m.of = true
		default:
			return j
		}
	}
	return j
}

// container reports whether what stands at token j, behind "in", is where a sum was: "in
// a car", but not "in a cash seizure".
func (s *scanner) container(j int) bool {
	if t := s.at(j); !t.is(Article) && !t.is(Definite) {
		return false
	}
	for k := j + 1; k < j+5 && !s.boundary(k); k++ {
		switch s.at(k).class {
		case Money, Substance, Haul, Worth, Totalling:
			return false
		}
	}
	return true
}

// moneyNoun reads the word at token j of the noun phrase behind a sum.
func (s *scanner) moneyNoun(m *sum, j int) (next int, then outcome) {
	t := s.at(j)
	linked := m.of || m.worth
	switch t.class {
	case Adjective, quote, hyphen, Filler, reference, Estimated, Adverb, Ordinal:
		return j + 1, onward
	case Definite, Article:
		if !linked {
			return 0, neither
		}
		return j + 1, onward
	case currency:
		if s.at(j + 1).is(digits) { // £2,000 in £20 notes
			return j + 2, onward
		}
	case Unknown:
		return s.moneyUnknown(m, j)
	case Sham, Turn: // counterfeit cash
		return j + 1, placed
	case Money:
		return s.moneyCash(m, j)
	case Substance:
		return s.moneyStuff(m, j)
	case Form:
		return s.moneyForm(m, j)
	case Belongings, Good:
		if linked {
			set, after := s.belongings(j)
			return s.property(m.quantity, m.first, after, set), placed
		}
	case Haul:
		return s.moneyHaul(m, j)
	}
	return j, ended
}

// moneyUnknown reads drugs whose name is of several words, or passes over a word between a
// sum and what it is of.
func (s *scanner) moneyUnknown(m *sum, j int) (next int, then outcome) {
	if set, after, ok := s.substances(j, 0); ok && m.worth {
		return s.value(m.quantity, m.first, after, set), placed
	}
	m.unknown++
	t, linked := s.at(j), m.of || m.worth
	if m.unknown <= 3 && t.end > t.start && (linked || m.unknown <= 2) {
		return j + 1, onward
	}
	return j, ended
}

// moneyHaul reads "£500 worth of a haul of cannabis".
func (s *scanner) moneyHaul(m *sum, j int) (next int, then outcome) {
	if m.worth && m.of || !m.of && !m.worth && s.at(j+1).is(Of) {
		if set, after, ok := s.named(j+2, 0); ok {
			return s.value(m.quantity, m.first, after, set), placed
		}
	}
	return j + 1, onward
}

// moneyCash reads "cash" or the like at token j behind a sum.
func (s *scanner) moneyCash(m *sum, j int) (next int, then outcome) {
	switch t := s.at(j); {
	case t.has(possessive):
		return j + 1, onward
	case j == m.next && t.says(saysNotes):
		return j + 1, placed // £20 notes
	}
	return s.cash(m.quantity, m.first, j+1), placed
}

// moneyStuff reads the name of a substance at token j behind a sum.
func (s *scanner) moneyStuff(m *sum, j int) (next int, then outcome) {
	set, after, ok := s.substances(j, anyForm)
	if !ok {
		return j, ended
	}
	f := s.at(after)
	if m.of || m.worth {
		switch {
		case f.is(Form):
			after++
		case f.is(Market), f.is(Blocked), f.is(Thing), f.is(hyphen):
			return after, placed
		case f.is(Money):
			return after, onward
		}
		return s.value(m.quantity, m.first, after, set), placed
	}
	switch {
	case f.is(Haul) && m.unknown == 0: // a £2m cocaine haul
		after++
	case f.is(Form):
		return m.next, placed
	case !s.boundary(after) && !f.is(Be) && !f.is(Verb):
		return after, placed
	}
	return s.value(m.quantity, m.first, after, set), placed
}

// moneyForm reads "wraps" or the like at token j behind a sum.
func (s *scanner) moneyForm(m *sum, j int) (next int, then outcome) {
	t := s.at(j)
	switch {
	case !m.of && !m.worth:
		return m.next, placed // three £10 wraps
	case t.entry.set != 0:
		return s.value(m.quantity, m.first, j+1, t.entry.set), placed
	case s.at(j + 1).is(Of):
		if set, after, ok := s.named(j+2, t.entry.value); ok {
			return s.value(m.quantity, m.first, after, set), placed
		}
	}
	return 0, neither
}

// cash adds a sum of cash over tokens [first, next).
func (s *scanner) cash(q quantity, first, next int) int {
	c := s.chunk(&q, first, next)
	c.settled, c.item.Kind = true, Cash
	s.speak(Money, 0, next)
	return next
}

// value adds the worth of the substances in set.
func (s *scanner) value(q quantity, first, next int, set uint64) int {
	s.settle(&q, first, next, Value, set)
	s.speak(Substance, set, next)
	return next
}

// property adds the worth of goods.
func (s *scanner) property(q quantity, first, next int, set uint64) int {
	s.settle(&q, first, next, Property, set)
	return next
}

// good gives the goods that t names, 0 for those that have no name.
func (t *token) good() uint64 {
	if t.is(Good) {
		return t.entry.set
	}
	return 0
}

// belongings gives the goods named from token i on, "phones, SIM cards and cars",
// and the token behind them.
func (s *scanner) belongings(i int) (set uint64, next int) {
	set, next = s.at(i).good(), i+1
	for closed := set == 0; !closed; next += 2 {
		t := s.at(next)
		closed = t.is(And) && plainAnd(t)
		more := s.at(next + 1)
		if !closed && (!t.is(comma) || t.has(semi)) || more.good() == 0 || more.has(possessive) || more.entry.flags&Plural == 0 {
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
			return s.cash(q, m.end-1, q.next), true
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
	before, ends := s.at(q.first-1), s.boundary(q.next)
	listed := before.says(saysHaving) && (ends || s.at(q.next).is(Preposition) || s.at(q.next).is(In))
	if n := len(s.chunks); n > 0 && s.chunks[n-1].settled {
		d := s.chunks[n-1]
		if before.is(And) && s.goesOn(&d) {
			s.settle(&q, q.first, q.next, d.item.Kind, d.item.Set)
			return q.next
		}
		near := (before.is(And) || before.is(comma)) && q.first-d.next <= 2
		listed = listed || near && !d.void && d.item.Kind != Count && (ends || s.at(q.next).is(Have))
	}
	c := s.chunk(&q, q.first, q.next)
	c.item.Kind = Cash
	if listed && s.strict == nil { // a lock knife and £640
		c.settled = true
		return q.next
	}
	if !s.aside(q.first) {
		s.act(c, seizing)
	}
	return q.next
}

// goesOn reports whether a sum without a noun is of what d, a sum, is of.
func (s *scanner) goesOn(d *chunk) bool {
	switch d.item.Kind {
	case Cash:
		return !s.clause.verbSince(d.next)
	case Value, Property:
		return s.clause.active&seizing == 0 && !s.clause.verbSince(d.next)
	}
	return false
}

// verbSince reports whether a verb stands behind token i.
func (c *clause) verbSince(i int) bool { return c.lastVerb >= i }

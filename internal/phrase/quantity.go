// SPDX-License-Identifier: MIT

package phrase

// A quantity is a number with its qualifier and its unit, from tokens first up
// to next.
type quantity struct {
	first, next int
	said        Said
	dim         dimension
	lo, hi      number
	loUnit      int64 // nanograms, microlitres or pence in one of lo
	hiUnit      int64
	bare        bool   // "a" or "an" and nothing else: one of what follows
	joined      bool   // the unit hangs on a hyphen: a one-kilo package
	pounds      bool   // the unit is the word pounds, which may be weight
	bad         string // why it is no quantity after all
	badAt       int    // the token that shows it
}

type dimension uint8

const (
	counted dimension = iota
	weighed
	poured
	paid
)

// one reports whether q is the number one, said or in an article.
func (q *quantity) one() bool {
	return q.dim == counted && q.said != Spanning && (q.bare || q.lo.coef == 1 && q.lo.exp == 0)
}

// quantity reads a quantity whose first token is i. What looks like one but
// cannot be trusted comes back with the reason in bad.
func (s *scanner) quantity(i int) (q quantity, ok bool) {
	q = quantity{first: i, badAt: -1}
	if t := s.at(i); t.is(Unsaid) {
		q.said, q.dim, q.next = Unstated, dimension(t.entry.value), i+1
		if s.at(i + 1).is(Volume) {
			q.dim, q.next = poured, i+2
		}
		return q, true
	}
	j, between := s.wording(i, &q)
	n, unit, next, ok := s.amount(j, &q)
	if !ok {
		return q, false
	}
	q.lo, q.loUnit, q.hi, q.hiUnit = n.number, unit.factor, n.number, unit.factor
	q.dim = unit.dim
	if s.at(i).is(Article) && s.at(i-1).is(Of) && !q.bare {
		switch s.at(i - 2).class {
		case Ordinal, digits, Number, Fraction, broken, reference:
			q.spoil(i, "is what an unknown part is of") // two thirds of a kilo
		}
	}
	j = next
	if q.bare && q.dim == counted {
		q.next = j
		return q, i+1 == j // "some a" is nothing
	}
	if t := s.at(j + 1); s.at(j).is(open) && t.is(digits) && t.number == n.number && s.at(j+2).is(shut) {
		j += 3 // three (3)
	}
	j = s.span(j, between, n, unit, &q)
	if between && q.said != Spanning && q.bad == "" {
		return q, false // "between the two"
	}
	q.next = s.suspect(s.after(j, &q), &q)
	return q, true
}

// suspect looks at what stands behind a number, at token j: one that another
// number follows cannot be trusted.
func (s *scanner) suspect(j int, q *quantity) int {
	if q.bad == "" && s.runsOn(j, q) {
		q.spoil(j, anotherNumber)
		if s.at(j).is(comma) {
			j++
		}
	}
	for q.bad != "" && (s.at(j).is(digits) || s.at(j).is(Number) || s.at(j).is(Scale) || s.at(j).is(broken) || s.at(j).is(Mass) || s.at(j).is(reference) && isDigit(s.text[s.toks[j].start])) {
		j++
	}
	return j
}

// runsOn tells whether what stands at j, behind a number, is more of it or another one,
// so that the two together mean neither: "5 000", "£25, 595".
func (s *scanner) runsOn(j int, q *quantity) bool {
	switch t := s.at(j); t.class {
	case Number:
		return !s.at(j+1).is(Blocked) && !t.has(possessive) && s.toks[j-1].end < t.start // but: compared with 172 three years before
	case digits, broken:
		return s.toks[j-1].end < t.start
	case reference: // 5 000
		return s.text[t.start] == '0' && s.toks[j-1].is(digits)
	case comma: // £25, 595 cash
		n := s.at(j + 1)
		return s.toks[j-1].is(digits) && !t.has(semi) && n.end-n.start == 3 && isDigit(s.text[n.start]) && s.grouped(j, q)
	case sign:
		return q.dim == counted
	}
	return false
}

// grouped reports whether the three digits behind the comma at token j may be
// thousands of q, with a space too many.
func (s *scanner) grouped(j int, q *quantity) bool {
	n := s.toks[j-1]
	if n.end-n.start > 3 || n.number.exp < 0 || q.said == Spanning {
		return false
	}
	if q.dim == paid {
		return s.at(j+2).is(Money) || !s.noun(j+2)
	}
	before := s.at(q.first - 1)
	told := before.is(Verb) && before.entry.set&^seizing != 0
	return q.dim == counted && !before.is(colon) && !before.is(hyphen) && !told && !before.is(Definite) && s.noun(j+2)
}

const anotherNumber = "follows another number"

func (q *quantity) spoil(at int, reason string) {
	if q.bad == "" {
		q.bad, q.badAt = reason, at
	}
}

// mostWording is the number of words of wording that a number may have.
const mostWording = 8

// wording reads what stands before a number: qualifiers, "a total of", "an
// estimated", "between".
func (s *scanner) wording(i int, q *quantity) (next int, between bool) {
	estimated := false
	for last := i + mostWording; ; i++ {
		t := s.at(i)
		if i == last {
			t = &nothing
		}
		switch t.class {
		case Qualifier:
			switch said := Said(t.entry.value); {
			case q.said == Exactly || q.said == About:
				q.said = said
			case said != About && (q.said <= AtLeast) != (said <= AtLeast):
				q.spoil(i, "contradicts the word before it") // over nearly
			}
		case Estimated:
			estimated = true
		case tilde:
			q.said = About
		case greater:
			q.said = MoreThan
		case lesser:
			q.said = LessThan
		case Between:
			between = true
		case Filler, Totalling:
		default:
			if estimated && q.said == Exactly {
				q.said = About
			}
			return i, between
		}
	}
}

// A unit is what a number counts, if its own token says so.
type unit struct {
	dim    dimension
	factor int64
}

// An amountRead is a number as it was read and how it was written.
type amountRead struct {
	number
	scaled   bool // with "million" or the like
	sterling bool
}

// amount reads [£] a number [and its scale] [its unit].
func (s *scanner) amount(i int, q *quantity) (n amountRead, u unit, next int, ok bool) {
	u = unit{counted, 1}
	j := i
	if s.at(j).is(sign) {
		if c := s.at(j + 1).class; c != digits && c != broken && c != currency {
			return n, u, i, false
		}
		q.spoil(j, "is negative")
		j++
	}
	if s.at(j).is(currency) || s.at(j).says(saysSterling) && s.at(j+1).is(digits) {
		u = unit{paid, 100}
		n.sterling = true
		j++
		if s.at(j).is(sign) {
			q.spoil(j, "is negative")
			j++
		}
	}
	article := s.at(j).is(Article)
	n.number, n.scaled, next, ok = s.numeral(j, n.sterling, q)
	switch {
	case !ok && n.sterling && s.at(j).is(broken):
		q.spoil(j, badNumber)
		return n, u, j + 1, true
	case !ok:
		return n, u, i, false
	case n.sterling:
		if s.at(j).has(thrice) && !n.scaled {
			q.spoil(i, partPence)
		}
		if s.at(next).is(MoneyUnit) {
			next++
		}
		return n, u, next, true
	}
	q.bare = article && next == j+1
	u, next = s.unit(next, &n, q)
	switch t := s.at(j); {
	case u.dim == paid && t.has(thrice) && !n.scaled:
		q.spoil(j, partPence)
	case u.dim == counted && t.has(pointed) && !n.scaled:
		q.spoil(j, "is no whole number; if it is a weight, its unit is not known")
	}
	return n, u, next, true
}

// unit reads the unit of n, which ends before token j: "kg", "-kilo", "of a
// kilo", "pounds", and "and a half" behind it.
func (s *scanner) unit(j int, n *amountRead, q *quantity) (u unit, next int) {
	u = unit{counted, 1}
	k, next := s.unitAt(j)
	t := s.at(k)
	short := t.end-t.start <= 2 && t.has(spaced)
	switch t.class {
	case Mass:
		if short && t.has(capital) { // 12 St Mary's Road
			return u, next
		}
		u.dim = weighed
	case Volume:
		u.dim = poured
	case MoneyUnit:
		if short && t.end-t.start == 1 {
			return u, next
		}
		u.dim = paid
		q.pounds = t.entry.value == 100 && !n.scaled
	case Times:
		if k > j {
			return u, j
		}
		if c := s.at(j + 1).class; c == digits || c == Number {
			q.spoil(j+1, anotherNumber)
			return u, j + 2
		}
		return u, j + 1
	default:
		return u, next
	}
	q.bare = false
	q.joined = q.joined || s.at(k-1).is(hyphen)
	u.factor, next = t.entry.value, k+1
	if s.at(next).is(And) && s.at(next+1).is(Article) && s.at(next+2).is(Fraction) { // a kilo and a half
		if sum, ok := n.number.add(half(s.at(next + 2).entry.value)); ok {
			n.number, next = sum, next+3
		}
	}
	return u, next
}

// unitAt finds where the unit of a number stands that ends before j, and where to go on if
// there is none.
func (s *scanner) unitAt(j int) (k, next int) {
	amount := func(k int) bool { return s.at(k).is(Mass) || s.at(k).is(Volume) }
	switch {
	case s.at(j).is(hyphen):
		return j + 1, j
	case s.at(j).is(Of) && s.at(j+1).is(Article) && amount(j+2): // 0.75 of a kilo
		return j + 2, j + 2
	case s.at(j).is(Article) && s.at(j-1).has(halved) && amount(j+1): // 1/2 an ounce
		return j + 1, j + 1
	}
	return j, j
}

const partPence = "is no whole number of pence; write thousands as 1,300"

const badNumber = "is no number that can be read; write thousands as 1,300 and no more than 19 digits"

// half gives one part of so many, 2 or 4.
func half(parts int64) number {
	if parts == 2 {
		return number{5, -1}
	}
	return number{25, -2}
}

// andPart reads the part behind a whole number: two "and a half", three "and three
// quarters".
func (s *scanner) andPart(j int) (part number, next int, ok bool) {
	if !s.at(j).is(And) {
		return part, j, false
	}
	if s.at(j+1).is(Article) && s.at(j+2).is(Fraction) {
		return half(s.at(j + 2).entry.value), j + 3, true
	}
	if !s.at(j + 1).is(Number) {
		return part, j, false
	}
	n, f, ok := s.cardinal(j + 1)
	if s.at(f).is(hyphen) {
		f++
	}
	if !ok || !s.at(f).is(Fraction) || n.coef > 3 || n.exp != 0 {
		return part, j, false
	}
	part, ok = half(s.at(f).entry.value).times(n.coef)
	return part, f + 1, ok
}

// numeral reads a number in digits or words.
func (s *scanner) numeral(i int, sterling bool, q *quantity) (n number, scaled bool, next int, ok bool) {
	t := s.at(i)
	j := i + 1
	switch t.class {
	case broken:
		q.spoil(i, badNumber)
		return number{1, 0}, false, j, true
	case digits:
		n = t.number
		if f := s.at(j); f.has(halved) && n.exp == 0 && !t.has(halved) { // 2½, 2 1/2
			n, _ = n.add(f.number)
			j++
		}
	case Number:
		if n, j, ok = s.cardinal(i); !ok {
			return n, false, i, false
		}
		f := j
		if s.at(f).is(hyphen) {
			f++
		}
		if s.at(f).is(Fraction) && n.coef <= 3 { // three-quarters of
			part, _ := half(s.at(f).entry.value).times(n.coef)
			return s.fraction(f+1, part)
		}
	case Article:
		switch f := s.at(j); f.class {
		case Scale, Dozen:
			n = number{1, 0}
		case Fraction:
			return s.fraction(j+1, half(f.entry.value))
		default:
			return number{1, 0}, false, j, true
		}
	case Fraction:
		return s.fraction(j, half(t.entry.value))
	default:
		return n, false, i, false
	}
	if part, behind, said := s.andPart(j); said && n.exp == 0 {
		sum, fits := n.add(part)
		if !fits {
			return n, false, i, false
		}
		n, j = sum, behind
	}
	n, scaled, j = s.scales(j, n, sterling, q)
	return n, scaled, j, true
}

// fraction reads what a fraction is of: [of] a million, a dozen, a kilo. The
// number before a unit comes back as it is.
func (s *scanner) fraction(j int, part number) (n number, scaled bool, next int, ok bool) {
	k := j
	if s.at(k).is(hyphen) {
		k++
	}
	if s.at(k).is(Of) {
		k++
	}
	if s.at(k).is(Article) {
		k++
	}
	switch t := s.at(k); t.class {
	case Scale, Dozen:
		n, ok = part.times(uint64(t.entry.value))
		return n, true, k + 1, ok
	case Mass, Volume, MoneyUnit:
		return part, false, k, true
	}
	return part, false, j, false
}

// scales reads the thousand, million or dozen behind a number.
func (s *scanner) scales(j int, n number, sterling bool, q *quantity) (number, bool, int) {
	scaled := false
	for {
		k := j
		if s.at(k).is(hyphen) && s.at(k+1).is(Scale) {
			k++
		}
		t := s.at(k)
		if !t.is(Scale) && !t.is(Dozen) {
			return n, scaled, j
		}
		if t.end-t.start <= 2 && t.has(spaced) && !sterling {
			return n, scaled, j
		}
		by, ok := n.times(uint64(t.entry.value))
		if !ok {
			q.spoil(k, badNumber)
			return n, scaled, k + 1
		}
		n, scaled, j = by, true, k+1
	}
}

// cardinal reads a number in words: twenty-one, one hundred and five, two
// thousand.
func (s *scanner) cardinal(i int) (n number, next int, ok bool) {
	c := wordsRead{last: 1}
	j := i
	for more := true; more; {
		j, more = s.cardinalWord(&c, i, j)
	}
	return number{c.total + c.current, 0}, j, j > i
}

// A wordsRead is a number in words as far as it has been read.
type wordsRead struct {
	total, current uint64
	last           uint64 // the least place that the last word filled
}

// cardinalWord reads the word at token j of the number that starts at i.
func (s *scanner) cardinalWord(c *wordsRead, i, j int) (next int, more bool) {
	t, after := s.at(j), s.at(j+1)
	switch {
	case t.is(Number):
		v := uint64(t.entry.value)
		if j > i && (v == 0 || v >= c.last || c.last == 1 || c.last == 10 && v >= 10) {
			return j, false
		}
		c.current += v
		c.last = 1
		if v >= 20 {
			c.last = 10
		}
		return j + 1, v > 0
	case j == i:
		return j, false
	case t.is(Scale) && t.end-t.start > 2:
		if c.scale(uint64(t.entry.value)) {
			return j + 1, true
		}
	case t.is(hyphen):
		if c.last == 10 && after.is(Number) || after.is(Scale) || c.last >= 100 && after.is(And) {
			return j + 1, true
		}
	case t.is(And) && c.last >= 100 && plainAnd(t):
		k := j + 1
		if after.is(hyphen) {
			k++
		}
		if s.at(k).is(Number) && s.at(k).entry.value > 0 {
			return k, true
		}
	}
	return j, false
}

// scale makes what has been read so many hundred, thousand or million; it is
// false if that is no number.
func (c *wordsRead) scale(by uint64) bool {
	switch {
	case by == 100 && c.current < 100:
		c.current *= 100
	case by > 100 && c.current > 0 && c.current < 1000:
		c.total += c.current * by
		c.current = 0
	default:
		return false
	}
	c.last = by
	return true
}

// plainAnd reports whether t is the word and itself.
func plainAnd(t *token) bool { return t.end-t.start == 3 }

// span reads the second number of a range, and shares its unit and scale with
// the first where that has none.
func (s *scanner) span(j int, between bool, first amountRead, u unit, q *quantity) int {
	t := s.at(j)
	if !s.spans(j, between, q) {
		return j
	}
	var other quantity
	second, v, next, ok := s.amount(j+1, &other)
	if !ok || other.bare || s.at(j+1).is(Article) || t.is(Or) && (second.scaled || v.dim != u.dim && u.dim != counted) {
		return j
	}
	if other.bad != "" {
		q.spoil(other.badAt, other.bad)
		return next
	}
	switch {
	case u.dim == counted && v.dim != counted && !first.sterling:
		u = v
	case v.dim == counted && u.dim == paid:
		v = u
	case u.dim != v.dim:
		return j
	}
	lo, hi := first.number, second.number
	if up, ok := lo.times(s.scaleBehind(next)); !first.scaled && u == v && ok && !less(hi, up) { // £115-£130 million, but not £500 to £1 million
		lo = up
	}
	q.joined = q.joined || other.joined
	q.between(lo, hi, u, v, j+1)
	return next
}

// spans tells whether the word at j joins the ends of a span.
func (s *scanner) spans(j int, between bool, q *quantity) bool {
	switch t := s.at(j); t.class {
	case To:
		return !s.at(q.first-1).says(saysOrigin) || !s.moved(q.first-2) // but: rose from 45 to 62
	case hyphen, Or:
		return true
	case dash:
		return s.at(j - 1).is(digits)
	case And:
		return between
	}
	return false
}

// moved reports whether the word at token i says that a number changed.
func (s *scanner) moved(i int) bool { return s.at(i).says(saysMoved) || s.at(i-1).says(saysMoved) }

// between makes q a range from lo, in u, to hi, in v, which is read at token at.
func (q *quantity) between(lo, hi number, u, v unit, at int) {
	q.said, q.lo, q.loUnit, q.hi, q.hiUnit, q.dim = Spanning, lo, u.factor, hi, v.factor, v.dim
	a, _, okA := lo.in(u.factor)
	b, _, okB := hi.in(v.factor)
	switch {
	case !okA || !okB:
		q.spoil(at, badNumber)
	case a > b:
		q.spoil(at, "is a range that ends below its beginning")
	}
}

// scaleBehind gives the scale that the number ending before token next ends in,
// or 1.
func (s *scanner) scaleBehind(next int) uint64 {
	for k := next - 1; k >= next-2; k-- { // the unit may stand behind it
		if t := s.at(k); t.is(Scale) {
			return uint64(t.entry.value)
		}
	}
	return 1
}

// less reports whether a < b.
func less(a, b number) bool {
	x, _, okA := a.in(1_000_000)
	y, _, okB := b.in(1_000_000)
	return okA && okB && x < y
}

// after reads what stands behind a number: "+", "or more", "plus".
func (s *scanner) after(j int, q *quantity) int {
	t := s.at(j)
	switch {
	case t.is(plus):
		q.qualify(AtLeast)
		return j + 1
	case t.is(After) && t.end-t.start > len("plus"):
		q.qualify(Said(t.entry.value))
		return j + 1
	case t.is(hyphen) && s.at(j+1).is(After):
		q.qualify(Said(s.at(j + 1).entry.value))
		return j + 2
	case t.is(After) && !t.has(spaced):
		q.qualify(Said(t.entry.value))
		return j + 1
	}
	return j
}

// qualify gives q a wording unless it has one that is not "about".
func (q *quantity) qualify(said Said) {
	if q.said == Exactly || q.said == About {
		q.said = said
	}
}

// item fills in what q says of an item; it is false if the amount is not whole
// where it must be.
func (q *quantity) item(it *Item) bool {
	if q.said == Unstated {
		it.Said = Unstated
		return true
	}
	lo, exactLo, okLo := q.lo.in(q.loUnit)
	hi, exactHi, okHi := q.hi.in(q.hiUnit)
	if !okLo || !okHi || q.bad != "" {
		return false
	}
	if (q.dim != weighed || decimalUnit(q.loUnit) && decimalUnit(q.hiUnit)) && !(exactLo && exactHi) {
		return false
	}
	it.Said, it.Lo, it.Hi = q.said, lo, hi
	if q.dim == weighed && !decimalUnit(q.loUnit) {
		it.Place = q.lo.place(q.loUnit)
	}
	return true
}

// decimalUnit reports whether unit is a power of ten.
func decimalUnit(unit int64) bool {
	for unit%10 == 0 {
		unit /= 10
	}
	return unit == 1
}

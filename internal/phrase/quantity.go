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
	if of := s.at(i - 1); s.at(i).is(Article) && of.is(Of) && !q.bare {
		switch s.at(i - 2).class {
		case Ordinal, digits, Number, Fraction, broken:
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
	j = s.after(j, &q)
	if q.bad == "" {
		if t := s.at(j); t.is(Number) && s.at(j+1).is(Blocked) {
			// compared with 172 three years before
		} else if (t.is(digits) || t.is(Number) && !t.has(possessive) || t.is(broken)) && s.toks[j-1].end < t.start {
			q.spoil(j, "follows another number")
		} else if t.is(sign) && q.dim == counted {
			q.spoil(j, "follows another number")
		}
	}
	for q.bad != "" && (s.at(j).is(digits) || s.at(j).is(Number) || s.at(j).is(Scale) || s.at(j).is(broken) || s.at(j).is(Mass)) {
		j++
	}
	q.next = j
	return q, true
}

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
			if q.said == Exactly || q.said == About {
				q.said = Said(t.entry.value)
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
	if s.at(j).is(currency) {
		n.sterling = true
		j++
		if s.at(j).is(sign) {
			q.spoil(j, "is negative")
			j++
		}
	}
	article := s.at(j).is(Article)
	n.number, n.scaled, next, ok = s.numeral(j, n.sterling, q)
	if !ok {
		if n.sterling && s.at(j).is(broken) {
			q.spoil(j, badNumber)
			return n, unit{paid, 100}, j + 1, true
		}
		return n, u, i, false
	}
	j = next
	if n.sterling {
		u = unit{paid, 100}
		if s.at(j).is(MoneyUnit) {
			j++
		}
		return n, u, j, true
	}
	q.bare = article && j == i+1
	k := j
	if s.at(k).is(hyphen) {
		k++
	} else if s.at(k).is(Of) && s.at(k+1).is(Article) && (s.at(k+2).is(Mass) || s.at(k+2).is(Volume)) { // 0.75 of a kilo
		j, k = k+2, k+2
	}
	t := s.at(k)
	switch t.class {
	case Mass:
		if t.end-t.start <= 2 && t.has(capital) && t.has(spaced) { // 12 St Mary's Road
			return n, u, j, true
		}
		u, j = unit{weighed, t.entry.value}, k+1
	case Volume:
		u, j = unit{poured, t.entry.value}, k+1
	case MoneyUnit:
		if t.end-t.start == 1 && t.has(spaced) {
			return n, u, j, true
		}
		u, j = unit{paid, t.entry.value}, k+1
		q.pounds = u.factor == 100 && !n.scaled
	case Times:
		if k == j {
			j++
			if c := s.at(j).class; c == digits || c == Number {
				q.spoil(j, "follows another number")
				j++
			}
		}
		return n, u, j, true
	default:
		return n, u, j, true
	}
	q.bare = false
	q.joined = q.joined || k == j-2 && s.toks[k-1].is(hyphen)
	if s.at(j).is(And) && s.at(j+1).is(Article) && s.at(j+2).is(Fraction) { // a kilo and a half
		if sum, ok := n.number.add(half(s.at(j + 2).entry.value)); ok {
			n.number, j = sum, j+3
		}
	}
	return n, u, j, true
}

const badNumber = "is no number that can be read; write thousands as 1,300 and no more than 19 digits"

// half gives one part of so many, 2 or 4.
func half(parts int64) number {
	if parts == 2 {
		return number{5, -1}
	}
	return number{25, -2}
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
		if f := s.at(j); f.is(digits) && !f.has(spaced) && f.number.exp == -2 && t.number.exp == 0 && s.toks[i].end == f.start { // 2½
			n, _ = n.add(f.number)
			j++
		}
	case Number:
		if n, j, ok = s.cardinal(i); !ok {
			return n, false, i, false
		}
		if f := s.at(j); (f.is(Fraction) || f.is(hyphen) && s.at(j+1).is(Fraction)) && n.coef <= 3 { // three-quarters of
			if f.is(hyphen) {
				j++
			}
			part, ok := half(s.at(j).entry.value).times(n.coef)
			if !ok {
				return n, false, i, false
			}
			return s.fraction(j+1, part)
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
	if s.at(j).is(And) && s.at(j+1).is(Article) && s.at(j+2).is(Fraction) && n.exp == 0 { // two and a half
		sum, fits := n.add(half(s.at(j + 2).entry.value))
		if !fits {
			return n, false, i, false
		}
		n, j = sum, j+3
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
	var total, current uint64
	last := uint64(1) // the least place that the last word filled
	for j := i; ; {
		t := s.at(j)
		switch {
		case t.is(Number):
			v := uint64(t.entry.value)
			if j > i && (v == 0 || v >= last || last == 1 || last == 10 && v >= 10) {
				return number{total + current, 0}, j, true
			}
			current += v
			last = 1
			if v >= 20 {
				last = 10
			}
			if v == 0 {
				return number{0, 0}, j + 1, true
			}
			j++
		case t.is(Scale) && t.end-t.start > 2 && j > i:
			by := uint64(t.entry.value)
			switch {
			case by == 100 && current < 100:
				current *= 100
			case by > 100 && current > 0 && current < 1000:
				total += current * by
				current = 0
			default:
				return number{total + current, 0}, j, true
			}
			last = by
			j++
		case t.is(hyphen) && j > i && (last == 10 && s.at(j+1).is(Number) || s.at(j+1).is(Scale) || last >= 100 && s.at(j+1).is(And)):
			j++
			continue
		case t.is(And) && last >= 100 && j > i && plainAnd(t):
			k := j + 1
			if s.at(k).is(hyphen) {
				k++
			}
			if !s.at(k).is(Number) || s.at(k).entry.value == 0 {
				return number{total + current, 0}, j, true
			}
			j = k
			continue
		default:
			return number{total + current, 0}, j, j > i
		}
	}
}

// plainAnd reports whether t is the word and itself.
func plainAnd(t *token) bool { return t.end-t.start == 3 }

// span reads the second number of a range, and shares its unit and scale with
// the first where that has none.
func (s *scanner) span(j int, between bool, first amountRead, u unit, q *quantity) int {
	t := s.at(j)
	switch {
	case t.is(To), t.is(hyphen), t.is(dash) && s.at(j-1).is(digits), between && t.is(And), t.is(Or) && u.dim == counted:
	default:
		return j
	}
	var other quantity
	second, v, next, ok := s.amount(j+1, &other)
	if !ok || other.bare || s.at(j+1).is(Article) {
		return j
	}
	if t.is(Or) && (second.scaled || v.dim != counted) {
		return j
	}
	if other.bad != "" {
		q.spoil(other.badAt, other.bad)
		return next
	}
	lo, hi := first.number, second.number
	switch {
	case u == v:
	case u.dim == counted && v.dim != counted && !first.sterling:
		u = v
	case v.dim == counted && u.dim == paid && !second.scaled || v.dim == counted && u.dim == paid:
		v = u
	case u.dim != v.dim:
		return j
	}
	if !first.scaled && u == v {
		if by := s.scaleBehind(next); by > 0 {
			if up, ok := lo.times(by); ok && !less(hi, up) { // £115-£130 million, but not £500 to £1 million
				lo = up
			}
		}
	}
	q.said, q.lo, q.loUnit, q.hi, q.hiUnit, q.dim = Spanning, lo, u.factor, hi, v.factor, v.dim
	q.joined = q.joined || other.joined
	a, _, okA := lo.in(u.factor)
	b, _, okB := hi.in(v.factor)
	switch {
	case !okA || !okB:
		q.spoil(j+1, badNumber)
	case a > b:
		q.spoil(j+1, "is a range that ends below its beginning")
	}
	return next
}

// scaleBehind gives the scale that the number ending before token next ends in,
// or 0.
func (s *scanner) scaleBehind(next int) uint64 {
	for k := next - 1; k >= next-2; k-- { // the unit may stand behind it
		if t := s.at(k); t.is(Scale) {
			return uint64(t.entry.value)
		}
	}
	return 0
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
	if (q.dim == counted || q.dim == paid) && !(exactLo && exactHi) {
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

package phrase

import (
	"math"
	"math/bits"
)

// A number is coef × 10^exp, as it was printed.
type number struct {
	coef uint64
	exp  int8
}

// mostDigits is the number of digits that a number may have.
const mostDigits = 19

var pow10 = func() (p [20]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = 10 * p[i-1]
	}
	return p
}()

// in gives n × unit in whole numbers, to the nearest and of two that are as near
// the even one, and whether that is exact. It is not ok beyond an int64.
func (n number) in(unit int64) (v int64, exact, ok bool) {
	hi, lo := bits.Mul64(n.coef, uint64(unit))
	switch {
	case n.exp < -18 || n.exp > 18:
		return 0, false, n.coef == 0
	case n.exp >= 0:
		over, whole := bits.Mul64(lo, pow10[n.exp])
		return int64(whole), true, hi == 0 && over == 0 && whole <= math.MaxInt64
	}
	by := pow10[-n.exp]
	if hi >= by {
		return 0, false, false
	}
	quo, rem := bits.Div64(hi, lo, by)
	if 2*rem > by || 2*rem == by && quo&1 == 1 {
		quo++
	}
	return int64(quo), rem == 0, quo <= math.MaxInt64
}

// place gives the place value of the last digit of n that is not zero, in whole
// units, or the unit's own part of it.
func (n number) place(unit int64) int64 {
	if n.coef == 0 {
		return unit
	}
	for n.coef%10 == 0 {
		n.coef /= 10
		n.exp++
	}
	n.coef = 1
	v, _, ok := n.in(unit)
	if !ok || v == 0 {
		return 1
	}
	return v
}

// times gives n × by; not ok if that has too many digits.
func (n number) times(by uint64) (number, bool) {
	for by%10 == 0 && by > 0 {
		by /= 10
		n.exp++
	}
	hi, lo := bits.Mul64(n.coef, by)
	return number{lo, n.exp}, hi == 0 && lo < pow10[mostDigits]
}

// add gives n + m; not ok if that has too many digits.
func (n number) add(m number) (number, bool) {
	for n.exp > m.exp && n.coef < pow10[mostDigits-1] {
		n.coef, n.exp = 10*n.coef, n.exp-1
	}
	for m.exp > n.exp && m.coef < pow10[mostDigits-1] {
		m.coef, m.exp = 10*m.coef, m.exp-1
	}
	return number{n.coef + m.coef, n.exp}, n.exp == m.exp
}

// number reads digits, with commas between thousands and a point, and decides
// from what touches them whether they are a number, and if not whether they
// only refer to something ("9.10am", "12/3/22", "0800", "4th", "10.1.2022").
func (x *lexer) number() {
	start := x.pos
	n, ok := x.decimal()
	kind := digits
	if !ok {
		kind = broken
	}
	if x.pos < len(x.text) {
		switch c := x.text[x.pos]; {
		case x.isoDate(start):
			x.pos = start + len("2022-10-14")
			kind = reference
		case c == ':' && x.digitAt(x.pos+1), c == '/' && x.digitAt(x.pos+1), c == '.' && x.digitAt(x.pos+1):
			for x.pos < len(x.text) && (isDigit(x.text[x.pos]) || x.digitAt(x.pos+1) && (x.text[x.pos] == ':' || x.text[x.pos] == '/' || x.text[x.pos] == '.')) {
				x.pos++
			}
			kind = reference
		case c == '%':
			x.pos++
			kind = reference
		case isLetter(c):
			if x.suffix(start) {
				return
			}
			if !x.unitFollows() {
				for x.wordAt(x.pos) {
					x.pos++
				}
				kind = reference
			}
		}
	}
	if x.text[start] == '0' && x.digitAt(start+1) || x.text[start] == '.' && (x.pos == len(x.text) || !isLetter(x.text[x.pos])) { // 0800, a .22 rifle
		kind = reference
	}
	t := x.add(kind, start)
	t.number = n
	if kind == digits && t.end-t.start <= 2 { // section 1 firearms
		if s := x.lex.find([]byte(x.text[t.start:t.end])); s.id != 0 {
			t.slot = s
		}
	}
}

// isoDate reports whether a date such as 2022-10-14 starts at start.
func (x *lexer) isoDate(start int) bool {
	const form = "dddd-dd-dd"
	if x.digitAt(start+len(form)) || len(x.text) < start+len(form) {
		return false
	}
	for i := range len(form) {
		if c := x.text[start+i]; form[i] == 'd' && !isDigit(c) || form[i] == '-' && c != '-' {
			return false
		}
	}
	return true
}

// decimal reads the digits of a number. It is not ok if the commas are not
// between thousands or if there are too many digits; pos is then behind all of
// it.
func (x *lexer) decimal() (n number, ok bool) {
	start, ok := x.pos, true
	count, group := 0, 0 // digits of coef, digits since the last comma
	commas, point := false, false
loop:
	for x.pos < len(x.text) {
		switch c := x.text[x.pos]; {
		case isDigit(c):
			group++
			if c != '0' || count > 0 {
				count++
			}
			if count > mostDigits {
				ok = false
			} else {
				n.coef = 10*n.coef + uint64(c-'0')
				if point {
					n.exp--
				}
			}
			if point && n.exp < -mostDigits {
				ok = false
				n.exp = 0
			}
		case c == ',' && x.digitAt(x.pos+1):
			if point {
				break loop
			}
			if group > 3 || commas && group != 3 || group == 0 {
				ok = false
			}
			commas, group = true, 0
		case c == '.' && x.digitAt(x.pos+1) && !point:
			if commas && group != 3 {
				ok = false
			}
			point = true
		default:
			break loop
		}
		x.pos++
	}
	if commas && !point && group != 3 {
		ok = false
	}
	if commas && x.text[start] == '0' {
		ok = false
	}
	for ok && point && n.exp < 0 && n.coef%10 == 0 { // "10.50" says no more than "10.5"
		n.coef /= 10
		n.exp++
	}
	return n, ok
}

// suffix reads what turns digits into a name, as in "3D-printed" or "2C-B".
func (x *lexer) suffix(start int) bool {
	end := x.pos
	for x.wordAt(end) {
		end++
	}
	if end-start > 8 {
		return false
	}
	var lower [8]byte
	for i, c := range []byte(x.text[start:end]) {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	s := x.lex.find(lower[:end-start])
	if s.id == 0 {
		return false
	}
	x.pos = end
	x.add(Unknown, start).slot = s
	return true
}

// unitFollows reports whether the letters after digits are a unit or a
// multiplier, which the next token then is.
func (x *lexer) unitFollows() bool {
	end := x.pos
	for x.wordAt(end) || end < len(x.text) && x.text[end] >= 0x80 && end-x.pos < 4 && x.text[end] != 0xe2 {
		end++
	}
	if end-x.pos > longestWord {
		return false
	}
	var lower [longestWord]byte
	for i, c := range []byte(x.text[x.pos:end]) {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	e := x.lex.lookup(string(lower[:end-x.pos]))
	if e == nil {
		return false
	}
	switch e.class {
	case Scale, Mass, Volume, MoneyUnit, Measure, Times, Ordinal, Clock, Age, AgeTail:
		return true
	}
	return false
}

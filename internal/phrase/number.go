// SPDX-License-Identifier: MIT

package phrase

import (
	"math/bits"
	"strings"

	"github.com/countylines/ops/internal/decimals"
)

// A number is coef × 10^exp, as it was printed.
type number struct {
	coef uint64
	exp  int8
}

// mostDigits is the number of digits that a number may have.
const mostDigits = 19

// in gives n × unit in whole numbers, to the nearest and of two that are as near
// the even one, and whether that is exact. It is not ok beyond an int64.
func (n number) in(unit int64) (v int64, exact, ok bool) {
	if n.exp < -18 || n.exp > 18 {
		return 0, false, n.coef == 0
	}
	return decimals.Nearest(n.coef, int(n.exp), unit)
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
	return number{lo, n.exp}, hi == 0 && lo < decimals.Pow10[mostDigits]
}

// add gives n + m; not ok if that has too many digits.
func (n number) add(m number) (number, bool) {
	for n.exp > m.exp && n.coef < decimals.Pow10[mostDigits-1] {
		n.coef, n.exp = 10*n.coef, n.exp-1
	}
	for m.exp > n.exp && m.coef < decimals.Pow10[mostDigits-1] {
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
	if x.cutOff(start) || x.apostrophes() {
		ok = false
	}
	switch {
	case x.pos < len(x.text) && isLetter(x.text[x.pos]) && x.suffix(start), x.halves(start):
		return
	case x.refers(start):
		kind = reference
	case !ok:
		kind = broken
	}
	t := x.add(kind, start)
	t.number = n
	if point := strings.IndexByte(x.text[start:t.end], '.'); point >= 0 && kind == digits {
		t.traits |= pointed
		if t.end-start-point > len(".99") {
			t.traits |= thrice
		}
	}
	if kind == digits && t.end-t.start <= 2 { // section 1 firearms
		if s := x.lex.find([]byte(x.text[t.start:t.end])); s.id != 0 {
			t.slot = s
		}
	}
}

// cutOff reports whether the digits at start are what is left of a number: ",5" behind a
// blank.
func (x *lexer) cutOff(start int) bool {
	return start > 0 && x.text[start-1] == ',' && (start == 1 || isSpace(x.text[start-2]) || x.text[start-2] == '(')
}

// apostrophes reads on where apostrophes stand between digits, as thousands are parted
// elsewhere: 1'250. It reports whether there are any.
func (x *lexer) apostrophes() (any bool) {
	for {
		rest := x.text[x.pos:]
		n := len("'")
		if strings.HasPrefix(rest, "’") {
			n = len("’")
		} else if !strings.HasPrefix(rest, "'") {
			return any
		}
		if !x.digitAt(x.pos + n) {
			return any
		}
		for x.pos += n; x.digitAt(x.pos); x.pos++ {
		}
		any = true
	}
}

// halves reads 1/2, 1/4 or 3/4 at start.
func (x *lexer) halves(start int) bool {
	if x.pos != start+1 || start > 0 && x.text[start-1] == "£"[1] || !strings.HasPrefix(x.text[x.pos:], "/2") && !strings.HasPrefix(x.text[x.pos:], "/4") || x.wordAt(start+3) || x.digitAt(start+4) {
		return false
	}
	hundredths := uint64(x.text[start]-'0') * 100 / uint64(x.text[start+2]-'0')
	if hundredths == 0 || hundredths >= 100 || x.text[start:start+3] == "2/4" {
		return false
	}
	x.pos = start + 3
	t := x.add(digits, start)
	t.number, t.traits = number{coef: hundredths, exp: -2}, t.traits|halved
	return true
}

// refers reads what touches the digits from start to pos, and reports whether
// they only refer to something.
func (x *lexer) refers(start int) bool {
	refers := x.text[start] == '0' && x.digitAt(start+1) // 0800
	if x.pos == len(x.text) {
		return refers || x.text[start] == '.'
	}
	switch c := x.text[x.pos]; {
	case isLetter(c):
		if x.unitFollows() {
			return refers
		}
		for x.wordAt(x.pos) {
			x.pos++
		}
		return true
	case x.isoDate(start):
		x.pos = start + len("2022-10-14")
		return true
	case x.divides(x.pos):
		for x.digitAt(x.pos) || x.divides(x.pos) {
			x.pos++
		}
		return true
	case c == '%':
		x.pos++
		return true
	}
	return refers || x.text[start] == '.' // a .22 rifle
}

// divides reports whether what is at i divides the digits of a time or a date.
func (x *lexer) divides(i int) bool {
	return x.digitAt(i+1) && (x.text[i] == ':' || x.text[i] == '/' || x.text[i] == '.')
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
	for ; x.pos < len(x.text); x.pos++ {
		c := x.text[x.pos]
		if isDigit(c) {
			group++
			if c != '0' || count > 0 {
				count++
			}
			ok = n.push(c, count, point) && ok
			continue
		}
		if point || c != ',' && c != '.' || !x.digitAt(x.pos+1) {
			break
		}
		if c == ',' {
			ok = ok && group > 0 && group <= 3 && (!commas || group == 3)
			commas, group = true, 0
		} else {
			ok = ok && (!commas || group == 3)
			point = true
		}
	}
	if commas && (!point && group != 3 || x.text[start] == '0') {
		ok = false
	}
	for ok && point && n.exp < 0 && n.coef%10 == 0 { // "10.50" says no more than "10.5"
		n.coef /= 10
		n.exp++
	}
	return n, ok
}

// push appends the digit c, the count-th that is no leading nought, to n. It is
// false if n cannot hold it.
func (n *number) push(c byte, count int, point bool) bool {
	if count <= mostDigits {
		n.coef = 10*n.coef + uint64(c-'0')
		if point {
			n.exp--
		}
	}
	if n.exp < -mostDigits {
		n.exp = 0
		return false
	}
	return count <= mostDigits
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

// SPDX-License-Identifier: MIT

package seizure

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/countylines/ops/internal/decimals"
)

// Reasons for refusing an amount.
const (
	tooMuch  = "is more than the largest amount that can be held"
	tooLong  = "has more digits than any amount needs; round it first"
	negative = "is negative; an amount is nought or more"
)

// toWhole gives d × unit to the nearest whole number, ties to even, and says
// whether that is exact. It never expands an exponent, so its work is bounded by
// the digits that are there.
func toWhole(d decimal.Decimal, unit int64) (v int64, exact bool, err error) {
	const far = 1 << 20 // beyond which an exponent changes nothing
	coef, exp := d.Coefficient(), int(max(-far, min(far, d.Exponent())))
	const mostBits = 1 << 12 // about 1,200 digits
	switch {
	case coef.Sign() < 0:
		return 0, false, refuse(describe(d), negative)
	case coef.Sign() == 0:
		return 0, true, nil
	case coef.BitLen() > mostBits:
		return 0, false, refuse(describe(d), tooLong)
	case coef.IsUint64():
		if v, exact, ok := decimals.Nearest(coef.Uint64(), exp, unit); ok {
			return v, exact, nil
		}
	}
	v, exact, ok := scaleBig(coef, exp, unit)
	if !ok {
		return 0, false, refuse(describe(d), tooMuch)
	}
	return v, exact, nil
}

// scaleBig is [decimals.Nearest] for any coefficient and exponent.
func scaleBig(coef *big.Int, exp int, unit int64) (v int64, exact, ok bool) {
	n := new(big.Int).Mul(coef, big.NewInt(unit))
	if exp >= 0 {
		if exp > 18 || n.BitLen() > 63 {
			return 0, false, n.Sign() == 0
		}
		n.Mul(n, big.NewInt(int64(decimals.Pow10[exp])))
		return n.Int64(), true, n.IsInt64()
	}
	if -exp > n.BitLen() { // 10^-exp is more than twice n
		return 0, n.Sign() == 0, true
	}
	by := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-exp)), nil)
	rem := new(big.Int)
	n.QuoRem(n, by, rem)
	exact = rem.Sign() == 0
	if half := rem.Lsh(rem, 1).Cmp(by); half > 0 || half == 0 && n.Bit(0) == 1 {
		n.Add(n, big.NewInt(1))
	}
	return n.Int64(), exact, n.IsInt64()
}

// describe writes d without expanding its exponent.
func describe(d decimal.Decimal) string {
	if exp := d.Exponent(); exp < -40 || exp > 40 || d.Coefficient().BitLen() > 256 {
		coef := d.Coefficient()
		if coef.BitLen() > 256 {
			return "a number of more than 75 digits"
		}
		return coef.String() + "e" + strconv.Itoa(int(exp))
	}
	return d.String()
}

// readNumber reads a plain decimal number at the start of s, such as "1,300" or
// "10.5": digits, with commas only between groups of three, and perhaps a point
// and more digits. It gives the number, coef / 10^places, and what follows it;
// reason is "" unless there is no such number.
func readNumber(s string) (coef uint64, places int, rest, reason string) {
	whole := 0
	for whole < len(s) && (isDigit(s[whole]) || s[whole] == ',') {
		whole++
	}
	for whole > 0 && s[whole-1] == ',' {
		whole--
	}
	digits, rest := s[:whole], s[whole:]
	if whole == 0 {
		return 0, 0, s, "does not start with a number such as 5, 10.5 or 1,300"
	}
	if groups := strings.Split(digits, ","); len(groups) > 1 {
		for i, g := range groups {
			if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
				return 0, 0, s, "has a comma elsewhere than between thousands, as in 1,300"
			}
		}
		digits = strings.Join(groups, "")
	}
	if len(rest) > 1 && rest[0] == '.' && isDigit(rest[1]) {
		end := 1
		for end < len(rest) && isDigit(rest[end]) {
			end++
		}
		fraction := strings.TrimRight(rest[1:end], "0")
		digits, places, rest = digits+fraction, len(fraction), rest[end:]
	}
	coef, err := strconv.ParseUint(digits, 10, 64)
	if err != nil || places > 18 {
		return 0, 0, s, tooLong
	}
	return coef, places, rest, ""
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// appendNumber writes v / 10^places with commas between thousands and no
// trailing noughts behind the point.
func appendNumber(b []byte, v uint64, places int) []byte {
	whole, fraction := v/decimals.Pow10[places], v%decimals.Pow10[places]
	b = appendCount(b, whole)
	if fraction == 0 {
		return b
	}
	for fraction%10 == 0 {
		fraction, places = fraction/10, places-1
	}
	b = append(b, '.')
	for n := places - 1; n > 0 && fraction < decimals.Pow10[n]; n-- {
		b = append(b, '0')
	}
	return strconv.AppendUint(b, fraction, 10)
}

// appendCount writes n with commas between thousands.
func appendCount(b []byte, n uint64) []byte {
	if n >= 1000 {
		b = append(appendCount(b, n/1000), ',')
		n %= 1000
		b = append(b, byte('0'+n/100), byte('0'+n/10%10))
		n %= 10
	}
	return strconv.AppendUint(b, n, 10)
}

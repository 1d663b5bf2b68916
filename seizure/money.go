// SPDX-License-Identifier: MIT

package seizure

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/countylines/ops/internal/decimals"
)

// Money is a sum in sterling in whole pence. Write one as a multiple of a unit:
// 15_000*[Pound]. Other currencies have no place here: a figure in euros is to be
// refused where it is read.
//
// In a database an integer column holds it as it is.
type Money int64

// Units of money: a [Pound] is 100 pence. The pound that is a weight is
// [PoundWeight].
const (
	Penny Money = 1
	Pound Money = 100 * Penny
)

// MoneyOf gives a sum of so many pounds. A number that is negative, more than
// Money holds, or no whole number of pence gives an [*AmountError]: a price per
// gram may have half a penny in it, but a sum has not.
func MoneyOf(pounds decimal.Decimal) (Money, error) {
	p, exact, err := toWhole(pounds, int64(Pound))
	if err == nil && !exact {
		return 0, refuse(describe(pounds), partPenny)
	}
	return Money(p), err
}

const partPenny = "is no whole number of pence; round it first"

// Pounds gives m as an exact number of pounds.
func (m Money) Pounds() decimal.Decimal { return decimal.New(int64(m), -2) }

// String gives m as a person would write it, and exactly: "£15,000", "£12.50",
// "50p", "£2.7 million". Millions and billions are used where two decimals hold
// the sum.
func (m Money) String() string {
	if m < 0 {
		return string(appendMoney([]byte("-"), -uint64(m)))
	}
	return string(appendMoney(nil, uint64(m)))
}

func appendMoney(b []byte, m uint64) []byte {
	const pound, million, billion = uint64(Pound), 1_000_000 * uint64(Pound), 1_000_000_000 * uint64(Pound)
	switch {
	case m > 0 && m < pound:
		return append(appendCount(b, m), 'p')
	case m >= billion && m%(billion/100) == 0:
		return append(appendNumber(append(b, "£"...), m/(billion/100), 2), " billion"...)
	case m >= million && m%(million/100) == 0:
		return append(appendNumber(append(b, "£"...), m/(million/100), 2), " million"...)
	}
	return appendPounds(b, m)
}

// appendPounds writes m in pounds, however many they are.
func appendPounds(b []byte, m uint64) []byte {
	b = appendCount(append(b, "£"...), m/uint64(Pound))
	if pence := m % uint64(Pound); pence != 0 {
		b = append(b, '.', byte('0'+pence/10), byte('0'+pence%10))
	}
	return b
}

// moneyRange writes two sums with "to" between them. The million or billion
// behind the second is taken to be the first one's too, so pounds are written out
// where it is not.
func moneyRange(lo, hi Money) string {
	a, b := lo.String(), hi.String()
	_, scaleA, _ := strings.Cut(a, " ")
	if _, scaleB, _ := strings.Cut(b, " "); scaleA != scaleB {
		a, b = string(appendPounds(nil, uint64(lo))), string(appendPounds(nil, uint64(hi)))
	}
	return a + " to " + b
}

// MarshalText gives m as [Money.String] does; a negative sum is an error.
func (m Money) MarshalText() ([]byte, error) {
	return m.AppendText(nil)
}

// AppendText appends the text of [Money.MarshalText].
func (m Money) AppendText(text []byte) ([]byte, error) {
	if m < 0 {
		return text, refuse(m.String(), negative)
	}
	return appendMoney(text, uint64(m)), nil
}

// UnmarshalText reads a sum such as "£15,000", "£2.7 million", "£38k", "£1.2m",
// "£12.50" or "50p"; [Parse] reads the other ways of putting it. What is not such
// a sum, has no currency, or has a part of a penny gives an [*AmountError].
func (m *Money) UnmarshalText(text []byte) error {
	s := string(text)
	number, pounds := strings.CutPrefix(s, "£")
	if strings.HasPrefix(s, "-") {
		return refuse(s, negative)
	}
	coef, places, rest, reason := readNumber(number)
	if reason != "" {
		return refuse(s, reason)
	}
	unit, ok := Money(0), false
	if pounds && rest != " " {
		unit, ok = moneyNames[strings.TrimPrefix(rest, " ")]
	} else if !pounds && rest == "p" {
		unit, ok = Penny, true
	}
	if !ok {
		return refuse(s, `is no sterling; write "£15,000", "£2.7 million", "£38k" or "50p"`)
	}
	pence, exact, ok := decimals.Nearest(coef, -places, int64(unit))
	_, decimals, _ := strings.Cut(strings.TrimSuffix(number, rest), ".")
	switch {
	case unit == Pound && len(decimals) > 2 && exact: // £15.000 may be a continental £15,000
		return refuse(s, "has more than two decimals; write £15,000 or £15.00")
	case !ok:
		return refuse(s, tooMuch)
	case !exact:
		return refuse(s, partPenny)
	}
	*m = Money(pence)
	return nil
}

// moneyNames has what may stand behind a number of pounds.
var moneyNames = map[string]Money{
	"":  Pound,
	"k": 1000 * Pound, "K": 1000 * Pound, "thousand": 1000 * Pound,
	"m": 1_000_000 * Pound, "M": 1_000_000 * Pound, "mn": 1_000_000 * Pound, "million": 1_000_000 * Pound,
	"bn": 1_000_000_000 * Pound, "billion": 1_000_000_000 * Pound,
}

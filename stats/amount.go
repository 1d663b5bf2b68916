// SPDX-License-Identifier: MIT

package stats

import (
	"encoding"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// An Amount is what a figure can be of: a count, or a whole number of some small
// unit, such as the nanograms of a mass or the pence of a sum of money. Amounts
// are never negative and never fractions, so adding them is exact.
//
// A named type that implements [fmt.Stringer] and [encoding.TextUnmarshaler]
// keeps its own way of being written ("5kg"); a plain integer is written with
// thousands separated ("1,350").
type Amount interface{ ~int | ~int64 }

// A ParseError reports text that is not what it should be.
type ParseError struct {
	Type   string // what was wanted: "figure", "bounds", "interval", …
	Text   string // what was found
	Reason string // what is wrong with it, and what would do
}

// Error quotes the text, cut if it is long, and gives the reason.
func (e *ParseError) Error() string {
	return fmt.Sprintf("stats: %s %q: %s", e.Type, clip(e.Text), e.Reason)
}

// clip cuts a long text, between two characters, for an error that quotes it.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	end := most
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

// Because gives the reason alone, for a message that quotes the text itself.
func (e *ParseError) Because() string { return e.Reason }

// An AmountError reports numbers that no figure can have: a negative amount, or
// a range whose ends are the wrong way round. The constructors of [Figure] panic
// with it, since only a program's own mistake can bring it about; text and other
// data that say such a thing give a [ParseError] instead.
type AmountError struct {
	Lo, Hi int64 // the amounts in question, in the unit of the figure; equal where there was one
	Reason string
}

// Error gives the amounts and the reason.
func (e *AmountError) Error() string {
	if e.Lo == e.Hi {
		return fmt.Sprintf("stats: amount %d: %s", e.Lo, e.Reason)
	}
	return fmt.Sprintf("stats: range %d to %d: %s", e.Lo, e.Hi, e.Reason)
}

// Because gives the reason alone, for a message that names the rest itself.
func (e *AmountError) Because() string { return e.Reason }

// largest gives the largest value of A.
func largest[A Amount]() A {
	wide := int64(math.MaxInt64)
	if A(wide) < 0 { // an int of 32 bits
		return A(int64(math.MaxInt32))
	}
	return A(wide)
}

// addSaturating adds two amounts and reports whether the sum is exact; a sum
// that passes the largest A is the largest A.
func addSaturating[A Amount](a, b A) (A, bool) {
	if s := a + b; s >= a {
		return s, true
	}
	return largest[A](), false
}

// placeValue gives the place value of the last digit of v that is not zero:
// 100 for 1,300 and 1 for 1,350.5 units of a tenth. For 0 it is 1.
func placeValue[A Amount](v A) A {
	place := A(1)
	for ; v != 0 && v%10 == 0; v /= 10 {
		place *= 10
	}
	return place
}

// appendAmount writes v as its type does, or with thousands separated.
func appendAmount[A Amount](b []byte, v A) []byte {
	if s, ok := any(v).(fmt.Stringer); ok {
		return append(b, s.String()...)
	}
	from := len(b)
	return thousands(strconv.AppendInt(b, int64(v), 10), from)
}

// thousands puts a comma before every third of the digits of a whole number that
// begins at from.
func thousands(b []byte, from int) []byte {
	if from < len(b) && b[from] == '-' {
		from++
	}
	to := from
	for to < len(b) && b[to] >= '0' && b[to] <= '9' {
		to++
	}
	for i := to - 3; i > from; i -= 3 {
		b = slices.Insert(b, i, ',')
	}
	return b
}

// parseAmount reads what appendAmount writes; thousands need not be separated.
func parseAmount[A Amount](s string) (A, error) {
	var v A
	if u, ok := any(&v).(encoding.TextUnmarshaler); ok {
		if err := u.UnmarshalText([]byte(s)); err != nil {
			return 0, err
		}
		if v < 0 {
			return 0, errors.New("an amount is never negative")
		}
		return v, nil
	}
	digits := s
	if strings.Contains(s, ",") {
		groups := strings.Split(s, ",")
		for i, g := range groups {
			if len(g) != 3 && (i > 0 || len(g) == 0 || len(g) > 3) {
				return 0, errors.New("commas must separate thousands, as in 1,350")
			}
		}
		digits = strings.Join(groups, "")
	}
	for _, c := range []byte(digits) {
		if c == '-' {
			return 0, errors.New("an amount is never negative")
		}
		if c < '0' || c > '9' {
			return 0, errors.New("an amount is a whole number, as in 1,350")
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || A(n) < 0 || int64(A(n)) != n {
		if digits == "" {
			return 0, errors.New("a number is missing")
		}
		return 0, fmt.Errorf("more than the largest amount, %d", largest[A]())
	}
	return A(n), nil
}

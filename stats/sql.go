// SPDX-License-Identifier: MIT

package stats

import (
	"database/sql/driver"
	"fmt"

	"github.com/countylines/ops/internal/sqltext"
)

// Value gives f to a database as the text of [Figure.MarshalText], or NULL for a figure
// that was not reported.
func (f Figure[A]) Value() (driver.Value, error) {
	if !f.Reported() {
		return nil, nil
	}
	text, err := f.MarshalText()
	return string(text), err
}

// Scan reads what [Figure.Value] stores: text, or NULL for not reported. A whole
// number, a large one such as a database's own sum too, is an exact figure. The
// error is a [*ParseError].
func (f *Figure[A]) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*f = Figure[A]{}
		return nil
	case int64:
		if v < 0 || int64(A(v)) != v {
			return &ParseError{Type: "figure", Text: fmt.Sprint(v), Reason: "an amount is never negative, and no more than the largest of its type"}
		}
		*f = Exactly(A(v))
		return nil
	case fmt.Stringer:
		n, err := parseAmount[int64](v.String())
		if err != nil {
			return &ParseError{Type: "figure", Text: v.String(), Reason: err.Error()}
		}
		return f.Scan(n)
	}
	return scanText("figure", src, f.UnmarshalText)
}

// Value gives b to a database as its text.
func (b Bounds[A]) Value() (driver.Value, error) { return b.String(), nil }

// Scan reads the text that [Bounds.Value] stores. The error is a [*ParseError].
func (b *Bounds[A]) Scan(src any) error { return scanText("bounds", src, b.UnmarshalText) }

// Value gives e to a database as its text, of every digit, since not every database
// holds "not estimable" as a number.
func (e Estimate) Value() (driver.Value, error) { return string(e.append(nil, -1)), nil }

// Scan reads a number, or the text that [Estimate.Value] stores. The error is a
// [*ParseError].
func (e *Estimate) Scan(src any) error {
	if x, ok := src.(float64); ok {
		*e = Estimate(x)
		return nil
	}
	return scanText("estimate", src, e.UnmarshalText)
}

// Value gives i to a database as its text, of every digit.
func (i Interval) Value() (driver.Value, error) { return string(i.append(nil, -1)), nil }

// Scan reads the text that [Interval.Value] stores. The error is a [*ParseError].
func (i *Interval) Scan(src any) error { return scanText("interval", src, i.UnmarshalText) }

// Value gives f to a database as its text.
func (f Flag) Value() (driver.Value, error) { return f.String(), nil }

// Scan reads the text that [Flag.Value] stores. The error is a [*ParseError].
func (f *Flag) Scan(src any) error { return scanText("flag", src, f.UnmarshalText) }

// Value gives v to a database as its text.
func (v Verdict) Value() (driver.Value, error) { return v.String(), nil }

// Scan reads the text that [Verdict.Value] stores. The error is a [*ParseError].
func (v *Verdict) Scan(src any) error { return scanText("verdict", src, v.UnmarshalText) }

// scanText reads a column of text.
func scanText(name string, src any, read func([]byte) error) error {
	return sqltext.Scan(src, read, func() error {
		return &ParseError{Type: name, Text: fmt.Sprint(src), Reason: fmt.Sprintf("a column with a %T in it holds none; one of text would do", src)}
	})
}

// SPDX-License-Identifier: MIT

package seizure

import (
	"database/sql/driver"
	"encoding"
	"fmt"
	"math/big"

	"github.com/countylines/ops/internal/sqltext"
)

// Value gives m to a database as an integer of nanograms. A negative mass is an
// [*AmountError].
func (m Mass) Value() (driver.Value, error) { return wholeValue(m) }

// Scan reads a number of nanograms, a large one such as a database's own sum too,
// or text with a unit as [Mass.UnmarshalText] does. The error is an [*AmountError]:
// so is NULL, which is not 0 and fits a [stats.Figure].
func (m *Mass) Scan(src any) error { return scanWhole(m, src, m.UnmarshalText) }

// Value gives m to a database as an integer of pence. A negative sum is an
// [*AmountError].
func (m Money) Value() (driver.Value, error) { return wholeValue(m) }

// Scan reads a number of pence, a large one such as a database's own sum too, or
// text as [Money.UnmarshalText] does. The error is an [*AmountError]: so is NULL,
// which is not 0 and fits a [stats.Figure].
func (m *Money) Scan(src any) error { return scanWhole(m, src, m.UnmarshalText) }

// wholeValue stores an amount as it is.
func wholeValue[A interface {
	~int64
	fmt.Stringer
}](amount A) (driver.Value, error) {
	if amount < 0 {
		return nil, refuse(amount.String(), negative)
	}
	return int64(amount), nil
}

// scanWhole reads a whole number, in whatever form a driver gives it, or text.
func scanWhole[A ~int64](amount *A, src any, read func([]byte) error) error {
	var text string
	switch src := src.(type) {
	case int64:
		if src < 0 {
			return refuse(fmt.Sprint(src), negative)
		}
		*amount = A(src)
		return nil
	case string:
		text = src
	case []byte:
		text = string(src)
	case fmt.Stringer:
		text = src.String()
	case nil:
		return refuse("NULL", "was not reported, which is not 0; a stats.Figure holds it")
	default:
		return refuse(fmt.Sprint(src), fmt.Sprintf("is a %T; a whole number of the smallest unit would do, or text with a unit", src))
	}
	const longest = 40 // digits of the largest number that a database adds up to, and more
	n, ok := new(big.Int), false
	if len(text) <= longest {
		n, ok = n.SetString(text, 10)
	}
	switch {
	case !ok:
		return read([]byte(text))
	case n.Sign() < 0:
		return refuse(text, negative)
	case !n.IsInt64():
		return refuse(text, tooMuch)
	}
	*amount = A(n.Int64())
	return nil
}

// Value gives s to a database as its text, since bit numbers may change.
func (s Substance) Value() (driver.Value, error) { return sqltext.Value(s) }

// Scan reads text from a database as [Substance.UnmarshalText] does. A number, or
// NULL, is a [*NameError].
func (s *Substance) Scan(src any) error { return scanText(substances.noun, src, s) }

// Value gives w to a database as its text, since bit numbers may change.
func (w Weapon) Value() (driver.Value, error) { return sqltext.Value(w) }

// Scan reads text from a database as [Weapon.UnmarshalText] does. A number, or
// NULL, is a [*NameError].
func (w *Weapon) Scan(src any) error { return scanText(weapons.noun, src, w) }

// Value gives g to a database as its text, since bit numbers may change.
func (g Good) Value() (driver.Value, error) { return sqltext.Value(g) }

// Scan reads text from a database as [Good.UnmarshalText] does. A number, or NULL,
// is a [*NameError].
func (g *Good) Scan(src any) error { return scanText(goods.noun, src, g) }

// Value gives p to a database as its text.
func (p Pack) Value() (driver.Value, error) { return sqltext.Value(p) }

// Scan reads text from a database as [Pack.UnmarshalText] does. A number, or NULL,
// is a [*NameError].
func (p *Pack) Scan(src any) error { return scanText("pack", src, p) }

// Value gives f to a database as its text.
func (f Form) Value() (driver.Value, error) { return sqltext.Value(f) }

// Scan reads the text that [Form.Value] stores; anything else is a [*NameError].
func (f *Form) Scan(src any) error { return scanText(forms.noun, src, f) }

// Value gives k to a database as its text.
func (k Kind) Value() (driver.Value, error) { return sqltext.Value(k) }

// Scan reads the text that [Kind.Value] stores; anything else is a [*NameError].
func (k *Kind) Scan(src any) error { return scanText(kinds.noun, src, k) }

// Value gives l to a database as its text.
func (l Level) Value() (driver.Value, error) { return sqltext.Value(l) }

// Scan reads the text that [Level.Value] stores; anything else is a [*NameError].
func (l *Level) Scan(src any) error { return scanText(levels.noun, src, l) }

// Value gives e to a database as its text.
func (e Evidence) Value() (driver.Value, error) { return sqltext.Value(e) }

// Scan reads the text that [Evidence.Value] stores; anything else is a [*NameError].
func (e *Evidence) Scan(src any) error { return scanText(evidences.noun, src, e) }

// scanText reads a column of text.
func scanText(noun string, src any, into encoding.TextUnmarshaler) error {
	return sqltext.Scan(src, into.UnmarshalText, func() error {
		return &NameError{Kind: noun, Text: clip(fmt.Sprint(src)), Reason: "is no text"}
	})
}

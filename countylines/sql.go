// SPDX-License-Identifier: MIT

package countylines

import (
	"database/sql/driver"
	"encoding"
	"fmt"

	"github.com/countylines/ops/internal/sqltext"
)

// Value gives a to a database as its text, since bit numbers may change.
func (a Area) Value() (driver.Value, error) { return sqltext.Value(a) }

// Scan reads text from a database as [Area.UnmarshalText] does. A number, or NULL,
// is a [*NameError].
func (a *Area) Scan(src any) error { return scanName("area", src, a) }

// Value gives m to a database as its text, since bit numbers may change.
func (m Measure) Value() (driver.Value, error) { return sqltext.Value(m) }

// Scan reads text from a database as [Measure.UnmarshalText] does. A number, or
// NULL, is a [*NameError].
func (m *Measure) Scan(src any) error { return scanName("measure", src, m) }

// Value gives o to a database as its text, and none recorded as NULL.
func (o Offence) Value() (driver.Value, error) {
	if o == 0 {
		return nil, nil
	}
	return sqltext.Value(o)
}

// Scan reads text from a database as [Offence.UnmarshalText] does, and NULL as none
// recorded. A number is a [*NameError].
func (o *Offence) Scan(src any) error {
	if src == nil {
		*o = 0
		return nil
	}
	return scanName("offence", src, o)
}

// Value gives v to a database as its text, since bit numbers may change, and none
// recorded as NULL.
func (v Vulnerability) Value() (driver.Value, error) {
	if v == 0 {
		return nil, nil
	}
	return sqltext.Value(v)
}

// Scan reads text from a database as [Vulnerability.UnmarshalText] does, and NULL as
// none recorded. A number is a [*NameError].
func (v *Vulnerability) Scan(src any) error {
	if src == nil {
		*v = 0
		return nil
	}
	return scanName("vulnerability", src, v)
}

// Value gives s to a database as its text.
func (s Subject) Value() (driver.Value, error) { return sqltext.Value(s) }

// Scan reads the text that [Subject.Value] stores. A number, or NULL, is a
// [*NameError].
func (s *Subject) Scan(src any) error { return scanName("subject", src, s) }

// Value gives n to a database as its text.
func (n Note) Value() (driver.Value, error) { return sqltext.Value(n) }

// Scan reads the text that [Note.Value] stores. The error is a [*stats.ParseError],
// or for a number or NULL a [*NameError].
func (n *Note) Scan(src any) error { return scanName("note", src, n) }

// Value gives v to a database as its text, which has the unit in it.
func (v Value) Value() (driver.Value, error) { return sqltext.Value(v) }

// Scan reads the text that [Value.Value] stores. The error is a [*stats.ParseError],
// or for a number or NULL a [*NameError].
func (v *Value) Scan(src any) error { return scanName("value", src, v) }

// scanName reads a column of text.
func scanName(kind string, src any, into encoding.TextUnmarshaler) error {
	return sqltext.Scan(src, into.UnmarshalText, func() error {
		return &NameError{Kind: kind, Text: fmt.Sprint(src), Reason: "is no text"}
	})
}

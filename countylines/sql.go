package countylines

import (
	"database/sql/driver"
	"encoding"
	"fmt"
)

// Value gives a to a database as its text, since bit numbers may change.
func (a Area) Value() (driver.Value, error) { return textValue(a) }

// Scan reads text from a database as [Area.UnmarshalText] does. A number, or NULL,
// is a [*NameError].
func (a *Area) Scan(src any) error { return scanName("area", src, a) }

// Value gives m to a database as its text, since bit numbers may change.
func (m Measure) Value() (driver.Value, error) { return textValue(m) }

// Scan reads text from a database as [Measure.UnmarshalText] does. A number, or
// NULL, is a [*NameError].
func (m *Measure) Scan(src any) error { return scanName("measure", src, m) }

// Value gives o to a database as its text.
func (o Offence) Value() (driver.Value, error) { return textValue(o) }

// Scan reads text from a database as [Offence.UnmarshalText] does. A number, or
// NULL, is a [*NameError].
func (o *Offence) Scan(src any) error { return scanName("offence", src, o) }

// Value gives v to a database as its text, since bit numbers may change.
func (v Vulnerability) Value() (driver.Value, error) { return textValue(v) }

// Scan reads text from a database as [Vulnerability.UnmarshalText] does. A number,
// or NULL, is a [*NameError].
func (v *Vulnerability) Scan(src any) error { return scanName("vulnerability", src, v) }

// Value gives s to a database as its text.
func (s Subject) Value() (driver.Value, error) { return textValue(s) }

// Scan reads the text that [Subject.Value] stores. A number, or NULL, is a
// [*NameError].
func (s *Subject) Scan(src any) error { return scanName("subject", src, s) }

// Value gives n to a database as its text.
func (n Note) Value() (driver.Value, error) { return textValue(n) }

// Scan reads the text that [Note.Value] stores. The error is a [*stats.ParseError],
// or for a number or NULL a [*NameError].
func (n *Note) Scan(src any) error { return scanName("note", src, n) }

// Value gives v to a database as its text, which has the unit in it.
func (v Value) Value() (driver.Value, error) { return textValue(v) }

// Scan reads the text that [Value.Value] stores. The error is a [*stats.ParseError],
// or for a number or NULL a [*NameError].
func (v *Value) Scan(src any) error { return scanName("value", src, v) }

// textValue stores a text; what has none is an error.
func textValue(m encoding.TextMarshaler) (driver.Value, error) {
	text, err := m.MarshalText()
	if err != nil {
		return nil, err
	}
	return string(text), nil
}

// scanName reads a column of text.
func scanName(kind string, src any, into encoding.TextUnmarshaler) error {
	switch src := src.(type) {
	case string:
		return into.UnmarshalText([]byte(src))
	case []byte:
		return into.UnmarshalText(src)
	}
	return &NameError{Kind: kind, Text: fmt.Sprint(src), Reason: "is no text"}
}

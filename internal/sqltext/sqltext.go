// SPDX-License-Identifier: MIT

// Package sqltext stores values with a text form in a database as that text, and reads
// them back.
package sqltext

import (
	"database/sql/driver"
	"encoding"
)

// Value stores a text; what has none is the error of its MarshalText.
func Value(m encoding.TextMarshaler) (driver.Value, error) {
	text, err := m.MarshalText()
	if err != nil {
		return nil, err
	}
	return string(text), nil
}

// Scan reads a column of text; of a column of anything else it gives the error that
// refuse makes.
func Scan(src any, read func([]byte) error, refuse func() error) error {
	switch src := src.(type) {
	case string:
		return read([]byte(src))
	case []byte:
		return read(src)
	}
	return refuse()
}

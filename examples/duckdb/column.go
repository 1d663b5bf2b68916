// SPDX-License-Identifier: MIT

package main

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// A column is a field of an event and the column that holds it.
type column struct {
	name  string
	field any // a pointer to the field
}

// columns are the columns of the table events, in both directions.
func columns(e *countylines.Event) []column {
	return []column{
		{"day", &e.On},
		{"force", &e.By},
		{"team", &e.Team},
		{"joint", &e.Joint},
		{"scope", &e.Scope},
		{"line", &e.Line},
		{"substance", &e.Item.Substance},
		{"mass", &e.Item.Mass},
	}
}

// Value gives a field to the database as the library does, as text but for the day,
// which the appender takes as a time.
func (c column) Value() (driver.Value, error) {
	switch f := c.field.(type) {
	case *string:
		return *f, nil
	case *calendar.Day:
		return f.Time(), nil
	case driver.Valuer:
		return f.Value()
	}
	return nil, fmt.Errorf("a %T has no column", c.field)
}

// Scan reads what Value gave. The error is a [*countylines.RowError] that lacks the
// row.
func (c column) Scan(src any) error {
	if err := c.scan(src); err != nil {
		return &countylines.RowError{Column: c.name, Text: fmt.Sprintf("%.80v", src), Reason: err.Error(), Err: err}
	}
	return nil
}

func (c column) scan(src any) error {
	if f, ok := c.field.(sql.Scanner); ok {
		return f.Scan(src)
	}
	text, ok := src.(string)
	if !ok {
		return errors.New("is no text")
	}
	*c.field.(*string) = text
	return nil
}

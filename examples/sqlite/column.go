// SPDX-License-Identifier: MIT

package main

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/countylines/ops/countylines"
)

// A column is a field of a return and the column that holds it.
type column struct {
	name  string
	field any // a pointer to the field
}

// columns are the columns of the table returns, in both directions.
func columns(r *countylines.Return) []column {
	return []column{
		{"area", &r.Area},
		{"period", &r.Period},
		{"days", &r.Days},
		{"scope", &r.Scope},
		{"joint", &r.Joint},
		{"basis", &r.Basis},
		{"counts", &r.Counts},
		{"seized", &r.Seized},
		{"publisher", &r.Source.Publisher},
		{"url", &r.Source.URL},
		{"published", &r.Source.Published},
		{"provisional", &r.Source.Provisional},
	}
}

// names and marks are the columns as SQL lists them: "area, period", "?, ?".
var names, marks = func() (string, string) {
	var names []string
	for _, c := range columns(new(countylines.Return)) {
		names = append(names, c.name)
	}
	return strings.Join(names, ", "), strings.Repeat("?, ", len(names)-1) + "?"
}()

// Value gives a field to the database: as the library does if it can, as text, or else
// as JSON, of which nothing at all is NULL.
func (c column) Value() (driver.Value, error) {
	switch f := c.field.(type) {
	case driver.Valuer:
		return f.Value()
	case *string:
		return *f, nil
	case *bool:
		return *f, nil
	}
	if reflect.ValueOf(c.field).Elem().IsZero() {
		return nil, nil
	}
	text, err := json.Marshal(c.field)
	return string(text), err
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
	if f, ok := c.field.(*bool); ok {
		n, ok := src.(int64)
		if !ok || n != n&1 {
			return errors.New("is neither 0 nor 1")
		}
		*f = n == 1
		return nil
	}
	f, plain := c.field.(*string)
	if src == nil && !plain {
		return nil
	}
	text, ok := src.(string)
	switch {
	case !ok:
		return fmt.Errorf("is a %T and no text", src)
	case plain:
		*f = text
		return nil
	}
	return json.Unmarshal([]byte(text), c.field)
}

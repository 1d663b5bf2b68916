// SPDX-License-Identifier: MIT

package countylines

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/countylines/ops/internal/names"
)

// A RowError is a row of a file that was rejected: where it stands, what is wrong
// with it and what would do. Readers give one for each such row and go on with the
// next, so that rows read are rows accepted and rows rejected. Get at one with
// errors.AsType[*RowError].
type RowError struct {
	Row    int    // counted as a spreadsheet does: the heading is row 1; in JSON lines, the first line is
	Column string // the column's heading, or the field's name; "" where the row as a whole is wrong
	Text   string // what stood there; of long text, the beginning
	Reason string // why it was rejected and what would do, as a clause: "is no date: 31 February …"
	Err    error  // the error behind Reason, such as a [*NameError] with the nearest names; nil if there is none
}

// What is behind a [RowError] that is no rejected row, about the heading of a file or a
// detail of a row: ask with errors.Is.
var (
	ErrHeading = errors.New("the file has no heading under which its rows can be read") // and so nothing of it was read
	ErrColumns = errors.New("the heading has columns that are left out")                // and its rows are read without them
	ErrDetail  = errors.New("a detail of the row is left out")                          // which is accepted without it: an offence that is not understood
)

// Error gives the row, the column, the text in quotes and the reason.
func (e *RowError) Error() string {
	s := "countylines: row " + strconv.Itoa(e.Row)
	if e.Column != "" {
		s += ", " + e.Column
	}
	if e.Column != "" || e.Text != "" {
		s += " " + strconv.Quote(e.Text)
	}
	return s + ": " + e.Reason
}

// Unwrap gives Err, so that errors.AsType finds the error behind the reason.
func (e *RowError) Unwrap() error { return e.Err }

// Because gives the reason alone, for a message that names the rest itself.
func (e *RowError) Because() string { return e.Reason }

// A FileError says why the reading or writing of a file ended before the file did:
// a reader that failed, a truncated archive, a full disk, a context that was
// cancelled. What came before it stands. Get at one with errors.AsType[*FileError],
// and at its cause with errors.Is.
type FileError struct {
	Row int // the last row that was read or written whole, counted as in [RowError]; 0 if there was none
	Err error
}

// Error gives the row and the cause.
func (e *FileError) Error() string {
	return "countylines: stopped after row " + strconv.Itoa(e.Row) + ": " + e.Because()
}

// Unwrap gives the cause, so that errors.Is finds context.Canceled, say.
func (e *FileError) Unwrap() error { return e.Err }

// Because gives the cause alone, for a message that names the file itself.
func (e *FileError) Because() string { return fmt.Sprint(e.Err) }

// A FieldError is a fault of one field of a record, such as a [Line] that closed
// before it opened. The Validate methods join one for each fault.
type FieldError struct {
	Of     string // the record: "line", "arrest" …
	Field  string // "Opened", "Closures[0].On"
	Text   string // what stands there
	Reason string // what is wrong with it, and what would do
}

// Error names the field, quotes what stands there and gives the reason.
func (e *FieldError) Error() string {
	return "countylines: " + e.Of + ": " + e.Field + " " + strconv.Quote(e.Text) + " " + e.Reason
}

// Because gives the reason alone, for a message that names the rest itself.
func (e *FieldError) Because() string { return e.Reason }

// A NameError is the error for a text that names no area, measure, offence or
// outcome, or for one that may name several.
type NameError struct {
	Kind   string   // what was to be read: "area", "measure" …
	Text   string   // what stood there
	Reason string   // why it cannot be read
	Near   []string // texts that can be, nearest first; those that it may mean
}

// Error quotes the text, gives the reason and says what can be read instead.
func (e *NameError) Error() string {
	return "countylines: " + e.Kind + " " + strconv.Quote(names.Clip(e.Text)) + " " + e.Because()
}

// Because gives the reason and what can be read instead, for a message that quotes
// the text itself.
func (e *NameError) Because() string {
	var b strings.Builder
	b.WriteString(e.Reason)
	for i, near := range e.Near {
		switch {
		case i == 0:
			b.WriteString("; write ")
		case i == len(e.Near)-1:
			b.WriteString(" or ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(strconv.Quote(near))
	}
	return b.String()
}

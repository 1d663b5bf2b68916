package countylines

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
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

// What is behind a [RowError] about the heading of a file, which is no rejected row: ask
// with errors.Is.
var (
	ErrHeading = errors.New("the file has no heading under which its rows can be read") // and so nothing of it was read
	ErrColumns = errors.New("the heading has columns that are left out")                // and its rows are read without them
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

// rejected gives the error for a row of which a column cannot be read. Its text
// and reason are those of err where err is one of this module's; they are copies,
// so nothing holds on to the row.
func rejected(row int, column, text string, err error) *RowError {
	return &RowError{Row: row, Column: column, Text: clip(text), Reason: reasonOf(err), Err: err}
}

// reasonOf gives what is wrong according to err, without the text, which the
// caller quotes.
func reasonOf(err error) string {
	if e, ok := errors.AsType[*NameError](err); ok {
		return e.reason()
	}
	if e, ok := errors.AsType[*calendar.DateError](err); ok {
		return e.Reason
	}
	if e, ok := errors.AsType[*seizure.AmountError](err); ok {
		return e.Reason
	}
	if e, ok := errors.AsType[*seizure.ParseError](err); ok {
		return strconv.Quote(e.Text) + " " + e.Reason
	}
	if e, ok := errors.AsType[*seizure.NameError](err); ok {
		return strings.TrimPrefix(e.Error(), "seizure: "+e.Kind+" "+strconv.Quote(e.Text)+" ")
	}
	if e, ok := errors.AsType[*stats.ParseError](err); ok {
		return e.Reason
	}
	return err.Error()
}

// clip copies a text and cuts it off where it is long, so that an error is short
// and holds on to nothing.
func clip(text string) string {
	const longest = 80
	if len(text) <= longest {
		return strings.Clone(text)
	}
	return fmt.Sprintf("%.*s…", longest, text)
}

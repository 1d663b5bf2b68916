// SPDX-License-Identifier: MIT

package grammar

import (
	"errors"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/names"
)

// Reject gives the error for a row of which a column cannot be read. Its text and
// reason are copies, so nothing holds on to the row.
func Reject(row int, column, text string, err error) *countylines.RowError {
	return &countylines.RowError{Row: row, Column: column, Text: names.Clip(text), Reason: Because(err), Err: err}
}

// Because gives what is wrong according to err, without the text that the caller
// quotes.
func Because(err error) string {
	if e, ok := errors.AsType[interface {
		error
		Because() string
	}](err); ok {
		return e.Because()
	}
	return err.Error()
}

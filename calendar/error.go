// SPDX-License-Identifier: MIT

package calendar

import "strconv"

// A DateError says why a text, or a number of days, is no date that this package
// holds. Every error of this package is a *DateError.
type DateError struct {
	Text   string // what was read; of a text longer than 128 bytes the beginning
	Reason string // what is wrong with it and, where that helps, what would do
}

// Error gives the text in quotes and the reason.
func (e *DateError) Error() string {
	return "calendar: " + strconv.Quote(e.Text) + ": " + e.Reason
}

// Because gives the reason alone, for a message that quotes the text itself.
func (e *DateError) Because() string { return e.Reason }

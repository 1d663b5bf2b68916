// SPDX-License-Identifier: MIT

package seizure

import (
	"strconv"
	"unicode/utf8"
)

// An AmountError is the refusal of a mass, a sum of money or a count: what was
// given, why it is none, and what would do. Get at one with
// errors.AsType[*AmountError].
type AmountError struct {
	Text   string // what was given; of long text, the beginning
	Reason string // why it was refused and what would do, as a clause
}

// Error quotes the text and gives the reason.
func (e *AmountError) Error() string {
	return "seizure: " + strconv.Quote(e.Text) + " " + e.Reason
}

// Because gives the reason alone, for a message that quotes the text itself.
func (e *AmountError) Because() string { return e.Reason }

func refuse(text, reason string) *AmountError {
	return &AmountError{Text: clip(text), Reason: reason}
}

// clip keeps errors short whatever the input was, and copies, so that no error
// holds on to a long text.
func clip(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	end := most
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

// SPDX-License-Identifier: MIT

package tables

import "strconv"

// An Error is what is wrong with a file or with one of its cells. Get at one with
// errors.AsType[*tables.Error].
type Error struct {
	File   string // as [About] or the caller names it
	Sheet  string
	Cell   string // "C7"; "" where it is about the file or the sheet as a whole
	Text   string // what stands there; of long text, the beginning
	Reason string // what is wrong and what would do
	Err    error  // the error behind the reason, or nil
}

// Error gives file, sheet, cell, text and reason.
func (e *Error) Error() string {
	s := "tables: "
	for _, part := range []string{e.File, e.Sheet, e.Cell} {
		if part != "" {
			s += part + ": "
		}
	}
	if e.Text != "" {
		s += strconv.Quote(e.Text) + ": "
	}
	return s + e.Reason
}

// Unwrap gives Err, for errors.Is and errors.AsType.
func (e *Error) Unwrap() error { return e.Err }

// clip cuts a long text off.
func clip(text string) string {
	const longest = 80
	if len(text) <= longest {
		return text
	}
	n := longest
	for n > 0 && text[n]&0xc0 == 0x80 {
		n--
	}
	return text[:n] + "…"
}

// SPDX-License-Identifier: MIT

package seizure

import "strconv"

// A NameError is the error for a text that is no name of a drug, a weapon or
// another thing that this package has names for, or that may be the name of
// several: "white" is cocaine or crack. Get at one with errors.AsType[*NameError].
type NameError struct {
	Kind   string   // what was to be read: "substance", "weapon", "pack", "form" …
	Text   string   // what stood there; of long text, the beginning
	Reason string   // why it cannot be read
	Near   []string // texts that can be, nearest first, or those that it may mean
}

// Error quotes the text, gives the reason and says what can be read instead.
func (e *NameError) Error() string {
	return "seizure: " + e.Kind + " " + strconv.Quote(e.Text) + " " + e.Because()
}

// Because gives the reason and what can be read instead, for a message that quotes
// the text itself.
func (e *NameError) Because() string {
	s := e.Reason
	for i, near := range e.Near {
		switch {
		case i == 0:
			s += "; write "
		case i == len(e.Near)-1:
			s += " or "
		default:
			s += ", "
		}
		s += strconv.Quote(near)
	}
	return s
}

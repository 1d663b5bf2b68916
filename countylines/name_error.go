package countylines

import (
	"strconv"
	"strings"
)

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
	return "countylines: " + e.Kind + " " + strconv.Quote(clip(e.Text)) + " " + e.reason()
}

// reason gives the reason and what can be read instead.
func (e *NameError) reason() string {
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

package countylines

import "strconv"

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

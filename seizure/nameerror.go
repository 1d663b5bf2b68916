package seizure

import (
	"strconv"
	"strings"
)

// A NameError is the refusal of a name that is no kind's, or that may mean
// several: "white" is cocaine or crack. Get at one with errors.AsType[*NameError].
type NameError struct {
	Type      string   // what was wanted: "substance", "weapon", "pack", "form", …
	Name      string   // what was given; of long text, the beginning
	Ambiguous bool     // Name may mean any of Nearest
	Nearest   []string // slugs that the name may mean, or that it is nearest to; at most three of those, perhaps none
}

// Error gives the name in quotes and what would do.
func (e *NameError) Error() string {
	s := "seizure: no " + e.Type + " is called " + strconv.Quote(e.Name)
	switch {
	case e.Ambiguous:
		return "seizure: " + strconv.Quote(e.Name) + " may be " + strings.Join(e.Nearest, " or ") + "; write which"
	case len(e.Nearest) > 0:
		return s + "; the nearest is " + strings.Join(e.Nearest, " or ")
	}
	return s
}

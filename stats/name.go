// SPDX-License-Identifier: MIT

package stats

import (
	"slices"
	"strconv"
	"strings"
)

// The text forms of the small enumerations, whose names are in the order of their
// numbers.

func nameOf[E ~uint8](kind string, names []string, e E) string {
	if int(e) < len(names) {
		return names[e]
	}
	return kind + "(" + strconv.Itoa(int(e)) + ")"
}

func appendName[E ~uint8](text []byte, kind string, names []string, e E) ([]byte, error) {
	if int(e) < len(names) {
		return append(text, names[e]...), nil
	}
	return text, &ParseError{kind, strconv.Itoa(int(e)), "is the number of none"}
}

func parseName[E ~uint8](kind string, names []string, e *E, text []byte) error {
	i := slices.Index(names, string(text))
	if i < 0 {
		last := len(names) - 1
		return &ParseError{kind, string(text), "write " + strings.Join(names[:last], ", ") + " or " + names[last]}
	}
	*e = E(i)
	return nil
}

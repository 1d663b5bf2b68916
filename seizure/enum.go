// SPDX-License-Identifier: MIT

package seizure

import (
	"slices"
	"strconv"

	"github.com/countylines/ops/internal/names"
)

// An enum has the texts of a small closed set of constants, in their order.
type enum struct {
	noun  string // "form"
	texts []string
}

func (e *enum) marshal(v uint8) ([]byte, error) {
	if int(v) >= len(e.texts) {
		return nil, &NameError{Kind: e.noun, Text: strconv.Itoa(int(v)), Reason: "is the number of none"}
	}
	return []byte(e.texts[v]), nil
}

func (e *enum) unmarshal(text []byte) (uint8, error) {
	if i := slices.Index(e.texts, string(text)); i >= 0 {
		return uint8(i), nil
	}
	err := &NameError{Kind: e.noun, Text: clip(string(text)), Reason: "is none of them"}
	err.Near = names.Nearest(err.Text, func(yield func(string, string) bool) {
		for _, t := range e.texts {
			if !yield(t, t) {
				return
			}
		}
	})
	return 0, err
}

func (e *enum) say(v uint8) string {
	if int(v) >= len(e.texts) {
		return "unknown " + e.noun
	}
	return e.texts[v]
}

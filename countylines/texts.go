// SPDX-License-Identifier: MIT

package countylines

import (
	"slices"
	"strconv"
	"strings"
)

// MarshalText gives the text of [Rule.String], and nothing for the zero Rule. The error
// for a number that is no rule's is a [*NameError].
func (r Rule) MarshalText() ([]byte, error) { return marshalOne("rule", ruleNames[:], uint8(r)) }

// UnmarshalText reads what [Rule.MarshalText] writes. The error is a [*NameError].
func (r *Rule) UnmarshalText(text []byte) error {
	return unmarshalOne("rule", ruleNames[:], text, (*uint8)(r))
}

// MarshalText gives the text of [Reason.String], and nothing for the zero Reason. The
// error for a number that is no reason's is a [*NameError].
func (r Reason) MarshalText() ([]byte, error) { return marshalOne("reason", reasons[:], uint8(r)) }

// UnmarshalText reads what [Reason.MarshalText] writes. The error is a [*NameError].
func (r *Reason) UnmarshalText(text []byte) error {
	return unmarshalOne("reason", reasons[:], text, (*uint8)(r))
}

// MarshalText gives "number", "nanograms" or "pence". The error for a number that is no
// unit's is a [*NameError].
func (u Unit) MarshalText() ([]byte, error) { return marshalOne("unit", units[:], uint8(u)) }

// UnmarshalText reads what [Unit.MarshalText] writes. The error is a [*NameError].
func (u *Unit) UnmarshalText(text []byte) error {
	return unmarshalOne("unit", units[:], text, (*uint8)(u))
}

// marshalOne gives the text of one of a closed set of constants.
func marshalOne(kind string, texts []string, v uint8) ([]byte, error) {
	if int(v) >= len(texts) {
		return nil, &NameError{Kind: kind, Text: strconv.Itoa(int(v)), Reason: "is the number of none"}
	}
	return []byte(texts[v]), nil
}

// unmarshalOne reads the text of one of a closed set of constants.
func unmarshalOne(kind string, texts []string, text []byte, v *uint8) error {
	i := slices.Index(texts, string(text))
	if i < 0 {
		known := strings.TrimPrefix(strings.Join(texts, ", "), ", ")
		return &NameError{Kind: kind, Text: string(text), Reason: "is none of " + known}
	}
	*v = uint8(i)
	return nil
}

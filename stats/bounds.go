// SPDX-License-Identifier: MIT

package stats

import (
	"strings"
)

// Bounds are the amounts between two ends, both included. The zero Bounds hold
// the amount 0 alone.
type Bounds[A Amount] struct {
	Lo, Hi A    // Hi is ignored, and 0, if Open is true
	Open   bool // nothing is known above Lo
}

// Contains reports whether v lies in b.
func (b Bounds[A]) Contains(v A) bool { return b.Lo <= v && (b.Open || v <= b.Hi) }

// And gives the amounts that lie in both b and c, and whether there are any.
func (b Bounds[A]) And(c Bounds[A]) (Bounds[A], bool) {
	b.Lo = max(b.Lo, c.Lo)
	switch {
	case b.Open:
		b.Hi, b.Open = c.Hi, c.Open
	case !c.Open:
		b.Hi = min(b.Hi, c.Hi)
	}
	if !b.Open && b.Lo > b.Hi {
		return Bounds[A]{}, false
	}
	return b, true
}

// Hull gives the smallest bounds that hold both b and c.
func (b Bounds[A]) Hull(c Bounds[A]) Bounds[A] {
	b.Lo, b.Hi, b.Open = min(b.Lo, c.Lo), max(b.Hi, c.Hi), b.Open || c.Open
	if b.Open {
		b.Hi = 0
	}
	return b
}

// exact reports whether one amount alone lies in b.
func (b Bounds[A]) exact() bool { return !b.Open && b.Lo == b.Hi }

// String gives b as it would be said: "25", "19 to 68", "3 or more".
func (b Bounds[A]) String() string { return string(b.appendText(nil)) }

// MarshalText gives the text of [Bounds.String], which loses nothing.
func (b Bounds[A]) MarshalText() ([]byte, error) { return b.appendText(nil), nil }

// AppendText appends the text of [Bounds.MarshalText].
func (b Bounds[A]) AppendText(text []byte) ([]byte, error) { return b.appendText(text), nil }

func (b Bounds[A]) appendText(text []byte) []byte {
	text = appendAmount(text, b.Lo)
	switch {
	case b.Open:
		text = append(text, " or more"...)
	case b.Hi != b.Lo:
		text = append(text, " to "...)
		text = appendAmount(text, b.Hi)
	}
	return text
}

// UnmarshalText reads what [Bounds.MarshalText] writes. The error is a
// [*ParseError].
func (b *Bounds[A]) UnmarshalText(text []byte) error {
	got, reason := parseBounds[A](string(text))
	if reason != "" {
		return &ParseError{Type: "bounds", Text: string(text), Reason: reason}
	}
	*b = got
	return nil
}

// parseBounds gives a reason in words, empty if there is nothing to say.
func parseBounds[A Amount](s string) (b Bounds[A], reason string) {
	var err error
	if lo, ok := strings.CutSuffix(s, " or more"); ok {
		if b.Lo, err = parseAmount[A](lo); err != nil {
			return b, err.Error()
		}
		b.Open = true
		return b, ""
	}
	lo, hi, isRange := strings.Cut(s, " to ")
	if b.Lo, err = parseAmount[A](lo); err != nil {
		return b, err.Error()
	}
	b.Hi = b.Lo
	if isRange {
		if b.Hi, err = parseAmount[A](hi); err != nil {
			return b, err.Error()
		}
		if b.Hi < b.Lo {
			return b, "the range ends below its beginning"
		}
	}
	return b, ""
}

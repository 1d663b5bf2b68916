// SPDX-License-Identifier: MIT

package stats

import (
	"math"
	"math/rand/v2"
)

// A Rounding is a way of replacing a count by a multiple of some base.
type Rounding uint8

const (
	HalfUp   Rounding = iota // to the nearest, and upward from midway
	HalfEven                 // to the nearest, and from midway to the even multiple
	AtRandom                 // to one of the two multiples next to it, so that the mean stays
)

var roundings = [...]string{HalfUp: "half up", HalfEven: "half even", AtRandom: "at random"}

// String gives "half up", "half even" or "at random".
func (w Rounding) String() string {
	return nameOf("Rounding", roundings[:], w)
}

// MarshalText gives the text of [Rounding.String], or a [*ParseError] for a number
// that is no way to round.
func (w Rounding) MarshalText() ([]byte, error) { return w.AppendText(nil) }

// AppendText appends the text of [Rounding.MarshalText].
func (w Rounding) AppendText(text []byte) ([]byte, error) {
	return appendName(text, "rounding", roundings[:], w)
}

// UnmarshalText reads what [Rounding.MarshalText] writes. The error is a
// [*ParseError].
func (w *Rounding) UnmarshalText(text []byte) error {
	return parseName("rounding", roundings[:], w, text)
}

// Round gives the multiple of base that v becomes. AtRandom goes up with a chance
// of (v mod base)/base, by the process's own source of chance: draw once for each
// count and keep what was drawn, since the mean of several draws gives the count
// away. A multiple stays as it is.
//
// Parts that are each rounded need not add up to their rounded whole; publish both
// and work out neither from the other. Small counts are to be suppressed first
// ([Suppress]) and rounded then.
//
// A negative v, or a base below 1, leaves v as it is. So does a count for which
// the multiple above would pass the largest int, if that is where it would go.
func (w Rounding) Round(v, base int) int {
	if v < 0 || base < 1 || v%base == 0 {
		return v
	}
	rest := v % base
	down := v - rest
	up := false
	switch w {
	case HalfEven:
		up = rest > base-rest || rest == base-rest && down/base%2 == 1
	case AtRandom:
		up = rand.IntN(base) < rest
	default:
		up = rest >= base-rest
	}
	switch {
	case !up:
		return down
	case down > math.MaxInt-base:
		return v
	}
	return down + base
}

// Before gives the counts that may have been rounded to this multiple of base: all
// that a reader who knows the method can tell. ok is false if there is none: it is
// negative, or no multiple, or the base is below 1.
func (w Rounding) Before(rounded, base int) (before Bounds[int], ok bool) {
	if base < 1 || rounded < 0 || rounded%base != 0 {
		return Bounds[int]{}, false
	}
	below, above := base/2, (base-1)/2 // how far away it may lie
	switch {
	case w == AtRandom:
		below, above = base-1, base-1
	case w == HalfEven && base%2 == 0 && rounded/base%2 == 0:
		above = base / 2
	case w == HalfEven && base%2 == 0:
		below = (base - 1) / 2
	}
	hi, _ := addSaturating(rounded, above)
	return Bounds[int]{Lo: max(0, rounded-below), Hi: hi}, true
}

package stats

import (
	"math"
	"strconv"
)

// An Estimate is a real number that a method gives, or the statement that there
// is none: a ratio of nothing to nothing, a rate over no exposure. Inside it is
// NaN, so arithmetic on it stays "not estimable"; test it with
// [Estimate.Estimable] before using it as a number. Infinity is an estimate: the
// ratio of something to nothing.
//
// The zero Estimate is the number 0.
type Estimate float64

// NotEstimable gives the Estimate that is no number.
func NotEstimable() Estimate { return Estimate(math.NaN()) }

// Estimable reports whether e is a number, which may be infinite.
func (e Estimate) Estimable() bool { return !math.IsNaN(float64(e)) }

// String gives e to four significant digits, for people, or "not estimable".
// [Estimate.MarshalText] keeps every digit.
func (e Estimate) String() string { return e.text(4) }

// MarshalText gives e with as many digits as [Estimate.UnmarshalText] needs to
// give the same number back.
func (e Estimate) MarshalText() ([]byte, error) { return []byte(e.text(-1)), nil }

func (e Estimate) text(digits int) string {
	if !e.Estimable() {
		return notEstimableText
	}
	return formatReal(float64(e), digits)
}

// UnmarshalText reads what [Estimate.MarshalText] writes; anything else is an
// error that quotes the text.
func (e *Estimate) UnmarshalText(text []byte) error {
	s := string(text)
	if s == notEstimableText {
		*e = NotEstimable()
		return nil
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) {
		return &ParseError{"estimate", s, "write a number, as 1.654, or \"" + notEstimableText + "\""}
	}
	*e = Estimate(x)
	return nil
}

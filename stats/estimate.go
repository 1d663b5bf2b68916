// SPDX-License-Identifier: MIT

package stats

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// An Estimate is a real number that a method gives, or the statement that there
// is none: a ratio of nothing to nothing, a rate over no exposure. Inside it is a
// NaN, whose bits keep the reason ([Estimate.Why]), so arithmetic on it stays "not
// estimable"; test it with [Estimate.Estimable] before using it as a number.
// Infinity is an estimate: the ratio of something to nothing.
//
// In JSON it is a number. What is not estimable, or infinite, is null there; beside
// it the results of this package have a key that ends in _why.
//
// The zero Estimate is the number 0.
type Estimate float64

// NotEstimable gives the Estimate that is no number, for no stated reason.
func NotEstimable() Estimate { return noReason.estimate() }

// Estimable reports whether e is a number, which may be infinite.
func (e Estimate) Estimable() bool { return !math.IsNaN(float64(e)) }

// Why says why e is not estimable: "there are no events". It is empty for a number,
// and where arithmetic lost the reason.
func (e Estimate) Why() string { return why(float64(e)) }

// String gives e to four significant digits, for people, or "not estimable" with the
// reason. [Estimate.MarshalText] keeps every digit.
func (e Estimate) String() string { return string(e.append(nil, 4)) }

// AsP gives e as p-values are printed: "p = 0.33", "p = 0.004", "p < 0.001". Digits are
// added where rounding would move it across 0.05.
func (e Estimate) AsP() string {
	p := float64(e)
	switch {
	case !e.Estimable():
		return "p " + e.String()
	case p < 0.001:
		return "p < 0.001"
	case p > 0.99 && p < 1:
		return "p > 0.99"
	}
	digits := 2
	if p < 0.01 {
		digits = 3
	}
	text := strconv.FormatFloat(p, 'f', digits, 64)
	for digits < 6 {
		if shown, _ := strconv.ParseFloat(text, 64); (shown < 0.05) == (p < 0.05) && (shown > 0.05) == (p > 0.05) {
			break
		}
		digits++
		text = strconv.FormatFloat(p, 'f', digits, 64)
	}
	return "p = " + strings.TrimSuffix(strings.TrimSuffix(text, ".00"), ".000")
}

// MarshalText gives e with as many digits as [Estimate.UnmarshalText] needs to
// give the same number back.
func (e Estimate) MarshalText() ([]byte, error) { return e.append(nil, -1), nil }

// AppendText appends the text of [Estimate.MarshalText].
func (e Estimate) AppendText(text []byte) ([]byte, error) { return e.append(text, -1), nil }

func (e Estimate) append(text []byte, digits int) []byte {
	if !e.Estimable() {
		return append(text, notEstimableOf(float64(e))...)
	}
	return appendReal(text, float64(e), digits)
}

// UnmarshalText reads what [Estimate.MarshalText] writes; anything else is an
// error that quotes the text.
func (e *Estimate) UnmarshalText(text []byte) error {
	s := string(text)
	if x, ok := parseNotEstimable(s); ok {
		*e = Estimate(x)
		return nil
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) {
		return &ParseError{"estimate", s, "write a number, as 1.654, or \"" + notEstimableText + "\""}
	}
	*e = Estimate(x)
	return nil
}

// MarshalJSON gives e as a number, or null for what JSON has no number for.
func (e Estimate) MarshalJSON() ([]byte, error) {
	if whyNull(float64(e)) != "" {
		return []byte("null"), nil
	}
	return json.Marshal(float64(e))
}

// UnmarshalJSON reads a number, null as what is not estimable, and the text of
// [Estimate.MarshalText].
func (e *Estimate) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*e = NotEstimable()
		return nil
	}
	var text string
	if json.Unmarshal(data, &text) == nil {
		return e.UnmarshalText([]byte(text))
	}
	return json.Unmarshal(data, (*float64)(e))
}

// SPDX-License-Identifier: MIT

package stats

import (
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// An Interval is a range of real numbers with both ends included: a confidence
// interval, a range of rates, the limits of a funnel. An end may be infinite:
// a rate ratio against a count of zero has no upper limit, which is a fact and
// not a fault.
//
// An Interval that cannot be estimated (a rate over no exposure, say) has NaN
// for both ends, prints as "not estimable" with the reason and answers false to
// [Interval.Estimable]. The zero Interval is the single number 0.
//
// In JSON an Interval has the numbers low and high; an end that is no number of
// JSON's is null, and low_why or high_why says why.
type Interval struct {
	Lo float64 `json:"low"`
	Hi float64 `json:"high"`
}

// notEstimable is the Interval of a question that the data cannot answer.
func notEstimable() Interval { return noReason.interval() }

// Estimable reports whether i says anything: it is false for the interval of a
// question that the data cannot answer.
func (i Interval) Estimable() bool { return !math.IsNaN(i.Lo) && !math.IsNaN(i.Hi) }

// Why says why i is not estimable, as [Estimate.Why] does.
func (i Interval) Why() string {
	if s := why(i.Lo); s != "" {
		return s
	}
	return why(i.Hi)
}

// Contains reports whether x lies in i, ends included. An interval that is not
// estimable contains nothing.
func (i Interval) Contains(x float64) bool { return i.Lo <= x && x <= i.Hi }

// Times gives i with both ends multiplied by a positive number, as when a rate
// per resident is to be read per 100,000. A factor that is not positive, or not
// finite, gives an interval that is not estimable.
func (i Interval) Times(factor float64) Interval {
	if !(factor > 0) || math.IsInf(factor, 1) {
		return badFactor.interval()
	}
	return Interval{i.Lo * factor, i.Hi * factor}
}

// String gives i to four significant digits, for people: "0.4361 to 1.282", "0 or
// more", "any number", and one number where both ends print alike or are the same but
// for rounding. [Interval.MarshalText] keeps every digit.
func (i Interval) String() string { return i.words(4, "") }

// words gives i with so many significant digits and with a unit behind each number.
func (i Interval) words(digits int, unit string) string {
	lo, hi := formatReal(i.Lo, digits), formatReal(i.Hi, digits)
	if unit != "" { // for people only: nothing reads it back
		lo, hi = string(thousands([]byte(lo), 0)), string(thousands([]byte(hi), 0))
	}
	below, above := math.IsInf(i.Lo, -1), math.IsInf(i.Hi, 1)
	switch {
	case !i.Estimable():
		return string(i.append(nil, digits))
	case below && above:
		return "any number"
	case i.Lo == i.Hi && (above || math.IsInf(i.Hi, -1)):
		return hi
	case above:
		return lo + unit + " or more"
	case below:
		return hi + unit + " or less"
	case i.Hi-i.Lo <= 1e-13*math.Abs(i.Lo):
		return formatReal(i.Lo/2+i.Hi/2, digits) + unit
	case lo == hi:
		return lo + unit
	}
	return lo + " to " + hi + unit
}

// MarshalText gives i with as many digits as [Interval.UnmarshalText] needs to
// give the same interval back.
func (i Interval) MarshalText() ([]byte, error) { return i.append(nil, -1), nil }

// AppendText appends the text of [Interval.MarshalText].
func (i Interval) AppendText(text []byte) ([]byte, error) { return i.append(text, -1), nil }

func (i Interval) append(text []byte, digits int) []byte {
	if !i.Estimable() {
		text = append(text, notEstimableText...)
		if s := i.Why(); s != "" {
			text = append(text, ": "+s...)
		}
		return text
	}
	text = appendReal(text, i.Lo, digits)
	text = append(text, " to "...)
	return appendReal(text, i.Hi, digits)
}

// UnmarshalText reads what [Interval.MarshalText] writes. Anything else, and an
// interval whose ends are the wrong way round, is an error that quotes the text.
func (i *Interval) UnmarshalText(text []byte) error {
	s := string(text)
	if x, ok := parseNotEstimable(s); ok {
		*i = Interval{x, x}
		return nil
	}
	lo, hi, found := strings.Cut(s, " to ")
	a, errA := strconv.ParseFloat(lo, 64)
	b, errB := strconv.ParseFloat(hi, 64)
	if !found || errA != nil || errB != nil || !(a <= b) {
		return &ParseError{"interval", s, "write one as \"0.5 to 1.25\", with an end of -Inf or +Inf for none"}
	}
	*i = Interval{a, b}
	return nil
}

// MarshalJSON gives i as an object of low and high.
func (i Interval) MarshalJSON() ([]byte, error) { return marshalResult(i) }

// UnmarshalJSON reads what [Interval.MarshalJSON] writes, and the text of
// [Interval.MarshalText]. Ends the wrong way round are a [*ParseError].
func (i *Interval) UnmarshalJSON(data []byte) error {
	var text string
	switch {
	case string(data) == "null":
		return nil
	case json.Unmarshal(data, &text) == nil:
		return i.UnmarshalText([]byte(text))
	}
	var read Interval
	if err := unmarshalResult(data, &read); err != nil {
		return err
	}
	if read.Estimable() && read.Lo > read.Hi {
		return &ParseError{"interval", string(data), "its high end is below its low one"}
	}
	*i = read
	return nil
}

const notEstimableText = "not estimable"

// appendReal writes x with so many significant digits, or with as few as give x
// back if digits is negative, and without an exponent for everyday sizes.
func appendReal(text []byte, x float64, digits int) []byte {
	if digits > 0 && !math.IsInf(x, 0) {
		var room [32]byte
		x, _ = strconv.ParseFloat(string(strconv.AppendFloat(room[:0], x, 'e', digits-1, 64)), 64)
	}
	if abs := math.Abs(x); abs != 0 && (abs < 1e-4 || abs >= 1e15) {
		return strconv.AppendFloat(text, x, 'g', -1, 64)
	}
	return strconv.AppendFloat(text, x, 'f', -1, 64)
}

func formatReal(x float64, digits int) string { return string(appendReal(nil, x, digits)) }

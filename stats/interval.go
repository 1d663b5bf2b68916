package stats

import (
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
// for both ends, prints as "not estimable" and answers false to
// [Interval.Estimable]. The zero Interval is the single number 0.
type Interval struct{ Lo, Hi float64 }

// notEstimable is the Interval of a question that the data cannot answer.
func notEstimable() Interval { return Interval{math.NaN(), math.NaN()} }

// Estimable reports whether i says anything: it is false for the interval of a
// question that the data cannot answer.
func (i Interval) Estimable() bool { return !math.IsNaN(i.Lo) && !math.IsNaN(i.Hi) }

// Contains reports whether x lies in i, ends included. An interval that is not
// estimable contains nothing.
func (i Interval) Contains(x float64) bool { return i.Lo <= x && x <= i.Hi }

// Times gives i with both ends multiplied by a positive number, as when a rate
// per resident is to be read per 100,000. A factor that is not positive, or not
// finite, gives an interval that is not estimable.
func (i Interval) Times(factor float64) Interval {
	if !(factor > 0) || math.IsInf(factor, 1) {
		return notEstimable()
	}
	return Interval{i.Lo * factor, i.Hi * factor}
}

// String gives i to four significant digits, for people: "0.4361 to 1.282",
// "0 to +Inf", "not estimable". [Interval.MarshalText] keeps every digit.
func (i Interval) String() string { return i.text(4) }

// MarshalText gives i with as many digits as [Interval.UnmarshalText] needs to
// give the same interval back.
func (i Interval) MarshalText() ([]byte, error) { return []byte(i.text(-1)), nil }

func (i Interval) text(digits int) string {
	if !i.Estimable() {
		return notEstimableText
	}
	return formatReal(i.Lo, digits) + " to " + formatReal(i.Hi, digits)
}

// UnmarshalText reads what [Interval.MarshalText] writes. Anything else, and an
// interval whose ends are the wrong way round, is an error that quotes the text.
func (i *Interval) UnmarshalText(text []byte) error {
	s := string(text)
	if s == notEstimableText {
		*i = notEstimable()
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

const notEstimableText = "not estimable"

// formatReal writes x with so many significant digits, or with as few as give x
// back if digits is negative, and without an exponent for everyday sizes.
func formatReal(x float64, digits int) string {
	if digits > 0 && !math.IsInf(x, 0) {
		x, _ = strconv.ParseFloat(strconv.FormatFloat(x, 'e', digits-1, 64), 64)
	}
	if abs := math.Abs(x); abs != 0 && (abs < 1e-4 || abs >= 1e15) {
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

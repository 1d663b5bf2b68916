// SPDX-License-Identifier: MIT

package stats

import "math"

// A Range is a real number that follows from figures: what their words allow,
// and what their usual readings allow. A ratio, a share, a change or a rate of
// figures is a Range, so nothing that works with figures needs to be told which
// of the two is wanted.
type Range struct {
	Bounds  Interval `json:"bounds"`  // from the words alone
	Reading Interval `json:"reading"` // as usually read; it lies within Bounds
}

// String gives the reading to four significant digits and, where the words
// alone allow more, what they allow: "95.37 to 101.2 (in words 0 or more)".
func (r Range) String() string { return r.say(Interval.String) }

// PerCent gives r, a range of percentages, to one decimal: "-21.9 per cent", "24 to
// 26.5 per cent (in words 24 per cent or more)". A share is one after Times(100).
func (r Range) PerCent() string { return r.say(Interval.PerCent) }

// AsP gives r, a range of p-values, as [Estimate.AsP] does one.
func (r Range) AsP() string { return r.say(Interval.asP) }

func (r Range) say(how func(Interval) string) string {
	s := how(r.Reading)
	if words := how(r.Bounds); words != s && r.Bounds.Estimable() {
		s += " (in words " + words + ")"
	}
	return s
}

// PerCent gives i, an interval of percentages, to one decimal.
func (i Interval) PerCent() string {
	if !i.Estimable() {
		return i.String()
	}
	round := func(x float64) float64 { // halves away from 0, whichever side rounding left them on
		if notFinite(x) || math.Abs(x) > 1e12 {
			return x
		}
		return math.Round(10*x*(1+1e-13)) / 10
	}
	return Interval{0 + round(i.Lo), 0 + round(i.Hi)}.words(-1, " per cent")
}

func (i Interval) asP() string {
	lo, hi := Estimate(i.Lo).AsP(), Estimate(i.Hi).AsP()
	number := func(p string) string { return p[len("p = "):] }
	switch {
	case lo == hi || !i.Estimable():
		return lo
	case lo != "p < 0.001" && i.Hi > 0.99:
		return lo + " or more"
	case i.Hi > 0.99:
		return "any p from less than 0.001 to 1"
	case lo == "p < 0.001":
		return hi + " or less"
	}
	return lo + " to " + number(hi)
}

// Times gives r with both its intervals multiplied by a positive number.
func (r Range) Times(factor float64) Range {
	return Range{r.Bounds.Times(factor), r.Reading.Times(factor)}
}

// Sign tells on which side of zero r lies, and what that rests on: +1 or −1 with
// Certain or AsRead, 0 with the same where r is zero itself, and 0 with Unclear
// where r reaches to both sides.
func (r Range) Sign() (int, Verdict) {
	if sign, ok := r.Bounds.sign(); ok {
		return sign, Certain
	}
	if sign, ok := r.Reading.sign(); ok {
		return sign, AsRead
	}
	return 0, Unclear
}

func (i Interval) sign() (sign int, ok bool) {
	switch {
	case i.Lo > 0:
		return +1, true
	case i.Hi < 0:
		return -1, true
	case i.Lo == 0 && i.Hi == 0:
		return 0, true
	}
	return 0, false
}

// A Verdict says what a statement about figures rests on.
type Verdict uint8

const (
	Unclear Verdict = iota // the figures allow it and its contrary
	AsRead                 // it holds if the figures are read as they usually are
	Certain                // it follows from the words alone
)

var verdicts = [...]string{Unclear: "unclear", AsRead: "as usually read", Certain: "certain"}

// String gives "unclear", "as usually read" or "certain".
func (v Verdict) String() string {
	return nameOf("Verdict", verdicts[:], v)
}

// MarshalText gives the text of [Verdict.String], or a [*ParseError] for a number that
// is no verdict.
func (v Verdict) MarshalText() ([]byte, error) { return v.AppendText(nil) }

// AppendText appends the text of [Verdict.MarshalText].
func (v Verdict) AppendText(text []byte) ([]byte, error) {
	return appendName(text, "verdict", verdicts[:], v)
}

// UnmarshalText reads what [Verdict.MarshalText] writes. The error is a
// [*ParseError].
func (v *Verdict) UnmarshalText(text []byte) error {
	return parseName("verdict", verdicts[:], v, text)
}

package stats

import "strconv"

// A Range is a real number that follows from figures: what their words allow,
// and what their usual readings allow. A ratio, a share, a change or a rate of
// figures is a Range, so nothing that works with figures needs to be told which
// of the two is wanted.
type Range struct {
	Bounds  Interval // from the words alone
	Reading Interval // as usually read; it lies within Bounds
}

// String gives the reading to four significant digits and, where the words
// alone allow more, what they allow: "95.37 to 101.2 (in words 0 to +Inf)".
func (r Range) String() string {
	s := r.Reading.brief()
	if r.Bounds != r.Reading && r.Bounds.Estimable() {
		s += " (in words " + r.Bounds.brief() + ")"
	}
	return s
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

// brief gives i for people, as one number where both ends print alike.
func (i Interval) brief() string {
	if lo, hi := formatReal(i.Lo, 4), formatReal(i.Hi, 4); i.Estimable() && lo == hi {
		return lo
	}
	return i.String()
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
	if int(v) < len(verdicts) {
		return verdicts[v]
	}
	return "Verdict(" + strconv.Itoa(int(v)) + ")"
}

// MarshalText gives the text of [Verdict.String].
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads what [Verdict.MarshalText] writes. The error is a
// [*ParseError].
func (v *Verdict) UnmarshalText(text []byte) error {
	for i, s := range verdicts {
		if s == string(text) {
			*v = Verdict(i)
			return nil
		}
	}
	return &ParseError{"verdict", string(text), "a verdict is unclear, as usually read, or certain"}
}

package stats

import (
	"fmt"
	"math"
	"strings"
)

// A Point is so many events of so much: of 55 arrested, 39 charged; of 1,147,132
// residents, 25 arrested; of 25.7 expected, 25 seen.
type Point struct {
	Events int
	Of     float64
}

// A Flag tells on which side of the limits a count lies.
type Flag uint8

const (
	NoLimits Flag = iota // nothing expected, or bad input: there is nothing to lie outside of
	Within               // no further from the target than chance goes
	Below                // fewer than chance makes likely
	Above                // more than chance makes likely
)

var flags = [...]string{NoLimits: "no limits", Within: "within", Below: "below", Above: "above"}

// String gives "within", "below", "above" or "no limits".
func (f Flag) String() string {
	if int(f) < len(flags) {
		return flags[f]
	}
	return fmt.Sprintf("Flag(%d)", uint8(f))
}

// MarshalText gives the text of [Flag.String].
func (f Flag) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what [Flag.MarshalText] writes. The error is a [*ParseError].
func (f *Flag) UnmarshalText(text []byte) error {
	for i, s := range flags {
		if s == string(text) {
			*f = Flag(i)
			return nil
		}
	}
	return &ParseError{"flag", string(text), "a flag is within, below, above, or no limits"}
}

// A FunnelPoint is a [Point] and where chance would have it.
type FunnelPoint struct {
	Point
	Value  Estimate // Events/Of
	Limits Limits   // of Value
	PLow   Estimate // chance of as few events or fewer, at the target
	PHigh  Estimate // chance of as many events or more, at the target
	Flag   Flag     // Below if PLow < (1−Level)/2, Above if PHigh is
}

// A Funnel sets out which of several rates or shares differ from a target by more
// than chance at one level, whatever their sizes.
type Funnel struct {
	Target     Estimate
	Level      float64
	Proportion bool // Of counts what Events are a part of: limits are binomial
	Points     []FunnelPoint
}

// FunnelRate compares the rates Events/Of with the rate of all points together, by
// exact Poisson limits; [Funnel.About] takes another target. Of is residents, or
// another exposure, or the expected count, about the target 1. The conventional
// levels are 0.95 and 0.998. Each point is part of the target: with few points,
// take one from outside.
//
// A point with a negative count, or an Of that is not positive and finite, has no
// limits and no part in the target. Without events, or with a level outside (0, 1),
// no point has limits.
//
// Source: D. J. Spiegelhalter, Stat. Med. 24 (2005) 1185.
func FunnelRate(points []Point, level float64) Funnel {
	return newFunnel(points, level, false)
}

// FunnelProportion compares the shares Events/Of (charged of arrested) with the
// share in all points together, by exact binomial limits; [Funnel.About] takes
// another target. The conventional levels are 0.95 and 0.998. Each point is part of
// the target: with few points, take one from outside.
//
// A point of 0, or whose Of is not a whole number of at least Events and less than
// 2⁶³, has no limits and no part in the target. With a level outside (0, 1) no point
// has limits.
//
// Source: D. J. Spiegelhalter, Stat. Med. 24 (2005) 1185.
func FunnelProportion(points []Point, level float64) Funnel {
	return newFunnel(points, level, true)
}

func newFunnel(points []Point, level float64, proportion bool) Funnel {
	f := Funnel{Level: level, Proportion: proportion, Points: make([]FunnelPoint, len(points))}
	var events, of float64
	for i, p := range points {
		f.Points[i].Point = p
		if f.valid(p) {
			events += float64(p.Events)
			of += p.Of
		}
	}
	return f.About(events / of)
}

// valid reports whether p has a rate or a share.
func (f Funnel) valid(p Point) bool {
	if f.Proportion && (p.Of >= 1<<63 || p.Of != math.Trunc(p.Of) || float64(p.Events) > p.Of) {
		return false
	}
	return p.Events >= 0 && validExposure(p.Of)
}

// About gives f about another target: a rate or share known from elsewhere, or 1
// where Of are expected counts. A target that is not positive and finite, or a
// share above 1, leaves no point with limits; a share of 0 is a target.
func (f Funnel) About(target float64) Funnel {
	f.Target = Estimate(target)
	points := f.Points
	f.Points = make([]FunnelPoint, len(points))
	for i, p := range points {
		f.Points[i] = f.point(p.Point)
	}
	return f
}

func (f Funnel) point(p Point) FunnelPoint {
	q := FunnelPoint{Point: p, Value: NotEstimable(), Limits: Limits{notEstimable(), notEstimable()}, PLow: NotEstimable(), PHigh: NotEstimable()}
	if !f.valid(p) {
		return q
	}
	q.Value = Estimate(float64(p.Events) / p.Of)
	var l law
	target := float64(f.Target)
	switch {
	case !validLevel(f.Level):
		return q
	case f.Proportion:
		if !(0 <= target && target <= 1) {
			return q
		}
		l = binomialLaw{p.Of, target}
	default:
		if !validExposure(target * p.Of) {
			return q
		}
		l = poissonLaw(target * p.Of)
	}
	q.Limits = limitsOf(l, f.Level).over(p.Of)
	low, high := l.tails(float64(p.Events))
	q.PLow, q.PHigh = Estimate(low), Estimate(high)
	tail := (1 - f.Level) / 2 * (1 - tie)
	switch {
	case low < tail:
		q.Flag = Below
	case high < tail:
		q.Flag = Above
	default:
		q.Flag = Within
	}
	return q
}

// String says f in a sentence, with the points that lie outside.
func (f Funnel) String() string {
	var count [len(flags)]int
	var outside strings.Builder
	for _, p := range f.Points {
		count[p.Flag]++
		if p.Flag == Below || p.Flag == Above {
			fmt.Fprintf(&outside, "; %d of %s (%v) is %v %v", p.Events, formatCount(p.Of), p.Value, p.Flag, p.Limits.Exact)
		}
	}
	s := fmt.Sprintf("%d points about %v at %s: %d within, %d below, %d above", len(f.Points), f.Target, percentText(f.Level), count[Within], count[Below], count[Above])
	if n := count[NoLimits]; n > 0 {
		s += fmt.Sprintf(", %d without limits", n)
	}
	return s + outside.String()
}

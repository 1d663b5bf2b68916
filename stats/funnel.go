// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

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
	return nameOf("Flag", flags[:], f)
}

// MarshalText gives the text of [Flag.String], or a [*ParseError] for a number that is
// no flag.
func (f Flag) MarshalText() ([]byte, error) { return f.AppendText(nil) }

// AppendText appends the text of [Flag.MarshalText].
func (f Flag) AppendText(text []byte) ([]byte, error) {
	return appendName(text, "flag", flags[:], f)
}

// UnmarshalText reads what [Flag.MarshalText] writes. The error is a [*ParseError].
func (f *Flag) UnmarshalText(text []byte) error {
	return parseName("flag", flags[:], f, text)
}

// A FunnelPoint is a [Point] and where chance would have it.
type FunnelPoint struct {
	Point
	Value  Estimate `json:"value"`  // Events/Of
	Limits Limits   `json:"limits"` // of Value
	PLow   Estimate `json:"p_low"`  // chance of as few events or fewer, at the target
	PHigh  Estimate `json:"p_high"` // chance of as many events or more, at the target
	Flag   Flag     `json:"flag"`   // Below if PLow < (1−Level)/2, Above if PHigh is
}

// A Funnel sets out which of several rates or shares differ from a target by more
// than chance at one level, whatever their sizes.
type Funnel struct {
	Target     Estimate      `json:"target"`
	Level      float64       `json:"level"`
	Proportion bool          `json:"proportion"` // Of counts what Events are a part of: limits are binomial
	Points     []FunnelPoint `json:"points"`
}

// FunnelRate compares the rates Events/Of with the rate of all points together, by
// exact Poisson limits; [Funnel.About] takes another target. Of is residents, or
// another exposure, or the expected count, about the target 1. The conventional
// levels are 0.95 and 0.998. Each point is part of the target: with few points,
// take one from outside.
//
// A point with a negative count, or an Of that is not positive and finite, has no
// limits and no part in the target. Without events, or with a level outside (0, 1),
// no point has limits. Nor has any in a funnel whose limits would take seconds: of
// some 300,000 points with small counts, or 1,500 of ten million each.
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
		if f.bad(p) == 0 {
			events += float64(p.Events)
			of += p.Of
		}
	}
	target := events / of
	switch {
	case of == 0:
		target = fewPoints.nan()
	case math.IsInf(of, 1):
		target = sumTooLarge.nan()
	}
	f.Target = Estimate(target)
	f.settle()
	return f
}

// bad gives why p has no rate or share, 0 if it has.
func (f Funnel) bad(p Point) reason {
	switch bad := badPoint(0.5, p); {
	case bad != 0 || !f.Proportion:
		return bad
	case p.Of >= 1<<63:
		return notWhole
	}
	return badPart(0.5, p)
}

// About gives f about another target: a rate or share known from elsewhere, or 1
// where Of are expected counts. A target that is not positive and finite, or a
// share above 1, leaves no point with limits; a share of 0 is a target.
func (f Funnel) About(target float64) Funnel {
	f.Target = Estimate(target)
	f.Points = slices.Clone(f.Points)
	f.settle()
	return f
}

// settle gives every point its limits, unless that would take seconds: for each it
// takes a time that grows with the root of what is expected.
func (f *Funnel) settle() {
	const most = 500_000
	work := 0.0
	for i := range f.Points {
		work += 1 + math.Sqrt(min(float64(f.Target)*f.Points[i].Of, sumLimit))/10
	}
	for i := range f.Points {
		f.Points[i] = f.point(f.Points[i].Point, work > most)
	}
}

func (f Funnel) point(p Point, tooMany bool) FunnelPoint {
	bad, target := f.bad(p), float64(f.Target)
	q := FunnelPoint{Point: p, Value: bad.estimate()}
	if bad == 0 {
		q.Value = Estimate(float64(p.Events) / p.Of)
	}
	switch {
	case bad != 0:
	case !validLevel(f.Level):
		bad = badLevel
	case tooMany:
		bad = manyPoints
	case f.Proportion && !(0 <= target && target <= 1):
		bad = badShare
	case !f.Proportion && !validExposure(target*p.Of):
		bad = nothingExpected
	}
	if bad != 0 {
		q.Limits, q.PLow, q.PHigh = bad.limits(), bad.estimate(), bad.estimate()
		return q
	}
	var l law = poissonLaw(target * p.Of)
	if f.Proportion {
		l = binomialLaw{p.Of, 0 + target} // 0 + −0 is 0
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

// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
	"strings"
)

// Wilson gives the score interval for the share that x of n is a sample of: of 55
// arrested, 39 charged. It is the interval of choice for a share: near its level
// at every n, never outside [0, 1]. Its lower end is exactly 0 for x = 0 and its
// upper exactly 1 for x = n. Of a full count it speaks about the process behind
// the count; there is no correction for a finite population.
//
// With n = 0 nothing is known, and the interval is 0 to 1. A negative x, an x
// above n, or a level outside (0, 1) gives an interval that is not estimable.
//
// Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209.
func Wilson(x, n int, level float64) Interval {
	return wilson(float64(x), float64(n), level)
}

// badShareOf gives what is wrong with a level or a part of a whole, 0 if nothing is.
func badShareOf(level, part, whole float64) reason {
	switch {
	case !validLevel(level):
		return badLevel
	case part < 0:
		return badCount
	case !(part <= whole):
		return partAboveWhole
	}
	return 0
}

func wilson(k, m, level float64) Interval {
	if r := badShareOf(level, k, m); r != 0 {
		return r.interval()
	}
	if m == 0 {
		return Interval{0, 1}
	}
	z := normalQuantile(level)
	// Both ends are roots of one quadratic: the lower as product over the upper,
	// which does not cancel, and the upper as 1 minus the other side's lower.
	lower := func(k float64) float64 {
		if k == 0 {
			return 0
		}
		return 2 * k * k / m / (2*k + z*z + z*math.Sqrt(z*z+4*k*((m-k)/m)))
	}
	upper := func(k float64) float64 {
		return (2*k + z*z + z*math.Sqrt(z*z+4*k*((m-k)/m))) / (2 * (m + z*z))
	}
	i := Interval{lower(k), upper(k)}
	if k == m {
		i.Hi = 1
	}
	return i
}

// ClopperPearson gives the exact interval for the share that x of n is a sample
// of: it covers the true share at least as often as level says, at the price of
// being wider than [Wilson]. Edge cases and bad input are as for Wilson.
//
// Source: C. J. Clopper and E. S. Pearson, Biometrika 26 (1934) 404.
func ClopperPearson(x, n int, level float64) Interval {
	if r := badShareOf(level, float64(x), float64(n)); r != 0 {
		return r.interval()
	}
	k, rest, tail, z := float64(x), float64(n-x), (1-level)/2, normalQuantile(level)
	i := Interval{0, 1}
	if x > 0 {
		odds := binomialOdds(k, rest, tail, z)
		i.Lo = odds / (1 + odds)
	}
	if x < n {
		i.Hi = 1 / (1 + binomialOdds(rest, k, tail, z))
	}
	return i
}

// A NewcombeResult is by how much one share exceeds another, and how sure that is.
type NewcombeResult struct {
	A          Point    `json:"a"`
	B          Point    `json:"b"`
	Difference Estimate `json:"difference"` // the share A less the share B, from −1 to 1
	Interval   Interval `json:"interval"`
	Level      float64  `json:"level"`
}

// Newcombe compares two shares, such as 39 charged of 55 arrested and 109 of 234, by
// the difference a − b and its hybrid score interval (Newcombe's method 10, without continuity
// correction), made of the two [Wilson] intervals. It never leaves [−1, 1].
//
// A share of 0 has no difference from another, and the interval is −1 to 1. A
// negative count, a part above its whole, a whole that is no whole number, or a level
// outside (0, 1) gives a result that is not estimable.
//
// Source: R. G. Newcombe, Stat. Med. 17 (1998) 873.
func Newcombe(a, b Point, level float64) NewcombeResult {
	r := NewcombeResult{A: a, B: b, Level: level}
	bad := badPart(level, a)
	if bad == 0 {
		bad = badPart(level, b)
	}
	r.Difference, r.Interval = bad.estimate(), bad.interval()
	switch {
	case bad != 0:
		return r
	case a.Of == 0 || b.Of == 0:
		r.Difference, r.Interval = nothingToNothing.estimate(), Interval{-1, 1}
		return r
	}
	w1, w2 := wilson(float64(a.Events), a.Of, level), wilson(float64(b.Events), b.Of, level)
	p1, p2 := float64(a.Events)/a.Of, float64(b.Events)/b.Of
	d := p1 - p2
	r.Difference = Estimate(d)
	r.Interval = Interval{
		max(-1, d-math.Hypot(p1-w1.Lo, w2.Hi-p2)),
		min(1, d+math.Hypot(w1.Hi-p1, p2-w2.Lo)),
	}
	return r
}

// badPart gives what is wrong with a level or a point that is a share, 0 if nothing is.
func badPart(level float64, p Point) reason {
	if p.Of != math.Trunc(p.Of) || math.IsInf(p.Of, 0) {
		return notWhole
	}
	return badShareOf(level, float64(p.Events), p.Of)
}

// String says r in a sentence.
func (r NewcombeResult) String() string {
	points := func(i Interval) string {
		return strings.ReplaceAll(i.Times(100).PerCent(), "per cent", "percentage points")
	}
	d := Interval{float64(r.Difference), float64(r.Difference)}
	return fmt.Sprintf("%s against %s: difference %s (%s interval %s)", r.A.share(), r.B.share(), points(d), percentText(r.Level), points(r.Interval))
}

package stats

import (
	"fmt"
	"math"
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
	if x < 0 || x > n || !validLevel(level) {
		return notEstimable()
	}
	if n == 0 {
		return Interval{0, 1}
	}
	k, m, z := float64(x), float64(n), normalQuantile(level)
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
	if x == n {
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
	if x < 0 || x > n || !validLevel(level) {
		return notEstimable()
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
	X1, N1, X2, N2 int
	Difference     Estimate // X1/N1 − X2/N2, from −1 to 1
	Interval       Interval
	Level          float64
}

// Newcombe compares the share x1 of n1 with the share x2 of n2 by their difference
// and its hybrid score interval (Newcombe's method 10, without continuity
// correction), made of the two [Wilson] intervals. It never leaves [−1, 1].
//
// With n1 or n2 = 0 there is no difference, and the interval is −1 to 1. A negative
// count, a part above its whole, or a level outside (0, 1) gives a result that is
// not estimable.
//
// Source: R. G. Newcombe, Stat. Med. 17 (1998) 873.
func Newcombe(x1, n1, x2, n2 int, level float64) NewcombeResult {
	r := NewcombeResult{X1: x1, N1: n1, X2: x2, N2: n2, Difference: NotEstimable(), Interval: notEstimable(), Level: level}
	w1, w2 := Wilson(x1, n1, level), Wilson(x2, n2, level)
	switch {
	case !w1.Estimable() || !w2.Estimable():
		return r
	case n1 == 0 || n2 == 0:
		r.Interval = Interval{-1, 1}
		return r
	}
	p1, p2 := float64(x1)/float64(n1), float64(x2)/float64(n2)
	d := p1 - p2
	r.Difference = Estimate(d)
	r.Interval = Interval{
		max(-1, d-math.Hypot(p1-w1.Lo, w2.Hi-p2)),
		min(1, d+math.Hypot(w1.Hi-p1, p2-w2.Lo)),
	}
	return r
}

// String says r in a sentence.
func (r NewcombeResult) String() string {
	return fmt.Sprintf("%d of %d against %d of %d: difference %v (%s interval %v)",
		r.X1, r.N1, r.X2, r.N2, r.Difference, percentText(r.Level), r.Interval)
}

package stats

import "math"

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
	k, rest, tail := float64(x), float64(n-x), (1-level)/2
	i := Interval{0, 1}
	if x > 0 {
		odds := betaQuantileOdds(k, rest+1, tail)
		i.Lo = odds / (1 + odds)
	}
	if x < n {
		i.Hi = 1 / (1 + betaQuantileOdds(rest, k+1, tail))
	}
	return i
}

// SPDX-License-Identifier: MIT

package stats

import "math"

// Dispersion estimates how many times as much counts vary as independent events
// would, from several weeks (or places) that should have one rate: Pearson's
// chi-squared over its degrees of freedom. It is about 1 for independent events, and
// about 3 where raids make three arrests each. A single week, or two that were
// chosen because they differ, tell nothing; a trend or a season in the weeks counts
// as dispersion. Give the result to [RateResult.WithDispersion] or
// [RateRatioResult.WithDispersion]; below 1 they take it as 1.
//
// Fewer than two points, no events at all, a negative count, or an exposure that is
// not positive and finite give an estimate that is not estimable.
//
// Source: P. McCullagh and J. A. Nelder, Generalized Linear Models (1989) 200.
func Dispersion(points []Point) Estimate {
	var events, exposure float64
	for _, p := range points {
		if bad := badPoint(0.5, p); bad != 0 {
			return bad.estimate()
		}
		events += float64(p.Events)
		exposure += p.Of
	}
	switch {
	case len(points) < 2:
		return fewPoints.estimate()
	case events == 0:
		return noEvents.estimate()
	case !validExposure(exposure):
		return sumTooLarge.estimate()
	}
	rate := events / exposure
	var x2 float64
	for _, p := range points {
		d := float64(p.Events) - rate*p.Of
		x2 += d * d / (rate * p.Of)
	}
	return Estimate(x2 / float64(len(points)-1))
}

// dispersionText says aloud what was assumed about dependence.
func dispersionText(phi float64) string {
	if phi == 1 {
		return "dispersion 1: events taken as independent"
	}
	return "dispersion " + formatReal(phi, 4)
}

// logInterval gives x·exp(±z·se).
func logInterval(x, se, level float64) Interval {
	factor := math.Exp(normalQuantile(level) * se)
	return Interval{x / factor, x * factor}
}

// hull gives the smallest interval that holds both.
func hull(a, b Interval) Interval { return Interval{min(a.Lo, b.Lo), max(a.Hi, b.Hi)} }

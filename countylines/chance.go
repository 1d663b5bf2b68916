package countylines

import (
	"math"

	"github.com/countylines/ops/stats"
)

// Chance says how sure the row is if chance is at work in both counts: how many
// times the first rate the second is, as an interval at a level such as 0.95, and
// the p-value of the two rates being the same. It is the exact conditional method
// of [stats.RateRatio], over everything that the figures allow: the Bounds of
// each result from their words, the Reading as they are usually read.
//
// Dispersion is 1 where the events are independent and more where they come in
// clumps, several arrests from one raid; [stats.RateRatioResult.WithDispersion]
// tells what it does and [stats.Dispersion] how to estimate it.
//
// Masses and sums of money are no counts of events, a revision is no chance, and
// what cannot be compared has none: both results are then not estimable.
func (r Row) Chance(level, dispersion float64) (ratio, p stats.Range) {
	none := stats.Interval{Lo: math.NaN(), Hi: math.NaN()}
	ratio, p = stats.Range{Bounds: none, Reading: none}, stats.Range{Bounds: none, Reading: none}
	if r.A.Unit != Number || !r.Change.Bounds.Estimable() && !r.RateA.Bounds.Estimable() || r.has(Revision) || r.has(NotReported) {
		return ratio, p
	}
	perA, perB := r.ExposureA.per(), r.ExposureB.per()
	ratio.Bounds, p.Bounds = chance(r.A.Figure.Bounds(), perA, r.B.Figure.Bounds(), perB, level, dispersion)
	ratio.Reading, p.Reading = chance(r.A.Figure.Reading(), perA, r.B.Figure.Reading(), perB, level, dispersion)
	return ratio, p
}

// chance gives the hull of the intervals and of the p-values over all counts that
// two ranges allow. Both ends of the interval rise with b and fall with a. The
// p-value falls as the rates move apart on either side, so it is least at a corner
// and most where the rates are as near to each other as the ranges let them.
func chance(a stats.Bounds[int64], perA float64, b stats.Bounds[int64], perB float64, level, dispersion float64) (ratio, p stats.Interval) {
	at := func(x, y int64) stats.RateRatioResult {
		return stats.RateRatio(int(y), perB, int(x), perA, level).WithDispersion(dispersion)
	}
	ratio, p = stats.Interval{Hi: math.Inf(1)}, stats.Interval{}
	least := at(a.Lo, b.Lo)
	if !least.P.Estimable() {
		return least.Interval, least.Interval
	}
	lowest, highest := least, least // the corners at which the ratio is least and most
	if !a.Open {
		lowest = at(a.Hi, b.Lo)
		ratio.Lo = lowest.Interval.Lo
	}
	if !b.Open {
		highest = at(a.Lo, b.Hi)
		ratio.Hi = highest.Interval.Hi
	}
	if !a.Open && !b.Open {
		p.Lo = float64(min(lowest.P, highest.P))
	}
	switch {
	case !a.Open && lowest.Ratio > 1:
		p.Hi = float64(lowest.P)
	case !b.Open && highest.Ratio < 1:
		p.Hi = float64(highest.P)
	default:
		p.Hi = 1
	}
	return ratio, p
}

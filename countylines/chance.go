package countylines

import (
	"math"

	"github.com/countylines/ops/stats"
)

// Chance says how sure the row is if chance is at work in both counts: how many
// times the first rate the second is, with its interval at a level such as 0.95
// and the p-value of the two rates being the same, by the exact conditional method
// of [stats.RateRatio], over all counts that the two figures allow.
//
// Dispersion is 1 where the events are independent and more where they come in
// clumps, several arrests from one raid; [stats.RateRatioResult.WithDispersion]
// tells what it does and [stats.Dispersion] how to estimate it.
//
// Masses and sums of money are no counts of events, a revision is no chance, and
// what was not reported or cannot be compared has none: the result's ranges are
// then not estimable.
func (r Row) Chance(level, dispersion float64) stats.RateRatioRange {
	perA, perB := r.ExposureA.per(), r.ExposureB.per()
	if r.A.Unit != Number || !r.RateA.Bounds.Estimable() || r.has(Revision) || r.has(NotReported) {
		perA, perB = math.NaN(), math.NaN() // no exposure gives no result
	}
	return stats.RateRatioOf(stats.As[int](r.B.Figure), perB, stats.As[int](r.A.Figure), perA, level).WithDispersion(dispersion)
}

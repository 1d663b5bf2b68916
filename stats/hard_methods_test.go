// SPDX-License-Identifier: MIT

package stats_test

import (
	"testing"

	"github.com/countylines/ops/internal/every"
	"github.com/countylines/ops/stats"
)

// No method panics, but with the error that is documented. [TestEveryFunction] has the
// functions.
func TestHardMethods(t *testing.T) {
	f, g := stats.MoreThan(5), stats.Exactly(0)
	point, points, y := stats.Point{Events: 5, Of: 3}, []stats.Point{{Events: 5, Of: 3}, {Events: 9, Of: 4}, {}}, []stats.Figure[int]{f, g, {}, f}
	spells, x := []stats.Spell{{Duration: 3, Ended: true}, {Duration: 4}}, []float64{1, 2, 2, 5}
	protection, _ := stats.Protect([]stats.Count[box]{{Set: box{1, 1, 1}, Count: 3, Width: 2}, {Set: box{2, 1, 1}, Count: 3}, {Set: box{3, 1, 1}, Count: 6}})
	change, _ := stats.ChangePercent(f, g)
	hidden, _ := stats.Suppress([][]int{{1, 5}, {7, 2}}, stats.SuppressionRule{Threshold: 5})
	chapman, _ := stats.Chapman(9, 8, 3, 0.95)
	every.Try(t, func(panicked any) bool { _, is := panicked.(*stats.AmountError); return is },
		hardFigure, y, stats.Estimate(0.5), stats.NotEstimable(), stats.Interval{Lo: 1, Hi: 3}, f.Bounds(), point, protection, change, hidden, chapman,
		stats.Figures[box, int]{{1, 1, 1}: f}, stats.Distinct[box, int]{{1, 1, 1}: f}, stats.List[box, int]{{Set: box{1, 1, 1}, Figure: f}}, stats.Total[int]{}, stats.Table{}, stats.Rounding(1), stats.Verdict(1),
		stats.Given(stats.Known[box, int]{Set: box{3, 1, 1}, Figure: f}, stats.Known[box, int]{Set: box{6, 1, 1}, Figure: g}),
		stats.Given[box, int](), stats.GivenDistinct(stats.Known[box, int]{Set: box{3, 1, 1}, Figure: f}),
		stats.Rate(point, 0.95), stats.RateOf(fpt(f, 3), 0.95), stats.RateRatio(point, point, 0.95), stats.RateRatioOf(fpt(f, 3), fpt(g, 3), 0.95), stats.RateChange(point, point, 0.95),
		stats.RateChangeOf(fpt(f, 3), fpt(g, 3), 0.95), stats.ETest(point, point), stats.Newcombe(point, point, 0.95), stats.WDD(stats.BeforeAfter{Before: 5, After: 3}, stats.BeforeAfter{}, 0.95),
		stats.FunnelRate(points, 0.95), stats.FunnelProportion(points, 0.95), stats.PoissonLimits(5, 0.95), stats.DirectlyStandardisedRate(hardStrata(), 0.95), stats.IndirectlyStandardisedRatio(5, nil, 0.95),
		stats.MannKendall(x), stats.MannKendallOf(y), stats.TheilSen(x, x, 0.95), stats.TheilSenOf(x, y, 0.95), stats.PoissonTrend(x[:3], points, 0.95), stats.KaplanMeier(spells, 0.95),
		stats.LogRank(spells, spells), stats.Concentration(hardInts), stats.ChaoLowerBound(hardInts, 0.95), stats.Overdispersion{}, stats.Flag(1), stats.ReferenceStratum{}, stats.Stratum{}, stats.Spell{},
		stats.AmountError{}, stats.ContradictionError{}, stats.Conflict{}, stats.CountError{}, stats.ExposedError{}, stats.OverlapError{}, stats.ParseError{}, stats.PercentError{}, stats.SetError{},
		stats.TableError{}, stats.UnprotectedError{}, stats.ZeroError{})
}

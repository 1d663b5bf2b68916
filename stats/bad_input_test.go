// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
)

// What is so at each bad input, and that nothing panics or hangs on any.
func TestBadInputIsNotEstimable(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, level := range []float64{0, 1, -0.5, 1.5, nan, inf, -inf} {
		require.False(t, stats.Garwood(5, level).Estimable())
		require.False(t, stats.Byar(5, level).Estimable())
		require.False(t, stats.Rate(pt(5, 1), level).Rate.Estimable())
		require.False(t, stats.RateRatio(pt(5, 1), pt(5, 1), level).P.Estimable())
		require.False(t, stats.RateRatioMidP(pt(5, 1), pt(5, 1), level).P.Estimable())
		require.False(t, stats.RateChange(pt(5, 1), pt(5, 1), level).Percent.Estimable())
		require.False(t, stats.Wilson(5, 10, level).Estimable())
		require.False(t, stats.ClopperPearson(5, 10, level).Estimable())
		require.False(t, stats.Newcombe(pt(5, 10), pt(5, 10), level).Difference.Estimable())
		require.False(t, stats.DirectlyStandardisedRate([]stats.Stratum{{5, 1, 1}}, level).Rate.Estimable())
		require.False(t, stats.FayFeuer([]stats.Stratum{{5, 1, 1}}, level).Estimable())
		require.False(t, stats.IndirectlyStandardisedRatio(5, []stats.ReferenceStratum{{5, 1, 1}}, level).Ratio.Estimable())
		require.False(t, stats.PoissonLimits(5, level).Exact.Estimable())
		require.False(t, stats.BinomialLimits(5, 0.5, level).Exact.Estimable())
		require.Equal(t, stats.NoLimits, stats.FunnelProportion([]stats.Point{{5, 10}}, level).Points[0].Flag)
		require.Equal(t, stats.NoLimits, stats.FunnelRate([]stats.Point{{5, 10}}, level).Points[0].Flag)
		require.False(t, stats.WilsonOf(stats.Exactly(5), stats.Exactly(10), level).Bounds.Estimable())
	}
	for _, exposure := range []float64{0, -1, nan, inf, -inf} {
		require.False(t, stats.Rate(pt(5, exposure), 0.95).Interval.Estimable())
		require.False(t, stats.Rate(pt(5, 1), 0.95).Per(exposure).Interval.Estimable())
		require.False(t, stats.RateRatio(pt(5, exposure), pt(5, 1), 0.95).Interval.Estimable())
		require.False(t, stats.RateRatio(pt(5, 1), pt(5, exposure), 0.95).WithDispersion(2).P.Estimable())
		require.False(t, stats.RateRatioMinlikeP(pt(5, exposure), pt(5, 1)).Estimable())
		require.False(t, stats.ETest(pt(5, exposure), pt(5, 1)).P.Estimable())
		require.False(t, stats.ETestWald(pt(5, 1), pt(5, exposure), 0).P.Estimable())
		require.False(t, stats.DirectlyStandardisedRate([]stats.Stratum{{5, exposure, 1}}, 0.95).Rate.Estimable())
		require.False(t, stats.DirectlyStandardisedRate([]stats.Stratum{{5, 1, exposure}}, 0.95).Rate.Estimable())
		require.False(t, stats.DirectlyStandardisedRate([]stats.Stratum{{5, 1, 1}}, 0.95).Per(exposure).Rate.Estimable())
		require.False(t, stats.IndirectlyStandardisedRatio(5, []stats.ReferenceStratum{{exposure, 1, 1}}, 0.95).Ratio.Estimable())
		require.False(t, stats.IndirectlyStandardisedRatio(5, []stats.ReferenceStratum{{1, 1, exposure}}, 0.95).Ratio.Estimable())
		require.False(t, stats.PoissonLimits(exposure, 0.95).Exact.Estimable())
		require.Equal(t, stats.NoLimits, stats.FunnelRate([]stats.Point{{5, exposure}}, 0.95).Points[0].Flag)
		require.Equal(t, stats.NoLimits, stats.FunnelRate([]stats.Point{{5, 10}}, 0.95).About(exposure).Points[0].Flag)
		require.Equal(t, stats.NoLimits, stats.FunnelProportion([]stats.Point{{5, exposure}}, 0.95).Points[0].Flag)
		require.False(t, stats.Dispersion([]stats.Point{{5, 1}, {5, exposure}}).Estimable())
	}
	for _, negative := range []int{-1, math.MinInt} {
		require.False(t, stats.Garwood(negative, 0.95).Estimable())
		require.False(t, stats.Byar(negative, 0.95).Estimable())
		require.False(t, stats.Rate(pt(negative, 1), 0.95).Rate.Estimable())
		require.False(t, stats.RateRatio(pt(negative, 1), pt(5, 1), 0.95).Ratio.Estimable())
		require.False(t, stats.RateChange(pt(5, 1), pt(negative, 1), 0.95).Percent.Estimable())
		require.False(t, stats.ETest(pt(5, 1), pt(negative, 1)).P.Estimable())
		require.False(t, stats.Wilson(negative, 5, 0.95).Estimable())
		require.False(t, stats.Wilson(5, negative, 0.95).Estimable())
		require.False(t, stats.ClopperPearson(negative, 5, 0.95).Estimable())
		require.False(t, stats.Newcombe(pt(1, 5), pt(negative, 5), 0.95).Interval.Estimable())
		require.False(t, stats.DirectlyStandardisedRate([]stats.Stratum{{negative, 1, 1}}, 0.95).Rate.Estimable())
		require.False(t, stats.IndirectlyStandardisedRatio(negative, []stats.ReferenceStratum{{5, 1, 1}}, 0.95).Ratio.Estimable())
		require.False(t, stats.BinomialLimits(negative, 0.5, 0.95).Exact.Estimable())
		require.Equal(t, stats.NoLimits, stats.FunnelProportion([]stats.Point{{negative, 5}}, 0.95).Points[0].Flag)
		require.False(t, stats.Dispersion([]stats.Point{{negative, 1}, {5, 1}}).Estimable())
	}
	require.False(t, stats.Wilson(6, 5, 0.95).Estimable())
	require.False(t, stats.BinomialLimits(5, nan, 0.95).Exact.Estimable())
	require.False(t, stats.BinomialLimits(5, 1.5, 0.95).Exact.Estimable())
	require.False(t, stats.DirectlyStandardisedRate(nil, 0.95).Rate.Estimable())
	require.False(t, stats.IndirectlyStandardisedRatio(5, nil, 0.95).Expected.Estimable())
	require.False(t, stats.Dispersion(nil).Estimable())
	require.False(t, stats.Dispersion([]stats.Point{{0, 1}, {0, 1}}).Estimable())
	require.False(t, stats.FunnelRate(nil, 0.95).Target.Estimable())
	ratio, root := stats.FunnelRate(nil, 0.95).Overdispersion(0.1)
	require.False(t, ratio.Phi.Estimable() || root.Tau2.Estimable())
	for _, phi := range []float64{-1, nan} {
		require.False(t, stats.RateRatio(pt(5, 1), pt(5, 1), 0.95).WithDispersion(phi).P.Estimable())
		require.False(t, stats.Rate(pt(5, 1), 0.95).WithDispersion(phi).Interval.Estimable())
		require.False(t, stats.RateRatioOf(fpt(stats.Exactly(5), 1), fpt(stats.Exactly(5), 1), 0.95).WithDispersion(phi).P.Bounds.Estimable())
	}
	require.Equal(t, stats.Interval{Hi: inf}, stats.RateRatio(pt(5, 1), pt(5, 1), 0.95).WithDispersion(inf).Interval)
}

// Counts near the largest int have an answer at once.
func TestLargestCounts(t *testing.T) {
	const n = math.MaxInt
	for _, i := range []stats.Interval{
		stats.Garwood(n, 0.95), stats.Byar(n, 0.95), stats.RateRatio(pt(n, 1), pt(n, 1), 0.95).Interval, stats.RateRatio(pt(n, 1), pt(0, 1), 0.95).Interval,
		stats.RateRatio(pt(1, 1), pt(n, 1), 0.95).Interval, stats.RateRatioMidP(pt(n, 1), pt(n-5, 1), 0.95).Interval, stats.RateRatioMidP(pt(2, 1), pt(n-5, 1), 0.95).Interval,
		stats.RateChange(pt(n, 1), pt(n, 1), 0.95).Interval, stats.Wilson(n-1, n, 0.95), stats.Wilson(1, n, 0.95), stats.ClopperPearson(n/2, n, 0.95), stats.ClopperPearson(1, n, 0.95),
		stats.Newcombe(pt(1, n), pt(n, n), 0.95).Interval, stats.PoissonLimits(n, 0.95).Exact, stats.PoissonLimits(1e300, 0.95).Exact, stats.PoissonLimits(1e-300, 0.95).Exact, stats.BinomialLimits(n, 0.3, 0.95).Exact,
		stats.BinomialLimits(n, 1e-18, 0.95).Exact, stats.BinomialLimits(n, 0, 0.95).Exact, stats.BinomialLimits(n, 1, 0.95).Exact,
		stats.DirectlyStandardisedRate([]stats.Stratum{{n, 1, 1}, {n, 1, 1}}, 0.95).Interval,
		stats.IndirectlyStandardisedRatio(n, []stats.ReferenceStratum{{1, 1, 1}}, 0.95).Interval,
	} {
		require.True(t, i.Estimable())
		require.LessOrEqual(t, i.Lo, i.Hi)
	}
	for _, p := range []stats.Estimate{
		stats.RateRatio(pt(n, 1), pt(n, 1), 0.95).P, stats.RateRatio(pt(0, 1), pt(n, 1), 0.95).P, stats.RateRatioMinlikeP(pt(n, 1), pt(n/2, 1)), stats.RateRatioMinlikeP(pt(n, 3), pt(n, 1e-9)), stats.RateRatioMinlikeP(pt(n, 1), pt(n, 1)),
		stats.ETest(pt(n, 1), pt(0, 1)).P, stats.ETest(pt(n, 1e-90), pt(n, 1)).P, stats.ETestWald(pt(n, 1), pt(n, 1), 0.5).P, stats.ETestWald(pt(5, 1), pt(n, 1), -1e18).P, stats.ETestWald(pt(5, 1), pt(3, 1), math.MaxFloat64).P,
		stats.IndirectlyStandardisedRatio(n, []stats.ReferenceStratum{{1, 1, 1}}, 0.95).P,
		stats.IndirectlyStandardisedRatio(n, []stats.ReferenceStratum{{n, 1, 1}}, 0.95).P,
		stats.FunnelProportion([]stats.Point{{n / 2, 1 << 62}, {5, 10}}, 0.95).Points[1].PHigh,
		stats.FunnelRate([]stats.Point{{n, 1e9}, {5, 10}}, 0.95).Points[0].PLow,
	} {
		require.True(t, 0 <= p && p <= 1, "%v", p)
	}
}

// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestRateRatioVectors(t *testing.T) {
	for _, v := range vectors(t, "rate_ratio_exact") {
		x1, t1, x2, t2 := v.int("x1"), v.float("t1"), v.int("x2"), v.float("t2")
		r := stats.RateRatio(pt(x1, t1), pt(x2, t2), v.float("conf"))
		v.require("ratio", float64(r.Ratio), 1e-14)
		v.require("lo", r.Interval.Lo, 1e-10)
		v.require("hi", r.Interval.Hi, 1e-10)
		// The hypothesis of a ratio of rr0 is that of equal rates over t1·rr0.
		null := stats.RateRatio(pt(x1, t1*v.float("rr0")), pt(x2, t2), v.float("conf"))
		v.require("p_central", float64(null.P), 1e-10)
		if minlike := v.float("p_minlike"); minlike > 1e-300 {
			v.require("p_minlike", float64(stats.RateRatioMinlikeP(pt(x1, t1*v.float("rr0")), pt(x2, t2))), 1e-10)
		}
	}
}

// R's exactci 1.4-5 gives these p-values, and limits to its root finder's 1e-4
// (its 1.298009 leaves a tail of 0.02495); 0 against 5 is by hand.
func TestRateRatioMidP(t *testing.T) {
	r := stats.RateRatioMidP(pt(172, 1), pt(104, 1), 0.95)
	require.InEpsilon(t, 4.03535211320798e-05, float64(r.P), 1e-10)
	require.InDelta(t, 1.298009, r.Interval.Lo, 2e-4)
	require.InDelta(t, 2.114520, r.Interval.Hi, 2e-4)
	for _, limit := range []float64{r.Interval.Lo, r.Interval.Hi} {
		require.InEpsilon(t, 0.05, float64(stats.RateRatioMidP(pt(172, limit), pt(104, 1), 0.95).P), 1e-10)
	}
	require.InEpsilon(t, 0.03125, float64(stats.RateRatioMidP(pt(0, 1), pt(5, 1), 0.95).P), 1e-14)
	require.InEpsilon(t, 0.274355019458617, float64(stats.RateRatioMidP(pt(25, 1147132), pt(38, 1314424), 0.95).P), 1e-10)
}

// 172 lines closed against 104, with the log ratio's standard error grown √2-fold.
func TestRateRatioWithDispersion(t *testing.T) {
	r := stats.RateRatio(pt(172, 1), pt(104, 1), 0.95).WithDispersion(2)
	require.InDelta(t, 1.172, r.Interval.Lo, 5e-4)
	require.InDelta(t, 2.334, r.Interval.Hi, 5e-4)
}

// drawRates draws two counts and exposures that are exact in binary.
func drawRates(t *rapid.T) (x1 int, t1 float64, x2 int, t2 float64) {
	top := rapid.SampledFrom([]int{3, 30, 3000}).Draw(t, "top")
	exposure := rapid.SampledFrom([]float64{0.25, 1, 3, 4.25, 17877})
	return rapid.IntRange(0, top).Draw(t, "x1"), exposure.Draw(t, "t1"), rapid.IntRange(0, top).Draw(t, "x2"), exposure.Draw(t, "t2")
}

// The interval of 2 to 1 is that of 1 to 2 turned over, whatever the method.
func TestRateRatioTurnedOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x1, t1, x2, t2 := drawRates(t)
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		phi := rapid.SampledFrom([]float64{1, 1.3, 7}).Draw(t, "phi")
		for _, method := range []func(a, b stats.Point, level float64) stats.RateRatioResult{stats.RateRatio, stats.RateRatioMidP} {
			a, b := method(pt(x1, t1), pt(x2, t2), level).WithDispersion(phi), method(pt(x2, t2), pt(x1, t1), level).WithDispersion(phi)
			require.True(t, closeTo(float64(a.P), float64(b.P), 1e-12))
			require.True(t, closeTo(a.Interval.Lo, 1/b.Interval.Hi, 1e-12), "%v, %v", a, b)
			require.True(t, closeTo(a.Interval.Hi, 1/b.Interval.Lo, 1e-12), "%v, %v", a, b)
			if a.Ratio.Estimable() {
				require.True(t, closeTo(float64(a.Ratio), 1/float64(b.Ratio), 1e-14))
				require.True(t, a.Interval.Contains(float64(a.Ratio)) || level < 0.3)
			}
		}
		require.True(t, closeTo(float64(stats.RateRatioMinlikeP(pt(x1, t1), pt(x2, t2))), float64(stats.RateRatioMinlikeP(pt(x2, t2), pt(x1, t1))), 1e-12))
	})
}

// A p-value below 1−level and an interval without 1 are the same statement, but for
// mid-P with dispersion at low levels: see WithDispersion. There 18 over 4.25 against
// 1 over 0.25 at a level of 0.03125 and a dispersion of 1.3 have 1 inside 0.894 to
// 1.109, and p = 0.961.
func TestRateRatioPAgreesWithInterval(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x1, t1, x2, t2 := drawRates(t)
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		phi := rapid.SampledFrom([]float64{1, 1.3, 7}).Draw(t, "phi")
		for _, method := range []func(a, b stats.Point, level float64) stats.RateRatioResult{stats.RateRatio, stats.RateRatioMidP} {
			r := method(pt(x1, t1), pt(x2, t2), level).WithDispersion(phi)
			if math.Abs(float64(r.P)-(1-level)) > 1e-9 {
				if r.MidP && phi > 1 && level < 0.2 {
					require.True(t, float64(r.P) < 1-level || r.Interval.Contains(1), "%v", r)
					continue
				}
				require.Equal(t, float64(r.P) < 1-level, !r.Interval.Contains(1), "%v", r)
			}
		}
	})
}

func TestRateRatioKnowsNoUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x1, t1, x2, t2 := drawRates(t)
		scale := math.Ldexp(1, rapid.IntRange(-900, 900).Draw(t, "scale"))
		a, b := stats.RateRatio(pt(x1, t1), pt(x2, t2), 0.95), stats.RateRatio(pt(x1, t1*scale), pt(x2, t2*scale), 0.95)
		require.Equal(t, a.Interval, b.Interval)
		require.Equal(t, a.P, b.P)
		require.Equal(t, stats.ETest(pt(x1, t1), pt(x2, t2)).P, stats.ETest(pt(x1, t1*scale), pt(x2, t2*scale)).P)
	})
}

// Given the sum, the first count is binomial; over its outcomes the interval covers
// the true ratio at least as often as level says.
func TestRateRatioCovers(t *testing.T) {
	const level = 0.9
	for n := 1; n <= 25; n++ {
		intervals := make([]stats.Interval, n+1)
		for x := range intervals {
			intervals[x] = stats.RateRatio(pt(x, 1), pt(n-x, 2), level).Interval
		}
		for ratio := 0.01; ratio < 100; ratio *= 1.05 {
			p := ratio / (ratio + 2)
			covered := 0.0
			for x, i := range intervals {
				if i.Contains(ratio) {
					covered += binomial(n, x, p)
				}
			}
			require.GreaterOrEqual(t, covered, level-1e-12, "n %d, ratio %v", n, ratio)
		}
	}
}

// binomial is the chance of x of n, by its definition.
func binomial(n, x int, p float64) float64 {
	chance := 1.0
	for i := range x {
		chance *= float64(n-i) / float64(i+1) * p
	}
	return chance * math.Pow(1-p, float64(n-x))
}

// Both p-values against sums over all outcomes, with ties as R's poisson.test has
// them.
func TestRateRatioPMatchesDirectSums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 60).Draw(t, "n")
		x := rapid.IntRange(0, n).Draw(t, "x")
		t1 := rapid.SampledFrom([]float64{0.25, 1, 3}).Draw(t, "t1")
		p := t1 / (t1 + 1)
		var atMost, atLeast, minlike float64
		for k := range n + 1 {
			chance := binomial(n, k, p)
			if k <= x {
				atMost += chance
			}
			if k >= x {
				atLeast += chance
			}
			if chance <= binomial(n, x, p)*(1+1e-7) {
				minlike += chance
			}
		}
		seen := binomial(n, x, p)
		require.InEpsilon(t, min(1, 2*min(atMost, atLeast)), float64(stats.RateRatio(pt(x, t1), pt(n-x, 1), 0.95).P), 1e-10)
		require.InEpsilon(t, min(1, 2*(min(atMost, atLeast)-seen/2)), float64(stats.RateRatioMidP(pt(x, t1), pt(n-x, 1), 0.95).P), 1e-9)
		require.InEpsilon(t, min(1, minlike), float64(stats.RateRatioMinlikeP(pt(x, t1), pt(n-x, 1))), 1e-10)
	})
}

func TestRateRatioGrowsWithFirstCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x1, t1, x2, t2 := drawRates(t)
		a, b, c := stats.RateRatio(pt(x1, t1), pt(x2, t2), 0.95).Interval, stats.RateRatio(pt(x1+1, t1), pt(x2, t2), 0.95).Interval, stats.RateRatio(pt(x1, t1), pt(x2+1, t2), 0.95).Interval
		require.Less(t, a.Lo, b.Lo)
		require.LessOrEqual(t, a.Hi, b.Hi)
		require.LessOrEqual(t, c.Lo, a.Lo)
		require.Less(t, c.Hi, a.Hi)
	})
}

func TestRateRatioWithDispersionOnlyWidens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x1, t1, x2, t2 := drawRates(t)
		r := stats.RateRatio(pt(x1, t1), pt(x2, t2), rapid.Float64Range(0.01, 0.999).Draw(t, "level"))
		phi := rapid.Float64Range(0, 50).Draw(t, "phi")
		less, more := r.WithDispersion(phi), r.WithDispersion(phi+rapid.Float64Range(0, 5).Draw(t, "more"))
		require.LessOrEqual(t, less.Interval.Lo, r.Interval.Lo)
		require.LessOrEqual(t, r.Interval.Hi, less.Interval.Hi)
		require.LessOrEqual(t, more.Interval.Lo, less.Interval.Lo)
		require.LessOrEqual(t, less.Interval.Hi, more.Interval.Hi)
		require.GreaterOrEqual(t, less.P, r.P)
		require.GreaterOrEqual(t, more.P, less.P)
		require.Equal(t, less.String(), more.WithDispersion(phi).String())
	})
}

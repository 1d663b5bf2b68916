package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
)

func TestRateRatioVectors(t *testing.T) {
	for _, v := range vectors(t, "rate_ratio_exact") {
		x1, t1, x2, t2 := v.int("x1"), v.float("t1"), v.int("x2"), v.float("t2")
		r := stats.RateRatio(x1, t1, x2, t2, v.float("conf"))
		v.require("ratio", float64(r.Ratio), 1e-14)
		v.require("lo", r.Interval.Lo, 1e-10)
		v.require("hi", r.Interval.Hi, 1e-10)
		// The hypothesis of a ratio of rr0 is that of equal rates over t1·rr0.
		null := stats.RateRatio(x1, t1*v.float("rr0"), x2, t2, v.float("conf"))
		v.require("p_central", float64(null.P), 1e-10)
		if minlike := v.float("p_minlike"); minlike > 1e-300 {
			v.require("p_minlike", float64(stats.RateRatioMinlikeP(x1, t1*v.float("rr0"), x2, t2)), 1e-10)
		}
	}
}

// R's exactci 1.4-5 gives these p-values, and limits to its root finder's 1e-4
// (its 1.298009 leaves a tail of 0.02495); 0 against 5 is by hand.
func TestRateRatioMidP(t *testing.T) {
	r := stats.RateRatioMidP(172, 1, 104, 1, 0.95)
	require.InEpsilon(t, 4.03535211320798e-05, float64(r.P), 1e-10)
	require.InDelta(t, 1.298009, r.Interval.Lo, 2e-4)
	require.InDelta(t, 2.114520, r.Interval.Hi, 2e-4)
	for _, limit := range []float64{r.Interval.Lo, r.Interval.Hi} {
		require.InEpsilon(t, 0.05, float64(stats.RateRatioMidP(172, limit, 104, 1, 0.95).P), 1e-10)
	}
	require.InEpsilon(t, 0.03125, float64(stats.RateRatioMidP(0, 1, 5, 1, 0.95).P), 1e-14)
	require.InEpsilon(t, 0.274355019458617, float64(stats.RateRatioMidP(25, 1147132, 38, 1314424, 0.95).P), 1e-10)
}

// 172 lines closed against 104, with the log ratio's standard error grown √2-fold.
func TestRateRatioWithDispersion(t *testing.T) {
	r := stats.RateRatio(172, 1, 104, 1, 0.95).WithDispersion(2)
	require.InDelta(t, 1.172, r.Interval.Lo, 5e-4)
	require.InDelta(t, 2.334, r.Interval.Hi, 5e-4)
}

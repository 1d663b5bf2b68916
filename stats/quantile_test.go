// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
	"pgregory.net/rapid"
)

// Our quantiles against gonum's inverse functions: 1e-11 for gamma, and 1e-9 for
// beta, where gonum's own error is up to 4e-12 and more in the far tail.
func TestIntervalsMatchGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		top := rapid.SampledFrom([]int{3, 20, 400, 20_000, 300_000}).Draw(t, "top")
		n, m := rapid.IntRange(0, top).Draw(t, "n"), rapid.IntRange(0, top).Draw(t, "m")
		level := rapid.SampledFrom([]float64{0.01, 0.5, 0.8, 0.95, 0.998, 0.9999}).Draw(t, "level")
		tail := (1 - level) / 2
		near := func(want, got stats.Interval, tolerance float64) {
			require.True(t, closeTo(got.Lo, want.Lo, tolerance), "got %v, want %v", got.Lo, want.Lo)
			require.True(t, closeTo(got.Hi, want.Hi, tolerance), "got %v, want %v", got.Hi, want.Hi)
		}
		near(gonumGarwood(float64(n), tail), stats.Garwood(n, level), 1e-11)
		near(gonumClopperPearson(float64(n), float64(m), tail), stats.ClopperPearson(n, n+m, level), 1e-9)
		if m > 0 {
			near(gonumRateRatio(float64(n), 2, float64(m), 3, tail), stats.RateRatio(pt(n, 2), pt(m, 3), level).Interval, 1e-9)
		}
	})
}

// Where counts pass ten million and sums give way to the saddle point: the tail
// beyond a limit, by gonum's uniform expansion, is the tail that was asked for.
func TestGarwoodOfHugeCounts(t *testing.T) {
	for _, n := range []int{9_999_999, 10_000_001, 1e9, int(min(int64(1e12), math.MaxInt))} {
		for _, level := range []float64{0.5, 0.95, 0.9999} {
			i, x := stats.Garwood(n, level), float64(n)
			slack := 1e-9 + 1e-15*math.Sqrt(x) // a limit is a float64, of 1e-16 relative
			require.InEpsilon(t, (1-level)/2, mathext.GammaIncReg(x, i.Lo), slack)
			require.InEpsilon(t, (1-level)/2, mathext.GammaIncRegComp(x+1, i.Hi), slack)
		}
	}
	const largest = math.MaxInt
	i := stats.Garwood(largest, 0.95)
	z := distuv.UnitNormal.Quantile(0.975)
	near := max(1e-6, 1/math.Sqrt(largest)) // the normal limits are off by about so much
	require.InEpsilon(t, z*math.Sqrt(largest), largest-i.Lo, near)
	require.InEpsilon(t, z*math.Sqrt(largest), i.Hi-largest, near)
}

// Where both counts pass ten million, the p-value meets the one just below, and the
// limits of an interval have the tails that make them.
func TestRateRatioOfHugeCounts(t *testing.T) {
	for _, n := range []int{9_000_000, 11_000_000, int(min(int64(1e12), math.MaxInt/2))} {
		r := stats.RateRatio(pt(n, 1), pt(n+n/1000, 1), 0.95)
		for _, limit := range []float64{r.Interval.Lo, r.Interval.Hi} {
			require.InEpsilon(t, 0.05, float64(stats.RateRatio(pt(n, limit), pt(n+n/1000, 1), 0.95).P), 1e-6)
		}
		normal := math.Sqrt(1/float64(n) + 1/float64(n+n/1000))
		require.InEpsilon(t, math.Exp(1.959963984540054*normal), r.Interval.Hi/float64(r.Ratio), 1e-6)
	}
	// 0.5·10⁻³ apart at z = 1.5: as good as normal.
	const n = 20_000_000
	m := n + int(1.5*math.Sqrt(2*n))
	z := float64(m-n) / math.Sqrt(float64(m+n))
	corrected := math.Erfc((z - 1/math.Sqrt(float64(n+m))) / math.Sqrt2)
	require.InEpsilon(t, corrected, float64(stats.RateRatio(pt(n, 1), pt(m, 1), 0.95).P), 1e-6)
	require.Equal(t, stats.Estimate(0), stats.RateRatio(pt(math.MaxInt, 1), pt(math.MaxInt/2, 1), 0.95).P)
	require.Equal(t, stats.Estimate(1), stats.RateRatio(pt(math.MaxInt, 1), pt(math.MaxInt, 1), 0.95).P)
}

// Chances of a Poisson count against gonum's distribution.
func TestTailsMatchGonum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mean := math.Exp(rapid.Float64Range(-5, 12).Draw(t, "log mean"))
		k := max(0, int(mean+math.Sqrt(mean)*rapid.Float64Range(-8, 8).Draw(t, "z")))
		p := stats.FunnelRate([]stats.Point{{Events: k, Of: mean}}, 0.95).About(1).Points[0]
		law := distuv.Poisson{Lambda: mean}
		require.True(t, closeTo(float64(p.PLow), law.CDF(float64(k)), 1e-10))
		if k > 0 {
			require.True(t, closeTo(float64(p.PHigh), mathext.GammaIncReg(float64(k), mean), 1e-9))
		}
	})
}

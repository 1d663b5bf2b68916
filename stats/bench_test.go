// SPDX-License-Identifier: MIT

package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"gonum.org/v1/gonum/mathext"
)

// Each benchmark has the direct call of gonum beside it, over the same counts. The
// measured work is in functions of its own.

const benchmarkCounts = 401

func each(f func(n, m int) stats.Interval) (sum float64) {
	for n := range benchmarkCounts {
		i := f(n, (n*181+7)%benchmarkCounts)
		sum += i.Lo + i.Hi
	}
	return sum
}

func benchmarkEach(b *testing.B, f func(n, m int) stats.Interval) {
	var sum float64
	for b.Loop() {
		sum = each(f)
	}
	require.Positive(b, sum)
	b.ReportMetric(benchmarkCounts*float64(b.N)/b.Elapsed().Seconds(), "intervals/s")
}

func BenchmarkGarwood(b *testing.B) {
	b.Run("ours", func(b *testing.B) {
		benchmarkEach(b, func(n, _ int) stats.Interval { return stats.Garwood(n, 0.95) })
	})
	b.Run("gonum", func(b *testing.B) {
		benchmarkEach(b, func(n, _ int) stats.Interval { return gonumGarwood(float64(n), 0.025) })
	})
}

func gonumGarwood(x, tail float64) stats.Interval {
	i := stats.Interval{Hi: mathext.GammaIncRegCompInv(x+1, tail)}
	if x > 0 {
		i.Lo = mathext.GammaIncRegInv(x, tail)
	}
	return i
}

// Ours gives the p-value too; gonum's side is the interval alone.
func BenchmarkRateRatio(b *testing.B) {
	b.Run("ours", func(b *testing.B) {
		benchmarkEach(b, func(n, m int) stats.Interval { return stats.RateRatio(pt(n, 1.3), pt(m, 1), 0.95).Interval })
	})
	b.Run("gonum", func(b *testing.B) {
		benchmarkEach(b, func(n, m int) stats.Interval { return gonumRateRatio(float64(n), 1.3, float64(m), 1, 0.025) })
	})
}

// gonumRateRatio has no upper end where there is none, 0 standing in for it.
func gonumRateRatio(x1, t1, x2, t2, tail float64) (i stats.Interval) {
	if x1 > 0 {
		p := mathext.InvRegIncBeta(x1, x2+1, tail)
		i.Lo = t2 / t1 * p / (1 - p)
	}
	if x2 > 0 {
		p := mathext.InvRegIncBeta(x2, x1+1, tail)
		i.Hi = t2 / t1 * (1 - p) / p
	}
	return i
}

func BenchmarkClopperPearson(b *testing.B) {
	b.Run("ours", func(b *testing.B) {
		benchmarkEach(b, func(n, m int) stats.Interval { return stats.ClopperPearson(n, n+m, 0.95) })
	})
	b.Run("gonum", func(b *testing.B) {
		benchmarkEach(b, func(n, m int) stats.Interval { return gonumClopperPearson(float64(n), float64(m), 0.025) })
	})
}

func gonumClopperPearson(x, rest, tail float64) stats.Interval {
	i := stats.Interval{Hi: 1}
	if x > 0 {
		i.Lo = mathext.InvRegIncBeta(x, rest+1, tail)
	}
	if rest > 0 {
		i.Hi = 1 - mathext.InvRegIncBeta(rest, x+1, tail)
	}
	return i
}

// Counts to 60, as scipy's 3,800 tests a second were measured on.
func BenchmarkETest(b *testing.B) {
	var sum float64
	for b.Loop() {
		sum = eachETest()
	}
	require.Positive(b, sum)
	b.ReportMetric(61*float64(b.N)/b.Elapsed().Seconds(), "tests/s")
}

func eachETest() (sum float64) {
	for n := range 61 {
		sum += float64(stats.ETest(pt(n, 1), pt((n*37+7)%61, 1.7)).P)
	}
	return sum
}

func TestIntervalsAndRatiosAllocateNothing(t *testing.T) {
	nothing := map[string]func(){
		"Garwood":        func() { stats.Garwood(25, 0.95) },
		"Byar":           func() { stats.Byar(25, 0.95) },
		"Rate":           func() { stats.Rate(pt(25, 1_147_132), 0.95).Per(100_000).WithDispersion(2) },
		"RateRatio":      func() { stats.RateRatio(pt(25, 1_147_132), pt(38, 1_314_424), 0.95) },
		"dispersed":      func() { stats.RateRatio(pt(25, 1_147_132), pt(38, 1_314_424), 0.95).WithDispersion(2) },
		"RateRatioMidP":  func() { stats.RateRatioMidP(pt(25, 1_147_132), pt(38, 1_314_424), 0.95) },
		"minlike":        func() { stats.RateRatioMinlikeP(pt(25, 1_147_132), pt(38, 1_314_424)) },
		"PercentChange":  func() { stats.RateChange(pt(104, 1), pt(172, 1), 0.95) },
		"ETest":          func() { stats.ETest(pt(25, 1_147_132), pt(38, 1_314_424)) },
		"ETestWald":      func() { stats.ETestWald(pt(2, 1), pt(19, 4.25), 1) },
		"Wilson":         func() { stats.Wilson(6, 25, 0.95) },
		"ClopperPearson": func() { stats.ClopperPearson(6, 25, 0.95) },
		"Newcombe":       func() { stats.Newcombe(pt(6, 25), pt(39, 55), 0.95) },
		"PoissonLimits":  func() { stats.PoissonLimits(25.7, 0.998) },
		"BinomialLimits": func() { stats.BinomialLimits(55, 0.49, 0.998) },
		"RateRatioOf":    func() { stats.RateRatioOf(fpt(stats.MoreThan(1350), 1), fpt(stats.Nearly(18), 1), 0.95) },
	}
	for name, f := range nothing {
		require.Zero(t, testing.AllocsPerRun(20, f), name)
	}
}

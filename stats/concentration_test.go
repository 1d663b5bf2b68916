// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"slices"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestConcentrationVectors(t *testing.T) {
	for _, v := range vectors(t, "concentration") {
		x := v.ints("x")
		r := stats.Concentration(x)
		require.Equal(t, v.int("n"), r.N)
		v.require("gini", float64(r.Gini), 1e-15)
		v.require("gini_unbiased", float64(r.GiniUnbiased), 1e-15)
		v.require("hhi", float64(r.HHI), 1e-15)
		v.require("hhi_norm", float64(r.HHINormal), 1e-15)
		v.require("effective_n", float64(r.Effective), 1e-15)
		v.require("top1", float64(r.Top1), 1e-15)
		v.require("top3", float64(stats.TopShare(x, 3)), 1e-15)
		v.require("top20pct", float64(r.TopFifth), 1e-15)
	}
}

func TestConcentrationProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rapid.SliceOfN(rapid.IntRange(0, 300), 1, 45).Draw(t, "x")
		r := stats.Concentration(x)
		if !r.Gini.Estimable() {
			require.Zero(t, slices.Max(x))
			return
		}
		n := float64(r.N)
		require.True(t, 0 <= r.Gini && float64(r.Gini) <= 1-1/n+1e-15)
		require.True(t, 1/n-1e-15 <= float64(r.HHI) && r.HHI <= 1)
		require.True(t, r.Top1 <= r.TopFifth && r.TopFifth <= 1)

		// Half the mean difference over the mean, pair by pair.
		differences, total := 0.0, 0.0
		for _, a := range x {
			total += float64(a)
			for _, b := range x {
				differences += math.Abs(float64(a - b))
			}
		}
		require.InDelta(t, differences/(2*n*total), float64(r.Gini), 1e-12)

		// Units and order do not matter; giving to a poorer member lowers it.
		grams := make([]int64, len(x))
		for i := range x {
			grams[len(x)-1-i] = 1_000_000_000 * int64(x[i])
		}
		g := stats.Concentration(grams)
		require.Equal(t, []stats.Estimate{r.Gini, r.HHI, r.TopFifth}, []stats.Estimate{g.Gini, g.HHI, g.TopFifth})
		rich, poor := slices.Index(x, slices.Max(x)), slices.Index(x, slices.Min(x))
		if x[rich] > x[poor]+1 {
			x[rich]--
			x[poor]++
			given := stats.Concentration(x)
			require.True(t, given.Gini < r.Gini && given.HHI < r.HHI)
		}
	})
}

// The expected Gini against the definition: two independent Poisson counts.
func TestGiniByChance(t *testing.T) {
	even := func(mean, n int) stats.Estimate {
		x := make([]int, n)
		for i := range x {
			x[i] = mean
		}
		return stats.Concentration(x).GiniByChance()
	}
	require.InDelta(t, 0.38, float64(even(2, 43)), 0.005)
	for _, mean := range []int{1, 2, 7, 40} {
		var p [400]float64
		p[0] = math.Exp(-float64(mean))
		for k := 1; k < len(p); k++ {
			p[k] = p[k-1] * float64(mean) / float64(k)
		}
		difference := 0.0
		for i := range p {
			for j := range p {
				difference += p[i] * p[j] * math.Abs(float64(i-j))
			}
		}
		require.InEpsilon(t, 42.0/43*difference/(2*float64(mean)), float64(even(mean, 43)), 1e-12)
	}
	require.InEpsilon(t, float64(even(10_000, 43)), float64(even(10_001, 43)), 1e-4)
	require.InEpsilon(t, float64(even(10_000, 43))*math.Sqrt(10_000./10_001), float64(even(10_001, 43)), 1e-8, "the series takes over")
}

func TestConcentrationOfBadInput(t *testing.T) {
	for _, x := range [][]int{nil, {}, {0, 0}, {3, -1}, {-4}} {
		r := stats.Concentration(x)
		require.False(t, r.Gini.Estimable() || r.HHI.Estimable() || r.TopFifth.Estimable() || r.GiniByChance().Estimable(), "%v", x)
		require.False(t, stats.TopShare(x, 1).Estimable(), "%v", x)
	}
	require.False(t, stats.TopShare([]int{1, 2}, -1).Estimable())
	require.Equal(t, stats.Estimate(0), stats.TopShare([]int{1, 2}, 0))
	require.Equal(t, stats.Estimate(1), stats.TopShare([]int{1, 2}, math.MaxInt))
	one := stats.Concentration([]int{math.MaxInt})
	require.Equal(t, stats.Estimate(0), one.Gini)
	require.False(t, one.GiniUnbiased.Estimable() || one.HHINormal.Estimable())
	require.Equal(t, stats.Estimate(0), stats.Concentration([]int{math.MaxInt, math.MaxInt, math.MaxInt}).Gini)
}

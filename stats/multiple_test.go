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

func TestMultipleVectors(t *testing.T) {
	for _, v := range vectors(t, "benjamini_hochberg") {
		p := v.list("p")
		for column, adjusted := range map[string][]float64{
			"bh": stats.BenjaminiHochberg(p), "by": stats.BenjaminiYekutieli(p), "holm": stats.Holm(p),
		} {
			for i, want := range v.list(column) {
				require.True(t, closeTo(adjusted[i], want, 1e-14), "line %d, %s: %v", v.line, column, adjusted)
			}
		}
	}
}

func TestMultipleProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 50), func(n int) float64 { return float64(n) / 50 }), 0, 20).Draw(t, "p")
		bh, by, holm := stats.BenjaminiHochberg(p), stats.BenjaminiYekutieli(p), stats.Holm(p)
		for i := range p {
			require.True(t, p[i] <= bh[i]+1e-15 && bh[i] <= by[i]+1e-15 && bh[i] <= holm[i]+1e-15 && max(by[i], holm[i]) <= 1)
			for j := range p {
				if p[i] <= p[j] {
					require.True(t, bh[i] <= bh[j] && by[i] <= by[j] && holm[i] <= holm[j])
				}
			}
		}
		// Benjamini and Hochberg's own rule: find the largest k of which p(k) ≤ kq/m.
		const q = 0.1
		sorted, k := slices.Sorted(slices.Values(p)), 0
		for i, x := range sorted {
			if x*float64(len(p)) <= q*float64(i+1)*(1+1e-12) {
				k = i + 1
			}
		}
		found := 0
		for _, x := range bh {
			if x <= q*(1+1e-12) {
				found++
			}
		}
		require.Equal(t, k, found)
		// Order does not matter, and what is no p-value does not count.
		mixed := append([]float64{math.NaN(), 2}, p...)
		mixed = append(mixed, -1)
		slices.Reverse(mixed)
		again := stats.BenjaminiHochberg(mixed)
		require.True(t, math.IsNaN(again[0]) && math.IsNaN(again[len(again)-1]) && math.IsNaN(again[len(again)-2]))
		again = again[1 : len(again)-2]
		slices.Reverse(again)
		require.Equal(t, bh, again)
	})
	require.Empty(t, stats.Holm([]stats.Estimate(nil)))
	require.Equal(t, []stats.Estimate{0.02}, stats.BenjaminiHochberg([]stats.Estimate{0.02}))
	require.False(t, stats.BenjaminiHochberg([]stats.Estimate{stats.NotEstimable()})[0].Estimable())
}

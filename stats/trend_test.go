// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestMannKendallVectors(t *testing.T) {
	for _, v := range vectors(t, "mann_kendall") {
		r := stats.MannKendall(v.list("y"))
		require.Equal(t, v.int("n"), r.N)
		require.Equal(t, v.int("s"), r.S)
		v.require("var_s", float64(r.Variance), 1e-15)
		v.require("tau_b", float64(r.Tau), 1e-14)
		v.require("z", float64(r.Z), 1e-14)
		v.require("p_normal", float64(r.PNormal), 1e-10)
		v.require("p_exact", float64(r.P), 1e-15)
	}
}

// Every order of a few values, ties and all, is the distribution itself.
func TestMannKendallByPermutation(t *testing.T) {
	for _, values := range [][]float64{{1, 2, 3, 4, 5, 6, 7}, {1, 1, 2, 3, 3, 3, 4}, {0, 0, 0, 0, 1}, {2, 2, 2, 1, 1, 1}, {5, 5}} {
		seen := map[int]int64{} // |S| to number of orders
		orders := int64(0)
		permute(values, func(y []float64) {
			s := 0
			for j := range y {
				for _, before := range y[:j] {
					switch {
					case y[j] > before:
						s++
					case y[j] < before:
						s--
					}
				}
			}
			seen[max(s, -s)]++
			orders++
		})
		permute(values, func(y []float64) {
			r := stats.MannKendall(y)
			atLeast := int64(0)
			for s, n := range seen {
				if s >= max(r.S, -r.S) {
					atLeast += n
				}
			}
			p, _ := big.NewRat(atLeast, orders).Float64()
			require.Equal(t, p, float64(r.P), "%v", y)
		})
	}
}

func permute(values []float64, visit func([]float64)) {
	y := slices.Clone(values)
	var place func(int)
	place = func(i int) {
		if i == len(y) {
			visit(y)
			return
		}
		for j := i; j < len(y); j++ {
			y[i], y[j] = y[j], y[i]
			place(i + 1)
			y[i], y[j] = y[j], y[i]
		}
	}
	place(0)
}

// The exact count and the normal approximation must meet where one takes over.
func TestMannKendallLong(t *testing.T) {
	for _, n := range []int{60, 100, 101, 5000} {
		y := make([]float64, n)
		for i := range y {
			y[i] = float64(i%7) + float64(i)/float64(n)*1.5
		}
		r := stats.MannKendall(y)
		require.InEpsilon(t, float64(r.PNormal), float64(r.P), 0.05, "n = %d", n)
	}
}

func TestMannKendallProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		y := rapid.SliceOfN(rapid.Map(rapid.IntRange(0, 12), func(n int) float64 { return float64(n) }), 0, 40).Draw(t, "y")
		r := stats.MannKendall(y)
		require.True(t, r.P >= 0 && r.P <= 1)
		scaled, turned := slices.Clone(y), slices.Clone(y)
		for i := range scaled {
			scaled[i] = math.Exp(y[i] / 3)
		}
		slices.Reverse(turned)
		require.Equal(t, r.String(), stats.MannKendall(scaled).String(), "the order of the values is all that counts")
		back := stats.MannKendall(turned)
		require.Equal(t, -r.S, back.S)
		require.Equal(t, r.P, back.P)
	})
}

func TestTheilSenVectors(t *testing.T) {
	for _, v := range vectors(t, "theil_sen") {
		r := stats.TheilSen(v.list("t"), v.list("y"), v.float("conf"))
		v.require("slope", float64(r.Slope), 1e-14)
		v.require("intercept_joint", float64(r.Intercept), 1e-12)
		v.require("lo_exact", r.Exact.Lo, 1e-14)
		v.require("hi_exact", r.Exact.Hi, 1e-14)
		v.require("lo_gilbert", r.TieAware.Lo, 1e-10)
		v.require("hi_gilbert", r.TieAware.Hi, 1e-10)
	}
}

func TestTheilSenProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 14).Draw(t, "n")
		years := rapid.SliceOfNDistinct(rapid.IntRange(2009, 2029), n, n, func(y int) int { return y }).Draw(t, "years")
		counts := rapid.SliceOfN(rapid.IntRange(0, 40), n, n).Draw(t, "counts")
		level := rapid.SampledFrom([]float64{0.5, 0.8, 0.95}).Draw(t, "level")
		x, y := make([]float64, n), make([]float64, n)
		for i := range x {
			x[i], y[i] = float64(years[i]), float64(counts[i])
		}
		r := stats.TheilSen(x, y, level)
		require.True(t, r.Interval.Contains(float64(r.Slope)), "%v", r)

		// Order does not matter, units scale.
		days, tenths := slices.Clone(x), slices.Clone(y)
		slices.Reverse(days)
		slices.Reverse(tenths)
		for i := range days {
			days[i] *= 256
			tenths[i] *= 8
		}
		s := stats.TheilSen(days, tenths, level)
		require.InDelta(t, float64(r.Slope)/32, float64(s.Slope), 1e-12)
		require.InDelta(t, float64(r.Intercept)*8, float64(s.Intercept), 1e-9)

		// Without ties the interval and the exact p agree: a slope taken off the
		// series that lies outside the interval leaves a trend.
		if len(slices.Compact(slices.Sorted(slices.Values(counts)))) < n {
			return
		}
		for _, slope := range []float64{-math.Pi, -1 / math.Sqrt2, 0.01 * math.E, 1 / math.Sqrt2, math.Pi} {
			rest := make([]float64, 0, n)
			for _, year := range slices.Sorted(slices.Values(years)) {
				i := slices.Index(years, year)
				rest = append(rest, y[i]-slope*(x[i]-2000))
			}
			p := float64(stats.MannKendall(rest).P)
			if r.Interval.Contains(slope) {
				require.Greater(t, p, (1-level)*(1+1e-12), "slope %v, %v", slope, r)
			} else {
				require.LessOrEqual(t, p, (1-level)*(1+1e-12), "slope %v, %v", slope, r)
			}
		}
	})
}

// More points than slopes can be held for: a line with every tenth point off it.
func TestTheilSenLong(t *testing.T) {
	n := 3000
	x, y := make([]float64, n), make([]float64, n)
	for i := range x {
		x[i], y[i] = float64(i), 3+0.25*float64(i)
		if i%10 == 0 {
			y[i] += 40
		}
	}
	r := stats.TheilSen(x, y, 0.95)
	require.InEpsilon(t, 0.25, float64(r.Slope), 1e-9)
	require.True(t, r.Interval.Contains(0.25))
	clear(y)
	require.Equal(t, stats.Estimate(0), stats.TheilSen(x, y, 0.95).Slope)
}

func TestTrendOfBadInput(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	none := stats.TheilSen(nil, nil, 0.95)
	require.False(t, none.Slope.Estimable())
	require.Equal(t, stats.Interval{Lo: -inf, Hi: inf}, none.Interval)
	same := stats.TheilSen([]float64{3, 3}, []float64{1, 2}, 0.95)
	require.False(t, same.Slope.Estimable())
	for _, bad := range []stats.TheilSenResult{
		stats.TheilSen([]float64{1, 2}, []float64{1}, 0.95),
		stats.TheilSen([]float64{1, nan}, []float64{1, 2}, 0.95),
		stats.TheilSen([]float64{1, 2}, []float64{1, inf}, 0.95),
		stats.TheilSen([]float64{1, 2}, []float64{1, 2}, 1),
		stats.TheilSen([]float64{1, 2}, []float64{1, 2}, nan),
	} {
		require.False(t, bad.Slope.Estimable() || bad.Interval.Estimable(), "%v", bad)
	}
	for _, y := range [][]float64{nil, {5}, {5, 5, 5}, {1, 2}} {
		require.Equal(t, stats.Estimate(1), stats.MannKendall(y).P)
	}
	require.False(t, stats.MannKendall([]float64{5, 5, 5}).Tau.Estimable())
	require.False(t, stats.MannKendall([]float64{5, nan}).P.Estimable())
	require.Equal(t, 3, stats.MannKendall([]float64{-inf, 0, inf}).S)
}

func BenchmarkMannKendallExact50(b *testing.B) {
	y := make([]float64, 50)
	for i := range y {
		y[i] = float64(i * 37 % 50)
	}
	b.ReportAllocs()
	for b.Loop() {
		stats.MannKendall(y)
	}
}

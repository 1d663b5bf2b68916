// SPDX-License-Identifier: MIT

package stats_test

import (
	"errors"
	"math"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestChapmanVectors(t *testing.T) {
	for _, v := range vectors(t, "chapman") {
		r, err := stats.Chapman(v.int("n1"), v.int("n2"), v.int("m"), v.float("conf"))
		require.NoError(t, err)
		require.Equal(t, v.int("distinct"), r.Distinct)
		v.require("n_hat", float64(r.Total), 1e-14)
		v.require("se", float64(r.SE), 1e-14)
		z := math.Sqrt2 * math.Erfinv(v.float("conf"))
		v.require("lo_normal", float64(r.Total)-z*float64(r.SE), 1e-10)
		v.require("hi_normal", float64(r.Total)+z*float64(r.SE), 1e-10)
		v.require("lo_log", r.Log.Lo, 1e-10)
		v.require("hi_log", r.Log.Hi, 1e-10)
		if v.float("lo_sadinle") >= float64(r.Distinct) {
			v.require("lo_sadinle", r.Sadinle.Lo, 1e-10)
		} else {
			require.Equal(t, float64(r.Distinct), r.Sadinle.Lo, "no fewer lines than were seen")
		}
		v.require("hi_sadinle", r.Sadinle.Hi, 1e-10)

		require.Equal(t, v.float("var") == 0, r.Nested)
		switch {
		case r.Nested:
			require.Equal(t, r.Log, r.Interval)
		case r.Both == 0:
			require.Equal(t, stats.Interval{Lo: r.Sadinle.Lo, Hi: math.Inf(1)}, r.Interval)
		default:
			require.Equal(t, r.Sadinle, r.Interval)
		}
	}
}

func TestChaoLowerBoundVectors(t *testing.T) {
	for _, v := range vectors(t, "chao_lower_bound") {
		r := stats.ChaoLowerBound(v.ints("counts"), v.float("conf"))
		require.Equal(t, [3]int{v.int("s_obs"), v.int("f1"), v.int("f2")}, [3]int{r.Seen, r.Once, r.Twice})
		v.require("chao_classic", float64(r.AtLeast), 1e-14)
		require.True(t, closeTo(float64(r.SE*r.SE), v.float("var_classic"), 1e-12))
		v.require("chao_bc", float64(r.BiasCorrected), 1e-14)
		if math.IsNaN(v.float("hi")) {
			require.False(t, r.Interval.Estimable())
			continue
		}
		v.require("lo", r.Interval.Lo, 1e-10)
		v.require("hi", r.Interval.Hi, 1e-10)
	}
}

func TestRecaptureProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		both := rapid.IntRange(0, 40).Draw(t, "both")
		first, second := both+rapid.IntRange(0, 60).Draw(t, "first"), both+rapid.IntRange(0, 60).Draw(t, "second")
		r, err := stats.Chapman(first, second, both, 0.95)
		require.NoError(t, err)
		swapped, err := stats.Chapman(second, first, both, 0.95)
		require.NoError(t, err)
		require.InDelta(t, float64(r.Total), float64(swapped.Total), 1e-9)
		if r.Distinct == 0 {
			require.False(t, r.Total.Estimable() || r.Interval.Estimable())
			return
		}
		require.GreaterOrEqual(t, float64(r.Total), float64(r.Distinct))
		for _, i := range []stats.Interval{r.Interval, r.Sadinle, r.Log} {
			require.GreaterOrEqual(t, i.Lo, float64(r.Distinct))
			require.True(t, i.Contains(float64(r.Total)) || r.Nested && i == r.Sadinle, "%v", i)
		}
		if both < min(first, second) { // the more in common, the fewer unseen
			more, err := stats.Chapman(first, second, both+1, 0.95)
			require.NoError(t, err)
			require.Less(t, more.Total, r.Total)
		}

		counts := rapid.SliceOfN(rapid.IntRange(0, 5), 1, 30).Draw(t, "counts")
		c := stats.ChaoLowerBound(counts, 0.95)
		if c.Seen > 0 {
			require.GreaterOrEqual(t, float64(c.AtLeast), float64(c.Seen))
			require.Equal(t, c.Interval.Estimable(), float64(c.AtLeast) > float64(c.Seen))
			if c.Interval.Estimable() {
				require.True(t, c.Interval.Contains(float64(c.AtLeast)) && c.Interval.Lo >= float64(c.Seen))
			}
			once := stats.ChaoLowerBound(append(counts, 1), 0.95)
			require.Greater(t, once.AtLeast, c.AtLeast)
		}
	})
}

func TestRecaptureOfBadInput(t *testing.T) {
	for _, lists := range [][3]int{{-1, 5, 0}, {5, -1, 0}, {5, 5, -1}, {5, 9, 6}, {math.MinInt, 0, 0}} {
		r, err := stats.Chapman(lists[0], lists[1], lists[2], 0.95)
		overlap, ok := errors.AsType[*stats.OverlapError](err)
		require.True(t, ok)
		require.Equal(t, stats.OverlapError{First: lists[0], Second: lists[1], Both: lists[2]}, *overlap)
		require.False(t, r.Total.Estimable())
	}
	for _, level := range []float64{0, 1, math.NaN()} {
		r, err := stats.Chapman(5, 5, 1, level)
		require.NoError(t, err)
		require.False(t, r.Total.Estimable() || r.Interval.Estimable())
		require.False(t, stats.ChaoLowerBound([]int{1, 1, 2}, level).AtLeast.Estimable())
	}
	huge, err := stats.Chapman(math.MaxInt, math.MaxInt, 3, 0.95)
	require.NoError(t, err)
	require.Equal(t, math.MaxInt, huge.Distinct)
	require.False(t, math.IsInf(float64(huge.Total), 0) || math.IsNaN(float64(huge.SE)))
	for _, counts := range [][]int{nil, {0, 0}, {1, -1}} {
		r := stats.ChaoLowerBound(counts, 0.95)
		require.False(t, r.AtLeast.Estimable() || r.BiasCorrected.Estimable() || r.SE.Estimable() || r.Interval.Estimable())
	}
	require.Equal(t, stats.Estimate(2), stats.ChaoLowerBound([]int{math.MaxInt, math.MaxInt}, 0.95).AtLeast)
}

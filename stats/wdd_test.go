// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWDDVectors(t *testing.T) {
	for _, v := range vectors(t, "wdd") {
		sizes, times := v.list("area_weights"), v.list("time_weights")
		area := func(column string, size float64) stats.BeforeAfter {
			counts := v.ints(column)
			return stats.BeforeAfter{Before: counts[0], After: counts[1], Size: size}
		}
		r := stats.WDD(area("treated", sizes[1]), area("control", sizes[0]), 1-v.float("alpha")).
			WithDisplacement(area("disp_treated", sizes[3]), area("disp_control", sizes[2])).
			OverTimes(times[0], times[1])
		v.require("est_local", float64(r.Local), 1e-14)
		v.require("se_local", float64(r.LocalSE), 1e-14)
		v.require("est_displace", float64(r.Displaced), 1e-14)
		v.require("se_displace", float64(r.DisplacedSE), 1e-14)
		v.require("est_total", float64(r.Total), 1e-14)
		v.require("se_total", float64(r.SE), 1e-14)
		v.require("z", float64(r.Z), 1e-13)
		v.require("lo", r.Interval.Lo, 1e-10)
		v.require("hi", r.Interval.Hi, 1e-10)
		v.require("p_two_sided", float64(r.P), 1e-10)
	}
}

func TestWDDProperties(t *testing.T) {
	area := rapid.Custom(func(t *rapid.T) stats.BeforeAfter {
		return stats.BeforeAfter{Before: rapid.IntRange(0, 90).Draw(t, "before"), After: rapid.IntRange(0, 90).Draw(t, "after"), Size: float64(rapid.IntRange(0, 4).Draw(t, "size"))}
	})
	rapid.Check(t, func(t *rapid.T) {
		treated, control := area.Draw(t, "treated"), area.Draw(t, "control")
		r, swapped := stats.WDD(treated, control, 0.9), stats.WDD(control, treated, 0.9)
		require.InDelta(t, float64(r.Total), -float64(swapped.Total), 1e-9)
		require.InDelta(t, float64(r.SE), float64(swapped.SE), 1e-9)
		if r.P.Estimable() {
			require.Equal(t, r.P < 0.1, !r.Interval.Contains(0))
		}
		// What the surroundings gain is lost: moving all of it elsewhere is no fall.
		near := stats.BeforeAfter{Before: treated.After, After: treated.Before, Size: treated.Size}
		nearControl := stats.BeforeAfter{Before: control.After, After: control.Before, Size: control.Size}
		require.InDelta(t, 0, float64(r.WithDisplacement(near, nearControl).Total), 1e-9)
		// In weeks or in days, z is the same.
		if days := r.OverTimes(7, 7); days.Z.Estimable() {
			require.InDelta(t, float64(r.Z), float64(days.Z), 1e-9)
		}
	})
}

func TestWDDOfBadInput(t *testing.T) {
	ok := stats.BeforeAfter{Before: 20, After: 10}
	nothing := stats.WDD(stats.BeforeAfter{}, stats.BeforeAfter{}, 0.95)
	require.False(t, nothing.Z.Estimable() || nothing.P.Estimable())
	for _, r := range []stats.WDDResult{
		stats.WDD(stats.BeforeAfter{Before: -1}, ok, 0.95),
		stats.WDD(ok, stats.BeforeAfter{After: math.MinInt}, 0.95),
		stats.WDD(stats.BeforeAfter{Size: -1}, ok, 0.95),
		stats.WDD(stats.BeforeAfter{Size: math.NaN()}, ok, 0.95),
		stats.WDD(ok, ok, 0.95).OverTimes(0, 1),
		stats.WDD(ok, ok, 0.95).WithDisplacement(stats.BeforeAfter{Size: math.Inf(1)}, ok),
		stats.WDD(ok, ok, 0),
	} {
		require.False(t, r.Total.Estimable() || r.P.Estimable() || r.Interval.Estimable(), "%v", r)
	}
	huge := stats.WDD(stats.BeforeAfter{Before: math.MaxInt, After: math.MaxInt}, ok, 0.95)
	require.True(t, huge.P.Estimable())
	require.True(t, stats.WDD(stats.BeforeAfter{Before: 4}, ok, 0.95).Small)
	require.False(t, stats.WDD(ok, ok, 0.95).Small)
	require.True(t, stats.WDD(ok, ok, 0.95).WithDisplacement(ok, stats.BeforeAfter{Before: 9}).Small)
}

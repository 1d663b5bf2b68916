// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestGarwoodVectors(t *testing.T) {
	for _, v := range vectors(t, "poisson_garwood") {
		i := stats.Garwood(v.int("count"), v.float("conf"))
		v.require("lo", i.Lo, 1e-13)
		v.require("hi", i.Hi, 1e-13)
	}
}

func TestByarVectors(t *testing.T) {
	for _, v := range vectors(t, "poisson_byar") {
		i := stats.Byar(v.int("count"), v.float("conf"))
		v.require("lo", i.Lo, 1e-10)
		v.require("hi", i.Hi, 1e-13)
	}
}

func TestRateVectors(t *testing.T) {
	for _, v := range vectors(t, "poisson_rate") {
		r := stats.Rate(pt(v.int("count"), v.float("exposure")), v.float("conf")).Per(v.float("per"))
		v.require("rate", float64(r.Rate), 1e-14)
		v.require("lo", r.Interval.Lo, 1e-13)
		v.require("hi", r.Interval.Hi, 1e-13)
	}
}

// The chance that Garwood's interval covers the mean, added up over all counts, is
// at least its level, for every mean.
func TestGarwoodCovers(t *testing.T) {
	for _, level := range []float64{0.5, 0.8, 0.95, 0.998} {
		intervals := make([]stats.Interval, 200)
		for n := range intervals {
			intervals[n] = stats.Garwood(n, level)
		}
		for mean := 0.05; mean < 40; mean += 0.05 {
			covered, pmf := 0.0, math.Exp(-mean)
			for n, i := range intervals {
				if i.Contains(mean) {
					covered += pmf
				}
				pmf *= mean / float64(n+1)
			}
			require.GreaterOrEqual(t, covered, level-1e-12, "mean %v", mean)
		}
	}
}

func TestGarwoodGrowsWithCountAndLevel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 1_000_000).Draw(t, "n")
		level := rapid.Float64Range(0.001, 0.99).Draw(t, "level")
		i, next, wider := stats.Garwood(n, level), stats.Garwood(n+1, level), stats.Garwood(n, level+0.005)
		require.True(t, i.Contains(float64(n)) || level < 0.3) // at small levels the medians part around n
		require.Less(t, i.Lo, next.Lo)
		require.Less(t, i.Hi, next.Hi)
		require.LessOrEqual(t, wider.Lo, i.Lo)
		require.Less(t, i.Hi, wider.Hi)
	})
}

func TestRateKnowsNoUnit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, exposure := rapid.IntRange(0, 10_000).Draw(t, "n"), rapid.Float64Range(1e-3, 1e9).Draw(t, "exposure")
		phi := rapid.Float64Range(0, 9).Draw(t, "phi")
		a, b := stats.Rate(pt(n, exposure), 0.95).WithDispersion(phi).Per(64), stats.Rate(pt(n, exposure/64), 0.95).Per(3).Per(1).WithDispersion(phi)
		require.InDelta(t, float64(a.Rate), float64(b.Rate), 1e-13*float64(a.Rate))
		require.InDelta(t, a.Interval.Lo, b.Interval.Lo, 1e-13*a.Interval.Lo)
		require.InDelta(t, a.Interval.Hi, b.Interval.Hi, 1e-13*a.Interval.Hi)
	})
}

func TestRateWithDispersionOnlyWidens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := stats.Rate(pt(rapid.IntRange(0, 1000).Draw(t, "n"), 1), rapid.Float64Range(0.01, 0.999).Draw(t, "level"))
		phi := rapid.Float64Range(0, 50).Draw(t, "phi")
		less, more := r.WithDispersion(phi), r.WithDispersion(phi+rapid.Float64Range(0, 5).Draw(t, "more"))
		require.LessOrEqual(t, less.Interval.Lo, r.Interval.Lo)
		require.LessOrEqual(t, r.Interval.Hi, less.Interval.Hi)
		require.LessOrEqual(t, more.Interval.Lo, less.Interval.Lo)
		require.LessOrEqual(t, less.Interval.Hi, more.Interval.Hi)
		require.Equal(t, less, more.WithDispersion(phi)) // it replaces the other, and does not add to it
	})
}

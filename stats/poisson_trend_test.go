// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func (v vector) ints(column string) []int {
	v.t.Helper()
	var ns []int
	for _, x := range v.list(column) {
		ns = append(ns, int(x))
	}
	return ns
}

// points joins counts and exposures; no exposures are 1 throughout.
func points(events []int, exposure []float64) []stats.Point {
	p := make([]stats.Point, len(events))
	for i, n := range events {
		if p[i] = pt(n, 1); exposure != nil {
			p[i].Of = exposure[i]
		}
	}
	return p
}

// R's standard errors lag one iteration behind its estimates, hence 1e-6.
func TestPoissonTrendVectors(t *testing.T) {
	for _, v := range vectors(t, "poisson_trend") {
		r := stats.PoissonTrend(v.list("t"), points(v.ints("y"), v.list("exposure")), v.float("conf"))
		near := func(column string, got stats.Estimate, tolerance float64) {
			if math.Abs(v.float(column)) < 1e-9 {
				require.InDelta(t, 0, float64(got), 1e-9, "line %d, %s", v.line, column)
				return
			}
			v.require(column, float64(got), tolerance)
		}
		near("b0", r.Intercept, 1e-9)
		near("b1", r.Slope, 1e-9)
		near("deviance", r.Deviance, 1e-9)
		near("pearson_x2", r.PearsonX2, 1e-9)
		near("dispersion", r.PearsonDispersion, 1e-9)
		near("rr_per_unit", r.Ratio, 1e-9)
		v.require("se_b0", float64(r.InterceptSE), 1e-6)
		v.require("se_b1", float64(r.SE), 1e-6)
		v.require("p_wald", float64(r.P), 1e-6)
		v.require("rr_lo", r.Interval.Lo, 1e-6)
		v.require("rr_hi", r.Interval.Hi, 1e-6)
		if v.float("dispersion") >= 1 {
			v.require("se_b1_quasi", float64(r.WithOwnDispersion().SE), 1e-6)
			v.require("se_b1_quasi", float64(r.WithDispersion(float64(r.PearsonDispersion)).SE), 1e-6)
		}
	}
}

func TestPoissonTrendProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 12).Draw(t, "n")
		years := rapid.SliceOfN(rapid.IntRange(2009, 2024), n, n).Draw(t, "years")
		events := rapid.SliceOfN(rapid.IntRange(0, 60), n, n).Draw(t, "events")
		people := rapid.SliceOfN(rapid.IntRange(500, 1500), n, n).Draw(t, "people")
		x, back, exposure, hundreds := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range x {
			x[i], back[i] = float64(years[i]), -float64(years[i])
			exposure[i], hundreds[i] = float64(people[i]), float64(people[i])/100
		}
		r := stats.PoissonTrend(x, points(events, exposure), 0.95)
		turned := stats.PoissonTrend(back, points(events, hundreds), 0.95)
		require.Equal(t, r.Toward, -turned.Toward)
		require.Equal(t, r.Slope.Estimable(), turned.Slope.Estimable())
		if !r.Slope.Estimable() {
			require.False(t, r.P.Estimable() || r.Interval.Estimable())
			return
		}
		require.InDelta(t, float64(r.Slope), -float64(turned.Slope), 1e-9)
		require.InDelta(t, float64(r.SE), float64(turned.SE), 1e-9)
		require.InDelta(t, float64(r.PearsonX2), float64(turned.PearsonX2), 1e-6*(1+float64(r.PearsonX2)))

		// The fit meets the events in number and in their mean time.
		var fitted, moment, wanted, when float64
		for i := range x {
			mu := exposure[i] * math.Exp(float64(r.Intercept)+float64(r.Slope)*x[i])
			fitted += mu
			moment += mu * (x[i] - 2016)
			wanted += float64(events[i])
			when += float64(events[i]) * (x[i] - 2016)
		}
		require.InEpsilon(t, wanted, fitted, 1e-6)
		require.InDelta(t, when, moment, 1e-6*(1+math.Abs(when)))

		// P and the interval agree, and dispersion never narrows.
		require.Equal(t, r.P < 0.05, !r.Interval.Contains(1))
		own := r.WithOwnDispersion()
		for _, d := range []stats.PoissonTrendResult{own, r.WithDispersion(0.2), r.WithDispersion(3)} {
			if d.P.Estimable() {
				require.Equal(t, d.P < 0.05, !d.Interval.Contains(1))
				require.True(t, d.Interval.Lo <= r.Interval.Lo && d.Interval.Hi >= r.Interval.Hi)
				require.GreaterOrEqual(t, d.P, r.P)
			}
		}
		require.Equal(t, n > 2, own.P.Estimable())
		require.InEpsilon(t, float64(r.SE), float64(own.WithDispersion(3).WithDispersion(1).SE)+1e-300, 1e-12)
	})
}

func TestPoissonTrendEdges(t *testing.T) {
	years := []float64{2020, 2021, 2022}
	for name, r := range map[string]stats.PoissonTrendResult{
		"all zero":    stats.PoissonTrend(years, points([]int{0, 0, 0}, nil), 0.95),
		"nothing":     stats.PoissonTrend(nil, nil, 0.95),
		"one point":   stats.PoissonTrend(years[:1], points([]int{4}, nil), 0.95),
		"one time":    stats.PoissonTrend([]float64{1, 1}, points([]int{4, 5}, nil), 0.95),
		"lengths":     stats.PoissonTrend(years, points([]int{4, 5}, nil), 0.95),
		"negative":    stats.PoissonTrend(years, points([]int{4, -5, 6}, nil), 0.95),
		"no exposure": stats.PoissonTrend(years, points([]int{4, 5, 6}, []float64{1, 0, 1}), 0.95),
		"NaN":         stats.PoissonTrend([]float64{1, 2, math.NaN()}, points([]int{4, 5, 6}, nil), 0.95),
		"level":       stats.PoissonTrend(years, points([]int{4, 5, 6}, nil), 1),
	} {
		require.False(t, r.Slope.Estimable() || r.P.Estimable() || r.Interval.Estimable() || r.WithOwnDispersion().P.Estimable(), name)
		require.Zero(t, r.Toward, name)
	}
	require.Equal(t, 1, stats.PoissonTrend(years, points([]int{0, 0, 7}, nil), 0.95).Toward)
	require.Equal(t, -1, stats.PoissonTrend(years, points([]int{7, 0, 0}, nil), 0.95).Toward)
	require.False(t, stats.PoissonTrend(years, points([]int{0, 0, 7}, nil), 0.95).Slope.Estimable())
	require.InDelta(t, 0, float64(stats.PoissonTrend(years, points([]int{0, 7, 0}, nil), 0.95).Slope), 1e-12)

	// One event against very many: steep, and found.
	steep := stats.PoissonTrend(years[:2], points([]int{1, math.MaxInt}, nil), 0.95)
	require.InEpsilon(t, math.Log(math.MaxInt), float64(steep.Slope), 1e-12)
	ratio := stats.PoissonTrend([]float64{0, 1}, points([]int{104, 172}, nil), 0.95)
	require.InEpsilon(t, 172.0/104, float64(ratio.Ratio), 1e-14)
	require.False(t, ratio.PearsonDispersion.Estimable() || ratio.WithOwnDispersion().P.Estimable())
	require.False(t, ratio.WithDispersion(-1).P.Estimable() || ratio.WithDispersion(math.NaN()).Interval.Estimable())
}

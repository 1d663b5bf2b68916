// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// drawSeries draws figures whose bounds, to enumerate them, are narrow.
func drawSeries(t *rapid.T, most int) (figures []stats.Figure[int], spans [][2]int) {
	n := rapid.IntRange(0, most).Draw(t, "n")
	for range n {
		lo := rapid.IntRange(0, 8).Draw(t, "lo")
		hi := lo + max(0, rapid.IntRange(-2, 3).Draw(t, "width"))
		figures = append(figures, stats.Between(lo, hi))
		spans = append(spans, [2]int{lo, hi})
	}
	return figures, spans
}

func eachSeries(spans [][2]int, visit func(y []float64)) {
	y := make([]float64, len(spans))
	var try func(k int)
	try = func(k int) {
		if k == len(spans) {
			visit(y)
			return
		}
		for v := spans[k][0]; v <= spans[k][1]; v++ {
			y[k] = float64(v)
			try(k + 1)
		}
	}
	try(0)
}

func TestMannKendallOfByEnumeration(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figures, spans := drawSeries(t, 6)
		s, p := stats.Interval{Lo: math.Inf(1), Hi: math.Inf(-1)}, stats.Interval{Lo: math.Inf(1), Hi: math.Inf(-1)}
		eachSeries(spans, func(y []float64) {
			r := stats.MannKendall(y)
			s.Lo, s.Hi = min(s.Lo, float64(r.S)), max(s.Hi, float64(r.S))
			p.Lo, p.Hi = min(p.Lo, float64(r.P)), max(p.Hi, float64(r.P))
		})
		r := stats.MannKendallOf(figures)
		if (r.P.Bounds == stats.Interval{Lo: 0, Hi: 1}) { // too many orders to try
			require.True(t, r.S.Bounds.Lo <= s.Lo && s.Hi <= r.S.Bounds.Hi)
			return
		}
		require.Equal(t, s, r.S.Bounds, "%v", figures)
		require.Equal(t, p, r.P.Bounds, "%v", figures)
		require.Equal(t, r.S.Bounds, r.S.Reading)
	})
}

func TestTheilSenOfIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figures, spans := drawSeries(t, 7)
		x := make([]float64, len(spans))
		for i := range x {
			x[i] = float64(i + i*i%3)
		}
		level := rapid.SampledFrom([]float64{0.5, 0.8, 0.95}).Draw(t, "level")
		r := stats.TheilSenOf(x, figures, level)
		eachSeries(spans, func(y []float64) {
			s := stats.TheilSen(x, y, level)
			require.Equal(t, s.Slope.Estimable(), r.Slope.Bounds.Estimable())
			if s.Slope.Estimable() {
				require.True(t, r.Slope.Bounds.Contains(float64(s.Slope)))
			}
			require.True(t, r.Interval.Bounds.Lo <= s.Interval.Lo && s.Interval.Hi <= r.Interval.Bounds.Hi, "%v: %v in %v", y, s.Interval, r.Interval)
		})
	})
}

// Where nothing is known above a count there is a lower end all the same.
func TestTrendOfOpenFigures(t *testing.T) {
	figures := []stats.Figure[int]{stats.Exactly(46), stats.Exactly(169), stats.MoreThan(180), stats.Exactly(190), stats.MoreThan(200), {}}
	m := stats.MannKendallOf(figures)
	require.True(t, m.S.Bounds.Lo < m.S.Bounds.Hi && m.P.Bounds.Lo < m.P.Bounds.Hi)
	require.True(t, m.S.Bounds.Lo <= m.S.Reading.Lo && m.S.Reading.Hi <= m.S.Bounds.Hi)
	s := stats.TheilSenOf([]float64{1, 2, 3, 4, 5, 6}, figures, 0.9)
	require.True(t, s.Slope.Bounds.Estimable() && s.Interval.Bounds.Estimable())
	require.False(t, stats.TheilSenOf([]float64{1, 2}, figures, 0.9).Slope.Bounds.Estimable())
	require.False(t, stats.TheilSenOf([]float64{1, 2, 3, 4, 5, 6}, figures, 0).Interval.Bounds.Estimable())
	require.Equal(t, stats.Interval{Lo: 1, Hi: 1}, stats.MannKendallOf(nil).P.Bounds)

	many := make([]stats.Figure[int], 300) // nothing is known of any
	wide := stats.MannKendallOf(many)
	require.Equal(t, stats.Interval{Lo: -300 * 299 / 2, Hi: 300 * 299 / 2}, wide.S.Bounds)
	require.Equal(t, stats.Interval{Lo: 0, Hi: 1}, wide.P.Bounds)
}

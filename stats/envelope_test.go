// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// smallFigure draws a figure of small counts and gives all that it allows, by its
// bounds if they end and by its reading.
func smallFigure(t *rapid.T, name string) (f stats.Figure[int], bounds, reading []int) {
	v := rapid.IntRange(0, 30).Draw(t, name)
	switch rapid.SampledFrom([]string{"exactly", "over", "nearly", "about", "between"}).Draw(t, name+" said") {
	case "exactly":
		f = stats.Exactly(v)
	case "over":
		f = stats.MoreThan(v)
	case "nearly":
		f = stats.Nearly(v)
	case "about":
		f = stats.About(v)
	case "between":
		f = stats.Between(v, v+rapid.IntRange(0, 12).Draw(t, name+" width"))
	}
	all := func(b stats.Bounds[int]) (ns []int) {
		hi := b.Hi
		if b.Open {
			hi = b.Lo + 40
		}
		for n := b.Lo; n <= hi; n++ {
			ns = append(ns, n)
		}
		return ns
	}
	return f, all(f.Bounds()), all(f.Reading())
}

// hull is what a method gives for each of several counts, taken together.
type hull struct{ i stats.Interval }

func newHull() *hull { return &hull{stats.Interval{Lo: math.Inf(1), Hi: math.Inf(-1)}} }

func (h *hull) add(lo, hi float64) {
	h.i = stats.Interval{Lo: min(h.i.Lo, lo), Hi: max(h.i.Hi, hi)}
}

func (h *hull) in(t *rapid.T, i stats.Interval) {
	require.LessOrEqual(t, i.Lo, h.i.Lo)
	require.GreaterOrEqual(t, i.Hi, h.i.Hi)
}

func TestRateOfIsTheHullOfItsCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, bounds, reading := smallFigure(t, "n")
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		phi := rapid.SampledFrom([]float64{0, 1, 1.5, 4, 30}).Draw(t, "phi")
		r := stats.RateOf(fpt(f, 3.5), level).WithDispersion(phi)
		check := func(ns []int, open bool, rate, interval stats.Interval) {
			rates, intervals := newHull(), newHull()
			for _, n := range ns {
				one := stats.Rate(pt(n, 3.5), level).WithDispersion(phi)
				rates.add(float64(one.Rate), float64(one.Rate))
				intervals.add(one.Interval.Lo, one.Interval.Hi)
			}
			if open {
				rates.i.Hi, intervals.i.Hi = math.Inf(1), math.Inf(1)
			}
			require.Equal(t, rates.i, rate)
			require.Equal(t, intervals.i, interval)
		}
		check(bounds, f.Bounds().Open, r.Rate.Bounds, r.Interval.Bounds)
		check(reading, f.Reading().Open, r.Rate.Reading, r.Interval.Reading)
	})
}

func TestRateRatioOfIsTheHullOfItsCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f1, bounds1, reading1 := smallFigure(t, "x1")
		f2, bounds2, reading2 := smallFigure(t, "x2")
		t1 := rapid.SampledFrom([]float64{0.2, 1, 3}).Draw(t, "t1")
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		phi := rapid.SampledFrom([]float64{1, 1.5, 4, 30}).Draw(t, "phi")
		r := stats.RateRatioOf(fpt(f1, t1), fpt(f2, 1), level).WithDispersion(phi)
		check := func(ns1, ns2 []int, open bool, ratio, interval, p stats.Interval) {
			ratios, intervals, ps := newHull(), newHull(), newHull()
			for _, n1 := range ns1 {
				for _, n2 := range ns2 {
					one := stats.RateRatio(pt(n1, t1), pt(n2, 1), level).WithDispersion(phi)
					if one.Ratio.Estimable() {
						ratios.add(float64(one.Ratio), float64(one.Ratio))
					}
					intervals.add(one.Interval.Lo, one.Interval.Hi)
					ps.add(float64(one.P), float64(one.P))
				}
			}
			if math.IsInf(ratios.i.Lo, 1) && math.IsInf(ratios.i.Hi, -1) {
				require.False(t, ratio.Estimable())
			} else {
				ratios.in(t, ratio)
			}
			intervals.in(t, interval)
			ps.in(t, p)
			if open {
				return // the counts tried are not all
			}
			require.Equal(t, intervals.i, interval)
			if ratio.Estimable() {
				require.Equal(t, ratios.i, ratio)
			}
			if phi == 1 {
				require.InDelta(t, ps.i.Lo, p.Lo, 1e-13)
				require.InDelta(t, ps.i.Hi, p.Hi, 1e-13)
			}
		}
		check(bounds1, bounds2, f1.Bounds().Open || f2.Bounds().Open, r.Ratio.Bounds, r.Interval.Bounds, r.P.Bounds)
		check(reading1, reading2, f1.Reading().Open || f2.Reading().Open, r.Ratio.Reading, r.Interval.Reading, r.P.Reading)
	})
}

func TestWilsonOfIsTheHullOfItsCounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part, bounds1, reading1 := smallFigure(t, "part")
		whole, bounds2, reading2 := smallFigure(t, "whole")
		level := rapid.Float64Range(0.01, 0.999).Draw(t, "level")
		r := stats.WilsonOf(part, whole, level)
		check := func(xs, ns []int, open bool, got stats.Interval) {
			want := newHull()
			for _, x := range xs {
				for _, n := range ns {
					if x <= n {
						i := stats.Wilson(x, n, level)
						want.add(i.Lo, i.Hi)
					}
				}
			}
			if want.i.Lo > want.i.Hi {
				require.False(t, got.Estimable())
				return
			}
			want.in(t, got)
			if !open {
				require.Equal(t, want.i, got)
			}
		}
		check(bounds1, bounds2, part.Bounds().Open || whole.Bounds().Open, r.Bounds)
		check(reading1, reading2, part.Reading().Open || whole.Reading().Open, r.Reading)
	})
}

// An exact figure gives what its count gives, in every digit.
func TestMethodsOnExactFigures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x1, x2 := rapid.IntRange(0, 3000).Draw(t, "x1"), rapid.IntRange(0, 3000).Draw(t, "x2")
		f1, f2 := stats.Exactly(x1), stats.Exactly(x2)
		same := func(i stats.Interval) stats.Range { return stats.Range{Bounds: i, Reading: i} }
		require.Equal(t, same(stats.Garwood(x1, 0.95)), stats.GarwoodOf(f1, 0.95))
		one, of := stats.RateRatio(pt(x1, 2), pt(x2, 3), 0.95), stats.RateRatioOf(fpt(f1, 2), fpt(f2, 3), 0.95)
		require.Equal(t, same(one.Interval), of.Interval)
		require.Equal(t, same(stats.Interval{Lo: float64(one.P), Hi: float64(one.P)}), of.P)
		change, changeOf := stats.RateChange(pt(x1, 2), pt(x2, 3), 0.95), stats.RateChangeOf(fpt(f1, 2), fpt(f2, 3), 0.95)
		require.Equal(t, same(change.Interval), changeOf.Interval)
		if x1 <= x2 {
			require.Equal(t, same(stats.Wilson(x1, x2, 0.95)), stats.WilsonOf(f1, f2, 0.95))
		}
	})
}

func TestMethodsOnFiguresOfAnySize(t *testing.T) {
	huge := []stats.Figure[int]{{}, stats.Exactly(math.MaxInt), stats.MoreThan(math.MaxInt), stats.About(math.MaxInt), stats.Between(0, math.MaxInt), stats.Exactly(0)}
	for _, a := range huge {
		for _, b := range huge {
			r := stats.RateRatioOf(fpt(a, 1), fpt(b, 1), 0.95)
			require.True(t, r.Interval.Bounds.Estimable())
			require.True(t, r.P.Bounds.Estimable())
			require.NotEmpty(t, r.String())
			require.False(t, stats.RateRatioOf(fpt(a, 0), fpt(b, 1), 0.95).P.Bounds.Estimable())
			require.False(t, stats.RateRatioOf(fpt(a, 1), fpt(b, 1), 2).Interval.Bounds.Estimable())
			require.False(t, stats.RateRatioOf(fpt(a, 1), fpt(b, 1), 2).Ratio.Bounds.Estimable())
		}
		require.True(t, stats.RateOf(fpt(a, 1), 0.95).Interval.Bounds.Estimable())
		require.False(t, stats.RateOf(fpt(a, math.NaN()), 0.95).Rate.Bounds.Estimable())
		require.False(t, stats.RateOf(fpt(a, 1), 0.95).Per(-1).Rate.Bounds.Estimable())
	}
}

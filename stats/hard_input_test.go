// SPDX-License-Identifier: MIT

package stats_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
)

// The numbers that methods stumble over.
var (
	hardFloats = []float64{0, math.Copysign(0, -1), 1, -1, 0.5, 1e-300, 5e-324, 1e16, 1e300, math.MaxFloat64, math.Inf(1), math.Inf(-1), math.NaN()}
	hardInts   = []int{0, 1, 2, 5, -1, 1_000_000, math.MaxInt, math.MinInt}
	hardLevels = []float64{0, 1, 0.95, 5e-324, 1e-9, math.Nextafter(1, 0), math.Nextafter(1, 2), -1, math.Inf(1), math.NaN()}
	hardFigure = []stats.Figure[int]{{}, stats.Exactly(0), stats.Exactly(5), stats.Exactly(math.MaxInt), stats.MoreThan(1_000_000), stats.MoreThan(math.MaxInt), stats.Nearly(18), stats.About(100), stats.LessThan(0), stats.Between(3, math.MaxInt)}
)

// sound fails if an interval has its ends the wrong way round, or only one of them.
func sound(t *testing.T, of any, intervals ...stats.Interval) {
	t.Helper()
	for _, i := range intervals {
		require.True(t, i.Lo <= i.Hi || math.IsNaN(i.Lo) && math.IsNaN(i.Hi), "%v", of)
	}
}

func chance(t *testing.T, of any, ps ...stats.Estimate) {
	t.Helper()
	for _, p := range ps {
		require.True(t, p >= 0 && p <= 1 || !p.Estimable(), "%v: %v", of, float64(p))
	}
}

// Each function that takes points or numbers, with all pairs of hard ones: no panic, no
// interval upside down, no chance outside 0 to 1. That it ends is what the test shows
// by ending.
func TestHardPoints(t *testing.T) {
	var points []stats.Point
	for _, n := range hardInts {
		for _, of := range hardFloats {
			points = append(points, pt(n, of))
		}
	}
	for i, a := range points {
		level := hardLevels[i%len(hardLevels)]
		r := stats.Rate(a, level).Per(hardFloats[i%len(hardFloats)]).WithDispersion(hardFloats[i%7])
		sound(t, r, r.Interval)
		for j := i % 3; j < len(points); j += 3 { // a third of the pairs, each point with each kind
			b, level := points[j], hardLevels[(i+j)%len(hardLevels)]
			ratio, mid := stats.RateRatio(a, b, level), stats.RateRatioMidP(a, b, level)
			change, test, wald := stats.RateChange(a, b, level), stats.ETest(a, b), stats.ETestWald(a, b, hardFloats[(i*j)%len(hardFloats)])
			shares := stats.Newcombe(a, b, level)
			sound(t, [2]stats.Point{a, b}, ratio.Interval, mid.Interval, change.Interval, shares.Interval, ratio.WithDispersion(2).Interval)
			chance(t, [2]stats.Point{a, b}, ratio.P, mid.P, test.P, wald.P, stats.RateRatioMinlikeP(a, b))
			if !ratio.P.Estimable() {
				require.NotEmpty(t, ratio.P.Why())
			}
		}
	}
}

func TestHardCountsAndLevels(t *testing.T) {
	for _, level := range hardLevels {
		for _, n := range hardInts {
			sound(t, n, stats.Garwood(n, level), stats.Byar(n, level))
			for _, m := range hardInts {
				sound(t, []int{n, m}, stats.Wilson(n, m, level), stats.ClopperPearson(n, m, level))
				for _, k := range hardInts {
					if r, err := stats.Chapman(n, m, k, level); err == nil {
						sound(t, r, r.Interval, r.Sadinle, r.Log)
					}
				}
				r := stats.WDD(stats.BeforeAfter{Before: n, After: m}, stats.BeforeAfter{Before: m, After: n, Size: 1e300}, level)
				sound(t, r, r.Interval)
			}
			for _, x := range hardFloats {
				l := stats.BinomialLimits(n, x, level)
				sound(t, []any{n, x, level}, l.Exact)
				d := stats.DirectlyStandardisedRate([]stats.Stratum{{Events: n, Population: x, Standard: 1}, {Events: 5, Population: 3, Standard: x}}, level)
				sound(t, d, d.Interval, d.Byar, stats.FayFeuer([]stats.Stratum{{Events: n, Population: x, Standard: 1}}, level))
				s := stats.IndirectlyStandardisedRatio(n, []stats.ReferenceStratum{{Population: x, ReferenceEvents: 1, ReferencePopulation: 1}}, level)
				sound(t, s, s.Interval, s.Byar)
				chance(t, s, s.P)
			}
		}
		for _, x := range hardFloats {
			sound(t, x, stats.PoissonLimits(x, level).Exact)
		}
		r := stats.ChaoLowerBound(hardInts, level)
		sound(t, r, r.Interval)
	}
}

func TestHardFigures(t *testing.T) {
	for i, f := range hardFigure {
		for j, g := range hardFigure {
			level := hardLevels[(i+j)%len(hardLevels)]
			for _, of := range []float64{1, 1e-300, 1e300, math.NaN(), 0} {
				r := stats.RateRatioOf(fpt(f, of), fpt(g, 1), level).WithDispersion(2)
				sound(t, r, r.Ratio.Bounds, r.Interval.Bounds, r.P.Bounds, r.Ratio.Reading, r.Interval.Reading, r.P.Reading)
			}
			share, wilson, change := stats.Share(f, g), stats.WilsonOf(f, g, level), stats.Change(f, g)
			sound(t, []any{f, g}, share.Bounds, wilson.Bounds, change.Bounds, share.Reading, wilson.Reading, change.Reading)
			for _, percent := range []string{"", "0", "100", "99.999999999999999", strings.Repeat("9", 1_000_000)} {
				if _, err := stats.Whole(f, percent); err != nil {
					require.Less(t, len(err.Error()), 1000)
				}
			}
		}
		m := stats.MannKendallOf([]stats.Figure[int]{f, f, hardFigure[(i+1)%len(hardFigure)], f})
		sound(t, m, m.S.Bounds, m.P.Bounds, m.S.Reading, m.P.Reading)
		for _, level := range hardLevels {
			s := stats.TheilSenOf([]float64{1, 2, 3, 4}, []stats.Figure[int]{f, f, hardFigure[(i+1)%len(hardFigure)], f}, level)
			sound(t, s, s.Slope.Bounds, s.Interval.Bounds)
		}
	}
}

func TestHardSeries(t *testing.T) {
	for _, level := range hardLevels {
		for i := range hardFloats {
			x := append(append([]float64{}, hardFloats[i:]...), hardFloats[:i]...)
			points := make([]stats.Point, len(x))
			spells := make([]stats.Spell, len(x))
			for k := range x {
				points[k] = pt(hardInts[(k+i)%len(hardInts)], x[(k+3)%len(x)])
				spells[k] = stats.Spell{Duration: x[k], Ended: k%2 == 0}
			}
			for n := 0; n <= len(x); n += 3 {
				r := stats.PoissonTrend(x[:n], points[:n], level).WithOwnDispersion()
				sound(t, r, r.Interval)
				s := stats.TheilSen(x[:n], x[:n], level)
				sound(t, s, s.Interval, s.Exact, s.TieAware)
				k := stats.KaplanMeier(spells[:n], level)
				sound(t, k, k.MedianInterval, k.At(x[0]).Interval)
				chance(t, spells[:n], stats.LogRank(spells[:n], spells).P, stats.MannKendall(x[:n]).P)
				for _, f := range []stats.Funnel{stats.FunnelRate(points[:n], level), stats.FunnelProportion(points[:n], level)} {
					for _, q := range f.Points {
						sound(t, q, q.Limits.Exact)
						chance(t, q, q.PLow, q.PHigh)
					}
					for _, share := range []float64{0, 0.1, 0.5, math.NaN()} {
						ratio, root := f.Overdispersion(share)
						chance(t, f, ratio.P, root.P)
						_, _ = f.Multiplicative(ratio).String(), f.Additive(root).String()
					}
				}
				for _, p := range [][]float64{stats.Holm(x[:n]), stats.BenjaminiHochberg(x[:n]), stats.BenjaminiYekutieli(x[:n])} {
					require.Len(t, p, n)
				}
				require.NotEmpty(t, stats.Dispersion(points[:n]).String())
			}
		}
	}
	require.False(t, stats.Concentration([]int{math.MinInt}).Gini.Estimable())
	require.InDelta(t, 0, float64(stats.Concentration([]int{math.MaxInt, math.MaxInt}).Gini), 1e-12)
	require.False(t, stats.TopShare[int](nil, math.MinInt).Estimable())
}

// What is beyond a documented bound is refused before it is begun. A million points
// are what the rest takes.
func TestAMillionPoints(t *testing.T) {
	const n = 1_000_000
	x, figures, points, spells, counts := make([]float64, n), make([]stats.Figure[int], n), make([]stats.Point, n), make([]stats.Spell, n), make([]int, n)
	for i := range x {
		x[i] = float64((i * 7919) % n)
		counts[i] = (i * 31) % 50
		figures[i], points[i], spells[i] = stats.MoreThan(counts[i]), pt(counts[i], 1), stats.Spell{Duration: x[i], Ended: i%3 > 0}
	}
	require.Equal(t, "there are more points than this method takes", stats.TheilSen(x, x, 0.95).Slope.Why())
	require.Equal(t, "there are more points than this method takes", stats.TheilSenOf(x, figures, 0.95).Slope.Bounds.Why())
	require.Equal(t, "there are more points than this method takes", stats.FunnelRate(points, 0.95).Points[5].PLow.Why())
	if testing.Short() {
		return
	}
	const some = 50_000 // of each: enough to show that none is quadratic
	require.Equal(t, stats.Interval{Lo: 0, Hi: 1}, stats.MannKendallOf(figures[:some]).P.Bounds)
	require.True(t, stats.MannKendall(x[:some]).P.Estimable())
	require.True(t, stats.PoissonTrend(x[:some], points[:some], 0.95).P.Estimable())
	require.True(t, stats.KaplanMeier(spells[:some], 0.95).Median.Estimable())
	require.Len(t, stats.BenjaminiYekutieli(x[:some]), some)
	require.True(t, stats.Concentration(counts[:some]).Gini.Estimable())
}

// Two figures "over 10¹⁶" kept MannKendallOf for ever, and eleven vague ones among a
// hundred for minutes.
func TestMannKendallOfEnds(t *testing.T) {
	large := stats.MoreThan(math.MaxInt / 900) // some 10¹⁶
	r := stats.MannKendallOf([]stats.Figure[int]{large, large})
	require.Equal(t, stats.Interval{Lo: -1, Hi: 1}, r.S.Bounds)
	require.Equal(t, stats.Interval{Lo: 1, Hi: 1}, r.P.Bounds)
	for _, n := range []int{0, 5, 20, 35, 100} {
		y := []stats.Figure[int]{stats.MoreThan(3)}
		for i := range n {
			y = append(y, stats.Exactly(7*i%97))
		}
		r := stats.MannKendallOf(append(y, stats.MoreThan(5)))
		require.LessOrEqual(t, r.P.Bounds.Lo, r.P.Reading.Lo)
	}
}

// gonum's Survival of a distribution, its Binomial.CDF, its Prob at a rate of nought
// and stat.Kendall are wrong far out, so the module works tails out itself: nothing in
// it but tests imports a package that has them.
func TestNoTailsOfGonum(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		seen++
		for _, i := range parsed.Imports {
			require.NotContains(t, i.Path.Value, "gonum.org/v1/gonum/stat", path)
		}
		return nil
	})
	require.NoError(t, err)
	require.Greater(t, seen, 100, "the files of the module")
}

// What is not estimable says why, far out too.
func TestWhyFarOut(t *testing.T) {
	tiny := stats.BeforeAfter{Before: 1, After: 2, Size: 1e-300}
	for why, e := range map[string][]stats.Estimate{
		"there are no events":                      {stats.WDD(stats.BeforeAfter{}, stats.BeforeAfter{}, 0.95).P},
		"the numbers are too large to be added up": {stats.WDD(tiny, tiny, 0.95).P, stats.WDD(tiny, tiny, 0.95).Total},
		"": {stats.ETestWald(pt(0, 1e-300), pt(0, 1e-300), 0.1).Statistic, stats.ETestWald(pt(0, 1e-300), pt(0, 1e-300), 0.1).P},
	} {
		for _, e := range e {
			require.Equal(t, why, e.Why())
			require.Equal(t, why == "", e.Estimable())
		}
	}
	fay := stats.FayFeuer([]stats.Stratum{{Events: math.MaxInt / 2048, Population: 1, Standard: 1}, {Events: 1, Population: 3.7, Standard: 3}}, 1e-9)
	sound(t, fay, fay)
}

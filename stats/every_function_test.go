// SPDX-License-Identifier: MIT

package stats_test

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/stats"
)

var (
	manyPoints = flag.Int("points", 20_000, "how many points TestEveryFunction gives to what takes many")
	limits     = flag.Bool("limits", false, "fail where that takes over two seconds or holds over 200 MB")
)

// ones are lists of a kind of input: none, one, and all of the hard ones.
func ones[T any](all []T) [][]T { return [][]T{nil, {}, all[:1], all[len(all)-1:], all} }

func hardPoints() (points []stats.Point) {
	for i, n := range hardInts {
		for _, of := range hardFloats[i%3:] {
			points = append(points, pt(n, of))
		}
	}
	return points
}

// A row calls a function with every hard input in turn, and with lists of hard ones.
type row struct {
	hard func()
	many func(m *many) // with a list that long, if it takes any
}

// many has lists of one length.
type many struct {
	x       []float64
	counts  []int
	figures []stats.Figure[int]
	points  []stats.Point
	spells  []stats.Spell
	known   []stats.Known[box, int]
	sets    []stats.Count[box]
	table   [][]int
}

func newMany(n int) *many {
	m := &many{}
	for i := range n {
		c := i * 31 % 50
		m.x, m.counts = append(m.x, float64(i*7919%n)/float64(n)), append(m.counts, c)
		m.figures, m.points = append(m.figures, stats.MoreThan(c)), append(m.points, pt(c, 1+float64(i%7)))
		m.spells = append(m.spells, stats.Spell{Duration: float64(i * 7919 % n), Ended: i%3 > 0})
		b := box{1 << (i % 60), 1 << (i / 60 % 60), 1 << (i / 3600 % 60)}
		m.known = append(m.known, stats.Known[box, int]{Set: b, Figure: stats.AtLeast(c)})
		m.sets = append(m.sets, stats.Count[box]{Set: b, Count: c, Width: 2})
		if i%1000 == 0 {
			m.table = append(m.table, nil)
		}
		m.table[i/1000] = append(m.table[i/1000], c)
	}
	for i := range m.sets { // one count for each set
		m.sets[i].Count = (i % 216_000) * 31 % 50
	}
	return m
}

func levels(do func(level float64)) func() {
	return func() {
		for _, level := range hardLevels {
			do(level)
		}
	}
}

func ints(do func(n, m int)) func() {
	return func() {
		for _, n := range hardInts {
			for _, m := range hardInts {
				orAmountError(func() { do(n, m) })
			}
		}
	}
}

func figures(do func(f, g stats.Figure[int])) func() {
	return func() {
		for _, f := range hardFigure {
			for _, g := range hardFigure {
				do(f, g)
			}
		}
	}
}

func pairs(do func(a, b stats.Point)) func() {
	return func() {
		all := hardPoints()
		for i, a := range all {
			for j := i % 5; j < len(all); j += 5 {
				do(a, all[j])
			}
		}
	}
}

func amounts(do func(n int)) row {
	return row{hard: func() {
		for _, n := range hardInts {
			orAmountError(func() { do(n) })
		}
	}}
}

// orAmountError does something that may panic as is documented: with an
// [*stats.AmountError], where an amount is negative or ends before it begins.
func orAmountError(do func()) {
	defer func() {
		switch e := recover().(type) {
		case nil, *stats.AmountError:
		default:
			panic(e)
		}
	}()
	do()
}

// everyFunction has each exported function of the package.
var everyFunction = map[string]row{
	"About":    amounts(func(n int) { _ = stats.About(n).String() }),
	"AtLeast":  amounts(func(n int) { _ = stats.AtLeast(n).String() }),
	"AtMost":   amounts(func(n int) { _ = stats.AtMost(n).String() }),
	"Exactly":  amounts(func(n int) { _ = stats.Exactly(n).String() }),
	"Fewer":    amounts(func(n int) { _ = stats.Fewer(n).String() }),
	"LessThan": amounts(func(n int) { _ = stats.LessThan(n).String() }),
	"MoreThan": amounts(func(n int) { _ = stats.MoreThan(n).String() }),
	"Nearly":   amounts(func(n int) { _ = stats.Nearly(n).String() }),
	"Between":  {hard: ints(func(n, m int) { _ = stats.Between(n, m).String() })},
	"Bounded": {hard: ints(func(n, m int) {
		_ = stats.Bounded(stats.Bounds[int]{Lo: n, Hi: m}, stats.Bounds[int]{Lo: m, Open: true}).String()
	})},
	"Disputed": {hard: ints(func(n, m int) {
		_ = stats.Disputed(stats.Bounds[int]{Lo: n, Open: true}, stats.Bounds[int]{Lo: n, Hi: m}).String()
	})},
	"As":            {hard: figures(func(f, _ stats.Figure[int]) { _ = stats.As[int64](f) })},
	"Sum":           {hard: figures(func(f, g stats.Figure[int]) { stats.Sum(f, g, f) }), many: func(m *many) { stats.Sum(m.figures...) }},
	"Change":        {hard: figures(func(f, g stats.Figure[int]) { stats.Change(f, g) })},
	"ChangePercent": {hard: figures(func(f, g stats.Figure[int]) { _, _ = stats.ChangePercent(f, g) })},
	"Share":         {hard: figures(func(f, g stats.Figure[int]) { stats.Share(f, g) })},
	"Ratio": {hard: figures(func(f, g stats.Figure[int]) {
		for _, unit := range hardInts {
			orAmountError(func() { _, _ = stats.Ratio(f, g, unit, 1) })
		}
	})},
	"Whole": {hard: figures(func(f, _ stats.Figure[int]) { _, _ = stats.Whole(f, "33.3") }), many: func(m *many) {
		_, _ = stats.Whole(stats.Exactly(5), strings.Repeat("9", len(m.x)))
	}},
	"Contains":     {hard: ints(func(n, m int) { stats.Contains(box{uint64(n), 1, 1}, box{uint64(m), 1, 1}) })},
	"Disjoint":     {hard: ints(func(n, m int) { stats.Disjoint(box{uint64(n), 1, 1}, box{uint64(m), 1, 1}) })},
	"NotEstimable": {hard: func() { _ = stats.NotEstimable().String() }},
	"SafeCell":     {hard: func() { stats.SafeCell("") }, many: func(m *many) { stats.SafeCell(strings.Repeat("=", len(m.x))) }},

	"Garwood": {hard: levels(func(level float64) { amounts(func(n int) { stats.Garwood(n, level) }).hard() })},
	"Byar":    {hard: levels(func(level float64) { amounts(func(n int) { stats.Byar(n, level) }).hard() })},
	"GarwoodOf": {hard: levels(func(level float64) {
		figures(func(f, _ stats.Figure[int]) { stats.GarwoodOf(f, level) })()
	})},
	"Wilson": {hard: levels(func(level float64) { ints(func(n, m int) { stats.Wilson(n, m, level) })() })},
	"ClopperPearson": {hard: levels(func(level float64) {
		ints(func(n, m int) { stats.ClopperPearson(n, m, level) })()
	})},
	"WilsonOf": {hard: levels(func(level float64) {
		figures(func(f, g stats.Figure[int]) { stats.WilsonOf(f, g, level) })()
	})},
	"BinomialLimits": {hard: levels(func(level float64) {
		for _, n := range hardInts {
			for _, share := range hardFloats {
				stats.BinomialLimits(n, share, level)
			}
		}
	})},
	"PoissonLimits": {hard: levels(func(level float64) {
		for _, x := range hardFloats {
			stats.PoissonLimits(x, level)
		}
	})},
	"Chapman": {hard: levels(func(level float64) {
		ints(func(n, m int) {
			for _, both := range hardInts {
				_, _ = stats.Chapman(n, m, both, level)
			}
		})()
	})},
	"ChaoLowerBound": {hard: levels(func(level float64) {
		for _, counts := range ones(hardInts) {
			stats.ChaoLowerBound(counts, level)
		}
	}), many: func(m *many) { stats.ChaoLowerBound(m.counts, 0.95) }},

	"Rate": {hard: pairs(func(a, b stats.Point) { _ = stats.Rate(a, 0.95).Per(b.Of).WithDispersion(b.Of).String() })},
	"RateOf": {hard: figures(func(f, _ stats.Figure[int]) {
		for _, of := range hardFloats {
			stats.RateOf(fpt(f, of), 0.95)
		}
	})},
	"RateRatio":         {hard: pairs(func(a, b stats.Point) { _ = stats.RateRatio(a, b, 0.95).WithDispersion(b.Of).String() })},
	"RateRatioMidP":     {hard: pairs(func(a, b stats.Point) { _ = stats.RateRatioMidP(a, b, 0.95).String() })},
	"RateRatioMinlikeP": {hard: pairs(func(a, b stats.Point) { stats.RateRatioMinlikeP(a, b) })},
	"RateChange":        {hard: pairs(func(a, b stats.Point) { _ = stats.RateChange(a, b, 0.95).String() })},
	"ETest":             {hard: pairs(func(a, b stats.Point) { _ = stats.ETest(a, b).String() })},
	"ETestWald": {hard: pairs(func(a, b stats.Point) {
		_ = stats.ETestWald(a, b, a.Of).String()
		_ = stats.ETestWald(a, b, 5e-324).String()
	})},
	"Newcombe": {hard: pairs(func(a, b stats.Point) { stats.Newcombe(a, b, 0.95) })},
	"RateRatioOf": {hard: figures(func(f, g stats.Figure[int]) {
		for _, of := range hardFloats {
			stats.RateRatioOf(fpt(f, of), fpt(g, 1), 0.95)
		}
	})},
	"RateChangeOf": {hard: figures(func(f, g stats.Figure[int]) {
		for _, of := range hardFloats {
			stats.RateChangeOf(fpt(f, of), fpt(g, 1), 0.95)
		}
	})},
	"WDD": {hard: levels(func(level float64) {
		ints(func(n, m int) {
			for _, size := range hardFloats {
				stats.WDD(stats.BeforeAfter{Before: n, After: m, Size: size}, stats.BeforeAfter{Before: m, After: n}, level)
			}
		})()
	})},

	"Dispersion": {hard: func() {
		for _, p := range ones(hardPoints()) {
			stats.Dispersion(p)
		}
	}, many: func(m *many) { stats.Dispersion(m.points) }},
	"FunnelRate": {hard: levels(func(level float64) {
		for _, p := range ones(hardPoints()) {
			_ = stats.FunnelRate(p, level).String()
		}
	}), many: func(m *many) { stats.FunnelRate(m.points, 0.95) }},
	"FunnelProportion": {hard: levels(func(level float64) {
		for _, p := range ones(hardPoints()) {
			_ = stats.FunnelProportion(p, level).String()
		}
	}), many: func(m *many) { stats.FunnelProportion(m.points, 0.95) }},
	"DirectlyStandardisedRate": {hard: levels(func(level float64) {
		for _, strata := range ones(hardStrata()) {
			stats.DirectlyStandardisedRate(strata, level)
		}
	}), many: func(m *many) { stats.DirectlyStandardisedRate(manyStrata(m), 0.95) }},
	"FayFeuer": {hard: levels(func(level float64) {
		for _, strata := range ones(hardStrata()) {
			stats.FayFeuer(strata, level)
		}
	}), many: func(m *many) { stats.FayFeuer(manyStrata(m), 0.95) }},
	"IndirectlyStandardisedRatio": {hard: levels(func(level float64) {
		for _, n := range hardInts {
			for _, x := range hardFloats {
				stats.IndirectlyStandardisedRatio(n, []stats.ReferenceStratum{{Population: x, ReferenceEvents: float64(n), ReferencePopulation: x}}, level)
			}
			stats.IndirectlyStandardisedRatio(n, nil, level)
		}
	}), many: func(m *many) {
		strata := make([]stats.ReferenceStratum, len(m.x))
		for i := range strata {
			strata[i] = stats.ReferenceStratum{Population: 5, ReferenceEvents: float64(m.counts[i]), ReferencePopulation: 100}
		}
		stats.IndirectlyStandardisedRatio(50, strata, 0.95)
	}},
	"BenjaminiHochberg":  ofFloats(func(x []float64) { stats.BenjaminiHochberg(x) }),
	"BenjaminiYekutieli": ofFloats(func(x []float64) { stats.BenjaminiYekutieli(x) }),
	"Holm":               ofFloats(func(x []float64) { stats.Holm(x) }),
	"MannKendall":        ofFloats(func(x []float64) { _ = stats.MannKendall(x).String() }),
	"TheilSen":           ofFloats(func(x []float64) { _ = stats.TheilSen(x, x, 0.95).String() }),
	"PoissonTrend": {hard: levels(func(level float64) {
		all := hardPoints()
		for _, x := range ones(hardFloats) {
			_ = stats.PoissonTrend(x, all[:len(x)], level).WithOwnDispersion().String()
		}
		stats.PoissonTrend(hardFloats, all[:3], level)
	}), many: func(m *many) { stats.PoissonTrend(m.x, m.points, 0.95) }},
	"MannKendallOf": {hard: func() {
		for _, f := range ones(hardFigure) {
			stats.MannKendallOf(f)
		}
	}, many: func(m *many) { stats.MannKendallOf(m.figures) }},
	"TheilSenOf": {hard: levels(func(level float64) {
		for _, f := range ones(hardFigure) {
			stats.TheilSenOf(hardFloats[:len(f)], f, level)
		}
		stats.TheilSenOf(hardFloats, nil, level)
	}), many: func(m *many) { stats.TheilSenOf(m.x, m.figures, 0.95) }},
	"KaplanMeier": {hard: levels(func(level float64) {
		for _, s := range ones(hardSpells()) {
			_ = stats.KaplanMeier(s, level).String()
		}
	}), many: func(m *many) { stats.KaplanMeier(m.spells, 0.95) }},
	"LogRank": {hard: func() {
		for _, a := range ones(hardSpells()) {
			for _, b := range ones(hardSpells()) {
				stats.LogRank(a, b)
			}
		}
	}, many: func(m *many) { stats.LogRank(m.spells, m.spells[len(m.spells)/2:]) }},
	"Concentration": {hard: func() {
		for _, x := range ones(hardInts) {
			stats.Concentration(x)
		}
	}, many: func(m *many) { stats.Concentration(m.counts) }},
	"TopShare": {hard: func() {
		for _, x := range ones(hardInts) {
			for _, k := range hardInts {
				stats.TopShare(x, k)
			}
		}
	}, many: func(m *many) { stats.TopShare(m.counts, 10) }},

	"Given": {hard: figures(func(f, g stats.Figure[int]) {
		m := stats.Given(stats.Known[box, int]{Set: box{3, 1, 1}, Figure: f}, stats.Known[box, int]{Set: box{6, 1, 1}, Figure: g}, stats.Known[box, int]{})
		_, _ = m.Infer(box{2, 1, 1})
		m.Conflicts()
	}), many: func(m *many) {
		implied := stats.Given(m.known...)
		_, _ = implied.Infer(m.known[3].Set)
		implied.Conflicts()
	}},
	"GivenDistinct": {hard: figures(func(f, g stats.Figure[int]) {
		m := stats.GivenDistinct(stats.Known[box, int]{Set: box{3, 1, 1}, Figure: f}, stats.Known[box, int]{Set: box{6, 1, 1}, Figure: g}, stats.Known[box, int]{})
		_, _ = m.Infer(box{2, 1, 1})
		m.Conflicts()
	}), many: func(m *many) {
		implied := stats.GivenDistinct(m.known...)
		_, _ = implied.Infer(m.known[3].Set)
		implied.Conflicts()
	}},
	"Protect": {hard: hardCounts(func(c []stats.Count[box], k []stats.Known[box, int]) { _, _ = stats.Protect(c, k...) }),
		many: func(m *many) { _, _ = stats.Protect(m.sets, m.known...) }},
	"RoundTogether": {hard: hardCounts(func(c []stats.Count[box], k []stats.Known[box, int]) {
		for _, base := range hardInts {
			_, _, _ = stats.RoundTogether(c, base, k...)
		}
	}), many: func(m *many) { _, _, _ = stats.RoundTogether(m.sets, 5, m.known...) }},
	"Suppress": {hard: hardTables(func(t [][]int) {
		for _, n := range hardInts {
			_, _ = stats.Suppress(t, stats.SuppressionRule{Threshold: n, Width: n, Also: []stats.Cell{{Row: n, Column: 0}}})
			_, _ = stats.Suppress(t, stats.SuppressionRule{Threshold: n, HideZeros: true})
		}
	}), many: func(m *many) { _, _ = stats.Suppress(m.table, stats.SuppressionRule{}) }},
	"SoleCells": {hard: hardTables(func(t [][]int) { _, _ = stats.SoleCells(t) }), many: func(m *many) { _, _ = stats.SoleCells(m.table) }},
	"Attack": {hard: func() {
		for _, a := range ones(hardFigure) {
			for _, b := range ones(hardFigure) {
				_, _ = stats.Attack([][]stats.Figure[int]{a, b})
			}
		}
		_, _ = stats.Attack(nil)
	}, many: func(m *many) { _, _ = stats.Attack([][]stats.Figure[int]{m.figures, m.figures}) }},
}

func ofFloats(do func(x []float64)) row {
	return row{func() {
		for _, x := range ones(hardFloats) {
			do(x)
		}
	}, func(m *many) { do(m.x) }}
}

func hardSpells() (spells []stats.Spell) {
	for i, x := range hardFloats {
		spells = append(spells, stats.Spell{Duration: x, Ended: i%2 == 0})
	}
	return spells
}

func hardStrata() (strata []stats.Stratum) {
	for i, x := range hardFloats {
		strata = append(strata, stats.Stratum{Events: hardInts[i%len(hardInts)], Population: x, Standard: hardFloats[(i+3)%len(hardFloats)]})
	}
	return strata
}

func manyStrata(m *many) []stats.Stratum {
	strata := make([]stats.Stratum, len(m.x))
	for i := range strata {
		strata[i] = stats.Stratum{Events: m.counts[i], Population: 100, Standard: 1 + m.x[i]}
	}
	return strata
}

func hardCounts(do func([]stats.Count[box], []stats.Known[box, int])) func() {
	return func() {
		do(nil, nil)
		for i, n := range hardInts {
			for j, f := range hardFigure {
				m := hardInts[(i+j)%len(hardInts)]
				sum := n + m
				if n > 0 && m > math.MaxInt-n {
					sum = math.MaxInt
				}
				do([]stats.Count[box]{
					{Set: box{1, 1, 1}, Count: n, Width: m}, {Set: box{2, 1, 1}, Count: m, Least: n, Limit: m}, {Set: box{3, 1, 1}, Count: sum, Most: n},
				}, []stats.Known[box, int]{{Set: box{6, 1, 1}, Figure: f}, {Set: box{7, 1, 1}, Figure: hardFigure[i%len(hardFigure)]}, {}})
				do([]stats.Count[box]{{}}, nil)
			}
		}
	}
}

func hardTables(do func([][]int)) func() {
	return func() {
		for _, a := range ones(hardInts) {
			do([][]int{a})
			do([][]int{a, a, {1, 2}})
			for _, n := range a {
				do([][]int{{n, 1}, {3, n}})
			}
		}
		do(nil)
	}
}

func TestEveryFunction(t *testing.T) {
	m := newMany(*manyPoints)
	for _, name := range exportedFunctions(t) {
		row, is := everyFunction[name]
		require.True(t, is, "%s is not tried with hard input", name)
		t.Run(name, func(t *testing.T) {
			row.hard()
			if row.many == nil {
				return
			}
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			start := time.Now()
			row.many(m)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			held := (after.Sys - before.Sys) >> 20
			if *limits {
				t.Logf("%d points: %v, %d MB more of memory, %d MB in all", *manyPoints, took, held, (after.TotalAlloc-before.TotalAlloc)>>20)
				require.Less(t, took, 2*time.Second)
				require.Less(t, held, uint64(200))
			}
		})
	}
}

// exportedFunctions gives the names of those of the package that are no methods.
func exportedFunctions(t *testing.T) (names []string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	require.NoError(t, err)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range parsed.Decls {
			if f, is := d.(*ast.FuncDecl); is && f.Recv == nil && f.Name.IsExported() {
				names = append(names, f.Name.Name)
			}
		}
	}
	slices.Sort(names)
	return names
}

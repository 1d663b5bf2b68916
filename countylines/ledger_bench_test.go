// SPDX-License-Identifier: MIT

package countylines_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// tenThousand gives a ledger of 10,000 returns: 45 forces in 218 weeks, with the
// four nations' and the regions' figures of some of them.
func tenThousand() countylines.Ledger {
	monday := calendar.Date(2019, time.January, 7)
	wholes := []countylines.Area{countylines.UK, countylines.EnglandAndWales, countylines.EMSOU, countylines.ERSOU, countylines.NorthWest, countylines.SouthWest}
	var l countylines.Ledger
	for n := 0; len(l) < 10_000; n++ {
		week := (monday + calendar.Day(7*n)).Week()
		say := func(a countylines.Area, arrests stats.Figure[int], knives int) {
			l = append(l, countylines.Return{
				Area: a, Period: week,
				Counts: countylines.Counts{countylines.Arrests: arrests, countylines.Charged: stats.AtMost(n%30 + 30*a.Size())},
				Seized: seizure.Haul{Weapons: stats.List[seizure.Weapon, int]{{Set: seizure.Knife, Figure: stats.AtLeast(1 + knives)}}},
			})
		}
		i := 0
		for force := range countylines.UK.Forces() {
			if i++; i <= 45 {
				say(force, stats.Exactly(10+(i*n)%20), i%5)
			}
		}
		say(wholes[n%len(wholes)], stats.MoreThan(5*wholes[n%len(wholes)].Size()), 0)
	}
	return l[:10_000]
}

// One answer needs all that an index prepares for a kind of figure.
func BenchmarkIndex(b *testing.B) {
	l := tenThousand()
	week := l[9_000].Period
	b.Run("prepare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			answered = prepare(b, l, week)
		}
	})
	x := l.Index()
	for name, area := range map[string]countylines.Area{"force": countylines.Kent, "region": countylines.NorthWest, "nation": countylines.EnglandAndWales} {
		b.Run("answer/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				answered = answer(b, x, area, week)
			}
		})
	}
	fortnight := calendar.Period{From: week.From - 7, To: week.To}
	b.Run("answer/184 figures", func(b *testing.B) { // two of each return
		for b.Loop() {
			answered = answer(b, x, countylines.EnglandAndWales, fortnight)
		}
	})
}

func prepare(b *testing.B, l countylines.Ledger, week calendar.Period) stats.Figure[int] {
	return answer(b, l.Index(), countylines.Kent, week)
}

func answer(b *testing.B, x *countylines.Index, area countylines.Area, period calendar.Period) stats.Figure[int] {
	fig, err := x.Count(countylines.Arrests, area, period)
	require.NoError(b, err)
	return fig
}

var answered stats.Figure[int]

// The public record of 1,117 rows, and the Home Office's tables of 11,016, and by force
// alone of 10,719.
func BenchmarkConflicts(b *testing.B) {
	weeks, _ := read(b, published.Weeks)
	tables, _ := read(b, published.SeizuresByForce)
	national, _ := read(b, published.SeizuresNational)
	for name, l := range map[string]countylines.Ledger{"record": weeks, "forces": tables, "tables": slices.Concat(tables, national)} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				conflicts = l.Conflicts()
			}
			b.ReportMetric(float64(len(conflicts)), "conflicts")
		})
	}
}

var conflicts []countylines.Conflict

// One force in one year, with the national table, from what was prepared.
func BenchmarkTables(b *testing.B) {
	forces, _ := read(b, published.SeizuresByForce)
	national, _ := read(b, published.SeizuresNational)
	x := slices.Concat(forces, national).Index()
	year := calendar.Date(2017, time.April, 1).FinancialYear()
	crack := countylines.SeizuresOf(seizure.Crack)
	for name, ask := range map[string]func() error{
		"explain": func() error { _, err := x.Explain(crack, countylines.Suffolk, year); return err },
		"sum":     func() error { _, err := x.Sum(countylines.Suffolk, year); return err },
	} {
		require.NoError(b, ask())
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NoError(b, ask())
			}
		})
	}
}

// A file of 1,117 rows, and what encoding/csv alone takes for it.
func BenchmarkReadReturns(b *testing.B) {
	b.SetBytes(int64(len(published.Weeks)))
	b.ReportAllocs()
	for b.Loop() {
		accepted = countRead(published.Weeks)
	}
	require.Equal(b, 1_054, accepted)
}

func countRead(file string) (n int) {
	for _, err := range tables.ReadReturns(strings.NewReader(file)) {
		if err == nil {
			n++
		}
	}
	return n
}

var accepted int

// SPDX-License-Identifier: MIT

package countylines_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// The days of the spells are those on which the line is active, counted one by one.
func TestSpellsMatchTheDaysInUse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := drawLine(t)
		until := newYear + calendar.Day(rapid.IntRange(0, 700).Draw(t, "until"))
		days := 0
		for day := newYear; day < until; day++ {
			if line.ActiveOn(day) {
				days++
			}
		}
		sum, ended := 0.0, 0
		spells := line.Spells(until)
		for i, s := range spells {
			require.GreaterOrEqual(t, s.Duration, 0.0)
			sum += s.Duration
			if s.Ended {
				ended++
			} else {
				require.Equal(t, len(spells)-1, i, "only the last spell is running still")
			}
		}
		require.Equal(t, float64(days), sum)
		closed := 0
		for _, c := range line.Closures {
			if c.On <= until {
				closed++
			}
		}
		require.Equal(t, closed, ended)
	})
}

// A year of lines, counted again without any of the methods.
func TestLinesMatchARecount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := countylines.Lines(rapid.SliceOfN(rapid.Custom(drawLine), 0, 20).Draw(t, "lines"))
		year := calendar.Period{From: newYear, To: newYear + 365}
		var type1, type2, untyped, fromMerseyside, stayed, back int
		flows := map[[2]countylines.Area]int{}
		for _, line := range lines {
			flows[[2]countylines.Area{line.Exporter, line.Importers}]++
			if line.Exporter == countylines.Merseyside {
				fromMerseyside++
			}
			for _, c := range line.Closures {
				if c.On >= year.To {
					continue
				}
				switch c.How {
				case countylines.ClosedType1:
					type1++
				case countylines.ClosedType2:
					type2++
				default:
					untyped++
				}
				if c.BackBy != 0 {
					back++
				} else {
					stayed++
				}
			}
		}
		r := lines.Return(countylines.UK, year)
		require.Equal(t, stats.Exactly(type1+type2+untyped), r.Counts[countylines.LinesClosed])
		require.Equal(t, stats.Between(type1, type1+untyped), r.Counts[countylines.ClosedType1])
		require.Equal(t, stats.Between(type2, type2+untyped), r.Counts[countylines.ClosedType2])
		require.Equal(t, stats.Exactly(len(lines.ActiveOn(newYear))), r.Counts[countylines.LinesActive])
		if untyped == 0 { // the types say no more than the total
			_, err := r.Counts.Of(countylines.LinesClosed)
			require.NoError(t, err)
		}
		require.Len(t, lines.From(countylines.Merseyside), fromMerseyside)
		stayedClosed, cameBack, unchecked := lines.CheckBacks(year)
		require.Equal(t, [3]int{0, back, stayed}, [3]int{stayedClosed, cameBack, unchecked})
		got := lines.Flows()
		pairs := 0
		for _, to := range got {
			pairs += len(to)
		}
		require.Equal(t, len(flows), pairs)
		for flow, n := range flows {
			require.Equal(t, n, got[flow[0]][flow[1]])
			require.GreaterOrEqual(t, got.Exported()[flow[0]], n)
			require.GreaterOrEqual(t, got.Imported()[flow[1]], n)
		}
		held := lines.Held(year.To - 1)
		require.Len(t, held, type1+type2+untyped)
		require.Equal(t, len(lines), lines.SeenBy(lines))
	})
}

func TestClosuresThatSeveralClaim(t *testing.T) {
	c := closure(20, 0)
	again := closure(22, 40)
	again.By, again.How, again.HoldersCharged, again.Checked = countylines.Merseyside, countylines.ClosedType1, 2, newYear+30
	line := countylines.Line{Brand: "Rico", Exporter: countylines.Merseyside, Importers: countylines.Staffordshire, Opened: newYear + 10, Closures: []countylines.Closure{again, c}}
	year := calendar.Period{From: newYear, To: newYear + 365}
	lines := countylines.Lines{line}
	for _, by := range []countylines.Area{countylines.Merseyside, countylines.Staffordshire | countylines.Merseyside} {
		r := lines.Return(by, year)
		require.Equal(t, stats.Exactly(1), r.Counts[countylines.ClosedType1], by)
		require.Equal(t, stats.Exactly(0), r.Counts[countylines.ClosedType2], by)
		require.Equal(t, stats.Exactly(2), r.Counts[countylines.LineHoldersCharged], by)
	}
	elsewhere := lines.Return(countylines.Staffordshire, year)
	require.Equal(t, stats.Exactly(0), elsewhere.Counts[countylines.LinesClosed], "it is controlled in Merseyside, whoever closed it")
	require.Equal(t, stats.Exactly(0), elsewhere.Counts[countylines.LinesActive])
	require.Len(t, lines.ClosedBy(countylines.Staffordshire), 1)
	require.Len(t, lines.ClosedBy(countylines.Kent), 0)
	require.Equal(t, stats.Exactly(0), lines.Return(countylines.Kent, year).Counts[countylines.LinesClosed])
	require.Equal(t, []stats.Spell{{Duration: 20, Ended: true}}, countylines.Lines{line}.Held(newYear+100))
	require.Equal(t, []stats.Spell{{Duration: 10}}, countylines.Lines{line}.Held(newYear+39), "checked on day 30, back later")
}

func TestSeenBy(t *testing.T) {
	line := func(brand string, from countylines.Area) countylines.Line {
		return countylines.Line{Brand: brand, Exporter: from, Opened: newYear}
	}
	a := countylines.Lines{line("Rico", countylines.Merseyside), line("Rico", countylines.Metropolitan), line("DJ", countylines.Merseyside), line("DJ", countylines.Merseyside)}
	b := countylines.Lines{line("RICO", countylines.Merseyside), line("dj", countylines.Merseyside), line("Felix", countylines.Merseyside)}
	require.Equal(t, 2, a.SeenBy(b))
	require.Equal(t, 2, b.SeenBy(a))
	require.Zero(t, a.SeenBy(nil))
}

func TestFlowsTable(t *testing.T) {
	lines := countylines.Lines{
		{Brand: "Rico", Exporter: countylines.Merseyside, Importers: countylines.Staffordshire | countylines.WestMercia},
		{Brand: "DJ", Exporter: countylines.Merseyside, Importers: countylines.Staffordshire},
		{Brand: "Felix", Exporter: countylines.Staffordshire, Importers: countylines.Staffordshire},
		{Brand: "nobody knows from where", Importers: countylines.Kent},
	}
	table := lines.Flows().Table()
	require.Equal(t, []string{"from", "Staffordshire", "West Mercia"}, table.Head)
	require.Equal(t, [][]string{{"Merseyside", "2", "1"}, {"Staffordshire", "1", "0"}}, table.Rows)
	require.Empty(t, countylines.Lines{}.Flows())
}

// Active and closed are counted by the same rule, of a line that nobody knows who
// controls too, so a share of both means something; above 1 it is not told.
func TestLinesOfAnArea(t *testing.T) {
	closed := countylines.Closure{On: newYear + 20, By: countylines.Kent, How: countylines.ClosedType1}
	quarter := calendar.Period{From: newYear, To: newYear + 90}
	lines := countylines.Lines{
		{Brand: "Rico", Exporter: countylines.Metropolitan, Importers: countylines.Kent, Opened: newYear - 10, Closures: []countylines.Closure{closed}},
		{Brand: "DJ", Importers: countylines.Kent, Opened: newYear - 10, Closures: []countylines.Closure{closed}},
	}
	met := lines.Return(countylines.Metropolitan, quarter)
	require.Equal(t, stats.Between(1, 2), met.Counts[countylines.LinesActive])
	require.Equal(t, stats.Between(1, 2), met.Counts[countylines.LinesClosed])
	require.Equal(t, stats.Between(1, 2), met.Counts[countylines.ClosedType1])
	kent := lines.Return(countylines.Kent, quarter)
	require.Equal(t, stats.Between(0, 1), kent.Counts[countylines.LinesActive])
	require.Equal(t, stats.Between(0, 1), kent.Counts[countylines.LinesClosed])
	require.Equal(t, stats.Exactly(2), lines.Return(countylines.UK, quarter).Counts[countylines.LinesClosed])

	late := countylines.Line{Brand: "Zed", Exporter: countylines.Metropolitan, Opened: newYear + 5, Closures: []countylines.Closure{closed}}
	r := countylines.Lines{lines[0], late}.Return(countylines.Metropolitan, quarter)
	require.False(t, stats.Share(r.Counts[countylines.LinesClosed], r.Counts[countylines.LinesActive]).Bounds.Estimable(), "2 closed, of 1 active on the first day")
	ranking := countylines.Rank(countylines.Ledger{r}, countylines.Counted(countylines.LinesClosed), countylines.PerOf(countylines.Counted(countylines.LinesActive)), quarter, 0.95)
	require.Contains(t, ranking.Notes, countylines.NotAShare)
}

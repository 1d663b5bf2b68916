package countylines_test

import (
	"testing"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
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
		require.Equal(t, countylines.CheckBacks{Back: back, Unchecked: stayed}, lines.CheckBacks(year))
		got := lines.Flows()
		require.Len(t, got, len(flows))
		for flow, n := range flows {
			require.Equal(t, n, got[countylines.Flow{From: flow[0], To: flow[1]}])
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
	for _, by := range []countylines.Area{countylines.Staffordshire, countylines.Merseyside, countylines.Staffordshire | countylines.Merseyside} {
		r := countylines.Lines{line}.Return(by, year)
		require.Equal(t, stats.Exactly(1), r.Counts[countylines.ClosedType1], by)
		require.Equal(t, stats.Exactly(0), r.Counts[countylines.ClosedType2], by)
		require.Equal(t, stats.Exactly(2), r.Counts[countylines.LineHoldersCharged], by)
	}
	require.Equal(t, stats.Exactly(0), countylines.Lines{line}.Return(countylines.Kent, year).Counts[countylines.LinesClosed])
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

// SPDX-License-Identifier: MIT

package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"gonum.org/v1/plot/vg"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// mostFlows is how many flows are drawn; the table has all.
const mostFlows = 25

// flows shows from where to where the lines run.
func (r record) flows() (Chart, bool) {
	if len(r.lines) == 0 {
		return Chart{}, false
	}
	flows := r.lines.Flows()
	type flow struct {
		from, to countylines.Area
		lines    int
	}
	var list []flow
	for from, all := range flows {
		for to, n := range all {
			list = append(list, flow{from, to, n})
		}
	}
	slices.SortFunc(list, func(a, b flow) int {
		return cmp.Or(cmp.Compare(b.lines, a.lines), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	c := Chart{
		ID: "flows", Title: "From where to where lines run",
		Says:  fmt.Sprintf("%s between %s of an exporting and an importing force.", several(len(r.lines), "line runs", "lines run"), several(len(list), "pair", "pairs")),
		Not:   "A line that sells in two places counts in both rows. Lines whose exporter is not known are left out.",
		Alt:   "One row for each pair of an exporter and an importer, the most frequent first.",
		Key:   []Sign{{"bar", "the number of lines"}},
		Table: Table{Caption: "Lines by exporter and importer", Head: []string{"Exporter", "Importer", "Lines"}},
	}
	var bars []bar
	for i, f := range list {
		if i < mostFlows {
			bars = append(bars, bar{name: f.from.String() + " to " + f.to.String(), sure: unknown, read: ends{0, float64(f.lines)}, mark: math.NaN()})
		}
		c.Table.Rows = append(c.Table.Rows, Row{Cells: []string{f.from.String(), f.to.String(), strconv.Itoa(f.lines)}})
	}
	if len(bars) == 0 {
		return Chart{}, false
	}
	c.pictures(func(width vg.Length) []panel { return []panel{ranged(bars, width, "lines", numbers{least: 1})} })
	return c, true
}

// lifetimes shows how long lines last, as a Kaplan–Meier curve.
func (r record) lifetimes() (Chart, bool) {
	until := r.lastSeen()
	spells := r.lines.Spells(until)
	k := stats.KaplanMeier(spells, level)
	if len(k.Steps) == 0 {
		return Chart{}, false
	}
	c := Chart{
		ID: "lifetimes", Title: "How long lines last",
		Says:  fmt.Sprintf("Of %s in use, %d ended by a closure; those still in use on %s count for as long as they were seen. %s", several(k.Spells, "time", "times"), k.Ended, until, medianText(k)),
		Not:   "A line that nobody knew of is in no list, and the day on which a line was first seen may be late.",
		Alt:   "A staircase that falls from 100 per cent: the share of lines still open after so many days, between two dashed lines for the 95 per cent band; below each day the lines still at risk.",
		Key:   []Sign{{"solid line", "the share still open"}, {"dashed lines", "its 95 per cent band"}},
		Table: Table{Caption: "The curve, with the number still watched (at risk)", Head: []string{"Days", "At risk", "Closed then", "Share still open", "95% band"}},
	}
	s := curve{spells: spells}
	for _, st := range k.Steps {
		s.stairs = append(s.stairs, stair{st.Duration, float64(st.Survival), ends{st.Interval.Lo, st.Interval.Hi}})
		c.Table.Rows = append(c.Table.Rows, Row{Cells: []string{strconv.FormatFloat(st.Duration, 'f', -1, 64), strconv.Itoa(st.AtRisk), strconv.Itoa(st.Ended), short(100*float64(st.Survival)) + "%",
			rangeText(stats.Interval{Lo: 100 * st.Interval.Lo, Hi: 100 * st.Interval.Hi})}})
	}
	c.pictures(func(width vg.Length) []panel { return []panel{curved(s, width)} })
	return c, true
}

func medianText(k stats.KaplanMeierResult) string {
	if float64(k.Median) != float64(k.Median) {
		return "More than half last longer than was watched."
	}
	return fmt.Sprintf("Half of them last no more than %s days (95%% interval %s).", short(float64(k.Median)), rangeText(k.MedianInterval))
}

// lastSeen gives the last day that the lines tell of, on which those not closed were in use.
func (r record) lastSeen() (last calendar.Day) {
	for _, l := range r.lines {
		last = max(last, l.Opened)
		for _, c := range l.Closures {
			last = max(last, c.On, c.Checked, c.BackBy)
		}
	}
	return last
}

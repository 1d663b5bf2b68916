// SPDX-License-Identifier: MIT

// Command weeks follows the national results of the intensification weeks since
// 2019: what rose, against the week before and against the same season a year
// earlier, how sure that is, and where the words came to mean something else.
//
// The figures are those that the National Police Chiefs' Council, newspapers and
// police forces printed of the nation, as they stand in internal/published. Some
// releases say "UK" and some "England and Wales": both are the national headline, and
// each week says which it is. A week of which nothing was found is a gap, not a zero.
package main

import (
	"fmt"
	"log"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// followed are the things that are counted week by week.
var followed = []countylines.Subject{
	countylines.Counted(countylines.Arrests),
	countylines.Counted(countylines.LinesClosed),
	countylines.Counted(countylines.PeopleEngaged),
	countylines.Counted(countylines.PeopleSafeguarded),
	countylines.Counted(countylines.AddressesVisited),
	countylines.WeaponsOf(seizure.AnyWeapon),
	countylines.WeaponsOf(seizure.Firearms),
}

func main() {
	log.SetFlags(0)
	nation, rejected := national()
	fmt.Printf("%d national returns of intensification weeks; %d rows of the record could not be read.\n", len(nation), rejected)
	fmt.Print("\"By chance\" is the change that chance alone leaves possible at 95 per cent, if events are independent of each other,\nand p how often chance makes so much of weeks that are alike. What words such as \"over\" allow is in brackets.\n")
	var weeks []calendar.Period
	for _, o := range countylines.Operations() {
		weeks = append(weeks, o.Period)
	}
	for _, of := range followed {
		follow(of, countylines.Trend(nation, of, countylines.UK, weeks, 0.95))
	}
}

// national gives what the record says of the nation in intensification weeks, and how
// many rows it rejects.
func national() (nation countylines.Ledger, rejected int) {
	for r, err := range tables.ReadReturns(strings.NewReader(published.Weeks)) {
		if err != nil {
			rejected++
			continue
		}
		if _, ok := countylines.OperationOf(r.Period); ok {
			nation = append(nation, r)
		}
	}
	return nation.Headlines(), rejected
}

// follow prints a series: each week's figure and its changes, then the trend.
func follow(of countylines.Subject, s countylines.Series) {
	fmt.Printf("\n%s\n\n", strings.ToUpper(of.String()))
	t := stats.Table{Head: []string{"week", "of", "figure", "against the week above", "by chance", "", "against the same season a year before", "by chance", ""}}
	for i, m := range s.Points {
		row := []string{m.Period.Label(), nationOf(m), m.Value.String()}
		row = append(row, change(of, s.Points, i-1, i)...)
		row = append(row, change(of, s.Points, seasonBefore(s.Points, i), i)...)
		t.Rows = append(t.Rows, row)
	}
	fmt.Print(t)
	for _, week := range s.Wild {
		fmt.Printf("Far from all others is %s.\n", week.Label())
	}
	for _, step := range s.Steps {
		why := step.Why
		if why == "" {
			why = "all figures before it are lower, or all are higher, than all after it"
		}
		fmt.Printf("Break before %s: %s.\n", step.After.Label(), why)
	}
	fmt.Printf("%d of %d weeks have no figure, or figures that differ.\n", len(s.Missing), len(s.Points)+len(s.Missing))
	fmt.Println(trend(s))
}

// nationOf gives what a week's headline is printed for.
func nationOf(m countylines.Moment) string {
	if m.Basis == "England and Wales" {
		return "E and W"
	}
	return "UK"
}

// change gives by how much a figure differs from an earlier one, and what chance
// allows; nothing if there is no earlier one.
func change(of countylines.Subject, points []countylines.Moment, before, after int) []string {
	if before < 0 {
		return []string{"", "", ""}
	}
	row := countylines.Compare(nationally(of, points[before]), nationally(of, points[after]))[0]
	percent := row.Change.PerCent()
	if slices.Contains(row.Notes, countylines.DefinitionBroke) {
		return []string{percent, "who is counted changed", ""}
	}
	// How many times a rate is another is told, as its change is, in per cent.
	odds := row.Chance(0.95, 1)
	times := odds.Interval.Reading
	return []string{percent, stats.Interval{Lo: 100 * (times.Lo - 1), Hi: 100 * (times.Hi - 1)}.PerCent(), asRead(odds.P).AsP()}
}

// asRead gives a range as it is usually read alone.
func asRead(r stats.Range) stats.Range { return stats.Range{Bounds: r.Reading, Reading: r.Reading} }

// nationally gives the return that a moment's figure makes.
func nationally(of countylines.Subject, m countylines.Moment) countylines.Return {
	r := countylines.Return{Area: countylines.UK, Period: m.Period}
	_ = r.Put(of, m.Value) // its only figure
	return r
}

// seasonBefore gives the last point before i of the same half-year a year earlier,
// spring until August and autumn from September; −1 if there is none.
func seasonBefore(points []countylines.Moment, i int) int {
	year, autumn := season(points[i].Period)
	for j := i - 1; j >= 0; j-- {
		if y, a := season(points[j].Period); y == year-1 && a == autumn {
			return j
		}
	}
	return -1
}

func season(p calendar.Period) (year int, autumn bool) {
	year, month, _ := p.From.Date()
	return year, month >= time.September
}

// trend says whether the figures rise or fall, and how steeply, if that is more than
// chance makes of them.
func trend(s countylines.Series) string {
	mk, slope := s.Count.MannKendall, s.Count.TheilSen
	what := fmt.Sprintf("Over %d weeks the figures neither rise nor fall more steadily than chance may have it (Mann–Kendall, %s)", mk.N, mk.P.AsP())
	if mk.P < 0.05 {
		way := "rise"
		if mk.S < 0 {
			way = "fall"
		}
		const days = 365
		perYear := slope.Interval.Times(days)
		what = fmt.Sprintf("Over %d weeks the figures %s more steadily than chance has it (Mann–Kendall, %s): by %.0f in a year, or anything from %.0f to %.0f",
			mk.N, way, mk.P.AsP(), math.Abs(days*float64(slope.Slope)), perYear.Lo, perYear.Hi)
	}
	if slices.ContainsFunc(s.Steps, func(step countylines.Step) bool { return step.Why != "" }) {
		what += "; who is counted changed in between, so this is no trend of one thing"
	}
	return what + "."
}

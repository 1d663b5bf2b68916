// Command weeks follows the national results of the intensification weeks since
// 2019: what rose, against the week before and against the same season a year
// earlier, how sure that is, and where the words came to mean something else.
//
// The figures are those that the National Police Chiefs' Council, newspapers and
// police forces printed of the nation, as they stand in internal/record. Some
// releases say "UK" and some "England and Wales"; both are taken for the nation. A
// week of which nothing was found is a gap, not a zero.
package main

import (
	"fmt"
	"log"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/record"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// followed are the things that are counted week by week.
var followed = []countylines.Subject{
	{Measure: countylines.Arrests},
	{Measure: countylines.LinesClosed},
	{Measure: countylines.PeopleEngaged},
	{Measure: countylines.PeopleSafeguarded},
	{Measure: countylines.AddressesVisited},
	{Weapon: seizure.AnyWeapon},
	{Weapon: seizure.Firearms},
}

func main() {
	log.SetFlags(0)
	nation, rejected := national()
	fmt.Printf("%d national figures of intensification weeks; %d rows of the record were rejected.\n", len(nation), rejected)
	var weeks []calendar.Period
	for _, o := range countylines.Operations() {
		weeks = append(weeks, o.Period)
	}
	for _, of := range followed {
		quantity := func(r countylines.Return) (stats.Figure[int64], error) {
			v, err := of.Of(r)
			return v.Figure, err
		}
		follow(of, countylines.Trend(nation, quantity, countylines.UK, weeks, 0.95))
	}
}

// national gives what the record says of the nation in intensification weeks, and how
// many rows it rejects.
func national() (nation countylines.Ledger, rejected int) {
	for r, err := range countylines.ReadReturns(strings.NewReader(record.Weeks)) {
		switch {
		case err != nil:
			rejected++
			continue
		case r.Area == countylines.EnglandAndWales:
			r.Area = countylines.UK
		}
		if _, ok := countylines.OperationOf(r.Period); ok && r.Area == countylines.UK && r.Scope == "" {
			nation = append(nation, r)
		}
	}
	return nation, rejected
}

// follow prints a series: each week's figure and its changes, then the trend.
func follow(of countylines.Subject, s countylines.Series) {
	fmt.Printf("\n%s\n\n", strings.ToUpper(of.String()))
	t := stats.Table{Head: []string{"week", "figure", "on the week before, %", "ratio, by chance", "p", "on the same season, %", "ratio, by chance", "p"}}
	for i, m := range s.Points {
		row := []string{m.Period.Label(), m.Value.String()}
		row = append(row, change(of, s.Points, i-1, i)...)
		row = append(row, change(of, s.Points, seasonBefore(s.Points, i), i)...)
		t.Rows = append(t.Rows, row)
	}
	fmt.Print(t)
	for _, step := range s.Steps {
		why := step.Why
		if why == "" {
			why = "the figures before lie all on one side of those after"
		}
		fmt.Printf("Break before %s: %s.\n", step.After.Label(), why)
	}
	fmt.Printf("%d of %d weeks have no figure, or figures that differ.\n", len(s.Missing), len(s.Points)+len(s.Missing))
	mk, slope := s.Count.MannKendall, s.Count.TheilSen
	fmt.Printf("Trend over %d weeks: S = %d, p = %v; %s a year.\n", mk.N, mk.S, mk.P, perYear(slope))
}

// change gives by how much a figure differs from an earlier one, and what chance
// allows; nothing if there is no earlier one.
func change(of countylines.Subject, points []countylines.Moment, before, after int) []string {
	if before < 0 {
		return []string{"", "", ""}
	}
	row := countylines.Compare(nationally(of, points[before]), nationally(of, points[after]))[0]
	odds := row.Chance(0.95, 1)
	percent := row.Change.String()
	for _, n := range row.Notes {
		if n == countylines.DefinitionBroke {
			percent += " (" + n.String() + ")"
		}
	}
	return []string{percent, odds.Interval.Reading.String(), asRead(odds.P)}
}

// asRead gives a range as usually read.
func asRead(r stats.Range) string { return stats.Range{Bounds: r.Reading, Reading: r.Reading}.String() }

// nationally gives the return that a moment's figure makes.
func nationally(of countylines.Subject, m countylines.Moment) countylines.Return {
	r := countylines.Return{Area: countylines.UK, Period: m.Period}
	count := stats.As[int](m.Value.Figure)
	if of.Weapon != 0 {
		r.Seized = seizure.Of(of.Weapon.Count(count))
	} else {
		r.Counts = countylines.Counts{of.Measure: count}
	}
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

// perYear gives a slope by day as one by year.
func perYear(r stats.TheilSenResult) string {
	const days = 365
	return fmt.Sprintf("%v (%v)", stats.Estimate(days*r.Slope), r.Interval.Times(days))
}

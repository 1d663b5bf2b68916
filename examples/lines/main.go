// SPDX-License-Identifier: MIT

// Command lines follows a year of deal lines: how many were active and closed, where
// they ran from and to, how long they lasted, how long closures held, and how many
// nobody saw.
//
// The lines are simulated, always the same ones: nothing is published of single
// lines. No rate or duration here says anything about a real force.
package main

import (
	"fmt"
	"log"
	"maps"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/examples/internal/show"
	"github.com/countylines/ops/stats"
)

var year = calendar.Date(2022, time.January, 1).Year()

// exporters have, made up, how often a line is theirs and how many days it lasts on
// average until it is closed.
var exporters = []struct {
	area   countylines.Area
	weight int
	days   float64
}{
	{countylines.Metropolitan, 45, 210},
	{countylines.Merseyside, 30, 120},
	{countylines.WestMidlands, 15, 160},
	{countylines.GreaterManchester, 10, 160},
}

var importers = []countylines.Area{
	countylines.Staffordshire, countylines.WestMercia, countylines.Norfolk, countylines.Kent, countylines.Essex,
	countylines.NorthWales, countylines.DevonAndCornwall, countylines.Cumbria, countylines.Metropolitan, countylines.Merseyside,
}

func main() {
	log.SetFlags(0)
	lines := simulate(rand.New(rand.NewPCG(2022, 1003)), 160)
	for _, line := range lines {
		if err := line.Validate(); err != nil {
			log.Fatal(err)
		}
	}

	fmt.Print(show.MadeUp)
	fmt.Println("ACTIVE AND CLOSED")
	fmt.Println()
	t := stats.Table{Head: []string{"quarter", "active on its first day", "closed, Type 1", "closed, Type 2", "holders charged per closure of Type 1"}}
	for p := year.From.Quarter(); p.From < year.To; p = p.To.Quarter() {
		r := lines.Return(countylines.UK, p)
		perClosure, err := stats.Ratio(r.Counts[countylines.LineHoldersCharged], r.Counts[countylines.ClosedType1], 1, 1)
		if err != nil {
			log.Fatal(err)
		}
		t.Rows = append(t.Rows, []string{p.Label(), r.Counts[countylines.LinesActive].String(), r.Counts[countylines.ClosedType1].String(),
			r.Counts[countylines.ClosedType2].String(), perClosure.String()})
	}
	fmt.Print(t)

	flows := lines.Flows()
	fmt.Print("\nFLOWS, exporter to importer\n\n", flows.Table())
	fmt.Println()
	concentrated("exporting", flows.Exported())
	concentrated("importing", flows.Imported())

	lifetimes(lines)
	durability(lines)
	unseen(lines)
}

// lifetimes says how long lines were active until they were closed.
func lifetimes(lines countylines.Lines) {
	fmt.Print("\nLIFETIMES until a line was closed; of lines still active on 31 December only the least is known\n\n")
	london, merseyside := lines.From(countylines.Metropolitan).Spells(year.To-1), lines.From(countylines.Merseyside).Spells(year.To-1)
	lasted("All", lines.Spells(year.To-1))
	lasted("From London", london)
	lasted("From Merseyside", merseyside)
	test := stats.LogRank(london, merseyside)
	chance := "chance alone may explain that the two differ"
	if test.P < 0.05 {
		chance = "chance alone hardly explains that the two differ"
	}
	fmt.Printf("London and Merseyside: %s (log-rank test, %s).\n", chance, test.P.AsP())
}

// durability says how many closures held, and for how long.
func durability(lines countylines.Lines) {
	fmt.Print("\nDURABILITY\n\n")
	stayed, back, unchecked := lines.CheckBacks(year)
	fmt.Printf("%d closures stayed closed at the last check-back, %d lines came back, %d were not checked.\n", stayed, back, unchecked)
	checked := stayed + back
	fmt.Printf("Of the %d checked, %s stayed closed (95%% interval %s).\n", checked,
		stats.Share(stats.Exactly(stayed), stats.Exactly(checked)).Times(100).PerCent(), stats.Wilson(stayed, checked, 0.95).Times(100).PerCent())
	held := stats.KaplanMeier(lines.Held(year.To-1), 0.95)
	for _, days := range []float64{14, 28} {
		step := held.At(days)
		survival := stats.Interval{Lo: float64(step.Survival), Hi: float64(step.Survival)}
		fmt.Printf("Still closed after %.0f days: %s (95%% interval %s).\n", days, survival.Times(100).PerCent(), step.Interval.Times(100).PerCent())
	}
}

// unseen says how many lines there may be that neither of two lists has.
func unseen(lines countylines.Lines) {
	fmt.Print("\nUNSEEN\n\n")
	force, btp := seen(rand.New(rand.NewPCG(2022, 1)), lines, 0.6), seen(rand.New(rand.NewPCG(2022, 2)), lines, 0.35)
	both := force.SeenBy(btp)
	all, err := stats.Chapman(len(force), len(btp), both, 0.95)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("The forces know %d lines, the railway police %d, both %d.\n", len(force), len(btp), both)
	fmt.Printf("If either list were no guide to the other, there would be about %.0f lines in all (95%% interval %.0f to %.0f).\n", float64(all.Total), all.Interval.Lo, all.Interval.Hi)
	fmt.Println("Police lists tend to hold the same lines, and lines open and close within the year: read it as a lower figure.")
}

// concentrated says how unevenly lines are spread over the forces that they run from or to.
func concentrated(doing string, lines map[countylines.Area]int) {
	c := stats.Concentration(slices.Collect(maps.Values(lines)))
	top := stats.Interval{Lo: float64(c.Top1), Hi: float64(c.Top1)}
	fmt.Printf("Of %d %s forces the largest has %s of the lines; that is as concentrated as %.1f equal forces would be (Gini %.2f).\n",
		c.N, doing, top.Times(100).PerCent(), float64(c.Effective), float64(c.Gini))
}

// lasted says how long half of some lines were active.
func lasted(whose string, spells []stats.Spell) {
	r := stats.KaplanMeier(spells, 0.95)
	fmt.Printf("%s: %d of %d times that a line was in use ended; half lasted longer than %v days (95%% interval %v).\n", whose, r.Ended, r.Spells, r.Median, r.MedianInterval)
}

// simulate draws n lines that opened during the year or the one before.
func simulate(r *rand.Rand, n int) countylines.Lines {
	var lines countylines.Lines
	for i := range n {
		at := 0
		for pick := r.IntN(100); pick >= exporters[at].weight; at++ {
			pick -= exporters[at].weight
		}
		line := countylines.Line{
			Brand:    fmt.Sprintf("Line %d", i+1),
			Exporter: exporters[at].area,
			Opened:   year.From - 365 + calendar.Day(r.IntN(365+year.Size())),
		}
		for range 1 + r.IntN(2) {
			line.Importers |= importers[r.IntN(len(importers))]
		}
		line.Closures = closures(r, line, exporters[at].days)
		lines = append(lines, line)
	}
	return lines
}

// closures draws the closures of a line that lasts so many days on average, until
// it stays closed or the year is over.
func closures(r *rand.Rand, line countylines.Line, days float64) []countylines.Closure {
	var all []countylines.Closure
	for from := line.Opened; ; {
		c := countylines.Closure{On: from + calendar.Day(r.ExpFloat64()*days), By: line.Exporter, How: countylines.ClosedType2}
		if c.On >= year.To {
			return all
		}
		comesBack := 0.4
		if r.Float64() < 0.7 {
			c.How, c.HoldersCharged, comesBack = countylines.ClosedType1, 1+r.IntN(2), 0.1
		}
		if back := c.On + 7 + calendar.Day(r.IntN(50)); r.Float64() < comesBack && back < year.To {
			c.BackBy = back
		} else if check := c.On + 28; check < year.To {
			c.Checked = check
		}
		all = append(all, c)
		if from = c.BackBy; from == 0 {
			return all
		}
	}
}

// seen draws the lines that a source knows of.
func seen(r *rand.Rand, lines countylines.Lines, share float64) countylines.Lines {
	var known countylines.Lines
	for _, line := range lines {
		if r.Float64() < share {
			known = append(known, line)
		}
	}
	return known
}

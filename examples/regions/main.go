// SPDX-License-Identifier: MIT

// Command regions adds up the Home Office's table of drug seizures by region, and says
// what is missing and whether the parts make up the whole:
//
//	go run ./examples/regions -drug crack-cocaine -year 2012/13
//
// The table has no Welsh force, and Hampshire and Bedfordshire are missing in some
// years. A region is added up twice: from its forces alone, and with the table for
// England and Wales, which leaves less room for those who are missing.
package main

import (
	"flag"
	"fmt"
	"log"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// table is whom the Home Office's table for England and Wales is about.
const table = countylines.England | countylines.Wales | countylines.BTP | countylines.BorderForce

var regions = []countylines.Area{
	countylines.NorthEast, countylines.NorthWest, countylines.YorkshireAndTheHumber, countylines.EastMidlands, countylines.WestMidlandsRegion,
	countylines.EastOfEngland, countylines.London, countylines.SouthEast, countylines.SouthWest, countylines.Wales,
	countylines.England, countylines.BTP, countylines.BorderForce, table,
}

func main() {
	log.SetFlags(0)
	var drug seizure.Substance
	var year calendar.Period
	flag.TextVar(&drug, "drug", seizure.Crack, "a drug that the table has, or several joined by |")
	flag.TextVar(&year, "year", calendar.Date(2012, time.April, 1).FinancialYear(), "a financial year")
	flag.Parse()

	forces, nation := read(published.SeizuresByForce, year), read(published.SeizuresNational, year)
	all := append(forces, nation...)
	fmt.Printf("Seizures of %v in %s\n\n%v", drug, year.Label(), sums(drug, year, forces, all))
	fmt.Printf("\nWhat does not add up in %s, whatever the drug\n\n", year.Label())
	for _, c := range all.Conflicts() {
		if c.Verdict == stats.AsRead { // an amount that is below what the table prints, or was not weighed
			fmt.Printf("%v, %v: the table has %s for %s.\n", c.Of, name(c.Area), c.Most, c.Least)
			continue
		}
		figures := fmt.Sprintf("%d figures come", len(c.Parts))
		if len(c.Parts) == 1 {
			figures = "one figure comes"
		}
		fmt.Printf("%v, %v: %s to at least %s, and the whole is at most %s.\n", c.Of, name(c.Area), figures, c.Least, c.Most)
	}
}

// read gives the figures of a year.
func read(file string, year calendar.Period) (l countylines.Ledger) {
	for r, err := range tables.ReadReturns(strings.NewReader(file)) {
		if err != nil {
			log.Fatal(err)
		}
		if r.Period == year {
			l = append(l, r)
		}
	}
	return l
}

// sums gives a row for each region: who is missing, the sum by the forces alone and
// with the national table, and on how many figures that rests.
func sums(drug seizure.Substance, year calendar.Period, forces, all countylines.Ledger) stats.Table {
	of := countylines.SeizuresOf(drug)
	reported := forces.Reported(func(r countylines.Return) bool { return r.Seized.Seizures[drug].Reported() }, year)
	byForce, withTable := forces.Index(), all.Index()
	t := stats.Table{Head: []string{"region", "forces", "reporting", "seizures by the forces", "and by the national table", "figures it rests on", "missing"}}
	for _, area := range regions {
		alone, err := byForce.Explain(of, area, year)
		if err != nil {
			log.Fatal(err)
		}
		sum, rests := "contradiction", ""
		if both, err := withTable.Explain(of, area, year); err == nil {
			sum, rests = both.Figure.String(), fmt.Sprint(len(both.RestsOn))
		}
		missing := ""
		if area&^reported != 0 {
			missing = (area &^ reported).String()
		}
		t.Rows = append(t.Rows, []string{name(area), fmt.Sprint(area.Size()), fmt.Sprint((area & reported).Size()), alone.Figure.String(), sum, rests, missing})
	}
	return t
}

func name(a countylines.Area) string {
	if a == table {
		return "the whole table"
	}
	return a.String()
}

// SPDX-License-Identifier: MIT

// Command publish makes a region's quarterly tables of children arrested and
// safeguarded fit to be published: it prints the tables, what is hidden in them and
// why, and what a reader who subtracts would have learnt if only the small counts had
// been blanked.
//
// All figures are made up. One force has told of its year already, which would give a
// quarter away.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/publish"
	"github.com/countylines/ops/stats"
)

var (
	areas    = []countylines.Area{countylines.Staffordshire, countylines.Warwickshire, countylines.WestMercia, countylines.WestMidlands, countylines.WestMidlandsRegion}
	subjects = []countylines.Subject{countylines.Counted(countylines.ChildrenArrested), countylines.Counted(countylines.AdultsArrested), countylines.Counted(countylines.Arrests), countylines.Counted(countylines.ChildrenSafeguarded)}
)

// madeUp has children arrested, adults arrested and children safeguarded for each
// quarter and force.
var madeUp = [4][4][3]int{
	{{6, 41, 9}, {3, 18, 7}, {11, 36, 12}, {22, 140, 37}},
	{{8, 37, 11}, {6, 22, 5}, {9, 31, 14}, {27, 133, 41}},
	{{5, 44, 8}, {7, 19, 2}, {12, 29, 10}, {19, 128, 35}},
	{{9, 39, 13}, {5, 24, 6}, {10, 33, 11}, {25, 151, 44}},
}

func main() {
	log.SetFlags(0)
	first := []calendar.Day{calendar.Date(2025, 1, 1), calendar.Date(2025, 4, 1), calendar.Date(2025, 7, 1), calendar.Date(2025, 10, 1), calendar.Date(2026, 1, 1)}
	var drafts []publish.Draft
	for q, forces := range madeUp {
		d := publish.Draft{Title: "Made-up figures: children and county lines", Areas: areas, Subjects: subjects, Period: calendar.Period{From: first[q], To: first[q+1]}}
		for i, n := range forces {
			d.Figures = append(d.Figures, countylines.Return{Area: areas[i], Period: d.Period, Counts: countylines.Counts{
				countylines.ChildrenArrested:    stats.Exactly(n[0]),
				countylines.AdultsArrested:      stats.Exactly(n[1]),
				countylines.ChildrenSafeguarded: stats.Exactly(n[2]),
			}})
		}
		drafts = append(drafts, d)
	}
	// Children arrested by Warwickshire in the year, and in its last three quarters:
	// between them they tell the first.
	public := countylines.Ledger{
		release(calendar.Period{From: first[0], To: first[4]}, 21),
		release(calendar.Period{From: first[2], To: first[4]}, 12),
	}
	rule := publish.Rule{Width: 3, Labels: true}
	tables, err := publish.Protect(rule, public, drafts...)
	if err != nil {
		log.Fatal(err)
	}
	for _, t := range tables {
		if len(t.Report.Hidden) == 0 {
			fmt.Printf("%v: nothing is hidden.\n\n", t.Period)
			continue
		}
		if err := t.WriteMarkdown(os.Stdout); err != nil {
			log.Fatal(err)
		}
		fmt.Println()
		explain(t, tables)
	}
}

// release is what Warwickshire has published, made up.
func release(p calendar.Period, children int) countylines.Return {
	return countylines.Return{Area: countylines.Warwickshire, Period: p,
		Counts: countylines.Counts{countylines.ChildrenArrested: stats.Exactly(children)},
		Source: countylines.Source{Publisher: "Warwickshire Police", Published: calendar.Date(2026, 1, 12)}}
}

// explain says for the publisher alone what is hidden, and why.
func explain(t publish.Published, tables []publish.Published) {
	rows := stats.Table{Head: []string{"hidden", "of", "why", "for", "if only small counts were blank"}}
	for _, h := range t.Report.Hidden {
		bare, protects := "", ""
		if h.Why == publish.Protecting {
			of := tables[h.For.Table]
			protects = fmt.Sprintf("%v, %v, %v", of.Areas[h.For.Row], of.Subjects[h.For.Column], of.Period)
		} else {
			bare = "a reader could tell " + h.Bare.String()
		}
		rows.Rows = append(rows.Rows, []string{t.Areas[h.Row].String(), t.Subjects[h.Column].String(), h.Why.String(), protects, bare})
	}
	fmt.Println(rows)
	for _, l := range t.Report.Leaks {
		fmt.Printf("Public already, with or without this table: %v, %v is %v, by", t.Areas[l.Row], t.Subjects[l.Column], l.Range)
		for _, r := range l.From {
			fmt.Printf(" %s of %v;", r.Source.Publisher, r.Period)
		}
		fmt.Println()
	}
}

// SPDX-License-Identifier: MIT

package publish_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/publish"
	"github.com/countylines/ops/stats"
)

// draft is a made-up table of arrests in a quarter, for a region of four forces.
func draft() publish.Draft {
	quarter := calendar.Period{From: calendar.Date(2025, 1, 1), To: calendar.Date(2025, 4, 1)}
	var figures countylines.Ledger
	for _, f := range []struct {
		area             countylines.Area
		children, adults int
	}{{countylines.Staffordshire, 3, 20}, {countylines.Warwickshire, 6, 11}, {countylines.WestMercia, 9, 14}, {countylines.WestMidlands, 14, 60}} {
		figures = append(figures, countylines.Return{Area: f.area, Period: quarter, Counts: countylines.Counts{
			countylines.ChildrenArrested: stats.Exactly(f.children),
			countylines.AdultsArrested:   stats.Exactly(f.adults),
		}})
	}
	return publish.Draft{
		Title:    "Made-up arrests",
		Figures:  figures,
		Areas:    []countylines.Area{countylines.Staffordshire, countylines.Warwickshire, countylines.WestMercia, countylines.WestMidlands, countylines.WestMidlandsRegion},
		Subjects: []countylines.Subject{counted(countylines.ChildrenArrested), counted(countylines.AdultsArrested), counted(countylines.Arrests)},
		Period:   quarter,
	}
}

// counted is the subject of a measure.
func counted(m countylines.Measure) countylines.Subject { return countylines.Counted(m) }

func ExampleProtect() {
	// Warwickshire has told how many children it arrested.
	d := draft()
	public := countylines.Ledger{{
		Area: countylines.Warwickshire, Period: d.Period,
		Counts: countylines.Counts{countylines.ChildrenArrested: stats.Exactly(6)},
		Source: countylines.Source{Publisher: "Warwickshire Police"},
	}}
	tables, err := publish.Protect(publish.Rule{Width: 3}, public, d)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(tables[0].Table())
	for _, h := range tables[0].Report.Hidden {
		fmt.Println(d.Areas[h.Row], "|", d.Subjects[h.Column], "|", h.Why)
	}
	// Output:
	// Area                  Arrests of children  Arrests of adults  Arrests
	// Staffordshire         [c]                  [c]                     23
	// Warwickshire          6                    11                      17
	// West Mercia           [c]                  [c]                     23
	// West Midlands         14                   60                      74
	// West Midlands region  32                   105                    137
	// Staffordshire | arrests of children | small
	// Staffordshire | arrests of adults | to protect another
	// West Mercia | arrests of children | to protect another
	// West Mercia | arrests of adults | to protect another
}

func ExamplePublished_WriteCSV() {
	tables, err := publish.Protect(publish.Rule{Width: 3, Labels: true}, nil, draft())
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := tables[0].WriteCSV(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// Made-up arrests
	// Period: January to March 2025
	// "Note 1: [c] means that a count is hidden so that nobody can be identified: it is small, or a small one could be worked out from it."
	// "Note 2: ""under 5"" means a count from 1 to 4."
	// Area,Arrests of children,Arrests of adults,Arrests
	// Staffordshire,under 5,[c],23
	// Warwickshire,[c],[c],17
	// West Mercia,9,14,23
	// West Midlands,14,60,74
	// West Midlands region,32,105,137
}

func ExamplePublished_WriteMarkdown() {
	tables, err := publish.Protect(publish.Rule{Width: 3}, nil, draft())
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := tables[0].WriteMarkdown(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// ## Made-up arrests
	//
	// Period: January to March 2025
	//
	// | Area | Arrests of children | Arrests of adults | Arrests |
	// | --- | --- | --- | ---: |
	// | Staffordshire | \[c] | \[c] | 23 |
	// | Warwickshire | \[c] | \[c] | 17 |
	// | West Mercia | 9 | 14 | 23 |
	// | West Midlands | 14 | 60 | 74 |
	// | West Midlands region | 32 | 105 | 137 |
	//
	// 1. \[c\] means that a count is hidden so that nobody can be identified: it is small, or a small one could be worked out from it.
}

// The ledger is what a reader has of the table, and infers from.
func ExamplePublished_Ledger() {
	d := draft()
	tables, err := publish.Protect(publish.Rule{Width: 3}, nil, d)
	if err != nil {
		fmt.Println(err)
		return
	}
	public := tables[0].Ledger()
	for _, area := range []countylines.Area{countylines.Staffordshire, countylines.WestMidlands, countylines.Staffordshire | countylines.Warwickshire} {
		told, err := public.Count(countylines.ChildrenArrested, area, d.Period)
		fmt.Println(told, err)
	}
	// Output:
	// at most 9 <nil>
	// 14 <nil>
	// 9 <nil>
}

func ExamplePublished_Rows() {
	tables, err := publish.Protect(publish.Rule{Width: 3}, nil, draft())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, row := range tables[0].Rows()[3:5] {
		for _, cell := range row {
			fmt.Printf("%T %v;", cell, cell)
		}
		fmt.Println()
	}
	// Output:
	// string Area;string Arrests of children;string Arrests of adults;string Arrests;
	// string Staffordshire;string [c];string [c];int64 23;
}

func ExamplePublished_Table() {
	tables, err := publish.Protect(publish.Rule{Width: 3, Labels: true}, nil, draft())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(tables[0].Table())
	// Output:
	// Area                  Arrests of children  Arrests of adults  Arrests
	// Staffordshire         under 5              [c]                     23
	// Warwickshire          [c]                  [c]                     17
	// West Mercia           9                    14                      23
	// West Midlands         14                   60                      74
	// West Midlands region  32                   105                    137
}

func ExampleWhy_String() {
	fmt.Println(publish.Small, "|", publish.Sole, "|", publish.Protecting)
	// Output:
	// small | all of its total | to protect another
}

func ExampleWhy_MarshalText() {
	text, err := json.Marshal([]publish.Why{publish.Small, publish.Protecting})
	fmt.Println(string(text), err)
	// Output:
	// ["small","to protect another"] <nil>
}

func ExampleWhy_UnmarshalText() {
	var whys []publish.Why
	fmt.Println(json.Unmarshal([]byte(`["all of its total"]`), &whys), whys)
	fmt.Println(json.Unmarshal([]byte(`["secret"]`), &whys))
	// Output:
	// <nil> [all of its total]
	// stats: reason "secret": is none of small, all of its total, to protect another
}

func ExampleRuleError() {
	_, err := publish.Protect(publish.Rule{}, nil, draft())
	fmt.Println(err)
	// Output:
	// publish: rule: Width: 0 protects nothing: 1 or more
}

func ExampleCellError() {
	d := draft()
	d.Figures[1].Counts[countylines.ChildrenArrested] = stats.MoreThan(5)
	_, err := publish.Protect(publish.Rule{Width: 3}, nil, d)
	fmt.Println(err)
	// Output:
	// publish: table 0, row 1, column 0 (arrests of children, Warwickshire, January to March 2025): is not reported exactly, and does not follow from what is
}

func ExampleContradictionError() {
	d := draft()
	public := countylines.Ledger{{
		Area: countylines.Warwickshire, Period: d.Period,
		Counts: countylines.Counts{countylines.Arrests: stats.Exactly(16)},
		Source: countylines.Source{Publisher: "Warwickshire Police", Published: calendar.Date(2025, 4, 2)},
	}}
	_, err := publish.Protect(publish.Rule{Width: 3}, public, d)
	contradiction, _ := errors.AsType[*publish.ContradictionError](err)
	fmt.Println(contradiction.Cells, contradiction.Public[0].Source.Publisher)
	// Output:
	// [{0 1 2}] Warwickshire Police
}

// A total of 3 is public already, and zeros are shown, so that whatever is hidden one
// force has 1 and the other 2.
func ExampleUnprotectedError() {
	d := draft()
	d.Areas, d.Subjects = d.Areas[:2], d.Subjects[:1]
	d.Figures[0].Counts[countylines.ChildrenArrested] = stats.Exactly(1)
	d.Figures[1].Counts[countylines.ChildrenArrested] = stats.Exactly(2)
	public := countylines.Ledger{{
		Area: d.Areas[0] | d.Areas[1], Period: d.Period,
		Counts: countylines.Counts{countylines.ChildrenArrested: stats.Exactly(3)},
	}}
	_, err := publish.Protect(publish.Rule{Width: 3}, public, d)
	unprotected, _ := errors.AsType[*publish.UnprotectedError](err)
	fmt.Println(unprotected.Cells, unprotected.Width)
	// Output:
	// [{0 0 0} {0 1 0}] 3
}

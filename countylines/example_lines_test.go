// SPDX-License-Identifier: MIT

package countylines_test

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// madeUpLines are three lines of 2022. They are made up: nothing is published of
// single lines.
func madeUpLines() countylines.Lines {
	day := func(m time.Month, d int) calendar.Day { return calendar.Date(2022, m, d) }
	return countylines.Lines{
		{Brand: "Rico", Exporter: countylines.Merseyside, Importers: countylines.Staffordshire | countylines.WestMercia, Opened: day(time.March, 1),
			Closures: []countylines.Closure{{On: day(time.October, 4), By: countylines.Staffordshire, How: countylines.ClosedType2, BackBy: day(time.November, 1)}}},
		{Brand: "DJ", Exporter: countylines.Metropolitan, Importers: countylines.Staffordshire, Opened: day(time.May, 2)},
		{Brand: "Felix", Exporter: countylines.Merseyside, Importers: countylines.Merseyside, Opened: day(time.June, 1),
			Closures: []countylines.Closure{{On: day(time.October, 6), By: countylines.Merseyside, How: countylines.ClosedType1, HoldersCharged: 2, Checked: day(time.November, 3)}}},
	}
}

func ExampleLines() {
	lines := madeUpLines()
	fmt.Println(len(lines.ActiveOn(calendar.Date(2022, time.October, 3))), "active")
	fmt.Println(stats.KaplanMeier(lines.Spells(calendar.Date(2022, time.December, 1)), 0.95))
	fmt.Println(stats.LogRank(lines.From(countylines.Merseyside).Spells(calendar.Date(2022, time.December, 1)), lines.From(countylines.Metropolitan).Spells(calendar.Date(2022, time.December, 1))))
	// Output:
	// 3 active
	// 2 of 4 spells ended: median 217 (95% interval 127 or more)
	// 2 spells ended where 1.667 were expected, and 0 where 0.3333 were: chi-squared 0.5, p = 0.48
}

func ExampleLines_ActiveOn() {
	for _, line := range madeUpLines().ActiveOn(calendar.Date(2022, time.October, 5)) {
		fmt.Println(line.Brand)
	}
	// Output:
	// DJ
	// Felix
}

func ExampleLines_From() {
	for _, line := range madeUpLines().From(countylines.Merseyside) {
		fmt.Println(line.Brand)
	}
	// Output:
	// Rico
	// Felix
}

func ExampleLines_To() {
	lines := countylines.Lines{
		{Brand: "Rico", Exporter: countylines.Merseyside, Importers: countylines.Staffordshire | countylines.WestMercia},
		{Brand: "Jay", Exporter: countylines.Metropolitan, Importers: countylines.Kent},
	}
	for _, line := range lines.To(countylines.WestMercia) {
		fmt.Println(line.Brand)
	}
	// Output: Rico
}

func ExampleLine_Spells() {
	rico := madeUpLines()[0]
	fmt.Println(rico.Spells(calendar.Date(2022, time.December, 1)))
	// Output: [{217 true} {30 false}]
}

func ExampleLines_Spells() {
	spells := madeUpLines().Spells(calendar.Date(2022, time.December, 1))
	fmt.Println(stats.KaplanMeier(spells, 0.95).Median, "days")
	// Output: 217 days
}

func ExampleLines_Held() {
	fmt.Println(madeUpLines().Held(calendar.Date(2022, time.December, 1)))
	// Output: [{28 true} {28 false}]
}

func ExampleLines_CheckBacks() {
	stayed, back, unchecked := madeUpLines().CheckBacks(calendar.Date(2022, time.October, 1).Month())
	fmt.Println(stayed, "stayed closed,", back, "came back,", unchecked, "unchecked;", stats.Wilson(stayed, stayed+back, 0.95))
	// Output: 1 stayed closed, 1 came back, 0 unchecked; 0.09453 to 0.9055
}

func ExampleLines_Return() {
	r := madeUpLines().Return(countylines.Merseyside, calendar.Date(2022, time.October, 3).Week())
	fmt.Println(r.Counts[countylines.LinesActive], "active,", r.Counts[countylines.LinesClosed], "closed")
	perClosure, err := stats.Ratio(r.Counts[countylines.LineHoldersCharged], r.Counts[countylines.ClosedType1], 1, 1)
	fmt.Println(perClosure, "holders charged per closure of Type 1", err)
	// Output:
	// 2 active, 2 closed
	// 2 holders charged per closure of Type 1 <nil>
}

func ExampleLines_SeenBy() {
	ours := madeUpLines()
	theirs := countylines.Lines{{Brand: "RICO", Exporter: countylines.Merseyside}, {Brand: "Zed", Exporter: countylines.Merseyside}}
	fmt.Println(ours.SeenBy(theirs), "of", len(ours), "and", len(theirs))
	// Output: 1 of 3 and 2
}

func ExampleLines_Flows() {
	flows := madeUpLines().Flows()
	fmt.Println(flows[countylines.Merseyside][countylines.Merseyside], "internal line in Merseyside")
	// Output: 1 internal line in Merseyside
}

func ExampleFlows_Exported() {
	exported := madeUpLines().Flows().Exported()
	fmt.Println(exported[countylines.Merseyside], exported[countylines.Metropolitan])
	// Output: 3 1
}

func ExampleFlows_Imported() {
	imported := madeUpLines().Flows().Imported()
	fmt.Println(slices.Sorted(maps.Values(imported)))
	// Output: [1 1 2]
}

func ExampleFlows_Table() {
	fmt.Print(madeUpLines().Flows().Table())
	// Output:
	// from          Merseyside  Staffordshire  West Mercia
	// Merseyside             1              1            1
	// Metropolitan           0              1            0
}

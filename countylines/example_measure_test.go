// SPDX-License-Identifier: MIT

package countylines_test

import (
	"encoding/json"
	"fmt"

	"github.com/countylines/ops/countylines"
)

func ExampleMeasure() {
	decided := countylines.Charged | countylines.Released
	fmt.Println(decided)
	fmt.Println(countylines.Arrests.Without(decided).And(countylines.Remanded) == 0)
	// Arrests and lines have no common total.
	fmt.Println((countylines.Arrests | countylines.LinesClosed).Size())
	// Output:
	// people charged or released without charge
	// true
	// -1
}

func ExampleMeasure_And() {
	fmt.Println(countylines.LineHoldersCharged.And(countylines.Remanded))
	fmt.Println(countylines.Charged.And(countylines.Released))
	// Output:
	// line holders charged among people charged and remanded
	// nothing
}

func ExampleMeasure_Without() {
	fmt.Println(countylines.Arrests.Without(countylines.Charged))
	// Output: arrests without people charged
}

func ExampleMeasure_Size() {
	fmt.Println(countylines.LinesClosed.Size(), countylines.ClosedType1.Size(), (countylines.LinesClosed | countylines.Warrants).Size())
	// Output: 2 1 -1
}

func ExampleMeasure_Family() {
	fmt.Println(countylines.Remanded.Family(), "/", countylines.ClosedType1.Family())
	// Output: arrests / lines closed
}

func ExampleMeasure_OverAreas() {
	// Two forces may claim one line.
	fmt.Println(countylines.LinesClosed.OverAreas(), countylines.Arrests.OverAreas())
	// Output: distinct additive
}

func ExampleMeasure_OverDays() {
	fmt.Println(countylines.LinesActive.OverDays(), countylines.PeopleSafeguarded.OverDays(), countylines.Arrests.OverDays())
	// Output: stock distinct additive
}

func ExampleRule() {
	if countylines.LinesActive.OverDays() == countylines.Stock {
		fmt.Println("12 lines this week and 9 the next are not 21")
	}
	// Output: 12 lines this week and 9 the next are not 21
}

func ExampleRule_String() {
	fmt.Println(countylines.Additive, countylines.Distinct, countylines.Stock)
	// Output: additive distinct stock
}

func ExampleMeasures() {
	for _, m := range countylines.Measures() {
		if m.Family() == countylines.LinesClosed {
			fmt.Println(m)
		}
	}
	// Output:
	// lines closed
	// lines closed (Type 1)
	// lines closed (Type 2)
}

func ExampleMeasure_String() {
	fmt.Println(countylines.UnderInvestigation, "/", countylines.NRMReferralsCountyLines)
	// Output: people released under investigation or bailed before charge / NRM referrals flagged as county lines
}

func ExampleMeasure_MarshalText() {
	out, err := json.Marshal(map[countylines.Measure]int{
		countylines.Arrests:                                      55,
		countylines.Charged | countylines.Released:               42,
		countylines.LineHoldersCharged.And(countylines.Remanded): 6,
	})
	fmt.Println(string(out), err)
	// Output: {"arrests":55,"charged|released":42,"line-holders-charged/remanded":6} <nil>
}

func ExampleMeasure_UnmarshalText() {
	var said map[countylines.Measure]int
	err := json.Unmarshal([]byte(`{"lines-closed": 3, "educated_adults": 490}`), &said)
	fmt.Println(said[countylines.LinesClosed], said[countylines.AdultsTaught], err)
	// Output: 3 490 <nil>
}

func ExampleParseMeasure() {
	m, err := countylines.ParseMeasure("lines_closed_type1")
	fmt.Println(m, err)
	_, err = countylines.ParseMeasure("arrests|adults-taught")
	fmt.Println(err)
	// Output:
	// lines closed (Type 1) <nil>
	// countylines: measure "arrests|adults-taught" joins measures of different families, which have no total
}

package countylines_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Rows that cannot be read are named, and the others are read all the same.
func ExampleReadReturns() {
	file := strings.NewReader(`publisher,week_start,week_end,area,measure,qualifier,value,value_high,unit
npcc.police.uk,2022-10-03,2022-10-09,UK,arrests,more_than,1350,,count
npcc.police.uk,2022-10-03,2022-10-09,UK,lines_closed_pct_change,exactly,65,,percent
itv.com,2022-10-03,2022-10-10,Stafordshire,arrests,exactly,25,,count
itv.com,2022-10-03,2022-10-10,Staffordshire,cocaine_mass,more_than,5,,kg
`)
	for r, err := range countylines.ReadReturns(file) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.Area, r.Period, r.Counts[countylines.Arrests], r.Seized)
	}
	// Output:
	// UK 3 to 9 October 2022 over 1,350 nothing
	// countylines: row 3, measure "lines_closed_pct_change": has no place in a return: it is a percentage: a claim to check, not a figure to add
	// countylines: row 4, area "Stafordshire": is no force, region or nation; write "Staffordshire", "Bedfordshire" or "Hertfordshire"
	// Staffordshire 3 to 9 October 2022 not reported over 5kg of cocaine
}

// A return of several figures takes as many rows. What a spreadsheet would run is
// made harmless, and read back as it was.
func ExampleWriteReturns() {
	err := countylines.WriteReturns(os.Stdout, countylines.Ledger{{
		Area:   countylines.WestMercia,
		Period: calendar.Date(2022, time.October, 3).Week(),
		Counts: countylines.Counts{countylines.Arrests: stats.Exactly(38)},
		Seized: seizure.MustParse("over £7,000 worth of drugs"),
		Source: countylines.Source{Publisher: "=West Mercia"},
	}})
	fmt.Println(err)
	// Output:
	// publisher,source_url_or_title,published,week_start,week_end,area,measure,qualifier,value,value_high,unit,return
	// '=West Mercia,,,2022-10-03,2022-10-09,West Mercia,arrests,exactly,38,,count,1
	// '=West Mercia,,,2022-10-03,2022-10-09,West Mercia,drug_value,more_than,7000,,GBP,1
	// <nil>
}

func ExampleReturn_Validate() {
	r := countylines.Return{Area: countylines.Kent, Joint: countylines.Kent, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(25)}}
	fmt.Println(r.Validate())
	// Output:
	// countylines: return: Period "no days" are what a figure is about; give the days of the operation, or of the week
	// countylines: return: Joint "Kent" did the work itself; name the others who may have counted it
}

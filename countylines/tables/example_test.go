// SPDX-License-Identifier: MIT

package tables_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A table is read as it is published, with its title, its notes and its marks.
func ExampleRead() {
	file := strings.NewReader(`"Arrests and lines closed, years ending March"
"[c] stands for 1 to 4."
,2022,,2023,
Force,Arrests,Lines closed,Arrests,Lines closed
Kent,"1,204",31,"1,310 [r]",40
Surrey,211,[c],198,7
`)
	sheet, err := tables.ReadCSV(file)
	if err != nil {
		fmt.Println(err)
		return
	}
	result := sheet.Read(tables.About{Publisher: "made up"})
	for _, c := range result.Cells {
		if c.Is == tables.Figure {
			r := result.Ledger[c.At]
			for _, v := range r.All() {
				fmt.Println(c.Name(), r.Area, r.Period.Label(), c.Says, v, c.Marks.Names())
			}
		}
	}
	// Output:
	// B5 Kent 2021/22 arrests 1,204 []
	// C5 Kent 2021/22 lines_closed 31 []
	// D5 Kent 2022/23 arrests 1,310 [revised]
	// E5 Kent 2022/23 lines_closed 40 []
	// B6 Surrey 2021/22 arrests 211 []
	// C6 Surrey 2021/22 lines_closed 1 to 4 [suppressed]
	// D6 Surrey 2022/23 arrests 198 []
	// E6 Surrey 2022/23 lines_closed 7 []
}

// Rows that cannot be read are named, and the others are read all the same.
func ExampleReadReturns() {
	file := strings.NewReader(`publisher,week_start,week_end,area,measure,qualifier,value,value_high,unit
npcc.police.uk,2022-10-03,2022-10-09,UK,arrests,more_than,1350,,count
npcc.police.uk,2022-10-03,2022-10-09,UK,lines_closed_pct_change,exactly,65,,percent
itv.com,2022-10-03,2022-10-10,Stafordshire,arrests,exactly,25,,count
itv.com,2022-10-03,2022-10-10,Staffordshire,cocaine_mass,more_than,5,,kg
`)
	for r, err := range tables.ReadReturns(file) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(r.Area, r.Period, r.Counts[countylines.Arrests], r.Seized)
	}
	// Output:
	// UK 3 to 9 October 2022 over 1,350 nothing
	// countylines: row 3, measure "lines_closed_pct_change": has no place in a return: it is a percentage: a claim to check, not a figure to add
	// countylines: row 4, area "Stafordshire": is no force, region or nation; write "Staffordshire"
	// Staffordshire 3 to 9 October 2022 not reported over 5kg of cocaine
}

// A return of several figures takes as many rows. What a spreadsheet would run is
// made harmless, and read back as it was.
func ExampleWriteReturns() {
	err := tables.WriteReturns(os.Stdout, countylines.Ledger{{
		Area:   countylines.WestMercia,
		Period: calendar.Date(2022, time.October, 3).Week(),
		Counts: countylines.Counts{countylines.Arrests: stats.Exactly(38)},
		Seized: seizure.MustParse("over £7,000 worth of drugs"),
		Source: countylines.Source{Publisher: "=West Mercia"},
	}})
	fmt.Println(err)
	// Output:
	// publisher,source_url_or_title,published,week_start,week_end,area,measure,qualifier,value,value_high,unit,return,area_slug,measure_slug,wording,value_min,value_max,bounds_unit
	// '=West Mercia,,,2022-10-03,2022-10-09,West Mercia,arrests,exactly,38,,count,1,west-mercia,arrests,38,38,38,count
	// '=West Mercia,,,2022-10-03,2022-10-09,West Mercia,drug_value,more_than,7000,,GBP,1,west-mercia,worth:any-drug,"over £7,000",7000,,GBP
	// <nil>
}

// The class of a row is that of the year's last day, and benzodiazepines are those of
// class C: etizolam, controlled since 2017, is of no class in the table of 2011/12.
func ExampleDrugsOf() {
	last := calendar.Date(2012, time.March, 31)
	c, _ := tables.DrugsOf("_total-class-c", last)
	benzodiazepines, _ := tables.DrugsOf("benzodiazepines", last)
	fmt.Println(c == seizure.ClassC(last), benzodiazepines.Contains(seizure.Etizolam), benzodiazepines.Contains(seizure.Diazepam))
	// Output: true false true
}

// Where a file leaves out its year the caller says it, and what stays unread is told.
func ExampleSheet_Read() {
	sheet, err := tables.ReadCSV(strings.NewReader(`Force,Arrests,Charge rate
Kent,"1,204",31%
Wessex,77,40%
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	about := tables.About{File: "arrests.csv", Period: calendar.Date(2021, time.April, 1).FinancialYear()}
	result := sheet.Read(about)
	fmt.Println(len(result.Ledger), result.Ledger[0].Area, result.Ledger[0].Period, result.Ledger[0].Source.Place)
	for _, c := range result.Cells {
		if c.Is == tables.Percentage || c.Is == tables.Refused {
			fmt.Println(c.Name(), c.Is, "-", c.Says)
		}
	}
	// Output:
	// 1 Kent April 2021 to March 2022 B2
	// C2 percentage - a percentage
	// B3 refused - its area “Wessex” cannot be named
	// C3 percentage - a percentage
}

// A number that is not read is an error with its place, its text and the reason.
func ExampleResult_Refused() {
	sheet, err := tables.ReadCSV(strings.NewReader("Force,Arrests 2022\nWessex,77\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	about := tables.About{File: "arrests.csv"}
	for _, refused := range sheet.Read(about).Refused([]tables.Sheet{sheet}, about) {
		fmt.Println(refused)
		fmt.Println(refused.Cell, refused.Text)
	}
	// Output:
	// tables: arrests.csv: B2: "77": its area “Wessex” cannot be named
	// B2 77
}

// A file of another format is told by its name.
func ExampleOpen() {
	file := strings.NewReader("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and what Excel wrote in 1997")
	_, err := tables.Open("Table 1.csv", file, file.Size())
	fmt.Println(err)
	// Output: tables: Table 1.csv: "...... and wha": this is a workbook of Excel 97 (.xls), or an encrypted one; save it without a password as .ods, .xlsx or CSV
}

// Marks are written as words.
func ExampleMarks_Names() {
	fmt.Println((tables.Revised | tables.Provisional).Names())
	// Output: [provisional revised]
}

// What is raised in a cell is kept apart from its number.
func ExampleRaise() {
	fmt.Println("12" + tables.Raise("r2"))
	// Output: 12ʳ²
}

func ExampleCellName() {
	fmt.Println(tables.CellName(6, 2), tables.CellName(0, 26))
	// Output: C7 AA1
}

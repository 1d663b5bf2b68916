// SPDX-License-Identifier: MIT

package records_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
)

// records are made up, as a force might keep them.
const recordsFile = `Date,Force,Drug,Weight (g)
03/10/2022,Staffs,cocaine,over 5kg
03/10/2022,Staffordshire,crack,17.95
04/10/2022,West Mercia,heroin,10.5
31/02/2022,West Mercia,heroin,3
05/10/2022,Mersyside,heroin,4
`

func ExampleRead() {
	var tally records.Tally
	for e, err := range records.Read(strings.NewReader(recordsFile)) {
		if row, ok := errors.AsType[*countylines.RowError](err); ok {
			fmt.Printf("row %d, %s %q: %s\n", row.Row, row.Column, row.Text, row.Reason)
			continue
		}
		tally.Add(e, e.On.Quarter())
	}
	for _, r := range tally.Ledger() {
		fmt.Println(r.Area, r.Period.Label(), r.Seized)
	}
	// Output:
	// row 5, Date "31/02/2022": February 2022 has 28 days
	// row 6, Force "Mersyside": is no force, region or nation; write "Merseyside"
	// Staffordshire Q4 2022 17.95g of crack cocaine and over 5kg of cocaine
	// West Mercia Q4 2022 10.5g of heroin
}

func ExampleRead_json() {
	lines := `{"on": "2022-10-05", "by": "Staffs", "outcome": "RUI", "offence": "PWITS"}
{"on": "2022-10-05", "by": "Staffs", "what": "children taught", "count": "over 950"}`
	for e, err := range records.Read(strings.NewReader(lines)) {
		fmt.Println(e.By, e.Count, e.What, err)
	}
	// Output:
	// Staffordshire 1 people released under investigation <nil>
	// Staffordshire over 950 children taught <nil>
}

func ExampleWrite() {
	written := slices.Clone(exhibits[:2])
	written[0].Team = "=north" // a spreadsheet would run it
	err := records.Write(os.Stdout, slices.Values(written))
	fmt.Println(err)
	// Output:
	// date,force,team,joint,scope,what,count,count_min,count_max,also,item,offence,vulnerable,line
	// 2022-10-04,staffordshire,'=north,,,,,,,,over 5kg of cocaine,,,
	// 2022-10-05,staffordshire,north,,,,,,,,18g of cocaine,,,
	// <nil>
}

func ExampleTally_AddFile() {
	var tally records.Tally
	err := tally.AddFile(context.Background(), strings.NewReader(recordsFile), calendar.Day.Quarter, records.Options{})
	fmt.Println(tally.Accepted, "rows added,", tally.Rejected, "rejected,", err)
	fmt.Println(tally.Ledger()[0].Seized)
	// Output:
	// 3 rows added, 2 rejected, <nil>
	// 17.95g of crack cocaine and over 5kg of cocaine
}

// Each chunk may be added up elsewhere; rows keep the numbers of the whole file.
func ExampleChunks() {
	var whole records.Tally
	for c, err := range records.Chunks(context.Background(), strings.NewReader(recordsFile), 80) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		var tally records.Tally
		err = tally.AddFile(context.Background(), bytes.NewReader(c.File), calendar.Day.Quarter, records.Options{
			Rejected: func(e *countylines.RowError) { fmt.Println("row", e.Row+c.Skipped, e.Reason) },
		})
		fmt.Println(tally.Accepted, "rows added,", tally.Rejected, "rejected,", err)
		whole.Merge(&tally)
	}
	fmt.Println(whole.Accepted, "rows added,", whole.Rejected, "rejected")
	// Output:
	// 1 rows added, 0 rejected, <nil>
	// 2 rows added, 0 rejected, <nil>
	// row 5 February 2022 has 28 days
	// row 6 is no force, region or nation; write "Merseyside"
	// 0 rows added, 2 rejected, <nil>
	// 3 rows added, 2 rejected
}

// By a further key: here the offence that people were arrested for.
func ExampleTally_AddFile_keys() {
	arrests := strings.NewReader(`date,force,offence
2022-10-03,Kent,PWITS
2022-10-04,Kent,PWITS
2022-10-04,Kent,human trafficking
`)
	tally := records.Tally{Keys: []records.Key{records.By("offence")}}
	err := tally.AddFile(context.Background(), arrests, calendar.Day.Quarter, records.Options{})
	for _, r := range tally.Ledger() {
		fmt.Printf("%v, %q: %v\n", r.Area, r.Scope, r.Counts[countylines.Arrests])
	}
	fmt.Println(err)
	// Output:
	// Kent, "": 3
	// Kent, "human-trafficking": 1
	// Kent, "pwits": 2
	// <nil>
}

func ExampleOptions() {
	var tally records.Tally
	watch := records.Options{
		Rejected: func(e *countylines.RowError) { fmt.Println(e) },
		Progress: func(rows int, bytes int64) { fmt.Println(rows, "rows,", bytes, "bytes") },
	}
	err := tally.AddFile(context.Background(), strings.NewReader(recordsFile), calendar.Day.Quarter, watch)
	fmt.Println(err)
	// Output:
	// countylines: row 5, Date "31/02/2022": February 2022 has 28 days
	// countylines: row 6, Force "Mersyside": is no force, region or nation; write "Merseyside"
	// 6 rows, 196 bytes
	// <nil>
}

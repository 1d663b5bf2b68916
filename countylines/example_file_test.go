package countylines_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// records are made up, as a force might keep them.
const records = `Date,Force,Drug,Weight (g)
03/10/2022,Staffs,cocaine,over 5kg
03/10/2022,Staffordshire,crack,17.95
04/10/2022,West Mercia,heroin,10.5
31/02/2022,West Mercia,heroin,3
05/10/2022,Mersyside,heroin,4
`

func ExampleReadEvents() {
	var tally countylines.Tally
	for e, err := range countylines.ReadEvents(strings.NewReader(records)) {
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

func ExampleReadEvents_json() {
	lines := `{"on": "2022-10-05", "by": "Staffs", "outcome": "RUI", "offence": "PWITS"}
{"on": "2022-10-05", "by": "Staffs", "what": "children taught", "count": "over 950"}`
	for e, err := range countylines.ReadEvents(strings.NewReader(lines)) {
		fmt.Println(e.By, e.Count, e.What, err)
	}
	// Output:
	// Staffordshire 1 people released under investigation <nil>
	// Staffordshire over 950 children taught <nil>
}

func ExampleWriteEvents() {
	written := slices.Clone(exhibits[:2])
	written[0].Team = "=north" // a spreadsheet would run it
	err := countylines.WriteEvents(os.Stdout, slices.Values(written))
	fmt.Println(err)
	// Output:
	// on,by,team,joint,scope,what,count,also,item,offence,vulnerable,line
	// 2022-10-04,staffordshire,'=north,,,,,,over 5kg of cocaine,,,
	// 2022-10-05,staffordshire,north,,,,,,18g of cocaine,,,
	// <nil>
}

func ExampleTally_AddFile() {
	var tally countylines.Tally
	err := tally.AddFile(context.Background(), strings.NewReader(records), calendar.Day.Quarter, countylines.Watch{})
	fmt.Println(tally.Accepted, "rows added,", tally.Rejected, "rejected,", err)
	fmt.Println(tally.Ledger()[0].Seized)
	// Output:
	// 3 rows added, 2 rejected, <nil>
	// 17.95g of crack cocaine and over 5kg of cocaine
}

// Each chunk may be added up elsewhere; rows keep the numbers of the whole file.
func ExampleChunks() {
	var whole countylines.Tally
	for c, err := range countylines.Chunks(context.Background(), strings.NewReader(records), 80) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		var tally countylines.Tally
		err = tally.AddFile(context.Background(), bytes.NewReader(c.File), calendar.Day.Quarter, countylines.Watch{
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
2022-10-04,Kent,modern slavery
`)
	var tally countylines.Tally
	err := tally.AddFile(context.Background(), arrests, calendar.Day.Quarter, countylines.Watch{},
		func(e countylines.Event) string { return e.Offence.String() })
	for _, r := range tally.Ledger() {
		fmt.Printf("%v, %q: %v\n", r.Area, r.Scope, r.Counts[countylines.Arrests])
	}
	fmt.Println(err)
	// Output:
	// Kent, "": 3
	// Kent, "Human trafficking: arranging or facilitating travel with a view to exploitation": 1
	// Kent, "Possession with intent to supply": 2
	// <nil>
}

func ExampleWatch() {
	var tally countylines.Tally
	watch := countylines.Watch{
		Rejected: func(e *countylines.RowError) { fmt.Println(e) },
		Progress: func(rows int, bytes int64) { fmt.Println(rows, "rows,", bytes, "bytes") },
	}
	err := tally.AddFile(context.Background(), strings.NewReader(records), calendar.Day.Quarter, watch)
	fmt.Println(err)
	// Output:
	// countylines: row 5, Date "31/02/2022": February 2022 has 28 days
	// countylines: row 6, Force "Mersyside": is no force, region or nation; write "Merseyside"
	// 6 rows, 196 bytes
	// <nil>
}

func ExampleRowError() {
	file := "force,date,substance,grams\nMersyside,2022-10-03,heroin,5\n"
	for _, err := range countylines.ReadEvents(strings.NewReader(file)) {
		if row, ok := errors.AsType[*countylines.RowError](err); ok {
			fmt.Println(row.Row, row.Column, row.Text)
			fmt.Println(row.Reason)
		}
		if name, ok := errors.AsType[*countylines.NameError](err); ok {
			fmt.Println(name.Near)
		}
	}
	// Output:
	// 2 force Mersyside
	// is no force, region or nation; write "Merseyside"
	// [Merseyside]
}

// What is said of the heading is no rejected row.
func ExampleRowError_heading() {
	file := "date,force,drug,grams,officer\n2022-10-03,Kent,heroin,5,\n2022-10-03,Kent,herion,5,\n"
	accepted, rejected := 0, 0
	for _, err := range countylines.ReadEvents(strings.NewReader(file)) {
		switch {
		case err == nil:
			accepted++
		case errors.Is(err, countylines.ErrColumns):
			fmt.Println(err)
		case errors.Is(err, countylines.ErrHeading):
			fmt.Println("nothing can be read:", err)
		default:
			rejected++
		}
	}
	fmt.Println(accepted, "accepted,", rejected, "rejected")
	// Output:
	// countylines: row 1 "officer": in the heading is not known, and left out
	// 1 accepted, 1 rejected
}

func ExampleRowError_Error() {
	file := "force,date,substance,grams\nKent,soon,heroin,5\nKent,2022-10-03,heroin\n"
	for _, err := range countylines.ReadEvents(strings.NewReader(file)) {
		fmt.Println(err)
	}
	// Output:
	// countylines: row 2, date "soon": "soon" was not understood; a date is written as "3 October 2022" or "2022-10-03"
	// countylines: row 3 "Kent,2022-10-03,heroin": has 3 cells, where the heading has 4
}

func ExampleRowError_Unwrap() {
	file := "force,date,substance,grams\nKent,31/02/2022,heroin,5\n"
	for _, err := range countylines.ReadEvents(strings.NewReader(file)) {
		_, ok := errors.AsType[*calendar.DateError](err)
		fmt.Println(ok)
	}
	// Output: true
}

func ExampleFileError() {
	var archive bytes.Buffer // cut off in the middle of a row
	archive.WriteString("force,date,substance,grams\nKent,2022-10-03,heroin,5\nKent,2022-10-03,her")
	broken := io.MultiReader(&archive, brokenFile{})

	var tally countylines.Tally
	err := tally.AddFile(context.Background(), broken, calendar.Day.Year, countylines.Watch{})
	if stopped, ok := errors.AsType[*countylines.FileError](err); ok {
		fmt.Println(stopped.Row, errors.Is(err, io.ErrUnexpectedEOF))
	}
	fmt.Println(err)
	fmt.Println(tally.Accepted)
	// Output:
	// 2 true
	// countylines: stopped after row 2: unexpected EOF
	// 1
}

func ExampleFileError_Error() {
	err := &countylines.FileError{Row: 2, Err: io.ErrUnexpectedEOF}
	fmt.Println(err)
	// Output: countylines: stopped after row 2: unexpected EOF
}

func ExampleFileError_Unwrap() {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var tally countylines.Tally
	err := tally.AddFile(ctx, strings.NewReader(records), calendar.Day.Year, countylines.Watch{})
	fmt.Println(errors.Is(err, context.Canceled))
	// Output: true
}

type brokenFile struct{}

func (brokenFile) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

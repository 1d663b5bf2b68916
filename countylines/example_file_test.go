// SPDX-License-Identifier: MIT

package countylines_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
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

func ExampleRowError() {
	file := "force,date,substance,grams\nMersyside,2022-10-03,heroin,5\n"
	for _, err := range records.Read(strings.NewReader(file)) {
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
	for _, err := range records.Read(strings.NewReader(file)) {
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
	for _, err := range records.Read(strings.NewReader(file)) {
		fmt.Println(err)
	}
	// Output:
	// countylines: row 2, date "soon": "soon" was not understood; a date is written as "3 October 2022" or "2022-10-03"
	// countylines: row 3 "Kent,2022-10-03,heroin": has 3 cells, where the heading has 4
}

func ExampleRowError_Unwrap() {
	file := "force,date,substance,grams\nKent,31/02/2022,heroin,5\n"
	for _, err := range records.Read(strings.NewReader(file)) {
		_, ok := errors.AsType[*calendar.DateError](err)
		fmt.Println(ok)
	}
	// Output: true
}

func ExampleFileError() {
	var archive bytes.Buffer // cut off in the middle of a row
	archive.WriteString("force,date,substance,grams\nKent,2022-10-03,heroin,5\nKent,2022-10-03,her")
	broken := io.MultiReader(&archive, brokenFile{})

	var tally records.Tally
	err := tally.AddFile(context.Background(), broken, calendar.Day.Year, records.Options{})
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
	var tally records.Tally
	err := tally.AddFile(ctx, strings.NewReader(recordsFile), calendar.Day.Year, records.Options{})
	fmt.Println(errors.Is(err, context.Canceled))
	// Output: true
}

type brokenFile struct{}

func (brokenFile) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

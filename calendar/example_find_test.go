// SPDX-License-Identifier: MIT

package calendar_test

import (
	"fmt"
	"time"

	"github.com/countylines/ops/calendar"
)

// The day of publication gives a year to dates without one.
func ExampleFind() {
	text := "Between 3 and 9 October, two officers aged 20 to 23 closed more lines than in the year to March 2022, and 37 since April."
	for _, f := range calendar.Find(text, calendar.Date(2022, time.October, 14)) {
		fmt.Printf("%q: %v, inferred %v, open %v\n", text[f.Start:f.End], f.Period, f.Inferred, f.Open)
	}
	// Output:
	// "Between 3 and 9 October": 3 to 9 October 2022, inferred true, open false
	// "year to March 2022": April 2021 to March 2022, inferred false, open false
	// "since April": 1 April to 14 October 2022, inferred true, open true
}

// SPDX-License-Identifier: MIT

package calendar_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/countylines/ops/calendar"
)

// The intensification week of October 2022, and what it can be asked.
func Example() {
	week := calendar.Date(2022, time.October, 3).Week()
	fmt.Println(week, "has", week.Size(), "days")
	fmt.Println("is in the financial year", week.From.FinancialYear().Label())

	_, err := calendar.ParseDay("Monday 1 March 2024")
	fmt.Println(err)
	// Output:
	// 3 to 9 October 2022 has 7 days
	// is in the financial year 2022/23
	// calendar: "Monday 1 March 2024": 1 March 2024 was a Friday
}

// The days of an operation from Monday to Friday, and the weekend after it.
func ExampleDay() {
	monday := calendar.Date(2024, time.March, 4)
	operation := calendar.Period{From: monday, To: monday + 5}
	fmt.Println(operation)
	fmt.Println(operation.Contains(monday+5), (monday + 5).Weekday())
	// Output:
	// 4 to 8 March 2024
	// false Saturday
}

func ExampleDate() {
	fmt.Println(calendar.Date(2022, time.October, 3))
	// Output: 3 October 2022
}

// A report timed at midnight and a half in London is of that day there, although
// it was still the day before in UTC.
func ExampleDayOf() {
	bst := time.FixedZone("BST", 60*60)
	day, err := calendar.DayOf(time.Date(2022, time.October, 3, 0, 30, 0, 0, bst))
	fmt.Println(day, err)
	// Output: 3 October 2022 <nil>
}

func ExampleDay_Date() {
	year, month, day := calendar.Date(2022, time.October, 3).Date()
	fmt.Println(year, month, day)
	// Output: 2022 October 3
}

func ExampleDay_Weekday() {
	fmt.Println(calendar.Date(2024, time.March, 1).Weekday())
	// Output: Friday
}

func ExampleDay_Time() {
	fmt.Println(calendar.Date(2022, time.October, 3).Time())
	// Output: 2022-10-03 00:00:00 +0000 UTC
}

// The week in which the figures were published, and the week before it.
func ExampleDay_Week() {
	published := calendar.Date(2022, time.October, 14)
	week := published.Week()
	fmt.Println(week)
	fmt.Println((week.From - 1).Week())
	// Output:
	// 10 to 16 October 2022
	// 3 to 9 October 2022
}

func ExampleDay_Month() {
	fmt.Println(calendar.Date(2022, time.October, 3).Month())
	// Output: October 2022
}

// The quarters of a financial year: each begins where the one before it ends.
func ExampleDay_Quarter() {
	year := calendar.Date(2022, time.October, 3).FinancialYear()
	for day := year.From; year.Contains(day); day = day.Quarter().To {
		fmt.Println(day.Quarter())
	}
	// Output:
	// April to June 2022
	// July to September 2022
	// October to December 2022
	// January to March 2023
}

func ExampleDay_Year() {
	fmt.Println(calendar.Date(2022, time.October, 3).Year())
	// Output: January to December 2022
}

func ExampleDay_FinancialYear() {
	year := calendar.Date(2019, time.March, 31).FinancialYear()
	fmt.Println(year)
	fmt.Println(year.Label())
	// Output:
	// April 2018 to March 2019
	// 2018/19
}

func ExampleDay_String() {
	var published calendar.Day
	fmt.Println(published)
	published = calendar.Date(2022, time.October, 14)
	fmt.Println(published)
	fmt.Println(published.Weekday(), published)
	// Output:
	// not recorded
	// 14 October 2022
	// Friday 14 October 2022
}

func ExampleDay_MarshalText() {
	text, err := calendar.Date(2022, time.October, 3).MarshalText()
	fmt.Printf("%s %v\n", text, err)
	// Output: 2022-10-03 <nil>
}

func ExampleDay_UnmarshalText() {
	var arrest struct{ On calendar.Day }
	err := json.Unmarshal([]byte(`{"On": "3/10/2022"}`), &arrest)
	fmt.Println(arrest.On, err)
	// Output: 3 October 2022 <nil>
}

func ExampleDay_Scan() {
	var on calendar.Day
	err := on.Scan("2022-10-03 00:00:00")
	fmt.Println(on, err)
	// Output: 3 October 2022 <nil>
}

func ExampleDay_Value() {
	fmt.Println(calendar.Date(2022, time.October, 3).Value())
	fmt.Println(calendar.Day(0).Value())
	// Output:
	// 2022-10-03 <nil>
	// <nil> <nil>
}

func ExamplePeriod() {
	monday := calendar.Date(2022, time.October, 3)
	week := calendar.Period{From: monday, To: monday + 7}
	text, err := json.Marshal(week)
	fmt.Println(week == monday.Week())
	fmt.Printf("%s %v\n", text, err)
	// Output:
	// true
	// "2022-10-03/2022-10-09" <nil>
}

// Of the week from 27 February 2023, two days were in February.
func ExamplePeriod_And() {
	week := calendar.Date(2023, time.February, 27).Week()
	february := week.From.Month()
	fmt.Println(week.And(february))
	fmt.Println(week.And(calendar.Date(2022, time.October, 3).Week()))
	// Output:
	// 27 to 28 February 2023
	// no days
}

func ExamplePeriod_Size() {
	monday := calendar.Date(2022, time.October, 3)
	fmt.Println(monday.Week().Size(), monday.Month().Size(), calendar.Period{From: monday, To: monday - 7}.Size())
	// Output: 7 31 0
}

func ExamplePeriod_Contains() {
	week := calendar.Date(2022, time.October, 3).Week()
	fmt.Println(week.Contains(week.From), week.Contains(week.To))
	// Output: true false
}

func ExamplePeriod_String() {
	monday := calendar.Date(2022, time.October, 3)
	fmt.Println(monday.Week())
	fmt.Println(calendar.Period{From: monday - 7, To: monday})
	fmt.Println(monday.Quarter())
	// Output:
	// 3 to 9 October 2022
	// 26 September to 2 October 2022
	// October to December 2022
}

func ExamplePeriod_Label() {
	day := calendar.Date(2022, time.October, 3)
	fmt.Println(day.Week().Label())
	fmt.Println(day.Month().Label())
	fmt.Println(day.Quarter().Label())
	fmt.Println(day.FinancialYear().Label())
	// Output:
	// w/c 3 Oct 2022
	// Oct 2022
	// Q4 2022
	// 2022/23
}

func ExamplePeriod_MarshalText() {
	text, err := calendar.Date(2022, time.October, 3).Week().MarshalText()
	fmt.Printf("%s %v\n", text, err)
	// Output: 2022-10-03/2022-10-09 <nil>
}

func ExamplePeriod_UnmarshalText() {
	var week calendar.Period
	err := week.UnmarshalText([]byte("2022-10-03/2022-10-09"))
	fmt.Println(week, err)
	// Output: 3 to 9 October 2022 <nil>
}

func ExamplePeriod_Scan() {
	var week calendar.Period
	err := week.Scan("2022-10-03/2022-10-09")
	fmt.Println(week, err)
	// Output: 3 to 9 October 2022 <nil>
}

func ExamplePeriod_Value() {
	fmt.Println(calendar.Date(2022, time.October, 3).Week().Value())
	// Output: 2022-10-03/2022-10-09 <nil>
}

func ExampleParseDay() {
	for _, text := range []string{"Friday, 14 October 2022", "3rd October 2022", "3/10/2022", "2022-10-03", "Sunday December 2nd", "31 February 2022"} {
		day, err := calendar.ParseDay(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(day)
	}
	// Output:
	// 14 October 2022
	// 3 October 2022
	// 3 October 2022
	// 3 October 2022
	// calendar: "Sunday December 2nd": the year is missing
	// calendar: "31 February 2022": February 2022 has 28 days
}

func ExampleParsePeriod() {
	for _, text := range []string{"3–9 October 2022", "week commencing 4 March 2024", "Q3 2024", "2018/19", "Monday 1 March until Sunday 10 March 2024"} {
		period, err := calendar.ParsePeriod(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(period)
	}
	// Output:
	// 3 to 9 October 2022
	// 4 to 10 March 2024
	// July to September 2024
	// April 2018 to March 2019
	// calendar: "Monday 1 March until Sunday 10 March 2024": 1 March 2024 was a Friday
}

func ExampleDateError() {
	_, err := calendar.ParseDay("3/10/22")
	if bad, ok := errors.AsType[*calendar.DateError](err); ok {
		fmt.Println(bad.Text)
		fmt.Println(bad.Reason)
	}
	// Output:
	// 3/10/22
	// a date in figures is day, month and a year of four digits, "23/10/2022", or "2022-10-23"
}

func ExampleDateError_Error() {
	_, err := calendar.ParsePeriod("9 to 3 October 2022")
	fmt.Println(err)
	// Output: calendar: "9 to 3 October 2022": it ends before it begins: 3 October 2022 is before 9 October 2022
}

// SPDX-License-Identifier: MIT

package calendar

import (
	"fmt"
	"time"
)

// A Day is one day of the calendar, counted from Monday 1 January 1900, which is
// Day 1. The zero Day is no day: a date that was not recorded. Days are ordered by
// <, and arithmetic is in days: monday + 5 is the Saturday.
//
// Arithmetic can lead out of the years 1900 to 2199. The result is then no day
// either: it has no text form, and no week or month contains it.
type Day int32

const (
	firstYear = 1900
	lastYear  = 2199

	firstDay Day = 1       // Monday 1 January 1900
	lastDay  Day = 109_573 // Tuesday 31 December 2199
)

// Date gives the day of a date, as in Date(2022, time.October, 3). It is for dates
// that a programmer writes down: it panics if there is no such day, or if it is
// outside the years 1900 to 2199. [ParseDay] and [DayOf] read dates from elsewhere.
func Date(year int, month time.Month, day int) Day {
	d, reason := newDay(year, month, day)
	if reason != "" {
		panic(fmt.Sprintf("calendar.Date(%d, %d, %d): %s", year, month, day, reason))
	}
	return d
}

// DayOf gives the day of t by the clock of its own location, without the hour. The
// zero time gives the zero Day. A year outside 1900 to 2199 is a [*DateError].
func DayOf(t time.Time) (Day, error) {
	if t.IsZero() {
		return 0, nil
	}
	d, reason := newDay(t.Date())
	if reason != "" {
		return 0, &DateError{t.Format("2 January 2006"), reason}
	}
	return d, nil
}

// newDay gives the day of a date, or the reason why there is none.
func newDay(year int, month time.Month, day int) (d Day, reason string) {
	switch {
	case year < firstYear || year > lastYear:
		return 0, yearOutside(year)
	case month < time.January || month > time.December:
		return 0, fmt.Sprintf("there is no month %d; in figures the day comes first, as in 23/10/2022, or the year, as in 2022-10-23", month)
	case day < 1 || day > monthLength(year, month):
		return 0, fmt.Sprintf("%s %d has %d days", month, year, monthLength(year, month))
	}
	return dayNumber(year, month, day), ""
}

func yearOutside(year int) string {
	return fmt.Sprintf("the year %d is outside %d to %d", year, firstYear, lastYear)
}

// dayNumber counts the days from 31 December 1899 to a date that exists.
func dayNumber(year int, month time.Month, day int) Day {
	y := year - 1
	leaps := y/4 - y/100 + y/400 - 460 // 460 of them up to 1899
	n := 365*(year-firstYear) + leaps + int(daysBefore[month-1]) + day
	if month > time.February && leap(year) {
		n++
	}
	return Day(n)
}

// daysBefore[m] is the number of days before month m+1 in a year that is no leap year.
var daysBefore = [13]int16{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365}

func leap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func monthLength(year int, month time.Month) int {
	if month == time.February && leap(year) {
		return 29
	}
	return int(daysBefore[month] - daysBefore[month-1])
}

// held reports whether d is a day of the years that the package holds.
func (d Day) held() bool { return firstDay <= d && d <= lastDay }

// Date gives the year, month and day of the month of d; all are 0 if d is no day.
func (d Day) Date() (year int, month time.Month, day int) {
	if !d.held() {
		return 0, 0, 0
	}
	return d.civil()
}

// civil is Date for any day since 1 March 1600.
func (d Day) civil() (year int, month time.Month, day int) {
	// Years are counted from 1 March, so that a leap day is the last of its year.
	// 1 March 1600 began a cycle of 400 years and is 109,512 days before Day 0.
	n := int(d) + 109_512
	cycle, n := n/146_097, n%146_097
	y := (n - n/1_460 + n/36_524 - n/146_096) / 365
	n -= 365*y + y/4 - y/100
	m := (5*n + 2) / 153 // March is 0
	day = n - (153*m+2)/5 + 1
	year = 1600 + 400*cycle + y
	if m >= 10 {
		return year + 1, time.Month(m - 9), day
	}
	return year, time.Month(m + 3), day
}

// Weekday gives the day of the week; that of no day is Sunday, the zero Weekday.
func (d Day) Weekday() time.Weekday {
	if !d.held() {
		return time.Sunday
	}
	return time.Weekday(d % 7)
}

// Time gives midnight at the beginning of d in UTC, or the zero time if d is no
// day. [DayOf] leads back.
func (d Day) Time() time.Time {
	if !d.held() {
		return time.Time{}
	}
	year, month, day := d.Date()
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// Week gives the seven days from Monday to Sunday that d is one of, or no days if d
// is no day. The last week ends where the calendar does, on Tuesday 31 December
// 2199.
func (d Day) Week() Period {
	if !d.held() {
		return Period{}
	}
	monday := d - (d-1)%7
	return clip(monday, monday+7)
}

// Month gives the days of the month that d is in, or no days if d is no day.
func (d Day) Month() Period {
	year, month, _ := d.Date()
	return months(year, month, 1)
}

// Quarter gives the three months from January, April, July or October that d is
// in, or no days if d is no day.
func (d Day) Quarter() Period {
	year, month, _ := d.Date()
	return months(year, month-(month-1)%3, 3)
}

// Year gives the year from 1 January to 31 December that d is in, or no days if d
// is no day.
func (d Day) Year() Period {
	year, _, _ := d.Date()
	return months(year, time.January, 12)
}

// FinancialYear gives the year from 1 April to 31 March that d is in, by which the
// Home Office publishes, or no days if d is no day. [Period.Label] writes it
// "2018/19". The first and the last one are cut off where the calendar begins and
// ends.
func (d Day) FinancialYear() Period {
	year, month, _ := d.Date()
	if month < time.April {
		year--
	}
	return months(year, time.April, 12)
}

// months gives so many months from the given one, or no days where [Day.Date] gave
// the year 0.
func months(year int, month time.Month, count int) Period {
	if year < firstYear-1 || year > lastYear {
		return Period{}
	}
	end := int(month) - 1 + count
	return clip(dayNumber(year, month, 1), dayNumber(year+end/12, time.Month(end%12)+1, 1))
}

// clip gives the days from one to before another that the package holds.
func clip(from, to Day) Period {
	return Period{max(from, firstDay), min(to, lastDay+1)}
}

// SPDX-License-Identifier: MIT

package calendar

import (
	"fmt"
	"strconv"
	"time"
)

// String gives d as it is printed in Britain, "3 October 2022", and "not recorded"
// for the zero Day. [ParseDay] reads it back; [Day.Weekday] gives the rest of
// "Monday 3 October 2022".
func (d Day) String() string {
	if !d.held() {
		if d == 0 {
			return "not recorded"
		}
		return "Day(" + strconv.Itoa(int(d)) + ")"
	}
	year, month, day := d.Date()
	return fmt.Sprintf("%d %s %d", day, month, year)
}

// MarshalText gives d in ISO 8601, "2022-10-03", and nothing for the zero Day. A Day
// outside the years 1900 to 2199 is a [*DateError].
func (d Day) MarshalText() ([]byte, error) {
	return d.AppendText(make([]byte, 0, len("2022-10-03")))
}

// AppendText appends the text of [Day.MarshalText].
func (d Day) AppendText(text []byte) ([]byte, error) {
	if d == 0 {
		return text, nil
	}
	if !d.held() {
		return text, &DateError{d.String(), "it is outside the years 1900 to 2199"}
	}
	return d.appendISO(text), nil
}

// appendISO writes a day that is held.
func (d Day) appendISO(b []byte) []byte {
	year, month, day := d.Date()
	return append(b,
		byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '-',
		byte('0'+month/10), byte('0'+month%10), '-',
		byte('0'+day/10), byte('0'+day%10))
}

// UnmarshalText reads whatever [ParseDay] reads, and nothing as the zero Day. It
// allocates nothing for "2022-10-03" and "3/10/2022".
func (d *Day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = 0
		return nil
	}
	got, ok := parseFigures(text)
	if !ok {
		var err error
		if got, err = ParseDay(string(text)); err != nil {
			return err
		}
	}
	*d = got
	return nil
}

// String gives p as it is printed in Britain, with the last day included: "3 to 9
// October 2022", "28 September to 4 October 2022", "29 December 2021 to 4 January
// 2022", for a single day "3 October 2022". Whole months are named by month: "October
// 2022", "July to September 2022", "April 2018 to March 2019". The empty set is "no
// days"; anything else is read back by [ParsePeriod].
func (p Period) String() string {
	if p.empty() {
		return "no days"
	}
	last := p.To - 1
	year, month, day := p.From.Date()
	lastYear, lastMonth, lastOfPeriod := last.Date()
	wholeMonths := day == 1 && lastOfPeriod == monthLength(lastYear, lastMonth)
	end := last.String()
	if wholeMonths {
		end = monthText(lastYear, lastMonth)
	}
	switch {
	case p.Size() == 1, wholeMonths && year == lastYear && month == lastMonth:
		return end
	case wholeMonths && year == lastYear:
		return month.String() + " to " + end
	case wholeMonths:
		return monthText(year, month) + " to " + end
	case year == lastYear && month == lastMonth:
		return strconv.Itoa(day) + " to " + end
	case year == lastYear:
		return fmt.Sprintf("%d %s to %s", day, month, end)
	}
	return p.From.String() + " to " + end
}

func monthText(year int, month time.Month) string {
	return month.String() + " " + strconv.Itoa(year)
}

// Label gives p in as few letters as a table has room for: "2018/19" for a financial
// year, "2018" for a year, "Q3 2022" for a quarter, "Oct 2022" for a month, "w/c 3 Oct
// 2022" for a week from Monday, and otherwise what [Period.String] gives. [ParsePeriod]
// reads all of them back, save that of the empty set.
func (p Period) Label() string {
	year, month, day := p.From.Date()
	switch {
	case p.empty():
		return p.String()
	case p == p.From.FinancialYear():
		if month < time.April {
			year--
		}
		return fmt.Sprintf("%d/%02d", year, (year+1)%100)
	case p == p.From.Year():
		return strconv.Itoa(year)
	case p == p.From.Quarter():
		return fmt.Sprintf("Q%d %d", (month+2)/3, year)
	case p == p.From.Month():
		return fmt.Sprintf("%.3s %d", month, year)
	case p == p.From.Week():
		return fmt.Sprintf("w/c %d %.3s %d", day, month, year)
	}
	return p.String()
}

// MarshalText gives the first and the last day in ISO 8601, "2022-10-03/2022-10-09",
// and nothing for the zero Period. The last day is included, as it is where weeks are
// published. A Period that is empty in another way is a [*DateError]: it has an end
// missing, or ends before it begins.
func (p Period) MarshalText() ([]byte, error) {
	return p.AppendText(make([]byte, 0, len("2022-10-03/2022-10-09")))
}

// AppendText appends the text of [Period.MarshalText].
func (p Period) AppendText(text []byte) ([]byte, error) {
	if p == (Period{}) {
		return text, nil
	}
	if p.empty() {
		return text, &DateError{fmt.Sprintf("from %v to before %v", p.From, p.To), "there are no such days; a period begins before it ends, in the years 1900 to 2199"}
	}
	return (p.To - 1).appendISO(append(p.From.appendISO(text), '/')), nil
}

// UnmarshalText reads whatever [ParsePeriod] reads, and nothing as the zero Period.
func (p *Period) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*p = Period{}
		return nil
	}
	got, err := ParsePeriod(string(text))
	if err == nil {
		*p = got
	}
	return err
}

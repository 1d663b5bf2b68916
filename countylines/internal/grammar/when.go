// SPDX-License-Identifier: MIT

package grammar

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
)

// A Grain says how long a period is as a heading names it.
type Grain uint8

const (
	NoGrain   Grain = iota
	BareYear        // "2022", which is the calendar year unless something says that years end in March
	Financial       // "2021/22"
	YearTo          // "year ending June 2022"
	Quarter         // "Q1", "Apr-Jun"
	Month           // "Nov-21"
	Week            // "w/c 3 October 2022"
	Day             // "3 October 2022"
	Stretch         // "2016/17 to 2018/19"
)

// A When is what a text says of a time: a whole period, or a part of one, such as
// "Q2" or "Nov", which a year elsewhere completes.
type When struct {
	Period calendar.Period
	Grain  Grain
	First  int        // the months of a part, 1 to 12; First may be after Last, over the new year
	Last   int        //
	YearTo time.Month // the month in which years end, where the text says so and names no year
	On     YearDay    // the day of the year of which figures are, where the text says so and names no year
	Clash  bool       // the text names two periods, neither within the other
}

// A YearDay is a day of any year: 31 March.
type YearDay struct {
	Month time.Month
	Day   int
}

// Complete reports whether w is a whole period.
func (w When) Complete() bool { return w.Period.Size() > 0 }

// Says reports whether w says anything of a period.
func (w When) Says() bool { return w.Complete() || w.First != 0 }

// Join gives what two texts say together: "Nov" and "2021", or the shorter of a year
// and its month. It reports false where they cannot both be true.
func (w When) Join(v When) (When, bool) {
	w.YearTo = max(v.YearTo, w.YearTo)
	v.YearTo = w.YearTo
	if w.On == (YearDay{}) {
		w.On = v.On
	}
	v.On = w.On
	if !w.Says() {
		return v, true
	}
	if !v.Says() {
		return w, true
	}
	switch {
	case w.Complete() && v.Complete():
		both := w.Period.And(v.Period)
		if both == w.Period {
			return w, true
		}
		if both == v.Period {
			return v, true
		}
	case w.Complete():
		return w.part(v)
	case v.Complete():
		return v.part(w)
	case w.First == v.First && w.Last == v.Last || within(w.First, w.Last, v.First, v.Last):
		return w, true
	case within(v.First, v.Last, w.First, w.Last):
		return v, true
	}
	return w, false
}

// within reports whether the months a to b are all among c to d.
func within(a, b, c, d int) bool {
	length := func(x, y int) int { return (y-x+12)%12 + 1 }
	return length(c, a)-1+length(a, b) <= length(c, d)
}

// part finds the months of a part within a whole period.
func (w When) part(of When) (When, bool) {
	var found calendar.Period
	year, _, _ := w.Period.From.Date()
	last, _, _ := (w.Period.To - 1).Date()
	for ; year <= last; year++ {
		end := year
		if of.Last < of.First {
			end++
		}
		p := months(year, of.First, end, of.Last)
		if p.And(w.Period) != p {
			continue
		}
		if found.Size() > 0 {
			return w, false
		}
		found = p
	}
	if found.Size() == 0 {
		if of.part0(w) {
			return w, true
		}
		return w, false
	}
	return When{Period: found, Grain: of.Grain, YearTo: w.YearTo}, true
}

// part0 reports whether the whole is itself inside the months that the part names.
func (w When) part0(whole When) bool {
	_, first, _ := whole.Period.From.Date()
	_, last, _ := (whole.Period.To - 1).Date()
	return whole.Period.Size() <= 92 && within(int(first), int(last), w.First, w.Last)
}

// months gives the days from a month to the end of another.
func months(y1, m1, y2, m2 int) calendar.Period {
	if y1 < 1950 || y2 > 2150 {
		return calendar.Period{}
	}
	return calendar.Period{From: calendar.Date(y1, time.Month(m1), 1), To: calendar.Date(y2, time.Month(m2), 1).Month().To}
}

func financial(y int) When {
	return When{Period: months(y, 4, y+1, 3), Grain: Financial}
}

// yearTo gives the twelve months up to the end of a month.
func yearTo(y, m int) When {
	if m == 12 {
		return When{Period: months(y, 1, y, 12), Grain: YearTo}
	}
	return When{Period: months(y-1, m+1, y, m), Grain: YearTo}
}

var monthNames = map[string]int{"jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4, "may": 5,
	"jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9, "oct": 10, "october": 10,
	"nov": 11, "november": 11, "dec": 12, "december": 12}

var ordinals = map[string]int{"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}

// A clock reads times at a place of a list of words.
type clock struct {
	list   []word
	months bool // a column or row of months: "2010-11" is November
}

func (c clock) text(i int) string {
	if i < 0 || i >= len(c.list) {
		return ""
	}
	return c.list[i].text
}

// year reads a year of four digits.
func (c clock) year(i int) (int, bool) {
	if i < 0 || i >= len(c.list) || !c.list[i].number || len(c.list[i].text) != 4 {
		return 0, false
	}
	y, _ := strconv.Atoi(c.list[i].text)
	return y, 1990 <= y && y < 2100
}

// small reads a number of at most two digits.
func (c clock) small(i int) (n, digits int) {
	if i < 0 || i >= len(c.list) || !c.list[i].number || len(c.list[i].text) > 2 {
		return 0, 0
	}
	n, _ = strconv.Atoi(c.list[i].text)
	return n, len(c.list[i].text)
}

func (c clock) dash(i int) bool { return c.text(i) == "-" || c.text(i) == "/" }
func (c clock) range_(i int) int { // the words that a "to" takes, or 0
	switch c.text(i) {
	case "to", "-", "until", "and":
		return 1
	}
	return 0
}

// at reads the time that begins at word i and the number of words that it takes; 0
// if there is none.
func (c clock) at(i int) (When, int) {
	for _, read := range []func(clock, int) (When, int){clock.yearEnding, clock.asAt, clock.week, clock.days, clock.monthRange, clock.financialYear, clock.quarter, clock.bareYear} {
		if w, n := read(c, i); n > 0 {
			return w, n
		}
	}
	return When{}, 0
}

// yearEnding reads "year ending 31 March 2022", "12 months to June 2023", "FYE 2022",
// "years ending March 2021 to 2023", "financial year 2021/22".
func (c clock) yearEnding(i int) (When, int) {
	if t := c.text(i); t == "quarter" || t == "3" || t == "three" {
		return c.quarterEnding(i)
	}
	j, march, year := c.endingWords(i)
	switch {
	case j == i:
		return When{}, 0
	case year:
		w, n := c.financialYear(j)
		if n == 0 {
			return When{}, 0
		}
		return w, j + n - i
	}
	w, n := c.yearTo(j, march)
	if n == 0 {
		return When{}, 0
	}
	return w, j + n - i
}

// endingWords skips the words before the month in which a year ends, "financial year
// ending", and gives the place after them; i itself where there are none. march is set
// where a year alone is one that ends in March. year is set where the words are followed
// by a financial year itself: "FY 2021/22".
func (c clock) endingWords(i int) (j int, march, year bool) {
	j = i
	word := c.text(j)
	if march = word == "financial" || word == "fiscal" || word == "fin"; march {
		j++
		word = c.text(j)
	}
	switch next := c.text(j + 1); {
	case word == "fye", word == "ye":
		return j + 1, word == "fye", false
	case word == "fy" && (next == "ending" || next == "ended"):
		return j + 2, true, false
	case word == "fy":
		return j + 1, false, true
	case word == "year" || word == "years":
		j++
	case (word == "12" || word == "twelve") && (next == "months" || next == "month"):
		j += 2
	default:
		return i, false, false
	}
	switch c.text(j) {
	case "ending", "ended", "to", "end", "ends", "up":
		return j + 1, march, false
	case "that", "which":
		if c.text(j+1) == "end" || c.text(j+1) == "ended" {
			j++
		}
		return j + 1, march, false
	}
	if march {
		return j, false, true
	}
	return i, false, false
}

// yearTo reads the month in which a year ends, with its day and its years: "31 March
// 2022", "March 2021 to 2023". With march it may be the year alone. Without a year the
// text says only when years end.
func (c clock) yearTo(i int, march bool) (When, int) {
	j, date, m := c.endOfMonth(i)
	named := m != 0
	switch {
	case named:
	case march:
		m = 3
	default:
		return When{}, 0
	}
	signs := j
	for c.text(j) == "-" || c.text(j) == "," || c.text(j) == "(" {
		j++
	}
	y, ok := c.year(j)
	if n, digits := c.small(j); !ok && digits == 2 && n >= 9 && n < 60 && date == 0 {
		y, ok = 2000+n, true
	}
	switch {
	case ok:
	case named && j == signs, named && !march, named && m != 3:
		return When{YearTo: time.Month(m)}, j - i
	default:
		return When{}, 0
	}
	if w, n := c.financialYear(j); n > 0 && w.Grain == Financial { // "financial years ending 2021/22"
		return w, j + n - i
	}
	w := yearTo(y, m)
	if date > 0 && date < calendar.Date(y, time.Month(m), 1).Month().Size() && m != 2 {
		w.Period = calendar.Period{From: calendar.Date(y-1, time.Month(m), date) + 1, To: calendar.Date(y, time.Month(m), date) + 1}
	}
	w.YearTo = time.Month(m)
	last, n := c.lastYear(j+1, m)
	if n > 0 && last > y {
		w.Period.To, w.Grain = yearTo(last, m).Period.To, Stretch
		return w, j + 1 + n - i
	}
	return w, j + 1 - i
}

// endOfMonth reads "in March" and "to the 31st March", and gives the place behind it; the
// month is 0 where there is none, and the day where none is named.
func (c clock) endOfMonth(i int) (j, date, month int) {
	j = i
	for slices.Contains([]string{"in", "to", "the", "at", "on", "ending"}, c.text(j)) {
		j++
	}
	if n, digits := c.small(j); digits > 0 && monthNames[c.text(j+c.ordinal(j+1)+1)] != 0 {
		date = n
		j += 1 + c.ordinal(j+1)
	}
	if month = monthNames[c.text(j)]; month != 0 {
		j++
	}
	return j, date, month
}

// lastYear reads the end of a run of years that end in a month: "to 2023", "to March 2023".
func (c clock) lastYear(i, m int) (y, n int) {
	k := c.range_(i)
	if k == 0 {
		return 0, 0
	}
	if k += i; monthNames[c.text(k)] == m {
		k++
	}
	if y, ok := c.year(k); ok {
		return y, k + 1 - i
	}
	return 0, 0
}

// asAt reads "as at 31 March", of which a year stands elsewhere.
func (c clock) asAt(i int) (When, int) {
	if t, next := c.text(i), c.text(i+1); (t != "as" && t != "position") || next != "at" && next != "on" {
		return When{}, 0
	}
	n, digits := c.small(i + 2)
	j := i + 3 + c.ordinal(i+3)
	if c.text(j) == "of" {
		j++
	}
	m := monthNames[c.text(j)]
	if _, taken := c.date(i + 2); taken > 0 || digits == 0 || m == 0 || n < 1 || n > calendar.Date(2023, time.Month(m), 1).Month().Size() {
		return When{}, 0
	}
	return When{On: YearDay{time.Month(m), n}}, j + 1 - i
}

// quarterEnding reads "quarter ending June 2022", "3 months to 30 June 2022".
func (c clock) quarterEnding(i int) (When, int) {
	j := i + 1
	if c.text(i) != "quarter" {
		if c.text(j) != "months" && c.text(j) != "month" {
			return When{}, 0
		}
		j++
	}
	switch c.text(j) {
	case "ending", "ended", "to", "end":
		j++
	default:
		return When{}, 0
	}
	if _, digits := c.small(j); digits > 0 && monthNames[c.text(j+c.ordinal(j+1)+1)] != 0 {
		j += 1 + c.ordinal(j+1)
	}
	y, m, n := c.month(j)
	if n == 0 || y == 0 {
		return When{}, 0
	}
	return Ending3(y, m), j + n - i
}

// Ending3 gives the quarter that ends with a month.
func Ending3(y, m int) When {
	last := months(y, m, y, m)
	first := last.From
	for range 2 {
		first = (first - 1).Month().From
	}
	return When{Period: calendar.Period{From: first, To: last.To}, Grain: Quarter}
}

// Ending12 gives the twelve months that end with a month.
func Ending12(y, m int) When { return yearTo(y, m) }

// ordinal gives 1 if the word at i is the end of "31st".
func (c clock) ordinal(i int) int {
	switch c.text(i) {
	case "st", "nd", "rd", "th":
		return 1
	}
	return 0
}

// week reads "w/c 3 October 2022", "week commencing 03/10/2022", "week ending …".
func (c clock) week(i int) (When, int) {
	j, back := i, false
	switch c.text(i) {
	case "w":
		if c.text(i+1) != "/" && !(i+1 < len(c.list) && c.text(i+1) == "c") {
			return When{}, 0
		}
		j = i + 1
		if c.text(j) == "/" {
			j++
		}
		back = c.text(j) == "e"
		if !back && c.text(j) != "c" && c.text(j) != "b" && c.text(j) != "s" {
			return When{}, 0
		}
	case "wc", "wb", "we":
	case "week", "weeks", "wk":
		j++
		if c.text(j) == "of" {
			return When{}, 0
		}
		switch c.text(j) {
		case "ending", "ended", "end":
			back = true
		case "commencing", "beginning", "starting", "from", "start":
		default:
			return When{}, 0
		}
	case "commencing", "beginning":
	default:
		return When{}, 0
	}
	d, n := c.date(j + 1)
	if n == 0 {
		return When{}, 0
	}
	if back {
		return When{Period: calendar.Period{From: d - 6, To: d + 1}, Grain: Week}, j + 1 + n - i
	}
	return When{Period: calendar.Period{From: d, To: d + 7}, Grain: Week}, j + 1 + n - i
}

// date reads one day: "3rd October 2022", "03/10/2022", "2022-10-03".
func (c clock) date(i int) (calendar.Day, int) {
	j := i
	for j < i+2 && isWeekday(c.text(j)) {
		if j++; c.text(j) == "," {
			j++
		}
	}
	for _, read := range []func(clock, int) (calendar.Day, int){clock.namedDate, clock.dayFirst, clock.isoDate} {
		if d, n := read(c, j); n > 0 {
			return d, j + n - i
		}
	}
	return 0, 0
}

// namedDate reads a date with the name of its month: "3rd of October, 2022", "3-Oct-22".
func (c clock) namedDate(i int) (calendar.Day, int) {
	d, digits := c.small(i)
	j := i + 1 + c.ordinal(i+1)
	if c.text(j) == "of" || c.text(j) == "-" && monthNames[c.text(j+1)] != 0 {
		j++
	}
	m := monthNames[c.text(j)]
	if digits == 0 || m == 0 {
		return 0, 0
	}
	if j++; c.text(j) == "-" || c.text(j) == "," {
		j++
	}
	y, ok := c.anyYear(j)
	if !ok {
		return 0, 0
	}
	return day(y, m, d, j+1-i)
}

// dayFirst reads a date in figures, the day first: "03/10/2022", "3.10.22".
func (c clock) dayFirst(i int) (calendar.Day, int) {
	d, d1 := c.small(i)
	m, d2 := c.small(i + 2)
	sep := c.text(i + 1)
	y, ok := c.anyYear(i + 4)
	if d1 == 0 || d2 == 0 || sep != "/" && sep != "." && sep != "-" || c.text(i+3) != sep || !ok {
		return 0, 0
	}
	return day(y, m, d, 5)
}

// isoDate reads "2022-10-03" and "2022/10/03".
func (c clock) isoDate(i int) (calendar.Day, int) {
	y, ok := c.year(i)
	m, d1 := c.small(i + 2)
	d, d2 := c.small(i + 4)
	if !ok || !c.dash(i+1) || c.text(i+3) != c.text(i+1) || d1 != 2 || d2 != 2 {
		return 0, 0
	}
	return day(y, m, d, 5)
}

// anyYear reads a year of four digits, or of two below 60.
func (c clock) anyYear(i int) (int, bool) {
	if y, ok := c.year(i); ok {
		return y, true
	}
	n, digits := c.small(i)
	return 2000 + n, digits == 2 && n < 60
}

func day(y, m, d, n int) (calendar.Day, int) {
	if m < 1 || m > 12 || d < 1 || d > calendar.Date(y, time.Month(m), 1).Month().Size() {
		return 0, 0
	}
	return calendar.Date(y, time.Month(m), d), n
}

func isWeekday(s string) bool {
	switch s {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun":
		return true
	}
	return false
}

// days reads a day or a run of days: "17 to 23 May 2021", "3 October 2022 to 9 October 2022".
func (c clock) days(i int) (When, int) {
	if d, n := c.date(i); n > 0 {
		if k := c.range_(i + n); k > 0 {
			if e, m := c.date(i + n + k); m > 0 && e > d {
				return When{Period: calendar.Period{From: d, To: e + 1}, Grain: Week}, n + k + m
			}
		}
		return When{Period: calendar.Period{From: d, To: d + 1}, Grain: Day}, n
	}
	a, digits := c.small(i)
	if digits == 0 || a == 0 {
		return When{}, 0
	}
	j := i + 1 + c.ordinal(i+1)
	m := monthNames[c.text(j)]
	if m != 0 {
		j++
	}
	k := c.range_(j)
	if k == 0 {
		return When{}, 0
	}
	for isWeekday(c.text(j + k)) {
		k++
	}
	e, n := c.date(j + k)
	if n == 0 {
		return When{}, 0
	}
	y, em, _ := e.Date()
	if m == 0 {
		m = int(em)
	}
	if m > int(em) {
		y--
	}
	d, ok := day(y, m, a, 1)
	if ok == 0 || d >= e {
		return When{}, 0
	}
	return When{Period: calendar.Period{From: d, To: e + 1}, Grain: Week}, j + k + n - i
}

// month reads a month, with its year if it is there: "Nov-21", "November 2021",
// "2021-11", "202111", "11/2021".
func (c clock) month(i int) (y, m, n int) {
	if m = monthNames[c.text(i)]; m != 0 {
		y, n = c.yearOfMonth(i + 1)
		return y, m, 1 + n
	}
	if y, ok := c.year(i); ok {
		return c.yearFirst(i, y)
	}
	if m, digits := c.small(i); digits > 0 && 1 <= m && m <= 12 && c.text(i+1) == "/" {
		if y, ok := c.year(i + 2); ok {
			return y, m, 3
		}
	}
	if t := c.text(i); i >= 0 && i < len(c.list) && c.list[i].number && len(t) == 6 {
		y, _ := strconv.Atoi(t[:4])
		m, _ := strconv.Atoi(t[4:])
		if 1990 <= y && y < 2100 && 1 <= m && m <= 12 {
			return y, m, 1
		}
	}
	return 0, 0, 0
}

// yearOfMonth reads the year behind the name of a month, "-21" or "2021"; 0 where there is
// none, or a financial year, of which the month is a part.
func (c clock) yearOfMonth(i int) (y, n int) {
	j := i
	switch c.text(j) {
	case "-", ",", "'", "’", "/":
		j++
	}
	if y, ok := c.year(j); ok {
		if w, n := c.financialYear(j); n > 0 && w.Grain == Financial { // "Apr 2021/22"
			return 0, 0
		}
		return y, j + 1 - i
	}
	if two, digits := c.small(j); digits == 2 && two < 60 && c.text(j+1) != "/" && monthNames[c.text(j+1)] == 0 {
		return 2000 + two, j + 1 - i
	}
	return 0, 0
}

// yearFirst reads the month behind a year: "2021 Nov", "2021-Nov", "2021-11".
func (c clock) yearFirst(i, year int) (y, m, n int) {
	if m := monthNames[c.text(i+1)]; m != 0 {
		return year, m, 2
	}
	if m := monthNames[c.text(i+2)]; m != 0 && c.dash(i+1) {
		return year, m, 3
	}
	m, digits := c.small(i + 2)
	if c.text(i+1) == "-" && digits == 2 && 1 <= m && m <= 12 && !c.dash(i+3) && (c.months || m != (year+1)%100) {
		return year, m, 3
	}
	return 0, 0, 0
}

// monthRange reads a month or a run of months, with or without their years.
func (c clock) monthRange(i int) (When, int) {
	y, m, n := c.month(i)
	if n == 0 {
		return When{}, 0
	}
	if k := c.range_(i + n); k > 0 && (c.text(i+n) != "and") {
		if z, e, l := c.month(i + n + k); l > 0 && monthNames[c.text(i)] != 0 {
			switch {
			case y == 0 && z == 0:
				return When{First: m, Last: e, Grain: Quarter}, n + k + l
			case y == 0 && e < m:
				y = z - 1
			case y == 0:
				y = z
			case z == 0:
				if z = y; e < m {
					z++
				}
			}
			if p := months(y, m, z, e); p.Size() > 0 {
				return When{Period: p, Grain: grainOf(p)}, n + k + l
			}
			return When{}, 0
		}
	}
	if y == 0 {
		return When{First: m, Last: m, Grain: Month}, n
	}
	return When{Period: months(y, m, y, m), Grain: Month}, n
}

// grainOf names the length of a run of months.
func grainOf(p calendar.Period) Grain {
	switch {
	case p == p.From.FinancialYear():
		return Financial
	case p.Size() < 93:
		return Quarter
	case p.Size() <= 366:
		return YearTo
	}
	return Stretch
}

// financialYear reads "2021/22", "2021-22", "2021/2022", "21/22" and runs of them.
func (c clock) financialYear(i int) (When, int) {
	y, n := c.oneFinancialYear(i)
	if n == 0 {
		if y, ok := c.year(i); ok && c.text(i-1) == "fye" {
			return yearTo(y, 3), 1
		}
		return When{}, 0
	}
	if k := c.range_(i + n); k > 0 && c.text(i+n) != "and" {
		for c.text(i+n+k) == "fy" {
			k++
		}
		if z, m := c.oneFinancialYear(i + n + k); m > 0 && z > y {
			return When{Period: months(y, 4, z+1, 3), Grain: Stretch}, n + k + m
		}
	}
	return financial(y), n
}

// oneFinancialYear reads "2021/22", "2021-22", "2021/2022", "21/22", and gives the year in
// which it begins.
func (c clock) oneFinancialYear(i int) (y, n int) {
	if !c.dash(i + 1) {
		return 0, 0
	}
	if y, ok := c.year(i); ok {
		if z, ok := c.year(i + 2); ok && z == y+1 {
			return y, 3
		}
		if z, digits := c.small(i + 2); digits == 2 && z == (y+1)%100 && !c.dash(i+3) {
			return y, 3
		}
		return 0, 0
	}
	a, d1 := c.small(i)
	b, d2 := c.small(i + 2)
	if d1 == 2 && d2 == 2 && b == a+1 && a >= 1 && a < 60 && c.twoYears(i, a) {
		return 2000 + a, 3
	}
	return 0, 0
}

// twoYears reports whether two numbers of two digits, of which a is the first, are years,
// and not a day and a month, or ends of a range.
func (c clock) twoYears(i, a int) bool {
	slash, fy := c.text(i+1) == "/", strings.HasPrefix(c.text(i-1), "fy")
	switch {
	case c.dash(i + 3), monthNames[c.text(i+3)] != 0: // "11/12/2021", "11-12 March"
		return false
	case i > 1 && c.dash(i-1) && c.list[i].joined && c.list[i-2].number: // "10/11/12"
		return false
	case slash, fy:
		return true
	case len(c.list) > i+3:
		return false
	}
	return a > 12 || i > 0 && c.list[i].joined && !c.list[i-1].number && !c.list[i-1].sign()
}

// quarter reads "Q1", "quarter 1", "1st quarter", "H1" as months without a year.
func (c clock) quarter(i int) (When, int) {
	n, taken := 0, 0
	switch t := c.text(i); {
	case (t == "q" || t == "qtr" || t == "quarter") && c.text(i+1) != "":
		if v, digits := c.small(i + 1); digits == 1 {
			n, taken = v, 2
		}
	case ordinals[t] > 0 && c.text(i+1) == "quarter":
		n, taken = ordinals[t], 2
	case c.ordinal(i+1) == 1 && (c.text(i+2) == "quarter" || c.text(i+2) == "qtr"):
		n, _ = c.small(i)
		taken = 3
	case t == "h" && i+1 < len(c.list) && c.list[i+1].joined:
		switch c.text(i + 1) {
		case "1":
			return When{First: 4, Last: 9, Grain: Quarter}, 2
		case "2":
			return When{First: 10, Last: 3, Grain: Quarter}, 2
		}
	case ordinals[t] > 0 && c.text(i+1) == "half":
		if ordinals[t] == 1 {
			return When{First: 4, Last: 9, Grain: Quarter}, 2
		}
		return When{First: 10, Last: 3, Grain: Quarter}, 2
	}
	if n < 1 || n > 4 {
		return When{}, 0
	}
	return QuarterOf(n), taken
}

// QuarterOf gives the months of a quarter: Q1 is April to June.
func QuarterOf(n int) When {
	first := (3*n)%12 + 1
	return When{First: first, Last: first + 2, Grain: Quarter}
}

// bareYear reads "2022" and "2019 to 2021".
func (c clock) bareYear(i int) (When, int) {
	y, ok := c.year(i)
	if !ok {
		return When{}, 0
	}
	if k := c.range_(i + 1); k > 0 && c.text(i+1) != "and" {
		if z, ok := c.year(i + 1 + k); ok && z > y && (c.text(i+1) == "to" || z > y+1) {
			return When{Period: months(y, 1, z, 12), Grain: Stretch}, 2 + k
		}
	}
	return When{Period: months(y, 1, y, 12), Grain: BareYear}, 1
}

// Ending gives the year of a bare "2022" where years end in a month, or the day of it
// of which figures are.
func (w When) Ending(m time.Month) When {
	if w.Grain != BareYear || m == 0 && w.On == (YearDay{}) {
		return w
	}
	y, _, _ := w.Period.From.Date()
	if w.On != (YearDay{}) {
		d := calendar.Date(y, w.On.Month, w.On.Day)
		return When{Period: calendar.Period{From: d, To: d + 1}, Grain: Day}
	}
	return yearTo(y, int(m))
}

// ParseTime reads a month in figures, "2019-11", which elsewhere may be a financial
// year.
func ParseTime(text string) (calendar.Period, bool) {
	if len(text) != 7 || text[4] != '-' {
		return calendar.Period{}, false
	}
	w := Parse(text, true).When
	return w.Period, w.Grain == Month && w.Complete()
}

// SPDX-License-Identifier: MIT

package calendar

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// parseSpan reads a day or a run of days, or says what in s cannot be.
func parseSpan(s string) (p Period, reason string) {
	list, reason := tokens(s)
	if reason != "" {
		return Period{}, reason
	}
	if len(list) == 0 {
		return Period{}, "there is no date in it"
	}
	if list, reason = joinDashes(list); reason != "" {
		return Period{}, reason
	}
	if of, count := leadingWords(list); count > 0 {
		end, reason := readDate(list[count:])
		if reason == "" {
			p, reason = end.days()
		}
		if reason != "" {
			return Period{}, reason
		}
		return of(p)
	}
	first, last := splitRange(list)
	a, reason := readDate(first)
	if reason != "" {
		return Period{}, reason
	}
	if last == nil {
		return a.days()
	}
	b, reason := readDate(last)
	if reason != "" {
		return Period{}, reason
	}
	return a.to(b)
}

// shapes are the dates with dashes, or with slashes, between their parts. A whole one
// has nothing beside it but the other end of a period.
var shapes = [...]struct {
	whole bool
	kinds []tokenKind
}{
	{false, []tokenKind{numberToken, dashToken, monthToken, dashToken, yearToken}}, // 3-Oct-2022
	{true, []tokenKind{numberToken, dashToken, monthToken, dashToken, numberToken}},
	{true, []tokenKind{yearToken, dashToken, monthToken, dashToken, numberToken}},
	{true, []tokenKind{numberToken, dashToken, monthToken}}, // lacks the year
	{true, []tokenKind{monthToken, dashToken, yearToken}},   // Oct-2022
	{true, []tokenKind{monthToken, dashToken, numberToken}},
	{true, []tokenKind{yearToken, dashToken, monthToken}},
	{true, []tokenKind{yearToken, dashToken, quarterToken}}, // 2022-Q3
	{true, []tokenKind{quarterToken, dashToken, yearToken}},
}

// joinDashes takes the dashes out of "3-Oct-2022" and gives the year of "Oct-22" four
// digits, and that of "2015 - 17".
func joinDashes(list []token) ([]token, string) {
	for i := range list {
		for _, shape := range shapes {
			n := len(shape.kinds)
			if i+n > len(list) || !slices.EqualFunc(list[i:i+n], shape.kinds, token.like) ||
				shape.whole && !(between(list[:i], len(list[:i])-1) && between(list[i+n:], 0)) {
				continue
			}
			joined := slices.DeleteFunc(slices.Clone(list[i:i+n]), func(t token) bool { return t.kind == dashToken || t.kind == slashToken })
			if last := &joined[len(joined)-1]; last.kind == numberToken && joined[0].kind != yearToken {
				if len(last.text) != 2 {
					continue
				}
				*last = token{kind: yearToken, text: last.text, n: 1900 + last.n + 100*btoi(last.n < 69)}
			}
			return joinDashes(slices.Concat(list[:i], joined, list[i+n:]))
		}
	}
	if len(list) == 3 && list[0].kind == yearToken && list[1].kind == dashToken && list[2].kind == numberToken && len(list[2].text) == 2 {
		first, last := list[0].n, list[0].n-list[0].n%100+list[2].n
		if last == first+1 {
			return nil, fmt.Sprintf(`it may be a financial year or two years; write "%d/%02d" or "%d to %d"`, first, list[2].n, first, last)
		}
		list[2] = token{kind: yearToken, text: list[2].text, n: last}
	}
	return list, ""
}

// like reports whether t stands where a shape has a kind; a slash stands for a dash.
func (t token) like(kind tokenKind) bool {
	return t.kind == kind || kind == dashToken && t.kind == slashToken
}

// between reports whether the token at i, if there is one, parts the ends of a period.
func between(list []token, i int) bool {
	return i < 0 || i >= len(list) || list[i].kind == dashToken || list[i].kind == wordToken
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// leadingWords finds "week commencing", "year ending" and the like at the beginning,
// and gives the function from the date after it to the period that is meant.
func leadingWords(list []token) (of func(Period) (Period, string), count int) {
	is := func(i int, texts ...string) bool { return i < len(list) && slices.Contains(texts, list[i].text) }
	ends := []string{"ending", "ended", "to", "end"}
	switch {
	case is(0, "w/c", "w/b"):
		return weekFrom, 1
	case is(0, "w/e"):
		return weekTo, 1
	case is(0, "week") && is(1, "commencing", "beginning", "starting"):
		return weekFrom, 2
	case is(0, "week") && is(1, "ending", "ended"):
		return weekTo, 2
	case is(0, "year") && is(1, ends...):
		return monthsTo(12), 2
	case is(0, "ye"):
		return monthsTo(12), 1
	case is(0, "financial") && is(1, "year") && is(2, ends...):
		return financialYearTo, 3
	case is(0, "fye"):
		return financialYearTo, 1
	case is(0, "financial") && is(1, "year"):
		return financialYear, 2
	case is(0, "fy"):
		return financialYear, 1
	case is(0, "calendar") && is(1, "year"):
		return calendarYear, 2
	case len(list) > 0 && list[0].kind == numberToken && list[0].n > 0 && is(1, "months", "month") && is(2, ends...):
		return monthsTo(list[0].n), 3
	}
	return nil, 0
}

func weekFrom(p Period) (Period, string) {
	if p.Size() != 1 {
		return Period{}, "a week commences on a day"
	}
	return clip(p.From, p.From+7), ""
}

func weekTo(p Period) (Period, string) {
	if p.Size() != 1 {
		return Period{}, "a week ends on a day"
	}
	return clip(p.To-7, p.To), ""
}

// monthsTo gives the so many months up to the end of a day, month or year: the year
// ending March 2019.
func monthsTo(count int) func(Period) (Period, string) {
	return func(p Period) (Period, string) {
		year, month, day := p.To.civil()
		n := 12*year + int(month) - 1 - count
		year, month = n/12, time.Month(n%12+1)
		if year < firstYear {
			return Period{}, yearOutside(year)
		}
		from := dayNumber(year, month, 1) + Day(min(day-1, monthLength(year, month)))
		return Period{from, p.To}, ""
	}
}

// financialYearTo gives the year that ends in March of a year, or with a month.
func financialYearTo(p Period) (Period, string) {
	if year := p.From.Year(); p == year {
		p.To = dayNumber(yearOf(p.From), time.April, 1)
	}
	return monthsTo(12)(p)
}

func financialYear(p Period) (Period, string) {
	if p != p.From.FinancialYear() {
		return Period{}, fmt.Sprintf(`a financial year is written with both years, as in "%d/%02d"`, yearOf(p.From), (yearOf(p.From)+1)%100)
	}
	return p, ""
}

func calendarYear(p Period) (Period, string) {
	if p != p.From.Year() {
		return Period{}, "a calendar year is one year"
	}
	return p, ""
}

func yearOf(d Day) int {
	year, _, _ := d.Date()
	return year
}

// splitRange takes "from 3 to 9 October 2022" apart at the word or dash between its
// ends; last is nil if there is none.
func splitRange(list []token) (first, last []token) {
	between := list[0].text == "between"
	opened := between || list[0].text == "from"
	if opened {
		list = list[1:]
	}
	for i, t := range list {
		switch {
		case t.kind == dashToken,
			t.kind == slashToken && i > 0 && list[i-1].kind == figuresToken, // 2022-10-03/2022-10-09
			slices.Contains([]string{"to", "until", "till", "through"}, t.text),
			between && t.text == "and":
			return list[:i], slices.Clone(list[i+1:])
		}
	}
	if opened {
		return list, []token{}
	}
	return list, nil
}

// A date is what one end of a period says; the fields that it does not say are zero.
type date struct {
	weekday          string // in full
	day, month, year int
	quarter          int
	financial        bool // year is the one in which a financial year begins
	figures          bool // written as 3/10/2022
}

// readDate reads "Monday 3rd of October", "October 2022", "2022-10-03", "Q3" …
func readDate(list []token) (d date, reason string) {
	for _, t := range list {
		free := false // whether the date still lacks what t says
		switch t.kind {
		case wordToken:
			free = t.text == "the" || t.text == "of"
		case weekdayToken:
			free = d == date{}
			d.weekday = time.Weekday(t.n).String()
		case numberToken:
			if d.day != 0 {
				return d, fmt.Sprintf("the year needs all four digits, not %q", t.text)
			}
			if t.n == 0 {
				return d, "there is no day 0"
			}
			free = d.quarter == 0 && !d.financial
			d.day = t.n
		case monthToken:
			free = d.month == 0 && d.quarter == 0 && !d.financial
			d.month = t.n
		case yearToken:
			free = d.year == 0 && t.n != 0
			d.year = t.n
		case yearMonthToken:
			free = d == date{}
			year, month, _ := t.day.Date()
			d.year, d.month = year, int(month)
		case quarterToken:
			free = d == date{year: d.year, financial: d.financial}
			d.quarter = t.n
		case financialYearToken:
			free = d == date{quarter: d.quarter}
			d.year, d.financial = t.n, true
		case figuresToken:
			free = d == date{weekday: d.weekday}
			year, month, day := t.day.Date()
			d.year, d.month, d.day, d.figures = year, int(month), day, true
		}
		if !free {
			return d, notUnderstood(t.text)
		}
	}
	return d, ""
}

// unit names what a date is as long as.
func (d date) unit() string {
	switch {
	case d.financial && d.quarter == 0:
		return "financial year"
	case d.day != 0 || d.weekday != "":
		return "day"
	case d.month != 0:
		return "month"
	case d.quarter != 0:
		return "quarter"
	case d.year != 0:
		return "year"
	}
	return ""
}

// days gives the days of a date that is complete, or says what it lacks.
func (d date) days() (p Period, reason string) {
	unit := d.unit()
	switch {
	case unit == "":
		return p, "a date is missing"
	case unit == "day" && d.day == 0:
		return p, "the day of the month is missing"
	case unit == "day" && d.month == 0:
		return p, "the month is missing"
	case d.year == 0:
		return p, "the year is missing"
	case unit == "financial year":
		return months(d.year, time.April, 12), ""
	case d.financial:
		return months(d.year, time.April+time.Month(3*(d.quarter-1)), 3), ""
	}
	month := time.Month(max(d.month, 3*d.quarter-2, 1))
	first, reason := newDay(d.year, month, max(d.day, 1))
	if reason != "" {
		return p, reason
	}
	switch unit {
	case "year":
		return first.Year(), ""
	case "quarter":
		return first.Quarter(), ""
	case "month":
		return first.Month(), ""
	}
	if was := first.Weekday().String(); d.weekday != "" && d.weekday != was {
		return p, first.String() + " was a " + was
	}
	return Period{first, first + 1}, ""
}

// to gives the days from a to b, each of which may lack what the other says.
func (a date) to(b date) (p Period, reason string) {
	if a == (date{}) || b == (date{}) {
		return p, "one end is missing"
	}
	if a.unit() == "day" && b.unit() == "day" && a.figures == b.figures {
		a.month, b.month = cmp.Or(a.month, b.month), cmp.Or(b.month, a.month)
	}
	if a.figures == b.figures && a.year == 0 {
		a.year, a.financial = b.year, b.financial && a.quarter != 0
	} else if a.figures == b.figures && b.year == 0 {
		b.year, b.financial = a.year, a.financial && b.quarter != 0
	}
	first, reason := a.days()
	if reason != "" {
		return p, reason
	}
	last, reason := b.days()
	switch {
	case reason != "":
		return p, reason
	case a.unit() != b.unit():
		return p, fmt.Sprintf("it goes from a %s to a %s", a.unit(), b.unit())
	case last.From < first.From:
		return p, fmt.Sprintf("it ends before it begins: %v is before %v", last.To-1, first.From)
	}
	return Period{first.From, last.To}, ""
}

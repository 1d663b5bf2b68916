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
	list = joinDashes(list)
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

// joinDashes takes the dashes out of "3-Oct-2022".
func joinDashes(list []token) []token {
	shape := []tokenKind{numberToken, dashToken, monthToken, dashToken, yearToken}
	for i := 0; i+len(shape) <= len(list); i++ {
		if slices.EqualFunc(list[i:i+len(shape)], shape, func(t token, k tokenKind) bool { return t.kind == k }) {
			list = slices.Concat(list[:i], []token{list[i], list[i+2], list[i+4]}, list[i+len(shape):])
		}
	}
	return list
}

// leadingWords finds "week commencing", "week ending" or "year ending" at the
// beginning, and gives the function from the date after it to the period that is
// meant.
func leadingWords(list []token) (of func(Period) (Period, string), count int) {
	is := func(i int, texts ...string) bool { return i < len(list) && slices.Contains(texts, list[i].text) }
	switch {
	case is(0, "w/c"):
		return weekFrom, 1
	case is(0, "w/e"):
		return weekTo, 1
	case is(0, "week") && is(1, "commencing", "beginning", "starting"):
		return weekFrom, 2
	case is(0, "week") && is(1, "ending", "ended"):
		return weekTo, 2
	case is(0, "year") && is(1, "ending", "ended", "to"):
		return yearTo, 2
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

// yearTo gives the twelve months up to the end of p: a year ending March 2019.
func yearTo(p Period) (Period, string) {
	year, month, day := p.To.civil()
	if year == firstYear {
		return Period{}, yearOutside(year - 1)
	}
	if month == time.February && day == 29 { // it ends on the 28th; the one before did on the last of February
		month, day = time.March, 1
	}
	return Period{dayNumber(year-1, month, day), p.To}, ""
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
		case quarterToken:
			free = d == date{year: d.year}
			d.quarter = t.n
		case financialYearToken:
			free = d == date{}
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
	case d.financial:
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
	if a.figures == b.figures {
		a.year, b.year = cmp.Or(a.year, b.year), cmp.Or(b.year, a.year)
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

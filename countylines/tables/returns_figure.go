// SPDX-License-Identifier: MIT

package tables

import (
	"errors"
	"strconv"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/seizure"
)

// mostFigures bounds the rows that make one return together.
const mostFigures = 10_000

// readFigures reads the returns of a file with a figure in each row. Consecutive
// rows with the same number in the column return make one return together.
func (s *sheet) readFigures(yield func(countylines.Return, error) bool) (more bool) {
	var open countylines.Return
	var group string // that of open, "" if there is none
	figures := 0
	var beside otherWeapons
	for s.next() {
		number := s.cell("return")
		if group != "" && s.bad == nil && number != group {
			if group = ""; !yield(open, nil) {
				return false
			}
		}
		r, f, err := s.readRow()
		switch {
		case err != nil:
		case group == "":
			err = s.say(&r, f)
		case !sameHead(s.atPlaceOf(r, open), open):
			err = s.refuse("return", "is the number of the row before, which is about something else; rows of one return agree in all but measure and value")
		case figures >= mostFigures:
			err = s.refuse("return", "has more figures than one return can have; give these another number")
		default:
			if err = s.say(&open, f); err == nil {
				figures++
				continue
			}
		}
		switch {
		case err != nil:
			if !yield(countylines.Return{}, err) {
				return false
			}
		case number == "":
			if !beside.settle(r, yield) {
				return false
			}
			r = s.atPlace(r)
			if !beside.wait(r, f) && !yield(r, nil) {
				return false
			}
		default:
			open, group, figures = s.atPlace(r), strings.Clone(number), 1
		}
	}
	return beside.settle(countylines.Return{}, yield) && (group == "" || yield(open, nil))
}

// A rowFigure is the figure of a row.
type rowFigure struct {
	of     countylines.Subject
	text   string            // as [stats.Figure] reads it
	place  seizure.Mass      // of the last digit of a mass in ounces and the like, or 0
	inside int               // how deep it stands inside the last entry of its list
	others bool              // weapons other than those named beside them
	value  countylines.Value // of one that is written
}

// readRow reads the current row: a return without figures, and its figure.
func (s *sheet) readRow() (r countylines.Return, f rowFigure, err error) {
	if s.bad != nil {
		return r, f, s.bad
	}
	if r.Period, r.Days, err = s.readPeriod(); err != nil {
		return r, f, err
	}
	if err = s.readArea(&r); err != nil {
		return r, f, err
	}
	if r.Source, err = s.readSource(); err != nil {
		return r, f, err
	}
	r.Basis = s.keep("basis")
	if text := s.cell("complete"); text != "" {
		if err = r.Complete.UnmarshalText([]byte(text)); err != nil {
			return r, f, s.reject("complete", err)
		}
	}
	if text := s.cell("inside"); text != "" {
		if f.inside, err = strconv.Atoi(text); err != nil || f.inside < 0 {
			return r, f, s.refuse("inside", "is no number of entries that this one stands in: 0, 1 …")
		}
	}
	printed, err := s.readSubject(&f, r.Period.From)
	if err != nil {
		return r, f, err
	}
	r.Scope = joinScopes(r.Scope, printed.scope)
	f.text, f.place, err = s.readValue(f.of)
	return r, f, err
}

func sameHead(r, b countylines.Return) bool {
	return r.Area == b.Area && r.Period == b.Period && r.Days == b.Days && r.Scope == b.Scope &&
		r.Joint == b.Joint && r.Basis == b.Basis && r.Complete == b.Complete && r.Source == b.Source
}

// readPeriod reads the days as printed and gives what they are about.
func (s *sheet) readPeriod() (period, days calendar.Period, err error) {
	first, err := s.readDays("week_start")
	if err != nil {
		return period, days, err
	}
	last, err := s.readDays("week_end")
	if err != nil {
		return period, days, err
	}
	days = calendar.Period{From: first.From, To: last.To}
	if days.Size() == 0 {
		return period, days, s.refuse("week_end", "is before week_start, "+first.From.String()+"; the last day of a period is not before its first")
	}
	if s.cell("period") != "" {
		if period, err = calendar.ParsePeriod(s.cell("period")); err != nil {
			return period, days, s.reject("period", err)
		}
		if days.And(period).Size() == 0 {
			return period, days, s.refuse("period", "has none of the days from week_start to week_end")
		}
	} else if operation, ok := countylines.OperationOf(days); ok {
		period = operation.Period
	} else {
		period = days
	}
	if period == days {
		days = calendar.Period{}
	}
	return period, days, nil
}

// readDays reads a day, or the days of a month, a quarter or a year.
func (s *sheet) readDays(column string) (calendar.Period, error) {
	text := s.cell(column)
	if text == "" || text == "NA" {
		return calendar.Period{}, s.refuse(column, "is no full date; a figure needs the first and the last of its days")
	}
	if c, ok := grammar.ParseTime(text); ok {
		return c, nil
	}
	days, err := calendar.ParsePeriod(text)
	if err != nil {
		return calendar.Period{}, s.reject(column, err)
	}
	return days, nil
}

// dayless reports whether a text is a year, or a year and a month, as in "2019-10".
func dayless(text string) bool {
	year, month, _ := strings.Cut(text, "-")
	return len(year) == 4 && len(month)%2 == 0 && len(month) <= 2 && strings.Trim(year+month, "0123456789") == ""
}

// readArea sets the area of a return, and what goes with an area as it is printed.
func (s *sheet) readArea(r *countylines.Return) error {
	text := s.cell("area")
	if printed, ok := areaPrinted(text); ok {
		r.Area, r.Scope, r.Joint = printed.area, printed.scope, printed.joint
	} else {
		area, err := countylines.ParseArea(text)
		if err != nil {
			return s.reject("area", err)
		}
		r.Area = area
	}
	r.Scope = joinScopes(r.Scope, s.keep("scope"))
	if joint := s.cell("joint"); joint != "" {
		area, err := countylines.ParseArea(joint)
		if err != nil {
			return s.reject("joint", err)
		}
		r.Joint |= area
	}
	if both := r.Joint & r.Area; both != 0 {
		return s.refuse("joint", "has "+both.String()+" do joint work with itself; name the others who may have counted it")
	}
	return nil
}

// joinScopes gives the scope of what is a part in two ways.
func joinScopes(a, b string) string {
	switch {
	case b == "" || a == b:
		return a
	case a == "":
		return b
	}
	return a + ", " + b
}

// readSource reads where a return comes from. Of a date of publication without a
// day nothing is kept: it could be before or after any other.
func (s *sheet) readSource() (countylines.Source, error) {
	source := countylines.Source{Publisher: s.keep("publisher"), URL: s.keep("source_url_or_title"), Place: s.keep("place")}
	if text := s.cell("published"); text != "" {
		day, err := calendar.ParseDay(text)
		if err != nil && !dayless(text) {
			return source, s.reject("published", err)
		}
		source.Published = day
	}
	if text := s.cell("provisional"); text != "" {
		provisional, err := strconv.ParseBool(text)
		if err != nil {
			return source, s.refuse("provisional", "is neither true nor false")
		}
		source.Provisional = provisional
	}
	return source, nil
}

// readSubject reads what a figure is about, and gives the name of the public record
// if that is what stands there.
func (s *sheet) readSubject(f *rowFigure, on calendar.Day) (printedFigure, error) {
	text := s.cell("measure")
	if printed, ok := figurePrinted(text); ok {
		if printed.field == rejectedField {
			return printed, s.refuse("measure", "has no place in a return: it is "+printed.note)
		}
		f.of, f.others = printed.subject(on), printed.others()
		return printed, nil
	}
	err := f.of.UnmarshalText([]byte(text))
	if e, ok := errors.AsType[*countylines.NameError](err); ok {
		err = &countylines.NameError{Kind: e.Kind, Text: e.Text, Reason: e.Reason, Near: names.Nearest(text, figureSpellings)}
	}
	switch {
	case err != nil:
		return printedFigure{}, s.reject("measure", err)
	case f.of == countylines.DaysPrinted():
		return printedFigure{}, s.refuse("measure", "stands in week_start and week_end")
	}
	return printedFigure{}, nil
}

// figureSpellings yields the names that the column measure may have.
func figureSpellings(yield func(spelling, name string) bool) {
	for _, p := range printedFigures {
		if p.field != rejectedField && !yield(p.name, p.name) {
			return
		}
	}
	for _, m := range countylines.Measures() {
		slug, _ := m.MarshalText() // a measure with a constant has a text
		if !yield(string(slug), m.String()) || !yield(m.String(), m.String()) {
			return
		}
	}
}

// lastPlace gives the place value of the last digit of a number that is not zero,
// where its unit is no power of ten of a nanogram: 2,834,952,312 for tenths of an
// ounce. Otherwise it gives 0.
func lastPlace(number, unit string) seizure.Mass {
	var one seizure.Mass
	if one.UnmarshalText([]byte("1"+unit)) != nil || strings.Trim(strconv.FormatInt(int64(one), 10), "0") == "1" {
		return 0
	}
	whole, fraction, _ := strings.Cut(strings.ReplaceAll(number, ",", ""), ".")
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		for range fraction {
			one /= 10
		}
		return max(one, 1)
	}
	for range len(whole) - len(strings.TrimRight(whole, "0")) {
		if one > 1<<59 {
			return 0
		}
		one *= 10
	}
	return one
}

// say adds the figure of the current row to a return.
func (s *sheet) say(r *countylines.Return, f rowFigure) error {
	err := say(r, f)
	switch err := err.(type) {
	case nil:
		return nil
	case *countylines.RowError:
		err.Row = s.row
		return err
	}
	return s.reject("value", err)
}

// say adds a figure to r. If the error is a [*countylines.RowError] its Row is not set
// yet; any other is about the text of the figure.
func say(r *countylines.Return, f rowFigure) error {
	if f.of == (countylines.Subject{}) {
		return nil // a return without figures
	}
	v, err := f.of.Unit().Parse(f.text)
	if err != nil {
		return err
	}
	if f.place != 0 {
		v.Figure = v.Figure.Place(int64(f.place))
	}
	if err = r.PutInside(f.inside, f.of, v); err == nil {
		return nil
	}
	fault, _ := errors.AsType[*countylines.FieldError](err)
	column, text := "measure", f.of.String()
	if fault.Field == "inside" {
		column, text = "inside", fault.Text
	}
	return &countylines.RowError{Column: column, Text: text, Reason: fault.Reason, Err: err}
}

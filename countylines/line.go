// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/countylines/ops/calendar"
)

// A Line is one deal line: a brand and the number behind it, run from one force's
// area and selling in others. A line whose importers are its exporter is internal.
// It has no place for the phone number.
type Line struct {
	Brand     string       `json:"brand"`
	Exporter  Area         `json:"exporter,omitzero"`  // where it is controlled; 0 is not known
	Importers Area         `json:"importers,omitzero"` // where it sells
	Opened    calendar.Day `json:"opened"`             // the first day on which it is known to have been in use

	// Closures are in any order. One that falls in the time between another and its
	// BackBy is another force's claim to the same closure, and counts as one with it.
	Closures []Closure `json:"closures,omitempty"`
}

// A Closure is the closing of a line, and what became of it.
type Closure struct {
	On             calendar.Day `json:"on"`
	By             Area         `json:"by"`
	How            Measure      `json:"how,omitzero"`             // ClosedType1 or ClosedType2; 0 is not recorded
	HoldersCharged int          `json:"holders_charged,omitzero"` // line holders; a closure of Type 1 has at least one
	Checked        calendar.Day `json:"checked,omitzero"`         // the last check-back that found it closed still; 0 is none
	BackBy         calendar.Day `json:"back_by,omitzero"`         // the first day on which it was seen back in use; 0 is never
}

// ActiveOn reports whether l was in use on a day: from the day it opened until the
// day before it was closed, and again from the day it was seen back.
func (l Line) ActiveOn(day calendar.Day) bool {
	if l.Opened == 0 || day < l.Opened {
		return false
	}
	active := true
	for _, c := range l.closings() {
		if c.On <= day {
			active = c.BackBy != 0 && c.BackBy <= day
		}
	}
	return active
}

// closings gives the closures that ended a time in use, in order, with all claims
// to each made one: by all who claim it, of Type 1 if any of them is. Closures
// before the line opened are passed over.
func (l Line) closings() []Closure {
	var ends []Closure
	for _, c := range slices.SortedFunc(slices.Values(l.Closures), compareClosures) {
		c.How = cmp.Or(c.How, LinesClosed)
		if c.BackBy < c.On {
			c.BackBy = 0
		}
		if c.On < l.Opened || l.Opened == 0 {
			continue
		}
		last := len(ends) - 1
		if last < 0 || ends[last].BackBy != 0 && c.On >= ends[last].BackBy {
			ends = append(ends, c)
			continue
		}
		end := &ends[last]
		end.By |= c.By
		end.HoldersCharged += c.HoldersCharged
		end.Checked = max(end.Checked, c.Checked)
		if end.BackBy == 0 || c.BackBy != 0 && c.BackBy < end.BackBy {
			end.BackBy = c.BackBy
		}
		if end.How != ClosedType1 && c.How != LinesClosed {
			end.How = c.How
		}
	}
	return ends
}

// compareClosures orders closures by day, those of one day by when the line was
// back, the last those after which it never was.
func compareClosures(a, b Closure) int {
	const never = 1 << 30
	return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(cmp.Or(a.BackBy, never), cmp.Or(b.BackBy, never)), cmp.Compare(a.How, b.How), cmp.Compare(a.By, b.By))
}

// Validate gives a [*FieldError] for each fault of l, joined: a line without a day
// on which it opened, a closure before it, one that is of no type, one checked
// before it happened or found closed after it was back, one reopened before it
// closed, a number of line holders below 0. An exporter that is its importer is
// no fault.
func (l Line) Validate() error {
	var faults []error
	fault := func(field string, text any, reason string) {
		faults = append(faults, &FieldError{Of: "line", Field: field, Text: fmt.Sprint(text), Reason: reason})
	}
	if l.Opened.Year().Size() == 0 {
		fault("Opened", l.Opened, "is no day of the years 1900 to 2199")
	}
	for i, c := range l.Closures {
		field := func(name string) string { return fmt.Sprintf("Closures[%d].%s", i, name) }
		if c.On.Year().Size() == 0 {
			fault(field("On"), c.On, "is no day of the years 1900 to 2199")
		} else if c.On < l.Opened {
			fault(field("On"), c.On, "is before the line opened, on "+l.Opened.String())
		}
		if c.By.And(UK) == 0 {
			fault(field("By"), c.By, "is no force: give the one that closed it")
		}
		if c.How != 0 && c.How.Family() != LinesClosed {
			fault(field("How"), c.How, "is no way to close a line: give ClosedType1, ClosedType2, or none")
		}
		if c.HoldersCharged < 0 {
			fault(field("HoldersCharged"), c.HoldersCharged, "is below 0")
		}
		if c.Checked != 0 && c.Checked < c.On {
			fault(field("Checked"), c.Checked, "is before the closure, on "+c.On.String())
		}
		if c.BackBy != 0 && c.BackBy < c.On {
			fault(field("BackBy"), c.BackBy, "is before the closure, on "+c.On.String())
		} else if c.BackBy != 0 && c.Checked >= c.BackBy {
			fault(field("Checked"), c.Checked, "found the line closed, but it was back by "+c.BackBy.String())
		}
	}
	return errors.Join(faults...)
}

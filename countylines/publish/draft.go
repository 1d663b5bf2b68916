// SPDX-License-Identifier: MIT

package publish

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// A Draft is a table as it would be published if nothing had to be protected: a row
// for each area, a column for each subject, of one period. Totals are rows and
// columns like others, in any order: a region, a nation, all arrests. How they hold
// each other follows from what they are. A draft for each of several periods, and one
// of all of them together, are protected as one.
type Draft struct {
	Title    string
	Figures  countylines.Ledger // the counts: what is not in it, such as a total, must follow from it
	Areas    []countylines.Area
	Subjects []countylines.Subject // counts: measures, weapons, packs and goods by number, seizures
	Period   calendar.Period
	Notes    []string // what else is to be said below the table
}

// cells gives the cells of a draft, row by row. Those that no return has exactly are
// not known.
func (d Draft) cells(table int) ([]cell, error) {
	if len(d.Areas) == 0 || len(d.Subjects) == 0 {
		return nil, &CellError{Table: table, Row: -1, Column: -1, Reason: "the table has no cells"}
	}
	own := d.own()
	listed := map[countylines.Area]map[countylines.Subject]countylines.Value{}
	for area, returns := range own {
		if len(returns) == 1 { // several may differ
			listed[area] = maps.Collect(returns[0].All())
		}
	}
	var cells []cell
	for i, area := range d.Areas {
		for j, subject := range d.Subjects {
			c := cell{at: Place{table, i, j}, place: newPlace(subject, area, d.Period)}
			var err error
			c.count, c.known, err = exactly(listed[area][subject])
			if reason := c.fault(); reason != "" || err != nil {
				return nil, &CellError{table, i, j, area, subject, d.Period, reason, err}
			}
			cells = append(cells, c)
		}
	}
	return cells, nil
}

// own gives the returns that are about all of an area and the days of the table.
func (d Draft) own() map[countylines.Area][]countylines.Return {
	own := map[countylines.Area][]countylines.Return{}
	for _, r := range d.Figures {
		if r.Period == d.Period && r.Scope == "" && r.Joint == 0 {
			own[r.Area] = append(own[r.Area], r)
		}
	}
	return own
}

// follows gives what follows from the figures for a cell, if that is exact.
func follows(x *countylines.Index, s countylines.Subject, c cell) (n int, exact bool, err error) {
	v, err := x.Of(s, c.place.area, c.place.period)
	if err != nil {
		return 0, false, err
	}
	return exactly(v)
}

// fault says what is wrong with a cell, if anything.
func (c cell) fault() string {
	switch {
	case c.place.Size() < 0:
		return "is a union across families, which counts nothing"
	case c.place.Size() == 0:
		return "is about nothing: its area, its period or its subject is empty"
	case c.count < 0:
		return fmt.Sprintf("is negative: %d", c.count)
	}
	return ""
}

// add gives the count of a cell that others make up, if known ones do.
func (c cell) add(cells []cell) (n int, ok bool) {
	var parts []cell
	for _, d := range cells {
		if d.known && stats.Contains(c.place, d.place) {
			parts = append(parts, d)
		}
	}
	slices.SortStableFunc(parts, func(a, b cell) int { return cmp.Compare(b.place.Size(), a.place.Size()) })
	left, taken := c.place.Size(), []cell(nil)
	for _, d := range parts {
		if !slices.ContainsFunc(taken, func(t cell) bool { return !stats.Disjoint(t.place, d.place) }) {
			taken, left = append(taken, d), left-d.place.Size()
			n += d.count
		}
	}
	return n, left == 0
}

// said gives the one exact count that returns have of a subject, if all that speak
// of it have the same.
func said(s countylines.Subject, own []countylines.Return) (n int, ok bool, err error) {
	for _, r := range own {
		v, err := s.Of(r)
		if err != nil {
			return 0, false, err
		}
		got, exact, err := exactly(v)
		switch {
		case err != nil:
			return 0, false, err
		case !exact || ok && got != n:
			return 0, false, nil
		}
		n, ok = got, true
	}
	return n, ok, nil
}

// exactly gives an exact count.
func exactly(v countylines.Value) (n int, exact bool, err error) {
	f, count := countOf(v)
	if !count {
		return 0, false, errNoCount
	}
	n, exact = f.Exact()
	return n, exact, nil
}

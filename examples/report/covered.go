// SPDX-License-Identifier: MIT

package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// mostColumns is how many columns a grid has room for.
const mostColumns = 12

// A column of a grid is what is asked of each force: the figure of a subject in a period.
type column struct {
	name  string // in the picture
	label string // in the table
	of    countylines.Subject
	in    calendar.Period
}

// coverage shows which forces reported the measure in which week.
func (r record) coverage() (Chart, bool) {
	weeks := r.weeks()
	one, many := r.each()
	weeks = weeks[max(0, len(weeks)-mostColumns):]
	columns := make([]column, len(weeks))
	for i, w := range weeks {
		columns[i] = column{w.From.Month().Label(), w.Label(), r.subject, w}
	}
	c, known, ok := r.gridOf(columns, "coverage", fmt.Sprintf("Who reports %s", r.what()), one)
	if !ok {
		return c, false
	}
	forces := len(c.Table.Rows)
	c.Says = fmt.Sprintf("%s published a figure of %s for at least one of %s; of the %s in the grid %s.",
		several(forces, "force", "forces"), r.what(), several(len(weeks), one, many), several(forces*len(weeks), "cell", "cells"), several(known, "has one", "have one"))
	return c, true
}

// reports shows what each force reported of the week: the subjects that most of them tell.
func (r record) reports() (Chart, bool) {
	told := map[countylines.Subject]countylines.Area{}
	for _, ret := range r.ledger.Within(countylines.UK, r.week) {
		for s, v := range ret.All() {
			if ret.Area.Size() == 1 && v.Figure.Reported() {
				told[s] |= ret.Area
			}
		}
	}
	subjects := slices.SortedFunc(maps.Keys(told), func(a, b countylines.Subject) int {
		return cmp.Or(cmp.Compare(told[b].Size(), told[a].Size()), cmp.Compare(a.String(), b.String()))
	})
	columns := make([]column, min(len(subjects), mostColumns))
	for i := range columns {
		columns[i] = column{strconv.Itoa(i + 1), subjects[i].String(), subjects[i], r.week}
	}
	c, known, ok := r.gridOf(columns, "reports", fmt.Sprintf("What each force reports, %s", r.week), "figure")
	if !ok {
		return c, false
	}
	forces := len(c.Table.Rows)
	c.Says = fmt.Sprintf("%s published figures of %s; of the %s in the grid %s.",
		several(forces, "force", "forces"), when(r.week), several(forces*len(columns), "cell", "cells"), several(known, "has one", "have one"))
	if more := len(subjects) - len(columns); more > 0 {
		c.Says += fmt.Sprintf(" Shown are the %d things that most of them tell; %s by fewer.", len(columns), several(more, "more is told", "more are told"))
	}
	for _, col := range columns {
		c.Key = append(c.Key, Sign{col.name, col.label})
	}
	return c, true
}

// gridOf shows how each force reported what columns ask, and how many cells have a figure.
func (r record) gridOf(columns []column, id, title, each string) (c Chart, known int, ok bool) {
	c = Chart{ID: id, Title: title,
		Not: "An empty cell is no nought: that force published nothing that the record has. Forces without any figure are left out.",
		Alt: "A grid with a row for each force and a column for each " + each + ". A letter in each cell says how the force reported; an empty cell says that it did not."}
	c.Table = Table{Caption: title + ", by force and " + each + " (– is not reported)", Head: []string{"Force"}}
	var g grid
	doubtful := make([]func(countylines.Area, countylines.Return) bool, len(columns))
	for i, col := range columns {
		g.columns = append(g.columns, col.name)
		c.Table.Head = append(c.Table.Head, col.label)
		doubtful[i] = r.doubtful(col.of)
	}
	for force := range countylines.UK.Forces() {
		row, cells, told := make([]coverage, len(columns)), []string{force.String()}, 0
		for i, col := range columns {
			row[i] = r.covered(force, col, doubtful[i])
			cells = append(cells, r.cellText(force, col, row[i]))
			if row[i] != silent {
				told++
			}
		}
		if told > 0 {
			g.rows, g.cells = append(g.rows, force.String()), append(g.cells, row)
			c.Table.Rows = append(c.Table.Rows, Row{Cells: cells})
			known += told
		}
	}
	for _, m := range meanings {
		sign := string(m.coverage)
		if m.coverage == silent {
			sign = "empty"
		}
		c.Key = append(c.Key, Sign{sign, m.meaning})
	}
	if len(g.rows) > 0 {
		c.pictures(func(width vg.Length) []panel { return []panel{gridded(g, width)} })
	}
	return c, known, len(g.rows) > 0
}

// doubtful tells which returns contradict others about a subject.
func (r record) doubtful(of countylines.Subject) func(countylines.Area, countylines.Return) bool {
	var among countylines.Ledger
	for _, c := range r.contradictions {
		if c.Of == of {
			among = append(among, c.Among...)
		}
	}
	return func(force countylines.Area, ret countylines.Return) bool {
		return slices.ContainsFunc(among, func(a countylines.Return) bool {
			return a.Area == force && a.Period == ret.Period && a.Scope == ret.Scope
		})
	}
}

// covered says how a force reported what a column asks.
func (r record) covered(force countylines.Area, col column, doubtful func(countylines.Area, countylines.Return) bool) coverage {
	best := silent
	for _, ret := range r.ledger.Within(force, col.in) {
		fig, err := col.of.Of(ret)
		switch {
		case err != nil || doubtful(force, ret):
			return disputed
		case !fig.Figure.Reported():
		case ret.Scope != "" || ret.Period != col.in:
			best = better(best, inPart)
		default:
			if _, ok := fig.Figure.Exact(); ok {
				best = better(best, exact)
			} else {
				best = better(best, worded)
			}
		}
	}
	return best
}

// better gives the one of two that says more.
func better(a, b coverage) coverage {
	if slices.Index(byMerit, b) > slices.Index(byMerit, a) {
		return b
	}
	return a
}

var byMerit = []coverage{silent, inPart, worded, exact}

// cellText says in the table what a letter says in the grid, with the figure.
func (r record) cellText(force countylines.Area, col column, cell coverage) string {
	if cell == silent {
		return "–"
	}
	fig, err := r.index.Of(col.of, force, col.in)
	if err != nil {
		return "in dispute"
	}
	text := fig.String()
	switch {
	case cell == inPart:
		text += " (of a part)"
	case cell == disputed && !strings.HasPrefix(text, "disputed"):
		text += " (in dispute)"
	}
	return text
}

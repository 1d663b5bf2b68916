// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// course follows the measure of the nation from week to week.
func (r record) course() (Chart, bool) {
	weeks := r.weeks()
	one, many := r.each()
	if len(weeks) < 2 {
		return Chart{}, false
	}
	series := countylines.Trend(r.ledger.Headlines(), r.subject, countylines.UK, weeks, level)
	if len(series.Points) == 0 {
		return Chart{}, false
	}
	c := Chart{
		ID: "course", Title: fmt.Sprintf("%s from %[2]s to %[2]s", sentence(r.what()), one),
		Not:   "A " + one + " with more is no proof of more crime: police find what they look for. " + sentence(many) + " differ in length and in who took part.",
		Alt:   "Dots from left to right in time, with a line up and down for what chance does to a count. Dashed lines stand where the words came to mean something else; crosses on the axis are " + many + " without a figure.",
		Key:   []Sign{{"dot", "the figure; a ring: it is not exact"}, {"line through a dot", "where the count would lie by chance in 95 of 100 such " + many}, {"dashed line", "the meaning changed: nothing is joined across it"}, {"cross", "no figure for the " + one}},
		Table: Table{Caption: "The " + many, Head: []string{sentence(one), "Figure", "By chance, 95%", "What to bear in mind", "Source"}},
	}
	var s course
	for _, w := range weeks {
		m, row := r.momentOf(series, w)
		s.moments = append(s.moments, m)
		c.Table.Rows = append(c.Table.Rows, row)
	}
	c.Says = fmt.Sprintf("A figure of %s for the nation was found for %d of %s.", r.what(), len(series.Points), several(len(weeks), one, many))
	if n := borrowed(series); n > 0 {
		c.Says += fmt.Sprintf(" Of these %s printed for England and Wales, where none was for the UK; what Scotland and Northern Ireland had is not in them.", several(n, "is", "are"))
	}
	c.pictures(func(width vg.Length) []panel { return []panel{coursed(s, width, sentence(r.what()))} })
	return c, true
}

// borrowed counts the points of a series that are printed for England and Wales.
func borrowed(series countylines.Series) (n int) {
	for _, p := range series.Points {
		if p.Basis == "England and Wales" {
			n++
		}
	}
	return n
}

// momentOf gives a week of a series for the picture, and its row for the table.
func (r record) momentOf(series countylines.Series, w calendar.Period) (moment, Row) {
	m := moment{on: w.From.Time(), number: math.NaN(), chance: unknown}
	row := Row{Cells: []string{w.Label(), "not reported", "", ""}}
	if at := slices.IndexFunc(series.Points, func(p countylines.Moment) bool { return p.Period == w }); at >= 0 {
		fig := series.Points[at].Value.Figure
		row.Cells[1] = series.Points[at].Value.String()
		n, ok := fig.Exact()
		if !ok {
			m.hollow = true
			if n, ok = printed(fig); !ok { // "800 to 1,100" stands in the middle of what it is read as
				n = fig.Reading().Lo + (fig.Reading().Hi-fig.Reading().Lo)/2
			}
		}
		chance := stats.GarwoodOf(stats.As[int](fig), level).Reading
		m.number, m.chance = float64(n), ends{chance.Lo, chance.Hi}
		row.Cells[2] = rangeText(chance)
		area := countylines.UK
		if series.Points[at].Basis == "England and Wales" {
			area, row.Cells[3] = countylines.EnglandAndWales, "printed for England and Wales"
		}
		row.Source = links(r.telling(area, w))
	}
	for _, step := range series.Steps {
		if step.After == w {
			m.breaks = step.Why != ""
			row.Cells[3] = strings.TrimPrefix(row.Cells[3]+"; "+step.Why, "; ")
		}
	}
	return m, row
}

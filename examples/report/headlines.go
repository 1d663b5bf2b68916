// SPDX-License-Identifier: MIT

package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// page gives the page of a record.
func (r record) page() Page {
	p := Page{Title: "County lines: what was published, and what it allows one to say"}
	charts := []func() (Chart, bool){r.flows, r.lifetimes}
	switch {
	case len(r.ledger) > 0:
		forces := r.ledger.Reported(func(countylines.Return) bool { return true }, r.week)
		p.Lead = []string{
			fmt.Sprintf("This page shows %s in %s from %s.", several(figures(r.ledger), "figure", "figures"), several(len(r.ledger), "return", "returns"), several(sources(r.ledger), "publisher", "publishers")),
			r.chosen(forces.Size()),
		}
		charts = append([]func() (Chart, bool){r.headlines, r.coverage, r.reports, r.league, r.funnel, r.course, r.conflicts}, charts...)
	case len(r.lines) > 0:
		p.Lead = []string{"There are no returns in what was given, so this page shows single lines alone."}
	default:
		p.Absent = "There are no returns in what was given, so there is nothing to show."
	}
	for _, chart := range charts {
		if c, ok := chart(); ok {
			p.Charts = append(p.Charts, c)
		}
	}
	return p
}

// chosen says which week and measure the page takes, and why.
func (r record) chosen(forces int) string {
	why := fmt.Sprintf("the latest time of which %d or more forces report (there are %d)", fewest, forces)
	if forces < fewest {
		why = fmt.Sprintf("the latest of the times of which most forces report (%d), since %d report of none", forces, fewest)
	}
	if r.subject == (countylines.Subject{}) {
		return fmt.Sprintf("The page is about %s, %s. That was chosen by this rule, and by nobody.", when(r.week), why)
	}
	return fmt.Sprintf("The page is about %s, %s; and about %s, the measure that most of them report. Both were chosen by that rule, and by nobody.", when(r.week), why, r.what())
}

func figures(l countylines.Ledger) int {
	n := 0
	for _, r := range l {
		for range r.All() {
			n++
		}
	}
	return n
}

func sources(l countylines.Ledger) int {
	seen := map[string]bool{}
	for _, r := range l {
		seen[cmp.Or(r.Source.Publisher, r.Source.URL)] = true
	}
	return len(seen)
}

// A headline is one figure of the nation, as printed.
type headline struct {
	subject countylines.Subject
	value   countylines.Value
	from    countylines.Return
}

// headlines shows the figures of the nation in the week, or else those of whatever area
// is the largest that somebody reports as a whole.
func (r record) headlines() (Chart, bool) {
	var told []headline
	area := r.largest()
	for _, ret := range r.ledger.Within(area, r.week) {
		if ret.Area != area || ret.Scope != "" {
			continue
		}
		for s, v := range ret.All() {
			if h := (headline{s, v, ret}); v.Figure.Reported() && !slices.ContainsFunc(told, func(t headline) bool { return t.subject == s && t.value == v }) {
				told = append(told, h)
			}
		}
	}
	if len(told) == 0 {
		return Chart{}, false
	}
	c := Chart{
		ID: "headlines", Title: fmt.Sprintf("Headline figures, %s, %s", area, r.week),
		Says: fmt.Sprintf("%s published for %s in %s, each with what its words guarantee and what is usually read into them.", several(len(told), "figure was", "figures were"), area, when(r.week)),
		Not:  "It does not show how true they are: a figure may be provisional, and another source may print another one.",
		Alt:  "One row for each figure: a thin line from the least to the most that its words allow, with an arrow where they set no upper end; a thick line for what is usually read; a dot for the number that is printed.",
		Key:  []Sign{{"thin line", "what the words guarantee; an arrow: no upper end"}, {"thick line", "what is usually read"}, {"dot", "the number printed; a ring: taken from a figure that is not exact"}},
		Table: Table{
			Caption: "The figures as published",
			Head:    []string{"What", "Published", "The words guarantee", "Usually read as", "Source"},
		},
	}
	for _, h := range told {
		c.Table.Rows = append(c.Table.Rows, Row{
			Cells:  []string{h.subject.String(), h.value.String(), between(h.value, h.value.Figure.Bounds()), between(h.value, h.value.Figure.Reading())},
			Source: links(countylines.Ledger{h.from}),
		})
	}
	c.pictures(func(width vg.Length) []panel {
		var panels []panel
		for _, group := range scales(told) {
			panels = append(panels, ranged(group.bars, width, group.axis, numbers{least: group.least, unit: group.unit}))
		}
		return panels
	})
	return c, true
}

// largest gives the largest area that somebody reports as a whole in the week.
func (r record) largest() (area countylines.Area) {
	for _, ret := range r.ledger.Within(countylines.UK, r.week) {
		if ret.Scope == "" && (ret.Area.Size() > area.Size() || ret.Area.Size() == area.Size() && ret.Area > area) {
			area = ret.Area
		}
	}
	return area
}

// A scale is a group of bars of one unit and about one size.
type scale struct {
	bars  []bar
	axis  string
	unit  string
	least float64
}

// scales puts figures into groups that can share an axis: of one unit, none less than a
// thirtieth of the largest.
func scales(told []headline) []scale {
	var groups []scale
	for _, unit := range []countylines.Unit{countylines.Number, countylines.Nanograms, countylines.Pence} {
		var bars []bar
		for _, h := range told {
			if h.value.Unit == unit {
				bars = append(bars, barOf(h.subject.String(), h.value))
			}
		}
		slices.SortStableFunc(bars, func(a, b bar) int { return cmp.Compare(reach([]bar{b}), reach([]bar{a})) })
		for len(bars) > 0 {
			most := reach(bars[:1])
			n := 1
			for n < len(bars) && reach(bars[n:n+1]) >= most/30 {
				n++
			}
			s := scaleOf(unit)
			s.bars = bars[:n]
			groups, bars = append(groups, s), bars[n:]
		}
	}
	return groups
}

// scaleOf gives the axis for a unit.
func scaleOf(unit countylines.Unit) scale {
	switch unit {
	case countylines.Nanograms:
		return scale{axis: "kilograms", least: 0.001}
	case countylines.Pence:
		return scale{axis: "pounds sterling", unit: "£", least: 1}
	}
	return scale{axis: "number", least: 1}
}

// units gives how many of a value's whole numbers make one on an axis: kilograms, pounds
// and things counted.
func units(v countylines.Value) float64 {
	switch v.Unit {
	case countylines.Nanograms:
		return float64(seizure.Kilogram)
	case countylines.Pence:
		return float64(seizure.Pound)
	}
	return 1
}

// barOf gives the bar of a figure.
func barOf(name string, v countylines.Value) bar {
	b := bar{name: name, sure: endsOf(v, v.Figure.Bounds()), read: endsOf(v, v.Figure.Reading()), mark: math.NaN()}
	if n, ok := v.Figure.Exact(); ok {
		b.mark = float64(n) / units(v)
	} else if n, ok := printed(v.Figure); ok {
		b.mark, b.hollow = float64(n)/units(v), true
	}
	return b
}

func endsOf(v countylines.Value, b stats.Bounds[int64]) ends {
	e := ends{float64(b.Lo) / units(v), float64(b.Hi) / units(v)}
	if b.Open {
		e.hi = math.Inf(1)
	}
	return e
}

// printed gives the number in a figure with wording: the 950 of "over 950" and of "nearly 950".
func printed(f stats.Figure[int64]) (int64, bool) {
	words := f.Bounds()
	switch {
	case !f.Reported():
	case words.Open && words.Lo > 0:
		return words.Lo, true
	case !words.Open && words.Lo == 0:
		return words.Hi, true
	}
	return 0, false
}

// between says a range in words: "950 or more", "950 to 960", "exactly 25".
func between(v countylines.Value, b stats.Bounds[int64]) string {
	say := func(n int64) string { return countylines.Value{Unit: v.Unit, Figure: stats.Exactly(n)}.String() }
	switch {
	case b.Open && b.Lo == 0:
		return "anything"
	case b.Open:
		return say(b.Lo) + " or more"
	case b.Lo == b.Hi:
		return "exactly " + say(b.Lo)
	}
	return say(b.Lo) + " to " + say(b.Hi)
}

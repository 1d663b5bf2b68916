// SPDX-License-Identifier: MIT

package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// A record is what a page is about: a ledger, and the week and the measure that most of
// the page looks at.
type record struct {
	ledger countylines.Ledger
	index  *countylines.Index

	contradictions []countylines.Conflict // each once

	week    calendar.Period
	measure countylines.Measure
	lines   countylines.Lines
}

// fewest is how many forces have to report for a week to be chosen.
const fewest = 10

// level is that of all intervals on the page.
const level = 0.95

// newRecord chooses the latest week, or other period, with ten or more forces; where
// there is none, the one with most. Of the measures it takes the one that most of
// those forces report.
func newRecord(l countylines.Ledger) record {
	r := record{ledger: l, index: l.Index()}
	r.contradictions = once(r.index.Conflicts())
	forces := map[calendar.Period]countylines.Area{}
	for _, ret := range l {
		if own(ret) {
			forces[ret.Period] |= ret.Area
		} else if ret.Period.Size() > 0 {
			forces[ret.Period] |= 0
		}
	}
	periods := slices.Collect(maps.Keys(forces))
	slices.SortFunc(periods, func(a, b calendar.Period) int {
		enough := func(p calendar.Period) int { return min(fewest, forces[p].Size()) }
		return cmp.Or(cmp.Compare(enough(b), enough(a)), cmp.Compare(b.From, a.From), cmp.Compare(a.To, b.To))
	})
	if len(periods) > 0 {
		r.week = periods[0]
	}
	told := map[countylines.Measure]countylines.Area{}
	for _, ret := range l.Within(countylines.UK, r.week) {
		for m, fig := range ret.Counts {
			if own(ret) && fig.Reported() {
				told[m] |= ret.Area
			}
		}
	}
	r.measure = countylines.Arrests
	for _, m := range countylines.Measures() {
		if told[m].Size() > told[r.measure].Size() {
			r.measure = m
		}
	}
	return r
}

// own reports whether a return is one force's, and of all of its work.
func own(r countylines.Return) bool {
	return r.Area.Size() == 1 && r.Scope == "" && r.Period.Size() > 0
}

// weeks gives the periods in which forces report the measure, and that do not overlap
// one with more forces, from the earliest on.
func (r record) weeks() []calendar.Period {
	forces := map[calendar.Period]countylines.Area{}
	for _, ret := range r.ledger {
		if fig := ret.Counts[r.measure]; ret.Area != 0 && ret.Period.Size() > 0 && fig.Reported() {
			forces[ret.Period] |= ret.Area
		}
	}
	byForces := slices.SortedFunc(maps.Keys(forces), func(a, b calendar.Period) int {
		return cmp.Or(cmp.Compare(forces[b].Size(), forces[a].Size()), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	var weeks []calendar.Period
	for _, p := range byForces {
		if !slices.ContainsFunc(weeks, func(w calendar.Period) bool { return w.And(p).Size() > 0 }) {
			weeks = append(weeks, p)
		}
	}
	slices.SortFunc(weeks, func(a, b calendar.Period) int { return cmp.Compare(a.From, b.From) })
	return weeks
}

// telling gives the returns that say of all of an area in a period how much of the
// measure there was.
func (r record) telling(area countylines.Area, p calendar.Period) countylines.Ledger {
	var told countylines.Ledger
	for _, ret := range r.ledger.Within(area, p) {
		if fig := ret.Counts[r.measure]; ret.Area == area && ret.Scope == "" && fig.Reported() {
			told = append(told, ret)
		}
	}
	return told
}

// links gives where the returns stand, each source once.
func links(returns countylines.Ledger) []Link {
	var list []Link
	for _, r := range returns {
		l := Link{URL: r.Source.URL, Text: r.Source.Publisher}
		if l.Text == "" {
			l.Text = cmp.Or(l.URL, "no source given")
		}
		if r.Source.Place != "" {
			l.Text += ", " + r.Source.Place
		}
		if !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	return list
}

// when says a period in a sentence: "the days from 4 to 10 March 2024".
func when(p calendar.Period) string {
	if n := p.Size(); n == 1 || n > 14 {
		return p.String()
	}
	return "the days from " + p.String()
}

// several says a number of things: "1 force", "17 forces".
func several(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%s %s", thousands(fmt.Sprint(n)), many)
}

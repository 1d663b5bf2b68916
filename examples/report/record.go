// SPDX-License-Identifier: MIT

package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

// A record is what a page is about: a ledger, and the week and the subject that most of
// the page looks at.
type record struct {
	ledger countylines.Ledger
	index  *countylines.Index

	contradictions []countylines.Conflict // each once

	week    calendar.Period
	subject countylines.Subject // a count; nothing if no force gives one
	lines   countylines.Lines
}

// fewest is how many forces have to report for a week to be chosen.
const fewest = 10

// level is that of all intervals on the page.
const level = 0.95

// newRecord chooses the latest week, or other period, with ten or more forces; where
// there is none, the one with most. Of the counts it takes the one that most of those
// forces report: arrests rather than another, and seizures where nothing else is counted.
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
	told := map[countylines.Subject]countylines.Area{}
	for _, ret := range l.Within(countylines.UK, r.week) {
		for s, v := range ret.All() {
			if own(ret) && v.Figure.Reported() && (s.Measure() != 0 || s.Kind() == seizure.KindSeizures) {
				told[s] |= ret.Area
			}
		}
	}
	arrests := countylines.Counted(countylines.Arrests)
	subjects := slices.SortedFunc(maps.Keys(told), func(a, b countylines.Subject) int {
		return cmp.Or(cmp.Compare(a.Kind(), b.Kind()), // seizures come last
			cmp.Compare(told[b].Size(), told[a].Size()), first(a == arrests, b == arrests),
			a.Measure().Compare(b.Measure()), cmp.Compare(b.Size(), a.Size()), cmp.Compare(a.String(), b.String()))
	})
	if len(subjects) > 0 {
		r.subject = subjects[0]
	}
	return r
}

// first puts what is so before what is not.
func first(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// own reports whether a return is one force's, and of all of its work.
func own(r countylines.Return) bool {
	return r.Area.Size() == 1 && r.Scope == "" && r.Period.Size() > 0
}

// weeks gives the periods in which forces report the subject, and that do not overlap
// one with more forces, from the earliest on.
func (r record) weeks() []calendar.Period {
	forces := map[calendar.Period]countylines.Area{}
	for _, ret := range r.ledger {
		if ret.Area != 0 && ret.Period.Size() > 0 && r.tells(ret) {
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

// tells reports whether a return gives a figure of the subject.
func (r record) tells(ret countylines.Return) bool {
	for s, v := range ret.All() {
		if s == r.subject {
			return v.Figure.Reported()
		}
	}
	return false
}

// what names the subject in a sentence: "arrests", "seizures of heroin".
func (r record) what() string {
	if r.subject.Kind() == seizure.KindSeizures {
		return "seizures of " + strings.TrimSuffix(r.subject.String(), ", seizures")
	}
	return r.subject.String()
}

// each is what the page calls one of the periods, and several: weeks, but for longer ones.
func (r record) each() (one, many string) {
	if r.week.Size() > 14 {
		return "period", "periods"
	}
	return "week", "weeks"
}

// telling gives the returns that say of all of an area in a period how much of the
// subject there was.
func (r record) telling(area countylines.Area, p calendar.Period) countylines.Ledger {
	var told countylines.Ledger
	for _, ret := range r.ledger.Within(area, p) {
		if ret.Area == area && ret.Scope == "" && r.tells(ret) {
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

// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// mostConflicts is how many conflicts are drawn; the table says how many more there are.
const mostConflicts = 40

// conflicts shows the sums that fail.
func (r record) conflicts() (Chart, bool) {
	all := r.contradictions
	c := Chart{
		ID: "conflicts", Title: "What contradicts what",
		Not: "It does not show who is wrong: of the figures side by side at least one is, or they count different things. Most slips contradict nothing and cannot be found like this.",
		Alt: "Two bars for each contradiction: the least that some figures come to, and the most that others allow.",
		Table: Table{Caption: "The contradictions, with the sources side by side",
			Head: []string{"What", "Where", "When", "Some come to", "Others allow", "Too much by", "They contradict each other", "Sources"}},
	}
	if len(all) == 0 {
		c.Says = "Nothing in the record contradicts itself."
		c.Not = "That does not make it right: most slips contradict nothing."
		return c, true
	}
	sure := 0
	for _, k := range all {
		if k.Verdict == stats.Certain {
			sure++
		}
	}
	if sure > 0 {
		c.Says = sentence(several(sure, "set of figures cannot all be true", "sets of figures cannot all be true")) + "."
	}
	if read := len(all) - sure; read > 0 {
		c.Says = strings.TrimSpace(c.Says + " " + sentence(several(read, "set of figures can be true, but not as its words are usually read", "sets of figures can be true, but not as their words are usually read")) + ".")
	}
	for i, k := range all {
		if i == mostConflicts {
			c.Table.More = len(all) - i
			break
		}
		c.Table.Rows = append(c.Table.Rows, Row{Cells: conflictCells(k), Source: links(k.Among)})
	}
	c.Key = []Sign{{"bar", "the least that some figures come to, or the most that others allow"}}
	c.pictures(func(width vg.Length) []panel { return sums(all, width) })
	return c, true
}

// conflictCells says a contradiction.
func conflictCells(k countylines.Conflict) []string {
	by := "by their words"
	if k.Verdict == stats.AsRead {
		by = "as usually read"
	}
	least, most, gap := "at least "+k.Least, "at most "+k.Most, k.Gap
	if k.Of == countylines.DaysPrinted() {
		least, most, by = k.Least, k.Most, "in the days that they print"
		if gap += " days"; k.Gap == "1" {
			gap = "1 day"
		}
	}
	return []string{k.Of.String(), k.Area.String(), k.Period.Label(), least, most, gap, by}
}

// once gives contradictions without those that say the same of the same: the sources of
// all are then with the first.
func once(all []countylines.Conflict) []countylines.Conflict {
	var told []countylines.Conflict
	for _, k := range all {
		at := slices.IndexFunc(told, func(t countylines.Conflict) bool { return slices.Equal(conflictCells(t), conflictCells(k)) })
		if at < 0 {
			told = append(told, k)
			continue
		}
		told[at].Among = slices.Concat(told[at].Among, k.Among)
	}
	return told
}

// mostSums is how many failing sums are drawn.
const mostSums = 6

// sums draws the two sides of the first sums that fail, each on an axis of its own.
func sums(all []countylines.Conflict, width vg.Length) []panel {
	var panels []panel
	for _, k := range all {
		var least, most countylines.Value
		if len(panels) == mostSums || least.UnmarshalText([]byte(k.Least)) != nil || most.UnmarshalText([]byte(k.Most)) != nil {
			continue
		}
		some, others := barOf("some: at least "+k.Least, least), barOf("others: at most "+k.Most, most)
		for _, b := range []*bar{&some, &others} {
			b.sure, b.read, b.mark = unknown, ends{0, reach([]bar{*b})}, math.NaN()
		}
		some.standing = true
		s := scaleOf(least.Unit)
		panels = append(panels, ranged([]bar{some, others}, width, fmt.Sprintf("%v, %v, %s (%s)", k.Of, k.Area, k.Period.Label(), s.axis), numbers{least: s.least, unit: s.unit}))
	}
	return panels
}

// SPDX-License-Identifier: MIT

package publish

import (
	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// A statement is one public figure.
type statement struct {
	place  place
	figure stats.Figure[int]
	part   bool // it is about a part of the area's work, so it bounds from below
	from   int  // the return's index
}

// statements gives what a ledger says of counts, each as its publisher last gave it.
func statements(l countylines.Ledger, bases map[string]bool) []statement {
	type key struct {
		publisher, scope string
		area             countylines.Area
		period           calendar.Period
		subject          countylines.Subject
	}
	var list []statement
	last := map[key][]int{} // those of the last day, by their places in the list
	for i, r := range l {
		if r.Area.Size() == 0 || r.Period.Size() == 0 || !bases[r.Basis] {
			continue
		}
		for s, v := range r.All() {
			f, count := countOf(v)
			if !count || s.Size() <= 0 {
				continue
			}
			k := key{r.Source.Publisher, r.Scope, r.Area, r.Period, s}
			dated := r.Source.Publisher != "" && r.Source.Published != 0
			if before := last[k]; dated && len(before) > 0 {
				switch was := l[list[before[0]].from].Source.Published; {
				case was > r.Source.Published:
					continue
				case was < r.Source.Published:
					for _, b := range before {
						list[b].figure = stats.Figure[int]{}
					}
					last[k] = nil
				}
			}
			if dated {
				last[k] = append(last[k], len(list))
			}
			list = append(list, statement{newPlace(s, r.Area, r.Period), f, r.Scope != "", i})
		}
	}
	return list
}

// countOf gives a value as a count, if it is one.
func countOf(v countylines.Value) (stats.Figure[int], bool) {
	return stats.As[int](v.Figure), v.Unit == countylines.Number
}

// maxBearing bounds the public figures that one call can take into account.
const maxBearing = 20_000

// bearing gives what of the statements bears on some places, through each other too,
// and the statement behind each figure. It is not ok if that is too many.
func bearing(list []statement, places []place) (known []stats.Known[place, int], from []int, ok bool) {
	var front []place
	type room struct {
		own    own
		family countylines.Subject
	}
	kept := map[room]place{}
	for _, p := range places {
		front = append(front, p)
		kept[room{p.own, p.subject.Family()}] = p
	}
	waiting := make([]stats.Known[place, int], 0, len(list))
	var behind []int
	for i, st := range list {
		if !st.figure.Reported() {
			continue
		}
		for _, p := range kept {
			if f, bears := st.figureFor(p); bears {
				waiting = append(waiting, stats.Known[place, int]{Set: p.like(st.place), Figure: f})
				behind = append(behind, i)
			}
		}
	}
	for len(front) > 0 {
		p := front[len(front)-1]
		front = front[:len(front)-1]
		rest := waiting[:0]
		for w, k := range waiting {
			if p.And(k.Set).Size() == 0 {
				behind[len(rest)] = behind[w]
				rest = append(rest, k)
				continue
			}
			known, from, front = append(known, k), append(from, behind[w]), append(front, k.Set)
		}
		waiting = rest
		if len(known) > maxBearing {
			return nil, nil, false
		}
	}
	return known, from, true
}

// figureFor gives what a statement says where p is kept apart.
func (st statement) figureFor(p place) (f stats.Figure[int], bears bool) {
	if p.subject.Family() != st.place.subject.Family() {
		return f, false
	}
	lower, upper := p.within(st.place)
	b := st.figure.Bounds()
	switch upper = upper && !st.part && !b.Open; {
	case lower && upper:
		return stats.Between(b.Lo, b.Hi), true
	case lower:
		return stats.AtLeast(b.Lo), b.Lo > 0
	case upper:
		return stats.Between(0, b.Hi), true
	}
	return f, false
}

package countylines

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Ledger gives the totals as returns, one for each force and period and for each
// part of its work that was named, in the order of periods, areas and scopes.
//
// A measure that events were counted in has a figure, and so has its whole family:
// with 6 arrests of Remanded and 19 whose outcome is not known there are 25 Arrests
// and 6 to 25 Remanded. Where a measure may count a person again on another day,
// as PeopleSafeguarded may, a total is at least its largest event and at most all
// of them. What no event speaks of is not in the return: it was not reported, which
// is not zero.
//
// A haul lists what was found by the sets that the events name, largest first.
func (t *Tally) Ledger() Ledger {
	groups := slices.SortedFunc(t.groups, compareGroups)
	order := t.order()
	l := make(Ledger, 0, len(groups))
	var sums []sum
	var items []seizure.Item
	for _, g := range groups {
		sums, items = g.sums(t, order, sums[:0]), items[:0]
		var counts map[Measure]headcount
		count := func(m Measure, h headcount) {
			if counts == nil {
				counts = map[Measure]headcount{}
			}
			counts[m] = h
		}
		for i := range sums {
			if s := &sums[i]; s.kind == seizure.NoKind {
				count(Measure(s.set), headcount{sum: *s.total().(*stats.Total[int])})
			} else {
				items = append(items, s.item())
			}
		}
		for m, h := range g.counted {
			count(m, *h)
		}
		if len(g.nested) > 0 {
			for _, f := range g.nested {
				items = append(items, f.item())
			}
			slices.SortFunc(items, compareItems)
		}
		l = append(l, Return{Area: g.area, Period: g.period, Scope: g.scope, Joint: g.joint, Counts: countsOf(counts), Seized: seizure.Of(items...)})
	}
	return l
}

func compareGroups(a, b *group) int {
	return cmp.Or(
		cmp.Compare(a.period.From, b.period.From), cmp.Compare(a.period.To, b.period.To),
		cmp.Compare(a.area, b.area), cmp.Compare(a.scope, b.scope), cmp.Compare(a.joint, b.joint),
	)
}

func compareItems(a, b seizure.Item) int {
	order := cmp.Or(compareLargest(topicOfItem(&a), topicOfItem(&b)), cmp.Compare(len(a.Including), len(b.Including)))
	if order == 0 { // two finds of the same with other parts
		order = cmp.Compare(a.String(), b.String())
	}
	return order
}

// compareLargest orders topics as a haul lists them, larger sets first.
func compareLargest(j, k topic) int {
	return cmp.Or(
		cmp.Compare(j.kind, k.kind),
		cmp.Compare(bits.OnesCount64(k.set), bits.OnesCount64(j.set)),
		cmp.Compare(j.set, k.set), cmp.Compare(j.form, k.form),
	)
}

// countsOf gives the figure of every measure that was counted and of its family.
func countsOf(counted map[Measure]headcount) Counts {
	if len(counted) == 0 {
		return nil
	}
	counts := Counts{}
	asked := slices.Collect(maps.Keys(counted))
	for m := range counted {
		if m.family().cuts == 0 {
			asked = append(asked, m.Family())
		}
	}
	for _, m := range asked {
		counts[m] = countOf(m, counted)
	}
	// Of those arrested some may not have been counted by who they were.
	for _, m := range asked {
		whole, ok := counts[m.family().cuts]
		if !ok {
			continue
		}
		cut := countOf(m.Family(), counted).Bounds()
		if all := whole.Bounds(); all.Open {
			counts[m] = stats.Sum(counts[m], stats.Figure[int]{})
		} else if all.Hi > cut.Lo {
			counts[m] = stats.Sum(counts[m], stats.AtMost(all.Hi-cut.Lo))
		}
	}
	return counts
}

// countOf gives the figure of a measure: what was counted of its parts, and
// perhaps some of what was counted of measures that have only a part in it.
func countOf(m Measure, counted map[Measure]headcount) stats.Figure[int] {
	var inside, beside stats.Total[int]
	var parts []Measure
	for of, h := range counted {
		switch of.And(m) {
		case 0:
		case of:
			inside.Merge(h.sum)
			parts = append(parts, of)
		default:
			f := stats.Figure[int]{}
			if b := h.sum.Figure().Bounds(); !b.Open {
				f = stats.AtMost(b.Hi)
			}
			beside.Add(f)
		}
	}
	fig := inside.Figure()
	if m.OverDays() == Distinct {
		fig = apart(fig, parts, counted)
	}
	return stats.Sum(fig, beside.Figure())
}

// apart gives a sum of headcounts as a range, since those of one measure may be
// the same people on several days. Those of measures without a common part are
// not.
func apart(sum stats.Figure[int], parts []Measure, counted map[Measure]headcount) stats.Figure[int] {
	slices.SortFunc(parts, func(a, b Measure) int {
		return cmp.Or(cmp.Compare(counted[b].lo, counted[a].lo), compareMeasures(a, b))
	})
	var words, reads stats.Total[int]
	var seen Measure
	for _, m := range parts {
		if m.And(seen) == 0 {
			words.Add(stats.AtLeast(counted[m].lo))
			reads.Add(stats.AtLeast(counted[m].readLo))
			seen |= m
		}
	}
	lo, readLo := words.Figure().Bounds().Lo, reads.Figure().Bounds().Lo
	bounds, reading := sum.Bounds(), sum.Reading()
	if lo == bounds.Lo && readLo == reading.Lo {
		return sum // nobody can have been counted twice; the words stand
	}
	bounds.Lo, reading.Lo = lo, readLo
	return stats.Bounded(bounds, reading)
}

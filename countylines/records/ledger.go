// SPDX-License-Identifier: MIT

package records

import (
	"cmp"
	"iter"
	"maps"
	"math/bits"
	"slices"
	"strings"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Ledger gives the totals as returns, one for each force and period, for each part of
// its work that was named and for each combination of values of the keys, in the order
// of periods, areas and scopes. The [countylines.Return.Scope] of such a combination is
// the value, or where there are several keys "team north, offence pwits"; what has no
// value of any key is in the force's own total alone. [Tally.ByKeys] gives the values.
//
// A measure that events were counted in has a figure, and so has its whole family:
// with 6 arrests of Remanded and 19 whose outcome is not known there are 25 Arrests
// and 6 to 25 Remanded. Where a measure may count a person again on another day,
// as PeopleSafeguarded may, a total is at least its largest event and at most all
// of them. What no event speaks of is not in the return: it was not reported, which
// is not zero.
//
// A haul lists what was found by the sets that the events name, largest first.
func (t *Tally) Ledger() countylines.Ledger {
	t.init()
	var l countylines.Ledger
	r := reporter{tally: t, order: t.order()}
	scopes := map[groupKey]bool{}
	for key, g := range t.parts {
		if key.keys == (keyed{}) {
			key.joint = 0
			scopes[key] = true
			l = append(l, r.ret(g))
		}
	}
	whole := map[int]*group{}
	for n, g := range t.forces {
		if g != nil {
			whole[n] = g
		}
	}
	for n, g := range t.byCell {
		if own := t.forces[n]; whole[n] == own {
			whole[n] = &group{groupKey: groupKey{area: g.area, period: g.period}}
			if own != nil {
				whole[n].merge(t, own, t)
			}
		}
		whole[n].merge(t, g, t)
		ret := r.ret(g)
		ret.Scope = t.scope(g.keys, false)
		if scopes[groupKey{area: g.area, period: g.period, scope: ret.Scope}] {
			ret.Scope = t.scope(g.keys, true)
		}
		l = append(l, ret)
	}
	for _, g := range whole {
		ret := r.ret(g)
		ret.Complete = t.Complete
		l = append(l, ret)
	}
	slices.SortFunc(l, compareReturns)
	return l
}

// ByKeys yields the total of each force, period and combination of values of the keys,
// in the order of periods, areas and values, as they are given: in the order of Keys,
// "" for none. It gives the totals one by one, which for a million of them is quicker
// than [Tally.Ledger].
func (t *Tally) ByKeys() iter.Seq2[[]string, countylines.Return] {
	return func(yield func([]string, countylines.Return) bool) {
		t.init()
		r := reporter{tally: t, order: t.order()}
		none := make([]*group, 0, 64)
		for _, g := range t.forces {
			if g != nil {
				none = append(none, g)
			}
		}
		slices.SortFunc(none, compareGroups)
		before := func(g *group) bool { // yields those without a value that come before g
			for len(none) > 0 && (g == nil || compareGroups(none[0], g) <= 0) {
				if !yield(t.texts(keyed{}), r.ret(none[0])) {
					return false
				}
				none = none[1:]
			}
			return true
		}
		var w weights
		var g group
		for cells := range t.byGroup {
			if len(none) > 0 && !before(&group{groupKey: t.keyOf(&cells[0])}) {
				return
			}
			values, ret, ok := w.ret(t, cells)
			if !ok {
				t.groupIn(cells, &g)
				values, ret = t.texts(g.keys), r.ret(&g)
			}
			if !yield(values, ret) {
				return
			}
		}
		before(nil)
	}
}

// scope names a combination of values.
func (t *Tally) scope(k keyed, named bool) string {
	texts := t.texts(k)
	if len(texts) == 1 && !named {
		return texts[0]
	}
	var parts []string
	for i, text := range texts {
		if text != "" {
			parts = append(parts, t.Keys[i].name+" "+text)
		}
	}
	return strings.Join(parts, ", ")
}

// byCell yields the groups that have values of keys, in order, by the number of the
// force's. A group is good until the next one.
func (t *Tally) byCell(yield func(int, *group) bool) {
	var g group
	for cells := range t.byGroup {
		t.groupIn(cells, &g)
		if !yield(cells[0].group(), &g) {
			return
		}
	}
}

// groupIn makes g the group that cells are of.
func (t *Tally) groupIn(cells []cell, g *group) {
	clear(g.exact)
	*g = group{groupKey: t.keyOf(&cells[0]), exact: g.exact}
	if slow := t.parts[g.groupKey]; slow != nil {
		g.merge(t, slow, t)
	}
	for i := range cells {
		if c := &cells[i]; c.sum != 0 {
			g.addExact(t.topics[c.place()], c.place(), int64(c.sum&^present))
		}
	}
}

// keyOf gives what the events of a cell's group have in common.
func (t *Tally) keyOf(c *cell) groupKey {
	n := c.group()
	return groupKey{area: 1 << (n & 63), period: t.byNumber[n>>6], keys: c.keyed()}
}

// byGroup yields the cells of each group, in order.
func (t *Tally) byGroup(yield func([]cell) bool) {
	sorted := t.inOrder()
	for len(sorted) > 0 {
		n := 1
		for a, b := sorted[0].a>>placeBits, sorted[0].b; n < len(sorted) && sorted[n].a>>placeBits == a && sorted[n].b == b; n++ {
		}
		if !yield(sorted[:n]) {
			return
		}
		sorted = sorted[n:]
	}
}

// A weights has room for the masses of many groups, which most groups have and nothing
// else, and for their values.
type weights struct {
	masses stats.List[seizure.Substance, seizure.Mass]
	texts  []string
}

// ret gives the values and the return of the cells of a group, if all of it are exact
// masses.
func (w *weights) ret(t *Tally, cells []cell) (values []string, r countylines.Return, ok bool) {
	const room = 512
	if len(w.masses)+len(cells) > cap(w.masses) {
		w.masses = make(stats.List[seizure.Substance, seizure.Mass], 0, max(room, len(cells)))
	}
	from := len(w.masses)
	for i := range cells {
		c := &cells[i]
		k := t.topics[c.place()]
		if c.sum == 0 || k.kind != seizure.KindMass {
			w.masses = w.masses[:from]
			return nil, r, false
		}
		w.masses = append(w.masses, stats.Entry[seizure.Substance, seizure.Mass]{Set: seizure.Substance(k.set), Figure: stats.Exactly(seizure.Mass(c.sum &^ present))})
	}
	g := t.keyOf(&cells[0])
	r.Area, r.Period = g.area, g.period
	r.Seized.Mass = w.masses[from:len(w.masses):len(w.masses)]
	if len(w.texts)+len(t.Keys) > cap(w.texts) {
		w.texts = make([]string, 0, max(room, len(t.Keys)))
	}
	at := len(w.texts)
	w.texts = w.texts[:at+len(t.Keys)]
	values = w.texts[at:len(w.texts):len(w.texts)]
	t.textsInto(values, g.keys)
	return values, r, true
}

// A reporter makes returns of groups.
type reporter struct {
	tally *Tally
	order []uint16
	sums  []sum
	items []seizure.Item
}

func (r *reporter) ret(g *group) countylines.Return {
	r.sums, r.items = g.sums(r.tally, r.order, r.sums[:0]), r.items[:0]
	var counts map[countylines.Measure]headcount
	count := func(m countylines.Measure, h headcount) {
		if counts == nil {
			counts = map[countylines.Measure]headcount{}
		}
		counts[m] = h
	}
	for i := range r.sums {
		if s := &r.sums[i]; s.kind == seizure.NoKind {
			count(countylines.Measure(s.set), headcount{sum: *s.total().(*stats.Total[int])})
		} else {
			r.items = append(r.items, s.item())
		}
	}
	for m, h := range g.counted {
		count(m, *h)
	}
	if len(g.nested) > 0 {
		for _, f := range g.nested {
			r.items = append(r.items, f.item())
		}
		slices.SortFunc(r.items, compareItems)
	}
	return countylines.Return{Area: g.area, Period: g.period, Scope: g.scope, Joint: g.joint, Counts: countsOf(counts), Seized: seizure.Of(r.items...)}
}

func compareGroups(a, b *group) int {
	return cmp.Or(
		cmp.Compare(a.period.From, b.period.From), cmp.Compare(a.period.To, b.period.To),
		cmp.Compare(a.area, b.area), cmp.Compare(a.scope, b.scope), cmp.Compare(a.joint, b.joint),
	)
}

func compareReturns(a, b countylines.Return) int {
	return cmp.Or(
		cmp.Compare(a.Period.From, b.Period.From), cmp.Compare(a.Period.To, b.Period.To),
		cmp.Compare(a.Area, b.Area), cmp.Compare(a.Scope, b.Scope), cmp.Compare(a.Joint, b.Joint),
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
func countsOf(counted map[countylines.Measure]headcount) countylines.Counts {
	if len(counted) == 0 {
		return nil
	}
	counts := countylines.Counts{}
	asked := slices.Collect(maps.Keys(counted))
	for m := range counted {
		if m.BreaksDown() == 0 {
			asked = append(asked, m.Family())
		}
	}
	for _, m := range asked {
		counts[m] = countOf(m, counted)
	}
	// Of those arrested some may not have been counted by who they were.
	for _, m := range asked {
		whole, ok := counts[m.BreaksDown()]
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
func countOf(m countylines.Measure, counted map[countylines.Measure]headcount) stats.Figure[int] {
	var inside, beside stats.Total[int]
	var parts []countylines.Measure
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
	if m.OverDays() == countylines.Distinct {
		fig = apart(fig, parts, counted)
	}
	return stats.Sum(fig, beside.Figure())
}

// apart gives a sum of headcounts as a range, since those of one measure may be
// the same people on several days. Those of measures without a common part are
// not.
func apart(sum stats.Figure[int], parts []countylines.Measure, counted map[countylines.Measure]headcount) stats.Figure[int] {
	slices.SortFunc(parts, func(a, b countylines.Measure) int {
		return cmp.Or(cmp.Compare(counted[b].lo, counted[a].lo), a.Compare(b))
	})
	var words, reads stats.Total[int]
	var seen countylines.Measure
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

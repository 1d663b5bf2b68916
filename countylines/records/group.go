// SPDX-License-Identifier: MIT

package records

import (
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A group holds the totals of an area, or of a part of its work, in a period.
type group struct {
	groupKey

	// exact has the sum of the exact amounts of each topic at its place, and for
	// nearly all events nothing else is needed. The highest bit is set where there
	// is a sum, so that 0 is none.
	exact []uint64

	// worded has at its place the total of what exact has no room for: figures with
	// wording, and sums too large. rare has the totals of topics without a place.
	worded []total
	rare   map[topic]*total

	counted map[countylines.Measure]*headcount // of measures that do not simply add over days
	nested  map[string]*find                   // of items with parts, by what they and their parts are of
}

const present = 1 << 63

// A total is a *stats.Total of the type of its topic's amounts, or nil.
type total any

// addFigure adds a figure to a total.
func addFigure[A stats.Amount](t *total, f stats.Figure[A]) {
	sum, ok := (*t).(*stats.Total[A])
	if !ok {
		sum = new(stats.Total[A])
		*t = sum
	}
	sum.Add(f)
}

// addAmount adds an exact amount of a topic to a total.
func addAmount(t *total, k topic, amount int64) {
	switch shapeOf(k.kind).unit {
	case countylines.Nanograms:
		addFigure(t, stats.Exactly(seizure.Mass(amount)))
	case countylines.Pence:
		addFigure(t, stats.Exactly(seizure.Money(amount)))
	default:
		addFigure(t, stats.As[int](stats.Exactly(amount)))
	}
}

// addItem adds the amount of an item to a total.
func addItem(t *total, i *seizure.Item) {
	switch shapeOf(i.Kind).unit {
	case countylines.Nanograms:
		addFigure(t, i.Mass)
	case countylines.Pence:
		addFigure(t, i.Money)
	default:
		addFigure(t, i.Count)
	}
}

// total gives where the total of a topic is kept that needs more than a sum.
func (g *group) total(k topic, place uint16) *total {
	if place != 0 {
		g.worded = grown(g.worded, place)
		return &g.worded[place]
	}
	t := g.rare[k]
	if t == nil {
		if g.rare == nil {
			g.rare = map[topic]*total{}
		}
		t = new(total)
		g.rare[k] = t
	}
	return t
}

// addExact adds an exact amount of a topic.
func (g *group) addExact(k topic, place uint16, amount int64) {
	if int(place) < len(g.exact) && place != 0 {
		if sum := g.exact[place] + uint64(amount); sum >= present {
			g.exact[place] = sum
			return
		}
	}
	g.addFirst(k, place, amount)
}

// addFirst adds an exact amount of a topic that is its first, or that makes its sum
// too large for one.
func (g *group) addFirst(k topic, place uint16, amount int64) {
	if place == 0 {
		addAmount(g.total(k, 0), k, amount)
		return
	}
	g.exact = grown(g.exact, place)
	sum := g.exact[place]&^present + uint64(amount)
	if sum >= present { // no Mass is so large; a Total says "at least"
		addAmount(g.total(k, place), k, amount)
		return
	}
	g.exact[place] = sum | present
}

// grown gives a slice that has the place.
func grown[T any](s []T, place uint16) []T {
	if int(place) < len(s) {
		return s
	}
	return append(s, make([]T, int(place)+1-len(s))...)
}

// addTotal adds a total of a topic: as a sum where it is exact.
func (g *group) addTotal(t *Tally, k topic, sum total) {
	place := t.place(t.numbered.number(k))
	item := k.item(sum)
	if amount, ok := exactAmount(&item); ok {
		g.addExact(k, place, amount)
		return
	}
	mergeTotal(g.total(k, place), sum)
}

// add adds what an event says.
func (g *group) add(t *Tally, e *countylines.Event) {
	if e.What != 0 {
		g.count(t, e.What, &e.Count)
	}
	if e.Also != 0 {
		g.count(t, e.Also, &e.Count)
	}
	if e.Item.Kind != seizure.NoKind {
		g.find(t, &e.Item)
	}
}

// count adds a count of a measure.
func (g *group) count(t *Tally, m countylines.Measure, f *stats.Figure[int]) {
	if m.OverDays() == countylines.Distinct {
		g.heads(m).add(*f)
		return
	}
	addOf(t, g, topic{set: uint64(m)}, f)
}

// find adds an item, without its parts if they are of another kind: those are
// items of their own.
func (g *group) find(t *Tally, i *seizure.Item) {
	if len(i.Including) > 0 {
		for _, stray := range g.nest(i) {
			g.find(t, &stray)
		}
		return
	}
	switch k := topicOfItem(i); shapeOf(k.kind).unit {
	case countylines.Nanograms:
		addOf(t, g, k, &i.Mass)
	case countylines.Pence:
		addOf(t, g, k, &i.Money)
	default:
		addOf(t, g, k, &i.Count)
	}
}

// addOf adds a figure of a topic.
func addOf[A stats.Amount](t *Tally, g *group, k topic, f *stats.Figure[A]) {
	place := t.place(t.numbered.number(k))
	if v, ok := f.Exact(); ok {
		g.addExact(k, place, int64(v))
		return
	}
	addFigure(g.total(k, place), *f)
}

// heads gives the headcount of a measure.
func (g *group) heads(m countylines.Measure) *headcount {
	h := g.counted[m]
	if h == nil {
		if g.counted == nil {
			g.counted = map[countylines.Measure]*headcount{}
		}
		h = new(headcount)
		g.counted[m] = h
	}
	return h
}

// merge adds the totals of other, which is a group of the tally from.
func (g *group) merge(t *Tally, other *group, from *Tally) {
	for at, sum := range other.exact {
		if sum != 0 {
			k := from.topics[at]
			g.addExact(k, t.place(t.numbered.number(k)), int64(sum&^present))
		}
	}
	for at, sum := range other.worded {
		if sum != nil {
			k := from.topics[at]
			mergeTotal(g.total(k, t.place(t.numbered.number(k))), sum)
		}
	}
	for k, sum := range other.rare {
		mergeTotal(g.total(k, 0), *sum)
	}
	for m, h := range other.counted {
		g.heads(m).merge(h)
	}
	for _, f := range other.nested {
		g.addFind(f)
	}
}

// mergeTotal adds one total to another of the same type, or to none.
func mergeTotal(to *total, from total) {
	switch sum := from.(type) {
	case *stats.Total[seizure.Mass]:
		mergeInto(to, sum)
	case *stats.Total[seizure.Money]:
		mergeInto(to, sum)
	case *stats.Total[int]:
		mergeInto(to, sum)
	}
}

func mergeInto[A stats.Amount](to *total, from *stats.Total[A]) {
	sum, ok := (*to).(*stats.Total[A])
	if !ok {
		sum = new(stats.Total[A])
		*to = sum
	}
	sum.Merge(*from)
}

// A headcount adds up counts of things that may be the same from one day to the
// next, as people safeguarded are: together they are at least as many as the most
// that one of them says, and at most as many as all of them together.
type headcount struct {
	sum        stats.Total[int]
	lo, readLo int // the most that one says there are at least, by its words and as usually read
}

func (h *headcount) add(f stats.Figure[int]) {
	h.sum.Add(f)
	h.lo, h.readLo = max(h.lo, f.Bounds().Lo), max(h.readLo, f.Reading().Lo)
}

func (h *headcount) merge(other *headcount) {
	h.sum.Merge(other.sum)
	h.lo, h.readLo = max(h.lo, other.lo), max(h.readLo, other.readLo)
}

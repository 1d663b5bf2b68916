package countylines

import (
	"math/bits"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A Mark is a stroke of a [Tally]: what a plain event says, in 16 bytes, so that
// millions of them stay in memory and add up at the speed of memory. It holds the
// force, the day, what was counted or found, and an exact amount: all that a total
// by force and period needs, and nothing else of the event.
//
// [Event.Mark] gives one. The zero Mark is of no force; a Tally rejects it.
type Mark struct {
	amount int64
	on     calendar.Day
	topic  uint16
	force  uint8
}

// Mark gives e as a Mark, and false if a Mark cannot hold what e adds to a total:
// a figure with wording, an item with parts, several forces, joint work, a scope,
// two things at once, or a measure that does not simply add over days. Add such an
// event itself. Its team, offence, vulnerability and line are left out.
func (e Event) Mark() (Mark, bool) {
	m := Mark{on: e.On, force: uint8(bits.TrailingZeros64(uint64(e.By)))}
	if e.By.Size() != 1 || e.By&UK == 0 || e.On.Year().Size() == 0 || e.Joint != 0 || e.Scope != "" || e.Also != 0 || len(e.Item.Including) != 0 {
		return Mark{}, false
	}
	var exact bool
	switch {
	case e.Item.Kind == seizure.NoKind:
		var n int
		n, exact = e.Count.Exact()
		m.amount, m.topic = int64(n), topics().number(topic{set: uint64(e.What)})
	case e.What == 0:
		m.topic = topics().number(topicOfItem(&e.Item))
		m.amount, exact = exactAmount(&e.Item)
	}
	if m.topic == 0 || !exact {
		return Mark{}, false
	}
	return m, true
}

// exactAmount gives the amount of an item, if it is exact.
func exactAmount(i *seizure.Item) (amount int64, exact bool) {
	switch i.Kind {
	case seizure.KindMass:
		m, ok := i.Mass.Exact()
		return int64(m), ok
	case seizure.KindWorth, seizure.KindGoodsWorth, seizure.KindCash:
		m, ok := i.Money.Exact()
		return int64(m), ok
	default:
		n, ok := i.Count.Exact()
		return int64(n), ok
	}
}

// Event gives the event that m was made of, as far as a Mark holds it; the zero
// Event for the zero Mark.
func (m Mark) Event() Event {
	if m.topic == 0 {
		return Event{}
	}
	e := Event{On: m.on, By: 1 << m.force}
	k := topics().topics[m.topic]
	if k.kind == seizure.NoKind {
		e.What, e.Count = Measure(k.set), stats.As[int](stats.Exactly(m.amount))
	} else {
		e.Item = k.itemOf(m.amount)
	}
	return e
}

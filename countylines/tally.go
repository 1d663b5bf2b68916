package countylines

import (
	"math/bits"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
)

// A Tally adds events up into returns, by force and by period, and by any further
// key of the caller's. The zero Tally is empty and ready:
//
//	var tally countylines.Tally
//	tally.Add(e, e.On.Quarter())
//	tally.Ledger()
//
// It keeps totals, not events, so its size depends on how many forces, periods and
// kinds of things there are. Totals are exact, whatever their size, and keep the
// wording of what was added. The order of events, how they are shared between
// tallies and in which order those are merged never changes the result.
//
// A Tally is not safe for concurrent use: give each goroutine its own, and merge
// them. It must not be copied once in use. [Tally.MarshalBinary] packs one for
// another process.
type Tally struct {
	Accepted int // events that were added
	Rejected int // events and rows that were not, of which the totals say nothing

	numbered *topicTable
	local    []uint16 // by number of a topic: its place in the groups of this tally, from 1, or 0
	topics   []topic  // by place
	periods  map[calendar.Period]int
	byNumber []calendar.Period   // the periods by their numbers, which begin with 1
	last     int                 // the number that was looked up last
	forces   []*group            // of all the work of a force, by the number of the period × 64 + that of the force
	parts    map[groupKey]*group // of parts of a force's work
	days     dayTable
	table    markTable
}

// A groupKey says what the events of a group have in common.
type groupKey struct {
	area   Area
	period calendar.Period
	scope  string
	joint  Area
}

// Add adds an event to the totals of its force in a period, and to those of each
// part of its work that is named: the event's team, say, or its offence. A part
// becomes the [Return.Scope] of a return of its own. An event with a scope is also
// added to the part that this names, joint work included.
//
// The period is the caller's choice, and need not contain the day: a week that an
// operation was told of as may have begun a day earlier.
//
// Counted as rejected are an event in a period of no days, one that says nothing,
// one that is of no force or of several (give one as By, the others as Joint, and
// a Scope), and one of a measure that never adds over days, such as [LinesActive],
// or of a union across families.
func (t *Tally) Add(e Event, period calendar.Period, parts ...string) {
	t.add(&e, t.periodNumber(period), parts)
}

// AddEvents adds a slice of events, each in the period that of gives for its day:
// calendar.Day.Quarter, say, which is asked once for every day. It is [Tally.Add]
// without the cost of a call.
func (t *Tally) AddEvents(events []Event, of func(calendar.Day) calendar.Period) {
	t.init()
	t.days.reset()
	if len(events) >= leastEvents {
		t.table.addEvents(t, events, of)
		return
	}
	for i := range events {
		t.add(&events[i], t.numberOn(events[i].On, of), nil)
	}
}

// add adds an event in the period of a number, 0 for none.
func (t *Tally) add(e *Event, number int, parts []string) {
	if number == 0 || !addable(e) {
		t.Rejected++
		return
	}
	t.Accepted++
	t.groupOf(e.By, number).add(t, e)
	if e.Scope == "" && len(parts) == 0 {
		return
	}
	period := t.byNumber[number]
	if e.Scope != "" {
		t.part(groupKey{e.By, period, e.Scope, e.Joint}).add(t, e)
	}
	for i, p := range parts {
		if p != "" && !slices.Contains(parts[:i], p) && (p != e.Scope || e.Joint != 0) {
			t.part(groupKey{area: e.By, period: period, scope: p}).add(t, e)
		}
	}
}

// addable reports whether e can be added to a total.
func addable(e *Event) bool {
	if e.By == 0 || e.By&(e.By-1) != 0 || e.By&^UK != 0 || e.Item.Kind > seizure.KindSeizures {
		return false
	}
	if e.Joint != 0 && (e.Joint&e.By != 0 || e.Scope == "") {
		return false
	}
	if e.What == 0 {
		return e.Also == 0 && e.Item.Kind != seizure.NoKind
	}
	return addsOverDays(e.What) && (e.Also == 0 || addsOverDays(e.Also))
}

func addsOverDays(m Measure) bool {
	rule := m.OverDays()
	return rule == Additive || rule == Distinct
}

// groupOf gives the totals of a force in the period of a number.
func (t *Tally) groupOf(by Area, number int) *group {
	at := number<<6 | bits.TrailingZeros64(uint64(by))&63
	if t.forces[at] == nil {
		t.forces[at] = &group{groupKey: groupKey{area: by, period: t.byNumber[number]}}
	}
	return t.forces[at]
}

func (t *Tally) part(key groupKey) *group {
	g := t.parts[key]
	if g == nil {
		t.init()
		g = &group{groupKey: key}
		t.parts[key] = g
	}
	return g
}

// periodNumber gives the number of a period, from 1, and makes room for its groups;
// 0 for a period of no days.
func (t *Tally) periodNumber(period calendar.Period) int {
	t.init()
	if period == t.byNumber[t.last] {
		return t.last
	}
	n, ok := t.periods[period]
	if !ok {
		if period.Size() == 0 {
			return 0
		}
		n = len(t.byNumber)
		t.periods[period] = n
		t.byNumber = append(t.byNumber, period)
		t.forces = append(t.forces, make([]*group, 64)...)
	}
	t.last = n
	return n
}

// init makes the zero Tally ready.
func (t *Tally) init() {
	if t.numbered != nil {
		return
	}
	t.numbered = topics()
	t.local = make([]uint16, len(t.numbered.topics))
	t.topics = make([]topic, 1)
	t.periods = map[calendar.Period]int{}
	t.byNumber = make([]calendar.Period, 1)
	t.parts = map[groupKey]*group{}
	t.forces = make([]*group, 64) // of no period
}

// place gives the place of a topic in the groups of this tally, by its number, or 0
// for one without a number.
func (t *Tally) place(number uint16) uint16 {
	if number != 0 && t.local[number] == 0 {
		t.local[number] = uint16(len(t.topics))
		t.topics = append(t.topics, t.numbered.topics[number])
	}
	return t.local[number]
}

// groups yields all groups, in no order.
func (t *Tally) groups(yield func(*group) bool) {
	for _, g := range t.forces {
		if g != nil && !yield(g) {
			return
		}
	}
	for _, g := range t.parts {
		if !yield(g) {
			return
		}
	}
}

// Merge adds the totals of other, which stays as it is.
func (t *Tally) Merge(other *Tally) {
	t.Accepted += other.Accepted
	t.Rejected += other.Rejected
	for g := range other.groups {
		t.groupWith(g.groupKey).merge(t, g, other)
	}
}

func (t *Tally) groupWith(key groupKey) *group {
	if key.scope == "" {
		return t.groupOf(key.area, t.periodNumber(key.period))
	}
	return t.part(key)
}

// SPDX-License-Identifier: MIT

package records

import (
	"math"
	"math/bits"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

// A Tally adds events up into returns, by force and by period, and by any further
// Keys. The zero Tally is empty and ready:
//
//	var tally records.Tally
//	tally.Add(e, e.On.Quarter())
//	tally.Ledger()
//
// It keeps totals, not events, so its size depends on how many forces, periods, values
// of keys and kinds of things there are. It keeps two million values of a key and four
// million totals at most, for which it takes some hundred bytes each. Totals are exact,
// whatever their size, and keep the wording of what was added. The order of events, how
// they are shared between tallies and in which order those are merged never changes the
// result.
//
// A Tally is not safe for concurrent use: give each goroutine its own, and merge
// them. It must not be copied once in use. [Tally.MarshalBinary] packs one for
// another process.
type Tally struct {
	// Keys are what it adds up by beside force and period. They are set before anything
	// is added, and then stay as they are.
	Keys []Key

	// Complete are the kinds of figure of which there was nothing but what is added: what
	// the forces' returns do not list is none then, and not unknown. AddFile says it of a
	// file with [Options.Complete]. It is of all that was added: what is merged without
	// it takes it away.
	Complete countylines.Kinds

	Accepted int // events that were added
	InPart   int // those of them of which a detail was not understood, and left out
	Rejected int // events and rows that were not added, of which the totals say nothing

	numbered *topicTable
	local    []uint16 // by number of a topic: its place in the groups of this tally, from 1, or 0
	topics   []topic  // by place
	periods  map[calendar.Period]int
	byNumber []calendar.Period   // the periods by their numbers, which begin with 1
	last     int                 // the number that was looked up last
	forces   []*group            // of all the work of a force, by the number of the period × 64 + that of the force
	parts    map[groupKey]*group // of parts of a force's work, by their names or by the values of keys
	values   []*values           // of the first three keys, and of the fourth or of all the others
	cells    cells               // exact amounts by the values of keys
	seen     map[[2]uint64]int   // the rows in which a value of Options.Once was
	days     dayTable
}

// A groupKey says what the events of a group have in common.
type groupKey struct {
	area   countylines.Area
	period calendar.Period
	scope  string
	joint  countylines.Area
	keys   keyed
}

// Add adds an event to the totals of its force in a period and of its values of the
// keys: those that are given, in the order of Keys, or else what the event itself says
// for them. An event with a scope is also added to the part of the force's work that
// this names, joint work included.
//
// The period is the caller's choice, and need not contain the day: a week that an
// operation was told of as may have begun a day earlier.
//
// Counted as rejected are an event in a period of no days, one that says nothing,
// one that is of no force or of several (give one as By, the others as Joint, and
// a Scope), one of a measure that never adds over days, such as
// [countylines.LinesActive], or of a union across families, one of a month that the
// period cuts, and one with a value that is not kept (a formula, a phone number, an
// e-mail address) or for which there is no key.
func (t *Tally) Add(e countylines.Event, period calendar.Period, values ...string) {
	number := t.periodNumber(period)
	k, err := t.keyed(&e, values)
	if number == 0 || err != nil || !addable(&e) || !holds(period, &e) {
		t.Rejected++
		return
	}
	t.add(&e, number, k)
}

// keyed gives the values of an event by their numbers.
func (t *Tally) keyed(e *countylines.Event, given []string) (k keyed, err error) {
	if len(given) > len(t.Keys) {
		return k, errNoKey
	}
	if len(t.Keys) == 0 {
		return k, nil
	}
	var rest []string
	for i, key := range t.Keys {
		value := ""
		if len(given) == 0 {
			value = key.ofEvent(e)
		} else if i < len(given) {
			value = given[i]
		}
		if i >= 3 && len(t.Keys) > 4 {
			if err = keepable(value); err == nil {
				rest = append(rest, value)
			}
		} else {
			k[i], err = t.values[i].number(value)
		}
		if err != nil {
			return k, err
		}
	}
	if strings.Join(rest, "") != "" {
		k[3], err = t.values[3].intern(strings.Join(rest, "\x00"))
	}
	if err == nil && t.cells.used >= mostCells {
		err = errManyCells
	}
	return k, err
}

// texts gives the values of keys by their numbers.
func (t *Tally) texts(k keyed) []string {
	texts := make([]string, len(t.Keys))
	t.textsInto(texts, k)
	return texts
}

func (t *Tally) textsInto(texts []string, k keyed) {
	for i := range texts {
		if i >= 3 && len(texts) > 4 {
			if k[3] != 0 {
				copy(texts[3:], strings.Split(t.values[3].texts[k[3]], "\x00"))
			}
			break
		}
		texts[i] = t.values[i].texts[k[i]]
	}
}

// holds reports whether a period holds all of the month that an event was in, if only
// that is known of its day.
func holds(p calendar.Period, e *countylines.Event) bool {
	month := e.On.Month()
	return !e.Month || p.And(month) == month
}

// add adds an event in the period of a number.
func (t *Tally) add(e *countylines.Event, number int, k keyed) {
	t.Accepted++
	if k != (keyed{}) {
		if group := number<<6 | bits.TrailingZeros64(uint64(e.By)); !t.addExactly(group, k, e) {
			t.slowCell(group, k).add(t, e)
		}
	} else {
		t.groupOf(e.By, number).add(t, e)
	}
	if e.Scope != "" && (e.Joint != 0 || !t.keyedBy(scopeColumn) && !t.keyedBy(districtColumn)) {
		t.part(groupKey{area: e.By, period: t.byNumber[number], scope: e.Scope, joint: e.Joint}).add(t, e)
	}
}

// addExactly adds an event of one exact amount to the cell of its values, and reports
// false for any other: a group of its own takes five times as much room.
func (t *Tally) addExactly(group int, k keyed, e *countylines.Event) bool {
	var of topic
	var amount int64
	exact := false
	switch {
	case e.Also != 0:
	case e.What == 0 && len(e.Item.Including) == 0:
		of = topicOfItem(&e.Item)
		amount, exact = exactAmount(&e.Item)
	case e.What != 0 && e.Item.Kind == seizure.NoKind && e.What.OverDays() != countylines.Distinct:
		var n int
		n, exact = e.Count.Exact()
		of, amount = topic{set: uint64(e.What)}, int64(n)
	}
	if !exact {
		return false
	}
	place := t.place(t.numbered.number(of))
	if place != 0 {
		t.addCell(group, k, place, amount)
	}
	return place != 0
}

func (t *Tally) keyedBy(c column) bool {
	return slices.ContainsFunc(t.Keys, func(k Key) bool { return k.of == nil && k.column == c })
}

// addable reports whether e can be added to a total.
func addable(e *countylines.Event) bool {
	if e.By == 0 || e.By&(e.By-1) != 0 || e.By&^countylines.UK != 0 || countylines.KindsOf(e.Item.Kind) == 0 {
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

func addsOverDays(m countylines.Measure) bool {
	rule := m.OverDays()
	return rule == countylines.Additive || rule == countylines.Distinct
}

// groupOf gives the totals of a force in the period of a number.
func (t *Tally) groupOf(by countylines.Area, number int) *group {
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
		if period.Size() == 0 || len(t.byNumber) > mostNumbers {
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
	for range min(4, len(t.Keys)) {
		t.values = append(t.values, newValues())
	}
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

// A MergeError says why two tallies cannot be added up.
type MergeError struct{ Reason string }

// Error gives the reason behind "records: the tallies cannot be merged".
func (e *MergeError) Error() string { return "records: the tallies cannot be merged: " + e.Reason }

// Because gives the reason alone, for a message that names the rest itself.
func (e *MergeError) Because() string { return e.Reason }

// Merge adds the totals of other, which stays as it is; nil adds nothing. A [*MergeError]
// says that the two are of different keys, are one and the same, or have together more
// than can be counted or kept; t is then as it was, or where that shows late, has only a
// part of other.
func (t *Tally) Merge(other *Tally) error {
	blank := func(t *Tally) bool { return t.Accepted|t.Rejected == 0 && (t.numbered == nil || len(t.Keys) == 0) }
	if other == nil || t != other && blank(other) {
		return nil
	}
	if t != other && blank(t) { // as an engine has it that packs an empty one
		*t = Tally{Keys: other.Keys, Complete: other.Complete, seen: t.seen}
	}
	t.init()
	other.init()
	sameName := func(a, b Key) bool { return a.folded() == b.folded() }
	switch {
	case t == other:
		return &MergeError{"they are one and the same"}
	case !slices.EqualFunc(t.Keys, other.Keys, sameName):
		return &MergeError{"they add up by different keys"}
	case t.Accepted > math.MaxInt-other.Accepted, t.Rejected > math.MaxInt-other.Rejected:
		return &MergeError{"together they have more events than can be counted"}
	}
	numbers, err := t.numbersOf(other)
	if err != nil {
		return err
	}
	t.Complete &= other.Complete
	t.Accepted += other.Accepted
	t.InPart += other.InPart
	t.Rejected += other.Rejected
	renumber := func(k keyed) keyed {
		for i := range numbers {
			k[i] = numbers[i][k[i]]
		}
		return k
	}
	for _, g := range other.forces {
		if g != nil {
			t.groupWith(g.groupKey).merge(t, g, other)
		}
	}
	for key, g := range other.parts {
		key.keys = renumber(key.keys)
		t.groupWith(key).merge(t, g, other)
	}
	var late backlog
	for i := range other.cells.slots {
		if c := &other.cells.slots[i]; c.sum != 0 {
			k, group := other.topics[c.place()], c.group()
			number := t.periodNumber(other.byNumber[group>>6])
			late.add(t, number<<6|group&63, renumber(c.keyed()), t.place(t.numbered.number(k)), int64(c.sum&^present))
		}
		if t.cells.used > mostCells {
			return &MergeError{errManyCells.Reason}
		}
	}
	late.clear()
	for key, row := range other.seen {
		t.once(key, row)
	}
	return nil
}

// numbersOf gives the numbers that t has for the values of other, by their numbers there.
func (t *Tally) numbersOf(other *Tally) ([][]uint32, error) {
	numbers := make([][]uint32, len(other.values))
	for i, v := range other.values {
		numbers[i] = make([]uint32, len(v.texts))
		for n, text := range v.texts {
			own, err := t.values[i].intern(text)
			if err != nil {
				return nil, &MergeError{errManyValues.Reason}
			}
			numbers[i][n] = own
		}
	}
	return numbers, nil
}

// once reports whether a value has not been seen before; if it has, first is the row in
// which it was.
func (t *Tally) once(value [2]uint64, row int) (first int, ok bool) {
	if first, seen := t.seen[value]; seen {
		return first, false
	}
	if t.seen == nil {
		t.seen = map[[2]uint64]int{}
	}
	t.seen[value] = row
	return row, true
}

func (t *Tally) groupWith(key groupKey) *group {
	number := t.periodNumber(key.period)
	switch {
	case key.keys != keyed{}:
		return t.slowCell(number<<6|bits.TrailingZeros64(uint64(key.area)), key.keys)
	case key.scope == "":
		return t.groupOf(key.area, number)
	}
	return t.part(key)
}

package countylines

import (
	"github.com/countylines/ops/calendar"
)

// AddMarks adds a slice of marks, each in the period that of gives for its day:
// calendar.Day.Quarter, say, which is asked once for every day. It is the fast way
// to add, and allocates nothing for a mark.
func (t *Tally) AddMarks(marks []Mark, of func(calendar.Day) calendar.Period) {
	t.init()
	t.days.reset()
	t.addMarks(marks, of)
}

// addMarks adds marks whose days may be known from the last call.
func (t *Tally) addMarks(marks []Mark, of func(calendar.Day) calendar.Period) {
	days, first, local, forces := t.days.numbers, t.days.first, t.local, t.forces
	for i := range marks {
		m := &marks[i]
		if d := uint(m.on - first); d < uint(len(days)) && uint(m.topic) < uint(len(local)) {
			if at := uint(days[d])<<6 | uint(m.force&63); at < uint(len(forces)) {
				if g := forces[at]; g != nil {
					if k := uint(local[m.topic]); k < uint(len(g.exact)) {
						was := g.exact[k]
						if sum := was + uint64(m.amount); was != 0 && sum >= was {
							g.exact[k] = sum
							continue
						}
					}
				}
			}
		}
		t.addMark(m, of)
		days, first, forces = t.days.numbers, t.days.first, t.forces
	}
	t.Accepted += len(marks)
}

// addMark adds a mark that is the first of its day, group or topic, or that makes
// a total too large for the fast way. The caller counts it as accepted.
func (t *Tally) addMark(m *Mark, of func(calendar.Day) calendar.Period) {
	period := calendar.Period{}
	if m.topic != 0 {
		period = t.periodOf(m.on, of)
	}
	if period.Size() == 0 {
		t.Accepted--
		t.Rejected++
		return
	}
	t.groupOf(1<<m.force, period).addExact(t.table.topics[m.topic], t.place(m.topic), m.amount)
}

// A dayTable knows the numbers of the periods of some days, for as long as one
// function gives them.
type dayTable struct {
	first   calendar.Day
	numbers []uint32 // 0 for a day that is not known yet
}

func (d *dayTable) reset() { clear(d.numbers) }

// periodOf gives the period that of gives for a day, and remembers its number.
func (t *Tally) periodOf(day calendar.Day, of func(calendar.Day) calendar.Period) calendar.Period {
	d := &t.days
	if i := uint(day - d.first); i < uint(len(d.numbers)) && d.numbers[i] != 0 {
		return t.byNumber[d.numbers[i]]
	}
	period := of(day)
	if period.Size() == 0 || day.Year().Size() == 0 {
		return calendar.Period{}
	}
	*d.at(day) = uint32(t.periodNumber(period))
	return period
}

// at gives the place of a day, and makes room for it.
func (d *dayTable) at(day calendar.Day) *uint32 {
	const room = 400 // days, so that days in order do not make the table grow each time
	last := d.first + calendar.Day(len(d.numbers))
	if len(d.numbers) == 0 {
		d.first, d.numbers = day-room, make([]uint32, 2*room)
	} else if day < d.first || day >= last {
		from, to := min(d.first, day-room), max(last, day+room)
		numbers := make([]uint32, to-from)
		copy(numbers[d.first-from:], d.numbers)
		d.first, d.numbers = from, numbers
	}
	return &d.numbers[day-d.first]
}

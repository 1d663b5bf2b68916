// SPDX-License-Identifier: MIT

package records

import "github.com/countylines/ops/calendar"

// addMark adds a mark to the totals, and reports false where it is of nothing or in no
// period that of gives. It leaves the counting of it to the caller, and what is of values
// of keys to a backlog.
func (t *Tally) addMark(m *mark, k keyed, of func(calendar.Day) calendar.Period, late *backlog) bool {
	number := t.numberOn(m.on, of)
	if number == 0 || m.topic == 0 {
		return false
	}
	if k != (keyed{}) {
		late.add(t, number<<6|int(m.force), k, t.place(m.topic), m.amount)
		return true
	}
	t.groupOf(1<<m.force, number).addExact(t.numbered.topics[m.topic], t.place(m.topic), m.amount)
	return true
}

// A dayTable knows the numbers of the periods of some days, for as long as one
// function gives them.
type dayTable struct {
	first   calendar.Day
	numbers []uint32 // 0 for a day that is not known yet
}

// numberOn gives the number of the period that of gives for a day, and remembers it; 0
// for a day in none.
func (t *Tally) numberOn(day calendar.Day, of func(calendar.Day) calendar.Period) int {
	d := &t.days
	if i := uint(day - d.first); i < uint(len(d.numbers)) && d.numbers[i] != 0 {
		return int(d.numbers[i])
	}
	if m := months(); day < m[0] || day >= m[len(m)-1] {
		return 0 // no day
	}
	number := t.periodNumber(of(day))
	if number != 0 {
		*d.at(day) = uint32(number)
	}
	return number
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

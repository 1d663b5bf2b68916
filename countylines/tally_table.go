package countylines

import (
	"math/bits"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A markTable adds marks and plain events up in one table: the sums of a period stand in rows by force
// and columns by topic, and those of the next period below. It has no more cells than
// there are marks, so that carrying the sums over to the groups costs little beside
// adding them up.
type markTable struct {
	days   dayTable // where the cells of a day's period begin
	pages  []uint32 // the same by the number of the period
	column []uint16 // by the number of a topic
	topics []uint16 // by column, the number of its topic
	bits   int      // of the number of a column
	cells  []uint64 // sums, as those of a group; those of page 0 and of column 0 are of nothing, and stay 0
	worded []total  // by cell, the group's own total of what has wording, once it is known
}

const (
	leastBits   = 5
	leastMarks  = 128 << leastBits // for there to be room for a period
	leastEvents = 8 * leastMarks   // of which fewer are added one by one as fast
	mostCells   = 1 << 20          // 8 MB, and 16 MB for totals with wording
)

// add adds marks to a tally, and gives how many could not be.
func (c *markTable) add(t *Tally, marks []Mark, of func(calendar.Day) calendar.Period) (rejected int) {
	c.reset()
	for rest := marks; ; rest = rest[1:] {
		rest = rest[c.addKnown(rest):]
		if len(rest) == 0 {
			break
		}
		if at := c.place(t, &rest[0], of, len(marks)); at != 0 {
			c.addTo(t, at, &rest[0])
		} else if !t.addMark(&rest[0], of) {
			rejected++
		}
	}
	c.flush(t)
	return rejected
}

// addKnown adds marks up to the first that is of a day, a topic or a force without a
// sum yet, and gives how many these are. It calls nothing, so that what it needs stays
// in registers.
func (c *markTable) addKnown(marks []Mark) int {
	days, first, cells, bits := c.days.numbers, c.days.first, c.cells, c.bits&31
	column := (*[maxTopics]uint16)(c.column)
	for i := range marks {
		m := &marks[i]
		d := uint(uint32(m.on - first))
		if d >= uint(len(days)) {
			return i
		}
		at := uint(days[d] + uint32(m.force)<<bits + uint32(column[m.topic%maxTopics]))
		if at >= uint(len(cells)) {
			return i
		}
		sum := cells[at] + uint64(m.amount)
		if sum < present {
			return i
		}
		cells[at] = sum
	}
	return len(marks)
}

// addEvents adds events to a tally: those that are plain to the table, the others one by
// one.
func (c *markTable) addEvents(t *Tally, events []Event, of func(calendar.Day) calendar.Period) {
	c.reset()
	for rest := events; ; rest = rest[1:] {
		n := c.addKnownEvents(t.numbered, rest)
		t.Accepted += n
		if rest = rest[n:]; len(rest) == 0 {
			break
		}
		e := &rest[0]
		number := t.numberOn(e.On, of)
		t.add(e, number, nil)
		if number == 0 || !e.plain() {
			continue
		}
		k := topicOfItem(&e.Item)
		m := Mark{on: e.On, topic: t.numbered.number(k), force: uint8(bits.TrailingZeros64(uint64(e.By)))}
		at := c.place(t, &m, of, len(events))
		if at == 0 {
			continue
		}
		g := t.groupOf(e.By, number)
		if _, exact := exactAmount(&e.Item); exact {
			c.addTo(t, at, &m) // nothing more, so that there is a sum
		} else {
			c.setWorded(at, *g.total(k, t.place(m.topic)))
		}
	}
	c.flush(t)
}

// addKnownEvents is addKnown for events, plain ones and up to any other.
func (c *markTable) addKnownEvents(numbered *topicTable, events []Event) int {
	days, first, cells, width := c.days.numbers, c.days.first, c.cells, c.bits&31
	column, worded := (*[maxTopics]uint16)(c.column), c.worded
	for i := range events {
		e := &events[i]
		d := uint(uint32(e.On - first))
		if !e.plain() || d >= uint(len(days)) {
			return i
		}
		topic := numbered.number(topicOfItem(&e.Item))
		at := uint(days[d] + uint32(bits.TrailingZeros64(uint64(e.By)))<<width + uint32(column[topic%maxTopics]))
		if at >= uint(len(cells)) {
			return i
		}
		if amount, exact := exactAmount(&e.Item); exact {
			sum := cells[at] + uint64(amount)
			if sum < present {
				return i
			}
			cells[at] = sum
			continue
		}
		if at >= uint(len(worded)) {
			return i
		}
		switch sum := worded[at].(type) {
		case *stats.Total[seizure.Mass]:
			sum.Add(e.Item.Mass)
		case *stats.Total[seizure.Money]:
			sum.Add(e.Item.Money)
		case *stats.Total[int]:
			sum.Add(e.Item.Count)
		default:
			return i
		}
	}
	return len(events)
}

// setWorded remembers the total of a cell.
func (c *markTable) setWorded(at int, t total) {
	if had := len(c.worded); at >= had {
		c.worded = slices.Grow(c.worded, len(c.cells)-had)[:len(c.cells)]
		clear(c.worded[had:])
	}
	c.worded[at] = t
}

// plain reports whether e is the find of one force alone, and nothing else.
func (e *Event) plain() bool {
	return e.By&(e.By-1) == 0 && e.By&UK != 0 && e.Joint|Area(e.What)|Area(e.Also) == 0 &&
		len(e.Scope)|len(e.Item.Including) == 0 && e.Item.Kind-1 < seizure.KindSeizures
}

// reset empties the table, and makes the zero one ready.
func (c *markTable) reset() {
	if c.column == nil {
		c.column = make([]uint16, maxTopics)
		c.bits = leastBits
	}
	c.days.reset()
	clear(c.pages)
	clear(c.column)
	c.topics = append(c.topics[:0], 0)
	c.cells, c.worded = c.cells[:0], c.worded[:0]
}

// place gives the place of a mark's sum, and makes room for it; 0 where there is none,
// or no such mark can be added.
func (c *markTable) place(t *Tally, m *Mark, of func(calendar.Day) calendar.Period, most int) int {
	number := t.numberOn(m.on, of)
	if number == 0 || m.topic == 0 {
		return 0
	}
	if c.column[m.topic] == 0 {
		if len(c.topics) == 1<<c.bits {
			c.flush(t)
			c.reset()
			c.bits++
		}
		c.column[m.topic] = uint16(len(c.topics))
		c.topics = append(c.topics, m.topic)
	}
	for len(c.pages) <= number {
		c.pages = append(c.pages, 0)
	}
	if c.pages[number] == 0 && !c.addPage(number, most) {
		return 0
	}
	*c.days.at(m.on) = c.pages[number]
	return int(c.pages[number]) + int(m.force)<<c.bits + int(c.column[m.topic])
}

// addPage makes room for a period, if there may be so many cells.
func (c *markTable) addPage(number, most int) bool {
	page := 64 << c.bits
	begin := max(len(c.cells), page)
	if begin+page > min(most, mostCells) {
		return false
	}
	c.pages[number] = uint32(begin)
	had := len(c.cells)
	c.cells = slices.Grow(c.cells, begin+page-had)[:begin+page]
	clear(c.cells[had:])
	return true
}

// addTo adds a mark to the sum at a place, or where that grows too large to the
// totals, which say "at least".
func (c *markTable) addTo(t *Tally, at int, m *Mark) {
	was := c.cells[at] &^ present
	if sum := was + uint64(m.amount); sum < present {
		c.cells[at] = sum | present
		return
	}
	g, number := t.groupOf(1<<m.force, int(t.days.numbers[m.on-t.days.first])), m.topic
	g.addExact(t.numbered.topics[number], t.place(number), int64(was))
	g.addExact(t.numbered.topics[number], t.place(number), m.amount)
	c.cells[at] = 0
}

// flush carries the sums over to the totals.
func (c *markTable) flush(t *Tally) {
	for number, begin := range c.pages {
		if begin == 0 {
			continue
		}
		page := c.cells[begin:][:64<<c.bits]
		for at, sum := range page {
			if sum != 0 {
				topic := c.topics[at&(1<<c.bits-1)]
				t.groupOf(1<<(at>>c.bits), number).addExact(t.numbered.topics[topic], t.place(topic), int64(sum&^present))
			}
		}
		clear(page)
	}
}

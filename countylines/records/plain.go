// SPDX-License-Identifier: MIT

package records

import (
	"encoding/binary"
	"math/bits"
	"sync"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines/internal/grammar"
)

// A mark is a simple event in 16 bytes: a force, a day, what was counted or found, and
// an exact amount.
type mark struct {
	amount int64
	on     calendar.Day
	topic  uint16
	force  uint8
	doubt  doubt // of the date
	inPart bool  // a detail is not understood
}

// A verdict is what comes of a row without reading it as an event.
type verdict uint8

const (
	isEvent verdict = iota // nothing: read it as an event
	isPlain                // it is all in a mark
	isBad                  // it is rejected, whatever its other cells say
)

// A fastPlan lists the columns needed to read a simple row as a mark: one date, one
// force, one kind and an exact amount. Other rows take the slow path and are read as
// events.
type fastPlan struct {
	date     int
	force    int
	of       int // the column of the substance, the outcome or the measure …
	ofColumn column
	amount   int // … and of the amount, or −1 where one thing was counted
	factors  *grammar.Decimals

	amountColumn column
	line         int   // the column of the line, or −1
	names        []int // columns that must hold a name, or nothing
	blank        []int // columns that must hold nothing
	months       *monthTable
}

// newFastPlan gives the plan of a reader, and false where its rows are never plain.
func newFastPlan(r *eventReader) (plan fastPlan, ok bool) {
	plan = fastPlan{months: months(), date: r.at[dateColumn], force: r.at[forceColumn], of: -1, amount: -1, line: r.at[lineColumn]}
	amounts := []column{countColumn}
	for _, c := range []column{whatColumn, outcomeColumn, substanceColumn} {
		if r.at[c] >= 0 && plan.of < 0 {
			plan.of, plan.ofColumn = r.at[c], c
		}
	}
	if plan.ofColumn == substanceColumn {
		amounts = weightColumns[1:]
	}
	for _, c := range amounts {
		if i := r.at[c]; i >= 0 && plan.amount < 0 {
			plan.amount, plan.factors, plan.amountColumn = i, &r.amounts[c].Factors, c
		}
	}
	if r.searches != "" && r.at[outcomeColumn] >= 0 {
		return plan, false
	}
	if plan.force < 0 || plan.of < 0 || plan.ofColumn == substanceColumn && plan.amount < 0 {
		return plan, false
	}
	for i, c := range r.columns {
		switch {
		case c == leftOut, c == teamColumn, c == lineColumn, c == leastColumn, c == mostColumn, i == plan.date, i == plan.force, i == plan.of, i == plan.amount:
		case c == offenceColumn && plan.ofColumn != substanceColumn, c == vulnerableColumn:
			plan.names = append(plan.names, i)
		default:
			plan.blank = append(plan.blank, i)
		}
	}
	return plan, true
}

// mark reads a plain row.
func (p *eventParser) mark(plan *fastPlan) (m mark, v verdict) {
	cells := p.cells
	for _, i := range plan.blank {
		if len(cells[i]) > 0 {
			return m, isEvent
		}
	}
	for _, i := range plan.names {
		if p.memos[p.columns[i]].of(cells[i]).err != nil {
			m.inPart = true
		}
	}
	if plan.line >= 0 && !isBrand(cells[plan.line]) {
		return m, isEvent
	}
	if m.on = plan.months.day(cells[plan.date]); m.on == 0 {
		if v := p.otherDate(plan, &m); v != isPlain {
			return m, v
		}
	}
	force := p.memos[forceColumn].of(cells[plan.force])
	of := p.memos[plan.ofColumn].of(cells[plan.of])
	if p.bad = force; force.err != nil {
		return m, isBad
	}
	if p.bad = of; of.err != nil && plan.ofColumn != outcomeColumn {
		return m, isBad
	}
	if m.amount = 1; plan.amount >= 0 {
		var ok bool
		if m.amount, ok = plan.factors.Amount(cells[plan.amount]); !ok {
			if memo := p.memos[plan.amountColumn]; memo != nil {
				if p.bad = memo.of(cells[plan.amount]); p.bad.err != nil {
					return m, isBad
				}
			}
			return m, isEvent
		}
	}
	if force.set == 0 || force.scope != "" || of.topic == 0 {
		return m, isEvent
	}
	m.topic, m.force = of.topic, uint8(bits.TrailingZeros64(force.set))
	return m, isPlain
}

// otherDate reads the day of a plain row that is written in another way than 2022-10-03.
func (p *eventParser) otherDate(plan *fastPlan, m *mark) verdict {
	cell := p.cells[plan.date]
	if m.on, m.doubt = plan.months.dayFirst(cell); m.on == 0 {
		of := p.memos[dateColumn].of(cell)
		if of.err != nil && of.proves == 0 {
			p.bad = of
			return isBad
		}
		if of.err != nil || of.day == 0 || of.month {
			return isEvent
		}
		m.on, m.doubt = of.day, of.doubt
	}
	if m.doubt != 0 && p.order[m.doubt] != unsaid {
		return isEvent
	}
	return isPlain
}

// isBrand reports whether the cell for a line has no phone number for sure: it begins with
// a letter and has few digits, and no other signs than those of ASCII.
func isBrand(cell []byte) bool {
	if len(cell) > 0 && cell[0]|0x20-'a' > 'z'-'a' {
		return false
	}
	digits := 0
	for _, c := range cell {
		if c-'0' <= 9 {
			digits++
		}
		if c >= 0x80 {
			return false
		}
	}
	return digits < 7
}

// A monthTable has the first day of every month from January 1900 on, and that of
// the month after the last.
type monthTable [12*300 + 1]calendar.Day

var months = sync.OnceValue(func() *monthTable {
	var t monthTable
	for i := range len(t) - 1 {
		t[i] = calendar.Date(1900+i/12, time.Month(1+i%12), 1)
	}
	t[len(t)-1] = t[len(t)-2] + 31
	return &t
})

// dayFirst reads 03/10/2022, and gives 0 for any other text.
func (t *monthTable) dayFirst(cell []byte) (calendar.Day, doubt) {
	if len(cell) != 10 || cell[2] != cell[5] || cell[2] != '/' && cell[2] != '-' && cell[2] != '.' {
		return 0, 0
	}
	var iso [10]byte
	copy(iso[:4], cell[6:])
	iso[4], iso[5], iso[6], iso[7], iso[8], iso[9] = '-', cell[3], cell[4], '-', cell[0], cell[1]
	day := t.day(iso[:])
	if day == 0 || iso[5] == iso[8] && iso[6] == iso[9] || iso[8] > '1' || iso[8] == '1' && iso[9] > '2' {
		return day, 0
	}
	return day, dayOrMonth
}

// day reads a date as files have it, 2022-10-03, and gives 0 for any other text, which
// may be a date all the same.
func (t *monthTable) day(cell []byte) calendar.Day {
	if len(cell) != 10 || cell[4] != '-' {
		return 0
	}
	const zeros, over9 = 0x2d30302d30303030, 0x7f76767f76767676 // of "2022-10-" from its end on
	d := binary.LittleEndian.Uint64(cell) ^ zeros
	tens, ones := cell[8]-'0', cell[9]-'0'
	if (d|(d+over9))&0x8080808080808080 != 0 || tens > 9 || ones > 9 {
		return 0
	}
	year := uint(d&0xff)*1000 + uint(d>>8&0xff)*100 + uint(d>>16&0xff)*10 + uint(d>>24&0xff) - 1900
	month := uint(d>>40&0xff)*10 + uint(d>>48&0xff) - 1
	if i := year*12 + month; month < 12 && i < uint(len(t))-1 {
		if day := t[i] + calendar.Day(tens*10+ones) - 1; day >= t[i] && day < t[i+1] {
			return day
		}
	}
	return 0
}

package countylines

import (
	"encoding/binary"
	"math/bits"
	"sync"
	"time"

	"github.com/countylines/ops/calendar"
)

// A markPlan says which columns a plain row of a file is read from: one that is all
// in a [Mark]. Rows for which it does not do are read as events.
type markPlan struct {
	date     int
	force    int
	of       int // the column of the substance, the outcome or the measure …
	ofColumn column
	amount   int // … and of the amount, or −1 where one thing was counted
	factors  *decimals
	line     int   // the column of the line, or −1
	names    []int // columns that must hold a name, or nothing
	blank    []int // columns that must hold nothing
	months   *monthTable
}

// newMarkPlan gives the plan of a reader, and false where its rows are never plain.
func newMarkPlan(r *eventReader) (plan markPlan, ok bool) {
	plan = markPlan{months: months(), date: r.at[dateColumn], force: r.at[forceColumn], of: -1, amount: -1, line: r.at[lineColumn]}
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
			plan.amount, plan.factors = i, &r.amounts[c].factors
		}
	}
	if plan.of < 0 || plan.ofColumn == substanceColumn && plan.amount < 0 {
		return plan, false
	}
	for i, c := range r.columns {
		switch {
		case c == leftOut, c == teamColumn, c == lineColumn, i == plan.date, i == plan.force, i == plan.of, i == plan.amount:
		case c == offenceColumn && plan.ofColumn != substanceColumn, c == vulnerableColumn:
			plan.names = append(plan.names, i)
		default:
			plan.blank = append(plan.blank, i)
		}
	}
	return plan, true
}

// mark reads a plain row, and reports false for any other.
func (p *eventParser) mark(plan *markPlan) (m Mark, ok bool) {
	cells := p.cells
	for _, i := range plan.blank {
		if len(cells[i]) > 0 {
			return m, false
		}
	}
	for _, i := range plan.names {
		if p.memos[p.columns[i]].of(cells[i]).err != nil {
			return m, false
		}
	}
	if plan.line >= 0 && len(cells[plan.line]) > 0 && cells[plan.line][0]|0x20-'a' > 'z'-'a' {
		return m, false // what does not begin with a letter may be a phone number
	}
	day := plan.months.day(cells[plan.date])
	if day == 0 {
		return m, false
	}
	force := p.memos[forceColumn].of(cells[plan.force])
	if force.set == 0 {
		return m, false
	}
	of := p.memos[plan.ofColumn].of(cells[plan.of])
	amount := int64(1)
	if plan.amount >= 0 {
		if amount, ok = plan.factors.amount(cells[plan.amount]); !ok {
			return m, false
		}
	}
	if of.topic == 0 {
		return m, false
	}
	return Mark{amount: amount, on: day, topic: of.topic, force: uint8(bits.TrailingZeros64(force.set))}, true
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

// day reads a date as files have it, 2022-10-03 or 3/10/2022, and gives 0 for any
// other text, which may be a date all the same.
func (t *monthTable) day(cell []byte) calendar.Day {
	if len(cell) != 10 || cell[4] != '-' {
		if len(cell) < 8 || len(cell) > 10 {
			return 0
		}
		day, err := calendar.ParseDay(string(cell))
		if err != nil {
			return 0
		}
		return day
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

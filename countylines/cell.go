// SPDX-License-Identifier: MIT

package countylines

import (
	"github.com/countylines/ops/calendar"
)

// A cell is what a figure of a return is about: some forces, some days, and some
// kinds of what is counted, weighed or paid. It is a set of force-day-kinds, so
// that one rule of inference serves all three.
type cell struct {
	area   Area
	period calendar.Period
	kind   set
}

func (c cell) And(d cell) cell {
	area := c.area & d.area
	if area == 0 { // most cells of a ledger differ in this, so nothing else is looked at
		return cell{}
	}
	both := cell{area, c.period.And(d.period), c.kind.And(d.kind)}
	if both.Size() == 0 {
		return cell{}
	}
	return both
}

func (c cell) Size() int {
	kinds := c.kind.Size()
	if kinds < 0 {
		return kinds
	}
	return c.area.Size() * c.period.Size() * kinds
}

// String gives c for the message of a conflict: "arrests, Staffordshire, 3 to 9
// October 2022".
func (c cell) String() string {
	return textOf(c.kind) + ", " + c.area.String() + ", " + c.period.String()
}

// cash is the kind of figures about sterling, which has no kinds.
type cash struct{}

func (cash) And(cash) cash  { return cash{} }
func (cash) Size() int      { return 1 }
func (cash) String() string { return "cash" }

// SPDX-License-Identifier: MIT

package publish

import (
	"sync"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// A place is what a count is about: a set of things counted, by who acted, when, and
// what it was, in one or two cuts (arrests by outcome, and by age).
//
// Where figures of separate areas, periods or kinds do not make totals, own holds the
// area, the period or the kind, and figures with another bear on it in no sum.
type place struct {
	area    countylines.Area
	period  calendar.Period
	subject countylines.Subject
	cut     countylines.Subject
	own     own
}

type own struct {
	area    countylines.Area
	period  calendar.Period
	subject countylines.Subject
}

func (p place) And(q place) place {
	if p.own != q.own || p.area&q.area == 0 {
		return place{}
	}
	both := place{p.area & q.area, p.period.And(q.period), p.subject.And(q.subject), p.cut.And(q.cut), p.own}
	if both.Size() <= 0 || p.cut != both.cut && both.cut == (countylines.Subject{}) {
		return place{}
	}
	return both
}

func (p place) Size() int {
	kinds := p.subject.Size()
	if kinds < 0 {
		return kinds
	}
	return p.area.Size() * p.period.Size() * kinds * max(1, p.cut.Size())
}

// String names p for messages.
func (p place) String() string {
	what := p.subject.String()
	if p.cut != p.cut.Family() {
		what = p.cut.String()
	}
	return what + ", " + p.area.String() + ", " + p.period.String()
}

// newPlace gives the place of a subject in an area and a period. Arrests by age are
// arrests of every outcome, and arrests are of every age.
func newPlace(s countylines.Subject, a countylines.Area, p calendar.Period) place {
	if whole := s.BreaksDown(); whole.Size() > 0 {
		return place{area: a, period: p, subject: whole, cut: s}
	}
	return place{area: a, period: p, subject: s, cut: cutOf()[s.Family()]}
}

// cutOf gives for a family another cut of the same.
var cutOf = sync.OnceValue(func() map[countylines.Subject]countylines.Subject {
	cuts := map[countylines.Subject]countylines.Subject{}
	for _, m := range countylines.Measures() {
		s := countylines.Counted(m)
		if whole := s.BreaksDown(); whole.Size() > 0 {
			cuts[whole.Family()] = s.Family()
		}
	}
	return cuts
})

// separate keeps a place apart from those along whose axes figures make no totals:
// periods always, and areas and kinds if the figures of a table don't add up along
// them.
func (p place) separate(all bool) place {
	areas, days, kinds := p.subject.Rules()
	if days != countylines.Additive {
		p.own.period = p.period
	}
	if all && areas != countylines.Additive {
		p.own.area = p.area
	}
	if all && kinds != countylines.Additive {
		p.own.subject = p.subject
	}
	return p
}

// joins reports whether figures of p's subject make no totals along some axis.
func (p place) joins() bool {
	areas, _, kinds := p.subject.Rules()
	return areas != countylines.Additive || kinds != countylines.Additive
}

// within tells how q stands to p along the axes that p is kept apart by: whether q's
// figure is a lower bound there, and whether it is an upper one.
func (p place) within(q place) (lower, upper bool) {
	lower, upper = true, true
	axis := func(equal, inside, holds bool) {
		lower, upper = lower && (equal || inside), upper && (equal || holds)
	}
	if o := p.own.area; o != 0 {
		axis(o == q.area, o.Contains(q.area), q.area.Contains(o))
	}
	if o := p.own.period; o != (calendar.Period{}) {
		_, days, _ := p.subject.Rules()
		both := o.And(q.period)
		axis(o == q.period, days != countylines.Stock && both == q.period, days != countylines.Stock && both == o)
	}
	if o := p.own.subject; o != (countylines.Subject{}) {
		both := o.And(q.subject)
		axis(o == q.subject, both == q.subject, both == o)
	}
	return lower, upper
}

// like gives q where p is kept apart: with p's own area, period or kind.
func (p place) like(q place) place {
	q.own = p.own
	if o := p.own.area; o != 0 {
		q.area = o
	}
	if o := p.own.period; o != (calendar.Period{}) {
		q.period = o
	}
	if o := p.own.subject; o != (countylines.Subject{}) {
		q.subject = o
	}
	return q
}

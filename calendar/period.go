// SPDX-License-Identifier: MIT

package calendar

// A Period is a set of days that follow one another: From is the first of them, To
// is the day after the last. So the week from Monday 3 October 2022 is
//
//	monday := calendar.Date(2022, time.October, 3)
//	week := calendar.Period{From: monday, To: monday + 7}
//
// The zero Period is the empty set, a period that was not recorded. A Period that
// ends before it begins, lacks either end, or leaves the years 1900 to 2199 is empty
// too: its Size is 0. [ParsePeriod] gives an error for such, and none of them has a
// text form.
type Period struct{ From, To Day }

// And gives the days that are both in p and in q. If there are none it is Period{},
// so equal sets that And gives are equal values.
func (p Period) And(q Period) Period {
	both := Period{max(p.From, q.From), min(p.To, q.To)}
	if p.empty() || q.empty() || both.empty() {
		return Period{}
	}
	return both
}

// Size gives the number of days; it is 0 for the empty set and never negative.
func (p Period) Size() int {
	if p.empty() {
		return 0
	}
	return int(p.To - p.From)
}

// Contains reports whether d is one of the days of p.
func (p Period) Contains(d Day) bool {
	return p.From <= d && d < p.To && !p.empty()
}

func (p Period) empty() bool {
	return p.From < firstDay || p.To <= p.From || p.To > lastDay+1
}

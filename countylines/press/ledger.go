// SPDX-License-Identifier: MIT

package press

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

// A TwiceError reports that two finds give different figures for one measure.
type TwiceError struct{ First, Second Found }

// Error names the measure and both figures.
func (e *TwiceError) Error() string {
	return "press: " + e.Because()
}

// Because gives the same for a message that says where it comes from.
func (e *TwiceError) Because() string {
	return fmt.Sprintf("%v are said to be %v and %v; the first is kept", e.First.Measure, e.First.Number, e.Second.Number)
}

// A NotHeldError reports a figure that no return has a place for, such as one of
// people sentenced.
type NotHeldError struct{ Found Found }

// Error names what was counted, in the words of the text.
func (e *NotHeldError) Error() string {
	return "press: " + e.Because()
}

// Because gives the same for a message that says where it comes from.
func (e *NotHeldError) Because() string {
	return fmt.Sprintf("a return has no place for a figure of %q", e.Found.Counted)
}

// Said makes counts and a haul of finds that are all of one area and period, as those
// of one sentence are. What a find includes stands inside it in the haul. The error
// joins a [*TwiceError] for each measure of which another figure was said, and a
// [*NotHeldError] for each figure that is of no [countylines.Measure]; the rest holds.
func Said(found []Found) (countylines.Counts, seizure.Haul, error) {
	counts := countylines.Counts{}
	first := map[countylines.Measure]Found{}
	var items []seizure.Item
	var faults []error
	for _, f := range found {
		switch {
		case f.Counted == "" && f.Within < 0:
			items = append(items, f.Item)
		case f.Counted == "" || f.Within >= 0 && f.Within < len(found) && found[f.Within].Measure == f.Measure:
		case f.Measure == 0:
			faults = append(faults, &NotHeldError{f})
		default:
			if was, ok := first[f.Measure]; ok && was.Number != f.Number {
				faults = append(faults, &TwiceError{was, f})
				continue
			}
			first[f.Measure] = f
			counts[f.Measure] = f.Number
		}
	}
	return counts, seizure.Of(items...), errors.Join(faults...)
}

// release gives what was read.
func (r *reader) release() Release {
	dated := r.dated()
	out := Release{Statements: r.statements, Claims: r.claims, Area: r.area, Inferred: r.about.Area == 0 && r.area != 0, Period: r.period}
	for i := range out.Statements {
		s := &out.Statements[i]
		if s.Area == 0 && s.Role <= Running || s.Role == Result && s.Period.Size() == 0 && s.Counted != "sentenced" && dated {
			s.Role = Unplaced
		}
		if s.Role == Unplaced {
			s.Period = calendar.Period{}
		}
		s.Out = s.out()
	}
	r.unshift(&out)
	out.Ledger = r.ledger()
	return out
}

// dated reports whether a text of which it is not known what it reports on names days, or a
// month, that this may be.
func (r *reader) dated() bool {
	for i := range r.dates {
		if d := &r.dates[i]; d.Period.Size() <= 31 && r.over(d) {
			return r.period.Size() == 0
		}
	}
	return false
}

// unshift makes the places of statements and claims those of the text as it was given.
func (r *reader) unshift(out *Release) {
	if r.moved == nil {
		return
	}
	move := func(start, end *int) { *start, *end = r.moved.source(*start), r.moved.end(*end) }
	for i := range out.Statements {
		s := &out.Statements[i]
		move(&s.Start, &s.End)
		for j := range s.Why {
			move(&s.Why[j].Start, &s.Why[j].End)
		}
	}
	for i := range out.Claims {
		move(&out.Claims[i].Start, &out.Claims[i].End)
	}
}

// out gives the reason why s is in no return.
func (s *Statement) out() Out {
	switch {
	case s.Role == Repeat:
		return ToldBefore
	case s.Role == Withdrawn:
		return Corrected
	case s.Role == Plan:
		return Planned
	case s.Area == 0:
		return NoArea
	case s.Period.Size() == 0:
		return NoPeriod
	case s.Counted != "" && s.Measure == 0:
		return NotHeld
	}
	return NotOut
}

// A key is what the statements of one return share.
type key struct {
	area   countylines.Area
	period calendar.Period
	scope  string
}

// ledger makes a return for each area, period and scope. Where a scope has two figures
// of a measure, as two men and two women of a case have, the second gets a return of
// its own.
func (r *reader) ledger() countylines.Ledger {
	var out countylines.Ledger
	type of struct {
		key
		measure countylines.Measure
	}
	at := map[key][]int{}                   // the returns of each key
	said := map[of]int{}                    // the figures of each measure
	homes := make([]int, len(r.statements)) // the return of each statement, from 1
	items := map[int][]seizure.Item{}
	for i := range r.statements {
		s := &r.statements[i]
		if s.Out != NotOut {
			continue
		}
		if w := s.Within; s.Counted == "" && w >= 0 && w < i && homes[w] != 0 && r.statements[w].Start <= s.Start && s.Part == r.statements[w].Part {
			homes[i] = homes[w]
			continue // it stands in the item that includes it
		}
		k := key{s.Area, s.Period, s.scope()}
		n := 0
		if s.Counted != "" {
			n = said[of{k, s.Measure}]
			said[of{k, s.Measure}]++
		}
		if n < len(at[k]) {
			homes[i] = at[k][n] + 1
		} else {
			ret := countylines.Return{Area: k.area, Period: k.period, Scope: k.scope, Source: countylines.Source{Publisher: r.about.Publisher, URL: r.about.URL, Published: r.about.Published}}
			if op, ok := countylines.OperationOf(k.period); ok && op.Period != k.period {
				ret.Period, ret.Days = op.Period, k.period
			}
			if n := len(at[k]); n > 0 && k.scope != "" {
				ret.Scope = fmt.Sprintf("%s (%d)", k.scope, n+1)
			}
			out = append(out, ret)
			homes[i] = len(out)
			at[k] = append(at[k], len(out)-1)
		}
		home := homes[i] - 1
		ret := &out[home]
		if s.Counted == "" {
			items[home] = append(items[home], s.Item)
			continue
		}
		if ret.Counts == nil {
			ret.Counts = countylines.Counts{}
		}
		ret.Counts[s.Measure] = s.Number
	}
	for j, list := range items {
		out[j].Seized = seizure.Of(list...)
	}
	r.mark(out, homes)
	return out
}

// mark says of each return where in the text its figures stand. Homes are the returns
// of the statements, from 1.
func (r *reader) mark(out countylines.Ledger, homes []int) {
	ends := make([]int, len(out))
	for i := range r.statements {
		if j := homes[i] - 1; j >= 0 {
			if ends[j] == 0 {
				out[j].Source.Place = fmt.Sprintf("bytes %d", r.statements[i].Start)
			}
			ends[j] = max(ends[j], r.statements[i].End)
		}
	}
	for j := range out {
		out[j].Source.Place += fmt.Sprintf("–%d", ends[j])
	}
}

// scope gives the scope of the return that holds s, which is never empty for a part.
func (s *Statement) scope() string {
	if s.Part == Whole {
		return ""
	}
	return cmp.Or(s.Scope, "part")
}

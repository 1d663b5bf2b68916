// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Dispute is what figures of a ledger leave in doubt that contradict each other by
// their words. As few of them as can be are taken to be wrong, and all others stand.
type Dispute struct {
	Lines    []Conflict `json:"lines,omitempty"`    // what does not add up: the whole, all its parts, the gap
	Differ   []Ledger   `json:"differ,omitempty"`   // for each figure that is told differently, all returns that print it
	Doubtful []Doubt    `json:"doubtful,omitempty"` // figures of which each may be wrong
	Repairs  int        `json:"repairs"`            // in how many ways as few figures as can be may be wrong; 0 if none need be
}

// A Doubt is a figure that may be wrong.
type Doubt struct {
	Of      Subject         `json:"of"`
	Area    Area            `json:"area"`
	Period  calendar.Period `json:"period"`
	Printed Value           `json:"printed"`      // what is printed of it, the range of all printings
	By      Ledger          `json:"by,omitempty"` // the returns that print it
	Alone   Value           `json:"alone"`        // what the others imply of it if it is wrong and they are not
	Always  bool            `json:"always"`       // it is wrong whichever others are

	from []int
}

// String tells the dispute: each line, then each figure in doubt with what it would
// be instead.
func (d Dispute) String() string {
	var b strings.Builder
	for i, c := range d.Lines {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(c.String())
	}
	for i, doubt := range d.Doubtful {
		sep := ", or "
		if i == 0 {
			sep = "; in doubt: "
		}
		fmt.Fprintf(&b, "%s%v %v, which alone would be %v", sep, doubt.Area, doubt.Printed, doubt.Alone)
		if i == 4 && len(d.Doubtful) > 6 {
			fmt.Fprintf(&b, ", or one of %d others", len(d.Doubtful)-5)
			break
		}
	}
	return b.String()
}

// disputes gives what is in doubt in all sections that a question meets.
func (s *shelf[A]) disputes(r reply[A], ask cell) (all []Dispute) {
	for _, d := range r.joint {
		all = append(all, s.jointDispute(d, ask))
	}
	for _, p := range r.pieces {
		for _, d := range p.implied().Disputes(p.ask) {
			out := Dispute{Repairs: len(d.Repairs)}
			from := func(known []int) (from []int) {
				for _, i := range known {
					from = append(from, p.statements[i].from)
				}
				return from
			}
			for _, c := range d.Conflicts {
				out.Lines = append(out.Lines, s.conflict(traced(c, c.Set, from), ask))
			}
			for _, known := range d.Differ {
				out.Differ = append(out.Differ, s.returns(from(known)))
			}
			for _, doubt := range d.Doubtful {
				at := p.statements[doubt.Known[0]].cell
				out.Doubtful = append(out.Doubtful, s.doubt(doubtAt{at, from(doubt.Known), valueOf(doubt.Alone), doubt.Always}))
			}
			all = append(all, out)
		}
	}
	across := s.book().across
	if r.across != nil {
		across = slices.Concat(across, r.across())
	}
	shaky := r.shaky()
	for _, d := range across {
		meets := func(doubt doubtAt) bool {
			return doubt.cell.And(ask).Size() > 0 || slices.Contains(shaky, doubt.cell)
		}
		if d.at.And(ask).Size() == 0 && !slices.ContainsFunc(d.doubts, meets) {
			continue
		}
		var out Dispute
		for _, c := range d.conflicts {
			if c.AsRead {
				continue
			}
			out.Lines = append(out.Lines, s.conflict(c, ask))
		}
		for _, doubt := range d.doubts {
			out.Doubtful = append(out.Doubtful, s.doubt(doubt))
		}
		if out.Repairs = len(out.Doubtful); len(out.Lines) > 0 {
			all = append(all, out)
		}
	}
	return all
}

// shaky gives what the figures are about that came disputed into a disputed answer.
func (r reply[A]) shaky() (cells []cell) {
	if !r.Figure.Disputed() {
		return nil
	}
	for _, p := range r.pieces {
		for i := range p.statements {
			if st := &p.statements[i]; st.figure.Disputed() {
				cells = append(cells, st.cell)
			}
		}
	}
	return cells
}

// doubt puts a figure in doubt beside what is printed of it.
func (s *shelf[A]) doubt(d doubtAt) Doubt {
	out := Doubt{Of: s.subject(d.cell.kind), Area: d.cell.area, Period: d.cell.period, Alone: d.alone, Always: d.always, from: d.from, By: s.returns(d.from)}
	var bounds, reading stats.Bounds[A]
	first := true
	for _, st := range s.meeting(d.cell) {
		if st.cell != d.cell || !slices.Contains(d.from, st.from) {
			continue
		}
		if first {
			bounds, reading, first = st.figure.Bounds(), st.figure.Reading(), false
			out.Printed = valueOf(st.figure)
			continue
		}
		if v := valueOf(st.figure); v != out.Printed {
			bounds, reading = hull(bounds, st.figure.Bounds()), hull(reading, st.figure.Reading())
			out.Printed = valueOf(stats.Bounded(bounds, reading))
		}
	}
	return out
}

// conflicts tells each line of the ledger that does not add up once.
func (s *shelf[A]) conflicts() []Conflict {
	b := s.book()
	b.once.Do(func() { b.lookAcross() })
	found := b.found(func(c *section[A]) bool { return !c.joint })
	if s.joint {
		_, joint := s.inDoubt()
		found = s.lines(append(found, joint...))
	}
	slices.SortStableFunc(found, func(a, b contradiction) int {
		p, q := a.asked.(cell), b.asked.(cell)
		return cmp.Or(cmp.Compare(p.period.From, q.period.From), slices.Compare(sorted(a.Core), sorted(b.Core)))
	})
	seen := map[string]bool{}
	var list []Conflict
	for _, c := range wider(found, func(c contradiction) cell { return c.asked.(cell) }) {
		core, line := fmt.Sprint(c.lower, c.upper, c.AsRead), fmt.Sprint(c.asked, sorted(c.Lower), sorted(c.Upper), c.AsRead)
		if !seen[core] && !seen[line] {
			seen[core], seen[line] = true, true
			list = append(list, s.conflict(c.Conflict, c.asked.(cell)))
		}
	}
	return list
}

// wider leaves out contradictions of which the same returns leave no more room for some
// kinds than for all: 372 lines of Type 1 beside 410 lines.
func wider(found []contradiction, at func(contradiction) cell) (list []contradiction) {
	type line struct {
		area   Area
		period calendar.Period
		upper  string
		asRead bool
	}
	told := map[line][]set{}
	lineOf := func(c contradiction) line {
		return line{at(c).area, at(c).period, fmt.Sprint(sorted(c.Upper)), c.AsRead}
	}
	for _, c := range found {
		told[lineOf(c)] = append(told[lineOf(c)], at(c).kind)
	}
	for _, c := range found {
		kind := at(c).kind
		if !slices.ContainsFunc(told[lineOf(c)], func(k set) bool { return k != kind && stats.Contains(k, kind) }) {
			list = append(list, c)
		}
	}
	return list
}

// found gives the conflicts in some sections of a book, and those along its axes.
func (b *book[A]) found(in func(*section[A]) bool) (found []contradiction) {
	add := func(c *stats.Conflict, differ bool) {
		found = append(found, contradictionOf(c, c.Set))
		found[len(found)-1].differ = differ
	}
	for _, t := range b.order {
		for _, c := range b.themes[t] {
			if !in(c) || len(c.statements) < 2 {
				continue
			}
			for _, conflict := range c.implied().Conflicts() {
				first := c.statements[conflict.Core[0]].cell
				differ := !slices.ContainsFunc(conflict.Core, func(i int) bool { return c.statements[i].cell != first })
				add(traced(conflict, conflict.Set, func(known []int) (from []int) {
					for _, i := range known {
						from = append(from, c.statements[i].from)
					}
					return from
				}), differ)
			}
		}
	}
	for _, d := range b.across {
		for _, c := range d.conflicts {
			add(c, false)
		}
	}
	return found
}

// contradictionOf tells the two sides of a core apart.
func contradictionOf(c *stats.Conflict, at any) contradiction {
	core := contradiction{Conflict: c, asked: at}
	for _, i := range slices.Compact(slices.Sorted(slices.Values(c.Core))) {
		if slices.Contains(c.Upper, i) {
			core.upper = append(core.upper, i)
		} else {
			core.lower = append(core.lower, i)
		}
	}
	return core
}

func sorted(of []int) []int { return slices.Sorted(slices.Values(of)) }

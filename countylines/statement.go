// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"iter"
	"slices"
	"sync"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A statement is one figure of one return.
type statement[A stats.Amount] struct {
	cell     cell
	figure   stats.Figure[A]
	from     int  // the return's index in the ledger
	restated bool // copied from another breakdown of the same people: arrests by age, restated as arrests by outcome
}

// A shelf holds the statements of a ledger in one field, so that those that bear
// on a question are found without reading all.
type shelf[A stats.Amount] struct {
	*field[A]
	ledger    Ledger
	all       []statement[A] // by first day
	longest   int            // the days of the longest period among them
	based     bool           // some rest on a basis that is stated
	joint     bool           // some are of joint work
	unweighed []statement[A] // amounts of 0 of what was seized, which say nothing
	book      func() *book[A]
	inDoubt   func() ([]*jointDoubt[A], []contradiction) // among figures that joint work joins
}

func newShelf[A stats.Amount](f *field[A], l Ledger) *shelf[A] {
	s := &shelf[A]{field: f, ledger: l}
	occasions := l.occasions()
	for i := range l {
		r := &l[i]
		days := r.Period.Size()
		if days == 0 || r.Area.Size() == 0 {
			continue
		}
		if f.weighed {
			all := r
			if weighed, any := r.weighed(occasions(r)); any {
				r = weighed
				for k, fig := range f.statements(all) {
					if now, _ := f.implied(r, k); now != fig {
						s.unweighed = append(s.unweighed, statement[A]{cell{r.Area, r.Period, k}, fig, i, false})
					}
				}
			}
		}
		if r.Complete != 0 {
			for k, fig := range f.totals(r) {
				s.all = append(s.all, statement[A]{cell{r.Area, r.Period, k}, fig, i, false})
				s.longest = max(s.longest, days)
			}
		}
		for k, fig := range f.statements(r) {
			if fig.Reported() && k.Size() > 0 {
				s.all = append(s.all, statement[A]{cell{r.Area, r.Period, k}, fig, i, false})
				for _, whole := range f.restatements(k) {
					s.all = append(s.all, statement[A]{cell{r.Area, r.Period, whole}, fig, i, true})
				}
				s.longest = max(s.longest, days)
				s.based, s.joint = s.based || r.Basis != "", s.joint || r.Joint != 0
			}
		}
	}
	slices.SortStableFunc(s.all, func(a, b statement[A]) int { return cmp.Compare(a.cell.period.From, b.cell.period.From) })
	s.book = sync.OnceValue(func() *book[A] { return newBook(s, s.all) })
	s.inDoubt = sync.OnceValues(s.lookAtJoint)
	return s
}

// totals yields what a return that lists all there was of a kind implies about all of
// it together: what it does not list is none.
func (f *field[A]) totals(r *Return) iter.Seq2[set, stats.Figure[A]] {
	return func(yield func(set, stats.Figure[A]) bool) {
		listed := map[set]map[set]stats.Figure[A]{}
		wholes := f.wholes()
		for k, fig := range f.statements(r) {
			whole := f.whole(k)
			if listed[whole] == nil {
				listed[whole] = map[set]stats.Figure[A]{}
			}
			listed[whole][k] = fig
		}
		for _, whole := range wholes {
			if _, told := listed[whole][whole]; told || !r.Complete.Has(f.subject(whole)) {
				continue
			}
			var figures []stats.Figure[A]
			list, most := nested(listed[whole]), A(0)
			for _, e := range list {
				figures, most = append(figures, e.Figure), max(most, e.Figure.Bounds().Lo)
			}
			n := 0
			for range entries(list) {
				n++
			}
			total := stats.Sum(figures...)
			if f.rules(whole).kinds == Distinct {
				b := total.Bounds()
				b.Lo = min(b.Lo, most)
				total = stats.Bounded(b, b)
			}
			if n == len(listed[whole]) && !yield(whole, total) { // sets that cross have no sum
				return
			}
		}
	}
}

// meeting gives the statements about some of the same as c.
func (s *shelf[A]) meeting(c cell) []statement[A] {
	var out []statement[A]
	around := s.around(c.period)
	for i := range around {
		st := &around[i]
		if st.cell.area&c.area != 0 && st.cell.kind.And(c.kind).Size() > 0 && st.cell.period.And(c.period).Size() > 0 {
			out = append(out, *st)
		}
	}
	return out
}

// around gives the statements that may be about some of a period: those that begin no
// later than it ends, and no earlier before it than the longest lasts.
func (s *shelf[A]) around(p calendar.Period) []statement[A] {
	byFirstDay := func(st statement[A], d calendar.Day) int { return cmp.Compare(st.cell.period.From, d) }
	start, _ := slices.BinarySearchFunc(s.all, p.From-calendar.Day(s.longest), byFirstDay)
	end, _ := slices.BinarySearchFunc(s.all, p.To, byFirstDay)
	return s.all[start:max(start, end)]
}

// mostBearing bounds the statements that one answer uses beside joint work. What is left
// out only widens it.
const mostBearing = 512

// bearing gives the statements that bear on a question: those about some of what
// is asked, and those about some of the same as they are, through which wholes
// and their other parts come in. Where work was done jointly that goes on.
func (s *shelf[A]) bearing(ask cell) []statement[A] {
	all := s.meeting(ask)
	for n := 0; len(all) > n && len(all) < mostBearing && (n == 0 || s.joint); {
		n = len(all) // joint work is taken off every figure that holds it, so all that a chain joins is needed
		hull := ask
		for _, st := range all {
			hull.area |= st.cell.area
			hull.period.From = min(hull.period.From, st.cell.period.From)
			hull.period.To = max(hull.period.To, st.cell.period.To)
		}
		hull.kind = s.whole(ask.kind)
		all = s.meeting(hull)
	}
	if len(all) > mostBearing {
		all = s.nearest(all, ask)
	}
	return all
}

// nearest gives the statements that most likely decide an answer: those of joint work, which
// is taken off others and never may be missing, then those about some of what is asked, then
// those of the same kind, which are the other parts of wholes.
func (s *shelf[A]) nearest(all []statement[A], ask cell) []statement[A] {
	var byDistance [5][]statement[A]
	for _, st := range all {
		distance, same := 4, st.cell.kind == ask.kind
		switch overlaps := st.cell.And(ask).Size() > 0; {
		case s.ledger[st.from].Joint != 0:
			distance = 0
		case overlaps && same:
			distance = 1
		case overlaps, same && st.cell.period == ask.period:
			distance = 2
		case same:
			distance = 3
		}
		byDistance[distance] = append(byDistance[distance], st)
	}
	return slices.Concat(byDistance[:]...)[:max(mostBearing, len(byDistance[0]))]
}

package countylines

import (
	"cmp"
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A statement is one figure of one return.
type statement[K stats.Set[K], A stats.Amount] struct {
	cell   cell[K]
	figure stats.Figure[A]
	from   int  // the return's index in the ledger
	recut  bool // said of another family, of which this one is another cut
}

// A shelf holds the statements of a ledger in one field, so that those that bear
// on a question are found without reading all.
type shelf[K stats.Set[K], A stats.Amount] struct {
	field[K, A]
	ledger  Ledger
	all     []statement[K, A] // by first day
	longest int               // the days of the longest period among them
}

func newShelf[K stats.Set[K], A stats.Amount](f field[K, A], l Ledger) *shelf[K, A] {
	s := &shelf[K, A]{field: f, ledger: l}
	for i, r := range l {
		days := r.Period.Size()
		if days == 0 || r.Area.Size() == 0 {
			continue
		}
		for k, fig := range f.said(r) {
			if fig.Reported() && k.Size() > 0 {
				s.all = append(s.all, statement[K, A]{cell[K]{r.Area, r.Period, k}, fig, i, false})
				for _, recut := range f.recuts(k) {
					s.all = append(s.all, statement[K, A]{cell[K]{r.Area, r.Period, recut}, fig, i, true})
				}
				s.longest = max(s.longest, days)
			}
		}
	}
	slices.SortStableFunc(s.all, func(a, b statement[K, A]) int { return cmp.Compare(a.cell.period.From, b.cell.period.From) })
	return s
}

// meeting gives the statements about some of the same as c.
func (s *shelf[K, A]) meeting(c cell[K]) []statement[K, A] {
	start, _ := slices.BinarySearchFunc(s.all, c.period.From-calendar.Day(s.longest), func(st statement[K, A], d calendar.Day) int {
		return cmp.Compare(st.cell.period.From, d)
	})
	var out []statement[K, A]
	for _, st := range s.all[start:] {
		if st.cell.period.From >= c.period.To {
			break
		}
		if st.cell.area&c.area != 0 && st.cell.kind.And(c.kind).Size() > 0 && st.cell.period.And(c.period).Size() > 0 {
			out = append(out, st)
		}
	}
	return out
}

// mostBearing bounds the statements that one answer uses. What is left out only
// widens it.
const mostBearing = 512

// bearing gives the statements that bear on a question: those about some of what
// is asked, and those about some of the same as they are, through which wholes
// and their other parts come in.
func (s *shelf[K, A]) bearing(ask cell[K]) []statement[K, A] {
	all := s.meeting(ask)
	if n := len(all); n > 0 && n < mostBearing {
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
		all = nearest(all, ask)
	}
	return all
}

// nearest gives the statements that most likely decide an answer: those about some
// of what is asked, then those of the same kind, which are the other parts of
// wholes.
func nearest[K stats.Set[K], A stats.Amount](all []statement[K, A], ask cell[K]) []statement[K, A] {
	var byDistance [4][]statement[K, A]
	for _, st := range all {
		distance, same := 3, st.cell.kind == ask.kind
		switch overlaps := st.cell.And(ask).Size() > 0; {
		case overlaps && same:
			distance = 0
		case overlaps, same && st.cell.period == ask.period:
			distance = 1
		case same:
			distance = 2
		}
		byDistance[distance] = append(byDistance[distance], st)
	}
	return slices.Concat(byDistance[:]...)[:mostBearing]
}

// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// unseized gives the conflicts between occasions and what was taken on them: no
// seizure of a drug in an area and a period, yet an amount of it in a part of them,
// and seizures with a mass of nothing.
func (x *Index) unseized() []Conflict {
	var found []Conflict
	seizures := x.shelves[seizure.KindSeizures]().(*shelf[int])
	for _, none := range seizures.all {
		if b := none.figure.Bounds(); b.Open || b.Hi > 0 {
			continue
		}
		ask := none.cell
		drugs := seizure.Substance(ask.kind.set)
		of := []Subject{MassOf(drugs), WorthOf(drugs)}
		for form := seizure.Plant; form <= seizure.Millilitre; form++ {
			of = append(of, PacksOf(drugs.In(form)))
		}
		var from int
		var least string
		ok := false
		for i := 0; i < len(of) && !ok; i++ {
			from, least, ok = x.shelves[of[i].Kind()]().taken(of[i], none.cell, &x.ledger[none.from])
		}
		if ok {
			c := Conflict{
				Of: Subject(ask.kind), Area: ask.area, Period: ask.period, Verdict: stats.Certain,
				Parts: Ledger{x.ledger[from]}, Whole: Ledger{x.ledger[none.from]}, Least: least, Most: none.figure.String(), Gap: least,
			}
			if c.Among = c.Whole; from != none.from {
				c.Among = Ledger{x.ledger[min(from, none.from)], x.ledger[max(from, none.from)]}
			}
			found = append(found, c)
		}
	}
	return append(found, x.ledger.notWeighed()...)
}

// taken gives the first return that says of some of what is asked, and of nothing
// else, that there was any, and how much: one on the same basis, and of the same part of
// the work if that is a part.
func (s *shelf[A]) taken(of Subject, at cell, none *Return) (from int, least string, ok bool) {
	ask := cell{at.area, at.period, s.key(of)}
	for _, st := range s.meeting(ask) {
		r := &s.ledger[st.from]
		if stats.Contains(ask, st.cell) && st.figure.Bounds().Lo > 0 && r.Basis == none.Basis && (none.Scope == "" || r.Scope == none.Scope) {
			return st.from, valueOf(stats.Exactly(st.figure.Bounds().Lo)).String(), true
		}
	}
	return 0, "", false
}

// daysDiffer gives the conflicts between sources that print other days for the same
// area and period.
func (l Ledger) daysDiffer() []Conflict {
	type place struct {
		area   Area
		period calendar.Period
	}
	printed := map[place]Ledger{} // a return for each run of days
	var order []place
	for _, r := range l {
		if r.Scope != "" || r.Period.Size() == 0 {
			continue
		}
		at := place{r.Area, r.Period}
		if printed[at] == nil {
			order = append(order, at)
		}
		if !slices.ContainsFunc(printed[at], func(o Return) bool { return o.days() == r.days() }) {
			printed[at] = append(printed[at], r)
		}
	}
	var found []Conflict
	for _, at := range order {
		among := printed[at]
		if len(among) < 2 {
			continue
		}
		size := func(a, b Return) int { return cmp.Compare(a.days().Size(), b.days().Size()) }
		most := slices.MaxFunc(among, size)
		least := slices.MinFunc(slices.DeleteFunc(slices.Clone(among), func(r Return) bool { return r.days() == most.days() }), size)
		found = append(found, Conflict{
			Of: DaysPrinted(), Area: at.area, Period: at.period, Verdict: stats.AsRead, Among: among,
			Parts: Ledger{most}, Whole: Ledger{least}, Least: most.days().String(), Most: least.days().String(),
			Gap: strconv.Itoa(most.days().Size() - most.days().And(least.days()).Size()),
		})
	}
	return found
}

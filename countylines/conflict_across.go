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
// seizure of a drug in an area and a period, yet an amount of it in a part of them.
func (x *Index) unseized() []Conflict {
	var found []Conflict
	for _, none := range x.seizures().all {
		if b := none.figure.Bounds(); b.Open || b.Hi > 0 || x.ledger[none.from].Scope != "" {
			continue
		}
		ask := none.cell
		from, least, ok := taken(x.mass(), ask)
		if !ok {
			from, least, ok = taken(x.worth(), ask)
		}
		for form := seizure.Plant; form <= seizure.Millilitre && !ok; form++ {
			from, least, ok = taken(x.packs(), cellOf(ask.area, ask.period, seizure.Pack{Substance: ask.kind, Form: form}))
		}
		if ok {
			c := Conflict{
				Of: Subject{Seizures: ask.kind}, Area: ask.area, Period: ask.period, Verdict: stats.Certain,
				Parts: Ledger{x.ledger[from]}, Whole: Ledger{x.ledger[none.from]}, Least: least, Most: none.figure.String(), Gap: least,
			}
			if c.Among = c.Whole; from != none.from {
				c.Among = Ledger{x.ledger[min(from, none.from)], x.ledger[max(from, none.from)]}
			}
			found = append(found, c)
		}
	}
	return found
}

// taken gives the first return that says of some of what is asked, and of nothing
// else, that there was any, and how much.
func taken[K stats.Set[K], A stats.Amount](s *shelf[K, A], ask cell[K]) (from int, least string, ok bool) {
	for _, st := range s.meeting(ask) {
		if stats.Contains(ask, st.cell) && st.figure.Bounds().Lo > 0 && s.ledger[st.from].Basis == "" {
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
		most, least := slices.MaxFunc(among, size), slices.MinFunc(among, size)
		found = append(found, Conflict{
			Of: Subject{Days: true}, Area: at.area, Period: at.period, Verdict: stats.AsRead, Among: among,
			Parts: Ledger{most}, Whole: Ledger{least}, Least: most.days().String(), Most: least.days().String(),
			Gap: strconv.Itoa(most.days().Size() - most.days().And(least.days()).Size()),
		})
	}
	return found
}

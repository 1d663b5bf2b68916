// SPDX-License-Identifier: MIT

package countylines

import (
	"sync"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// What was seized and not weighed or valued, or is below what a table prints, stands in
// tables as a mass of 0, as 0 doses or as £0 of drugs, beside the number of seizures. It is
// no amount: see [Ledger].

// weighed gives r with each amount of exactly 0 of drugs that were seized taken for
// not reported, and reports whether there is any. Beside are other returns about the
// same that have seizures.
func (r *Return) weighed(beside []*Return) (out *Return, any bool) {
	for s, v := range r.amounts {
		any = any || r.unweighed(s, v, beside) != nil
	}
	if !any {
		return r, false
	}
	weighed := *r
	weighed.Seized.Mass = without(r.Seized.Mass, func(e stats.Entry[seizure.Substance, seizure.Mass]) bool {
		return r.unweighed(MassOf(e.Set), valueOf(e.Figure), beside) != nil
	})
	weighed.Seized.Packs = without(r.Seized.Packs, func(e stats.Entry[seizure.Pack, int]) bool {
		return r.unweighed(PacksOf(e.Set), valueOf(e.Figure), beside) != nil
	})
	weighed.Seized.Worth = without(r.Seized.Worth, func(e stats.Entry[seizure.Substance, seizure.Money]) bool {
		return r.unweighed(WorthOf(e.Set), valueOf(e.Figure), beside) != nil
	})
	return &weighed, true
}

// amounts yields the masses, the numbers of doses and the worth of r's haul of drugs, entry
// by entry.
func (r *Return) amounts(yield func(Subject, Value) bool) {
	for e := range entries(r.Seized.Mass) {
		if !yield(MassOf(e.Set), valueOf(e.Figure)) {
			return
		}
	}
	for e := range entries(r.Seized.Packs) {
		if e.Set.Form == seizure.Dose && !yield(PacksOf(e.Set), valueOf(e.Figure)) {
			return
		}
	}
	for e := range entries(r.Seized.Worth) {
		if !yield(WorthOf(e.Set), valueOf(e.Figure)) {
			return
		}
	}
}

// unweighed gives the return that has seizures of the drugs of which r has a mass of
// exactly nothing, or no doses, and no other amount, or a worth of exactly nothing, and no
// other; nil if the amount is one.
func (r *Return) unweighed(s Subject, v Value, beside []*Return) *Return {
	if n, exact := v.Figure.Exact(); !exact || n != 0 || s.Kind() == seizure.KindPacks && s.form != seizure.Dose {
		return nil
	}
	drugs := seizure.Substance(s.set)
	if s.Kind() == seizure.KindWorth {
		if some(r.Seized.Worth, drugs.And) {
			return nil
		}
	} else if some(r.Seized.Mass, drugs.And) || some(r.Seized.Packs, func(p seizure.Pack) seizure.Substance { return p.Substance.And(drugs) }) {
		return nil // it was counted
	}
	if r.seized(drugs) > 0 {
		return r
	}
	for _, o := range beside {
		if o.seized(drugs) > 0 {
			return o
		}
	}
	return nil
}

// some reports whether a list has more than nothing of drugs that are among those asked.
func some[K stats.Set[K], A stats.Amount](l stats.List[K, A], among func(K) seizure.Substance) bool {
	for e := range entries(l) {
		if among(e.Set) != 0 && e.Figure.Bounds().Lo > 0 {
			return true
		}
	}
	return false
}

// seized gives the fewest seizures of some drugs that r's own figures allow.
func (r *Return) seized(drugs seizure.Substance) int {
	if len(r.Seized.Seizures) == 0 {
		return 0
	}
	n, _ := r.Seized.Seizures.Of(drugs)
	return n.Bounds().Lo
}

// without gives a list with some figures taken for not reported.
func without[K stats.Set[K], A stats.Amount](l stats.List[K, A], drop func(stats.Entry[K, A]) bool) stats.List[K, A] {
	var out stats.List[K, A]
	for _, e := range l {
		if drop(e) {
			e.Figure = stats.Figure[A]{}
		}
		e.Including = without(e.Including, drop)
		out = append(out, e)
	}
	return out
}

// occasions gives the returns with seizures about the same area, days, part of the work
// and basis as one with an amount of 0, gathered when it is first asked for.
func (l Ledger) occasions() func(*Return) []*Return {
	type place struct {
		area         Area
		period       calendar.Period
		scope, basis string
	}
	placeOf := func(r *Return) place { return place{r.Area, r.Period, r.Scope, r.Basis} }
	gather := sync.OnceValue(func() map[place][]*Return {
		at := map[place][]*Return{}
		for i := range l {
			if r := &l[i]; len(r.Seized.Seizures) > 0 {
				at[placeOf(r)] = append(at[placeOf(r)], r)
			}
		}
		return at
	})
	return func(r *Return) []*Return {
		for _, v := range r.amounts {
			if n, exact := v.Figure.Exact(); exact && n == 0 {
				return gather()[placeOf(r)]
			}
		}
		return nil
	}
}

// seizuresText writes a number of seizures.
func seizuresText(n string) string {
	if n == "1" {
		return oneSeizure
	}
	return n + seizuresUnit
}

const oneSeizure = "1 seizure"

// seizuresUnit is behind a number that is held against an amount.
const seizuresUnit = " seizures"

// notWeighed gives the conflicts between amounts of 0 and the seizures beside them.
func (l Ledger) notWeighed() (found []Conflict) {
	occasions := l.occasions()
	for i := range l {
		r := &l[i]
		beside := occasions(r)
		for s, v := range r.amounts {
			by := r.unweighed(s, v, beside)
			if by == nil {
				continue
			}
			n, _ := by.Seized.Seizures.Of(seizure.Substance(s.set))
			c := Conflict{
				Of: s, Area: r.Area, Period: r.Period, Verdict: stats.AsRead, Among: Ledger{*r}, Parts: Ledger{*by}, Whole: Ledger{*r},
				Least: seizuresText(n.String()), Most: v.String(), Gap: seizuresText(n.String()),
			}
			if by != r {
				c.Among = Ledger{*r, *by}
			}
			found = append(found, c)
		}
	}
	return found
}

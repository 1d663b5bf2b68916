// Package show makes the tables that several examples print.
package show

import (
	"fmt"
	"math"
	"strconv"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Returns shows what each return of a ledger says, by force and quarter and per head:
// every measure that was counted, and of what was seized the total of each kind.
func Returns(l countylines.Ledger) stats.Table {
	t := stats.Table{Head: []string{"force", "quarter", "what", "figure", "per 100,000 residents"}}
	for _, r := range l {
		for _, s := range subjects(r) {
			said, rate := "", ""
			v, err := s.Of(r)
			if err == nil {
				said, rate = v.String(), perHead(r, v)
			} else {
				said = err.Error()
			}
			t.Rows = append(t.Rows, []string{r.Area.String(), r.Period.Label(), s.String(), said, rate})
		}
	}
	return t
}

// subjects gives the totals that a return has something of.
func subjects(r countylines.Return) (list []countylines.Subject) {
	for _, m := range countylines.Measures() {
		if _, counted := r.Counts[m]; counted {
			list = append(list, countylines.Subject{Measure: m})
		}
	}
	seen := map[countylines.Subject]bool{}
	for i := range r.Seized.Items() {
		if s := whole(i); !seen[s] {
			seen[s] = true
			list = append(list, s)
		}
	}
	return list
}

// whole gives what an item is of, as a whole: a mass of cocaine is one of drugs.
func whole(i seizure.Item) countylines.Subject {
	switch i.Kind {
	case seizure.KindMass:
		return countylines.Subject{Mass: seizure.AnyDrug}
	case seizure.KindPacks:
		return countylines.Subject{Pack: seizure.AnyDrug.In(i.Form)}
	case seizure.KindWorth:
		return countylines.Subject{Worth: seizure.AnyDrug}
	case seizure.KindWeapons:
		return countylines.Subject{Weapon: seizure.AnyWeapon}
	case seizure.KindGoods:
		return countylines.Subject{Good: seizure.AnyGood}
	case seizure.KindGoodsWorth:
		return countylines.Subject{GoodsWorth: seizure.AnyGood}
	case seizure.KindCash:
		return countylines.Subject{Cash: true}
	}
	return countylines.Subject{Seizures: seizure.AnyDrug}
}

// perHead gives the rate of a figure as usually read, with the unit of a mass or a sum
// of money; nothing where nobody, or hardly anybody, lives.
func perHead(r countylines.Return, v countylines.Value) string {
	force, _ := r.Area.Force()
	year, _, _ := r.Period.From.Date()
	year = min(max(year, countylines.FirstPopulationYear), countylines.LastPopulationYear)
	people, ok := r.Area.Population(year)
	if !ok {
		return ""
	}
	if force.FewResidents {
		return "few live there"
	}
	unit, pound, gram := int64(1), "", ""
	switch v.Unit {
	case countylines.Nanograms:
		unit, gram = int64(seizure.Gram), "g"
	case countylines.Pence:
		unit, pound = int64(seizure.Pound), "£"
	}
	rate, err := stats.Ratio(v.Figure, stats.Exactly(people), unit, 1)
	if err != nil {
		return err.Error()
	}
	say := func(x float64) string { return pound + strconv.FormatFloat(x, 'f', digits(x), 64) + gram }
	lo, hi := rate.Times(100_000).Reading.Lo, rate.Times(100_000).Reading.Hi
	switch {
	case say(lo) == say(hi):
		return say(lo)
	case math.IsInf(hi, 1):
		return say(lo) + " or more"
	}
	return fmt.Sprintf("%s to %s", say(lo), say(hi))
}

// digits gives the decimals with which a rate is written.
func digits(x float64) int {
	if x < 100 {
		return 2
	}
	return 0
}

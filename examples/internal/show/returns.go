// SPDX-License-Identifier: MIT

// Package show makes the tables that several examples print.
package show

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Returns shows what each return of a ledger says, by force and quarter and per head:
// every measure that was counted, and of what was seized the total of each kind.
func Returns(l countylines.Ledger) stats.Table {
	t := stats.Table{Head: []string{"force", "quarter", "what", "figure", "per 100,000 residents"}}
	parts := slices.ContainsFunc(l, func(r countylines.Return) bool { return r.Scope != "" })
	if parts {
		t.Head = slices.Insert(t.Head, 2, "part") // of a force's work, which has no rate
	}
	for _, r := range l {
		for _, s := range subjects(r) {
			said, rate := "", ""
			v, err := s.Of(r)
			if err == nil {
				said, rate = v.String(), perHead(r, v)
			} else {
				said = err.Error()
			}
			row := []string{r.Area.String(), r.Period.Label(), s.String(), said, rate}
			if r.Scope != "" {
				row[4] = ""
			}
			if parts {
				row = slices.Insert(row, 2, r.Scope)
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// subjects gives the totals that a return has something of: every measure, and of what
// was seized all of a kind, so that a mass of cocaine is one of drugs.
func subjects(r countylines.Return) (list []countylines.Subject) {
	for s := range r.All() {
		if s.Measure() == 0 {
			s = s.Family()
		} else if !slices.Contains(countylines.Measures(), s.Measure()) {
			continue
		}
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
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
	unit := int64(1)
	say := func(x float64) string { return strconv.FormatFloat(x, 'f', digits(x), 64) }
	switch v.Unit {
	case countylines.Nanograms:
		say = func(x float64) string { return rounded(seizure.Mass(math.Round(x))).String() }
	case countylines.Pence:
		unit = int64(seizure.Pound)
		say = func(x float64) string { return (seizure.Money(math.Round(x)) * seizure.Pound).String() }
	}
	rate, err := stats.Ratio(v.Figure, stats.Exactly(people), unit, 1)
	if err != nil {
		return err.Error()
	}
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

// rounded gives a mass to three digits, which is all that a rate is worth.
func rounded(m seizure.Mass) seizure.Mass {
	unit := seizure.Mass(1)
	for m/unit >= 1_000 {
		unit *= 10
	}
	return (m + unit/2) / unit * unit
}

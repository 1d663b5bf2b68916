// SPDX-License-Identifier: MIT

// Command outcomes says what became of those whom police forces arrested in
// intensification weeks: what share was charged, how sure that is, whom the figures
// leave unaccounted for, and which shares differ by more than chance.
//
// The figures are those that forces and newspapers printed, as they stand in
// internal/published. Most forces print none, and "so far charged" ripens: a low share
// may be an early one.
package main

import (
	"cmp"
	"fmt"
	"log"
	"maps"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/stats"
)

// A work is one force's week.
type work struct {
	area countylines.Area
	week calendar.Period
}

func main() {
	log.SetFlags(0)
	var l countylines.Ledger
	said := map[work]countylines.Measure{} // the outcomes of which there is a figure
	for r, err := range tables.ReadReturns(strings.NewReader(published.Weeks)) {
		if err != nil {
			continue // the tests of ReadReturns name these rows
		}
		l = append(l, r)
		for m := range r.Counts {
			if m.Family() == countylines.Arrests && m != countylines.Arrests && r.Scope == "" {
				said[work{r.Area, r.Period}] |= m
			}
		}
	}
	works := slices.SortedFunc(maps.Keys(said), func(a, b work) int {
		return cmp.Or(cmp.Compare(a.week.From, b.week.From), cmp.Compare(a.area, b.area))
	})

	t := stats.Table{Head: []string{"week", "force", "arrested", "charged", "share charged", "by chance, 95%", "other outcomes", "not told of"}}
	var points []stats.Point
	var names, unclear []string
	for _, w := range works {
		own := l.Within(w.area, w.week)
		arrests, err := own.Count(countylines.Arrests, w.area, w.week)
		charged, chargedErr := own.Count(countylines.Charged, w.area, w.week)
		rest, restErr := own.Count(countylines.Arrests.Without(said[w]), w.area, w.week)
		others, othersErr := own.Count(said[w].Without(countylines.Charged), w.area, w.week)
		if err := cmp.Or(err, chargedErr, restErr, othersErr); err != nil {
			unclear = append(unclear, err.Error())
			continue
		}
		row := []string{w.week.Label(), w.area.String(), arrests.String(), charged.String(), "", "", "", rest.String()}
		if arrests.Reported() {
			row[4] = stats.Share(charged, arrests).Times(100).PerCent()
			row[5] = stats.WilsonOf(charged, arrests, 0.95).Times(100).Bounds.PerCent()
		}
		if said[w].Without(countylines.Charged) != 0 {
			row[6] = others.String()
		}
		t.Rows = append(t.Rows, row)
		x, exact := charged.Exact()
		n, exactToo := arrests.Exact()
		if exact && exactToo {
			points, names = append(points, stats.Point{Events: x, Of: float64(n)}), append(names, w.area.String()+", "+w.week.Label())
		}
	}
	fmt.Print(t)
	fmt.Println("\"6 to 25\" of 25 means that 6 are known to have been charged, and of the others nothing is told.")
	for _, why := range unclear {
		fmt.Println("Left out:", why)
	}
	fmt.Println()
	funnel(points, names)
}

// funnel says which shares differ from that of all by more than chance.
func funnel(points []stats.Point, names []string) {
	alone := stats.FunnelProportion(points, 0.998)
	ratios, _ := alone.Overdispersion(0.1)
	dispersed := alone.Multiplicative(ratios)
	charged, arrested := 0, 0
	for _, p := range points {
		charged, arrested = charged+p.Events, arrested+int(p.Of)
	}
	target := stats.Interval{Lo: float64(alone.Target), Hi: float64(alone.Target)}
	fmt.Printf("In the %d weeks with both figures exact %v of %v arrested were charged: %s.\n", len(points), stats.Exactly(charged), stats.Exactly(arrested), target.Times(100).PerCent())
	fmt.Printf("Forces differ by more than chance alone makes (%s); the variance of their shares is %.1f times what it makes.\n", ratios.P.AsP(), float64(ratios.Winsorised))
	for i, p := range alone.Points {
		if p.Flag != stats.Within {
			fmt.Printf("%s: %d of %.0f is %v the 99.8%% limits of chance; with the spread among these forces allowed for, it is %v them.\n", names[i], p.Events, p.Of, p.Flag, dispersed.Points[i].Flag)
		}
	}
}

// SPDX-License-Identifier: MIT

// Command claims checks headlines against the figures that they rest on, as the public
// record has them: a rise of 65 per cent, a quarter of the lines that were active, and
// what prices the worth of drugs implies.
package main

import (
	"fmt"
	"log"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

var (
	march   = calendar.Date(2022, time.March, 7).Week()
	october = calendar.Date(2022, time.October, 3).Week()
)

func main() {
	log.SetFlags(0)
	var l countylines.Ledger
	for r, err := range tables.ReadReturns(strings.NewReader(published.Weeks)) {
		if err == nil { // examples/conflicts says what is rejected
			l = append(l, r)
		}
	}
	x := l.Index()
	rise(x)
	panel(l)
	active(x)
	prices(l)
	doubts(l)
}

// rise checks that 172 lines closed in October 2022 are 65 per cent more than in the
// week of March.
func rise(x *countylines.Index) {
	before, err1 := x.Count(countylines.LinesClosed, countylines.UK, march)
	after, err2 := x.Count(countylines.LinesClosed, countylines.UK, october)
	change, err3 := stats.ChangePercent(before, after)
	must(err1, err2, err3)
	fmt.Printf("\"Up 65 per cent\": %v lines in March 2022, %v in October: up %v.\n", before, after, change.PerCent())
}

// panel asks the same of the forces that told in both weeks, and of the rest.
func panel(l countylines.Ledger) {
	closed := func(r countylines.Return) bool { return r.Counts[countylines.LinesClosed].Reported() }
	told := l.Reported(closed, march) & l.Reported(closed, october)
	for _, area := range []countylines.Area{told, countylines.UK &^ told} {
		before, _ := l.Sum(area, march) // what contradicts itself elsewhere is not in question
		after, _ := l.Sum(area, october)
		row := countylines.Compare(before, after).Row(countylines.Counted(countylines.LinesClosed))
		chance := "within chance"
		switch p := row.Chance(0.95, 1).P.Bounds; {
		case p.Hi < 0.05:
			chance = "more than chance alone makes"
		case p.Lo < 0.05:
			chance = "and whether that is more than chance makes, the figures do not tell"
		}
		fmt.Printf("  %v: %v, then %v: a change of %s, %s (%s).\n", area, row.A, row.B, row.Change.PerCent(), chance, row.Chance(0.95, 1).P.AsP())
	}
	fmt.Println("  Two forces may claim one line, so what the others closed is a range and not a difference.")
}

// active checks "three lines, 25 per cent of those active".
func active(x *countylines.Index) {
	closed, err1 := x.Count(countylines.LinesClosed, countylines.Staffordshire, october)
	lines, err2 := stats.Whole(closed, "25")
	must(err1, err2)
	fmt.Printf("\n\"25 per cent of active lines\": %v closed in Staffordshire, so %v were active before.\n", closed, lines)
}

// prices works out what a gram costs wherever one source says of the same drugs what
// they weigh and what they are worth.
func prices(l countylines.Ledger) {
	fmt.Printf("\nWhat a gram costs, if a source's own worth and mass are both right\n\n")
	t := stats.Table{Head: []string{"area", "week from", "drugs", "mass", "worth", "£ a gram, by the words", "£ a gram, as usually read", "source"}}
	for _, w := range l {
		for _, worth := range w.Seized.Worth {
			for _, m := range l {
				if m.Source != w.Source || m.Area != w.Area || m.Period != w.Period {
					continue
				}
				for _, mass := range m.Seized.Mass {
					if mass.Set != worth.Set {
						continue
					}
					price, err := stats.Ratio(worth.Figure, mass.Figure, seizure.Pound, seizure.Gram)
					must(err)
					t.Rows = append(t.Rows, []string{w.Area.String(), w.Period.From.String(), worth.Set.String(), mass.Figure.String(), worth.Figure.String(),
						price.Bounds.String(), price.Reading.String(), w.Source.Publisher})
				}
			}
		}
	}
	fmt.Print(t)
}

// doubts says whether one force's £4.3 million can be part of the nation's £2.7
// million, and which of two papers' sums of cash is true.
func doubts(l countylines.Ledger) {
	fmt.Printf("\nCan both be true?\n\n")
	for _, c := range l.Conflicts() {
		met := c.Of.Kind() == seizure.KindWorth && c.Period == october
		essex := c.Of == countylines.CashTaken() && c.Area == countylines.Essex
		if met || essex {
			fmt.Println(c)
		}
	}
}

func must(errs ...error) {
	for _, err := range errs {
		if err != nil {
			log.Fatal(err)
		}
	}
}

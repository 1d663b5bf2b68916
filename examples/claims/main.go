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
	"github.com/countylines/ops/internal/record"
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
	for r, err := range countylines.ReadReturns(strings.NewReader(record.Weeks)) {
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
	fmt.Printf("\"Up 65 per cent\": %v lines in March 2022, %v in October: %v per cent.\n", before, after, change)
}

// panel asks the same of the forces that told in both weeks, and of the rest.
func panel(l countylines.Ledger) {
	closed := func(r countylines.Return) bool { return r.Counts[countylines.LinesClosed].Reported() }
	told := l.Reported(closed, march) & l.Reported(closed, october)
	for _, area := range []countylines.Area{told, countylines.UK &^ told} {
		before, _ := l.Sum(area, march) // what contradicts itself elsewhere is not in question
		after, _ := l.Sum(area, october)
		row := countylines.Compare(before, after).Row(countylines.LinesClosed)
		odds := row.Chance(0.95, 1)
		fmt.Printf("  %v: %v, then %v: %v per cent, %v; ratio %v, p %v.\n", area, row.A, row.B, row.Change, row.Verdict, odds.Interval, odds.P)
	}
}

// active checks "three lines, 25 per cent of those active".
func active(x *countylines.Index) {
	closed, err1 := x.Count(countylines.LinesClosed, countylines.Staffordshire, october)
	lines, err2 := stats.Whole(closed, "25")
	must(err1, err2)
	fmt.Printf("\n\"25 per cent of active lines\": %v closed in Staffordshire, so %v were active.\n", closed, lines)
}

// prices works out what a gram costs wherever one source says of the same drugs what
// they weigh and what they are worth.
func prices(l countylines.Ledger) {
	fmt.Printf("\nPounds a gram that a source's own worth and mass imply\n\n")
	t := stats.Table{Head: []string{"area", "week from", "drugs", "mass", "worth", "by the words", "as usually read", "source"}}
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
		met := c.Of.Worth != 0 && c.Period == october
		essex := c.Of.Cash && c.Area == countylines.Essex
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

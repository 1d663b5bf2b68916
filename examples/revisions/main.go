// SPDX-License-Identifier: MIT

// Command revisions shows a week as it stood on Monday and on Thursday, what was
// revised in between, and which totals move when one force corrects a figure.
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

func main() {
	log.SetFlags(0)
	week()
	correction()
}

// week compares the nation's figures of May 2021 as they were first given out with
// those of three days later.
func week() {
	may := calendar.Date(2021, time.May, 17).Week()
	monday, thursday := calendar.Date(2021, time.May, 24), calendar.Date(2021, time.May, 27)
	l := countylines.Ledger{
		{Area: countylines.UK, Period: may, Seized: seizure.MustParse("more than 220 weapons, including 27 firearms"),
			Counts: countylines.Counts{countylines.Arrests: stats.MoreThan(1_100)},
			Source: countylines.Source{Publisher: "NPCC", URL: "newarkadvertiser.co.uk, May 2021", Published: monday, Provisional: true}},
		{Area: countylines.UK, Period: may, Seized: seizure.MustParse("292 weapons, including 33 firearms"),
			Source: countylines.Source{Publisher: "NPCC", URL: "expressandstar.com, 27 May 2021", Published: thursday}},
	}
	was, err1 := l.AsOf(monday).Sum(countylines.UK, may)
	now, err2 := l.AsOf(thursday).Sum(countylines.UK, may)
	must(err1, err2)
	fmt.Printf("The nation, %v, as of %v and of %v\n\n", may, monday, thursday)
	t := stats.Table{Head: []string{"of", "was", "is", "the new figure is"}}
	for _, row := range countylines.Compare(was, now) {
		verdict := map[stats.Verdict]string{stats.Certain: "higher, whatever the words allow", stats.AsRead: "higher, as such words are usually read", stats.Unclear: "not surely another"}[row.Verdict]
		switch sign, _ := row.Change.Sign(); {
		case row.A == row.B:
			verdict = "the same"
		case sign < 0:
			verdict = strings.Replace(verdict, "higher", "lower", 1)
		}
		t.Rows = append(t.Rows, []string{row.Of.String(), row.A.String(), row.B.String(), verdict})
	}
	fmt.Print(t)
	answer, err := l.Explain(countylines.WeaponsOf(seizure.Firearms), countylines.UK, may)
	must(err)
	for _, left := range answer.LeftOut {
		fmt.Printf("Not used, since it was %v: %v, %v.\n", left.Why, left.Return.Seized, left.Return.Source.URL)
	}
}

// correction takes the Metropolitan Police's 8 kg of class B drugs, and the 33.8 kg of
// a day later, for one figure and its correction, and asks what follows for others.
func correction() {
	october := calendar.Date(2022, time.October, 3).Week()
	classB := seizure.ClassB(october.From)
	var l countylines.Ledger
	for r, err := range tables.ReadReturns(strings.NewReader(published.Weeks)) {
		if err == nil && r.Period == october && len(r.Seized.Mass) > 0 {
			l = append(l, r)
		}
	}
	fmt.Printf("\nWith 8kg and 33.8kg as two figures the week has this conflict over mass:\n\n")
	tell(l)
	var first, last calendar.Day
	for i, r := range l {
		if r.Area == countylines.Metropolitan && r.Seized.Mass[0].Set == classB {
			l[i].Source.Publisher = "Metropolitan Police"
			if day := r.Source.Published; first == 0 || day < first {
				first = day
			}
			last = max(last, r.Source.Published)
		}
	}
	fmt.Printf("\nWith the second as a correction of the first it has none.\n")
	tell(l)
	fmt.Println()
	t := stats.Table{Head: []string{"class B drugs", "as of " + first.String(), "as of " + last.String()}}
	for _, area := range []countylines.Area{countylines.Metropolitan, countylines.London, countylines.UK} {
		cells := []string{area.String()}
		for _, day := range []calendar.Day{first, last} {
			answer, err := l.AsOf(day).Explain(countylines.MassOf(classB), area, october)
			must(err)
			cells = append(cells, answer.Figure.String())
		}
		t.Rows = append(t.Rows, cells)
	}
	fmt.Print(t)
}

// tell prints the conflicts over mass.
func tell(l countylines.Ledger) {
	for _, c := range l.Conflicts() {
		if c.Of.Kind() == seizure.KindMass {
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

// SPDX-License-Identifier: MIT

// Command conflicts holds the public record against itself: every figure of a
// county-lines week, and of the Home Office's programme, is asked of all others, and
// what cannot be true together is printed with where it was said.
package main

import (
	"errors"
	"fmt"
	"log"
	"slices"
	"strings"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/stats"
)

func main() {
	log.SetFlags(0)
	l, rejected := read(published.Weeks, published.Programme)
	found := l.Conflicts()
	fmt.Printf("%v figures are read. Rows that could not be, by the column at fault: %s.\n", stats.Exactly(len(l)), strings.Join(rejected, ", "))
	fmt.Println("The figures marked * are those at fault: without any one of them the others agree.")
	for _, verdict := range []stats.Verdict{stats.Certain, stats.AsRead} {
		title := "These cannot all be true"
		if verdict == stats.AsRead {
			title = "These can all be true, but not as they are usually read"
		}
		of := slices.DeleteFunc(slices.Clone(found), func(c countylines.Conflict) bool { return c.Verdict != verdict })
		fmt.Printf("\n%s: %d\n", strings.ToUpper(title), len(of))
		for _, c := range of {
			tell(c)
		}
	}
}

// read gives the figures of some files, and how many rows were rejected for what.
func read(files ...string) (l countylines.Ledger, rejected []string) {
	columns := map[string]int{}
	for _, file := range files {
		for r, err := range tables.ReadReturns(strings.NewReader(file)) {
			if bad, ok := errors.AsType[*countylines.RowError](err); ok {
				columns[bad.Column]++
			} else if err != nil {
				log.Fatal(err)
			} else {
				l = append(l, r)
			}
		}
	}
	for column, n := range columns {
		rejected = append(rejected, fmt.Sprintf("%s (%s)", strings.ReplaceAll(column, "_", " "), rows(n)))
	}
	slices.Sort(rejected)
	return l, rejected
}

// tell prints the whole line: the parts, what they come to and what their whole
// allows. Those marked * are at fault: without any one of them the rest agree.
func tell(c countylines.Conflict) {
	switch {
	case c.Of == countylines.DaysPrinted():
		fmt.Printf("\n%v, %v: some print %s and some %s\n", c.Of, c.Area, c.Least, c.Most)
	case c.Of.Unit() == countylines.Number:
		fmt.Printf("\n%v, %v, %v: at least %s by some, at most %s by others: %s too many\n", c.Of, c.Area, c.Period, c.Least, c.Most, c.Gap)
	default:
		fmt.Printf("\n%v, %v, %v: at least %s by some, at most %s by others: %s too much\n", c.Of, c.Area, c.Period, c.Least, c.Most, c.Gap)
	}
	t := stats.Table{}
	for _, side := range []struct {
		name string
		of   countylines.Ledger
	}{{"least", c.Parts}, {"most", c.Whole}} {
		for _, r := range side.of {
			fault := ""
			if slices.ContainsFunc(c.Among, func(a countylines.Return) bool { return a.Source == r.Source && said(a, c) == said(r, c) }) {
				fault = "*"
			}
			where := r.Area.String()
			if r.Scope != "" {
				where += ", " + r.Scope
			}
			t.Rows = append(t.Rows, []string{fault, side.name, said(r, c), where, r.Source.URL})
		}
	}
	fmt.Print(t)
}

// said gives the figure of a return, which has one, or its days.
func said(r countylines.Return, c countylines.Conflict) string {
	if c.Of == countylines.DaysPrinted() {
		days := r.Days
		if days.Size() == 0 {
			days = r.Period
		}
		return days.String()
	}
	for m, f := range r.Counts {
		return fmt.Sprintf("%v %v", f, m)
	}
	return r.Seized.String()
}

func rows(n int) string {
	if n == 1 {
		return "1 row"
	}
	return fmt.Sprintf("%d rows", n)
}

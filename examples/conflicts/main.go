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
	"github.com/countylines/ops/internal/record"
	"github.com/countylines/ops/stats"
)

func main() {
	log.SetFlags(0)
	l, rejected := read(record.Weeks, record.Programme)
	found := l.Conflicts()
	fmt.Printf("%d figures are read. Rejected are, by column: %s.\n", len(l), strings.Join(rejected, ", "))
	for _, verdict := range []stats.Verdict{stats.Certain, stats.AsRead} {
		title := "No numbers satisfy these words"
		if verdict == stats.AsRead {
			title = "These are possible, but not as they are usually read"
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
		for r, err := range countylines.ReadReturns(strings.NewReader(file)) {
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
		rejected = append(rejected, fmt.Sprintf("%s %d", column, n))
	}
	slices.Sort(rejected)
	return l, rejected
}

// tell prints the whole line: the parts, what they come to and what their whole
// allows. Those marked * are at fault: without any one of them the rest agree.
func tell(c countylines.Conflict) {
	fmt.Printf("\n%v, %v, %v: at least %s, at most %s, %s too many\n", c.Of, c.Area, c.Period, c.Least, c.Most, c.Gap)
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
	if c.Of.Days {
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

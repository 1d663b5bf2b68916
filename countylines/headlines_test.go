// SPDX-License-Identifier: MIT

package countylines_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/stats"
)

func ExampleLedger_Headlines() {
	first, second := october3.Week(), (october3 + 147).Week()
	say := func(a countylines.Area, p calendar.Period, n int) countylines.Return {
		return countylines.Return{Area: a, Period: p, Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(n)}}
	}
	l := countylines.Ledger{say(countylines.UK, first, 172), say(countylines.EnglandAndWales, second, 188)}.Headlines()
	for _, week := range []calendar.Period{first, second} {
		a, _ := l.Explain(countylines.Counted(countylines.LinesClosed), countylines.UK, week)
		fmt.Printf("%v %q\n", a.Figure, a.Basis)
	}
	// Output:
	// 172 ""
	// 188 "England and Wales"
}

// The national headline is one question, though half the weeks print it for England and
// Wales: the course of weeks has them all, and says which is which.
func TestHeadlinesOfWeeks(t *testing.T) {
	l, _ := read(t, published.Weeks)
	var weeks []calendar.Period
	for _, o := range countylines.Operations() {
		weeks = append(weeks, o.Period)
	}
	arrests := countylines.Counted(countylines.Arrests)
	uk := countylines.Trend(l, arrests, countylines.UK, weeks, 0.95)
	all := countylines.Trend(l.Headlines(), arrests, countylines.UK, weeks, 0.95)
	require.Greater(t, len(all.Points), len(uk.Points)+2)
	require.Contains(t, all.Notes, countylines.BasesDiffer)
	x := l.Index()
	for _, m := range all.Points {
		of := countylines.UK
		if m.Basis != "" {
			require.Equal(t, "England and Wales", m.Basis)
			of = countylines.EnglandAndWales
		}
		people, _ := of.Population(m.Exposure.Year)
		require.Equal(t, people, m.Exposure.Residents)
		v, err := x.Of(arrests, of, m.Period)
		require.NoError(t, err)
		require.True(t, m.Value.Figure.Bounds().Contains(v.Figure.Bounds().Lo), "%v: %v, %v", m.Period, m.Value, v)
	}
	for _, step := range all.Steps {
		require.NotContains(t, step.Why, "England and Wales", "no break is seen in what a headline is printed for")
	}
}

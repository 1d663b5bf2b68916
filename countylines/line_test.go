// SPDX-License-Identifier: MIT

package countylines_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// closure is Type 2, by Staffordshire, on a day of a year that begins with day 1.
func closure(on, back calendar.Day) countylines.Closure {
	c := countylines.Closure{On: newYear + on, By: countylines.Staffordshire, How: countylines.ClosedType2}
	if back != 0 {
		c.BackBy = newYear + back
	}
	return c
}

const newYear = calendar.Day(44_560) // some day in 2021: nothing depends on which

func TestLineActiveOn(t *testing.T) {
	for name, c := range map[string]struct {
		closures []countylines.Closure
		active   []calendar.Period // from day 10 on, as far as day 100
	}{
		"never closed":                      {nil, []calendar.Period{{From: 10, To: 100}}},
		"closed":                            {[]countylines.Closure{closure(20, 0)}, []calendar.Period{{From: 10, To: 20}}},
		"back":                              {[]countylines.Closure{closure(20, 30)}, []calendar.Period{{From: 10, To: 20}, {From: 30, To: 100}}},
		"closed twice, in any order":        {[]countylines.Closure{closure(50, 0), closure(20, 30)}, []calendar.Period{{From: 10, To: 20}, {From: 30, To: 50}}},
		"claimed twice":                     {[]countylines.Closure{closure(20, 0), closure(22, 0)}, []calendar.Period{{From: 10, To: 20}}},
		"claimed twice, one knows it back":  {[]countylines.Closure{closure(20, 0), closure(22, 40)}, []calendar.Period{{From: 10, To: 20}, {From: 40, To: 100}}},
		"claimed twice, both know it back":  {[]countylines.Closure{closure(20, 45), closure(22, 40)}, []calendar.Period{{From: 10, To: 20}, {From: 40, To: 100}}},
		"back on the day":                   {[]countylines.Closure{closure(20, 20)}, []calendar.Period{{From: 10, To: 100}}},
		"closed before it opened (a fault)": {[]countylines.Closure{closure(5, 0)}, []calendar.Period{{From: 10, To: 100}}},
		"reopened before closing (a fault)": {[]countylines.Closure{closure(20, 15)}, []calendar.Period{{From: 10, To: 20}}},
		"opened and closed on a day":        {[]countylines.Closure{closure(10, 0)}, nil},
	} {
		line := countylines.Line{Brand: name, Opened: newYear + 10, Closures: c.closures}
		for day := calendar.Day(0); day < 100; day++ {
			want := false
			for _, p := range c.active {
				want = want || p.From <= day && day < p.To
			}
			require.Equal(t, want, line.ActiveOn(newYear+day), "%s, day %d", name, day)
		}
	}
	require.False(t, countylines.Line{}.ActiveOn(newYear))
}

func TestLineFaults(t *testing.T) {
	line := func(closures ...countylines.Closure) countylines.Line {
		return countylines.Line{Brand: "Rico", Exporter: countylines.Merseyside, Importers: countylines.Merseyside, Opened: newYear + 10, Closures: closures}
	}
	change := func(c countylines.Closure, f func(*countylines.Closure)) countylines.Closure {
		f(&c)
		return c
	}
	for name, c := range map[string]struct {
		line   countylines.Line
		fields []string
	}{
		"internal":                  {line(closure(20, 30)), nil},
		"nothing":                   {countylines.Line{}, []string{"Opened"}},
		"closed before it opened":   {line(closure(5, 0)), []string{"Closures[0].On"}},
		"reopened before it closed": {line(closure(20, 30), closure(40, 35)), []string{"Closures[1].BackBy"}},
		"by nobody":                 {line(change(closure(20, 0), func(c *countylines.Closure) { c.By = 0 })), []string{"Closures[0].By"}},
		"by arresting":              {line(change(closure(20, 0), func(c *countylines.Closure) { c.How = countylines.Charged })), []string{"Closures[0].How"}},
		"checked too early":         {line(change(closure(20, 0), func(c *countylines.Closure) { c.Checked = newYear + 19 })), []string{"Closures[0].Checked"}},
		"checked closed, yet back":  {line(change(closure(20, 30), func(c *countylines.Closure) { c.Checked = newYear + 30 })), []string{"Closures[0].Checked"}},
		"minus one holder":          {line(change(closure(20, 0), func(c *countylines.Closure) { c.HoldersCharged = -1 })), []string{"Closures[0].HoldersCharged"}},
		"on no day":                 {line(countylines.Closure{By: countylines.BTP}), []string{"Closures[0].On"}},
	} {
		require.Equal(t, c.fields, faults(t, c.line.Validate()), name)
	}
}

// drawLine draws a line of which nothing is wrong.
func drawLine(t *rapid.T) countylines.Line {
	l := countylines.Line{
		Brand:     rapid.StringMatching(`[A-Z][a-z]{2,6}`).Draw(t, "brand"),
		Exporter:  rapid.SampledFrom([]countylines.Area{countylines.Merseyside, countylines.Metropolitan, countylines.WestMidlands}).Draw(t, "exporter"),
		Importers: countylines.Area(1) << rapid.IntRange(0, 42).Draw(t, "importer"),
		Opened:    newYear + calendar.Day(rapid.IntRange(0, 300).Draw(t, "opened")),
	}
	day := l.Opened
	for day != 0 && rapid.Bool().Draw(t, "closed") {
		c := countylines.Closure{On: day + calendar.Day(rapid.IntRange(0, 60).Draw(t, "lasted")), By: countylines.Staffordshire}
		c.How = rapid.SampledFrom([]countylines.Measure{0, countylines.ClosedType1, countylines.ClosedType2}).Draw(t, "how")
		if day = 0; rapid.Bool().Draw(t, "back") {
			c.BackBy = c.On + calendar.Day(rapid.IntRange(0, 60).Draw(t, "until"))
			day = c.BackBy
		}
		l.Closures = append(l.Closures, c)
	}
	return l
}

func TestLineKnowsNoOrderOfClosures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := drawLine(t)
		require.NoError(t, line.Validate())
		day := newYear + calendar.Day(rapid.IntRange(0, 600).Draw(t, "day"))
		before := line.ActiveOn(day)
		line.Closures = rapid.Permutation(line.Closures).Draw(t, "order")
		require.Equal(t, before, line.ActiveOn(day))
	})
}

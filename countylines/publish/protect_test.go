// SPDX-License-Identifier: MIT

package publish_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/publish"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

var quarter = calendar.Period{From: calendar.Date(2025, 1, 1), To: calendar.Date(2025, 4, 1)}

// one gives a return of one area in the quarter.
func one(a countylines.Area, counts countylines.Counts) countylines.Return {
	return countylines.Return{Area: a, Period: quarter, Counts: counts}
}

// plain gives a draft of one measure for areas with so many each, without a total.
func plain(m countylines.Measure, areas []countylines.Area, counts ...int) publish.Draft {
	d := publish.Draft{Title: "Made-up", Areas: areas, Subjects: []countylines.Subject{counted(m)}, Period: quarter}
	for i, n := range counts {
		d.Figures = append(d.Figures, one(areas[i], countylines.Counts{m: stats.Exactly(n)}))
	}
	return d
}

func texts(p publish.Published) (texts [][]string) {
	for _, row := range p.Cells {
		var line []string
		for _, c := range row {
			line = append(line, c.Text)
		}
		texts = append(texts, line)
	}
	return texts
}

func TestProtectRefuses(t *testing.T) {
	kent, sussex := countylines.Kent, countylines.Sussex
	good := plain(countylines.Arrests, []countylines.Area{kent, sussex}, 3, 9)
	rule := publish.Rule{Width: 1}
	for name, rule := range map[string]publish.Rule{
		"no width": {}, "negative width": {Width: -1}, "negative small": {Width: 1, Small: -1}, "negative base": {Width: 1, Base: -5},
		"rounding leaves less": {Width: 9, Base: 5}, "labels where all is rounded": {Width: 3, Base: 5, Labels: true}, "base 1": {Width: 1, Base: 1},
	} {
		out, err := publish.Protect(rule, nil, good)
		_, ok := errors.AsType[*publish.RuleError](err)
		require.True(t, ok && out == nil, "%s: %v", name, err)
	}
	unreported := plain(countylines.Arrests, []countylines.Area{kent, sussex}, 3)
	vague := plain(countylines.Arrests, []countylines.Area{kent, sussex}, 3)
	vague.Figures = append(vague.Figures, one(sussex, countylines.Counts{countylines.Arrests: stats.MoreThan(5)}))
	mass := good
	mass.Subjects = []countylines.Subject{countylines.MassOf(seizure.Cocaine)}
	mass.Figures = countylines.Ledger{{Area: kent, Period: quarter, Seized: seizure.MustParse("5kg of cocaine")}, {Area: sussex, Period: quarter, Seized: seizure.MustParse("5kg of cocaine")}}
	union := good
	union.Subjects = []countylines.Subject{counted(countylines.Arrests | countylines.Warrants)}
	nobody := good
	nobody.Areas = []countylines.Area{kent, 0}
	twice := plain(countylines.Arrests, []countylines.Area{kent, sussex}, 3, 9)
	twice.Figures = append(twice.Figures, one(kent, countylines.Counts{countylines.Arrests: stats.Exactly(4)}))
	for name, d := range map[string]publish.Draft{
		"unreported": unreported, "vague": vague, "a mass": mass, "a union across families": union, "no area": nobody, "two figures of one thing": twice, "empty": {},
	} {
		out, err := publish.Protect(rule, nil, d)
		_, ok := errors.AsType[*publish.CellError](err)
		require.True(t, ok && out == nil, "%s: %v", name, err)
		require.NotContains(t, err.Error(), "%!")
	}
}

func TestProtectMarginsThatDoNotAddUp(t *testing.T) {
	kent, sussex := countylines.Kent, countylines.Sussex
	for _, total := range []int{11, 13} {
		d := plain(countylines.Arrests, []countylines.Area{kent, sussex, kent | sussex}, 3, 9, total)
		_, err := publish.Protect(publish.Rule{Width: 1}, nil, d)
		e, ok := errors.AsType[*publish.ContradictionError](err)
		require.True(t, ok, "%v", err)
		require.Len(t, e.Cells, 3)
		require.Empty(t, e.Public)
	}
}

func TestProtectContradictedByWhatIsPublic(t *testing.T) {
	kent, sussex := countylines.Kent, countylines.Sussex
	d := plain(countylines.Arrests, []countylines.Area{kent, sussex}, 3, 9)
	for _, public := range []countylines.Return{
		one(kent, countylines.Counts{countylines.Arrests: stats.Exactly(4)}),
		one(kent|sussex, countylines.Counts{countylines.Arrests: stats.Exactly(11)}),
		one(sussex, countylines.Counts{countylines.Charged: stats.AtLeast(10)}),
	} {
		public.Source.Publisher = "Kent Police"
		_, err := publish.Protect(publish.Rule{Width: 1}, countylines.Ledger{public}, d)
		e, ok := errors.AsType[*publish.ContradictionError](err)
		require.True(t, ok, "%v", err)
		require.NotEmpty(t, e.Cells)
		require.Equal(t, countylines.Ledger{public}, e.Public)
		require.ErrorContains(t, err, "Kent Police")
		public.Source.Publisher, public.Source.URL = "", "https://kent.example"
		_, err = publish.Protect(publish.Rule{Width: 1}, countylines.Ledger{public}, d)
		require.ErrorContains(t, err, "published by https://kent.example")
		public.Source.URL = ""
		_, err = publish.Protect(publish.Rule{Width: 1}, countylines.Ledger{public}, d)
		require.ErrorContains(t, err, "published by somebody")
	}
}

func TestProtectPlainCases(t *testing.T) {
	kent, sussex, surrey := countylines.Kent, countylines.Sussex, countylines.Surrey
	all := []countylines.Area{kent, sussex, surrey, kent | sussex | surrey}
	hidden := "[c]"
	for name, c := range map[string]struct {
		rule   publish.Rule
		draft  publish.Draft
		public countylines.Ledger
		want   []string
	}{
		"a single cell":   {publish.Rule{Width: 3}, plain(countylines.Arrests, all[:1], 3), nil, []string{hidden}},
		"a single zero":   {publish.Rule{Width: 3}, plain(countylines.Arrests, all[:1], 0), nil, []string{"0"}},
		"zero, sensitive": {publish.Rule{Width: 3, Zeros: true}, plain(countylines.Arrests, all[:1], 0), nil, []string{hidden}},
		"all zeros":       {publish.Rule{Width: 3}, plain(countylines.Arrests, all, 0, 0, 0), nil, []string{"0", "0", "0", "0"}},
		"all sensitive":   {publish.Rule{Width: 3}, plain(countylines.Arrests, all[:3], 1, 2, 4), nil, []string{hidden, hidden, hidden}},
		"one and a total": {publish.Rule{Width: 3}, plain(countylines.Arrests, all, 3, 10, 20), nil, []string{hidden, hidden, "20", "33"}},
		"a label":         {publish.Rule{Width: 3, Labels: true}, plain(countylines.Arrests, all, 3, 10, 20), nil, []string{"under 5", hidden, "20", "33"}},
		"no room for it":  {publish.Rule{Width: 4, Labels: true}, plain(countylines.Arrests, all, 3, 10, 20), nil, []string{hidden, hidden, "20", "33"}},
		"the other is public": {publish.Rule{Width: 3}, plain(countylines.Arrests, all, 3, 10, 20),
			countylines.Ledger{one(sussex, countylines.Counts{countylines.Arrests: stats.Exactly(10)})}, []string{hidden, "10", hidden, "33"}},
		"half of it is public": {publish.Rule{Width: 3}, plain(countylines.Arrests, all, 3, 10, 20),
			countylines.Ledger{one(sussex|surrey, countylines.Counts{countylines.Arrests: stats.Exactly(30)})}, []string{hidden, "10", "20", hidden}},
	} {
		out, err := publish.Protect(c.rule, c.public, c.draft)
		require.NoError(t, err, name)
		var got []string
		for _, row := range texts(out[0]) {
			got = append(got, row...)
		}
		require.Equal(t, c.want, got, name)
		require.Empty(t, out[0].Report.Leaks, name)
	}
}

func TestProtectReportsLeaks(t *testing.T) {
	kent, sussex := countylines.Kent, countylines.Sussex
	d := plain(countylines.Arrests, []countylines.Area{kent, sussex, kent | sussex}, 3, 10, 13)
	told := one(kent, countylines.Counts{countylines.Arrests: stats.Exactly(3)})
	told.Source.Publisher = "Kent Police"
	other := one(countylines.Essex, countylines.Counts{countylines.Arrests: stats.Exactly(8)})
	out, err := publish.Protect(publish.Rule{Width: 3}, countylines.Ledger{other, told}, d)
	require.NoError(t, err)
	require.Equal(t, [][]string{{"[c]"}, {"10"}, {"13"}}, texts(out[0]))
	require.Equal(t, []publish.Leak{{Row: 0, Column: 0, Range: stats.Bounds[int]{Lo: 3, Hi: 3}, From: countylines.Ledger{told}}}, out[0].Report.Leaks)

	// By subtraction too: all of them less the others.
	whole := one(kent|sussex, countylines.Counts{countylines.Arrests: stats.Exactly(13)})
	rest := one(sussex, countylines.Counts{countylines.Arrests: stats.AtLeast(9)})
	out, err = publish.Protect(publish.Rule{Width: 5}, countylines.Ledger{rest, other, whole}, d)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 0, Hi: 4}, out[0].Report.Leaks[0].Range)
	require.Equal(t, countylines.Ledger{rest, whole}, out[0].Report.Leaks[0].From)
}

// Only what was last given counts, what is on another basis does not, and a part of
// an area's work bounds it from below.
func TestProtectReadsThePublicLedger(t *testing.T) {
	kent, sussex := countylines.Kent, countylines.Sussex
	d := plain(countylines.Arrests, []countylines.Area{kent, sussex, kent | sussex}, 3, 10, 13)
	first := one(kent, countylines.Counts{countylines.Arrests: stats.Exactly(5)})
	first.Source = countylines.Source{Publisher: "Kent Police", Published: calendar.Date(2025, 4, 2)}
	again := one(kent, countylines.Counts{countylines.Arrests: stats.AtLeast(2)})
	again.Source = countylines.Source{Publisher: "Kent Police", Published: calendar.Date(2025, 4, 9)}
	basis := one(kent, countylines.Counts{countylines.Arrests: stats.Exactly(1)})
	basis.Basis = "suspects, not arrests"
	part := one(kent, countylines.Counts{countylines.Arrests: stats.Exactly(1)})
	part.Scope = "Medway"
	for _, public := range []countylines.Ledger{{first, again, basis, part}, {again, part, basis, first}} {
		out, err := publish.Protect(publish.Rule{Width: 3}, public, d)
		require.NoError(t, err)
		require.Empty(t, out[0].Report.Leaks)
		require.GreaterOrEqual(t, out[0].Report.Hidden[0].Proof.Lo, 2)
	}
}

// Quarters and their year share cells by what they hold: a year less three quarters
// is the fourth.
func TestProtectTablesThatShareCells(t *testing.T) {
	kent, sussex := countylines.Kent, countylines.Sussex
	var drafts []publish.Draft
	var year countylines.Ledger
	at := calendar.Date(2025, 1, 1)
	for q := range 4 {
		next := [4]calendar.Day{calendar.Date(2025, 4, 1), calendar.Date(2025, 7, 1), calendar.Date(2025, 10, 1), calendar.Date(2026, 1, 1)}[q]
		d := plain(countylines.Arrests, []countylines.Area{kent, sussex}, []int{3, 10, 11, 12}[q], 20)
		d.Period = calendar.Period{From: at, To: next}
		for i := range d.Figures {
			d.Figures[i].Period = d.Period
		}
		drafts, year, at = append(drafts, d), append(year, d.Figures...), next
	}
	whole := drafts[0]
	whole.Figures, whole.Period = year, calendar.Period{From: calendar.Date(2025, 1, 1), To: calendar.Date(2026, 1, 1)}
	alone, err := publish.Protect(publish.Rule{Width: 3}, nil, drafts...)
	require.NoError(t, err)
	require.Equal(t, [][]string{{"10"}, {"20"}}, texts(alone[1]))
	out, err := publish.Protect(publish.Rule{Width: 3}, nil, append(drafts, whole)...)
	require.NoError(t, err)
	require.Equal(t, [][]string{{"[c]"}, {"20"}}, texts(out[0]))
	require.Equal(t, [][]string{{"[c]"}, {"20"}}, texts(out[1]))
	require.Equal(t, publish.Place{Table: 0}, out[1].Report.Hidden[0].For)
	require.Equal(t, publish.Protecting, out[1].Report.Hidden[0].Why)
	require.Equal(t, [][]string{{"36"}, {"80"}}, texts(out[4]))

	// Published one after the other, the later is protected against the earlier.
	public := countylines.Ledger{}
	for _, p := range out[:4] {
		public = append(public, p.Ledger()...)
	}
	later, err := publish.Protect(publish.Rule{Width: 3}, public, whole)
	require.NoError(t, err)
	require.Equal(t, [][]string{{"36"}, {"80"}}, texts(later[0]))
}

// People counted in two quarters, and lines that two forces closed, are fewer than
// their parts together; parts and wholes bound each other all the same.
func TestProtectWhatDoesNotAddUp(t *testing.T) {
	kent, sussex := countylines.Kent, countylines.Sussex
	d := plain(countylines.LinesClosed, []countylines.Area{kent, sussex, kent | sussex}, 3, 10, 12)
	out, err := publish.Protect(publish.Rule{Width: 1}, nil, d)
	require.NoError(t, err)
	require.Equal(t, "[c]", texts(out[0])[0][0])
	year := countylines.Return{Area: kent, Period: calendar.Period{From: calendar.Date(2025, 1, 1), To: calendar.Date(2026, 1, 1)}}
	year.Counts = countylines.Counts{countylines.ChildrenSafeguarded: stats.Exactly(3)}
	d = plain(countylines.ChildrenSafeguarded, []countylines.Area{kent, sussex}, 3, 10)
	out, err = publish.Protect(publish.Rule{Width: 4}, countylines.Ledger{year}, d)
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 0, Hi: 3}, out[0].Report.Leaks[0].Range, "no more in a quarter than in its year")
}

func TestProtectSole(t *testing.T) {
	kent, sussex := countylines.Kent, countylines.Sussex
	areas := []countylines.Area{kent, sussex, countylines.Surrey, kent | sussex | countylines.Surrey}
	d := plain(countylines.Arrests, areas, 1, 2, 20)
	out, err := publish.Protect(publish.Rule{Width: 2}, nil, d)
	require.NoError(t, err)
	require.Equal(t, [][]string{{"[c]"}, {"[c]"}, {"[c]"}, {"23"}}, texts(out[0]), "two ones and more would be told by a total of 3")
	d = plain(countylines.Arrests, areas, 1, 4, 20)
	out, err = publish.Protect(publish.Rule{Width: 3}, nil, d)
	require.NoError(t, err)
	require.Equal(t, [][]string{{"[c]"}, {"[c]"}, {"20"}, {"25"}}, texts(out[0]))
	out, err = publish.Protect(publish.Rule{Width: 3, Sole: true}, nil, d)
	require.NoError(t, err)
	require.Equal(t, [][]string{{"[c]"}, {"[c]"}, {"[c]"}, {"25"}}, texts(out[0]), "who is the one would know the four")

	all := plain(countylines.Charged, []countylines.Area{kent, sussex}, 9, 8)
	for i, n := range []int{9, 12} {
		all.Figures[i].Counts[countylines.Arrests] = stats.Exactly(n)
	}
	all.Subjects = append(all.Subjects, counted(countylines.Arrests))
	out, err = publish.Protect(publish.Rule{Width: 3, Sole: true}, nil, all)
	require.NoError(t, err)
	require.Equal(t, publish.Sole, out[0].Report.Hidden[0].Why)
	require.Equal(t, [][]string{{"[c]", "9"}, {"8", "12"}}, texts(out[0]))
}

// Of two figures of one publisher on one day both are public; lines active in the year are no
// bound on those in a quarter; and a whole year's arrests are one.
func TestWhatBoundsACell(t *testing.T) {
	kent := []countylines.Area{countylines.Kent}
	day := countylines.Source{Publisher: "Kent Police", Published: quarter.To}
	public := func(p calendar.Period, m countylines.Measure, f stats.Figure[int]) countylines.Return {
		return countylines.Return{Area: countylines.Kent, Period: p, Source: day, Counts: countylines.Counts{m: f}}
	}
	for name, c := range map[string]struct {
		public countylines.Ledger
		m      countylines.Measure
		right  bool
	}{
		"both of one day":      {countylines.Ledger{public(quarter, countylines.Arrests, stats.AtMost(20)), public(quarter, countylines.Arrests, stats.Exactly(4))}, countylines.Arrests, false},
		"a stock of the year":  {countylines.Ledger{public(quarter.From.Year(), countylines.LinesActive, stats.Exactly(4))}, countylines.LinesActive, true},
		"arrests of the year":  {countylines.Ledger{public(quarter.From.Year(), countylines.Arrests, stats.Exactly(4))}, countylines.Arrests, false},
		"another day's figure": {countylines.Ledger{public(calendar.Period{From: quarter.From, To: quarter.From + 1}, countylines.LinesActive, stats.Exactly(9))}, countylines.LinesActive, true},
	} {
		_, err := publish.Protect(publish.Rule{Width: 1}, c.public, plain(c.m, kent, 7))
		_, contradicted := errors.AsType[*publish.ContradictionError](err)
		require.Equal(t, !c.right, contradicted, "%s: %v", name, err)
	}
}

// A label says from where it counts: a 0 is small too, if the rule says so.
func TestLabelsSayTheirRange(t *testing.T) {
	for zeros, note := range map[bool]string{false: `"under 5" means a count from 1 to 4.`, true: `"under 5" means a count from 0 to 4.`} {
		kent, sussex, surrey := countylines.Kent, countylines.Sussex, countylines.Surrey
		out, err := publish.Protect(publish.Rule{Width: 3, Labels: true, Zeros: zeros}, nil, plain(countylines.Arrests, []countylines.Area{kent, sussex, surrey}, 3, 10, 20))
		require.NoError(t, err)
		require.Contains(t, out[0].Notes, note)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

// What is published does not hold what is hidden: not in the value, nor in its JSON.
func TestPublishedHoldsNothingHidden(t *testing.T) {
	d := plain(countylines.Arrests, []countylines.Area{countylines.Kent, countylines.Sussex, countylines.Surrey, countylines.Kent | countylines.Sussex | countylines.Surrey}, 3, 7777, 8888)
	out, err := publish.Protect(publish.Rule{Width: 3}, nil, d)
	require.NoError(t, err)
	text, err := json.Marshal(out)
	require.NoError(t, err)
	var file bytes.Buffer
	require.NoError(t, out[0].WriteCSV(&file))
	require.NoError(t, out[0].WriteMarkdown(&file))
	for _, s := range []string{string(text), file.String()} {
		require.NotContains(t, s, "7777")
		require.Contains(t, s, "8888")
	}
	require.Equal(t, []any{"Kent", "[c]"}, out[0].Rows()[4])
	require.Equal(t, []any{"Surrey", int64(8888)}, out[0].Rows()[6])
	for _, l := range out[0].Ledger() {
		require.NoError(t, l.Validate())
	}
	require.ErrorContains(t, out[0].WriteCSV(full{}), "no room")
	require.ErrorContains(t, out[0].WriteMarkdown(full{}), "no room")
	hostile := d
	hostile.Title = "=cmd()|x\nsecond line"
	out, err = publish.Protect(publish.Rule{Width: 3}, nil, hostile)
	require.NoError(t, err)
	file.Reset()
	require.NoError(t, out[0].WriteCSV(&file))
	require.Contains(t, file.String(), "'=cmd()")
	require.NotContains(t, file.String(), "\nsecond")
	file.Reset()
	require.NoError(t, out[0].WriteMarkdown(&file))
	require.Contains(t, file.String(), `## =cmd()\|x second line`)
}

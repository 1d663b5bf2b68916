// SPDX-License-Identifier: MIT

package main

import (
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// pageOf gives the page of the record of weeks.
func pageOf(t *testing.T) []byte {
	t.Helper()
	in, err := load(nil)
	require.NoError(t, err)
	html, err := newRecord(in.ledger).page().render()
	require.NoError(t, err)
	return html
}

// mustNot are texts that no reader should meet.
var mustNot = regexp.MustCompile(`ZgotmplZ|NaN|&lt;nil&gt;|<nil>|[0-9]e[+-][0-9]|\bInf\b|%!`)

func TestPageOfTheRecord(t *testing.T) {
	html := pageOf(t)
	require.Less(t, len(html), 1_500_000)
	require.Empty(t, mustNot.FindAllString(string(html), 5))
	for _, id := range []string{"headlines", "coverage", "reports", "league", "funnel", "course", "conflicts"} {
		require.Contains(t, string(html), `<section id="`+id+`"`)
	}
	require.NotContains(t, string(html), "<script")
	require.NotContains(t, string(html), ` style="`, "the page's policy drops inline styles")
}

func week() calendar.Period { return calendar.Date(2022, time.October, 3).Week() }

func pageFor(t *testing.T, l countylines.Ledger) string {
	t.Helper()
	html, err := newRecord(l).page().render()
	require.NoError(t, err)
	require.Empty(t, mustNot.FindAllString(string(html), 5))
	return string(html)
}

func TestSmallLedgers(t *testing.T) {
	require.Contains(t, pageFor(t, nil), "nothing to show")
	one := countylines.Ledger{{Area: countylines.Staffordshire, Period: week(), Counts: countylines.Counts{countylines.Arrests: stats.MoreThan(25)}}}
	require.Contains(t, pageFor(t, one), "over 25")
	contradiction := countylines.Ledger{
		{Area: countylines.ThamesValley, Period: week(), Counts: countylines.Counts{countylines.Arrests: stats.Exactly(98)}, Source: countylines.Source{Publisher: "one"}},
		{Area: countylines.ThamesValley, Period: week(), Counts: countylines.Counts{countylines.Arrests: stats.Exactly(90)}, Source: countylines.Source{Publisher: "two"}},
	}
	html := pageFor(t, contradiction)
	require.Contains(t, html, "98")
	require.Contains(t, html, "90")
	require.Contains(t, html, "1 set of figures cannot all be true")
	require.Contains(t, pageFor(t, countylines.Ledger{{}}), "</html>") // a return about nothing
	var force countylines.Ledger                                       // one force, in many weeks
	for i := range 6 {
		force = append(force, countylines.Return{Area: countylines.Kent, Period: (week().From + calendar.Day(7*i)).Week(), Counts: countylines.Counts{countylines.Arrests: stats.Exactly(20 + i)}})
	}
	require.Contains(t, pageFor(t, force), "1 force published a figure of arrests for at least one of 6 weeks")
}

// A record without any count of the police's own work is about seizures, or about nothing
// that was counted, and says no other thing.
func TestRecordsOfDrugsAlone(t *testing.T) {
	year := calendar.Period{From: calendar.Date(2018, time.April, 1), To: calendar.Date(2019, time.April, 1)}
	var l countylines.Ledger
	for i, area := range []countylines.Area{countylines.Kent, countylines.Essex, countylines.Surrey, countylines.Sussex} {
		l = append(l, countylines.Return{Area: area, Period: year,
			Seized: seizure.Of(seizure.Heroin.Weighing(stats.Exactly(seizure.Mass(i+1) * seizure.Kilogram)))})
	}
	html := pageFor(t, l)
	require.NotContains(t, html, "arrests,")
	require.NotContains(t, html, `<section id="league"`)
	for i := range l {
		l[i].Seized = seizure.Of(seizure.Heroin.Seizures(stats.Exactly(300+i)), seizure.AnyDrug.Seizures(stats.Exactly(3000+i)))
	}
	html = pageFor(t, l)
	require.Contains(t, html, "and about seizures of drugs, the measure that most of them report")
	require.Contains(t, html, `<section id="league"`)
	require.Contains(t, html, "by force and period")
}

func TestNothingIsInjected(t *testing.T) {
	bad := `"><script>alert(1)</script><img src=x onerror=alert(2)>`
	l := countylines.Ledger{
		{Area: countylines.UK, Period: week(), Counts: countylines.Counts{countylines.Arrests: stats.Exactly(1)}, Source: countylines.Source{Publisher: bad, URL: "javascript:alert(3)"}},
		{Area: countylines.UK, Period: week(), Scope: bad, Basis: bad, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(2)}, Source: countylines.Source{Publisher: "x", URL: bad}},
	}
	html := pageFor(t, l)
	require.NotContains(t, html, "<script")
	require.NotContains(t, html, "<img")
	require.NotContains(t, html, `href="javascript`)
}

// TestTablesHaveTheLedgersFigures holds each figure of the headline table against the ledger.
func TestTablesHaveTheLedgersFigures(t *testing.T) {
	in, err := load(nil)
	require.NoError(t, err)
	r := newRecord(in.ledger)
	c, ok := r.headlines()
	require.True(t, ok)
	area := r.largest()
	told := map[string]bool{}
	for _, ret := range r.ledger.Within(area, r.week) {
		for s, v := range ret.All() {
			told[s.String()+"|"+v.String()] = true
		}
	}
	require.NotEmpty(t, c.Table.Rows)
	for _, row := range c.Table.Rows {
		require.True(t, told[row.Cells[0]+"|"+row.Cells[1]], row.Cells)
	}
}

// TestEveryTableHasTheLedgersFigures holds the rows of the other charts against what the
// ledger answers when it is asked.
func TestEveryTableHasTheLedgersFigures(t *testing.T) {
	in, err := load(nil)
	require.NoError(t, err)
	r := newRecord(in.ledger)
	what := r.subject
	figure := func(area countylines.Area, p calendar.Period) string {
		v, err := r.index.Of(what, area, p)
		require.NoError(t, err)
		return v.String()
	}
	force := func(name string) countylines.Area {
		area, err := countylines.ParseArea(name)
		require.NoError(t, err)
		return area
	}
	league, ok := r.league()
	require.True(t, ok)
	for _, row := range league.Table.Rows {
		require.Equal(t, figure(force(row.Cells[0]), r.week), row.Cells[1], row.Cells)
	}
	covered, ok := r.coverage()
	require.True(t, ok)
	weeks := r.weeks()
	weeks = weeks[max(0, len(weeks)-12):]
	for _, row := range covered.Table.Rows {
		for i, cell := range row.Cells[1:] {
			if cell != "–" {
				require.Equal(t, figure(force(row.Cells[0]), weeks[i]), strings.TrimSuffix(strings.TrimSuffix(cell, " (of a part)"), " (in dispute)"), row.Cells)
			}
		}
	}
	course, ok := r.course()
	require.True(t, ok)
	all, told := r.weeks(), 0
	require.Len(t, course.Table.Rows, len(all))
	for i, row := range course.Table.Rows {
		if row.Cells[1] == "not reported" {
			continue
		}
		told++
		area := countylines.UK
		if strings.HasPrefix(row.Cells[3], "printed for England and Wales") {
			area = countylines.EnglandAndWales
		}
		require.NotEmpty(t, r.telling(area, all[i]), row.Cells)
		v, err := r.telling(area, all[i]).Of(what, area, all[i])
		require.NoError(t, err)
		require.Equal(t, v.String(), row.Cells[1], row.Cells)
	}
	require.GreaterOrEqual(t, told, 9, "with the headlines for England and Wales most weeks have one")
	conflicts, ok := r.conflicts()
	require.True(t, ok)
	var says, rows []string
	for _, k := range r.index.Conflicts() {
		if text := strings.Join(conflictCells(k), "|"); !slices.Contains(says, text) {
			says = append(says, text)
		}
	}
	for _, row := range conflicts.Table.Rows {
		rows = append(rows, strings.Join(row.Cells, "|"))
	}
	require.Equal(t, says, rows)
	require.Contains(t, strings.Join(rows, "\n"), "warrants|Tarian|w/c 3 Oct 2022|at least 9|at most 8|1|by their words")
	require.Contains(t, conflicts.Says, "cannot all be true. 7 sets of figures can be true, but not as their words are usually read.")
}

// TestReportsHaveTheLedgersFigures holds the grid of measures against the ledger, each of
// whose figures of the week it has.
func TestReportsHaveTheLedgersFigures(t *testing.T) {
	in, err := load(nil)
	require.NoError(t, err)
	r := newRecord(in.ledger)
	reports, ok := r.reports()
	require.True(t, ok)
	require.Len(t, reports.Table.Head, mostColumns+1)
	found := 0
	for _, row := range reports.Table.Rows {
		force, err := countylines.ParseArea(row.Cells[0])
		require.NoError(t, err)
		for i, name := range reports.Table.Head[1:] {
			cell, told := row.Cells[i+1], false
			for _, ret := range r.ledger.Within(force, r.week) {
				for s := range ret.All() {
					if s.String() != name {
						continue
					}
					told = true
					v, err := r.index.Of(s, force, r.week)
					require.NoError(t, err)
					require.Equal(t, v.String(), strings.TrimSuffix(strings.TrimSuffix(cell, " (of a part)"), " (in dispute)"), row.Cells)
				}
			}
			if told {
				found++
			}
		}
	}
	require.Greater(t, found, 20)
}

// TestFunnelHasTheLedgersFigures works the rates and limits of the funnel out again: the
// limits of chance from the methods alone.
func TestFunnelHasTheLedgersFigures(t *testing.T) {
	in, err := load(nil)
	require.NoError(t, err)
	r := newRecord(in.ledger)
	funnel, ok := r.funnel()
	require.True(t, ok)
	var points []stats.Point
	for _, row := range funnel.Table.Rows {
		force, err := countylines.ParseArea(row.Cells[0])
		require.NoError(t, err)
		v, err := r.index.Of(r.subject, force, r.week)
		require.NoError(t, err)
		n, exact := v.Figure.Exact()
		require.True(t, exact, row.Cells)
		people, err := strconv.Atoi(strings.ReplaceAll(row.Cells[1], ",", ""))
		require.NoError(t, err)
		require.Equal(t, short(100_000*float64(n)/float64(people)), row.Cells[2], row.Cells)
		points = append(points, stats.Point{Events: int(n), Of: float64(people)})
	}
	require.GreaterOrEqual(t, len(points), 9)
	target := float64(countylines.Rank(r.ledger, r.subject, countylines.PerResidents(), r.week, level).Target)
	for i, row := range funnel.Table.Rows {
		limits := stats.PoissonLimits(target*points[i].Of/100_000, 0.998).Exact.Times(100_000 / points[i].Of)
		require.Equal(t, rangeText(atLeastNought(limits)), row.Cells[3], row.Cells)
	}
}

// TestPictureOfTheReadme holds the picture that the README shows. To write it anew:
//
//	UPDATE=1 go test -run PictureOfTheReadme .
func TestPictureOfTheReadme(t *testing.T) {
	in, err := load(nil)
	require.NoError(t, err)
	r := newRecord(in.ledger)
	c, ok := r.headlines()
	require.True(t, ok)
	path := filepath.Join("testdata", "headlines.svg")
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(c.alone()), 0o600))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), c.alone())
	require.NoError(t, xml.Unmarshal(want, new(struct{})))
}

func TestDoorsMeet(t *testing.T) {
	dir := t.TempDir()
	put := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	ledger, err := json.Marshal(countylines.Ledger{{Area: countylines.WestMercia, Period: week(), Counts: countylines.Counts{countylines.Arrests: stats.Exactly(38)}}})
	require.NoError(t, err)
	files := []string{
		put("2022-10-14.txt", "Staffordshire Police made 25 arrests during the county lines intensification week from 3 to 9 October 2022.\n"),
		put("weeks.csv", "publisher,week_start,week_end,area,measure,value,qualifier,unit\nNPCC,2022-10-03,2022-10-09,UK,arrests,1350,more_than,count\n"),
		put("ledger.json", string(ledger)),
		put("table.csv", "Table 1: county lines intensification week 3 to 9 October 2022\nForce,Arrests\nStaffordshire,31\nWest Mercia,38\n"),
		put("records.csv", "force,date,substance,grams\nStaffordshire,2022-10-04,heroin,10.5\n"),
	}
	in, err := load(files)
	require.NoError(t, err)
	x := in.ledger.Index()
	require.Len(t, x.Conflicts(), 1, "the release has 25 arrests and the table 31")
	for area, want := range map[countylines.Area]string{countylines.Staffordshire: "disputed: 25 to 31", countylines.WestMercia: "38"} {
		got, err := x.Count(countylines.Arrests, area, week())
		require.NoError(t, err)
		require.Equal(t, want, got.String())
	}
	html := pageFor(t, in.ledger)
	require.Contains(t, html, "over 1,350")
	require.Contains(t, html, "1 set of figures cannot all be true")
	require.Contains(t, html, "2022-10-14.txt")
	require.Contains(t, html, "table.csv")
	out := filepath.Join(dir, "page.html")
	require.NoError(t, run(out, "", files))
	require.FileExists(t, out)
}

func TestWhatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "picture.png")
	require.NoError(t, os.WriteFile(path, []byte("x"), 0o600))
	_, err := load([]string{path})
	var e *LoadError
	require.ErrorAs(t, err, &e)
	require.Contains(t, e.Error(), "picture.png")
	_, err = load([]string{filepath.Join(dir, "missing.csv")})
	require.ErrorAs(t, err, &e)
	require.Error(t, run(filepath.Join(dir, "no", "such", "folder", "x.html"), "", nil))
	if _, err := os.Stat("/dev/full"); err == nil {
		require.ErrorContains(t, run("/dev/full", "", nil), "no space")
	}
}

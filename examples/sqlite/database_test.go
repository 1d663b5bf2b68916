// SPDX-License-Identifier: MIT

package main

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

var october = calendar.Date(2022, time.October, 3).Week()

func open(t testing.TB, path string) *Database {
	t.Helper()
	d, err := Open(t.Context(), path, 10*time.Second)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	return d
}

func newFile(t testing.TB) string { return filepath.Join(t.TempDir(), "what was said? 100%.db") }

func addTo(t testing.TB, d *Database, l countylines.Ledger) {
	t.Helper()
	n, err := d.Add(t.Context(), l)
	require.NoError(t, err)
	require.Equal(t, len(l), n)
}

func read(t testing.TB, csv string) (l countylines.Ledger) {
	for r, err := range tables.ReadReturns(strings.NewReader(csv)) {
		if _, rejected := errors.AsType[*countylines.RowError](err); rejected {
			continue
		}
		require.NoError(t, err)
		l = append(l, r)
	}
	require.NotEmpty(t, l)
	return l
}

// once leaves out what is said a second time.
func once(l countylines.Ledger) (out countylines.Ledger) {
	for i, r := range l {
		if !within(l[:i], r) {
			out = append(out, r)
		}
	}
	return out
}

func within(l countylines.Ledger, r countylines.Return) bool {
	for _, other := range l {
		if other.Area == r.Area && other.Period == r.Period && assert.ObjectsAreEqual(other, r) {
			return true
		}
	}
	return false
}

// A return that uses every field.
var full = countylines.Return{
	Area:   countylines.NorthWales | countylines.Cheshire,
	Period: october,
	Days:   calendar.Period{From: october.From + 1, To: october.To},
	Scope:  "Pwllheli 'stop'; DROP TABLE returns --",
	Joint:  countylines.UK &^ (countylines.NorthWales | countylines.Cheshire),
	Basis:  "wholesale\nprices, £",
	Counts: countylines.Counts{
		countylines.Arrests: stats.Nearly(600), countylines.Remanded: stats.Between(3, 9), countylines.LinesActive: stats.Exactly(0),
		countylines.ChildrenTaught: stats.MoreThan(950), countylines.PeopleSafeguarded: stats.Sum(stats.Exactly(4), stats.Figure[int]{}),
	},
	Seized: seizure.Of(
		seizure.Cocaine.Weighing(stats.MoreThan(5*seizure.Kilogram)),
		(seizure.Crack | seizure.Heroin).In(seizure.Wrap).Count(stats.Exactly(112)),
		seizure.AnyWeapon.Count(stats.Exactly(68), seizure.Knife.Count(stats.Exactly(19))),
		seizure.AnyDrug.Worth(stats.About(2_700_000*seizure.Pound)),
		seizure.Phone.Count(stats.AtMost(40)),
		seizure.Cash(stats.LessThan(15_000*seizure.Pound)),
		seizure.Cannabis.Seizures(stats.AtLeast(7)),
	),
	Source: countylines.Source{Publisher: "Express & Star", URL: "https://example.org/?a=1&b=2", Published: october.To, Provisional: true},
}

func TestReturnsComeBackAsTheyWere(t *testing.T) {
	for name, l := range map[string]countylines.Ledger{
		"every field": {full},
		"no field":    {{}},
		"weeks":       once(read(t, published.Weeks)),
		"programme":   once(read(t, published.Programme)),
		"seizures":    once(read(t, published.SeizuresNational)),
	} {
		t.Run(name, func(t *testing.T) {
			path := newFile(t)
			addTo(t, open(t, path), l)
			got, err := open(t, path).Ledger(t.Context())
			require.NoError(t, err)
			require.Equal(t, l, got)
		})
	}
}

var someFigure = rapid.Custom(func(t *rapid.T) stats.Figure[int] {
	n := rapid.IntRange(0, 1<<40).Draw(t, "n")
	return rapid.SampledFrom([]stats.Figure[int]{
		stats.Exactly(n), stats.MoreThan(n), stats.Nearly(n), stats.About(n), stats.AtMost(n), stats.Between(n, 2*n), stats.Sum(stats.About(n), stats.Exactly(1)),
	}).Draw(t, "figure")
})

func TestAnyWordingSurvives(t *testing.T) {
	d := open(t, newFile(t))
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		r := countylines.Return{Area: countylines.Area(rapid.Uint64().Draw(rt, "area")) & countylines.UK, Period: october}
		r.Source.URL = rapid.String().Draw(rt, "address")
		r.Basis = time.Duration(n).String() // so that no two are equal
		n++
		r.Counts = rapid.MapOfN(rapid.SampledFrom([]countylines.Measure{countylines.Arrests, countylines.Charged, countylines.LinesClosed}), someFigure, 1, 3).Draw(rt, "counts")
		added, err := d.Add(t.Context(), countylines.Ledger{r})
		require.NoError(rt, err)
		require.Equal(rt, 1, added)
		got, err := d.load(t.Context(), "WHERE id = (SELECT max(id) FROM returns)")
		require.NoError(rt, err)
		require.Equal(rt, countylines.Ledger{r}, got)
	})
}

func TestWithinIsThatOfTheLedger(t *testing.T) {
	d, l := open(t, newFile(t)), once(read(t, published.Weeks))
	addTo(t, d, l)
	areas := []countylines.Area{0, countylines.Staffordshire, countylines.WestMidlandsRegion, countylines.UK, countylines.UK &^ countylines.Metropolitan}
	periods := []calendar.Period{{}, october, october.From.Month(), october.From.Year(), {From: october.From, To: october.To - 1}}
	for _, area := range areas {
		for _, period := range periods {
			got, err := d.Within(t.Context(), area, period)
			require.NoError(t, err)
			require.Equal(t, l.Within(area, period), got, "%v, %v", area, period)
		}
	}
}

func TestRevisionsStay(t *testing.T) {
	monday, thursday := october.To, october.To+3
	said := func(on calendar.Day, arrests stats.Figure[int]) countylines.Return {
		return countylines.Return{
			Area: countylines.Kent, Period: october, Counts: countylines.Counts{countylines.Arrests: arrests},
			Source: countylines.Source{Publisher: "Kent Police", Published: on},
		}
	}
	d := open(t, newFile(t))
	addTo(t, d, countylines.Ledger{said(monday, stats.MoreThan(40))})
	addTo(t, d, countylines.Ledger{said(thursday, stats.Exactly(38))})
	l, err := d.Within(t.Context(), countylines.Kent, october)
	require.NoError(t, err)
	require.Len(t, l, 2)
	for day, want := range map[calendar.Day]stats.Figure[int]{monday: stats.MoreThan(40), thursday: stats.Exactly(38)} {
		got, err := l.AsOf(day).Count(countylines.Arrests, countylines.Kent, october)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

func TestWhatIsSaidIsKeptOnce(t *testing.T) {
	d, l := open(t, newFile(t)), countylines.Ledger{{}, full, {Area: countylines.Kent}}
	addTo(t, d, l)
	again, err := d.Add(t.Context(), append(l, countylines.Return{Area: countylines.Essex}))
	require.NoError(t, err)
	require.Equal(t, 1, again)
}

func TestSQLSeesTheWording(t *testing.T) {
	d := open(t, newFile(t))
	addTo(t, d, countylines.Ledger{full})
	var figure stats.Figure[int]
	var first calendar.Day
	err := d.db.QueryRowContext(t.Context(), "SELECT figure, first FROM counted WHERE measure = 'arrests'").Scan(&figure, &first)
	require.NoError(t, err)
	require.Equal(t, stats.Nearly(600), figure)
	require.Equal(t, october.From, first)
}

// Two processes, and readers meanwhile, wait for each other.
func TestSeveralAtOnce(t *testing.T) {
	path := newFile(t)
	const each = 50
	done := make(chan error, 2)
	for _, area := range []countylines.Area{countylines.Kent, countylines.Essex} {
		go func() {
			done <- func() error {
				d, err := Open(t.Context(), path, 30*time.Second)
				if err != nil {
					return err
				}
				defer d.Close()
				for i := range each {
					if _, err := d.Add(t.Context(), countylines.Ledger{{Area: area, Period: (october.From + calendar.Day(i)).Week(), Basis: time.Duration(i).String()}}); err != nil {
						return err
					}
					if _, err := d.Ledger(t.Context()); err != nil {
						return err
					}
				}
				return nil
			}()
		}()
	}
	require.NoError(t, errors.Join(<-done, <-done))
	l, err := open(t, path).Ledger(t.Context())
	require.NoError(t, err)
	require.Len(t, l, 2*each)
}

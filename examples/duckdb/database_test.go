// SPDX-License-Identifier: MIT

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/internal/generate"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

func newFile(t testing.TB) string {
	return filepath.Join(t.TempDir(), `what was "seized"? it's [100%].duckdb`)
}

// written gives a file with a content, the name of which is hard on SQL and globs.
func written(t testing.TB, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), `it's [a] "file"? 100%*.csv`)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	return path
}

func openNew(t testing.TB, path string) *Database {
	t.Helper()
	d, err := Open(t.Context(), path)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, d.Close()) })
	return d
}

func makeDatabase(t testing.TB, path string) {
	t.Helper()
	d, err := Open(t.Context(), path)
	require.NoError(t, err)
	require.NoError(t, d.Close())
}

// addTo adds rows that are all accepted.
func addTo(t testing.TB, d *Database, content string) {
	t.Helper()
	added, err := d.Add(t.Context(), written(t, content))
	require.NoError(t, err)
	require.Equal(t, Added{Accepted: len(eventsOf(t, content))}, added)
}

func events(t testing.TB, d *Database) (all []countylines.Event) {
	t.Helper()
	for e, err := range d.Events(t.Context()) {
		require.NoError(t, err)
		all = append(all, e)
	}
	return all
}

func eventsOf(t testing.TB, content string) (all []countylines.Event) {
	t.Helper()
	for e, err := range records.Read(strings.NewReader(content)) {
		if _, rejected := errors.AsType[*countylines.RowError](err); !rejected {
			require.NoError(t, err)
			all = append(all, e)
		}
	}
	return all
}

func ledgerOf(events []countylines.Event) countylines.Ledger {
	var t records.Tally
	for _, e := range events {
		t.Add(e, e.On.Year())
	}
	return t.Ledger()
}

func mixed(t testing.TB, rows int) string {
	t.Helper()
	var b strings.Builder
	require.NoError(t, generate.Mixed(&b, rows))
	return b.String()
}

const plainRows = `force,date,substance,grams
Kent,2022-10-03,heroin,1.5
Essex,2022-10-04,crack,0.000000001
Kent,2023-10-05,heroin,9223372.036854775
`

// Every column, and every wording that a figure can have.
const everything = `force,date,team,joint,scope,line,substance,amount
Kent,2022-10-03,north,Essex|Met,Operation 'Quack'; DROP TABLE events --,Billy,heroin|crack,over 5kg
Kent,2022-10-03,,,,,heroin,nearly 18g
Essex,3/10/2022,,,,,cannabis,about half an ounce
Essex,2022-10-03,,,,,drugs,up to 1.2 tonnes
Essex,2022-10-03,,,,,khat,at least 3 stone
Essex,2022-10-03,,,,,khat,under 5mg
Essex,2022-10-03,,,,,khat,between 5g and 7g
Essex,2022-10-03,,,,,khat,
Essex,2022-10-03,,,,,khat,0g
Essex,2022-10-03,,,,,crack,1oz
`

func TestRecordsComeBackAsTheyWere(t *testing.T) {
	for name, content := range map[string]string{"every wording": everything, "mixed": mixed(t, 5000)} {
		t.Run(name, func(t *testing.T) {
			path := newFile(t)
			d, err := Open(t.Context(), path)
			require.NoError(t, err)
			_, err = d.Add(t.Context(), written(t, content))
			require.NoError(t, err)
			require.NoError(t, d.Close())
			require.Equal(t, eventsOf(t, content), events(t, openNew(t, path)), "in the order of the rows")
		})
	}
}

// SQL adds up what the words guarantee to the same ends as the library.
func TestSumsAreThoseOfTheLibrary(t *testing.T) {
	const most = "force,date,substance,grams\n" +
		"Kent,2022-10-03,heroin,9223372036.854775807\nKent,2022-10-03,heroin,9223372036.854775807\n" +
		"Kent,2022-10-03,crack,9223372036.854775807\nKent,2022-10-03,crack,up to 1\n"
	for name, content := range map[string]string{"every wording": everything, "more than a Mass": most, "mixed": mixed(t, 20_000)} {
		t.Run(name, func(t *testing.T) {
			d := openNew(t, newFile(t))
			_, err := d.Add(t.Context(), written(t, content))
			require.NoError(t, err)
			sums, n, err := d.Sums(t.Context())
			require.NoError(t, err)
			all := eventsOf(t, content)
			require.Len(t, all, n)
			ours := sumsOf(ledgerOf(all))
			require.NoError(t, difference(ours, sums))
			for g := range sums {
				delete(sums, g)
				require.ErrorContains(t, difference(ours, sums), g.Force.String())
				break
			}
		})
	}
}

// The types of the library go in as parameters, and come out of SQL's own sums.
func TestTypesInQueries(t *testing.T) {
	d := openNew(t, newFile(t))
	addTo(t, d, everything)
	addTo(t, d, plainRows)
	var mass stats.Figure[seizure.Mass]
	var on calendar.Day
	err := d.conn.QueryRowContext(t.Context(), "SELECT mass, day FROM events WHERE force = ? AND substance = ? AND day >= ? AND lo = ?",
		countylines.Kent, seizure.Heroin|seizure.Crack, calendar.Date(2022, time.October, 3), 5*seizure.Kilogram).Scan(&mass, &on)
	require.NoError(t, err)
	require.Equal(t, stats.MoreThan(5*seizure.Kilogram), mass)
	require.Equal(t, calendar.Date(2022, time.October, 3), on)

	for _, sum := range []string{"sum(lo)", "sum(lo)::BIGINT", "sum(lo)::DECIMAL(38, 0)"} {
		var total seizure.Mass
		var figure stats.Figure[seizure.Mass]
		err := d.conn.QueryRowContext(t.Context(), "SELECT "+sum+", "+sum+" FROM events WHERE substance = ? AND lo = hi", seizure.Heroin).Scan(&total, &figure)
		require.NoError(t, err)
		require.Equal(t, 9_223_373_536_854_775*seizure.Nanogram, total)
		require.Equal(t, stats.Exactly(total), figure)
	}
}

func TestFileIsAddedOnce(t *testing.T) {
	d := openNew(t, newFile(t))
	content := mixed(t, 1000)
	first, err := d.Add(t.Context(), written(t, content))
	require.NoError(t, err)
	require.Equal(t, 1000, first.Accepted+first.Rejected)
	require.Len(t, events(t, d), first.Accepted)
	again, err := d.Add(t.Context(), written(t, content))
	require.NoError(t, err)
	first.Before = true
	require.Equal(t, first, again)
	require.Len(t, events(t, d), first.Accepted)
}

// Every row is accepted or rejected, and a column that is not known is no row.
func TestRowsThatAreRejected(t *testing.T) {
	const content = `force,date,substance,grams,form,count,offence,colour
Kent,2022-10-03,heroin,1.5,,,,
Kent,2022-10-03,heroin,,wraps,5,,
Kent,2022-10-03,heroin,1.5,,,possession with intent to supply,
Kent,2022-10-03,gin,1.5,,,,
Kent,2022-10-03,heroin

Kent,2022-10-03,heroin,NaN,,,,
`
	d := openNew(t, newFile(t))
	added, err := d.Add(t.Context(), written(t, content))
	require.NoError(t, err)
	require.Equal(t, Added{Accepted: 1, Rejected: 5}, added)
	require.Len(t, events(t, d), 1)
	var accepted, rejected int
	require.NoError(t, d.conn.QueryRowContext(t.Context(), "SELECT accepted, rejected FROM files").Scan(&accepted, &rejected))
	require.Equal(t, added, Added{Accepted: accepted, Rejected: rejected})
}

func TestFileThatNoEventCanBeReadFrom(t *testing.T) {
	d := openNew(t, newFile(t))
	for _, content := range []string{"", "a,b\n1,2\n", "PK\x03\x04"} {
		_, err := d.Add(t.Context(), written(t, content))
		_, ok := errors.AsType[*countylines.RowError](err)
		require.True(t, ok, "%v", err)
	}
	_, err := d.Add(t.Context(), filepath.Join(t.TempDir(), "none.csv"))
	require.ErrorIs(t, err, os.ErrNotExist)
	require.Empty(t, events(t, d))
}

// SPDX-License-Identifier: MIT

package main

import (
	"database/sql"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/duckdb/duckdb-go/v2"
	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/internal/generate"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// typed is a CSV file of plain rows as DuckDB reads it fastest.
func typed(path string, keys ...string) string {
	columns := "force: 'VARCHAR', date: 'DATE', substance: 'VARCHAR', grams: 'DECIMAL(18, 3)'"
	for _, key := range keys {
		columns += ", " + key + ": 'VARCHAR'"
	}
	return "read_csv(" + quoted(globbed(path)) + ", header = true, columns = {" + columns + "})"
}

func inMemory(t testing.TB) *sql.DB {
	t.Helper()
	db, err := sql.Open("duckdb", settings)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return db
}

func plain(t testing.TB, rows int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plain.csv")
	require.NoError(t, makeUp(path, rows))
	return path
}

// made gives the path of a file that write writes.
func made(t testing.TB, write func(io.Writer) error) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.csv")
	f, err := os.Create(path)
	require.NoError(t, err)
	require.NoError(t, write(f))
	require.NoError(t, f.Close())
	return path
}

func addFile(t testing.TB, path string, of func(calendar.Day) calendar.Period, keys ...string) *records.Tally {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	var tally records.Tally
	for _, key := range keys {
		tally.Keys = append(tally.Keys, records.By(key))
	}
	require.NoError(t, tally.AddFile(t.Context(), f, of, records.Options{}))
	return &tally
}

// A million rows come to the same totals to the nanogram, by force, drug and quarter.
func TestMillion(t *testing.T) {
	path := plain(t, million)
	tally := addFile(t, path, calendar.Day.Quarter)
	require.Equal(t, million, tally.Accepted)

	type group struct {
		Group
		quarter calendar.Period
	}
	library := map[group]seizure.Mass{}
	for _, r := range tally.Ledger() {
		for _, found := range r.Seized.Mass {
			mass, exact := found.Figure.Exact()
			require.True(t, exact)
			library[group{Group{r.Area, found.Set}, r.Period}] = mass
		}
	}
	rows, err := inMemory(t).QueryContext(t.Context(), "SELECT force, substance, date_trunc('quarter', date), sum(grams), count(*) FROM "+typed(path)+" GROUP BY ALL")
	require.NoError(t, err)
	defer rows.Close()
	theirs := map[group]seizure.Mass{}
	read := 0
	for rows.Next() {
		var g group
		var on calendar.Day
		var grams duckdb.Decimal
		var n int
		require.NoError(t, rows.Scan(&g.Force, &g.Drug, &on, &grams, &n))
		g.quarter = on.Quarter()
		require.EqualValues(t, 3, grams.Scale)
		theirs[g] = seizure.Mass(grams.Value.Int64()) * seizure.Milligram
		read += n
	}
	require.NoError(t, rows.Err())
	require.Equal(t, million, read)
	require.Len(t, theirs, len(generate.Forces)*len(generate.Drugs)*8)
	require.Equal(t, library, theirs)
}

// Of rows as people write them SQL has those of an exact weight, to the same totals.
func TestMixedRows(t *testing.T) {
	const n = 200_000
	path := written(t, mixed(t, n))
	told := 0
	library, err := readByLibrary(t.Context(), path, func(*countylines.RowError) { told++ })
	require.NoError(t, err)
	duckdb, err := readByDuckDB(t.Context(), path)
	require.NoError(t, err)
	require.Equal(t, n, library.Plain+library.Worded+library.Rejected)
	require.Equal(t, n, duckdb.Plain+duckdb.Rejected)
	require.Equal(t, library.Rejected, told)
	require.Equal(t, library.Plain, duckdb.Plain)
	require.NotZero(t, library.Worded)
	require.NoError(t, difference(library.Only, duckdb.Only))
}

// What the ways to read such rows keep of them; the README has the numbers.
func TestWaysToRead(t *testing.T) {
	const n = 20_000
	path := written(t, mixed(t, n))
	conn, err := inMemory(t).Conn(t.Context())
	require.NoError(t, err)
	defer conn.Close()
	_, err = conn.ExecContext(t.Context(), "SELECT sum(grams) FROM "+typed(path))
	require.Error(t, err, "a row is not of the types, and nothing is read")

	var kept, wrong, rejected int
	require.NoError(t, conn.QueryRowContext(t.Context(), `
		SELECT count(*), count(*) FILTER (force = 'Mersyside' OR substance = 'white' OR grams < 0)
		FROM `+strings.TrimSuffix(typed(path), ")")+", store_rejects = true) WHERE date IS NOT NULL").Scan(&kept, &wrong))
	require.NoError(t, conn.QueryRowContext(t.Context(), "SELECT count(DISTINCT line) FROM reject_errors").Scan(&rejected))
	require.Equal(t, []int{18_959, 49, 1_041}, []int{kept, wrong, rejected})
	require.Equal(t, n, kept+rejected)

	bySQL, err := readByDuckDB(t.Context(), path)
	require.NoError(t, err)
	require.Equal(t, []int{19_389, 611}, []int{bySQL.Plain, bySQL.Rejected})
	library, err := readByLibrary(t.Context(), path, nil)
	require.NoError(t, err)
	require.Equal(t, []int{19_389, 507, 104}, []int{library.Plain, library.Worded, library.Rejected})
}

// What SQL does not claim to read is not compared: weights that are written otherwise
// than as plain numbers, and rows that mean something to the library alone.
func TestOnlyWhatBothRead(t *testing.T) {
	const rows = "force,date,substance,grams\nKent,2022-10-03,heroin,1\nKent,2022-10-03,crack,\"1,300.5\"\nEssex,2022-10-03,crack,7\n" +
		"Kent,2022-10-03,crack,12\u00a0\nKent\u00a0,2022-10-03,\u00a0crack,3\nKent,2022-10-03,crack,12.5g\nKent,2022-10-03,crack,½\nKent,2022-10-03,crack,1e3\n" +
		"Birmingham,2022-10-03,heroin,5\nKent,2022-10,heroin,5\nKent,Oct-22,heroin,5\nKent,3 October 2022,heroin,5\n" +
		"Kent,2022-10-03,,5\nKent,2022-10-03,heroin,\nKent,2022-10-03,heroin,over 5\nKint,2022-10-03,heroin,5\n"
	for dates, want := range map[string]int{
		"Kent,3/10/2022,heroin,9\nKent,23/10/2022,heroin,9\n": 10,
		"Kent,3/10/2022,heroin,9\nKent,10/23/2022,heroin,9\n": 8, // the month may be first
		"Kent,3/10/2022,heroin,9\nKent,10/23/2022,heroin,?\n": 8,
	} {
		path := written(t, rows+dates)
		library, err := readByLibrary(t.Context(), path, nil)
		require.NoError(t, err)
		duckdb, err := readByDuckDB(t.Context(), path)
		require.NoError(t, err)
		require.Equal(t, []int{want, want}, []int{library.Plain, duckdb.Plain}, dates)
		require.NoError(t, difference(library.Only, duckdb.Only))
		require.NoError(t, run(t.Context(), newFile(t), 0, []string{path}))
	}
}

// A difference is found, named, and no more than a difference.
func TestDifferenceIsNamed(t *testing.T) {
	g := Group{countylines.Kent, seizure.Heroin}
	a, b := Sums{g: stats.Exactly(seizure.Gram)}, Sums{g: stats.Exactly(seizure.Gram + 1)}
	require.NoError(t, difference(a, a))
	require.EqualError(t, difference(a, b), "they differ: Kent, heroin: library 1g, DuckDB 1.000000001g")
	require.Error(t, difference(a, nil))
	require.Error(t, difference(nil, b))
	require.Error(t, difference(a, Sums{g: stats.AtLeast(seizure.Gram)}))
}

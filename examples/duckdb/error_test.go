// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/published"
)

func requireFault(t *testing.T, want Fault, err error) *DatabaseError {
	t.Helper()
	e, ok := errors.AsType[*DatabaseError](err)
	require.True(t, ok, "%v", err)
	require.Equal(t, want, e.Fault, "%v", err)
	require.Contains(t, e.Error(), strconv.Quote(e.Path))
	return e
}

// requireRefused opens a file in vain, which is left as it is.
func requireRefused(t *testing.T, want Fault, path string) *DatabaseError {
	t.Helper()
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	_, err = Open(t.Context(), path)
	e := requireFault(t, want, err)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.True(t, string(before) == string(after), "the file was changed")
	return e
}

func TestFileThatIsNoDatabase(t *testing.T) {
	path := newFile(t)
	for _, content := range []string{published.Weeks, "", "PK\x03\x04", "SQLite format 3\x00", string(make([]byte, 16384))} {
		require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
		requireRefused(t, NotADatabase, path)
	}
}

func TestFileThatCannotBe(t *testing.T) {
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "no such directory", "seizures.duckdb")} {
		_, err := Open(t.Context(), path)
		requireFault(t, 0, err)
	}
}

// change changes a database behind the program's back.
func change(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("duckdb", path)
	require.NoError(t, err)
	_, err = db.Exec(statements)
	require.NoError(t, err)
	require.NoError(t, db.Close())
}

func TestDatabaseOfAnother(t *testing.T) {
	for _, theirs := range []string{
		"CREATE TABLE events (id INTEGER)",
		"CREATE VIEW v AS SELECT 1 AS one",
		"CREATE SEQUENCE s",
		"CREATE TYPE colour AS ENUM ('red')",
		"CREATE MACRO double(x) AS 2 * x",
		"CREATE TABLE countylines (town VARCHAR)", // our name, and nothing else of ours
	} {
		path := filepath.Join(t.TempDir(), "other.duckdb")
		change(t, path, theirs)
		requireRefused(t, OtherDatabase, path)
	}
}

// What a crash has left beside a database of another program stays there too.
func TestLogOfAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.duckdb")
	change(t, path, "PRAGMA disable_checkpoint_on_shutdown; CREATE TABLE theirs (id INTEGER)")
	before, err := os.ReadFile(path + ".wal")
	require.NoError(t, err)
	requireRefused(t, OtherDatabase, path)
	after, err := os.ReadFile(path + ".wal")
	require.NoError(t, err)
	require.Equal(t, before, after)
}

// A database that nobody has made a table in is as good as none.
func TestEmptyDatabase(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.duckdb")
	change(t, path, "SELECT 1")
	addTo(t, openNew(t, path), plainRows)
}

func TestTablesOfAnotherVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "seizures.duckdb")
	makeDatabase(t, path)
	change(t, path, "UPDATE countylines SET version = 9")
	require.Equal(t, 9, requireRefused(t, OtherVersion, path).Version)
}

// A file of a later DuckDB, whose first block is the same but for the number of the
// format and the checksum.
func TestFormatOfAnotherVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "later.duckdb")
	makeDatabase(t, path)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	first := content[8:4096]
	require.Equal(t, "DUCK", string(first[:4]))
	require.Equal(t, checksum(first), binary.LittleEndian.Uint64(content))
	binary.LittleEndian.PutUint64(first[4:], 9999)
	binary.LittleEndian.PutUint64(content, checksum(first))
	require.NoError(t, os.WriteFile(path, content, 0o644))
	requireRefused(t, OtherVersion, path)
}

// checksum is that of DuckDB's blocks.
func checksum(block []byte) uint64 {
	sum := uint64(5381)
	for ; len(block) > 0; block = block[8:] {
		sum ^= binary.LittleEndian.Uint64(block) * 0xbf58476d1ce4e5b9
	}
	return sum
}

func TestDamagedDatabase(t *testing.T) {
	path := newFile(t)
	d, err := Open(t.Context(), path)
	require.NoError(t, err)
	addTo(t, d, plainRows)
	require.NoError(t, d.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	for i := 4096; i < len(content); i++ { // all but the first block
		content[i] = byte(i * 31)
	}
	require.NoError(t, os.WriteFile(path, content, 0o644))
	requireRefused(t, Damaged, path)
	require.NoError(t, os.WriteFile(path, content[:6000], 0o644))
	requireRefused(t, Damaged, path)
}

func TestFileThatIsOpenAlready(t *testing.T) {
	path := newFile(t)
	d := openNew(t, path)
	addTo(t, d, plainRows)
	link := filepath.Join(t.TempDir(), "link")
	require.NoError(t, os.Symlink(path, link))
	for _, path := range []string{path, link} {
		_, err := Open(t.Context(), path)
		requireFault(t, Locked, err)
	}
	addTo(t, openNew(t, newFile(t)), everything) // one file does not stand in the way of another
	require.Equal(t, eventsOf(t, plainRows), events(t, d))
}

// A row that cannot be read does not stand in the way of the others.
func TestRowsOfOthers(t *testing.T) {
	for column, value := range map[string]string{
		"force": "'atlantis'", "joint": "'atlantis'", "substance": "'gin'", "mass": "'5kgish'", "day": "DATE '1066-10-14'",
	} {
		t.Run(column, func(t *testing.T) {
			d := openNew(t, newFile(t))
			addTo(t, d, plainRows)
			_, err := d.conn.ExecContext(t.Context(), "UPDATE events SET "+column+" = "+value+" WHERE rowid = 1")
			require.NoError(t, err)
			var got []countylines.Event
			var rejected []*countylines.RowError
			for e, err := range d.Events(t.Context()) {
				if row, ok := errors.AsType[*countylines.RowError](err); ok {
					rejected = append(rejected, row)
					continue
				}
				require.NoError(t, err)
				got = append(got, e)
			}
			require.Len(t, rejected, 1)
			require.Equal(t, 1, rejected[0].Row)
			require.Equal(t, column, rejected[0].Column)
			want := eventsOf(t, plainRows)
			require.Equal(t, append(want[:1:1], want[2:]...), got)
		})
	}
}

func TestCancelled(t *testing.T) {
	d := openNew(t, newFile(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := d.Add(ctx, written(t, plainRows))
	require.ErrorIs(t, err, context.Canceled)
	_, err = Open(ctx, newFile(t))
	requireFault(t, 0, err)
	require.ErrorIs(t, err, context.Canceled)
	require.Empty(t, events(t, d))
}

func TestFileThatDuckDBCannotRead(t *testing.T) {
	for name, content := range map[string]string{
		"no heading":     "",
		"other columns":  "force,date,drug,kg\nKent,2022-10-03,heroin,1\n",
		"twice a column": "force,date,substance,grams,grams\nKent,2022-10-03,heroin,1,1\n",
		"mixed lines":    "force,date,substance,grams\r\nKent,2022-10-03,heroin,1\nKent,2022-10-03,heroin,1\r\n",
		"a quote":        "force,\"date,substance,grams\nKent,2022-10-03,heroin,1\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := readByDuckDB(t.Context(), written(t, content))
			requireFault(t, NotCSV, err)
		})
	}
	_, err := readByDuckDB(t.Context(), filepath.Join(t.TempDir(), "none.csv"))
	requireFault(t, 0, err)
	require.ErrorIs(t, err, os.ErrNotExist)
}

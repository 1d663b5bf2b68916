// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/published"
)

func faultOf(t *testing.T, err error) Fault {
	t.Helper()
	e, ok := errors.AsType[*DatabaseError](err)
	require.True(t, ok, "%v", err)
	require.Contains(t, e.Error(), e.Path)
	return e.Fault
}

// openFault gives the fault of a file, which is left as it is.
func openFault(t *testing.T, path string) Fault {
	t.Helper()
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	_, err = Open(t.Context(), path, 0)
	fault := faultOf(t, err)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, before, after)
	return fault
}

func TestFileThatIsNoDatabase(t *testing.T) {
	path := newFile(t)
	for _, content := range []string{published.Weeks, "PK\x03\x04", "SQLite format 3", string(make([]byte, 8192))} {
		require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
		require.Equal(t, NotADatabase, openFault(t, path))
	}
}

func TestFileThatCannotBe(t *testing.T) {
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "no such directory", "returns.db")} {
		_, err := Open(t.Context(), path, 0)
		require.Zero(t, faultOf(t, err))
	}
}

// change changes a database behind the program's back.
func change(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	defer db.Close()
	_, err = db.Exec(statements)
	require.NoError(t, err)
}

func TestDatabaseOfAnother(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.db")
	change(t, path, "CREATE TABLE returns (id INTEGER)")
	require.Equal(t, OtherDatabase, openFault(t, path))
	require.NoError(t, os.Remove(path))
	change(t, path, "CREATE TABLE returns (id INTEGER); PRAGMA application_id = 7")
	require.Equal(t, OtherDatabase, openFault(t, path))
}

func TestTablesOfAnotherVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "returns.db")
	d, err := Open(t.Context(), path, 0)
	require.NoError(t, err)
	require.NoError(t, d.Close())
	change(t, path, "PRAGMA user_version = 9")
	_, err = Open(t.Context(), path, 0)
	require.Equal(t, OtherVersion, faultOf(t, err))
	e, _ := errors.AsType[*DatabaseError](err)
	require.Equal(t, 9, e.Version)
}

func TestLockedDatabase(t *testing.T) {
	path := newFile(t)
	first := open(t, path)
	addTo(t, first, countylines.Ledger{full})
	second, err := Open(t.Context(), path, time.Millisecond)
	require.NoError(t, err)
	defer second.Close()
	err = first.inTransaction(t.Context(), func(*sql.Tx) error {
		_, err := second.Add(t.Context(), pair(1))
		require.Equal(t, Locked, faultOf(t, err))
		l, err := second.Ledger(t.Context())
		require.NoError(t, err, "who reads need not wait")
		require.Equal(t, countylines.Ledger{full}, l)
		return nil
	})
	require.NoError(t, err)
	addTo(t, second, pair(1))
}

// A lock that keeps even readers out.
func TestLockedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "returns.db")
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	_, err = db.Exec("BEGIN EXCLUSIVE; CREATE TABLE t (c)")
	require.NoError(t, err)
	_, err = Open(t.Context(), path, time.Millisecond)
	require.Equal(t, Locked, faultOf(t, err))
}

func TestDamagedDatabase(t *testing.T) {
	path := newFile(t)
	d, err := Open(t.Context(), path, 0)
	require.NoError(t, err)
	addTo(t, d, once(read(t, published.Programme)))
	require.NoError(t, d.Close())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	for i := 4096; i < len(content); i++ { // all pages but the first
		content[i] = byte(i * 31)
	}
	require.NoError(t, os.WriteFile(path, content, 0o644))
	_, err = open(t, path).Ledger(t.Context())
	require.Equal(t, Damaged, faultOf(t, err))
}

// A row that cannot be read does not stand in the way of the others.
func TestRowsOfOthers(t *testing.T) {
	for column, value := range map[string]string{
		"area": "'atlantis'", "period": "'2022-10-03/2022-02-31'", "counts": "'{\"arrests\": \"25ish\"}'",
		"seized": "'[]'", "published": "'yesterday'", "provisional": "7",
	} {
		t.Run(column, func(t *testing.T) {
			path := newFile(t)
			d := open(t, path)
			addTo(t, d, pair(0))
			addTo(t, d, pair(1))
			_, err := d.db.Exec("UPDATE returns SET " + column + " = " + value + " WHERE id = 2")
			require.NoError(t, err)
			l, err := d.Ledger(t.Context())
			row, ok := errors.AsType[*countylines.RowError](err)
			require.True(t, ok, "%v", err)
			require.Equal(t, 2, row.Row)
			require.Equal(t, column, row.Column)
			require.Equal(t, countylines.Ledger{pair(0)[0], pair(1)[0], pair(1)[1]}, l)
			if column != "period" {
				_, err = d.Within(t.Context(), countylines.UK, october)
				require.Error(t, err)
			}
		})
	}
}

func TestCancelled(t *testing.T) {
	d := open(t, newFile(t))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := d.Add(ctx, pair(0))
	require.Zero(t, faultOf(t, err))
	require.ErrorIs(t, err, context.Canceled)
	l, err := d.Ledger(t.Context())
	require.NoError(t, err)
	require.Empty(t, l)
}

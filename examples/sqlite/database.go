// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
	"net/url"
	"path/filepath"
	"time"
)

// A Database keeps returns in an SQLite file, which any number of processes may have
// open. What was committed survives a crash of the process and of the machine.
type Database struct {
	path string
	db   *sql.DB
}

//go:embed schema.sql
var schema string

// Written into the file, so that what it holds can be told.
const (
	applicationID = 0x6f707372 // "opsr"
	schemaVersion = 1
)

// Open opens the database at a path, and makes one where there is no file or an
// empty one. It waits that long for another process to end its writing, then and in
// later calls. Errors are [*DatabaseError]s; another program's file is left as it is.
func Open(ctx context.Context, path string, wait time.Duration) (*Database, error) {
	d := &Database{path: path}
	source, err := dataSource(path, wait)
	if err != nil {
		return nil, d.fault(err)
	}
	if d.db, err = sql.Open("sqlite", source); err != nil {
		return nil, d.fault(err)
	}
	if err := d.prepare(ctx); err != nil {
		d.db.Close()
		return nil, d.fault(err)
	}
	return d, nil
}

func dataSource(path string, wait time.Duration) (string, error) {
	absolute, err := filepath.Abs(path)
	query := url.Values{
		// A transaction takes its lock when it begins, so that none fails half-way.
		"_txlock": {"immediate"},
		// A commit is on the disk when it returns.
		"_pragma": {fmt.Sprintf("busy_timeout(%d)", wait.Milliseconds()), "synchronous(full)"},
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: query.Encode()}).String(), err
}

// prepare makes the tables of a new file, and checks those of another.
func (d *Database) prepare(ctx context.Context) error {
	found, err := d.tables(ctx, d.db)
	if err == nil && !found {
		err = d.inTransaction(ctx, func(tx *sql.Tx) error {
			// Another process may have been first.
			if found, err := d.tables(ctx, tx); found || err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, schema+
				fmt.Sprintf("; PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, schemaVersion))
			return err
		})
	}
	if err == nil {
		// Readers then never wait for a writer, nor it for them.
		_, err = d.db.ExecContext(ctx, "PRAGMA journal_mode = wal")
	}
	return err
}

// tables reports whether the file has tables of this version. An empty one has none;
// any others are an error.
func (d *Database) tables(ctx context.Context, from interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}) (bool, error) {
	var application, version, tables int
	err := from.QueryRowContext(ctx, `SELECT application_id, user_version, (SELECT count(*) FROM sqlite_schema)
		FROM pragma_application_id, pragma_user_version`).Scan(&application, &version, &tables)
	switch {
	case err != nil:
		return false, err
	case application == 0 && version == 0 && tables == 0:
		return false, nil
	case application != applicationID:
		return false, &DatabaseError{Path: d.path, Fault: OtherDatabase}
	case version != schemaVersion:
		return false, &DatabaseError{Path: d.path, Fault: OtherVersion, Version: version}
	}
	return true, nil
}

// inTransaction does all of something or nothing.
func (d *Database) inTransaction(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Close closes the database. What was added is on the disk already.
func (d *Database) Close() error { return d.fault(d.db.Close()) }

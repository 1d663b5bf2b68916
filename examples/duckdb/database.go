// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"

	"github.com/duckdb/duckdb-go/v2"
)

// A Database keeps seizures in a DuckDB file, which one process has open at a time.
// It is not for several goroutines at once.
type Database struct {
	path string    // which is its name within DuckDB too
	conn *sql.Conn // on which it is the default database
}

//go:embed schema.sql
var schema string

const schemaVersion = 1

// settings keep DuckDB from fetching extensions.
const settings = "?autoinstall_known_extensions=false&autoload_known_extensions=false"

// engine is the one DuckDB of this process, to which files are attached. A second one
// would not know that a file is open, and write over it.
var engine = sync.OnceValues(func() (*sql.DB, error) { return sql.Open("duckdb", settings) })

// Open opens the database at a path, and makes one where there is no file. Errors are
// [*DatabaseError]s; another program's file is left as it is.
func Open(ctx context.Context, path string) (*Database, error) {
	d := &Database{}
	if err := d.open(ctx, path); err != nil {
		return nil, faultOf(path, err)
	}
	return d, nil
}

func (d *Database) open(ctx context.Context, path string) error {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	var found bool
	switch d.path, err = filepath.EvalSymlinks(absolute); {
	case errors.Is(err, fs.ErrNotExist):
		d.path = absolute
	case err != nil:
		return err
	default:
		// Whose it is must be seen without writing even what a crash left in its log.
		if err := d.attach(ctx, ", READ_ONLY"); err != nil {
			return err
		}
		found, err = d.tables(ctx)
		if err := errors.Join(err, d.Close()); err != nil {
			return err
		}
	}
	if err := d.attach(ctx, ""); err != nil {
		return err
	}
	if !found {
		err = d.inTransaction(ctx, func() error {
			_, err := d.conn.ExecContext(ctx, schema)
			if err == nil {
				_, err = d.conn.ExecContext(ctx, "INSERT INTO countylines VALUES (?)", schemaVersion)
			}
			return err
		})
	}
	if err != nil {
		return errors.Join(err, d.Close())
	}
	return nil
}

func (d *Database) attach(ctx context.Context, options string) error {
	db, err := engine()
	if err != nil {
		return err
	}
	if d.conn, err = db.Conn(ctx); err != nil {
		return err
	}
	name := d.name()
	_, err = d.conn.ExecContext(ctx, "ATTACH "+quoted(d.path)+" AS "+name+" (TYPE duckdb"+options+")")
	if err == nil {
		if _, err = d.conn.ExecContext(ctx, "USE "+name); err != nil {
			return errors.Join(err, d.Close())
		}
		return nil
	}
	return errors.Join(err, d.conn.Close())
}

// name is the database in SQL.
func (d *Database) name() string { return `"` + strings.ReplaceAll(d.path, `"`, `""`) + `"` }

// tables reports whether the file has tables of this version. An empty database has
// none; any others are an error.
func (d *Database) tables(ctx context.Context) (bool, error) {
	var ours, all int
	err := d.conn.QueryRowContext(ctx, `SELECT count(*) FILTER (name = 'countylines'), count(*) FROM (
		SELECT table_name AS name FROM duckdb_tables() WHERE database_name = current_database()
		UNION ALL SELECT NULL FROM duckdb_views() WHERE database_name = current_database() AND NOT internal
		UNION ALL SELECT NULL FROM duckdb_functions() WHERE database_name = current_database() AND NOT internal
		UNION ALL SELECT NULL FROM duckdb_types() WHERE database_name = current_database() AND NOT internal
		UNION ALL SELECT NULL FROM duckdb_sequences() WHERE database_name = current_database())`).Scan(&ours, &all)
	if err != nil || all == 0 {
		return false, err
	}
	var version int
	if ours == 1 {
		err = d.conn.QueryRowContext(ctx, "SELECT max(version) FROM countylines").Scan(&version)
	}
	switch said, ok := errors.AsType[*duckdb.Error](err); {
	case ours != 1, ok && said.Type == duckdb.ErrorTypeBinder:
		return false, &DatabaseError{Path: d.path, Fault: OtherDatabase}
	case err == nil && version != schemaVersion:
		return false, &DatabaseError{Path: d.path, Fault: OtherVersion, Version: version}
	}
	return true, err
}

// inTransaction does all of something or nothing.
func (d *Database) inTransaction(ctx context.Context, do func() error) error {
	tx, err := d.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(); err != nil {
		return err
	}
	return tx.Commit()
}

// Close closes the database. What was added is on the disk already.
func (d *Database) Close() error {
	_, err := d.conn.ExecContext(context.Background(), "USE memory; DETACH "+d.name())
	return faultOf(d.path, errors.Join(err, d.conn.Close()))
}

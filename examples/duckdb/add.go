// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"reflect"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/seizure"
)

// An Added is what came of the rows of a file.
type Added struct {
	Accepted int  // rows that are in the database
	Rejected int  // and all the others
	Before   bool // whether it had been added before; nothing was done now
}

// Add adds the seizures of a CSV file, all of them or, after an error or a crash,
// none, and a file once. Errors of the database are [*DatabaseError]s, others those
// of [records.Tally.AddFile].
//
// Rejected are the rows that the library rejects, and those that say anything that
// the table has no column for: another item than a drug by weight, an offence.
func (d *Database) Add(ctx context.Context, path string) (Added, error) {
	f, err := os.Open(path)
	if err != nil {
		return Added{}, err
	}
	defer f.Close()
	var all records.Tally
	first, again := sha256.New(), sha256.New()
	if err := all.AddFile(ctx, io.TeeReader(f, first), calendar.Day.Year, records.Options{}); err != nil {
		return Added{}, err
	}
	sum := hex.EncodeToString(first.Sum(nil))
	added, err := d.added(ctx, sum)
	if err != nil || added.Before {
		return added, faultOf(d.path, err)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return Added{}, err
	}
	err = d.inTransaction(ctx, func() error {
		err := appendTo(d.conn, d.path, "events", func(add func(...driver.Value) error) (err error) {
			added.Accepted, err = appendEvents(ctx, f, sum, add)
			return err
		})
		if err == nil {
			_, err = f.Seek(0, io.SeekStart)
		}
		if err == nil {
			_, err = io.Copy(again, f)
		}
		if err != nil {
			return err
		}
		if hex.EncodeToString(again.Sum(nil)) != sum {
			return &DatabaseError{Path: path, Err: errors.New("it was changed while it was read, and nothing was added")}
		}
		added.Rejected = all.Accepted + all.Rejected - added.Accepted
		_, err = d.conn.ExecContext(ctx, "INSERT INTO files VALUES (?, ?, ?, ?)", sum, path, added.Accepted, added.Rejected)
		return err
	})
	if err != nil {
		return Added{}, faultOf(d.path, err)
	}
	return added, nil
}

// added gives what came of a file if it was added before.
func (d *Database) added(ctx context.Context, sum string) (was Added, err error) {
	err = d.conn.QueryRowContext(ctx, "SELECT true, accepted, rejected FROM files WHERE sha256 = ?", sum).Scan(&was.Before, &was.Accepted, &was.Rejected)
	if err == sql.ErrNoRows {
		return Added{}, nil
	}
	return was, err
}

// appendEvents appends the events of a file in the order of its rows, and gives how many
// it did. For that it must be able to go back in the file: whether 3/10/2022 has the day
// first is known at the end.
func appendEvents(ctx context.Context, r io.ReadSeeker, sum string, add func(...driver.Value) error) (n int, err error) {
	for e, err := range records.Read(r) {
		if ctx.Err() != nil {
			return n, ctx.Err()
		}
		if err != nil || !hasColumns(&e) {
			continue
		}
		var values []driver.Value
		for _, c := range columns(&e) {
			value, err := c.Value()
			if err != nil {
				return n, err
			}
			values = append(values, value)
		}
		bounds := e.Item.Mass.Bounds()
		var hi any
		if !bounds.Open {
			hi = int64(bounds.Hi)
		}
		if err := add(append(values, int64(bounds.Lo), hi, sum)...); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// hasColumns reports whether the table holds all that an event says.
func hasColumns(e *countylines.Event) bool {
	held := countylines.Event{Item: e.Item.Substance.Weighing(e.Item.Mass)}
	for i, c := range columns(&held) {
		reflect.ValueOf(c.field).Elem().Set(reflect.ValueOf(columns(e)[i].field).Elem())
	}
	return e.Item.Kind == seizure.KindMass && reflect.DeepEqual(*e, held)
}

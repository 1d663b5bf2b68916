// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"errors"
	"iter"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

// Events reads all seizures. A row that cannot be read, because somebody else wrote
// it or a later version of the library did, gives a [*countylines.RowError], whose
// Row is DuckDB's rowid, and reading goes on. Other errors are [*DatabaseError]s and
// the last.
func (d *Database) Events(ctx context.Context) iter.Seq2[countylines.Event, error] {
	return func(yield func(countylines.Event, error) bool) {
		rows, err := d.conn.QueryContext(ctx, "SELECT rowid, day, force, team, joint, scope, line, substance, mass FROM events ORDER BY rowid")
		if err != nil {
			yield(countylines.Event{}, faultOf(d.path, err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			var id int
			e := countylines.Event{Item: seizure.Item{Kind: seizure.KindMass}}
			into := []any{&id}
			for _, c := range columns(&e) {
				into = append(into, c)
			}
			err := rows.Scan(into...)
			row, unreadable := errors.AsType[*countylines.RowError](err)
			switch {
			case unreadable:
				row.Row, e, err = id, countylines.Event{}, row
			case err != nil:
				yield(countylines.Event{}, faultOf(d.path, err))
				return
			}
			if !yield(e, err) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(countylines.Event{}, faultOf(d.path, err))
		}
	}
}

// Sums adds up in SQL what the words guarantee, and gives how many seizures there
// are. Errors are [*DatabaseError]s.
func (d *Database) Sums(ctx context.Context) (Sums, int, error) {
	rows, err := d.conn.QueryContext(ctx, "SELECT force, substance, "+sumColumns(seizure.Nanogram)+" FROM events GROUP BY ALL")
	if err != nil {
		return nil, 0, faultOf(d.path, err)
	}
	sums, n, err := scanSums(rows)
	return sums, n, faultOf(d.path, err)
}

// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// Ledger gives all returns, revised ones included, in the order of adding. Rows that
// cannot be read, because somebody else wrote them or a later version of the library
// did, are left out, and the error joins a [*countylines.RowError] for each, whose Row
// is the row's id. Other errors are [*DatabaseError]s.
func (d *Database) Ledger(ctx context.Context) (countylines.Ledger, error) {
	return d.load(ctx, "")
}

// Within gives the returns about a part of an area in a part of a period, or all of
// them, as [countylines.Ledger.Within] does. Errors are those of [Database.Ledger].
//
// A question about the rest of a whole, such as UK&^Staffordshire, is asked of what
// is within the whole.
func (d *Database) Within(ctx context.Context, area countylines.Area, period calendar.Period) (countylines.Ledger, error) {
	if period.Size() == 0 {
		return nil, nil
	}
	// Which areas are parts of others is known to the library and not to the database.
	areas, err := d.areas(ctx, area)
	if err != nil {
		return nil, d.fault(err)
	}
	return d.load(ctx, "WHERE area IN (SELECT value FROM json_each(?)) AND first >= ? AND last <= ?",
		areas, period.From, period.To-1)
}

// areas gives the areas of returns that are part of one, as a JSON array, and those
// that cannot be read, so that their rows are told.
func (d *Database) areas(ctx context.Context, of countylines.Area) (string, error) {
	rows, err := d.db.QueryContext(ctx, "SELECT DISTINCT area FROM returns")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	texts := []string{}
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return "", err
		}
		var a countylines.Area
		if err := a.UnmarshalText([]byte(text)); err != nil || of.Contains(a) {
			texts = append(texts, text)
		}
	}
	list, err := json.Marshal(texts)
	return string(list), errors.Join(err, rows.Err())
}

func (d *Database) load(ctx context.Context, where string, values ...any) (countylines.Ledger, error) {
	rows, err := d.db.QueryContext(ctx, "SELECT id, "+names+" FROM returns "+where+" ORDER BY id", values...)
	if err != nil {
		return nil, d.fault(err)
	}
	defer rows.Close()
	var l countylines.Ledger
	var rejected []error
	for rows.Next() {
		var id int
		var r countylines.Return
		into := []any{&id}
		for _, c := range columns(&r) {
			into = append(into, c)
		}
		err := rows.Scan(into...)
		row, unreadable := errors.AsType[*countylines.RowError](err)
		switch {
		case unreadable:
			row.Row = id
			rejected = append(rejected, row)
		case err != nil:
			return nil, d.fault(err)
		default:
			l = append(l, r)
		}
	}
	if err := rows.Err(); err != nil {
		return nil, d.fault(err)
	}
	return l, errors.Join(rejected...)
}

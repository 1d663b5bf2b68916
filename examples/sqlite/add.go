// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"database/sql"

	"github.com/countylines/ops/countylines"
)

// Add adds returns, all of them or, after an error or a crash, none. It gives how many
// were new: what a source says is kept once, however often it is added, and a
// revision is a return beside the one that it revises. Errors are [*DatabaseError]s.
func (d *Database) Add(ctx context.Context, l countylines.Ledger) (added int, err error) {
	err = d.inTransaction(ctx, func(tx *sql.Tx) (err error) {
		added, err = insert(ctx, tx, l)
		return err
	})
	if err != nil {
		return 0, d.fault(err)
	}
	return added, nil
}

func insert(ctx context.Context, tx *sql.Tx, l countylines.Ledger) (added int, err error) {
	insert, err := tx.PrepareContext(ctx, "INSERT INTO returns ("+names+") VALUES ("+marks+") ON CONFLICT DO NOTHING")
	if err != nil {
		return 0, err
	}
	defer insert.Close()
	for _, r := range l {
		var values []any
		for _, c := range columns(&r) {
			values = append(values, c)
		}
		result, err := insert.ExecContext(ctx, values...)
		if err != nil {
			return 0, err
		}
		n, err := result.RowsAffected()
		if err != nil {
			return 0, err
		}
		added += int(n)
	}
	return added, nil
}

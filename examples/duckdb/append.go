// SPDX-License-Identifier: MIT

package main

import (
	"database/sql"
	"database/sql/driver"
	"errors"

	"github.com/duckdb/duckdb-go/v2"
)

// appendTo appends rows to a table, all of them within the transaction of the
// connection, if it has one.
func appendTo(conn *sql.Conn, catalog, table string, rows func(add func(...driver.Value) error) error) error {
	return conn.Raw(func(c any) error {
		a, err := duckdb.NewAppender(c.(driver.Conn), catalog, "main", table)
		if err != nil {
			return err
		}
		err = rows(a.AppendRow)
		return errors.Join(err, a.Close())
	})
}

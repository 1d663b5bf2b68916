// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/duckdb/duckdb-go/v2"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/seizure"
)

// readByDuckDB adds a CSV file up by force and substance in SQL, as far as SQL can:
// the weights that are plain numbers. What the words for forces, dates and
// substances mean it cannot know; the library says that, once for each different
// one. Errors are [*DatabaseError]s.
func readByDuckDB(ctx context.Context, path string) (got Reading, err error) {
	err = onConnection(ctx, func(conn *sql.Conn) (err error) {
		got, err = readCSV(ctx, conn, path)
		return err
	})
	switch {
	case err == nil:
		return got, nil
	case isCSVError(err):
		return Reading{}, &DatabaseError{Path: path, Fault: NotCSV, Err: err}
	}
	return Reading{}, &DatabaseError{Path: path, Err: err}
}

// isCSVError reports whether what is wrong is in a file and not around it.
func isCSVError(err error) bool {
	if said, ok := errors.AsType[*duckdb.Error](err); ok {
		return slices.Contains([]duckdb.ErrorType{duckdb.ErrorTypeBinder, duckdb.ErrorTypeConversion, duckdb.ErrorTypeInvalidInput}, said.Type)
	}
	_, heading := errors.AsType[*csv.ParseError](err)
	return heading || errors.Is(err, io.EOF)
}

// onConnection does something in a database in memory of its own.
func onConnection(ctx context.Context, do func(*sql.Conn) error) error {
	db, err := sql.Open("duckdb", settings)
	if err != nil {
		return err
	}
	defer db.Close()
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return do(conn)
}

func readCSV(ctx context.Context, conn *sql.Conn, path string) (got Reading, err error) {
	source, err := csvSource(path)
	if err != nil {
		return got, err
	}
	_, err = conn.ExecContext(ctx, `CREATE TEMP TABLE meant (field VARCHAR, text VARCHAR, value VARCHAR);
		CREATE TEMP TABLE said AS SELECT trim(file.force) AS force, trim(file.date) AS date, trim(file.substance) AS substance, trim(file.grams) AS grams
		FROM `+source+` AS file`)
	for _, field := range csvColumns[:3] {
		if err == nil {
			err = readWords(ctx, conn, field)
		}
	}
	if err != nil {
		return got, err
	}
	// Decimals of more than 18 digits are slow to read, and hardly any is needed.
	rows, err := conn.QueryContext(ctx, `
		WITH weighed AS (
			SELECT *, coalesce(TRY_CAST(grams AS DECIMAL(18, 9)), TRY_CAST(grams AS DECIMAL(19, 9))) AS lo, lo AS hi
			FROM said WHERE regexp_full_match(grams, '`+plainNumber+`'))
		SELECT f.value, s.value, `+sumColumns(seizure.Gram)+` FROM weighed
		JOIN meant f ON f.field = 'force' AND f.text = force
		JOIN meant d ON d.field = 'date' AND d.text = date
		JOIN meant s ON s.field = 'substance' AND s.text = substance
		WHERE lo <= 9223372036.854775807 GROUP BY ALL`)
	if err != nil {
		return got, err
	}
	if got.Only, got.Plain, err = scanSums(rows); err != nil {
		return got, err
	}
	var read, unread int
	err = conn.QueryRowContext(ctx, "SELECT (SELECT count(*) FROM said), (SELECT count(DISTINCT line) FROM reject_errors)").Scan(&read, &unread)
	got.All, got.Rejected = got.Only, read+unread-got.Plain
	return got, err
}

// csvSource gives a CSV file as a table in SQL, all its cells as text. Nothing is
// guessed; rows that are none are in reject_errors.
func csvSource(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	heading, err := csv.NewReader(f).Read()
	var columns []string
	for _, name := range heading {
		columns = append(columns, quoted(columnName(name))+": 'VARCHAR'")
	}
	return "read_csv(" + quoted(globbed(path)) + `, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
		store_rejects = true, columns = {` + strings.Join(columns, ", ") + "})", err
}

// globbed gives a path as the pattern that DuckDB takes a path for.
func globbed(path string) string {
	return strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(path)
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

// csvColumns are the columns that are read, the weight last.
var csvColumns = []string{"force", "date", "substance", "grams"}

func columnName(heading string) string {
	return strings.ToLower(strings.TrimSpace(strings.TrimPrefix(heading, "\ufeff")))
}

// meanings gives what the different texts in a column mean to the library, each in a row
// of its own; those that mean nothing are left out. All are read together, as dates are
// read by what others of their column are.
func meanings(field string, texts []string) (map[string]countylines.Event, error) {
	cells := []string{"Kent", "2022-10-03", "heroin", "1"}
	var file bytes.Buffer
	w := csv.NewWriter(&file)
	w.Write(csvColumns) // into memory, which never fails
	for _, text := range texts {
		row := slices.Clone(cells)
		row[slices.Index(csvColumns, field)] = text
		w.Write(row)
	}
	w.Flush()
	rejected := map[int]bool{}
	var events []countylines.Event
	for e, err := range records.Read(bytes.NewReader(file.Bytes())) {
		bad, isRow := errors.AsType[*countylines.RowError](err)
		switch {
		case err == nil:
			events = append(events, e)
		case !isRow:
			return nil, err
		case !errors.Is(err, countylines.ErrDetail):
			rejected[bad.Row] = true
		}
	}
	meant := map[string]countylines.Event{}
	for i, text := range texts {
		if !rejected[i+2] && len(events) > 0 { // below the heading
			meant[text], events = events[0], events[1:]
		}
	}
	return meant, nil
}

// readWords puts into the table meant what the different texts in a column mean, and
// leaves out those that mean nothing.
func readWords(ctx context.Context, conn *sql.Conn, field string) error {
	var texts []string
	rows, err := conn.QueryContext(ctx, "SELECT DISTINCT "+field+" FROM said WHERE "+field+" IS NOT NULL")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return err
		}
		texts = append(texts, text)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	meant, err := meanings(field, texts)
	if err != nil {
		return err
	}
	return appendTo(conn, "temp", "meant", func(add func(...driver.Value) error) error {
		for text, e := range meant {
			value, err := map[string]driver.Valuer{"force": e.By, "date": e.On, "substance": e.Item.Substance}[field].Value()
			if err == nil {
				err = add(field, text, value)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

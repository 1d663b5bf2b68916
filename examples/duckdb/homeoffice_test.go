// SPDX-License-Identifier: MIT

package main

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A quantity is what the Home Office's table is added up by.
type quantity struct {
	Group
	unit string
}

// The Home Office's table, all its years, by force and drug: kilograms, doses, plants
// and seizures come to the same totals.
func TestHomeOffice(t *testing.T) {
	library, accepted, rejected := homeOfficeByLibrary(t)
	duckdb, rows := homeOfficeByDuckDB(t)
	require.Equal(t, rows, accepted+rejected)
	require.Greater(t, accepted, 10_000)
	require.Equal(t, library, duckdb)
	units := map[string]int{}
	for q := range duckdb {
		units[q.unit]++
	}
	require.Len(t, units, 4)
}

// homeOfficeByLibrary gives the least and the most that each total can be, and the
// rows.
func homeOfficeByLibrary(t *testing.T) (sums map[quantity]string, accepted, rejected int) {
	years := calendar.Period{From: calendar.Date(2009, time.April, 1), To: calendar.Date(2019, time.April, 1)}
	var tally records.Tally
	for r, err := range tables.ReadReturns(strings.NewReader(published.SeizuresByForce)) {
		if _, bad := errors.AsType[*countylines.RowError](err); bad {
			rejected++
			continue
		}
		require.NoError(t, err)
		accepted++
		for found := range r.Seized.Items() {
			tally.Add(countylines.Event{On: r.Period.From, By: r.Area, Item: found}, years)
		}
	}
	require.Zero(t, tally.Rejected)
	sums = map[quantity]string{}
	for _, r := range tally.Ledger() {
		for _, found := range r.Seized.Mass {
			sums[quantity{Group{r.Area, found.Set}, "kg"}] = ends(found.Figure)
		}
		for _, found := range r.Seized.Packs {
			unit := map[seizure.Form]string{seizure.Dose: "thousand doses", seizure.Plant: "plants"}[found.Set.Form]
			sums[quantity{Group{r.Area, found.Set.Substance}, unit}] = ends(found.Figure)
		}
		for drug, n := range r.Seized.Seizures {
			sums[quantity{Group{r.Area, drug}, "seizures"}] = ends(n)
		}
	}
	return sums, accepted, rejected
}

func ends[A stats.Amount](f stats.Figure[A]) string {
	b := f.Bounds()
	return fmt.Sprintf("%d to %d, open: %t", int64(b.Lo), int64(b.Hi), b.Open)
}

// homeOfficeByDuckDB does the same in SQL: of half doses the library says that they
// are between two whole ones.
func homeOfficeByDuckDB(t *testing.T) (sums map[quantity]string, rows int) {
	conn, err := inMemory(t).Conn(t.Context())
	require.NoError(t, err)
	defer conn.Close()
	query := func(each func(scan func(...any) error) error, query string, values ...any) {
		t.Helper()
		rows, err := conn.QueryContext(t.Context(), query, values...)
		require.NoError(t, err)
		defer rows.Close()
		for rows.Next() {
			require.NoError(t, each(rows.Scan))
		}
		require.NoError(t, rows.Err())
	}
	_, err = conn.ExecContext(t.Context(), `
		CREATE TABLE said AS SELECT slug, financial_year, drug, seizures::BIGINT AS seizures, quantity::DECIMAL(18, 5) AS quantity, quantity_unit AS unit
			FROM read_csv(`+quoted(globbed(written(t, published.SeizuresByForce)))+`, header = true, all_varchar = true);
		CREATE TABLE meant (slug VARCHAR, financial_year VARCHAR, drug VARCHAR, force VARCHAR, substance VARCHAR)`)
	require.NoError(t, err)
	require.NoError(t, conn.QueryRowContext(t.Context(), "SELECT count(*) FROM said").Scan(&rows))

	// What the names mean the library says, of rows that have nothing else in them.
	var names [][]driver.Value
	table := "slug,financial_year,drug,seizures\n"
	query(func(scan func(...any) error) error {
		var slug, year, drug string
		err := scan(&slug, &year, &drug)
		names = append(names, []driver.Value{slug, year, drug})
		table += strings.Join([]string{slug, year, drug, "1\n"}, ",")
		return err
	}, "SELECT DISTINCT slug, financial_year, drug FROM said")
	require.NoError(t, appendTo(conn, "", "meant", func(add func(...driver.Value) error) error {
		n := 0
		for r, err := range tables.ReadReturns(strings.NewReader(table)) {
			require.NoError(t, err)
			force, err := r.Area.Value()
			require.NoError(t, err)
			for drug := range r.Seized.Seizures {
				substance, err := drug.Value()
				require.NoError(t, err)
				require.NoError(t, add(append(names[n], force, substance)...))
			}
			n++
		}
		return nil
	}))

	sums = map[quantity]string{}
	query(func(scan func(...any) error) error {
		var q quantity
		lo, hi := new(big.Int), new(big.Int)
		err := scan(&q.Force, &q.Drug, &q.unit, &lo, &hi)
		sums[q] = fmt.Sprintf("%d to %d, open: false", lo, hi)
		return err
	}, `WITH counted AS (
			SELECT force, substance, 'seizures' AS unit, seizures AS n FROM said JOIN meant USING (slug, financial_year, drug)
			UNION ALL
			SELECT force, CASE unit WHEN 'plants' THEN ? ELSE substance END, unit,
				quantity * CASE unit WHEN 'kg' THEN 1000000000000 WHEN 'thousand doses' THEN 1000 ELSE 1 END
			FROM said JOIN meant USING (slug, financial_year, drug))
		SELECT force, substance, unit, sum(floor(n))::HUGEINT, sum(ceil(n))::HUGEINT FROM counted WHERE n IS NOT NULL GROUP BY ALL`, seizure.Cannabis)
	return sums, rows
}

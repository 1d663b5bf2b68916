// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/csv"
	"fmt"
	"io"
	"math/big"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/duckdb/duckdb-go/v2"
	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/internal/generate"
	"github.com/countylines/ops/seizure"
)

// A contender is one way to do the work of a benchmark.
type contender struct {
	name string
	do   func()
}

// contend has the contenders do their work in turns and reports the median of each,
// the ratio of the first, the library, to the second, DuckDB, and how many times as
// long as the library the others took. A turn begins with a garbage
// collection that nobody is charged for; short work is done again and again in it,
// so that it finds its data in the cache, whoever had the turn before.
func contend(b *testing.B, contenders ...contender) {
	b.Helper()
	const turn = 20 * time.Millisecond
	took := make([][]time.Duration, len(contenders))
	for _, c := range contenders {
		c.do() // once for a warm start
	}
	for b.Loop() {
		for i, c := range contenders {
			runtime.GC()
			for end := time.Now().Add(turn); ; {
				begin := time.Now()
				c.do()
				took[i] = append(took[i], time.Since(begin))
				if time.Now().After(end) {
					break
				}
			}
		}
	}
	b.ReportMetric(0, "ns/op") // of all of them, which says nothing
	medians := make([]float64, len(contenders))
	for i, c := range contenders {
		slices.Sort(took[i])
		medians[i] = took[i][len(took[i])/2].Seconds() * 1000
		b.ReportMetric(medians[i], c.name+"-ms")
		if i > 1 {
			b.ReportMetric(medians[i]/medians[0], c.name+"/library")
		}
	}
	b.ReportMetric(medians[0]/medians[1], "ratio")
}

// onThreads gives Go so many threads for a while.
func onThreads(n int, do func()) func() {
	return func() {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
		do()
	}
}

// duckDB is DuckDB in memory with so many threads, of which the one that asks is one.
func duckDB(b *testing.B, threads int) *sql.Conn {
	b.Helper()
	conn, err := inMemory(b).Conn(context.Background())
	require.NoError(b, err)
	b.Cleanup(func() { conn.Close() })
	_, err = conn.ExecContext(context.Background(), fmt.Sprintf("SET threads = %d", threads))
	require.NoError(b, err)
	return conn
}

// ask reads all of DuckDB's answer, a sum by force and drug.
func ask[Sum any](b *testing.B, conn *sql.Conn, query string) {
	rows, err := conn.QueryContext(context.Background(), query)
	require.NoError(b, err)
	defer rows.Close()
	n := 0
	for ; rows.Next(); n++ {
		var force, drug string
		var sum Sum
		if err := rows.Scan(&force, &drug, &sum); err != nil {
			b.Fatal(err)
		}
	}
	require.NoError(b, rows.Err())
	require.Equal(b, groups, n)
}

// answer has the library's answer as returns of each force.
func answer(b *testing.B, t *records.Tally) {
	n := 0
	for _, r := range t.Ledger() {
		n += len(r.Seized.Mass)
	}
	require.Equal(b, groups, n)
}

// bothYears is the period of all rows, so that the library too adds up by force and
// drug alone.
func bothYears(calendar.Day) calendar.Period {
	return calendar.Period{From: calendar.Date(2022, time.January, 1), To: calendar.Date(2024, time.January, 1)}
}

const million = 1_000_000

const groups = len(generate.Forces) * len(generate.Drugs)

var threadCounts = []struct {
	n     int
	title string
}{{1, "1 thread"}, {2, "2 threads"}}

// A million rows of a CSV file to exact totals by force and drug.
func BenchmarkCSV(b *testing.B) {
	path := plain(b, million)
	data, err := os.ReadFile(path)
	require.NoError(b, err)
	for _, threads := range threadCounts {
		b.Run(threads.title, func(b *testing.B) {
			conn := duckDB(b, threads.n)
			contend(b,
				contender{"library", onThreads(threads.n, func() { answer(b, addFile(b, path, bothYears)) })},
				contender{"duckdb", func() {
					ask[duckdb.Decimal](b, conn, "SELECT force, substance, sum(grams) FROM "+typed(path)+" GROUP BY ALL")
				}},
				contender{"encoding-csv", func() { readAll(b, data, func([]string) {}) }},
				contender{"csv+decimals", func() {
					sums := map[[2]string]decimal.Decimal{}
					readAll(b, data, func(cells []string) {
						grams, err := decimal.NewFromString(cells[3])
						if err != nil {
							b.Fatal(err)
						}
						key := [2]string{cells[0], cells[2]}
						sums[key] = sums[key].Add(grams)
					})
					require.Len(b, sums, groups)
				}})
		})
	}
}

// The same by a further key, and by three of 12, 40 and 2,000 values, of which nearly
// every row has other ones. All totals are read, by either.
func BenchmarkKeys(b *testing.B) {
	for _, values := range [][]int{{12}, {12, 40, 2000}} {
		path := made(b, func(w io.Writer) error { return generate.Keyed(w, million, values...) })
		names := generate.Keys[:len(values)]
		for _, threads := range threadCounts {
			b.Run(fmt.Sprintf("%d values, %s", values, threads.title), func(b *testing.B) {
				conn := duckDB(b, threads.n)
				totals := map[string]int{}
				contend(b,
					contender{"library", onThreads(threads.n, func() {
						t := addFile(b, path, bothYears, names...)
						n := 0
						for _, r := range t.ByKeys() {
							n += len(r.Seized.Mass)
						}
						totals["library"] = n
					})},
					contender{"duckdb", func() { totals["duckdb"] = askKeys(b, conn, path, names) }})
				require.Equal(b, totals["duckdb"], totals["library"])
			})
		}
	}
}

// askKeys reads all of DuckDB's answer by force, drug and keys.
func askKeys(b *testing.B, conn *sql.Conn, path string, names []string) (n int) {
	columns := strings.Join(names, ", ")
	rows, err := conn.QueryContext(context.Background(), "SELECT force, substance, "+columns+", sum(grams) FROM "+typed(path, names...)+" GROUP BY ALL")
	require.NoError(b, err)
	defer rows.Close()
	texts := make([]string, 2+len(names))
	var sum duckdb.Decimal
	into := []any{}
	for i := range texts {
		into = append(into, &texts[i])
	}
	into = append(into, &sum)
	for ; rows.Next(); n++ {
		if err := rows.Scan(into...); err != nil {
			b.Fatal(err)
		}
	}
	require.NoError(b, rows.Err())
	return n
}

// A file of which half the rows cannot be read, beside one of good rows: the ratio is
// that of the two, so of a row, bad or good, to a good one.
func BenchmarkBadRows(b *testing.B) {
	bad := made(b, func(w io.Writer) error { return generate.HalfBad(w, million) })
	good := plain(b, million)
	contend(b,
		contender{"half-bad", func() {
			told := 0
			f, err := os.Open(bad)
			require.NoError(b, err)
			defer f.Close()
			var t records.Tally
			require.NoError(b, t.AddFile(b.Context(), f, bothYears, records.Options{Rejected: func(*countylines.RowError) { told++ }}))
			require.Equal(b, million/2, told)
		}},
		contender{"good", func() { addFile(b, good, bothYears) }})
}

func readAll(b *testing.B, data []byte, each func([]string)) {
	r := csv.NewReader(bytes.NewReader(data))
	r.ReuseRecord = true
	_, err := r.Read()
	for err == nil {
		var cells []string
		if cells, err = r.Read(); err == nil {
			each(cells)
		}
	}
	require.Equal(b, io.EOF, err)
}

// A million records in memory to exact totals by force and drug. DuckDB has the names
// as numbers too, which is its best, and as text, which is how a file is loaded.
func BenchmarkRecords(b *testing.B) {
	path := plain(b, million)
	events := eventsIn(b, path)
	decimals := decimalsOf(events)
	for _, threads := range threadCounts {
		library := contender{"library", onThreads(threads.n, func() { answer(b, addEvents(events, threads.n)) })}
		conn := duckDB(b, threads.n)
		_, err := conn.ExecContext(context.Background(), `
			CREATE TABLE texts AS SELECT force, date, substance, (grams * 1000)::BIGINT AS mg FROM `+typed(path)+`;
			CREATE TYPE forces AS ENUM (SELECT DISTINCT force FROM texts); CREATE TYPE drugs AS ENUM (SELECT DISTINCT substance FROM texts);
			CREATE TABLE numbers AS SELECT force::forces AS force, date, substance::drugs AS substance, mg FROM texts`)
		require.NoError(b, err)
		sumOf := func(table string) contender {
			return contender{"duckdb", func() { ask[*big.Int](b, conn, "SELECT force, substance, sum(mg) FROM "+table+" GROUP BY ALL") }}
		}
		b.Run(threads.title, func(b *testing.B) {
			contend(b, library, sumOf("numbers"), contender{"decimals", func() { require.Len(b, decimals(), groups) }})
		})
		b.Run(threads.title+", names as text", func(b *testing.B) { contend(b, library, sumOf("texts")) })
	}
}

// addEvents adds events up in so many goroutines.
func addEvents(events []countylines.Event, threads int) *records.Tally {
	tallies := make([]records.Tally, threads)
	var wait sync.WaitGroup
	for i := range tallies {
		wait.Go(func() {
			for _, e := range events[i*len(events)/threads : (i+1)*len(events)/threads] {
				tallies[i].Add(e, bothYears(e.On))
			}
		})
	}
	wait.Wait()
	for i := range tallies[1:] {
		tallies[0].Merge(&tallies[i+1])
	}
	return &tallies[0]
}

func eventsIn(b *testing.B, path string) (events []countylines.Event) {
	f, err := os.Open(path)
	require.NoError(b, err)
	defer f.Close()
	for e, err := range records.Read(f) {
		require.NoError(b, err)
		events = append(events, e)
	}
	return events
}

// decimalsOf gives the plain way: decimals that are added up in a map.
func decimalsOf(events []countylines.Event) func() map[Group]decimal.Decimal {
	keys, grams := make([]Group, len(events)), make([]decimal.Decimal, len(events))
	for i, e := range events {
		mass, _ := e.Item.Mass.Exact()
		keys[i], grams[i] = Group{e.By, e.Item.Substance}, mass.In(seizure.Gram)
	}
	return func() map[Group]decimal.Decimal {
		sums := map[Group]decimal.Decimal{}
		for i, key := range keys {
			sums[key] = sums[key].Add(grams[i])
		}
		return sums
	}
}

// SPDX-License-Identifier: MIT

// Command duckdb adds up a CSV file of seizures by force and drug twice, by the
// library and by DuckDB, and compares the totals to the nanogram. Then it keeps the
// records in a DuckDB file, figures with their wording included, reads them back as
// the library's types, and compares what both make of those:
//
//	go -C examples/duckdb run .
//	go -C examples/duckdb run . -database /tmp/seizures.duckdb "$PWD/seizures.csv"
//
// Without a file and a database it makes a file up, and without a database it uses
// one that it throws away. If totals differ it names the first and exits with
// status 1. Rows that cannot be read are named on standard error.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"slices"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/examples/internal/show"
	"github.com/countylines/ops/internal/generate"
	"github.com/countylines/ops/stats"
)

func main() {
	log.SetFlags(0)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	path := flag.String("database", "", "the file of the database; none is one that is thrown away")
	rows := flag.Int("generate", 20_000, "how many rows to make up where neither a file nor a database is given")
	flag.Parse()
	if err := run(ctx, *path, *rows, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, path string, rows int, files []string) error {
	if path == "" {
		directory, err := os.MkdirTemp("", "seizures")
		if err != nil {
			return err
		}
		defer os.RemoveAll(directory)
		path = filepath.Join(directory, "seizures.duckdb")
		if len(files) == 0 {
			files = []string{filepath.Join(directory, "made-up.csv")}
			if err := makeUp(files[0], rows); err != nil {
				return err
			}
		}
	}
	d, err := Open(ctx, path)
	if err != nil {
		return err
	}
	defer d.Close()
	var differences []error
	for _, file := range files {
		difference, err := compareReadings(ctx, file)
		if err == nil {
			err = add(ctx, d, file)
		}
		if err != nil {
			return err
		}
		differences = append(differences, difference)
	}
	return errors.Join(append(differences, compareRecords(ctx, d))...)
}

func makeUp(name string, rows int) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	return errors.Join(generate.Plain(w, rows), w.Flush(), f.Close())
}

// compareReadings has a file read by both, prints what each makes of it, and gives
// the first difference: that only the library can read it, it may be.
func compareReadings(ctx context.Context, file string) (differs, err error) {
	library, err := readByLibrary(ctx, file, func(e *countylines.RowError) { log.Printf("%s: %v", file, e) })
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	duckdb, err := readByDuckDB(ctx, file)
	if err != nil {
		return err, nil
	}
	if show.IsMadeUp(filepath.ToSlash(file)) {
		fmt.Print(show.MadeUp)
	}
	fmt.Printf("%s\n\n%v\n%v\n", filepath.Base(file), stats.Table{
		Head: []string{"rows", "library", "DuckDB"},
		Rows: [][]string{
			{"with a plain number of grams", stats.Exactly(library.Plain).String(), stats.Exactly(duckdb.Plain).String()},
			{"kept, worded or written otherwise", stats.Exactly(library.Worded).String(), stats.Exactly(duckdb.Worded).String()},
			{"rejected", stats.Exactly(library.Rejected).String(), stats.Exactly(duckdb.Rejected).String()},
		},
	}, drugTable(library, duckdb))
	if differs = difference(library.Only, duckdb.Only); differs != nil {
		return fmt.Errorf("%s: %w", file, differs), nil
	}
	fmt.Printf("The totals of what is plain of %v groups, each of a force and a drug, are identical.\n", stats.Exactly(len(library.Only)))
	return nil, nil
}

func drugTable(library, duckdb Reading) stats.Table {
	t := stats.Table{Head: []string{"drug", "library, all", "library, plain", "DuckDB"}}
	all, exact, theirs := library.All.byDrug(), library.Only.byDrug(), duckdb.Only.byDrug()
	for _, g := range slices.SortedFunc(maps.Keys(all), compareGroups) {
		t.Rows = append(t.Rows, []string{g.Drug.String(), all[g].String(), exact[g].String(), theirs[g].String()})
	}
	return t
}

func add(ctx context.Context, d *Database, file string) error {
	added, err := d.Add(ctx, file)
	if err != nil {
		return err
	}
	said := "were kept in the database"
	if added.Before {
		said = "were in the database already"
	}
	fmt.Printf("%v rows %s, and %v rejected.\n\n", stats.Exactly(added.Accepted), said, stats.Exactly(added.Rejected))
	return nil
}

// compareRecords adds up what is in a database by both.
func compareRecords(ctx context.Context, d *Database) error {
	var tally records.Tally
	var unread []error
	for e, err := range d.Events(ctx) {
		if err != nil {
			unread = append(unread, err)
			continue
		}
		tally.Add(e, e.On.Year())
	}
	if err := errors.Join(unread...); err != nil {
		return err
	}
	theirs, n, err := d.Sums(ctx)
	if err != nil {
		return err
	}
	if n != tally.Accepted {
		return fmt.Errorf("they differ: library %d records, DuckDB %d", tally.Accepted, n)
	}
	ours := sumsOf(tally.Ledger())
	if err := difference(ours, theirs); err != nil {
		return err
	}
	fmt.Printf("Of %v records in the database, what the words guarantee is identical in %v groups.\n", stats.Exactly(n), stats.Exactly(len(ours)))
	return nil
}

// SPDX-License-Identifier: MIT

package main

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/seizure"
)

// A Reading is what came of a CSV file: every row is one of these.
type Reading struct {
	Plain    int // of a drug by weight, and the weight a plain number, as SQL reads one
	Worded   int // anything else that was kept: "over 5", and 5 that is written otherwise
	Rejected int
	All      Sums // of what was kept
	Only     Sums // of what is plain
}

// plainNumber is what SQL takes for a weight. "1,350", "12.5g" and "½" are weights to the
// library alone, and are not compared.
const plainNumber = `[0-9]+(\.[0-9]{1,9})?`

var isPlain = regexp.MustCompile("^" + plainNumber + "$").MatchString

// isBlank reports what DuckDB's trim takes off: blanks of any kind, and no tabs.
func isBlank(c rune) bool { return unicode.Is(unicode.Zs, c) }

// onlyPlain writes the columns that SQL reads of a CSV file, with the weights that it
// reads as such, and no others. Rows that are no CSV are left out.
func onlyPlain(w io.Writer, r io.Reader) error {
	in, out := csv.NewReader(r), csv.NewWriter(w)
	in.FieldsPerRecord = -1
	heading, err := in.Read()
	if err != nil {
		return err
	}
	at := map[string]int{}
	for i, name := range heading {
		at[columnName(name)] = i
	}
	cells := slices.Clone(csvColumns)
	for out.Write(cells) == nil {
		row, err := in.Read()
		if _, no := errors.AsType[*csv.ParseError](err); no {
			row = nil
		} else if err != nil {
			out.Flush()
			return err
		}
		if len(row) != len(heading) {
			clear(cells)
			continue
		}
		for i, name := range csvColumns {
			cells[i] = strings.TrimFunc(row[at[name]], isBlank)
		}
		if !isPlain(cells[len(cells)-1]) {
			cells[len(cells)-1] = ""
		}
	}
	return out.Error()
}

// readByLibrary adds a file up by force and substance, and once more what is plain.
// Rows that are rejected are told.
func readByLibrary(ctx context.Context, path string, rejected func(*countylines.RowError)) (got Reading, err error) {
	f, err := os.Open(path)
	if err != nil {
		return got, err
	}
	defer f.Close()
	var all, exact records.Tally
	if err := all.AddFile(ctx, f, calendar.Day.Year, records.Options{Rejected: rejected}); err != nil {
		return got, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return got, err
	}
	in, out := io.Pipe()
	defer in.Close()
	go func() { out.CloseWithError(onlyPlain(out, f)) }()
	for e, err := range records.Read(in) {
		if _, isExact := e.Item.Mass.Exact(); err == nil && isExact && e.Item.Kind == seizure.KindMass {
			exact.Add(e, e.On.Year())
		}
		if ctx.Err() != nil {
			return got, ctx.Err()
		}
	}
	return Reading{
		exact.Accepted, all.Accepted - exact.Accepted, all.Rejected,
		sumsOf(all.Ledger()), sumsOf(exact.Ledger()),
	}, nil
}

package main

import (
	"context"
	"io"
	"os"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

// A Reading is what came of a CSV file: every row is one of these.
type Reading struct {
	Exact    int // of a drug by weight, and the weight a plain number
	Worded   int // anything else that was kept
	Rejected int
	All      Sums // of what was kept
	Only     Sums // of what is exact
}

// readByLibrary adds a file up by force and substance, and once more what is exact.
// Rows that are rejected are told.
func readByLibrary(ctx context.Context, path string, rejected func(*countylines.RowError)) (got Reading, err error) {
	f, err := os.Open(path)
	if err != nil {
		return got, err
	}
	defer f.Close()
	var all, exact countylines.Tally
	if err := all.AddFile(ctx, f, calendar.Day.Year, countylines.Watch{Rejected: rejected}); err != nil {
		return got, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return got, err
	}
	for e, err := range countylines.ReadEvents(f) {
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

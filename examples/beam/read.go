// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"context"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
)

func init() {
	register.DoFn4x1[context.Context, Piece, func(*records.Tally), func(DeadLetter), error](new(readPieces))
	register.Emitter1[*records.Tally]()
	register.Iter1[*records.Tally]()
}

// readPieces is the DoFn that adds up the rows of pieces, each in the quarter of its
// day and by its keys: a tally for each bundle, and a dead letter for each row that is
// rejected or added without a detail. If a bundle fails, the runner drops what it gave,
// and another attempt begins anew.
type readPieces struct {
	By    []string // the headings of the keys
	tally *records.Tally
}

func (f *readPieces) StartBundle(func(*records.Tally), func(DeadLetter)) {
	f.tally = &records.Tally{Keys: keys(f.By)}
}

func (f *readPieces) ProcessElement(ctx context.Context, p Piece, _ func(*records.Tally), letters func(DeadLetter)) error {
	told := func(kind Kind) func(*countylines.RowError) {
		return func(e *countylines.RowError) {
			e.Row += p.Skipped
			letters(DeadLetter{p.File, kind, e.Row, e.Column, e.Text, e.Reason})
		}
	}
	err := f.tally.AddFile(ctx, bytes.NewReader(p.Rows), calendar.Day.Quarter, records.Options{Rejected: told(Row), InPart: told(InPart)})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil { // more values of keys than a tally keeps, say
		letter := letterOf(p.File, err)
		letter.Row += p.Skipped
		letters(letter)
	}
	return nil
}

func (f *readPieces) FinishBundle(tallies func(*records.Tally), _ func(DeadLetter)) {
	tallies(f.tally)
}

// keys gives the keys of headings.
func keys(headings []string) (keys []records.Key) {
	for _, heading := range headings {
		keys = append(keys, records.By(heading))
	}
	return keys
}

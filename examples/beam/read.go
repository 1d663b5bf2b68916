package main

import (
	"bytes"
	"context"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

func init() {
	register.DoFn4x1[context.Context, Piece, func(*countylines.Tally), func(DeadLetter), error](new(readPieces))
	register.Emitter1[*countylines.Tally]()
	register.Iter1[*countylines.Tally]()
}

// readPieces is the DoFn that adds up the rows of pieces, each in the quarter of its
// day: a tally for each bundle, and a dead letter for each row that is rejected. If a
// bundle fails, the runner drops what it gave, and another attempt begins anew.
type readPieces struct{ tally *countylines.Tally }

func (f *readPieces) StartBundle(func(*countylines.Tally), func(DeadLetter)) {
	f.tally = new(countylines.Tally)
}

func (f *readPieces) ProcessElement(ctx context.Context, p Piece, _ func(*countylines.Tally), letters func(DeadLetter)) error {
	return f.tally.AddFile(ctx, bytes.NewReader(p.Rows), calendar.Day.Quarter, countylines.Watch{
		Rejected: func(e *countylines.RowError) {
			e.Row += p.Skipped
			letters(DeadLetter{p.File, Row, e.Row, e.Column, e.Text, e.Reason})
		},
	})
}

func (f *readPieces) FinishBundle(tallies func(*countylines.Tally), _ func(DeadLetter)) {
	tallies(f.tally)
}

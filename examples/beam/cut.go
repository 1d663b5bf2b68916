// SPDX-License-Identifier: MIT

package main

import (
	"context"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/countylines/ops/countylines/records"
)

func init() {
	register.DoFn5x1[context.Context, Source, func(Piece), func(*records.Tally), func(DeadLetter), error](new(cutFiles))
	register.Emitter1[Piece]()
	register.Function1x1(shareOf)
}

// A Source is a file to read.
type Source struct {
	File   string
	Number int
}

// A Piece is a [records.Chunk] on its way to whoever reads it. It holds the rows
// themselves, not where they are, as what gzip packed can be read only from its
// beginning.
type Piece struct {
	File    string
	Rows    []byte // a file of its own
	Skipped int    // rows of File that come before
	Share   int    // which worker's it is, where each has a branch of the pipeline
}

func shareOf(p Piece) int { return p.Share }

// cutFiles is the DoFn that cuts files into pieces. It reads a file twice: whether dates
// have the day first is known at its end. What is wrong with a file goes to
// the dead letters and fails nothing, so that no file stands in the way of others.
type cutFiles struct {
	Size   int // of a piece, about
	Shares int
	By     []string // the headings of the keys
}

func (f *cutFiles) ProcessElement(ctx context.Context, s Source, pieces func(Piece), tallies func(*records.Tally), letters func(DeadLetter)) error {
	file, err := open(ctx, s.File)
	if err != nil {
		letters(letterOf(s.File, err))
		return ctx.Err()
	}
	defer file.Close()
	rejected := records.Tally{Keys: keys(f.By)} // rows that are too long to be in a chunk
	share := s.Number
	for c, err := range records.Chunks(ctx, file, f.Size, keys(f.By)...) {
		if err == nil {
			pieces(Piece{File: s.File, Rows: c.File, Skipped: c.Skipped, Share: share % f.Shares})
			share++
			continue
		}
		letter := letterOf(s.File, err)
		if letter.Kind == Row {
			rejected.Rejected++
		}
		letters(letter)
	}
	tallies(&rejected)
	return ctx.Err()
}

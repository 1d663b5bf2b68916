// SPDX-License-Identifier: MIT

// Command records adds up a file of a force's own records: the returns of each force
// in each quarter, with rates per 100,000 residents. Rows that cannot be read go to
// another file, and are counted.
//
//	go run ./examples/records FILE.csv
//	go run ./examples/records -by team,offence -once "crime id" -complete FILE.csv
//	go run ./examples/records -generate 1000000
//
// The first reads a CSV file or a file of JSON lines, in a gzip archive if its name ends in
// .gz. The second adds up by columns of the file too, counts the rows of one crime once,
// and takes it that there was nothing but what the file has. The third makes up a file of
// so many rows, the same each time.
package main

import (
	"compress/gzip"
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/examples/internal/show"
	"github.com/countylines/ops/internal/generate"
	"github.com/countylines/ops/stats"
)

func main() {
	log.SetFlags(0)
	rows := flag.Int("generate", 10_000, "how many rows to make up if no file is given")
	rejected := flag.String("rejected", "rejected.csv", "the file that rejected rows go to")
	by := flag.String("by", "", "headings of columns to add up by too, with commas between them")
	var o records.Options
	flag.StringVar(&o.Once, "once", "", "the heading of a column of which the rows with one value count once")
	flag.BoolVar(&o.Complete, "complete", false, "there was nothing but what the file has")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, source{flag.Arg(0), *rows}, *rejected, *by, o); err != nil {
		log.Fatal(err)
	}
}

// run prints what was added up until the end of the file or an error.
func run(ctx context.Context, from source, rejected, by string, o records.Options) error {
	var tally records.Tally
	if by != "" {
		for heading := range strings.SplitSeq(by, ",") {
			tally.Keys = append(tally.Keys, records.By(strings.TrimSpace(heading)))
		}
	}
	in, whole, err := from.open(len(tally.Keys))
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := createRejects(rejected)
	if err != nil {
		return err
	}
	o.Rejected, o.InPart, o.Progress = out.add, out.add, bar(whole)
	err = tally.AddFile(ctx, in, calendar.Day.Quarter, o)
	if o.Progress != nil {
		fmt.Fprintln(os.Stderr)
	}
	if closed := out.close(); err == nil {
		err = closed
	}
	if from.name == "" || show.IsMadeUp(from.name) {
		fmt.Print(show.MadeUp)
	}
	fmt.Print(show.Returns(tally.Ledger()))
	fmt.Printf("\nOf %v rows %v were added up, and %v rejected (see %s).\n", stats.Exactly(tally.Accepted+tally.Rejected), stats.Exactly(tally.Accepted), stats.Exactly(tally.Rejected), rejected)
	if tally.InPart > 0 {
		fmt.Printf("Of those added up %v are without a detail that was not understood (see there too).\n", stats.Exactly(tally.InPart))
	}
	return err
}

// A length is how long a file is, as far as it is known.
type length struct {
	rows  int
	bytes int64
}

// A source is a file, or where it has no name one of so many rows that is made up.
type source struct {
	name string
	rows int
}

func (s source) open(keys int) (io.ReadCloser, length, error) {
	name := s.name
	if name == "" {
		r, w := io.Pipe()
		go func() {
			if keys == 0 {
				w.CloseWithError(generate.Mixed(w, s.rows))
				return
			}
			w.CloseWithError(generate.Keyed(w, s.rows, 3, 3, 3)) // team, beat and line
		}()
		return r, length{rows: s.rows}, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, length{}, err
	}
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		if err != nil {
			f.Close()
			return nil, length{}, fmt.Errorf("%s: %w", name, err)
		}
		return archive{z, f}, length{}, nil
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, length{}, err
	}
	return f, length{bytes: info.Size()}, nil
}

// An archive closes its file with it.
type archive struct {
	*gzip.Reader
	file *os.File
}

func (a archive) Close() error {
	a.Reader.Close()
	return a.file.Close()
}

// Command records adds up a file of a force's own records: the returns of each force
// in each quarter, with rates per 100,000 residents. Rows that cannot be read go to
// another file, and are counted.
//
//	go run ./examples/records FILE.csv
//	go run ./examples/records -generate 1000000
//
// The first reads a CSV file or a file of JSON lines, in a gzip archive if its name
// ends in .gz; the second makes up a file of so many rows, the same each time.
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
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/generate"
	"github.com/countylines/ops/internal/show"
)

func main() {
	log.SetFlags(0)
	rows := flag.Int("generate", 10_000, "how many rows to make up if no file is given")
	rejected := flag.String("rejected", "rejected.csv", "the file that rejected rows go to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, flag.Arg(0), *rows, *rejected); err != nil {
		log.Fatal(err)
	}
}

// run prints what was added up until the end of the file or an error.
func run(ctx context.Context, name string, rows int, rejected string) error {
	in, whole, err := open(name, rows)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := createRejects(rejected)
	if err != nil {
		return err
	}
	var tally countylines.Tally
	progress := bar(whole)
	err = tally.AddFile(ctx, in, calendar.Day.Quarter, countylines.Watch{Rejected: out.add, Progress: progress})
	if progress != nil {
		fmt.Fprintln(os.Stderr)
	}
	if closed := out.close(); err == nil {
		err = closed
	}
	fmt.Print(show.Returns(tally.Ledger()))
	fmt.Printf("\n%d rows: %d added up, %d rejected (see %s).\n", tally.Accepted+tally.Rejected, tally.Accepted, tally.Rejected, rejected)
	return err
}

// A length is how long a file is, as far as it is known.
type length struct {
	rows  int
	bytes int64
}

func open(name string, rows int) (io.ReadCloser, length, error) {
	if name == "" {
		r, w := io.Pipe()
		go func() { w.CloseWithError(generate.Mixed(w, rows)) }()
		return r, length{rows: rows}, nil
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

// Command records adds up a file of a force's own records: what each force seized
// in each quarter, by mass and per 100,000 residents. Rows that cannot be read go
// to a file, and are counted.
//
//	go run ./examples/records FILE.csv
//	go run ./examples/records -generate 1000000
//
// The first reads a CSV file or a file of JSON lines; the second makes up a file of
// so many rows, the same each time.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/generate"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

func main() {
	log.SetFlags(0)
	rows := flag.Int("generate", 0, "make up a file of so many rows instead of reading one")
	refused := flag.String("rejected", "rejected.txt", "the file that rejected rows go to")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *rows, flag.Arg(0), *refused); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, rows int, name, refused string) error {
	in, size, err := open(rows, name)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(refused)
	if err != nil {
		return err
	}
	defer out.Close()
	var tally countylines.Tally
	var writing error // a disk may fill
	rejected := 0
	err = tally.AddFile(ctx, in, calendar.Day.Quarter, countylines.Watch{
		Rejected: func(e *countylines.RowError) {
			rejected++
			if _, err := fmt.Fprintln(out, e); err != nil && writing == nil {
				writing = err
			}
		},
		Progress: bar(size),
	})
	if err == nil {
		err = writing
	}
	fmt.Print(table(tally.Ledger()))
	fmt.Printf("\n%d rows were rejected; %s says why.\n", rejected, refused)
	return err
}

// open gives the file to read and its size, 0 if that is not known.
func open(rows int, name string) (io.ReadCloser, int64, error) {
	if rows > 0 {
		r, w := io.Pipe()
		go func() { w.CloseWithError(generate.Mixed(w, rows)) }()
		return r, 0, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, 0, err
	}
	return f, info.Size(), nil
}

// bar gives a function that draws how much of a file was read, nil where nobody
// looks.
func bar(size int64) func(int, int64) {
	if info, err := os.Stderr.Stat(); err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(rows int, bytes int64) {
		if size > 0 {
			fmt.Fprintf(os.Stderr, "\r%3d%% of the file, %d rows", 100*bytes/size, rows)
		} else {
			fmt.Fprintf(os.Stderr, "\r%d rows", rows)
		}
	}
}

// table shows the returns of each force and quarter.
func table(l countylines.Ledger) stats.Table {
	t := stats.Table{Head: []string{"force", "quarter", "drugs", "g per 100,000 residents"}}
	for _, r := range l {
		mass, err := r.Seized.Mass.Of(seizure.AnyDrug)
		said := mass.String()
		if err != nil {
			said = err.Error()
		}
		year, _, _ := r.Period.From.Date()
		rate := ""
		if people, ok := r.Area.Population(year); ok {
			perHead, err := stats.Ratio(mass, stats.Exactly(people), seizure.Gram, 1)
			if err == nil {
				perHead = perHead.Times(100_000)
				rate = stats.Range{Bounds: perHead.Reading, Reading: perHead.Reading}.String()
			}
		}
		t.Rows = append(t.Rows, []string{r.Area.String(), r.Period.Label(), said, rate})
	}
	return t
}

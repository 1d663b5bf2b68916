// SPDX-License-Identifier: MIT

// Command beam adds up files of a force's own records with Apache Beam: the returns of
// each force in each quarter, and by any columns of the files. The files are cut into chunks of whole rows, which any
// number of workers read; rows that cannot be read go to a file of their own, and
// are counted.
//
//	go -C examples/beam run . -workers 10 -rejected /tmp/rejected.csv "$PWD/2022.csv" "$PWD/2023/*.csv.gz"
//	go -C examples/beam run . -by team,offence -rejected /tmp/rejected.csv "$PWD/2022.csv"
//	go -C examples/beam run . -runner flink -endpoint localhost:8099 -environment_type LOOPBACK "$PWD/*.csv"
//
// Files are CSV or JSON lines, packed by gzip if they end in .gz. Without any, the
// program makes one up. Flags that are not listed below are Beam's.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	beamlog "github.com/apache/beam/sdks/v2/go/pkg/beam/log"

	"github.com/countylines/ops/examples/internal/show"
	"github.com/countylines/ops/stats"
)

func main() {
	log.SetFlags(0)
	var j Job
	rows := flag.Int("generate", 100_000, "how many rows to make up where no files are given")
	by := flag.String("by", "", "headings of columns to add up by too, with commas between them")
	flag.IntVar(&j.Workers, "workers", 2, "how many workers prism runs; other runners have flags of their own")
	flag.IntVar(&j.Chunk, "chunk", 1<<20, "about how large a chunk is, in bytes")
	flag.StringVar(&j.Rejected, "rejected", "rejected.csv", "the file that rejected rows go to, on the disk or gs://")
	flag.StringVar(&j.Result, "result", "", "the file that workers hand the result over in; none is one on this disk, which is thrown away")
	level := flag.String("log", "", "what Beam tells on standard error: debug, info, warn or error; nothing if it is not given")
	flag.Parse()
	start(*level)
	if *by != "" {
		for heading := range strings.SplitSeq(*by, ",") {
			j.By = append(j.By, strings.TrimSpace(heading))
		}
	}

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, j, *rows, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

// start starts Beam: a process that a runner started as a worker goes no further. What
// Beam logs of a job that fails is in the job's error too.
func start(level string) {
	if level != "" {
		beamlog.LogLevel = level
	}
	beam.Init()
	if level == "" {
		slog.SetDefault(slog.New(slog.DiscardHandler))
	}
	log.SetOutput(os.Stderr) // which slog takes over
}

func run(ctx context.Context, j Job, rows int, patterns []string) error {
	for _, p := range patterns {
		if strings.HasPrefix(p, "-") {
			return fmt.Errorf("%q comes after a file, where it is no flag: give flags first", p)
		}
	}
	if j.Result == "" && !j.here() {
		return errors.New("the workers are elsewhere: give -result, and -rejected, where they and this program can get at them")
	}
	if len(patterns) == 0 {
		made, err := makeUp(ctx, rows, len(j.By))
		if err != nil {
			return err
		}
		patterns = []string{made}
	}
	if j.Result == "" {
		directory, err := os.MkdirTemp("", "beam")
		if err != nil {
			return err
		}
		defer os.RemoveAll(directory)
		j.Result = filepath.Join(directory, "result.json")
	}
	j.Files = expand(ctx, patterns)
	for _, name := range j.Files {
		if place(name) == place(j.Rejected) || place(name) == place(j.Result) {
			return fmt.Errorf("%q would be read and written: give another -rejected, or -result", name)
		}
	}
	r, err := j.Run(ctx)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(patterns, show.IsMadeUp) {
		fmt.Print(show.MadeUp)
	}
	fmt.Print(show.Returns(r.Tally.Ledger()))
	fmt.Printf("\nOf %v rows %v were added up, and %v rejected (see %s).\n", stats.Exactly(r.Tally.Accepted+r.Tally.Rejected), stats.Exactly(r.Tally.Accepted), stats.Exactly(r.Tally.Rejected), j.Rejected)
	if r.Tally.InPart > 0 {
		fmt.Printf("Of those added up %v are without a detail that was not understood (see there too).\n", stats.Exactly(r.Tally.InPart))
	}
	for _, l := range r.Files {
		if l.Kind == Columns {
			log.Print(l)
		}
	}
	return r.Incomplete()
}

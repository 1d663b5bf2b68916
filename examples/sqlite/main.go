// SPDX-License-Identifier: MIT

// Command sqlite keeps returns in an SQLite database: what forces published, with
// its wording, where it is from, and whatever revised it. It adds the returns of CSV
// files, loads those about an area and a period by a query, and prints them with what
// they make together:
//
//	go -C examples/sqlite run . -database /tmp/returns.db weeks.csv
//	go -C examples/sqlite run . -database /tmp/returns.db -area Kent -period "w/c 3 Oct 2022" -asof 2022-10-14
//
// Without a database it uses one that it throws away, with the public record of
// county-lines weeks in it. Rows that cannot be read are named on standard error.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/stats"
)

func main() {
	log.SetFlags(0)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		log.Fatal(err)
	}
}

// A question is what the program is asked.
type question struct {
	area   countylines.Area
	period calendar.Period
	asOf   calendar.Day
}

func run(ctx context.Context) error {
	q := question{countylines.Staffordshire, calendar.Date(2022, time.October, 3).Week(), 0}
	path := flag.String("database", "", "the file of the database; none is one that is thrown away")
	wait := flag.Duration("wait", 10*time.Second, "how long to wait for another process that writes")
	flag.TextVar(&q.area, "area", q.area, "whose returns")
	flag.TextVar(&q.period, "period", q.period, "of which days")
	flag.TextVar(&q.asOf, "asof", q.asOf, "as it stood at the end of this day")
	flag.Parse()

	if *path == "" {
		directory, err := os.MkdirTemp("", "returns")
		if err != nil {
			return err
		}
		defer os.RemoveAll(directory)
		*path = filepath.Join(directory, "returns.db")
	}
	d, err := Open(ctx, *path, *wait)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := addAll(ctx, d, *path, flag.Args()); err != nil {
		return err
	}
	return answer(ctx, os.Stdout, d, q)
}

// addAll adds the returns of files, or the public record to a new database if there
// are none.
func addAll(ctx context.Context, d *Database, path string, files []string) error {
	if len(files) == 0 && !flagGiven("database") {
		return add(ctx, d, "the public record", strings.NewReader(published.Weeks))
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		err = add(ctx, d, name, f)
		f.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func flagGiven(name string) (given bool) {
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == name })
	return given
}

// add adds the returns of a file, a thousand at a time: what is committed stays,
// whatever happens to the rest.
func add(ctx context.Context, d *Database, name string, from io.Reader) error {
	var batch countylines.Ledger
	var added, again, rejected int
	commit := func() error {
		n, err := d.Add(ctx, batch)
		added, again, batch = added+n, again+len(batch)-n, batch[:0]
		return err
	}
	for r, err := range tables.ReadReturns(from) {
		if row, ok := errors.AsType[*countylines.RowError](err); ok {
			rejected++
			log.Printf("%s: %v", name, row)
			continue
		}
		if err != nil {
			return errors.Join(err, commit())
		}
		if batch = append(batch, r); len(batch) == 1000 {
			if err := commit(); err != nil {
				return err
			}
		}
	}
	if err := commit(); err != nil {
		return err
	}
	fmt.Printf("%s: %v figures added, %v there already, %v rows rejected\n\n", name, stats.Exactly(added), stats.Exactly(again), stats.Exactly(rejected))
	return nil
}

// answer prints the returns that bear on a question and what they make together.
func answer(ctx context.Context, w io.Writer, d *Database, q question) error {
	l, err := d.Within(ctx, q.area, q.period)
	if err != nil {
		return err
	}
	if q.asOf != 0 {
		l = l.AsOf(q.asOf)
	}
	said := stats.Table{Head: []string{"published", "by", "says"}}
	for _, r := range l {
		said.Rows = append(said.Rows, []string{r.Source.Published.String(), r.Source.Publisher, sayings(r)})
	}
	sum, err := l.Sum(q.area, q.period)
	_, printed := fmt.Fprintf(w, "%v, %v\n\n%v\nTogether: %s\n", q.area, q.period, said, sayings(sum))
	return errors.Join(err, printed)
}

// sayings lists the figures of a return in words.
func sayings(r countylines.Return) string {
	var said []string
	for m, f := range r.Counts {
		said = append(said, fmt.Sprintf("%v %v", f, m))
	}
	slices.SortFunc(said, cmp.Compare)
	for range r.Seized.Items() {
		said = append(said, r.Seized.String())
		break
	}
	return strings.Join(said, ", ")
}

// SPDX-License-Identifier: MIT

// Command release reads a whole press release: whose each figure is, of which days
// and of what part. It prints the returns that follow, the claims with what the
// figures make of them, and what was left out with the reason:
//
//	go run ./examples/release -published 2022-10-14 -area staffordshire <release.txt
//	go run ./examples/release -jsonl <releases.jsonl >figures.jsonl
//
// Without -area the releasing force is taken from the text. Without input it reads a
// release of its own: the words are ours, the figures those that Staffordshire Police,
// the Express & Star and the National Police Chiefs' Council published in October 2022.
//
// With -jsonl each line of input is {"id", "text", "published"} and each line of output
// {"id", "figures"}, in the form of the annotated releases. A line that is no such
// object is named on standard error, and the others are read all the same; the exit
// status is then 1.
package main

import (
	"bufio"
	_ "embed"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/press"
	"github.com/countylines/ops/stats"
)

//go:embed october.txt
var october string

func main() {
	log.SetFlags(0)
	var about press.About
	jsonl := flag.Bool("jsonl", false, `read lines of {"id", "text", "published"} and write lines of {"id", "figures"}`)
	flag.TextVar(&about.Published, "published", calendar.Day(0), "the day of publication, which gives a year to dates without one")
	flag.TextVar(&about.Area, "area", countylines.Area(0), "the releasing force; without it, the text is asked")
	flag.StringVar(&about.Publisher, "publisher", "", "who published the release")
	flag.Parse()
	out := bufio.NewWriter(os.Stdout)
	err := run(out, os.Stdin, about, *jsonl)
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		log.Fatal(err)
	}
}

func run(w io.Writer, in *os.File, about press.About, jsonl bool) error {
	if jsonl {
		return lines(w, in)
	}
	text := october
	if info, err := in.Stat(); err == nil && info.Mode()&os.ModeCharDevice == 0 {
		read, err := io.ReadAll(in)
		if err != nil {
			return err
		}
		if len(read) > 0 {
			text = string(read)
		}
	}
	if text == october && about == (press.About{}) {
		about = press.About{Publisher: "Staffordshire Police", Published: calendar.Date(2022, 10, 14)}
		fmt.Fprint(w, text, "\n")
	}
	print(w, text, press.Read(text, about))
	return nil
}

// print writes what was read of a release.
func print(w io.Writer, text string, r press.Release) {
	whose := "as given"
	if r.Inferred {
		whose = "by the text"
	}
	fmt.Fprintf(w, "The release is %v's (%s), on %v.\n\n", r.Area, whose, r.Period)
	figures := stats.Table{Head: []string{"area", "days", "part", "figure", "role", "words"}}
	left := stats.Table{Head: []string{"words", "role", "left out because"}}
	for _, s := range r.Statements {
		words := strings.Join(strings.Fields(text[s.Start:s.End]), " ")
		if s.Out != press.NotOut {
			left.Rows = append(left.Rows, []string{words, s.Role.String(), s.Out.String()})
			continue
		}
		figures.Rows = append(figures.Rows, []string{s.Area.String(), s.Period.String(), s.Scope, amount(s), s.Role.String(), words})
	}
	fmt.Fprintf(w, "%v\nThese are %v figures, of %d areas and times.\n", figures, len(figures.Rows), len(r.Ledger))
	if len(r.Claims) > 0 {
		fmt.Fprintln(w, "\nClaims:")
	}
	for _, c := range r.Claims {
		check := c.Check(r.Ledger)
		fmt.Fprintf(w, "- %q %v. %s\n", text[c.Start:c.End], check.Verdict, check.Why)
	}
	if len(left.Rows) > 0 {
		fmt.Fprintf(w, "\nLeft out:\n\n%v", left)
	}
}

// amount says a statement's figure with what it is of.
func amount(s press.Statement) string {
	if s.Counted == "" {
		return s.Item.String()
	}
	figure, _, _ := strings.Cut(s.Number.String(), ", read as ")
	if s.Measure == 0 {
		return figure + " " + strings.ReplaceAll(s.Counted, "_", " ")
	}
	return figure + " " + s.Measure.String()
}

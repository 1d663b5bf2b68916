// SPDX-License-Identifier: MIT

// Command read finds what press releases say was taken and what came of it, and
// prints each phrase with its kind, its amount as it was worded and the range that
// the words guarantee, what a find includes being set in below it:
//
//	go run ./examples/read <release.txt
//	go run ./examples/read -jsonl <texts.jsonl >items.jsonl
//
// With -jsonl each line of input is {"id", "text"} and each line of output
// {"id", "items"}, in the form of seizure/testdata/phrases.jsonl; a line is written
// as soon as its text has been read, so that any number of them take constant
// memory. A line that is no such object is named on standard error, and the others
// are read all the same; the exit status is then 1.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/countylines/ops/countylines/press"
	"github.com/countylines/ops/examples/internal/slugs"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// longest is the length of a line, and of a paragraph, that is read at once.
const longest = 1 << 20

func main() {
	log.SetFlags(0)
	jsonl := flag.Bool("jsonl", false, `read lines of {"id", "text"} and write lines of {"id", "items"}`)
	flag.Parse()
	read := table
	if *jsonl {
		read = lines
	}
	out := bufio.NewWriter(os.Stdout)
	err := read(out, os.Stdin)
	if err := errors.Join(err, out.Flush()); err != nil {
		log.Fatal(err)
	}
}

// table writes the phrases of a text as a table. The text is read by paragraphs.
func table(w io.Writer, r io.Reader) error {
	t := stats.Table{Head: []string{"phrase", "what", "amount", "the words guarantee"}}
	var paragraph strings.Builder
	flush := func() {
		text := paragraph.String()
		paragraph.Reset()
		for _, f := range press.Find(text) {
			t.Rows = append(t.Rows, row(f, text))
		}
	}
	in := scanner(r)
	for in.Scan() {
		if strings.TrimSpace(in.Text()) == "" || paragraph.Len()+len(in.Bytes()) > longest {
			flush()
		}
		paragraph.Write(in.Bytes())
		paragraph.WriteByte('\n')
	}
	flush()
	fmt.Fprint(w, t)
	return in.Err()
}

// row gives the cells of f.
func row(f press.Found, text string) []string {
	amount, bounds := "", ""
	i := f.Item
	kind := i.Kind.String()
	switch {
	case f.Counted != "":
		kind, amount, bounds = counted(f), f.Number.String(), f.Number.Bounds().String()
	case i.Mass.Reported():
		kind, amount, bounds = "drugs weighed", i.Mass.String(), i.Mass.Bounds().String()
	case i.Money.Reported():
		amount, bounds = i.Money.String(), i.Money.Bounds().String()
	case i.Count.Reported():
		if i.Kind == seizure.KindPacks {
			kind = "drugs counted"
		}
		amount, bounds = i.Count.String(), i.Count.Bounds().String()
	}
	amount, _, _ = strings.Cut(amount, ", read as ")
	phrase := strings.Join(strings.Fields(text[f.Start:f.End]), " ")
	if f.Within >= 0 {
		phrase = "  " + phrase
	}
	return []string{phrase, kind, amount, bounds}
}

// counted says what was counted.
func counted(f press.Found) string {
	if f.Measure == 0 {
		return strings.ReplaceAll(f.Counted, "_", " ")
	}
	return f.Measure.String()
}

// lines writes the items of each line's text as a line.
func lines(w io.Writer, r io.Reader) error {
	var bad error
	in := scanner(r)
	for n := 1; in.Scan(); n++ {
		var text struct {
			ID   string `json:"id"`
			Text string `json:"text"`
		}
		if err := json.Unmarshal(in.Bytes(), &text); err != nil {
			log.Printf("line %d is no {\"id\", \"text\"}: %v", n, err)
			bad = errors.New("some lines were not read")
			continue
		}
		line := struct {
			ID    string       `json:"id"`
			Items []slugs.Item `json:"items"`
		}{text.ID, annotate(text.Text)}
		b, err := json.Marshal(line)
		if err != nil {
			return err
		}
		if _, err := w.Write(append(b, '\n')); err != nil {
			return err
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("a line is longer than %d bytes, or cannot be read: %w", longest, err)
	}
	return bad
}

// annotate gives the items of a text in the form of the annotated phrases.
func annotate(text string) []slugs.Item {
	items := []slugs.Item{}
	for _, f := range press.Find(text) {
		if i, ok := slugs.Of(f); ok {
			items = append(items, i)
		}
	}
	return items
}

// scanner gives the lines of r, none of them longer than longest.
func scanner(r io.Reader) *bufio.Scanner {
	s := bufio.NewScanner(r)
	s.Buffer(nil, longest)
	return s
}

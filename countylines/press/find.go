// SPDX-License-Identifier: MIT

package press

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

// A Found is what a text says was taken or was counted, and where it says so.
type Found struct {
	seizure.Found
	// Measure is what Number is of. It is 0 for an item, and for counts that no
	// table of results has: people sentenced, stop searches, weapon sweeps and
	// test purchases are told by Counted alone.
	Measure countylines.Measure `json:"measure,omitzero"`
}

// Find gives what a text says was taken and what came of it, in the order in which
// it is said: the items that [seizure.Find] finds, and counts such as "25 arrests"
// or "six lines were closed". A count's Counted is its name in data/counted.csv,
// such as "line_closed".
//
// Tags, entities of HTML and the marks of Markdown are passed over.
//
// What is planned, hoped for or denied is not found. Whose a figure is, and of
// which days, Find does not say.
func Find(text string) []Found {
	text, moved := plain(text)
	found := find(text)
	if moved != nil {
		for i := range found {
			found[i].Start, found[i].End = moved.source(found[i].Start), moved.end(found[i].End)
		}
	}
	return found
}

// find is Find for a text without marks of HTML and Markdown.
func find(text string) []Found {
	f := finder()
	return seizure.FindAs(f.words, unlisted(text), func(x seizure.Found) Found {
		return Found{Found: x, Measure: f.measures[x.Counted]}
	})
}

//go:embed data/counted.csv
var countedCSV []byte

// A countFinder is a finder of the counts of data/counted.csv.
type countFinder struct {
	words    *seizure.Finder
	measures map[string]countylines.Measure // by Counted.Name
}

var finder = sync.OnceValue(func() countFinder {
	f, err := newCountFinder(countedCSV)
	if err != nil {
		panic(err) // the table of this package, which every test of Find reads
	}
	return f
})

// newCountFinder reads a table of counts: the name, the measure, the words. A row
// whose name starts with @ only names things, and a row's things may be such a
// name.
func newCountFinder(table []byte) (f countFinder, err error) {
	rows, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	if err != nil {
		return f, fmt.Errorf("countylines: counted.csv: %w", err)
	}
	f.measures = map[string]countylines.Measure{}
	groups := map[string][]string{}
	var counts []seizure.Counted
	for _, r := range rows[1:] {
		c := seizure.Counted{Name: r[0], Nouns: list(r[2]), Verbs: list(r[3]), Did: list(r[4]), Things: list(r[5]), With: list(r[6])}
		if strings.HasPrefix(c.Name, "@") {
			groups[c.Name] = c.Things
			continue
		}
		if group, ok := groups[r[5]]; ok {
			c.Things = group
		}
		counts = append(counts, c)
		if r[1] == "" {
			continue
		}
		if f.measures[c.Name], err = countylines.ParseMeasure(r[1]); err != nil {
			return f, fmt.Errorf("countylines: counted.csv: %s: %w", c.Name, err)
		}
	}
	f.words, err = seizure.NewFinder(counts...)
	return f, err
}

// list gives the words of a cell.
func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

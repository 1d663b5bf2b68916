package countylines

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"

	"github.com/countylines/ops/seizure"
)

//go:embed data/counted.csv
var countedCSV []byte

// Find gives what a text says was taken and what came of it, in the order in
// which it is said: the items that [seizure.Find] finds, and counts such as "25
// arrests" or "six lines were closed", whose Counted is a name of
// data/counted.csv.
func Find(text string) []seizure.Found { return finder().Find(text) }

var finder = sync.OnceValue(func() *seizure.Finder {
	counts, err := countedRows(countedCSV)
	if err != nil {
		panic(err) // the table of this package, which a test reads
	}
	f, err := seizure.NewFinder(counts...)
	if err != nil {
		panic(err)
	}
	return f
})

// countedRows reads the table of counts. A thing that starts with @ stands for
// the things of the row of that name.
func countedRows(table []byte) ([]seizure.Counted, error) {
	rows, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("countylines: counted.csv: %w", err)
	}
	groups := map[string][]string{}
	var counts []seizure.Counted
	for _, r := range rows[1:] {
		things := list(r[5])
		if strings.HasPrefix(r[0], "@") {
			groups[r[0]] = things
			continue
		}
		if len(things) == 1 && strings.HasPrefix(things[0], "@") {
			things = groups[things[0]]
		}
		counts = append(counts, seizure.Counted{Name: r[0], Nouns: list(r[2]), Verbs: list(r[3]), Did: list(r[4]), Things: things, With: list(r[6])})
	}
	return counts, nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

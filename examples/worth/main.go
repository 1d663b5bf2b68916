// SPDX-License-Identifier: MIT

// Command worth values the drugs of a haul by published prices, and sets the
// price that the source's own figures imply beside them:
//
//	go run ./examples/worth "over 5kg of cocaine, 10.5 grams of heroin"
//	go run ./examples/worth -years "1995 to 2001" <hauls.txt
//
// Without an argument it reads hauls from standard input, one a line. The prices
// are those of the street from 2003 to 2013, the latest for which sources were
// seen; -level and -years choose others. Of a haul that cannot be read it says why,
// and goes on with the next.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
)

func main() {
	log.SetFlags(0)
	var level seizure.Level
	flag.TextVar(&level, "level", seizure.Street, "street, street deal, wholesale, purity-adjusted or implied")
	years := flag.String("years", "2003 to 2013", "the time that the prices are of")
	flag.Parse()
	period, err := calendar.ParsePeriod(*years)
	if err != nil {
		log.Fatal(err)
	}
	hauls := io.Reader(os.Stdin)
	if flag.NArg() > 0 {
		hauls = strings.NewReader(strings.Join(flag.Args(), "\n"))
	}
	fmt.Printf("Prices: %s, %s, in the United Kingdom.\n", level, *years)
	if err := value(os.Stdout, hauls, seizure.Prices().At(level).In(period)); err != nil {
		log.Fatal(err)
	}
}

// value writes the value of each haul in r, a line each, the number of those that
// could not be read, and the sources of the prices.
func value(w io.Writer, r io.Reader, prices seizure.PriceList) error {
	var drugs seizure.Substance
	valued, refused := 0, 0
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		h, err := seizure.Parse(lines.Text())
		if err != nil {
			refused++
			fmt.Fprintf(w, "\n%s\n\nNot read: %s.\n", lines.Text(), reason(err))
			continue
		}
		valued++
		v := prices.Value(h)
		for _, i := range v.Valued {
			drugs |= i.Item.Substance
		}
		fmt.Fprintf(w, "\n%s\n\n%s", h, v.Table())
	}
	fmt.Fprintf(w, "\n%d of %d lines were read. The prices come from:\n", valued, valued+refused)
	sources := map[string]bool{}
	for _, p := range prices {
		if p.Substance&drugs != 0 {
			sources[p.Source] = true
		}
	}
	for _, source := range slices.Sorted(maps.Keys(sources)) {
		fmt.Fprintln(w, " ", source)
	}
	return lines.Err()
}

// reason says in words why a haul was not read.
func reason(err error) string {
	if e, ok := errors.AsType[*seizure.ParseError](err); ok {
		return fmt.Sprintf("%q %s", e.Text, e.Reason)
	}
	return err.Error()
}

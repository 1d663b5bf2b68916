package record

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

//go:embed seizures.csv
var seizures string

// Seizures gives the numbers of drug seizures by force and financial year, 2009/10
// to 2018/19: a return for each, whose Seized.Seizures has the drugs. The quantities,
// and the numbers of plants, of unknown drugs and of the rest of each class, are
// left out.
func Seizures() (countylines.Ledger, error) {
	rows, err := csv.NewReader(strings.NewReader(seizures)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("seizures.csv: %w", err)
	}
	type key struct {
		area countylines.Area
		year calendar.Period
	}
	at := map[key]int{}
	var l countylines.Ledger
	for i, row := range rows[1:] {
		area, err := countylines.ParseArea(row[0])
		if err != nil {
			return nil, fmt.Errorf("seizures.csv: row %d: %w", i+1, err)
		}
		year, err := calendar.ParsePeriod(row[1])
		if err != nil {
			return nil, fmt.Errorf("seizures.csv: row %d: %w", i+1, err)
		}
		k := key{area, year}
		if _, ok := at[k]; !ok {
			at[k] = len(l)
			r := countylines.Return{Area: area, Period: year, Source: countylines.Source{Publisher: "Home Office", URL: "Seizures of drugs in England and Wales"}}
			r.Seized.Seizures = stats.Distinct[seizure.Substance, int]{}
			l = append(l, r)
		}
		drug, ok := drug(row[2], year)
		if !ok || row[3] == "" {
			continue
		}
		n, err := strconv.Atoi(row[3])
		if err != nil {
			return nil, fmt.Errorf("seizures.csv: row %d: %w", i+1, err)
		}
		l[at[k]].Seized.Seizures[drug] = stats.Exactly(n)
	}
	return l, nil
}

// drug gives what a row of a year is about, and whether it has a set of its own.
func drug(slug string, year calendar.Period) (seizure.Substance, bool) {
	switch slug {
	case "_all-drugs":
		return seizure.AnyDrug, true
	case "_total-class-a":
		return seizure.ClassA(year.From), true
	case "_total-class-b":
		return seizure.ClassB(year.From), true
	case "_total-class-c":
		return seizure.ClassC(year.From), true
	}
	if slug[0] == '_' || slug == "cannabis-plants" {
		return 0, false
	}
	s, err := seizure.ParseSubstance(slug)
	return s, err == nil
}

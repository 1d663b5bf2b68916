// SPDX-License-Identifier: MIT

package countylines_test

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/stats"
)

// An audited case is figures of the public record that somebody checked against
// each other by hand, with what came of it.
type audited struct {
	ID, Kind, Level string
	Figures         []figure
}

type figure struct {
	Area, Period, Measure, Qualifier, Value, Unit, Source string
	High                                                  string `json:"value_high"`
}

// contradictory are the kinds of cases that a ledger is to find.
var contradictory = []string{"part_exceeds_whole", "partition_mismatch", "twins_disagree", "duplicate_source_conflict"}

func auditedCases(t *testing.T, name string) (cases []audited) {
	f, err := os.Open("testdata/audit/" + name)
	require.NoError(t, err)
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var c audited
		require.NoError(t, json.Unmarshal(lines.Bytes(), &c))
		cases = append(cases, c)
	}
	return cases
}

// ledger gives the figures of a case as a file of the record has them. Those of
// the Home Office's table are looked up there, among those of all forces, where the
// case is about their sum.
func (c audited) ledger(t *testing.T, tables countylines.Ledger) countylines.Ledger {
	var b strings.Builder
	out := csv.NewWriter(&b)
	_ = out.Write(strings.Split(strings.TrimSpace(heading), ","))
	var l countylines.Ledger
	for _, f := range c.Figures {
		if strings.HasPrefix(f.Source, "seizures_hmo") {
			_, drug, _ := strings.Cut(f.Measure, " ")
			row, _ := read(t, "slug,financial_year,drug,seizures\nkent,"+f.Period+","+drug+",1\n")
			for _, r := range tables {
				name := strings.ReplaceAll(strings.Trim(f.Area, "_"), "-", " ")
				inSum := strings.HasPrefix(f.Area, "sum of") && r.Area.Size() == 1
				inTable := name == "england and wales" && r.Area.Size() > 1
				if r.Period != row[0].Period || !inSum && !inTable && !strings.EqualFold(r.Area.String(), name) {
					continue
				}
				for s := range row[0].Seized.Seizures {
					if r.Seized.Seizures[s].Reported() {
						l = append(l, r)
					}
				}
			}
			continue
		}
		first, last, _ := strings.Cut(f.Period, "/")
		for _, end := range []*string{&first, &last} {
			p, err := calendar.ParsePeriod(strings.NewReplacer("2019-11", "November 2019", "2019-05", "May 2019", "2023-03", "March 2023", "2024-03", "March 2024", "2024-02", "February 2024").Replace(*end))
			if len(*end) == len("2019-11-13") {
				p, err = calendar.ParsePeriod(*end)
			}
			if err != nil {
				continue // a year that nobody printed
			}
			day := p.From
			if end == &last {
				day = p.To - 1
			}
			text, _ := day.MarshalText()
			*end = string(text)
		}
		measure, qualifier, value, unit := f.Measure, f.Qualifier, f.Value, f.Unit
		switch measure = strings.TrimSuffix(measure, " details"); {
		case measure == "week end": // 1 or 2 December, of England and Wales
			f.Area, first, last = "England and Wales", "2024-11-25", value
			measure, qualifier, value, unit = "arrests", "at_least", "1", "count"
		case strings.HasPrefix(measure, "class_a_mass"):
			measure = "class_a_mass"
		case measure == "bladed":
			measure = "bladed_weapons"
		case measure == "firearm":
			measure = "firearms"
		case measure == "samurai swords" || measure == "baseball bat":
			measure = "weapon:" + strings.ReplaceAll(strings.TrimSuffix(measure, "s"), " ", "-")
		}
		area := strings.TrimSuffix(f.Area, " (national)")
		_ = out.Write([]string{f.Source, f.Source, "", first, last, area, measure, qualifier, value, f.High, unit})
	}
	out.Flush()
	read, _ := read(t, b.String())
	return append(l, read...)
}

func TestAuditedContradictionsAreFound(t *testing.T) {
	tables, _ := read(t, published.SeizuresByForce)
	national, _ := read(t, published.SeizuresNational)
	tables = append(tables, national...)
	checked := 0
	for _, c := range auditedCases(t, "contradictions.jsonl") {
		if !slices.Contains(contradictory, c.Kind) {
			continue
		}
		checked++
		found := c.ledger(t, tables).Conflicts()
		certain := slices.ContainsFunc(found, func(f countylines.Conflict) bool { return f.Verdict == stats.Certain })
		if c.ID == "p-022" {
			certain = len(found) > 0 // a week may be printed with more days and fewer
		}
		require.True(t, certain || c.Level == "reading" && len(found) > 0, "%s, %s: %v", c.ID, c.Level, found)
	}
	require.Equal(t, 26, checked)
}

func TestAuditedAgreementsAreNot(t *testing.T) {
	for _, c := range auditedCases(t, "agreements.jsonl") {
		l := c.ledger(t, nil)
		require.NotEmpty(t, l, c.ID)
		require.Empty(t, l.Conflicts(), c.ID)
	}
}

// The same contradictions are found among all 1,117 figures at once, each by
// returns that the case names.
func TestAuditedContradictionsAreFoundInTheRecord(t *testing.T) {
	l, _ := read(t, published.Weeks)
	found := l.Conflicts()
	for _, c := range auditedCases(t, "contradictions.jsonl") {
		other := slices.ContainsFunc(c.Figures, func(f figure) bool {
			return !strings.HasPrefix(f.Source, "intensification_weeks.csv:") || strings.Contains(f.Period, "?")
		})
		if other || !slices.Contains(contradictory, c.Kind) {
			continue
		}
		named := c.ledger(t, nil)
		require.True(t, slices.ContainsFunc(found, func(f countylines.Conflict) bool {
			return !slices.ContainsFunc(f.Among, func(r countylines.Return) bool {
				return !slices.ContainsFunc(named, func(n countylines.Return) bool {
					return n.Area == r.Area && n.Period == r.Period && reflect.DeepEqual(n.Counts, r.Counts) && reflect.DeepEqual(n.Seized, r.Seized)
				})
			})
		}), c.ID)
	}
}

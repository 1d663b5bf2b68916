// SPDX-License-Identifier: MIT

package countylines_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/press"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// With FIELD set, what the library gives now is written, for git diff to show.
var updateField = os.Getenv("FIELD") != ""

// What users meet in the field gives what was found right, case by case.
func TestFieldCases(t *testing.T) {
	file, err := os.ReadFile("testdata/field/cases.jsonl")
	require.NoError(t, err)
	var got bytes.Buffer
	lines := bufio.NewScanner(bytes.NewReader(file))
	for lines.Scan() {
		var c struct{ ID, Call, Input string }
		require.NoError(t, json.Unmarshal(lines.Bytes(), &c))
		fmt.Fprintf(&got, "%s: %s\n", c.ID, fieldResult(c.Call, c.Input))
	}
	if updateField {
		require.NoError(t, os.WriteFile("testdata/field/results.txt", got.Bytes(), 0o644))
	}
	want, err := os.ReadFile("testdata/field/results.txt")
	require.NoError(t, err)
	require.Equal(t, strings.Split(string(want), "\n"), strings.Split(got.String(), "\n"))
}

func fieldResult(call, input string) string {
	call, arguments, _ := strings.Cut(call, "(")
	said := func(v any, err error) string {
		if err != nil {
			return err.Error()
		}
		return fmt.Sprint(v)
	}
	switch call {
	case "countylines.Find":
		var found []string
		for _, f := range press.Find(input) {
			said := f.Item.String()
			if f.Counted != "" {
				said = fmt.Sprintf("%v %v", f.Number, f.Measure)
			}
			if f.Within >= 0 {
				said += fmt.Sprintf(", part of the %d. found", f.Within+1)
			}
			found = append(found, said)
		}
		return strings.Join(found, "; ")
	case "calendar.ParsePeriod":
		return said(calendar.ParsePeriod(input))
	case "calendar.ParseDay":
		return said(calendar.ParseDay(input))
	case "seizure.ParseSubstance":
		return said(seizure.ParseSubstance(input))
	case "countylines.ParseArea":
		return said(countylines.ParseArea(input))
	case "countylines.ParseOffence":
		return said(countylines.ParseOffence(input))
	case "countylines.ParseOutcome":
		return said(countylines.ParseOutcome(input))
	case "countylines.ParseMeasure":
		return said(countylines.ParseMeasure(input))
	case "new":
		var f stats.Figure[int]
		return said(f, errors.Join(f.UnmarshalText([]byte(input)))) + " " + f.String()
	case "countylines.ReadEvents":
		var found []string
		for e, err := range records.Read(strings.NewReader(input)) {
			if err != nil {
				found = append(found, err.Error())
				continue
			}
			found = append(found, fmt.Sprintf("%v %v %v %v %v", e.On, e.By, e.What, e.Count, e.Item))
		}
		return strings.Join(found, "; ")
	case "countylines.ReadReturns":
		var found []string
		for r, err := range tables.ReadReturns(strings.NewReader(input)) {
			if err != nil {
				found = append(found, err.Error())
				continue
			}
			found = append(found, fmt.Sprintf("%v %v %v %v %v", r.Area, r.Period, r.Counts, r.Seized, r.Seized.Seizures))
		}
		return strings.Join(found, "; ")
	}
	switch call + "(" + arguments {
	case "stats.PercentChange(0, 1, 5, 1, 0.95).String()":
		return stats.RateChange(stats.Point{Events: 0, Of: 1}, stats.Point{Events: 5, Of: 1}, 0.95).String() // as it is called now
	case "stats.DirectlyStandardisedRate([]stats.Stratum{{4, 1000, 500}, {0, 0, 700}}, 0.95).String()":
		return stats.DirectlyStandardisedRate([]stats.Stratum{{Events: 4, Population: 1000, Standard: 500}, {Events: 0, Population: 0, Standard: 700}}, 0.95).String()
	case "stats.Suppress([][]int{{3, 177}}, stats.SuppressionRule{Threshold: 6})":
		return said(stats.Suppress([][]int{{3, 177}}, stats.SuppressionRule{Threshold: 6}))
	}
	return "not tried here"
}

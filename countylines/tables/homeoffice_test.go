// SPDX-License-Identifier: MIT

package tables_test

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
)

// The Home Office printed the record's rows wide, a file for the numbers of seizures of
// a year and one for the quantities, without their units. Written so again, every year
// gives the figures of the long form, to the last digit.
func TestHomeOfficeYears(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(published.SeizuresByForce)).ReadAll()
	require.NoError(t, err)
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	years := map[string][][]string{}
	for _, row := range rows[1:] {
		year := row[at["financial_year"]]
		years[year] = append(years[year], row)
	}
	require.Len(t, years, 10)
	for year, rows := range years {
		for _, what := range []string{"seizures", "quantity"} {
			units := map[string]string{}
			wide := wideTable(t, rows, at, what, units)
			s, err := tables.ReadCSV(strings.NewReader(wide))
			require.NoError(t, err)
			name := map[string]string{"seizures": "Seizures", "quantity": "Quantities"}[what] + year[2:4] + "-" + year[5:] + ".csv"
			result := s.Read(tables.About{File: name, Measure: map[string]string{"quantity": "quantity"}[what], Units: units})
			accounted(t, []tables.Sheet{s}, result)
			want := longForm(t, rows, at, what)
			require.NotEmpty(t, want)
			require.Equal(t, want, figures(t, result.Ledger), "%s %s", year, what)
		}
	}
}

// wideTable writes the rows of a year with a column for each drug, and notes the units
// in which its amounts are.
func wideTable(t *testing.T, rows [][]string, at map[string]int, what string, units map[string]string) string {
	names := map[string]string{"_all-drugs": "All drugs", "crack-cocaine": "Crack", "mdma": "Ecstasy", "cannabis": "All cannabis", "amphetamine": "Amphetamines", "ghb": "GHB", "lsd": "LSD",
		"cannabis-herbal": "Herbal cannabis", "mephedrone": "Mephedrone\n(non-injection)", "_unknown": "Unknown", "_other-class-b-(incl-mephedrone)": "Other Class B (incl Mephedrone)"}
	var forces, drugs []string
	cells := map[string]map[string]string{}
	for _, row := range rows {
		force, drug, value := row[at["slug"]], row[at["drug"]], row[at[what]]
		if value == "" {
			continue
		}
		if cells[force] == nil {
			cells[force] = map[string]string{}
			forces = append(forces, force)
		}
		if !strings.Contains(" "+strings.Join(drugs, " ")+" ", " "+drug+" ") {
			drugs = append(drugs, drug)
		}
		cells[force][drug] = value
		if u := row[at["quantity_unit"]]; what == "quantity" && u != "" {
			units[drug] = u
		}
	}
	var b strings.Builder
	w := csv.NewWriter(&b)
	head := []string{"Police force"}
	for _, drug := range drugs {
		name := names[drug]
		if name == "" {
			name = strings.NewReplacer("_", "", "-", " ", "class a", "Class A", "class b", "Class B", "class c", "Class C").Replace(drug)
			name = strings.ToUpper(name[:1]) + name[1:]
		}
		head = append(head, name)
	}
	require.NoError(t, w.Write(head))
	for _, force := range forces {
		a, err := countylines.ParseArea(force)
		require.NoError(t, err)
		line := []string{a.String()}
		for _, drug := range drugs {
			line = append(line, cells[force][drug])
		}
		require.NoError(t, w.Write(line))
	}
	w.Flush()
	return b.String()
}

// longForm reads the rows of a year as ReadReturns does.
func longForm(t *testing.T, rows [][]string, at map[string]int, what string) map[string]string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	columns := []string{"slug", "financial_year", "drug", what}
	if what == "quantity" {
		columns = append(columns, "quantity_unit")
	}
	require.NoError(t, w.Write(columns))
	for _, row := range rows {
		if row[at[what]] == "" {
			continue
		}
		var line []string
		for _, c := range columns {
			line = append(line, row[at[c]])
		}
		require.NoError(t, w.Write(line))
	}
	w.Flush()
	var l countylines.Ledger
	for r, err := range tables.ReadReturns(strings.NewReader(b.String())) {
		require.NoError(t, err)
		l = append(l, r)
	}
	return figures(t, l)
}

// figures gives what a ledger says of each area, period and subject.
func figures(t *testing.T, l countylines.Ledger) map[string]string {
	said := map[string]string{}
	for _, r := range l {
		for s, v := range r.All() {
			of, err := s.MarshalText()
			require.NoError(t, err)
			key := r.Area.String() + " " + r.Period.Label() + " " + string(of)
			require.NotContains(t, said, key)
			said[key] = v.String()
		}
	}
	return said
}

// What the caller says of a year holds for the numbers of a file without one.
func TestHomeOfficeYearsBegin(t *testing.T) {
	s, err := tables.ReadCSV(strings.NewReader("year,Cocaine,Cannabis plants\n2009,2915.89409,643510.00000\n"))
	require.NoError(t, err)
	r := s.Read(tables.About{Area: countylines.EnglandAndWales, Measure: "quantity", YearsBegin: 4, Units: map[string]string{"cocaine": "kg", "cannabis-plants": "plants"}})
	require.Len(t, r.Ledger, 2)
	require.Equal(t, calendar.Date(2010, 3, 31).FinancialYear(), r.Ledger[0].Period)
	require.Equal(t, "2,915.89409kg of cocaine", r.Ledger[0].Seized.String())
}

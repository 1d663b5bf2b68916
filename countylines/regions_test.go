package countylines_test

import (
	"encoding/csv"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/record"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// The values were computed from the Home Office's tables by exact rationals,
// independently of this module: sums over the forces of regions, units and
// nations, by themselves and with the table for England and Wales.
func TestRegions(t *testing.T) {
	forces, _ := read(t, record.SeizuresByForce)
	national, _ := read(t, record.SeizuresNational)
	for _, drug := range []seizure.Substance{seizure.Crack, seizure.Amphetamine} {
		byForce, withNational := ofDrug(forces, drug).Index(), ofDrug(append(forces, national...), drug).Index()
		text, err := drug.MarshalText()
		require.NoError(t, err)
		f, err := os.Open("testdata/regions/regions_" + string(text) + ".csv")
		require.NoError(t, err)
		defer f.Close()
		rows, err := csv.NewReader(f).ReadAll()
		require.NoError(t, err)
		at := map[string]int{}
		for i, column := range rows[0] {
			at[column] = i
		}
		require.Len(t, rows, 241)
		for _, row := range rows[1:] {
			cell := func(column string) string { return row[at[column]] }
			year, err := calendar.ParsePeriod(cell("financial_year"))
			require.NoError(t, err)
			area := regionNamed(t, cell("area_type"), cell("area"))
			of := countylines.Subject{Seizures: drug}
			name := strings.Join(row[:6], ", ")

			said, err := byForce.Explain(of, area, year)
			require.NoError(t, err, name)
			require.Equal(t, bounds(t, cell("words_lo"), cell("words_hi")), said.Figure.Figure.Bounds(), name)
			require.Equal(t, cell("status") == "exact", said.Covered == said.Asked, name)
			require.Equal(t, cell("n_members"), strconv.Itoa(said.Asked/year.Size()), name)
			require.Equal(t, cell("n_reported"), strconv.Itoa(said.Covered/year.Size()), name)

			all, err := withNational.Explain(of, area, year)
			if conflict, ok := errors.AsType[*stats.Conflict](err); ok {
				require.Contains(t, []string{"contradiction", "exact-but-parts-exceed-national"}, cell("with_national_status"), "%s: %v", name, conflict)
				continue
			}
			require.NoError(t, err, name)
			require.Equal(t, bounds(t, cell("with_national_lo"), cell("with_national_hi")), all.Figure.Figure.Bounds(), name)
			if residents := cell("population_members"); residents != "" {
				people, ok := area.Population(yearOf(t, cell("population_year")))
				require.True(t, ok, name)
				require.Equal(t, residents, strconv.Itoa(people), name)
			}
		}
	}
}

// ofDrug gives the returns that speak of seizures of a drug, and in one year those
// of all others too, which must not change an answer.
func ofDrug(l countylines.Ledger, drug seizure.Substance) (out countylines.Ledger) {
	year := calendar.Date(2014, time.May, 1).FinancialYear()
	for _, r := range l {
		if r.Period == year || r.Seized.Seizures[drug].Reported() {
			out = append(out, r)
		}
	}
	return out
}

func yearOf(t *testing.T, text string) int {
	n, err := strconv.Atoi(text)
	require.NoError(t, err)
	return n
}

func bounds(t *testing.T, lo, hi string) stats.Bounds[int64] {
	n, err := strconv.ParseInt(lo, 10, 64)
	require.NoError(t, err)
	b := stats.Bounds[int64]{Lo: n, Open: hi == "Inf"}
	if !b.Open {
		b.Hi, err = strconv.ParseInt(hi, 10, 64)
		require.NoError(t, err)
	}
	return b
}

func regionNamed(t *testing.T, kind, name string) countylines.Area {
	switch name {
	case "West Midlands":
		return countylines.WestMidlandsRegion
	case "London (MPS/CoLP)":
		return countylines.London
	case "England and Wales (43 forces)":
		return countylines.England | countylines.Wales
	case "England and Wales (43 forces, BTP, Border Force)":
		return countylines.England | countylines.Wales | countylines.BTP | countylines.BorderForce
	}
	area, err := countylines.ParseArea(name)
	require.NoError(t, err, kind)
	return area
}

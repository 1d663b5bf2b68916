// SPDX-License-Identifier: MIT

package countylines_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// The values were computed from the Home Office's tables by exact rationals,
// independently of this module: sums over the forces of regions, units and
// nations, by themselves and with the table for England and Wales.
func TestRegions(t *testing.T) {
	forces, _ := read(t, published.SeizuresByForce)
	national, _ := read(t, published.SeizuresNational)
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
			of := countylines.SeizuresOf(drug)
			name := strings.Join(row[:6], ", ")

			said, err := byForce.Explain(of, area, year)
			require.NoError(t, err, name)
			require.Equal(t, bounds(t, cell("words_lo"), cell("words_hi")), said.Figure.Figure.Bounds(), name)
			require.Equal(t, cell("status") == "exact", said.Covered == said.Asked, name)
			require.Equal(t, cell("n_members"), strconv.Itoa(said.Asked/year.Size()), name)
			require.Equal(t, cell("n_reported"), strconv.Itoa(said.Covered/year.Size()), name)

			all, err := withNational.Explain(of, area, year)
			require.NoError(t, err, name)
			if all.Figure.Figure.Disputed() {
				require.Contains(t, []string{"contradiction", "exact-but-parts-exceed-national"}, cell("with_national_status"), name)
				if cell("with_national_status") != "contradiction" {
					require.True(t, all.Figure.Figure.Bounds().Contains(bounds(t, cell("with_national_lo"), cell("with_national_hi")).Lo), name)
				}
				continue
			}
			if cell("with_national_status") == "contradiction" {
				continue // nothing that is in doubt decides
			}
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

// The classes of the tables are those of the year's last day, so that a question about
// them is answered: 240 of ten regions, eight years and three classes.
func TestClassesOfRegions(t *testing.T) {
	l, _ := read(t, published.SeizuresByForce)
	x := l.Index()
	regions := []countylines.Area{countylines.NorthEast, countylines.NorthWest, countylines.YorkshireAndTheHumber, countylines.EastMidlands, countylines.WestMidlandsRegion,
		countylines.EastOfEngland, countylines.London, countylines.SouthEast, countylines.SouthWest, countylines.Wales}
	asked, exact := 0, 0
	for year := 2010; year <= 2017; year++ {
		last := calendar.Date(year, time.March, 31)
		for _, class := range []seizure.Substance{seizure.ClassA(last), seizure.ClassB(last), seizure.ClassC(last)} {
			for _, region := range regions {
				var sum int64
				complete, any := true, false
				for force := range region.Forces() {
					v, err := x.Of(countylines.SeizuresOf(class), force, last.FinancialYear())
					require.NoError(t, err)
					n, ok := v.Figure.Exact()
					sum, complete, any = sum+n, complete && ok, any || ok
				}
				said, err := x.Explain(countylines.SeizuresOf(class), region, last.FinancialYear())
				require.NoError(t, err)
				if asked++; complete {
					exact++
					require.Equal(t, stats.Exactly(sum), said.Figure.Figure, "%v, %d", region, year)
					require.Equal(t, said.Asked, said.Covered)
				} else if any {
					require.Positive(t, said.Covered, "%v of %v, %d: %v", class, region, year, said)
				}
			}
		}
	}
	require.Equal(t, 240, asked)
	require.Greater(t, exact, 150)
	said, err := x.Explain(countylines.SeizuresOf(seizure.ClassC(calendar.Date(2013, time.March, 31))), countylines.EastMidlands, calendar.Date(2013, time.March, 31).FinancialYear())
	require.NoError(t, err)
	require.Equal(t, said.Asked, said.Covered)
}

// Regions are ranked with who is missing, and so followed.
func TestRegionsRankedAndFollowed(t *testing.T) {
	l, _ := read(t, published.SeizuresByForce)
	year := calendar.Date(2011, time.April, 1).FinancialYear()
	silent := countylines.Cumbria
	l = slices.DeleteFunc(l, func(r countylines.Return) bool { return r.Area == silent && r.Period == year })
	regions := []countylines.Area{countylines.NorthWest, countylines.EastMidlands, countylines.NorthEast}
	crack := countylines.SeizuresOf(seizure.Crack)
	r := l.Index().Rank(crack, countylines.PerResidents(), year, 0.95, regions...)
	require.Len(t, r.Places, 3)
	for _, p := range r.Places {
		v, err := l.Of(crack, p.Area, year)
		require.NoError(t, err)
		require.Equal(t, v, p.Value)
		if p.Area == countylines.NorthWest {
			require.Equal(t, silent, p.Missing)
			require.Zero(t, p.Rank)
			require.Contains(t, p.Notes, countylines.SomeMissing)
			continue
		}
		require.Zero(t, p.Missing)
		require.NotZero(t, p.Rank)
		people, ok := p.Area.Population(2011)
		require.True(t, ok)
		require.Equal(t, people, p.Exposure.Residents)
	}
	s := countylines.Trend(l, crack, countylines.NorthWest, []calendar.Period{year, year.To.FinancialYear()}, 0.95)
	require.Equal(t, map[calendar.Period]countylines.Area{year: silent}, s.Silent)
	require.Equal(t, []calendar.Period{year}, s.Missing)
	require.Len(t, s.Points, 1)
}

// Suffolk's 414 of crack, where 30 is usual, and the drop of Surrey's in 2012/13 are
// wild years; Nottinghamshire's rise and Thames Valley's fall last.
func TestWildYearsAndLevels(t *testing.T) {
	l, _ := read(t, published.SeizuresByForce)
	var years []calendar.Period
	for y := calendar.Date(2009, time.April, 1).FinancialYear(); len(years) < 10; y = y.To.FinancialYear() {
		years = append(years, y)
	}
	for _, c := range []struct {
		drugs       seizure.Substance
		force       countylines.Area
		wild, steps []string
	}{
		{seizure.Crack, countylines.Suffolk, []string{"2017/18"}, []string{"2012/13"}},
		{seizure.AnyDrug, countylines.Surrey, []string{"2012/13"}, nil},
		{seizure.AnyDrug, countylines.Nottinghamshire, nil, []string{"2012/13"}},
		{seizure.AnyDrug, countylines.ThamesValley, nil, []string{"2016/17"}},
		{seizure.Crack, countylines.Hertfordshire, nil, []string{"2015/16"}},
		{seizure.AnyDrug, countylines.Norfolk, nil, []string{"2011/12"}},
		{seizure.Crack, countylines.DevonAndCornwall, nil, nil},
		{seizure.AnyDrug, countylines.Kent, nil, nil},
	} {
		s := countylines.Trend(l, countylines.SeizuresOf(c.drugs), c.force, years, 0.95)
		var wild, steps []string
		for _, p := range s.Wild {
			wild = append(wild, p.Label())
			require.Contains(t, s.Notes, countylines.WildValue)
			require.Contains(t, s.String(), "far from all others is "+p.Label())
		}
		for _, step := range s.Steps {
			steps = append(steps, step.After.Label())
			require.Contains(t, s.String(), "breaks before "+step.After.Label())
		}
		require.Equal(t, c.wild, wild, "%v", c.force)
		require.Equal(t, c.steps, steps, "%v", c.force)
	}
}

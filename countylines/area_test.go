// SPDX-License-Identifier: MIT

package countylines

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/stats"
)

// Areas and measures are sets about which figures can be asked.
var (
	_ = stats.Contains[Area]
	_ = stats.Contains[Measure]
)

func anyArea(t *rapid.T) Area { return Area(rapid.Uint64().Draw(t, "area")) & UK }

func TestAreasAreSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyArea(t), anyArea(t), anyArea(t)
		require.Equal(t, a.And(b), b.And(a))
		require.Equal(t, a.And(b).And(c), a.And(b.And(c)))
		require.Equal(t, a, a.And(a))
		require.Equal(t, a.Size()+b.Size(), (a|b).Size()+a.And(b).Size())
		require.Equal(t, a.And(b) == b, a.Contains(b))
		var union Area
		n := 0
		for force := range a.Forces() {
			require.Equal(t, 1, force.Size())
			require.True(t, a.Contains(force))
			union |= force
			n++
		}
		require.Equal(t, a, union)
		require.Equal(t, a.Size(), n)
	})
}

func TestAreaTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyArea(t)
		text, err := a.MarshalText()
		require.NoError(t, err)
		var back Area
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, a, back)
		require.NotContains(t, a.String(), "Area(")
	})
	for _, s := range areaNames {
		for _, text := range []string{s.Slug, s.Name, strings.ToUpper(s.Name), " " + s.Name + "\t"} {
			a, err := ParseArea(text)
			require.NoError(t, err)
			require.Equal(t, Area(s.Bits), a, text)
		}
	}
	for _, f := range forces {
		for _, text := range append(f.Aliases, f.Name, f.Slug, f.GSS) {
			if text != "" {
				a, err := ParseArea(text)
				require.NoError(t, err)
				require.Equal(t, f.Area, a, text)
			}
		}
	}
}

func TestAreaInJSON(t *testing.T) {
	in := map[Area][]Area{Staffordshire | WestMercia: {UK, BTP, 0, UK &^ Metropolitan}}
	out, err := json.Marshal(in)
	require.NoError(t, err)
	var back map[Area][]Area
	require.NoError(t, json.Unmarshal(out, &back))
	require.Equal(t, in, back)

	_, err = Area(1 << 63).MarshalText()
	require.Error(t, err)
	require.Equal(t, "Area(0x8000000000000000)", Area(1<<63).String())
	a := Essex
	require.Error(t, a.UnmarshalText([]byte("Esex")))
	require.Equal(t, Essex, a, "an error leaves the area as it was")
}

func TestNamesOfAreas(t *testing.T) {
	for want, a := range map[string]Area{
		"no area":                          0,
		"UK":                               UK,
		"Scotland":                         Scotland,
		"Staffordshire and West Mercia":    Staffordshire | WestMercia,
		"Essex, Kent and Sussex":           Essex | Kent | Sussex,
		"UK without Metropolitan":          UK &^ Metropolitan,
		"England without London":           England &^ London,
		"SEROCU":                           SouthEast &^ Kent,
		"West Midlands":                    WestMidlands,
		"West Midlands region":             WMROCU,
		"Scotland and Northern Ireland":    UK &^ EnglandAndWales,
		"Hampshire and Isle of Wight":      Hampshire,
		"North West and North East":        NorthWest | NorthEast,
		"British Transport Police":         BTP,
		"England and Wales without London": EnglandAndWales &^ London,
	} {
		require.Equal(t, want, a.String())
	}
}

// The membership of regions is ONS's and that of the units their own pages'.
func TestRegionsAndUnits(t *testing.T) {
	regions := []Area{NorthEast, NorthWest, YorkshireAndTheHumber, EastMidlands, WestMidlandsRegion, EastOfEngland, London, SouthEast, SouthWest}
	var union Area
	size := 0
	for _, r := range regions {
		union |= r
		size += r.Size()
	}
	require.Equal(t, England, union)
	require.Equal(t, 39, size)
	require.Equal(t, 4, Wales.Size())
	require.Equal(t, Northumbria|Cleveland|Durham, NorthEast)
	require.Equal(t, NorthEast, NEROCU)
	require.Equal(t, EastOfEngland|Kent, ERSOU)
	require.Equal(t, NorthWest|NorthWales, NWROCU)
	require.Equal(t, SouthWales|Gwent|DyfedPowys, Tarian)
	require.Equal(t, SouthEast, SEROCU|Kent)
	require.Equal(t, Staffordshire|WestMercia|Warwickshire|WestMidlands, WMROCU)

	units := []Area{EMSOU, ERSOU, NWROCU, Tarian, YHROCU, SEROCU, SWROCU, WMROCU, NEROCU}
	union, size = 0, 0
	for _, u := range units {
		union |= u
		size += u.Size()
	}
	require.Equal(t, (England|Wales)&^London, union, "London has no unit")
	require.Equal(t, union.Size(), size, "no force is in two units")

	require.True(t, EnglandAndWales.Contains(England|Wales|BTP|NCA|BorderForce|OtherBodies))
	require.Equal(t, UK, EnglandAndWales|Scotland|NorthernIreland)
	require.NotZero(t, EnglandAndWales&^(England|Wales))
}

func TestTextsThatAreNoArea(t *testing.T) {
	for text, near := range map[string][]string{
		"Staffordshyre":                       {"Staffordshire"},
		"Midlands":                            {"West Midlands", "West Midlands region", "East Midlands"},
		"Yorkshire":                           {"North Yorkshire", "South Yorkshire", "West Yorkshire", "Yorkshire and the Humber"},
		"Eastern region":                      {"East of England", "ERSOU"},
		"Shropshire":                          {"West Mercia"},
		"Manchester":                          {"Greater Manchester"},
		"Kent|Esex":                           {"Essex"},
		"zzzzzz":                              nil,
		"":                                    nil,
		"Kent|":                               nil,
		strings.Repeat("Staffordshire ", 1e5): nil,
	} {
		a, err := ParseArea(text)
		require.Zero(t, a)
		name, ok := errors.AsType[*NameError](err)
		require.True(t, ok, text)
		require.Equal(t, near, name.Near, text)
		require.Contains(t, text, name.Text)
		require.Less(t, len(name.Error()), 300)
	}
	for text, want := range map[string]Area{
		"West Midlands ROCU": WMROCU, "South East region": SouthEast, "the South East ROCU": SEROCU,
		"West Midlands (force)": WestMidlands, "Southern Wales": Tarian, "South Wales": SouthWales,
		"Scotland Yard": Metropolitan, "Police Scotland": Scotland, "PSNI": NorthernIreland,
	} {
		a, err := ParseArea(text)
		require.NoError(t, err)
		require.Equal(t, want, a, text)
	}
	region, err := ParseArea("West Midlands region")
	require.NoError(t, err)
	force, err := ParseArea("West Midlands")
	require.NoError(t, err)
	require.Equal(t, WestMidlands, force)
	require.Equal(t, WestMidlandsRegion, region)
}

func TestPopulations(t *testing.T) {
	f, err := os.Open("data/populations.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	for _, row := range rows[1:] {
		a, err := ParseArea(row[0])
		require.NoError(t, err)
		year, err := strconv.Atoi(row[2])
		require.NoError(t, err)
		want, err := strconv.Atoi(row[3])
		require.NoError(t, err)
		people, ok := a.Population(year)
		require.True(t, ok)
		require.Equal(t, want, people, "%s in %d: a nation's own row is the sum of its forces", a, year)
	}

	people, ok := (Staffordshire | BTP).Population(2022)
	alone, _ := Staffordshire.Population(2022)
	require.True(t, ok)
	require.Equal(t, alone, people, "BTP adds no residents")
	for _, a := range []Area{0, BTP, NCA | BorderForce | OtherBodies, 1 << 63} {
		people, ok = a.Population(2022)
		require.False(t, ok)
		require.Zero(t, people)
	}
	for _, year := range []int{FirstPopulationYear - 1, LastPopulationYear + 1, math.MinInt, math.MaxInt} {
		_, ok = UK.Population(year)
		require.False(t, ok)
	}
}

func TestForces(t *testing.T) {
	territorial := 0
	for a := range UK.Forces() {
		f, ok := a.Force()
		require.True(t, ok)
		require.Equal(t, a, f.Area)
		_, resident := a.Population(2024)
		require.Equal(t, f.Territorial, resident, f.Slug)
		require.True(t, f.Nation.Contains(a), f.Slug)
		if f.Region != 0 {
			require.True(t, f.Region.Contains(a), f.Slug)
		}
		if f.ROCU != 0 {
			require.True(t, f.ROCU.Contains(a), f.Slug)
		}
		require.Equal(t, a == CityOfLondon, f.FewResidents)
		if f.Territorial {
			territorial++
		}
	}
	require.Equal(t, 45, territorial)
	for _, a := range []Area{0, Kent | Essex, 1 << 63} {
		_, ok := a.Force()
		require.False(t, ok)
	}

	f, _ := Staffordshire.Force()
	f.Aliases[0] = "overwritten"
	again, _ := Staffordshire.Force()
	require.Equal(t, "Staffs", again.Aliases[0], "a record is the caller's own")
	require.Equal(t, 2019, func() int { f, _ := Merseyside.Force(); return f.Taskforce }())
}

func TestExactNamesCostNoAllocation(t *testing.T) {
	for _, text := range []string{"staffordshire", "West Mercia", "UK", "E23000015", "STAFFORDSHIRE", "the Met"} {
		require.Zero(t, testing.AllocsPerRun(100, func() {
			if _, err := ParseArea(text); err != nil {
				t.Error(err)
			}
		}), text)
	}
	require.Zero(t, testing.AllocsPerRun(100, func() { _ = WestMercia.String() }))
	require.Zero(t, testing.AllocsPerRun(100, func() { UK.Population(2022) }))
}

func FuzzParseArea(f *testing.F) {
	for _, text := range []string{"Staffordshire", "staffordshire|west-mercia", "West Midlands (region)", "_united-kingdom|", "Midlands", "the Met", "Shropshire", "A&S\u00a0Police", "\xff|\u2019", "London, City of"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := ParseArea(text)
		if err != nil {
			name, ok := errors.AsType[*NameError](err)
			require.True(t, ok)
			require.Contains(t, text, name.Text)
			for _, near := range name.Near {
				_, err := ParseArea(near)
				require.NoError(t, err, "what is offered can be read")
			}
			return
		}
		require.NotZero(t, a)
		written, err := a.MarshalText()
		require.NoError(t, err)
		back, err := ParseArea(string(written))
		require.NoError(t, err)
		require.Equal(t, a, back)
	})
}

func BenchmarkParseArea(b *testing.B) {
	byName := map[string]Area{}
	for _, s := range areaNames {
		byName[s.Slug], byName[s.Name] = Area(s.Bits), Area(s.Bits)
	}
	for _, text := range []string{"staffordshire", "West Midlands (region)", "STAFFORDSHIRE"} {
		b.Run("map/"+text, func(b *testing.B) {
			for b.Loop() {
				lookUp(byName, text)
			}
		})
		b.Run("ParseArea/"+text, func(b *testing.B) {
			for b.Loop() {
				parse(text)
			}
		})
	}
}

//go:noinline
func lookUp(m map[string]Area, text string) Area { return m[text] }

//go:noinline
func parse(text string) Area { a, _ := ParseArea(text); return a }

// SPDX-License-Identifier: MIT

package countylines_test

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/countylines/ops/countylines"
)

func ExampleArea() {
	both := countylines.Staffordshire | countylines.WestMercia
	rest := countylines.UK &^ both
	fmt.Println(both)
	fmt.Println(rest)
	fmt.Println(both.Size(), rest.Contains(countylines.BTP), both.Contains(countylines.WestMidlands))
	// Output:
	// Staffordshire and West Mercia
	// UK without Staffordshire and West Mercia
	// 2 true false
}

func ExampleArea_And() {
	// Kent is in the South East, but in the Eastern unit.
	fmt.Println(countylines.SouthEast.And(countylines.ERSOU))
	// Output: Kent
}

func ExampleArea_Size() {
	fmt.Println(countylines.NorthEast.Size(), countylines.Area(0).Size())
	// Output: 3 0
}

func ExampleArea_Contains() {
	fmt.Println(countylines.EnglandAndWales.Contains(countylines.BorderForce))
	fmt.Println(countylines.England.Contains(countylines.BorderForce))
	// Output:
	// true
	// false
}

func ExampleArea_Forces() {
	for force := range countylines.Tarian.Forces() {
		people, _ := force.Population(2022)
		fmt.Println(force, people)
	}
	// Output:
	// Dyfed-Powys 519564
	// Gwent 592091
	// South Wales 1333197
}

func ExampleArea_Population() {
	people, resident := countylines.Staffordshire.Population(2022)
	fmt.Println(people, resident)
	fmt.Println(countylines.BTP.Population(2022))
	// Output:
	// 1147132 true
	// 0 false
}

func ExampleArea_Force() {
	f, ok := countylines.Kent.Force()
	fmt.Println(f.Name, f.GSS, f.Region, f.ROCU, ok)
	_, ok = countylines.SouthEast.Force()
	fmt.Println(ok)
	// Output:
	// Kent Police E23000032 South East ERSOU true
	// false
}

func ExampleArea_String() {
	fmt.Println(countylines.WestMidlands, "/", countylines.WestMidlandsRegion)
	fmt.Println(countylines.SouthEast &^ countylines.Kent)
	// Output:
	// West Midlands / West Midlands region
	// SEROCU
}

func ExampleArea_MarshalText() {
	out, err := json.Marshal(map[countylines.Area]int{
		countylines.Staffordshire | countylines.WestMercia: 63,
		countylines.UK: 1360,
	})
	fmt.Println(string(out), err)
	// Output: {"_united-kingdom":1360,"staffordshire|west-mercia":63} <nil>
}

func ExampleArea_UnmarshalText() {
	var areas []countylines.Area
	err := json.Unmarshal([]byte(`["staffordshire|west-mercia", "GMP", "E12000005"]`), &areas)
	fmt.Println(areas, err)
	// Output: [Staffordshire and West Mercia Greater Manchester West Midlands region] <nil>
}

func ExampleParseArea() {
	for _, text := range []string{"West Midlands", "West Midlands (region)", "Staffs|West Mercia"} {
		a, err := countylines.ParseArea(text)
		fmt.Println(a, err)
	}
	_, err := countylines.ParseArea("Midlands")
	fmt.Println(err)
	_, err = countylines.ParseArea("Shropshire")
	fmt.Println(err)
	// Output:
	// West Midlands <nil>
	// West Midlands region <nil>
	// Staffordshire and West Mercia <nil>
	// countylines: area "Midlands" may be any of several; write "West Midlands", "West Midlands region" or "East Midlands"
	// countylines: area "Shropshire" is a place that one force polices: name the force, and give the place as the scope; write "West Mercia"
}

func ExampleForce() {
	met, _ := countylines.Metropolitan.Force()
	city, _ := countylines.CityOfLondon.Force()
	fmt.Println(met.Slug, met.Aliases[0], met.Taskforce, met.FewResidents, city.FewResidents)
	// Output: metropolitan Met 2019 false true
}

func ExampleNameError() {
	_, err := countylines.ParseArea("Staffordshyre")
	if name, ok := errors.AsType[*countylines.NameError](err); ok {
		fmt.Println(name.Kind, name.Text, name.Near)
	}
	// Output: area Staffordshyre [Staffordshire]
}

func ExampleNameError_Error() {
	_, err := countylines.ParseMeasure("lines closd")
	fmt.Println(err)
	// Output: countylines: measure "lines closd" is nothing that is counted here; write "lines closed"
}

// A place leads to its force; what happened there is a part of the force's figure.
func ExampleParsePlace() {
	for _, text := range []string{"Birmingham", "E07000193", "West Midlands"} {
		area, scope, err := countylines.ParsePlace(text)
		fmt.Printf("%v, %q, %v\n", area, scope, err)
	}
	// Output:
	// West Midlands, "Birmingham", <nil>
	// Staffordshire, "East Staffordshire", <nil>
	// West Midlands, "", <nil>
}

// SPDX-License-Identifier: MIT

package countylines_test

import (
	"fmt"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

func ExampleArea_Value() {
	fmt.Println((countylines.Staffordshire | countylines.WestMercia).Value())
	// Output:
	// staffordshire|west-mercia <nil>
}

func ExampleArea_Scan() {
	var a countylines.Area
	fmt.Println(a.Scan("staffordshire|west-mercia"), a)
	fmt.Println(a.Scan(int64(3)))
	// Output:
	// <nil> Staffordshire and West Mercia
	// countylines: area "3" is no text
}

func ExampleMeasure_Value() {
	fmt.Println(countylines.ClosedType1.Value())
	// Output:
	// closed-type-1 <nil>
}

func ExampleMeasure_Scan() {
	var m countylines.Measure
	fmt.Println(m.Scan("lines-closed"), m)
	fmt.Println(m.Scan("lines shut"))
	// Output:
	// <nil> lines closed
	// countylines: measure "lines shut" is nothing that is counted here (Measures lists what is)
}

func ExampleOffence_Value() {
	fmt.Println(countylines.PWITS.Value())
	// Output:
	// pwits <nil>
}

func ExampleOffence_Scan() {
	var o countylines.Offence
	fmt.Println(o.Scan("pwits"), o)
	fmt.Println(o.Scan(nil), o)
	// Output:
	// <nil> Possession with intent to supply
	// <nil> not recorded
}

func ExampleVulnerability_Value() {
	fmt.Println((countylines.Debt | countylines.Care).Value())
	// Output:
	// debt|care <nil>
}

func ExampleVulnerability_Scan() {
	var v countylines.Vulnerability
	fmt.Println(v.Scan("debt|care"), v)
	fmt.Println(v.Scan(int64(3)))
	// Output:
	// <nil> debt and care
	// countylines: vulnerability "3" is no text
}

func ExampleSubject_Value() {
	fmt.Println(countylines.MassOf(seizure.Heroin).Value())
	// Output:
	// mass:heroin <nil>
}

func ExampleSubject_Scan() {
	var s countylines.Subject
	fmt.Println(s.Scan("mass:heroin"), s)
	fmt.Println(s.Scan("heroin"))
	// Output:
	// <nil> heroin, mass
	// countylines: measure "heroin" is nothing that is counted here (Measures lists what is)
}

func ExampleNote_Value() {
	fmt.Println(countylines.NoResidents.Value())
	// Output:
	// no residents <nil>
}

func ExampleNote_Scan() {
	var n countylines.Note
	fmt.Println(n.Scan("no residents"), n)
	fmt.Println(n.Scan("nobody"))
	// Output:
	// <nil> no residents
	// stats: note "nobody": no note of a comparison is called that
}

func ExampleValue_Value() {
	fmt.Println(countylines.Value{Unit: countylines.Pence, Figure: stats.MoreThan[int64](700_000)}.Value())
	// Output:
	// over £7,000 <nil>
}

func ExampleValue_Scan() {
	var v countylines.Value
	fmt.Println(v.Scan("over 5kg"), v)
	fmt.Println(v.Scan(int64(5)))
	// Output:
	// <nil> over 5kg
	// countylines: value "5" is no text
}

// SPDX-License-Identifier: MIT

package countylines_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

func ExampleEvent() {
	visit := countylines.Event{
		On:    calendar.Date(2022, time.October, 4),
		By:    countylines.Staffordshire,
		Team:  "disruption team (north)",
		What:  countylines.AddressesVisited,
		Count: stats.Exactly(3),
	}
	fmt.Println(visit.By, visit.On, visit.Count, visit.What, visit.Validate())
	// Output: Staffordshire 4 October 2022 3 addresses visited <nil>
}

func ExampleEvent_Validate() {
	e := countylines.Event{On: calendar.Date(2024, time.March, 4), By: countylines.NorthWales, Joint: countylines.Merseyside, What: countylines.Arrests}
	fmt.Println(e.Validate())
	// Output: countylines: event: Scope "" leaves joint work without a name, by which the forces that tell of it are matched
}

func ExampleArrest() {
	remanded, err := countylines.ParseOutcome("charged and remanded in custody")
	arrest := countylines.Arrest{
		On:      calendar.Date(2022, time.October, 5),
		By:      countylines.Staffordshire,
		Offence: countylines.PWITS,
		Outcome: remanded,
		Person:  countylines.AdultsArrested,
		Line:    "Rico",
	}
	fmt.Println(arrest.Offence, "-", arrest.Outcome, err)
	// Output: Possession with intent to supply - people charged and remanded <nil>
}

func ExampleArrest_Event() {
	e := countylines.Arrest{On: calendar.Date(2022, time.October, 5), By: countylines.Staffordshire}.Event()
	fmt.Println(e.Count, e.What)
	// Output: 1 arrests
}

func ExampleArrest_Validate() {
	a := countylines.Arrest{On: calendar.Date(2022, time.October, 5), By: countylines.Staffordshire, Outcome: countylines.ClosedType1}
	fmt.Println(a.Validate())
	// Output: countylines: arrest: Outcome "lines closed (Type 1)" is not what becomes of an arrest: give a part of Arrests, such as Charged, or none
}

func ExampleSeizure() {
	s := countylines.Seizure{
		On:   calendar.Date(2022, time.October, 5),
		By:   countylines.Staffordshire,
		Item: seizure.Cocaine.Weighing(stats.MoreThan(5 * seizure.Kilogram)),
	}
	fmt.Println(s.By, s.Item)
	// Output: Staffordshire over 5kg of cocaine
}

func ExampleSeizure_Event() {
	s := countylines.Seizure{On: calendar.Date(2022, time.October, 5), By: countylines.Staffordshire, Item: seizure.Machete.Count(stats.Exactly(2))}
	fmt.Println(s.Event().Item)
	// Output: two machetes
}

func ExampleSeizure_Validate() {
	fmt.Println(countylines.Seizure{On: calendar.Date(2022, time.October, 5), By: countylines.Staffordshire}.Validate())
	// Output: countylines: seizure: Item "nothing" is no item: give what was seized
}

func ExampleLine_ActiveOn() {
	dj := countylines.Line{Brand: "DJ", Exporter: countylines.Metropolitan, Importers: countylines.Staffordshire, Opened: calendar.Date(2022, time.May, 2)}
	fmt.Println(dj.ActiveOn(calendar.Date(2022, time.May, 1)), dj.ActiveOn(calendar.Date(2022, time.May, 2)))
	// Output: false true
}

func ExampleFieldError_Error() {
	err := countylines.Line{Brand: "DJ"}.Validate()
	if fault, ok := errors.AsType[*countylines.FieldError](err); ok {
		fmt.Println(fault.Field)
		fmt.Println(fault)
	}
	// Output:
	// Opened
	// countylines: line: Opened "not recorded" is no day of the years 1900 to 2199
}

func ExampleVulnerability_And() {
	fmt.Println((countylines.Debt | countylines.Threats).And(countylines.Threats | countylines.Violence))
	// Output: threats
}

func ExampleVulnerability_Size() {
	fmt.Println((countylines.Debt | countylines.Threats).Size())
	// Output: 2
}

func ExampleVulnerability_String() {
	fmt.Println(countylines.MentalHealth)
	fmt.Println(countylines.Vulnerability(0))
	// Output:
	// mental health
	// none recorded
}

func ExampleVulnerability_MarshalText() {
	text, err := (countylines.Debt | countylines.GoneMissing).MarshalText()
	fmt.Println(string(text), err)
	// Output: debt|gone-missing <nil>
}

func ExampleVulnerability_UnmarshalText() {
	var v countylines.Vulnerability
	fmt.Println(v.UnmarshalText([]byte("debt|gone-missing")), v)
	// Output: <nil> debt and going missing
}

func ExampleVulnerability() {
	v := countylines.Debt | countylines.GoneMissing
	fmt.Println(v, v.Size())
	// Output: debt and going missing 2
}

func ExampleParseVulnerability() {
	fmt.Println(countylines.ParseVulnerability("drug-use|mental health"))
	fmt.Println(countylines.ParseVulnerability("debbt"))
	// Output:
	// drug use and mental health <nil>
	// none recorded countylines: vulnerability "debbt" is no factor here; write "debt"
}

func ExampleLine() {
	day := func(m time.Month, d int) calendar.Day { return calendar.Date(2022, m, d) }
	rico := countylines.Line{ // made up: nothing is published of single lines
		Brand: "Rico", Exporter: countylines.Merseyside, Importers: countylines.Staffordshire | countylines.WestMercia, Opened: day(time.March, 1),
		Closures: []countylines.Closure{{On: day(time.October, 4), By: countylines.Staffordshire, How: countylines.ClosedType2, BackBy: day(time.November, 1)}},
	}
	for _, on := range []calendar.Day{day(time.October, 3), day(time.October, 4), day(time.November, 1)} {
		fmt.Println(on, rico.ActiveOn(on))
	}
	// Output:
	// 3 October 2022 true
	// 4 October 2022 false
	// 1 November 2022 true
}

func ExampleLine_Validate() {
	day := func(m time.Month, d int) calendar.Day { return calendar.Date(2022, m, d) }
	fmt.Println(countylines.Line{Brand: "DJ", Opened: day(time.May, 2), Closures: []countylines.Closure{
		{On: day(time.May, 1), By: countylines.Staffordshire, BackBy: day(time.April, 1)},
	}}.Validate())
	// Output:
	// countylines: line: Closures[0].On "1 May 2022" is before the line opened, on 2 May 2022
	// countylines: line: Closures[0].BackBy "1 April 2022" is before the closure, on 1 May 2022
}

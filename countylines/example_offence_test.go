// SPDX-License-Identifier: MIT

package countylines_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

func ExampleOffence() {
	o, err := countylines.ParseOffence("concerned in the supply")
	fmt.Println(o, o == countylines.ConcernedInSupply, err)
	// Output: Being concerned in the supply of a controlled drug true <nil>
}

func ExampleParseOffence() {
	o, err := countylines.ParseOffence("PWITS")
	fmt.Println(o, err)
	_, err = countylines.ParseOffence("section 45 defence")
	fmt.Println(err)
	// Output:
	// Possession with intent to supply <nil>
	// countylines: offence "section 45 defence" is a defence, not an offence: give what the person was arrested for
}

func ExampleLaw() {
	// The Act of 2026 creates the offence; no source confirms that it is in force.
	l := countylines.Cuckooing.Law()
	fmt.Println(l.Statute, l.InForce, l.Evidence)
	// Output: Crime and Policing Act 2026 not recorded partly seen
}

func ExampleOffence_Law() {
	l := countylines.PWITS.Law()
	fmt.Println(l.Statute, l.Section, l.Class, l.InForce)
	// Output: Misuse of Drugs Act 1971 s5(3) 92A 1 July 1973
}

func ExampleOffence_String() {
	fmt.Println(countylines.BladedArticle)
	fmt.Println(countylines.Offence(0))
	// Output:
	// Having an article with a blade or point in a public place
	// not recorded
}

func ExampleOffence_MarshalText() {
	out, err := json.Marshal(map[string]countylines.Offence{"offence": countylines.PWITS})
	fmt.Println(string(out), err)
	// Output: {"offence":"pwits"} <nil>
}

func ExampleOffence_UnmarshalText() {
	var o countylines.Offence
	err := json.Unmarshal([]byte(`"drug dealing"`), &o)
	fmt.Println(o, err)
	// Output: Supplying a controlled drug <nil>
}

func ExampleOutcome() {
	counted := 0
	for _, o := range countylines.Outcomes() {
		if o.Measure == countylines.Released {
			counted += len(o.Types)
		}
	}
	fmt.Println(counted, "outcome types of the Home Office are releases without charge")
	// Output: 9 outcome types of the Home Office are releases without charge
}

func ExampleOutcomes() {
	for _, o := range countylines.Outcomes() {
		if o.Measure == countylines.ChargedOtherwise {
			fmt.Println(o.Name, o.Types, o.Evidence)
		}
	}
	// Output: Postal requisition [1] partly seen
}

func ExampleParseOutcome() {
	for _, text := range []string{"RUI", "remanded into custody", "outcome 8", "voluntary interview"} {
		m, err := countylines.ParseOutcome(text)
		fmt.Println(m, err)
	}
	// Output:
	// people released under investigation <nil>
	// people charged and remanded <nil>
	// people given a community resolution <nil>
	// nothing countylines: outcome "voluntary interview" is the outcome of no arrest: nobody who attends voluntarily is under arrest
}

func ExampleOperation() {
	for _, o := range countylines.Operations() {
		if o.Dates == seizure.NotSeen {
			fmt.Println(o.Name, o.Period)
		}
	}
	// Output:
	// County Lines Intensification Week March 2022 7 to 13 March 2022
	// County Lines Intensification Week December 2025 8 to 14 December 2025
}

func ExampleOperations() {
	list := countylines.Operations()
	fmt.Println(len(list), "weeks since", list[0].Period.From)
	// Output: 15 weeks since 21 January 2019
}

func ExampleOperationOf() {
	// Southern Wales printed eight days, Monday to Monday.
	printed := calendar.Period{From: calendar.Date(2022, time.October, 3), To: calendar.Date(2022, time.October, 11)}
	o, ok := countylines.OperationOf(printed)
	fmt.Println(o.Period, ok)
	// Output: 3 to 9 October 2022 true
}

func ExampleOperation_source() {
	kent, _ := countylines.OperationOf(calendar.Date(2025, time.December, 8).Week())
	fmt.Println(kent.Dates < seizure.Seen, kent.Source)
	// Output: true one force's release (Kent) 2025-12-20
}

// SPDX-License-Identifier: MIT

package press_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/press"
)

const october = `Staffordshire Police close three lines

From 3 to 9 October Staffordshire Police made 25 arrests, nine of them in Stoke, and closed three lines, which is 25 per cent of the active lines. West Mercia Police made 38 arrests.

Nationally 172 lines were closed, up from 104 in March.`

// A release becomes a ledger, of which the library's questions are asked.
func ExampleRead() {
	release := press.Read(october, press.About{Publisher: "Staffordshire Police", Published: calendar.Date(2022, time.October, 14)})
	for _, s := range release.Statements {
		fmt.Printf("%q: %v, %v, %v %s (%v)\n", october[s.Start:s.End], s.Area, s.Period, s.Part, s.Scope, s.Role)
	}
	both, err := release.Ledger.Count(countylines.Arrests, countylines.Staffordshire|countylines.WestMercia, release.Period)
	fmt.Println("arrests of both forces:", both, err)
	// Output:
	// "three lines": Staffordshire, 3 to 9 October 2022, whole  (repeat)
	// "25 arrests": Staffordshire, 3 to 9 October 2022, whole  (result)
	// "nine of them": Staffordshire, 3 to 9 October 2022, place Stoke (result)
	// "three lines": Staffordshire, 3 to 9 October 2022, whole  (result)
	// "38 arrests": West Mercia, 3 to 9 October 2022, whole  (result)
	// "172 lines": England and Wales, 3 to 9 October 2022, whole  (result)
	// "104": England and Wales, March 2022, whole  (earlier)
	// arrests of both forces: 63 <nil>
}

// A claim is checked against what a ledger allows.
func ExampleClaim_Check() {
	release := press.Read(october, press.About{Published: calendar.Date(2022, time.October, 14)})
	for _, c := range release.Claims {
		check := c.Check(release.Ledger)
		fmt.Printf("%q %v. %s\n", october[c.Start:c.End], check.Verdict, check.Why)
	}
	// Output:
	// "25 per cent" cannot be told. 3 lines closed are 25 per cent if there were 12 active lines before, which no figure says.
}

// Figures of one sentence become the counts and the haul of a return.
func ExampleSaid() {
	found := press.Find("Officers made 25 arrests and seized over 5kg of cocaine, two machetes and £15,000 in cash.")
	counts, haul, err := press.Said(found)
	fmt.Println(counts[countylines.Arrests], haul, err)
	// Output: 25 over 5kg of cocaine, two machetes and £15,000 in cash <nil>
}

// What a figure is to its release has a text, in JSON too.
func ExampleRole_String() {
	text, err := json.Marshal([]any{press.Running, press.OfPlace, press.NoArea, press.OfPeriod, press.DoesNotHold})
	fmt.Println(press.Running, string(text), err)
	var role press.Role
	fmt.Println(role.UnmarshalText([]byte("earlier")), role)
	// Output:
	// running total ["running total","place","the text does not say whose it is","period","does not hold"] <nil>
	// <nil> earlier
}

// Two different figures for one thing are told, and the first is kept.
func ExampleTwiceError() {
	counts, _, err := press.Said(press.Find("Officers made 25 arrests. Later they said that they made 27 arrests."))
	fmt.Println(counts, err)
	// Output: map[arrests:25] press: arrests are said to be 25 and 27; the first is kept
}

// A figure that no return has a place for is told with the words that counted it.
func ExampleNotHeldError() {
	_, _, err := press.Said(press.Find("Three men were sentenced and 25 people were arrested."))
	if held, ok := errors.AsType[*press.NotHeldError](err); ok {
		fmt.Println(held.Because())
	}
	// Output: a return has no place for a figure of "sentenced"
}

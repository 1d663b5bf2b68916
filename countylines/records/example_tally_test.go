// SPDX-License-Identifier: MIT

package records_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// exhibits are made up: no force publishes its exhibits.
var exhibits = []countylines.Event{
	countylines.Seizure{On: calendar.Date(2022, time.October, 4), By: countylines.Staffordshire, Team: "north",
		Item: seizure.Cocaine.Weighing(stats.MoreThan(5 * seizure.Kilogram))}.Event(),
	countylines.Seizure{On: calendar.Date(2022, time.October, 5), By: countylines.Staffordshire, Team: "north",
		Item: seizure.Cocaine.Weighing(stats.Exactly(18 * seizure.Gram))}.Event(),
	countylines.Seizure{On: calendar.Date(2022, time.October, 5), By: countylines.WestMercia,
		Item: seizure.Cash(stats.Exactly(15_000 * seizure.Pound))}.Event(),
	countylines.Arrest{On: calendar.Date(2022, time.October, 6), By: countylines.Staffordshire, Team: "south",
		Outcome: countylines.Remanded}.Event(),
	countylines.Arrest{On: calendar.Date(2022, time.October, 6), By: countylines.Staffordshire, Team: "south"}.Event(),
}

func ExampleTally() {
	var tally records.Tally
	for _, e := range exhibits {
		tally.Add(e, e.On.Quarter())
	}
	for _, r := range tally.Ledger() {
		fmt.Println(r.Area, r.Period.Label(), r.Seized)
		fmt.Println("  arrests:", r.Counts[countylines.Arrests], "remanded:", r.Counts[countylines.Remanded])
	}
	fmt.Println(tally.Accepted, "added,", tally.Rejected, "rejected")
	// Output:
	// Staffordshire Q4 2022 over 5.018kg of cocaine (read as 5.018kg to 6.018kg)
	//   arrests: 2 remanded: 1 to 2
	// West Mercia Q4 2022 £15,000 in cash
	//   arrests: not reported remanded: not reported
	// 5 added, 0 rejected
}

func ExampleTally_Add() {
	tally := records.Tally{Keys: []records.Key{records.By("team")}}
	for _, e := range exhibits {
		tally.Add(e, e.On.Week())
	}
	for _, r := range tally.Ledger() {
		fmt.Printf("%v %q: %v, %v arrests\n", r.Area, r.Scope, r.Seized, r.Counts[countylines.Arrests])
	}
	// Output:
	// Staffordshire "": over 5.018kg of cocaine (read as 5.018kg to 6.018kg), 2 arrests
	// Staffordshire "north": over 5.018kg of cocaine (read as 5.018kg to 6.018kg), not reported arrests
	// Staffordshire "south": nothing, 2 arrests
	// West Mercia "": £15,000 in cash, not reported arrests
}

func ExampleTally_Merge() {
	var north, south records.Tally // of two goroutines, say
	north.Add(exhibits[0], exhibits[0].On.Month())
	south.Add(exhibits[1], exhibits[1].On.Month())
	north.Merge(&south)
	fmt.Println(north.Accepted, north.Ledger()[0].Seized)
	// Output: 2 over 5.018kg of cocaine (read as 5.018kg to 6.018kg)
}

func ExampleTally_Ledger() {
	var tally records.Tally
	for _, e := range exhibits {
		tally.Add(e, e.On.Week())
	}
	week := exhibits[0].On.Week()
	both, err := tally.Ledger().Sum(countylines.Staffordshire|countylines.WestMercia, week)
	fmt.Println(both.Counts[countylines.Arrests], err) // West Mercia's arrests are in no record
	// Output: at least 2 <nil>
}

func ExampleTally_MarshalBinary() {
	// Two workers, which ship what they have.
	ship := func(events ...countylines.Event) []byte {
		var tally records.Tally
		for _, e := range events {
			tally.Add(e, e.On.Week())
		}
		packed, err := tally.MarshalBinary()
		if err != nil {
			fmt.Println(err)
		}
		return packed
	}
	var all records.Tally
	for _, packed := range [][]byte{ship(exhibits[0], exhibits[3]), ship(exhibits[1])} {
		var one records.Tally
		if err := one.UnmarshalBinary(packed); err != nil {
			fmt.Println(err)
		}
		all.Merge(&one)
	}
	fmt.Println(all.Ledger()[0].Seized, all.Accepted)
	// Output: over 5.018kg of cocaine (read as 5.018kg to 6.018kg) 3
}

func ExampleTally_UnmarshalBinary() {
	var tally records.Tally
	fmt.Println(tally.UnmarshalBinary([]byte("tally 9\n")))
	// Output: countylines: packed tally: byte 0 does not begin "tally 2\n": these are other bytes, or of another version
}

func ExamplePackedError() {
	var tally records.Tally
	tally.Add(exhibits[0], exhibits[0].On.Week())
	packed, _ := tally.MarshalBinary()
	err := tally.UnmarshalBinary(packed[:20]) // cut off on the way
	if broken, ok := errors.AsType[*records.PackedError](err); ok {
		fmt.Println(broken.Offset, broken.Reason, tally.Accepted)
	}
	// Output: 20 is no number, or a larger one than can be 1
}

func ExamplePackedError_Error() {
	var tally records.Tally
	fmt.Println(tally.UnmarshalBinary([]byte("PK\x03\x04")))
	// Output: countylines: packed tally: byte 0 does not begin "tally 2\n": these are other bytes, or of another version
}

func ExamplePackedError_Unwrap() {
	packed := []byte("tally 2\n\x01\x00\x00\x00\x01\x01\x08\x08atlantis") // a week of a force that there is not
	_, unknown := errors.AsType[*countylines.NameError](new(records.Tally).UnmarshalBinary(packed))
	fmt.Println(unknown)
	// Output: true
}

// Keys are columns of a file, or are worked out from an event.
func ExampleTally_ByKeys() {
	tally := records.Tally{Keys: []records.Key{
		records.By("team"),
		records.ByFunc("day", func(e countylines.Event) string { return e.On.Weekday().String() }),
	}}
	for _, e := range exhibits {
		tally.Add(e, e.On.Week())
	}
	fmt.Println(tally.Keys)
	for values, r := range tally.ByKeys() {
		fmt.Printf("%v %q %v %v\n", r.Area, values, r.Seized, r.Counts[countylines.Arrests])
	}
	// Output:
	// [team day]
	// Staffordshire ["north" "Tuesday"] over 5kg of cocaine not reported
	// Staffordshire ["north" "Wednesday"] 18g of cocaine not reported
	// Staffordshire ["south" "Thursday"] nothing 2
	// West Mercia ["" "Wednesday"] £15,000 in cash not reported
}

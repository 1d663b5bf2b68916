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
	var tally countylines.Tally
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
	var tally countylines.Tally
	for _, e := range exhibits {
		tally.Add(e, e.On.Week(), e.Team) // and by team
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

func ExampleTally_AddEvents() {
	var tally countylines.Tally
	tally.AddEvents(exhibits, calendar.Day.FinancialYear)
	fmt.Println(tally.Accepted, len(tally.Ledger()), tally.Ledger()[0].Period.Label())
	// Output: 5 2 2022/23
}

func ExampleTally_AddMarks() {
	var marks []countylines.Mark // 16 bytes each
	var tally countylines.Tally
	for _, e := range exhibits {
		if m, ok := e.Mark(); ok {
			marks = append(marks, m)
		} else {
			tally.Add(e, e.On.Quarter()) // "over 5kg" is more than a mark can say
		}
	}
	tally.AddMarks(marks, calendar.Day.Quarter)
	fmt.Println(len(marks), tally.Accepted, tally.Ledger()[0].Seized)
	// Output: 4 5 over 5.018kg of cocaine (read as 5.018kg to 6.018kg)
}

func ExampleTally_Merge() {
	var north, south countylines.Tally // of two goroutines, say
	north.Add(exhibits[0], exhibits[0].On.Month())
	south.Add(exhibits[1], exhibits[1].On.Month())
	north.Merge(&south)
	fmt.Println(north.Accepted, north.Ledger()[0].Seized)
	// Output: 2 over 5.018kg of cocaine (read as 5.018kg to 6.018kg)
}

func ExampleTally_Ledger() {
	var tally countylines.Tally
	for _, e := range exhibits {
		tally.Add(e, e.On.Week())
	}
	week := exhibits[0].On.Week()
	both, err := tally.Ledger().Sum(countylines.Staffordshire|countylines.WestMercia, week)
	fmt.Println(both.Counts[countylines.Arrests], err) // West Mercia's arrests are in no record
	// Output: at least 2, read as 2 or more <nil>
}

func ExampleMark() {
	m, ok := exhibits[1].Mark()
	fmt.Println(m.Event().By, m.Event().Item, ok)
	// Output: Staffordshire 18g of cocaine true
}

func ExampleMark_Event() {
	m, _ := exhibits[3].Mark()
	e := m.Event()
	fmt.Printf("%v %v %v %q\n", e.On, e.Count, e.What, e.Team)
	// Output: 6 October 2022 1 people charged and remanded ""
}

func ExampleEvent_Mark() {
	for _, e := range exhibits[:2] {
		_, ok := e.Mark()
		fmt.Println(e.Item, ok)
	}
	// Output:
	// over 5kg of cocaine false
	// 18g of cocaine true
}

func ExampleTally_MarshalBinary() {
	// Two workers, which ship what they have.
	ship := func(events ...countylines.Event) []byte {
		var tally countylines.Tally
		tally.AddEvents(events, calendar.Day.Week)
		packed, err := tally.MarshalBinary()
		if err != nil {
			fmt.Println(err)
		}
		return packed
	}
	var all countylines.Tally
	for _, packed := range [][]byte{ship(exhibits[0], exhibits[3]), ship(exhibits[1])} {
		var one countylines.Tally
		if err := one.UnmarshalBinary(packed); err != nil {
			fmt.Println(err)
		}
		all.Merge(&one)
	}
	fmt.Println(all.Ledger()[0].Seized, all.Accepted)
	// Output: over 5.018kg of cocaine (read as 5.018kg to 6.018kg) 3
}

func ExampleTally_UnmarshalBinary() {
	var tally countylines.Tally
	fmt.Println(tally.UnmarshalBinary([]byte("tally 9\n")))
	// Output: countylines: packed tally: byte 0 does not begin "tally 1\n": these are other bytes, or of another version
}

func ExamplePackedError() {
	var tally countylines.Tally
	tally.Add(exhibits[0], exhibits[0].On.Week())
	packed, _ := tally.MarshalBinary()
	err := tally.UnmarshalBinary(packed[:20]) // cut off on the way
	if broken, ok := errors.AsType[*countylines.PackedError](err); ok {
		fmt.Println(broken.Offset, broken.Reason, tally.Accepted)
	}
	// Output: 18 says that more follows than does 1
}

func ExamplePackedError_Error() {
	var tally countylines.Tally
	fmt.Println(tally.UnmarshalBinary([]byte("PK\x03\x04")))
	// Output: countylines: packed tally: byte 0 does not begin "tally 1\n": these are other bytes, or of another version
}

func ExamplePackedError_Unwrap() {
	packed := []byte("tally 1\n\x01\x00\x01\x01\x08\x08atlantis") // a week of a force that there is not
	_, unknown := errors.AsType[*countylines.NameError](new(countylines.Tally).UnmarshalBinary(packed))
	fmt.Println(unknown)
	// Output: true
}

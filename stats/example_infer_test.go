// SPDX-License-Identifier: MIT

package stats_test

import (
	"errors"
	"fmt"
	"math/bits"
	"strings"

	"github.com/countylines/ops/stats"
)

// Forces is a set of forces, one bit each.
type Forces uint8

const (
	Northumbria Forces = 1 << iota
	Cleveland
	Durham
	Staffordshire
	WestMercia
	OtherForces

	NorthEast = Northumbria | Cleveland | Durham
	UK        = NorthEast | Staffordshire | WestMercia | OtherForces
)

func (f Forces) And(o Forces) Forces { return f & o }
func (f Forces) Size() int           { return bits.OnesCount8(uint8(f)) }

func (f Forces) String() string {
	switch f {
	case NorthEast:
		return "the North East"
	case UK:
		return "the UK"
	}
	var names []string
	for i, name := range []string{"Northumbria", "Cleveland", "Durham", "Staffordshire", "West Mercia", "other forces"} {
		if f>>i&1 == 1 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " and ")
}

// In October 2022 the UK made over 1,350 arrests, Staffordshire 25 of them and
// West Mercia 38. How many did all others make?
func ExampleGiven() {
	arrests := stats.Given(
		stats.Known[Forces, int]{Set: UK, Figure: stats.MoreThan(1_350)},
		stats.Known[Forces, int]{Set: Staffordshire, Figure: stats.Exactly(25)},
		stats.Known[Forces, int]{Set: WestMercia, Figure: stats.Exactly(38)},
	)
	rest, err := arrests.Infer(UK &^ (Staffordshire | WestMercia))
	fmt.Println(rest.Figure, err)
	// Output: over 1,287, read as 1,287 to 1,297 <nil>
}

// Two forces claim lines that they closed; one line may be claimed by both.
func ExampleGivenDistinct() {
	closed := stats.GivenDistinct(
		stats.Known[Forces, int]{Set: Staffordshire, Figure: stats.Exactly(3)},
		stats.Known[Forces, int]{Set: WestMercia, Figure: stats.Exactly(5)},
	)
	both, err := closed.Infer(Staffordshire | WestMercia)
	fmt.Println(both.Figure, err)
	// Output: 5 to 8 <nil>
}

// A known figure may have been printed more than once: each is an entry of its
// own.
func ExampleKnown() {
	cash := []stats.Known[Forces, int]{
		{Set: Staffordshire, Figure: stats.AtLeast(15_000)},
		{Set: Staffordshire, Figure: stats.AtMost(16_000)},
	}
	both, err := stats.Given(cash...).Infer(Staffordshire)
	fmt.Println(both.Figure, err)
	// Output: 15,000 to 16,000 <nil>
}

// What is prepared once answers for every set.
func ExampleImplied() {
	arrests := stats.Given(
		stats.Known[Forces, int]{Set: NorthEast, Figure: stats.Exactly(148)},
		stats.Known[Forces, int]{Set: Northumbria, Figure: stats.Exactly(105)},
	)
	for _, ask := range []Forces{NorthEast, Northumbria, Durham, Cleveland | Durham, UK} {
		got, err := arrests.Infer(ask)
		fmt.Println(ask, "-", got.Figure, err)
	}
	// Output:
	// the North East - 148 <nil>
	// Northumbria - 105 <nil>
	// Durham - at most 43 <nil>
	// Cleveland and Durham - 43 <nil>
	// the UK - at least 148 <nil>
}

// Sets may cross: 30 arrests in two forces and 45 in another two, of which one is
// the same, allow no more than 75 in all three.
func ExampleImplied_Infer() {
	arrests := stats.Given(
		stats.Known[Forces, int]{Set: Staffordshire | WestMercia, Figure: stats.Exactly(30)},
		stats.Known[Forces, int]{Set: WestMercia | OtherForces, Figure: stats.Exactly(45)},
	)
	all, err := arrests.Infer(Staffordshire | WestMercia | OtherForces)
	fmt.Println(all.Figure, all.Tight, err)
	// Output: 45 to 75 true <nil>
}

// The class A drugs of one force were worth about £4.3 million, all drugs of the
// nation over £2.7 million. In words that is no contradiction, as usually read it
// is: the answer keeps to the words, and says why.
func ExampleInferred() {
	worth := stats.Given(
		stats.Known[Forces, int]{Set: UK, Figure: stats.MoreThan(2_700_000)},
		stats.Known[Forces, int]{Set: Northumbria, Figure: stats.About(4_300_000)},
	)
	nation, err := worth.Infer(UK)
	fmt.Println(nation.Figure, err)
	for _, finding := range nation.Findings {
		fmt.Println(finding)
	}
	// Output:
	// over 2,700,000 <nil>
	// stats: the figures for the UK contradict each other as usually read: at least 4,200,000 (about 4,300,000 in Northumbria), but at most 2,800,000 (over 2,700,000 in the UK), so 1,400,000 too many
}

func ExampleImplied_RestsOn() {
	known := []stats.Known[Forces, int]{
		{Set: UK, Figure: stats.MoreThan(1_350)},
		{Set: NorthEast, Figure: stats.Exactly(148)},
		{Set: Staffordshire, Figure: stats.Exactly(25)},
		{Set: WestMercia, Figure: stats.Exactly(38)},
	}
	for _, i := range stats.Given(known...).RestsOn(UK &^ (Staffordshire | WestMercia)) {
		fmt.Println(known[i].Figure, "in", known[i].Set)
	}
	// Output:
	// over 1,350 in the UK
	// 25 in Staffordshire
	// 38 in West Mercia
}

// In early 2023 three forces made 105, 24 and 19 arrests; their region said 148,
// the BBC 147.
func ExampleImplied_Conflicts() {
	arrests := stats.Given(
		stats.Known[Forces, int]{Set: Northumbria, Figure: stats.Exactly(105)},
		stats.Known[Forces, int]{Set: Cleveland, Figure: stats.Exactly(24)},
		stats.Known[Forces, int]{Set: Durham, Figure: stats.Exactly(19)},
		stats.Known[Forces, int]{Set: NorthEast, Figure: stats.Exactly(148)},
		stats.Known[Forces, int]{Set: NorthEast, Figure: stats.Exactly(147)},
	)
	for _, conflict := range arrests.Conflicts() {
		fmt.Println(conflict.Core, conflict.Least, "against", conflict.Most)
	}
	north, err := arrests.Infer(NorthEast)
	fmt.Println(north.Figure, err) // the three forces decide
	// Output:
	// [0 1 2 4] 148 against 147
	// [3 4] 148 against 147
	// 148 <nil>
}

// tooMany are figures of three forces that come to more than their region has.
var tooMany = []stats.Known[Forces, int]{
	{Set: NorthEast, Figure: stats.Exactly(120)},
	{Set: Northumbria, Figure: stats.Exactly(105)},
	{Set: Cleveland, Figure: stats.Exactly(24)},
	{Set: Durham, Figure: stats.Exactly(9)},
}

// A conflict holds the whole line. Its core leaves out the 9 arrests of Durham:
// the other two forces are too many already.
func ExampleConflict() {
	for _, c := range stats.Given(tooMany...).Conflicts() {
		fmt.Println(c.Set, c.Lower, c.Upper, c.Gap, c.Core)
	}
	// Output: the North East [1 2 3] [0] 18 [0 1 2]
}

func ExampleConflict_Error() {
	for _, c := range stats.Given(tooMany[:3]...).Conflicts() {
		fmt.Println(c)
	}
	// Output: stats: the figures for the North East contradict each other by their words: at least 129 (105 in Northumbria + 24 in Cleveland), but at most 120 (120 in the North East), so 9 too many
}

// Something is wrong by 18. Durham's 9 cannot be all of it, so they stand; any one
// of the others may be wrong.
func ExampleImplied_Disputes() {
	arrests := stats.Given(tooMany...)
	for _, force := range []Forces{NorthEast, Northumbria, Durham} {
		got, err := arrests.Infer(force)
		fmt.Println(force, "-", got.Figure, err)
	}
	for _, dispute := range arrests.Disputes(Durham) {
		fmt.Println(dispute.Conflicts[0].Gap, "too many; one of", dispute.Repairs, "is wrong")
	}
	// Output:
	// the North East - 120, disputed: 120 to 138 <nil>
	// Northumbria - 105, disputed: 87 to 105 <nil>
	// Durham - 9 <nil>
	// 18 too many; one of [[0] [1] [2]] is wrong
}

// Two papers print other figures of one force. The region stands, as nothing
// contradicts it.
func ExampleDispute() {
	arrests := stats.Given(
		stats.Known[Forces, int]{Set: Durham, Figure: stats.Exactly(19)},
		stats.Known[Forces, int]{Set: Durham, Figure: stats.Exactly(91)},
		stats.Known[Forces, int]{Set: NorthEast, Figure: stats.Exactly(148)},
	)
	for _, dispute := range arrests.Disputes(NorthEast) {
		fmt.Println(dispute.Differ, dispute.Repairs)
	}
	rest, err := arrests.Infer(Northumbria | Cleveland)
	fmt.Println(rest.Figure, err)
	// Output:
	// [[0 1]] []
	// disputed: 57 to 129 <nil>
}

// What each doubtful figure would be if it alone were wrong.
func ExampleDoubt() {
	for _, dispute := range stats.Given(tooMany...).Disputes(NorthEast) {
		for _, doubt := range dispute.Doubtful {
			k := tooMany[doubt.Known[0]]
			fmt.Println(k.Set, "-", k.Figure, "or", doubt.Alone)
		}
	}
	// Output:
	// the North East - 120 or 138
	// Northumbria - 105 or 87
	// Cleveland - 24 or 6
}

// Measure is a set of outcomes; a union of outcomes and people taught is none.
type Measure int8

const (
	Charged Measure = 1 << iota
	Released
	Taught

	Arrests = Charged | Released
)

func (m Measure) And(o Measure) Measure { return m & o }

func (m Measure) Size() int {
	if m&Taught != 0 && m != Taught {
		return -1
	}
	return bits.OnesCount8(uint8(m))
}

func (m Measure) String() string {
	return [...]string{"nothing", "charged", "released", "arrests", "taught", "taught or charged", "taught or released", "taught or arrests"}[m]
}

func ExampleSetError() {
	counts := stats.Figures[Measure, int]{Arrests: stats.Exactly(55), Charged: stats.Exactly(39)}
	_, err := counts.Of(Charged | Taught)
	if e, ok := errors.AsType[*stats.SetError](err); ok {
		fmt.Println(e.Set)
	}
	// Output: taught or charged
}

func ExampleSetError_Error() {
	_, err := stats.Figures[Measure, int]{}.Of(Charged | Taught)
	fmt.Println(err)
	// Output: stats: taught or charged is not a set: no figure can be about all of it; ask about its parts one by one
}

// Essex, October 2021: of 55 arrested, 39 were charged.
func ExampleFigures() {
	essex := stats.Figures[Measure, int]{Arrests: stats.Exactly(55), Charged: stats.Exactly(39)}
	fmt.Println(essex[Released]) // what was said
	released, err := essex.Of(Released)
	fmt.Println(released, err) // what follows
	// Output:
	// not reported
	// 16 <nil>
}

func ExampleFigures_Of() {
	essex := stats.Figures[Measure, int]{Arrests: stats.Exactly(55), Released: stats.AtLeast(13)}
	fmt.Println(essex.Of(Charged))
	// Output: at most 42, read as 41 to 42 <nil>
}

// Drugs is a set of substances.
type Drugs uint8

const (
	Heroin Drugs = 1 << iota
	Crack
	Cannabis
	Cocaine
	OtherDrugs

	AnyDrug = Heroin | Crack | Cannabis | Cocaine | OtherDrugs
)

func (d Drugs) And(o Drugs) Drugs { return d & o }
func (d Drugs) Size() int         { return bits.OnesCount8(uint8(d)) }

// Separate finds add up, though the sets are nested.
func ExampleList() {
	wraps := stats.List[Drugs, int]{
		{Set: Crack | Heroin, Figure: stats.Exactly(112)},
		{Set: Heroin, Figure: stats.Exactly(40)},
	}
	for _, ask := range []Drugs{Crack | Heroin, Heroin, Crack, Cannabis} {
		fmt.Println(wraps.Of(ask))
	}
	// Output:
	// 152 <nil>
	// 40 to 152 <nil>
	// at most 112 <nil>
	// not reported <nil>
}

func ExampleList_Of() {
	seized := stats.List[Drugs, int]{
		{Set: Cocaine, Figure: stats.MoreThan(5_000)},
		{Set: Heroin, Figure: stats.Exactly(10)},
	}
	fmt.Println(seized.Of(Cocaine | Heroin))
	fmt.Println(seized.Of(AnyDrug)) // other drugs are not mentioned
	// Output:
	// over 5,010, read as 5,010 to 6,010 <nil>
	// at least 5,010 <nil>
}

// Only what an entry includes is a part of it: of these 112 wraps 40 were heroin,
// so the others were crack.
func ExampleEntry() {
	wraps := stats.List[Drugs, int]{{
		Set: Crack | Heroin, Figure: stats.Exactly(112),
		Including: stats.List[Drugs, int]{{Set: Heroin, Figure: stats.Exactly(40)}},
	}}
	fmt.Println(wraps.Of(Crack))
	// Output: 72 <nil>
}

// One seizure may be of several drugs, and then counts for each.
func ExampleDistinct() {
	seizures := stats.Distinct[Drugs, int]{
		AnyDrug:  stats.Exactly(3_292),
		Cannabis: stats.Exactly(1_990),
		Cocaine:  stats.Exactly(265),
	}
	fmt.Println(seizures[Cannabis])
	fmt.Println(seizures.Of(Cannabis | Cocaine))
	// Output:
	// 1,990
	// 1,990 to 2,255 <nil>
}

func ExampleDistinct_Of() {
	seizures := stats.Distinct[Drugs, int]{AnyDrug: stats.Exactly(3_292), Cannabis: stats.Exactly(1_990)}
	fmt.Println(seizures.Of(AnyDrug &^ Cannabis)) // all that are not of cannabis alone
	// Output: 1,302 to 3,292 <nil>
}

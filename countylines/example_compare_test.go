// SPDX-License-Identifier: MIT

package countylines_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// What two forces and the nation said of one week, and the nation of the week
// before it of the same kind.
var (
	october       = calendar.Date(2022, time.October, 3).Week()
	staffordshire = countylines.Return{
		Area: countylines.Staffordshire, Period: october,
		Counts: countylines.Counts{countylines.Arrests: stats.Exactly(25), countylines.LinesClosed: stats.Exactly(3)},
		Seized: seizure.Of(seizure.Heroin.Weighing(stats.Exactly(10_500*seizure.Milligram)),
			seizure.Machete.Count(stats.Exactly(2)), seizure.Knife.Count(stats.Exactly(3))),
	}
	westMercia = countylines.Return{
		Area: countylines.WestMercia, Period: october,
		Counts: countylines.Counts{countylines.Arrests: stats.Exactly(38)},
	}
	nation = countylines.Return{
		Area: countylines.UK, Period: october,
		Counts: countylines.Counts{countylines.Arrests: stats.MoreThan(1_350), countylines.LinesClosed: stats.Exactly(172)},
	}
	nationInMarch = countylines.Return{
		Area: countylines.UK, Period: calendar.Date(2022, time.March, 7).Week(),
		Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(104)},
	}
)

func ExampleLedger_Sum() {
	l := countylines.Ledger{staffordshire, westMercia, nation}
	both, err := l.Sum(countylines.Staffordshire|countylines.WestMercia, october)
	fmt.Println(both.Counts[countylines.Arrests], err)
	rest, err := l.Sum(countylines.UK&^(countylines.Staffordshire|countylines.WestMercia), october)
	fmt.Println(rest.Counts[countylines.Arrests], err)
	// Output:
	// 63 <nil>
	// over 1,287, read as 1,287 to 1,297 <nil>
}

func ExampleLedger_Count() {
	l := countylines.Ledger{staffordshire, westMercia}
	fmt.Println(l.Count(countylines.LinesClosed, countylines.Staffordshire|countylines.WestMercia, october)) // West Mercia did not say
	// Output: at least 3 <nil>
}

func ExampleLedger_Explain() {
	l := countylines.Ledger{staffordshire, westMercia, nation}
	a, err := l.Explain(countylines.Counted(countylines.Arrests), countylines.Staffordshire|countylines.WestMercia|countylines.Kent, october)
	fmt.Println(a.Figure, err)
	fmt.Println("covered:", a.Covered, "of", a.Asked, "force-days; tight:", a.Tight)
	for _, r := range a.RestsOn {
		fmt.Println(r.Area, r.Counts[countylines.Arrests])
	}
	// Output:
	// at least 63, read as 63 to 1,360 <nil>
	// covered: 14 of 21 force-days; tight: true
	// Staffordshire 25
	// West Mercia 38
	// UK over 1,350
}

func ExampleLedger_Index() {
	x := countylines.Ledger{staffordshire, westMercia, nation}.Index() // prepared once
	for force := range (countylines.Staffordshire | countylines.WestMercia).Forces() {
		fmt.Println(x.Count(countylines.Arrests, force, october))
	}
	// Output:
	// 25 <nil>
	// 38 <nil>
}

func ExampleLedger_Within() {
	l := countylines.Ledger{staffordshire, westMercia, nation, nationInMarch}
	for _, r := range l.Within(countylines.WestMidlandsRegion, october) {
		fmt.Println(r.Area)
	}
	// Output:
	// Staffordshire
	// West Mercia
}

func ExampleLedger_AsOf() {
	l := countylines.Ledger{
		{Area: countylines.UK, Period: october, Counts: countylines.Counts{countylines.Arrests: stats.MoreThan(1_300)},
			Source: countylines.Source{Publisher: "NPCC", Published: calendar.Date(2022, time.October, 10), Provisional: true}},
		{Area: countylines.UK, Period: october, Counts: countylines.Counts{countylines.Arrests: stats.Exactly(1_360)},
			Source: countylines.Source{Publisher: "NPCC", Published: calendar.Date(2022, time.October, 14)}},
	}
	fmt.Println(l.AsOf(calendar.Date(2022, time.October, 11)).Count(countylines.Arrests, countylines.UK, october))
	fmt.Println(l.Count(countylines.Arrests, countylines.UK, october))
	// Output:
	// over 1,300 <nil>
	// 1,360 <nil>
}

func ExampleCompare() {
	for _, row := range countylines.Compare(nationInMarch, nation) {
		fmt.Println(row.Of, row.A, row.B, row.Change, row.Verdict, row.Notes)
	}
	// Output:
	// arrests not reported over 1,350 -100 or more unclear [not reported]
	// lines closed 104 172 65.38 certain []
}

func ExampleRow_Chance() {
	row := countylines.Compare(westMercia, staffordshire).Row(countylines.Counted(countylines.Arrests))
	odds := row.Chance(0.95, 1)
	fmt.Println(row.RateB, "against", row.RateA, "per 100,000")
	fmt.Println("ratio", odds.Ratio, "interval", odds.Interval, "p", odds.P)
	// Output:
	// 2.179 against 2.891 per 100,000
	// ratio 0.7538 interval 0.4361 to 1.282 p 0.3298
}

func ExampleComparison_Row() {
	row := countylines.Compare(nationInMarch, nation).Row(countylines.Counted(countylines.LinesClosed))
	fmt.Println(row.A, row.B, row.Change)
	// Output: 104 172 65.38
}

func ExampleComparison_Table() {
	fmt.Print(countylines.Compare(nationInMarch, nation).Table().Markdown())
	// Output:
	// | of | UK, 7 to 13 March 2022 | UK, 3 to 9 October 2022 | 3 to 9 October 2022 against 7 to 13 March 2022 | verdict on the two figures | by chance alone? | notes |
	// | --- | --- | --- | --- | --- | --- | --- |
	// | arrests | not reported | over 1,350 |  | not known |  | not reported |
	// | lines closed | 104 | 172 | 65.4 per cent | higher by the words | hardly: p \< 0.001 |  |
}

func ExampleCounted() {
	fmt.Println(countylines.Counted(countylines.Charged).Of(staffordshire)) // 25 arrests, and nothing said of charges
	// Output: at most 25 <nil>
}

func ExampleReturn_All() {
	for s, v := range staffordshire.All() {
		if s.Kind() == seizure.KindWeapons {
			fmt.Println(s, v)
		}
	}
	// Output:
	// machetes 2
	// knives 3
}

func ExampleReturn_Put() {
	r := countylines.Return{Area: countylines.Kent}
	cash, err := countylines.Pence.Parse("over £5,000")
	fmt.Println(err, r.Put(countylines.CashTaken(), cash), r.Seized)
	fmt.Println(r.Put(countylines.MassOf(seizure.Heroin), cash))
	// Output:
	// <nil> <nil> over £5,000 in cash
	// countylines: return: heroin, mass "over £5,000" is in money, and not in a unit of mass
}

func ExampleLedger_Of() {
	l := countylines.Ledger{staffordshire, westMercia}
	heroin, err := l.Of(countylines.MassOf(seizure.Heroin), countylines.Staffordshire|countylines.WestMercia, october)
	fmt.Println(heroin, err)
	_, err = l.Of(countylines.Subject{}, countylines.Staffordshire, october)
	fmt.Println(err)
	// Output:
	// at least 10.5g <nil>
	// countylines: subject "nothing" is nothing that figures are of; make a subject with Counted, MassOf, WeaponsOf or the like
}

func ExampleKinds() {
	r := countylines.Return{Complete: countylines.KindsOf(seizure.KindWeapons, seizure.KindCash)}
	fmt.Println(r.Complete, r.Complete.Has(countylines.WeaponsOf(seizure.Knife)), r.Complete.Has(countylines.Counted(countylines.Arrests)))
	// Output: weapons|cash true false
}

func ExampleSubject() {
	bladed := countylines.WeaponsOf(seizure.Bladed)
	fmt.Println(bladed.Of(staffordshire))
	// Output: at least 5 <nil>
}

func ExampleSubject_Of() {
	fmt.Println(countylines.MassOf(seizure.Heroin).Of(staffordshire))
	// Output: 10.5g <nil>
}

func ExampleSubject_String() {
	fmt.Println(countylines.MassOf(seizure.Cocaine), "|", countylines.WorthOf(seizure.AnyDrug), "|", countylines.CashTaken())
	// Output: cocaine, mass | drugs, worth | cash
}

func ExampleSubject_MarshalText() {
	text, err := countylines.WeaponsOf(seizure.Machete).MarshalText()
	fmt.Println(string(text), err)
	// Output: weapon:machete <nil>
}

func ExampleSubject_UnmarshalText() {
	var s countylines.Subject
	fmt.Println(s.UnmarshalText([]byte("mass:cocaine")), s)
	// Output: <nil> cocaine, mass
}

func ExampleValue() {
	row := countylines.Compare(staffordshire, westMercia)[2]
	fmt.Println(row.Of, row.A, stats.As[seizure.Mass](row.A.Figure).Bounds().Lo.In(seizure.Gram))
	// Output: heroin, mass 10.5g 10.5
}

func ExampleValue_String() {
	fmt.Println(countylines.Value{Unit: countylines.Pence, Figure: stats.MoreThan(int64(7_000 * seizure.Pound))})
	// Output: over £7,000
}

func ExampleValue_MarshalText() {
	out, err := json.Marshal(countylines.Value{Unit: countylines.Nanograms, Figure: stats.MoreThan(int64(5 * seizure.Kilogram))})
	fmt.Println(string(out), err)
	// Output: "over 5kg" <nil>
}

func ExampleValue_UnmarshalText() {
	var v countylines.Value
	fmt.Println(v.UnmarshalText([]byte("nearly £600")), v.Unit, v)
	// Output: <nil> pence nearly £600
}

func ExampleUnit_String() {
	fmt.Println(countylines.Number, countylines.Nanograms, countylines.Pence)
	// Output: number nanograms pence
}

func ExampleNote() {
	row := countylines.Compare(staffordshire, nation).Row(countylines.Counted(countylines.Arrests))
	fmt.Println(row.B, row.Notes) // the rest of the nation
	// Output: over 1,325, read as 1,325 to 1,335 [rest of the whole]
}

func ExampleNote_String() {
	fmt.Println(countylines.LengthsDiffer, "|", countylines.NoResidents)
	// Output: lengths differ | no residents
}

func ExampleNote_MarshalText() {
	text, err := countylines.RestOf.MarshalText()
	fmt.Println(string(text), err)
	// Output: rest of the whole <nil>
}

func ExampleNote_UnmarshalText() {
	var n countylines.Note
	fmt.Println(n.UnmarshalText([]byte("provisional")), n)
	// Output: <nil> provisional
}

func ExampleReason_String() {
	fmt.Println(countylines.Revised, "|", countylines.OtherBasis)
	// Output: revised | other basis
}

func ExampleBreaks() {
	for _, b := range countylines.Breaks() {
		if b.Measure == countylines.LinesClosed {
			fmt.Println(b.From, b.Note)
		}
	}
	// Output: 7 March 2022 lines were "disrupted", "identified" or "identified and seized" before, and "closed" or "shut down" since
}

func ExampleIndex_Count() {
	x := countylines.Ledger{staffordshire, westMercia}.Index()
	fmt.Println(x.Count(countylines.Arrests, countylines.Staffordshire|countylines.WestMercia, october))
	// Output: 63 <nil>
}

func ExampleIndex_Sum() {
	x := countylines.Ledger{staffordshire, westMercia}.Index()
	sum, err := x.Sum(countylines.WestMidlandsRegion, october) // two of its four forces said nothing
	fmt.Println(sum.Counts[countylines.Arrests], err)
	// Output: at least 63 <nil>
}

func ExampleIndex_Explain() {
	x := countylines.Ledger{staffordshire, nation}.Index()
	a, err := x.Explain(countylines.Counted(countylines.LinesClosed), countylines.UK&^countylines.Staffordshire, october)
	fmt.Println(a.Figure, err) // two forces may claim one line, so the rest may have closed all 172
	// Output: 169 to 172 <nil>
}

func ExampleIndex_Conflicts() {
	tooMany := countylines.Return{Area: countylines.Metropolitan, Period: october, Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(700)}} // for 70
	for _, c := range (countylines.Ledger{tooMany, nation}).Index().Conflicts() {
		fmt.Println(c.Of, c.Verdict, len(c.Among))
	}
	// Output: lines closed certain 2
}

func ExampleConflict_String() {
	tooMany := countylines.Return{Area: countylines.Metropolitan, Period: october, Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(700)}} // for 70
	for _, c := range (countylines.Ledger{tooMany, nation}).Conflicts() {
		fmt.Println(c.String())
	}
	// Output: lines closed, UK, 3 to 9 October 2022: the figures contradict each other by their words: at least 700, at most 172, so 528 too many (Metropolitan, UK)
}

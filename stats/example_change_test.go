// SPDX-License-Identifier: MIT

package stats_test

import (
	"fmt"

	"github.com/countylines/ops/stats"
)

func ExampleChange() {
	fmt.Println(stats.Change(stats.Exactly(104), stats.Exactly(172))) // lines closed in March and October 2022
	fmt.Println(stats.Change(stats.Exactly(1_100), stats.MoreThan(1_350)))
	// Output:
	// 68
	// 250 to 260 (in words 250 or more)
}

func ExampleChangePercent() {
	fmt.Println(stats.ChangePercent(stats.Exactly(104), stats.Exactly(172)))
	_, err := stats.ChangePercent(stats.Exactly(0), stats.Exactly(5))
	fmt.Println(err)
	// Output:
	// 65.38 <nil>
	// stats: 5 divided by exactly 0: there is no ratio to nothing and no percentage of it; compare the two amounts with Change
}

func ExampleRatio() {
	const penny, pound, gram = 1, 100, 1_000 // of amounts in pence and milligrams
	worth, mass := stats.About(4_300_000*pound*penny), stats.Exactly(43_929*gram)
	fmt.Println(stats.Ratio(worth, mass, pound, gram)) // pounds a gram
	// Output: 95.61 to 100.2 (in words 0 or more) <nil>
}

func ExampleShare() {
	fmt.Println(stats.Share(stats.Exactly(6), stats.Exactly(25))) // remanded of those arrested
	fmt.Println(stats.Share(stats.Exactly(25), stats.MoreThan(1_350)))
	// Output:
	// 0.24
	// 0.01838 to 0.01852 (in words 0 to 0.01852)
}

func ExampleZeroError_Error() {
	_, err := stats.Ratio(stats.Exactly(3), stats.Exactly(0), 1, 1)
	fmt.Println(err)
	// Output: stats: 3 divided by exactly 0: there is no ratio to nothing and no percentage of it; compare the two amounts with Change
}

// "As a result of the week of action, we have removed 25 per cent of the active
// lines", of which three were named.
func ExampleWhole() {
	fmt.Println(stats.Whole(stats.Exactly(3), "25"))
	// Output: 12 <nil>
}

func ExamplePercentError_Error() {
	_, err := stats.Whole(stats.Exactly(1), "99")
	fmt.Println(err)
	// Output: stats: 1 as "99" per cent: no whole number fits, so one of the two is wrong
}

func ExampleRange() {
	share := stats.Share(stats.Exactly(25), stats.MoreThan(1_350))
	fmt.Println(share.Bounds, "|", share.Reading)
	// Output: 0 to 0.01852 | 0.01838 to 0.01852
}

func ExampleRange_Sign() {
	fmt.Println(stats.Change(stats.MoreThan(950), stats.Exactly(1_000)).Sign()) // only if "over 950" is read as up to 960
	fmt.Println(stats.Change(stats.MoreThan(950), stats.Nearly(900)).Sign())
	// Output:
	// 1 as usually read
	// -1 certain
}

func ExampleRange_String() {
	fmt.Println(stats.Range{Bounds: stats.Interval{Lo: 0, Hi: 2}, Reading: stats.Interval{Lo: 1.5, Hi: 2}})
	// Output: 1.5 to 2 (in words 0 to 2)
}

func ExampleRange_Times() {
	perResident := stats.Range{Bounds: stats.Interval{Lo: 2.2e-5, Hi: 2.4e-5}, Reading: stats.Interval{Lo: 2.2e-5, Hi: 2.4e-5}}
	fmt.Println(perResident.Times(100_000))
	// Output: 2.2 to 2.4
}

func ExampleVerdict() {
	_, verdict := stats.Change(stats.About(100), stats.Exactly(105)).Sign()
	fmt.Println(verdict)
	// Output: unclear
}

func ExampleVerdict_String() {
	fmt.Println(stats.Unclear, stats.AsRead, stats.Certain)
	// Output: unclear as usually read certain
}

func ExampleVerdict_MarshalText() {
	text, err := stats.AsRead.MarshalText()
	fmt.Println(string(text), err)
	// Output: as usually read <nil>
}

func ExampleVerdict_UnmarshalText() {
	var v stats.Verdict
	fmt.Println(v.UnmarshalText([]byte("certain")), v)
	// Output: <nil> certain
}

func ExampleTable() {
	t := stats.Table{Head: []string{"force", "arrests"}, Rows: [][]string{{"Staffordshire", "25"}, {"West Mercia", "38"}}}
	fmt.Print(t)
	// Output:
	// force          arrests
	// Staffordshire       25
	// West Mercia         38
}

func ExampleTable_String() {
	fmt.Print(stats.Table{Head: []string{"lines"}, Rows: [][]string{{"172"}, {"104"}}}.String())
	// Output:
	// lines
	//   172
	//   104
}

func ExampleTable_Markdown() {
	fmt.Print(stats.Table{Head: []string{"force", "arrests"}, Rows: [][]string{{"Staffordshire", "25"}}}.Markdown())
	// Output:
	// | force | arrests |
	// | --- | ---: |
	// | Staffordshire | 25 |
}

func ExampleTable_CSV() {
	text, err := stats.Table{Head: []string{"force", "note"}, Rows: [][]string{{"Staffordshire", "=cmd()"}}}.CSV()
	fmt.Print(text, err)
	// Output:
	// force,note
	// Staffordshire,'=cmd()
	// <nil>
}

func ExampleSafeCell() {
	fmt.Println(stats.SafeCell("=HYPERLINK(1)"), stats.SafeCell("-5"))
	// Output: '=HYPERLINK(1) -5
}

func ExampleInterval() {
	ci := stats.Garwood(25, 0.95)
	fmt.Println(ci, ci.Estimable(), ci.Contains(30))
	// Output: 16.18 to 36.9 true true
}

func ExampleInterval_Times() {
	fmt.Println(stats.Garwood(25, 0.95).Times(100_000 / 1_147_132.0)) // per 100,000 residents of Staffordshire
	// Output: 1.41 to 3.217
}

func ExampleInterval_MarshalText() {
	text, err := stats.Interval{Lo: 0, Hi: 0.5}.MarshalText()
	fmt.Println(string(text), err)
	// Output: 0 to 0.5 <nil>
}

func ExampleInterval_UnmarshalText() {
	var i stats.Interval
	fmt.Println(i.UnmarshalText([]byte("0.5 to +Inf")), i)
	// Output: <nil> 0.5 or more
}

func ExampleEstimate() {
	ratio := stats.RateRatio(stats.Point{Events: 0, Of: 1}, stats.Point{Events: 0, Of: 1}, 0.95).Ratio // nothing to nothing
	fmt.Println(ratio, ratio.Estimable())
	fmt.Println(ratio.Why())
	// Output:
	// not estimable: there is no ratio of nothing to nothing false
	// there is no ratio of nothing to nothing
}

func ExampleNotEstimable() {
	fmt.Println(stats.NotEstimable())
	// Output: not estimable
}

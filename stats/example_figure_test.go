// SPDX-License-Identifier: MIT

package stats_test

import (
	"encoding/json"
	"fmt"

	"github.com/countylines/ops/stats"
)

// Arrests in the intensification week of October 2022: in Staffordshire, in West
// Mercia, and in the UK.
func ExampleFigure() {
	staffordshire, westMercia, uk := stats.Exactly(25), stats.Exactly(38), stats.MoreThan(1_350)
	fmt.Println(stats.Sum(staffordshire, westMercia))
	fmt.Println(uk, "is by its words", uk.Bounds(), "and is read as", uk.Reading())
	var closed stats.Figure[int] // West Mercia did not say how many lines it closed
	fmt.Println(closed)
	// Output:
	// 63
	// over 1,350 is by its words 1,350 or more and is read as 1,350 to 1,360
	// not reported
}

func ExampleExactly() {
	fmt.Println(stats.Exactly(25).Exact())
	// Output: 25 true
}

func ExampleMoreThan() {
	f := stats.MoreThan(950)
	fmt.Println(f, "|", f.Bounds(), "|", f.Reading())
	// Output: over 950 | 950 or more | 950 to 960
}

func ExampleAtLeast() {
	f := stats.AtLeast(20)
	fmt.Println(f, "|", f.Bounds(), "|", f.Reading())
	// Output: at least 20 | 20 or more | 20 to 30
}

func ExampleNearly() {
	f := stats.Nearly(600)
	fmt.Println(f, "|", f.Bounds(), "|", f.Reading())
	// Output: nearly 600 | 0 to 600 | 500 to 600
}

func ExampleLessThan() {
	f := stats.LessThan(20)
	fmt.Println(f, "|", f.Bounds(), "|", f.Reading())
	// Output: under 20 | 0 to 20 | 0 to 20
}

func ExampleAtMost() {
	f := stats.AtMost(39)
	fmt.Println(f, "|", f.Bounds(), "|", f.Reading())
	// Output: at most 39 | 0 to 39 | 0 to 39
}

func ExampleAbout() {
	f := stats.About(180)
	fmt.Println(f, "|", f.Bounds(), "|", f.Reading())
	// Output: about 180 | 0 or more | 170 to 190
}

func ExampleBetween() {
	f := stats.Between(800, 1_100) // lines active in 2019/20
	fmt.Println(f, "|", f.Bounds(), "|", f.Reading())
	// Output: 800 to 1,100 | 800 to 1,100 | 800 to 1,100
}

func ExampleBounded() {
	fmt.Println(stats.Bounded(stats.Bounds[int]{Open: true}, stats.Bounds[int]{Lo: 20, Hi: 50}))
	// Output: 0 or more, read as 20 to 50
}

func ExampleAs() {
	fmt.Println(stats.As[int64](stats.MoreThan(1_350)))
	// Output: over 1,350
}

func ExampleFigure_Place() {
	const ounce int64 = 28_349_523_125 // nanograms, of which a mass is a whole number
	fmt.Println(stats.MoreThan(2 * ounce).Place(ounce).Reading())
	// Output: 56,699,046,250 to 85,048,569,375
}

func ExampleFigure_Reported() {
	counts := map[string]stats.Figure[int]{"arrests": stats.Exactly(38)}
	fmt.Println(counts["arrests"].Reported(), counts["lines closed"].Reported())
	// Output: true false
}

func ExampleFigure_Exact() {
	_, ok := stats.MoreThan(950).Exact()
	fmt.Println(ok)
	// Output: false
}

func ExampleFigure_Bounds() {
	fmt.Println(stats.Nearly(18).Bounds())
	// Output: 0 to 18
}

func ExampleFigure_Reading() {
	fmt.Println(stats.Nearly(18).Reading())
	// Output: 17 to 18
}

func ExampleFigure_String() {
	fmt.Println(stats.Sum(stats.Exactly(3), stats.Figure[int]{})) // 3 lines, and a force that did not say
	// Output: at least 3
}

func ExampleFigure_MarshalText() {
	out, err := json.Marshal(map[string]stats.Figure[int]{"arrests": stats.MoreThan(1_350)})
	fmt.Println(string(out), err)
	// Output: {"arrests":"over 1,350"} <nil>
}

func ExampleFigure_UnmarshalText() {
	var f stats.Figure[int]
	fmt.Println(json.Unmarshal([]byte(`"over 1,287, read as 1,287 to 1,297"`), &f), f.Reading())
	fmt.Println(json.Unmarshal([]byte(`"hopefully 12"`), &f))
	// Output:
	// <nil> 1,287 to 1,297
	// stats: figure "hopefully 12": an amount is a whole number, as in 1,350; the words before a number are over, at least, nearly, under, at most, about, or none
}

func ExampleFigure_Value() {
	fmt.Println(stats.MoreThan(950).Value())
	fmt.Println(stats.Figure[int]{}.Value())
	// Output:
	// over 950 <nil>
	// <nil> <nil>
}

func ExampleFigure_Scan() {
	var f stats.Figure[int]
	fmt.Println(f.Scan("over 950"), f)
	fmt.Println(f.Scan(int64(25)), f)
	fmt.Println(f.Scan(nil), f)
	// Output:
	// <nil> over 950
	// <nil> 25
	// <nil> not reported
}

func ExampleSum() {
	fmt.Println(stats.Sum(stats.MoreThan(5), stats.Exactly(3)))
	fmt.Println(stats.Sum(stats.Exactly(5), stats.Nearly(3)))
	// Output:
	// over 8
	// 5 to 8, read as 7 to 8
}

func ExampleBounds_Contains() {
	fmt.Println(stats.MoreThan(161).Bounds().Contains(161)) // both were printed of one week
	// Output: true
}

func ExampleBounds_And() {
	both, ok := stats.MoreThan(1_350).Bounds().And(stats.AtMost(1_360).Bounds())
	fmt.Println(both, ok)
	// Output: 1,350 to 1,360 true
}

func ExampleBounds_String() {
	fmt.Println(stats.Bounds[int]{Lo: 19, Hi: 68}, "|", stats.Bounds[int]{Lo: 3, Open: true})
	// Output: 19 to 68 | 3 or more
}

func ExampleBounds_MarshalText() {
	text, err := stats.Bounds[int]{Lo: 19, Hi: 68}.MarshalText()
	fmt.Println(string(text), err)
	// Output: 19 to 68 <nil>
}

func ExampleBounds_UnmarshalText() {
	var b stats.Bounds[int]
	fmt.Println(b.UnmarshalText([]byte("12 to 9")))
	// Output: stats: bounds "12 to 9": the range ends below its beginning
}

func ExampleParseError_Error() {
	fmt.Println((&stats.ParseError{Type: "figure", Text: "-3", Reason: "an amount is never negative"}).Error())
	// Output: stats: figure "-3": an amount is never negative
}

func ExampleAmountError_Error() {
	defer func() { fmt.Println(recover()) }()
	stats.Between(9, 3)
	// Output: stats: range 9 to 3: the range ends below its beginning
}

func ExampleTotal() {
	var monday, tuesday stats.Total[int]
	monday.Add(stats.Exactly(12))
	tuesday.Add(stats.MoreThan(20))
	monday.Merge(tuesday)
	fmt.Println(monday.Figure())
	// Output: over 32, read as 32 to 42
}

// A disputed figure depends on which of some contradictory figures is wrong.
func ExampleFigure_Disputed() {
	var f stats.Figure[int]
	err := f.UnmarshalText([]byte("33, disputed: 0 to 33"))
	fmt.Println(f.Disputed(), f.Bounds(), f.Reading(), err)
	// Output: true 0 to 33 33 <nil>
}

// Somebody doubts the 33, and nobody the 5.
func ExampleDisputed() {
	firearms := stats.Disputed(stats.Bounds[int]{Hi: 33}, stats.Bounds[int]{Lo: 33, Hi: 33})
	fmt.Println(firearms)
	fmt.Println(stats.Sum(firearms, stats.Exactly(5)))
	// Output:
	// 33, disputed: 0 to 33
	// 38, disputed: 5 to 38
}

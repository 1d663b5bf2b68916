// SPDX-License-Identifier: MIT

package stats

import (
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// anAmount draws amounts small, round, large and next to the largest.
var anAmount = rapid.OneOf(
	rapid.IntRange(0, 40),
	rapid.Custom(func(t *rapid.T) int {
		return rapid.IntRange(0, 99).Draw(t, "digits") * rapid.SampledFrom([]int{1, 10, 100, 1000}).Draw(t, "place")
	}),
	rapid.Custom(func(t *rapid.T) int { return math.MaxInt - rapid.IntRange(0, 12).Draw(t, "below") }),
)

var aFigure = rapid.Custom(func(t *rapid.T) Figure[int] {
	v := anAmount.Draw(t, "v")
	switch rapid.IntRange(0, 9).Draw(t, "form") {
	case 0:
		return Figure[int]{}
	case 1:
		return MoreThan(v)
	case 2:
		return AtLeast(v)
	case 3:
		return Nearly(v)
	case 4:
		return LessThan(v)
	case 5:
		return AtMost(v)
	case 6:
		return About(v)
	case 7:
		w := anAmount.Draw(t, "w")
		return Between(min(v, w), max(v, w))
	case 8:
		return MoreThan(v).Place(rapid.IntRange(1, 50).Draw(t, "place"))
	}
	return Exactly(v)
})

// within draws an amount that b allows.
func within(t *rapid.T, b Bounds[int]) int {
	if b.Open {
		return b.Lo + rapid.IntRange(0, min(math.MaxInt-b.Lo, 1_000_000)).Draw(t, "amount above")
	}
	return rapid.IntRange(b.Lo, b.Hi).Draw(t, "amount")
}

// largestInt is the largest int as figures are printed.
var largestInt = map[int]string{32: "2,147,483,647", 64: "9,223,372,036,854,775,807"}[strconv.IntSize]

func TestFigureTable(t *testing.T) {
	for _, c := range []struct {
		f               Figure[int]
		text            string
		bounds, reading Bounds[int]
	}{
		{Figure[int]{}, "not reported", Bounds[int]{Open: true}, Bounds[int]{Open: true}},
		{Exactly(25), "25", Bounds[int]{25, 25, false}, Bounds[int]{25, 25, false}},
		{MoreThan(1_350), "over 1,350", Bounds[int]{1_350, 0, true}, Bounds[int]{1_350, 1_360, false}},
		{MoreThan(1_300), "over 1,300", Bounds[int]{1_300, 0, true}, Bounds[int]{1_300, 1_400, false}},
		{AtLeast(3), "at least 3", Bounds[int]{3, 0, true}, Bounds[int]{3, 4, false}},
		{Nearly(600), "nearly 600", Bounds[int]{0, 600, false}, Bounds[int]{500, 600, false}},
		{LessThan(20), "under 20", Bounds[int]{0, 20, false}, Bounds[int]{0, 20, false}},
		{AtMost(20), "at most 20", Bounds[int]{0, 20, false}, Bounds[int]{0, 20, false}},
		{About(180), "about 180", Bounds[int]{0, 0, true}, Bounds[int]{170, 190, false}},
		{Between(9, 12), "9 to 12", Bounds[int]{9, 12, false}, Bounds[int]{9, 12, false}},
		{MoreThan(56).Place(28), "over 56, read as 56 to 84", Bounds[int]{56, 0, true}, Bounds[int]{56, 84, false}},
		{Nearly(0), "nearly 0", Bounds[int]{}, Bounds[int]{}},
		{MoreThan(math.MaxInt), "over " + largestInt, Bounds[int]{math.MaxInt, 0, true}, Bounds[int]{math.MaxInt, 0, true}},
	} {
		require.Equal(t, c.text, c.f.String())
		require.Equal(t, c.bounds, c.f.Bounds(), c.text)
		require.Equal(t, c.reading, c.f.Reading(), c.text)
	}
}

func TestSumWords(t *testing.T) {
	for _, c := range []struct {
		want string
		figs []Figure[int]
	}{
		{"0", nil},
		{"63", []Figure[int]{Exactly(25), Exactly(38)}},
		{"over 8", []Figure[int]{MoreThan(5), Exactly(3)}},
		{"at least 3", []Figure[int]{Exactly(3), {}}},
		{"not reported", []Figure[int]{{}, {}}},
		{"nearly 8, read as 6 to 8", []Figure[int]{Nearly(5), Nearly(3)}},
		{"5 to 8, read as 7 to 8", []Figure[int]{Exactly(5), Nearly(3)}},
		{"at least 5, read as 7 to 9", []Figure[int]{MoreThan(5), Nearly(3)}},
		{"0 or more, read as 5 to 8", []Figure[int]{About(4), Nearly(3)}},
		{"about 9, read as 7 to 11", []Figure[int]{About(4), About(5)}},
		{"at least " + largestInt, []Figure[int]{Exactly(math.MaxInt), Exactly(1)}},
	} {
		require.Equal(t, c.want, Sum(c.figs...).String())
	}
}

// Whatever the figures stand for, their sum stands for the sum of it.
func TestSumIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figs := rapid.SliceOfN(aFigure, 0, 5).Draw(t, "figures")
		sum := Sum(figs...)
		words, read := 0, 0
		for _, f := range figs {
			words = saturate(words, within(t, f.Bounds()))
			read = saturate(read, within(t, f.Reading()))
		}
		require.True(t, sum.Bounds().Contains(words), "%v not in %v", words, sum)
		require.True(t, sum.Reading().Contains(read), "%v not in the reading of %v", read, sum)
		inside, ok := sum.Reading().And(sum.Bounds())
		require.True(t, ok && inside == sum.Reading(), "a reading lies within its bounds: %v", sum)
	})
}

func saturate(a, b int) int {
	s, _ := addSaturating(a, b)
	return s
}

func TestSumIsAssociativeAndCommutative(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figs := rapid.SliceOfN(aFigure, 1, 6).Draw(t, "figures")
		cut := rapid.IntRange(0, len(figs)).Draw(t, "cut")
		want := Sum(figs...)
		require.Equal(t, want, Sum(Sum(figs[:cut]...), Sum(figs[cut:]...)))
		require.Equal(t, want, Sum(rapid.Permutation(figs).Draw(t, "shuffled")...))
	})
}

func TestPlainWordsAreSaidOnce(t *testing.T) {
	for want, f := range map[string]Figure[int]{"at least 3": Sum(Exactly(3), Figure[int]{}), "at least 7": AtLeast(7)} {
		require.Equal(t, want, f.String())
		text, err := f.AppendText(nil)
		require.NoError(t, err)
		var back Figure[int]
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, f, back)
	}
	fewer, err := Fewer(5).Value() // a database keeps that under 5 is at most 4
	require.NoError(t, err)
	require.Equal(t, "fewer than 5", fewer)
}

// "Nearly 0" is 0: its words must not meet those of another part, or the order of
// the parts would show.
func TestNearlyNothingIsNothingInASum(t *testing.T) {
	require.Equal(t, MoreThan(0), Sum(MoreThan(0), Nearly(0)))
	require.Equal(t, MoreThan(0), Sum(Nearly(0), MoreThan(0)))
}

// The words of the table in Figure are read, each as what it says.
func TestWordsOfFigures(t *testing.T) {
	for text, want := range map[string]Figure[int]{
		"5 or fewer": AtMost(5), "5 or less": AtMost(5), "no more than 5": AtMost(5), "as many as 5": AtMost(5), "3 or more": AtLeast(3),
		"no fewer than 3": AtLeast(3), "between 5 and 9": Between(5, 9), "5 to 9": Between(5, 9), "in excess of 1,300": MoreThan(1300),
		"almost 600": Nearly(600), "just under 600": Nearly(600), "around 40": About(40), "an estimated 40": About(40), "below 5": LessThan(5),
	} {
		var got Figure[int]
		require.NoError(t, got.UnmarshalText([]byte(text)), text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"between 9 and 5", "between 5", "or fewer", "over 5 or fewer", "between 5 and 9 and 12", "no more than -5"} {
		require.Error(t, new(Figure[int]).UnmarshalText([]byte(text)), text)
	}
}

func TestFigureTextLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := Sum(rapid.SliceOfN(aFigure, 1, 3).Draw(t, "figures")...)
		var back Figure[int]
		require.NoError(t, back.UnmarshalText([]byte(f.String())), f.String())
		require.Equal(t, f.Bounds(), back.Bounds(), f.String())
		text, err := f.MarshalText()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalText(text), text)
		require.Equal(t, f, back, text)
		data, err := json.Marshal(map[string]Figure[int]{"f": f})
		require.NoError(t, err)
		var decoded map[string]Figure[int]
		require.NoError(t, json.Unmarshal(data, &decoded))
		require.Equal(t, f, decoded["f"])
		stored, err := f.Value()
		require.NoError(t, err)
		require.NoError(t, back.Scan(stored))
		require.Equal(t, f, back)
	})
}

func TestFigureRefusesText(t *testing.T) {
	for _, s := range []string{"", "-3", "over -3", "roughly", "perhaps 3", "12 to 9", "1,23", "9223372036854775808", "NaN", "1e9",
		"over 5, read as 3 to 9", "at least 0, read as 0 or more", "3 or more or more", "over", "25 ", "not reported, read as 3"} {
		var f Figure[int]
		err := f.UnmarshalText([]byte(s))
		parse, ok := errors.AsType[*ParseError](err)
		require.True(t, ok, s)
		require.Equal(t, s, parse.Text)
		require.NotEmpty(t, parse.Reason)
		require.False(t, f.Reported())
	}
	var counts map[string]Figure[int]
	_, ok := errors.AsType[*ParseError](json.Unmarshal([]byte(`{"arrests":"perhaps 25"}`), &counts))
	require.True(t, ok, "an unknown qualifier in JSON is named")
}

func TestConstructorsPanicOnlyOnMisuse(t *testing.T) {
	require.PanicsWithError(t, "stats: amount -1: an amount is never negative; what was not reported is the zero Figure", func() { Exactly(-1) })
	require.PanicsWithError(t, "stats: range 9 to 3: the range ends below its beginning", func() { Between(9, 3) })
	require.Panics(t, func() { About(5).Place(0) })
}

func FuzzFigureText(f *testing.F) {
	for _, s := range []string{"25", "over 1,287, read as 1,287 to 1,297", "0 or more, read as 20 to 50", "not reported", "12 to 9", "at most 39", "3 or more"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var fig, back Figure[int]
		if fig.UnmarshalText([]byte(s)) != nil {
			require.Equal(t, Figure[int]{}, fig)
			return
		}
		require.NoError(t, back.UnmarshalText([]byte(fig.String())))
		require.Equal(t, fig, back)
	})
}

func TestChange(t *testing.T) {
	require.Equal(t, "68", Change(Exactly(104), Exactly(172)).String())
	percent, err := ChangePercent(Exactly(104), Exactly(172))
	require.NoError(t, err)
	require.Equal(t, "65.38", percent.String())
	require.True(t, percent.Bounds.Contains(850.0/13))
	require.InEpsilon(t, 850.0/13, percent.Bounds.Lo, 1e-14)
	_, err = ChangePercent(Exactly(0), Exactly(5))
	_, ok := errors.AsType[*ZeroError](err)
	require.True(t, ok)
	require.Equal(t, "0.01838 to 0.01852 (in words 0 to 0.01852)", Share(Exactly(25), MoreThan(1_350)).String())
	require.Equal(t, "not estimable: there is no ratio to nothing and no share of it", Share(Exactly(0), Exactly(0)).String())
	sign, verdict := Change(MoreThan(950), Nearly(900)).Sign()
	require.Equal(t, -1, sign)
	require.Equal(t, Certain, verdict)
	sign, verdict = Change(MoreThan(950), Exactly(1_000)).Sign()
	require.Equal(t, +1, sign)
	require.Equal(t, AsRead, verdict)
}

// What two amounts that the figures allow give lies within what the figures give.
func TestChangesAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, g := aFigure.Draw(t, "f"), aFigure.Draw(t, "g")
		check := func(pick func(Figure[int]) Bounds[int], of func(Range) Interval) {
			a, b := within(t, pick(f)), within(t, pick(g))
			require.True(t, of(Change(f, g)).Contains(float64(b-a)) || int64(b-a) > 1<<53 || int64(a-b) > 1<<53)
			if a == 0 {
				return
			}
			ratio, err := Ratio(g, f, 1, 1)
			require.NoError(t, err)
			require.True(t, of(ratio).Contains(float64(b)/float64(a)), "%d/%d not in %v", b, a, of(ratio))
			percent, err := ChangePercent(f, g)
			require.NoError(t, err)
			require.True(t, of(percent).Contains(100*(float64(b)/float64(a)-1)))
			if b <= a {
				require.True(t, of(Share(g, f)).Contains(float64(b)/float64(a)))
			}
		}
		check(Figure[int].Bounds, func(r Range) Interval { return r.Bounds })
		check(Figure[int].Reading, func(r Range) Interval { return r.Reading })
	})
}

func TestTable(t *testing.T) {
	table := Table{
		Head: []string{"force", "arrests", "note"},
		Rows: [][]string{{"Staffordshire", "25", "=cmd()"}, {"West Mercia", "1,038"}},
	}
	require.Equal(t, "force          arrests  note\nStaffordshire       25  =cmd()\nWest Mercia      1,038\n", table.String())
	require.Equal(t, "| force | arrests | note |\n| --- | ---: | --- |\n| Staffordshire | 25 | =cmd() |\n| West Mercia | 1,038 |  |\n", table.Markdown())
	text, err := table.CSV()
	require.NoError(t, err)
	require.Equal(t, "force,arrests,note\nStaffordshire,25,'=cmd()\nWest Mercia,\"1,038\",\n", text)
}

func TestFewer(t *testing.T) {
	f := Fewer(5)
	require.Equal(t, Bounds[int]{Lo: 0, Hi: 4}, f.Bounds())
	require.Equal(t, f.Bounds(), f.Reading())
	require.Equal(t, "under 5", f.String())
	text, err := f.MarshalText()
	require.NoError(t, err)
	require.Equal(t, "fewer than 5", string(text))
	var back Figure[int]
	require.NoError(t, back.UnmarshalText(text))
	require.Equal(t, f, back)
	require.Equal(t, Exactly(0), Fewer(0))
	require.Equal(t, Bounds[int]{Lo: 3, Hi: 7}, Sum(f, Exactly(3)).Bounds())
	require.Equal(t, f, As[int](As[int64](f)))
	require.NotEqual(t, LessThan(5), f)
}

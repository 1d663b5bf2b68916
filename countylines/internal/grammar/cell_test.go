// SPDX-License-Identifier: MIT

package grammar

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/stats"
)

func TestParseCell(t *testing.T) {
	number := func(digits int64, places int8) Number { return Number{digits, places} }
	for text, want := range map[string]Cell{
		"1,234":        {A: number(1234, 0)},
		"1 234":        {A: number(1234, 0)},
		"1\u00a0234":   {A: number(1234, 0)},
		"25.0":         {A: number(25, 0)},
		"0.50":         {A: number(5, 1)},
		"0.05":         {A: number(5, 2)},
		"<=5":          {Wording: AtMost, A: number(5, 0)},
		"1e+05":        {A: number(100000, 0)},
		"twelve":       {A: number(12, 0)},
		"<5":           {Wording: Under, A: number(5, 0)},
		"fewer than 5": {Wording: Under, A: number(5, 0)},
		"5 or fewer":   {Wording: AtMost, A: number(5, 0)},
		"5+":           {Wording: AtLeast, A: number(5, 0)},
		"10 or more":   {Wording: AtLeast, A: number(10, 0)},
		"over 5":       {Wording: Over, A: number(5, 0)},
		"nearly 5":     {Wording: Nearly, A: number(5, 0)},
		"c. 20":        {Wording: About, A: number(20, 0)},
		"1-4":          {Wording: Between, A: number(1, 0), B: number(4, 0)},
		"10 to 19":     {Wording: Between, A: number(10, 0), B: number(19, 0)},
		"-5":           {Wording: Negative, A: number(5, 0)},
		"25r":          {A: number(25, 0), Mark: Revised},
		"25 [p]":       {A: number(25, 0), Mark: Provisional},
		"25 (r)":       {A: number(25, 0), Mark: Revised},
		"25ʳ":          {A: number(25, 0), Mark: Revised},
		"25³":          {A: number(25, 0)},
		"25 [note 3]":  {A: number(25, 0)},
		"25*":          {A: number(25, 0)},
		"[c]":          {Wording: Withheld, Code: "[c]"},
		"*":            {Wording: Withheld, Code: "*"},
		"[low]":        {Wording: Low, Code: "[low]"},
		"..":           {Wording: Missing, Code: ".."},
		"N/A":          {Wording: Missing, Code: "n/a"},
		"-":            {Wording: Dash, Code: "-"},
		"#DIV/0!":      {Wording: Failed, Code: "#DIV/0!"},
		"25 per cent":  {A: number(25, 0), Percent: true},
		"25%":          {A: number(25, 0), Percent: true},
		"£1,234.50":    {A: number(12345, 1), Unit: Unit{Kind: Pounds}},
		"15,000 GBP":   {A: number(15000, 0), Unit: Unit{Kind: Pounds}},
		"15,000 EUR":   {A: number(15000, 0), Unit: Unit{Kind: Foreign}},
		"25 thousand":  {A: number(25, 0), Unit: Unit{Scale: 3}},
		"5kg":          {A: number(5, 0), Unit: Unit{Kind: Mass, Size: 1e12, Text: "kg"}},
		"1,950 plants": {A: number(1950, 0), Unit: Unit{Kind: Plants}},
	} {
		got, ok := ParseCell(text)
		require.True(t, ok, text)
		require.Equal(t, want, got, text)
	}
	for _, text := range []string{"", " ", "Kent", "1,23", "1234,567", "1,2345", "£1 to 4kg", "12.500,00", "4 to 1", "1.2.3", "5 stone", "see note 3", "12 June"} {
		_, ok := ParseCell(text)
		require.False(t, ok, text)
	}
}

// Products that an int64 holds are exact, others are refused, those beyond 64 bits too.
func TestNumberIn(t *testing.T) {
	for _, c := range []struct {
		n     Number
		unit  int64
		v     int64
		whole bool
		ok    bool
	}{
		{Number{255, 1}, 1, 25, false, true}, {Number{255, 1}, 10, 255, true, true}, {Number{25, 0}, 1, 25, true, true},
		{Number{9_223_372_036_854_775_80, 0}, 10, 9_223_372_036_854_775_800, true, true}, {Number{9_223_372_036_854_775_81, 0}, 10, 0, false, false},
		{Number{999_999_999_999_999_999, 0}, 10, 0, false, false}, {Number{999_999_999_999_999_999, 0}, 19, 0, false, false},
		{Number{1 << 59, 0}, 32, 0, false, false}, {Number{1 << 59, 1}, 32 * 7, 0, false, false}, {Number{999_999_999_999_999_999, 18}, 3, 2, false, true},
	} {
		v, whole, ok := c.n.In(c.unit)
		require.Equal(t, c.ok, ok, "%v", c)
		if ok {
			require.Equal(t, c.v, v, "%v", c)
			require.Equal(t, c.whole, whole, "%v", c)
		}
	}
}

func TestParseStored(t *testing.T) {
	for text, want := range map[string]Number{"22.931100000000001": {229311, 4}, "22.9311": {229311, 4}, "0.10000000000000001": {1, 1}, "1234567890123456": {1234567890123456, 0}} {
		n, ok := ParseStored(text)
		require.True(t, ok)
		require.Equal(t, want, n, text)
	}
}

// "<1" of a count is none; of a mass it is anything below.
func TestUnderOne(t *testing.T) {
	count, _ := Under.Figure(1, 0, true)
	require.Equal(t, stats.Fewer(int64(1)), count)
	mass, _ := Under.Figure(1, 0, false)
	require.Equal(t, stats.LessThan(int64(1)), mass)
	none, _ := Under.Figure(0, 0, true)
	require.Equal(t, stats.LessThan(int64(0)), none)
}

// FuzzParseCell asserts that a range runs upwards, that a number is read back from how
// it is written, and that spaces and notes around a cell change nothing.
func FuzzParseCell(f *testing.F) {
	for _, text := range []string{"1,234", "<5", "10 to 19", "25r", "£2.7m", "over 5kg", "[c]", "1e+05", "0.1 per cent", "five"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, ok := ParseCell(text)
		spaced, same := ParseCell(" " + text + "\u00a0")
		require.Equal(t, ok, same)
		require.Equal(t, c, spaced)
		if !ok {
			return
		}
		require.GreaterOrEqual(t, c.A.Digits, int64(0))
		require.GreaterOrEqual(t, c.B.Digits, int64(0))
		if c.Wording == Between {
			require.True(t, c.A.less(c.B))
		}
		if c.Wording != Exactly || c.A.Places > 15 || c.A.Digits > 1e17 {
			return
		}
		again, ok := ParseNumber(c.A.Text(0))
		require.True(t, ok, c.A.Text(0))
		require.Equal(t, c.A, again)
		if len(text) < 40 && !strings.ContainsAny(text, "([") {
			noted, ok := ParseCell(strings.TrimSpace(text) + " [note 3]")
			require.True(t, ok)
			require.Equal(t, c.A, noted.A)
		}
	})
}

// FuzzParse asserts of headings that days follow each other, that flags and fields say
// the same, and that the mark of a note changes nothing.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"Cocaine seized (kg), year ending March 2022", "Q1 2022/23 (Apr-Jun)", "Devon & Cornwall", "of whom children", "Week of 17 to 23 May 2021", "1kg to under 10kg", "Rate per 100,000 population"} {
		f.Add(text, false)
	}
	f.Fuzz(func(t *testing.T, text string, months bool) {
		h := Parse(text, months)
		if h.When.Complete() {
			require.Greater(t, h.When.Period.To, h.When.Period.From)
		}
		require.GreaterOrEqual(t, h.When.First, 0)
		require.LessOrEqual(t, max(h.When.First, h.When.Last), 12)
		require.Equal(t, h.When.First == 0, h.When.Last == 0)
		require.Equal(t, h.Area == 0, h.Named == 0)
		require.Equal(t, len(h.Rest) == 0, h.Is(Wholly))
		if h.Set {
			require.NotZero(t, h.Area)
		}
		if strings.TrimSpace(text) == "" || strings.ContainsAny(text, "()[]") {
			return
		}
		noted := Parse(text+" [note 3]", months)
		require.Equal(t, h, noted)
	})
}

// Columns of events are read by the same grammar.
func TestAmounts(t *testing.T) {
	for _, c := range []struct {
		of   *Amounts
		text string
		want string
	}{
		{&Numbers, "<5", "under 5 weapons"}, {&Numbers, "1-4", "1 to 4 weapons"}, {&Numbers, "5+", "at least 5 weapons"}, {&Numbers, "1350.0", "1,350 weapons"},
		{&Masses, "over 5kg", "over 5kg of drugs"}, {&Masses, "120g", "120g of drugs"}, {&CashSums, "1,234.50", "£1,234.50 in cash"}, {&CashSums, "over £7,000", "over £7,000 in cash"},
	} {
		item, err := c.of.Read(c.text)
		require.NoError(t, err, c.text)
		require.Equal(t, c.want, item.String(), c.text)
	}
	item, err := Numbers.Read("<5")
	require.NoError(t, err)
	require.Equal(t, 4, item.Count.Bounds().Hi, "of whole counts")
	for text, want := range map[string]error{"[c]": errShorthand, "..": errShorthand, "-": errDash, "-5": errNegative, "25%": errPercent, "#DIV/0!": errFailed, "1e5x": errExponent, "some": errNoNumber} {
		_, err := Numbers.Read(text)
		require.Equal(t, want, err, text)
	}
	_, err = CashSums.Read("15.000")
	require.Equal(t, errPence, err)
}

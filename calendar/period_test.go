// SPDX-License-Identifier: MIT

package calendar

import (
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// anyPeriod draws periods of all kinds, near enough to each other to overlap often:
// empty, inverted, without an end, beyond the calendar.
func anyPeriod() *rapid.Generator[Period] {
	return rapid.Custom(func(t *rapid.T) Period {
		end := rapid.OneOf(
			rapid.Int32Range(-2, 20),
			rapid.Int32Range(int32(lastDay)-20, int32(lastDay)+3),
			rapid.SampledFrom([]int32{0, math.MinInt32, math.MaxInt32}),
		)
		return Period{Day(end.Draw(t, "from")), Day(end.Draw(t, "to"))}
	})
}

// daysOf lists the days of p that are in the ranges that anyPeriod draws from, by
// definition and not by Contains.
func daysOf(p Period) map[Day]bool {
	days := map[Day]bool{}
	if p.From < firstDay || p.To > lastDay+1 {
		return days
	}
	for d := p.From; d < p.To; d++ {
		days[d] = true
	}
	return days
}

func TestAndIsIntersection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := anyPeriod().Draw(t, "p"), anyPeriod().Draw(t, "q")
		inP, inQ := daysOf(p), daysOf(q)
		both := map[Day]bool{}
		for d := range inP {
			if inQ[d] {
				both[d] = true
			}
		}
		got := p.And(q)
		require.Equal(t, both, daysOf(got))
		require.Equal(t, got, q.And(p))
		require.Equal(t, len(inP), p.Size())
		if got.Size() == 0 {
			require.Equal(t, Period{}, got, "there is one empty set")
		}
		require.Equal(t, got, got.And(got))
		probe := Day(rapid.Int32Range(-3, 22).Draw(t, "probe"))
		require.Equal(t, inP[probe], p.Contains(probe))
	})
}

func TestPeriodTextLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := somePeriod().Draw(t, "period")
		text, err := p.MarshalText()
		require.NoError(t, err)
		var back Period
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, p, back)

		value, err := p.Value()
		require.NoError(t, err)
		require.NoError(t, back.Scan(value))
		require.Equal(t, p, back)

		for _, written := range []string{p.String(), p.Label()} {
			back, err := ParsePeriod(written)
			require.NoError(t, err)
			require.Equal(t, p, back, written)
		}
	})
}

// somePeriod draws periods with days in them, of the kinds that have a name of their
// own and of others.
func somePeriod() *rapid.Generator[Period] {
	return rapid.Custom(func(t *rapid.T) Period {
		d := anyDay().Draw(t, "day")
		switch rapid.IntRange(0, 8).Draw(t, "kind") {
		case 0:
			return d.Week()
		case 1:
			return d.Month()
		case 2:
			return d.Quarter()
		case 3:
			return d.Year()
		case 4:
			return d.FinancialYear()
		case 5: // whole months
			last := min(d+Day(rapid.IntRange(0, 1000).Draw(t, "days")), lastDay)
			return Period{d.Month().From, last.Month().To}
		case 6:
			return Period{d, anyDay().Draw(t, "other") + 1}.orSwapped()
		}
		return Period{d, min(d+Day(rapid.IntRange(1, 40).Draw(t, "days")), lastDay+1)}
	})
}

func (p Period) orSwapped() Period {
	if p.To <= p.From {
		return Period{p.To - 1, p.From + 1}
	}
	return p
}

func TestEmptyPeriods(t *testing.T) {
	text, err := Period{}.MarshalText()
	require.NoError(t, err)
	require.Empty(t, text)
	monday := Date(2022, time.October, 3)
	for _, p := range []Period{{monday, monday}, {monday, monday - 1}, {0, monday}, {monday, 0}, {monday, lastDay + 2}, {math.MinInt32, math.MaxInt32}, {math.MaxInt32, math.MinInt32}} {
		require.Zero(t, p.Size(), "%d", p)
		require.Equal(t, Period{}, p.And(Period{monday, monday + 7}))
		require.Equal(t, Period{}, Period{firstDay, lastDay + 1}.And(p))
		require.False(t, p.Contains(monday))
		require.Equal(t, "no days", p.String())
		require.Equal(t, "no days", p.Label())
		_, err := p.MarshalText()
		require.ErrorAs(t, err, new(*DateError), "a period that is no set of days is not saved as if it were")
		_, err = p.Value()
		require.ErrorAs(t, err, new(*DateError))
	}
}

// What cannot be read leaves what was there, and a text of 128 bytes is read yet.
func TestTextThatIsNoPeriod(t *testing.T) {
	week := Date(2022, time.October, 3).Week()
	p, d := week, week.From
	require.Error(t, p.UnmarshalText([]byte("9 to 3 October 2022")))
	require.Error(t, d.UnmarshalText([]byte("31 September 2022")))
	require.Error(t, p.Scan("soon"))
	require.Equal(t, week, p)
	require.Equal(t, week.From, d)
	long := "3 to 9 October 2022"
	long += strings.Repeat(" ", 128-len(long))
	got, err := ParsePeriod(long)
	require.NoError(t, err)
	require.Equal(t, week, got)
	_, err = ParsePeriod(long + " ")
	require.ErrorContains(t, err, "no date has 129 bytes")
}

func TestPeriodStrings(t *testing.T) {
	monday := Date(2022, time.October, 3)
	for want, p := range map[string]Period{
		"3 October 2022":                     {monday, monday + 1},
		"3 to 9 October 2022":                {monday, monday + 7},
		"28 September to 4 October 2022":     {monday - 5, monday + 2},
		"29 December 2021 to 4 January 2022": {Date(2021, time.December, 29), Date(2022, time.January, 5)},
		"October 2022":                       monday.Month(),
		"October to November 2022":           {monday.Month().From, Date(2022, time.December, 1)},
		"April 2022 to March 2023":           monday.FinancialYear(),
		"1 October to 29 November 2022":      {monday - 2, Date(2022, time.November, 30)},
	} {
		require.Equal(t, want, p.String())
	}
	require.Equal(t, "1999/00", Date(2000, time.January, 1).FinancialYear().Label())
	require.Equal(t, "2022", monday.Year().Label())
	require.Equal(t, "3 to 8 October 2022", Period{monday, monday + 6}.Label())
}

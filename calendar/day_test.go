// SPDX-License-Identifier: MIT

package calendar

import (
	"encoding/json"
	"errors"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// allDays yields every day that the package holds beside the time.Time of its midnight.
func allDays(yield func(Day, time.Time) bool) {
	t := time.Date(1900, time.January, 1, 0, 0, 0, 0, time.UTC)
	for d := firstDay; d <= lastDay; d++ {
		if !yield(d, t) {
			return
		}
		t = t.AddDate(0, 0, 1)
	}
}

// anyDay draws a day that the package holds.
func anyDay() *rapid.Generator[Day] {
	return rapid.Custom(func(t *rapid.T) Day { return Day(rapid.Int32Range(int32(firstDay), int32(lastDay)).Draw(t, "day")) })
}

// notDays are numbers that no day of the calendar has.
var notDays = []Day{0, -1, lastDay + 1, math.MinInt32, math.MaxInt32}

func TestDaysAreThoseOfTime(t *testing.T) {
	var last time.Time
	for d, midnight := range allDays {
		year, month, day := midnight.Date()
		gotYear, gotMonth, gotDay := d.Date()
		if gotYear != year || gotMonth != month || gotDay != day || Date(year, month, day) != d ||
			d.Weekday() != midnight.Weekday() || d.Time() != midnight {
			t.Fatalf("day %d is %d %v %d, %v; time says %v", d, gotDay, gotMonth, gotYear, d.Weekday(), midnight)
		}
		last = midnight
	}
	require.Equal(t, "2199-12-31", last.Format(time.DateOnly))
}

func TestISOTextIsThatOfTime(t *testing.T) {
	for d, midnight := range allDays {
		text, err := d.MarshalText()
		if err != nil || string(text) != midnight.Format(time.DateOnly) {
			t.Fatalf("day %d is written %q (%v); time writes %v", d, text, err, midnight)
		}
		var back Day
		if err := back.UnmarshalText(text); err != nil || back != d {
			t.Fatalf("%q is read as %v (%v)", text, back, err)
		}
	}
}

// Every day is in exactly one week, month, quarter, year and financial year: each
// begins where the one before it ends, and gives itself for all of its days.
func TestSpansPartitionTheDays(t *testing.T) {
	spans := map[string]func(Day) Period{
		"week": Day.Week, "month": Day.Month, "quarter": Day.Quarter, "year": Day.Year, "financial year": Day.FinancialYear,
	}
	for name, of := range spans {
		span := Period{From: firstDay, To: firstDay}
		for d := range allDays {
			if d == span.To {
				next := of(d)
				require.Equal(t, span.To, next.From, name)
				span = next
			}
			if got := of(d); got != span || !got.Contains(d) {
				t.Fatalf("the %s of %v is %v, and not %v", name, d, got, span)
			}
		}
		require.Equal(t, lastDay+1, span.To, name)
	}
}

func TestSpansBeginAndEndWhereTheyShould(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay().Draw(t, "day")
		for _, p := range []Period{d.Month(), d.Quarter(), d.Year()} {
			_, _, first := p.From.Date()
			_, _, next := p.To.civil()
			require.Equal(t, []int{1, 1}, []int{first, next})
		}
		year, month, _ := d.Quarter().From.Date()
		require.Zero(t, (month-1)%3)
		require.Equal(t, Date(year, time.January, 1), d.Year().From)
		if week := d.Week(); week.Size() == 7 {
			require.Equal(t, time.Monday, week.From.Weekday())
		}
		if year := d.FinancialYear(); year.Size() >= 365 {
			_, month, day := year.From.Date()
			require.Equal(t, "1 April", time.Date(2000, month, day, 0, 0, 0, 0, time.UTC).Format("2 January"))
		}
	})
}

func TestNoDayIsInNoSpan(t *testing.T) {
	for _, d := range notDays {
		for _, of := range []func(Day) Period{Day.Week, Day.Month, Day.Quarter, Day.Year, Day.FinancialYear} {
			require.Equal(t, Period{}, of(d), "%d", d)
		}
		require.Equal(t, time.Time{}, d.Time())
		require.Equal(t, time.Sunday, d.Weekday())
		year, month, day := d.Date()
		require.Equal(t, [3]int{}, [3]int{year, int(month), day})
		if d != 0 {
			_, err := d.MarshalText()
			require.ErrorAs(t, err, new(*DateError))
			_, err = d.Value()
			require.ErrorAs(t, err, new(*DateError))
		}
	}
	require.Equal(t, "Day(-1)", Day(-1).String())
}

func TestDatePanicsOnADateThatIsNone(t *testing.T) {
	require.PanicsWithValue(t, "calendar.Date(2022, 2, 31): February 2022 has 28 days", func() { Date(2022, time.February, 31) })
	require.Panics(t, func() { Date(1066, time.October, 14) })
	require.Panics(t, func() { Date(2999, time.January, 1) })
	require.Panics(t, func() { Date(2022, 13, 1) })
	require.Panics(t, func() { Date(2022, 0, 1) })
	require.Panics(t, func() { Date(2022, time.May, 0) })
}

func TestDayOfTime(t *testing.T) {
	zero, err := DayOf(time.Time{})
	require.NoError(t, err)
	require.Zero(t, zero)

	_, err = DayOf(time.Date(2999, time.May, 1, 0, 0, 0, 0, time.UTC))
	require.EqualError(t, err, `calendar: "1 May 2999": the year 2999 is outside 1900 to 2199`)

	west := time.FixedZone("west", -11*60*60)
	got, err := DayOf(time.Date(2022, time.October, 3, 23, 59, 59, 0, west))
	require.NoError(t, err)
	require.Equal(t, Date(2022, time.October, 3), got)

	for d := range allDays {
		if back, err := DayOf(d.Time()); err != nil || back != d {
			t.Fatalf("%v comes back as %v (%v)", d, back, err)
		}
	}
}

func TestDayInJSON(t *testing.T) {
	type record struct {
		On Day `json:"on,omitzero"`
	}
	text, err := json.Marshal([]record{{Date(2022, time.October, 3)}, {}})
	require.NoError(t, err)
	require.JSONEq(t, `[{"on": "2022-10-03"}, {}]`, string(text))

	counts := map[Day]int{Date(2022, time.October, 3): 25, 0: 1}
	text, err = json.Marshal(counts)
	require.NoError(t, err)
	var back map[Day]int
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, counts, back)

	err = json.Unmarshal([]byte(`{"on": "2022-02-31"}`), new(record))
	bad, ok := errors.AsType[*DateError](err)
	require.True(t, ok, "%v", err)
	require.Equal(t, "2022-02-31", bad.Text)
}

// SPDX-License-Identifier: MIT

package calendar

import (
	"database/sql"
	"database/sql/driver"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestDatabaseForms(t *testing.T) {
	var (
		_ sql.Scanner   = new(Day)
		_ sql.Scanner   = new(Period)
		_ driver.Valuer = Day(0)
		_ driver.Valuer = Period{}
	)
	monday := Date(2022, time.October, 3)
	for _, column := range []any{"2022-10-03", []byte("2022-10-03"), monday.Time(), "3 October 2022"} {
		got := Day(7)
		require.NoError(t, got.Scan(column))
		require.Equal(t, monday, got)
	}
	for _, column := range []any{nil, "", []byte{}, time.Time{}} {
		got := Day(7)
		require.NoError(t, got.Scan(column))
		require.Zero(t, got)
	}
	for _, column := range []any{int64(3), 1.5, true, "31 February 2022", time.Date(1066, time.October, 14, 0, 0, 0, 0, time.UTC)} {
		got := Day(7)
		require.ErrorAs(t, got.Scan(column), new(*DateError))
		require.Equal(t, Day(7), got, "what is not read changes nothing")
	}
	for d := range allDays {
		value, err := d.Value()
		require.NoError(t, err)
		var back Day
		require.NoError(t, back.Scan(value))
		require.Equal(t, d, back)
		if d > 500 {
			break
		}
	}
	p := monday.Week()
	require.NoError(t, p.Scan(nil))
	require.Zero(t, p)
	require.ErrorAs(t, p.Scan(monday.Time()), new(*DateError))
	require.ErrorAs(t, p.Scan("9 to 3 October 2022"), new(*DateError))
}

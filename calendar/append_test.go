// SPDX-License-Identifier: MIT

package calendar_test

import (
	"encoding"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
)

func TestAppendText(t *testing.T) {
	for _, v := range []interface {
		encoding.TextAppender
		encoding.TextMarshaler
	}{calendar.Day(0), calendar.Date(2022, time.October, 3), calendar.Period{}, calendar.Date(2022, time.October, 3).Week()} {
		text, err := v.MarshalText()
		require.NoError(t, err)
		got, err := v.AppendText([]byte("on "))
		require.NoError(t, err)
		require.Equal(t, "on "+string(text), string(got))
	}
	for _, v := range []encoding.TextAppender{calendar.Day(-1), calendar.Period{From: 1}} {
		got, err := v.AppendText([]byte("on "))
		require.ErrorAs(t, err, new(*calendar.DateError))
		require.Equal(t, "on ", string(got), "with an error nothing is added")
	}
	buf := make([]byte, 0, 64)
	day := calendar.Date(2022, time.October, 3)
	require.Zero(t, testing.AllocsPerRun(100, func() { buf, _ = day.AppendText(buf[:0]) }))
}

func ExampleDay_AppendText() {
	text, err := calendar.Date(2022, time.October, 3).AppendText([]byte("seen on "))
	fmt.Println(string(text), err)
	// Output: seen on 2022-10-03 <nil>
}

func ExamplePeriod_AppendText() {
	text, err := calendar.Date(2022, time.October, 3).Week().AppendText(nil)
	fmt.Println(string(text), err)
	// Output: 2022-10-03/2022-10-09 <nil>
}

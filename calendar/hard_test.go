// SPDX-License-Identifier: MIT

package calendar_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/internal/every"
)

// Nothing panics, but what is written down: Date.
func TestHardInput(t *testing.T) {
	day := calendar.Date(2022, 10, 3)
	documented := func(panicked any) bool { return strings.HasPrefix(fmt.Sprint(panicked), "calendar.Date(") }
	every.Try(t, documented,
		day, day.Week(), calendar.DateError{}, calendar.Found{},
		calendar.Date, calendar.DayOf, calendar.ParseDay, calendar.ParsePeriod, calendar.Find)
}

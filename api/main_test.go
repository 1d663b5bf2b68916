// SPDX-License-Identifier: MIT

package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestListingIsUpToDate(t *testing.T) {
	want, err := list("..")
	require.NoError(t, err)
	got, err := os.ReadFile("next.txt")
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "run: go generate ./api")
}

func TestListingNamesWhatIsExported(t *testing.T) {
	got, err := list("..")
	require.NoError(t, err)
	for _, line := range []string{
		"pkg calendar, func Date(year int, month time.Month, day int) Day",
		"pkg stats, func Exactly[A Amount](v A) Figure[A]",
		"pkg stats, type Interval struct",
		"pkg stats, type Interval struct, Lo float64",
		"pkg countylines, const Staffordshire Area",
		"pkg countylines, func (l Ledger) Count(m Measure, area Area, period calendar.Period) (stats.Figure[int], error)",
	} {
		require.Contains(t, string(got), line)
	}
}

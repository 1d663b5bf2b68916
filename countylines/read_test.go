// SPDX-License-Identifier: MIT

package countylines_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/tables"
)

// heading has the columns of the public record.
const heading = "publisher,source_url_or_title,published,week_start,week_end,area,measure,qualifier,value,value_high,unit\n"

// read reads a file of returns: those that it has, and the rows that were rejected.
func read(t testing.TB, file string) (l countylines.Ledger, bad []*countylines.RowError) {
	t.Helper()
	for r, err := range tables.ReadReturns(strings.NewReader(file)) {
		if err == nil {
			l = append(l, r)
			continue
		}
		row, ok := errors.AsType[*countylines.RowError](err)
		require.True(t, ok, "%v", err)
		bad = append(bad, row)
	}
	return l, bad
}

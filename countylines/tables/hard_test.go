// SPDX-License-Identifier: MIT

package tables_test

import (
	"testing"

	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/every"
)

// Nothing panics.
func TestHardInput(t *testing.T) {
	every.Try(t, func(any) bool { return false },
		tables.Sheet{}, tables.Error{}, tables.Marks(1), tables.Role(1), tables.CellRead{}, tables.Result{},
		tables.CellName, tables.DrugsOf, tables.Open, tables.Raise, tables.Read, tables.ReadCSV, tables.ReadODS, tables.ReadReturns, tables.WriteReturns)
}

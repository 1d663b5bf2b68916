// SPDX-License-Identifier: MIT

package records_test

import (
	"testing"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/internal/every"
)

// Nothing panics.
func TestHardInput(t *testing.T) {
	every.Try(t, func(any) bool { return false },
		records.Tally{}, records.MergeError{}, records.PackedError{}, records.ValueError{}, records.Options{}, countylines.Event{},
		records.By, records.ByFunc, records.Chunks, records.Read, records.Write)
}

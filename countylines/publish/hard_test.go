// SPDX-License-Identifier: MIT

package publish_test

import (
	"testing"

	"github.com/countylines/ops/countylines/publish"
	"github.com/countylines/ops/internal/every"
)

// Nothing panics.
func TestHardInput(t *testing.T) {
	every.Try(t, func(any) bool { return false },
		publish.Published{}, publish.CellError{}, publish.ContradictionError{}, publish.RuleError{}, publish.UnprotectedError{}, publish.Why(1),
		publish.Protect)
}

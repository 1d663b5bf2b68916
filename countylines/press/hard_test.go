// SPDX-License-Identifier: MIT

package press_test

import (
	"testing"

	"github.com/countylines/ops/countylines/press"
	"github.com/countylines/ops/internal/every"
)

// Nothing panics.
func TestHardInput(t *testing.T) {
	every.Try(t, func(any) bool { return false },
		press.Claim{}, press.NotHeldError{}, press.TwiceError{}, press.Aspect(1), press.ClaimKind(1), press.Out(1), press.Role(1), press.Part(1), press.Verdict(1),
		press.Find, press.Read, press.Said)
}

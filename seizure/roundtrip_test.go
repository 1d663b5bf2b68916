// SPDX-License-Identifier: MIT

package seizure_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/seizure"
)

// What is written reads back to the same value: random hauls, with parts of
// parts, in every wording.
func TestHaulsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := hauls.Draw(t, "haul")
		if h.String() == "nothing" {
			return
		}
		back, err := seizure.Parse(h.String())
		require.NoError(t, err, "%s", h)
		require.True(t, assert.ObjectsAreEqual(h, back), "%s\n%s", h, back)
	})
}

func TestItemsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		i := items(seizure.NoKind, 2).Draw(t, "item")
		back, err := seizure.Parse(i.String())
		require.NoError(t, err, "%s", i)
		require.True(t, assert.ObjectsAreEqual(seizure.Of(i), back), "%s\n%s", i, back)
	})
}

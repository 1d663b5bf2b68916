// SPDX-License-Identifier: MIT

package grammar

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/seizure"
)

func TestRowErrorKeepsTheReasonOfEveryCause(t *testing.T) {
	var mass seizure.Mass
	for text, cause := range map[string]error{
		"−5":             mass.UnmarshalText([]byte("−5")),
		"1e1000000000 g": mass.UnmarshalText([]byte("1e1000000000 g")),
		"Nowhere":        errors.New("is elsewhere"),
	} {
		err := Reject(2, "grams", text, cause)
		require.Equal(t, 1, strings.Count(err.Error(), text), "quoted once: %v", err)
		require.NotContains(t, err.Reason, "seizure:")
		require.ErrorIs(t, err, cause)
	}
}

func TestRowErrorIsShortWhateverStoodThere(t *testing.T) {
	err := Reject(2, "force", strings.Repeat("£", 1_000_000), errors.New("is no force"))
	require.Less(t, len(err.Error()), 600)
}

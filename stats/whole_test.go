// SPDX-License-Identifier: MIT

package stats

import (
	"errors"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWhole(t *testing.T) {
	for _, c := range []struct {
		part    Figure[int]
		percent string
		want    string
	}{
		{Exactly(3), "25", "12"},
		{Exactly(3), "25%", "12"},
		{Exactly(1), "33", "3"},
		{Exactly(6), "24.0", "25"},
		{Exactly(2), "67", "3"},
		{Exactly(1), "0", "at least 201"},
		{Exactly(0), "0", "at least 1"},
		{Between(3, 4), "25", "12 to 16"},
	} {
		whole, err := Whole(c.part, c.percent)
		require.NoError(t, err)
		require.Equal(t, c.want, whole.String(), "%v %s", c.part, c.percent)
	}
	for _, percent := range []string{"", "-5", "101", "1e3", "99", "25 in a hundred", "NaN", ".", "25."} {
		_, err := Whole(Exactly(1), percent)
		_, ok := errors.AsType[*PercentError](err)
		require.True(t, ok, percent)
	}
}

// The whole that a part was divided by is among those found, however it was rounded.
func TestWholeIsSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 400).Draw(t, "whole")
		k := rapid.IntRange(0, n).Draw(t, "part")
		decimals := rapid.IntRange(0, 2).Draw(t, "decimals")
		scale := []int{1, 10, 100}[decimals]
		rounded := (200*k*scale + n) / (2 * n) // halves up
		percent := strconv.Itoa(rounded / scale)
		if decimals > 0 {
			percent += "." + strconv.Itoa(scale + rounded%scale)[1:]
		}
		part := Between(max(0, k-rapid.IntRange(0, 3).Draw(t, "below")), k+rapid.IntRange(0, 3).Draw(t, "above"))
		whole, err := Whole(part, percent)
		require.NoError(t, err)
		require.True(t, whole.Bounds().Contains(n), "%d/%d is %s per cent, %v", k, n, percent, whole)
	})
}

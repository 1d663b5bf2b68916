// SPDX-License-Identifier: MIT

package stats_test

import (
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Raids that make three arrests each triple the dispersion, whatever it was.
func TestDispersionOfClumps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var single, triple, turned []stats.Point
		for range rapid.IntRange(2, 10).Draw(t, "weeks") {
			p := stats.Point{Events: rapid.IntRange(0, 60).Draw(t, "raids"), Of: rapid.Float64Range(0.5, 10).Draw(t, "days")}
			single = append(single, p)
			p.Events *= 3
			triple = append(triple, p)
			p.Of *= 8
			turned = append([]stats.Point{p}, turned...)
		}
		phi := stats.Dispersion(single)
		if phi.Estimable() {
			require.InDelta(t, 3*float64(phi), float64(stats.Dispersion(triple)), 1e-9)
			require.InDelta(t, 3*float64(phi), float64(stats.Dispersion(turned)), 1e-9)
		}
	})
	// By hand: 12, 8, 10 and 10 about 10.
	require.InEpsilon(t, (0.4+0.4)/3, float64(stats.Dispersion([]stats.Point{{12, 1}, {8, 1}, {10, 1}, {10, 1}})), 1e-14)
}

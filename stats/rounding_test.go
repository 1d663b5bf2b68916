// SPDX-License-Identifier: MIT

package stats_test

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestRoundingVectors(t *testing.T) {
	for _, v := range vectors(t, "rounding") {
		n, base := v.int("value"), v.int("base")
		up := stats.HalfUp.Round(n, base)
		require.Equal(t, v.int("half_up"), up)
		require.Equal(t, v.int("half_even"), stats.HalfEven.Round(n, base))
		before, ok := stats.HalfUp.Before(up, base)
		require.True(t, ok)
		require.Equal(t, stats.Bounds[int]{Lo: v.int("implied_lo"), Hi: v.int("implied_hi")}, before)
		before, ok = stats.AtRandom.Before(up, base)
		require.True(t, ok)
		require.Equal(t, stats.Bounds[int]{Lo: v.int("rr_implied_lo"), Hi: v.int("rr_implied_hi")}, before)

		const draws = 4000
		ups := 0
		for range draws {
			switch r := stats.AtRandom.Round(n, base); r {
			case v.int("rr_up"):
				ups++
			default:
				require.Equal(t, v.int("rr_down"), r)
			}
		}
		if chance := v.float("rr_prob_up"); chance > 0 { // five standard errors at most
			require.InDelta(t, chance, float64(ups)/draws, 5*math.Sqrt(chance*(1-chance)/draws))
		}
	}
}

// What a reader may conclude is just the counts that round so.
func TestRoundingBefore(t *testing.T) {
	for _, way := range []stats.Rounding{stats.HalfUp, stats.HalfEven} {
		for base := 1; base <= 12; base++ {
			for n := range 100 {
				r := way.Round(n, base)
				require.True(t, r%base == 0 && 2*max(r-n, n-r) <= base)
				for multiple := range 130 {
					before, ok := way.Before(multiple, base)
					if ok != (multiple%base == 0) || (ok && before.Contains(n)) != (r == multiple) {
						t.Fatalf("%v: %d by %d is %d, and before %d came %v %v", way, n, base, r, multiple, before, ok)
					}
				}
			}
		}
	}
}

func TestRoundingOfBadInput(t *testing.T) {
	for _, way := range []stats.Rounding{stats.HalfUp, stats.HalfEven, stats.AtRandom} {
		for _, base := range []int{0, -5, math.MinInt} {
			require.Equal(t, 17, way.Round(17, base))
			_, ok := way.Before(15, base)
			require.False(t, ok)
		}
		require.Equal(t, -17, way.Round(-17, 5))
		_, ok := way.Before(-5, 5)
		require.False(t, ok)
		require.GreaterOrEqual(t, way.Round(math.MaxInt, 1000), math.MaxInt-999)
		top, ok := way.Before(math.MaxInt, 1)
		require.True(t, ok)
		require.Equal(t, math.MaxInt, top.Hi)
	}
	require.Equal(t, "Rounding(9)", stats.Rounding(9).String())
}

func TestWholeVectors(t *testing.T) {
	for _, v := range vectors(t, "implied_denominator") {
		percent := strconv.FormatFloat(v.float("percent"), 'f', v.int("decimals"), 64)
		for way, prefix := range map[stats.Rounding]string{stats.HalfUp: "half_up", stats.HalfEven: "half_even"} {
			whole, err := way.Whole(stats.Exactly(v.int("numerator")), percent)
			if v.int(prefix+"_count") == 0 {
				wrong, ok := errors.AsType[*stats.PercentError](err)
				require.True(t, ok)
				require.Equal(t, []string{v.text("numerator"), percent}, []string{wrong.Part, wrong.Percent})
				continue
			}
			require.NoError(t, err)
			b := whole.Bounds()
			require.Equal(t, v.int(prefix+"_min"), b.Lo)
			if b.Open { // the vectors stop somewhere
				require.Equal(t, v.int("n_max"), v.int(prefix+"_max"))
				continue
			}
			require.Equal(t, v.int(prefix+"_max"), b.Hi)
			require.Equal(t, v.int(prefix+"_count"), b.Hi-b.Lo+1)
		}
	}
}

// Against every whole number, with the share rounded in whole numbers too.
func TestWholeByCounting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.IntRange(0, 30).Draw(t, "part")
		decimals := rapid.IntRange(0, 2).Draw(t, "decimals")
		scale := []int{1, 10, 100}[decimals]
		printed := rapid.IntRange(0, 100*scale).Draw(t, "printed")
		percent := fmt.Sprintf("%d", printed/scale)
		if decimals > 0 {
			percent += fmt.Sprintf(".%0*d", decimals, printed%scale)
		}
		for _, way := range []stats.Rounding{stats.HalfUp, stats.HalfEven, stats.AtRandom} {
			f, err := way.Whole(stats.Exactly(part), percent)
			b := f.Bounds()
			for whole := max(part, 1); whole < 1500; whole++ {
				numerator := 100 * scale * part
				down, rest := numerator/whole, numerator%whole
				fits := false
				switch way {
				case stats.HalfUp:
					fits = (2*numerator+whole)/(2*whole) == printed
				case stats.HalfEven:
					up := 2*rest > whole || 2*rest == whole && down%2 == 1
					fits = printed == down && !up || printed == down+1 && up
				case stats.AtRandom:
					fits = printed == down || printed == down+1 && rest > 0
				}
				require.Equal(t, fits, err == nil && b.Contains(whole), "%d of %d as %s%%, %v: %v", part, whole, percent, way, b)
			}
		}
	})
}

func TestWholeOfBadInput(t *testing.T) {
	for _, percent := range []string{"", ".", "5.", ".5", "-5", "+5", "1e3", "101", "25 in a hundred", "NaN", "1234567890123", "２５"} {
		_, err := stats.Whole(stats.Exactly(3), percent)
		wrong, ok := errors.AsType[*stats.PercentError](err)
		require.True(t, ok, "%q", percent)
		require.Equal(t, percent, wrong.Percent)
	}
	b, err := stats.Whole(stats.Exactly(math.MaxInt), "100")
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: math.MaxInt, Open: true}, b.Bounds())
}

func FuzzWhole(f *testing.F) {
	f.Add(3, "25")
	f.Add(105, "80.2")
	f.Add(1, "0")
	f.Add(1, "99.99 %")
	f.Fuzz(func(t *testing.T, part int, percent string) {
		if part < 0 {
			return
		}
		whole, err := stats.Whole(stats.Exactly(part), percent)
		if err != nil {
			return
		}
		b := whole.Bounds()
		require.GreaterOrEqual(t, b.Lo, max(1, part))
		require.True(t, b.Open || b.Lo <= b.Hi)
		anyWay, err := stats.AtRandom.Whole(stats.Exactly(part), percent)
		require.NoError(t, err)
		wide := anyWay.Bounds()
		require.True(t, wide.Lo <= b.Lo && (wide.Open || !b.Open && b.Hi <= wide.Hi))
	})
}

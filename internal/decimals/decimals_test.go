// SPDX-License-Identifier: MIT

package decimals

import (
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	for _, row := range []struct {
		coef      uint64
		exp       int
		unit      int64
		want      int64
		exact, ok bool
	}{
		{125, -1, 1, 12, false, true}, // a tie goes to the even one
		{135, -1, 1, 14, false, true},
		{125, -1, 2, 25, true, true},
		{1, 18, 9, 9e18, true, true},
		{1, 18, 10, 0, true, false},
		{math.MaxUint64, -18, 1, 18, false, true},
		{1, 19, 0, 0, false, false},
		{math.MaxUint64, -1, 11, 0, false, false}, // just too much for the division
	} {
		v, exact, ok := Nearest(row.coef, row.exp, row.unit)
		require.Equal(t, row.ok, ok, row)
		if ok {
			require.Equal(t, row.want, v, row)
			require.Equal(t, row.exact, exact, row)
		}
	}
}

// TestNearestAgreesWithRationals works the same out in rational numbers.
func TestNearestAgreesWithRationals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coef, exp, unit := rapid.Uint64().Draw(t, "coef"), rapid.IntRange(-20, 20).Draw(t, "exp"), rapid.Int64Range(0, math.MaxInt64).Draw(t, "unit")
		v, exact, ok := Nearest(coef, exp, unit)
		n := new(big.Int).Mul(new(big.Int).SetUint64(coef), big.NewInt(unit))
		by := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exp, -exp))), nil)
		if exp >= 0 {
			n.Mul(n, by)
			by.SetInt64(1)
		}
		quo, rem := new(big.Int).QuoRem(n, by, new(big.Int))
		whole := rem.Sign() == 0
		if c := rem.Lsh(rem, 1).Cmp(by); c > 0 || c == 0 && quo.Bit(0) == 1 {
			quo.Add(quo, big.NewInt(1))
		}
		if exp < -18 || exp > 18 || !quo.IsInt64() {
			if ok {
				t.Fatalf("%d is ok, and it is %s", v, quo)
			}
			return
		}
		if !ok || v != quo.Int64() || exact != whole {
			t.Fatalf("%d %t %t, want %s %t", v, exact, ok, quo, whole)
		}
	})
}

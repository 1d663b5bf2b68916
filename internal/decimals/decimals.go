// SPDX-License-Identifier: MIT

// Package decimals turns decimal numbers into whole numbers of a unit, exactly.
package decimals

import (
	"math"
	"math/bits"
)

// Pow10 has the powers of ten that an uint64 holds.
var Pow10 = func() (p [20]uint64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = 10 * p[i-1]
	}
	return p
}()

// Nearest gives coef × 10^exp × unit to the nearest whole number, of two that are as
// near the even one, and whether that is exact. It is not ok where the result is more
// than an int64 holds, or exp is beyond ±18.
func Nearest(coef uint64, exp int, unit int64) (v int64, exact, ok bool) {
	if exp < -18 || exp > 18 {
		return 0, false, false
	}
	hi, lo := bits.Mul64(coef, uint64(unit))
	if exp >= 0 {
		over, whole := bits.Mul64(lo, Pow10[exp])
		return int64(whole), true, hi == 0 && over == 0 && whole <= math.MaxInt64
	}
	by := Pow10[-exp]
	if hi >= by {
		return 0, false, false
	}
	quo, rem := bits.Div64(hi, lo, by)
	if 2*rem > by || 2*rem == by && quo&1 == 1 {
		quo++
	}
	return int64(quo), rem == 0, quo <= math.MaxInt64
}

// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
	"math/big"
)

// Change gives how much more the second figure is than the first, in their own
// unit: 172 lines closed after 104 is +68. Ends are exact below 2⁵³ and rounded
// outward above. What is not known above has an infinite end.
func Change[A Amount](from, to Figure[A]) Range {
	return Range{difference(from.Bounds(), to.Bounds()), difference(from.Reading(), to.Reading())}
}

func difference[A Amount](from, to Bounds[A]) Interval {
	i := Interval{math.Inf(-1), math.Inf(1)}
	if !from.Open {
		i.Lo = down(new(big.Rat).SetInt64(int64(to.Lo) - int64(from.Hi)))
	}
	if !to.Open {
		i.Hi = up(new(big.Rat).SetInt64(int64(to.Hi) - int64(from.Lo)))
	}
	return i
}

// ChangePercent gives by how many per cent the second figure is above the first: 172
// after 104 is 65.38. It never goes below −100, and has no upper end where the
// first figure may be zero. A first figure of exactly zero gives a
// [*ZeroError]: nothing is no percentage of nothing. Ends are rounded outward.
func ChangePercent[A Amount](from, to Figure[A]) (Range, error) {
	r, err := Ratio(to, from, 1, 1)
	if err != nil {
		return r, err
	}
	percent := func(i Interval) Interval {
		return Interval{math.Nextafter(100*(i.Lo-1), math.Inf(-1)), math.Nextafter(100*(i.Hi-1), math.Inf(1))}
	}
	return Range{percent(r.Bounds), percent(r.Reading)}, nil
}

// Ratio gives what there is of a for each of b, each in its own unit: the pounds
// that a gram is said to be worth are Ratio(worth, mass, seizure.Pound,
// seizure.Gram), arrests for each line closed Ratio(arrests, closed, 1, 1). Where
// b may be zero there is no upper end. Ends are rounded outward. A b of exactly
// zero is a [*ZeroError]. Ratio panics with an [*AmountError] if a unit is not
// positive.
func Ratio[A, B Amount](a Figure[A], b Figure[B], unitA A, unitB B) (Range, error) {
	if unitA <= 0 || unitB <= 0 {
		panic(&AmountError{Lo: int64(unitA), Hi: int64(unitB), Reason: "a unit is positive"})
	}
	if zero, ok := b.Exact(); ok && zero == 0 {
		return nothingDivides.both(), &ZeroError{Of: a.String()}
	}
	scale := big.NewRat(int64(unitB), int64(unitA))
	return Range{quotient(a.Bounds(), b.Bounds(), scale), quotient(a.Reading(), b.Reading(), scale)}, nil
}

// quotient gives a/b × scale for amounts, none of which is negative: a rises and
// b lowers it, so the ends of the ranges give those of the result. A b of zero
// has no quotient and is left out, so that the upper end is infinite where b
// reaches down to zero and a is more than that.
func quotient[A, B Amount](a Bounds[A], b Bounds[B], scale *big.Rat) Interval {
	i := Interval{0, math.Inf(1)}
	if !b.Open {
		if b.Hi == 0 { // a reading of zero under words that allow more
			return nothingDivides.interval()
		}
		q := big.NewRat(int64(a.Lo), int64(b.Hi))
		i.Lo = down(q.Mul(q, scale))
	}
	switch {
	case !a.Open && a.Hi == 0:
		i.Hi = 0
	case !a.Open && b.Lo > 0:
		q := big.NewRat(int64(a.Hi), int64(b.Lo))
		i.Hi = up(q.Mul(q, scale))
	}
	return i
}

// Share gives which part of the whole the part is, between 0 and 1: 6 of 25
// remanded is 0.24, 25 of "over 1,350" at most 0.01852. The part is taken to
// belong to the whole. A share of exactly nothing is not estimable, and so is
// one whose part must be more than its whole. Ends are rounded outward.
func Share[A Amount](part, whole Figure[A]) Range {
	return Range{share(part.Bounds(), whole.Bounds()), share(part.Reading(), whole.Reading())}
}

func share[A Amount](part, whole Bounds[A]) Interval {
	switch {
	case !whole.Open && whole.Hi == 0:
		return nothingDivides.interval()
	case !whole.Open && part.Lo > whole.Hi:
		return partAboveWhole.interval()
	}
	i := quotient(part, whole, big.NewRat(1, 1))
	i.Hi = min(i.Hi, 1)
	return i
}

// A ZeroError reports a ratio or a percentage of exactly nothing.
type ZeroError struct {
	Of string // the figure that was to be divided
}

// Error names the figure and says what would do.
func (e *ZeroError) Error() string { return "stats: " + e.Because() }

// Because gives the text of Error without the package's name.
func (e *ZeroError) Because() string {
	return fmt.Sprintf("%s divided by exactly 0: there is no ratio to nothing and no percentage of it; compare the two amounts with Change", e.Of)
}

// down and up give the nearest float64 on that side of x, or x itself.
func down(x *big.Rat) float64 {
	f, exact := x.Float64()
	if !exact && new(big.Rat).SetFloat64(f).Cmp(x) > 0 {
		f = math.Nextafter(f, math.Inf(-1))
	}
	return f
}

func up(x *big.Rat) float64 {
	f, exact := x.Float64()
	if !exact && new(big.Rat).SetFloat64(f).Cmp(x) < 0 {
		f = math.Nextafter(f, math.Inf(1))
	}
	return f
}

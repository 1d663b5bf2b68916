// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"slices"
)

// BenjaminiHochberg adjusts the p-values of several tests for having been many.
// Of the tests that it leaves below q, a share of at most q is expected to be
// false. It holds for tests that are independent or depend on each other
// positively, as comparisons with one common average do; for others use
// [BenjaminiYekutieli].
//
// Each p keeps its place, equal ones stay equal, and one test alone keeps its p. A
// p that is NaN (not estimable) or outside 0 to 1 comes back as NaN and does not
// count as a test; none at all give none.
//
// Source: Y. Benjamini and Y. Hochberg, J. R. Stat. Soc. B 57 (1995) 289.
func BenjaminiHochberg[P ~float64](p []P) []P {
	return adjust(p, func(tests int) func(place int) float64 {
		return func(place int) float64 { return float64(tests) / float64(place) }
	}, false)
}

// BenjaminiYekutieli is [BenjaminiHochberg] for tests that depend on each other in
// any way whatever: every p grows by 1 + 1/2 + 1/3 + … up to the number of tests.
//
// Source: Y. Benjamini and D. Yekutieli, Ann. Stat. 29 (2001) 1165.
func BenjaminiYekutieli[P ~float64](p []P) []P {
	return adjust(p, func(tests int) func(place int) float64 {
		harmonic := 0.0
		for i := tests; i > 0; i-- {
			harmonic += 1 / float64(i)
		}
		return func(place int) float64 { return float64(tests) / float64(place) * harmonic }
	}, false)
}

// Holm adjusts p-values so that the chance of even one false finding among those
// left below q is at most q, however the tests depend on each other. It is the
// strictest of the three. Places, ties and bad input are as in
// [BenjaminiHochberg].
//
// Source: S. Holm, Scand. J. Stat. 6 (1979) 65.
func Holm[P ~float64](p []P) []P {
	return adjust(p, func(tests int) func(place int) float64 {
		return func(place int) float64 { return float64(tests - place + 1) }
	}, true)
}

// adjust multiplies each p by a factor for its place in ascending order, of so many
// tests, and then lets none be below one before it, if rising, or above one after it,
// if not.
func adjust[P ~float64](p []P, factors func(tests int) func(place int) float64, rising bool) []P {
	var order []int
	adjusted := make([]P, len(p))
	for i, x := range p {
		if x >= 0 && x <= 1 {
			order = append(order, i)
		} else {
			adjusted[i] = P(NotEstimable())
		}
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(p[i], p[j]) })
	factor := factors(len(order))
	for place, i := range order {
		adjusted[i] = min(1, P(factor(place+1)*float64(p[i])))
	}
	if rising {
		for k := 1; k < len(order); k++ {
			adjusted[order[k]] = max(adjusted[order[k]], adjusted[order[k-1]])
		}
		return adjusted
	}
	for k := len(order) - 2; k >= 0; k-- {
		adjusted[order[k]] = min(adjusted[order[k]], adjusted[order[k+1]])
	}
	return adjusted
}

// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
	"slices"
)

// A MannKendallResult says whether a series rises or falls more steadily than
// chance arranges its values.
type MannKendallResult struct {
	N        int      `json:"n"`
	S        int      `json:"s"`        // pairs that rise less pairs that fall; at most the largest int
	Variance Estimate `json:"variance"` // of S if every order is equally likely
	Tau      Estimate `json:"tau"`      // Kendall's τ-b, −1 to +1
	Z        Estimate `json:"z"`        // of S, with its continuity correction
	P        Estimate `json:"p"`        // two-sided; exact unless N is above 100
	PNormal  Estimate `json:"p_normal"` // two-sided, from Z: what most tools print
}

// mannKendallExact is the longest series whose p-value is counted out: a
// hundred points take some milliseconds, and beyond them P and PNormal agree to
// more digits than anybody prints.
const mannKendallExact = 100

// MannKendall tests a series, given in the order of time, for a trend of any
// shape. Only the order of the values counts, so units do not matter and neither
// do gaps in time. P is the chance that as many pairs or more would agree on one
// direction if all orders of these values were equally likely: exact, with ties
// allowed for, up to 100 points; the normal approximation above.
//
// With fewer than five points no order is rare enough for p < 0.05: the smallest
// p of three is 0.333 and of four 0.0833. With fewer than three, or all values
// alike, p is 1; Tau is not estimable if all are alike or there are fewer than
// two. A value of NaN makes everything not estimable; infinite values have their
// place in the order. Values that depend on their neighbours make p too small.
//
// Rates that are equal as fractions tie only if they are equal as floats: make
// each by one division of whole numbers below 2⁵³, float64(n)/float64(residents),
// which is then so.
//
// Sources: H. B. Mann, Econometrica 13 (1945) 245; M. G. Kendall, Rank Correlation
// Methods (1975). Under ties the inversions follow the Gaussian multinomial
// coefficients: P. A. MacMahon, Combinatory Analysis I (1915).
func MannKendall(y []float64) MannKendallResult { return mannKendall(y, inversionTail) }

// mannKendall takes the chance of at most k inversions among values that tie so from
// elsewhere.
func mannKendall(y []float64, inversionTail func(ties []int, k int) float64) MannKendallResult {
	if slices.ContainsFunc(y, math.IsNaN) {
		bad := badNumber.estimate()
		return MannKendallResult{N: len(y), Variance: bad, Tau: bad, Z: bad, P: bad, PNormal: bad}
	}
	r := MannKendallResult{N: len(y), Tau: allAlike.estimate()}
	if r.N < 2 {
		r.Tau = fewPoints.estimate()
	}
	ties := tieGroups(y)
	pairs := choose2(r.N)
	untied := pairs
	for _, t := range ties {
		untied -= choose2(t)
	}
	falls := discordant(y)
	rises := untied - falls
	r.S = int(max(-math.MaxInt, min(rises-falls, math.MaxInt)))
	variance := mannKendallVariance(r.N, ties)
	r.Variance, r.Z, r.P, r.PNormal = Estimate(variance), 0, 1, 1
	if untied > 0 {
		r.Tau = Estimate(float64(r.S) / math.Sqrt(float64(pairs)*float64(untied)))
	}
	if r.S == 0 {
		return r
	}
	distance := math.Abs(float64(r.S)) - 1
	r.Z = Estimate(math.Copysign(distance, float64(r.S)) / math.Sqrt(variance))
	r.PNormal = Estimate(math.Erfc(distance / math.Sqrt(2*variance)))
	if r.P = r.PNormal; r.N <= mannKendallExact {
		r.P = Estimate(min(1, 2*inversionTail(ties, int(min(rises, falls)))))
	}
	return r
}

// String says r in a sentence.
func (r MannKendallResult) String() string {
	if !r.P.Estimable() {
		return fmt.Sprintf("%s: trend %v", several(r.N, "point"), r.P)
	}
	method := "exact"
	if r.N > mannKendallExact {
		method = "normal approximation"
	}
	note := ""
	if r.N < 5 {
		note = "; with fewer than 5 points p cannot fall below 0.05"
	}
	return fmt.Sprintf("%s: Mann–Kendall S = %d, tau %v, %s (%s%s)", several(r.N, "point"), r.S, r.Tau, r.P.AsP(), method, note)
}

// mannKendallVariance gives the variance of S over all orders of n values that
// tie in groups of these sizes.
func mannKendallVariance(n int, ties []int) float64 {
	term := func(t int) float64 { return float64(t) * float64(t-1) * float64(2*t+5) }
	v := term(n)
	for _, t := range ties {
		v -= term(t)
	}
	return max(0, v/18)
}

// tieGroups gives the sizes of the groups of equal values, one for a value that
// stands alone.
func tieGroups(y []float64) []int {
	sorted := slices.Clone(y)
	slices.Sort(sorted)
	var groups []int
	for i, v := range sorted {
		if i == 0 || v != sorted[i-1] {
			groups = append(groups, 0)
		}
		groups[len(groups)-1]++
	}
	return groups
}

// discordant counts the pairs of which the later is smaller, by merging.
func discordant(y []float64) int64 {
	sorted, spare := slices.Clone(y), make([]float64, len(y))
	count := int64(0)
	for width := 1; width < len(y); width *= 2 {
		for lo := 0; lo < len(y); lo += 2 * width {
			mid, hi := min(lo+width, len(y)), min(lo+2*width, len(y))
			i, j := lo, mid
			for k := lo; k < hi; k++ {
				if j == hi || i < mid && sorted[i] <= sorted[j] {
					spare[k] = sorted[i]
					i++
				} else {
					spare[k] = sorted[j]
					j++
					count += int64(mid - i)
				}
			}
		}
		sorted, spare = spare, sorted
	}
	return count
}

func choose2(n int) int64 { return int64(n) * int64(n-1) / 2 }

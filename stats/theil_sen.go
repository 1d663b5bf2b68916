// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"
	"sort"
)

// A TheilSenResult is the median slope of a series, in units of y per unit of t.
type TheilSenResult struct {
	N         int      `json:"n"`
	Slope     Estimate `json:"slope"`
	Intercept Estimate `json:"intercept"` // of the line at t = 0: the median of y − Slope·t
	Interval  Interval `json:"interval"`  // of Slope: Exact where no two values are equal, else TieAware
	Exact     Interval `json:"exact"`     // as if no two values were equal
	TieAware  Interval `json:"tie_aware"` // from the normal approximation, narrower the more values are equal
	Level     float64  `json:"level"`
}

// TheilSen gives the median of the slopes between all pairs of points whose times
// differ: a trend that a few odd years do not move. Points may come in any order
// and at any distance. The exact interval inverts the Mann–Kendall test by
// counting orders, with all its caution: below five points, or where a time is
// repeated, it is unlimited. The tie-aware interval takes the ranks of the slopes
// from the normal approximation with the variance that ties leave, interpolates
// between slopes, and is unlimited where a rank lies beyond them. Up to 100
// points are counted out exactly; above, the exact interval too rests on the
// normal approximation.
//
// Fewer than two different times leave the slope not estimable and its interval
// unlimited. Lengths that differ, a value that is NaN or infinite, or a level
// outside (0, 1) leave everything not estimable. Above 2,048 points slopes are
// found by bisection, to the rounding of y; more than 10,000 points, which would
// take seconds, leave everything not estimable.
//
// Sources: H. Theil, Proc. K. Ned. Akad. Wet. 53 (1950) 386; P. K. Sen, J. Am.
// Stat. Assoc. 63 (1968) 1379; M. Hollander and D. A. Wolfe, Nonparametric
// Statistical Methods §9.3; R. O. Gilbert, Statistical Methods for Environmental
// Pollution Monitoring (1987) §16.5.
func TheilSen(t, y []float64, level float64) TheilSenResult {
	bad := badSeries(t, y, level)
	unknown := bad.interval()
	r := TheilSenResult{len(y), bad.estimate(), bad.estimate(), unknown, unknown, unknown, level}
	if bad != 0 {
		return r
	}
	s := newSlopes(t, y)
	unlimited := Interval{math.Inf(-1), math.Inf(1)}
	r.Interval, r.Exact, r.TieAware = unlimited, unlimited, unlimited
	if s.count == 0 {
		if bad = oneTime; r.N < 2 {
			bad = fewPoints
		}
		r.Slope, r.Intercept = bad.estimate(), bad.estimate()
		return r
	}
	slope := s.median()
	residual := make([]float64, len(y))
	for i := range y {
		residual[i] = y[i] - slope*t[i]
	}
	slices.Sort(residual)
	r.Slope = Estimate(slope)
	r.Intercept = Estimate((residual[(len(y)-1)/2] + residual[len(y)/2]) / 2)

	ties := tieGroups(y)
	if s.count == choose2(r.N) { // no time is repeated
		if q := exactSlopeRank(r.N, level); q >= 1 {
			r.Exact = Interval{s.rank(q), s.rank(s.count + 1 - q)}
		}
	}
	c := normalQuantile(level) * math.Sqrt(mannKendallVariance(r.N, ties))
	r.TieAware = Interval{s.between((float64(s.count) - c) / 2), s.between((float64(s.count)+c)/2 + 1)}
	if r.Interval = r.Exact; len(ties) < r.N {
		r.Interval = r.TieAware
	}
	return r
}

// String says r in a sentence.
func (r TheilSenResult) String() string {
	if !r.Slope.Estimable() {
		return fmt.Sprintf("%s: slope %v", several(r.N, "point"), r.Slope)
	}
	method := "exact"
	if r.Interval != r.Exact {
		method = "tie-aware"
	}
	return fmt.Sprintf("%s: median slope %v per unit of time (%s %s interval %v)", several(r.N, "point"), r.Slope, percentText(r.Level), method, r.Interval)
}

// badSeries gives what is wrong with a series, 0 if nothing is.
func badSeries(t, y []float64, level float64) reason {
	switch {
	case !validLevel(level):
		return badLevel
	case len(t) != len(y):
		return unlikeLengths
	case len(t) > longestSeries:
		return manyPoints
	case slices.ContainsFunc(t, notFinite) || slices.ContainsFunc(y, notFinite):
		return badNumber
	}
	return 0
}

func notFinite(x float64) bool { return math.IsNaN(x) || math.IsInf(x, 0) }

// exactSlopeRank gives the rank of the slope at the lower end of the exact
// interval for n points without ties, or 0 if there is none: one more than the
// number of inversions up to which an order is rare enough.
func exactSlopeRank(n int, level float64) int64 {
	tail, pairs := (1-level)/2, choose2(n)
	if n > mannKendallExact {
		c := normalQuantile(level) * math.Sqrt(mannKendallVariance(n, nil))
		return max(0, int64((float64(pairs)-c)/2))
	}
	alone := make([]int, n)
	for i := range alone {
		alone[i] = 1
	}
	counts := newInversionCounts(alone, int(pairs/2))
	return int64(sort.Search(int(pairs/2)+1, func(k int) bool {
		p, _ := new(big.Rat).SetFrac(counts.atMost(k), counts.total).Float64()
		return p > tail*(1+1e-12) // 1−0.95 is a little more than 0.05
	}))
}

// largestSeries is the longest of which all slopes are held, longestSeries that which
// is taken at all.
const largestSeries, longestSeries = 2048, 10_000

// slopes are those between all pairs of points whose times differ, by rank.
type slopes struct {
	count  int64
	sorted []float64 // nil if there are too many to hold
	point  []point   // by time
}

type point struct{ t, y float64 }

func newSlopes(t, y []float64) slopes {
	s := slopes{point: make([]point, len(t))}
	for i := range t {
		s.point[i] = point{t[i], y[i]}
	}
	slices.SortFunc(s.point, func(a, b point) int { return cmp.Or(cmp.Compare(a.t, b.t), cmp.Compare(a.y, b.y)) })
	s.count = choose2(len(t))
	for _, repeated := range tieGroups(t) {
		s.count -= choose2(repeated)
	}
	if len(t) > largestSeries {
		return s
	}
	s.sorted = make([]float64, 0, s.count)
	for j, b := range s.point {
		for _, a := range s.point[:j] {
			if a.t < b.t {
				s.sorted = append(s.sorted, (b.y-a.y)/(b.t-a.t))
			}
		}
	}
	slices.Sort(s.sorted)
	return s
}

// rank gives the k-th smallest slope.
func (s slopes) rank(k int64) float64 {
	if s.sorted != nil {
		return s.sorted[k-1]
	}
	// The largest slope below which fewer than k lie. Fewer do where fewer pairs
	// fall once a line of that slope has been taken off.
	first, last := s.point[0], s.point[len(s.point)-1]
	rest, size := make([]float64, len(s.point)), 0.0
	lo, hi := floatRank(-math.MaxFloat64), floatRank(math.MaxFloat64)
	for lo < hi {
		mid := lo/2 + hi/2 + (lo%2+hi%2+1)>>1
		slope := floatAt(mid)
		for i, p := range s.point {
			rest[i] = p.y - first.y - slope*(p.t-first.t)
			size = max(size, math.Abs(p.y))
		}
		if discordant(rest) < k {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if slope := floatAt(lo); math.Abs(slope)*(last.t-first.t) > 1e-12*size {
		return slope
	}
	return 0
}

// floatRank numbers the finite floats in their order, and floatAt gives them back.
func floatRank(x float64) int64 {
	if r := int64(math.Float64bits(x)); r >= 0 {
		return r
	}
	return -int64(math.Float64bits(-x))
}

func floatAt(rank int64) float64 {
	if rank < 0 {
		return -math.Float64frombits(uint64(-rank))
	}
	return math.Float64frombits(uint64(rank))
}

func (s slopes) median() float64 {
	lower, upper := s.rank((s.count+1)/2), s.rank(s.count/2+1)
	return lower/2 + upper/2
}

// between gives the slope of a rank that need not be whole, infinite beyond the
// first and the last.
func (s slopes) between(rank float64) float64 {
	switch {
	case rank < 1:
		return math.Inf(-1)
	case rank > float64(s.count):
		return math.Inf(1)
	}
	k := int64(rank)
	lower := s.rank(k)
	if float64(k) == rank {
		return lower
	}
	upper := s.rank(k + 1)
	switch {
	case lower == upper || math.IsInf(lower, -1):
		return lower
	case math.IsInf(upper, 1):
		return upper
	}
	return lower + (rank-float64(k))*(upper-lower)
}

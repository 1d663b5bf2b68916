// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// A MannKendallRange is a [MannKendallResult] for figures.
type MannKendallRange struct {
	N int   `json:"n"`
	S Range `json:"s"`
	P Range `json:"p"`
}

// MannKendallOf is [MannKendall] for figures, such as the results of weeks that
// were "more than 58" and 169: S and P hold what they are for all counts that the
// figures allow.
//
// S does not rise or fall with a count in the middle of a series, and P depends on
// ties as well. So every order that the counts can be in is tried, which gives
// exact ends, as long as there are at most 5,000 of them, and 2,000,000 counts in
// all of them together. Beyond that the ends of S are the sums of what each pair
// allows, which may be wider than need be, and P is anything from 0 to 1; so it is
// where the orders have too many patterns of ties, each of which has its own P.
func MannKendallOf(y []Figure[int]) MannKendallRange {
	r := MannKendallRange{N: len(y)}
	bounds, reading := make([]reachable, len(y)), make([]reachable, len(y))
	for i, f := range y {
		bounds[i], reading[i] = reachOf(f.Bounds()), reachOf(f.Reading())
	}
	r.S.Bounds, r.P.Bounds = mannKendallEnvelope(bounds)
	if r.S.Reading, r.P.Reading = r.S.Bounds, r.P.Bounds; !slices.Equal(bounds, reading) {
		r.S.Reading, r.P.Reading = mannKendallEnvelope(reading)
	}
	return r
}

// String says r in a sentence.
func (r MannKendallRange) String() string {
	return fmt.Sprintf("%d points: Mann–Kendall S = %v, %s", r.N, r.S, r.P.AsP())
}

func countsOfAll(y []Figure[int]) (bounds, reading []counts) {
	for _, f := range y {
		bounds, reading = append(bounds, countsOf(f.Bounds())), append(reading, countsOf(f.Reading()))
	}
	return bounds, reading
}

// A reachable is the span of counts that a figure allows. It ends at openEnd if nothing is known
// above.
type reachable struct{ lo, hi uint64 }

const openEnd = math.MaxUint64

func reachOf(b Bounds[int]) reachable {
	if b.Open {
		return reachable{uint64(b.Lo), openEnd}
	}
	return reachable{uint64(b.Lo), uint64(b.Hi)}
}

// mannKendallEnvelope gives the ends of S and P over all orders of the counts.
func mannKendallEnvelope(y []reachable) (s, p Interval) {
	ranks, few := orderings(y)
	if !few {
		lo, hi := make([]uint64, len(y)), make([]uint64, len(y))
		for i, c := range y {
			lo[i], hi[i] = c.lo, c.hi
		}
		return Interval{signs(hi, lo), signs(lo, hi)}, Interval{0, 1}
	}
	s, p = Interval{math.Inf(1), math.Inf(-1)}, Interval{math.Inf(1), math.Inf(-1)}
	tails := inversionTails{known: map[string]inversionCounts{}}
	at := make([]float64, len(y))
	var vague []int // whose rank is not certain: few
	for k, r := range ranks {
		if at[k] = float64(r.lo); r.lo < r.hi {
			vague = append(vague, k)
		}
	}
	var try func(vague []int)
	try = func(vague []int) {
		if len(vague) == 0 {
			r := mannKendall(at, tails.tail)
			s = hull(s, Interval{float64(r.S), float64(r.S)})
			p = hull(p, Interval{float64(r.P), float64(r.P)})
			return
		}
		k := vague[0]
		for rank := ranks[k].lo; rank <= ranks[k].hi; rank++ {
			at[k] = float64(rank)
			try(vague[1:])
		}
	}
	try(vague)
	if tails.spent > tails.most() {
		p = Interval{0, 1}
	}
	return s, p
}

// signs gives the sum, over all pairs, of the sign of the later's second value less the
// earlier's first: by counting, in a binary indexed tree, the first values that are
// smaller and those that are larger.
func signs(first, second []uint64) float64 {
	values := slices.Clone(first)
	slices.Sort(values)
	values = slices.Compact(values)
	seen := make([]int32, len(values)+1)
	upTo := func(i int) (n int64) {
		for ; i > 0; i &= i - 1 {
			n += int64(seen[i])
		}
		return n
	}
	var sum int64
	for j, v := range second {
		i, equal := slices.BinarySearch(values, v)
		smaller, notLarger := upTo(i), int64(0)
		if notLarger = smaller; equal {
			notLarger = upTo(i + 1)
		}
		sum += smaller - (int64(j) - notLarger)
		i, _ = slices.BinarySearch(values, first[j])
		for i++; i < len(seen); i += i & -i {
			seen[i]++
		}
	}
	return float64(sum)
}

// orderings gives for each count the ranks that must be tried so that every order and
// every tie that the counts allow is met: every end of a range is one, and between
// neighbouring ends there are as many as there are ranges that reach across. Whether
// that is few enough comes with it.
func orderings(y []reachable) (ranks []reachable, few bool) {
	const most, mostWork = 5000, 2_000_000
	los, his := make([]uint64, len(y)), make([]uint64, len(y))
	for i, c := range y {
		los[i], his[i] = c.lo, c.hi
	}
	slices.Sort(los)
	slices.Sort(his)
	ends := slices.Concat(los, his)
	slices.Sort(ends)
	ends = slices.Compact(ends)
	place := func(v uint64) int { i, _ := slices.BinarySearch(ends, v); return i }
	across := make([]int, len(ends)+1) // first the change from gap to gap
	for _, c := range y {
		if c.lo < c.hi {
			across[place(c.lo)]++
			across[place(c.hi)]--
		}
	}
	rank := make([]uint64, len(ends)) // of each end
	for i, spanning := 1, 0; i < len(ends); i++ {
		spanning += across[i-1]
		rank[i] = rank[i-1] + 1 + min(uint64(spanning), ends[i]-ends[i-1]-1)
	}
	trials := 1
	ranks = make([]reachable, 0, len(y))
	for _, c := range y {
		last, _ := slices.BinarySearchFunc(los, c.hi, func(lo, hi uint64) int { // how many begin by its end
			if lo <= hi {
				return -1
			}
			return 1
		})
		before, _ := slices.BinarySearch(his, c.lo) // how many end before it
		r := reachable{rank[place(c.lo)], rank[place(c.hi)]}
		if c.hi == openEnd {
			r.hi--
		}
		if last-before == 1 { // it meets no other
			r.hi = r.lo
		}
		if r.hi-r.lo >= most {
			return nil, false
		}
		if trials *= int(r.hi-r.lo) + 1; trials > most || trials > 1 && trials*len(y) > mostWork {
			return nil, false
		}
		ranks = append(ranks, r)
	}
	return ranks, true
}

// A TheilSenRange is a [TheilSenResult] for figures.
type TheilSenRange struct {
	N        int     `json:"n"`
	Slope    Range   `json:"slope"`
	Interval Range   `json:"interval"` // of Slope
	Level    float64 `json:"level"`
}

// TheilSenOf is [TheilSen] for figures. Each slope rises with its later count and
// falls with its earlier one, and the slope of any rank rises with every slope: so
// the ranks among the lowest and among the highest slopes hold the result for all
// counts that the figures allow. They may be a little wider than need be, since a
// count takes part in several slopes. Where counts may or may not be equal the
// interval is wide enough for both of TheilSen's.
//
// Exact figures give what TheilSen does. Bad input is as there, and more than 1,000
// points that are not all exact leave everything not estimable.
func TheilSenOf(t []float64, y []Figure[int], level float64) TheilSenRange {
	r := TheilSenRange{N: len(y), Level: level}
	bounds, reading := countsOfAll(y)
	r.Slope.Bounds, r.Interval.Bounds = theilSenEnvelope(t, bounds, level)
	r.Slope.Reading, r.Interval.Reading = theilSenEnvelope(t, reading, level)
	return r
}

// String says r in a sentence.
func (r TheilSenRange) String() string {
	return fmt.Sprintf("%d points: median slope %v per unit of time (%s interval %v)",
		r.N, r.Slope, percentText(r.Level), r.Interval)
}

// largestVague is the longest series of figures of which all slopes are sorted, from
// below and from above.
const largestVague = 1000

func theilSenEnvelope(t []float64, y []counts, level float64) (slope, interval Interval) {
	exact := make([]float64, len(y))
	known := true
	for i, c := range y {
		exact[i] = c.lo
		known = known && c.lo == c.hi
	}
	if !known && len(y) > largestVague && len(t) == len(y) {
		return manyPoints.interval(), manyPoints.interval()
	}
	r := TheilSen(t, exact, level)
	if known || !r.Slope.Estimable() {
		return Interval{float64(r.Slope), float64(r.Slope)}, r.Interval
	}
	pairs := choose2(len(y))
	low, high := make([]float64, 0, pairs), make([]float64, 0, pairs)
	for i, a := range y {
		for j, b := range y {
			if t[i] < t[j] {
				low = append(low, (b.lo-a.hi)/(t[j]-t[i]))
				high = append(high, (b.hi-a.lo)/(t[j]-t[i]))
			}
		}
	}
	slices.Sort(low)
	slices.Sort(high)
	lowest, highest := slopes{count: int64(len(low)), sorted: low}, slopes{count: int64(len(high)), sorted: high}
	slope = Interval{lowest.median(), highest.median()}
	interval = Interval{math.Inf(-1), math.Inf(1)}
	if lowest.count < choose2(len(y)) { // a time is repeated
		return slope, interval
	}
	if q := exactSlopeRank(len(y), level); q > 0 {
		interval = Interval{lowest.rank(q), highest.rank(highest.count + 1 - q)}
	}
	if tiesPossible(y) { // they only narrow the tie-aware interval: without them it is widest
		c := normalQuantile(level) * math.Sqrt(mannKendallVariance(len(y), nil))
		interval = hull(interval, Interval{lowest.between((float64(lowest.count) - c) / 2), highest.between((float64(highest.count)+c)/2 + 1)})
	}
	return slope, interval
}

// tiesPossible reports whether two counts may be equal.
func tiesPossible(y []counts) bool {
	sorted := slices.SortedFunc(slices.Values(y), func(a, b counts) int { return cmp.Compare(a.lo, b.lo) })
	for i, c := range sorted {
		if i > 0 && c.lo <= sorted[i-1].hi {
			return true
		}
	}
	return false
}

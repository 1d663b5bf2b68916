package stats

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// A MannKendallRange is a [MannKendallResult] for figures.
type MannKendallRange struct {
	N int
	S Range
	P Range
}

// MannKendallOf is [MannKendall] for figures, such as the results of weeks that
// were "more than 58" and 169: S and P hold what they are for all counts that the
// figures allow.
//
// S does not rise or fall with a count in the middle of a series, and P depends on
// ties as well. So every order that the counts can be in is tried, which gives
// exact ends, as long as there are no more than some thousands of them. Beyond that
// the ends of S are the sums of what each pair allows, which may be wider than need
// be, and P is anything from 0 to 1.
func MannKendallOf(y []Figure[int]) MannKendallRange {
	r := MannKendallRange{N: len(y)}
	bounds, reading := countsOfAll(y)
	r.S.Bounds, r.P.Bounds = mannKendallEnvelope(bounds)
	r.S.Reading, r.P.Reading = mannKendallEnvelope(reading)
	return r
}

// String says r in a sentence.
func (r MannKendallRange) String() string {
	return fmt.Sprintf("%d points: Mann–Kendall S = %v, p = %v", r.N, r.S, r.P)
}

func countsOfAll(y []Figure[int]) (bounds, reading []counts) {
	for _, f := range y {
		bounds, reading = append(bounds, countsOf(f.Bounds())), append(reading, countsOf(f.Reading()))
	}
	return bounds, reading
}

// mannKendallEnvelope gives the ends of S and P over all orders of the counts.
func mannKendallEnvelope(y []counts) (s, p Interval) {
	values, few := orderings(y)
	if !few {
		for j, b := range y {
			for _, a := range y[:j] {
				s.Lo += sign(b.lo, a.hi)
				s.Hi += sign(b.hi, a.lo)
			}
		}
		return s, Interval{0, 1}
	}
	s, p = Interval{math.Inf(1), math.Inf(-1)}, Interval{math.Inf(1), math.Inf(-1)}
	at := make([]float64, len(y))
	var try func(k int)
	try = func(k int) {
		if k == len(y) {
			r := MannKendall(at)
			s = hull(s, Interval{float64(r.S), float64(r.S)})
			p = hull(p, Interval{float64(r.P), float64(r.P)})
			return
		}
		for _, at[k] = range values[k] {
			try(k + 1)
		}
	}
	try(0)
	return s, p
}

func sign(a, b float64) float64 {
	switch {
	case a > b:
		return 1
	case a < b:
		return -1
	}
	return 0
}

// orderings gives for each count the values that must be tried so that every order
// and every tie that the counts allow is met: every end of a range, and between
// neighbouring ends as many as there are ranges that reach across. Whether that is
// few enough comes with it.
func orderings(y []counts) (values [][]float64, few bool) {
	const most = 5000
	var ends []float64
	for _, c := range y {
		ends = append(ends, c.lo, c.hi)
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	inGap := func(c counts, i int) bool { return c.lo <= ends[i] && c.hi >= ends[i+1] }
	trials := 1
	for k, c := range y {
		var of []float64
		alone := true
		for j, other := range y {
			alone = alone && (j == k || other.hi < c.lo || other.lo > c.hi)
		}
		for i, end := range ends {
			if !alone && c.lo <= end && end <= c.hi && !math.IsInf(end, 1) {
				of = append(of, end)
			}
			if alone || i+1 == len(ends) || !inGap(c, i) {
				continue
			}
			across := 0
			for _, other := range y {
				if other.lo < other.hi && inGap(other, i) {
					across++
				}
			}
			for v := end + 1; v < ends[i+1] && v <= end+float64(across); v++ {
				of = append(of, v)
			}
		}
		if alone {
			of = []float64{c.lo}
		}
		if trials *= len(of); trials > most {
			return nil, false
		}
		values = append(values, of)
	}
	return values, true
}

// A TheilSenRange is a [TheilSenResult] for figures.
type TheilSenRange struct {
	N        int
	Slope    Range
	Interval Range // of Slope
	Level    float64
}

// TheilSenOf is [TheilSen] for figures. Each slope rises with its later count and
// falls with its earlier one, and the slope of any rank rises with every slope: so
// the ranks among the lowest and among the highest slopes hold the result for all
// counts that the figures allow. They may be a little wider than need be, since a
// count takes part in several slopes. Where counts may or may not be equal the
// interval is wide enough for both of TheilSen's.
//
// Exact figures give what TheilSen does. Bad input is as there, and more than 2048
// points leave everything not estimable.
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

func theilSenEnvelope(t []float64, y []counts, level float64) (slope, interval Interval) {
	exact := make([]float64, len(y))
	known := true
	for i, c := range y {
		exact[i] = c.lo
		known = known && c.lo == c.hi
	}
	r := TheilSen(t, exact, level)
	if known || !r.Slope.Estimable() {
		return Interval{float64(r.Slope), float64(r.Slope)}, r.Interval
	}
	if len(y) > largestSeries {
		return notEstimable(), notEstimable()
	}
	var low, high []float64
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
	lowest, highest := slopes{count: len(low), sorted: low}, slopes{count: len(high), sorted: high}
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

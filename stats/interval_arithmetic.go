// SPDX-License-Identifier: MIT

package stats

import "math"

// The operations below give the smallest interval that holds every result of two
// numbers, one from each interval, chosen independently: [25, 25] less [6, ∞) is
// (−∞, 19]. Ends that no float hits are rounded outward. An operand that is not
// estimable, or whose ends are the wrong way round, gives a result that is not
// estimable.

// Add gives the sums of numbers from i and j.
func (i Interval) Add(j Interval) Interval {
	if !i.proper() || !j.proper() {
		return notEstimable()
	}
	return Interval{0 + sumDown(i.Lo, j.Lo), 0 - sumDown(-i.Hi, -j.Hi)} // 0 + −0 is 0
}

// Sub gives the differences i − j.
func (i Interval) Sub(j Interval) Interval { return i.Add(Interval{-j.Hi, -j.Lo}) }

// Mul gives the products of numbers from i and j. Nothing times infinitely many is
// nothing, since an infinite end is never reached.
func (i Interval) Mul(j Interval) Interval {
	if !i.proper() || !j.proper() {
		return notEstimable()
	}
	r := Interval{math.Inf(1), math.Inf(-1)}
	for _, x := range [2]float64{i.Lo, i.Hi} {
		for _, y := range [2]float64{j.Lo, j.Hi} {
			r.Lo, r.Hi = min(r.Lo, productDown(x, y)), max(r.Hi, 0-productDown(-x, y))
		}
	}
	return r
}

// Div gives the quotients i / j without those by zero: if j is zero alone, there
// are none, and the result is not estimable; if zero lies inside j, they run from
// −Inf to +Inf, or are 0 if i is; if it is an end of j, to infinity on one side.
// Ask j.Contains(0) to know whether anything was left out.
func (i Interval) Div(j Interval) Interval {
	switch {
	case !i.proper() || !j.proper() || j == Interval{}:
		return notEstimable()
	case i == Interval{}:
		return Interval{}
	case j.Lo < 0 && j.Hi > 0:
		return Interval{math.Inf(-1), math.Inf(1)}
	case j.Hi <= 0:
		i, j = Interval{-i.Hi, -i.Lo}, Interval{0 - j.Hi, -j.Lo}
	}
	r := Interval{math.Inf(1), math.Inf(-1)}
	for _, x := range [2]float64{i.Lo, i.Hi} {
		for _, y := range [2]float64{j.Lo, j.Hi} {
			r.Lo, r.Hi = min(r.Lo, quotientDown(x, y)), max(r.Hi, 0-quotientDown(-x, y))
		}
	}
	return r
}

// PercentTo gives by how many per cent numbers from j are above those from i:
// 100(j/i − 1), by the rules of [Interval.Div].
func (i Interval) PercentTo(j Interval) Interval {
	return j.Div(i).Add(Interval{-1, -1}).Mul(Interval{100, 100})
}

// proper reports whether i is an interval of numbers at all.
func (i Interval) proper() bool {
	return i.Lo <= i.Hi && i.Lo < math.Inf(1) && i.Hi > math.Inf(-1)
}

// sumDown gives x+y, or the float below if rounding went up. Knuth's two-sum finds
// what rounding took away.
func sumDown(x, y float64) float64 {
	s := x + y
	if math.IsInf(s, 0) {
		return floorOf(s, x, y)
	}
	back := s - x
	if (x-(s-back))+(y-back) < 0 {
		return math.Nextafter(s, math.Inf(-1))
	}
	return s
}

// productDown is x·y likewise, with 0·∞ = 0.
func productDown(x, y float64) float64 {
	if x == 0 || y == 0 {
		return 0
	}
	p := x * y
	if math.IsInf(p, 0) {
		return floorOf(p, x, y)
	}
	if math.FMA(x, y, -p) < 0 || math.Abs(p) < errorLost {
		return math.Nextafter(p, math.Inf(-1))
	}
	return p
}

// quotientDown is x/y likewise for y ≥ 0. Anything over infinity is 0.
func quotientDown(x, y float64) float64 {
	switch {
	case x == 0 || math.IsInf(y, 1):
		return 0
	case y == 0:
		return math.Copysign(math.Inf(1), x)
	}
	q := x / y
	if math.IsInf(q, 0) {
		return floorOf(q, x, y)
	}
	if math.FMA(q, y, -x) > 0 || math.Abs(q) < errorLost || math.Abs(x) < errorLost {
		return math.Nextafter(q, math.Inf(-1))
	}
	return q
}

// errorLost is where the rounding error of a product may itself round to nothing.
const errorLost = 0x1p-960

// floorOf gives an infinite result of x and y, or the largest float if they were
// finite and the result only too large for one.
func floorOf(infinite, x, y float64) float64 {
	if infinite > 0 && !math.IsInf(x, 0) && !math.IsInf(y, 0) {
		return math.MaxFloat64
	}
	return infinite
}

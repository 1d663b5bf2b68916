// SPDX-License-Identifier: MIT

package stats

import (
	"fmt"
	"math"
)

// The methods on figures: where a count is "over 1,350" or "nearly 18", each gives
// the envelope of what it gives for the counts that the figure allows, by its
// bounds and by its reading. An exact figure gives what the count itself does.
//
// counts are those that a figure allows; hi is infinite if nothing is known above.
type counts struct{ lo, hi float64 }

func countsOf(b Bounds[int]) counts {
	if b.Open {
		return counts{float64(b.Lo), math.Inf(1)}
	}
	return counts{float64(b.Lo), float64(b.Hi)}
}

// envelope gives the range of f over the bounds and over the reading of a figure.
func envelope(n Figure[int], f func(counts) Interval) Range {
	return Range{f(countsOf(n.Bounds())), f(countsOf(n.Reading()))}
}

// envelope2 is [envelope] for two figures.
func envelope2(a, b Figure[int], f func(a, b counts) Interval) Range {
	return Range{f(countsOf(a.Bounds()), countsOf(b.Bounds())), f(countsOf(a.Reading()), countsOf(b.Reading()))}
}

// count gives an end of counts as an int; beyond the largest there is none.
func count(n float64) int {
	if n >= 1<<63 {
		return math.MaxInt
	}
	return int(n)
}

// GarwoodOf is [Garwood] for a figure: the hull of the intervals of all counts that
// it allows. It has no upper end where the figure has none.
func GarwoodOf(n Figure[int], level float64) Range {
	if v, exact := n.Exact(); exact {
		i := Garwood(v, level)
		return Range{i, i}
	}
	return RateOf(FigurePoint{n, 1}, level).Interval
}

// A RateRange is a [RateResult] for a figure. Rate holds the rates of the counts
// that the figure allows, Interval the hull of their intervals.
type RateRange struct {
	FigurePoint
	Rate       Range   `json:"rate"`
	Interval   Range   `json:"interval"`
	Level      float64 `json:"level"`
	Unit       float64 `json:"unit"`       // 1, unless Per said otherwise
	Dispersion float64 `json:"dispersion"` // 1, unless WithDispersion said otherwise
}

// RateOf is [Rate] for a figure: "over 1,350 arrests" among so many residents.
// Where the figure has no upper end, neither has the rate. Bad input is as for Rate.
func RateOf(p FigurePoint, level float64) RateRange {
	return rateOf(RateRange{FigurePoint: p, Level: level, Unit: 1, Dispersion: 1})
}

// Per gives r per so many units of exposure, as [RateResult.Per] does.
func (r RateRange) Per(unit float64) RateRange {
	r.Unit = unit
	return rateOf(r)
}

// WithDispersion gives r for events that come in clumps, as
// [RateResult.WithDispersion] does.
func (r RateRange) WithDispersion(phi float64) RateRange {
	r.Dispersion = phi
	return rateOf(r)
}

func rateOf(r RateRange) RateRange {
	at := func(n float64) RateResult {
		return Rate(Point{count(n), r.Of}, r.Level).WithDispersion(r.Dispersion).Per(r.Unit)
	}
	r.Dispersion = at(0).Dispersion
	r.Rate = envelope(r.Events, func(n counts) Interval {
		i := Interval{float64(at(n.lo).Rate), math.Inf(1)}
		if !math.IsInf(n.hi, 1) {
			i.Hi = float64(at(n.hi).Rate)
		}
		return i.orNotEstimable()
	})
	// Both ends of Garwood's interval rise with n, since gamma quantiles rise with
	// the shape. So does the lower end n·exp(−c/√n) under dispersion, but the upper,
	// n·exp(c/√n), falls while √n < c/2 and then rises: it is largest at an end of
	// the counts. No events have a form of their own, and n = 1 begins the other.
	r.Interval = envelope(r.Events, func(n counts) Interval {
		low := at(n.lo).Interval
		if math.IsInf(n.hi, 1) {
			low.Hi += math.Inf(1) // what is not estimable stays so
			return low.orNotEstimable()
		}
		low.Hi = max(low.Hi, at(n.hi).Interval.Hi)
		if n.lo == 0 && n.hi > 0 {
			low.Hi = max(low.Hi, at(1).Interval.Hi)
		}
		return low.orNotEstimable()
	})
	return r
}

// orNotEstimable gives i, or an interval with no end where it lacks one.
func (i Interval) orNotEstimable() Interval {
	switch {
	case math.IsNaN(i.Lo):
		i.Hi = i.Lo
	case math.IsNaN(i.Hi):
		i.Lo = i.Hi
	}
	return i
}

// String says r in a sentence.
func (r RateRange) String() string {
	return fmt.Sprintf("%v events over %s: %v per %s (%s interval %v; %s)",
		r.Events, formatCount(r.Of), r.Rate, formatUnit(r.Unit), percentText(r.Level), r.Interval, dispersionText(r.Dispersion))
}

// WilsonOf is [Wilson] for the share that a figure is of another: 39 charged of
// "over 50" arrested. The part is taken to belong to the whole; if it must be more,
// the range is not estimable. Bad input is as for Wilson.
func WilsonOf(part, whole Figure[int], level float64) Range {
	// For each p the score (x − np)/√(npq) rises with x and falls as n does not, and
	// it falls with p: so both ends of the interval rise with x and fall with n. Where
	// the part may be all of the whole, that is the highest.
	return envelope2(part, whole, func(x, n counts) Interval {
		if r := badShareOf(level, x.lo, n.hi); r != 0 {
			return r.interval()
		}
		i := Interval{0, 1}
		if !math.IsInf(n.hi, 1) && x.lo > 0 {
			i.Lo = Wilson(count(x.lo), count(n.hi), level).Lo
		}
		if x.hi < n.lo {
			i.Hi = Wilson(count(x.hi), count(n.lo), level).Hi
		}
		return i
	})
}

// A RateRatioRange is a [RateRatioResult] for two figures. Ratio and P hold those
// of the counts that the figures allow, Interval the hull of their intervals.
type RateRatioRange struct {
	A          FigurePoint `json:"a"`
	B          FigurePoint `json:"b"`
	Ratio      Range       `json:"ratio"`
	Interval   Range       `json:"interval"`
	P          Range       `json:"p"` // if its upper end is below 1−Level, no count allowed is within chance
	Level      float64     `json:"level"`
	Dispersion float64     `json:"dispersion"` // 1, unless WithDispersion said otherwise
}

// RateRatioOf is [RateRatio] for two figures, which may take their counts
// independently. A ratio has no upper end where a has none or b may be 0. Bad
// input is as for RateRatio.
//
// The ends of P are those of the counts allowed, with two exceptions on the safe
// side: with a dispersion above 1 the lower is that of dispersion 1; and where the
// figures allow rates on either side of equality the upper is 1 if the dispersion is
// above 1 or both figures allow more than 256 counts.
func RateRatioOf(a, b FigurePoint, level float64) RateRatioRange {
	return rateRatioOf(RateRatioRange{A: a, B: b, Level: level, Dispersion: 1})
}

// WithDispersion gives r for events that come in clumps, as
// [RateRatioResult.WithDispersion] does.
func (r RateRatioRange) WithDispersion(phi float64) RateRatioRange {
	r.Dispersion = phi
	return rateRatioOf(r)
}

func rateRatioOf(r RateRatioRange) RateRatioRange {
	r.Dispersion = r.at(0, 0).Dispersion
	r.Ratio = envelope2(r.A.Events, r.B.Events, func(a, b counts) Interval {
		i := Interval{0, math.Inf(1)}
		if b.hi == 0 {
			i.Lo = math.Inf(1) // of nothing to nothing there is no ratio
		} else if !math.IsInf(b.hi, 1) {
			i.Lo = float64(r.at(a.lo, b.hi).Ratio)
		}
		switch p := r.at(0, 0).P; {
		case !p.Estimable():
			return Interval{float64(p), float64(p)}
		case a.hi == 0 && b.hi == 0:
			return nothingToNothing.interval()
		case a.hi == 0:
			i.Hi = 0
		case b.lo > 0 && !math.IsInf(a.hi, 1):
			i.Hi = float64(r.at(a.hi, b.lo).Ratio)
		}
		return i
	})
	r.Interval = envelope2(r.A.Events, r.B.Events, func(a, b counts) Interval {
		return Interval{r.lowest(a, b), r.highest(a, b)}.orNotEstimable()
	})
	r.P = envelope2(r.A.Events, r.B.Events, r.chances)
	return r
}

// at gives the result for two counts.
func (r RateRatioRange) at(a, b float64) RateRatioResult {
	return RateRatio(Point{count(a), r.A.Of}, Point{count(b), r.B.Of}, r.Level).WithDispersion(r.Dispersion)
}

// lowest gives the smallest lower end of an interval. Beta quantiles rise with the
// first shape and fall with the second, so the exact end rises with a and falls
// with b. Under dispersion, (a/b)·exp(−c·√(1/a + 1/b)) rises with a; with b it rises,
// if at all, first and then falls: it is smallest at an end of the counts, of which
// b = 0 has a form of its own.
func (r RateRatioRange) lowest(a, b counts) float64 {
	if math.IsInf(b.hi, 1) {
		return 0 * float64(r.at(0, 0).P) // bad input stays not estimable
	}
	lo := min(r.at(a.lo, b.lo).Interval.Lo, r.at(a.lo, b.hi).Interval.Lo)
	if b.lo == 0 && b.hi > 0 {
		lo = min(lo, r.at(a.lo, 1).Interval.Lo)
	}
	return lo
}

// highest gives the largest upper end of an interval, as [RateRatioRange.lowest]
// does the smallest lower one of the ratio turned over.
func (r RateRatioRange) highest(a, b counts) float64 {
	if math.IsInf(a.hi, 1) {
		return float64(r.at(0, 0).P) * math.Inf(1) // bad input stays not estimable
	}
	hi := max(r.at(a.lo, b.lo).Interval.Hi, r.at(a.hi, b.lo).Interval.Hi)
	if a.lo == 0 && a.hi > 0 {
		hi = max(hi, r.at(1, b.lo).Interval.Hi)
	}
	return hi
}

// chances gives the ends of P. P is twice the smaller of P(X ≥ a), which falls with
// a and rises with b, and P(X ≤ a), which does the contrary. So the smallest is at
// the corner of the highest ratio or at that of the lowest. The largest is at such a
// corner too if all ratios lie on one side of equality; if not, it is where the two
// tails meet.
func (r RateRatioRange) chances(a, b counts) Interval {
	t1, t2, bad := exposures(r.Level, Point{0, r.A.Of}, Point{0, r.B.Of})
	if bad == 0 && !(r.Dispersion >= 0) {
		bad = badDispersion
	}
	if bad != 0 {
		return bad.interval()
	}
	tails := func(a, b float64) (atMost, atLeast float64) {
		switch {
		case math.IsInf(a, 1) && math.IsInf(b, 1):
			return 1, 1
		case math.IsInf(a, 1):
			return 1, 0
		case math.IsInf(b, 1):
			return 0, 1
		}
		return binomialTails(a, b, t1, t2)
	}
	highMost, highLeast := tails(a.hi, b.lo)
	lowMost, lowLeast := tails(a.lo, b.hi)
	i := Interval{min(1, 2*min(highLeast, lowMost)), 1}
	// Under dispersion P is at least as large, and of its two parts the other, by
	// the normal distribution of the log ratio, falls away from equality as well,
	// unless a count is small: then it is larger at the end of the counts.
	switch {
	case lowLeast <= lowMost && !math.IsInf(b.hi, 1): // the lowest ratio is above equality
		i.Hi = min(1, 2*lowLeast)
	case highMost <= highLeast && !math.IsInf(a.hi, 1):
		i.Hi = min(1, 2*highMost)
	case r.Dispersion <= 1:
		i.Hi = meeting(a, b, tails)
	}
	if r.Dispersion > 1 && i.Hi < 1 {
		for _, x := range [...]float64{a.lo, min(a.hi, max(a.lo, 1)), a.hi} {
			for _, y := range [...]float64{b.lo, min(b.hi, max(b.lo, 1)), b.hi} {
				if !math.IsInf(x, 1) && !math.IsInf(y, 1) {
					i.Hi = max(i.Hi, float64(r.at(x, y).P))
				}
			}
		}
	}
	return i
}

// meeting gives the largest of min(1, 2·min(atMost, atLeast)) over two spans: for
// each count of the shorter, at the count of the other where the tails cross.
func meeting(a, b counts, tails func(a, b float64) (atMost, atLeast float64)) float64 {
	const most = 256
	if b.hi-b.lo < a.hi-a.lo {
		return meeting(b, a, func(b, a float64) (atMost, atLeast float64) {
			atMost, atLeast = tails(a, b)
			return atLeast, atMost
		})
	}
	width := a.hi - a.lo
	if !(width < most) { // also if both are infinite
		return 1
	}
	var p float64
	last := b.lo
	for i := 0.0; i <= width && p < 1; i++ {
		// atMost falls with y and atLeast rises: find the last y at which atMost is
		// not the smaller. It rises with x, so it is looked for from the one before.
		x, first := a.lo+i, min(b.hi, 1<<62)
		below := func(y float64) bool { atMost, atLeast := tails(x, y); return atMost >= atLeast }
		for step := 1.0; last+step < first; step *= 2 {
			if !below(last + step) {
				first = last + step
				break
			}
			last += step
		}
		for first-last > 1 {
			y := math.Floor(last + (first-last)/2)
			if y <= last || y >= first {
				break
			}
			if below(y) {
				last = y
			} else {
				first = y
			}
		}
		for _, y := range [...]float64{last, first} {
			atMost, atLeast := tails(x, y)
			p = max(p, min(1, 2*min(atMost, atLeast)))
		}
	}
	return p
}

// String says r in a sentence.
func (r RateRatioRange) String() string {
	return fmt.Sprintf("%v over %s against %v over %s: rate ratio %v (%s interval %v), %s; %s",
		r.A.Events, formatCount(r.A.Of), r.B.Events, formatCount(r.B.Of), r.Ratio, percentText(r.Level), r.Interval, r.P.AsP(), dispersionText(r.Dispersion))
}

// RateChangeOf is [RateChange] for two figures; what it gives is that of
// [RateRatioOf] in per cent: "over 100" before and 172 after. No end is below −100.
func RateChangeOf(before, after FigurePoint, level float64) RateChangeRange {
	return rateChangeOf(RateRatioOf(after, before, level))
}

// A RateChangeRange is a [RateChangeResult] for two figures.
type RateChangeRange struct {
	Before     FigurePoint `json:"before"`
	After      FigurePoint `json:"after"`
	Percent    Range       `json:"percent"`
	Interval   Range       `json:"interval"`
	P          Range       `json:"p"`
	Level      float64     `json:"level"`
	Dispersion float64     `json:"dispersion"` // 1, unless WithDispersion said otherwise
}

func rateChangeOf(r RateRatioRange) RateChangeRange {
	percent := func(x Range) Range { return Range{x.Bounds.lessOne(), x.Reading.lessOne()} }
	return RateChangeRange{
		Before: r.B, After: r.A,
		Percent: percent(r.Ratio), Interval: percent(r.Interval), P: r.P,
		Level: r.Level, Dispersion: r.Dispersion,
	}
}

// WithDispersion gives r for events that come in clumps, as
// [RateRatioResult.WithDispersion] does.
func (r RateChangeRange) WithDispersion(phi float64) RateChangeRange {
	return rateChangeOf(RateRatioOf(r.After, r.Before, r.Level).WithDispersion(phi))
}

// String says r in a sentence.
func (r RateChangeRange) String() string {
	return fmt.Sprintf("%v over %s, after %v over %s: a change of %s (%s interval %s), %s; %s",
		r.After.Events, formatCount(r.After.Of), r.Before.Events, formatCount(r.Before.Of), r.Percent.PerCent(), percentText(r.Level), r.Interval.PerCent(), r.P.AsP(), dispersionText(r.Dispersion))
}

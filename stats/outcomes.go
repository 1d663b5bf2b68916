// SPDX-License-Identifier: MIT

package stats

import "math"

// outcomes are the pairs of counts that an E-test adds up: x1 and x2 are Poisson about
// m1 ≤ m2, and the squared statistic of a pair is
//
//	(x1·t2 − x2·t1 − shift)² / (w1·x1 + w2·x2)
//
// A square over a linear function is convex, so the pairs whose square stays below the
// limit are a convex set. For each x1 they are the x2 from lo to hi, where lo is a
// convex function of x1 and hi a concave one that rises for ever; the others, below lo
// and above hi, are what is added up.
type outcomes struct {
	t1, t2, shift, w1, w2 float64
	m1, m2                float64
	limit                 float64
	first, last, top      float64 // of x1, and of x2: what lies beyond changes no digit
}

// newOutcomes gives those of two exposures, whose counts have these means.
func newOutcomes(t1, t2, difference, m1, m2 float64, wald bool) outcomes {
	o := outcomes{t1: t1, t2: t2, shift: difference * t1 * t2, w1: t1 * t2, w2: t1 * t2, m1: m1, m2: m2}
	if wald {
		o.w1, o.w2 = t2*t2, t1*t1
	}
	return o
}

// turned gives o with its counts exchanged.
func (o outcomes) turned() outcomes {
	return outcomes{t1: o.t2, t2: o.t1, shift: -o.shift, w1: o.w2, w2: o.w1, m1: o.m2, m2: o.m1}
}

// difference gives x1·t2 − x2·t1 − shift, 0 where only rounding is left of it. The
// products are subtracted before they are rounded.
func (o *outcomes) difference(x1, x2 float64) float64 {
	p := x2 * o.t1
	d := math.FMA(x1, o.t2, -p) - math.FMA(x2, o.t1, -p) - o.shift
	if math.Abs(d) < 1e-14*(x1*o.t2+p+math.Abs(o.shift)) {
		return 0
	}
	return d
}

// square gives the squared statistic and its sign.
func (o *outcomes) square(x1, x2 float64) (square, sign float64) {
	d := o.difference(x1, x2)
	if d*d == 0 {
		return 0, 0
	}
	return d * d / (o.w1*x1 + o.w2*x2), math.Copysign(1, d)
}

func (o *outcomes) inside(x1, x2 float64) bool {
	d := o.difference(x1, x2)
	return d*d < o.limit*(o.w1*x1+o.w2*x2) || d == 0
}

// least gives the two whole numbers between which the square is least.
func (o *outcomes) least(x1 float64) (below, above float64) {
	a := x1*o.t2 - o.shift
	x2 := a / o.t1
	if a < 0 {
		x2 = max(0, -x2-2*o.w1*x1/o.w2)
	}
	below = min(math.Floor(x2), o.top)
	return below, below + 1
}

// lo gives the first x2 inside, and hi the last. Where none is, lo is the next after
// hi.
func (o *outcomes) lo(x1 float64) float64 {
	out, in := -1.0, 0.0
	switch below, above := o.least(x1); {
	case o.inside(x1, below):
		in = below
	case o.inside(x1, above):
		in = above
	default:
		return above
	}
	for in-out > 1 {
		if k := math.Floor(out + (in-out)/2); o.inside(x1, k) {
			in = k
		} else {
			out = k
		}
	}
	return in
}

func (o *outcomes) hi(x1 float64) float64 {
	in, out := 0.0, o.top+2
	switch below, above := o.least(x1); {
	case o.inside(x1, above):
		in = above
	case o.inside(x1, below):
		in = below
	default:
		return below
	}
	for out-in > 1 {
		if k := math.Floor(in + (out-in)/2); o.inside(x1, k) {
			in = k
		} else {
			out = k
		}
	}
	return in
}

// falling reports whether lo falls at x1, as it may near no events at all.
func (o *outcomes) falling(x1 float64) bool {
	lo := o.lo(x1)
	if o.shift == 0 || lo == 0 {
		return false
	}
	d := o.difference(x1, lo)
	return d*(2*o.t2*(o.w1*x1+o.w2*lo)-d*o.w1) < 0
}

// chance gives the chance of all pairs whose square reaches the limit, of which the
// one seen has the log chance logSeen.
func (o *outcomes) chance(logSeen float64) float64 {
	// What is less likely than e^−cut changes no digit of a chance that is at least
	// e^logSeen, or that a float64 can hold.
	cut := min(790, 45-logSeen)
	span := func(m float64) (first, last float64) {
		return max(0, math.Floor(m-math.Sqrt(2*m*cut))), math.Ceil(m + cut/3 + math.Sqrt(cut*cut/9+2*m*cut))
	}
	o.first, o.last = span(o.m1)
	_, o.top = span(o.m2)
	const few = 2048
	log := math.Inf(-1)
	if o.last-o.first <= few {
		log = logAdd(part{o.first, o.last, false}.log(o), part{o.first, o.last, true}.log(o))
	} else {
		for _, p := range o.parts(logSeen) {
			log = logAdd(log, p.log(o))
		}
	}
	return min(1, math.Exp(log))
}

// logAdd gives the log of a sum from the logs of its terms.
func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// A part is a run of x1 with the pairs below lo, or above hi.
type part struct {
	first, last float64
	above       bool
}

// parts gives those that matter, of many values of x1. They are looked at in blocks: at
// the ends of a block lo is largest and hi is smallest.
func (o *outcomes) parts(logSeen float64) (parts []part) {
	const blocks, digits, least = 256, 31, -760
	size := math.Ceil((o.last - o.first + 1) / blocks)
	type block struct {
		part
		most float64 // log of no less than its chance
	}
	var all []block
	about := logSeen // the log of about what all come to
	for first := o.first; first <= o.last; first += size {
		last := min(first+size-1, o.last)
		highest := logPoisson(max(first, min(math.Floor(o.m1), last)), o.m1)
		for _, above := range [2]bool{false, true} {
			a, b := o.logTail(first, above), o.logTail(last, above)
			all = append(all, block{part{first, last, above}, highest + max(a, b) + math.Log(size)})
			about = max(about, logPoisson(first, o.m1)+a+math.Log(size/2), logPoisson(last, o.m1)+b+math.Log(size/2))
		}
	}
	var open [2]int // one more than the place of the part that the next block goes on
	for _, b := range all {
		side := 0
		if b.above {
			side = 1
		}
		switch {
		case b.most < max(about-digits, least):
		case open[side] > 0 && parts[open[side]-1].last == b.first-1:
			parts[open[side]-1].last = b.last
		default:
			parts = append(parts, b.part)
			open[side] = len(parts)
		}
	}
	return parts
}

// logTail gives the log of no less than the chance of the x2 outside, on one side.
func (o *outcomes) logTail(x1 float64, above bool) float64 {
	k, ratio := 0.0, 0.0
	if above {
		k = o.hi(x1) + 1
		ratio = o.m2 / (k + 1)
	} else if k = o.lo(x1) - 1; k < 0 {
		return math.Inf(-1)
	} else {
		ratio = k / o.m2
	}
	if ratio >= 1 {
		return 0
	}
	return min(0, logPoisson(k, o.m2)-math.Log1p(-ratio))
}

// log gives the log of the chance of a part.
func (p part) log(o *outcomes) float64 {
	if p.above {
		return o.walk(p.last, p.first, true)
	}
	lowest := p.first // where lo is least; it rises on both sides
	if o.falling(p.first) {
		last := p.last + 1
		for last-lowest > 1 {
			if k := math.Floor(lowest + (last-lowest)/2); o.falling(k) {
				lowest = k
			} else {
				last = k
			}
		}
		if lowest < p.last {
			return logAdd(o.walk(lowest, p.first, false), o.walk(lowest+1, p.last, false))
		}
		return o.walk(lowest, p.first, false)
	}
	return o.walk(lowest, p.last, false)
}

// walk gives the log of the chance of the x1 from one to another, in the direction in
// which the tail of x2 grows, so that it is only added to. All is kept over a power of
// e, since a chance may be too small for a float64 until others have made up for it.
func (o *outcomes) walk(from, to float64, above bool) float64 {
	step, way := math.Copysign(1, to-from), 1.0
	k, jump := o.lo(from), 0.0
	if above {
		k, way = o.hi(from), -1
	}
	tail := runningTail{mean: o.m2, above: above}
	log1, p1, sum, scale, base := logPoisson(from, o.m1), 1.0, 0.0, 0.0, math.Inf(-1)
	for x1 := from; ; x1 += step {
		if x1 != from {
			next := o.follow(x1, k, max(0, jump-2), way)
			k, jump = next, way*(next-k)
		}
		lost := !(p1 > 1e-100 && p1 < 1e100)
		if lost {
			log1, p1 = logPoisson(x1, o.m1), 1
		}
		if tail.to(k) || lost {
			if scale = log1 + tail.log; scale > base+200 {
				sum *= math.Exp(base - scale)
				base = scale
			}
			scale = math.Exp(scale - base)
		}
		if tail.sum > 0 {
			sum += p1 * tail.sum * scale
		}
		switch {
		case x1 == to:
			return base + math.Log(sum)
		case step > 0:
			p1 *= o.m1 / (x1 + 1)
		default:
			p1 *= x1 / o.m1
		}
	}
}

// follow gives lo (way 1) or hi (way −1) of x1 from what it was at the x1 before. Each
// step of a walk moves it by about as much as the one before, so that so many can be
// skipped.
func (o *outcomes) follow(x1, k, skip, way float64) float64 {
	if skip > 0 && !(k+way*skip >= 0 && k+way*skip <= o.top) {
		skip = 0
	}
	k += way * skip
	a, b, w := x1*o.t2-o.shift, o.limit*o.w1*x1, o.limit*o.w2
	most := 1e-14 * (x1*o.t2 + k*o.t1 + math.Abs(o.shift)) // more than rounding can do to d
	for tries := range 16 {
		d := a - k*o.t1
		over := d*d - (b + w*k)
		inside := over < 0
		if math.Abs(over) <= math.Abs(d)*most || math.Abs(d) <= most { // too close to tell so
			inside = o.inside(x1, k)
		}
		switch {
		case inside && (tries > 0 || k-way < 0 || k-way > o.top || !o.inside(x1, k-way)):
			return k
		case !inside && k+way >= 0:
			k += way
			continue
		}
		break
	}
	if way < 0 {
		return o.hi(x1)
	}
	return o.lo(x1)
}

// A runningTail is the chance of a Poisson count below lo, or above hi, which grows as
// lo rises or hi falls.
type runningTail struct {
	mean  float64
	above bool
	begun bool
	at    float64 // lo, or hi
	log   float64 // sum and next are over e^log
	sum   float64
	next  float64 // the chance of lo, or of hi
}

// to moves to another lo or hi, and reports whether log changed.
func (r *runningTail) to(k float64) bool {
	way := k - r.at
	if r.above {
		way = -way
	}
	far := 64.0
	if way > 16 && k < sumLimit {
		far = 16 + 4*math.Sqrt(k+1)
	}
	if !r.begun || way < 0 || way > far || r.sum == 0 && way > 0 {
		r.begin(k)
		return true
	}
	for ; way > 0; way-- {
		r.sum += r.next
		if r.above {
			r.next *= r.at / r.mean
			r.at--
		} else {
			r.at++
			r.next *= r.mean / r.at
		}
		if r.sum > 1e100 {
			r.begin(k)
			return true
		}
	}
	return false
}

func (r *runningTail) begin(k float64) {
	r.begun, r.at, r.sum, r.log = true, k, 1, 0
	if r.above {
		k++
		if k > r.mean {
			r.log = logPoisson(k, r.mean) + math.Log(poissonSumAbove(k, r.mean))
		} else {
			_, p := poissonTails(k, r.mean)
			r.log = math.Log(p)
		}
	} else if k--; k < 0 {
		r.sum = 0
	} else if k < r.mean {
		r.log = logPoisson(k, r.mean) + math.Log(poissonSumBelow(k, r.mean))
	} else {
		p, _ := poissonTails(k, r.mean)
		r.log = math.Log(p)
	}
	r.next = 0
	if r.at >= 0 {
		r.next = math.Exp(logPoisson(r.at, r.mean) - r.log)
	}
}

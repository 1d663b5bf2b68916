// SPDX-License-Identifier: MIT

package stats

import (
	"math/rand/v2"
	"slices"
)

// RoundTogether rounds counts to multiples of a base so that they still add up:
// whatever sum of some sets is another stays so. A multiple stays as it is, and no
// other count moves by the base or more; each goes up with about the chance of
// [AtRandom], by the process's own source of chance, as far as the sums allow.
//
// A reader is taken to know that, and all public figures, as [Protect] has it. The
// Protection has in Hidden the proof for each sensitive count, and in Exposed those that
// public figures alone tell more closely than they may. Only Set, Count and Width of a
// [Count] matter.
//
// There are such multiples for every family of sets that is a flow (see [Protect]); for
// others they are looked for with a bounded amount of work. If none are found, or the
// public figures leave a sensitive count too close, the error is an [*ExposedError].
// Other errors are those of Protect; a base below 2 is a [*CountError].
//
// Source: L. H. Cox and L. R. Ernst, INFOR 20 (1982) 423.
func RoundTogether[S Set[S]](counts []Count[S], base int, public ...Known[S, int]) ([]int, Protection, error) {
	if base < 2 || base > maxTotal {
		return nil, Protection{}, &CountError{-1, "a base is from 2 to a 64th of the largest int"}
	}
	bare := make([]Count[S], len(counts))
	for i, c := range counts {
		bare[i] = Count[S]{Set: c.Set, Count: c.Count, Width: c.Width}
	}
	alone, err := newLinked(bare, nil)
	if err != nil {
		return nil, Protection{}, err
	}
	if err := alone.connect(); err != nil {
		return nil, Protection{}, err
	}
	l, err := newLinked(bare, public)
	if err != nil {
		return nil, Protection{}, err
	}
	if err := l.connect(); err != nil {
		return nil, Protection{}, err
	}
	rounded := alone.round(int64(base))
	if rounded == nil {
		e := &ExposedError{Width: base, set: "the whole"}
		return nil, Protection{}, e
	}
	found, err := l.protectRounded(rounded, int64(base))
	out := make([]int, len(counts))
	for i, k := range l.of {
		out[i] = int(rounded[k])
	}
	return out, found, err
}

// round gives multiples of a base for the members, nil if it finds none.
func (l *linked) round(base int64) []int64 {
	down := make([]span, l.cells) // in units of the base
	for k := range down {
		n := l.members[k].count
		down[k] = span{n / base, (n + base - 1) / base}
	}
	rounded := make([]int64, l.cells)
	if l.lp != nil {
		for k, s := range down {
			l.members[k].says = s
			l.lp.free(int32(k))
		}
		branches := 100 * maxBranches
		atoms := l.lp.whole(int32(rand.IntN(l.cells)), anything, rand.IntN(2) == 0, nil, &branches)
		if atoms == nil {
			return nil
		}
		for k := range rounded {
			rounded[k] = base * l.sum(int32(k), atoms)
		}
		return rounded
	}
	for k := range l.net.arc {
		a := &l.net.arc[k]
		if k < l.cells {
			a.lo, a.hi = down[k].lo, down[k].hi
		}
		a.x = a.lo
		l.net.free(int32(k))
	}
	if !l.net.settle() {
		return nil
	}
	for _, k := range rand.Perm(l.cells) {
		l.choose(int32(k), down[k], rand.Int64N(base) < l.members[k].count%base)
		rounded[k] = base * l.net.arc[k].x
	}
	return rounded
}

// choose makes a cell the greater or the smaller of its multiples, if it still can be,
// for good.
func (l *linked) choose(k int32, s span, up bool) {
	a := &l.net.arc[k]
	switch {
	case up && a.x < s.hi:
		a.x += l.net.push(a.to, a.from, k, 1)
	case !up && a.x > s.lo:
		a.x -= l.net.push(a.from, a.to, k, 1)
	}
	l.net.was = l.net.was[:0]
	l.net.fix(k)
}

// protectRounded proves that rounded counts may be published.
func (l *linked) protectRounded(rounded []int64, base int64) (Protection, error) {
	p := l.pattern()
	exposed := l.exposed(p)
	for k := range int32(l.cells) {
		l.tell(k, l.members[k].public.and(span{max(0, rounded[k]-base+1), rounded[k] + base - 1}))
	}
	var out Protection
	for k, m := range l.members[:l.cells] {
		if e, is := exposed[int32(k)]; is {
			out.Exposed = append(out.Exposed, e)
		} else if m.width > 0 {
			p.demands = append(p.demands, demand{int32(k), -1, m.width, nil})
			out.Hidden = append(out.Hidden, Hidden{Count: m.first, For: m.first, Told: true})
		}
		if !slices.ContainsFunc(p.demands, func(d demand) bool { return d.cell == int32(k) }) {
			p.state[k] = hidden
			p.free(int32(k))
		}
	}
	p.want()
	if err := l.prove(p, out.Hidden); err != nil {
		return Protection{}, err
	}
	return l.spread(out), nil
}

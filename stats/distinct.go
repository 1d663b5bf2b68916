// SPDX-License-Identifier: MIT

package stats

// Distinct is what was said of sets whose totals overlap, one figure each: the
// seizures of any drug, of cannabis, of cocaine, where one seizure may be of
// several drugs. The index gives what was said, [Distinct.Of] what follows from
// it.
type Distinct[S Set[S], A Amount] map[S]Figure[A]

// Of gives what the figures imply about the total of a set, where a thing that
// belongs to several sets counts once in each and once in their union: that is no
// less than the largest of its parts, and no more than their sum or than any
// whole that it is in. Of 3,292 seizures of any drug, 1,990 of cannabis and 265
// of cocaine, 1,990 to 2,255 are of one or the other.
//
// The error is that of [Implied.Infer]; figures that contradict each other are
// answered as there.
func (d Distinct[S, A]) Of(ask S) (Figure[A], error) {
	if f, ok := onlyOne(d, ask); ok {
		return f, nil
	}
	inferred, err := GivenDistinct(inOrder(d)...).Infer(ask)
	return inferred.Figure, err
}

// A reach tells of one node: lo is the least of its total that lies in the asked set, hi
// the most, and out the most that lies wholly outside of it.
type reach struct{ lo, hi, out int64 }

// reach gives how many atoms of node v are in the asked set, and what can be. A
// whole is no more than its parts together, so the rest of it is at least what
// the most that is only outside leaves.
func (t *tree[S]) reach(v int32, ask S, size int, o *mended, says *printed, exactly *int32) (both int, r [layers]reach) {
	n := &t.nodes[v]
	total := t.at(v, o).total
	both = max(0, n.set.And(ask).Size())
	if both == n.size && both == size {
		*says, *exactly = o.said(v, n.said), v
	}
	if both == 0 || both == n.size {
		for l := range layers {
			if both == 0 {
				r[l].out = total[l].hi
			} else {
				r[l].lo, r[l].hi = total[l].lo, total[l].hi
			}
		}
		return both, r
	}
	seen := 0
	for c := n.first; c != 0; c = t.nodes[c].next {
		within, part := t.reach(c, ask, size, o, says, exactly)
		seen += within
		for l := range layers {
			r[l].lo = max(r[l].lo, part[l].lo)
			r[l].hi, r[l].out = more(r[l].hi, part[l].hi), more(r[l].out, part[l].out)
		}
	}
	for l := range layers {
		if both > seen {
			r[l].hi = unbounded
		}
		if n.size-n.within > both-seen {
			r[l].out = unbounded
		}
		r[l].hi, r[l].out = min(r[l].hi, total[l].hi), min(r[l].out, less(total[l].hi, r[l].lo))
		r[l].lo = max(r[l].lo, total[l].lo-r[l].out)
	}
	return both, r
}

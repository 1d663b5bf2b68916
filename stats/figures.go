// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// Figures are what was said of sets, one figure each: 55 arrests, of them 39
// charged. The index gives what was said, [Figures.Of] what follows from it.
type Figures[S Set[S], A Amount] map[S]Figure[A]

// Of gives what the figures imply about the total of a set, as [Implied.Infer]
// does: of 55 arrests, 39 of them charged, 13 under investigation and 3 released,
// none are left for other outcomes.
//
// The error is that of [Implied.Infer]; the indices of a [*Conflict] count the
// figures by size of their sets, the largest first. To ask the same figures often,
// prepare them with [Given].
func (fs Figures[S, A]) Of(ask S) (Figure[A], error) {
	if f, ok := onlyOne(fs, ask); ok {
		return f, nil
	}
	inferred, err := Given(inOrder(fs)...).Infer(ask)
	return inferred.Figure, err
}

// onlyOne answers without inference where only one thing is said, and it is about the
// asked set itself or has nothing to do with it.
func onlyOne[S Set[S], A Amount](figures map[S]Figure[A], ask S) (f Figure[A], ok bool) {
	if len(figures) != 1 || ask.Size() <= 0 {
		return f, false
	}
	for set, said := range figures {
		switch {
		case set == ask:
			return said, true
		case set.Size() > 0 && Disjoint(set, ask):
			return f, true
		}
	}
	return f, false
}

// inOrder gives the figures of a map in an order that does not change from run to
// run: by size of the set, the largest first, then by what is said, then by the
// text of the set.
func inOrder[S Set[S], A Amount](figures map[S]Figure[A]) []Known[S, A] {
	known := make([]Known[S, A], 0, len(figures))
	for set, f := range figures {
		known = append(known, Known[S, A]{set, f})
	}
	slices.SortFunc(known, func(a, b Known[S, A]) int {
		if order := cmp.Or(
			cmp.Compare(b.Set.Size(), a.Set.Size()),
			cmp.Compare(a.Figure.form, b.Figure.form),
			cmp.Compare(a.Figure.number(), b.Figure.number()),
		); order != 0 {
			return order
		}
		return cmp.Compare(fmt.Sprint(a.Set), fmt.Sprint(b.Set))
	})
	return known
}

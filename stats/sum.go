// SPDX-License-Identifier: MIT

package stats

// Sum adds figures about things that have nothing in common. The ends of their
// bounds add, and so do the ends of their readings: "over 5" and 3 are "over 8";
// a sum with a part that was not reported is "at least" the rest; figures whose
// words do not go together, such as "over 5" and "nearly 3", give a range. A sum
// that would pass the largest A is "at least" the largest A. Order and grouping
// never change the result. The sum of no figures is exactly 0.
//
// Figures about sets that may overlap are the business of [Given], [Figures] and
// [List], which refuse to count twice.
func Sum[A Amount](figs ...Figure[A]) Figure[A] {
	var total Total[A]
	for i := range figs {
		total.Add(figs[i])
	}
	return total.Figure()
}

// together gives the words for a sum of two figures: exact parts change no
// words, the weaker of two alike is kept, and words that do not go together
// leave none but those of a range. It is the join of a semilattice, so sums are
// associative.
func together(f, g form) form {
	weaker, stronger := max(f, g), min(f, g)
	switch {
	case weaker == disputed:
		return disputed
	case stronger == unreported:
		return together(atLeast, max(weaker, exactly))
	case stronger == exactly || stronger == weaker:
		return weaker
	case weaker <= atLeast: // over, at least
		return weaker
	case stronger >= nearly && weaker <= atMost: // nearly, under, at most
		return weaker
	}
	return between
}

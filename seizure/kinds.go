// SPDX-License-Identifier: MIT

package seizure

import "iter"

// Kinds yields the drugs of s that are split no further.
func (s Substance) Kinds() iter.Seq[Substance] { return single(s) }

// Kinds yields the weapons of w that are split no further.
func (w Weapon) Kinds() iter.Seq[Weapon] { return single(w) }

// Kinds yields the goods of g that are split no further.
func (g Good) Kinds() iter.Seq[Good] { return single(g) }

func single[S ~uint64](set S) iter.Seq[S] {
	return func(yield func(S) bool) {
		for rest := set; rest != 0; rest &= rest - 1 {
			if !yield(rest & -rest) {
				return
			}
		}
	}
}

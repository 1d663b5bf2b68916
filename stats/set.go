// SPDX-License-Identifier: MIT

package stats

// A Set is what a figure is about: some forces, some days, some drugs. It is a
// small comparable value made of atoms, things that cannot be split: a force, a
// day, a kind. Bit sets, runs of days and products of sets are Sets. Every
// universe needs an atom for "anything else", so that the listed atoms never
// seem to exhaust a whole that they don't.
type Set[S any] interface {
	comparable
	// And gives the atoms in both sets; no atoms are one canonical value.
	And(S) S
	// Size gives the number of atoms. It is 0 for the empty set, whose total is
	// exactly 0, and negative for a value that is no set at all, such as a union
	// across families of measures, of which nothing can be asked.
	Size() int
}

// Contains reports whether every atom of b is in a.
func Contains[S Set[S]](a, b S) bool { return a.And(b).Size() == b.Size() }

// Disjoint reports whether a and b have no atom in common.
func Disjoint[S Set[S]](a, b S) bool { return a.And(b).Size() == 0 }

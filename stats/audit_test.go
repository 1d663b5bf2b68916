// SPDX-License-Identifier: MIT

package stats

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestConflicts(t *testing.T) {
	const northumbria, cleveland, durham, kent = atoms(1), atoms(2), atoms(4), atoms(0x100)
	const northEast = northumbria | cleveland | durham
	m := Given(
		Known[atoms, int]{northumbria, Exactly(105)},
		Known[atoms, int]{cleveland, Exactly(24)},
		Known[atoms, int]{durham, Exactly(19)},
		Known[atoms, int]{northEast, Exactly(148)},
		Known[atoms, int]{northEast, Exactly(147)},
		Known[atoms, int]{kent, Exactly(43)},
		Known[atoms, int]{kent | 0x200, MoreThan(27)},
		Known[atoms, int]{0, Exactly(2)},
	)
	var cores [][]int
	var read []bool
	for _, c := range m.Conflicts() {
		cores = append(cores, c.Core)
		read = append(read, c.AsRead)
	}
	require.Equal(t, [][]int{{0, 1, 2, 4}, {3, 4}, {7}, {5, 6}}, cores)
	require.Equal(t, []bool{false, false, false, true}, read)
	require.Empty(t, Given[atoms, int]().Conflicts())
}

func TestConflictsAreAllThereIsInSmallFamilies(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		family := rapid.SampledFrom([]func(*rapid.T, int) []atoms{aTree, aFamily}).Draw(t, "family")
		sets := family(t, 8)
		known, _ := someKnown(t, sets)
		found := Given(known...).Conflicts()
		var seen [layers][][]int
		for _, c := range found {
			requireCore(t, known, c)
			l := inWords
			if c.AsRead {
				l = asRead
			}
			require.False(t, slices.ContainsFunc(seen[l], func(core []int) bool { return slices.Equal(core, c.Core) }), "%v twice", c.Core)
			seen[l] = append(seen[l], c.Core)
		}
		for l := range layers {
			facts, all := map[int]span{}, atoms(0)
			for i, k := range known {
				facts[i] = factOf(k.Figure).span[l]
				all |= k.Set
			}
			_, ok := truth(facts, sets, all)
			require.True(t, ok || len(seen[inWords])+len(seen[l]) > 0, "a contradiction is missed in %v", known)
			// Whatever is left without the lines agrees.
			for _, c := range found {
				for _, k := range slices.Concat(c.Lower, c.Upper, c.Core) {
					for i := range known {
						if c.AsRead == (l == asRead) || !c.AsRead {
							if known[i].Set == known[k].Set {
								delete(facts, i)
							}
						}
					}
				}
			}
			_, ok = truth(facts, sets, all)
			require.True(t, ok, "a contradiction is missed in %v, beside %v", known, seen)
		}
	})
}

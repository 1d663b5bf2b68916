// SPDX-License-Identifier: MIT

package stats

import (
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestListOf(t *testing.T) {
	const crack, heroin, cocaine, drugs = atoms(1), atoms(2), atoms(4), atoms(0xff)
	const knife, firearm, machete, otherBlade, baton, weapons = atoms(1), atoms(2), atoms(4), atoms(8), atoms(16), atoms(0xff)
	const bladed = knife | machete | otherBlade
	entry := func(s atoms, v int, including ...Entry[atoms, int]) Entry[atoms, int] {
		return Entry[atoms, int]{s, Exactly(v), including}
	}
	wraps := List[atoms, int]{entry(crack|heroin, 112), entry(heroin, 40)}
	staffordshire := List[atoms, int]{entry(machete, 2), entry(knife, 3), entry(baton, 2)}
	nation := List[atoms, int]{entry(weapons, 68, entry(knife, 19))}
	met := List[atoms, int]{entry(weapons, 60, entry(knife, 40), entry(firearm, 5), entry(machete, 2))}
	for _, c := range []struct {
		want string
		list List[atoms, int]
		ask  atoms
	}{
		{"152", wraps, crack | heroin},
		{"40 to 152", wraps, heroin},
		{"at most 112", wraps, crack},
		{"at least 152", wraps, drugs},
		{"not reported", wraps, cocaine},
		{"at least 5", staffordshire, bladed},
		{"3", staffordshire, knife},
		{"19 to 68", nation, bladed},
		{"19", nation, knife},
		{"68", nation, weapons},
		{"42 to 55", met, bladed},
		{"0", met, 0},
		{"5", List[atoms, int]{entry(knife|machete, 8, entry(knife, 2), entry(knife, 3))}, knife},
		{"4 to 8", List[atoms, int]{entry(knife|machete, 9, entry(knife|machete, 4), entry(knife, 4))}, knife},
		{"1 to 5", List[atoms, int]{entry(knife|machete, 9, entry(knife|machete, 4), entry(knife, 4))}, machete},
		{"9", List[atoms, int]{entry(knife, 9, entry(knife, 4))}, knife},
		{"2 to 6", List[atoms, int]{entry(knife|machete, 3), entry(machete|otherBlade, 4), entry(otherBlade, 2, entry(weapons, 2))}, otherBlade},
	} {
		got, err := c.list.Of(c.ask)
		require.NoError(t, err)
		require.Equal(t, c.want, got.String())
	}
	_, err := List[atoms, int]{entry(knife, 3), entry(weapons, 2, entry(knife, 3))}.Of(weapons)
	c, ok := errors.AsType[*Conflict](err)
	require.True(t, ok)
	require.Equal(t, []int{1, 2}, c.Core)
}

// aList draws finds of which each set is inside one more that is given.
func aList(t *rapid.T, whole atoms, depth int) (l List[atoms, int]) {
	for range rapid.IntRange(0, 3).Draw(t, "entries") {
		set := whole & atoms(rapid.Uint64Range(0, 31).Draw(t, "set"))
		if set == 0 {
			continue
		}
		e := Entry[atoms, int]{Set: set}
		if depth > 0 {
			e.Including = aList(t, set, depth-1)
		}
		l = append(l, e)
	}
	return l
}

// A find is one atom's worth of one entry, told apart in none that it includes.
type find struct {
	entries []int // it and those that include it
	atom    int
}

// finds gives the finds of a list: an entry has atoms of its own where no narrower
// entry that it includes names them.
func finds(l List[atoms, int], within []int, next *int) (all []find) {
	for _, e := range l {
		in := append(slices.Clone(within), *next)
		*next++
		all = append(all, finds(e.Including, in, next)...)
		named := atoms(0)
		for _, part := range e.Including {
			if part.Set != e.Set {
				named |= part.Set
			}
		}
		for a := range 64 {
			if (e.Set&^named)>>a&1 == 1 {
				all = append(all, find{in, a})
			}
		}
	}
	return all
}

func TestListsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := aList(t, 31, 2)
		n, named := 0, atoms(0)
		all := finds(list, nil, &n)
		for _, e := range list {
			named |= e.Set
		}
		totals := make([]int, n)
		for _, f := range all {
			v := rapid.IntRange(0, 9).Draw(t, "found")
			for _, e := range f.entries {
				totals[e] += v
			}
		}
		wrong := rapid.IntRange(0, 3).Draw(t, "wrong") == 0
		next := 0
		var say func(l List[atoms, int])
		var said []Figure[int]
		say = func(l List[atoms, int]) {
			for i := range l {
				v := totals[next]
				if wrong && rapid.Bool().Draw(t, "this one") {
					v = rapid.IntRange(0, 2*v+3).Draw(t, "another")
				}
				l[i].Figure = figureNear(t, v)
				said = append(said, l[i].Figure)
				next++
				say(l[i].Including)
			}
		}
		say(list)
		ask := atoms(rapid.Uint64Range(0, 63).Draw(t, "ask"))
		got, err := list.Of(ask)
		if err == nil && ask&^named != 0 {
			require.True(t, got.Bounds().Open, "what is not mentioned has no most")
		}
		for l := range layers {
			o := newOracle(len(all))
			for i, f := range said {
				o.row(func(j int) bool { return slices.Contains(all[j].entries, i) }, factOf(f).span[l])
			}
			lo, hi, ok := o.solve(func(j int) bool { return ask>>all[j].atom&1 == 1 })
			if l == inWords && err != nil {
				require.False(t, ok, "%v: no contradiction in %v", err, list)
				return
			}
			if !ok {
				return // elsewhere in the list, or between readings
			}
			want := span{ceil(lo), unbounded}
			if hi != nil && ask&^named == 0 {
				want.hi = floor(hi)
			}
			b := got.Bounds()
			if l == asRead {
				b = got.Reading()
			}
			require.Equal(t, want, spanOf(b), "%v in %v", ask, list)
		}
	})
}

func TestListRefusesWhatIsNoSet(t *testing.T) {
	var e *SetError
	_, err := List[signed, int]{{Set: 3, Figure: Exactly(1)}}.Of(-1)
	require.ErrorAs(t, err, &e)
	require.Equal(t, signed(-1), e.Set)
	_, err = List[signed, int]{{Set: 3, Figure: Exactly(1), Including: List[signed, int]{{Set: -2, Figure: Exactly(1)}}}}.Of(1)
	require.ErrorAs(t, err, &e)
	require.Equal(t, signed(-2), e.Set)
	_, err = Figures[signed, int]{-4: Exactly(2), 3: Exactly(2)}.Of(3)
	require.ErrorAs(t, err, &e)
	require.EqualError(t, err, "stats: -4 is not a set: no figure can be about all of it; ask about its parts one by one")
	var c *Conflict
	_, err = List[signed, int]{{Set: 0, Figure: Exactly(1)}}.Of(3)
	require.ErrorAs(t, err, &c)
	nothing := Given(Known[signed, int]{3, Exactly(2)}, Known[signed, int]{0, AtLeast(1)})
	got, err := nothing.Infer(3)
	require.NoError(t, err)
	require.Equal(t, Exactly(2), got.Figure)
	require.Len(t, nothing.Conflicts(), 1)
	require.Equal(t, []int{1}, nothing.Conflicts()[0].Core)
	require.EqualError(t, nothing.Conflicts()[0], "stats: at least 1 in 0 cannot be: 0 has nothing in it")
}

// signed is a set whose negative values are none.
type signed int

func (s signed) And(o signed) signed {
	if s < 0 || o < 0 {
		return 0
	}
	return s & o
}

func (s signed) Size() int {
	if s < 0 {
		return -1
	}
	return atoms(s).Size()
}

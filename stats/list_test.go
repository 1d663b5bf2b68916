package stats

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
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
		{"at least 152, read as 152 or more", wraps, drugs},
		{"not reported", wraps, cocaine},
		{"at least 5, read as 5 or more", staffordshire, bladed},
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

// SPDX-License-Identifier: MIT

package stats

import (
	"encoding/binary"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// aForceDays draws some of three forces in some of four days.
func aForceDays(t *rapid.T) forceDays {
	from := rapid.Int32Range(0, 3).Draw(t, "from")
	return forceDays{
		rapid.Uint64Range(1, 7).Draw(t, "forces"),
		run{from, rapid.Int32Range(from+1, 4).Draw(t, "to")},
	}
}

// atoms gives the force-days of f one by one.
func (f forceDays) atoms() (a atoms) {
	for force := range 3 {
		for day := f.days.from; day < f.days.to; day++ {
			if f.forces>>force&1 == 1 {
				a |= 1 << (4*force + int(day))
			}
		}
	}
	return a
}

// A product of sets implies what the set of its atoms does, though it cannot say
// what lies outside of it.
func TestProductsImplyWhatTheirAtomsDo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var products []Known[forceDays, int]
		sets := rapid.SliceOfN(rapid.Custom(aForceDays), 0, 8).Draw(t, "sets")
		plain := make([]atoms, len(sets))
		for i, s := range sets {
			plain[i] = s.atoms()
		}
		known, _ := someKnown(t, plain)
		for i, s := range sets {
			products = append(products, Known[forceDays, int]{s, known[i].Figure})
		}
		ask := aForceDays(t)
		want, wantErr := Given(known...).Infer(ask.atoms())
		got, err := Given(products...).Infer(ask)
		require.Equal(t, wantErr == nil, err == nil)
		require.Equal(t, want.Figure, got.Figure)
		require.Equal(t, want.Tight, got.Tight)
		require.Len(t, got.Findings, len(want.Findings))
	})
}

func TestOrderDoesNotChangeBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		family := rapid.SampledFrom([]func(*rapid.T, int) []atoms{aTree, aFamily}).Draw(t, "family")
		known, _ := someKnown(t, family(t, 9))
		ask := atoms(rapid.Uint64Range(0, 1<<10-1).Draw(t, "ask"))
		want, wantErr := Given(known...).Infer(ask)
		got, err := Given(rapid.Permutation(known).Draw(t, "shuffled")...).Infer(ask)
		require.Equal(t, wantErr == nil, err == nil)
		require.Equal(t, want.Figure.Bounds(), got.Figure.Bounds())
		if len(want.Findings) == 0 {
			require.Equal(t, want.Figure.Reading(), got.Figure.Reading())
		}
	})
}

func TestFiguresAnswerAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known, m := someKnown(t, aFamily(t, 6))
		figures := Figures[atoms, int]{}
		for _, k := range known {
			figures[k.Set] = k.Figure
		}
		ask := atoms(rapid.Uint64Range(0, 1<<8-1).Draw(t, "ask"))
		want, wantErr := figures.Of(ask)
		for range 3 { // whatever the order of the map
			got, err := figures.Of(ask)
			require.Equal(t, want, got)
			require.Equal(t, wantErr, err)
		}
		if allow(figures, m) {
			require.NoError(t, wantErr)
			require.True(t, want.Bounds().Contains(m.of(ask)))
		}
	})
}

// allow reports whether the words of all figures allow what m measures.
func allow(figures Figures[atoms, int], m measure) bool {
	for set, f := range figures {
		if !f.Bounds().Contains(m.of(set)) {
			return false
		}
	}
	return true
}

// Many may ask at once; the race detector watches.
func TestAskingAtOnce(t *testing.T) {
	trees := Given(nested(50)...)
	crossing := Given(ledger(60)...)
	var all sync.WaitGroup
	for i := range int32(8) {
		all.Go(func() {
			ask(trees, run{7 * i, 70})
			_, _ = crossing.Infer(forceDays{3 << i, run{20 * i, 200}})
			crossing.RestsOn(forceDays{1 << i, run{20 * i, 30 * i}})
			trees.RestsOn(run{7 * i, 14 * i})
			crossing.Conflicts()
		})
	}
	all.Wait()
}

func TestAmountsUpToTheLargest(t *testing.T) {
	const large = 1<<63 - 1
	m := Given(
		Known[atoms, int64]{1, Exactly[int64](large)},
		Known[atoms, int64]{2, Exactly[int64](large - 1)},
		Known[atoms, int64]{12, MoreThan[int64](large - 5)},
	)
	for ask, want := range map[atoms]Bounds[int64]{
		3:  {Lo: large, Open: true},
		2:  {Lo: large - 1, Hi: large - 1},
		14: {Lo: large, Open: true},
		4:  {Open: true},
		1:  {Lo: large, Open: true}, // what is above every amount is no bound
	} {
		got, err := m.Infer(ask)
		require.NoError(t, err)
		require.Equal(t, want, got.Figure.Bounds(), ask)
	}
	conflicts := Given(
		Known[atoms, int64]{3, Exactly[int64](large - 1)},
		Known[atoms, int64]{1, Exactly[int64](large - 2)},
		Known[atoms, int64]{2, Exactly[int64](large - 2)},
	)
	require.Len(t, conflicts.Conflicts(), 1)
	for ask, want := range map[atoms]Bounds[int64]{1: {Lo: 1, Hi: large - 2}, 3: {Lo: large - 1, Open: true}} {
		got, err := conflicts.Infer(ask)
		require.NoError(t, err)
		require.Equal(t, want, got.Figure.Bounds())
	}
	narrow := Given(Known[atoms, narrowAmount]{1, Exactly[narrowAmount](9)}, Known[atoms, narrowAmount]{2, AtMost[narrowAmount](4)})
	got, err := narrow.Infer(3)
	require.NoError(t, err)
	require.Equal(t, Bounds[narrowAmount]{Lo: 9, Hi: 13}, got.Figure.Bounds())
}

type narrowAmount int

// A million figures of one set, and a thousand that all cross each other, take
// their time but no more.
func TestLargeFamilies(t *testing.T) {
	same := make([]Known[run, int], 200_000)
	for i := range same {
		same[i] = Known[run, int]{run{0, 9}, AtLeast(i)}
	}
	got, err := Given(same...).Infer(run{0, 9})
	require.NoError(t, err)
	require.Equal(t, Bounds[int]{Lo: 199_999, Open: true}, got.Figure.Bounds())
	crossing := make([]Known[run, int], 4_000)
	for i := range crossing {
		crossing[i] = Known[run, int]{run{int32(i), int32(i) + 100}, Exactly(1_000)}
	}
	m := Given(crossing...)
	answer, err := m.Infer(run{500, 650})
	require.NoError(t, err)
	require.False(t, answer.Tight)
	require.Equal(t, 1_000, answer.Figure.Bounds().Lo)
	require.Equal(t, 2_000, answer.Figure.Bounds().Hi)
}

// decode makes a family of what the fuzzer comes up with.
func decode(data []byte) (known []Known[atoms, int], ask atoms) {
	for len(data) >= 5 && len(known) < 9 {
		set, form, v := atoms(data[0]), data[1], int(binary.LittleEndian.Uint16(data[2:]))
		var f Figure[int]
		switch form % 9 {
		case 1:
			f = Exactly(v)
		case 2:
			f = MoreThan(v)
		case 3:
			f = AtLeast(v)
		case 4:
			f = Nearly(v)
		case 5:
			f = LessThan(v)
		case 6:
			f = AtMost(v)
		case 7:
			f = About(v)
		case 8:
			f = Between(v, v+int(form)/9)
		}
		known = append(known, Known[atoms, int]{set, f})
		data = data[5:]
	}
	if len(data) > 0 {
		ask = atoms(data[0])
	}
	return known, ask
}

func FuzzInfer(f *testing.F) {
	f.Add([]byte("\x07\x02\x46\x05\x00\x01\x01\x19\x00\x00\x02\x01\x26\x00\x00\x04"))
	f.Add([]byte("\x03\x01\x01\x00\x00\x06\x01\x01\x00\x00\x05\x01\x01\x00\x00\x07"))
	f.Add([]byte("\x03\x01\x1e\x00\x00\x0c\x01\x14\x00\x00\x05\x01\x2d\x00\x00\x0a\x01\x05\x00\x00\x01"))
	f.Add([]byte("\x00\x01\x01\x00\x00\x01"))
	f.Fuzz(func(t *testing.T, data []byte) {
		known, ask := decode(data)
		facts, sets := map[int]span{}, make([]atoms, len(known))
		for i, k := range known {
			facts[i], sets[i] = factOf(k.Figure).span[inWords], k.Set
		}
		want, ok := truth(facts, sets, ask)
		m := Given(known...)
		got, err := m.Infer(ask)
		require.NoError(t, err)
		for _, c := range m.Conflicts() {
			if c.Set != atoms(0) {
				requireCore(t, known, c)
			}
		}
		if ok && !want.empty() {
			require.Equal(t, want, want.and(spanOf(got.Figure.Bounds())), "%v: %v", known, got)
			require.True(t, !got.Tight || want == spanOf(got.Figure.Bounds()), "%v: %v for %v", known, got, want)
		}
		both, ok := got.Figure.Bounds().And(got.Figure.Reading())
		require.True(t, ok && both == got.Figure.Reading())
	})
}

func TestManySetsSideBySide(t *testing.T) {
	days := make([]Known[run, int], 5_000)
	for i := range days {
		days[i] = Known[run, int]{run{int32(i), int32(i) + 1}, Exactly(i)}
	}
	got, err := Given(days...).Infer(run{10, 4_000})
	require.NoError(t, err)
	require.True(t, got.Tight)
	require.Equal(t, Exactly(3_999*4_000/2-45), got.Figure)
}

// Sets that each leave out another one of some atoms have an overlap for each set of those
// atoms. They are cut into few cells all the same, and solved exactly.
func TestManyOverlapsOfFewCells(t *testing.T) {
	const n = 20
	all := atoms(1<<n - 1)
	var known []Known[atoms, int]
	for i := range n {
		known = append(known, Known[atoms, int]{all &^ (1 << i), Exactly(n - 1)})
	}
	m := Given(known...)
	for _, ask := range []atoms{1, 3, all} {
		got, err := m.Infer(ask)
		require.NoError(t, err)
		require.Equal(t, Exactly(ask.Size()), got.Figure)
		require.True(t, got.Tight)
	}
	known[4].Figure = Exactly(n + 5)
	found := Given(known...).Conflicts()
	require.Len(t, found, 1)
	require.Contains(t, found[0].Core, 4)
}

// The cells of random families are those that their atoms make.
func TestCells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &crossing[atoms]{}
		sets := rapid.SliceOfNDistinct(rapid.Map(rapid.IntRange(1, 1<<10-1), func(n int) atoms { return atoms(n) }), 1, 12, func(a atoms) atoms { return a }).Draw(t, "sets")
		var scope []int32
		for i, s := range sets {
			c.members = append(c.members, member[atoms]{set: s, size: s.Size()})
			scope = append(scope, int32(i))
		}
		q := c.question(scope)
		if ask := atoms(rapid.IntRange(0, 1<<10-1).Draw(t, "ask")); ask != 0 {
			q.ask, q.size = ask, ask.Size()
			sets = append(sets, ask)
		}
		p, ok := q.newProgramme(scope)
		require.True(t, ok)
		want, free := map[string]bool{}, 0
		for atom := range 10 {
			in := newBitSet(len(sets))
			for r, s := range sets {
				if s>>atom&1 == 1 {
					in.set(r)
				}
			}
			if in.any() && q.size > 0 && in[0] == 1<<len(scope) {
				free++
			} else if in.any() {
				want[fmt.Sprint(in)] = true
			}
		}
		require.Equal(t, free, p.free)
		require.Len(t, p.cells, len(want))
		for _, in := range p.cells {
			require.True(t, want[fmt.Sprint(in)])
		}
	})
}

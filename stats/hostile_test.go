// SPDX-License-Identifier: MIT

package stats

import (
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
)

// hostile are families that are made to take long.
var hostile = map[string]func() []Known[forceDays, int]{
	"ten thousand copies of one figure": func() (known []Known[forceDays, int]) {
		for range 10_000 {
			known = append(known, Known[forceDays, int]{forceDays{1, run{0, 7}}, Exactly(5)})
		}
		return known
	},
	"ten thousand figures of one set, all different": func() (known []Known[forceDays, int]) {
		for i := range 10_000 {
			known = append(known, Known[forceDays, int]{forceDays{1, run{0, 7}}, Exactly(i)})
		}
		return known
	},
	"a whole that is less than each of two thousand parts": func() (known []Known[forceDays, int]) {
		known = append(known, Known[forceDays, int]{forceDays{1, run{0, 2_001}}, Exactly(1)})
		for i := range int32(2_000) {
			known = append(known, Known[forceDays, int]{forceDays{1, run{i, i + 1}}, Exactly(2)})
		}
		return known
	},
	"a whole that any of a thousand parts may be wrong for": func() (known []Known[forceDays, int]) {
		known = append(known, Known[forceDays, int]{forceDays{1, run{0, 1_001}}, Exactly(1_999)})
		for i := range int32(1_000) {
			known = append(known, Known[forceDays, int]{forceDays{1, run{i, i + 1}}, Exactly(2)})
		}
		return known
	},
	"a chain in which each is more than the next larger": func() (known []Known[forceDays, int]) {
		for i := range int32(400) {
			known = append(known, Known[forceDays, int]{forceDays{1, run{0, i + 1}}, Exactly(int(1_000 - i))})
		}
		return known
	},
	"four hundred pairs that contradict each other under one whole": func() (known []Known[forceDays, int]) {
		known = append(known, Known[forceDays, int]{forceDays{1, run{0, 1_000}}, AtLeast(3)})
		for i := range int32(400) {
			known = append(known,
				Known[forceDays, int]{forceDays{1, run{2 * i, 2*i + 2}}, Exactly(1)},
				Known[forceDays, int]{forceDays{1, run{2 * i, 2*i + 1}}, Exactly(2)})
		}
		return known
	},
	"sixty sets that cross, each against all": func() (known []Known[forceDays, int]) {
		for i := range int32(60) {
			known = append(known, Known[forceDays, int]{forceDays{1, run{i, i + 60}}, Exactly(int(1 + 1_000*i))})
		}
		return known
	},
	"sixty sets that cross, told twice": func() (known []Known[forceDays, int]) {
		for i := range int32(30) {
			for v := range 2 {
				known = append(known, Known[forceDays, int]{forceDays{1, run{i, i + 40}}, Exactly(40 + 7*v)})
			}
		}
		return known
	},
	"two thousand sets that cross": func() (known []Known[forceDays, int]) {
		for i := range int32(2_000) {
			known = append(known, Known[forceDays, int]{forceDays{1, run{i, i + 100}}, Exactly(1_000)})
		}
		return known
	},
	"two thousand sets that cross and contradict": func() (known []Known[forceDays, int]) {
		random := rand.New(rand.NewPCG(5, 6))
		for range 2_000 {
			from := random.Int32N(200)
			known = append(known, Known[forceDays, int]{forceDays{1 + random.Uint64N(1<<20), run{from, from + 1 + random.Int32N(40)}}, Exactly(random.IntN(1_000))})
		}
		return known
	},
	"more sets that cross and contradict than are compared": func() (known []Known[forceDays, int]) {
		random := rand.New(rand.NewPCG(7, 8))
		for range 2_100 {
			from := random.Int32N(200)
			known = append(known, Known[forceDays, int]{forceDays{1 + random.Uint64N(1<<20), run{from, from + 1 + random.Int32N(40)}}, Exactly(random.IntN(1_000))})
		}
		return known
	},
	"sixty twins that differ": func() (known []Known[forceDays, int]) {
		for i := range 60 {
			known = append(known, Known[forceDays, int]{forceDays{1 << (i % 8), run{0, 7}}, Exactly(i)})
		}
		return append(known, Known[forceDays, int]{forceDays{255, run{0, 7}}, Exactly(100)})
	},
	"amounts at the largest": func() (known []Known[forceDays, int]) {
		for i := range int32(40) {
			known = append(known, Known[forceDays, int]{forceDays{1, run{i, i + 2}}, Exactly(math.MaxInt - int(i))})
		}
		return append(known, Known[forceDays, int]{forceDays{1, run{0, 41}}, Exactly(math.MaxInt - 1)})
	},
}

// Each of these is answered, and told of, within the limits that [Given] names.
// What they take is in BenchmarkHostile.
func TestHostileFamilies(t *testing.T) {
	for name, family := range hostile {
		t.Run(name, func(t *testing.T) {
			askAll(t, family())
		})
	}
}

// What is answered is sound, and Tight is not set where a limit decided.
func TestHostileAnswers(t *testing.T) {
	for name, want := range map[string]struct {
		first, last string
		tight       bool
	}{
		"ten thousand copies of one figure":                     {"5", "5", true},
		"ten thousand figures of one set, all different":        {"disputed: 0 to 9,999", "disputed: 0 to 9,999", true},
		"sixty twins that differ":                               {"disputed: 0 to 56", "100", true},
		"a chain in which each is more than the next larger":    {"1,000, disputed: 0 or more", "601, disputed: 0 or more", false},
		"a whole that is less than each of two thousand parts":  {"disputed: 4,000 or more", "2", true},
		"a whole that any of a thousand parts may be wrong for": {"1,999, disputed: 0 or more", "2, disputed: 0 or more", false},
		"two thousand sets that cross":                          {"1,000", "1,000", false},
	} {
		t.Run(name, func(t *testing.T) {
			known := hostile[name]()
			m := Given(known...)
			for i, text := range map[int]string{0: want.first, len(known) - 1: want.last} {
				got, err := m.Infer(known[i].Set)
				require.NoError(t, err)
				require.Equal(t, text, got.Figure.String())
				require.Equal(t, want.tight, got.Tight)
			}
		})
	}
}

// Amounts at the largest number wrap nowhere, where an int has 32 bits neither. There
// their sums can still be held, so that an answer may be Tight.
func TestLargestAmounts(t *testing.T) {
	known := hostile["amounts at the largest"]()
	m := Given(known...)
	for _, k := range known {
		got, err := m.Infer(k.Set)
		require.NoError(t, err)
		require.True(t, strconv.IntSize == 32 || !got.Tight)
		b := got.Figure.Bounds()
		require.True(t, b.Lo >= 0 && (b.Open || b.Lo <= b.Hi), "%v", got.Figure)
	}
	whole, err := m.Infer(known[len(known)-1].Set)
	require.NoError(t, err)
	require.Equal(t, math.MaxInt, whole.Figure.Bounds().Lo)
}

func askAll(t require.TestingT, known []Known[forceDays, int]) {
	m := Given(known...)
	for _, k := range []forceDays{known[0].Set, known[len(known)/2].Set, {1, run{3, 90}}} {
		got, err := m.Infer(k)
		require.NoError(t, err)
		both, ok := got.Figure.Reading().And(got.Figure.Bounds())
		require.True(t, ok && both == got.Figure.Reading())
	}
	m.Disputes(known[0].Set)
	m.RestsOn(known[0].Set)
	m.Conflicts()
}

func BenchmarkHostile(b *testing.B) {
	for name, family := range hostile {
		known := family()
		for part, what := range map[string]func(*Implied[forceDays, int]){
			"prepare": func(*Implied[forceDays, int]) {},
			"ask":     func(m *Implied[forceDays, int]) { _, _ = m.Infer(known[0].Set) },
			"doubt":   func(m *Implied[forceDays, int]) { m.Disputes(known[0].Set) },
			"rests":   func(m *Implied[forceDays, int]) { m.RestsOn(known[0].Set) },
			"audit":   func(m *Implied[forceDays, int]) { m.Conflicts() },
		} {
			b.Run(name+"/"+part, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					what(Given(known...))
				}
			})
		}
	}
}

// Of forty parts and a whole that crossing sets join, any may be wrong: more than are told
// one by one, so all are left out together, and that is said.
func TestDisputeOfManyThatCross(t *testing.T) {
	const parts = 40
	known := []Known[forceDays, int]{{forceDays{1, run{0, 2*parts + 1}}, Exactly(2*parts - 1)}}
	for i := range int32(parts) {
		known = append(known,
			Known[forceDays, int]{forceDays{1, run{2 * i, 2*i + 2}}, Exactly(2)},
			Known[forceDays, int]{forceDays{1, run{2*i + 1, 2*i + 3}}, AtMost(100)})
	}
	disputes := Given(known...).Disputes(known[0].Set)
	require.Len(t, disputes, 1)
	require.Len(t, disputes[0].Repairs, 1)
	require.GreaterOrEqual(t, len(disputes[0].Repairs[0]), parts+1)
	require.False(t, disputes[0].All)
	got, err := Given(known...).Infer(known[1].Set)
	require.NoError(t, err)
	require.True(t, got.Figure.Disputed() && !got.Tight, "%v", got)

	few := Given(known[0], Known[forceDays, int]{known[0].Set, Exactly(5)}, known[2]).Disputes(known[0].Set)
	require.Len(t, few, 1)
	require.True(t, few[0].All)
}

// As many sets that cross as fill the words of a set of bits, one less and one more: where
// nothing is asked yet there is a row for the asked set all the same.
func TestNumbersOfSetsThatCross(t *testing.T) {
	for _, sets := range []int32{63, 64, 65, 127, 128, 129, 192, 256} {
		known := []Known[forceDays, int]{{forceDays{1, run{0, sets}}, Exactly(int(sets))}}
		for i := range sets - 1 {
			known = append(known, Known[forceDays, int]{forceDays{1, run{i, i + 2}}, Exactly(2)})
		}
		m := Given(known...)
		got, err := m.Infer(forceDays{1, run{0, sets}})
		require.NoError(t, err)
		require.Equal(t, Exactly(int(sets)), got.Figure, "%d sets", sets)
		got, err = m.Infer(forceDays{1, run{3, 7}})
		require.NoError(t, err)
		require.Equal(t, Exactly(4), got.Figure, "%d sets", sets)
		require.Empty(t, m.Conflicts())
	}
}

// binaryTree gives sets that halve down to single days, each told exactly, and each but
// these by one too few if they are to contradict each other.
func binaryTree(bits int, wrong bool) (known []Known[forceDays, int]) {
	for size := int32(1) << bits; size > 0; size /= 2 {
		for at := int32(0); at < 1<<bits; at += size {
			n := int(size)
			if wrong && size > 1 {
				n--
			}
			known = append(known, Known[forceDays, int]{forceDays{1, run{at, at + size}}, Exactly(n)})
		}
	}
	return known
}

// What is told of a large tree has bounds: how many figures RestsOn tries, and how many
// contradictions are told. Each took minutes or gigabytes.
func TestBoundsOfLargeTrees(t *testing.T) {
	known := binaryTree(14, false)
	m := Given(known...)
	got, err := m.Infer(known[0].Set)
	require.NoError(t, err)
	require.Equal(t, Exactly(1<<14), got.Figure)
	require.LessOrEqual(t, len(m.RestsOn(known[0].Set)), maxRested/len(known))
	require.Empty(t, m.Conflicts())

	small := Given(binaryTree(9, false)...)
	require.NotEmpty(t, small.RestsOn(forceDays{1, run{3, 5}}))

	m = Given(binaryTree(14, true)...)
	require.Len(t, m.Conflicts(), maxLines)

	// More than a tree takes are looked at in parts, each of which is a tree again: to solve
	// a part as if its sets crossed took as long as all the rest.
	known = binaryTree(12, true)
	m = Given(known...)
	members := make([]placed, len(known))
	for i, k := range known {
		members[i] = placed{k.Set.Size(), int32(i)}
	}
	m.tree, m.crossing = nil, newCrossing(m.facts, members, func(fact int32) forceDays { return known[fact].Set }, additive)
	require.Nil(t, m.crossing.tree())
	require.NotEmpty(t, m.Conflicts())
	for _, k := range known[len(known)-2:] {
		got, err := m.Infer(k.Set)
		require.NoError(t, err)
		require.True(t, got.Figure.Bounds().Contains(1) && !got.Tight, "%v", got)
	}
	part := m.crossing.choose(known[500].Set, known[500].Set.Size(), maxChosen)
	for _, g := range part.groups {
		require.True(t, g.nested)
		part.prepare(g)
		require.False(t, g.small)
	}

	// Copies do not make it too large.
	m = Given(slices.Repeat(binaryTree(10, false), 200)...)
	require.Len(t, m.tree.nodes, 2<<10)
	require.Less(t, cap(m.tree.nodes), 2*len(m.tree.nodes))
	require.Nil(t, m.crossing)
	require.Less(t, len(Given(binaryTree(10, true)...).Conflicts()), maxLines)
}

// Sets side by side that are too many for a tree are looked through in parts. What that
// takes grows with the parts, and not with all sets for each set of a part: a million took
// 57 gigabytes in all.
func TestConflictsOfManySideBySide(t *testing.T) {
	var known []Known[forceDays, int]
	for i := range int32(20_000) {
		known = append(known, Known[forceDays, int]{forceDays{1, run{i, i + 1}}, Exactly(int(i))})
	}
	m := Given(append(known, Known[forceDays, int]{forceDays{1, run{7, 8}}, Exactly(9)})...)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	found := m.Conflicts()
	runtime.ReadMemStats(&after)
	require.Len(t, found, 1)
	require.Equal(t, []int{7, 20_000}, found[0].Core)
	require.Less(t, (after.TotalAlloc-before.TotalAlloc)>>20, uint64(600))
}

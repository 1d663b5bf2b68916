// SPDX-License-Identifier: MIT

package stats

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/bits"
	"slices"
	"strings"
	"testing"

	"os"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// repairsByForce tries every set of sets to give up, fewest first, component by
// component, and gives what all smallest repairs leave together. It is false if
// whole numbers would have decided.
func repairsByForce(known []Known[atoms, int], ask atoms) (all span, fewest int, given map[string]bool, fits bool) {
	type told struct {
		set     atoms
		figures []span
		at      []int
	}
	var sets []told
	for i, k := range known {
		s := factOf(k.Figure).span[inWords]
		if !k.Figure.Reported() || k.Set == 0 {
			continue
		}
		at := slices.IndexFunc(sets, func(o told) bool { return o.set == k.Set })
		if at < 0 {
			at = len(sets)
			sets = append(sets, told{set: k.Set})
		}
		sets[at].figures, sets[at].at = append(sets[at].figures, s), append(sets[at].at, i)
	}
	ranges := make([]span, len(sets))
	for i, one := range sets {
		ranges[i] = span{unbounded, 0}
		for pick := 1; pick < 1<<len(one.figures); pick++ { // largest groups that agree
			agrees := func(pick int) (span, bool) {
				s := anything
				for j, f := range one.figures {
					if pick>>j&1 == 1 {
						s = s.and(f)
					}
				}
				return s, !s.empty()
			}
			s, ok := agrees(pick)
			for j := range one.figures {
				if _, more := agrees(pick | 1<<j); pick>>j&1 == 0 && more {
					ok = false
				}
			}
			if ok {
				ranges[i] = span{min(ranges[i].lo, s.lo), max(ranges[i].hi, s.hi)}
			}
		}
	}
	given, fits = map[string]bool{}, true
	covered := atoms(0)
	left := sets
	for done := map[int]bool{}; len(done) < len(sets); {
		var component []int
		joint := atoms(0)
		for again := true; again; {
			again = false
			for i, one := range sets {
				if !done[i] && (joint == 0 || one.set&joint != 0) {
					done[i], again = true, true
					component = append(component, i)
					joint |= one.set
				}
			}
		}
		slices.Sort(component)
		covered |= joint
		part := span{unbounded, 0}
		found := map[string]bool{}
		for size := 0; len(found) == 0; size++ {
			for out := range 1 << len(component) {
				if bits.OnesCount(uint(out)) != size {
					continue
				}
				facts, kept, names := map[int]span{}, []atoms{joint}, []int{}
				facts[0] = anything
				for j, i := range component {
					if out>>j&1 == 1 {
						names = append(names, left[i].at...)
						continue
					}
					facts[len(kept)] = ranges[i]
					kept = append(kept, sets[i].set)
				}
				s, ok := truth(facts, kept, ask&joint)
				if !ok {
					continue
				}
				fits = fits && !s.empty()
				slices.Sort(names)
				found[fmt.Sprint(names)] = true
				part = span{min(part.lo, s.lo), max(part.hi, s.hi)}
			}
			if len(found) > 0 {
				fewest += size
			}
		}
		if ask&joint != 0 {
			all = additive.with(all, part)
			maps.Copy(given, found)
		}
	}
	if ask&^covered != 0 {
		all.hi = unbounded
	}
	return all, fewest, given, fits
}

func TestRepairVectors(t *testing.T) {
	f, err := os.Open("testdata/repairs.jsonl")
	require.NoError(t, err)
	defer f.Close()
	n := 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for ; lines.Scan(); n++ {
		var v struct {
			vector
			Fewest  int
			GivenUp [][]int `json:"given_up"`
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &v))
		var known []Known[atoms, int]
		for _, k := range v.Known {
			known = append(known, Known[atoms, int]{atoms(k.Set), boundsFigure(k.Lo, k.Hi)})
		}
		m := Given(known...)
		got, err := m.Infer(atoms(v.Ask))
		require.NoError(t, err, v.ID)
		require.Equal(t, boundsFigure(v.Lo, v.Hi).Bounds(), got.Figure.Bounds(), v.ID)
		require.True(t, got.Tight, v.ID)
		require.True(t, !v.Laminar || m.crossing == nil, v.ID)
		fewest := 0
		var repairs [][]int
		for _, d := range m.Disputes(math.MaxUint64) {
			require.True(t, d.All, v.ID)
			fewest += d.Fewest
			if len(d.Repairs) == 0 {
				continue
			}
			before := repairs
			if repairs = nil; before == nil {
				before = [][]int{nil}
			}
			for _, more := range d.Repairs {
				for _, one := range before {
					repairs = append(repairs, slices.Sorted(slices.Values(slices.Concat(one, more))))
				}
			}
		}
		if repairs == nil {
			repairs = [][]int{nil}
		}
		want := map[string]bool{}
		for _, r := range v.GivenUp {
			want[fmt.Sprint(r)] = true
		}
		gave := map[string]bool{}
		for _, r := range repairs {
			gave[fmt.Sprint(r)] = true
		}
		require.Equal(t, v.Fewest, fewest, v.ID)
		require.Equal(t, want, gave, v.ID)
	}
	require.Equal(t, 160, n)
	require.NoError(t, lines.Err())
}

// aRecord draws figures of up to 8 that contradict each other more often than not.
func aRecord(t *rapid.T) []Known[atoms, int] {
	family := rapid.SampledFrom([]func(*rapid.T, int) []atoms{aTree, aFamily}).Draw(t, "family")
	sets := family(t, 6)
	var m measure
	for i := range m {
		m[i] = rapid.IntRange(0, 12).Draw(t, "amount")
	}
	var known []Known[atoms, int]
	for _, s := range sets {
		for range rapid.SampledFrom([]int{1, 1, 1, 2}).Draw(t, "told") {
			v := m.of(s)
			if rapid.IntRange(0, 3).Draw(t, "wrong") == 0 {
				v = rapid.IntRange(0, 2*v+9).Draw(t, "another")
			}
			if len(known) < 8 {
				known = append(known, Known[atoms, int]{s, figureNear(t, v)})
			}
		}
	}
	return known
}

func TestRepairsAreThoseOfBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known := aRecord(t)
		ask := atoms(rapid.Uint64Range(1, 1<<10-1).Draw(t, "ask"))
		want, _, given, fits := repairsByForce(known, ask)
		if !fits {
			t.Skip("whole numbers would decide")
		}
		m := Given(known...)
		got, err := m.Infer(ask)
		require.NoError(t, err)
		require.True(t, got.Tight)
		require.Equal(t, want, spanOf(got.Figure.Bounds()), "%d of %v", ask, known)
		both, ok := got.Figure.Reading().And(got.Figure.Bounds())
		require.True(t, ok && both == got.Figure.Reading())
		for _, d := range m.Disputes(ask) {
			for _, r := range d.Repairs {
				require.True(t, given[fmt.Sprint(r)], "%v of %v", r, known)
				delete(given, fmt.Sprint(r))
			}
			for _, doubt := range d.Doubtful {
				require.False(t, doubt.Always && len(d.Repairs) > 1 && d.Fewest == 1)
			}
		}
		for r := range given {
			require.Equal(t, "[]", r, "a repair of %v is missed", known)
		}
		text, err := got.Figure.MarshalText()
		require.NoError(t, err)
		var back Figure[int]
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, got.Figure, back)
		// Copies and order change nothing.
		more := slices.Concat(known, known[:len(known)/2])
		again, err := Given(rapid.Permutation(more).Draw(t, "shuffled")...).Infer(ask)
		require.NoError(t, err)
		require.Equal(t, got.Figure.Bounds(), again.Figure.Bounds())
		if got.Figure.Reported() && again.Figure.Reported() { // readings are taken back in another order
			require.Equal(t, got.Figure.Disputed(), again.Figure.Disputed(), "%d of %v", ask, known)
		}
	})
}

// Of two repairs that leave one range, only one of which has words for it, the answer has
// none of them: "nearly 3" less "over 2" is nearly 1, unless the 2 are wrong.
func TestWordsOfTwoRepairs(t *testing.T) {
	got, err := Given(Known[atoms, int]{3, Nearly(3)}, Known[atoms, int]{2, MoreThan(2)}, Known[atoms, int]{11, Exactly(1)}).Infer(1)
	require.NoError(t, err)
	require.Equal(t, "at most 1", got.Figure.String())
}

// A figure of a set not told before that some smallest repair agrees with never
// widens an answer, and one that none agrees with never narrows it.
func TestEvidenceNeverWidens(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known := aRecord(t)
		one := Known[atoms, int]{atoms(rapid.Uint64Range(1, 1<<7-1).Draw(t, "set")), Exactly(rapid.IntRange(0, 60).Draw(t, "v"))}
		ask := atoms(rapid.Uint64Range(1, 1<<10-1).Draw(t, "ask"))
		joint := atoms(0)
		for _, k := range known {
			joint |= k.Set
			if k.Set == one.Set {
				t.Skip("told before")
			}
		}
		// One component, so that few sets are counted alike before and after.
		known = append(known, Known[atoms, int]{joint | one.Set | 1<<9, AtLeast(0)})
		_, before, _, fits := repairsByForce(known, ask)
		after, more, _, still := repairsByForce(append(known, one), ask)
		if !fits || !still || len(known) > 7 {
			t.Skip("whole numbers would decide")
		}
		got, err := Given(known...).Infer(ask)
		require.NoError(t, err)
		was := spanOf(got.Figure.Bounds())
		if more == before {
			require.Equal(t, after, after.and(was), "%v of %v", one, known)
		} else {
			require.Equal(t, was, was.and(after), "%v of %v", one, known)
		}
	})
}

// A set that is exact and stands is its own answer; a doubtful one's figure lies in
// its answer unless every repair gives it up; with one figure wrong the truth is
// always inside.
func TestOneWrongFigure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		family := rapid.SampledFrom([]func(*rapid.T, int) []atoms{aTree, aFamily}).Draw(t, "family")
		sets := family(t, 8)
		var m measure
		for i := range m {
			m[i] = rapid.IntRange(0, 12).Draw(t, "amount")
		}
		var known []Known[atoms, int]
		for _, s := range sets {
			known = append(known, Known[atoms, int]{s, Exactly(m.of(s))})
		}
		if len(known) > 0 {
			known[rapid.IntRange(0, len(known)-1).Draw(t, "wrong")].Figure = Exactly(rapid.IntRange(0, 99).Draw(t, "instead"))
		}
		implied := Given(known...)
		ask := atoms(rapid.Uint64Range(1, 1<<10-1).Draw(t, "ask"))
		got, err := implied.Infer(ask)
		require.NoError(t, err)
		if len(implied.Disputes(ask)) > 0 && !implied.differs() { // a slip that contradicts nothing cannot be found
			require.True(t, got.Figure.Bounds().Contains(m.of(ask)), "%v is not in %v, of %v", m.of(ask), got.Figure, known)
		}
		for i, k := range known {
			one, err := implied.Infer(k.Set)
			require.NoError(t, err)
			doubtful, always := false, false
			for _, d := range implied.Disputes(k.Set) {
				for _, s := range d.Differ {
					doubtful = doubtful || slices.Contains(s, i)
				}
				for _, s := range d.Doubtful {
					if slices.Contains(s.Known, i) {
						doubtful, always = true, always || s.Always
					}
				}
			}
			v, _ := k.Figure.Exact()
			switch {
			case !doubtful:
				require.Equal(t, k.Figure, one.Figure)
			case !always && !implied.differs():
				require.True(t, one.Figure.Bounds().Contains(v))
				require.True(t, one.Figure.Disputed())
				require.Equal(t, Bounds[int]{Lo: v, Hi: v}, one.Figure.Reading())
			}
		}
	})
}

func TestDisputes(t *testing.T) {
	const valley, met, uk, kent = atoms(1), atoms(2), atoms(0xff), atoms(4)
	m := Given(
		Known[atoms, int]{valley, Exactly(98)}, Known[atoms, int]{valley, Exactly(98)}, Known[atoms, int]{valley, Exactly(90)},
		Known[atoms, int]{met, Exactly(290)}, Known[atoms, int]{uk, Exactly(1_613)},
	)
	for ask, want := range map[atoms]string{
		valley: "disputed: 90 to 98", met: "290", uk: "1,613", uk &^ valley: "disputed: 1,515 to 1,523", kent: "disputed: at most",
	} {
		got, err := m.Infer(ask)
		require.NoError(t, err)
		require.Equal(t, strings.HasPrefix(want, "disputed"), got.Figure.Disputed(), want)
		if ask != kent {
			require.Equal(t, want, got.Figure.String())
		}
	}
	d := m.Disputes(met)
	require.Len(t, d, 1)
	require.Equal(t, [][]int{{0, 1, 2}}, d[0].Differ)
	require.Empty(t, d[0].Repairs)
	require.True(t, d[0].All)
	require.Len(t, d[0].Conflicts, 1)
	require.Equal(t, "8", d[0].Conflicts[0].Gap)

	weapons := Given(
		Known[atoms, int]{1, Exactly(33)}, Known[atoms, int]{2, Exactly(377)}, Known[atoms, int]{4, Exactly(3)}, Known[atoms, int]{8, Exactly(21)},
		Known[atoms, int]{16, Exactly(28)}, Known[atoms, int]{63, Exactly(458)},
	)
	for ask, want := range map[atoms]string{1: "33, disputed: 0 to 33", 4: "3", 63: "458, disputed: 458 or more", 7: "disputed: 36 to 413"} {
		got, err := weapons.Infer(ask)
		require.NoError(t, err)
		require.Equal(t, want, got.Figure.String())
		require.True(t, got.Tight)
	}
	d = weapons.Disputes(4)
	require.Len(t, d[0].Doubtful, 5)
	require.Equal(t, []int{0}, d[0].Doubtful[0].Known)
	require.Equal(t, "at most 29", d[0].Doubtful[0].Alone.String())
	require.Equal(t, "at least 462", d[0].Doubtful[4].Alone.String())
	require.Equal(t, []int{0}, weapons.RestsOn(1))
	require.Equal(t, []int{2}, weapons.RestsOn(4))
}

// What an answer calls disputed is in one of the disputes that it meets, of nested sets and
// of sets that cross, whether totals add or not; and only what every smallest repair gives
// up is certainly wrong.
func TestDisputedAnswersHaveADispute(t *testing.T) {
	check := func(t require.TestingT, m *Implied[atoms, int], ask atoms) {
		got, err := m.Infer(ask)
		require.NoError(t, err)
		found := m.Disputes(ask)
		require.True(t, !got.Figure.Disputed() || len(found) > 0, "%v: %v", ask, got.Figure)
		for _, d := range found {
			require.True(t, len(d.Conflicts) > 0 || len(d.Differ) > 0)
			for _, doubt := range d.Doubtful {
				require.True(t, !doubt.Always || d.All)
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		known := aRecord(t)
		for range rapid.IntRange(0, 8).Draw(t, "more") {
			known = append(known, Known[atoms, int]{atoms(rapid.IntRange(1, 255).Draw(t, "set")), Exactly(rapid.IntRange(0, 9).Draw(t, "n"))})
		}
		for _, m := range []*Implied[atoms, int]{Given(known...), GivenDistinct(known...)} {
			for _, k := range known {
				check(t, m, k.Set)
			}
			check(t, m, atoms(rapid.IntRange(1, 255).Draw(t, "ask")))
		}
	})
}

// SPDX-License-Identifier: MIT

package stats

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// A vector is a case of testdata/infer.jsonl, solved by an exact programme in
// rationals and by a second one in another language.
type vector struct {
	ID    string
	Known []struct {
		Set atomList
		Lo  int
		Hi  *int
	}
	Ask        atomList
	Lo         int
	Hi         *int
	Laminar    bool
	Infeasible bool
}

// atomList is a set written as a list.
type atomList atoms

func (a *atomList) UnmarshalJSON(data []byte) error {
	var list []int
	err := json.Unmarshal(data, &list)
	for _, i := range list {
		*a |= 1 << i
	}
	return err
}

func vectors(t testing.TB) (cases []vector) {
	f, err := os.Open("testdata/infer.jsonl")
	require.NoError(t, err)
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var v vector
		err := json.Unmarshal(lines.Bytes(), &v)
		if _, large := errors.AsType[*json.UnmarshalTypeError](err); large && strconv.IntSize == 32 {
			continue // a count past the largest int
		}
		require.NoError(t, err)
		cases = append(cases, v)
	}
	require.NotEmpty(t, cases)
	return cases
}

func boundsFigure(lo int, hi *int) Figure[int] {
	b := Bounds[int]{Lo: lo, Open: hi == nil}
	if hi != nil {
		b.Hi = *hi
	}
	return derived(atMost, 0, b, b)
}

func TestInferVectors(t *testing.T) {
	for _, v := range vectors(t) {
		var known []Known[atoms, int]
		for _, k := range v.Known {
			known = append(known, Known[atoms, int]{atoms(k.Set), boundsFigure(k.Lo, k.Hi)})
		}
		m := Given(known...)
		got, err := m.Infer(atoms(v.Ask))
		require.NoError(t, err, v.ID)
		if v.Infeasible {
			require.NotEmpty(t, m.Conflicts(), v.ID)
			for _, c := range m.Conflicts() {
				requireCore(t, known, c)
			}
			continue
		}
		require.Empty(t, m.Disputes(atoms(v.Ask)), v.ID)
		want := boundsFigure(v.Lo, v.Hi)
		require.True(t, got.Tight, v.ID)
		require.True(t, !v.Laminar || m.crossing == nil, v.ID)
		require.Equal(t, want.Bounds(), got.Figure.Bounds(), v.ID)
	}
}

// requireCore checks that the core contradicts, and that none of it can be
// spared. Where real numbers satisfy it, no whole ones do; and where they do not,
// they do without any one figure.
func requireCore(t require.TestingT, known []Known[atoms, int], c *Conflict) {
	l := inWords
	if c.AsRead {
		l = asRead
	}
	solve := func(without int) (s span, ok bool) {
		facts := map[int]span{}
		var sets []atoms
		for _, k := range c.Core {
			if k != without {
				facts[len(sets)] = factOf(known[k].Figure).span[l]
				sets = append(sets, known[k].Set)
			}
		}
		return truth(facts, sets, c.Set.(atoms))
	}
	s, real := solve(-1)
	require.True(t, !real || s.empty(), "%v is no contradiction in %v", c.Core, known)
	for _, k := range c.Core {
		s, ok := solve(k)
		require.True(t, ok && (!real || !s.empty()), "%d can be spared of %v in %v", k, c.Core, known)
	}
}

// aTree draws sets of which any two are nested or disjoint.
func aTree(t *rapid.T, n int) (sets []atoms) {
	var split func(whole atoms)
	split = func(whole atoms) {
		if len(sets) == n {
			return
		}
		if rapid.IntRange(0, 3).Draw(t, "known") > 0 {
			sets = append(sets, whole)
		}
		if whole.Size() < 2 {
			return
		}
		part := whole & atoms(rapid.Uint64().Draw(t, "part"))
		for _, half := range []atoms{part, whole &^ part} {
			if half != 0 && rapid.IntRange(0, 4).Draw(t, "deeper") > 0 {
				split(half)
			}
		}
	}
	for range 3 {
		split(atoms(1)<<rapid.IntRange(1, 9).Draw(t, "atoms") - 1)
		if len(sets) > 0 {
			break
		}
	}
	return rapid.Permutation(sets).Draw(t, "order")
}

// aFamily draws any sets.
func aFamily(t *rapid.T, n int) []atoms {
	all := uint64(1)<<rapid.IntRange(1, 7).Draw(t, "atoms") - 1
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) atoms {
		return atoms(rapid.Uint64Range(1, all).Draw(t, "set"))
	}), 0, n).Draw(t, "sets")
}

// A measure gives each atom a number.
type measure [16]int

func (m measure) of(a atoms) (total int) {
	for i, v := range m {
		if a>>i&1 == 1 {
			total += v
		}
	}
	return total
}

// figureNear draws a figure whose words allow v, and mostly its reading too.
func figureNear(t *rapid.T, v int) Figure[int] {
	place := rapid.SampledFrom([]int{1, 1, 1, 10}).Draw(t, "place")
	down, up := v/place*place, (v+place-1)/place*place
	switch rapid.IntRange(0, 8).Draw(t, "form") {
	case 0:
		return MoreThan(down)
	case 1:
		return AtLeast(max(0, v-rapid.IntRange(0, 3).Draw(t, "below")))
	case 2:
		return Nearly(up)
	case 3:
		return AtMost(v + rapid.IntRange(0, 3).Draw(t, "above"))
	case 4:
		return About(down)
	case 5:
		return Between(max(0, v-rapid.IntRange(0, 3).Draw(t, "below")), v+rapid.IntRange(0, 3).Draw(t, "above"))
	case 6:
		return Figure[int]{}
	}
	return Exactly(v)
}

func someKnown(t *rapid.T, sets []atoms) (known []Known[atoms, int], m measure) {
	for i := range m {
		m[i] = rapid.IntRange(0, 12).Draw(t, "amount")
	}
	wrong := rapid.IntRange(0, 3).Draw(t, "wrong") == 0
	for _, s := range sets {
		v := m.of(s)
		if wrong && rapid.IntRange(0, 3).Draw(t, "this one") == 0 {
			v = rapid.IntRange(0, 2*v+3).Draw(t, "another")
		}
		known = append(known, Known[atoms, int]{s, figureNear(t, v)})
	}
	return known, m
}

// inside reports whether all of inner lies in outer.
func inside(inner span, outer Bounds[int]) bool {
	return inner.and(spanOf(outer)) == inner
}

func checkInference(t *rapid.T, sets []atoms) {
	known, _ := someKnown(t, sets)
	ask := atoms(rapid.Uint64Range(0, 1<<10-1).Draw(t, "ask"))
	m := Given(known...)
	got, err := m.Infer(ask)
	facts := [layers]map[int]span{{}, {}}
	for i, k := range known {
		for l := range layers {
			facts[l][i] = factOf(k.Figure).span[l]
		}
	}
	exact := func(l layer) (span, bool) {
		s, ok := truth(facts[l], sets, ask)
		return s, ok && !s.empty()
	}
	require.NoError(t, err)
	for _, c := range m.Conflicts() {
		requireCore(t, known, c)
	}
	want, ok := exact(inWords)
	require.True(t, ok || len(m.Conflicts()) > 0 || !got.Tight, "a contradiction is missed in %v", known)
	repaired, _, _, fits := repairsByForce(known, ask)
	if fits {
		require.True(t, got.Tight)
		require.Equal(t, repaired, spanOf(got.Figure.Bounds()), "%d of %v", ask, known)
	}
	if len(m.Disputes(ask)) > 0 || !fits {
		return
	}
	require.False(t, got.Figure.Disputed())
	if ok {
		require.Equal(t, want, repaired)
	}
	for _, f := range got.Findings {
		require.True(t, f.AsRead)
		for _, k := range f.Core {
			facts[asRead][k] = facts[inWords][k]
		}
	}
	want, ok = exact(asRead)
	if !ok {
		require.False(t, len(got.Findings) == 0 && joined(known, ask), "a finding is missing of %v", known)
		return
	}
	require.Equal(t, want, spanOf(got.Figure.Reading()), "reading of %d of %v", ask, known)
}

// joined reports whether a chain of overlaps joins all that was reported to the
// asked set.
func joined(known []Known[atoms, int], ask atoms) bool {
	for range known {
		for _, k := range known {
			if k.Figure.Reported() && k.Set&ask != 0 {
				ask |= k.Set
			}
		}
	}
	return !slices.ContainsFunc(known, func(k Known[atoms, int]) bool {
		return k.Figure.Reported() && k.Set&^ask != 0
	})
}

func TestInferTreesExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkInference(t, aTree(t, 9)) })
}

func TestInferSmallFamiliesExactly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkInference(t, aFamily(t, 8)) })
}

// Several trees alone, as for families too large to be solved exactly.
func TestSeveralTreesAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sets := aFamily(t, 9)
		known, _ := someKnown(t, sets)
		m := Given(known...)
		ask := atoms(rapid.Uint64Range(1, 1<<8-1).Draw(t, "ask"))
		if m.crossing == nil {
			t.Skip("no sets cross")
		}
		q := m.crossing.question(everyItem(len(m.crossing.members)))
		q.ask, q.size = ask, ask.Size()
		joint := atoms(0)
		for i, one := range m.crossing.members {
			q.over[i] = (one.set & ask).Size()
			joint |= one.set & ask
		}
		q.inside = joint.Size()
		var a portion
		d := q.intersect(&a)
		if m.differs() {
			return
		}
		for l := range layers {
			facts := map[int]span{}
			for i, k := range known {
				facts[i] = factOf(k.Figure).span[l]
			}
			want, ok := truth(facts, sets, ask&joint)
			switch {
			case d != nil && d.layer == l:
				require.False(t, ok && !want.empty(), "no contradiction in %v", known)
				q.spare(d)
				requireCore(t, known, m.conflict(*d))
				return
			case ok:
				require.Equal(t, want, want.and(a.span[l]), "%v", known)
			}
		}
	})
}

// differs reports whether any set is told differently.
func (m *Implied[S, A]) differs() bool {
	return slices.ContainsFunc(everyItem(len(m.known)), func(i int32) bool {
		for _, k := range m.known {
			if k.Set == m.known[i].Set && factOf(k.Figure).span[inWords].and(m.facts[i].span[inWords]).empty() {
				return true
			}
		}
		return false
	})
}

func TestTreesFindEveryContradiction(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		known, _ := someKnown(t, aTree(t, 9))
		facts, sets, all := map[int]span{}, []atoms{}, atoms(0)
		for i, k := range known {
			facts[i] = factOf(k.Figure).span[inWords]
			sets = append(sets, k.Set)
			all |= k.Set
		}
		_, ok := truth(facts, sets, all)
		require.Equal(t, ok, len(Given(known...).Disputes(all)) == 0, "%v", known)
	})
}

func TestInferWords(t *testing.T) {
	const uk, staffordshire, westMercia = atoms(1<<45 - 1), atoms(1), atoms(2)
	known := func(s atoms, f Figure[int]) Known[atoms, int] { return Known[atoms, int]{s, f} }
	for _, c := range []struct {
		want  string
		ask   atoms
		known []Known[atoms, int]
	}{
		{"over 1,287, read as 1,287 to 1,297", uk &^ 3, []Known[atoms, int]{known(uk, MoreThan(1_350)), known(staffordshire, Exactly(25)), known(westMercia, Exactly(38))}},
		{"0 or more, read as 0 to 1,661", 4, []Known[atoms, int]{known(uk, MoreThan(1_600)), known(1, Exactly(39))}},
		{"at most 39", 2, []Known[atoms, int]{known(7, Exactly(39))}},
		{"19 to 68", 15, []Known[atoms, int]{known(0xff, Exactly(68)), known(1, Exactly(19))}},
		{"63", 3, []Known[atoms, int]{known(1, Exactly(25)), known(2, Exactly(38))}},
		{"over 8", 3, []Known[atoms, int]{known(1, MoreThan(5)), known(2, Exactly(3))}},
		{"about 75, read as 65 to 85", 2, []Known[atoms, int]{known(3, About(100).Place(10)), known(1, Exactly(25))}},
		{"not reported", 1, nil},
		{"0", 0, nil},
	} {
		got, err := Given(c.known...).Infer(c.ask)
		require.NoError(t, err)
		require.Equal(t, c.want, got.Figure.String())
	}
}

func TestConflictTellsTheWholeLine(t *testing.T) {
	parts := []int{33, 377, 3, 21, 28}
	known := []Known[atoms, int]{{1<<6 - 1, Exactly(458)}}
	for i, v := range parts {
		known = append(known, Known[atoms, int]{1 << i, Exactly(v)})
	}
	disputes := Given(known...).Disputes(1 << 5)
	require.Len(t, disputes, 1)
	c := disputes[0].Conflicts[0]
	require.Equal(t, "462", c.Least)
	require.Equal(t, []int{1, 2, 3, 4, 5}, c.Lower)
	require.Equal(t, "458", c.Most)
	require.Equal(t, []int{0}, c.Upper)
	require.Equal(t, "4", c.Gap)
	require.Equal(t, []int{0, 1, 2, 4, 5}, c.Core)
	require.Equal(t, atoms(1<<6-1), c.Set)
	require.EqualError(t, c, "stats: the figures for 63 contradict each other by their words: at least 462 (33 in 1 + 377 in 2 + 3 in 4 + 21 in 8 + 28 in 16), but at most 458 (458 in 63), so 4 too many")
}

func TestRestsOn(t *testing.T) {
	const uk, staffordshire, westMercia, kent = atoms(1<<45 - 1), atoms(1), atoms(2), atoms(4)
	m := Given(
		Known[atoms, int]{kent, AtMost(90)},
		Known[atoms, int]{uk, MoreThan(1_350)},
		Known[atoms, int]{staffordshire, Exactly(25)},
		Known[atoms, int]{westMercia, Exactly(38)},
	)
	require.Equal(t, []int{1, 2, 3}, m.RestsOn(uk&^3))
	require.Equal(t, []int{0}, m.RestsOn(kent))
	require.Nil(t, m.RestsOn(1<<50))
	require.Nil(t, m.RestsOn(0))
}

// Without a figure that it rests on an answer is wider; without all others it is
// the same.
func TestAnswersRestOnWhatTheyRestOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		family := rapid.SampledFrom([]func(*rapid.T, int) []atoms{aTree, aFamily}).Draw(t, "family")
		known, _ := someKnown(t, family(t, 8))
		ask := atoms(rapid.Uint64Range(0, 1<<10-1).Draw(t, "ask"))
		m := Given(known...)
		got, err := m.Infer(ask)
		rests := m.RestsOn(ask)
		require.NoError(t, err)
		if len(got.Findings) > 0 || len(m.Disputes(ask)) > 0 {
			return
		}
		same := func(keep []int) bool {
			var some []Known[atoms, int]
			for _, k := range keep {
				some = append(some, known[k])
			}
			again, err := Given(some...).Infer(ask)
			require.NoError(t, err)
			return again.Figure.Bounds() == got.Figure.Bounds() && again.Figure.Reading() == got.Figure.Reading()
		}
		if got.Tight {
			require.True(t, same(rests), "%v of %v", rests, known)
			for i := range rests {
				require.False(t, same(slices.Delete(slices.Clone(rests), i, i+1)), "%d of %v of %v", rests[i], rests, known)
			}
		}
	})
}

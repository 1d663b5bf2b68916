// SPDX-License-Identifier: MIT

package stats

import (
	"math/bits"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestDistinctOf(t *testing.T) {
	const cannabis, cocaine, drugs = atoms(1), atoms(2), atoms(0xff)
	d := Distinct[atoms, int]{drugs: Exactly(3_292), cannabis: Exactly(1_990), cocaine: Exactly(265)}
	for ask, want := range map[atoms]string{
		cannabis | cocaine:  "1,990 to 2,255",
		drugs:               "3,292",
		cannabis:            "1,990",
		drugs &^ cannabis:   "1,302 to 3,292",
		4:                   "at most 3,292",
		drugs | 0x100:       "at least 3,292",
		cannabis | 4:        "1,990 to 3,292",
		0:                   "0",
		drugs<<8 | cannabis: "at least 1,990",
	} {
		got, err := d.Of(ask)
		require.NoError(t, err)
		require.Equal(t, want, got.String())
	}
}

// An exact oracle for distinct totals: how many things there are for each
// non-empty set of atoms that a thing can belong to.
func distinctTruth(known []Known[atoms, int], l layer, ask atoms, n int) (span, bool) {
	o := newOracle(1<<n - 1)
	for _, k := range known {
		o.row(func(j int) bool { return atoms(j+1)&k.Set != 0 }, factOf(k.Figure).span[l])
	}
	lo, hi, ok := o.solve(func(j int) bool { return atoms(j+1)&ask != 0 })
	if !ok {
		return span{}, false
	}
	s := span{ceil(lo), unbounded}
	if hi != nil {
		s.hi = floor(hi)
	}
	return s, !s.empty()
}

func TestInferDistinct(t *testing.T) {
	const n = 4
	for name, sets := range map[string]func(*rapid.T) []atoms{
		"tree":   func(t *rapid.T) []atoms { return aTree(t, 7) },
		"family": func(t *rapid.T) []atoms { return aFamily(t, 6) },
	} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			things := map[atoms]int{}
			for range rapid.IntRange(0, 4).Draw(t, "kinds of thing") {
				things[atoms(rapid.IntRange(1, 1<<n-1).Draw(t, "belongs to"))] += rapid.IntRange(0, 9).Draw(t, "things")
			}
			wrong := rapid.IntRange(0, 3).Draw(t, "wrong") == 0
			var known []Known[atoms, int]
			for _, s := range sets(t) {
				if s &= 1<<n - 1; s == 0 {
					continue
				}
				v := 0
				for of, number := range things {
					if of&s != 0 {
						v += number
					}
				}
				if wrong && rapid.IntRange(0, 2).Draw(t, "this one") == 0 {
					v = rapid.IntRange(0, 2*v+3).Draw(t, "another")
				}
				known = append(known, Known[atoms, int]{s, figureNear(t, v)})
			}
			ask := atoms(rapid.IntRange(1, 1<<n-1).Draw(t, "ask"))
			m := GivenDistinct(known...)
			got, err := m.Infer(ask)
			require.NoError(t, err)
			want, ok := distinctTruth(known, inWords, ask, n)
			if len(m.Disputes(ask)) > 0 {
				require.False(t, ok, "no contradiction in %v", known)
				requireDistinctRepairs(t, known, ask, n, got)
				return
			}
			if !ok {
				require.False(t, got.Tight && joined(known, ask), "a contradiction is missed in %v", known)
				return
			}
			require.True(t, inside(want, got.Figure.Bounds()), "%v not in %v, from %v", want, got.Figure, known)
			if got.Tight {
				require.Equal(t, want, spanOf(got.Figure.Bounds()), "%b %b", known, ask)
			}
			want, ok = distinctTruth(known, asRead, ask, n)
			if !ok || len(got.Findings) > 0 {
				return // its readings fall back to the words
			}
			require.True(t, inside(want, got.Figure.Reading()), "%v not in %v, from %v", want, got.Figure, known)
			if got.Tight {
				require.Equal(t, want, spanOf(got.Figure.Reading()), "%b %b", known, ask)
			}
		}))
	}
}

// requireDistinctRepairs checks an answer against all sets of figures whose rest
// agrees and that are as few as can be, where no set is told twice.
func requireDistinctRepairs(t *rapid.T, known []Known[atoms, int], ask atoms, n int, got Inferred[int]) {
	for i, a := range known {
		for _, b := range known[:i] {
			if a.Set == b.Set {
				return
			}
		}
	}
	if !joined(known, ask) {
		return
	}
	for size := 1; ; size++ {
		all := span{unbounded, 0}
		for out := range 1 << len(known) {
			if bits.OnesCount(uint(out)) != size {
				continue
			}
			var rest []Known[atoms, int]
			for i, k := range known {
				if out>>i&1 == 0 {
					rest = append(rest, k)
				}
			}
			if s, ok := distinctTruth(rest, inWords, ask, n); ok {
				all = span{min(all.lo, s.lo), max(all.hi, s.hi)}
			}
		}
		if all.lo == unbounded {
			continue
		}
		if got.Tight {
			require.Equal(t, all, spanOf(got.Figure.Bounds()), "%d of %v", ask, known)
		}
		return
	}
}

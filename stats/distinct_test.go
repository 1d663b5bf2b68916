package stats

import (
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
		drugs | 0x100:       "at least 3,292, read as 3,292 or more",
		cannabis | 4:        "1,990 to 3,292",
		0:                   "0",
		drugs<<8 | cannabis: "at least 1,990, read as 1,990 or more",
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
			got, err := GivenDistinct(known...).Infer(ask)
			want, ok := distinctTruth(known, inWords, ask, n)
			if err != nil {
				require.False(t, ok, "%v: no contradiction in %v", err, known)
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

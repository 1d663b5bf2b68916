// SPDX-License-Identifier: MIT

package publish_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/publish"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A group is some of a world's forces, kinds or weeks, and the set that they are.
type group struct {
	of  []int
	set uint64
}

// nested gives each of some sets by itself, so many together, and all.
func nested(sets []uint64, together int) (groups []group) {
	all := group{}
	for i, s := range sets {
		groups = append(groups, group{[]int{i}, s})
		all.of, all.set = append(all.of, i), all.set|s
	}
	for i := 0; i+together <= len(sets); i += together {
		some := group{}
		for j := i; j < i+together; j++ {
			some.of, some.set = append(some.of, j), some.set|sets[j]
		}
		groups = append(groups, some)
	}
	return append(groups, all)
}

// weapons gives a table of so many forces and kinds of weapons, with all of their
// regions, the nation and all kinds; and as many public figures, of weeks and months, of
// forces, regions and the nation, of kinds and classes.
func weapons(forces, kinds, figures int) (publish.Draft, countylines.Ledger) {
	const weeks = 12 // and the days of the quarter after them
	r := rand.New(rand.NewPCG(18, 18))
	var area, kind, week []uint64
	for a := range countylines.UK.Forces() {
		if len(area) < forces {
			area = append(area, uint64(a))
		}
	}
	for k := seizure.Weapon(1); len(kind) < kinds; k <<= 1 {
		if k.Size() == 1 && seizure.AnyWeapon.And(k) == k {
			kind = append(kind, uint64(k))
		}
	}
	for w := range weeks {
		week = append(week, 1<<w)
	}
	found := make([][weeks + 1]int, forces*kinds)
	for i := range found {
		for range r.IntN(20) * min(1, r.IntN(4)) {
			found[i][r.IntN(weeks+1)]++
		}
	}
	sum := func(areas, kinds_, weeks group) (n int) {
		for _, a := range areas.of {
			for _, k := range kinds_.of {
				for _, w := range weeks.of {
					n += found[a*kinds+k][w]
				}
			}
		}
		return n
	}
	areas, classes, periods := nested(area, 5), nested(kind, 4), nested(week, 4)
	whole := group{of: []int{weeks}}
	for w := range weeks {
		whole.of = append(whole.of, w)
	}
	d := publish.Draft{Title: "Made-up weapons", Period: quarter}
	for _, a := range areas {
		d.Areas = append(d.Areas, countylines.Area(a.set))
		if len(a.of) > 1 {
			continue
		}
		ret := countylines.Return{Area: countylines.Area(a.set), Period: quarter, Complete: countylines.KindsOf(seizure.KindWeapons)}
		for _, k := range classes[:kinds] {
			ret.Seized.Weapons = append(ret.Seized.Weapons, stats.Entry[seizure.Weapon, int]{Set: seizure.Weapon(k.set), Figure: stats.Exactly(sum(a, k, whole))})
		}
		d.Figures = append(d.Figures, ret)
	}
	for _, k := range append(slices.Clone(classes[:kinds]), classes[len(classes)-1]) {
		d.Subjects = append(d.Subjects, countylines.WeaponsOf(seizure.Weapon(k.set)))
	}
	var public countylines.Ledger
	for range figures {
		a, k, p := areas[r.IntN(len(areas))], classes[r.IntN(len(classes))], periods[r.IntN(len(periods))]
		n := sum(a, k, p)
		figure := []stats.Figure[int]{stats.Exactly(n), stats.Exactly(n), stats.AtLeast(n), stats.AtMost(n + 2)}[r.IntN(4)]
		from := quarter.From + calendar.Day(7*p.of[0])
		said := countylines.Return{Area: countylines.Area(a.set), Period: calendar.Period{From: from, To: from + calendar.Day(7*len(p.of))}}
		said.Seized.Weapons = stats.List[seizure.Weapon, int]{{Set: seizure.Weapon(k.set), Figure: figure}}
		public = append(public, said)
	}
	return d, public
}

// Figures of weeks, regions and classes cross the table and each other in every way;
// the table is protected given all of them.
func TestProtectAmongManyPublicFigures(t *testing.T) {
	for _, size := range [][3]int{{10, 4, 60}, {15, 8, 300}, {25, 12, 500}} {
		d, public := weapons(size[0], size[1], size[2])
		out, err := publish.Protect(publish.Rule{Width: 3}, public, d)
		require.NoError(t, err)
		leaks := map[[2]int]bool{}
		for _, l := range out[0].Report.Leaks {
			leaks[[2]int{l.Row, l.Column}] = true
		}
		small := 0
		for _, h := range out[0].Report.Hidden {
			if h.Why == publish.Small && !leaks[[2]int{h.Row, h.Column}] {
				small++
				require.GreaterOrEqual(t, h.Proof.Hi-h.Proof.Lo, 3)
				require.True(t, h.Bare.Lo <= h.Proof.Hi && (h.Bare.Open || h.Bare.Lo <= h.Bare.Hi))
			}
		}
		require.Positive(t, small)
	}
}

func BenchmarkProtect(b *testing.B) {
	for _, size := range []struct {
		name                  string
		forces, kinds, public int
	}{{"6x8", 6, 8, 0}, {"45x20", 45, 20, 0}, {"45x20 and 1000 public figures", 45, 20, 1000}} {
		d, public := weapons(size.forces, size.kinds, size.public)
		b.Run(size.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := publish.Protect(publish.Rule{Width: 3}, public, d); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// SPDX-License-Identifier: MIT

package stats_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func (v vector) spells(duration, status string) []stats.Spell {
	v.t.Helper()
	ended := v.list(status)
	var spells []stats.Spell
	for i, d := range v.list(duration) {
		spells = append(spells, stats.Spell{Duration: d, Ended: ended[i] == 1})
	}
	return spells
}

func TestKaplanMeierVectors(t *testing.T) {
	step := map[int]int{} // how many rows of each case were seen
	for _, v := range vectors(t, "kaplan_meier") {
		for column, text := range v.cell { // R's word for a limit that does not exist
			if text == "NA" {
				v.cell[column] = "NaN"
			}
		}
		r := stats.KaplanMeier(v.spells("time", "status"), v.float("conf"))
		v.require("median", float64(r.Median), 1e-14)
		v.require("median_lo", r.MedianInterval.Lo, 1e-14)
		if hi := v.float("median_hi"); math.IsNaN(hi) && r.MedianInterval.Estimable() {
			require.Equal(t, math.Inf(1), r.MedianInterval.Hi)
		} else {
			v.require("median_hi", r.MedianInterval.Hi, 1e-14)
		}
		if math.IsNaN(v.float("at")) {
			require.Empty(t, r.Steps)
			require.Equal(t, stats.Estimate(1), r.At(1).Survival)
			continue
		}
		s := r.Steps[step[v.int("case")]]
		step[v.int("case")]++
		v.require("at", s.Duration, 0)
		require.Equal(t, v.int("n_risk"), s.AtRisk)
		require.Equal(t, v.int("n_event"), s.Ended)
		v.require("surv", float64(s.Survival), 1e-14)
		v.require("se_greenwood", float64(s.SE), 1e-10)
		v.require("lo_loglog", s.Interval.Lo, 1e-10)
		v.require("hi_loglog", s.Interval.Hi, 1e-10)
		require.True(t, sameStep(s, r.At(s.Duration)))
		require.Equal(t, step[v.int("case")] == len(r.Steps), slices.IndexFunc(r.Steps, func(s stats.KaplanMeierStep) bool { return s.Duration > v.float("at") }) < 0)
	}
}

func sameStep(a, b stats.KaplanMeierStep) bool {
	return a.Duration == b.Duration && a.AtRisk == b.AtRisk && a.Ended == b.Ended && a.Survival == b.Survival
}

func TestLogRankVectors(t *testing.T) {
	for _, v := range vectors(t, "logrank") {
		r := stats.LogRank(v.spells("time1", "status1"), v.spells("time2", "status2"))
		require.Equal(t, [2]int{v.int("o1"), v.int("o2")}, r.Ended)
		v.require("e1", float64(r.Expected[0]), 1e-13)
		v.require("e2", float64(r.Expected[1]), 1e-13)
		v.require("var", float64(r.Variance), 1e-10)
		if v.float("var") == 0 {
			require.False(t, r.ChiSquared.Estimable() || r.P.Estimable())
			continue
		}
		v.require("chisq", float64(r.ChiSquared), 1e-10)
		v.require("p", float64(r.P), 1e-10)
	}
}

func drawSpells(t *rapid.T, name string, least int) []stats.Spell {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) stats.Spell {
		return stats.Spell{Duration: float64(rapid.IntRange(0, 12).Draw(t, "days")), Ended: rapid.Bool().Draw(t, "ended")}
	}), least, 30).Draw(t, name)
}

func TestSurvivalProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		spells := drawSpells(t, "spells", 1)
		r := stats.KaplanMeier(spells, 0.9)

		// The curve falls, within its band, and the band widens with the level.
		before := stats.Estimate(1)
		wide := stats.KaplanMeier(spells, 0.99)
		for i, s := range r.Steps {
			require.Less(t, s.Survival, before)
			before = s.Survival
			if s.Interval.Estimable() {
				require.True(t, 0 <= s.Interval.Lo && s.Interval.Contains(float64(s.Survival)) && s.Interval.Hi <= 1)
				require.True(t, wide.Steps[i].Interval.Contains(s.Interval.Lo) && wide.Steps[i].Interval.Contains(s.Interval.Hi))
			}
		}

		// Without censoring it is the share that lasts longer, and the order and the
		// unit of the spells never matter.
		all, other := slices.Clone(spells), slices.Clone(spells)
		for i := range all {
			all[i].Ended = true
			other[i].Duration *= 7
		}
		for _, s := range stats.KaplanMeier(all, 0.9).Steps {
			longer := 0
			for _, spell := range all {
				if spell.Duration > s.Duration {
					longer++
				}
			}
			require.InDelta(t, float64(longer)/float64(len(all)), float64(s.Survival), 1e-12)
		}
		slices.Reverse(other)
		inDays := stats.KaplanMeier(other, 0.9)
		require.Equal(t, len(r.Steps), len(inDays.Steps))
		for i, s := range inDays.Steps {
			require.Equal(t, r.Steps[i].Survival, s.Survival)
			require.Equal(t, 7*r.Steps[i].Duration, s.Duration)
		}

		// Which group is named first changes nothing; a group against itself tells
		// of no difference; what was expected is what ended.
		group := drawSpells(t, "group", 1)
		ab, ba := stats.LogRank(spells, group), stats.LogRank(group, spells)
		require.InDelta(t, float64(ab.Expected[0]), float64(ba.Expected[1]), 1e-12)
		require.InDelta(t, float64(ab.Expected[0]+ab.Expected[1]), float64(ab.Ended[0]+ab.Ended[1]), 1e-9)
		if ab.P.Estimable() {
			require.InDelta(t, float64(ab.P), float64(ba.P), 1e-9)
		}
		if self := stats.LogRank(spells, spells); self.P.Estimable() {
			require.InDelta(t, 1, float64(self.P), 1e-6)
		}
	})
}

func TestSurvivalOfBadInput(t *testing.T) {
	for _, d := range []float64{-1, math.NaN(), math.Inf(1)} {
		bad := []stats.Spell{{Duration: 3, Ended: true}, {Duration: d}}
		r := stats.KaplanMeier(bad, 0.95)
		require.False(t, r.Median.Estimable() || r.MedianInterval.Estimable())
		require.Empty(t, r.Steps)
		require.False(t, stats.LogRank(bad, nil).P.Estimable())
	}
	for _, level := range []float64{0, 1, math.NaN()} {
		require.Empty(t, stats.KaplanMeier([]stats.Spell{{Duration: 3, Ended: true}}, level).Steps)
	}
	none := stats.KaplanMeier(nil, 0.95)
	require.False(t, none.Median.Estimable() || none.At(0).Survival.Estimable())
	require.False(t, stats.LogRank(nil, nil).P.Estimable())

	one := stats.KaplanMeier([]stats.Spell{{Duration: 3, Ended: true}, {Duration: 9}}, 0.95)
	require.Equal(t, stats.Estimate(1), one.At(2.9).Survival)
	require.Equal(t, stats.Estimate(0.5), one.At(9).Survival)
	require.False(t, one.At(9.1).Survival.Estimable(), "nobody was watched for so long")
	require.False(t, one.At(-1).Survival.Estimable() || one.At(math.NaN()).Survival.Estimable())
	ended := stats.KaplanMeier([]stats.Spell{{Duration: 3, Ended: true}}, 0.95)
	require.Equal(t, stats.Estimate(0), ended.At(100).Survival)
}

func BenchmarkKaplanMeier1000(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 2))
	spells := make([]stats.Spell, 1000)
	for i := range spells {
		spells[i] = stats.Spell{Duration: float64(random.IntN(365)), Ended: random.IntN(3) > 0}
	}
	b.ReportAllocs()
	for b.Loop() {
		stats.KaplanMeier(spells, 0.95)
	}
}

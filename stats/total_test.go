// SPDX-License-Identifier: MIT

package stats

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// How figures are shared out between totals, and the order in which they come,
// never shows.
func TestTotalIsSumHoweverItIsShared(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		figs := rapid.SliceOfN(aFigure, 0, 8).Draw(t, "figs")
		var shards [3]Total[int]
		for _, f := range rapid.Permutation(figs).Draw(t, "shuffled") {
			shards[rapid.IntRange(0, 2).Draw(t, "shard")].Add(f)
		}
		shards[1].Merge(shards[2])
		shards[0].Merge(shards[1])
		require.Equal(t, Sum(figs...), shards[0].Figure())
	})
}

func TestTotalAllocatesNothing(t *testing.T) {
	var total Total[int64]
	over, about, exact := MoreThan[int64](5), About[int64](70), Exactly[int64](3)
	require.Zero(t, testing.AllocsPerRun(100, func() {
		total.Add(over)
		total.Add(about)
		total.Add(exact)
		total.Merge(total)
	}))
}

func BenchmarkTotal(b *testing.B) {
	for _, c := range []struct {
		name string
		fig  Figure[int64]
	}{{"exactly", Exactly[int64](5)}, {"over", MoreThan[int64](5_000)}, {"between", Between[int64](5, 9)}} {
		figs := make([]Figure[int64], 1024)
		for i := range figs {
			figs[i] = c.fig
		}
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				addAll(figs)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/1024, "ns/figure")
		})
	}
}

//go:noinline
func addAll(figs []Figure[int64]) Figure[int64] {
	var total Total[int64]
	for i := range figs {
		total.Add(figs[i])
	}
	return total.Figure()
}

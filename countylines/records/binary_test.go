// SPDX-License-Identifier: MIT

package records

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

func TestPackedTallyLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		entries, more := entriesGen.Draw(t, "entries"), entriesGen.Draw(t, "more")
		tally := tallyOf(entries)
		packed, err := tally.MarshalBinary()
		require.NoError(t, err)
		back := *tallyOf(more) // which is forgotten
		require.NoError(t, back.UnmarshalBinary(packed))
		require.Equal(t, tally.Ledger(), back.Ledger())
		require.Equal(t, tally.Accepted, back.Accepted)

		again, err := tallyOf(rapid.Permutation(entries).Draw(t, "shuffled")).MarshalBinary()
		require.NoError(t, err)
		require.Equal(t, packed, again, "equal totals have equal bytes")

		require.NoError(t, back.Merge(tallyOf(more)))
		require.Equal(t, tallyOf(append(entries, more...)).Ledger(), back.Ledger(), "it goes on adding as if never packed")
	})
}

func TestTallyLedgerSurvivesJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := tallyOf(entriesGen.Draw(t, "entries")).Ledger()
		out, err := json.Marshal(l)
		require.NoError(t, err)
		var back countylines.Ledger
		require.NoError(t, json.Unmarshal(out, &back))
		require.Equal(t, l, back)
	})
}

func TestPackedTallyCutOff(t *testing.T) {
	tally := Tally{Keys: []Key{By("team")}}
	tally.Add(countylines.Event{On: october.From, By: countylines.Kent, What: countylines.PeopleSafeguarded, Count: stats.MoreThan(3)}, october, "north")
	addAll(&tally, someSeizures(100, false), calendar.Day.Quarter)
	packed, err := tally.MarshalBinary()
	require.NoError(t, err)
	for n := range packed {
		var back Tally
		err := back.UnmarshalBinary(packed[:n])
		_, typed := errors.AsType[*PackedError](err)
		require.True(t, typed, "%d bytes: %v", n, err)
		require.Zero(t, back.Accepted)
	}
	require.Error(t, new(Tally).UnmarshalBinary(append(packed, 0)))
}

// Whatever the bytes, unpacking ends with an error or with a tally whose totals
// can be asked, and which packs to bytes that unpack to the same.
func FuzzTallyUnmarshalBinary(f *testing.F) {
	tally := Tally{Keys: []Key{By("team")}}
	for _, e := range someSeizures(20, true) {
		tally.Add(e, e.On.Quarter())
	}
	for _, m := range []countylines.Measure{countylines.Arrests, countylines.Remanded, countylines.PeopleSafeguarded, countylines.ChildrenSafeguarded} {
		tally.Add(countylines.Event{On: october.From, By: countylines.Kent, What: m, Count: stats.About(70)}, october, "north")
	}
	packed, err := tally.MarshalBinary()
	require.NoError(f, err)
	f.Add(packed)
	f.Add([]byte(packedAs))
	f.Fuzz(func(t *testing.T, data []byte) {
		var tally, back Tally
		if err := tally.UnmarshalBinary(data); err != nil {
			_, typed := errors.AsType[*PackedError](err)
			require.True(t, typed)
			return
		}
		packed, err := tally.MarshalBinary()
		require.NoError(t, err)
		require.NoError(t, back.UnmarshalBinary(packed))
		require.Equal(t, tally.Ledger(), back.Ledger())
	})
}

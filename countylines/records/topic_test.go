// SPDX-License-Identifier: MIT

package records

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Every kind and every named set of kinds, in every field of a return, has a number
// of its own that leads back to it.
func TestTopicsAreNumbered(t *testing.T) {
	table := topics()
	require.Less(t, len(table.topics), len(table.slots)/2)
	for n, k := range table.topics {
		require.Equal(t, uint16(n), table.number(k))
		if n > 0 {
			require.Equal(t, k, topicOf(k.subject()))
		}
	}
	for _, m := range countylines.Measures() {
		require.Equal(t, m.OverDays() == countylines.Additive, table.number(topic{set: uint64(m)}) != 0, "%v", m)
	}
	for _, s := range []countylines.Subject{countylines.MassOf(seizure.Cannabis), countylines.PacksOf(seizure.Heroin.In(seizure.Wrap)), countylines.WorthOf(seizure.AnyDrug),
		countylines.WeaponsOf(seizure.Bladed), countylines.GoodsOf(seizure.Phone), countylines.GoodsWorthOf(seizure.AnyGood), countylines.CashTaken(), countylines.SeizuresOf(seizure.Crack)} {
		require.NotZero(t, table.number(topicOf(s)), "%v", s)
	}
	require.Zero(t, table.number(topic{set: uint64(seizure.Heroin | seizure.Crack), kind: seizure.KindMass}))
}

func TestAddingAllocatesNothing(t *testing.T) {
	events := append(someSeizures(500, true),
		countylines.Event{On: october.From, By: countylines.Kent, What: countylines.Remanded, Count: stats.Exactly(1), Also: countylines.WomenArrested},
		countylines.Event{On: october.From, By: countylines.Kent, What: countylines.PeopleSafeguarded, Count: stats.MoreThan(3)})
	var tally Tally
	for name, add := range map[string]func(){
		"Add": func() {
			for i := range events {
				tally.Add(events[i], events[i].On.Quarter())
			}
		},
		"Add with parts": func() { tally.Add(events[0], october, "north", "Rico") },
	} {
		add() // makes the groups
		require.Zero(t, testing.AllocsPerRun(5, add), name)
	}
}

// The size of a tally is that of its groups, however many events there were.
func TestTallyGrowsWithGroupsAlone(t *testing.T) {
	events := someSeizures(20_000, true)
	var tally Tally
	addAll(&tally, events, calendar.Day.Quarter)
	before, err := tally.MarshalBinary()
	require.NoError(t, err)
	require.Zero(t, testing.AllocsPerRun(3, func() { addAll(&tally, events, calendar.Day.Quarter) }))
	after, err := tally.MarshalBinary()
	require.NoError(t, err)
	require.InEpsilon(t, len(before), len(after), 0.2)
}

// SPDX-License-Identifier: MIT

package countylines_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

var year2016 = calendar.Date(2016, time.April, 1).FinancialYear()

// Kent's cell for heroin of 2016/17 is 0 kg of 171 seizures: it was not weighed, or is
// below what the table prints. So the South East has 7.1 kg or more.
func TestMassOfNothing(t *testing.T) {
	l, _ := read(t, published.SeizuresByForce)
	x := l.Index()
	heroin := countylines.MassOf(seizure.Heroin)
	kent, err := x.Explain(heroin, countylines.Kent, year2016)
	require.NoError(t, err)
	require.False(t, kent.Figure.Figure.Reported(), kent)
	require.Zero(t, kent.Covered)
	require.Len(t, kent.LeftOut, 1)
	require.Equal(t, countylines.NotWeighed, kent.LeftOut[0].Why)
	occasions, err := x.Of(countylines.SeizuresOf(seizure.Heroin), countylines.Kent, year2016)
	require.NoError(t, err)
	require.Equal(t, "171", occasions.String())
	region, err := x.Explain(heroin, countylines.SouthEast, year2016)
	require.NoError(t, err)
	require.True(t, region.Figure.Figure.Bounds().Open, region.Figure)
	require.Less(t, region.Covered, region.Asked)
	place, _ := placeOf(countylines.Rank(l, heroin, countylines.PerResidents(), year2016, 0.95), countylines.Kent)
	require.Zero(t, place.Rank)
	i := slices.IndexFunc(x.Conflicts(), func(c countylines.Conflict) bool {
		return c.Of == heroin && c.Area == countylines.Kent && c.Period == year2016
	})
	require.Equal(t, "heroin, mass, Kent, April 2016 to March 2017: 171 seizures, and 0g (Kent: Home Office)", x.Conflicts()[i].String())
}

// What is 0 beside seizures is an amount only where another amount stands beside it.
func TestAmountsOfNothing(t *testing.T) {
	none := stats.Exactly[seizure.Mass](0)
	at := func(items ...seizure.Item) countylines.Return {
		return countylines.Return{Area: countylines.Kent, Period: year2016, Seized: seizure.Of(items...)}
	}
	for name, c := range map[string]struct {
		l        countylines.Ledger
		of       countylines.Subject
		reported bool
	}{
		"no seizures known":          {countylines.Ledger{at(seizure.Heroin.Weighing(none))}, countylines.MassOf(seizure.Heroin), true},
		"no seizures":                {countylines.Ledger{at(seizure.Heroin.Weighing(none), seizure.Heroin.Seizures(stats.Exactly(0)))}, countylines.MassOf(seizure.Heroin), true},
		"seizures in the same row":   {countylines.Ledger{at(seizure.Heroin.Weighing(none), seizure.Heroin.Seizures(stats.Exactly(3)))}, countylines.MassOf(seizure.Heroin), false},
		"seizures in another table":  {countylines.Ledger{at(seizure.Heroin.Weighing(none)), at(seizure.Heroin.Seizures(stats.MoreThan(3)))}, countylines.MassOf(seizure.Heroin), false},
		"seizures of a part":         {countylines.Ledger{at(seizure.AnyDrug.Weighing(none), seizure.Heroin.Seizures(stats.Exactly(3)))}, countylines.MassOf(seizure.Crack), false},
		"seizures of something else": {countylines.Ledger{at(seizure.Heroin.Weighing(none), seizure.Crack.Seizures(stats.Exactly(3)))}, countylines.MassOf(seizure.Heroin), true},
		"seizures of a whole":        {countylines.Ledger{at(seizure.Heroin.Weighing(none), seizure.AnyDrug.Seizures(stats.Exactly(3)))}, countylines.MassOf(seizure.Heroin), true},
		"plants instead": {countylines.Ledger{at(seizure.Cannabis.Weighing(none), seizure.Cannabis.Seizures(stats.Exactly(3)),
			seizure.Cannabis.In(seizure.Plant).Count(stats.Exactly(40)))}, countylines.MassOf(seizure.Cannabis), true},
		"no doses": {countylines.Ledger{at(seizure.LSD.In(seizure.Dose).Count(stats.Exactly(0)), seizure.LSD.Seizures(stats.Exactly(2)))},
			countylines.PacksOf(seizure.LSD.In(seizure.Dose)), false},
		"worth nothing":             {countylines.Ledger{at(seizure.Heroin.Worth(stats.Exactly[seizure.Money](0)), seizure.Heroin.Seizures(stats.Exactly(2)))}, countylines.WorthOf(seizure.Heroin), false},
		"worth nothing, by another": {countylines.Ledger{at(seizure.Heroin.Worth(stats.Exactly[seizure.Money](0))), at(seizure.Heroin.Seizures(stats.Exactly(2)))}, countylines.WorthOf(seizure.Crack), false},
		"worth nothing, though weighed": {countylines.Ledger{at(seizure.Heroin.Worth(stats.Exactly[seizure.Money](0)), seizure.Heroin.Weighing(stats.Exactly(seizure.Gram)),
			seizure.Heroin.Seizures(stats.Exactly(2)))}, countylines.WorthOf(seizure.Heroin), false},
		"worth something in part": {countylines.Ledger{at(seizure.Heroin.Worth(stats.Exactly[seizure.Money](0)), seizure.AnyDrug.Worth(stats.Exactly(5*seizure.Pound)),
			seizure.Heroin.Seizures(stats.Exactly(2)))}, countylines.WorthOf(seizure.Heroin), true},
		"at most nothing that a table prints": {countylines.Ledger{at(seizure.Heroin.Weighing(stats.LessThan(seizure.Gram)), seizure.Heroin.Seizures(stats.Exactly(2)))},
			countylines.MassOf(seizure.Heroin), true},
	} {
		v, err := c.l.Of(c.of, countylines.Kent, year2016)
		require.NoError(t, err, name)
		require.Equal(t, c.reported, v.Figure.Reported(), "%s: %v", name, v)
		if !c.reported {
			require.Len(t, c.l.Conflicts(), 1, name)
			if len(c.l) == 1 {
				own, err := c.of.Of(c.l[0])
				require.NoError(t, err, name)
				require.False(t, own.Figure.Reported(), name)
			}
			sum, err := c.l.Sum(countylines.Kent, year2016)
			require.NoError(t, err, name)
			for s := range sum.All() {
				require.NotEqual(t, c.of.Kind(), s.Kind(), name)
			}
		} else {
			require.Empty(t, c.l.Conflicts(), name)
		}
	}
}

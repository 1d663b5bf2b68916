// SPDX-License-Identifier: MIT

package countylines

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

func TestDatabaseForms(t *testing.T) {
	for _, c := range []struct {
		value driver.Valuer
		into  sql.Scanner
		want  driver.Value
	}{
		{Staffordshire | WestMercia, new(Area), "staffordshire|west-mercia"},
		{Area(0), new(Area), ""},
		{Charged, new(Measure), "charged"},
		{PWITS, new(Offence), "pwits"},
		{Debt | Care, new(Vulnerability), "debt|care"},
		{MassOf(seizure.Heroin), new(Subject), "mass:heroin"},
		{NoResidents, new(Note), "no residents"},
		{Value{Nanograms, stats.MoreThan(int64(5 * seizure.Kilogram))}, new(Value), "over 5kg"},
		{Value{Unit: Pence}, new(Value), "not reported pence"},
	} {
		stored, err := c.value.Value()
		require.NoError(t, err)
		require.Equal(t, c.want, stored)
		for _, column := range []any{stored, []byte(stored.(string))} {
			require.NoError(t, c.into.Scan(column))
			back, err := c.into.(driver.Valuer).Value()
			require.NoError(t, err)
			require.Equal(t, stored, back, "%T", c.into)
		}
		for _, column := range []any{int64(3), 1.5, true} {
			_, typed := errors.AsType[*NameError](c.into.Scan(column))
			require.True(t, typed, "%T of %v", c.into, column)
		}
		switch c.into.(type) {
		case *Offence, *Vulnerability: // which may be not recorded
		default:
			require.Error(t, c.into.Scan(nil))
		}
		require.Error(t, c.into.Scan("no such thing"))
		back, err := c.into.(driver.Valuer).Value()
		require.NoError(t, err)
		require.Equal(t, stored, back, "what is not read changes nothing")
	}
	for _, none := range []driver.Valuer{Area(1 << 63), Arrests | Visits, Vulnerability(1 << 15), Offence(255)} {
		_, err := none.Value()
		require.Error(t, err, "%T", none)
	}
}

func TestNotRecordedIsNull(t *testing.T) {
	offence, debt := PWITS, Debt
	require.NoError(t, offence.Scan(nil))
	require.NoError(t, debt.Scan(nil))
	for _, none := range []driver.Valuer{offence, debt} {
		stored, err := none.Value()
		require.NoError(t, err)
		require.Nil(t, stored)
	}
}

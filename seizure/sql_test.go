// SPDX-License-Identifier: MIT

package seizure_test

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/seizure"
)

func TestNamesInDatabases(t *testing.T) {
	for _, c := range []struct {
		value driver.Valuer
		into  sql.Scanner
		want  driver.Value
	}{
		{seizure.Heroin | seizure.Crack, new(seizure.Substance), "heroin|crack-cocaine"},
		{seizure.Machete, new(seizure.Weapon), "machete"},
		{seizure.Vehicle, new(seizure.Good), "vehicle"},
		{seizure.Heroin.In(seizure.Wrap), new(seizure.Pack), "heroin wrap"},
		{seizure.Millilitre, new(seizure.Form), "ml"},
		{seizure.KindGoodsWorth, new(seizure.Kind), "goods worth"},
		{seizure.PurityAdjusted, new(seizure.Level), "purity-adjusted"},
		{seizure.PartlySeen, new(seizure.Evidence), "partly seen"},
	} {
		stored, err := c.value.Value()
		require.NoError(t, err)
		require.Equal(t, c.want, stored)
		for _, column := range []any{stored, []byte(stored.(string))} {
			require.NoError(t, c.into.Scan(column))
			back, err := c.into.(driver.Valuer).Value()
			require.NoError(t, err)
			require.Equal(t, stored, back)
		}
		for _, column := range []any{nil, int64(1), 1.5, "tea"} {
			_, typed := errors.AsType[*seizure.NameError](c.into.Scan(column))
			require.True(t, typed, "%T of %v", c.into, column)
		}
	}
	_, err := seizure.Form(99).Value()
	require.Error(t, err)
}

func TestAmountsInDatabases(t *testing.T) {
	stored, err := (5 * seizure.Kilogram).Value()
	require.NoError(t, err)
	require.Equal(t, int64(5_000_000_000_000), stored)
	stored, err = (15_000 * seizure.Pound).Value()
	require.NoError(t, err)
	require.Equal(t, int64(1_500_000), stored)
	_, err = seizure.Mass(-1).Value()
	require.Error(t, err)

	var m seizure.Mass
	for _, column := range []any{int64(10_500_000_000), "10.5g", []byte("10.5 grams"), "10500000000", []byte("10500000000"),
		big.NewInt(10_500_000_000), decimal.NewFromInt(10_500_000_000)} {
		m = 0
		require.NoError(t, m.Scan(column), "%v", column)
		require.Equal(t, 10_500*seizure.Milligram, m)
	}
	var sum seizure.Money
	for _, column := range []any{int64(1250), "£12.50", big.NewInt(1250)} {
		sum = 0
		require.NoError(t, sum.Scan(column))
		require.Equal(t, 1250*seizure.Penny, sum)
	}
	for _, column := range []any{nil, int64(-1), 12.5, true, "", "12.5", "a lot", "-5", new(big.Int).Lsh(big.NewInt(1), 63), big.NewInt(math.MinInt64),
		strings.Repeat("9", 1<<20), "€5", decimal.NewFromFloat(0.5)} {
		_, typed := errors.AsType[*seizure.AmountError](m.Scan(column))
		require.True(t, typed, "%v", column)
		_, typed = errors.AsType[*seizure.AmountError](sum.Scan(column))
		require.True(t, typed, "%v", column)
	}
	require.Equal(t, 10_500*seizure.Milligram, m, "what is not read changes nothing")
}

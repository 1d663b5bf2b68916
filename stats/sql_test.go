// SPDX-License-Identifier: MIT

package stats

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"math"
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestDatabaseForms(t *testing.T) {
	for _, c := range []struct {
		value driver.Valuer
		into  sql.Scanner
		want  driver.Value
	}{
		{MoreThan(950), new(Figure[int]), "over 950"},
		{Figure[int64]{}, new(Figure[int64]), nil},
		{Bounds[int]{Lo: 3, Open: true}, new(Bounds[int]), "3 or more"},
		{Interval{0.25, math.Inf(1)}, new(Interval), "0.25 to +Inf"},
		{Interval{1.0 / 3, 1}, new(Interval), "0.3333333333333333 to 1"},
		{Estimate(math.NaN()), new(Estimate), "not estimable"},
		{Estimate(2.0 / 3), new(Estimate), "0.6666666666666666"},
		{Certain, new(Verdict), "certain"},
		{Above, new(Flag), "above"},
	} {
		stored, err := c.value.Value()
		require.NoError(t, err)
		require.Equal(t, c.want, stored)
		columns := []any{stored}
		if text, ok := stored.(string); ok {
			columns = append(columns, []byte(text))
		}
		for _, column := range columns {
			require.NoError(t, c.into.Scan(column))
			back, err := c.into.(driver.Valuer).Value()
			require.NoError(t, err)
			require.Equal(t, stored, back, "%T", c.into)
		}
		for _, column := range []any{true, "no such thing", []byte("-1")} {
			if _, real := c.into.(*Estimate); real && column != true {
				continue
			}
			_, typed := errors.AsType[*ParseError](c.into.Scan(column))
			require.True(t, typed, "%T of %v", c.into, column)
		}
	}
	var half Estimate
	require.NoError(t, half.Scan(0.5))
	require.Equal(t, Estimate(0.5), half)
}

// A database's own sum of integers may be of 128 bits.
func TestFigureScansLargeNumbers(t *testing.T) {
	var f Figure[int64]
	require.NoError(t, f.Scan(big.NewInt(25)))
	require.Equal(t, Exactly(int64(25)), f)
	for _, none := range []*big.Int{big.NewInt(-1), new(big.Int).Lsh(big.NewInt(1), 63)} {
		_, typed := errors.AsType[*ParseError](f.Scan(none))
		require.True(t, typed)
		require.Equal(t, Exactly(int64(25)), f)
	}
	for _, text := range []string{"over 5", "not reported", "19 to 68", "12.5", ""} {
		_, typed := errors.AsType[*ParseError](f.Scan(number(text)))
		require.True(t, typed, text)
		require.Equal(t, Exactly(int64(25)), f, "no number is not 0")
	}
	var n Figure[int]
	require.NoError(t, n.Scan(int64(25)))
	require.Error(t, n.Scan(int64(-25)))
}

// number is one of a database's own types of number.
type number string

func (n number) String() string { return string(n) }

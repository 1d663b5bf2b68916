// SPDX-License-Identifier: MIT

package countylines_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

func TestAppendText(t *testing.T) {
	for _, v := range []interface {
		encoding.TextAppender
		encoding.TextMarshaler
	}{
		countylines.Kent | countylines.Essex, countylines.Area(0), countylines.Charged, countylines.MassOf(seizure.Heroin), countylines.CashTaken(),
		countylines.Value{}, countylines.Value{Unit: countylines.Pence}, countylines.PWITS, countylines.DrugUse,
	} {
		text, err := v.MarshalText()
		require.NoError(t, err)
		got, err := v.AppendText([]byte("of "))
		require.NoError(t, err)
		require.Equal(t, "of "+string(text), string(got))
	}
	for _, v := range []encoding.TextAppender{countylines.Area(1 << 63), countylines.Arrests | countylines.LinesClosed, countylines.Offence(255), countylines.Vulnerability(1 << 15)} {
		got, err := v.AppendText([]byte("of "))
		require.ErrorAs(t, err, new(*countylines.NameError))
		require.Equal(t, "of ", string(got), "with an error nothing is added")
	}
}

func ExampleArea_AppendText() {
	text, err := (countylines.Kent | countylines.Essex).AppendText([]byte("by "))
	fmt.Println(string(text), err)
	// Output: by essex|kent <nil>
}

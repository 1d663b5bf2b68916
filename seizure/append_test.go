// SPDX-License-Identifier: MIT

package seizure_test

import (
	"encoding"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/seizure"
)

func TestAppendText(t *testing.T) {
	for _, v := range []interface {
		encoding.TextAppender
		encoding.TextMarshaler
	}{
		seizure.Mass(0), 5 * seizure.Kilogram, 15_000 * seizure.Pound, seizure.Crack | seizure.Heroin, seizure.Substance(0),
		seizure.Machete | seizure.Knife, seizure.Phone, seizure.Heroin.In(seizure.Wrap), seizure.Pack{},
	} {
		text, err := v.MarshalText()
		require.NoError(t, err)
		got, err := v.AppendText([]byte("of "))
		require.NoError(t, err)
		require.Equal(t, "of "+string(text), string(got))
	}
	for _, v := range []encoding.TextAppender{seizure.Mass(-1), seizure.Money(-1), seizure.Substance(1 << 63), seizure.Pack{Substance: seizure.Heroin, Form: 99}} {
		got, err := v.AppendText([]byte("of "))
		require.Error(t, err)
		require.Equal(t, "of ", string(got), "with an error nothing is added")
	}
}

func ExampleMass_AppendText() {
	text, err := (5 * seizure.Kilogram).AppendText([]byte("over "))
	fmt.Println(string(text), err)
	// Output: over 5kg <nil>
}

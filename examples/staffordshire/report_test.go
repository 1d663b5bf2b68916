// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// What -json prints decodes into the library's types and comes out as it went in.
func TestJSONDecodesBack(t *testing.T) {
	want, err := os.ReadFile("testdata/golden.json")
	require.NoError(t, err)
	var r report
	decoder := json.NewDecoder(bytes.NewReader(want))
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&r))
	made, err := newReport()
	require.NoError(t, err)
	require.Equal(t, made, r)
	got, err := json.MarshalIndent(r, "", "  ")
	require.NoError(t, err)
	require.Equal(t, string(want), string(got)+"\n")
}

// SPDX-License-Identifier: MIT

package phrase_test

import (
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines/press"
)

// found writes what is found in a text: each item or count, and behind a part
// the place in the list of what it is part of.
func found(text string) string {
	var all []string
	for _, f := range press.Find(text) {
		one := fmt.Sprint(f.Counted, " ", f.Number)
		if f.Counted == "" {
			f.Item.Including = nil
			one = f.Item.String()
		}
		if f.Within >= 0 {
			one += fmt.Sprint(" (of ", f.Within+1, ")")
		}
		all = append(all, one)
	}
	return strings.Join(all, "; ")
}

// Each sentence of testdata/sentences.csv stands for a kind of sentence that the
// reader has a rule for. In the file ⏎ stands for the end of a line.
func TestSentences(t *testing.T) {
	f, err := os.Open("testdata/sentences.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	for _, row := range rows[1:] {
		text := strings.ReplaceAll(row[0], "⏎", "\n")
		require.Equal(t, row[1], found(text), text)
	}
}

// SPDX-License-Identifier: MIT

package gen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func TestGeneratedFilesAgreeWithTheData(t *testing.T) {
	files, err := Files(os.DirFS("../../data"))
	require.NoError(t, err)
	there, err := filepath.Glob("../../*_gen.go")
	require.NoError(t, err)
	require.Equal(t, len(there), len(files), "a generated file that is no longer written")
	for name, source := range files {
		have, err := os.ReadFile(filepath.Join("../..", name))
		require.NoError(t, err)
		require.Equal(t, string(source), string(have), "%s is out of date: run go generate ./seizure", name)
	}
}

// A slip in a table is an error that names the table and the slip, and no file.
func TestSlipsInTheTables(t *testing.T) {
	for _, slip := range []struct{ table, old, new, says string }{
		{"drugs.csv", "\nheroin,", "\ncocaine,", "drugs.csv: cocaine is there twice"},
		{"weapons.csv", "lock knives,bladed,", "lock knives,blade,", "weapons.csv: no row is called blade"},
		{"drug_class_history.csv", "\nheroin,", "\nheroine,", "no drug is called heroine"},
		{"drug_prices.csv", ",street,", ",steet,", "what is"},
	} {
		data := fstest.MapFS{}
		for _, name := range []string{"drugs.csv", "weapons.csv", "goods.csv", "drug_class_history.csv", "drug_prices.csv"} {
			text, err := os.ReadFile("../../data/" + name)
			require.NoError(t, err)
			if name == slip.table {
				require.True(t, strings.Contains(string(text), slip.old), slip.table)
				text = []byte(strings.Replace(string(text), slip.old, slip.new, 1))
			}
			data[name] = &fstest.MapFile{Data: text}
		}
		_, err := Files(data)
		require.ErrorContains(t, err, slip.says)
	}
}

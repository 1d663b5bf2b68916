// SPDX-License-Identifier: MIT

package tables

import (
	"encoding/csv"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines"
)

func TestPrintedAreasAndFigures(t *testing.T) {
	for _, row := range tableRows(t, "areas.csv") {
		p, ok := areaPrinted(row["area"])
		require.True(t, ok)
		a, err := countylines.ParseArea(row["slug"])
		require.NoError(t, err)
		require.Equal(t, a, p.area)
		require.Equal(t, row["scope"], p.scope)
		require.Equal(t, row["joint"] != "", p.joint != 0)
		require.Zero(t, p.area.And(p.joint), "joint work is with others")
	}
	p, ok := areaPrinted("Merseyside+North Wales (Pwllheli stop, also in the North Wales release)")
	require.True(t, ok)
	require.Equal(t, printedArea{text: p.text, area: countylines.Merseyside, scope: "Pwllheli stop", joint: countylines.NorthWales, note: "told by both"}, p)
	_, ok = areaPrinted("Shropshire")
	require.False(t, ok)

	for _, row := range tableRows(t, "measures.csv") {
		f, ok := figurePrinted(row["measure"])
		require.True(t, ok)
		require.Equal(t, row["field"] == "counts", f.field == countsField)
		require.Equal(t, row["field"] == "counts", f.measure != 0)
		require.Equal(t, row["field"] == "rejected", f.field == rejectedField)
		if f.field == rejectedField {
			require.NotEmpty(t, f.note, "a figure that is rejected says why")
		} else if f.field != countsField {
			require.Equal(t, row["kind"], f.kind)
		}
	}
	f, ok := figurePrinted("arrests_joint_operations")
	require.True(t, ok)
	require.Equal(t, countylines.Arrests, f.measure)
	require.Equal(t, "joint operations", f.scope)
	_, ok = figurePrinted("arrest")
	require.False(t, ok)
}

// tableRows reads one of the tables behind the generated files, by column.
func tableRows(t *testing.T, name string) (rows []map[string]string) {
	f, err := os.Open("../data/" + name)
	require.NoError(t, err)
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = record[i]
		}
		rows = append(rows, row)
	}
	return rows
}

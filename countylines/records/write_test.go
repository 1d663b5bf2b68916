// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A file that other programs open has slugs in each column that names something, numbers
// beside each count, headings that SQL takes, and those that its schema has.
func TestWrittenForOtherPrograms(t *testing.T) {
	on := calendar.Date(2022, 10, 3)
	events := []countylines.Event{
		{On: on, By: countylines.WestMercia, What: countylines.LinesClosed, Count: stats.LessThan(5)},
		{On: on, By: countylines.Kent, Joint: countylines.Essex | countylines.BTP, Scope: "x", What: countylines.Arrests, Count: stats.MoreThan(1_350), Offence: countylines.PWITS},
		{On: on, By: countylines.Kent, What: countylines.Arrests},
		{On: on, Month: true, By: countylines.Kent, Item: seizure.Cocaine.Weighing(stats.Exactly(5 * seizure.Kilogram))},
	}
	var file bytes.Buffer
	require.NoError(t, Write(&file, slices.Values(events)))
	back, bad, err := readAll(bytes.NewReader(file.Bytes()))
	require.NoError(t, err)
	require.Empty(t, bad)
	events[3].On = on.Month().From
	require.Equal(t, events, back)

	rows, err := csv.NewReader(&file).ReadAll()
	require.NoError(t, err)
	var got [][]string
	for _, row := range rows[1:] {
		var cells []string
		for _, name := range []string{"date", "force", "joint", "what", "count", "count_min", "count_max", "offence", "item"} {
			cells = append(cells, row[slices.Index(rows[0], name)])
		}
		got = append(got, cells)
	}
	require.Equal(t, [][]string{
		{"2022-10-03", "west-mercia", "", "lines-closed", "under 5", "0", "5", "", ""},
		{"2022-10-03", "kent", "essex|btp", "arrests", "over 1,350", "1350", "", "pwits", ""},
		{"2022-10-03", "kent", "", "arrests", "", "0", "", "", ""},
		{"2022-10", "kent", "", "", "", "", "", "", "5kg of cocaine"},
	}, got)

	text, err := os.ReadFile("events.schema.json")
	require.NoError(t, err)
	var schema struct{ Fields []struct{ Name string } }
	require.NoError(t, json.Unmarshal(text, &schema))
	var names []string
	for _, f := range schema.Fields {
		names = append(names, f.Name)
		require.NotContains(t, []string{"on", "by", "group", "order", "table", "from", "to", "end", "user", "column"}, f.Name, "a heading that SQL does not take")
	}
	require.Equal(t, rows[0], names)
}

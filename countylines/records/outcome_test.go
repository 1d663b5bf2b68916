// SPDX-License-Identifier: MIT

package records

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
)

// outcomesIn reads a file of an outcome each, by both readers, and gives what became of
// each row: the measure, "in part" where the outcome was left out, or "refused".
func outcomesIn(t *testing.T, heading, cells string, outcomes []string) map[string]string {
	t.Helper()
	got := map[string]string{}
	for _, outcome := range outcomes {
		file := heading + "\n" + cells + `"` + outcome + "\"\n"
		events, bad, err := readAll(strings.NewReader(file))
		require.NoError(t, err)
		said := "refused"
		for _, e := range events {
			said = e.What.String()
		}
		for _, b := range bad {
			if errors.Is(b, countylines.ErrDetail) {
				said = "in part"
			}
		}
		got[outcome] = said
		tally, _, err := loadAll(strings.NewReader(strings.ReplaceAll(file, `"`, "")), 1)
		require.NoError(t, err)
		require.Equal(t, len(events), tally.Accepted, outcome)
		for _, r := range tally.Ledger() {
			require.Equal(t, events[0].Count, r.Counts[countylines.Arrests], outcome)
		}
	}
	return got
}

// What comes of a search is no arrest, unless it says so; an outcome of an arrest that is
// not understood leaves the arrest. The labels are those of data.police.uk for searches
// (stops-at-location) and crimes (outcomes-at-location), and of custody systems.
func TestOutcomesWithoutAnArrest(t *testing.T) {
	arrests := map[string]string{
		"Nothing found - no further action": "refused", "nothing found": "refused", "No further action: nothing found": "refused",
		"Article found - Detailed outcome unavailable": "refused", "Suspected psychoactive substances seized - No further action": "refused",
		"No arrest": "refused", "Not arrested": "refused", "Search only": "refused", "Words of advice": "refused", "voluntary attendance": "refused",
		"Investigation complete; no suspect identified": "refused",
		"Arrest": "arrests", "Suspect arrested": "arrests", "Suspect charged": "people charged", "Local resolution": "people given a community resolution",
		"A no further action disposal": "people released without charge", "Khat or Cannabis warning": "people dealt with otherwise out of court",
		"Not yet assigned an outcome": "in part", "pending": "in part", "sectioned": "in part", "unknown": "in part",
	}
	require.Equal(t, arrests, outcomesIn(t, "date,force,outcome", "2024-05-02,Kent,", textsOf(arrests)))

	searches := map[string]string{
		"Nothing found - no further action": "refused", "A no further action disposal": "refused", "Khat or Cannabis warning": "refused",
		"Local resolution": "refused", "Community resolution": "refused", "Penalty Notice for Disorder": "refused", "Summons / charged by post": "refused",
		"Caution (simple or conditional)": "refused", "Suspect charged": "refused", "something new": "refused",
		"Arrest": "arrests", "Suspect arrested": "arrests",
	}
	for _, mark := range []string{"Object of search", "LSOA code", "Outcome linked to object of search", "Search type"} {
		require.Equal(t, searches, outcomesIn(t, "date,force,"+mark+",outcome", "2024-05-02,Kent,x,", textsOf(searches)), mark)
	}
	lines := `{"date":"2024-05-02","force":"Kent","outcome":"A no further action disposal","object_of_search":"drugs"}` + "\n"
	tally := Tally{Keys: []Key{By("object of search")}}
	require.NoError(t, tally.AddFile(t.Context(), strings.NewReader(lines+strings.Replace(lines, "A no further action disposal", "Arrest", 1)), calendar.Day.Year, Options{}))
	require.Equal(t, [2]int{1, 1}, [2]int{tally.Accepted, tally.Rejected})
	crimes, _, err := loadAll(strings.NewReader("date,force,LSOA code,offence\n2024-05-02,Kent,E01000001,PWITS\n"), 1)
	require.NoError(t, err)
	require.Equal(t, 1, crimes.Rejected, "a crime is no arrest")
}

func textsOf(m map[string]string) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	return keys
}

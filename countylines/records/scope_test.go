// SPDX-License-Identifier: MIT

package records

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines"
)

// A part of the work that has the name of a team is told apart from the team; and what
// has no value comes before what has one.
func TestScopesAndValuesOfOneName(t *testing.T) {
	file := "date,force,what,scope,team\n2022-10-03,Kent,arrests,north,\n2022-10-03,Kent,arrests,,north\n2022-10-03,Kent,arrests,,\n2022-10-03,Essex,arrests,,north\n"
	tally, told, err := loadAll(strings.NewReader(file), 1, keysOf("team")...)
	require.NoError(t, err)
	require.Empty(t, told)
	var scopes []string
	for _, r := range tally.Ledger() {
		scopes = append(scopes, r.Area.String()+" "+r.Scope)
	}
	require.ElementsMatch(t, []string{"Kent ", "Kent north", "Kent team north", "Essex ", "Essex north"}, scopes)
	var values []string
	for v, r := range tally.ByKeys() {
		values = append(values, r.Area.String()+" "+strings.Join(v, "|"))
	}
	require.ElementsMatch(t, []string{"Kent ", "Kent north", "Essex north"}, values)
	for i, v := range values {
		if v == "Kent " {
			require.Equal(t, "Kent north", values[i+1])
		}
	}
}

// A drug in one form and a column with another contradict each other.
func TestFormsThatDiffer(t *testing.T) {
	for form, rejected := range map[string]bool{"wraps": false, "tablets": true, "": false} {
		file := "date,force,drug,form,count\n2022-10-03,Kent,wraps of heroin," + form + ",5\n"
		var bad []error
		for _, err := range Read(strings.NewReader(file)) {
			if err != nil {
				bad = append(bad, err)
			}
		}
		require.Equal(t, rejected, len(bad) > 0, "%q: %v", form, bad)
		for _, err := range bad {
			row, is := errors.AsType[*countylines.RowError](err)
			require.True(t, is)
			require.Equal(t, "form", row.Column)
		}
	}
}

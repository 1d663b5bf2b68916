// SPDX-License-Identifier: MIT

package countylines

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
)

// tableRows reads one of the tables behind the generated files, by column.
func tableRows(t *testing.T, name string) (rows []map[string]string) {
	f, err := os.Open("data/" + name)
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

func TestOffences(t *testing.T) {
	seen := map[Offence]bool{}
	for _, row := range tableRows(t, "offences.csv") {
		o, err := ParseOffence(row["slug"])
		if row["category"] == "defence" {
			require.ErrorContains(t, err, "a defence, not an offence")
			continue
		}
		require.NoError(t, err)
		require.False(t, seen[o], "every row is an offence of its own")
		seen[o] = true
		l := o.Law()
		require.Equal(t, row["display"], l.Title)
		require.Equal(t, row["statute"], l.Statute)
		require.Equal(t, row["verified"] == "yes", l.Evidence == seizure.Seen)
		require.Equal(t, row["verified"] == "no", l.Evidence == seizure.NotSeen)
		for _, text := range append(strings.Split(row["aliases"], "|"), l.Title, strings.ToUpper(l.Title)) {
			if text == "" {
				continue
			}
			alias, err := ParseOffence(text)
			require.NoError(t, err)
			require.Equal(t, o, alias, text)
		}
		text, err := o.MarshalText()
		require.NoError(t, err)
		require.Equal(t, row["slug"], string(text))
	}
	require.Len(t, seen, 46)

	require.Equal(t, "s5(3)", PWITS.Law().Section)
	require.Equal(t, "s1 or s2", FirearmCertificate.Law().Section)
	require.Equal(t, seizure.NotSeen, PWITS.Law().CodeEvidence, "from a mapping with a fault")
	require.Equal(t, seizure.Seen, Supply.Law().CodeEvidence)
	for _, o := range []Offence{Cuckooing, ChildCriminalExploitation, CoercedInternalConcealment} {
		require.Zero(t, o.Law().InForce, "no source confirms that %v is in force", o)
		require.Equal(t, seizure.PartlySeen, o.Law().Evidence)
	}
	require.Equal(t, calendar.Date(2015, time.July, 31), HumanTrafficking.Law().InForce)
	require.Zero(t, Offence(0).Law())
	require.Zero(t, Offence(200).Law())
	require.Equal(t, "not recorded", Offence(0).String())
	require.Equal(t, "Offence(200)", Offence(200).String())
	_, err := Offence(200).MarshalText()
	require.Error(t, err)
}

func TestOffenceInJSON(t *testing.T) {
	in := []Offence{PWITS, ConcernedInSupply, 0}
	out, err := json.Marshal(in)
	require.NoError(t, err)
	require.JSONEq(t, `["pwits","concerned-in-supply",""]`, string(out))
	var back []Offence
	require.NoError(t, json.Unmarshal(out, &back))
	require.Equal(t, in, back)
}

func TestTextsThatAreNoOffence(t *testing.T) {
	for text, near := range map[string][]string{
		"robery":             {"Robbery"},
		"section 45 defence": nil,
		"qqqqqq":             nil,
		"":                   nil,
	} {
		o, err := ParseOffence(text)
		require.Zero(t, o)
		name, ok := errors.AsType[*NameError](err)
		require.True(t, ok)
		require.Equal(t, near, name.Near)
		require.Equal(t, text, name.Text)
	}
}

func FuzzParseOffence(f *testing.F) {
	for _, text := range []string{"PWITS", "concerned in the supply", "s45-defence", "Murder", "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		o, err := ParseOffence(text)
		if err != nil {
			_, ok := errors.AsType[*NameError](err)
			require.True(t, ok)
			return
		}
		written, err := o.MarshalText()
		require.NoError(t, err)
		back, err := ParseOffence(string(written))
		require.NoError(t, err)
		require.Equal(t, o, back)
	})
}

func TestOutcomes(t *testing.T) {
	rows := tableRows(t, "outcomes.csv")
	list := Outcomes()
	require.Len(t, list, len(rows))
	for i, o := range list {
		require.Equal(t, rows[i]["slug"], o.Slug)
		require.Equal(t, rows[i]["display"], o.Name)
		require.Equal(t, rows[i]["verified"] == "no", o.Evidence == seizure.NotSeen)
		require.Equal(t, o.Measure == 0, o.Why != "", "an outcome of no arrest says why: %s", o.Slug)
		m, err := ParseOutcome(o.Slug)
		if o.Measure == 0 {
			require.ErrorContains(t, err, o.Why)
			continue
		}
		require.NoError(t, err)
		require.Equal(t, o.Measure, m)
		require.Equal(t, Arrests, m.Family())
	}
	for i := range 23 {
		require.Equal(t, []int{i}, list[i].Types)
	}
	list[23].Aliases[0] = "overwritten"
	require.Equal(t, "detained", Outcomes()[23].Aliases[0])

	for text, want := range map[string]Measure{
		"RUI":                             ReleasedUnderInvestigation,
		"Charged and remanded in custody": Remanded,
		"Postal requisition":              ChargedOtherwise,
		"NFA":                             Released,
		"bailed":                          BailedBeforeCharge,
		"recalled":                        Recalled,
		"outcome 8":                       CommunityResolutions,
		"outcome 1":                       Charged,
		"arrested":                        Arrests,
		"wanted on warrant":               WantedOnWarrant,
		"charged|released":                Charged | Released,
		"charged, bailed to court":        BailedToCourt,
		"Charged / bailed":                BailedToCourt,
		"charged - remanded in custody":   Remanded,
		"arrested; NFA":                   Released,
	} {
		m, err := ParseOutcome(text)
		require.NoError(t, err)
		require.Equal(t, want, m, text)
	}
	diversion, err := ParseOutcome("outcome 22")
	require.NoError(t, err)
	require.Equal(t, diversion, diversion.And(OutOfCourt))
	for _, text := range []string{"outcome 0", "voluntary interview", "lines closed", "arrests|lines-closed", "hanged", "", ",", "charged, NFA", "bailed and charged by mistake", "RUI / bailed"} {
		m, err := ParseOutcome(text)
		require.Zero(t, m)
		name, ok := errors.AsType[*NameError](err)
		require.True(t, ok, text)
		require.Equal(t, text, name.Text)
	}
}

func TestOperations(t *testing.T) {
	day := func(y int, m time.Month, d int) calendar.Day { return calendar.Date(y, m, d) }
	list := Operations()
	require.Len(t, list, 15)
	for i, o := range list {
		require.Equal(t, o.Period, o.Period.From.Week(), "Monday to Sunday")
		if i > 0 {
			require.Less(t, list[i-1].Period.From, o.Period.From)
		}
	}
	// The weeks that forces printed, from their releases.
	for slug, p := range map[string]calendar.Period{
		"cliw-2022-10": {From: day(2022, time.October, 3), To: day(2022, time.October, 11)},   // southern Wales, 8 days
		"cliw-2022-03": {From: day(2022, time.March, 7), To: day(2022, time.March, 12)},       // ERSOU, 5 days
		"cliw-2021-05": {From: day(2021, time.May, 17), To: day(2021, time.May, 23)},          // Sussex, 6 days
		"cliw-2024-11": {From: day(2024, time.November, 25), To: day(2024, time.December, 3)}, // with 2 December
	} {
		o, ok := OperationOf(p)
		require.True(t, ok)
		require.Equal(t, slug, o.Slug)
	}
	for _, p := range []calendar.Period{
		{},
		day(2022, time.October, 3).Month(), // contains one, and is no week
		day(2022, time.October, 10).Week(),
		{From: day(2022, time.October, 3), To: day(2022, time.October, 7)},  // 4 days
		{From: day(2022, time.October, 6), To: day(2022, time.October, 13)}, // 4 of its days
	} {
		_, ok := OperationOf(p)
		require.False(t, ok, p)
	}
}

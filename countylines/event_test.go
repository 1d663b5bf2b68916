// SPDX-License-Identifier: MIT

package countylines_test

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/records"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

var october3 = calendar.Date(2022, time.October, 3)

// faults gives the fields at fault, in order, of an error from Validate.
func faults(t *testing.T, err error) []string {
	t.Helper()
	var fields []string
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			fault, ok := errors.AsType[*countylines.FieldError](e)
			require.True(t, ok)
			require.Contains(t, e.Error(), fault.Field)
			require.Contains(t, e.Error(), fault.Reason)
			fields = append(fields, fault.Field)
		}
	}
	return fields
}

func TestArrestFaults(t *testing.T) {
	good := countylines.Arrest{On: october3, By: countylines.Staffordshire, Offence: countylines.PWITS, Outcome: countylines.Remanded, Person: countylines.ChildrenArrested}
	require.NoError(t, good.Validate())
	for name, c := range map[string]struct {
		change func(*countylines.Arrest)
		fields []string
	}{
		"nothing known":       {func(a *countylines.Arrest) { a.Offence, a.Outcome, a.Person = 0, 0, 0 }, nil},
		"no day":              {func(a *countylines.Arrest) { a.On = 0 }, []string{"On"}},
		"a day in 3000":       {func(a *countylines.Arrest) { a.On = 500_000 }, []string{"On"}},
		"nobody":              {func(a *countylines.Arrest) { a.By = 0 }, []string{"By"}},
		"an unknown body":     {func(a *countylines.Arrest) { a.By = 1 << 63 }, []string{"By"}},
		"joint with itself":   {func(a *countylines.Arrest) { a.Joint, a.Scope = a.By, "stop" }, []string{"Joint"}},
		"joint and nameless":  {func(a *countylines.Arrest) { a.Joint = countylines.Merseyside }, []string{"Scope"}},
		"joint":               {func(a *countylines.Arrest) { a.Joint, a.Scope = countylines.Merseyside, "stop" }, nil},
		"lines as an outcome": {func(a *countylines.Arrest) { a.Outcome = countylines.ClosedType1 }, []string{"Outcome"}},
		"two families":        {func(a *countylines.Arrest) { a.Outcome = countylines.Charged | countylines.Warrants }, []string{"Outcome"}},
		"a line as a person":  {func(a *countylines.Arrest) { a.Person = countylines.LinesClosed }, []string{"Person"}},
		"no such offence":     {func(a *countylines.Arrest) { a.Offence = 255 }, []string{"Offence"}},
		"all at once":         {func(a *countylines.Arrest) { *a = countylines.Arrest{Outcome: countylines.Warrants} }, []string{"On", "By", "Outcome"}},
	} {
		a := good
		c.change(&a)
		require.Equal(t, c.fields, faults(t, a.Validate()), name)
	}
}

func TestEventFaults(t *testing.T) {
	good := countylines.Event{On: october3, By: countylines.Staffordshire, What: countylines.ChildrenSafeguarded, Count: stats.Exactly(2),
		Also: countylines.FemalesSafeguarded, Vulnerable: countylines.Debt}
	require.NoError(t, good.Validate())
	for name, c := range map[string]struct {
		change func(*countylines.Event)
		fields []string
	}{
		"nothing said":           {func(e *countylines.Event) { e.What, e.Also = 0, 0 }, []string{"What"}},
		"an item":                {func(e *countylines.Event) { e.What, e.Item = 0, seizure.Machete.Count(stats.Exactly(1)) }, nil},
		"two families":           {func(e *countylines.Event) { e.What |= countylines.Warrants }, []string{"What"}},
		"the same family again":  {func(e *countylines.Event) { e.Also = countylines.AdultsSafeguarded }, []string{"Also"}},
		"no factor":              {func(e *countylines.Event) { e.Vulnerable = 1 << 15 }, []string{"Vulnerable"}},
		"a count not reported":   {func(e *countylines.Event) { e.Count = stats.Figure[int]{} }, nil},
		"a team of another kind": {func(e *countylines.Event) { e.Team = "disruption team (north)" }, nil},
	} {
		e := good
		c.change(&e)
		require.Equal(t, c.fields, faults(t, e.Validate()), name)
	}
	require.Equal(t, []string{"On", "By", "Item"}, faults(t, countylines.Seizure{}.Validate()))
}

func TestEventOfAnArrestOrSeizure(t *testing.T) {
	arrest := countylines.Arrest{On: october3, By: countylines.NorthWales, Team: "roads", Joint: countylines.Merseyside, Scope: "Pwllheli stop",
		Offence: countylines.PWITS, Outcome: countylines.Charged, Person: countylines.AdultsArrested, Line: "Rico"}
	require.Equal(t, countylines.Event{On: october3, By: countylines.NorthWales, Team: "roads", Joint: countylines.Merseyside, Scope: "Pwllheli stop",
		Offence: countylines.PWITS, What: countylines.Charged, Count: stats.Exactly(1), Also: countylines.AdultsArrested, Line: "Rico"}, arrest.Event())
	require.NoError(t, arrest.Event().Validate())
	arrest.Outcome = 0
	require.Equal(t, countylines.Arrests, arrest.Event().What)

	found := countylines.Seizure{On: october3, By: countylines.NorthWales, Team: "roads", Joint: countylines.Merseyside, Scope: "Pwllheli stop",
		Item: seizure.Cocaine.Weighing(stats.MoreThan(5 * seizure.Kilogram)), Line: "Rico"}
	require.NoError(t, found.Validate())
	require.NoError(t, found.Event().Validate())
	require.Equal(t, found, countylines.Seizure{On: found.Event().On, By: found.Event().By, Team: found.Event().Team, Joint: found.Event().Joint,
		Scope: found.Event().Scope, Item: found.Event().Item, Line: found.Event().Line})
}

func TestEventsInJSON(t *testing.T) {
	e := countylines.Event{On: october3, By: countylines.Staffordshire, What: countylines.PeopleSafeguarded, Count: stats.MoreThan(10),
		Vulnerable: countylines.Debt | countylines.GoneMissing, Item: seizure.Machete.Count(stats.Exactly(2))}
	text, err := json.Marshal(e)
	require.NoError(t, err)
	require.Contains(t, string(text), `"vulnerable":"debt|gone-missing"`)
	var back countylines.Event
	require.NoError(t, json.Unmarshal(text, &back))
	require.Equal(t, e, back)
}

func TestVulnerability(t *testing.T) {
	for v := countylines.Vulnerability(0); v < countylines.OtherVulnerability<<1; v++ {
		text, err := v.MarshalText()
		require.NoError(t, err)
		var back countylines.Vulnerability
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, v, back, "%s", text)
		require.Equal(t, v, v.And(countylines.OtherVulnerability<<1-1))
	}
	none := countylines.OtherVulnerability << 1
	_, err := none.MarshalText()
	require.Error(t, err)
	require.Equal(t, -1, none.Size())
	require.Equal(t, "Vulnerability(512)", none.String())

	got, err := countylines.ParseVulnerability("Mental Health|missing from home")
	require.Zero(t, got)
	name, ok := errors.AsType[*countylines.NameError](err)
	require.True(t, ok)
	require.Equal(t, "missing from home", name.Text)
	got, err = countylines.ParseVulnerability("Going missing|MENTAL-HEALTH")
	require.NoError(t, err)
	require.Equal(t, countylines.GoneMissing|countylines.MentalHealth, got)
}

func FuzzParseVulnerability(f *testing.F) {
	for _, s := range []string{"debt", "drug-use|debt", "Going missing", "|", "another vulnerability", "mental-health|x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := countylines.ParseVulnerability(text)
		if err != nil {
			require.Zero(t, v)
			return
		}
		require.Positive(t, v.Size())
		slug, err := v.MarshalText()
		require.NoError(t, err)
		back, err := countylines.ParseVulnerability(string(slug))
		require.NoError(t, err)
		require.Equal(t, v, back)
	})
}

// The stop at Pwllheli in March 2024 is in North Wales's 26 arrests and in
// Merseyside's 237: told by both, and counted once.
func TestJointWorkIsCountedOnce(t *testing.T) {
	day := calendar.Date(2024, time.March, 5)
	var tally records.Tally
	for range 25 {
		tally.Add(countylines.Arrest{On: day, By: countylines.NorthWales}.Event(), day.Week())
	}
	for range 236 {
		tally.Add(countylines.Arrest{On: day, By: countylines.Merseyside}.Event(), day.Week())
	}
	both := countylines.NorthWales | countylines.Merseyside
	stop := countylines.Arrest{On: day, By: countylines.Merseyside, Joint: countylines.NorthWales, Scope: "Pwllheli stop"}
	tally.Add(stop.Event(), day.Week())
	tally.Add(countylines.Arrest{On: day, By: countylines.NorthWales}.Event(), day.Week())
	n, err := tally.Ledger().Count(countylines.Arrests, both, day.Week())
	require.NoError(t, err)
	require.Equal(t, stats.Bounds[int]{Lo: 262, Hi: 263}, n.Bounds(), "one tells of it: the other's arrests may hold it")

	stop.By, stop.Joint = stop.Joint, stop.By
	tally = records.Tally{}
	for range 25 {
		tally.Add(countylines.Arrest{On: day, By: countylines.NorthWales}.Event(), day.Week())
	}
	for range 236 {
		tally.Add(countylines.Arrest{On: day, By: countylines.Merseyside}.Event(), day.Week())
	}
	tally.Add(stop.Event(), day.Week())
	stop.By, stop.Joint = stop.Joint, stop.By
	tally.Add(stop.Event(), day.Week())
	n, err = tally.Ledger().Count(countylines.Arrests, both, day.Week())
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(262), n)
	n, err = tally.Ledger().Count(countylines.Arrests, countylines.NorthWales, day.Week())
	require.NoError(t, err)
	require.Equal(t, stats.Exactly(26), n, "each force's own figure holds it")
}

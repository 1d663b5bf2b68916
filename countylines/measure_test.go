// SPDX-License-Identifier: MIT

package countylines

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// anyMeasure draws a set of kinds of some family, the empty set among them.
func anyMeasure(t *rapid.T) Measure {
	whole := rapid.SampledFrom(measures[:]).Draw(t, "family").Family()
	return whole.And(whole>>kindBits<<kindBits | Measure(rapid.Uint64Range(0, 1<<kindBits-1).Draw(t, "kinds")))
}

func TestMeasuresAreSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := anyMeasure(t), anyMeasure(t), anyMeasure(t)
		require.Equal(t, a.And(b), b.And(a))
		require.Equal(t, a.And(b).And(c), a.And(b.And(c)))
		require.Equal(t, a, a.And(a))
		require.Zero(t, a.Without(a))
		require.Zero(t, a.And(b).And(a.Without(b)))
		require.Equal(t, a, a.And(b)|a.Without(b))
		require.Equal(t, a.Size(), a.And(b).Size()+a.Without(b).Size())
		if a.Family() == b.Family() {
			require.Equal(t, a.Size()+b.Size(), (a|b).Size()+a.And(b).Size())
			return
		}
		require.Zero(t, a.And(b))
		if a != 0 && b != 0 {
			require.Negative(t, (a | b).Size(), "a union across families is no set")
			require.Zero(t, (a | b).Family())
			_, err := (a | b).MarshalText()
			require.Error(t, err)
		}
	})
}

func TestNoOperatorMakesAFamily(t *testing.T) {
	for _, a := range measures {
		for _, b := range measures {
			if a.Family() != b.Family() {
				require.Negative(t, (a | b).Size(), "%v|%v", a, b)
				require.LessOrEqual(t, (a & b).Size(), 0, "%v&%v", a, b)
				require.LessOrEqual(t, (a &^ b).Size(), 0, "%v&^%v", a, b)
			} else if a&^b != 0 {
				require.Negative(t, (a &^ b).Size(), "Without is for this")
			}
		}
	}
}

func TestMeasureTextReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyMeasure(t)
		text, err := m.MarshalText()
		require.NoError(t, err)
		var back Measure
		require.NoError(t, back.UnmarshalText(text))
		require.Equal(t, m, back, "%s", text)
	})
	for i := range families {
		for _, s := range families[i].names {
			want := Measure(uint64(i)<<kindBits | s.Bits)
			for _, text := range []string{s.Slug, s.Name, strings.ToUpper(s.Name), strings.ReplaceAll(s.Slug, "-", "_")} {
				m, err := ParseMeasure(text)
				require.NoError(t, err)
				require.Equal(t, want, m, text)
			}
		}
	}
}

func TestMeasureAsKeyInJSON(t *testing.T) {
	in := map[Measure]int{Arrests: 55, Charged | Released: 42, LineHoldersCharged.And(Remanded): 6, LinesActive: 12}
	out, err := json.Marshal(in)
	require.NoError(t, err)
	require.JSONEq(t, `{"arrests":55,"charged|released":42,"line-holders-charged/remanded":6,"lines-active":12}`, string(out))
	var back map[Measure]int
	require.NoError(t, json.Unmarshal(out, &back))
	require.Equal(t, in, back)
}

func TestWhatIsPartOfWhat(t *testing.T) {
	require.Equal(t, Arrests, Charged|UnderInvestigation|InCustody|Released|Recalled|OutOfCourt|OtherOutcome)
	require.Equal(t, Charged, Remanded|BailedToCourt|ChargedOtherwise)
	for _, m := range []Measure{LineHoldersCharged, SeniorGangMembersCharged, ModernSlaveryCharged} {
		require.Equal(t, m, m.And(Charged))
		require.NotZero(t, m.And(Remanded), "another cut of the same people")
		require.NotZero(t, m.Without(Remanded))
	}
	require.Zero(t, Charged.And(UnderInvestigation|Released|Recalled|OtherOutcome))
	require.Equal(t, LinesClosed, ClosedType1|ClosedType2)
	require.Equal(t, PeopleSafeguarded, ChildrenSafeguarded|AdultsSafeguarded)
	require.Equal(t, PeopleTaught, ChildrenTaught|AdultsTaught)
	require.Equal(t, NRMReferralsCountyLinesBoys, NRMReferralsCountyLinesBoys.And(NRMReferralsCountyLines))
	require.Equal(t, CuckooedAddresses, CuckooedAddresses.And(AddressesVisited))
	require.NotZero(t, Charges.Without(TraffickingCharges|ModernSlaveryCharges), "there are other charges")
	require.Equal(t, Arrests, Remanded.Family())
	require.Zero(t, Measure(0).Family())

	byPerson := MenArrested.Family()
	require.Equal(t, byPerson, ChildrenArrested|AdultsArrested)
	require.NotEqual(t, byPerson, MenArrested|WomenArrested)
	require.Equal(t, Arrests, byPerson.family().breaksDown)
	require.Equal(t, PeopleSafeguarded, FemalesSafeguarded.family().breaksDown)
}

func TestRules(t *testing.T) {
	for m, want := range map[Measure][2]Rule{
		Arrests:             {Additive, Additive},
		ClosedType1:         {Distinct, Additive},
		LinesDisrupted:      {Distinct, Additive},
		ChildrenSafeguarded: {Additive, Distinct},
		LinesActive:         {Additive, Stock},
		GroupsLinked:        {Additive, Stock},
		0:                   {},
		Arrests | Warrants:  {},
	} {
		require.Equal(t, want, [2]Rule{m.OverAreas(), m.OverDays()}, m)
	}
	require.Equal(t, "stock", Stock.String())
	require.Equal(t, "Rule(0)", Rule(0).String())
	require.Equal(t, "Rule(9)", Rule(9).String())
}

func TestEveryPublishedCountIsAMeasure(t *testing.T) {
	f, err := os.Open("data/measures.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	families := map[string]Measure{}
	for _, row := range rows[1:] {
		if row[2] != "counts" || row[4] == "scope" {
			continue
		}
		m, err := ParseMeasure(row[0])
		require.NoError(t, err)
		if old, ok := families[row[3]]; ok {
			require.Equal(t, old, m.Family(), row[0])
		}
		families[row[3]] = m.Family()
	}
	require.Len(t, families, 34)
}

func TestMeasuresAreInOrder(t *testing.T) {
	list := Measures()
	require.True(t, slices.IsSortedFunc(list, Measure.Compare))
	require.Equal(t, Arrests, list[0])
	list[0] = 0
	require.Equal(t, Arrests, Measures()[0])
	for i, m := range list[1:] {
		for _, later := range list[i+2:] {
			require.False(t, later != m && later.And(m) == m, "%v comes before %v, of which it is a part", m, later)
		}
	}
}

func TestNamesOfMeasures(t *testing.T) {
	for want, m := range map[string]Measure{
		"nothing":               0,
		"arrests":               Arrests,
		"lines closed":          LinesClosed,
		"lines closed (Type 1)": ClosedType1,
		"people charged or released without charge":              Charged | Released,
		"arrests without people charged":                         Arrests.Without(Charged),
		"line holders charged among people charged and remanded": LineHoldersCharged.And(Remanded),
	} {
		require.Equal(t, want, m.String())
	}
	require.Contains(t, (Arrests | LinesClosed).String(), "no measure")
}

func TestTextsThatAreNoMeasure(t *testing.T) {
	for text, near := range map[string][]string{
		"lines closd":           {"lines closed"},
		"safeguarded":           {"people safeguarded", "children safeguarded", "adults safeguarded"},
		"arrests|adults-taught": nil,
		"arrests/lines-closed":  nil,
		"remanded/released":     nil,
		"qqqqqq":                nil,
		"":                      nil,
	} {
		m, err := ParseMeasure(text)
		require.Zero(t, m)
		name, ok := errors.AsType[*NameError](err)
		require.True(t, ok, text)
		require.Equal(t, near, name.Near, text)
		require.Equal(t, text, name.Text)
	}
	require.Zero(t, testing.AllocsPerRun(100, func() {
		if _, err := ParseMeasure("lines_closed"); err != nil {
			t.Error(err)
		}
	}))
}

func FuzzParseMeasure(f *testing.F) {
	for _, text := range []string{"arrests", "charged|released", "line-holders-charged/remanded", "Lines closed (Type 1)", "nrm_referrals_all", "arrests|adults-taught", "/|/", "\xff"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := ParseMeasure(text)
		if err != nil {
			_, ok := errors.AsType[*NameError](err)
			require.True(t, ok)
			return
		}
		require.Positive(t, m.Size())
		written, err := m.MarshalText()
		require.NoError(t, err)
		back, err := ParseMeasure(string(written))
		require.NoError(t, err)
		require.Equal(t, m, back)
	})
}

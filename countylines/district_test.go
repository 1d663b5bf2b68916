// SPDX-License-Identifier: MIT

package countylines

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryDistrictLeadsToItsForce(t *testing.T) {
	f, err := os.Open("data/districts.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 361)
	for _, r := range rows[1:] {
		force, err := ParseArea(r[3])
		require.NoError(t, err)
		for _, text := range []string{r[0], strings.ToLower(r[0]), r[1], r[1] + " Council", strings.ToUpper(r[1]), " " + r[1] + " district"} {
			area, scope, err := ParsePlace(text)
			require.NoError(t, err, text)
			require.Equal(t, force, area, text)
			if known, isArea := ParseArea(text); isArea == nil {
				require.Equal(t, force, known, text)
				require.Empty(t, scope, text)
			} else if force != CityOfLondon {
				name, _, _ := strings.Cut(r[1], ", C")
				require.Contains(t, scope, name, text)
				var open *NameError
				require.ErrorAs(t, isArea, &open)
				require.Equal(t, []string{force.String()}, open.Near, text)
			}
		}
	}
}

func TestParsePlace(t *testing.T) {
	for text, want := range map[string]struct {
		area  Area
		scope string
	}{
		"Birmingham":               {WestMidlands, "Birmingham"},
		"birmingham city council":  {WestMidlands, "Birmingham"},
		"E08000025":                {WestMidlands, "Birmingham"},
		"West Midlands":            {WestMidlands, ""},
		"West Midlands region":     {WestMidlandsRegion, ""},
		"E07000193":                {Staffordshire, "East Staffordshire"},
		"W06000022":                {Gwent, "Newport"},
		"Ynys M\u00f4n":            {NorthWales, "Isle of Anglesey"},
		"City of Bristol":          {AvonAndSomerset, "Bristol"},
		"Bristol, City of":         {AvonAndSomerset, "Bristol"},
		"Hull":                     {Humberside, "Kingston upon Hull"},
		"Herefordshire":            {WestMercia, "Herefordshire"},
		"London Borough of Camden": {Metropolitan, "Camden"},
		"Bournemouth":              {Dorset, "Bournemouth"},
		"E06000058":                {Dorset, "Bournemouth, Christchurch and Poole"},
		"St Helens":                {Merseyside, "St. Helens"},
		"Dorset":                   {Dorset, ""},
		"E06000059":                {Dorset, "Dorset"},
		"Dorset Council":           {Dorset, "Dorset"},
		"West Sussex":              {Sussex, "West Sussex"},
		"E09000001":                {CityOfLondon, ""},
		"City of London":           {CityOfLondon, ""},
		"kent|essex":               {Kent | Essex, ""},
	} {
		area, scope, err := ParsePlace(text)
		require.NoError(t, err, text)
		require.Equal(t, want.area, area, text)
		require.Equal(t, want.scope, scope, text)
	}
	for text, want := range map[string]string{
		"Yorkshire":           "may be any of several",
		"Birmingam":           `write "Birmingham"`,
		"Kent County Council": "is no force, region or nation",
		"E06999999":           "is no force, region or nation",
		"":                    "is no force, region or nation",
		"Birmingham|Coventry": "is no force, region or nation",
	} {
		_, _, err := ParsePlace(text)
		require.ErrorContains(t, err, want, text)
	}
	_, err := ParseArea("Birmingham")
	require.EqualError(t, err, `countylines: area "Birmingham" is a place that one force polices: name the force, and give the place as the scope; write "West Midlands"`)
	_, err = ParseArea("E07000193")
	require.EqualError(t, err, `countylines: area "E07000193" is the code of East Staffordshire, a place that one force polices: name the force, and give the place as the scope; write "Staffordshire"`)
}

// SPDX-License-Identifier: MIT

package countylines

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Names as exports of records and published tables print them.
func TestNamesAsPrinted(t *testing.T) {
	for text, want := range map[string]Area{
		"Heddlu Gwent": Gwent, "Gwent Police (Heddlu Gwent)": Gwent, "Heddlu Dyfed\u2013Powys": DyfedPowys,
		"Metropolitan Police2": Metropolitan, "Kent*": Kent, "Greater Manchester [note 3]": GreaterManchester, "Kent (note 1)": Kent,
		"Total North East ": NorthEast, "North East total": NorthEast, "British Transport": BTP, "UK Border Force": BorderForce,
		"Warwickshire and West Mercia": Warwickshire | WestMercia, "Hampshire and the Isle of Wight": Hampshire,
		"Devon and Cornwall, Dorset and Avon and Somerset": DevonAndCornwall | Dorset | AvonAndSomerset,
		"Norfolk & Suffolk": Norfolk | Suffolk,
	} {
		got, err := ParseArea(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for text, want := range map[string]string{
		"Merseyside Police and Crime Commissioner": `is a commissioner, who is not the force; write "Merseyside"`,
		"Kent PCC":              `is a commissioner, who is not the force; write "Kent"`,
		"35":                    `is no force, region or nation (the Home Office's numbers of forces are not read)`,
		"UKBA":                  `is no force, region or nation (a name such as "West Mercia" is, or a GSS code, and several joined by "|")`,
		"Mersyside":             `is no force, region or nation; write "Merseyside"`,
		"Stafordshire":          `is no force, region or nation; write "Staffordshire"`,
		"Gwent Police (Kent)":   `is no force, region or nation (a name such as "West Mercia" is, or a GSS code, and several joined by "|")`,
		"Kent and Birmingham":   `is no force, region or nation (a name such as "West Mercia" is, or a GSS code, and several joined by "|")`,
		"Warwickshire and Kant": `is no force, region or nation (a name such as "West Mercia" is, or a GSS code, and several joined by "|")`,
	} {
		_, err := ParseArea(text)
		require.ErrorContains(t, err, want, text)
	}
	for text, want := range map[string]Measure{
		"Number of arrests": Arrests, "No. of arrests": Arrests, "Total arrests": Arrests, "Deal lines closed": LinesClosed,
		"Cuckooed addresses visited": AddressesVisited, "Search warrants executed": Warrants,
	} {
		got, err := ParseMeasure(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
}

// What became of an arrest, in the words of custody systems and of data.police.uk.
func TestOutcomesAsPrinted(t *testing.T) {
	for text, want := range map[string]Measure{
		"Arrest": Arrests, "Charge/summons": Charged, "Suspect charged": Charged, "Summons / charged by post": ChargedOtherwise,
		"A no further action disposal": Released, "Local resolution": CommunityResolutions, "Remanded in custody": Remanded,
		"charged and remanded": Remanded, "charged and bailed": BailedToCourt, "released under investigation": ReleasedUnderInvestigation,
		"Caution (simple or conditional)": Cautioned, "Unable to prosecute suspect": Released,
		"held in custody": InCustody, "Summonsed/charged": Charged, "Charged/Summonsed": Charged,
	} {
		got, err := ParseOutcome(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	short, err := ParseOutcome("penalty notice")
	require.NoError(t, err)
	whole, err := ParseOutcome("PND")
	require.NoError(t, err)
	require.Equal(t, whole, short)
	for _, text := range []string{"N/A", "sectioned", "pending", "unknown", "n.a."} {
		_, err := ParseOutcome(text)
		var name *NameError
		require.ErrorAs(t, err, &name)
		require.Empty(t, name.Near, text)
	}
}

func TestOffencesAsPrinted(t *testing.T) {
	for text, want := range map[string]Offence{
		"Possession with intent to supply Class A":                PWITS,
		"Possession of cocaine with intent to supply":             PWITS,
		"PWITS class A drugs (heroin)":                            PWITS,
		"supply of class A":                                       Supply,
		"Supplying crack cocaine and heroin":                      Supply,
		"being concerned in the supply of heroin":                 ConcernedInSupply,
		"Concerned in the supply of a controlled drug of class B": ConcernedInSupply,
		"Conspiracy to supply Class A drugs":                      ConspiracyToSupply,
		"Possession of Article with Blade or Point":               BladedArticle,
		"Robbery of Personal Property":                            Robbery,
		"Possession of class B":                                   PossessionClassB,
		"human trafficking":                                       HumanTrafficking,
		"Slavery, servitude and forced or compulsory labour":      SlaveryServitude,
		"Offering to supply a controlled drug":                    OfferToSupply,
	} {
		got, err := ParseOffence(text)
		require.NoError(t, err, text)
		require.Equal(t, want, got, text)
	}
	for text, want := range map[string]string{
		"Modern slavery":        `may be any of several; write "Slavery, servitude and forced or compulsory labour" or "Human trafficking: arranging or facilitating travel with a view to exploitation"`,
		"slavery":               `may be any of several; write "Slavery, servitude and forced or compulsory labour" or "Human`,
		"trafficking":           `may be any of several; write "Human trafficking: arranging or facilitating travel with a view to exploitation", "Supplying`,
		"Drug Trafficking":      `may be any of several; write "Supplying a controlled drug"`,
		"92D":                   `is a class of the Home Office's, not an offence; write "Possession of a class A drug"`,
		"possession of heroine": `is none of the offences here`,
		"section 45 defence":    `is a defence, not an offence`,
	} {
		_, err := ParseOffence(text)
		require.ErrorContains(t, err, want, text)
		if text == "Drug Trafficking" {
			require.NotContains(t, err.Error(), "Human")
		}
	}
}

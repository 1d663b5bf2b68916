// SPDX-License-Identifier: MIT

package press

import (
	"strings"

	"github.com/countylines/ops/countylines"
)

// regions are the names of regions and nations in prose, which mean the forces of
// the unit that polices them.
var regions = []struct {
	area  countylines.Area
	words string
}{
	{countylines.NEROCU, "North East|NEROCU|NERSOU|North East region"},
	{countylines.NWROCU, "North West|NWROCU|North West region"},
	{countylines.YHROCU, "Yorkshire and the Humber|Yorkshire and Humber|Yorkshire and Humberside|YHROCU|Yorkshire & the Humber|Yorkshire & Humber|Yorkshire and the Humber region"},
	{countylines.EMSOU, "East Midlands|EMSOU|East Midlands region|East Midlands Special Operations Unit"},
	{countylines.WMROCU, "West Midlands region|WMROCU|West Midlands ROCU|wider West Midlands"},
	{countylines.ERSOU, "Eastern region|East of England|ERSOU|Eastern Region Special Operations Unit|East of England region|Eastern"},
	{countylines.SEROCU, "South East|SEROCU|South East region"},
	{countylines.SWROCU, "South West|SWROCU|South West region"},
	{countylines.Tarian, "Tarian|southern Wales|Southern Wales|Tarian region"},
	{countylines.London, "London region"},
	{countylines.Wales, "Wales"},
}

// regionNamed gives the forces of the unit that polices a region of that name, or 0.
func regionNamed(name string) countylines.Area {
	for _, r := range regions {
		for text := range strings.SplitSeq(r.words, "|") {
			if strings.EqualFold(text, name) {
				return r.area
			}
		}
	}
	return 0
}

const unitWords = "Regional Organised Crime Unit|ROCU|Regional Crime Unit"

// nations are the words that mean the forces of all England and Wales, or the UK.
var nations = []struct {
	area  countylines.Area
	words string
}{
	{countylines.EnglandAndWales, "nationally|nationwide|across the country|up and down the country|across the nation|England and Wales|countrywide|the national picture|national picture|the national total|national total|national figures|national results|the national figure|forces nationally|every police force|all police forces|around the country|the whole country|all 43 forces"},
	{countylines.EnglandAndWales, "the National County Lines Coordination Centre|National County Lines Coordination Centre|National County Lines Co-ordination Centre|NCLCC|National Police Chiefs' Council|National Police Chiefs Council|NPCC|Home Office"},
	{countylines.UK, "UK|the United Kingdom|United Kingdom|across Britain|Britain|Great Britain|UK wide|UK's"},
}

// nicknames are names of forces in prose beside those of the tables.
var nicknames = []struct {
	area  countylines.Area
	words string
}{
	{countylines.Metropolitan, "the Met|the Metropolitan Police|Met Police|Met officers|the Met Police|Scotland Yard|Met"},
	{countylines.Durham, "County Durham"},
	{countylines.Hampshire, "Hampshire|Hampshire Police|Hampshire officers|Hampshire and Isle of Wight|Hampshire Constabulary|Hampshire and the Isle of Wight|Hampshire & Isle of Wight"},
	{countylines.Northumbria, "Northumbria"},
	{countylines.PoliceScotland, "Police Scotland|Scotland|the Scottish force"},
	{countylines.NorthernIreland, "Northern Ireland|PSNI|the Police Service of Northern Ireland"},
	{countylines.GreaterManchester, "GMP|Greater Manchester"},
	{countylines.NCA, "NCA|the National Crime Agency|National Crime Agency"},
	{countylines.BTP, "BTP|British Transport Police|the British Transport Police"},
	{countylines.BorderForce, "Border Force"},
	{countylines.Nottinghamshire, "Notts"},
	{countylines.Gloucestershire, "Gloucestershire"},
}

// addAreas adds the names of the forces, regions and nations.
func (v *vocabulary) addAreas() {
	for a := range countylines.UK.Forces() {
		f, ok := a.Force()
		if !ok || a == countylines.NCLCC {
			continue
		}
		v.add(f.Name, phrase{cues: areaMark | bodyMark, area: a, name: true})
		for _, name := range f.Aliases {
			c := areaMark
			if bodied(name) {
				c |= bodyMark
			}
			v.add(strings.ReplaceAll(name, ",", ""), phrase{cues: c, area: a, name: true})
		}
		if !f.Territorial {
			continue
		}
		name := a.String()
		v.add(name, phrase{cues: areaMark, area: a, name: true})
		for _, body := range []string{" Police", " Constabulary", " officers", " forces"} {
			v.add(name+body, phrase{cues: areaMark | bodyMark, area: a, name: true})
		}
		for _, place := range f.Places {
			if !strings.EqualFold(place, name) && len(place) < 40 && !strings.Contains(place, ",") {
				v.add(place, phrase{cues: placeMark, area: a, name: true})
			}
		}
	}
	for _, n := range nicknames {
		for text := range strings.SplitSeq(n.words, "|") {
			c := areaMark
			if bodied(text) || text == strings.ToUpper(text) || strings.HasPrefix(text, "the ") {
				c |= bodyMark
			}
			v.add(text, phrase{cues: c, area: n.area, name: !strings.HasPrefix(text, "the ")})
		}
	}
	for _, r := range regions {
		for text := range strings.SplitSeq(r.words, "|") {
			v.add(text, phrase{cues: areaMark, area: r.area, name: text[0] < 'a'})
			for unit := range strings.SplitSeq(unitWords, "|") {
				v.add(text+" "+unit, phrase{cues: areaMark | bodyMark, area: r.area, name: true})
				v.add(unit+" for the "+text, phrase{cues: areaMark | bodyMark, area: r.area, name: true})
				v.add(unit+" for "+text, phrase{cues: areaMark | bodyMark, area: r.area, name: true})
			}
		}
	}
	for _, n := range nations {
		for text := range strings.SplitSeq(n.words, "|") {
			v.add(text, phrase{cues: areaMark | nationMark, area: n.area, name: text[0] < 'a'})
		}
	}
	for _, text := range []string{"London", "the capital"} {
		v.add(text, phrase{cues: placeMark, area: countylines.Metropolitan, name: text[0] < 'a'})
	}
	v.addTowns()
	v.add("Isle of Wight", phrase{cues: placeMark, area: countylines.Hampshire, name: true})
}

// bodied reports whether a name says that it is a body's and no territory's.
func bodied(name string) bool {
	return strings.Contains(name, "Police") || strings.Contains(name, "Constabulary") || strings.Contains(name, "officers")
}

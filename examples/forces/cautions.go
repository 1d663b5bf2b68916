// SPDX-License-Identifier: MIT

package main

import (
	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

// A caution is what the Home Office's table seems to have wrong. The sums of its
// columns were compared with the national table, and its rows with the years beside
// them; what stands in it is kept as it is.
type caution struct {
	drugs      seizure.Substance
	from, last string // financial years
	force      countylines.Area
	text       string
}

var cautions = []caution{
	{seizure.LSD, "2012/13", "2012/13", 0, "the column does not add up to the national table"},
	{seizure.CannabisResin, "2010/11", "2010/11", 0, "the column does not add up to the national table"},
	{seizure.Temazepam, "2013/14", "2013/14", 0, "the column does not add up to the national table"},
	{seizure.MDMA, "2013/14", "2013/14", 0, "the column has a third of the national table"},
	{seizure.Ketamine, "2014/15", "2016/17", 0, "the column does not add up to the national table"},
	{seizure.Crack, "2017/18", "2017/18", 0, "the column does not add up to the national table"},
	{seizure.Crack, "2017/18", "2017/18", countylines.Suffolk, "414 seizures, about 30 in other years: cocaine, it seems, was coded as crack"},
	{seizure.AnyDrug, "2009/10", "2010/11", countylines.Merseyside, "12,946 seizures of all drugs in 2009/10 and 1,797 a year later: the counting seems to have changed"},
}

// about gives the cautions that bear on a drug in a year.
func about(drug seizure.Substance, year calendar.Period) ([]caution, error) {
	var found []caution
	for _, c := range cautions {
		from, err := calendar.ParsePeriod(c.from)
		if err != nil {
			return nil, err
		}
		last, err := calendar.ParsePeriod(c.last)
		if err != nil {
			return nil, err
		}
		years := calendar.Period{From: from.From, To: last.To}
		if c.drugs.And(drug) != 0 && years.And(year).Size() > 0 {
			found = append(found, c)
		}
	}
	return found, nil
}

// SPDX-License-Identifier: MIT

// Command staffordshire reports on one week of police work against county lines:
// the intensification week of 3 to 9 October 2022, as Staffordshire and West
// Mercia published it. It shows what was reported, what the two make together,
// how it compares, and what the figures do not allow one to say.
//
// With -json it prints the same as JSON, which decodes into the types of the
// library.
//
// Sources: Staffordshire Police, "Twenty-five arrests, eight weapons seized and 11
// people safeguarded during week of action", October 2022; Express & Star, 14
// October 2022; the National Police Chiefs' Council for the nation and for March
// 2022.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"os"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

var (
	october = calendar.Date(2022, time.October, 3).Week()
	march   = calendar.Date(2022, time.March, 7).Week()
)

var staffordshire = countylines.Return{
	Area:   countylines.Staffordshire,
	Period: october,
	Counts: countylines.Counts{
		countylines.Arrests:           stats.Exactly(25),
		countylines.Remanded:          stats.Exactly(6),
		countylines.LinesClosed:       stats.Exactly(3),
		countylines.PeopleSafeguarded: stats.Exactly(11),
		countylines.ChildrenTaught:    stats.MoreThan(950),
		countylines.AdultsTaught:      stats.Exactly(490),
	},
	Seized: seizure.MustParse("over 5kg of cocaine, nearly 18 grams of crack cocaine, 10.5 grams of heroin, " +
		"more than 1,300 cannabis plants, two machetes, three knives, a knuckle duster and two batons"),
	Source: countylines.Source{Publisher: "Staffordshire Police", URL: "https://www.staffordshire.police.uk/news/staffordshire/news/2022/october/twenty-five-arrests-eight-weapons-seized-and-11-people-safeguarded-during-week-of-action/"},
}

var westMercia = countylines.Return{
	Area:   countylines.WestMercia,
	Period: october,
	Counts: countylines.Counts{countylines.Arrests: stats.Exactly(38)},
	Seized: seizure.MustParse("drugs worth more than £7,000 and £15,000 in cash"),
	Source: countylines.Source{Publisher: "Express & Star", Published: calendar.Date(2022, time.October, 14)},
}

var nation = countylines.Return{
	Area:   countylines.UK,
	Period: october,
	Counts: countylines.Counts{
		countylines.Arrests:     stats.MoreThan(1_350),
		countylines.LinesClosed: stats.Exactly(172),
	},
	Seized: seizure.Of(seizure.AnyDrug.Worth(stats.MoreThan(2_700_000 * seizure.Pound))),
	Source: countylines.Source{Publisher: "NPCC"},
}

var nationInMarch = countylines.Return{
	Area:   countylines.UK,
	Period: march,
	Counts: countylines.Counts{countylines.LinesClosed: stats.Exactly(104)},
	Source: countylines.Source{Publisher: "NPCC"},
}

func main() {
	asJSON := flag.Bool("json", false, "print the report as JSON")
	flag.Parse()
	r, err := newReport()
	if err != nil {
		log.Fatal(err)
	}
	if !*asJSON {
		r.print(os.Stdout)
		return
	}
	out := json.NewEncoder(os.Stdout)
	out.SetIndent("", "  ")
	if err := out.Encode(r); err != nil {
		log.Fatal(err)
	}
}

// Command forces ranks police forces by drug seizures per 100,000 residents, and says
// how far the ranks can be trusted:
//
//	go run ./examples/forces -drug heroin -year 2018/19
//
// The figures are the Home Office's, from 2009/10 to 2018/19. It gives no Welsh
// force, and no residents can be set against BTP and Border Force.
package main

import (
	"flag"
	"fmt"
	"log"
	"slices"
	"strings"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/record"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

func main() {
	log.SetFlags(0)
	drug, year := seizure.Crack, calendar.Period{}
	flag.TextVar(&drug, "drug", seizure.Crack, "a drug, or several joined by |")
	flag.TextVar(&year, "year", calendar.Date(2018, time.April, 1).FinancialYear(), "a financial year")
	flag.Parse()

	var l countylines.Ledger
	for r, err := range countylines.ReadReturns(strings.NewReader(record.SeizuresByForce)) {
		if err != nil {
			log.Fatal(err)
		}
		l = append(l, r)
	}
	seizures := func(r countylines.Return) (stats.Figure[int], error) { return r.Seized.Seizures.Of(drug) }
	r := countylines.Rank(l, seizures, countylines.PerResidents(), year, 0.95)
	fmt.Printf("Seizures of %s in %s, per 100,000 residents on 30 June %d\n\n%v\n", drug, year.Label(), r.Places[0].Exposure.Year, r.Table())
	found, err := about(drug, year)
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range found {
		who := "All forces"
		if c.force != 0 {
			who = c.force.String()
		}
		fmt.Printf("%s, %s to %s: %s.\n", who, c.from, c.last, c.text)
	}
	verdict(r)
	city := l.Within(countylines.UK&^countylines.CityOfLondon, year)
	without := countylines.Rank(city, seizures, countylines.PerResidents(), year, 0.95)
	fmt.Printf("Without the City of London: %v seizures per 100,000 in all; %v.\n\n", without.Target, without.Ratios)
	follow(l, seizures, r.Places[0].Area)
}

// verdict says how many forces stand out, by chance alone and beyond it.
func verdict(r countylines.Ranking) {
	var ranked, outside, far int
	for _, p := range r.Places {
		if p.Rank > 0 {
			ranked++
		}
		if p.Alarm.Flag == stats.Above || p.Alarm.Flag == stats.Below {
			outside++
		}
		if p.Alarm.DispersedFlag == stats.Above || p.Alarm.DispersedFlag == stats.Below {
			far++
		}
	}
	fmt.Printf("%v seizures per 100,000 in all. By chance alone %d of %d forces are outside the 99.8%% limits.\n", r.Target, outside, ranked)
	if slices.Contains(r.Notes, countylines.Overdispersed) {
		fmt.Printf("Forces differ more than chance has it everywhere: %v.\nAllowing for that, %d are outside.\n", r.Ratios, far)
	}
}

// follow says whether a force's seizures rise or fall over the ten years.
func follow(l countylines.Ledger, seizures countylines.Quantity[int], force countylines.Area) {
	var years []calendar.Period
	for y := 2009; y < 2019; y++ {
		years = append(years, calendar.Date(y, time.April, 1).FinancialYear())
	}
	s := countylines.Trend(l, seizures, force, years, 0.95)
	fmt.Printf("%v\n\n%v\n", force, s.Table())
	fmt.Printf("Rate per 100,000: %v\nSlope a year: %v\n", s.Rate.MannKendall, s.Rate.TheilSen)
	fmt.Printf("As Poisson counts: %v\nAs counts in clumps: %v\n", s.Poisson, s.Poisson.WithOwnDispersion())
	for _, step := range s.Steps {
		fmt.Printf("A break between %s and %s: the rate is %v times what it was.\n", step.Before.Label(), step.After.Label(), step.Ratio)
	}
}

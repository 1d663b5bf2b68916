// SPDX-License-Identifier: MIT

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
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/internal/published"
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
	for r, err := range tables.ReadReturns(strings.NewReader(published.SeizuresByForce)) {
		if err != nil {
			log.Fatal(err)
		}
		l = append(l, r)
	}
	seizures := countylines.SeizuresOf(drug)
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
	fmt.Printf("Without the City of London: %v seizures per 100,000 in all; the variance of the rates is %.1f times what chance makes.\n\n", without.Target, float64(without.Ratios.Winsorised))
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
	fmt.Printf("%v seizures per 100,000 residents in all. If only chance made forces differ, about %.1f of %d would lie outside the 99.8%% limits; %d do.\n",
		r.Target, 0.002*float64(ranked), ranked, outside)
	if slices.Contains(r.Notes, countylines.Overdispersed) {
		beyond := "none lies"
		switch {
		case far == 1:
			beyond = "one lies"
		case far > 1:
			beyond = fmt.Sprintf("%d lie", far)
		}
		fmt.Printf("Forces differ everywhere by more than chance: the variance of their rates is %.1f times what it makes (%s).\nWith that allowed for, %s outside.\n",
			float64(r.Ratios.Winsorised), r.Ratios.P.AsP(), beyond)
	}
}

// follow says whether a force's seizures rise or fall over the ten years.
func follow(l countylines.Ledger, seizures countylines.Subject, force countylines.Area) {
	var years []calendar.Period
	for y := 2009; y < 2019; y++ {
		years = append(years, calendar.Date(y, time.April, 1).FinancialYear())
	}
	s := countylines.Trend(l, seizures, force, years, 0.95)
	fmt.Printf("%v\n\n%v\n", force, s.Table())
	mk, slope, clumps := s.Rate.MannKendall, s.Rate.TheilSen, s.Poisson.WithOwnDispersion()
	steady := "does not rise or fall more steadily than chance may have it"
	if mk.P < 0.05 {
		steady = "rises or falls more steadily than chance has it"
	}
	fmt.Printf("Over %d years the rate %s (Mann–Kendall, %s); its median slope is %v per 100,000 residents a year (95%% interval %v).\n",
		mk.N, steady, mk.P.AsP(), slope.Slope, slope.Interval)
	growth := stats.Interval{Lo: 100 * (float64(clumps.Ratio) - 1), Hi: 100 * (float64(clumps.Ratio) - 1)}
	fmt.Printf("As a steady growth it would be %s a year (95%% interval %s, %s), if seizures come in clumps as these do.\n", growth.PerCent(),
		stats.Interval{Lo: 100 * (clumps.Interval.Lo - 1), Hi: 100 * (clumps.Interval.Hi - 1)}.PerCent(), clumps.P.AsP())
	for _, step := range s.Steps {
		why := ""
		if step.Why != "" {
			why = " (" + step.Why + ")"
		}
		fmt.Printf("But there is a break between %s and %s: the rate is %v times what it was%s. One trend does not describe both.\n", step.Before.Label(), step.After.Label(), step.Ratio, why)
	}
}

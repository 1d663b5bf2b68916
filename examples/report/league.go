// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"gonum.org/v1/plot/vg"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// league ranks the forces by the measure per head, with what chance leaves of the order.
func (r record) league() (Chart, bool) {
	ranking := countylines.Rank(r.ledger, r.subject, countylines.PerResidents(), r.week, level)
	c := Chart{
		ID: "league", Title: fmt.Sprintf("%s per 100,000 residents, by force", sentence(r.what())),
		Not: "Most of the order is chance where counts are small: a force whose places run from 1 to 15 is not known to be better or worse than those between. Rates are per resident, and those who are arrested may live elsewhere.",
		Alt: "One row for each force, the highest rate first: a dot for the rate and a line for its 95 per cent interval.",
		Key: []Sign{{"dot", "the rate; a ring: of a figure that is not exact"}, {"thin line", "the interval that chance and the words leave, at 95 per cent"}},
		Table: Table{Caption: "The ranking, with the places that are possible",
			Head: []string{"Force", "Figure", "Rate per 100,000", "95% interval", "Place", "Possible places", "Source"}},
	}
	var bars []bar
	var silent []string
	for _, p := range ranking.Places {
		if p.Rank == 0 {
			silent = append(silent, p.Area.String())
			continue
		}
		_, exact := p.Value.Figure.Exact()
		bars = append(bars, bar{name: p.Area.String(), sure: ends{p.Interval.Bounds.Lo, p.Interval.Bounds.Hi}, read: unknown, mark: p.Rate.Reading.Lo, hollow: !exact})
		c.Table.Rows = append(c.Table.Rows, Row{
			Cells:  []string{p.Area.String(), p.Value.String(), rangeText(p.Rate.Reading), rangeText(p.Interval.Bounds), strconv.Itoa(p.Rank), placesText(p.Best, p.Worst)},
			Source: links(r.telling(p.Area, r.week)),
		})
	}
	if len(bars) == 0 {
		return Chart{}, false
	}
	first := ranking.Places[0]
	place := fmt.Sprintf("but with chance allowed for its place may be any from %d to %d", first.Best, first.Worst)
	if first.Best == first.Worst {
		place = "and keeps that place with chance allowed for"
	}
	c.Says = fmt.Sprintf("Of %s with a figure for %s, %s has the highest rate of %s, %s.", several(len(bars), "force", "forces"), when(r.week), first.Area, r.what(), place)
	if len(bars) == 1 {
		c.Says = fmt.Sprintf("Only %s has a figure for %s, so there is nobody to compare it with.", first.Area, when(r.week))
	}
	if len(silent) > 0 {
		c.Not += " Without a rate, for want of a figure or of residents: " + strings.Join(silent, ", ") + "."
	}
	c.pictures(func(width vg.Length) []panel {
		return []panel{ranged(bars, width, "per 100,000 residents", numbers{least: 0.1})}
	})
	return c, true
}

// placesText says the places that are possible: "3", "3 to 6".
func placesText(best, worst int) string {
	if best == worst {
		return strconv.Itoa(best)
	}
	return fmt.Sprintf("%d to %d", best, worst)
}

// rangeText says a range of real numbers: "2.18", "1.2 to 3.4", "30 or more".
func rangeText(i stats.Interval) string {
	switch {
	case math.IsNaN(i.Lo) || math.IsNaN(i.Hi):
		return "not estimable"
	case math.IsInf(i.Hi, 1):
		return short(i.Lo) + " or more"
	case short(i.Lo) == short(i.Hi):
		return short(i.Lo)
	}
	return short(i.Lo) + " to " + short(i.Hi)
}

// short writes a number with three digits, or all of its whole part.
func short(x float64) string {
	if math.Abs(x) >= 100 {
		return thousands(strconv.FormatFloat(x, 'f', 0, 64))
	}
	decimals := 2
	switch {
	case x == 0:
		return "0"
	case math.Abs(x) >= 10:
		decimals = 1
	}
	return strconv.FormatFloat(x, 'f', decimals, 64)
}

// atLeastNought cuts limits off at 0, below which no rate is.
func atLeastNought(i stats.Interval) stats.Interval {
	return stats.Interval{Lo: max(0, i.Lo), Hi: i.Hi}
}

// sentence gives a text with a capital letter.
func sentence(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// funnel shows the same rates against the size of the forces.
func (r record) funnel() (Chart, bool) {
	ranking := countylines.Rank(r.ledger, r.subject, countylines.PerResidents(), r.week, level)
	var f funnel
	var rows []Row
	f.target = float64(ranking.Target)
	outside, far := 0, 0
	for _, p := range ranking.Places {
		limits := p.Alarm
		if math.IsNaN(limits.Chance.Lo) || p.Rank == 0 {
			continue
		}
		beyond := limits.Flag == stats.Above || limits.Flag == stats.Below
		beyondSpread := limits.DispersedFlag == stats.Above || limits.DispersedFlag == stats.Below
		if beyond {
			outside++
		}
		if beyondSpread {
			far++
		}
		f.spots = append(f.spots, spot{name: p.Area.String(), of: float64(p.Exposure.Residents), rate: p.Rate.Reading.Lo,
			chance: ends{limits.Chance.Lo, limits.Chance.Hi}, spread: ends{limits.Dispersed.Lo, limits.Dispersed.Hi}, outside: beyondSpread})
		rows = append(rows, Row{Cells: []string{p.Area.String(), thousands(strconv.Itoa(p.Exposure.Residents)), rangeText(p.Rate.Reading),
			rangeText(atLeastNought(limits.Chance)), rangeText(atLeastNought(limits.Dispersed)), limits.Flag.String(), limits.DispersedFlag.String()}})
	}
	if len(f.spots) < 3 {
		return Chart{}, false
	}
	slices.SortFunc(rows, func(a, b Row) int { return strings.Compare(a.Cells[0], b.Cells[0]) })
	c := Chart{
		ID: "funnel", Title: fmt.Sprintf("Which forces stand out in %s", r.what()),
		Says: fmt.Sprintf("If only chance made these %d forces differ, hardly any would lie outside the solid lines (2 in 1,000); %s. With as much allowed for as they differ by, %s outside the dashed ones.",
			len(f.spots), several(outside, "does", "do"), several(far, "lies", "lie")),
		Not: "It does not show who does better: a force may stand out because it does more, because there is more to do, or because it counts otherwise.",
		Alt: "Dots for forces, the number of residents to the right and the rate upwards. Two pairs of lines narrow to the right: limits by chance, and wider ones that allow for forces being different.",
		Key: []Sign{{"filled dot", "outside of the wider limits; a ring: inside"}, {"solid lines", "99.8 per cent limits by chance alone"}, {"dashed lines", "the same, if forces differ by as much as these do all together"}, {"grey line", "all of these forces together"}},
		Table: Table{Caption: "Rates and 99.8 per cent limits", Head: []string{"Force", "Residents", "Rate per 100,000", "Limits of chance alone", "Limits with the spread among forces", "Against chance alone", "Against the spread"},
			Rows: rows},
	}
	c.pictures(func(width vg.Length) []panel {
		return []panel{funnelled(f, width, "residents", fmt.Sprintf("%s per 100,000 residents", r.what()))}
	})
	return c, true
}

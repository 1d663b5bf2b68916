// SPDX-License-Identifier: MIT

package main

import (
	"fmt"
	"io"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A report is what the program prints, and what its JSON decodes into.
type report struct {
	Reported countylines.Ledger `json:"reported"`
	Both     countylines.Return `json:"both"` // Staffordshire and West Mercia together
	Rest     countylines.Return `json:"rest"` // of the UK, without the two

	Lines        countylines.Row      `json:"lines"` // closed in the UK, October against March
	LinesOdds    stats.RateRatioRange `json:"lines_odds"`
	LinesClumped stats.RateRatioRange `json:"lines_odds_if_clumped"` // with a dispersion of 2

	Arrests     countylines.Row      `json:"arrests"` // Staffordshire against West Mercia
	ArrestsOdds stats.RateRatioRange `json:"arrests_odds"`
	Share       stats.Range          `json:"share_of_uk_arrests"` // Staffordshire's

	Before         stats.Figure[int] `json:"lines_active_before"`
	After          stats.Figure[int] `json:"lines_active_after"`
	Remanded       stats.Range       `json:"remanded_of_arrested"`
	RemandedWilson stats.Interval    `json:"remanded_of_arrested_wilson"`
}

// newReport asks the library everything that the report says.
func newReport() (r report, err error) {
	two := countylines.Staffordshire | countylines.WestMercia
	r.Reported = countylines.Ledger{staffordshire, westMercia, nation, nationInMarch}
	if r.Both, err = (countylines.Ledger{staffordshire, westMercia}).Sum(two, october); err != nil {
		return r, err
	}
	if r.Rest, err = r.Reported.Sum(countylines.UK&^two, october); err != nil {
		return r, err
	}
	r.Lines = countylines.Compare(nationInMarch, nation).Row(countylines.Counted(countylines.LinesClosed))
	r.LinesOdds = r.Lines.Chance(0.95, 1)
	r.LinesClumped = r.Lines.Chance(0.95, 2)
	r.Arrests = countylines.Compare(westMercia, staffordshire).Row(countylines.Counted(countylines.Arrests))
	r.ArrestsOdds = r.Arrests.Chance(0.95, 1)

	said := staffordshire.Counts
	arrested, closed := said[countylines.Arrests], said[countylines.LinesClosed]
	r.Share = stats.Share(arrested, nation.Counts[countylines.Arrests])
	if r.Before, err = stats.Whole(closed, "25"); err != nil { // "25 per cent of the active lines"
		return r, err
	}
	before, _ := r.Before.Exact()
	shut, _ := closed.Exact()
	r.After = stats.Exactly(before - shut)
	r.Remanded = stats.Share(said[countylines.Remanded], arrested)
	r.RemandedWilson = stats.Wilson(6, 25, 0.95)
	return r, nil
}

// print writes the report for people.
func (r report) print(w io.Writer) {
	f := func(format string, a ...any) { fmt.Fprintf(w, format+"\n", a...) }
	f("County lines intensification week, %v", october)

	f("\n1. What was reported\n")
	reported := stats.Table{Head: []string{"", "Staffordshire", "West Mercia"}}
	for _, row := range countylines.Compare(staffordshire, westMercia) {
		reported.Rows = append(reported.Rows, []string{row.Of.String(), row.A.String(), row.B.String()})
	}
	f("%v", reported)

	f("2. Both together, and the rest of the UK without them\n")
	heroin, _ := r.Both.Seized.Mass.Of(seizure.Heroin)
	f("Arrests, both: %v", r.Both.Counts[countylines.Arrests])
	f("Lines closed, both: %v (West Mercia gave none)", r.Both.Counts[countylines.LinesClosed])
	f("Heroin, both: %v (West Mercia gave none)", heroin)
	f("Arrests, rest of the UK: %v (from %q)", r.Rest.Counts[countylines.Arrests], nation.Counts[countylines.Arrests])

	f("\n3. Lines closed in the UK, against the previous intensification week (%v)\n", march)
	f("%v after %v: %+.1f%%, ratio %.3f (95%% CI %.3f to %.3f), %s", r.Lines.B, r.Lines.A,
		r.Lines.Change.Reading.Lo, r.LinesOdds.Ratio.Reading.Lo, r.LinesOdds.Interval.Reading.Lo, r.LinesOdds.Interval.Reading.Hi, stats.Estimate(r.LinesOdds.P.Reading.Hi).AsP())

	f("\n4. Arrests per 100,000 residents (mid-%d), Staffordshire against West Mercia\n", r.Arrests.ExposureB.Year)
	f("%.2f against %.2f: ratio %.3f (95%% CI %.3f to %.3f), %s: within chance", r.Arrests.RateB.Reading.Lo, r.Arrests.RateA.Reading.Lo,
		r.ArrestsOdds.Ratio.Reading.Lo, r.ArrestsOdds.Interval.Reading.Lo, r.ArrestsOdds.Interval.Reading.Hi, stats.Estimate(r.ArrestsOdds.P.Reading.Hi).AsP())

	f("\n5. What the percentages imply\n")
	f("Three lines are 25 per cent of those active: %v before, %v after", r.Before, r.After)
	f("6 of 25 arrested were remanded: %.0f%% (Wilson 95%% CI %.1f to %.1f%%)", 100*r.Remanded.Reading.Lo, 100*r.RemandedWilson.Lo, 100*r.RemandedWilson.Hi)

	f("\n6. What the figures do not allow one to say\n")
	f("- How many lines both forces closed: West Mercia did not report any, which is not none.")
	f("- That Staffordshire made 1.85%% of the UK's arrests: of %q it made at most %.2f%%.", nation.Counts[countylines.Arrests], 100*r.Share.Bounds.Hi)
	f("- How much cocaine there was at most: %q has no upper end.", "over 5kg")
	f("- That closures rise from year to year: the earlier week was seven months before, in another season, and no")
	f("  force's own closures are known for both. If closures come in clumps, with a dispersion of 2, the ratio's")
	f("  95%% CI is %.3f to %.3f.", r.LinesClumped.Interval.Reading.Lo, r.LinesClumped.Interval.Reading.Hi)
	f("- That one of the two forces arrests more readily: chance alone makes a difference like that in one of three weeks.")
	f("- What share of the drugs' worth is Staffordshire's: it gave masses, the others pounds, and no price.")
	f("- That six remanded in 25 holds for other weeks: it is exact for this one, and the interval is all that it")
	f("  tells of others.")
}

// SPDX-License-Identifier: MIT

package seizure

import (
	"slices"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Price is what a unit of a drug cost, as a source has it. The unit is a weight
// (a gram, an ounce) or something counted (a rock, a tablet), whose weight some
// sources give too: "£20 for a rock of 0.2 g".
type Price struct {
	Substance Substance           `json:"substance"`
	Level     Level               `json:"level"`
	Sum       stats.Figure[Money] `json:"sum"`           // for one unit
	Form      Form                `json:"form,omitzero"` // the unit, if it is counted
	Mass      stats.Figure[Mass]  `json:"mass,omitzero"` // what a unit weighs, if that is known
	When      calendar.Period     `json:"when,omitzero"` // the zero Period if the source has no date
	Place     string              `json:"place"`
	Source    string              `json:"source"`
	Evidence  Evidence            `json:"evidence"`
	Note      string              `json:"note,omitempty"`
}

// A PriceList is prices of any drugs, levels and times; a caller's own prices can
// be appended. Choose from it with [PriceList.At] and [PriceList.In] before asking
// for a value: every price in the list counts.
type PriceList []Price

// Prices gives the published prices whose source was seen, 127 of them from 1990
// to 2012, and two of 2024 that were derived from national totals. Hansard's
// series of 1990 to 2001 (NCIS averages) is the longest. For plants, wraps and
// most prescription drugs no source was found.
func Prices() PriceList { return prices() }

// At gives the prices of a level.
func (l PriceList) At(level Level) PriceList {
	return l.where(func(p Price) bool { return p.Level == level })
}

// In gives the prices of times that lie in a period. Those without a date are
// left out.
func (l PriceList) In(period calendar.Period) PriceList {
	return l.where(func(p Price) bool { return p.When.Size() > 0 && stats.Contains(period, p.When) })
}

func (l PriceList) where(keep func(Price) bool) PriceList {
	return slices.DeleteFunc(slices.Clone(l), func(p Price) bool { return !keep(p) })
}

// fits reports whether p is a price of packs in this form, or, of none, of masses.
func (p Price) fits(form Form) bool {
	switch form {
	case 0:
		return p.Mass.Reported()
	case Tablet, Tab: // either is a dose
		return p.Form == form || p.Form == Dose
	}
	return p.Form == form
}

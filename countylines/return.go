package countylines

import (
	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Counts are what one source says of things that are counted, a figure for each
// measure: 55 arrests, 39 charged. Indexing gives what was said, and nothing
// more; [stats.Figures.Of] gives what follows from all of it together.
type Counts = stats.Figures[Measure, int]

// A Return is what one source says of one area in one period. It is plain data,
// written down as a keyed literal, read from a file, or worked out by
// [Ledger.Sum]; every field but Area and Period may be left out.
type Return struct {
	Area   Area            `json:"area"`
	Period calendar.Period `json:"period"` // what it is about: the operation's week, even where a force worked on five days of it

	// Days are the days as printed, where they differ from Period. Rates are per
	// day of these.
	Days calendar.Period `json:"days,omitzero"`

	// Scope names the part of Area's work that this is about: "Coventry",
	// "Pwllheli stop". Its figures are no more than Area's own and are never added
	// to them. Empty is all of it.
	Scope string `json:"scope,omitempty"`

	// Joint are the other forces that may have counted the same work, which Scope
	// names. A total over them and Area is a range until they tell of it too.
	Joint Area `json:"joint,omitzero"`

	// Basis is the definition or the valuation that the figures rest on, where the
	// source says it. Figures on different bases are not compared and do not bound
	// each other.
	Basis string `json:"basis,omitempty"`

	Counts Counts       `json:"counts,omitempty"`
	Seized seizure.Haul `json:"seized,omitzero"`
	Source Source       `json:"source,omitzero"`
}

// days gives the days that a rate is per: those printed, or else the period's.
func (r Return) days() calendar.Period {
	if r.Days.Size() > 0 {
		return r.Days
	}
	return r.Period
}

// A Source says where a return comes from.
//
// A return published later by the same publisher for the same area, period, scope
// and basis revises the earlier one, in each measure and each list of a haul that
// it gives again. Two published on one day both stand, and may contradict each
// other. A return without a publisher or a date of publication revises nothing.
type Source struct {
	Publisher   string       `json:"publisher,omitempty"`
	URL         string       `json:"url,omitempty"` // or the title, where there is no address
	Published   calendar.Day `json:"published,omitzero"`
	Provisional bool         `json:"provisional,omitempty"` // the source says that the figures may still change
}

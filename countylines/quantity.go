package countylines

import (
	"github.com/countylines/ops/stats"
)

// A Quantity is one figure of a return, whichever is asked for: Arrests.Of is
// one, and so is any function that takes bladed weapons from a haul. Ranks and
// trends are of quantities, so drugs and weapons are followed like arrests.
type Quantity[A stats.Amount] func(Return) (stats.Figure[A], error)

// Of gives what r implies about m, as the [Quantity] that m is: what was said of
// it, or what follows from the rest of its family. The error is that of
// [stats.Figures.Of].
func (m Measure) Of(r Return) (stats.Figure[int], error) { return r.Counts.Of(m) }

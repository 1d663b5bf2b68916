// SPDX-License-Identifier: MIT

package show

import (
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// Values gives the figures of a return.
func Values(r countylines.Return) (list []countylines.Value) {
	for _, f := range r.Counts {
		list = append(list, countylines.Value{Figure: stats.As[int64](f)})
	}
	for _, e := range r.Seized.Mass {
		list = append(list, countylines.Value{Unit: countylines.Nanograms, Figure: stats.As[int64](e.Figure)})
	}
	for _, e := range r.Seized.Packs {
		list = append(list, countylines.Value{Figure: stats.As[int64](e.Figure)})
	}
	for _, e := range r.Seized.Worth {
		list = append(list, countylines.Value{Unit: countylines.Pence, Figure: stats.As[int64](e.Figure)})
	}
	for _, e := range r.Seized.Weapons {
		list = append(list, countylines.Value{Figure: stats.As[int64](e.Figure)})
	}
	for _, e := range r.Seized.Goods {
		list = append(list, countylines.Value{Figure: stats.As[int64](e.Figure)})
	}
	for _, f := range r.Seized.Seizures {
		list = append(list, countylines.Value{Figure: stats.As[int64](f)})
	}
	if r.Seized.Cash.Reported() {
		list = append(list, countylines.Value{Unit: countylines.Pence, Figure: stats.As[int64](r.Seized.Cash)})
	}
	return list
}

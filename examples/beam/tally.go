// SPDX-License-Identifier: MIT

package main

import (
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/countylines/ops/countylines/records"
)

// The coder has to be registered before beam.Init: without one, Beam packs the exported
// fields of a tally and drops its totals, and says nothing.
func init() {
	beam.RegisterCoder(reflect.TypeFor[*records.Tally](), packTally, unpackTally)
	register.Function1x2(packTally)
	register.Function1x2(unpackTally)
	register.Combiner1[*records.Tally](new(AddTallies))
}

// AddTallies is the CombineFn that adds tallies up. Its input is a tally and not an
// event: to hand an event on costs more than to add it, so a bundle's are added
// where they are read. A pipeline that has events adds each to a tally of its own.
type AddTallies struct{}

// CreateAccumulator gives an empty tally, so that none of those that are added is
// changed.
func (*AddTallies) CreateAccumulator() *records.Tally { return new(records.Tally) }

// AddInput adds a tally to the sum. What cannot be added up, as two tallies that have
// together more totals than one keeps, fails the job: half a sum is no result.
func (*AddTallies) AddInput(sum, t *records.Tally) (*records.Tally, error) { return sum, sum.Merge(t) }

// MergeAccumulators adds a sum to another, which bundles give in any order.
func (*AddTallies) MergeAccumulators(sum, other *records.Tally) (*records.Tally, error) {
	return sum, sum.Merge(other)
}

func packTally(t *records.Tally) ([]byte, error) { return t.MarshalBinary() }

func unpackTally(packed []byte) (*records.Tally, error) {
	t := new(records.Tally)
	return t, t.UnmarshalBinary(packed)
}

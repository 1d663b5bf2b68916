package main

import (
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"github.com/countylines/ops/countylines"
)

// The coder has to be registered before beam.Init: without one, Beam packs the exported
// fields of a tally and drops its totals, and says nothing.
func init() {
	beam.RegisterCoder(reflect.TypeFor[*countylines.Tally](), packTally, unpackTally)
	register.Function1x2(packTally)
	register.Function1x2(unpackTally)
	register.Combiner1[*countylines.Tally](new(AddTallies))
}

// AddTallies is the CombineFn that adds tallies up. Its input is a tally and not an
// event: to hand an event on costs more than to add it, so a bundle's are added
// where they are read. A pipeline that has events adds each to a tally of its own.
type AddTallies struct{}

// CreateAccumulator gives an empty tally, so that none of those that are added is
// changed.
func (*AddTallies) CreateAccumulator() *countylines.Tally { return new(countylines.Tally) }

// AddInput adds a tally to the sum.
func (*AddTallies) AddInput(sum, t *countylines.Tally) *countylines.Tally {
	sum.Merge(t)
	return sum
}

// MergeAccumulators adds a sum to another, which bundles give in any order.
func (*AddTallies) MergeAccumulators(sum, other *countylines.Tally) *countylines.Tally {
	sum.Merge(other)
	return sum
}

func packTally(t *countylines.Tally) ([]byte, error) { return t.MarshalBinary() }

func unpackTally(packed []byte) (*countylines.Tally, error) {
	t := new(countylines.Tally)
	return t, t.UnmarshalBinary(packed)
}

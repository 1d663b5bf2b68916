// SPDX-License-Identifier: MIT

package seizure_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
)

// What a loop over a million seizures does with sets and amounts allocates
// nothing.
func TestSetsAndSumsDoNotAllocate(t *testing.T) {
	day, total, size := calendar.Date(2022, 10, 3), seizure.Mass(0), 0
	require.Zero(t, testing.AllocsPerRun(100, func() {
		classA := seizure.ClassA(day)
		size += classA.And(seizure.Heroin).Size() + seizure.AnyDrug.In(seizure.Wrap).And(classA.In(seizure.Wrap)).Size()
		if _, err := seizure.ParseSubstance("crack-cocaine|heroin"); err != nil {
			t.Fatal(err)
		}
		if classA.Contains(seizure.Heroin) && seizure.AnyWeapon.Contains(seizure.Knife) {
			total += 5 * seizure.Kilogram
		}
	}))
	require.Positive(t, size)
	require.Positive(t, total)
}

// A thousand weights: added as masses, and as decimals.
func BenchmarkAddMasses(b *testing.B) {
	weights := make([]seizure.Mass, 1000)
	for i := range weights {
		weights[i] = seizure.Mass(i) * 37 * seizure.Milligram
	}
	b.Run("Mass", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sumMasses(weights)
		}
	})
	decimals := make([]decimal.Decimal, len(weights))
	for i, w := range weights {
		decimals[i] = w.In(seizure.Gram)
	}
	b.Run("decimal", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			sumDecimals(decimals)
		}
	})
}

//go:noinline
func sumMasses(weights []seizure.Mass) (total seizure.Mass) {
	for _, w := range weights {
		total += w
	}
	return total
}

//go:noinline
func sumDecimals(weights []decimal.Decimal) (total decimal.Decimal) {
	for _, w := range weights {
		total = total.Add(w)
	}
	return total
}

func BenchmarkMassOf(b *testing.B) {
	d := decimal.RequireFromString("43.929")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := seizure.MassOf(d, seizure.Kilogram); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHaulString(b *testing.B) {
	h := staffordshire()
	b.ReportAllocs()
	for b.Loop() {
		_ = h.String()
	}
}

func BenchmarkValue(b *testing.B) {
	l, h := noughties(), staffordshire()
	b.ReportAllocs()
	for b.Loop() {
		l.Value(h)
	}
}

func BenchmarkUnknownName(b *testing.B) {
	for b.Loop() {
		if _, err := seizure.ParseSubstance("whyte powdre"); err == nil {
			b.Fatal("it has no name")
		}
	}
}

func BenchmarkParseSubstance(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := seizure.ParseSubstance("crack-cocaine|heroin"); err != nil {
			b.Fatal(err)
		}
	}
}

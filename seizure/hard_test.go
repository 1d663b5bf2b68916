// SPDX-License-Identifier: MIT

package seizure_test

import (
	"testing"

	"github.com/countylines/ops/internal/every"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Nothing panics, but MustParse.
func TestHardInput(t *testing.T) {
	every.Try(t, func(panicked any) bool { _, is := panicked.(*seizure.ParseError); return is },
		seizure.MustParse("3kg of cocaine, 4 knives, £300 in cash and over 20 wraps of crack"), stats.MoreThan(5), stats.Between(seizure.Money(1), 1<<62), stats.AtLeast(seizure.Mass(1<<62)),
		seizure.Form(1), seizure.Evidence(1), seizure.Level(9), seizure.Kind(99), seizure.ImpliedPrice{}, seizure.AmountError{}, seizure.NameError{}, seizure.ParseError{}, seizure.Pack{}, seizure.Counted{},
		seizure.Cash, seizure.ClassA, seizure.ClassB, seizure.ClassC, seizure.Find, seizure.FindAs[string], seizure.Listings, seizure.MassOf, seizure.MoneyOf,
		seizure.MustParse, seizure.NewFinder, seizure.Of, seizure.Parse, seizure.ParseGood, seizure.ParseSubstance, seizure.ParseWeapon, seizure.Prices)
}

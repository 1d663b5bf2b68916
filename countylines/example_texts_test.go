// SPDX-License-Identifier: MIT

package countylines_test

import (
	"encoding/json"
	"fmt"

	"github.com/countylines/ops/countylines"
)

func ExampleReason_MarshalText() {
	text, err := json.Marshal(countylines.LeftOut{Why: countylines.MayOverlap})
	fmt.Println(string(text)[len(text)-19:], err)
	// Output: "why":"joint work"} <nil>
}

func ExampleRule_UnmarshalText() {
	var r countylines.Rule
	fmt.Println(r.UnmarshalText([]byte("stock")), r == countylines.Stock)
	fmt.Println(r.UnmarshalText([]byte("sum")))
	// Output:
	// <nil> true
	// countylines: rule "sum" is none of additive, distinct, stock
}

func ExampleUnit_Parse() {
	v, err := countylines.Nanograms.Parse("over 5kg")
	fmt.Println(v, v.Unit, err)
	// Output: over 5kg nanograms <nil>
}

func ExampleOffences() {
	fmt.Println(countylines.Offences()[0])
	// Output: Possession with intent to supply
}

func ExampleMeasure_Kinds() {
	for m := range countylines.LinesClosed.Kinds() {
		fmt.Println(m)
	}
	// Output:
	// lines closed (Type 1)
	// lines closed (Type 2)
}

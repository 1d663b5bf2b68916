// SPDX-License-Identifier: MIT

package seizure_test

import (
	"fmt"
	"math/big"

	"github.com/countylines/ops/seizure"
)

func ExampleMass_Value() {
	fmt.Println((5 * seizure.Kilogram).Value()) // an integer of nanograms
	// Output:
	// 5000000000000 <nil>
}

func ExampleMass_Scan() {
	var m seizure.Mass
	for _, column := range []any{int64(10_500_000_000), "10.5g", big.NewInt(10_500_000_000)} {
		fmt.Println(m.Scan(column), m)
	}
	fmt.Println(m.Scan(nil))
	// Output:
	// <nil> 10.5g
	// <nil> 10.5g
	// <nil> 10.5g
	// seizure: "NULL" was not reported, which is not 0; a stats.Figure holds it
}

func ExampleMoney_Value() {
	fmt.Println((15_000 * seizure.Pound).Value()) // an integer of pence
	// Output:
	// 1500000 <nil>
}

func ExampleMoney_Scan() {
	var m seizure.Money
	for _, column := range []any{int64(1_500_000), "£15,000"} {
		fmt.Println(m.Scan(column), m)
	}
	fmt.Println(m.Scan("€15,000"))
	// Output:
	// <nil> £15,000
	// <nil> £15,000
	// seizure: "€15,000" does not start with a number such as 5, 10.5 or 1,300
}

func ExamplePack_Value() {
	fmt.Println(seizure.Heroin.In(seizure.Wrap).Value())
	// Output:
	// heroin wrap <nil>
}

func ExamplePack_Scan() {
	var p seizure.Pack
	fmt.Println(p.Scan("heroin|crack-cocaine deal"), p)
	fmt.Println(p.Scan("heroin wrapp"))
	// Output:
	// <nil> deals of heroin and crack cocaine
	// seizure: form "wrapp" is none of them; write "wrap"
}

func ExampleForm_Value() {
	fmt.Println(seizure.Tablet.Value())
	// Output:
	// tablet <nil>
}

func ExampleForm_Scan() {
	var f seizure.Form
	fmt.Println(f.Scan("ml"), f)
	fmt.Println(f.Scan(int64(3)))
	// Output:
	// <nil> ml
	// seizure: form "3" is no text
}

func ExampleKind_Value() {
	fmt.Println(seizure.KindGoodsWorth.Value())
	// Output:
	// goods worth <nil>
}

func ExampleKind_Scan() {
	var k seizure.Kind
	fmt.Println(k.Scan("packs"), k)
	fmt.Println(k.Scan("tea"))
	// Output:
	// <nil> packs
	// seizure: kind of item "tea" is none of them
}

func ExampleLevel_Value() {
	fmt.Println(seizure.Street.Value())
	// Output:
	// street <nil>
}

func ExampleLevel_Scan() {
	var l seizure.Level
	fmt.Println(l.Scan("wholesale"), l)
	fmt.Println(l.Scan("retail"))
	// Output:
	// <nil> wholesale
	// seizure: level "retail" is none of them
}

func ExampleEvidence_Value() {
	fmt.Println(seizure.Seen.Value())
	// Output:
	// seen <nil>
}

func ExampleEvidence_Scan() {
	var e seizure.Evidence
	fmt.Println(e.Scan("derived"), e)
	fmt.Println(e.Scan("heard"))
	// Output:
	// <nil> derived
	// seizure: evidence "heard" is none of them
}

// SPDX-License-Identifier: MIT

package seizure_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// Staffordshire's haul of October 2022, and what it says of bladed weapons.
func ExampleHaul() {
	h := seizure.Haul{
		Mass: stats.List[seizure.Substance, seizure.Mass]{
			{Set: seizure.Cocaine, Figure: stats.MoreThan(5 * seizure.Kilogram)},
			{Set: seizure.Crack, Figure: stats.Nearly(18 * seizure.Gram)},
		},
		Weapons: stats.List[seizure.Weapon, int]{
			{Set: seizure.Machete, Figure: stats.Exactly(2)},
			{Set: seizure.Knife, Figure: stats.Exactly(3)},
		},
	}
	fmt.Println(h)
	fmt.Println(h.Weapons.Of(seizure.Bladed))
	out, err := json.Marshal(h)
	fmt.Println(string(out), err)
	// Output:
	// over 5kg of cocaine, nearly 18g of crack cocaine, two machetes and three knives
	// at least 5 <nil>
	// {"mass":[{"set":"cocaine","figure":"over 5kg"},{"set":"crack-cocaine","figure":"nearly 18g"}],"weapons":[{"set":"machete","figure":"2"},{"set":"knife","figure":"3"}]} <nil>
}

func ExampleHaul_Items() {
	h := seizure.Of(seizure.Machete.Count(stats.Exactly(2)), seizure.Cash(stats.Exactly(15_000*seizure.Pound)))
	for i := range h.Items() {
		fmt.Println(i.Kind, "-", i)
	}
	// Output:
	// weapons - two machetes
	// cash - £15,000 in cash
}

// Nitazenes are class A since March 2024.
func ExampleHaul_On() {
	june := calendar.Date(2025, time.June, 23)
	h := seizure.MustParse("nearly 70kg of class A drugs")
	fmt.Println(h.Mass.Of(seizure.ClassA(june)))
	fmt.Println(h.On(june).Mass.Of(seizure.ClassA(june)))
	// Output:
	// 0g or more, read as 60kg or more <nil>
	// nearly 70kg <nil>
}

func ExampleHaul_String() {
	h := seizure.Of(
		seizure.AnyWeapon.Count(stats.Exactly(68), seizure.Knife.Count(stats.Exactly(19))),
		seizure.Phone.Count(stats.Exactly(40)),
	)
	fmt.Println(h.String())
	// Output: 68 weapons (including 19 knives) and 40 phones
}

func ExampleItem() {
	fmt.Println(seizure.Cocaine.Weighing(stats.MoreThan(5 * seizure.Kilogram)))
	fmt.Println(seizure.Heroin.In(seizure.Wrap).Count(stats.Exactly(40)))
	fmt.Println(seizure.AnyWeapon.Count(stats.Exactly(68), seizure.Knife.Count(stats.Exactly(19))))
	// Output:
	// over 5kg of cocaine
	// 40 wraps of heroin
	// 68 weapons, including 19 knives
}

func ExampleItem_String() {
	fmt.Println(seizure.Axe.Count(stats.Exactly(1)).String())
	// Output: an axe
}

func ExampleCash() {
	fmt.Println(seizure.Cash(stats.MoreThan(45_000 * seizure.Pound)))
	// Output: over £45,000 in cash
}

func ExampleKind_String() {
	fmt.Println(seizure.KindGoodsWorth.String())
	// Output: goods worth
}

func ExampleKind_MarshalText() {
	out, err := json.Marshal(seizure.KindMass)
	fmt.Println(string(out), err)
	// Output: "mass" <nil>
}

func ExampleKind_UnmarshalText() {
	var k seizure.Kind
	fmt.Println(k.UnmarshalText([]byte("cash")), k)
	fmt.Println(k.UnmarshalText([]byte("weapns")))
	// Output:
	// <nil> cash
	// seizure: kind of item "weapns" is none of them; write "weapons"
}

func ExampleSubstance() {
	found := seizure.Crack | seizure.Heroin
	fmt.Println(found, found.Size(), found&^seizure.Crack)
	// Output: heroin and crack cocaine 2 heroin
}

func ExampleParseSubstance() {
	for _, name := range []string{"crack-cocaine|heroin", "Valium", "white", "cocain"} {
		fmt.Println(seizure.ParseSubstance(name))
	}
	// Output:
	// heroin and crack cocaine <nil>
	// diazepam <nil>
	// no drugs seizure: substance "white" may be any of several; write "crack-cocaine" or "cocaine"
	// no drugs seizure: substance "cocain" is no drug that has a name here; write "cocaine"
}

func ExampleSubstance_And() {
	classA := seizure.ClassA(calendar.Date(2022, time.October, 3))
	fmt.Println(classA.And(seizure.Heroin | seizure.Cannabis))
	// Output: heroin
}

func ExampleSubstance_Size() {
	fmt.Println(seizure.Cannabis.Size(), seizure.Heroin.Size(), seizure.Substance(0).Size())
	// Output: 4 1 0
}

func ExampleSubstance_Contains() {
	fmt.Println(seizure.Cannabis.Contains(seizure.CannabisResin), seizure.Cannabis.Contains(seizure.Heroin))
	// Output: true false
}

func ExampleSubstance_In() {
	fmt.Println(seizure.Cannabis.In(seizure.Plant))
	// Output: cannabis plants
}

func ExampleSubstance_Weighing() {
	fmt.Println((seizure.Crack | seizure.Cocaine).Weighing(stats.MoreThan(2 * seizure.Kilogram)))
	// Output: over 2kg of crack cocaine and cocaine
}

func ExampleSubstance_Worth() {
	fmt.Println(seizure.AnyDrug.Worth(stats.MoreThan(120_000*seizure.Pound), seizure.Cocaine.Worth(stats.Exactly(21_000*seizure.Pound))))
	// Output: over £120,000 worth of drugs, including £21,000 worth of cocaine
}

func ExampleSubstance_Seizures() {
	fmt.Println(seizure.Cannabis.Seizures(stats.Exactly(1990)))
	// Output: 1,990 seizures of cannabis
}

func ExampleSubstance_String() {
	fmt.Println(seizure.ClassA(calendar.Date(2025, time.June, 23)).String())
	// Output: class A drugs and nitazenes
}

func ExampleSubstance_MarshalText() {
	out, err := json.Marshal(map[seizure.Substance]int{seizure.Crack | seizure.Heroin: 112, seizure.AnyDrug: 555})
	fmt.Println(string(out), err)
	// Output: {"any-drug":555,"heroin|crack-cocaine":112} <nil>
}

func ExampleSubstance_UnmarshalText() {
	var s seizure.Substance
	fmt.Println(s.UnmarshalText([]byte("crack-cocaine|heroin")), s)
	// Output: <nil> heroin and crack cocaine
}

func ExampleSubstance_Value() {
	fmt.Println(seizure.Cannabis.Value())
	// Output: cannabis <nil>
}

func ExampleSubstance_Scan() {
	var s seizure.Substance
	fmt.Println(s.Scan("cannabis"), s)
	fmt.Println(s.Scan(int64(3)))
	// Output:
	// <nil> cannabis
	// seizure: substance "3" is no text
}

// Cannabis was of class C from January 2004 to January 2009.
func ExampleClassC() {
	for _, year := range []int{2003, 2006, 2012} {
		fmt.Println(year, seizure.ClassC(calendar.Date(year, time.June, 1)).Contains(seizure.Cannabis))
	}
	// Output:
	// 2003 false
	// 2006 true
	// 2012 false
}

func ExampleClassB() {
	day := calendar.Date(2022, time.April, 13)
	fmt.Println(seizure.ClassB(day) &^ seizure.ClassB(day-1))
	// Output: GHB
}

func ExampleClassA() {
	day := calendar.Date(2024, time.March, 20)
	fmt.Println(seizure.ClassA(day) &^ seizure.ClassA(day-1))
	// Output: nitazenes
}

func ExampleListings() {
	for _, l := range seizure.Listings(seizure.Ketamine | seizure.DMT) {
		fmt.Println(l.Substance, l.Class, l.From, l.Evidence)
	}
	// Output:
	// DMT A 1 July 1973 not seen
	// ketamine C 1 January 2006 seen
	// ketamine B 10 June 2014 seen
}

func ExampleEvidence_String() {
	fmt.Println(seizure.PartlySeen.String())
	// Output: partly seen
}

func ExampleEvidence_MarshalText() {
	out, err := json.Marshal(seizure.Derived)
	fmt.Println(string(out), err)
	// Output: "derived" <nil>
}

func ExampleEvidence_UnmarshalText() {
	var e seizure.Evidence
	fmt.Println(e.UnmarshalText([]byte("seen")), e)
	// Output: <nil> seen
}

func ExampleForm_String() {
	fmt.Println(seizure.Wrap.String(), seizure.Millilitre.String())
	// Output: wrap ml
}

func ExampleForm_MarshalText() {
	out, err := json.Marshal(map[seizure.Form]int{seizure.Wrap: 40})
	fmt.Println(string(out), err)
	// Output: {"wrap":40} <nil>
}

func ExampleForm_UnmarshalText() {
	var f seizure.Form
	fmt.Println(f.UnmarshalText([]byte("plant")), f)
	fmt.Println(f.UnmarshalText([]byte("wraps")))
	// Output:
	// <nil> plant
	// seizure: form "wraps" is none of them; write "wrap"
}

func ExamplePack() {
	wraps := (seizure.Crack | seizure.Heroin).In(seizure.Wrap)
	fmt.Println(wraps)
	fmt.Println(wraps.And(seizure.Heroin.In(seizure.Wrap)))
	fmt.Println(wraps.And(seizure.Heroin.In(seizure.Deal)))
	// Output:
	// wraps of heroin and crack cocaine
	// wraps of heroin
	// no packs
}

func ExamplePack_And() {
	fmt.Println(seizure.AnyDrug.In(seizure.Wrap).And(seizure.Heroin.In(seizure.Wrap)))
	// Output: wraps of heroin
}

func ExamplePack_Size() {
	fmt.Println((seizure.Crack | seizure.Heroin).In(seizure.Wrap).Size())
	// Output: 2
}

func ExamplePack_Contains() {
	fmt.Println(seizure.AnyDrug.In(seizure.Wrap).Contains(seizure.Heroin.In(seizure.Wrap)))
	// Output: true
}

func ExamplePack_Count() {
	fmt.Println(seizure.Methadone.In(seizure.Millilitre).Count(stats.Exactly(30)))
	// Output: 30ml of methadone
}

func ExamplePack_String() {
	fmt.Println(seizure.MDMA.In(seizure.Tablet).String())
	// Output: tablets of MDMA
}

func ExamplePack_MarshalText() {
	text, err := (seizure.Crack | seizure.Heroin).In(seizure.Deal).MarshalText()
	fmt.Println(string(text), err)
	// Output: heroin|crack-cocaine deal <nil>
}

func ExamplePack_UnmarshalText() {
	var p seizure.Pack
	fmt.Println(p.UnmarshalText([]byte("cannabis plant")), p)
	fmt.Println(p.UnmarshalText([]byte("cannabis")))
	// Output:
	// <nil> cannabis plants
	// seizure: pack "cannabis" is no drug and a form, as "heroin wrap" is
}

func ExampleWeapon() {
	fmt.Println(seizure.Bladed.Contains(seizure.Machete), seizure.Knife.Contains(seizure.Machete))
	fmt.Println(seizure.Firearms.Contains(seizure.ImitationFirearms))
	// Output:
	// true false
	// false
}

func ExampleParseWeapon() {
	for _, name := range []string{"zombie-style knives", "bladed|firearm", "mashete"} {
		fmt.Println(seizure.ParseWeapon(name))
	}
	// Output:
	// zombie knives <nil>
	// bladed weapons and firearms <nil>
	// no weapons seizure: weapon "mashete" is no weapon that has a name here; write "machete"
}

func ExampleWeapon_And() {
	fmt.Println(seizure.Bladed.And(seizure.Machete | seizure.Handgun))
	// Output: machetes
}

func ExampleWeapon_Size() {
	fmt.Println(seizure.ImitationFirearms.Size())
	// Output: 4
}

func ExampleWeapon_Contains() {
	fmt.Println(seizure.AnyWeapon.Contains(seizure.Hammer), seizure.AnyWeapon.Contains(seizure.Ammunition))
	// Output: true false
}

func ExampleWeapon_Count() {
	fmt.Println(seizure.Machete.Count(stats.Exactly(2)))
	// Output: two machetes
}

func ExampleWeapon_String() {
	fmt.Println((seizure.Machete | seizure.Knife).String())
	// Output: knives and machetes
}

func ExampleWeapon_MarshalText() {
	out, err := json.Marshal([]seizure.Weapon{seizure.Bladed, seizure.Knuckleduster | seizure.Baton})
	fmt.Println(string(out), err)
	// Output: ["bladed","knuckleduster|baton"] <nil>
}

func ExampleWeapon_UnmarshalText() {
	var w seizure.Weapon
	fmt.Println(w.UnmarshalText([]byte("samurai swords")), w)
	// Output: <nil> samurai swords
}

func ExampleWeapon_Value() {
	fmt.Println(seizure.Firearms.Value())
	// Output: firearm <nil>
}

func ExampleWeapon_Scan() {
	var w seizure.Weapon
	fmt.Println(w.Scan([]byte("firearm|imitation-firearm")), w)
	// Output: <nil> firearms and imitation firearms
}

func ExampleGood() {
	fmt.Println(seizure.Phone.Contains(seizure.DealLinePhone), seizure.Vehicle)
	// Output: true vehicles
}

func ExampleParseGood() {
	fmt.Println(seizure.ParseGood("mobile phones|SIM card"))
	// Output: phones and SIM cards <nil>
}

func ExampleGood_And() {
	fmt.Println(seizure.Vehicle.And(seizure.Van | seizure.Phone))
	// Output: vans
}

func ExampleGood_Size() {
	fmt.Println(seizure.Phone.Size())
	// Output: 2
}

func ExampleGood_Contains() {
	fmt.Println(seizure.AnyGood.Contains(seizure.BodyArmour))
	// Output: true
}

func ExampleGood_Count() {
	fmt.Println(seizure.DangerousDog.Count(stats.Exactly(6)))
	// Output: six dangerous dogs
}

func ExampleGood_Worth() {
	fmt.Println(seizure.Watch.Worth(stats.About(30_000 * seizure.Pound)))
	// Output: about £30,000 worth of watches
}

func ExampleGood_String() {
	fmt.Println((seizure.Phone | seizure.SIMCard).String())
	// Output: phones and SIM cards
}

func ExampleGood_MarshalText() {
	text, err := (seizure.Phone | seizure.BodyArmour).MarshalText()
	fmt.Println(string(text), err)
	// Output: phone|body-armour <nil>
}

func ExampleGood_UnmarshalText() {
	var g seizure.Good
	fmt.Println(g.UnmarshalText([]byte("body-armour")), g)
	// Output: <nil> sets of body armour
}

func ExampleGood_Value() {
	fmt.Println(seizure.Vehicle.Value())
	// Output: vehicle <nil>
}

func ExampleGood_Scan() {
	var g seizure.Good
	fmt.Println(g.Scan("vehicle"), g)
	// Output: <nil> vehicles
}

func ExampleNameError() {
	_, err := seizure.ParseSubstance("gear")
	fmt.Println(err)
	// Output: seizure: substance "gear" may be any of several; write "heroin" or "anabolic-steroids"
}

func ExampleNameError_Error() {
	fmt.Println((&seizure.NameError{Kind: "weapon", Text: "mashete", Reason: "has no name here", Near: []string{"machete"}}).Error())
	// Output: seizure: weapon "mashete" has no name here; write "machete"
}

func ExamplePrices() {
	for _, p := range seizure.Prices().At(seizure.Wholesale) {
		fmt.Println(p.Substance, p.Sum, "for", p.Mass, "in", p.When.Label(), "-", p.Source)
	}
	// Output:
	// cocaine £39,000 for 1kg in 2008 - globaldashboard.org 2009-05-12 quoting SOCA/BBC
	// cocaine over £45,000 for 1kg in 2009 - globaldashboard.org 2009-05-12 quoting SOCA/BBC
}

func ExamplePriceList_At() {
	fmt.Println(len(seizure.Prices()), len(seizure.Prices().At(seizure.Street)))
	// Output: 129 117
}

// A kilogram of cocaine in 2009, by the street prices of that year and by the
// caller's own.
func ExamplePriceList_In() {
	year := calendar.Date(2009, time.June, 1).Year()
	list := seizure.Prices().At(seizure.Street).In(year)
	h := seizure.Of(seizure.Cocaine.Weighing(stats.Exactly(seizure.Kilogram)))
	fmt.Println(list.Value(h).Total)
	list = append(list, seizure.Price{Substance: seizure.Cocaine, Sum: stats.Exactly(40 * seizure.Pound), Mass: stats.Exactly(seizure.Gram), When: year})
	fmt.Println(list.Value(h).Total)
	// Output:
	// £101,000
	// £40,000 to £101,000
}

func ExampleLevel_String() {
	fmt.Println(seizure.StreetDeal.String())
	// Output: street deal
}

func ExampleLevel_MarshalText() {
	out, err := json.Marshal(seizure.Wholesale)
	fmt.Println(string(out), err)
	// Output: "wholesale" <nil>
}

func ExampleLevel_UnmarshalText() {
	var l seizure.Level
	fmt.Println(l.UnmarshalText([]byte("implied")), l)
	// Output: <nil> implied
}

// The Metropolitan Police valued 43.929 kg of class A at about £4.3 million.
func ExampleImpliedPrice_Sign() {
	classA := seizure.ClassA(calendar.Date(2022, time.October, 3))
	v := seizure.Prices().At(seizure.Implied).Value(seizure.Of(
		classA.Weighing(stats.Exactly(43_929*seizure.Gram)),
		classA.Worth(stats.About(4_300_000*seizure.Pound)),
	))
	for _, p := range v.Implied {
		fmt.Println("£", p.Price.Reading, "a gram; listed: £", p.Listed.Reading)
		fmt.Println(p.Sign())
	}
	// Output:
	// £ 95.61 to 100.2 a gram; listed: £ 49 to 80.3
	// 1 as usually read
}

func ExampleValuation_Table() {
	h := seizure.Of(
		seizure.Cannabis.In(seizure.Plant).Count(stats.MoreThan(1_300)),
		seizure.Heroin.Weighing(stats.Exactly(10_500*seizure.Milligram)),
	)
	v := seizure.Prices().At(seizure.Implied).Value(h)
	fmt.Print(v.Table())
	// Output:
	// drugs                       worth                                   remark
	// 10.5g of heroin             £0 or more, read as £514.50 to £516.60
	// over 1,300 cannabis plants  not valued                              no price
}

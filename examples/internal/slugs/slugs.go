// SPDX-License-Identifier: MIT

// Package slugs gives figures that were found in text in the form and with the names
// of the annotated phrases and releases.
package slugs

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/countylines/ops/countylines/press"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// An Item is one found quantity in the form of the annotated phrases.
type Item struct {
	Kind      string       `json:"kind"`
	What      string       `json:"what"`
	Low       *json.Number `json:"low"`  // null: open
	High      *json.Number `json:"high"` // null: open
	Qualifier string       `json:"qualifier"`
	Unit      string       `json:"unit"`
}

// Of gives f in that form. It is false for what the form has no name for,
// such as a computer.
func Of(f press.Found) (Item, bool) {
	i := f.Item
	switch {
	case f.Counted != "":
		return numbered(Item{Kind: "count", What: f.Counted, Unit: "count"}, f.Number, count)
	case i.Kind == seizure.KindMass:
		return numbered(Item{Kind: "drug", What: what(i.Substance), Unit: "g"}, i.Mass, grams)
	case i.Kind == seizure.KindPacks && i.Form == seizure.Plant:
		return numbered(Item{Kind: "plants", What: what(i.Substance), Unit: "plant"}, i.Count, count)
	case i.Kind == seizure.KindPacks:
		return numbered(Item{Kind: "drug", What: what(i.Substance), Unit: i.Form.String()}, i.Count, count)
	case i.Kind == seizure.KindWorth:
		return numbered(Item{Kind: "value", What: what(i.Substance), Unit: "pence"}, i.Money, pence)
	case i.Kind == seizure.KindGoodsWorth:
		return numbered(Item{Kind: "value", What: "goods", Unit: "pence"}, i.Money, pence)
	case i.Kind == seizure.KindCash:
		return numbered(Item{Kind: "cash", What: "cash", Unit: "pence"}, i.Money, pence)
	case i.Kind == seizure.KindWeapons && i.Weapon == seizure.Ammunition:
		return numbered(Item{Kind: "weapon", What: "ammunition", Unit: "round"}, i.Count, count)
	case i.Kind == seizure.KindWeapons:
		name, ok := weapon(i.Weapon)
		if !ok {
			return Item{}, false
		}
		return numbered(Item{Kind: "weapon", What: name, Unit: "count"}, i.Count, count)
	case i.Kind == seizure.KindGoods && seizure.Phone.Contains(i.Good):
		return numbered(Item{Kind: "count", What: "phone", Unit: "count"}, i.Count, count)
	case i.Kind == seizure.KindGoods && (seizure.Vehicle &^ seizure.EBike).Contains(i.Good), i.Good == seizure.Vehicle:
		return numbered(Item{Kind: "count", What: "vehicle", Unit: "count"}, i.Count, count)
	}
	return Item{}, false
}

func count(n int) decimal.Decimal           { return decimal.NewFromInt(int64(n)) }
func grams(m seizure.Mass) decimal.Decimal  { return m.In(seizure.Gram) }
func pence(m seizure.Money) decimal.Decimal { return decimal.NewFromInt(int64(m)) }

// numbered fills in the ends and the qualifier of f; it is false if f is
// not reported, or nought, which the form leaves out.
func numbered[A stats.Amount](i Item, f stats.Figure[A], in func(A) decimal.Decimal) (Item, bool) {
	b, said := f.Bounds(), f.String()
	lo, hi := number(in(b.Lo)), number(in(b.Hi))
	for _, q := range qualifiers {
		if !strings.HasPrefix(said, q.said) {
			continue
		}
		switch i.Qualifier = q.name; {
		case q.name == "about": // the number is the middle of what is read into it
			r := f.Reading()
			lo = number(in(r.Lo + (r.Hi-r.Lo)/2))
			i.Low, i.High = lo, lo
		case b.Open:
			i.Low = lo
		case q.name == "nearly" || q.name == "less_than" || q.name == "at_most":
			if next := b.Hi + 1; next > b.Hi && f == stats.Fewer(next) {
				hi = number(in(next)) // "<5" is 0 to 4; the form has the number as printed
			}
			i.High = hi
		default:
			i.Low, i.High = lo, hi
		}
		break
	}
	if i.Qualifier == "exactly" && b.Lo != b.Hi {
		i.Qualifier = "between"
	}
	return i, f.Reported() && (b.Lo > 0 || b.Hi > 0 || b.Open && f.Reading().Hi > 0)
}

func number(d decimal.Decimal) *json.Number {
	n := json.Number(d.String())
	return &n
}

// qualifiers are the words with which a figure's text starts.
var qualifiers = []struct{ said, name string }{
	{"over ", "more_than"}, {"at least ", "at_least"}, {"nearly ", "nearly"}, {"under ", "less_than"},
	{"at most ", "at_most"}, {"about ", "about"}, {"", "exactly"},
}

// what names a set of drugs in the annotation's vocabulary: the names of the
// smallest sets that cover it, sorted and joined by "+".
func what(s seizure.Substance) string {
	var names []string
	for _, n := range drugNames {
		if s == n.set {
			return n.name
		}
	}
	for _, n := range drugNames {
		if s&n.set == 0 || n.whole && !s.Contains(n.set) {
			continue
		}
		names = append(names, n.name)
		s &^= n.set
	}
	if s != 0 || len(names) == 0 {
		return "drugs"
	}
	slices.Sort(names)
	return strings.Join(names, "+")
}

// drugNames is the annotation's vocabulary, the largest sets first. Of a whole
// set every drug must be there.
var drugNames = []struct {
	name  string
	set   seizure.Substance
	whole bool
}{
	{"drugs", seizure.AnyDrug, true},
	{"class_a", seizure.ClassA(0), true},
	{"class_b", seizure.ClassB(0), true},
	{"class_c", seizure.ClassC(0), true},
	{"cannabis", seizure.Cannabis, false},
	{"cocaine", seizure.Cocaine, false},
	{"crack", seizure.Crack, false},
	{"heroin", seizure.Heroin, false},
	{"mdma", seizure.MDMA, false},
	{"amphetamine", seizure.Amphetamine, false},
	{"methamphetamine", seizure.Methamphetamine, false},
	{"ketamine", seizure.Ketamine, false},
	{"methadone", seizure.Methadone, false},
	{"diazepam", seizure.Diazepam, false},
	{"pregabalin", seizure.Pregabalin, false},
	{"monkey_dust", seizure.Cathinones, false},
	{"spice", seizure.SyntheticCannabinoids, false},
	{"lsd", seizure.LSD, false},
	{"ghb", seizure.GHB, false},
	{"magic_mushrooms", seizure.MagicMushrooms, false},
	{"nitrous_oxide", seizure.NitrousOxide, false},
}

// weapon names a set of weapons in the annotation's vocabulary: the smallest
// named set that holds it. For one kind of which only "weapon" does it has none.
func weapon(w seizure.Weapon) (name string, ok bool) {
	best := weaponNames[0]
	for _, n := range weaponNames {
		if n.set.Contains(w) && n.set.Size() < best.set.Size() {
			best = n
		}
	}
	return best.name, best.name != "weapon" || w.Size() > 1
}

var weaponNames = func() []weaponName {
	names := []weaponName{
		{"weapon", seizure.AnyWeapon},
		{"knife", seizure.Knife | seizure.ButterflyKnife | seizure.PushDagger | seizure.DisguisedKnife | seizure.CycloneKnife | seizure.Dagger | seizure.CraftKnife | seizure.MeatCleaver},
		{"zombie_knife", seizure.ZombieKnife},
		{"lock_knife", seizure.LockKnife},
		{"flick_knife", seizure.FlickKnife},
		{"machete", seizure.Machete},
		{"sword", seizure.Sword | seizure.SamuraiSword | seizure.NinjaSword},
		{"axe", seizure.Axe},
		{"crossbow", seizure.Crossbow},
		{"baton", seizure.Baton},
		{"knuckle_duster", seizure.Knuckleduster},
		{"baseball_bat", seizure.BaseballBat},
		{"hammer", seizure.Hammer},
		{"bladed_article", seizure.Bladed},
		{"firearm", seizure.Firearms},
		{"handgun", seizure.Handgun | seizure.Revolver},
		{"shotgun", seizure.Shotgun | seizure.SawnOffShotgun},
		{"rifle", seizure.Rifle},
		{"imitation_firearm", seizure.ImitationFirearms},
		{"air_weapon", seizure.AirWeapon | seizure.BBGun},
		{"stun_gun", seizure.StunGun},
		{"pepper_spray", seizure.PepperSpray | seizure.CSSpray},
	}
	slices.SortStableFunc(names, func(a, b weaponName) int { return cmp.Compare(b.set.Size(), a.set.Size()) })
	return names
}()

type weaponName struct {
	name string
	set  seizure.Weapon
}

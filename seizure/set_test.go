// SPDX-License-Identifier: MIT

package seizure_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
)

// rows reads a CSV of data/ as maps from column to cell.
func rows(t *testing.T, path string) []map[string]string {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	var all []map[string]string
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, column := range records[0] {
			row[column] = r[i]
		}
		all = append(all, row)
	}
	return all
}

// The constants and the CSV say the same: every row is a name, a row's sets hold
// it, a set is no more than its rows, kinds are apart, and all fit in 64 bits.
func TestKindsAgreeWithTheirTables(t *testing.T) {
	for path, parse := range map[string]func(string) (uint64, error){
		"data/drugs.csv":   func(s string) (uint64, error) { v, err := seizure.ParseSubstance(s); return uint64(v), err },
		"data/weapons.csv": func(s string) (uint64, error) { v, err := seizure.ParseWeapon(s); return uint64(v), err },
		"data/goods.csv":   func(s string) (uint64, error) { v, err := seizure.ParseGood(s); return uint64(v), err },
	} {
		table := rows(t, path)
		must := func(name string) uint64 {
			set, err := parse(name)
			require.NoError(t, err, "%s: %q", path, name)
			return set
		}
		held := map[string]uint64{}
		for _, r := range table {
			for set := range strings.SplitSeq(r["in"], "|") {
				if set != "" {
					require.Equal(t, must(r["slug"]), must(r["slug"])&must(set), "%s is in %s", r["slug"], set)
					held[set] |= must(r["slug"])
				}
			}
		}
		kinds := 0
		var all uint64
		for _, r := range table {
			set := must(r["slug"])
			require.Equal(t, set, must(r["plural"]), r["slug"])
			if r["singular"] != "" {
				require.Equal(t, set, must(r["singular"]), r["slug"])
			}
			if parts, ok := held[r["slug"]]; ok {
				require.Equal(t, parts, set, "%s is its parts", r["slug"])
				require.Contains(t, r["slug"]+fmt.Sprint(held), r["slug"])
				continue
			}
			if r["same"] != "" {
				require.Equal(t, must(r["same"]), set)
				continue
			}
			kinds++
			require.Zero(t, all&set, "%s has a bit of its own", r["slug"])
			require.Zero(t, set&(set-1), "%s has one bit", r["slug"])
			all |= set
		}
		require.LessOrEqual(t, kinds, 64, "%s: the 64 bits are full", path)
		t.Logf("%s: %d of 64 bits", path, kinds)
	}
}

// Aliases that no other row has lead to their row; the rest say what they may be.
func TestAliases(t *testing.T) {
	for _, r := range rows(t, "data/drugs.csv") {
		want, err := seizure.ParseSubstance(r["slug"])
		require.NoError(t, err)
		for alias := range strings.SplitSeq(r["aliases"]+"|"+r["street"], "|") {
			if alias == "" {
				continue
			}
			got, err := seizure.ParseSubstance(strings.ToUpper(alias))
			if name, ok := errors.AsType[*seizure.NameError](err); ok {
				require.Equal(t, "may be any of several", name.Reason, alias)
				require.Contains(t, name.Near, r["slug"])
				continue
			}
			require.True(t, got.Contains(want), alias)
		}
	}
}

// What the published categories hold, from the reference's tables and from
// releases that print them side by side.
func TestSets(t *testing.T) {
	require.True(t, seizure.Bladed.Contains(seizure.Machete|seizure.Knife|seizure.ZombieKnife|seizure.Axe))
	require.Zero(t, seizure.Machete&seizure.Knife, "two machetes, three knives: a machete is no knife")
	require.Zero(t, seizure.Firearms&seizure.ImitationFirearms)
	require.Zero(t, seizure.Firearms&(seizure.StunGun|seizure.PepperSpray|seizure.CSSpray))
	require.Zero(t, seizure.Section1Firearms&seizure.Section5Firearms)
	require.True(t, seizure.Firearms.Contains(seizure.Section1Firearms|seizure.Section5Firearms|seizure.Shotgun))
	require.Zero(t, seizure.AnyWeapon&seizure.Ammunition, "rounds are no weapons")
	for _, category := range []seizure.Weapon{seizure.Bladed, seizure.Blunt, seizure.Firearms, seizure.ImitationFirearms, seizure.Noxious} {
		require.True(t, seizure.AnyWeapon.Contains(category))
		require.NotEqual(t, seizure.AnyWeapon, category)
	}
	require.Equal(t, 4, seizure.Cannabis.Size())
	require.True(t, seizure.AnyDrug.Contains(seizure.Cannabis|seizure.PrescriptionDrugs|seizure.Benzodiazepines|seizure.OtherDrug))
	require.True(t, seizure.Phone.Contains(seizure.DealLinePhone))
	require.Equal(t, -1, seizure.Substance(1<<63).Size())
	require.Equal(t, -1, seizure.Weapon(1<<63).Size())
	require.Equal(t, -1, seizure.Good(1<<63).Size())
}

func TestSetsInWords(t *testing.T) {
	require.Equal(t, "heroin and crack cocaine", (seizure.Crack | seizure.Heroin).String())
	require.Equal(t, "drugs", seizure.AnyDrug.String())
	require.Equal(t, "no drugs", seizure.Substance(0).String())
	require.Equal(t, "class A drugs", seizure.ClassA(calendar.Date(2022, 10, 3)).String())
	require.Equal(t, "class A drugs and nitazenes", seizure.ClassA(calendar.Date(2025, 6, 23)).String())
	require.Equal(t, "cannabis", seizure.Cannabis.String())
	require.Equal(t, "bladed weapons and firearms", (seizure.Bladed | seizure.Firearms).String())
	require.Equal(t, "substance set 0x8000000000000000", seizure.Substance(1<<63).String())
	for _, c := range []struct {
		set  interface{ MarshalText() ([]byte, error) }
		want string
	}{
		{seizure.Crack | seizure.Heroin, "heroin|crack-cocaine"},
		{seizure.AnyDrug, "any-drug"},
		{seizure.Cannabis, "cannabis"},
		{seizure.Substance(0), ""},
		{seizure.AnyWeapon, "weapon"},
		{seizure.Firearms | seizure.ImitationFirearms, "firearm|imitation-firearm"},
		{seizure.Pack{Substance: seizure.Crack | seizure.Heroin, Form: seizure.Wrap}, "heroin|crack-cocaine wrap"},
		{seizure.Pack{}, ""},
	} {
		text, err := c.set.MarshalText()
		require.NoError(t, err)
		require.Equal(t, c.want, string(text))
	}
}

func TestUnknownNames(t *testing.T) {
	for name, nearest := range map[string][]string{"cocain": {"cocaine"}, "ketamin": {"ketamine"}, "white": {"crack-cocaine", "cocaine"},
		"gear": {"heroin", "anabolic-steroids"}, "": nil, "heroin|": nil, "heroin|whte lightning": nil, strings.Repeat("x", 1<<20): nil} {
		_, err := seizure.ParseSubstance(name)
		refused, ok := errors.AsType[*seizure.NameError](err)
		require.True(t, ok, name)
		require.Equal(t, nearest, refused.Near, name)
		require.Less(t, len(err.Error()), 300)
	}
	_, err := (seizure.Substance(1 << 63)).MarshalText()
	require.Error(t, err)
	_, err = (seizure.Pack{Substance: seizure.Heroin, Form: 99}).MarshalText()
	require.Error(t, err)
	for _, text := range []string{"heroin", "heroin wap", "herion wrap", "wrap", "heroin  wrap|"} {
		require.Error(t, new(seizure.Pack).UnmarshalText([]byte(text)), text)
	}
	require.Error(t, new(seizure.Weapon).Scan(int64(3)), "bit numbers are never stored")
	require.Error(t, new(seizure.Good).Scan(nil))
}

var (
	someDrugs = rapid.Custom(func(t *rapid.T) seizure.Substance {
		return drawSet(t, seizure.AnyDrug, seizure.AnyDrug, seizure.Cannabis, seizure.Benzodiazepines, seizure.PrescriptionDrugs,
			seizure.ClassA(0), seizure.ClassB(0), seizure.ClassC(0), seizure.ClassA(calendar.Date(2025, 6, 23)))
	})
	someWeapons = rapid.Custom(func(t *rapid.T) seizure.Weapon {
		return drawSet(t, seizure.AnyWeapon|seizure.Ammunition, seizure.AnyWeapon, seizure.Bladed, seizure.Blunt, seizure.Firearms,
			seizure.Section1Firearms, seizure.Section5Firearms, seizure.ImitationFirearms, seizure.Noxious)
	})
	someGoods = rapid.Custom(func(t *rapid.T) seizure.Good {
		return drawSet(t, seizure.AnyGood, seizure.AnyGood, seizure.Phone, seizure.Vehicle)
	})
)

// drawSet draws the union of up to three kinds or named sets, never empty.
func drawSet[S ~uint64](t *rapid.T, all S, names ...S) S {
	for rest := all; rest != 0; rest &= rest - 1 {
		names = append(names, rest&-rest)
	}
	var set S
	for _, part := range rapid.SliceOfN(rapid.SampledFrom(names), 1, 3).Draw(t, "set") {
		set |= part
	}
	return set
}

// Text gives the same set back, as JSON, as a key of JSON and in a database.
func TestSetsRoundTrip(t *testing.T) {
	type stored struct {
		Drugs   seizure.Substance
		Weapons seizure.Weapon
		Goods   map[seizure.Good]int
		Packs   map[seizure.Pack]int
	}
	rapid.Check(t, func(t *rapid.T) {
		in := stored{someDrugs.Draw(t, "drugs"), someWeapons.Draw(t, "weapons"), map[seizure.Good]int{someGoods.Draw(t, "goods"): 1},
			map[seizure.Pack]int{{Substance: someDrugs.Draw(t, "of"), Form: seizure.Form(rapid.IntRange(1, 11).Draw(t, "form"))}: 2}}
		text, err := json.Marshal(in)
		require.NoError(t, err)
		var out stored
		require.NoError(t, json.Unmarshal(text, &out))
		require.Equal(t, in, out)

		value, err := in.Weapons.Value()
		require.NoError(t, err)
		var scanned seizure.Weapon
		require.NoError(t, scanned.Scan(value))
		require.Equal(t, in.Weapons, scanned)
	})
}

// Pack is a set as stats needs it: And is no larger than either, its size that of
// both parts, and it is associative.
func TestPackIsAProduct(t *testing.T) {
	packs := rapid.Custom(func(t *rapid.T) seizure.Pack {
		return seizure.Pack{Substance: someDrugs.Draw(t, "of"), Form: seizure.Form(rapid.IntRange(0, 3).Draw(t, "form"))}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := packs.Draw(t, "a"), packs.Draw(t, "b"), packs.Draw(t, "c")
		both := a.And(b)
		require.Equal(t, both, b.And(a))
		require.Equal(t, both.And(c), a.And(b.And(c)))
		require.LessOrEqual(t, both.Size(), min(a.Size(), b.Size()))
		if both.Size() == 0 {
			require.Equal(t, seizure.Pack{}, both)
		}
		require.True(t, a.Contains(both))
	})
}

// Dates from the orders and circulars that data/drug_class_history.csv names.
func TestClasses(t *testing.T) {
	on := func(y int, m time.Month, d int) calendar.Day { return calendar.Date(y, m, d) }
	for _, c := range []struct {
		class func(calendar.Day) seizure.Substance
		drug  seizure.Substance
		from  calendar.Day
	}{
		{seizure.ClassA, seizure.Nitazenes, on(2024, 3, 20)},
		{seizure.ClassA, seizure.Methamphetamine, on(2007, 1, 18)},
		{seizure.ClassA, seizure.Heroin | seizure.Cocaine | seizure.Crack | seizure.OtherClassA, on(1973, 7, 1)},
		{seizure.ClassB, seizure.Cannabis, on(2009, 1, 26)},
		{seizure.ClassB, seizure.Ketamine, on(2014, 6, 10)},
		{seizure.ClassB, seizure.GHB, on(2022, 4, 13)},
		{seizure.ClassC, seizure.NitrousOxide, on(2023, 11, 8)},
		{seizure.ClassC, seizure.Pregabalin | seizure.Gabapentin, on(2019, 4, 1)},
	} {
		require.True(t, c.class(c.from).Contains(c.drug), "%v from %v", c.drug, c.from)
		require.False(t, c.class(c.from-1).Contains(c.drug), "%v before %v", c.drug, c.from)
	}
	require.True(t, seizure.ClassC(on(2008, 1, 1)).Contains(seizure.Cannabis))
	require.True(t, seizure.ClassA(on(2000, 1, 1)).Contains(seizure.CannabisOil))
	require.Zero(t, seizure.ClassA(on(1970, 1, 1)))

	// Sets of one day are apart, and what is so on every day since 2019 is so on each.
	rapid.Check(t, func(t *rapid.T) {
		day := calendar.Day(rapid.IntRange(int(on(1960, 1, 1)), int(on(2050, 1, 1))).Draw(t, "day"))
		a, b, c := seizure.ClassA(day), seizure.ClassB(day), seizure.ClassC(day)
		require.Zero(t, a&b|a&c|b&c)
		require.Zero(t, (a|b|c)&(seizure.OtherDrug|seizure.PsychoactiveSubstances))
		if day >= on(2019, 1, 1) {
			require.True(t, a.Contains(seizure.ClassA(0)) && b.Contains(seizure.ClassB(0)) && c.Contains(seizure.ClassC(0)))
		}
	})
}

// The record says which of its rows were seen: 42 at a source when it was made.
func TestListings(t *testing.T) {
	history := seizure.Listings(seizure.AnyDrug)
	seen := 0
	for _, l := range history {
		require.Equal(t, 1, l.Substance.Size())
		require.NotEmpty(t, l.Source)
		if l.Evidence == seizure.Seen {
			seen++
		}
	}
	want := 0
	for _, r := range rows(t, "data/drug_class_history.csv") {
		if r["slug"] != "cannabis-plants" && r["verified"] == "yes" {
			want++
		}
	}
	require.Equal(t, want, seen)
	require.Equal(t, seizure.NotSeen, seizure.Listings(seizure.DMT)[0].Evidence)
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{"crack-cocaine|heroin", "any-drug", "none", "machetes", "heroin wrap", "wht|", "zombie-style knives", "white"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		check := func(set interface{ MarshalText() ([]byte, error) }, err error, again func([]byte) (any, error)) {
			if err != nil {
				require.LessOrEqual(t, len(err.Error()), 600)
				return
			}
			text, err := set.MarshalText()
			require.NoError(t, err)
			back, err := again(text)
			require.NoError(t, err)
			require.Equal(t, set, back)
		}
		drugs, err := seizure.ParseSubstance(s)
		check(drugs, err, func(b []byte) (any, error) { return seizure.ParseSubstance(string(b)) })
		weapons, err := seizure.ParseWeapon(s)
		check(weapons, err, func(b []byte) (any, error) { return seizure.ParseWeapon(string(b)) })
		goods, err := seizure.ParseGood(s)
		check(goods, err, func(b []byte) (any, error) { return seizure.ParseGood(string(b)) })
		var pack seizure.Pack
		err = pack.UnmarshalText([]byte(s))
		check(pack, err, func(b []byte) (any, error) { var p seizure.Pack; err := p.UnmarshalText(b); return p, err })
	})
}

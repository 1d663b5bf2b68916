// SPDX-License-Identifier: MIT

package phrase

import (
	"encoding/csv"
	"fmt"
	"math"
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/internal/decimals"
)

// lexicon has a few words of each class.
func lexicon(t testing.TB) *Lexicon {
	l, err := Compile("people",
		Word{Text: "snuff", Class: Substance, Set: 1},
		Word{Text: "tea", Class: Substance, Set: 2},
		Word{Text: "green", Class: Substance, Set: 2, Forms: MassForm | 1<<1},
		Word{Text: "stuff", Class: Substance, Set: 7, Flags: Generic},
		Word{Text: "tin", Class: Form, Value: 1, Set: 7, Flags: Singular},
		Word{Text: "tins", Class: Form, Value: 1, Set: 7, Flags: Plural},
		Word{Text: "spear", Class: Weapon, Set: 1, Flags: Singular},
		Word{Text: "spears", Class: Weapon, Set: 1, Flags: Plural},
		Word{Text: "bow", Class: Weapon, Set: 2, Flags: Singular},
		Word{Text: "bows", Class: Weapon, Set: 2, Flags: Plural},
		Word{Text: "arms", Class: Weapon, Set: 3, Flags: Plural},
		Word{Text: "toy", Class: Turn, Set: 4, Value: 3},
		Word{Text: "cart", Class: Good, Set: 1, Flags: Singular | Taken},
		Word{Text: "carts", Class: Good, Set: 1, Flags: Plural | Taken},
		Word{Text: "trial", Class: Noun, Set: 1, Flags: Singular},
		Word{Text: "trials", Class: Noun, Set: 1, Flags: Plural},
		Word{Text: "tried", Class: Verb, Set: 1, Flags: Past},
		Word{Text: "hanged", Class: Verb, Set: 2, Flags: Past},
		Word{Text: "try", Class: Verb, Set: 1, Flags: Active},
		Word{Text: "people", Class: Thing, Set: 3, Flags: Plural},
		Word{Text: "men", Class: Thing, Set: 3, Flags: Plural},
		Word{Text: "man", Class: Thing, Set: 3, Flags: Singular},
	)
	require.NoError(t, err)
	return l
}

var kindNames = map[Kind]string{Weighed: "weighed", Measured: "measured", Packed: "packed", Value: "value", Property: "property", Cash: "cash",
	Occasions: "occasions", Weapons: "weapons", Goods: "goods", Count: "count"}

func describe(i Item) string {
	s := fmt.Sprintf("%s %d: ", kindNames[i.Kind], i.Set)
	switch i.Said {
	case Exactly:
		s += fmt.Sprint(i.Lo)
	case Spanning:
		s += fmt.Sprintf("%d to %d", i.Lo, i.Hi)
	default:
		s += fmt.Sprint([]string{"", "over", "at least", "nearly", "under", "up to", "about"}[i.Said], " ", i.Lo)
	}
	return s
}

// find gives the items of all sentences of a text.
func find(l *Lexicon, text string) (all []Item) {
	l.Find(text, func(items []Item) {
		n := len(all)
		all = append(all, items...)
		for i := n; i < len(all); i++ {
			if all[i].Within >= 0 {
				all[i].Within += n
			}
		}
	})
	return all
}

// Every way of writing a number comes to the same.
func TestNumbers(t *testing.T) {
	l := lexicon(t)
	for text, want := range map[string]string{
		"twelve spears":                              "weapons 1: 12",
		"a dozen spears":                             "weapons 1: 12",
		"half a dozen spears":                        "weapons 1: 6",
		"two dozen spears":                           "weapons 1: 24",
		"a pair of spears":                           "weapons 1: 2",
		"twenty-one spears":                          "weapons 1: 21",
		"one hundred and five spears":                "weapons 1: 105",
		"two thousand, three spears":                 "weapons 1: 3",
		"two thousand three hundred and four spears": "weapons 1: 2304",
		"a million spears":                           "weapons 1: 1000000",
		"one and a half million spears":              "weapons 1: 1500000",
		"three-quarters of a million spears":         "weapons 1: 750000",
		"one-hundred-and-five spears":                "weapons 1: 105",
		"three (3) spears":                           "weapons 1: 3",
		"five to six hundred spears":                 "weapons 1: 500 to 600",
		"0.75 of a kilo of snuff":                    "weighed 1: 750000000000",
		"1,300 spears":                               "weapons 1: 1300",
		"1.3k spears":                                "weapons 1: 1300",
		"2 x spears":                                 "weapons 1: 2",
		"2x spears":                                  "weapons 1: 2",
		"20+ spears":                                 "weapons 1: at least 20",
		"20 or more spears":                          "weapons 1: at least 20",
		"20-odd spears":                              "weapons 1: about 20",
		"~20 spears":                                 "weapons 1: about 20",
		">20 spears":                                 "weapons 1: over 20",
		"c.20 spears":                                "weapons 1: about 20",
		"approx. 20 spears":                          "weapons 1: about 20",
		"up to around 20 spears":                     "weapons 1: up to 20",
		"a total of more than 20 spears":             "weapons 1: over 20",
		"not quite 20 spears":                        "weapons 1: nearly 20",
		"no fewer than 20 spears":                    "weapons 1: at least 20",
		"no more than 20 spears":                     "weapons 1: up to 20",
		"between 10 and 20 spears":                   "weapons 1: 10 to 20",
		"10-20 spears":                               "weapons 1: 10 to 20",
		"10 to 20 spears":                            "weapons 1: 10 to 20",
		"five or six spears":                         "weapons 1: 5 to 6",
		"£2.7 million in cash":                       "cash 0: 270000000",
		"£2.7m in cash":                              "cash 0: 270000000",
		"£2.7bn in cash":                             "cash 0: 270000000000",
		"£38k in cash":                               "cash 0: 3800000",
		"£262,000.00 in cash":                        "cash 0: 26200000",
		"£12.50 in cash":                             "cash 0: 1250",
		"50p in cash":                                "cash 0: 50",
		"a quarter of a million pounds in cash":      "cash 0: 25000000",
		"£115-£130 million in cash":                  "cash 0: 11500000000 to 13000000000",
		"£500 to £1 million in cash":                 "cash 0: 50000 to 100000000",
		"5kg of snuff":                               "weighed 1: 5000000000000",
		"a kilo and a half of snuff":                 "weighed 1: 1500000000000",
		"two and a half kilos of snuff":              "weighed 1: 2500000000000",
		"three and three quarter ounces of snuff":    "weighed 1: 106310711719",
		"two and three-quarters kilos of snuff":      "weighed 1: 2750000000000",
		"one hundred and three spears":               "weapons 1: 103",
		"2½ kilos of snuff":                          "weighed 1: 2500000000000",
		"½oz of snuff":                               "weighed 1: 14174761562",
		"three-quarters of an ounce of snuff":        "weighed 1: 21262142344",
		"350mg of snuff":                             "weighed 1: 350000000",
		"5µg of snuff":                               "weighed 1: 5000",
		"2-3g of snuff":                              "weighed 1: 2000000000 to 3000000000",
		"400g to 1kg of snuff":                       "weighed 1: 400000000000 to 1000000000000",
		"2 pounds of snuff":                          "weighed 1: 907184740000",
		"a stone of snuff":                           "weighed 1: 6350293180000",
		"1.5 litres of tea":                          "measured 2: 1500000000",
		"20cl of tea":                                "measured 2: 200000000",
	} {
		items := find(l, text)
		require.Len(t, items, 1, text)
		require.Equal(t, want, describe(items[0]), text)
	}
}

// Numbers that only refer to something, or cannot be trusted, count nothing.
func TestNoNumbers(t *testing.T) {
	l := lexicon(t)
	for _, text := range []string{
		"on 3 October 2022 men were tried", "on October 3 men were tried", "from 9 – 15 May men were tried", "3rd men", "the 21st men",
		"at 9.10am spears", "at 6pm spears", "12/10/22 spears", "12.10.2022 spears", "2022-10-03 men were tried", "in 2022 men were tried",
		"section 23 spears", "platforms 1 to 6, spears", "men aged 24 and 31", "a man, 34, was seen", "0800 555 spears", "#12 spears", "A-50 spears",
		"12% spears", "12 per cent of spears", "$12 in cash", "€1.2 million in cash", "US$5m in cash", "24/7 spears", "a 12-man team with spears",
		"a six-month trial period", "two-storey spears", "hundreds of spears", "several thousand spears", "dozens of spears", "multi-million spears",
		"5 5 spears", "5 5kg of snuff", "-3 spears", "−3 spears", "£-3 in cash", "1,00 spears", "12,00,000 spears", "1e9 spears", "0x10 spears",
		"between 9 and 3 spears", "9-3 spears", "9 to 3 spears", strings.Repeat("9", 30) + " spears", "£0.001 in cash", "2.5 spears", "4x4 spears",
		"30 October spears", "1 in 5 spears", "two thirds of a kilo of snuff", "a fifth of a kilo of snuff", "12 High Street spears", "no spears", "a spearhead", "1'250 spears", "1’250 spears", "12'500'000 spears", ",5g of snuff", "about ,5g of snuff", "four and three fifths of a kilo of snuff", "12 spear", "one spears",
	} {
		require.Empty(t, find(l, text), text)
	}
}

// What a number counts depends on what is about it.
func TestFind(t *testing.T) {
	l := lexicon(t)
	for text, want := range map[string][]string{
		"12 men were tried":                                      {"count 1: 12"},
		"12 men tried":                                           {"count 1: 12"},
		"Judges tried 12 men and three people.":                  {"count 1: 12", "count 1: 3"},
		"12 men were tried and hanged":                           {"count 1: 12", "count 2: 12"},
		"of the 12 men tried, five were hanged":                  {"count 1: 12", "count 2: 5"},
		"12 men were not tried":                                  {},
		"12 men will be tried":                                   {},
		"we hope to try 12 men":                                  {},
		"12 men who ran away were tried":                         {"count 1: 12"},
		"ten of those tried were hanged":                         {"count 2: 10"},
		"four of the seven men tried were hanged":                {"count 2: 4", "count 1: 7"},
		"12 trials, compared with 9 before":                      {"count 1: 12", "count 1: 9"},
		"trials: 12; men hanged: 3":                              {"count 1: 12", "count 2: 3"},
		"sixteen of the 30 trials":                               {"count 1: 16", "count 1: 30"},
		"two carts were seized and three carts were stopped":     {"goods 1: 2"},
		"arms 9, spears 4":                                       {"weapons 3: 9", "weapons 1: 4"},
		"12 arms, including 4 spears, and £5 in cash":            {"weapons 3: 12", "weapons 1: 4", "cash 0: 500"},
		"a spear, bow and toy spear":                             {"weapons 1: 1", "weapons 2: 1", "weapons 4: 1"},
		"a spear or bow":                                         {"weapons 3: 1"},
		"nine spears and bows":                                   {"weapons 3: 9"},
		"two rusty old spears":                                   {"weapons 1: 2"},
		"a spear attack":                                         {},
		"5g of snuff, tea and green":                             {"weighed 3: 5000000000"},
		"5g of green":                                            {"weighed 2: 5000000000"},
		"5g of green paint":                                      {},
		"5g of snuff and two tins":                               {"weighed 1: 5000000000", "packed 1: 2"},
		"two tins, thought to be snuff":                          {"packed 1: 2"},
		"two tins":                                               {"packed 7: 2"},
		"snuff 5g, tea 6g":                                       {"weighed 1: 5000000000", "weighed 2: 6000000000"},
		"5g of snuff worth £9":                                   {"weighed 1: 5000000000", "value 1: 900"},
		"snuff with an estimated street value of £9":             {"value 1: about 900"},
		"£9 worth of snuff and £8 of tea":                        {"value 1: 900", "value 2: 800"},
		"snuff worth £9 a tin":                                   {},
		"a snuff trade worth £9":                                 {},
		"a fine of £9 for having snuff":                          {},
		"£9 was seized":                                          {"cash 0: 900"},
		"£9 was spent":                                           {},
		"(5g of snuff)":                                          {"weighed 1: 5000000000"},
		"((5g of snuff))":                                        {},
		"5kg (11lb) of snuff, or 6kg of snuff (13lb)":            {"weighed 1: 5000000000000", "weighed 1: 6000000000000"},
		"cash totalling £9; snuff totalling £8":                  {"cash 0: 900", "value 1: 800"},
		"12 men were tried in Leek and 3 in Stone":               {"count 1: 12", "count 1: 3"},
		"two arms (toys) and a bow, said a man with a big spear": {"weapons 3: 2", "weapons 2: 1", "weapons 1: 1"},
	} {
		got := []string{}
		for _, i := range find(l, text) {
			got = append(got, describe(i))
		}
		require.Equal(t, want, got, text)
	}
}

// A row of words.csv means one thing: no text is there twice.
func TestWordsAreThereOnce(t *testing.T) {
	f, err := os.Open("words.csv")
	require.NoError(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	require.NoError(t, err)
	seen := map[string]string{}
	for _, r := range rows[1:] {
		if r[0] == "abbreviation" || r[0] == "says" {
			continue
		}
		for text := range strings.SplitSeq(r[2], "|") {
			text = strings.ReplaceAll(strings.ToLower(text), "-", " ")
			require.Empty(t, seen[text], "%q is of class %s too", text, r[0])
			seen[text] = r[0]
		}
	}
}

func TestCompileRefuses(t *testing.T) {
	for _, text := range []string{"", " ", strings.Repeat("a", longestWord+1)} {
		_, err := Compile("", Word{Text: text, Class: Weapon})
		require.Error(t, err, "%q", text)
	}
}

// A number in a unit is the nearest whole number, ties to even, as big.Rat has it.
func TestNumberIn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := number{rapid.Uint64Max(decimals.Pow10[mostDigits]).Draw(t, "coef"), int8(rapid.IntRange(-18, 12).Draw(t, "exp"))}
		unit := rapid.SampledFrom([]int64{1, 100, 28_349_523_125, 453_592_370_000, 1_000_000_000_000_000}).Draw(t, "unit")
		exact := new(big.Rat).SetUint64(n.coef)
		exact.Mul(exact, new(big.Rat).SetInt64(unit))
		power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n.exp, -n.exp))), nil))
		if n.exp < 0 {
			power.Inv(power)
		}
		exact.Mul(exact, power)
		v, whole, ok := n.in(unit)
		require.Equal(t, exact.Cmp(new(big.Rat).SetFrac64(2*math.MaxInt64/2, 1)) <= 0 || v == math.MaxInt64 && ok, ok, "%v", exact)
		if !ok {
			return
		}
		require.Equal(t, exact.IsInt(), whole)
		off := new(big.Rat).Sub(exact, new(big.Rat).SetInt64(v))
		switch off.Abs(off).Cmp(big.NewRat(1, 2)) {
		case 1:
			t.Fatalf("%v is not the nearest to %v", v, exact)
		case 0:
			require.Zero(t, v&1, "%v", exact)
		}
	})
}

// The tokens looked at are bounded by the length of the text, whatever it is.
func TestFindIsLinear(t *testing.T) {
	l := lexicon(t)
	looks := func(text string, size int) float64 {
		s := scanner{}
		s.lexer = lexer{lex: l, text: strings.Repeat(text, size/len(text)+1)[:size]}
		for s.next() {
			s.sentence()
		}
		return float64(s.looks) / float64(size)
	}
	for _, text := range []string{
		"Officers seized 5kg of snuff, two spears and £5 in cash, and 12 men were tried. ", "9 8 7,6 5-4 ", "over about up to ", "snuff, tea, ",
		"worth £5 ", "2 men ", "9 spears including ", "a spear, bow ", "£5 in a red blue green house ", "((((", "a", "7", "'", "two thousand and ",
		"and ", ", ", "of ", "a ", "aged 9, ", "sections 1 and ", "in the region of ", "what is believed to ",
	} {
		few, many := looks(text, 20_000), looks(text, 200_000)
		require.Less(t, many, 40.0, "%q", text)
		require.Less(t, many, 1.2*few+0.1, "%q", text)
	}
}

// A sentence that never ends is cut, and what is kept is bounded.
func TestLongSentence(t *testing.T) {
	l := lexicon(t)
	items := find(l, strings.Repeat("two spears, ", 10_000))
	require.Greater(t, len(items), 9_900)
	require.True(t, slices.IsSortedFunc(items, func(a, b Item) int { return a.Start - b.Start }))
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{"12 arms, including 4 spears (a toy), and £5 in cash", "between 9 and 3 men were tried", "5g of snuff, tea and green", "½ a £1,00 \xff(read as 3)"} {
		f.Add(text)
	}
	l := lexicon(f)
	f.Fuzz(func(t *testing.T, text string) {
		items := find(l, text)
		start := 0
		for n, i := range items {
			require.GreaterOrEqual(t, i.Start, start)
			require.Less(t, i.Start, i.End)
			require.LessOrEqual(t, i.End, len(text))
			require.True(t, i.Within < n || i.Kind == Count && i.Within > n && i.Within < len(items))
			require.GreaterOrEqual(t, i.Lo, int64(0))
			require.LessOrEqual(t, i.Lo, i.Hi)
			start = i.Start
		}
		strict, fault := l.Parse(text)
		if fault == nil {
			require.NotEmpty(t, strict)
			return
		}
		require.LessOrEqual(t, fault.Offset, len(text))
		require.GreaterOrEqual(t, fault.Offset, 0)
	})
}

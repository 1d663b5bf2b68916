// SPDX-License-Identifier: MIT

package press_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/countylines/press"
	"github.com/countylines/ops/seizure"
)

// said writes what was found in a text for comparison.
func said(text string) []string {
	all := []string{}
	for _, f := range press.Find(text) {
		if f.Counted != "" {
			all = append(all, fmt.Sprint(f.Counted, " ", f.Number))
		} else {
			all = append(all, f.Item.String())
		}
	}
	return all
}

// Every count, in the ways that it is said.
func TestFind(t *testing.T) {
	for text, want := range map[string][]string{
		"25 arrests were made.":                                                                 {"arrest 25"},
		"Officers arrested 10 men and four women.":                                              {"arrest 10", "arrest 4"},
		"A 19-year-old man was arrested and has been charged.":                                  {"arrest 1", "charged 1"},
		"Of the 55 people arrested, 39 were charged and remanded.":                              {"arrest 55", "charged 39", "remanded 39"},
		"Two men, aged 24 and 31, were charged with 14 offences.":                               {"charged 2"},
		"Nine people have been jailed for 74 years.":                                            {"sentenced 9"},
		"More than 90 people, including 12 children, were safeguarded.":                         {"safeguarded over 90", "safeguarded 12"},
		"Three deal lines were shut down; the closure of 172 county lines.":                     {"line_closed 3", "line_closed 172"},
		"We identified 29 lines.":                                                               {"line_identified 29"},
		"Sessions were delivered to over 950 children and 490 adults.":                          {"child_educated over 950", "adult_educated 490"},
		"Some 200 pupils attended workshops; 85 professionals were trained.":                    {"child_educated about 200", "person_educated 85"},
		"They visited 12 schools and 36 addresses.":                                             {"school_visited 12", "address_visited 36"},
		"nine NRM referrals, and 12 referrals to social services":                               {"nrm_referral 9"},
		"12 referrals to social services":                                                       {},
		"Seven children were referred to the National Referral Mechanism.":                      {"nrm_referral 7"},
		"32 warrants, 23 weapon sweeps, 64 stop searches, 31 test purchases":                    {"warrant 32", "weapon_sweep 23", "stop_search 64", "test_purchase 31"},
		"104 lines closed, compared with 172 in October":                                        {"line_closed 104", "line_closed 172"},
		"People arrested: 12. Lines closed: 3.":                                                 {"arrest 12", "line_closed 3"},
		"Amphetamine seized: 0.8kg\nHeroin recovered - 12g":                                     {"800g of amphetamine", "12g of heroin"},
		"seized a car, 40 phones and three knives":                                              {"a car", "40 phones", "three knives"},
		"No arrests were made. Officers hope to arrest 20 people. 12 people are to be charged.": {},
		"The team is expected to close 20 lines and make at least 200 arrests.":                 {},
		"Six men were not charged; 14 officers and two dogs took part.":                         {},
	} {
		require.Equal(t, want, said(text), text)
	}
}

// Names of people and numbers that ring are in no span.
func TestFindKeepsNamesOut(t *testing.T) {
	const text = "Call PC Amy Dale on 0800 555 111 or 01782 234567. John Dale, 41, of 12 Mill Lane, and Ann Lee (29) had 3g of heroin; two men were arrested with Amy Hill."
	var spans []string
	for _, f := range press.Find(text) {
		spans = append(spans, text[f.Start:f.End])
	}
	require.Equal(t, []string{"3g of heroin", "two men"}, spans)
}

// A text without counts of outcomes is read as package seizure reads it.
func TestFindAgreesWithSeizure(t *testing.T) {
	const text = "Officers seized over 5kg of cocaine, 68 weapons, including 19 knives, drugs worth £7,000 and £15,000 in cash."
	plain, all := seizure.Find(text), press.Find(text)
	require.Len(t, all, len(plain))
	for i := range plain {
		require.Equal(t, plain[i], all[i].Found)
		require.Zero(t, all[i].Measure)
	}
}

// Paragraphs without figures change nothing, wherever they stand.
func TestBoilerplateChangesNothing(t *testing.T) {
	figures := []string{
		"Officers arrested 12 people, two of them children, and seized 3kg of cocaine.",
		"Of the 55 people arrested, 39 were charged and remanded.",
		"Six lines were closed, compared with four in March.",
		"8.5kg of class A drugs (5kg of crack and 3kg of heroin) worth £900,000",
	}
	plain := []string{
		"Anyone with information can call 101 or Crimestoppers on 0800 555 111.",
		"The superintendent, 45, said: “We hope that this sends a message.”",
		"County lines is where gangs supply drugs from cities to towns, by phone.",
	}
	rapid.Check(t, func(t *rapid.T) {
		var bare, padded []string
		for range rapid.IntRange(1, 4).Draw(t, "paragraphs") {
			one := rapid.SampledFrom(figures).Draw(t, "figures")
			bare, padded = append(bare, one), append(padded, one)
			for range rapid.IntRange(0, 2).Draw(t, "plain ones") {
				padded = append(padded, rapid.SampledFrom(plain).Draw(t, "plain"))
			}
		}
		require.Equal(t, said(strings.Join(bare, "\n\n")), said(strings.Join(padded, "\n\n")))
	})
}

// underRace is whether the race detector is on.
var underRace bool

// What Find takes is in proportion to the finds: less than 300 bytes each beside them.
func TestFindTakesLittleMemory(t *testing.T) {
	if underRace {
		t.Skip("the race detector allocates too")
	}
	for _, hits := range []int{20_000, 80_000} {
		text := strings.Repeat("25 arrests, ", hits)
		press.Find(text)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		found := len(press.Find(text))
		runtime.ReadMemStats(&after)
		require.Greater(t, found, hits*9/10)
		most := uint64(found) * uint64(300+unsafe.Sizeof(press.Found{}))
		require.Less(t, after.TotalAlloc-before.TotalAlloc, most)
	}
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{
		"Of the 55 people arrested, 39 were charged and remanded, twelve of them children.",
		"104 lines closed, compared with 172; sixteen of the 30 arrests followed nine warrants.",
		"Sessions were delivered to over 950 children and 490 adults. A 17-year-old was arrested.",
		"People arrested: 12 – lines closed (3) \xff 0 arrests",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		start := 0
		found := press.Find(text)
		for n, x := range found {
			require.GreaterOrEqual(t, x.Start, start)
			require.Less(t, x.Start, x.End)
			require.LessOrEqual(t, x.End, len(text))
			require.NotEqual(t, x.Within, n)
			require.True(t, x.Within < n || x.Counted != "" && x.Within < len(found), "only a count may come before its whole")
			require.Equal(t, x.Counted != "", x.Item.Kind == seizure.NoKind)
			require.True(t, x.Counted == "" || x.Number.Reported() || strings.Contains(strings.ToLower(text), "unknown"))
			start = x.Start
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("Officers across the county made 41 arrests, closed nine lines and seized 3.2kg of cocaine, two machetes and £17,000 in cash. "+
		"The superintendent said that gangs prey on children as young as 12, and that her teams would go on knocking on doors for as long as they do. ", 40)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		count(text)
	}
}

func count(text string) int { return len(press.Find(text)) }

func ExampleFind() {
	text := "A total of 25 arrests were made within Staffordshire, six people were remanded and over 5kg of cocaine was seized."
	for _, f := range press.Find(text) {
		if f.Measure != 0 {
			fmt.Println(f.Measure, f.Number)
		} else {
			fmt.Println(f.Item)
		}
	}
	// Output:
	// arrests 25
	// people charged and remanded 6
	// over 5kg of cocaine
}

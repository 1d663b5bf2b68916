// SPDX-License-Identifier: MIT

package seizure_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// sound checks what holds of the finds in any text: they are in order, their spans
// are inside it, and a part comes after its whole and is one of its items.
func sound(t require.TestingT, text string, found []seizure.Found) {
	start := 0
	for n, f := range found {
		require.GreaterOrEqual(t, f.Start, start, "%q", text)
		require.Less(t, f.Start, f.End, "%q", text)
		require.LessOrEqual(t, f.End, len(text), "%q", text)
		require.Less(t, f.Within, n, "%q", text)
		if f.Within >= 0 {
			require.Contains(t, found[f.Within].Item.Including, f.Item, "%q", text)
		}
		start = f.Start
	}
}

func TestFind(t *testing.T) {
	const text = "At 24 High Street, officers found a kilo and a half of what is believed to be cocaine (3.3lb), worth about £140,000, " +
		"36 weapons, including 12 axes, and roughly £300 in cash; a 45-year-old man was arrested. Call 101."
	found := seizure.Find(text)
	sound(t, text, found)
	var got []string
	for _, f := range found {
		got = append(got, fmt.Sprintf("%s = %s", text[f.Start:f.End], f.Item))
	}
	require.Equal(t, []string{
		"a kilo and a half of what is believed to be cocaine = 1.5kg of cocaine",
		"worth about £140,000 = about £140,000 worth of cocaine",
		"36 weapons = 36 weapons, including 12 axes",
		"12 axes = 12 axes",
		"roughly £300 in cash = about £300 in cash",
	}, got)
	require.Equal(t, 2, found[3].Within)
}

// Counts beside items, and what no item holds: half a millilitre is left out, and the
// places of the others count without it.
func TestFindCounts(t *testing.T) {
	finder, err := seizure.NewFinder(
		seizure.Counted{Name: "arrests", Nouns: []string{"arrest", "arrests"}, Verbs: []string{"arrested"}, Things: []string{"people", "men", "women"}},
		seizure.Counted{Name: "talks", Verbs: []string{"spoken to"}, Did: []string{"attended talks"}, Things: []string{"pupils", "staff"}},
		seizure.Counted{Name: "referrals", Nouns: []string{"referral", "referrals"}, With: []string{"NRM"}})
	require.NoError(t, err)
	for text, want := range map[string][]string{
		"24 arrests, 2.5ml of GHB worth £40, 3 weapons, including 2 axes":   {"24 arrests", "£40 worth of GHB", "three weapons, including two axes", "two axes, of 2"},
		"950 pupils were spoken to, and 30 staff attended talks":            {"950 talks", "30 talks"},
		"up to 5,000 people arrested with 5ml of GHB":                       {"at most 5,000 arrests", "5ml of GHB"},
		"£40 of goods, 12 cannabis plants, 4 seizures of cocaine, 20 wraps": {"£40 worth of items of property", "12 cannabis plants", "four seizures of cocaine", "20 wraps of drugs"},
		"7 NRM referrals, and 8 referrals were made":                        {"7 referrals"},
	} {
		var got []string
		for _, f := range finder.Find(text) {
			s := f.Item.String()
			if f.Counted != "" {
				s = f.Number.String() + " " + f.Counted
			}
			if f.Within >= 0 {
				s += fmt.Sprintf(", of %d", f.Within)
			}
			got = append(got, s)
		}
		require.Equal(t, want, got, text)
	}
	_, err = seizure.NewFinder(make([]seizure.Counted, 64)...)
	require.ErrorContains(t, err, "63 kinds of counts at most, not 64")
	_, err = seizure.NewFinder(make([]seizure.Counted, 63)...)
	require.NoError(t, err)
}

// The same words with other things about them are another thing, or nothing.
func TestFindMindsTheContext(t *testing.T) {
	for text, want := range map[string]string{
		"12 wraps of white were found.":                       "12 wraps of crack cocaine and cocaine",
		"5g of white powder was found.":                       "",
		"They were all in white.":                             "",
		"20ml of juice":                                       "20ml of methadone and anabolic steroids",
		"two litres of orange juice":                          "",
		"3oz of gear":                                         "3oz of heroin",
		"riot gear and two bags of gear were lost":            "",
		"30kg of gear was carried up the hill":                "",
		"wraps of heroin and 2kg of gear":                     "2kg of heroin",
		"the base at 14 Mill Road":                            "",
		"£15,000 in cash":                                     "£15,000 in cash",
		"£15,000 in fines":                                    "",
		"each wrap is worth £20":                              "",
		"15 wraps worth £20 each":                             "15 wraps of drugs",
		"three wraps, at £10 a wrap":                          "three wraps of drugs",
		"2 pounds of cannabis":                                "2lb of cannabis",
		"200 pounds in cash":                                  "£200 in cash",
		"Two vehicles were stopped.":                          "",
		"Two vehicles were seized.":                           "two vehicles",
		"a replica handgun and a handgun":                     "an imitation firearm; a handgun",
		"no knives were found, and several guns":              "",
		"a man was threatened with a knife":                   "",
		"a man was found with a knife":                        "a knife",
		"officers hope to seize 50 knives":                    "",
		"officers seized 50 knives":                           "50 knives",
		"168kg (370lb) of cocaine, 2kg (5lb)":                 "168kg of cocaine",
		"7,020g of cocaine [street value of £715,000]":        "7.02kg of cocaine; £715,000 worth of cocaine",
		"drugs worth £1 million ($1.7 million)":               "£1 million worth of drugs",
		"a trade worth £9.4 billion":                          "",
		"cocaine worth £9,400":                                "£9,400 worth of cocaine",
		"the man, 34, had 3 knives":                           "three knives",
		"a 9mm pistol, a .22 rifle and a 12-inch machete":     "a handgun; a rifle; a machete",
		"under section 5 of the Firearms Act 1968":            "",
		"two section 5 firearms":                              "two section 5 firearms",
		"heroin (240g), crack 85g; weapons 9":                 "240g of heroin; 85g of crack cocaine; nine weapons",
		"more than one phone":                                 "",
		"between 9 and 3 knives, or 5 5kg":                    "",
		"12,00 knives, -3 guns, 1e9kg of heroin":              "",
		"3 knives\u202e and 4 guns. Two axes.":                "two axes",
		"((two knives)) were found; (two axes) too":           "two axes",
		strings.Repeat("9", 400) + " knives and 9 axes":       "nine axes",
		"wanted: 0800 555 111 knives":                         "",
		"99,999,999,999,999,999,999 knives":                   "",
		"9,300 tonnes of cocaine and 9,200 tonnes of cocaine": "9,200 tonnes of cocaine",
	} {
		found := seizure.Find(text)
		sound(t, text, found)
		var got []string
		for _, f := range found {
			got = append(got, f.Item.String())
		}
		require.Equal(t, want, strings.Join(got, "; "), text)
	}
}

// An item is found again in what it prints.
func TestFindReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := items(seizure.NoKind, 2).Draw(t, "item")
		text := want.String()
		found := seizure.Find(text)
		sound(t, text, found)
		require.NotEmpty(t, found, text)
		require.Equal(t, want, found[0].Item, text)
		for _, f := range found[1:] {
			require.NotEqual(t, -1, f.Within, text)
		}
	})
}

// A finder keeps nothing of the text and, where there is nothing to find, takes no
// memory.
func TestFindInProseAllocatesNothing(t *testing.T) {
	text := strings.Repeat("Criminal gangs prey on children and on people whose homes they take over. Call 101. ", 20)
	require.Empty(t, seizure.Find(text))
	require.Zero(t, testing.AllocsPerRun(100, func() { seizure.Find(text) }))
}

func FuzzFind(f *testing.F) {
	for _, text := range []string{prose, "5 5kg", "£12,00,000", "between 9 and 3 knives", "((1kg of (2kg) heroin))", "a pistol, baton or knife", "\xff\u200f3 knives", "68 weapons (including 19 knives (including a sword))", "class A, B and C drugs", "1e1000000000kg", "½ an ounce of 3D-printed £-2"} {
		f.Add(text)
	}
	for text := range worstTexts() {
		f.Add(repeat(text, 60))
	}
	f.Fuzz(func(t *testing.T, text string) {
		found := seizure.Find(text)
		sound(t, text, found)
		for _, x := range found {
			if x.Within >= 0 {
				continue
			}
			again := seizure.Find(x.Item.String())
			require.NotEmpty(t, again, "%q: %s", text, x.Item)
			require.Equal(t, x.Item, again[0].Item, "%q", text)
		}
		require.Equal(t, found, seizure.Find(text), "%q", text)
	})
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{staffordshire().String(), "", "5 5kg", "-3 knives", "between 9 and 3 knives", "£12,00,000 in cash", "two machetes and a bicycle", "over 2oz of heroin (read as 2oz to 3oz)", "cocaine 5kg, heroin: 3g; weapons 9"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h, err := seizure.Parse(text)
		if err != nil {
			e := err.(*seizure.ParseError)
			require.LessOrEqual(t, e.Offset, len(text))
			require.True(t, strings.HasPrefix(text[e.Offset:], strings.TrimSuffix(e.Text, "…")) || strings.ContainsRune(e.Text, '\ufffd'), "%q at %d of %q", e.Text, e.Offset, text)
			return
		}
		back, err := seizure.Parse(h.String())
		require.NoError(t, err, "%q: %s", text, h)
		require.Equal(t, h, back, "%q", text)
	})
}

func ExampleFind() {
	text := "By Monday officers had seized over 5kg of cocaine, 68 weapons, including 19 knives, and £15,000 in cash."
	for _, f := range seizure.Find(text) {
		fmt.Printf("%d to %d: %s\n", f.Start, f.End, f.Item)
	}
	// Output:
	// 30 to 49: over 5kg of cocaine
	// 51 to 61: 68 weapons, including 19 knives
	// 73 to 82: 19 knives
	// 88 to 104: £15,000 in cash
}

func ExampleNewFinder() {
	raids, err := seizure.NewFinder(seizure.Counted{
		Name:   "raids",
		Nouns:  []string{"raid", "raids"},
		Verbs:  []string{"raided", "raiding"},
		Things: []string{"home", "homes"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range raids.Find("In 14 raids, officers found two machetes; more than 30 homes were raided in March.") {
		fmt.Println(f.Counted, f.Number, f.Item)
	}
	// Output:
	// raids 14 nothing
	//  not reported two machetes
	// raids over 30 nothing
}

func ExampleFinder_Find() {
	finder, err := seizure.NewFinder(seizure.Counted{Name: "lines closed", Verbs: []string{"closed"}, Things: []string{"lines"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range finder.Find("Six lines were closed and five lines were opened.") {
		fmt.Println(f.Counted, f.Number)
	}
	// Output: lines closed 6
}

func ExampleFindAs() {
	finder, err := seizure.NewFinder()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(seizure.FindAs(finder, "Officers seized a sword and 14 wraps of heroin.", func(f seizure.Found) string { return f.Item.String() }))
	// Output: [a sword 14 wraps of heroin]
}

func ExampleMustParse() {
	essex := seizure.MustParse("£118,000 in cash")
	fmt.Println(essex.Cash == stats.Exactly(118_000*seizure.Pound))
	// Output: true
}

func ExampleParseError() {
	_, err := seizure.Parse("two knives and 5 5kg of heroin")
	fmt.Println(err)
	// Output: seizure: byte 17: "5kg of heroin" follows another number
}

func ExampleParseError_Error() {
	err := &seizure.ParseError{Text: "a bicycle", Offset: 17, Reason: "is no part of an item, nor what joins two"}
	fmt.Println(err)
	// Output: seizure: byte 17: "a bicycle" is no part of an item, nor what joins two
}

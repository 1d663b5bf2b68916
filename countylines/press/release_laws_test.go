// SPDX-License-Identifier: MIT

package press_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/press"
)

// Read finds what Find finds, where the text has no table.
func TestReadFindsWhatFindFinds(t *testing.T) {
	for _, s := range samples(t) {
		if strings.Contains(s.text, "|") || strings.Contains(s.text, "   ") {
			continue
		}
		told := map[[2]int]bool{}
		for _, x := range press.Read(s.text, press.About{Published: s.published}).Statements {
			told[[2]int{x.Start, x.End}] = true
		}
		for _, f := range press.Find(s.text) {
			assert.True(t, told[[2]int{f.Start, f.End}] || s.text[f.Start] == ';' || strings.HasPrefix(s.text[f.Start:], "d;"), "%s: %q", s.title, s.text[f.Start:f.End])
		}
	}
}

// What a release says of how to call the police and of what county lines are changes
// nothing.
func TestReadBoilerplate(t *testing.T) {
	const more = "\n\nIf you know of drug dealing in your area, call 101 or Crimestoppers on 0800 555 111. Signs are new clothes, new friends, and being away from home or from school.\n\nCounty lines is the name for gangs that run phone lines from a city into other towns.\n"
	for _, s := range samples(t) {
		about := press.About{Published: s.published}
		a, b := press.Read(s.text, about), press.Read(s.text+more, about)
		assert.Equal(t, a.Ledger, b.Ledger, s.title)
		assert.Equal(t, a.Statements, b.Statements, s.title)
	}
}

// The order of two paragraphs that each name their force and days changes nothing.
func TestReadOrder(t *testing.T) {
	const head = "Police make arrests\n\nSurrey Police arrested 19 people between 3 and 9 October 2022.\n\n"
	kent := "Kent Police made 53 arrests between 3 and 9 October 2022, four of them in Margate, and seized £4,000.\n\n"
	essex := "Essex Police closed eight lines and made 41 arrests from 3 to 9 October 2022. In March 2022 it had closed five.\n\n"
	about := press.About{Published: calendar.Date(2022, time.October, 14)}
	a, b := press.Read(head+kent+essex, about), press.Read(head+essex+kent, about)
	for _, l := range []countylines.Ledger{a.Ledger, b.Ledger} {
		for i := range l {
			l[i].Source.Place = "" // which is another, of course
		}
	}
	assert.ElementsMatch(t, a.Ledger, b.Ledger)
	require.NotEmpty(t, a.Ledger)
}

// Statements stand in the order of the text, each in the ledger or with a reason, and
// the returns are valid.
func checkRelease(t rapid.TB, text string, r press.Release) {
	t.Helper()
	last := 0
	held := 0
	for i, s := range r.Statements {
		if s.Start < last || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("%q: statement %d at %d to %d, after %d", text, i, s.Start, s.End, last)
		}
		last = s.Start
		if s.Same >= len(r.Statements) || s.Same == i || (s.Role == press.Repeat) != (s.Same >= 0 && s.Role != press.Withdrawn) {
			t.Fatalf("%q: statement %d tells %d again, as %v", text, i, s.Same, s.Role)
		}
		if s.Within >= len(r.Statements) {
			t.Fatalf("%q: statement %d is in %d", text, i, s.Within)
		}
		for _, w := range s.Why {
			if w.Start < 0 || w.End <= w.Start || w.End > len(text) {
				t.Fatalf("%q: statement %d is so by %v", text, i, w)
			}
		}
		if s.Out == press.NotOut {
			held++
			if s.Area == 0 || s.Period.Size() == 0 {
				t.Fatalf("%q: statement %d has %v and %v", text, i, s.Area, s.Period)
			}
		}
	}
	if (held == 0) != (len(r.Ledger) == 0) || len(r.Ledger) > held {
		t.Fatalf("%q: %d statements in %d returns", text, held, len(r.Ledger))
	}
	for _, ret := range r.Ledger {
		if err := ret.Validate(); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
	}
	for _, c := range r.Claims {
		if c.Start < 0 || c.End <= c.Start || c.End > len(text) || c.Check(r.Ledger).Why == "" {
			t.Fatalf("%q: claim %v", text, c)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range samples(f) {
		f.Add(s.text)
	}
	f.Add("Correction: 31 people, not 35, were charged. It should have said 3.")
	f.Add("Force / arrests\nKent 1 / 2\n\n&pound;5,000 in Kent, up 65% on the 104 in 2019")
	f.Fuzz(func(t *testing.T, text string) {
		checkRelease(t, text, press.Read(text, press.About{Published: calendar.Date(2023, time.March, 9)}))
	})
}

// Words in any order, which no release has: the laws hold, and no reader panics.
func TestReadAnyWords(t *testing.T) {
	words := rapid.SampledFrom(strings.Split("Kent|Dover|Essex Police|in|of|arrested|were|arrests|\n|\n\n|- |:|,|.|(|)|one|them|12|3kg|£5,000|per cent|last week|3 October|since|by|not|and|the|each|children|lines|cocaine|a total of|including|Correction:|\t|\"", "|"))
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(words, 4, 24).Draw(rt, "words"), " ")
		checkRelease(rt, text, press.Read(text, press.About{}))
		checkRelease(rt, text, press.Read(text, press.About{Published: calendar.Date(2022, time.October, 14)}))
	})
}

// Texts that are hard to read: no panic, and nothing is said that the text does not.
func TestReadHostile(t *testing.T) {
	long := func(unit string) string { return strings.Repeat(unit, 20_000/len(unit)) }
	for name, text := range map[string]string{
		"nothing": "", "spaces": long(" \n"), "one word": long("Kent "), "no full stop": long("25 arrests in Kent, "), "digits": long("9"),
		"number": "Kent Police made " + strings.Repeat("1", 1000) + " arrests.", "quotation marks": long(`"`), "brackets": long("("), "tags": long("<a<li>"),
		"entities": long("&pound;5 &"), "table": long("| Kent | 12 |\n"), "file": long("a,1\n"), "dates": long("3 October "), "since": long("since 2019 "),
		"corrections": long("Correction: 35 arrests, not 34.\n\n"), "forces": long("Kent, Essex and Surrey "), "claims": long("25 per cent of the lines "),
		"no date":         "Kent\nKent 12\nKent",
		"nobody":          "Twelve arrests\n\nTwelve people were arrested between 3 and 9 October.",
		"no force":        "Mordor Police made 12 arrests in the week of 3 to 9 October.",
		"future":          "Kent Police made 12 arrests in the week of 3 to 9 October 2031.",
		"corrected twice": "Kent Police charged 35 people from 3 to 9 October 2022.\n\nCorrection: 31 people were charged, not 35.\n\nCorrection: 35 people were charged, not 31.",
	} {
		t.Run(name, func(t *testing.T) {
			checkRelease(t, text, press.Read(text, press.About{Published: calendar.Date(2022, time.October, 14)}))
			checkRelease(t, text, press.Read(text, press.About{}))
		})
	}
	r := press.Read("Mordor Police made 12 arrests in the week of 3 to 9 October 2022.", press.About{})
	require.Len(t, r.Statements, 1)
	assert.Equal(t, press.NoArea, r.Statements[0].Out)
	assert.Empty(t, r.Ledger)
	r = press.Read("Kent Police made 12 arrests last week.", press.About{})
	require.Len(t, r.Statements, 1)
	assert.Equal(t, press.NoPeriod, r.Statements[0].Out)
}

// No name of a person and no telephone number is in what Read says, but in the phrase
// that the caller has.
func TestReadNamesNobody(t *testing.T) {
	const text = `Kent Police made 12 arrests

From 3 to 9 October 2022 Kent Police arrested 12 people, four of them for Liam Brown on 07700 900123. Two knives were found on Karl Smith, and £4,000 at Karl Smith's home. In Margate, Karl Smith and three men were arrested. Officers in Dover, Ann Poole said, seized 2kg of heroin.`
	r := press.Read(text, press.About{Published: calendar.Date(2022, time.October, 14)})
	require.NotEmpty(t, r.Statements)
	for _, s := range r.Statements {
		for _, name := range []string{"Karl", "Smith", "Liam", "Brown", "Ann", "Poole", "077", "900"} {
			assert.NotContains(t, s.Scope, name)
		}
	}
	for _, ret := range r.Ledger {
		assert.NotRegexp(t, "Karl|Smith|Liam|Brown|Ann|Poole|077|900", ret.Scope)
	}
}

// Spans are of the text as it was given, entities of HTML and all.
func TestReadEntities(t *testing.T) {
	const text = "Kent Police &ndash; last year&#39;s week led to 61 arrests; 12 &amp; more: &pound;5,000 in cash."
	var spans []string
	for _, f := range press.Find(text) {
		spans = append(spans, text[f.Start:f.End])
	}
	assert.Equal(t, []string{"61 arrests", "&pound;5,000 in cash"}, spans)
	for i, s := range press.Read(text, press.About{}).Statements {
		assert.Equal(t, spans[i], text[s.Start:s.End])
	}
}

// Said says of what is told twice, and keeps the rest.
func TestSaid(t *testing.T) {
	counts, haul, err := press.Said(press.Find("Officers made 25 arrests and seized 68 weapons, including 19 knives. They made 26 arrests. Nine people were jailed."))
	var twice *press.TwiceError
	require.ErrorAs(t, err, &twice)
	var not *press.NotHeldError
	require.ErrorAs(t, err, &not)
	assert.Equal(t, "25", counts[countylines.Arrests].String())
	assert.Equal(t, "68 weapons, including 19 knives", haul.String())
}

// BenchmarkRead reads one release, and texts of more and more of them: the time of a byte
// stays what it is.
func BenchmarkRead(b *testing.B) {
	var one strings.Builder
	for _, s := range samples(b)[:5] {
		one.WriteString(s.text)
	}
	text := one.String()
	about := press.About{Published: calendar.Date(2022, time.October, 14)}
	for _, n := range []int{1, 10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			long := strings.Repeat(text, n)
			b.SetBytes(int64(len(long)))
			b.ReportAllocs()
			for b.Loop() {
				press.Read(long, about)
			}
		})
	}
}

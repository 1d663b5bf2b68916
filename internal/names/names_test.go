// SPDX-License-Identifier: MIT

package names

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// a square cut by rows and by columns, and a bit beside it
var square = Table{
	{0b11111, "all", "people counted"},
	{0b0011, "top", "people at the top"},
	{0b1100, "bottom", "people at the bottom"},
	{0b0101, "left", "people on the left"},
	{0b1010, "right", "people on the right"},
	{0b10000, "beside", "people beside it"},
}

func TestWords(t *testing.T) {
	for set, want := range map[uint64][2]string{
		0b11111: {"all", "people counted"},
		0b0011:  {"top", "people at the top"},
		0b0111:  {"top|bottom/left", "people at the top or at the bottom among people on the left"},
		0b0001:  {"top/left", "people at the top among people on the left"},
		0b10011: {"top|beside", "people at the top or beside it"},
		0b01111: {"top|bottom", "people at the top or at the bottom"},
	} {
		text, ok := square.Text(set)
		require.True(t, ok)
		words, ok := square.Words(set, "or")
		require.True(t, ok)
		require.Equal(t, want, [2]string{text, words})
	}
	_, ok := square.Text(0b100000)
	require.False(t, ok, "a bit without a name")
	_, ok = square.Words(0b100001, "and")
	require.False(t, ok)
	text, ok := square.Text(0)
	require.True(t, ok)
	require.Empty(t, text)
	words, _ := Table{{7, "abc", "ABC"}, {1, "a", "A"}, {2, "b", "B"}, {4, "c", "C"}}.Words(3, "and")
	require.Equal(t, "A and B", words, "no longer than ABC without C")
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"West Midlands (region)":    "west midlands region",
		"the Met":                   "met",
		"Avon & Somerset":           "avon and somerset",
		"A&S":                       "a and s",
		"_united-kingdom":           "united kingdom",
		"Dyfed\u2013Powys":          "dyfed powys",
		"King\u2019s  Lynn'\u00a0x": "kings lynn x",
		"Ynys M\u00f4n":             "ynys m\u00f4n",
		"theatre":                   "theatre",
		strings.Repeat("a", 121):    "",
	} {
		require.Equal(t, want, string(Fold(nil, text)))
	}
	rapid.Check(t, func(t *rapid.T) {
		folded := Fold(nil, rapid.String().Draw(t, "text"))
		if !strings.HasPrefix(string(folded), "the ") {
			require.Equal(t, string(folded), string(Fold(nil, string(folded))), "a folded text folds to itself")
		}
	})
}

func TestNearest(t *testing.T) {
	spellings := func(yield func(string, string) bool) {
		for _, s := range []string{"Kent", "Gwent", "Greater Manchester", "Essex"} {
			if !yield(s, s) {
				return
			}
		}
	}
	require.Equal(t, []string{"Kent", "Gwent"}, Nearest("Kwent", spellings))
	require.Equal(t, []string{"Greater Manchester"}, Nearest("manchester", spellings))
	require.Nil(t, Nearest("", spellings))
	require.Nil(t, Nearest("Zzzz", spellings))
	denial := func(yield func(string, string) bool) { yield("No further action", "No further action") }
	require.Nil(t, Nearest("further action", denial), "the opposite is not near")
	require.Equal(t, []string{"No further action"}, Nearest("no further actions", denial))
	require.Equal(t, 1, distance("essxe", "essex"), "two letters swapped")
	require.Equal(t, 3, distance("", "abc"))
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[ab]{0,6}`)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		require.Equal(t, distance(a, b), distance(b, a))
		require.Equal(t, a == b, distance(a, b) == 0)
		require.LessOrEqual(t, distance(a, b), max(len(a), len(b)))
	})
}

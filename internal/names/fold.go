// SPDX-License-Identifier: MIT

package names

import "strings"

// MaxLen is the length of the longest text that can be a name; a longer one is
// none, and no work is done on it.
const MaxLen = 120

// Fold appends to dst the form that the spellings of one name share: lower
// case, "and" for "&", one space for any run of blanks, hyphens, underscores
// and punctuation, no apostrophes and no leading "the". It appends nothing for
// a text longer than [MaxLen].
func Fold(dst []byte, text string) []byte {
	if len(text) > MaxLen {
		return dst
	}
	start := len(dst)
	gap := false
	put := func(s string) {
		if gap && len(dst) > start {
			dst = append(dst, ' ')
		}
		gap = false
		dst = append(dst, s...)
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= 'A' && c <= 'Z':
			put(lower[c-'A' : c-'A'+1])
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			put(text[i : i+1])
		case c == '&':
			gap = true
			put("and")
			gap = true
		case c == '\'':
		case strings.HasPrefix(text[i:], "\u2019"): // a typographic apostrophe
			i += 2
		case strings.HasPrefix(text[i:], "\u2013"), strings.HasPrefix(text[i:], "\u2011"): // dashes
			gap = true
			i += 2
		case strings.HasPrefix(text[i:], "\u00a0"):
			gap = true
			i++
		case c >= 0x80:
			put(text[i : i+1])
		default:
			gap = true
		}
	}
	if rest, found := strings.CutPrefix(string(dst[start:]), "the "); found {
		dst = append(dst[:start], rest...)
	}
	return dst
}

const lower = "abcdefghijklmnopqrstuvwxyz"

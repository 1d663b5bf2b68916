// SPDX-License-Identifier: MIT

package press

import "strings"

var smallNumbers = func() map[string]int {
	m := map[string]int{"a": 1}
	for i, w := range strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
		m[w] = i + 1
	}
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		m[w] = 10 * (i + 2)
	}
	return m
}()

// smallNumber gives the number that a word in lower case is, up to 99, or digits are,
// up to 999,999,999 with or without commas; or 0.
func smallNumber(word string) int {
	if n := smallNumbers[word]; n > 0 {
		return n
	}
	if tens, ones, ok := strings.Cut(word, "-"); ok && smallNumbers[tens] >= 20 && 0 < smallNumbers[ones] && smallNumbers[ones] < 10 {
		return smallNumbers[tens] + smallNumbers[ones]
	}
	n := 0
	for i := range len(word) {
		switch c := word[i]; {
		case '0' <= c && c <= '9' && n < 1e8:
			n = 10*n + int(c-'0')
		case c == ',' && i > 0 && len(word)-i == 4 || c == ',' && i > 0 && len(word)-i == 8:
		default:
			return 0
		}
	}
	return n
}

// A bare is a number that stands in a text without a thing that it counts.
type bare struct{ start, end, n int }

// bares gives the bare numbers of text[start:end], at most so many.
func bares(text string, start, end, most int) []bare {
	var list []bare
	for i := start; i < end && len(list) < most; {
		if !ascii(text[i]) && !digitAt(text, i) {
			i++
			continue
		}
		from := i
		for i < end && (ascii(text[i]) || digitAt(text, i) || text[i] == '-' || text[i] == ',' && digitAt(text, i+1) && digitAt(text, i-1)) {
			i++
		}
		if n := smallNumber(strings.ToLower(text[from:i])); n > 0 && text[from:i] != "a" && text[from:i] != "A" {
			list = append(list, bare{from, i, n})
		}
	}
	return list
}

// ascii reports whether c is a letter of English.
func ascii(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

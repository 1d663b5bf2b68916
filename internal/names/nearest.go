// SPDX-License-Identifier: MIT

package names

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
	"strings"
)

// Nearest gives up to three of the names whose spellings are closest to text,
// closest first: those of the same words, each with at most one letter of four
// and two in all wrong, and those of which text is whole words and at least half, where neither denies what the other says. A word of three
// letters or fewer has to be right, since one letter makes another word of it: "N/A"
// is not near "NFA". The sequence yields a spelling and the name it stands for; a name
// may come several times.
func Nearest(text string, spellings iter.Seq2[string, string]) []string {
	return Prepare(spellings).Nearest(text)
}

// Spellings are names prepared to be compared with many texts.
type Spellings []spelling

type spelling struct {
	name   string
	folded string
	joined string   // folded, without blanks
	words  []string // that tell
}

// Prepare takes spellings and the name that each stands for.
func Prepare(spellings iter.Seq2[string, string]) (all Spellings) {
	for text, name := range spellings {
		folded := string(Fold(nil, text))
		all = append(all, spelling{name, folded, strings.ReplaceAll(folded, " ", ""), telling(folded)})
	}
	return all
}

// Nearest gives what the function of that name gives.
func (all Spellings) Nearest(text string) []string {
	want := string(Fold(nil, text))
	if want == "" {
		return nil
	}
	type near struct {
		name     string
		distance int
	}
	var found []near
	words, joined := telling(want), strings.ReplaceAll(want, " ", "")
	for i := range all {
		have := &all[i]
		d, ok := apart(words, have.words)
		switch {
		case joined == have.joined, len(want) >= 4 && 2*len(want) >= len(have.folded) && hasWords(have.folded, want) && denies(have.folded) == denies(want):
			d = 1
		case !ok:
			continue
		}
		if i := slices.IndexFunc(found, func(n near) bool { return n.name == have.name }); i >= 0 {
			found[i].distance = min(found[i].distance, d)
		} else {
			found = append(found, near{have.name, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	var names []string
	for _, n := range found[:min(3, len(found))] {
		names = append(names, n.name)
	}
	return names
}

// denies reports whether a folded text says what is not: "further action" is not near
// "no further action".
func denies(folded string) bool {
	return hasWords(folded, "no") || hasWords(folded, "not") || hasWords(folded, "without")
}

// telling gives the words of a folded text that are no mere joints.
func telling(folded string) []string {
	return slices.DeleteFunc(strings.Fields(folded), func(word string) bool {
		switch word {
		case "a", "an", "the", "of", "in", "to", "for", "with":
			return true
		}
		return false
	})
}

// apart counts the letters by which two lists of words differ. It reports false if
// that makes them different words.
func apart(a, b []string) (letters int, ok bool) {
	if len(a) != len(b) {
		return 0, false
	}
	for i := range a {
		d := max(len(a[i])-len(b[i]), len(b[i])-len(a[i]), lettersOf(a[i]).lacks(lettersOf(b[i]))) // at least so many
		most := min(2, len(a[i])/4, len(b[i])/4)
		if strings.TrimSuffix(strings.TrimSuffix(a[i], "s"), "e") == strings.TrimSuffix(strings.TrimSuffix(b[i], "s"), "e") {
			most = 2 // a plural
		}
		if d <= most {
			d = distance(a[i], b[i])
		}
		if d > most {
			return 0, false
		}
		letters += d
	}
	return letters, true
}

// A letterSet has a bit for each letter that is in a text.
type letterSet uint64

func lettersOf(s string) (set letterSet) {
	for i := range len(s) {
		set |= 1 << (s[i] & 63)
	}
	return set
}

// lacks gives how many letters one of two texts has and the other has not, whichever
// is more: no fewer have to change to get from one to the other.
func (a letterSet) lacks(b letterSet) int {
	return max(bits.OnesCount64(uint64(a&^b)), bits.OnesCount64(uint64(b&^a)))
}

// hasWords reports whether words stand in a text as they are, from one blank to another.
func hasWords(text, words string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		from += i
		end := from + len(words)
		if (from == 0 || text[from-1] == ' ') && (end == len(text) || text[end] == ' ') {
			return true
		}
		from++
	}
}

// distance counts the letters to insert, delete, replace or swap with their
// neighbour to get from a to b.
func distance(a, b string) int {
	var rows [3][MaxLen + 1]uint8
	older, old, now := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		old[j] = uint8(j)
	}
	for i := 1; i <= len(a); i++ {
		now[0] = uint8(i)
		for j := 1; j <= len(b); j++ {
			differ := uint8(1)
			if a[i-1] == b[j-1] {
				differ = 0
			}
			now[j] = min(old[j]+1, now[j-1]+1, old[j-1]+differ)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				now[j] = min(now[j], older[j-2]+1)
			}
		}
		older, old, now = old, now, older
	}
	return int(old[len(b)])
}

package names

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
	"strings"
)

// Nearest gives up to three of the names whose spellings are closest to text,
// closest first: those that differ in about one letter of three, or of which
// text is a whole word. The sequence yields a spelling and the name it stands
// for; a name may come several times.
func Nearest(text string, spellings iter.Seq2[string, string]) []string {
	want := string(Fold(nil, text))
	if want == "" {
		return nil
	}
	type near struct {
		name     string
		distance int
	}
	var found []near
	var fold [MaxLen]byte
	letters, most := lettersOf(want), max(2, len(want)/3)
	for spelling, name := range spellings {
		have := string(Fold(fold[:0], spelling))
		d := max(len(want)-len(have), len(have)-len(want), letters.lacks(lettersOf(have))) // at least so many
		if d <= most {
			d = distance(want, have)
		}
		if len(want) >= 4 && hasWords(have, want) {
			d = min(d, 1)
		}
		if d > most || d >= len(want) {
			continue
		}
		if i := slices.IndexFunc(found, func(n near) bool { return n.name == name }); i >= 0 {
			found[i].distance = min(found[i].distance, d)
		} else {
			found = append(found, near{name, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.distance, b.distance) })
	var names []string
	for _, n := range found[:min(3, len(found))] {
		names = append(names, n.name)
	}
	return names
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

package names

import (
	"cmp"
	"iter"
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
	var buf []byte
	for spelling, name := range spellings {
		buf = Fold(buf[:0], spelling)
		d := max(len(want)-len(buf), len(buf)-len(want)) // at least that many letters
		if d <= max(2, len(want)/3) {
			d = distance(want, string(buf))
		}
		if len(want) >= 4 && strings.Contains(" "+string(buf)+" ", " "+want+" ") {
			d = min(d, 1)
		}
		if d > 2 && d > len(want)/3 || d >= len(want) {
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

// distance counts the letters to insert, delete, replace or swap with their
// neighbour to get from a to b.
func distance(a, b string) int {
	older, old, now := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range old {
		old[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		for j := 1; j <= len(b); j++ {
			differ := 1
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
	return old[len(b)]
}

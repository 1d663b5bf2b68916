package countylines

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/stats"
)

// A Conflict are figures of a ledger that cannot all be true.
type Conflict struct {
	Of     Subject         // what the figures disagree about
	Area   Area            // where, and
	Period calendar.Period // when

	// Verdict is Certain if no numbers satisfy the words, and AsRead if only the
	// usual readings contradict each other.
	Verdict stats.Verdict

	// Among are the returns at fault: they contradict each other, and none of them
	// can be spared for that.
	Among Ledger

	// Parts and Whole are the two sides of the whole sum, of which Among may be
	// only a part: together the Parts come to at least Least, and the Whole allows
	// Most, which is less by Gap. All three are as figures of Of are written.
	Parts, Whole     Ledger
	Least, Most, Gap string
}

// String says the conflict in a sentence, with where each figure comes from.
func (c Conflict) String() string {
	var b strings.Builder
	by := "by their words"
	if c.Verdict == stats.AsRead {
		by = "as usually read"
	}
	fmt.Fprintf(&b, "%v, %v, %v: ", c.Of, c.Area, c.Period)
	if c.Of.Days {
		fmt.Fprintf(&b, "some print %s, some %s", c.Least, c.Most)
	} else {
		fmt.Fprintf(&b, "the figures contradict each other %s: at least %s, at most %s, so %s too many", by, c.Least, c.Most, c.Gap)
	}
	for i, r := range c.Among {
		sep := ", "
		if i == 0 {
			sep = " ("
		}
		b.WriteString(sep + r.Area.String())
		if r.Scope != "" {
			b.WriteString(", " + r.Scope)
		}
		if r.Source.Publisher != "" {
			b.WriteString(": " + r.Source.Publisher)
		}
	}
	if len(c.Among) > 0 {
		b.WriteString(")")
	}
	return b.String()
}

// Conflicts gives what in the ledger contradicts itself, once revisions are
// applied: parts above their wholes, parts that cover a whole and come to less,
// two figures of one thing that differ, drugs taken on no occasion. Every figure is
// asked of all others that bear on it. Sources that print other days for the same
// area's part in an operation are a conflict as usually read. Each conflict is given once; figures of different bases never
// conflict. Most slips contradict nothing and cannot be found: "over", "nearly"
// and missing parts leave room for them.
func (l Ledger) Conflicts() []Conflict { return l.Index().Conflicts() }

// Conflicts gives what contradicts itself, as [Ledger.Conflicts] does, from what was
// prepared.
func (x *Index) Conflicts() []Conflict {
	return slices.Concat(
		x.counts().conflicts(), x.mass().conflicts(), x.packs().conflicts(), x.worth().conflicts(), x.weapons().conflicts(),
		x.goods().conflicts(), x.goodsWorth().conflicts(), x.cash().conflicts(), x.seizures().conflicts(),
		x.unseized(), x.ledger.daysDiffer())
}

// conflicts asks every statement of all others, and tells each line that does not
// add up once.
func (s *shelf[K, A]) conflicts() []Conflict {
	var found []contradiction
	seen := map[string]bool{}
	asked := map[question[K]]bool{}
	for _, st := range s.all {
		q := question[K]{st.cell, s.ledger[st.from].Basis}
		if st.recut || asked[q] {
			continue
		}
		asked[q] = true
		s.search(q, func(c contradiction) {
			if key := fmt.Sprint(c.lower, c.upper, c.AsRead); !seen[key] {
				seen[key] = true
				found = append(found, c)
			}
		})
	}
	var list []Conflict
	for _, c := range s.lines(found) {
		list = append(list, s.conflict(c.Conflict, c.asked.(cell[K])))
	}
	return list
}

// A contradiction is a conflict with its core told apart: the returns that say too
// much, and those that leave too little room for it.
type contradiction struct {
	*stats.Conflict
	asked        any // the cell
	lower, upper []int
}

// search looks for contradictions around what one question is about. Each hides
// others, so each that is found is broken in turn, by leaving out what says too
// much, and by leaving out what leaves too little room for it.
func (s *shelf[K, A]) search(q question[K], add func(contradiction)) {
	all := s.givenOn(q.basis, q.cell).statements
	queue := [][]int{nil} // returns left out
	for tried := 0; len(queue) > 0 && tried < mostTries; tried++ {
		out := queue[0]
		queue = queue[1:]
		rest := slices.DeleteFunc(slices.Clone(all), func(st statement[K, A]) bool { return slices.Contains(out, st.from) })
		got, err := s.infer(rest, q.cell)
		found := got.Findings
		if c, ok := errors.AsType[*stats.Conflict](err); ok {
			found = append(found, c)
		}
		for _, c := range found {
			core := contradiction{Conflict: c, asked: q.cell}
			for _, i := range slices.Compact(slices.Sorted(slices.Values(c.Core))) {
				if slices.Contains(c.Upper, i) {
					core.upper = append(core.upper, i)
				} else {
					core.lower = append(core.lower, i)
				}
			}
			add(core)
			for _, side := range [][]int{core.lower, core.upper} {
				next := slices.Sorted(slices.Values(slices.Concat(out, side)))
				if len(side) > 0 && !slices.ContainsFunc(queue, func(o []int) bool { return slices.Equal(o, next) }) {
					queue = append(queue, next)
				}
			}
		}
	}
}

// lines leaves out contradictions that tell of a line told already. Where 41
// forces come to more than their nation, some twenty of them do too, in many ways.
// Of contradictions with one whole the shortest is told, with its whole line; then
// each single part above the whole, and others whose parts are in no core told and
// not all in a line told. Returns that say the same count as one.
func (s *shelf[K, A]) lines(found []contradiction) []contradiction {
	if len(found) < 2 {
		return found
	}
	twin := s.twins()
	order := make([]int, len(found))
	for i, c := range found {
		order[i] = i
		for _, side := range [][]int{c.lower, c.upper} {
			for n, from := range side {
				side[n] = twin[from]
			}
			slices.Sort(side)
		}
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := found[i], found[j]
		switch {
		case a.AsRead == b.AsRead:
			return cmp.Compare(len(a.lower)+len(a.upper), len(b.lower)+len(b.upper))
		case a.AsRead:
			return 1
		}
		return -1
	})
	type part struct {
		whole string
		from  int
	}
	inCore, inLine := map[part]bool{}, map[part]bool{}
	keep := make([]bool, len(found))
	for _, i := range order {
		c := found[i]
		whole := fmt.Sprint(c.upper)
		told, line := false, len(c.lower) > 1
		for _, from := range c.lower {
			told = told || inCore[part{whole, from}]
			line = line && inLine[part{whole, from}]
		}
		if told || line {
			continue
		}
		keep[i] = true
		for _, from := range c.lower {
			inCore[part{whole, from}] = true
		}
		for _, from := range c.Lower {
			inLine[part{whole, twin[from]}] = true
		}
	}
	n := 0
	for i, c := range found {
		if keep[i] {
			found[n] = c
			n++
		}
	}
	return found[:n]
}

// twins gives for each return the first that says the same in this field.
func (s *shelf[K, A]) twins() map[int]int {
	said := map[int][]string{}
	for _, st := range s.all {
		said[st.from] = append(said[st.from], fmt.Sprint(st.cell, st.figure))
	}
	first, twin := map[string]int{}, map[int]int{}
	for _, from := range slices.Sorted(maps.Keys(said)) {
		r := s.ledger[from]
		slices.Sort(said[from])
		key := fmt.Sprintf("%q %v %q %q", r.Scope, r.Joint, r.Basis, said[from])
		if _, ok := first[key]; !ok {
			first[key] = from
		}
		twin[from] = first[key]
	}
	return twin
}

// A question is what is asked of the statements on one basis.
type question[K stats.Set[K]] struct {
	cell  cell[K]
	basis string
}

// mostTries bounds how often one question is asked anew in the search for conflicts.
const mostTries = 16

// conflict tells a conflict between statements by the returns they come from.
func (s *shelf[K, A]) conflict(c *stats.Conflict, ask cell[K]) Conflict {
	if at, ok := c.Set.(cell[K]); ok {
		ask = at
	}
	out := Conflict{
		Of: s.subject(ask.kind), Area: ask.area, Period: ask.period, Verdict: stats.Certain,
		Among: s.returns(c.Core), Parts: s.returns(c.Lower), Whole: s.returns(c.Upper), Least: c.Least, Most: c.Most, Gap: c.Gap,
	}
	if c.AsRead {
		out.Verdict = stats.AsRead
	}
	return out
}

func (s *shelf[K, A]) returns(from []int) Ledger {
	var l Ledger
	for _, i := range slices.Compact(slices.Sorted(slices.Values(from))) {
		l = append(l, s.ledger[i])
	}
	return l
}

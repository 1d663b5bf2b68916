// SPDX-License-Identifier: MIT

package stats_test

import (
	"errors"
	"flag"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/stats"
)

var (
	tables = flag.Int("tables", 200, "how many tables TestProtectAgainstAttack makes up")
	from   = flag.Int("from", 0, "the first of them")
)

// known is what everybody knows once counts are published.
func known(counts []stats.Count[box], p stats.Protection, public []stats.Known[box, int]) map[box][2]int {
	all := map[box][2]int{}
	tell := func(b box, lo, hi int) {
		if was, is := all[b]; is {
			lo = max(lo, was[0])
			if hi < 0 || was[1] >= 0 && was[1] < hi {
				hi = was[1]
			}
		}
		all[b] = [2]int{lo, hi}
	}
	told := map[int]stats.Hidden{}
	for _, h := range p.Hidden {
		told[h.Count] = h
	}
	for i, c := range counts {
		switch h, hidden := told[i]; {
		case !hidden:
			tell(c.Set, c.Count, c.Count)
		case h.Told:
			tell(c.Set, c.Least, c.Most)
		default:
			tell(c.Set, c.Least, -1)
		}
	}
	for _, k := range public {
		b := k.Figure.Bounds()
		if b.Open {
			tell(k.Set, b.Lo, -1)
		} else {
			tell(k.Set, b.Lo, b.Hi)
		}
	}
	return all
}

// requireProtected has an exact attacker try every sensitive count.
func requireProtected(t *testing.T, w world, counts []stats.Count[box], p stats.Protection, public []stats.Known[box, int]) {
	t.Helper()
	all := known(counts, p, public)
	exposed := map[int]bool{}
	for _, e := range p.Exposed {
		exposed[e.Count] = true
	}
	hidden := map[int]stats.Hidden{}
	for _, h := range p.Hidden {
		hidden[h.Count] = h
	}
	for i, c := range counts {
		if c.Width == 0 {
			continue
		}
		h, is := hidden[i]
		require.True(t, is, "sensitive count %d is shown", i)
		if exposed[i] {
			continue
		}
		require.GreaterOrEqual(t, h.Proof.Hi-h.Proof.Lo, c.Width)
		a := w.attacker(all, c.Set)
		require.True(t, a.feasible(), "the truth is possible")
		low, _ := a.end(false)
		high, bounded := a.end(true)
		require.False(t, bounded && high.minus(low).less(fraction{c.Width, 1}), "count %d of %v is known to be %v to %v", i, c.Set, low, high)
		require.False(t, fraction{h.Proof.Lo, 1}.less(low) || bounded && high.less(fraction{h.Proof.Hi, 1}), "the proof is possible")
	}
	for _, e := range p.Exposed { // they are so without the table
		a := w.attacker(known(nil, stats.Protection{}, public), counts[e.Count].Set)
		require.True(t, a.feasible())
		low, _ := a.end(false)
		high, bounded := a.end(true)
		require.True(t, bounded && high.minus(low).less(fraction{counts[e.Count].Width, 1}), "count %d is not exposed", e.Count)
		require.NotEmpty(t, e.By)
	}
}

// A case is a table with totals, groups on one side or both, and what is public.
func newCase(r *rand.Rand, rows, columns int) (world, []stats.Count[box], []stats.Known[box, int]) {
	w := newWorld(r, rows, columns, 1+r.IntN(2))
	across, down := append(singles(rows), 1<<rows-1), append(singles(columns), 1<<columns-1)
	if r.IntN(2) == 0 {
		across = append(across, groups(rows, 2+r.IntN(2))...)
	}
	if r.IntN(4) == 0 {
		down = append(down, groups(columns, 2)...)
	}
	slices.Sort(across)
	slices.Sort(down)
	counts := w.counts(slices.Compact(across), slices.Compact(down), 1+r.IntN(4))
	for i := range counts {
		if r.IntN(3) == 0 && counts[i].Width > 0 {
			counts[i].Most = 4
		}
	}
	var public []stats.Known[box, int]
	for range r.IntN(6) {
		b := box{across[r.IntN(len(across))], down[r.IntN(len(down))], 1<<w.days - 1}
		if r.IntN(2) == 0 {
			b.days = 1
		}
		n := w.sum(b)
		f := stats.Exactly(n)
		switch r.IntN(4) {
		case 0:
			f = stats.AtLeast(r.IntN(n + 1))
		case 1:
			f = stats.Between(r.IntN(n+1), n+r.IntN(3))
		}
		public = append(public, stats.Known[box, int]{Set: b, Figure: f})
	}
	return w, counts, public
}

func TestProtectAgainstAttack(t *testing.T) {
	refused, exposed := 0, 0
	for i := range *tables {
		n := *from + i
		r := rand.New(rand.NewPCG(18, uint64(n)))
		w, counts, public := newCase(r, 3+r.IntN(6), 3+r.IntN(10))
		p, err := stats.Protect(counts, public...)
		if e, ok := errors.AsType[*stats.ExposedError](err); ok {
			require.NotEmpty(t, e.Counts)
			refused++
			continue
		}
		require.NoError(t, err, "table %d", n)
		exposed += len(p.Exposed)
		requireProtected(t, w, counts, p, public)
	}
	t.Logf("of %d tables %d were refused; %d counts were public already", *tables, refused, exposed)
	require.Less(t, refused, *tables/10)
}

// Where every pattern can be tried, from 3 by 3 to 5 by 6 and their totals, at most one
// cell in twenty is hidden beyond the fewest that will do.
func TestProtectHidesFew(t *testing.T) {
	for _, size := range [][2]int{{3, 3}, {3, 5}, {4, 4}, {4, 6}, {5, 6}} {
		hidden, fewest, given := 0, 0, 0
		for n := range 16 {
			r := rand.New(rand.NewPCG(19, uint64(n)))
			w := newWorld(r, size[0], size[1], 1)
			counts := w.counts(append(singles(size[0]), 1<<size[0]-1), append(singles(size[1]), 1<<size[1]-1), 1+r.IntN(3))
			e := newEnumeration(counts, size[1]+1)
			best := e.fewest()
			if e.left < 0 {
				given++
				continue
			}
			p, err := stats.Protect(counts)
			if best < 0 {
				require.Error(t, err)
				continue
			}
			require.NoError(t, err)
			require.GreaterOrEqual(t, len(p.Hidden), best)
			require.False(t, p.Minimal && len(p.Hidden) > best, "table %d", n)
			hidden, fewest = hidden+len(p.Hidden), fewest+best
		}
		t.Logf("%d by %d: hidden %d, fewest possible %d; %d tables were not enumerated", size[0], size[1], hidden, fewest, given)
		require.Positive(t, fewest)
		require.LessOrEqual(t, 100*hidden, 105*fewest)
	}
}

// An enumeration looks for the smallest safe pattern of a table with totals. All it
// knows is that a line with one hidden cell hides nothing, and what [stats.Attack]
// tells of a pattern; else it tries every cell.
type enumeration struct {
	counts  []stats.Count[box]
	columns int
	spare   uint64
	tried   map[uint64]int // the most further cells that a pattern was tried with
	left    int            // how many patterns may yet be looked at
}

func newEnumeration(counts []stats.Count[box], columns int) *enumeration {
	e := &enumeration{counts: counts, columns: columns, left: 20_000}
	for i, c := range counts {
		if c.Width == 0 && !c.Shown {
			e.spare |= 1 << i
		}
	}
	return e
}

// fewest gives how many cells the smallest pattern hides, or −1 if none is safe.
func (e *enumeration) fewest() int {
	var primary uint64
	for i, c := range e.counts {
		if c.Width > 0 {
			primary |= 1 << i
		}
	}
	if !e.safe(primary | e.spare) {
		return -1
	}
	for further := 0; e.left >= 0; further++ {
		e.tried = map[uint64]int{}
		if e.search(primary, further) {
			return bits.OnesCount64(primary) + further
		}
	}
	return -1
}

func (e *enumeration) search(hidden uint64, further int) bool {
	if was, is := e.tried[hidden]; is && was >= further || e.left < 0 {
		return false
	}
	e.tried[hidden] = further
	try := e.spare &^ hidden
	for _, line := range e.lines() {
		if in := line & hidden; bits.OnesCount64(in) == 1 && bits.OnesCount64(line&e.spare&^hidden) < bits.OnesCount64(try) {
			try = line & e.spare &^ hidden
		}
	}
	if try == e.spare&^hidden && e.safe(hidden) {
		return true
	}
	if further == 0 {
		return false
	}
	for ; try != 0; try &= try - 1 {
		if e.search(hidden|try&-try, further-1) {
			return true
		}
	}
	return false
}

// lines gives the rows and columns, those of totals included.
func (e *enumeration) lines() (lines []uint64) {
	rows := len(e.counts) / e.columns
	for i := range rows {
		lines = append(lines, (1<<e.columns-1)<<(i*e.columns))
	}
	for j := range e.columns {
		line := uint64(0)
		for i := range rows {
			line |= 1 << (i*e.columns + j)
		}
		lines = append(lines, line)
	}
	return lines
}

func (e *enumeration) safe(hidden uint64) bool {
	e.left--
	table := make([][]stats.Figure[int], len(e.counts)/e.columns)
	for i, c := range e.counts {
		f := stats.Exactly(c.Count)
		if hidden>>i&1 == 1 {
			f = stats.AtLeast(1)
		}
		table[i/e.columns] = append(table[i/e.columns], f)
	}
	ranges, err := stats.Attack(table)
	if err != nil {
		return false
	}
	for i, c := range e.counts {
		if b := ranges[i/e.columns][i%e.columns]; c.Width > 0 && !b.Open && b.Hi-b.Lo < c.Width {
			return false
		}
	}
	return true
}

func TestProtectAsSuppress(t *testing.T) {
	for _, v := range vectors(t, "suppression") {
		var rows [][]int
		for row := range strings.SplitSeq(v.text("table"), "|") {
			v.cell["row"] = row
			rows = append(rows, v.ints("row"))
		}
		s, err := stats.Suppress(rows, stats.SuppressionRule{Threshold: v.int("threshold"), Width: v.int("width"), HideZeros: v.text("zeros") == "suppressed"})
		require.NoError(t, err)
		var counts []stats.Count[box]
		for i, row := range s.Published {
			for j := range row {
				b := box{1 << i, 1 << j, 1}
				if len(s.Published) > 1 && i == len(s.Published)-1 {
					b.rows = 1<<i - 1
				}
				if len(row) > 1 && j == len(row)-1 {
					b.columns = 1<<j - 1
				}
				n := v.ints("extended")[len(counts)]
				c := stats.Count[box]{Set: b, Count: n, Shown: n == 0 && v.text("zeros") != "suppressed"}
				if n > 0 && n < v.int("threshold") {
					c.Width = max(1, v.int("width"))
				}
				counts = append(counts, c)
			}
		}
		p, err := stats.Protect(counts)
		require.NoError(t, err, "line %d", v.line)
		require.LessOrEqual(t, len(p.Hidden), len(s.Primary)+len(s.Secondary), "line %d", v.line)
	}
}

// Attack takes what Suppress publishes, however large: all of a table may come to a
// 64th of the largest int.
func TestAttackTakesTheLargest(t *testing.T) {
	const most = math.MaxInt / 64
	for n := range 200 {
		r := rand.New(rand.NewPCG(21, uint64(n)))
		table, left := make([][]int, 1+r.IntN(5)), most
		for i := range table {
			table[i] = make([]int, 1+n%6)
			for j := range table[i] {
				if table[i][j] = r.IntN(9); r.IntN(3) == 0 {
					table[i][j] = r.IntN(left + 1)
				}
				table[i][j] = min(left, table[i][j])
				left -= table[i][j]
			}
		}
		table[0][0] += left
		s, err := stats.Suppress(table, stats.SuppressionRule{Width: 1 + r.IntN(3), HideZeros: n%2 == 0})
		if _, no := errors.AsType[*stats.UnprotectedError](err); no {
			continue
		}
		require.NoError(t, err, "%v", table)
		ranges, err := stats.Attack(s.Published)
		require.NoError(t, err, "%v", table)
		for i, row := range table {
			for j, n := range row {
				require.True(t, ranges[i][j].Contains(n), "%v", table)
			}
		}
		table[0][0]++
		_, err = stats.Suppress(table, stats.SuppressionRule{})
		_, no := errors.AsType[*stats.TableError](err)
		require.True(t, no, "one more is too large")
	}
}

func TestRoundTogether(t *testing.T) {
	for n := range 60 {
		r := rand.New(rand.NewPCG(20, uint64(n)))
		rows, columns, base := 2+r.IntN(6), 2+r.IntN(8), 2+r.IntN(9)
		w := newWorld(r, rows, columns, 1)
		across := append(singles(rows), 1<<rows-1)
		if rows > 4 {
			across = append(across, groups(rows, 2)...)
			slices.Sort(across)
			across = slices.Compact(across)
		}
		counts := w.counts(across, append(singles(columns), 1<<columns-1), 1)
		rounded, p, err := stats.RoundTogether(counts, base)
		require.NoError(t, err)
		at := map[box]int{}
		for i, c := range counts {
			require.Zero(t, rounded[i]%base)
			require.Less(t, max(rounded[i]-c.Count, c.Count-rounded[i]), base)
			at[c.Set] = rounded[i]
		}
		for i, c := range counts {
			sum := 0
			w.each(c.Set, func(k int) { sum += at[box{1 << (k / columns), 1 << (k % columns), 1}] })
			require.Equal(t, sum, rounded[i], "%v", c.Set)
		}
		for _, h := range p.Hidden {
			require.GreaterOrEqual(t, h.Proof.Hi-h.Proof.Lo, counts[h.Count].Width)
		}
	}
}

// The public figures that tell a count are those from which it follows, and no others.
func TestExposedByWhatTellsIt(t *testing.T) {
	known := func(s outcomes, n int) stats.Known[outcomes, int] {
		return stats.Known[outcomes, int]{Set: s, Figure: stats.Exactly(n)}
	}
	p, err := stats.Protect(kinds, known(wereBailed, 20), known(wereReleased, 9), known(wereCharged|wereReleased, 12))
	require.NoError(t, err)
	require.Len(t, p.Exposed, 1)
	require.Equal(t, stats.Bounds[int]{Lo: 3, Hi: 3}, p.Exposed[0].Range)
	require.Equal(t, []int{1, 2}, p.Exposed[0].By)
}

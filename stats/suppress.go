package stats

import (
	"cmp"
	"math"
	"slices"
)

// A pattern is the cells of a table that are hidden, while it is looked for.
type pattern struct {
	net     *network
	value   []int64
	primary []int32
	width   int64
	state   []cellState
	at      [][]int32 // all arcs at each node, the smallest values first
	chosen  []int32   // the secondary cells, in the order in which they were hidden

	best    []int32 // the best pattern so far
	bestSum int64   // its sum; only a smaller one is wanted
	first   bool    // any pattern that is wanted will do
	spent   bool    // the search was given up
}

type cellState uint8

const (
	shown cellState = iota // for good
	spare                  // may be hidden
	ruled                  // not to be hidden in this branch of the search
	hidden
)

func newPattern(t totals, primary []bool, width int64, hideZeros bool) *pattern {
	p := &pattern{net: newNetwork(t.rows, t.columns), width: width, state: make([]cellState, len(t.count))}
	for k, n := range t.count {
		p.value = append(p.value, int64(n))
		p.net.arc[k].x = int64(n)
		switch {
		case primary[k]:
			p.primary = append(p.primary, int32(k))
			p.state[k] = hidden
			p.net.free(int32(k))
		case k < len(t.count)-1 && (n > 0 || hideZeros):
			p.state[k] = spare
		}
	}
	p.at = make([][]int32, len(p.net.at))
	for k, a := range p.net.arc {
		p.at[a.from] = append(p.at[a.from], int32(k))
		p.at[a.to] = append(p.at[a.to], int32(k))
	}
	for _, arcs := range p.at {
		slices.SortFunc(arcs, p.smaller)
	}
	return p
}

func (p *pattern) smaller(a, b int32) int {
	return cmp.Or(cmp.Compare(p.value[a], p.value[b]), cmp.Compare(a, b))
}

func (p *pattern) hide(k int32) {
	p.state[k] = hidden
	p.net.free(k)
	p.chosen = append(p.chosen, k)
}

// show takes back the last cell that was hidden.
func (p *pattern) show(k int32, as cellState) {
	p.state[k] = as
	p.net.fix(k)
	p.chosen = p.chosen[:len(p.chosen)-1]
}

// safe reports whether a reader's range for a primary cell is wide enough.
func (p *pattern) safe(k int32) bool {
	up := p.net.most(k, p.width)
	return up >= p.width || up+p.net.least(k, p.width-up) >= p.width
}

// complete hides what it takes to protect every primary cell, a cheapest path at a
// time and then without what proves needless, and gives the cells that nothing
// protects.
func (p *pattern) complete() (unsafe []int32) {
	for _, k := range p.primary {
		a := p.net.arc[k]
		up := p.widen(k, a.to, a.from, p.width)
		if up < p.width && up+p.widen(k, a.from, a.to, min(p.width-up, a.x)) < p.width {
			unsafe = append(unsafe, k)
		}
	}
	if unsafe != nil {
		return unsafe
	}
	spares := slices.SortedFunc(slices.Values(p.chosen), p.smaller)
	for _, k := range slices.Backward(spares) {
		if p.net.work > maxWork {
			break
		}
		p.net.fix(k)
		if slices.ContainsFunc(p.primary, func(k int32) bool { return !p.safe(k) }) {
			p.net.free(k)
			continue
		}
		p.state[k] = spare
		p.chosen = slices.DeleteFunc(p.chosen, func(c int32) bool { return c == k })
	}
	return nil
}

// widen hides cells until so much can be pushed between two nodes, and gives how
// much can.
func (p *pattern) widen(but, from, to int32, limit int64) int64 {
	defer p.net.undo()
	sent := p.net.push(from, to, but, limit)
	for sent < limit && p.cheapest(from, to, but) {
		for v := to; v != from; v = p.net.other(p.net.came[v], v) {
			if k := p.net.came[v]; p.state[k] == spare {
				p.hide(k)
			}
		}
		sent += p.net.push(from, to, but, limit-sent)
	}
	return sent
}

// cheapest finds a path with room that hides the fewest further cells, the
// smallest if there are several, and leaves it in net.came (Bellman and Ford).
func (p *pattern) cheapest(from, to, but int32) bool {
	type cost struct {
		cells int
		sum   int64
	}
	best := make([]cost, len(p.at))
	for v := range best {
		best[v] = cost{math.MaxInt, 0}
		p.net.came[v] = unreached
	}
	best[from], p.net.came[from] = cost{}, origin
	queue, waiting := []int32{from}, make([]bool, len(p.at))
	for len(queue) > 0 {
		u := queue[0]
		queue, waiting[u] = queue[1:], false
		p.net.work += len(p.at[u])
		for _, k := range p.at[u] {
			if k == but || p.state[k] != spare && p.state[k] != hidden || p.net.room(k, u) == 0 {
				continue
			}
			c, v := best[u], p.net.other(k, u)
			if p.state[k] == spare {
				c.cells++
				c.sum += p.value[k]
			}
			if cmp.Or(cmp.Compare(c.cells, best[v].cells), cmp.Compare(c.sum, best[v].sum)) >= 0 {
				continue
			}
			best[v], p.net.came[v] = c, k
			if !waiting[v] {
				queue, waiting[v] = append(queue, v), true
			}
		}
	}
	return p.net.came[to] != unreached
}

// minimise replaces the pattern by the smallest, and reports whether it is known to
// be that. It looks for patterns of no further cell, of one, of two and so on.
func (p *pattern) minimise() bool {
	incumbent := slices.Clone(p.chosen)
	sum := p.sum(incumbent)
	for _, k := range slices.Backward(incumbent) {
		p.show(k, spare)
	}
	p.best = nil
	for size := 0; size <= len(incumbent) && p.best == nil && !p.spent; size++ {
		p.bestSum = math.MaxInt64
		if size == len(incumbent) {
			p.bestSum = sum
		}
		p.search(size, 0)
	}
	if p.best == nil {
		p.best = incumbent
	}
	if p.spent {
		p.chosen = p.best
		return false
	}
	p.settleOrder()
	return true
}

// settleOrder replaces the best pattern by the one of the same size and sum whose
// cells come first, where the search can still tell: cell by cell, is there such a
// pattern with it?
func (p *pattern) settleOrder() {
	size, total, sum := len(p.best), p.sum(p.best), int64(0)
	witness := p.best
	p.first, p.chosen = true, p.chosen[:0]
	for k := int32(0); len(p.chosen) < size && !p.spent; k++ {
		if p.state[k] != spare {
			continue
		}
		p.hide(k)
		if !slices.Contains(witness, k) {
			p.best, p.bestSum = nil, total+1
			if sum+p.value[k] <= total {
				p.search(size-len(p.chosen), sum+p.value[k])
			}
			if p.best == nil {
				p.show(k, ruled)
				continue
			}
			witness = p.best
		}
		sum += p.value[k]
	}
	p.chosen = witness
}

func (p *pattern) sum(cells []int32) int64 {
	sum := int64(0)
	for _, k := range cells {
		sum += p.value[k]
	}
	return sum
}

// search looks for patterns that hide up to size further cells, beside those
// hidden by now with their sum, and have a smaller sum than the best. It reports
// whether to stop.
//
// A smallest pattern leaves no row or column with one hidden cell alone: a primary
// one could be worked out, and a secondary one protects nothing. So each such node
// needs a further cell, which serves two of them at most. Where there is none,
// some cell must be hidden that crosses the cut of a primary cell still unsafe: as
// long as none is, its maximum flow stays. A branch hides one cell of those and
// rules out the ones tried before it, so that no pattern is met twice.
func (p *pattern) search(size int, sum int64) (stop bool) {
	if p.net.work += len(p.at); p.net.work > maxWork {
		p.spent = true
		return true
	}
	lone, least, branch, found := 0, int64(0), []int32(nil), false
	for v, arcs := range p.net.at {
		if len(arcs) != 1 {
			continue
		}
		p.net.work += len(p.at[v])
		further := p.spares(p.at[v])
		if len(further) == 0 {
			return false
		}
		lone++
		least += p.value[further[0]]
		if !found || len(further) < len(branch) {
			branch, found = further, true
		}
	}
	if lone > 2*size || sum+(least+1)/2 >= p.bestSum {
		return false
	}
	if !found {
		for _, k := range p.primary {
			if across, unsafe := p.across(k); unsafe && (!found || len(across) < len(branch)) {
				branch, found = across, true
			}
		}
		if !found {
			p.best, p.bestSum = slices.Clone(p.chosen), sum
			return p.first
		}
	}
	if size == 0 {
		return false
	}
	tried := 0
	for _, k := range branch {
		if sum+p.value[k] >= p.bestSum {
			break
		}
		tried++
		p.hide(k)
		stop = p.search(size-1, sum+p.value[k])
		p.show(k, ruled)
		if stop {
			break
		}
	}
	for _, k := range branch[:tried] {
		p.state[k] = spare
	}
	return stop
}

// spares gives those of some cells that may still be hidden.
func (p *pattern) spares(cells []int32) []int32 {
	var spares []int32
	for _, k := range cells {
		if p.state[k] == spare {
			spares = append(spares, k)
		}
	}
	return spares
}

// across reports whether a primary cell is unsafe, and gives the cells of which one
// must then be hidden, the smallest first: those that lead, with room, out of the
// nodes that a push to make it more, or one to make it less, can reach.
func (p *pattern) across(k int32) (cells []int32, unsafe bool) {
	up := p.net.most(k, p.width)
	if up >= p.width {
		return nil, false
	}
	above := slices.Clone(p.net.came)
	limit := min(p.width-up, p.net.arc[k].x)
	down := p.net.least(k, limit)
	if up+down >= p.width {
		return nil, false
	}
	p.net.work += len(p.state)
	leads := func(c int32, came []int32) bool {
		a := p.net.arc[c]
		from, to := came[a.from] != unreached, came[a.to] != unreached
		return from && !to || to && !from && a.x > 0
	}
	for c, state := range p.state {
		if state == spare && (leads(int32(c), above) || down < limit && leads(int32(c), p.net.came)) {
			cells = append(cells, int32(c))
		}
	}
	slices.SortFunc(cells, p.smaller)
	return cells, true
}

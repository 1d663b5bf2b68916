// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"math"
	"slices"
)

// A pattern is the cells of a table that are hidden, while it is looked for. The
// cells are the first arcs of its network; arcs after them are always hidden.
type pattern struct {
	tables
	net     *network // those tables that are flows
	mixed   bool     // there are others too
	value   []int64  // of the cells
	demands []demand
	wanted  []bool // which cells there are demands on
	state   []cellState
	order   []int32   // the cells, the smallest values first
	at      [][]int32 // all arcs at each node, in that order
	chosen  []int32   // the secondary cells, in the order in which they were hidden
	budget  int       // how much work may be done

	best    []int32 // the best pattern so far
	bestSum int64   // its sum; only a smaller one is wanted
	first   bool    // any pattern that is wanted will do
	spent   bool    // the search was given up
	stack   []int32 // what the branches under way have to choose from, and the demands that are open in them
	marked  []int   // the last round in which each cell was marked
	round   int
}

// The tables are those that a reader thinks possible: all whole numbers that agree
// with what is told, in which cells change that are free.
type tables interface {
	free(cell int32)
	fix(cell int32)
	// spread gives how far apart two values of a cell are known to lie, up to a width,
	// and which cells change between.
	spread(cell int32, width int64) (span int64, moved []int32)
	// bounds gives how far apart two values of a cell can lie at most, up to a width. If
	// that is less, cuts tells which sets that rests on, and through which of them a way
	// would lead further if they were free; it is nil if that is not known.
	bounds(cell int32, width int64) (span int64, cuts func(set int32) (cut, leads bool))
	// worked gives how much work was done so far.
	worked() int
}

// A demand is that a reader, who may know one more cell, cannot tell a cell more
// closely than a width.
type demand struct {
	cell, known int32 // known is −1 if it is no cell
	width       int64
	moved       []int32 // the arcs that change in the tables which show it to be met
}

type cellState uint8

const (
	shown cellState = iota // for good
	spare                  // may be hidden
	ruled                  // not to be hidden in this branch of the search
	hidden
)

// newPattern hides the cells that there are demands on, and all arcs that are no
// cells; the cells to be hidden in any case and those that may be are added by hide
// and by state.
func newPattern(net *network, value []int64, demands []demand) *pattern {
	p := &pattern{
		tables: net, net: net, value: value, demands: demands, budget: maxWork,
		wanted: make([]bool, len(net.arc)), state: make([]cellState, len(net.arc)), at: make([][]int32, len(net.at)),
		marked: make([]int, len(value)),
	}
	for k := range net.arc {
		if k >= len(value) {
			p.state[k] = hidden
			net.free(int32(k))
		}
	}
	p.want()
	p.order = make([]int32, len(net.arc))
	for k := range p.order {
		p.order[k] = int32(k)
	}
	slices.SortFunc(p.order[:len(value)], p.smaller)
	for _, k := range p.order {
		a := &net.arc[k]
		p.at[a.from] = append(p.at[a.from], k)
		p.at[a.to] = append(p.at[a.to], k)
	}
	p.order = p.order[:len(value)]
	return p
}

// want hides the cells that there are demands on.
func (p *pattern) want() {
	for _, d := range p.demands {
		if !p.wanted[d.cell] {
			p.wanted[d.cell], p.state[d.cell] = true, hidden
			p.free(d.cell)
		}
	}
}

// smaller compares cells by their values.
func (p *pattern) smaller(a, b int32) int {
	if c := cmp.Compare(p.value[a], p.value[b]); c != 0 {
		return c
	}
	return cmp.Compare(a, b)
}

func (p *pattern) hide(k int32) {
	p.state[k] = hidden
	p.free(k)
	p.chosen = append(p.chosen, k)
}

// show takes back the last cell that was hidden.
func (p *pattern) show(k int32, as cellState) {
	p.state[k] = as
	p.fix(k)
	p.chosen = p.chosen[:len(p.chosen)-1]
}

// knowing does something while the reader of a demand knows what he knows.
func (p *pattern) knowing(d *demand, do func()) {
	if d.known < 0 || p.state[d.known] != hidden {
		do()
		return
	}
	p.state[d.known] = shown
	p.fix(d.known)
	do()
	p.state[d.known] = hidden
	p.free(d.known)
}

// met reports whether a demand is met, and notes by which cells.
func (p *pattern) met(d *demand) bool {
	span := int64(0)
	p.knowing(d, func() { span, d.moved = p.spread(d.cell, d.width) })
	return span >= d.width
}

// complete hides what it takes to meet every demand, a cheapest path at a time, and
// gives the cells of those that nothing meets.
func (p *pattern) complete() (unmet []int32) {
	for i := range p.demands {
		d := &p.demands[i]
		if p.met(d) {
			continue
		}
		p.knowing(d, func() {
			p.widenBoth(d)
			if p.mixed {
				p.widenCut(d)
			}
		})
		if !p.met(d) {
			unmet = append(unmet, d.cell)
		}
	}
	return unmet
}

// prune shows again what proves needless, the largest first.
func (p *pattern) prune() {
	spares := slices.SortedFunc(slices.Values(p.chosen), p.smaller)
	for _, k := range slices.Backward(spares) {
		if p.worked() > p.budget {
			return
		}
		p.fix(k)
		if d := p.unmet(k); d != nil {
			p.free(k)
			p.met(d)
			continue
		}
		p.state[k] = spare
		p.chosen = slices.DeleteFunc(p.chosen, func(c int32) bool { return c == k })
	}
}

// unmet gives a demand that is no longer met now that a cell is shown, if any.
func (p *pattern) unmet(k int32) *demand {
	for i := range p.demands {
		if d := &p.demands[i]; slices.Contains(d.moved, k) && !p.met(d) {
			return d
		}
	}
	return nil
}

// widenBoth hides cells until a cell can be so much more, and if it cannot, less.
func (p *pattern) widenBoth(d *demand) {
	a := p.net.arc[d.cell]
	up := p.widen(d.cell, a.to, a.from, min(d.width, p.net.rise(d.cell)))
	if up < d.width {
		p.widen(d.cell, a.from, a.to, min(d.width-up, p.net.fall(d.cell)))
	}
}

// widenCut hides the smallest cell that leads further as long as a demand is not met.
func (p *pattern) widenCut(d *demand) {
	for !p.met(d) && p.worked() <= p.budget {
		cells, unmet := p.across(d)
		if !unmet || len(cells) == 0 {
			return
		}
		p.hide(cells[0])
	}
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
		p.search(size, 0, p.every())
	}
	if p.best == nil {
		p.best = incumbent
	}
	minimal := !p.spent
	if minimal {
		p.settleOrder()
	}
	for _, k := range slices.Backward(slices.Clone(p.chosen)) {
		p.show(k, spare)
	}
	for k, state := range p.state {
		if state == ruled {
			p.state[k] = spare
		}
	}
	for _, k := range p.best {
		p.hide(k)
	}
	return minimal
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
				p.search(size-len(p.chosen), sum+p.value[k], p.every())
			}
			if p.best == nil {
				p.show(k, ruled)
				continue
			}
			witness = p.best
		}
		sum += p.value[k]
	}
	p.best = witness
}

func (p *pattern) sum(cells []int32) int64 {
	sum := int64(0)
	for _, k := range cells {
		sum += p.value[k]
	}
	return sum
}

// every gives all demands, by their indices.
func (p *pattern) every() []int32 {
	every := make([]int32, len(p.demands))
	for i := range every {
		every[i] = int32(i)
	}
	return every
}

// search looks for patterns that hide up to size further cells, beside those
// hidden by now with their sum, and have a smaller sum than the best. Open are the
// demands that may be unmet. It reports whether to stop.
//
// A smallest pattern leaves no row or column with one hidden cell alone: a primary
// one could be worked out, and a secondary one protects nothing. So each such node
// needs a further cell, which serves two of them at most. Where there is none,
// some cell must be hidden that crosses the cut of a primary cell still unsafe: as
// long as none is, its maximum flow stays. A branch hides one cell of those and
// rules out the ones tried before it, so that no pattern is met twice. What is hidden
// further leaves a demand met that was.
func (p *pattern) search(size int, sum int64, open []int32) (stop bool) {
	if p.worked() > p.budget {
		p.spent = true
		return true
	}
	defer func(top int) { p.stack = p.stack[:top] }(len(p.stack))
	branch, found, hopeless := p.lone(size, sum)
	if hopeless {
		return false
	}
	if !found {
		if branch, open, hopeless = p.unsafe(size, open); hopeless || p.spent {
			return p.spent
		}
		if len(open) == 0 {
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
		stop = p.search(size-1, sum+p.value[k], open)
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

// lone looks for nodes that one hidden cell is at alone, and gives what there is to
// hide at the one with the fewest. It is hopeless if so many cells with such a sum
// cannot serve all.
func (p *pattern) lone(size int, sum int64) (branch []int32, found, hopeless bool) {
	if p.mixed {
		return nil, false, false
	}
	lone, apart, least := 0, 0, int64(0)
	p.round++
	p.net.work += len(p.at)
	for v, arcs := range p.net.at {
		if len(arcs) != 1 || int(arcs[0]) >= len(p.value) || !p.wanted[arcs[0]] && !slices.Contains(p.chosen, arcs[0]) {
			continue
		}
		p.net.work += len(p.at[v])
		further := p.spares(p.at[v])
		if len(further) == 0 {
			return nil, false, true
		}
		lone++
		least += p.value[further[0]]
		if !found || len(further) < len(branch) {
			branch, found = further, true
		}
		if p.apart(further) {
			apart++
		}
	}
	return branch, found, apart > size || lone > 2*size || sum+(least+1)/2 >= p.bestSum
}

// unsafe looks for unmet demands among those open, and gives what there is to hide
// for the one with the least choice, and those that are open yet. It is hopeless if
// more of them have nothing in common than so many cells can serve.
func (p *pattern) unsafe(size int, open []int32) (branch, still []int32, hopeless bool) {
	top := len(p.stack)
	p.stack = append(p.stack, open...)
	still = p.stack[top:top:len(p.stack)]
	apart := 0
	p.round++
	for _, i := range open {
		if p.worked() > p.budget {
			p.spent = true
			return nil, still, true
		}
		across, unmet := p.across(&p.demands[i])
		if !unmet {
			continue
		}
		still = append(still, i)
		if len(still) == 1 || len(across) < len(branch) {
			branch = across
		}
		if p.apart(across) {
			if apart++; apart > size {
				return nil, still, true
			}
		}
	}
	return branch, still, false
}

// apart reports whether no cell was marked in this round, and then marks them.
func (p *pattern) apart(cells []int32) bool {
	for _, k := range cells {
		if p.marked[k] == p.round {
			return false
		}
	}
	for _, k := range cells {
		p.marked[k] = p.round
	}
	return true
}

// spares gives those of some cells that may still be hidden. They stay on the stack.
func (p *pattern) spares(cells []int32) []int32 {
	top := len(p.stack)
	for _, k := range cells {
		if int(k) < len(p.value) && p.state[k] == spare {
			p.stack = append(p.stack, k)
		}
	}
	return p.stack[top:len(p.stack):len(p.stack)]
}

// across reports whether a demand cannot be met, and gives the cells of which one
// must then be hidden, the smallest first. They stay on the stack.
func (p *pattern) across(d *demand) (cells []int32, unmet bool) {
	p.knowing(d, func() {
		span, cuts := p.bounds(d.cell, d.width)
		if unmet = span < d.width; !unmet {
			return
		}
		if cells = p.spares(p.order); cuts == nil {
			return
		}
		cells = slices.DeleteFunc(cells, func(k int32) bool {
			_, leads := cuts(k)
			return !leads
		})
	})
	return cells, unmet
}

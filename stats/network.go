// SPDX-License-Identifier: MIT

package stats

import "slices"

// A network holds a table with its totals as a circulation: rows and columns are
// nodes, and each cell is an arc that carries its count. A count flows from its row
// to its column, a row's total back into the row, a column's total out of it, and
// the grand total from the row of totals to their column, so that what adds up in
// the table balances at every node. What a reader cannot see may change along
// cycles of the arcs that are free, and only so; the most and the least of a cell
// are two maximum flows, and whole numbers.
//
// A table of one row, or of one column, has one sum: its cells lead from one node
// to another, and its total back.
type network struct {
	arc   []arc
	at    [][]int32 // the free arcs at each node
	came  []int32   // the arc by which the last search reached each node, or unreached
	queue []int32
	was   []flow // what flowed before the pushes since the last undo
	work  int    // arcs and nodes looked at so far
}

type arc struct {
	from, to  int32
	lo, hi, x int64 // hi is unbounded if nothing is known above
}

type flow struct {
	arc int32
	x   int64
}

const (
	unreached = -1
	origin    = -2
)

// newTableNetwork is that of a table of so many cells, totals included. It has no
// free arc and carries nothing.
func newTableNetwork(rows, columns int) *network {
	nodes := rows + columns
	if min(rows, columns) == 1 {
		nodes = 2
	}
	n := &network{at: make([][]int32, nodes), came: make([]int32, nodes), arc: make([]arc, 0, rows*columns)}
	for i := range rows {
		for j := range columns {
			from, to := i, rows+j
			turned := (i == rows-1) != (j == columns-1)
			if min(rows, columns) == 1 {
				from, to = 0, 1
				turned = i == rows-1 && j == columns-1
			}
			if turned {
				from, to = to, from
			}
			n.arc = append(n.arc, arc{from: int32(from), to: int32(to), hi: unbounded})
		}
	}
	return n
}

// free lets the flow in an arc change, and fix takes that back.
func (n *network) free(k int32) {
	a := n.arc[k]
	n.at[a.from] = append(n.at[a.from], k)
	n.at[a.to] = append(n.at[a.to], k)
}

func (n *network) fix(k int32) {
	a := n.arc[k]
	for _, node := range [2]int32{a.from, a.to} {
		i := slices.Index(n.at[node], k)
		n.at[node] = slices.Delete(n.at[node], i, i+1)
	}
}

// room gives how much more can flow through an arc out of a node that it is at.
func (n *network) room(k, node int32) int64 {
	a := &n.arc[k]
	if a.to == node {
		return n.fall(k)
	}
	return n.rise(k)
}

// rise gives how much more can flow through an arc, and fall how much less.
func (n *network) rise(k int32) int64 {
	if a := &n.arc[k]; a.hi != unbounded {
		return a.hi - a.x
	}
	return unbounded
}

func (n *network) fall(k int32) int64 { return n.arc[k].x - n.arc[k].lo }

// other gives the node at the far end of an arc.
func (n *network) other(k, node int32) int32 {
	if a := n.arc[k]; a.from != node {
		return a.from
	}
	return n.arc[k].to
}

// push sends up to limit from one node to another along free arcs but for one, by
// shortest paths (Edmonds and Karp 1972), and gives how much went. If that is
// unbounded, nothing was sent. If it is less than limit, came tells the nodes that
// could still be reached: no arc leads out of them.
func (n *network) push(from, to, but int32, limit int64) int64 {
	if from == to {
		return limit // nothing else need change
	}
	sent := int64(0)
	for sent < limit && n.reach(from, to, but) {
		amount := limit - sent
		if limit == unbounded {
			amount = unbounded
		}
		for v := to; v != from; v = n.other(n.came[v], v) {
			amount = min(amount, n.room(n.came[v], n.other(n.came[v], v)))
		}
		if amount == unbounded {
			return unbounded
		}
		for v := to; v != from; v = n.other(n.came[v], v) {
			n.send(n.came[v], n.other(n.came[v], v), amount)
		}
		sent += amount
	}
	return sent
}

func (n *network) send(k, from int32, amount int64) {
	a := &n.arc[k]
	n.was = append(n.was, flow{k, a.x})
	if a.from == from {
		a.x += amount
	} else {
		a.x -= amount
	}
}

// undo restores what flowed before.
func (n *network) undo() {
	for _, w := range slices.Backward(n.was) {
		n.arc[w.arc].x = w.x
	}
	n.was = n.was[:0]
}

// reach searches for a path with room, breadth first.
func (n *network) reach(from, to, but int32) bool {
	n.work += len(n.came)
	for i := range n.came {
		n.came[i] = unreached
	}
	n.came[from] = origin
	n.queue = append(n.queue[:0], from)
	for next := 0; next < len(n.queue); next++ {
		u := n.queue[next]
		n.work += len(n.at[u])
		for _, k := range n.at[u] {
			v := n.other(k, u)
			if k == but || n.came[v] != unreached || n.room(k, u) == 0 {
				continue
			}
			n.came[v] = k
			if v == to {
				return true
			}
			n.queue = append(n.queue, v)
		}
	}
	return false
}

// most gives how much more an arc could carry, up to a limit, and least how much
// less, if all the others that are free change with it.
func (n *network) most(k int32, limit int64) int64 {
	defer n.undo()
	a := n.arc[k]
	return n.push(a.to, a.from, k, min(limit, n.rise(k)))
}

func (n *network) least(k int32, limit int64) int64 {
	defer n.undo()
	a := n.arc[k]
	return n.push(a.from, a.to, k, min(limit, n.fall(k)))
}

func (n *network) worked() int { return n.work }

// spread pushes a cell up, and if that is not far enough down.
func (n *network) spread(k int32, width int64) (span int64, moved []int32) {
	a := n.arc[k]
	moved = append(moved, k)
	for _, up := range []bool{true, false} {
		from, to, room := a.to, a.from, n.rise(k)
		if !up {
			from, to, room = a.from, a.to, n.fall(k)
		}
		span += n.push(from, to, k, min(width-span, room))
		for _, w := range n.was {
			moved = append(moved, w.arc)
		}
		n.undo()
		if span >= width {
			break
		}
	}
	return span, moved
}

// bounds are those of spread, which is exact. Further lead the arcs, with room, out of
// the nodes that a push can reach.
func (n *network) bounds(k int32, width int64) (span int64, cuts func(int32) (cut, leads bool)) {
	a := n.arc[k]
	var reached [][]int32
	for _, up := range []bool{true, false} {
		from, to, room := a.to, a.from, n.rise(k)
		if !up {
			from, to, room = a.from, a.to, n.fall(k)
		}
		limit := min(width-span, room)
		sent := n.push(from, to, k, limit)
		n.undo()
		if span += sent; span >= width {
			return span, nil
		}
		if sent < limit {
			reached = append(reached, slices.Clone(n.came))
		}
	}
	n.work += len(n.arc)
	return span, func(c int32) (cut, leads bool) {
		a := n.arc[c]
		for _, came := range reached {
			from, to := came[a.from] != unreached, came[a.to] != unreached
			cut = cut || from != to
			leads = leads || from && !to && a.x < a.hi || to && !from && a.x > a.lo
		}
		return cut, leads
	}
}

// settle makes the flow balance at every node, and reports whether it can. If it
// cannot, came tells the nodes that too much flows into and those that could take
// some of it: no arc leads out of them.
func (n *network) settle() bool {
	over := make([]int64, len(n.at))
	for _, a := range n.arc {
		over[a.to] += a.x
		over[a.from] -= a.x
	}
	for {
		to := n.reachAny(over)
		if to == origin {
			return true
		}
		if to == unreached {
			return false
		}
		amount, from := -over[to], to
		for n.came[from] != origin {
			k := n.came[from]
			from = n.other(k, from)
			amount = min(amount, n.room(k, from))
		}
		amount = min(amount, over[from])
		for v := to; v != from; v = n.other(n.came[v], v) {
			n.send(n.came[v], n.other(n.came[v], v), amount)
		}
		over[from] -= amount
		over[to] += amount
		n.was = n.was[:0]
	}
}

// reachAny searches from all nodes that too much flows into for one that too little
// does. It gives origin if there is nothing to send, unreached if nobody takes it.
func (n *network) reachAny(over []int64) (to int32) {
	n.queue = n.queue[:0]
	for v := range n.came {
		n.came[v] = unreached
		if over[v] > 0 {
			n.came[v] = origin
			n.queue = append(n.queue, int32(v))
		}
	}
	if len(n.queue) == 0 {
		return origin
	}
	for next := 0; next < len(n.queue); next++ {
		u := n.queue[next]
		for _, k := range n.at[u] {
			v := n.other(k, u)
			if n.came[v] != unreached || n.room(k, u) == 0 {
				continue
			}
			n.came[v] = k
			if over[v] < 0 {
				return v
			}
			n.queue = append(n.queue, v)
		}
	}
	return unreached
}

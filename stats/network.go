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

// newNetwork has no free arc and carries nothing. The size includes the totals.
func newNetwork(rows, columns int) *network {
	n := &network{arc: make([]arc, 0, rows*columns)}
	nodes := rows + columns
	if min(rows, columns) == 1 {
		nodes = 2
	}
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
	n.at = make([][]int32, nodes)
	n.came = make([]int32, nodes)
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
	switch {
	case a.to == node:
		return a.x - a.lo
	case a.hi == unbounded:
		return unbounded
	}
	return a.hi - a.x
}

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
	return n.push(a.to, a.from, k, min(limit, n.room(k, a.from)))
}

func (n *network) least(k int32, limit int64) int64 {
	defer n.undo()
	a := n.arc[k]
	return n.push(a.from, a.to, k, min(limit, n.room(k, a.to)))
}

// settle makes the flow balance at every node, and reports whether it can.
func (n *network) settle() bool {
	over := make([]int64, len(n.at))
	for _, a := range n.arc {
		over[a.to] += a.x
		over[a.from] -= a.x
	}
	for from := range over {
		for over[from] > 0 {
			sent := int64(0)
			for to := range over {
				if over[to] < 0 && over[from] > 0 {
					amount := n.push(int32(from), int32(to), unreached, min(over[from], -over[to]))
					over[from] -= amount
					over[to] += amount
					sent += amount
				}
			}
			n.was = n.was[:0]
			if sent == 0 {
				return false
			}
		}
	}
	return true
}

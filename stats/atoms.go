// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"slices"
)

// An overlay is what some distinct sets cut each other into: atoms, of which each
// set is a union, and which sets cross, so that neither holds the other.
type overlay struct {
	size    []int
	atoms   [][]int32 // for each atom the sets that it is in, in order
	crosses [][]int32 // for each set those that it crosses
	holds   [][]int32 // for each set those inside it, and for each the atoms in it
	inside  [][]int32
}

// maxElements bounds what sets may be cut into.
const maxElements = 1 << 16

// newOverlay cuts sets that are distinct and not empty. It is not ok if there would
// be too many pieces.
//
// Closed under And, the sets have a least element for each atom; what an element has
// beyond the smaller ones inside it is the atom's size.
func newOverlay[S Set[S]](sets []S) (o *overlay, ok bool) {
	n := len(sets)
	o = &overlay{size: make([]int, n), crosses: make([][]int32, n), holds: make([][]int32, n), inside: make([][]int32, n)}
	c := &closure[S]{sets: sets, elements: make([]element[S], n, 2*n), within: make([][]int32, n)}
	c.compare(o)
	if !c.close(o) {
		return o, false
	}
	c.cut(o)
	return o, true
}

// A closure is what some sets have in common, of all those that have anything.
type closure[S Set[S]] struct {
	sets     []S
	elements []element[S] // first the sets
	within   [][]int32    // for each set the elements inside it
}

type element[S Set[S]] struct {
	set      S
	size     int
	near, in []int32 // sets that it may meet, and those that hold it
	own      int
}

// compare works out how any two of the sets lie to each other.
func (c *closure[S]) compare(o *overlay) {
	for i, s := range c.sets {
		o.size[i] = s.Size()
		c.elements[i] = element[S]{set: s, size: o.size[i], near: []int32{int32(i)}}
		c.hold(int32(i), int32(i))
	}
	for i, s := range c.sets {
		for j := range i {
			switch both := s.And(c.sets[j]).Size(); {
			case both <= 0:
				continue
			case both == o.size[i]:
				o.holds[j] = append(o.holds[j], int32(i))
				c.hold(int32(j), int32(i))
			case both == o.size[j]:
				o.holds[i] = append(o.holds[i], int32(j))
				c.hold(int32(i), int32(j))
			default:
				o.crosses[i] = append(o.crosses[i], int32(j))
				o.crosses[j] = append(o.crosses[j], int32(i))
			}
			c.elements[i].near = append(c.elements[i].near, int32(j))
			c.elements[j].near = append(c.elements[j].near, int32(i))
		}
	}
}

// hold notes that a set holds an element.
func (c *closure[S]) hold(set, e int32) {
	c.elements[e].in = append(c.elements[e].in, set)
	c.within[set] = append(c.within[set], e)
}

// close adds what elements have in common until nothing is new. It is false if that
// is too much. Of the sets themselves only those that cross have something new.
func (c *closure[S]) close(o *overlay) bool {
	known := make(map[S]bool, len(c.sets))
	for _, s := range c.sets {
		known[s] = true
	}
	for e := 0; e < len(c.elements); e++ {
		meets := c.elements[e].near
		if e < len(c.sets) {
			meets = o.crosses[e]
		}
		for _, r := range meets {
			both := c.elements[e].set.And(c.sets[r])
			if size := both.Size(); size == c.elements[e].size {
				c.hold(r, int32(e))
			} else if size > 0 && !known[both] {
				known[both] = true
				c.elements = append(c.elements, element[S]{set: both, size: size, near: c.elements[e].near})
			}
		}
		slices.Sort(c.elements[e].in)
		if len(c.elements) > maxElements {
			return false
		}
	}
	return true
}

// cut gives the elements that have more than the smaller ones inside them as atoms.
func (c *closure[S]) cut(o *overlay) {
	order := make([]int32, len(c.elements))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(c.elements[a].size, c.elements[b].size), cmp.Compare(a, b))
	})
	for _, e := range order {
		one := &c.elements[e]
		fewest := slices.MinFunc(one.in, func(a, b int32) int { return cmp.Compare(len(c.within[a]), len(c.within[b])) })
		one.own = one.size
		for _, x := range c.within[fewest] {
			if inner := &c.elements[x]; inner.size < one.size && inner.own > 0 && holdsAll(inner.in, one.in) {
				one.own -= inner.own
			}
		}
		if one.own > 0 {
			for _, s := range one.in {
				o.inside[s] = append(o.inside[s], int32(len(o.atoms)))
			}
			o.atoms = append(o.atoms, one.in)
		}
	}
}

// holdsAll reports whether all of some numbers in order are among others in order.
func holdsAll(others, some []int32) bool {
	for _, k := range others {
		if len(some) == 0 {
			return true
		}
		if k == some[0] {
			some = some[1:]
		}
	}
	return len(some) == 0
}

// halves shares sets out to two sides on neither of which any crosses another, as
// many as that can be done with in an order; the others are on no side, 0.
func (o *overlay) halves(order []int32) (side []int8) {
	n := len(o.size)
	side = make([]int8, n)
	up, turned := make([]int32, n), make([]bool, n) // a forest: is it on the other side than its parent?
	for i := range up {
		up[i] = int32(i)
	}
	var root func(i int32) (int32, bool)
	root = func(i int32) (int32, bool) {
		if up[i] != i {
			r, turn := root(up[i])
			up[i], turned[i] = r, turned[i] != turn
		}
		return up[i], turned[i]
	}
	placed := make([]bool, n)
	for _, i := range order {
		roots, fits := map[int32]bool{}, true // for each root met: i is on its side
		for _, j := range o.crosses[i] {
			if !placed[j] {
				continue
			}
			r, turn := root(j)
			if same, met := roots[r]; met && same != turn {
				fits = false
				break
			}
			roots[r] = turn
		}
		if !fits {
			continue
		}
		placed[i] = true
		for r, same := range roots {
			up[r], turned[r] = i, !same
		}
	}
	for i := range n {
		if _, turn := root(int32(i)); placed[i] {
			side[i] = 1
			if turn {
				side[i] = 2
			}
		}
	}
	return side
}

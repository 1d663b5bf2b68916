// SPDX-License-Identifier: MIT

package stats

import (
	"cmp"
	"fmt"
	"slices"
)

// Limits on the search for smallest repairs. Past them more figures are left out
// than need be, which only widens an answer.
const (
	maxRepairs = 512
	maxTests   = 20_000     // of whether a component's sets agree
	maxLooked  = 30_000_000 // sets that are looked at in all tests of a family
	maxDeeper  = 3          // sets given up beyond one for each disjoint core
)

// A component is sets that are joined by overlaps, told apart as items. To give an
// item up is to leave out all that was told of its set.
type component interface {
	items() int
	cost() int               // sets looked at in one test
	agree(out []bool) bool   // without these items the rest agree
	core(out []bool) []int32 // items that contradict each other and of which none can be spared; nil if they agree
	lines() []int32          // items that hold every contradiction
}

// Repaired are the smallest repairs of a component: as few items as possible, so
// that the rest agree (Fellegi and Holt 1976). To find them is NP-hard in general,
// and cheap where few items are wrong.
type repaired struct {
	outs   [][]int32 // the items that each gives up
	fewest int       // how many that is
	all    bool      // these are all smallest repairs; otherwise every one is within one of outs
}

// A search looks for the smallest repairs of a component.
type search struct {
	component
	out     []bool
	cores   [][]int32 // disjoint
	tests   int
	budget  *int
	repairs [][]int32
	seen    map[string]bool
}

// repair finds the smallest repairs. Each takes an item of every core, so m
// disjoint cores need m items. A repair of that size has just one in each, and
// that one restores its core once all other cores are left out whole.
func repair(c component, budget *int) repaired {
	s := &search{component: c, out: make([]bool, c.items()), budget: budget, seen: map[string]bool{}}
	for core := s.next(); core != nil; core = s.next() {
		s.cores = append(s.cores, core)
		mark(s.out, core, true)
	}
	if all, ok := s.choices(); ok && !s.spent() {
		return repaired{s.repairs, len(s.cores), all}
	}
	for depth := len(s.cores) + 1; depth <= len(s.cores)+maxDeeper && !s.spent(); depth++ {
		clear(s.out)
		clear(s.seen)
		s.deepen(nil, depth)
		if len(s.repairs) > 0 && !s.spent() {
			return repaired{s.repairs, depth, true}
		}
	}
	return repaired{outs: [][]int32{c.lines()}}
}

func (s *search) spent() bool {
	return s.tests > maxTests || *s.budget < 0 || len(s.repairs) > maxRepairs
}

func (s *search) count() bool {
	s.tests++
	*s.budget -= s.cost()
	return !s.spent()
}

// next gives a core of what is left, nil if there is none or the budget is spent.
func (s *search) next() []int32 {
	if !s.count() {
		return nil
	}
	return s.core(s.out)
}

func (s *search) test() bool { return s.count() && s.agree(s.out) }

// choices tries every choice of one item of each core. It is false if none makes
// the rest agree. Of too many choices the largest sets are left out whole, and then
// they are not all.
func (s *search) choices() (all, ok bool) {
	restores := make([][]int32, len(s.cores))
	for j, core := range s.cores {
		for _, i := range core {
			mark(s.out, core, false)
			s.out[i] = true
			if s.test() {
				restores[j] = append(restores[j], i)
			}
		}
		if mark(s.out, core, true); len(restores[j]) == 0 {
			return false, false
		}
	}
	slices.SortStableFunc(restores, func(a, b []int32) int { return cmp.Compare(len(a), len(b)) })
	few, product := 0, 1
	for few < len(restores) && product*len(restores[few]) <= maxRepairs {
		product *= len(restores[few])
		few++
	}
	clear(s.out)
	if few < len(restores) {
		if s.choose(restores, nil, 1); len(s.repairs) == 0 {
			return false, false // nothing shows that so few sets are enough
		}
		s.repairs = nil
		clear(s.out)
	}
	var whole []int32
	for _, r := range restores[few:] {
		whole = append(whole, r...)
	}
	mark(s.out, whole, true)
	s.choose(restores[:few], whole, maxRepairs)
	return few == len(restores), len(s.repairs) > 0
}

// choose keeps the choices that make the rest agree, as many as are wanted.
func (s *search) choose(restores [][]int32, chosen []int32, wanted int) {
	if len(s.repairs) >= wanted || s.spent() {
		return
	}
	if len(restores) == 0 {
		if s.test() {
			s.repairs = append(s.repairs, slices.Sorted(slices.Values(chosen)))
		}
		return
	}
	for _, i := range restores[0] {
		s.out[i] = true
		s.choose(restores[1:], append(chosen, i), wanted)
		s.out[i] = false
	}
}

// deepen gives up each item of one core, in turn, until the rest agree or there
// would be more than depth (Reiter 1987).
func (s *search) deepen(given []int32, depth int) {
	var core []int32
	left := 0
	for _, c := range s.cores {
		if !slices.ContainsFunc(c, func(i int32) bool { return s.out[i] }) {
			core, left = c, left+1
		}
	}
	if len(given)+left > depth || s.spent() {
		return
	}
	if core == nil {
		if core = s.next(); core == nil {
			if !s.spent() {
				s.repairs = append(s.repairs, slices.Sorted(slices.Values(given)))
			}
			return
		}
	}
	if len(given) == depth {
		return
	}
	for _, i := range core {
		s.out[i] = true
		next := slices.Sorted(slices.Values(append(given, i)))
		if key := fmt.Sprint(next); !s.seen[key] {
			s.seen[key] = true
			s.deepen(next, depth)
		}
		s.out[i] = false
	}
}

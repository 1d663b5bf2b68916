// SPDX-License-Identifier: MIT

package stats

import (
	"math/rand/v2"
	"slices"
)

// A shift looks for numbers for the atoms of a [linked] that agree with every public
// figure, from some that agree with the counts. It moves amounts between atoms that
// are in the same counts, which leaves those as they are, so that public sums come
// nearer to their spans: a local search, which finds numbers soon where there are
// many, and where there are none gives up.
type shift struct {
	l     *linked
	x     []int64
	sum   []int64   // of each member
	on    [][]int32 // for each atom the public members that it is in
	group []int32   // for each atom its place in peers
	peers [][]int32 // atoms that are in the same counts
	loose []bool    // for each of those whether they are in none
	off   []int32   // members whose sum is not in its span
	at    []int32   // for each member its place in off, or −1
	mark  []int32   // for each member the last round in which the first atom was found to be in it
	round int32
	luck  *rand.Rand
	work  int
}

// maxShift bounds the work of a search.
const maxShift = 100_000_000

// A transfer moves an amount to an atom from another; each is −1 if it is none.
type transfer struct {
	to, from int32
	amount   int64
	worse    int64 // how much further from their spans all sums are together
}

func newShift(l *linked, atoms []int64) *shift {
	s := &shift{
		l: l, x: atoms, sum: make([]int64, len(l.members)), on: make([][]int32, len(atoms)), group: make([]int32, len(atoms)),
		at: make([]int32, len(l.members)), mark: make([]int32, len(l.members)), luck: rand.New(rand.NewPCG(18, 1)),
	}
	same := map[string]int32{}
	for i, sets := range l.over.atoms {
		first := len(sets) // of the public ones; they are in order
		for j, k := range sets {
			if int(k) >= l.cells {
				first = j
				break
			}
		}
		s.on[i] = sets[first:]
		key := make([]byte, 0, 4*first)
		for _, k := range sets[:first] {
			key = append(key, byte(k), byte(k>>8), byte(k>>16), byte(k>>24))
		}
		g, is := same[string(key)]
		if !is {
			g = int32(len(s.peers))
			same[string(key)], s.peers, s.loose = g, append(s.peers, nil), append(s.loose, first == 0)
		}
		s.group[i], s.peers[g] = g, append(s.peers[g], int32(i))
	}
	for k := range l.members {
		s.sum[k], s.at[k] = l.sum(int32(k), atoms), -1
		s.note(int32(k))
	}
	return s
}

// away gives how far a sum is from its member's span.
func (s *shift) away(k int32, sum int64) int64 {
	says := s.l.members[k].public
	return max(says.lo-sum, sum-says.hi, 0)
}

// note keeps off up to date.
func (s *shift) note(k int32) {
	switch out := int(k) >= s.l.cells && s.away(k, s.sum[k]) > 0; {
	case out && s.at[k] < 0:
		s.at[k], s.off = int32(len(s.off)), append(s.off, k)
	case !out && s.at[k] >= 0:
		last := s.off[len(s.off)-1]
		s.off[s.at[k]], s.at[last] = last, s.at[k]
		s.off, s.at[k] = s.off[:len(s.off)-1], -1
	}
}

// settle gives the numbers, or nil.
func (s *shift) settle() []int64 {
	for k := range s.l.cells {
		if s.sum[k] != s.l.members[k].count {
			return nil
		}
	}
	for len(s.off) > 0 {
		if s.work > maxShift {
			return nil
		}
		k := s.off[s.luck.IntN(len(s.off))]
		if t := s.best(k); t.amount > 0 && (t.worse <= 0 || s.luck.IntN(50) == 0) {
			s.make(t)
		}
	}
	return s.x
}

// best gives the best of some transfers that bring a member's sum nearer to its span.
func (s *shift) best(k int32) (best transfer) {
	const tries = 24
	inside, more := s.l.over.inside[k], s.sum[k] < s.l.members[k].public.lo
	best.worse = unbounded
	s.work += tries
	for i, from := 0, s.luck.IntN(len(inside)); i < min(tries, len(inside)); i++ {
		a := inside[(from+i)%len(inside)]
		if !more && s.x[a] == 0 {
			continue
		}
		if s.loose[s.group[a]] {
			t := transfer{to: a, from: -1}
			if !more {
				t = transfer{to: -1, from: a}
			}
			s.try(k, t, &best)
			continue
		}
		peers := s.peers[s.group[a]]
		for j, from := 0, s.luck.IntN(len(peers)); j < min(tries, len(peers)); j++ {
			b := peers[(from+j)%len(peers)]
			t := transfer{to: a, from: b}
			if !more {
				t = transfer{to: b, from: a}
			}
			if s.work++; b != a && s.x[t.from] > 0 && !slices.Contains(s.on[b], k) {
				s.try(k, t, &best)
			}
		}
	}
	return best
}

// try compares a transfer with the best, of all that k lacks and of one.
func (s *shift) try(k int32, t transfer, best *transfer) {
	most := s.away(k, s.sum[k])
	if t.from >= 0 {
		most = min(most, s.x[t.from])
	}
	for _, t.amount = range [2]int64{most, 1} {
		if t.worse = s.worse(t); t.worse < best.worse {
			*best = t
		}
		if most == 1 {
			return
		}
	}
}

// worse gives how much further a transfer takes all sums from their spans.
func (s *shift) worse(t transfer) (worse int64) {
	s.round++
	if t.to >= 0 {
		for _, k := range s.on[t.to] {
			s.mark[k] = s.round
		}
	}
	if t.from >= 0 {
		s.work += len(s.on[t.from])
		for _, k := range s.on[t.from] {
			if s.mark[k] == s.round {
				s.mark[k] = 0
				continue
			}
			worse += s.away(k, s.sum[k]-t.amount) - s.away(k, s.sum[k])
		}
	}
	if t.to >= 0 {
		s.work += len(s.on[t.to])
		for _, k := range s.on[t.to] {
			if s.mark[k] == s.round {
				worse += s.away(k, s.sum[k]+t.amount) - s.away(k, s.sum[k])
			}
		}
	}
	return worse
}

func (s *shift) make(t transfer) {
	change := func(atom int32, by int64) {
		if atom < 0 {
			return
		}
		s.x[atom] += by
		for _, k := range s.on[atom] {
			s.sum[k] += by
		}
	}
	change(t.to, t.amount)
	change(t.from, -t.amount)
	for _, atom := range [2]int32{t.to, t.from} {
		if atom >= 0 {
			for _, k := range s.on[atom] {
				s.note(k)
			}
		}
	}
}

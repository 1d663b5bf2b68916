// SPDX-License-Identifier: MIT

package records

import (
	"slices"

	"github.com/countylines/ops/seizure"
)

// A sum is what a group has of a topic that simply adds up: an exact amount, or a total
// that has wording, or has grown too large.
type sum struct {
	topic
	exact  int64
	worded total // nil for an exact amount
}

// order gives the places of the topics of a tally in the order in which a haul lists
// them.
func (t *Tally) order() []uint16 {
	places := make([]uint16, 0, len(t.topics))
	for at := 1; at < len(t.topics); at++ {
		places = append(places, uint16(at))
	}
	slices.SortFunc(places, func(a, b uint16) int { return compareLargest(t.topics[a], t.topics[b]) })
	return places
}

// sums appends the sum of each topic of a group, in the order in which a haul lists
// them.
func (g *group) sums(t *Tally, order []uint16, list []sum) []sum {
	for _, at := range order {
		s := sum{topic: t.topics[at]}
		exact := int(at) < len(g.exact) && g.exact[at] != 0
		if int(at) < len(g.worded) && g.worded[at] != nil {
			mergeTotal(&s.worded, g.worded[at])
			if exact {
				addAmount(&s.worded, s.topic, int64(g.exact[at]&^present))
			}
		} else if exact {
			s.exact = int64(g.exact[at] &^ present)
		} else {
			continue
		}
		list = append(list, s)
	}
	for k, rare := range g.rare {
		list = append(list, sum{topic: k, worded: *rare})
	}
	if len(g.rare) > 0 {
		slices.SortFunc(list, func(a, b sum) int { return compareLargest(a.topic, b.topic) })
	}
	return list
}

// total gives the sum as a total.
func (s *sum) total() total {
	if s.worded == nil {
		addAmount(&s.worded, s.topic, s.exact)
	}
	return s.worded
}

// item gives the sum as an item.
func (s *sum) item() seizure.Item {
	if s.worded != nil {
		return s.topic.item(s.worded)
	}
	return s.topic.itemOf(s.exact)
}

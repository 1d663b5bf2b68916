// SPDX-License-Identifier: MIT

package records

import (
	"math/bits"
	"sync"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A topic is a [countylines.Subject] in sixteen bytes: what an amount of an event is of. The
// zero topic is nothing.
type topic struct {
	set  uint64       // a Measure, Substance, Weapon or Good; 0 for cash
	kind seizure.Kind // NoKind for a measure
	form seizure.Form
}

// topicOfItem gives the topic of an item.
func topicOfItem(i *seizure.Item) topic {
	k := topic{kind: i.Kind}
	sh := shapeOf(i.Kind)
	switch sh.of {
	case drugs:
		k.set = uint64(i.Substance)
	case weapons:
		k.set = uint64(i.Weapon)
	case goods:
		k.set = uint64(i.Good)
	}
	if sh.forms {
		k.form = i.Form
	}
	return k
}

// item gives an item of so much of a topic.
func (k topic) item(amount total) seizure.Item {
	i := k.nothing()
	switch sum := amount.(type) {
	case *stats.Total[seizure.Mass]:
		i.Mass = sum.Figure()
	case *stats.Total[seizure.Money]:
		i.Money = sum.Figure()
	case *stats.Total[int]:
		i.Count = sum.Figure()
	}
	return i
}

// itemOf gives an item of an exact amount of a topic.
func (k topic) itemOf(amount int64) seizure.Item {
	i := k.nothing()
	switch shapeOf(k.kind).unit {
	case countylines.Nanograms:
		i.Mass = stats.Exactly(seizure.Mass(amount))
	case countylines.Pence:
		i.Money = stats.Exactly(seizure.Money(amount))
	default:
		i.Count = stats.As[int](stats.Exactly(amount))
	}
	return i
}

// nothing gives an item of a topic without an amount.
func (k topic) nothing() seizure.Item {
	i := seizure.Item{Kind: k.kind, Form: k.form}
	switch shapeOf(k.kind).of {
	case drugs:
		i.Substance = seizure.Substance(k.set)
	case weapons:
		i.Weapon = seizure.Weapon(k.set)
	case goods:
		i.Good = seizure.Good(k.set)
	}
	return i
}

// topicOf gives the topic of a subject.
func topicOf(s countylines.Subject) topic {
	if m := s.Measure(); m != 0 {
		return topic{set: uint64(m)}
	}
	item := s.Item(countylines.Value{})
	return topicOfItem(&item)
}

// subject gives the subject of a topic.
func (k topic) subject() countylines.Subject {
	if k.kind == seizure.NoKind {
		return countylines.Counted(countylines.Measure(k.set))
	}
	s, _ := countylines.SubjectOf(k.nothing())
	return s
}

// A topicTable numbers the topics of which nearly all events are, from 1: single
// kinds and named sets of them, in every form. Others have no number, 0.
type topicTable struct {
	topics []topic                                         // by number
	single [len(shapes)][seizure.Millilitre + 1][65]uint16 // numbers of single drugs, weapons and goods, by length of the set in bits
	slots  [1 << topicBits]struct {
		topic
		number uint16
	}
}

const (
	topicBits = 12
	maxTopics = 1 << (topicBits - 1)
)

func (k topic) slot() uint {
	const odd = 0x9e3779b97f4a7c15
	return uint((k.set ^ uint64(k.kind)<<56 ^ uint64(k.form)<<48) * odd >> (64 - topicBits))
}

// number gives the number of a topic, or 0.
func (t *topicTable) number(k topic) uint16 {
	if k.set&(k.set-1) == 0 && int(k.kind) < len(t.single) && int(k.form) < len(t.single[0]) {
		return t.single[k.kind][k.form][bits.Len64(k.set)]
	}
	return t.find(k)
}

// find is number for any set.
func (t *topicTable) find(k topic) uint16 {
	for i := k.slot(); ; i++ {
		s := &t.slots[i%(1<<topicBits)]
		if s.number == 0 || s.topic == k {
			return s.number
		}
	}
}

var topics = sync.OnceValue(func() *topicTable {
	t := &topicTable{topics: make([]topic, 1, maxTopics)}
	for _, m := range countylines.Measures() {
		if m.OverDays() == countylines.Additive {
			t.add(topic{set: uint64(m)})
		}
	}
	for kind, sh := range shapes {
		if countylines.KindsOf(seizure.Kind(kind)) == 0 || kind == int(seizure.NoKind) {
			continue
		}
		for _, set := range sh.of.sets() {
			k := topic{set: set, kind: seizure.Kind(kind)}
			if !sh.forms {
				t.add(k)
				continue
			}
			for k.form = seizure.Plant; k.form <= seizure.Millilitre; k.form++ {
				t.add(k)
			}
		}
	}
	return t
})

func (t *topicTable) add(k topic) {
	if t.number(k) != 0 {
		return
	}
	i := k.slot()
	for t.slots[i%(1<<topicBits)].number != 0 {
		i++
	}
	s := &t.slots[i%(1<<topicBits)]
	s.topic, s.number = k, uint16(len(t.topics))
	if k.set&(k.set-1) == 0 {
		t.single[k.kind][k.form][bits.Len64(k.set)] = s.number
	}
	t.topics = append(t.topics, k)
}

// exactAmount gives the amount of an item, if it is exact.
func exactAmount(i *seizure.Item) (amount int64, exact bool) {
	switch shapeOf(i.Kind).unit {
	case countylines.Nanograms:
		m, ok := i.Mass.Exact()
		return int64(m), ok
	case countylines.Pence:
		m, ok := i.Money.Exact()
		return int64(m), ok
	default:
		n, ok := i.Count.Exact()
		return int64(n), ok
	}
}

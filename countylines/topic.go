package countylines

import (
	"math/bits"
	"sync"

	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A topic is a [Subject] in sixteen bytes: what an amount of an event is of. The
// zero topic is nothing.
type topic struct {
	set  uint64       // a Measure, Substance, Weapon or Good; 0 for cash
	kind seizure.Kind // NoKind for a measure
	form seizure.Form
}

// topicOfItem gives the topic of an item.
func topicOfItem(i *seizure.Item) topic {
	k := topic{kind: i.Kind}
	switch i.Kind {
	case seizure.KindMass, seizure.KindWorth, seizure.KindSeizures:
		k.set = uint64(i.Substance)
	case seizure.KindPacks:
		k.set, k.form = uint64(i.Substance), i.Form
	case seizure.KindWeapons:
		k.set = uint64(i.Weapon)
	case seizure.KindGoods, seizure.KindGoodsWorth:
		k.set = uint64(i.Good)
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
	switch k.kind {
	case seizure.KindMass:
		i.Mass = stats.Exactly(seizure.Mass(amount))
	case seizure.KindWorth, seizure.KindGoodsWorth, seizure.KindCash:
		i.Money = stats.Exactly(seizure.Money(amount))
	default:
		i.Count = stats.As[int](stats.Exactly(amount))
	}
	return i
}

// nothing gives an item of a topic without an amount.
func (k topic) nothing() seizure.Item {
	i := seizure.Item{Kind: k.kind, Form: k.form}
	switch k.kind {
	case seizure.KindMass, seizure.KindWorth, seizure.KindSeizures, seizure.KindPacks:
		i.Substance = seizure.Substance(k.set)
	case seizure.KindWeapons:
		i.Weapon = seizure.Weapon(k.set)
	case seizure.KindGoods, seizure.KindGoodsWorth:
		i.Good = seizure.Good(k.set)
	}
	return i
}

// topicOf gives the topic of a subject.
func topicOf(s Subject) topic {
	switch {
	case s.Measure != 0:
		return topic{set: uint64(s.Measure)}
	case s.Mass != 0:
		return topic{uint64(s.Mass), seizure.KindMass, 0}
	case s.Pack != seizure.Pack{}:
		return topic{uint64(s.Pack.Substance), seizure.KindPacks, s.Pack.Form}
	case s.Worth != 0:
		return topic{uint64(s.Worth), seizure.KindWorth, 0}
	case s.Weapon != 0:
		return topic{uint64(s.Weapon), seizure.KindWeapons, 0}
	case s.Good != 0:
		return topic{uint64(s.Good), seizure.KindGoods, 0}
	case s.GoodsWorth != 0:
		return topic{uint64(s.GoodsWorth), seizure.KindGoodsWorth, 0}
	case s.Cash:
		return topic{kind: seizure.KindCash}
	}
	return topic{uint64(s.Seizures), seizure.KindSeizures, 0}
}

// subject gives the subject of a topic.
func (k topic) subject() (s Subject) {
	switch k.kind {
	case seizure.NoKind:
		s.Measure = Measure(k.set)
	case seizure.KindMass:
		s.Mass = seizure.Substance(k.set)
	case seizure.KindPacks:
		s.Pack = seizure.Pack{Substance: seizure.Substance(k.set), Form: k.form}
	case seizure.KindWorth:
		s.Worth = seizure.Substance(k.set)
	case seizure.KindWeapons:
		s.Weapon = seizure.Weapon(k.set)
	case seizure.KindGoods:
		s.Good = seizure.Good(k.set)
	case seizure.KindGoodsWorth:
		s.GoodsWorth = seizure.Good(k.set)
	case seizure.KindCash:
		s.Cash = true
	case seizure.KindSeizures:
		s.Seizures = seizure.Substance(k.set)
	}
	return s
}

// A topicTable numbers the topics of which nearly all events are, from 1: single
// kinds and named sets of them, in every form. Others have no number, 0.
type topicTable struct {
	topics []topic                                                      // by number
	single [seizure.KindSeizures + 1][seizure.Millilitre + 1][65]uint16 // numbers of single drugs, weapons and goods, by length of the set in bits
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
	for _, m := range measures {
		if m.OverDays() == Additive {
			t.add(topic{set: uint64(m)})
		}
	}
	for _, s := range withKinds(seizure.AnyDrug, seizure.Cannabis, seizure.Benzodiazepines, seizure.PrescriptionDrugs,
		seizure.ClassA(0), seizure.ClassB(0), seizure.ClassC(0)) {
		for _, kind := range []seizure.Kind{seizure.KindMass, seizure.KindWorth, seizure.KindSeizures} {
			t.add(topic{set: s, kind: kind})
		}
		for f := seizure.Plant; f <= seizure.Millilitre; f++ {
			t.add(topic{set: s, kind: seizure.KindPacks, form: f})
		}
	}
	for _, w := range withKinds(seizure.AnyWeapon, seizure.Bladed, seizure.Blunt, seizure.Firearms, seizure.ImitationFirearms, seizure.Noxious) {
		t.add(topic{set: w, kind: seizure.KindWeapons})
	}
	for _, g := range withKinds(seizure.AnyGood, seizure.Phone, seizure.Vehicle) {
		t.add(topic{set: g, kind: seizure.KindGoods})
		t.add(topic{set: g, kind: seizure.KindGoodsWorth})
	}
	t.add(topic{kind: seizure.KindCash})
	return t
})

// withKinds gives named sets and each kind of the first, which has all of them.
func withKinds[S ~uint64](all S, named ...S) []uint64 {
	sets := []uint64{uint64(all)}
	for _, s := range named {
		sets = append(sets, uint64(s))
	}
	for rest := uint64(all); rest != 0; rest &= rest - 1 {
		sets = append(sets, rest&-rest)
	}
	return sets
}

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

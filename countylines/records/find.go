// SPDX-License-Identifier: MIT

package records

import (
	"fmt"
	"maps"
	"slices"

	"github.com/countylines/ops/seizure"
)

// A find is the total of items that have the same parts: "68 weapons, including 19
// knives" and "5 weapons, including 2 knives". An item with other parts, or with
// none, is another find: what it does not tell apart may be anything.
type find struct {
	topic
	total total
	parts []find // in the order of their topics
}

// nest adds an item with parts, and gives those that are of another kind.
func (g *group) nest(i *seizure.Item) (strays []seizure.Item) {
	f := findOf(i, &strays)
	if len(f.parts) > 0 {
		g.addFind(&f)
		return strays
	}
	plain := *i
	plain.Including = nil
	return append(strays, plain)
}

// findOf gives an item and its parts of the same kind as a find, and appends the
// others to strays.
func findOf(i *seizure.Item, strays *[]seizure.Item) find {
	f := find{topic: topicOfItem(i)}
	addItem(&f.total, i)
	for n := range i.Including {
		if part := &i.Including[n]; part.Kind == i.Kind {
			f.parts = append(f.parts, findOf(part, strays))
		} else {
			*strays = append(*strays, *part)
		}
	}
	if !shapeOf(i.Kind).parts {
		f.parts = nil
	}
	if len(f.parts) > 1 {
		f.parts = merged(f.parts)
	}
	return f
}

// merged sorts finds by shape and makes one of those of the same.
func merged(parts []find) []find {
	byShape := map[string]find{}
	for i := range parts {
		shape := parts[i].shape()
		f := byShape[shape]
		f.merge(&parts[i])
		byShape[shape] = f
	}
	parts = parts[:0]
	for _, shape := range slices.Sorted(maps.Keys(byShape)) {
		parts = append(parts, byShape[shape])
	}
	return parts
}

// shape says what a find and its parts are of.
func (f *find) shape() string { return string(f.appendShape(nil)) }

func (f *find) appendShape(b []byte) []byte {
	b = fmt.Appendf(b, "%d %d %x", f.kind, f.form, f.set)
	for i := range f.parts {
		b = append(f.parts[i].appendShape(append(b, '(')), ')')
	}
	return b
}

// addFind adds a find to the one of the same shape.
func (g *group) addFind(f *find) {
	shape := f.shape()
	if g.nested == nil {
		g.nested = map[string]*find{}
	}
	if g.nested[shape] == nil {
		g.nested[shape] = &find{}
	}
	g.nested[shape].merge(f)
}

func (f *find) merge(other *find) {
	f.topic = other.topic
	mergeTotal(&f.total, other.total)
	if f.parts == nil {
		f.parts = make([]find, len(other.parts))
	}
	for i := range other.parts {
		f.parts[i].merge(&other.parts[i])
	}
}

// item gives a find as an item.
func (f *find) item() seizure.Item {
	i := f.topic.item(f.total)
	for n := range f.parts {
		i.Including = append(i.Including, f.parts[n].item())
	}
	return i
}

// SPDX-License-Identifier: MIT

package seizure

import (
	"slices"
	"sync"

	"github.com/countylines/ops/calendar"
)

// A Listing is a row of the record of classes: from that day, a drug was in that
// class of the Misuse of Drugs Act 1971.
type Listing struct {
	Substance Substance // one kind
	Class     string    // "A", "B" or "C"; "PSA": under the Psychoactive Substances Act 2016, in no class
	From      calendar.Day
	Source    string
	Evidence  Evidence // whether the class and the day were seen at the source
}

// Listings gives the record of the classes of the drugs in s, oldest first for
// each of them. It is the source of [ClassA], [ClassB] and [ClassC], and tells of
// each row whether its source was seen.
func Listings(s Substance) []Listing {
	var found []Listing
	for _, l := range listings {
		if l.Substance&s != 0 {
			found = append(found, l)
		}
	}
	return found
}

// ClassA gives the drugs of class A on a day, [OtherClassA] among them: nitazenes
// from 20 March 2024, say. On days before 1 July 1973, when the Act came into
// force, it is empty.
//
// If the day is not recorded (the zero Day), it gives the drugs that have been in
// the class on every day since 1 January 2019. Text that says "class A drugs"
// without a day is read so; [Haul.On] gives it the day.
func ClassA(on calendar.Day) Substance { return classOn("A", on) }

// ClassB gives the drugs of class B on a day, as [ClassA] does for class A:
// ketamine from 10 June 2014, GHB from 13 April 2022.
func ClassB(on calendar.Day) Substance { return classOn("B", on) }

// ClassC gives the drugs of class C on a day, as [ClassA] does for class A:
// nitrous oxide from 8 November 2023.
func ClassC(on calendar.Day) Substance { return classOn("C", on) }

func classOn(class string, on calendar.Day) Substance {
	if on == 0 {
		return undated()[class[0]-'A']
	}
	return classAt(class, on)
}

// classAt gives the drugs of a class on a day that is one.
func classAt(class string, on calendar.Day) Substance {
	if on < listings[0].From {
		return 0
	}
	set := [...]Substance{OtherClassA, OtherClassB, OtherClassC}[class[0]-'A']
	for _, l := range listings { // those of a drug are in order
		switch {
		case l.From > on:
		case l.Class == class:
			set |= l.Substance
		default:
			set &^= l.Substance
		}
	}
	return set
}

// undated gives the drugs that have been in each class ever since 2019, when the
// figures of county-lines weeks begin.
var undated = sync.OnceValue(func() (sets [3]Substance) {
	from := calendar.Date(2019, 1, 1)
	for i, class := range []string{"A", "B", "C"} {
		sets[i] = classAt(class, from)
		for _, l := range listings {
			if l.From > from {
				sets[i] &= classAt(class, l.From)
			}
		}
	}
	return sets
})

// substanceNames are the kinds and named sets that text may speak of without a
// date: the classes too.
var substanceNames = sync.OnceValue(func() []kind {
	kinds := slices.Clone(substanceKinds)
	for i, set := range undated() {
		class := string(rune('A' + i))
		kinds = append(kinds, kind{
			slug: "class-" + string(rune('a'+i)), plural: "class " + class + " drugs", bits: uint64(set),
			aliases: []string{"class " + class, "class " + class + " drug", "class " + class + " substances"},
		})
	}
	slices.SortStableFunc(kinds, func(a, b kind) int { return substances.size(b.bits) - substances.size(a.bits) })
	return kinds
})

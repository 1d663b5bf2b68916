// SPDX-License-Identifier: MIT

package seizure

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"github.com/countylines/ops/internal/phrase"
	"github.com/countylines/ops/stats"
)

// A Found is an item as it stands in a text.
type Found struct {
	Item    Item              `json:"item,omitzero"`     // what was taken, with the items that it includes; zero for a count of another thing
	Counted string            `json:"counted,omitempty"` // the name of the [Counted] that Number is of; "" for an item
	Number  stats.Figure[int] `json:"number,omitzero"`   // of Counted
	Start   int               `json:"start"`             // bytes: text[Start:End] is the phrase
	End     int               `json:"end"`
	Within  int               `json:"within"` // the index of the found item or count that includes this one, or -1; a count's may come later: "30 of the 172 lines"
}

// A Counted is something other than a seizure whose number a [Finder] finds too:
// arrests, warrants, people safeguarded.
type Counted struct {
	Name   string   // given back in Found.Counted
	Nouns  []string // what is counted as it is, such as "arrest" and "arrests"
	Verbs  []string // what is done to Things: "arrest", "arrested" and "arresting" for "12 people were arrested"
	Did    []string // what Things do: "attended sessions" for "200 pupils attended sessions"
	Things []string // to whom or what it is done; a number without a noun is of people, if that is one of them
	With   []string // if not empty, words of which one must stand beside a count, such as "NRM" beside referrals
}

// A Finder finds items, and counts of other things, in running text. It may be
// used by many goroutines at once. One that [NewFinder] did not make finds nothing.
type Finder struct {
	lex   *phrase.Lexicon
	names []string
}

// plainFinder finds items and nothing else.
var plainFinder = sync.OnceValue(func() *Finder {
	f, err := NewFinder()
	if err != nil {
		panic(err) // the tables of this package, which a test reads
	}
	return f
})

// NewFinder gives a Finder of the items of this package and of up to 63 kinds of
// counts; it takes milliseconds and is to be kept. The forms of words are given one
// by one: an English plural or past participle is known by its ending. The error
// names a word that is empty or of more than 24 letters.
func NewFinder(counts ...Counted) (*Finder, error) {
	const most = 63 // each has a bit, and taking things another
	if len(counts) > most {
		return nil, fmt.Errorf("seizure: a finder has %d kinds of counts at most, not %d", most, len(counts))
	}
	rows := words()
	f := &Finder{}
	for i, c := range counts {
		f.names = append(f.names, c.Name)
		bit := uint64(1) << i
		for _, w := range c.Nouns {
			rows = append(rows, phrase.Word{Text: w, Class: phrase.Noun, Set: bit, Flags: number(w)})
		}
		for _, w := range c.Verbs {
			rows = append(rows, phrase.Word{Text: w, Class: phrase.Verb, Set: bit, Flags: voice(w)})
		}
		for _, w := range c.Did {
			rows = append(rows, phrase.Word{Text: w, Class: phrase.Verb, Set: bit, Flags: phrase.Doing})
		}
		for _, w := range c.With {
			rows = append(rows, phrase.Word{Text: w, Class: phrase.Mark, Set: bit})
		}
		for _, w := range c.Things {
			rows = append(rows, phrase.Word{Text: w, Class: phrase.Thing, Set: bit, Flags: number(w)})
		}
	}
	var err error
	f.lex, err = phrase.Compile("people", rows...)
	return f, err
}

// number tells a plural by its ending: of "visits to schools", by that of visits.
func number(noun string) phrase.Flags {
	for _, link := range []string{" to ", " of ", " for ", " at ", " were ", " have ", " referred"} {
		noun, _, _ = strings.Cut(noun, link)
	}
	if strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") {
		return phrase.Plural
	}
	for _, ending := range []string{"people", "men", "children", "staff", "personnel", "youth"} {
		if strings.HasSuffix(noun, ending) {
			return phrase.Plural
		}
	}
	if strings.HasSuffix(noun, "1") || strings.HasSuffix(noun, "2") { // type 2
		return 0
	}
	return phrase.Singular
}

// voice tells a past participle, which may be passive, by its ending. With a
// preposition it governs only what follows: "sessions were delivered to 950
// children" is about the children; "950 children were spoken to" is the exception.
func voice(verb string) phrase.Flags {
	first, rest, _ := strings.Cut(verb, " ")
	for _, preposition := range []string{"to", "with", "by"} {
		if (rest == preposition || strings.HasSuffix(rest, " "+preposition)) && first != "spoken" {
			return phrase.Active
		}
	}
	switch {
	case strings.HasSuffix(first, "ed"), strings.HasSuffix(first, "en"), first == "shut", first == "taught", first == "held":
		return phrase.Past
	}
	return phrase.Active
}

// Find gives the items of a text in the order in which they start.
func Find(text string) []Found { return plainFinder().Find(text) }

// Find gives the items and counts of a text in the order in which they start.
func (f *Finder) Find(text string) []Found {
	return FindAs(f, text, func(x Found) Found { return x })
}

// FindAs is [Finder.Find] for those who make something else of each find: it gives
// what as makes of them, and keeps nothing but that.
func FindAs[T any](f *Finder, text string, as func(Found) T) []T {
	const most = 1 << 8 // items in a block
	if f.lex == nil {
		return nil
	}
	var pieces [][]phrase.Item
	var block []phrase.Item
	total := 0
	f.lex.Find(text, func(read []phrase.Item) {
		if len(read) == 0 {
			return
		}
		if cap(block)-len(block) < len(read) {
			block = make([]phrase.Item, 0, max(len(read), min(max(8, 2*cap(block)), most)))
		}
		n := len(block)
		block = append(block, read...)
		pieces = append(pieces, block[n:])
		total += len(read)
	})
	if total == 0 {
		return nil
	}
	all := make([]T, 0, total)
	var found []Found
	for _, read := range pieces {
		found, _ = f.found(text, read, slices.Grow(found[:0], len(read)))
		base := len(all)
		for _, x := range found {
			if x.Within >= 0 {
				x.Within += base
			}
			all = append(all, as(x))
		}
	}
	return all
}

// found appends to found the items that there are of what was read, and gives the
// index in read of the first that no Item holds, or -1.
func (f *Finder) found(text string, read []phrase.Item, found []Found) (all []Found, refused int) {
	refused = -1
	for i, p := range read {
		x := Found{Start: p.Start, End: p.End, Within: p.Within}
		if p.Kind == phrase.Count {
			x.Counted, x.Number = f.names[bits.TrailingZeros64(p.Set)], figure[int](p, 1)
		} else if !x.Item.fill(p) || !x.Item.readAs(text[p.Start:p.End]) {
			x.Item.Kind = NoKind
			if refused < 0 {
				refused = i
			}
		}
		found = append(found, x)
	}
	if refused >= 0 {
		found = held(found)
	}
	for i := len(found) - 1; i >= 0; i-- {
		if w := found[i].Within; w >= 0 && found[i].Counted == "" {
			found[w].Item.Including = append([]Item{found[i].Item}, found[w].Item.Including...)
		}
	}
	return found, refused
}

// held leaves out the finds that no Item holds.
func held(found []Found) []Found {
	none := func(x Found) bool { return x.Counted == "" && x.Item.Kind == NoKind }
	before := make([]int, len(found)) // how many of those before each are left out
	for i := 1; i < len(found); i++ {
		before[i] = before[i-1]
		if none(found[i-1]) {
			before[i]++
		}
	}
	for i, x := range found {
		if w := x.Within; w >= 0 && none(found[w]) {
			found[i].Within = -1
		} else if w >= 0 {
			found[i].Within -= before[w]
		}
	}
	return slices.DeleteFunc(found, none)
}

// fill makes i the item that p is; it is false if no Item holds it.
func (i *Item) fill(p phrase.Item) bool {
	switch p.Kind {
	case phrase.Weighed:
		*i = Item{Kind: KindMass, Substance: Substance(p.Set), Mass: figure[Mass](p, 1)}
	case phrase.Measured:
		const microlitres = 1_000_000
		if p.Lo%microlitres != 0 || p.Hi%microlitres != 0 {
			return false
		}
		*i = Item{Kind: KindPacks, Substance: Substance(p.Set), Form: Millilitre, Count: figure[int](p, microlitres)}
	case phrase.Packed:
		*i = Item{Kind: KindPacks, Substance: Substance(p.Set), Form: Form(p.Form), Count: figure[int](p, 1)}
	case phrase.Value:
		*i = Item{Kind: KindWorth, Substance: Substance(p.Set), Money: figure[Money](p, 1)}
	case phrase.Property:
		if p.Set == 0 {
			p.Set = uint64(OtherGood)
		}
		*i = Item{Kind: KindGoodsWorth, Good: Good(p.Set), Money: figure[Money](p, 1)}
	case phrase.Cash:
		*i = Item{Kind: KindCash, Money: figure[Money](p, 1)}
	case phrase.Occasions:
		*i = Item{Kind: KindSeizures, Substance: Substance(p.Set), Count: figure[int](p, 1)}
	case phrase.Weapons:
		*i = Item{Kind: KindWeapons, Weapon: Weapon(p.Set), Count: figure[int](p, 1)}
	case phrase.Goods:
		*i = Item{Kind: KindGoods, Good: Good(p.Set), Count: figure[int](p, 1)}
	default:
		return false
	}
	return true
}

// readAs gives i's figure the reading that its text says in brackets, if it does:
// "over 12 knives (read as 12 to 13)". It is false for a reading that is none.
func (i *Item) readAs(text string) bool {
	_, reading, ok := strings.Cut(text, " (read as ")
	if !ok {
		return true
	}
	reading = ", read as " + strings.TrimSuffix(reading, ")")
	var err error
	switch i.Kind {
	case KindMass:
		err = readAs(&i.Mass, reading)
	case KindWorth, KindGoodsWorth, KindCash:
		err = readAs(&i.Money, reading)
	default:
		err = readAs(&i.Count, reading)
	}
	return err == nil
}

func readAs[A stats.Amount](f *stats.Figure[A], reading string) error {
	words, _ := inWords(*f)
	return f.UnmarshalText([]byte(words + reading))
}

// figure gives the figure that p's words say, in units of so many.
// An amount too large for A becomes "at least" the largest, which only an int of 32 bits
// can bring about.
func figure[A stats.Amount](p phrase.Item, unit int64) stats.Figure[A] {
	return stats.As[A](figure64(p, unit))
}

func figure64(p phrase.Item, unit int64) (f stats.Figure[int64]) {
	lo, hi := p.Lo/unit, p.Hi/unit
	switch p.Said {
	case phrase.Unstated:
		return f
	case phrase.MoreThan:
		f = stats.MoreThan(lo)
	case phrase.AtLeast:
		f = stats.AtLeast(lo)
	case phrase.Nearly:
		f = stats.Nearly(lo)
	case phrase.LessThan:
		f = stats.LessThan(lo)
	case phrase.AtMost:
		f = stats.AtMost(lo)
	case phrase.About:
		f = stats.About(lo)
	case phrase.Spanning:
		return stats.Between(lo, hi)
	default:
		return stats.Exactly(lo)
	}
	if p.Place > 0 {
		f = f.Place(p.Place)
	}
	return f
}

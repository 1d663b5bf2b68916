// SPDX-License-Identifier: MIT

package seizure

import (
	"strings"

	"github.com/countylines/ops/internal/decimals"
	"github.com/countylines/ops/stats"
)

// An Item is one find: an entry of one of the lists of a [Haul], "over 5kg of
// cocaine" or "two machetes". Its Kind says which, and so which of the other
// fields count. The methods of the sets write it down:
//
//	Cocaine.Weighing(stats.MoreThan(5 * Kilogram))
//	Heroin.In(Wrap).Count(stats.Exactly(40))
//	AnyWeapon.Count(stats.Exactly(68), Knife.Count(stats.Exactly(19)))
//	Cash(stats.Exactly(15_000 * Pound))
//
// The zero Item says nothing.
type Item struct {
	Kind      Kind                `json:"kind"`
	Form      Form                `json:"form,omitzero"`      // of packs
	Substance Substance           `json:"substance,omitzero"` // of every drug
	Weapon    Weapon              `json:"weapon,omitzero"`
	Good      Good                `json:"good,omitzero"`
	Mass      stats.Figure[Mass]  `json:"mass,omitzero"`
	Money     stats.Figure[Money] `json:"money,omitzero"`      // a worth, or cash
	Count     stats.Figure[int]   `json:"count,omitzero"`      // packs, weapons, goods, seizures
	Including []Item              `json:"including,omitempty"` // parts of it; one of another kind is none, and is a find of its own in [Of]
}

// A Kind says which list of a [Haul] an [Item] belongs to.
type Kind uint8

// The kinds of items, named after the lists.
const (
	NoKind Kind = iota
	KindMass
	KindPacks
	KindWorth
	KindWeapons
	KindGoods
	KindGoodsWorth
	KindCash
	KindSeizures
)

var kinds = enum{"kind of item", kindNames()}

func kindNames() []string {
	texts := make([]string, len(lists))
	for k, l := range lists {
		texts[k] = l.name
	}
	return texts
}

// String gives the name of the list: "mass", "packs", "goods worth".
func (k Kind) String() string { return kinds.say(uint8(k)) }

// MarshalText gives the text of [Kind.String]; a Kind that there is not is a
// [*NameError].
func (k Kind) MarshalText() ([]byte, error) { return kinds.marshal(uint8(k)) }

// UnmarshalText reads what [Kind.MarshalText] writes; anything else is a
// [*NameError].
func (k *Kind) UnmarshalText(text []byte) error {
	v, err := kinds.unmarshal(text)
	if err == nil {
		*k = Kind(v)
	}
	return err
}

// Weighing gives an item of so much of s, of which the included items are parts.
func (s Substance) Weighing(mass stats.Figure[Mass], including ...Item) Item {
	return Item{Kind: KindMass, Substance: s, Mass: mass, Including: including}
}

// Worth gives an item of s valued at so much by its source, of which the included
// items are parts.
func (s Substance) Worth(sum stats.Figure[Money], including ...Item) Item {
	return Item{Kind: KindWorth, Substance: s, Money: sum, Including: including}
}

// Seizures gives an item of so many occasions on which s was found. One occasion
// on which two drugs were found is a seizure of each.
func (s Substance) Seizures(n stats.Figure[int]) Item {
	return Item{Kind: KindSeizures, Substance: s, Count: n}
}

// In gives s in a form: Heroin.In(Wrap).
func (s Substance) In(f Form) Pack { return Pack{s, f} }

// Count gives an item of so many packs, of which the included items are parts.
func (p Pack) Count(n stats.Figure[int], including ...Item) Item {
	return Item{Kind: KindPacks, Substance: p.Substance, Form: p.Form, Count: n, Including: including}
}

// Count gives an item of so many weapons, of which the included items are parts.
func (w Weapon) Count(n stats.Figure[int], including ...Item) Item {
	return Item{Kind: KindWeapons, Weapon: w, Count: n, Including: including}
}

// Count gives an item of so many goods, of which the included items are parts.
func (g Good) Count(n stats.Figure[int], including ...Item) Item {
	return Item{Kind: KindGoods, Good: g, Count: n, Including: including}
}

// Worth gives an item of goods valued at so much by their source, of which the
// included items are parts.
func (g Good) Worth(sum stats.Figure[Money], including ...Item) Item {
	return Item{Kind: KindGoodsWorth, Good: g, Money: sum, Including: including}
}

// Cash gives an item of so much sterling in cash.
func Cash(sum stats.Figure[Money]) Item { return Item{Kind: KindCash, Money: sum} }

// String gives i as a person would write it: "over 5kg of cocaine", "1,300
// cannabis plants", "two machetes", "£2.7 million worth of drugs", "68 weapons,
// including 19 knives". Where a figure's reading is not the usual one of its
// words, it says that too, in brackets. [Parse] gives the same item back.
func (i Item) String() string { return i.text(", including ", "") }

// text writes i with its parts between the opening and the closing words.
func (i Item) text(open, end string) string {
	if i.Kind == NoKind || int(i.Kind) >= len(lists) {
		return "nothing"
	}
	s, reading := lists[i.Kind].text(i)
	if reading != "" {
		s += " (read as " + reading + ")"
	}
	if len(i.Including) == 0 {
		return s
	}
	parts := make([]string, len(i.Including))
	for n, p := range i.Including {
		parts[n] = p.text(" (including ", ")")
	}
	return s + open + listing(parts, " and ") + end
}

// amountText writes a figure of masses or of money, and its reading if that is
// not the usual one.
func amountText[A Mass | Money](f stats.Figure[A], unknown string) (words, reading string) {
	if !f.Reported() {
		return unknown, ""
	}
	words, reading = inWords(f)
	if sum, ok := any(f).(stats.Figure[Money]); ok && strings.Contains(words, " to ") {
		return moneyRange(sum.Bounds().Lo, sum.Bounds().Hi), reading
	}
	// An ounce is no power of ten of a nanogram: "over 2oz" is read as 2oz to 3oz.
	var plain stats.Figure[A]
	place := placeOf(words[strings.IndexAny(words, "0123456789"):])
	if place == 0 || plain.UnmarshalText([]byte(words)) != nil {
		return words, reading
	}
	if plain.Place(A(place)) == f {
		return words, ""
	}
	return words, f.Reading().String()
}

// inWords gives the words of a figure, and its reading if that is not the usual one of
// the words.
func inWords[A stats.Amount](f stats.Figure[A]) (words, reading string) {
	text, _ := f.MarshalText() // it has no error
	if _, reading, ok := strings.Cut(string(text), ", read as "); ok {
		words, _, _ = strings.Cut(f.String(), ", read as ")
		return words, reading
	}
	return f.String(), ""
}

// placeOf gives the place value of the last digit but noughts of a mass as it is
// written: an ounce for "2oz", a tenth of one for "2.5oz", ten of them for "20oz",
// and a nanogram for nought. Of what is no mass it gives 0.
func placeOf(amount string) Mass {
	coef, places, unit, _ := readNumber(amount)
	if coef == 0 {
		return 1
	}
	for coef != 0 && coef%10 == 0 {
		coef, places = coef/10, places-1
	}
	place, _, _ := decimals.Nearest(1, -places, int64(massNames[strings.TrimPrefix(unit, " ")]))
	return Mass(place)
}

func (i Item) pack() (words, reading string) {
	p := Pack{i.Substance, i.Form}
	if !i.Form.known() {
		return counted(i.Count, noun{p.String(), p.String()})
	}
	if i.Form == Millilitre { // 30ml, as 5kg
		n, reading := inWords(i.Count)
		n, open := strings.CutSuffix(n, " or more")
		switch {
		case !i.Count.Reported():
			return "an unknown number of " + p.String(), ""
		case open:
			return n + "ml or more of " + i.Substance.String(), reading
		}
		return n + p.String(), reading
	}
	return counted(i.Count, noun{p.words(i.Form.String()), p.String()})
}

type noun struct{ singular, plural string }

func nouns(set uint64, v *vocabulary) noun {
	names := named(set, v.kinds)
	singulars := make([]string, len(names))
	for i, k := range names {
		singulars[i] = k.singular
	}
	plural := v.say(set, v.kinds)
	if len(names) == 0 {
		return noun{plural, plural}
	}
	return noun{listing(singulars, " or "), plural}
}

var smallNumbers = [...]string{2: "two", "three", "four", "five", "six", "seven", "eight", "nine"}

// counted writes a figure of things that are counted: "a machete", "two
// machetes", "over 950 machetes".
func counted(f stats.Figure[int], of noun) (words, reading string) {
	n, exact := f.Exact()
	switch {
	case !f.Reported():
		return "an unknown number of " + of.plural, ""
	case exact && n == 1:
		return article(of.singular) + of.singular, ""
	case exact && n > 1 && n < len(smallNumbers):
		return smallNumbers[n] + " " + of.plural, ""
	}
	words, reading = inWords(f)
	if strings.HasSuffix(words, " 1") && !strings.Contains(words, " to ") {
		return words + " " + of.singular, reading
	}
	return words + " " + of.plural, reading
}

func article(of string) string {
	if strings.ContainsAny(of[:1], "aeiou") {
		return "an "
	}
	return "a "
}

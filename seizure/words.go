// SPDX-License-Identifier: MIT

package seizure

import (
	"strings"

	"github.com/countylines/ops/internal/phrase"
)

// A measured is a set of drugs whose street names count only in these forms: a
// name that also means other things is a drug where it is weighed or counted as
// only a drug is.
type measured struct {
	drugs Substance
	forms []Form // besides weight
}

var streetForms = []measured{
	{Heroin | Crack | Cocaine | Amphetamine | Ketamine | Mephedrone | Cathinones | Methamphetamine | SyntheticCannabinoids | Cannabis, []Form{Wrap, Deal, Rock}},
	{MDMA | LSD | Benzodiazepines | PrescriptionDrugs&^Methadone, []Form{Tablet, Tab}},
	{NitrousOxide, []Form{Canister}},
}

// weighedOnStreet are the drugs whose street names count where they are weighed.
const weighedOnStreet = Heroin | Crack | Cocaine | Amphetamine | Ketamine | Mephedrone | Cathinones | Methamphetamine |
	SyntheticCannabinoids | Cannabis | MDMA | MagicMushrooms | Khat

// streetMask gives the forms in which a street name of s counts.
func streetMask(s Substance) uint32 {
	var mask uint32
	if s&weighedOnStreet != 0 {
		mask = phrase.MassForm
	}
	if s&(Methadone|GHB|AnabolicSteroids|Codeine) != 0 {
		mask |= phrase.VolumeForm
	}
	for _, m := range streetForms {
		if s&m.drugs == 0 {
			continue
		}
		for _, f := range m.forms {
			mask |= 1 << f
		}
	}
	return mask
}

// formWords are the words for forms. Of is what they are of when no drug is
// named.
var formWords = []struct {
	form  Form
	of    Substance
	words string
}{
	{Plant, Cannabis, "plant"},
	{Wrap, AnyDrug, "wrap|street wrap|deal bag|dealer bag"},
	{Tablet, 0, "tablet|capsule"},
	{Tablet, AnyDrug, "pill"},
	{Rock, 0, "rock"},
	{Deal, 0, "deal"},
	{Deal, AnyDrug, "street deal"},
	{Bag, 0, "bag|baggie|snap bag|snapbag|grip seal bag|plastic bag|dealer's bag|resealable bag|bags worth"},
	{Package, 0, "package|packet"},
	{Tab, 0, "tab|blotter"},
	{Canister, 0, "canister|cannister"},
	{Canister, NitrousOxide, "NOS canister|NOS cannister"},
	{Dose, 0, "dose"},
}

// turns are the words that make another weapon of a firearm that they stand
// before.
var turns = []struct {
	words string
	into  Weapon
}{
	{"imitation|replica|fake|toy|realistic imitation", ImitationFirearms},
	{"blank firing", BlankFiringPistol},
	{"deactivated|decommissioned", DeactivatedFirearm},
}

// words gives the rows of everything that this package has a name for.
func words() []phrase.Word {
	var rows []phrase.Word
	add := func(w phrase.Word, texts string) {
		for text := range strings.SplitSeq(texts, "|") {
			w.Text = text
			rows = append(rows, w)
		}
	}
	for _, k := range substanceNames() {
		w := phrase.Word{Class: phrase.Substance, Set: k.bits}
		if Substance(k.bits) == AnyDrug {
			w.Flags = phrase.Generic
		}
		if strings.HasPrefix(k.slug, "class-") {
			w.Flags = phrase.Lettered
		}
		add(w, k.plural)
		for _, name := range k.aliases {
			if !strings.HasSuffix(name, "plants") && !strings.Contains(name, ",") {
				add(w, name)
			}
		}
		w.Forms = streetMask(Substance(k.bits))
		for _, name := range k.street {
			if w.Forms != 0 {
				add(w, name)
			}
		}
	}
	for _, k := range weaponKinds {
		w := phrase.Word{Class: phrase.Weapon, Set: k.bits}
		if Weapon(k.bits)&(Noxious|Ammunition) != 0 && Weapon(k.bits)&^(Noxious|Ammunition) == 0 {
			w.Flags = phrase.Uncountable
		}
		countable(&rows, w, k)
	}
	for _, t := range turns {
		add(phrase.Word{Class: phrase.Turn, Set: uint64(t.into), Value: int64(Firearms | ImitationFirearms)}, t.words)
	}
	for _, k := range goodKinds {
		w := phrase.Word{Class: phrase.Good, Set: k.bits}
		if Good(k.bits)&^Vehicle == 0 {
			w.Flags = phrase.Taken
		}
		countable(&rows, w, k)
	}
	for _, f := range formWords {
		for text := range strings.SplitSeq(f.words, "|") {
			w := phrase.Word{Class: phrase.Form, Set: uint64(f.of), Value: int64(f.form), Flags: phrase.Singular}
			add(w, text)
			w.Flags = phrase.Plural
			add(w, plural(text))
		}
	}
	return rows
}

// countable adds the names of something that is counted, in the singular and the
// plural.
func countable(rows *[]phrase.Word, w phrase.Word, k kind) {
	add := func(text string, flags phrase.Flags) {
		row := w
		row.Text, row.Flags = text, row.Flags|flags
		*rows = append(*rows, row)
	}
	for _, name := range append(append([]string{k.singular}, k.aliases...), k.street...) {
		switch manners[name] {
		case simply:
			if name != "" {
				add(name, phrase.Singular)
				add(plural(name), phrase.Plural)
			}
		case severally:
			add(plural(name), phrase.Plural)
		case wholly:
			add(name, phrase.Singular|phrase.Whole)
			add(plural(name), phrase.Plural|phrase.Whole)
		case massed:
			add(name, 0)
		}
	}
	add(k.plural, phrase.Plural)
}

// A manner is how a name goes with a number.
type manner uint8

const (
	simply    manner = iota // one knife, two knives
	severally               // only more than one counts: one blade is a part of a knife
	wholly                  // counts nothing before "of": three rounds of golf
	massed                  // behind another number: 20 rounds of ammunition
	never                   // a stuff, or a word of many meanings
)

// manners are the names of weapons and goods that are not simply counted.
var manners = map[string]manner{
	"blade": severally, "round": wholly, "ammunition": massed,
	"acid": never, "ammonia": never, "bleach": never, "CS gas": never, "tear gas": never, "imitation": never,
	"PAVA": never, "mace": never, "ASP": never, "SIM": never, "zombie-style knife or machete": never,
}

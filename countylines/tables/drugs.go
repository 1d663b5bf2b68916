// SPDX-License-Identifier: MIT

package tables

import (
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A topic is what a figure of a table is of: a measure of the public record
// ("arrests"), or an amount of a drug ("cocaine" and "mass").
type topic struct{ name, amount string }

// String gives "arrests", "cocaine:mass".
func (t topic) String() string {
	if t.amount == "" {
		return t.name
	}
	return t.name + ":" + t.amount
}

// subject gives what a topic is in a return, on a day.
func (t topic) subject(on calendar.Day) (countylines.Subject, error) {
	if t.amount == "" {
		return measureSubject(t.name, on)
	}
	drugs, err := DrugsOf(t.name, on)
	if err != nil {
		return countylines.Subject{}, err
	}
	switch t.amount {
	case "seizures":
		return countylines.SeizuresOf(drugs), nil
	case "mass":
		return countylines.MassOf(drugs), nil
	case "plants":
		return countylines.PacksOf(seizure.Pack{Substance: seizure.Cannabis, Form: seizure.Plant}), nil
	}
	return countylines.PacksOf(seizure.Pack{Substance: drugs, Form: seizure.Dose}), nil
}

func measureSubject(name string, on calendar.Day) (countylines.Subject, error) {
	switch name {
	case "cash":
		return countylines.CashTaken(), nil
	case "weapons":
		return countylines.WeaponsOf(seizure.AnyWeapon), nil
	case otherWeaponsName:
		return countylines.WeaponsOf(neitherNor), nil
	case "drug_value":
		return countylines.WorthOf(seizure.AnyDrug), nil
	}
	if p, ok := figurePrinted(name); ok && p.field != rejectedField {
		return p.subject(on), nil
	}
	var own countylines.Subject
	if err := own.UnmarshalText([]byte(name)); err == nil {
		return own, nil
	}
	if w, err := seizure.ParseWeapon(strings.ReplaceAll(name, "_", " ")); err == nil {
		return countylines.WeaponsOf(w), nil
	}
	g, err := seizure.ParseGood(strings.ReplaceAll(name, "_", " "))
	return countylines.GoodsOf(g), err
}

// put gives a return its one figure.
func put(r *countylines.Return, s countylines.Subject, f stats.Figure[int64]) {
	_ = r.Put(s, countylines.Value{Unit: s.Unit(), Figure: f}) // which it has no other of
}

// namedDrugs are the drugs that have rows of their own in the Home Office's tables.
const namedDrugs = seizure.Cocaine | seizure.Crack | seizure.MDMA | seizure.Heroin | seizure.LSD | seizure.Methadone | seizure.Morphine |
	seizure.Cannabis | seizure.Amphetamine | seizure.Barbiturates | seizure.Mephedrone | seizure.Ketamine |
	seizure.AnabolicSteroids | seizure.Benzodiazepines | seizure.GHB

// DrugsOf gives the drugs that a row of the Home Office's tables of seizures means on a
// day; rows of a year mean those of its last. The name is a slug as [ReadReturns] has it:
//
//	_all-drugs, _total                 [seizure.AnyDrug]
//	_total-class-a, _all-class-a       [seizure.ClassA] of the day; so for B and C
//	_other-class-a                     the drugs of the class that have no row: all named in a table are taken out, whatever their class
//	_other-class-b-(incl-mephedrone)   those and mephedrone
//	_unknown                           drugs of no class: what was never told, and what was not controlled yet
//	benzodiazepines                    those of class C but for temazepam, which has a row; so etizolam from 2017
//	cannabis-plants                    [seizure.OtherCannabis]: the occasions on which plants were seized
//
// Any other name is read by [seizure.ParseSubstance], whose error it gives.
func DrugsOf(name string, on calendar.Day) (seizure.Substance, error) {
	classes := [...]seizure.Substance{seizure.ClassA(on), seizure.ClassB(on), seizure.ClassC(on)}
	switch strings.TrimPrefix(name, "_") {
	case "all-drugs", "total":
		return seizure.AnyDrug, nil
	case "unknown":
		return seizure.AnyDrug &^ (classes[0] | classes[1] | classes[2]), nil
	case "other-class-b-(incl-mephedrone)":
		return classes[1]&^namedDrugs | seizure.Mephedrone&classes[1], nil
	case "benzodiazepines":
		return seizure.Benzodiazepines & classes[2] &^ seizure.Temazepam, nil
	case "cannabis-plants":
		return seizure.OtherCannabis, nil
	}
	for i, class := range []string{"class-a", "class-b", "class-c"} {
		switch strings.TrimPrefix(name, "_") {
		case "total-" + class, "all-" + class:
			return classes[i], nil
		case "other-" + class:
			return classes[i] &^ namedDrugs, nil
		}
	}
	return seizure.ParseSubstance(name)
}

// Reasons why a number is no figure of a subject.
const (
	whyNoSubject = "what it counts is none of a ledger's measures"
	whyNoUnit    = "the amounts of drugs have no unit, in the file or from the caller: kilograms, doses and plants were printed in several"
	whySeveral   = "its heading says more than what it counts, which is not understood"
	whyTwo       = "its headings name two subjects at once"
	whyOthers    = "it counts what others beside it leave, which no measure is"
	whyUnit      = "its unit does not go with what it counts"
	whyCurrency  = "it is in another currency than pounds"
)

// topicOf gives what a figure is of, by all that its headings say.
func topicOf(measure, drug, what string, u grammar.Unit) (t topic, why string) {
	if u.Kind == grammar.Foreign {
		return t, whyCurrency
	}
	if measure == "drug_value" && drug != "" && !strings.HasPrefix(drug, "_all") {
		if measure = worthOf[drug]; measure == "" {
			return t, whyNoSubject
		}
		drug = ""
	}
	switch {
	case measure != "" && drug != "" && drug != "_all-drugs":
		return t, whyTwo
	case measure != "":
		return ofMeasure(measure, u)
	case what == "worth" && (drug == "" || drug == "_all-drugs"):
		return topic{name: "drug_value"}, ""
	case what == "worth":
		return topicOf("drug_value", drug, "", u)
	case drug == "" && (what == "seizures" || (what == "quantity" || what == "seized") && u.Kind == grammar.Mass):
		drug = "_all-drugs"
	case drug == "":
		return t, whyNoSubject
	}
	if what == "seizures" {
		switch u.Kind {
		case grammar.NoUnit, grammar.Count, grammar.Doses, grammar.Plants:
			return topic{drug, "seizures"}, ""
		}
		return t, whyUnit
	}
	return amountOf(drug, what, u)
}

// worthOf has the measures of the worth of one drug or class.
var worthOf = map[string]string{"cocaine": "cocaine_value", "crack-cocaine": "crack_value", "heroin": "heroin_value",
	"cannabis": "cannabis_value", "_total-class-a": "class_a_value"}

// ofMeasure is the topic of a measure: money has a unit of money or none, a count none
// but "number".
func ofMeasure(measure string, u grammar.Unit) (topic, string) {
	money := measure == "cash" || strings.HasSuffix(measure, "_value")
	if u.Kind == grammar.NoUnit || u.Kind == grammar.Pounds && money || u.Kind == grammar.Count && !money {
		return topic{name: measure}, ""
	}
	return topic{}, whyUnit
}

// amountOf gives the topic of an amount of a drug, by its unit.
func amountOf(drug, what string, u grammar.Unit) (t topic, why string) {
	switch {
	case u.Kind == grammar.Mass:
		if drug == "cannabis-plants" {
			return t, whyUnit
		}
		return topic{drug, "mass"}, ""
	case u.Kind == grammar.Plants:
		if drug != "cannabis-plants" && drug != "cannabis" && drug != "cannabis-herbal" {
			return t, whyUnit
		}
		return topic{"cannabis-plants", "plants"}, ""
	case drug == "cannabis-plants" && u.Kind == grammar.Count:
		return topic{"cannabis-plants", "plants"}, ""
	case u.Kind == grammar.Doses, u.Kind == grammar.Count, u.Kind == grammar.NoUnit && u.Scale > 0 && drug != "cannabis-plants":
		return topic{drug, "doses"}, ""
	case drug == "cannabis-plants" && (u.Scale > 0 || what == "seized" || what == ""):
		return topic{"cannabis-plants", "plants"}, ""
	case u.Kind == grammar.Pounds && drug != "":
		return topicOf("drug_value", drug, "", u)
	case u.Kind == grammar.Volume:
		return t, whyUnit
	}
	return t, whyNoUnit
}

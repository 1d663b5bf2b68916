// SPDX-License-Identifier: MIT

package tables

import (
	"cmp"
	"slices"
	"strings"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/seizure"
)

// A printedArea is an area text of published figures and what it stands for.
type printedArea struct {
	text  string
	area  countylines.Area
	scope string           // the part of the area that it is about, "" for all of it
	joint countylines.Area // others who may have counted the same
	note  string
}

// areaPrinted finds an area text of published figures, exactly as it is printed.
func areaPrinted(text string) (printedArea, bool) {
	i, ok := slices.BinarySearchFunc(printedAreas[:], text, func(p printedArea, text string) int { return cmp.Compare(p.text, text) })
	if !ok {
		return printedArea{}, false
	}
	return printedAreas[i], true
}

// A printedFigure is the name of a published figure and where it belongs in a
// return.
type printedFigure struct {
	name    string
	field   printedField
	measure countylines.Measure // of countsField
	kind    string              // of a seizure: "crack|heroin", "cannabis plant", "class A on the day"
	scope   string              // the part of its area that it is about, "" for all of it
	units   string              // those in which it is printed, joined by "|"
	note    string              // of rejectedField: why
}

// A printedField is where a figure belongs in a return.
type printedField uint8

const (
	rejectedField printedField = iota
	countsField
	massField
	packsField
	worthField
	weaponsField
	goodsField
	cashField
)

// figurePrinted finds the name of a published figure, exactly as it is printed.
func figurePrinted(name string) (printedFigure, bool) {
	i, ok := slices.BinarySearchFunc(printedFigures[:], name, func(p printedFigure, name string) int { return cmp.Compare(p.name, name) })
	if !ok {
		return printedFigure{}, false
	}
	return printedFigures[i], true
}

// subject gives what the figure is about; classes of drugs are those of a day.
func (p printedFigure) subject(on calendar.Day) countylines.Subject {
	switch p.field {
	case countsField:
		return countylines.Counted(p.measure)
	case massField:
		return countylines.MassOf(drugsOn(p.kind, on))
	case packsField:
		drugs, form, _ := strings.Cut(p.kind, " ")
		if class, ok := strings.CutPrefix(p.kind, "class A "); ok {
			drugs, form = "class A", class
		} else if any, ok := strings.CutPrefix(p.kind, "any drug "); ok {
			drugs, form = "any drug", any
		}
		pack := seizure.Pack{Substance: drugsOn(drugs, on)}
		_ = pack.Form.UnmarshalText([]byte(form)) // the tables' own texts, which a test reads
		return countylines.PacksOf(pack)
	case worthField:
		return countylines.WorthOf(drugsOn(p.kind, on))
	case weaponsField:
		if p.others() {
			return countylines.WeaponsOf(neitherNor)
		}
		weapon, _ := seizure.ParseWeapon(p.kind)
		return countylines.WeaponsOf(weapon)
	case goodsField:
		good, _ := seizure.ParseGood(p.kind)
		return countylines.GoodsOf(good)
	case cashField:
		return countylines.CashTaken()
	}
	return countylines.Subject{}
}

// others reports whether the figure is about the weapons that are left when the
// source has told some apart.
func (p printedFigure) others() bool { return p.kind == "weapon neither bladed nor firearm" }

// drugsOn reads the drugs of a printed figure.
func drugsOn(kind string, on calendar.Day) seizure.Substance {
	switch strings.TrimSuffix(kind, " on the day") {
	case "class A":
		return seizure.ClassA(on)
	case "class B":
		return seizure.ClassB(on)
	case "class A or B":
		return seizure.ClassA(on) | seizure.ClassB(on)
	}
	drugs, _ := seizure.ParseSubstance(kind)
	return drugs
}

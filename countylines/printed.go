package countylines

import (
	"cmp"
	"slices"
)

// A printedArea is an area text of published figures and what it stands for.
type printedArea struct {
	text  string
	area  Area
	scope string // the part of the area that it is about, "" for all of it
	joint Area   // others who may have counted the same
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
	measure Measure // of countsField
	kind    string  // of a seizure: "crack|heroin", "cannabis plant", "class A on the day"
	scope   string  // the part of its area that it is about, "" for all of it
	units   string  // those in which it is printed, joined by "|"
	note    string  // of rejectedField: why
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

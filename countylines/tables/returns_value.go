// SPDX-License-Identifier: MIT

package tables

import (
	"slices"
	"strings"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/seizure"
)

type qualifier struct{ name, words string }

// qualifiers are the words of a figure before its number, as a column has them.
var qualifiers = []qualifier{
	{"exactly", ""},
	{"more_than", "over "},
	{"at_least", "at least "},
	{"nearly", "nearly "},
	{"less_than", "under "},
	{"fewer_than", "fewer than "},
	{"up_to", "at most "},
	{"at_most", "at most "},
	{"about", "about "},
	{"between", ""},
}

// readValue gives the text of a figure, and the place value of its last digit where
// its unit is no power of ten.
func (s *sheet) readValue(of countylines.Subject) (text string, place seizure.Mass, err error) {
	value, high, name := s.cell("value"), s.cell("value_high"), s.cell("qualifier")
	unit, err := s.readUnit(of)
	if err != nil {
		return "", 0, err
	}
	if name == "" {
		if high != "" {
			return "", 0, s.refuse("value_high", "needs between as its qualifier")
		}
		return s.readWorded(of, value, unit)
	}
	i := slices.IndexFunc(qualifiers, func(q qualifier) bool { return q.name == name })
	switch between := name == "between"; {
	case i < 0:
		return "", 0, s.refuse("qualifier", "is none of exactly, more_than, at_least, nearly, less_than, fewer_than, up_to, about and between")
	case between && high == "":
		return "", 0, s.refuse("value_high", "is no number; a figure between two needs both")
	case !between && high != "":
		return "", 0, s.refuse("value_high", "needs between as its qualifier")
	}
	text, place, err = s.amount("value", value, of, unit)
	if err == nil && high != "" {
		var end string
		end, _, err = s.amount("value_high", high, of, unit)
		text += " to " + end
	}
	return qualifiers[i].words + text, place, err
}

// amount gives the text of an amount that has no wording, with its unit.
func (s *sheet) amount(column, value string, of countylines.Subject, unit grammar.Unit) (string, seizure.Mass, error) {
	c, ok := grammar.ParseCell(value)
	if !ok && value != "" && strings.Trim(value, "0123456789.,") == "" { // more digits than a table has
		_, err := s.oneUnit(of, grammar.Unit{}, unit)
		if of.Unit() == countylines.Pence {
			value = "£" + value
		}
		return value + unit.Text, 0, err
	}
	if !ok || c.Wording != grammar.Exactly || c.Percent {
		reason := "is no number; the qualifier has its wording"
		if c.Wording == grammar.Negative {
			reason = "is negative; an amount is never negative"
		}
		return "", 0, s.refuse(column, reason)
	}
	unit, err := s.oneUnit(of, c.Unit, unit)
	if err != nil {
		return "", 0, err
	}
	text, place := amountText(c.A, of, unit)
	return text, place, nil
}

// oneUnit gives the unit of a number that may have one beside it and one in its
// column, which say the same.
func (s *sheet) oneUnit(of countylines.Subject, own, column grammar.Unit) (grammar.Unit, error) {
	if own.Kind != grammar.NoUnit && column.Kind != grammar.NoUnit && (own.Kind != column.Kind || own.Size != column.Size) {
		return own, s.refuse("unit", "is another unit than the one beside the number")
	}
	unit := own.Or(column)
	switch of.Unit() {
	case countylines.Nanograms:
		if unit.Kind != grammar.Mass {
			return unit, s.refuse("unit", "is no unit of mass such as g, kg or oz")
		}
	case countylines.Pence:
		if unit.Kind != grammar.Pounds {
			return unit, s.refuse("unit", "is not GBP; a return holds sterling and no other currency")
		}
	default:
		if unit.Kind != grammar.NoUnit && unit.Kind != grammar.Count && unit.Kind != grammar.Doses && unit.Kind != grammar.Plants {
			return unit, s.refuse("unit", "is no unit of what is counted; that is count or persons")
		}
	}
	return unit, nil
}

// amountText writes a number with its unit as figures are read, and the place value
// of its last digit where the unit is no power of ten.
func amountText(n grammar.Number, of countylines.Subject, unit grammar.Unit) (string, seizure.Mass) {
	text := n.Text(unit.Scale)
	switch of.Unit() {
	case countylines.Nanograms:
		return text + unit.Text, lastPlace(text, unit.Text)
	case countylines.Pence:
		return "£" + text, 0
	}
	return text, 0
}

// wordsOf are the words that a figure is read with, by the wording of a cell.
var wordsOf = map[grammar.Wording]string{grammar.Exactly: "", grammar.Under: "under ", grammar.AtMost: "at most ", grammar.AtLeast: "at least ",
	grammar.Over: "over ", grammar.About: "about ", grammar.Nearly: "nearly ", grammar.Between: ""}

// readWorded reads a figure that says its own wording: "<5", "over 5kg", "1-4".
func (s *sheet) readWorded(of countylines.Subject, value string, unit grammar.Unit) (string, seizure.Mass, error) {
	c, ok := grammar.ParseCell(value)
	switch {
	case value == "NA", ok && (c.Wording == grammar.Withheld || c.Wording == grammar.Low || c.Wording == grammar.Missing):
		return "not reported", 0, nil
	case ok && c.Wording == grammar.Dash:
		return "", 0, s.refuse("value", `may mean none or not available; write 0, or ".."`)
	case ok && c.Percent:
		return "", 0, s.refuse("value", "is a percentage, and no amount")
	case ok && c.Wording == grammar.Negative:
		return "", 0, s.refuse("value", "is negative; an amount is never negative")
	case ok && c.Wording <= grammar.Nearly:
		unit, err := s.oneUnit(of, c.Unit, unit)
		if err != nil {
			return "", 0, err
		}
		words := wordsOf[c.Wording]
		if c.Wording == grammar.Under && of.Unit() == countylines.Number {
			words = "fewer than " // a cell of whole counts
		}
		text, place := amountText(c.A, of, unit)
		if c.Unit.Kind == grammar.Mass {
			place = 0 // "over 2oz" in a cell is read as its words are
		}
		if c.Wording == grammar.Between {
			end, _ := amountText(c.B, of, unit)
			text += " to " + end
		}
		return words + text, place, nil
	case unit.Kind != grammar.NoUnit && unit.Kind != grammar.Count, unit.Scale != 0:
		return "", 0, s.refuse("unit", "stands beside an amount that is no plain number; write the unit into the value")
	}
	return value, 0, nil
}

// readUnit reads the unit of a figure, which goes with its subject.
func (s *sheet) readUnit(of countylines.Subject) (u grammar.Unit, err error) {
	text := s.cell("unit")
	if text == "" || text == "NA" {
		return u, nil
	}
	if of.Unit() == countylines.Nanograms {
		var one seizure.Mass
		if one.UnmarshalText([]byte("1"+text)) == nil {
			return grammar.Unit{Kind: grammar.Mass, Size: int64(one), Text: text}, nil
		}
	}
	u, ok := grammar.ParseUnit(text)
	if ok && !u.Says() {
		u.Kind = grammar.Count
	}
	if ok && (of.Unit() != countylines.Nanograms || u.Kind == grammar.Mass) && u.Kind != grammar.Foreign {
		return u, nil
	}
	switch of.Unit() {
	case countylines.Nanograms:
		return u, s.refuse("unit", "is no unit of mass such as g, kg or oz")
	case countylines.Pence:
		return u, s.refuse("unit", "is not GBP; a return holds sterling and no other currency")
	}
	return u, s.refuse("unit", "is no unit of what is counted; that is count or persons")
}

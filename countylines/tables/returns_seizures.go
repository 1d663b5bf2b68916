// SPDX-License-Identifier: MIT

package tables

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// seizureColumns are the columns of the Home Office's table; those that a return has no
// use for say again what others say.
var seizureColumns = []string{"slug", "area", "gss", "financial_year", "year_ending_march", "drug", "seizures", "quantity", "quantity_unit",
	"source_label", "uk_class_at_year", "note"}

// seizureNames are other headings of the Home Office's table, by those that are read.
var seizureNames = map[string][]string{
	"area":              {"police_force", "force", "area_name", "force_name", "police_force_area"},
	"gss":               {"area_code", "gss_code", "force_code", "ons_code"},
	"financial_year":    {"year", "fy"},
	"year_ending_march": {"year_ending_31_march", "year_to_march"},
	"drug":              {"drug_type", "drug_name", "type_of_drug", "substance"},
	"seizures":          {"number_of_seizures", "seizures_number", "no_of_seizures", "seizure_count"},
	"quantity":          {"quantity_seized", "amount_seized", "quantity_number"},
	"quantity_unit":     {"unit", "units", "quantity_units", "unit_of_measure"},
}

// rename gives the columns of the Home Office's table the names that are read, if the
// heading is one of it.
func (s *sheet) rename() {
	if s.has("measure") || s.has("value") || !s.has("drug") && !slices.ContainsFunc(seizureNames["drug"], func(name string) bool { return s.has(name) }) {
		return
	}
	for name, others := range seizureNames {
		for _, other := range others {
			if i, ok := s.at[other]; ok && !s.has(name) {
				delete(s.at, other)
				s.at[name], s.cells[i] = i, name
			}
		}
	}
}

// seizuresNeed gives the columns that are needed, those of the area and the year first.
func (s *sheet) seizuresNeed() []string {
	area, year := "slug", "financial_year"
	if !s.has(area) {
		area = "area"
	}
	if !s.has(year) {
		year = "year_ending_march"
	}
	return []string{area, year, "drug"}
}

// readSeizures reads the returns of the Home Office's table of drug seizures.
func (s *sheet) readSeizures(yield func(countylines.Return, error) bool) (more bool) {
	columns := s.seizuresNeed()
	area, year := columns[0], columns[1]
	for s.next() {
		r, err := s.readSeizure(area, year)
		if err == nil {
			r = s.atPlace(r)
		}
		if !yield(r, err) {
			return false
		}
	}
	return true
}

// tableCover is the table's England and Wales: those who send in figures.
const tableCover = countylines.England | countylines.Wales | countylines.BTP | countylines.BorderForce

func (s *sheet) readSeizure(areaColumn, yearColumn string) (r countylines.Return, err error) {
	if s.bad != nil {
		return r, s.bad
	}
	r.Source = countylines.Source{Publisher: "Home Office", URL: "Seizures of drugs in England and Wales"}
	if s.has("source") { // a collection of what others printed
		r.Source = countylines.Source{URL: s.keep("source")}
	}
	name := strings.TrimPrefix(s.cell(areaColumn), "_")
	switch name {
	case "england-and-wales":
		r.Area = tableCover
	case "england-and-wales-police":
		r.Area = tableCover &^ countylines.BorderForce
	default:
		if r.Area, err = countylines.ParseArea(name); err != nil {
			return countylines.Return{}, s.reject(areaColumn, err)
		}
	}
	year := s.cell(yearColumn)
	if yearColumn == "year_ending_march" {
		year = "year ending March " + year
	}
	if r.Period, err = calendar.ParsePeriod(year); err != nil {
		return countylines.Return{}, s.reject(yearColumn, err)
	}
	if r.Period != r.Period.From.FinancialYear() {
		return countylines.Return{}, s.refuse(yearColumn, "is no year to 31 March such as 2018/19")
	}
	drugs, err := DrugsOf(printedRow(s.cell("drug")), r.Period.To-1)
	if err != nil {
		return countylines.Return{}, s.reject("drug", err)
	}
	seizures, quantity := s.cell("seizures"), s.cell("quantity")
	if seizures == "" && quantity == "" {
		return countylines.Return{}, s.refuse("seizures", "has neither seizures nor a quantity; leave out what is not reported")
	}
	if seizures != "" {
		fig, err := s.tableFigure("seizures", seizures, countylines.SeizuresOf(drugs), grammar.Unit{})
		if err != nil {
			return countylines.Return{}, err
		}
		r.Seized.Seizures = stats.Distinct[seizure.Substance, int]{drugs: stats.As[int](fig)}
	}
	if quantity != "" {
		if err := s.readQuantity(&r.Seized, drugs); err != nil {
			return countylines.Return{}, err
		}
	}
	return r, nil
}

// printedRow gives the name of a row of the table as files have it, where it is printed
// otherwise: "Total Class A", "All drugs".
func printedRow(name string) string {
	slug := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(printedNote.ReplaceAllString(name, ""), "incl.", "incl")), "-"))
	if slug == "mephedrone-(non-injection)" {
		return "mephedrone"
	}
	if printedRows.MatchString(slug) {
		return slug
	}
	return name
}

var (
	printedNote = regexp.MustCompile(`\s*\[[^\[\]]*\]$`)
	printedRows = regexp.MustCompile(`^((total|all|other)-class-[abc]|all-drugs|total|unknown|cannabis-plants|benzodiazepines|other-class-b-\(incl-mephedrone\))$`)
)

// tableFigure reads a figure with its wording, or a mark for none.
func (s *sheet) tableFigure(column, text string, of countylines.Subject, unit grammar.Unit) (f stats.Figure[int64], err error) {
	words, place, err := s.readWorded(of, text, unit)
	if bad, ok := errors.AsType[*countylines.RowError](err); ok {
		bad.Column, bad.Text = column, names.Clip(text)
		return f, bad
	}
	v, err := of.Unit().Parse(words)
	if err != nil {
		return f, s.reject(column, err)
	}
	if place != 0 {
		v.Figure = v.Figure.Place(int64(place))
	}
	return v.Figure, nil
}

// readQuantity reads a quantity of some drugs: kilograms and the like, plants or doses, or
// thousands of them. Thousands of doses need not be a whole number of doses, as they come
// from weights; then they are between two.
func (s *sheet) readQuantity(h *seizure.Haul, drugs seizure.Substance) error {
	text := s.cell("quantity")
	unit, ok := grammar.ParseUnit(s.cell("quantity_unit"))
	pack := seizure.Pack{Substance: drugs, Form: seizure.Dose}
	of := countylines.PacksOf(pack)
	switch {
	case ok && unit.Kind == grammar.Mass && unit.Scale == 0:
		of = countylines.MassOf(drugs)
	case ok && unit.Kind == grammar.Plants:
		pack = seizure.Pack{Substance: seizure.Cannabis, Form: seizure.Plant}
		of = countylines.PacksOf(pack)
	case !ok || unit.Kind != grammar.Doses:
		return s.refuse("quantity_unit", "is none of kg, plants and thousand doses, nor g, doses or thousand plants")
	}
	number, exact, err := s.quantity(text)
	switch {
	case err != nil:
		return err
	case !exact:
		fig, err := s.tableFigure("quantity", text, of, unit)
		if err != nil {
			return err
		}
		if unit.Kind == grammar.Mass {
			h.Mass = stats.List[seizure.Substance, seizure.Mass]{{Set: drugs, Figure: stats.As[seizure.Mass](fig)}}
		} else {
			h.Packs = stats.List[seizure.Pack, int]{{Set: pack, Figure: stats.As[int](fig)}}
		}
		return nil
	case unit.Kind == grammar.Mass:
		mass, err := seizure.MassOf(number, seizure.Mass(unit.Size))
		if err != nil {
			return s.reject("quantity", err)
		}
		h.Mass = stats.List[seizure.Substance, seizure.Mass]{{Set: drugs, Figure: stats.Exactly(mass)}}
		return nil
	}
	number = number.Shift(int32(unit.Scale))
	least, most := number.Floor(), number.Ceil()
	if !most.BigInt().IsInt64() || int64(int(most.IntPart())) != most.IntPart() {
		return s.refuse("quantity", "is more than can be counted")
	}
	fig := stats.Between(int(least.IntPart()), int(most.IntPart()))
	if _, whole := fig.Exact(); !whole && unit.Scale == 0 {
		return s.refuse("quantity", "is no whole number of "+pack.Form.String()+"s")
	}
	h.Packs = stats.List[seizure.Pack, int]{{Set: pack, Figure: fig}}
	return nil
}

// quantity reads a plain number, with commas between thousands perhaps, and reports false
// for other text.
func (s *sheet) quantity(text string) (n decimal.Decimal, exact bool, err error) {
	if strings.Trim(text, "0123456789.") == "" && strings.Trim(text, ".") != "" {
		if n, err = decimal.NewFromString(text); err != nil || len(text) > 40 {
			return n, false, s.refuse("quantity", "is no number such as 12.5")
		}
		return n, true, nil
	}
	cell, ok := grammar.ParseCell(text)
	if !ok {
		return n, false, s.refuse("quantity", "is no number such as 12.5")
	}
	exact = cell.Wording == grammar.Exactly && !cell.Percent && !cell.Unit.Says()
	return decimal.New(cell.A.Digits, -int32(cell.A.Places)), exact, nil
}

package countylines

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// readSeizures reads the returns of the Home Office's table of drug seizures.
func (s *sheet) readSeizures(yield func(Return, error) bool) (more bool) {
	area, year := "slug", "financial_year"
	if !s.has(area) {
		area = "area"
	}
	if !s.has(year) {
		year = "year_ending_march"
	}
	if s.err = s.need(area, year, "drug"); s.err != nil {
		return true
	}
	for s.next() {
		r, err := s.readSeizure(area, year)
		if !yield(r, err) {
			return false
		}
	}
	return true
}

// tableCover is the table's England and Wales: those who send in figures.
const tableCover = England | Wales | BTP | BorderForce

func (s *sheet) readSeizure(areaColumn, yearColumn string) (r Return, err error) {
	if s.bad != nil {
		return r, s.bad
	}
	r.Source = Source{Publisher: "Home Office", URL: "Seizures of drugs in England and Wales"}
	name := strings.TrimPrefix(s.cell(areaColumn), "_")
	if r.Area = tableCover; name != "england-and-wales" {
		if r.Area, err = ParseArea(name); err != nil {
			return Return{}, s.reject(areaColumn, err)
		}
	}
	year := s.cell(yearColumn)
	if yearColumn == "year_ending_march" {
		year = "year ending March " + year
	}
	if r.Period, err = calendar.ParsePeriod(year); err != nil {
		return Return{}, s.reject(yearColumn, err)
	}
	if r.Period != r.Period.From.FinancialYear() {
		return Return{}, s.refuse(yearColumn, "is no year to 31 March such as 2018/19")
	}
	drugs, err := tableDrugs(s.cell("drug"), r.Period.To-1)
	if err != nil {
		return Return{}, s.reject("drug", err)
	}
	seizures, quantity := s.cell("seizures"), s.cell("quantity")
	if seizures == "" && quantity == "" {
		return Return{}, s.refuse("seizures", "has neither seizures nor a quantity; leave out what is not reported")
	}
	if seizures != "" {
		var fig stats.Figure[int]
		if err := fig.UnmarshalText([]byte(seizures)); err != nil {
			return Return{}, s.reject("seizures", err)
		}
		r.Seized.Seizures = stats.Distinct[seizure.Substance, int]{drugs: fig}
	}
	if quantity != "" {
		if err := s.readQuantity(&r.Seized, drugs); err != nil {
			return Return{}, err
		}
	}
	return r, nil
}

// readQuantity reads a quantity of some drugs. Thousands of doses need not be a
// whole number of doses, as they come from weights; then they are between two.
func (s *sheet) readQuantity(h *seizure.Haul, drugs seizure.Substance) error {
	text, unit := s.cell("quantity"), s.cell("quantity_unit")
	if strings.Trim(text, "0123456789.") != "" || len(text) > 40 {
		return s.refuse("quantity", "is no number such as 12.5")
	}
	number, err := decimal.NewFromString(text)
	if err != nil {
		return s.refuse("quantity", "is no number such as 12.5")
	}
	pack := seizure.Pack{Substance: drugs, Form: seizure.Dose}
	switch unit {
	case "kg":
		mass, err := seizure.MassOf(number, seizure.Kilogram)
		if err != nil {
			return s.reject("quantity", err)
		}
		h.Mass = stats.List[seizure.Substance, seizure.Mass]{{Set: drugs, Figure: stats.Exactly(mass)}}
		return nil
	case "plants":
		pack = seizure.Pack{Substance: seizure.Cannabis, Form: seizure.Plant}
	case "thousand doses":
		number = number.Shift(3)
	default:
		return s.refuse("quantity_unit", "is none of kg, plants and thousand doses")
	}
	least, most := number.Floor(), number.Ceil()
	if !most.BigInt().IsInt64() || int64(int(most.IntPart())) != most.IntPart() {
		return s.refuse("quantity", "is more than can be counted")
	}
	fig := stats.Between(int(least.IntPart()), int(most.IntPart()))
	if _, whole := fig.Exact(); !whole && unit == "plants" {
		return s.refuse("quantity", "is no whole number of plants")
	}
	h.Packs = stats.List[seizure.Pack, int]{{Set: pack, Figure: fig}}
	return nil
}

// The drugs that the table has by name, by class; ketamine, which changed class,
// is besides.
const (
	tableA = seizure.Cocaine | seizure.Crack | seizure.MDMA | seizure.Heroin | seizure.LSD | seizure.Methadone | seizure.Morphine
	tableB = seizure.Cannabis | seizure.Amphetamine | seizure.Barbiturates | seizure.Mephedrone
	tableC = seizure.AnabolicSteroids | seizure.Benzodiazepines | seizure.GHB
)

// tableDrugs gives the drugs of a row of the table, which names what is left of a
// class, and of all drugs, as rows of their own. The drugs that it has by name are
// in the class under which it lists them, whatever the class of a rare form of
// them was, so that the rows of a class make up its total.
func tableDrugs(name string, on calendar.Day) (seizure.Substance, error) {
	byName := [...]seizure.Substance{tableA, tableB, tableC}
	if seizure.ClassB(on).Contains(seizure.Ketamine) {
		byName[1] |= seizure.Ketamine
	} else {
		byName[2] |= seizure.Ketamine
	}
	named := byName[0] | byName[1] | byName[2]
	other := [...]seizure.Substance{seizure.ClassA(on) &^ named, seizure.ClassB(on) &^ named, seizure.ClassC(on) &^ named}
	switch strings.TrimPrefix(name, "_") {
	case "all-drugs", "total":
		return seizure.AnyDrug, nil
	case "unknown":
		return seizure.AnyDrug &^ (named | other[0] | other[1] | other[2]), nil
	case "other-class-b-(incl-mephedrone)":
		return other[1] | seizure.Mephedrone, nil
	case "benzodiazepines":
		return seizure.Benzodiazepines &^ seizure.Temazepam, nil
	case "cannabis-plants":
		return seizure.OtherCannabis, nil
	}
	for i, class := range []string{"class-a", "class-b", "class-c"} {
		switch strings.TrimPrefix(name, "_") {
		case "total-" + class, "all-" + class:
			return byName[i] | other[i], nil
		case "other-" + class:
			return other[i], nil
		}
	}
	return seizure.ParseSubstance(name)
}

// SPDX-License-Identifier: MIT

package gen

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// units says what the units of the prices are: a form, where they are counted,
// and what one weighs, where the source says so.
var units = map[string]string{
	"g":                        "0, stats.Exactly(Gram)",
	"kg":                       "0, stats.Exactly(Kilogram)",
	"oz":                       "0, stats.Exactly(Ounce)",
	"eighth oz (3.5 g)":        "0, stats.Exactly(3_500 * Milligram)",
	"0.1 g":                    "0, stats.Exactly(100 * Milligram)",
	"0.2 g":                    "0, stats.Exactly(200 * Milligram)",
	"0.5 g":                    "0, stats.Exactly(500 * Milligram)",
	"1 g":                      "0, stats.Exactly(Gram)",
	"1/16 oz":                  "0, stats.Exactly(Ounce / 16)",
	"1/8 oz":                   "0, stats.Exactly(Ounce / 8)",
	"rock (0.2 g)":             "Rock, stats.Exactly(200 * Milligram)",
	"rock (about 0.15-0.25 g)": "Rock, stats.Between(150*Milligram, 250*Milligram)",
	"dose":                     "Dose, stats.Figure[Mass]{}",
	"tablet":                   "Tablet, stats.Figure[Mass]{}",
	"10 mg tablet":             "Tablet, stats.Figure[Mass]{}",
}

var levels = map[string]string{"street": "Street", "street-deal": "StreetDeal", "wholesale": "Wholesale",
	"street-implied": "Implied", "street-purity-adjusted": "PurityAdjusted"}

// prices writes the prices. One that was worked out from totals is about
// what it says; a note tells where the source says "over" or "less than".
func (s *source) prices() error {
	records, err := s.records("drug_prices.csv")
	if err != nil {
		return err
	}
	s.WriteString("\n// prices builds the list anew, so that programs which ask for no price pay for none.\nfunc prices() PriceList {\nreturn PriceList{\n")
	for _, p := range records {
		slug, level, low, high, unit, when, source, verified, note := p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], p[8]
		i := slices.IndexFunc(s.drugs, func(d *row) bool { return d.slug == slug })
		if i < 0 || units[unit] == "" || levels[level] == "" {
			return fmt.Errorf("drug_prices.csv: what is %s, %s, %s?", slug, level, unit)
		}
		least, most, err := poundsAndPence(low, high)
		if err != nil {
			return err
		}
		sum := fmt.Sprintf("stats.Exactly[Money](%s)", most)
		evidence := "Seen"
		switch {
		case verified == "derived":
			evidence = "Derived"
			sum = strings.Replace(sum, "Exactly", "About", 1)
		case low == "":
			sum = strings.Replace(sum, "Exactly", "LessThan", 1)
		case strings.HasPrefix(note, "over "):
			sum = strings.Replace(sum, "Exactly", "MoreThan", 1)
		case low != high:
			sum = fmt.Sprintf("stats.Between[Money](%s, %s)", least, most)
		}
		place := "United Kingdom"
		if strings.Contains(source, "England") {
			place = "England"
		}
		s.printf("{%s, %s, %s, %s, %s, %q, %q, %s, %q},\n",
			s.drugs[i].name, levels[level], sum, units[unit], period(when), place, source, evidence, note)
	}
	s.WriteString("}\n}\n")
	return nil
}

func poundsAndPence(low, high string) (least, most string, err error) {
	if least, err = pence(low); err == nil {
		most, err = pence(high)
	}
	return least, most, err
}

// pence writes pounds as a whole number of pence.
func pence(pounds string) (string, error) {
	whole, part, _ := strings.Cut(pounds, ".")
	part += "00"
	if len(part) > 4 || strings.Trim(part[2:], "0") != "" {
		return "", fmt.Errorf("drug_prices.csv: £%s is no whole number of pence", pounds)
	}
	return cmp.Or(strings.TrimLeft(whole+part[:2], "0"), "0"), nil
}

// period writes a year or a month as an expression.
func period(when string) string {
	var y, m int
	switch n, _ := fmt.Sscanf(when, "%d-%d", &y, &m); n {
	case 1:
		return fmt.Sprintf("calendar.Date(%d, 1, 1).Year()", y)
	case 2:
		return fmt.Sprintf("calendar.Date(%d, %d, 1).Month()", y, m)
	}
	return "calendar.Period{}"
}

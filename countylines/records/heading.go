// SPDX-License-Identifier: MIT

package records

import (
	"slices"
	"strconv"
	"strings"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/internal/rows"
)

// A column is what the cells of a column of a file of events are.
type column uint8

const (
	leftOut column = iota // none of those below
	dateColumn
	forceColumn
	districtColumn
	teamColumn
	jointColumn
	scopeColumn
	whatColumn
	countColumn
	alsoColumn
	offenceColumn
	outcomeColumn
	personColumn
	vulnerableColumn
	lineColumn
	itemColumn
	substanceColumn
	formColumn
	weaponColumn
	goodColumn
	amountColumn
	gramsColumn
	kilogramsColumn
	milligramsColumn
	ouncesColumn
	unitColumn
	worthColumn
	cashColumn
	monthColumn
	leastColumn // written beside a count, and left out when read
	mostColumn
	allColumns
)

// columnNames are the headings of each column that are understood, that of a file that
// [Write] writes first. Case, hyphens and punctuation do not matter.
var columnNames = [allColumns][]string{
	dateColumn:       {"date", "on", "day", "date seized", "seized on", "seizure date", "date of seizure", "arrest date", "date of arrest", "arrested on", "event date", "incident date", "date of event", "date of incident", "date of offence", "offence date", "month", "year month", "month of arrest", "date time", "datetime"},
	forceColumn:      {"force", "by", "police force", "force name", "area", "force area", "police force area", "force code", "gss code", "reported by", "falls within", "area name", "area code"},
	districtColumn:   {"district", "local authority", "local authority district", "district name", "district code", "local authority code", "borough", "lad", "lad code", "lad name"},
	teamColumn:       {"team", "squad"},
	jointColumn:      {"joint", "joint with"},
	scopeColumn:      {"scope", "operation"},
	whatColumn:       {"what", "measure", "event", "event type", "type of event", "activity"},
	countColumn:      {"count", "number", "how many", "n", "no of", "number of items"},
	alsoColumn:       {"also"},
	offenceColumn:    {"offence", "arrested for", "main offence", "offence type", "offence description", "offence group"},
	outcomeColumn:    {"outcome", "disposal", "result", "outcome type"},
	personColumn:     {"person", "age group"},
	vulnerableColumn: {"vulnerable", "vulnerability", "vulnerabilities", "vulnerability factors"},
	lineColumn:       {"line", "line name", "brand", "deal line"},
	itemColumn:       {"item", "items", "exhibit", "find", "seized", "what was seized", "item description", "description of item", "seized item", "item seized"},
	substanceColumn:  {"substance", "drug", "drugs", "drug type", "drug name", "type of drug"},
	formColumn:       {"form", "drug form"},
	weaponColumn:     {"weapon", "weapons", "weapon type", "type of weapon"},
	goodColumn:       {"good", "goods", "property"},
	amountColumn:     {"mass", "weight", "amount", "quantity", "qty"},
	gramsColumn:      {"grams", "gram", "g", "mass g", "weight g", "amount g", "quantity g", "weight in g", "weight in grams", "weight grams", "mass in grams", "mass grams", "quantity grams", "amount grams", "quantity in grams"},
	kilogramsColumn:  {"kilograms", "kg", "kilos", "mass kg", "weight kg", "amount kg", "quantity kg", "weight in kg", "weight in kilograms", "weight kilograms", "mass kilograms", "quantity kilograms", "amount kilograms"},
	milligramsColumn: {"milligrams", "mg", "weight mg", "weight in mg", "mass mg", "amount mg", "quantity mg", "weight milligrams", "quantity milligrams"},
	ouncesColumn:     {"ounces", "oz", "weight oz", "weight in oz", "weight ounces", "quantity ounces", "quantity oz"},
	unitColumn:       {"unit", "units", "unit of measure", "quantity unit"},
	worthColumn:      {"worth", "value", "street value", "estimated value", "drugs worth", "value gbp", "value £", "street value gbp", "street value £", "estimated street value", "worth gbp", "worth £", "value in pounds"},
	monthColumn:      {"whole month"},
	leastColumn:      {"count_min", "count min"},
	mostColumn:       {"count_max", "count max"},
	cashColumn:       {"cash", "cash seized", "cash gbp", "cash £", "cash in pounds"},
}

// columnOf gives the column that a heading names.
func columnOf(heading string) column {
	var buf [names.MaxLen]byte
	return columnOfFolded(string(names.Fold(buf[:0], heading)))
}

func columnOfFolded(folded string) column {
	for c, list := range columnNames {
		if slices.Contains(list, folded) {
			return column(c)
		}
	}
	if c := amountWords(folded); c != leftOut {
		return c
	}
	if date, _ := cutOrder(folded); date != folded && slices.Contains(columnNames[dateColumn], date) {
		return dateColumn
	}
	return leftOut
}

// amountWords reads a heading of amounts that says more than it needs: "weight of drugs
// seized (g)" is "weight g". It gives leftOut for any other.
func amountWords(folded string) column {
	words := slices.DeleteFunc(strings.Fields(folded), func(word string) bool {
		return slices.Contains([]string{"of", "in", "the", "drug", "drugs", "seized", "recovered", "total", "estimated", "approximate", "approx"}, word)
	})
	rest := strings.Join(words, " ")
	for c := amountColumn; c <= ouncesColumn; c++ {
		if len(words) > 0 && slices.Contains(columnNames[c], rest) {
			return c
		}
	}
	return leftOut
}

// An order is what is known of dates of a file that may be meant otherwise.
type order uint8

const (
	unsaid    order = iota // nothing before its last row
	asRead                 // they are meant as they are read
	otherwise              // they are not, at least not in every row
	unknown                // and nobody can look
)

// orders are what is known by what a date may be.
type orders [monthOrYear + 1]order

// orderWords are what a heading says of its dates behind their name; a chunk's has one
// of those that have a text.
var orderWords = [...]struct {
	folded string
	of     doubt
	order  order
	text   string
}{
	{"day or month first", dayOrMonth, unknown, "day or month first"},
	{"day first", dayOrMonth, asRead, "day first"}, {"dd mm yyyy", dayOrMonth, asRead, ""}, {"dd mm yy", dayOrMonth, asRead, ""},
	{"month first", dayOrMonth, otherwise, "month first"}, {"mm dd yyyy", dayOrMonth, otherwise, ""}, {"mm dd yy", dayOrMonth, otherwise, ""},
	{"months or years", monthOrYear, unknown, "months or years"},
	{"months", monthOrYear, asRead, "months"}, {"yyyy mm", monthOrYear, asRead, ""},
	{"years", monthOrYear, otherwise, "years"},
	{"yyyy mm dd", 0, 0, ""},
}

// cutOrder takes off the name of a column for dates what it says of them.
func cutOrder(folded string) (date string, o orders) {
	for i := 0; i < len(orderWords); i++ {
		said := orderWords[i]
		if date, ok := strings.CutSuffix(folded, " "+said.folded); ok {
			if o[said.of] == unsaid {
				o[said.of] = said.order
			}
			folded, i = date, -1
		}
	}
	return folded, o
}

// words says what cutOrder understands.
func (o orders) words() string {
	var words []string
	for _, said := range orderWords {
		if said.text != "" && o[said.of] == said.order {
			words = append(words, said.text)
		}
	}
	return strings.Join(words, ", ")
}

// A heading is the first row of a file of events.
type heading struct {
	cells   []string        // as printed
	columns []column        // by position
	at      [allColumns]int // the position of each column, or −1
	extra   map[string]int  // the positions of those that are left out, from 1, by their folded names
	order   orders

	searches string // a column that files of searches or of crimes have, and of arrests do not
}

// searchColumns are headings of files of searches and of crimes, as data.police.uk has them,
// whose outcomes are mostly of no arrest.
var searchColumns = [...]string{
	"object of search", "search type", "type of search", "outcome linked to object of search", "removal of more than just outer clothing",
	"stop type", "search date", "date of search", "grounds for search", "lsoa code", "lsoa name", "last outcome category",
}

// exampleHeading is a heading that will do.
const exampleHeading = "date,force,substance,grams"

// told begins the name of a column that is left out, in a chunk: whoever cut it has been
// told.
const told = "~"

// readHeading makes out what the columns of a file are. strange names those that
// are left out; err is why no event can be read with such a heading.
func readHeading(row int, line string, cells []string, wanted []Key) (h *heading, strange, err *countylines.RowError) {
	h = &heading{cells: cells, columns: make([]column, len(cells)), extra: map[string]int{}}
	for c := range h.at {
		h.at[c] = -1
	}
	wrong := func(text, reason string) *countylines.RowError {
		return &countylines.RowError{Row: row, Text: names.Clip(text), Reason: reason, Err: countylines.ErrHeading}
	}
	var unknown []string
	for i, cell := range cells {
		folded := string(names.Fold(nil, cell))
		c := columnOfFolded(folded)
		switch {
		case cell == "":
		case c == leftOut:
			h.extra[folded] = i + 1
			if slices.Contains(searchColumns[:], folded) {
				h.searches = strings.TrimPrefix(cell, told)
			}
			if !strings.HasPrefix(cell, told) && !slices.ContainsFunc(wanted, func(k Key) bool { return k.folded() == folded }) {
				unknown = append(unknown, cell)
			}
		case h.at[c] >= 0:
			return nil, nil, wrong(cell, "means the same as the column "+strconv.Quote(names.Clip(cells[h.at[c]]))+": leave one of them out, or name it otherwise")
		default:
			h.columns[i], h.at[c] = c, i
			if c == dateColumn {
				_, h.order = cutOrder(folded)
				h.cells[i] = strings.TrimSuffix(cell, " ("+h.order.words()+")") // which a chunk's has
			}
		}
	}
	switch {
	case h.at[dateColumn] < 0:
		return nil, nil, wrong(line, "has no column for the date"+rows.Hint(line, exampleHeading))
	case h.at[forceColumn] < 0 && h.at[districtColumn] < 0:
		return nil, nil, wrong(line, "has no column for the force"+rows.Hint(line, exampleHeading))
	case !slices.ContainsFunc(h.columns, column.tells):
		return nil, nil, wrong(line, "has no column for what was counted or found"+measuresIn(unknown)+rows.Hint(line, exampleHeading))
	case len(unknown) > 0:
		if many, measure := numbersIn(unknown); many != "" {
			return nil, nil, wrong(many, "says how many each row stands for, and is not read: give each a row, with "+strconv.Quote(measure)+" in a column what and the number in a column count")
		}
		if refused := grammar.Misspelt(row, unknown, columnSpellings, columnNames[unitColumn]...); refused != nil {
			return nil, nil, refused
		}
		strange = grammar.LeftOut(row, unknown, columnSpellings)
	}
	return h, strange, nil
}

// below says on which row a heading stands that would do, if a file begins with a title.
func (f *eventFile) below(rest []byte) string {
	for row := f.row + 1; row <= f.row+20 && len(rest) > 0; row++ {
		n, quotes, _ := rows.End(rest, true)
		var split rows.Splitter
		cells, err := split.Split(rest[:n], quotes)
		rest = rest[n:]
		texts := make([]string, len(cells))
		for i, cell := range cells {
			texts[i] = rows.CellText(string(cell))
		}
		if _, _, bad := readHeading(row, "", texts, f.wanted); err == nil && bad == nil {
			return "; row " + strconv.Itoa(row) + " would do: leave out what stands above it"
		}
	}
	return ""
}

// measuresIn says what to do with columns that are a measure each.
func measuresIn(unknown []string) string {
	for _, cell := range unknown {
		if m, err := countylines.ParseMeasure(cell); err == nil {
			return "; " + strconv.Quote(names.Clip(cell)) + " is something that is counted: give each a row, with " + strconv.Quote(m.String()) + " in a column what and the number in a column count"
		}
	}
	return ""
}

// numbersIn finds a column that says how many of a measure each row stands for, such as
// "number of arrests". Left out, each row would be one.
func numbersIn(unknown []string) (heading, measure string) {
	for _, cell := range unknown[:min(len(unknown), 100)] { // a name that is none takes long
		folded := string(names.Fold(nil, cell))
		for _, before := range [...]string{"number of ", "no of ", "number ", "total "} {
			what, ok := strings.CutPrefix(folded, before)
			if !ok {
				continue
			}
			if m, err := countylines.ParseMeasure(what); err == nil {
				return cell, m.String()
			}
		}
	}
	return "", ""
}

// tells reports whether a column can say what was counted or found.
func (c column) tells() bool {
	switch c {
	case whatColumn, offenceColumn, outcomeColumn, personColumn, itemColumn, substanceColumn, weaponColumn, goodColumn, worthColumn, cashColumn:
		return true
	}
	return false
}

func columnSpellings(yield func(spelling, name string) bool) {
	for _, list := range columnNames {
		for _, name := range list {
			if !yield(name, name) {
				return
			}
		}
	}
}

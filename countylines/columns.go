package countylines

import (
	"slices"
	"strconv"
	"strings"

	"github.com/countylines/ops/internal/names"
)

// A column is what the cells of a column of a file of events are.
type column uint8

const (
	leftOut column = iota // none of those below
	dateColumn
	forceColumn
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
	allColumns
)

// columnNames are the headings of each column that are understood, the name of the
// field of an [Event] first. Case, hyphens and punctuation do not matter.
var columnNames = [allColumns][]string{
	dateColumn:       {"on", "date", "day", "date seized", "seized on", "seizure date", "date of seizure", "arrest date", "date of arrest", "arrested on", "event date", "incident date", "date of event", "date of incident", "date of offence", "offence date"},
	forceColumn:      {"by", "force", "police force", "force name", "area", "force area", "police force area", "force code", "gss code"},
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
	gramsColumn:      {"grams", "gram", "g", "mass g", "weight g", "amount g", "quantity g", "weight in g", "weight in grams", "weight grams", "mass in grams"},
	kilogramsColumn:  {"kilograms", "kg", "kilos", "mass kg", "weight kg", "amount kg", "quantity kg", "weight in kg", "weight in kilograms", "weight kilograms"},
	milligramsColumn: {"milligrams", "mg", "weight mg", "weight in mg", "mass mg", "amount mg", "quantity mg"},
	ouncesColumn:     {"ounces", "oz", "weight oz", "weight in oz"},
	unitColumn:       {"unit", "units", "unit of measure", "quantity unit"},
	worthColumn:      {"worth", "value", "street value", "estimated value", "drugs worth", "value gbp", "value £", "street value gbp", "street value £", "estimated street value", "worth gbp", "worth £", "value in pounds"},
	cashColumn:       {"cash", "cash seized", "cash gbp", "cash £", "cash in pounds"},
}

// columnOf gives the column that a heading names.
func columnOf(heading string) column {
	var buf [names.MaxLen]byte
	folded := string(names.Fold(buf[:0], heading))
	for c, list := range columnNames {
		if slices.Contains(list, folded) {
			return column(c)
		}
	}
	return leftOut
}

// A heading is the first row of a file of events.
type heading struct {
	cells   []string        // as printed
	columns []column        // by position
	at      [allColumns]int // the position of each column, or −1
}

// readHeading makes out what the columns of a file are. strange names those that
// are left out; err is why no event can be read with such a heading.
func readHeading(row int, line string, cells []string) (h *heading, strange, err *RowError) {
	h = &heading{cells: cells, columns: make([]column, len(cells))}
	for c := range h.at {
		h.at[c] = -1
	}
	wrong := func(text, reason string) *RowError {
		return &RowError{Row: row, Text: clip(text), Reason: reason, Err: ErrHeading}
	}
	var unknown []string
	for i, cell := range cells {
		c := columnOf(cell)
		switch {
		case cell == "":
		case c == leftOut:
			unknown = append(unknown, cell)
		case h.at[c] >= 0:
			return nil, nil, wrong(cell, "means the same as the column "+strconv.Quote(clip(cells[h.at[c]]))+": leave one of them out, or name it otherwise")
		default:
			h.columns[i], h.at[c] = c, i
		}
	}
	switch {
	case h.at[dateColumn] < 0:
		return nil, nil, wrong(line, "has no column for the date"+headingHelp(line))
	case h.at[forceColumn] < 0:
		return nil, nil, wrong(line, "has no column for the force"+headingHelp(line))
	case !slices.ContainsFunc(h.columns, column.tells):
		return nil, nil, wrong(line, "has no column for what was counted or found"+headingHelp(line))
	case len(unknown) > 0:
		strange = wrong(strings.Join(unknown, ","), "in the heading is not known, and left out"+nearestColumns(unknown))
		strange.Err = ErrColumns
	}
	return h, strange, nil
}

// tells reports whether a column can say what was counted or found.
func (c column) tells() bool {
	switch c {
	case whatColumn, offenceColumn, outcomeColumn, personColumn, itemColumn, substanceColumn, weaponColumn, goodColumn, worthColumn, cashColumn:
		return true
	}
	return false
}

// headingHelp says what a heading should be, and what this seems to be instead.
func headingHelp(text string) string {
	switch {
	case strings.HasPrefix(text, "\x1f\x8b"):
		return "; this is a gzip archive: read it through gzip.NewReader"
	case strings.HasPrefix(text, "PK\x03\x04"):
		return "; this is a zip archive or a workbook: save it as CSV"
	case strings.HasPrefix(text, "\xff\xfe"), strings.HasPrefix(text, "\xfe\xff"):
		return "; this is UTF-16: save it as CSV in UTF-8"
	case strings.ContainsRune(text, 0):
		return "; this is no text"
	case strings.Contains(text, ";"), strings.Contains(text, "\t"):
		return "; cells are parted by commas, as in date,force,substance,grams"
	}
	return "; a heading such as date,force,substance,grams would do"
}

// nearestColumns says which headings unknown ones may be meant for.
func nearestColumns(unknown []string) string {
	var b strings.Builder
	for _, cell := range unknown[:min(len(unknown), 10)] {
		if near := names.Nearest(cell, columnSpellings); near != nil {
			b.WriteString("; for " + strconv.Quote(clip(cell)) + " write " + strconv.Quote(near[0]))
		}
	}
	return b.String()
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

// SPDX-License-Identifier: MIT

package tables

import (
	"errors"
	"io"
	"strings"

	"github.com/countylines/ops/countylines"
)

// headings of the files that [ReadReturns] reads, by what the cells below are.
var (
	returnsColumns  = []string{"week_start", "week_end", "area", "measure", "value"}
	figureCells     = map[string]bool{"value": true, "seizures": true, "quantity": true}
	headingOfFigure = map[string]bool{"week_start": true, "week_end": true, "area": true, "measure": true, "qualifier": true, "value_high": true, "unit": true, "period": true, "scope": true,
		"slug": true, "gss": true, "financial_year": true, "year_ending_march": true, "drug": true, "quantity_unit": true, "joint": true}
)

// ownLayout reports whether the first row of a sheet is the heading of a file of
// returns, or of the long table of drug seizures, and gives its reader.
func (r *reader) ownLayout(s *Sheet) (*sheet, bool) {
	if len(s.Rows) == 0 {
		return nil, false
	}
	own := &sheet{grid: s.Rows, at: map[string]int{}, last: map[string]string{}, name: s.Name}
	if own.readHeading() != nil {
		return nil, false
	}
	exactly := func(name string) bool { // as the formats write it, and not "Financial Year"
		j, ok := own.at[name]
		return ok && strings.TrimSpace(strings.TrimPrefix(s.Rows[0][j].Text, "\ufeff")) == name
	}
	seizures := exactly("financial_year") || exactly("year_ending_march")
	if !seizures && !exactly("week_start") {
		return nil, false
	}
	return own, own.has(returnsColumns...) || seizures && own.has("drug") && (own.has("slug") || own.has("area")) && (own.has("seizures") || own.has("quantity_unit"))
}

// readOwn reads a sheet as [ReadReturns] reads a file, and tells every cell.
func (r *reader) readOwn(own *sheet, i int) {
	rows := r.sheets[i].Rows
	refused := map[int]error{}
	at := map[string]int32{} // returns, by the place of their first figure
	own.places = true
	read := own.readFigures
	if own.has("drug") {
		read = own.readSeizures
	}
	read(func(ret countylines.Return, err error) bool {
		if e, ok := errors.AsType[*countylines.RowError](err); ok {
			refused[e.Row-1] = e
			return true
		}
		at[ret.Source.Place] = int32(len(r.out.Ledger))
		if r.about.Publisher != "" && ret.Source.Publisher == "" {
			ret.Source.Publisher, ret.Source.URL, ret.Source.Published = r.about.Publisher, firstOf(ret.Source.URL, r.about.URL), r.about.Published
		}
		r.out.Ledger = append(r.out.Ledger, ret)
		return true
	})
	if own.err != nil && !errors.Is(own.err, io.EOF) {
		refused[own.row] = own.err
	}
	head := rows[0]
	last := int32(-1)
	for n, row := range rows {
		if n > 0 && refused[n] == nil {
			if k, ok := at[own.placeOf(n)]; ok {
				last = k
			}
		}
		for j := range row {
			c := &row[j]
			if c.blank() {
				continue
			}
			name := ""
			if j < len(head) {
				name = columnName(strings.TrimPrefix(head[j].Text, "\ufeff"))
			}
			switch err := refused[n]; {
			case n == 0 || headingOfFigure[name]:
				r.tell(n, j, Heading, "")
			case !figureCells[name]:
				r.tell(n, j, Remark, "")
			case err != nil:
				reason := err.Error()
				if e, ok := err.(*countylines.RowError); ok {
					reason = strings.TrimSpace(e.Column + " " + e.Reason)
				}
				r.tell(n, j, Refused, reason)
			default:
				r.out.Cells = append(r.out.Cells, CellRead{Sheet: int32(r.sheet), Row: int32(n), Column: int32(j), At: last, Is: Figure, Says: r.ownSubject(row, own, name)})
			}
		}
	}
}

// ownSubject names what a figure of a row is of, as its columns do.
func (r *reader) ownSubject(row []Cell, own *sheet, column string) string {
	text := func(name string) string {
		if j, ok := own.at[name]; ok && j < len(row) {
			return strings.TrimSpace(row[j].Text)
		}
		return ""
	}
	switch column {
	case "seizures":
		return text("drug") + ":seizures"
	case "quantity":
		switch text("quantity_unit") {
		case "plants":
			return text("drug") + ":plants"
		case "kg":
			return text("drug") + ":mass"
		}
		return text("drug") + ":doses"
	}
	return text("measure")
}

// placeOf gives the place of the figure in a row, counted from 0.
func (s *sheet) placeOf(row int) string {
	for _, name := range []string{"value", "seizures", "quantity"} {
		if j, ok := s.at[name]; ok {
			sheet := Sheet{Name: s.name}
			return sheet.place(row, j)
		}
	}
	return ""
}

// atPlace says where the figure of a return stands, unless the file does.
func (s *sheet) atPlace(r countylines.Return) countylines.Return {
	if s.places && r.Source.Place == "" {
		r.Source.Place = s.placeOf(s.row - 1)
	}
	return r
}

// atPlaceOf gives r the place of the return that it may belong to.
func (s *sheet) atPlaceOf(r, open countylines.Return) countylines.Return {
	if s.places && r.Source.Place == "" {
		r.Source.Place = open.Source.Place
	}
	return r
}

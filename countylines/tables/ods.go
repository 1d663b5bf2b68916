// SPDX-License-Identifier: MIT

package tables

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/countylines/ops/countylines/internal/grammar"
)

// Bounds of a workbook that is read.
const (
	mostXML      = 512 << 20 // bytes of its content, unpacked
	mostColumns  = 1 << 14   // as many as spreadsheet programs have
	mostRows     = 1 << 20   //
	mostRepeated = 1 << 21   // cells that stand in it by repetition
	mostPadding  = 1 << 22   // empty cells before others in their row
)

// ReadODS reads the sheets of an OpenDocument spreadsheet, hidden ones too, in their
// order. Values are what is stored (a formula's last result), text is what is shown;
// comments are [Note]s and no part of the text. A file of another format, an encrypted
// or a broken one gives an [*Error] that says so, with the sheets that were read
// before it; sizes are bounded.
func ReadODS(r io.ReaderAt, size int64) ([]Sheet, error) {
	head := make([]byte, min(max(size, 0), 1<<12))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return nil, err
	}
	archive, err := zip.NewReader(r, size)
	if err != nil {
		reason := noText(head)
		switch {
		case !bytes.HasPrefix(head, []byte("PK")) && reason == "":
			reason = "this is no OpenDocument spreadsheet; ReadCSV reads delimited text"
		case bytes.HasPrefix(head, []byte("PK")):
			reason = "the archive is cut off or damaged: " + err.Error()
		}
		return nil, &Error{Reason: reason, Err: err}
	}
	var content *zip.File
	for _, f := range archive.File {
		switch f.Name {
		case "content.xml":
			content = f
		case "xl/workbook.xml":
			return nil, &Error{Reason: "this is an Excel workbook (.xlsx); the module examples/xlsx reads it"}
		case "EncryptedPackage":
			return nil, errEncrypted
		case "META-INF/manifest.xml":
			if encrypted(f) {
				return nil, errEncrypted
			}
		}
	}
	if content == nil {
		return nil, &Error{Reason: "the archive has no content.xml, so it is no OpenDocument spreadsheet"}
	}
	part, err := content.Open()
	if err != nil {
		return nil, &Error{Reason: "content.xml cannot be unpacked: " + err.Error(), Err: err}
	}
	defer part.Close()
	o := odsReader{xmlReader: newXMLReader(part, odsNames, mostXML), raised: map[string]bool{}, hidden: map[string]bool{}}
	sheets, err := o.read()
	if err != nil {
		name := ""
		if n := len(sheets); n > 0 {
			name = sheets[n-1].Name
		}
		return sheets, &Error{Sheet: name, Reason: "content.xml " + strings.TrimPrefix(err.Error(), "content.xml "), Err: err}
	}
	return sheets, nil
}

var errEncrypted = &Error{Reason: "the file is encrypted; save it without a password"}

// encrypted reports whether a manifest says that the content is encrypted.
func encrypted(f *zip.File) bool {
	r, err := f.Open()
	if err != nil {
		return false
	}
	defer r.Close()
	text, _ := io.ReadAll(io.LimitReader(r, 1<<20))
	return bytes.Contains(text, []byte("encryption-data"))
}

// The names of OpenDocument that are known.
const (
	_ code = iota
	eSpreadsheet
	eTable
	eRow
	eCell
	eCovered
	eColumn
	eChanges
	eAnnotation
	eP
	eS
	eTab
	eBreak
	eSpan
	eA
	eStyle
	eTextProperties
	eTableProperties
	eShapes
	aName
	aStyleName
	aVisibility
	aColumnsRepeated
	aRowsRepeated
	aColumnsSpanned
	aRowsSpanned
	aValueType
	aCalcType
	aValue
	aDate
	aTime
	aBoolean
	aString
	aCount
	aTextStyle
	aStyleOf
	aPosition
	aDisplay
	eText
	eDocument
)

const (
	odfOffice = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
	odfTable  = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
	odfText   = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
	odfStyle  = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
	odfCalc   = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
)

var odsNames = map[string]code{
	odfOffice + " spreadsheet": eSpreadsheet, odfOffice + " text": eText, odfOffice + " presentation": eText, odfOffice + " annotation": eAnnotation, odfOffice + " document-content": eDocument,
	odfTable + " table": eTable, odfTable + " table-row": eRow, odfTable + " table-cell": eCell, odfTable + " covered-table-cell": eCovered,
	odfTable + " table-column": eColumn, odfTable + " tracked-changes": eChanges, odfTable + " shapes": eShapes,
	odfText + " p": eP, odfText + " h": eP, odfText + " s": eS, odfText + " tab": eTab, odfText + " line-break": eBreak, odfText + " span": eSpan, odfText + " a": eA,
	odfStyle + " style": eStyle, odfStyle + " text-properties": eTextProperties, odfStyle + " table-properties": eTableProperties,
	odfTable + " name": aName, odfTable + " style-name": aStyleName, odfTable + " visibility": aVisibility, odfTable + " number-columns-repeated": aColumnsRepeated,
	odfTable + " number-rows-repeated": aRowsRepeated, odfTable + " number-columns-spanned": aColumnsSpanned, odfTable + " number-rows-spanned": aRowsSpanned,
	odfOffice + " value-type": aValueType, odfCalc + " value-type": aCalcType, odfOffice + " value": aValue, odfOffice + " date-value": aDate, odfOffice + " time-value": aTime,
	odfOffice + " boolean-value": aBoolean, odfOffice + " string-value": aString, odfText + " c": aCount, odfText + " style-name": aTextStyle,
	odfStyle + " name": aStyleOf, odfStyle + " text-position": aPosition, odfTable + " display": aDisplay,
}

// An odsReader reads the content of an OpenDocument spreadsheet.
type odsReader struct {
	*xmlReader
	raised map[string]bool // styles of text that is raised
	hidden map[string]bool // styles of tables that are hidden

	sheet    *Sheet
	spans    []columnSpan
	row      []Cell
	cells    []Cell // what rows are made of, so many at a time
	repeated int
	padding  int
	text     []byte
	arena    strings.Builder
	short    map[string]string // texts that were met before
}

// A columnSpan is a run of columns that are shown or hidden alike.
type columnSpan struct {
	end    int
	hidden bool
}

var errNoSheets = errors.New("has no sheets: it is a text document, a presentation or something else")

func (o *odsReader) read() (sheets []Sheet, err error) {
	style := ""
	body := 0
	changes := false
	for {
		t := o.next()
		switch {
		case t.what == 0:
			if o.err == nil && body == 0 {
				return sheets, errNoSheets
			}
			return sheets, o.err
		case t.what != '<':
			continue
		}
		switch t.name {
		case eStyle:
			style = string(o.attr(t.attrs, aStyleOf))
		case eTextProperties:
			if raisedBy(string(o.attr(t.attrs, aPosition))) {
				o.raised[style] = true
			}
		case eTableProperties:
			if string(o.attr(t.attrs, aDisplay)) == "false" {
				o.hidden[style] = true
			}
		case eText:
			return sheets, errNoSheets
		case eSpreadsheet:
			body = o.depth
		case eChanges:
			changes = true
			o.pass()
		case eTable:
			if body == 0 || o.depth != body+1 {
				o.pass()
				continue
			}
			sheets = append(sheets, Sheet{})
			o.sheet = &sheets[len(sheets)-1]
			if err := o.table(t.attrs); err != nil {
				return sheets, err
			}
			if changes {
				o.sheet.Notes = append(o.sheet.Notes, Note{Text: "the file has tracked changes; its cells are read as they stand now"})
				changes = false
			}
		}
	}
}

// raisedBy reports whether a position of text is above the line: "super 58%", "33% 58%".
func raisedBy(position string) bool {
	if strings.HasPrefix(position, "super") {
		return true
	}
	percent, _, found := strings.Cut(position, "%")
	n, err := strconv.ParseFloat(percent, 64)
	return found && err == nil && n > 0
}

// attr gives the value of an attribute as written.
func (o *odsReader) attr(attrs []byte, name code) []byte {
	for n, v := range attributes(attrs) {
		if o.code(n) == name {
			return v
		}
	}
	return nil
}

// count gives the number in an attribute, at least 1.
func count(v []byte, most int) int {
	n := 0
	for _, c := range v {
		if c < '0' || c > '9' {
			return 1
		}
		if n = 10*n + int(c-'0'); n > most {
			return most
		}
	}
	return max(n, 1)
}

// pass passes over the rest of the element that begins here.
func (o *odsReader) pass() {
	for depth := o.depth; o.depth >= depth; {
		if t := o.next(); t.what == 0 {
			return
		}
	}
}

// table reads a sheet.
func (o *odsReader) table(attrs []byte) error {
	depth := o.depth
	for n, v := range attributes(attrs) {
		switch o.code(n) {
		case aName:
			o.sheet.Name = string(unescape(nil, v))
		case aStyleName:
			o.sheet.Hidden = o.hidden[string(v)]
		}
	}
	o.spans, o.short = o.spans[:0], map[string]string{}
	for o.depth >= depth {
		t := o.next()
		if t.what == 0 {
			return o.err
		}
		if t.what != '<' {
			continue
		}
		switch t.name {
		case eColumn:
			o.column(t.attrs)
		case eRow:
			if err := o.tableRow(t.attrs); err != nil {
				return err
			}
		case eTable, eShapes, eChanges:
			o.pass()
		}
	}
	rows := o.sheet.Rows
	for len(rows) > 0 && len(rows[len(rows)-1]) == 0 {
		rows = rows[:len(rows)-1]
	}
	o.sheet.Rows = rows
	return nil
}

func (o *odsReader) column(attrs []byte) {
	n, hidden := 1, false
	for name, v := range attributes(attrs) {
		switch o.code(name) {
		case aColumnsRepeated:
			n = count(v, mostColumns)
		case aVisibility:
			hidden = string(v) != "visible"
		}
	}
	end := n
	if k := len(o.spans); k > 0 {
		end += o.spans[k-1].end
	}
	if end <= mostColumns {
		o.spans = append(o.spans, columnSpan{end, hidden})
	}
}

func (o *odsReader) columnHidden(column int) bool {
	for _, s := range o.spans {
		if column < s.end {
			return s.hidden
		}
	}
	return false
}

// tableRow reads a row, and keeps it as often as it is repeated.
func (o *odsReader) tableRow(attrs []byte) error {
	depth, times, state := o.depth, 1, State(0)
	for n, v := range attributes(attrs) {
		switch o.code(n) {
		case aRowsRepeated:
			times = count(v, mostRows)
		case aVisibility:
			if string(v) != "visible" {
				state = Hidden
			}
		}
	}
	o.row = o.row[:0]
	column := 0
	for o.depth >= depth {
		t := o.next()
		if t.what == 0 {
			return o.err
		}
		if t.what != '<' {
			continue
		}
		switch t.name {
		case eCell, eCovered:
			if err := o.cell(t, &column, state); err != nil {
				return err
			}
		default:
			o.pass()
		}
	}
	if len(o.sheet.Rows)+times > mostRows && len(o.row) > 0 {
		return fmt.Errorf("has more than %d rows", mostRows)
	}
	if len(o.row) == 0 {
		if len(o.sheet.Rows)+times <= mostRows {
			for range times {
				o.sheet.Rows = append(o.sheet.Rows, nil)
			}
		}
		return nil
	}
	if times-1 > (mostRepeated-o.repeated)/len(o.row) { // divided, so that nothing wraps
		return fmt.Errorf("repeats cells more than %d times, which no table does", mostRepeated)
	}
	o.repeated += (times - 1) * len(o.row)
	for range times {
		if cap(o.cells)-len(o.cells) < len(o.row) {
			o.cells = make([]Cell, 0, max(1<<12, len(o.row)))
		}
		from := len(o.cells)
		o.cells = append(o.cells, o.row...)
		o.sheet.Rows = append(o.sheet.Rows, o.cells[from:len(o.cells):len(o.cells)])
	}
	return nil
}

// cell reads a cell into the row, as often as it is repeated.
func (o *odsReader) cell(t tag, column *int, state State) error {
	depth := o.depth
	c, times, failed := o.attributesOf(t)
	c.State |= state
	note, err := o.textOf(&c, depth)
	if err != nil {
		return err
	}
	if failed || len(c.Text) > 1 && c.Text[0] == '#' && strings.HasSuffix(c.Text, "!") || c.Value == "NaN" || c.Value == "INF" {
		c.Kind = Failure
	}
	at := *column
	*column += times
	if note != "" && len(o.sheet.Notes) < 1<<16 {
		o.sheet.Notes = append(o.sheet.Notes, Note{Row: len(o.sheet.Rows), Column: at, Text: note})
	}
	if c.blank() && c.Across == 0 && c.Down == 0 {
		return nil
	}
	if *column > mostColumns {
		return fmt.Errorf("has more than %d columns", mostColumns)
	}
	if o.repeated += times - 1; o.repeated > mostRepeated {
		return fmt.Errorf("repeats cells more than %d times, which no table does", mostRepeated)
	}
	if o.padding += at - len(o.row); o.padding > mostPadding {
		return errors.New("has its cells too far apart to be a table")
	}
	for len(o.row) < at {
		o.row = append(o.row, Cell{})
	}
	for i := range times {
		d := c
		if o.columnHidden(at + i) {
			d.State |= Hidden
		}
		o.row = append(o.row, d)
	}
	return nil
}

// attributesOf reads what the tag of a cell says: its kind, value and span, how many
// times it stands, and whether its formula failed.
func (o *odsReader) attributesOf(t tag) (c Cell, times int, failed bool) {
	if t.name == eCovered {
		c.State = Covered
	}
	times = 1
	for n, v := range attributes(t.attrs) {
		switch o.code(n) {
		case aColumnsRepeated:
			times = count(v, mostColumns+1)
		case aColumnsSpanned:
			c.Across = int16(count(v, mostColumns))
		case aRowsSpanned:
			c.Down = int32(count(v, mostRows))
		case aValueType:
			c.Kind = odsKinds[string(v)]
		case aCalcType:
			failed = string(v) == "error"
		case aValue, aDate, aTime, aBoolean, aString:
			c.Value = o.keep(unescape(o.text[:0], v))
		}
	}
	if c.Across == 1 {
		c.Across = 0
	}
	if c.Down == 1 {
		c.Down = 0
	}
	return c, times, failed
}

// textOf reads the paragraphs of a cell down to its end, and its comment.
func (o *odsReader) textOf(c *Cell, depth int) (note string, err error) {
	o.text = o.text[:0]
	for paragraphs := 0; o.depth >= depth; {
		u := o.next()
		if u.what == 0 {
			return "", o.err
		}
		if u.what != '<' {
			continue
		}
		switch u.name {
		case eP:
			if paragraphs++; paragraphs > 1 {
				o.text = append(o.text, '\n')
			}
			o.paragraph(false)
		case eAnnotation:
			text := append([]byte(nil), o.text...)
			note = o.annotation()
			o.text = text
		default:
			o.pass()
		}
	}
	c.Text = o.keep(o.text)
	switch c.Kind {
	case Text:
		if c.Text == "" {
			c.Text = c.Value
		}
		c.Value = ""
	case Date:
		c.Value = c.Value[:min(len(c.Value), 10)]
	}
	return note, nil
}

var odsKinds = map[string]Kind{"float": Number, "percentage": Percent, "currency": Money, "date": Date, "time": Length, "boolean": Truth}

// paragraph appends the text of an element, and what stands in it.
func (o *odsReader) paragraph(raised bool) {
	for depth := o.depth; o.depth >= depth; {
		if len(o.text) > mostText {
			o.err, o.ended, o.at = errText, true, len(o.buf)
		}
		t := o.next()
		switch {
		case t.what == 0:
			return
		case t.what == 't' && raised:
			o.text = append(o.text, grammar.Raise(string(unescape(nil, t.text)))...)
		case t.what == 't':
			o.text = unescape(o.text, t.text)
		case t.what != '<':
		case t.name == eS:
			for range count(o.attr(t.attrs, aCount), 1<<10) {
				o.text = append(o.text, ' ')
			}
		case t.name == eTab:
			o.text = append(o.text, '\t')
		case t.name == eBreak:
			o.text = append(o.text, '\n')
		case t.name == eSpan:
			o.paragraph(raised || o.raised[string(o.attr(t.attrs, aTextStyle))])
		case t.name == eAnnotation:
			text := append([]byte(nil), o.text...)
			o.annotation()
			o.text = text
		case t.name == eA:
			o.paragraph(raised)
		default:
			o.pass()
		}
	}
}

// annotation gives the text of a comment.
func (o *odsReader) annotation() string {
	o.text = o.text[:0]
	for depth := o.depth; o.depth >= depth; {
		t := o.next()
		if t.what == 0 {
			break
		}
		if t.what == '<' && t.name == eP {
			if len(o.text) > 0 {
				o.text = append(o.text, '\n')
			}
			o.paragraph(false)
		}
	}
	return string(o.text)
}

// keep gives a text that stays, of which equal short ones are one.
func (o *odsReader) keep(text []byte) string {
	if len(text) == 0 {
		return ""
	}
	if len(text) <= 24 {
		if s, ok := o.short[string(text)]; ok {
			return s
		}
	}
	if o.arena.Cap()-o.arena.Len() < len(text) {
		o.arena = strings.Builder{}
		o.arena.Grow(max(1<<16, len(text)))
	}
	from := o.arena.Len()
	o.arena.Write(text)
	s := o.arena.String()[from:]
	if len(text) <= 24 && len(o.short) < 1<<14 {
		o.short[s] = s
	}
	return s
}

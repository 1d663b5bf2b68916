// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/internal/rows"
	"github.com/countylines/ops/seizure"
)

// jsonHeading is the heading of a file of JSON lines, each of which has its own
// names: every column stands at its number.
func jsonHeading() *heading {
	h := &heading{cells: make([]string, allColumns), columns: make([]column, allColumns)}
	for c := range allColumns {
		h.columns[c], h.at[c] = c, int(c)
	}
	h.at[leftOut] = -1
	return h
}

// datesField is the one field of a first line of JSON that says of the dates below what a
// heading may say.
const datesField = "dates"

// readDates takes off such a line, if there is one.
func (f *eventFile) readDates(rest []byte) []byte {
	n := bytes.IndexByte(rest, '\n') + 1
	if n == 0 {
		n = len(rest)
	}
	var fields map[string]string
	if !bytes.Contains(rest[:n], []byte(datesField)) || json.Unmarshal(rest[:n], &fields) != nil || len(fields) != 1 {
		return rest
	}
	left, order := cutOrder(" " + string(names.Fold(nil, fields[datesField])))
	if _, said := fields[datesField]; !said || left != "" {
		return rest
	}
	f.heading.order = order
	f.row++
	return rest[n:]
}

// readLine reads a line of JSON: an object of the columns' names, with a text or a
// number for each, and for the item perhaps an object.
func (x *eventRow) readLine(line []byte) {
	clear(x.cells)
	clear(x.heading.cells)
	clear(x.extras)
	x.item = nil
	d := json.NewDecoder(bytes.NewReader(line))
	if err := x.readObject(d); err != nil && x.err == nil {
		x.err = &countylines.RowError{Row: x.row, Text: names.Clip(string(rows.TrimEnd(line))), Reason: "is no object of JSON: " + err.Error(), Err: err}
	}
	x.counted = x.cells[countColumn] != nil
	x.weighed = x.cells[formColumn] != nil
	for _, c := range weightColumns {
		x.weighed = x.weighed || x.cells[c] != nil
	}
}

func (x *eventRow) readObject(d *json.Decoder) error {
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return orElse(err, errors.New("it begins otherwise"))
	}
	var unknown []string
	var first json.RawMessage
	defer func() { x.unknown(unknown, first) }()
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		name := key.(string)
		c := columnOf(name)
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		switch {
		case x.err != nil:
		case c == leftOut && x.isWanted(name):
			cell, err := x.readValue(c, raw)
			if err != nil {
				x.err = grammar.Reject(x.row, name, string(raw), err)
			}
			x.extras[string(names.Fold(nil, name))] = string(cell)
		case c == leftOut:
			unknown = append(unknown, name)
			if len(unknown) == 1 {
				first = raw
			}
		case x.cells[c] != nil:
			x.err = &countylines.RowError{Row: x.row, Column: names.Clip(name), Text: names.Clip(string(raw)), Reason: "is there twice, or with two names"}
		default:
			x.heading.cells[c] = name
			x.seen[c] = true
			x.cells[c], err = x.readValue(c, raw)
			if err != nil {
				x.err = &countylines.RowError{Row: x.row, Column: names.Clip(name), Text: names.Clip(string(raw)), Reason: err.Error(), Err: err}
			}
		}
	}
	if _, err := d.Token(); err != nil {
		return err
	}
	if _, err := d.Token(); err != io.EOF {
		return orElse(err, errors.New("more follows it on the line"))
	}
	return nil
}

// unknown rejects a line with fields that an event does not have, and says which it has
// not that it needs.
func (x *eventRow) unknown(fields []string, first json.RawMessage) {
	if len(fields) == 0 || x.err != nil {
		return
	}
	reason := "is no field of an event" + grammar.NearestTo(fields, columnSpellings)
	if len(fields) > 1 {
		reason = "and " + strings.Join(fields[1:min(len(fields), 10)], ", ") + " are no fields of an event" + grammar.NearestTo(fields, columnSpellings)
	}
	for _, c := range []column{dateColumn, forceColumn} {
		if x.cells[c] == nil && (c != forceColumn || x.cells[districtColumn] == nil) {
			reason += "; there is no " + columnNames[c][0]
		}
	}
	x.err = &countylines.RowError{Row: x.row, Column: names.Clip(fields[0]), Text: names.Clip(string(first)), Reason: reason}
}

// isWanted reports whether a field is that of a key.
func (x *eventRow) isWanted(name string) bool {
	folded := string(names.Fold(nil, name))
	return slices.ContainsFunc(x.wanted, func(k Key) bool { return k.folded() == folded })
}

// readValue gives a value as the text that a cell would have.
func (x *eventRow) readValue(c column, raw json.RawMessage) ([]byte, error) {
	switch raw[0] {
	case '"':
		var text string
		err := json.Unmarshal(raw, &text)
		return []byte(text), err
	case 'n':
		return []byte{}, nil
	case '{':
		if c == itemColumn {
			x.item = new(seizure.Item)
			return []byte{}, json.Unmarshal(raw, x.item)
		}
	case 't', 'f':
		if c == monthColumn {
			return raw, nil
		}
	case '[':
	default:
		return raw, nil
	}
	return nil, fmt.Errorf("is neither a text nor a number")
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

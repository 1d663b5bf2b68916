package countylines

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

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

// readLine reads a line of JSON: an object of the columns' names, with a text or a
// number for each, and for the item perhaps an object.
func (x *eventRow) readLine(line []byte) {
	clear(x.cells)
	clear(x.heading.cells)
	x.item = nil
	d := json.NewDecoder(bytes.NewReader(line))
	if err := x.readObject(d); err != nil && x.err == nil {
		x.err = &RowError{Row: x.row, Text: clip(string(trimLineEnd(line))), Reason: "is no object of JSON: " + err.Error(), Err: err}
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
		case c == leftOut:
			x.err = &RowError{Row: x.row, Column: clip(name), Text: clip(string(raw)), Reason: "is no field of an event" + nearestColumns([]string{name})}
		case x.cells[c] != nil:
			x.err = &RowError{Row: x.row, Column: clip(name), Text: clip(string(raw)), Reason: "is there twice, or with two names"}
		default:
			x.heading.cells[c] = name
			x.cells[c], err = x.readValue(c, raw)
			if err != nil {
				x.err = &RowError{Row: x.row, Column: clip(name), Text: clip(string(raw)), Reason: err.Error(), Err: err}
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
	case '[', 't', 'f':
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

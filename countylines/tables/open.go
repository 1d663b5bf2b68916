// SPDX-License-Identifier: MIT

package tables

import (
	"bytes"
	"io"
)

// Open reads the sheets of a file of either format, which its first bytes tell. The
// name stands in errors.
func Open(name string, r io.ReaderAt, size int64) ([]Sheet, error) {
	head := make([]byte, min(max(size, 0), 4))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return nil, &Error{File: name, Reason: err.Error(), Err: err}
	}
	var sheets []Sheet
	var err error
	if bytes.HasPrefix(head, []byte("PK")) {
		sheets, err = ReadODS(r, size)
	} else {
		var s Sheet
		s, err = ReadCSV(io.NewSectionReader(r, 0, size))
		sheets = []Sheet{s}
	}
	if e, ok := err.(*Error); ok {
		named := *e
		named.File = name
		return sheets, &named
	}
	return sheets, err
}

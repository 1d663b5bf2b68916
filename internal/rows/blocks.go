// SPDX-License-Identifier: MIT

package rows

import (
	"bytes"
	"cmp"
	"context"
	"io"
)

// Most is the length in bytes of the longest row that is to be read. Of a longer one no
// more than twice as much is kept: it is in a block that is Long, or whole in one, where
// its reader rejects it.
const Most = 256 << 10

// A Block is a piece of a file that begins and ends where a row does.
type Block struct {
	Rows   []byte
	Quotes bool  // Rows may have quotation marks
	Long   bool  // Rows has the beginning of one row that is too long
	Passed int64 // bytes of such a row that were passed over
}

// Size gives how many bytes of the file the block is.
func (b Block) Size() int64 { return int64(len(b.Rows)) + b.Passed }

// Blocks cuts a file into blocks, which can be read apart. Rows end where
// encoding/csv says or, if Lines is set, where a line does.
type Blocks struct {
	From  io.Reader
	Lines bool
	rest  []byte // what was read and is in no block yet
	long  bool   // rest goes on with a row that is too long
	err   error  // of From
}

// Next gives the next block, of at least so many bytes unless the file ends or
// a row does not; its rows are in buf, or in the larger buffer that it gives
// instead. At the end of the file the error is io.EOF. Whatever else ends the
// reading, the row that it cuts off is in no block.
func (r *Blocks) Next(ctx context.Context, buf []byte, enough int) (Block, []byte, error) {
	buf = append(buf[:0], r.rest...)
	for seen := 0; ; seen = len(buf) {
		buf = r.fill(ctx, buf, enough)
		if r.long {
			b := Block{Passed: int64(r.keep(buf, r.restOfLine(buf)))}
			if b.Passed == 0 {
				return b, buf, r.err
			}
			return b, buf, nil
		}
		if r.err != nil || bytes.IndexByte(buf[seen:], '\n') >= 0 {
			quotes := !r.Lines && bytes.IndexByte(buf, '"') >= 0
			if n := wholeRows(buf, quotes, r.err == io.EOF); n > 0 {
				return Block{Rows: buf[:r.keep(buf, n)], Quotes: quotes}, buf, nil
			}
		}
		if len(buf) > Most {
			r.long = true
			n := r.keep(buf, r.restOfLine(buf))
			const shown = 200
			return Block{Rows: buf[:shown], Long: true, Passed: int64(n - shown)}, buf, nil
		}
		if r.err != nil {
			return Block{}, buf, r.err
		}
		if len(buf) == cap(buf) {
			buf = append(make([]byte, 0, 2*cap(buf)), buf...)
		}
		enough = len(buf) + 1
	}
}

// fill reads until buf has enough bytes, is full, or nothing more can be read.
func (r *Blocks) fill(ctx context.Context, buf []byte, enough int) []byte {
	for idle := 0; r.err == nil && len(buf) < min(enough, cap(buf)); {
		if r.err = ctx.Err(); r.err != nil {
			break
		}
		n, err := r.From.Read(buf[len(buf):cap(buf)])
		buf, r.err = buf[:len(buf)+n], err
		if idle++; n > 0 {
			idle = 0
		} else if idle == 100 && err == nil {
			r.err = io.ErrNoProgress
		}
	}
	return buf
}

// keep keeps what follows the first n bytes of buf for the next block, and gives n.
func (r *Blocks) keep(buf []byte, n int) int {
	r.rest = append(r.rest[:0], buf[n:]...)
	return n
}

// restOfLine gives the length of what is left of a row that is too long, as far as
// it is in buf.
func (r *Blocks) restOfLine(buf []byte) int {
	if n := bytes.IndexByte(buf, '\n') + 1; n > 0 {
		r.long = false
		return n
	}
	return len(buf)
}

// wholeRows gives the length of the rows of b that are whole.
func wholeRows(b []byte, quotes, last bool) int {
	if last {
		return len(b)
	}
	if !quotes {
		return bytes.LastIndexByte(b, '\n') + 1
	}
	whole := 0
	for {
		n, _, _ := End(b[whole:], false)
		if n == 0 {
			return whole
		}
		whole += n
	}
}

// Reasons why a row that has quotation marks is none.
const (
	bareQuote     = `has a quotation mark inside a cell that does not begin with one; put the cell in quotation marks and double those inside`
	quoteInQuotes = `has a cell that goes on after its closing quotation mark; double those inside`
	unclosedQuote = `begins a cell with a quotation mark and never ends it`
	BareReturn    = `has carriage returns in it; let lines end in a line feed, with or without one before it`
	TooLong       = `is longer than 256 KiB, which no row is; is there a quotation mark that nothing closes?`
)

// End gives the length of the row at the beginning of b, line end included; 0 if
// b ends before it and is not the last of the file. It says whether there are
// quotation marks in the row, and what is wrong with them. A row that is wrong, or of
// which a quoted cell never ends, or not within [Most] bytes, ends with its first line, so
// that one stray mark costs no other row.
func End(b []byte, last bool) (n int, quotes bool, wrong string) {
	line := bytes.IndexByte(b, '\n') + 1
	if line == 0 {
		if !last {
			return 0, false, ""
		}
		line = len(b)
	}
	if bytes.IndexByte(b[:line], '"') < 0 {
		return line, false, ""
	}
	within := b[:min(len(b), Most)]
	n, wrong = quotedRow(within)
	switch {
	case wrong != "" && wrong != unclosedQuote && n > line, last && n == 0 && wrong != "" && line < len(b):
		return line, true, unclosedQuote // what a stray mark took with it begins anew
	case n > 0:
		return n, true, wrong
	case last && wrong != unclosedQuote && len(within) == len(b):
		return len(b), true, wrong // its last line has no line end
	case last || len(b) >= Most:
		return line, true, cmp.Or(wrong, TooLong)
	}
	return 0, true, ""
}

// quotedRow is End for a row with quotation marks. It gives 0 where the row does
// not end in b, and unclosedQuote with it where a quoted cell does not.
func quotedRow(b []byte) (n int, wrong string) {
	lineEnd := func(from int, wrong string) (int, string) {
		if i := bytes.IndexByte(b[from:], '\n'); i >= 0 {
			return from + i + 1, wrong
		}
		return 0, wrong
	}
	for at := 0; ; {
		if at == len(b) || b[at] != '"' {
			i := bytes.IndexAny(b[at:], ",\n\"")
			switch {
			case i < 0:
				return 0, ""
			case b[at+i] == '"':
				return lineEnd(at+i, bareQuote)
			case b[at+i] == '\n':
				return at + i + 1, ""
			}
			at += i + 1
			continue
		}
		for at++; ; at += 2 { // to the closing quotation mark
			i := bytes.IndexByte(b[at:], '"')
			if i < 0 {
				return 0, unclosedQuote
			}
			at += i
			if at+1 == len(b) || b[at+1] != '"' {
				break
			}
		}
		at++
		rest := b[at:]
		switch {
		case len(rest) == 0 || len(rest) == 1 && rest[0] == '\r':
			return 0, ""
		case rest[0] == ',':
			at++
		case rest[0] == '\n':
			return at + 1, ""
		case rest[0] == '\r' && rest[1] == '\n':
			return at + 2, ""
		default:
			return lineEnd(at, quoteInQuotes)
		}
	}
}

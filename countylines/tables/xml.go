// SPDX-License-Identifier: MIT

package tables

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"unicode/utf8"
)

// An xmlReader takes XML apart, faster than encoding/xml does and within bounds: no
// document types, so no entities of the file's own; no tag of more than a mebibyte;
// no nesting deeper than mostNesting. Names are told by their namespaces.
type xmlReader struct {
	from   io.Reader
	buf    []byte
	at     int // what was not read begins here
	ended  bool
	err    error
	depth  int
	spaces map[string]string // namespaces, by prefix
	codes  map[string]code   // names as written, by what they are
	known  map[string]code   // names with their namespaces
	single bool              // the tag that was read last has its end in it
	limit  int64             // of bytes that are read
}

const (
	mostTag     = 1 << 20
	mostText    = 1 << 20 // of a cell; a spreadsheet holds 32,767 characters
	mostNesting = 256
)

var (
	errDocType = errors.New("has a document type of its own, with which entities could be made; no spreadsheet needs one")
	errNested  = errors.New("is nested more than 256 deep, which no spreadsheet is")
	errTag     = errors.New("has a tag of more than a mebibyte, or one that does not end")
	errText    = errors.New("has a cell with a text of more than a mebibyte, which no spreadsheet holds")
	errLarge   = errors.New("unpacks to more than is read, half a gibibyte; is this a real spreadsheet?")
	errXML     = errors.New("is no well-formed XML")
)

// A code stands for a name that is known; 0 for all others.
type code uint8

func newXMLReader(from io.Reader, known map[string]code, limit int64) *xmlReader {
	return &xmlReader{from: from, buf: make([]byte, 0, 1<<18), spaces: map[string]string{}, codes: map[string]code{}, known: known, limit: limit}
}

// more reads on, and reports whether there was anything.
func (x *xmlReader) more() bool {
	if x.ended || x.err != nil {
		return false
	}
	if x.at > 0 {
		n := copy(x.buf, x.buf[x.at:])
		x.buf, x.at = x.buf[:n], 0
	}
	if len(x.buf) == cap(x.buf) {
		if len(x.buf) >= 2*mostTag {
			x.err = errTag
			return false
		}
		x.buf = append(make([]byte, 0, 2*cap(x.buf)), x.buf...)
	}
	for range 100 {
		n, err := x.from.Read(x.buf[len(x.buf):cap(x.buf)])
		x.buf = x.buf[:len(x.buf)+n]
		if x.limit -= int64(n); x.limit < 0 {
			x.err = errLarge
			return false
		}
		if err == io.EOF {
			x.ended = true
		} else if err != nil {
			x.err = err
		}
		if n > 0 || err != nil {
			return n > 0
		}
	}
	x.err = io.ErrNoProgress
	return false
}

// A tag is what next finds: the beginning of an element, its end, or text.
type tag struct {
	what  byte // '<', '>' or 't'; 0 at the end
	name  code
	attrs []byte
	text  []byte // good until the next call
}

// next gives the next tag or text. The end of an element whose tag is closed in
// itself is given too.
func (x *xmlReader) next() tag {
	if x.single {
		x.single = false
		x.depth--
		return tag{what: '>'}
	}
	for {
		if x.at == len(x.buf) && !x.more() {
			if x.err == nil && x.depth != 0 {
				x.err = io.ErrUnexpectedEOF
			}
			return tag{}
		}
		if x.buf[x.at] != '<' {
			return x.text()
		}
		end := bytes.IndexByte(x.buf[x.at:], '>')
		for end < 0 {
			if !x.more() {
				x.err = cmpErr(x.err, io.ErrUnexpectedEOF)
				return tag{}
			}
			end = bytes.IndexByte(x.buf[x.at:], '>')
		}
		body := x.buf[x.at+1 : x.at+end]
		if len(body) == 0 {
			x.err = errXML
			return tag{}
		}
		switch body[0] {
		case '?':
			x.at += end + 1
		case '!':
			if !x.skip(body) {
				return tag{}
			}
		case '/':
			x.at += end + 1
			x.depth--
			return tag{what: '>', name: x.code(body[1:])}
		default:
			return x.start(end)
		}
	}
}

func cmpErr(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// text gives the text up to the next tag, or a part of it.
func (x *xmlReader) text() tag {
	end := bytes.IndexByte(x.buf[x.at:], '<')
	for end < 0 && len(x.buf)-x.at < mostTag && x.more() {
		end = bytes.IndexByte(x.buf[x.at:], '<')
	}
	if end < 0 {
		end = len(x.buf) - x.at
	}
	t := tag{what: 't', text: x.buf[x.at : x.at+end]}
	x.at += end
	return t
}

// start gives the beginning of an element, of which a '>' within quotation marks is
// no end.
func (x *xmlReader) start(end int) tag {
	for {
		body := x.buf[x.at+1 : x.at+end]
		if bytes.Count(body, []byte{'"'})%2 == 0 && (bytes.IndexByte(body, '\'') < 0 || evenQuotes(body)) {
			break
		}
		next := bytes.IndexByte(x.buf[x.at+end+1:], '>')
		for next < 0 {
			if !x.more() {
				x.err = cmpErr(x.err, errTag)
				return tag{}
			}
			next = bytes.IndexByte(x.buf[x.at+end+1:], '>')
		}
		end += next + 1
	}
	body := x.buf[x.at+1 : x.at+end]
	x.at += end + 1
	if x.depth++; x.depth > mostNesting {
		x.err = errNested
		return tag{}
	}
	if n := len(body); body[n-1] == '/' {
		x.single = true
		body = body[:n-1]
	}
	name := body
	for i, c := range body {
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			name = body[:i]
			break
		}
	}
	t := tag{what: '<', attrs: body[len(name):]}
	if bytes.Contains(t.attrs, []byte("xmlns")) {
		x.declare(t.attrs)
	}
	t.name = x.code(name)
	return t
}

// evenQuotes reports whether all quotation marks in a tag are closed.
func evenQuotes(body []byte) bool {
	var open byte
	for _, c := range body {
		switch {
		case open == 0 && (c == '"' || c == '\''):
			open = c
		case c == open:
			open = 0
		}
	}
	return open == 0
}

// skip passes over a comment. A document type is an error, and so is other markup.
func (x *xmlReader) skip(body []byte) bool {
	if bytes.HasPrefix(body, []byte("![CDATA[")) {
		x.err = errXML
		return false
	}
	if !bytes.HasPrefix(body, []byte("!--")) {
		x.err = errDocType
		return false
	}
	x.at += 4
	for {
		if i := bytes.Index(x.buf[x.at:], []byte("-->")); i >= 0 {
			x.at += i + 3
			return true
		}
		x.at = max(x.at, len(x.buf)-2)
		if !x.more() {
			x.err = cmpErr(x.err, io.ErrUnexpectedEOF)
			return false
		}
	}
}

// code tells a name as written.
func (x *xmlReader) code(name []byte) code {
	if c, ok := x.codes[string(name)]; ok {
		return c
	}
	c := code(0)
	if prefix, local, found := bytes.Cut(name, []byte{':'}); found {
		c = x.known[x.spaces[string(prefix)]+" "+string(local)]
	} else {
		c = x.known[x.spaces[""]+" "+string(name)]
	}
	if len(x.codes) < 1<<12 {
		x.codes[string(name)] = c
	}
	return c
}

// declare takes the namespaces of a tag.
func (x *xmlReader) declare(attrs []byte) {
	for name, value := range attributes(attrs) {
		if string(name) == "xmlns" {
			x.spaces[""] = string(value)
		} else if prefix, ok := bytes.CutPrefix(name, []byte("xmlns:")); ok && len(x.spaces) < 1<<10 {
			x.spaces[string(prefix)] = string(value)
		} else {
			continue
		}
		clear(x.codes)
	}
}

// attributes yields names and values as written.
func attributes(attrs []byte) func(func(name, value []byte) bool) {
	return func(yield func(name, value []byte) bool) {
		for {
			eq := bytes.IndexByte(attrs, '=')
			if eq < 0 {
				return
			}
			name := bytes.TrimSpace(attrs[:eq])
			rest := attrs[eq+1:]
			for len(rest) > 0 && rest[0] != '"' && rest[0] != '\'' {
				rest = rest[1:]
			}
			if len(rest) == 0 {
				return
			}
			end := bytes.IndexByte(rest[1:], rest[0])
			if end < 0 || !yield(name, rest[1:1+end]) {
				return
			}
			attrs = rest[2+end:]
		}
	}
}

// unescape appends text with its entities read. Unknown ones stay as they are.
func unescape(to, text []byte) []byte {
	for {
		i := bytes.IndexByte(text, '&')
		if i < 0 {
			return append(to, text...)
		}
		to = append(to, text[:i]...)
		text = text[i:]
		end := bytes.IndexByte(text[:min(len(text), 12)], ';')
		if end < 0 {
			to, text = append(to, '&'), text[1:]
			continue
		}
		name := string(text[1:end])
		switch name {
		case "amp":
			to = append(to, '&')
		case "lt":
			to = append(to, '<')
		case "gt":
			to = append(to, '>')
		case "quot":
			to = append(to, '"')
		case "apos":
			to = append(to, '\'')
		default:
			r, err := int64(-1), errXML
			if len(name) > 2 && name[0] == '#' && (name[1] == 'x' || name[1] == 'X') {
				r, err = strconv.ParseInt(name[2:], 16, 32)
			} else if len(name) > 1 && name[0] == '#' {
				r, err = strconv.ParseInt(name[1:], 10, 32)
			}
			if err != nil || !utf8.ValidRune(rune(r)) || r == 0 {
				to = append(to, text[:end+1]...)
			} else {
				to = utf8.AppendRune(to, rune(r))
			}
		}
		text = text[end+1:]
	}
}

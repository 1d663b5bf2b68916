// SPDX-License-Identifier: MIT

package press

import (
	"bytes"
	"html"
	"sort"
	"strings"
	"unicode/utf8"
)

// A shift says that the text from a place on stood so many bytes further on in the
// source, where entities of HTML were longer than their characters.
type shift struct {
	from, by int
	mark     bool // of a mark that is gone, and not of a character that is another
}

// shifts are in the order of the text.
type shifts []shift

// source gives where in the source a place of the text stood.
func (s shifts) source(at int) int {
	i := sort.Search(len(s), func(i int) bool { return s[i].from > at })
	if i == 0 {
		return at
	}
	return at + s[i-1].by
}

// end gives where in the source what ends at a place of the text ended: before the marks
// that stood there.
func (s shifts) end(at int) int {
	i := sort.Search(len(s), func(i int) bool { return s[i].from > at })
	for i > 0 && s[i-1].from == at && s[i-1].mark {
		i--
	}
	if i == 0 {
		return at
	}
	return at + s[i-1].by
}

// plain gives a text without its marks of HTML and Markdown. Each byte of them becomes
// a space; a tag that ends a line becomes a line's end and one that ends a cell a tab.
// An entity becomes its character, and the shifts say where what stands behind it was.
func plain(text string) (string, shifts) {
	if !strings.ContainsAny(text, "<&*_#`") && !strings.Contains(text, "\u00a0") {
		return text, nil
	}
	b := []byte(text)
	var moved shifts
	blank := byte(' ') // of a mark within a line, which goes out if the text has no such byte
	if strings.IndexByte(text, gone) < 0 {
		blank = gone
	}
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '<':
			i += untag(b[i:], blank)
		case c == '*' && bullet(text, i):
		case c == '*', c == '`', c == '_' && edge(text, i), c == '#' && (i == 0 || text[i-1] == '\n' || text[i-1] == '#'):
			b[i] = ' '
		case c == 0xc2 && i+1 < len(b) && b[i+1] == 0xa0: // a space that does not break
			b[i], b[i+1] = ' ', ' '
		}
	}
	if bytes.IndexByte(b, '&') >= 0 || blank == gone && bytes.IndexByte(b, gone) >= 0 {
		b, moved = characters(b, blank)
	}
	return string(b), moved
}

// gone stands in the place of a mark that is to go out.
const gone = 0x01

// characters puts characters in the place of the entities of b, and nothing in that of
// the bytes that are gone, or a space between two words.
func characters(b []byte, blank byte) ([]byte, shifts) {
	out := make([]byte, 0, len(b))
	var moved shifts
	for i := 0; i < len(b); {
		n := 0
		for i+n < len(b) && b[i+n] != '&' && (b[i+n] != gone || blank != gone) {
			n++
		}
		out = append(out, b[i:i+n]...)
		if i += n; i == len(b) {
			break
		}
		if b[i] != '&' {
			before := len(out) > 0 && inWord(out[len(out)-1])
			for i < len(b) && b[i] == gone {
				i++
			}
			if before && i < len(b) && inWord(b[i]) {
				out = append(out, ' ')
			}
			moved = append(moved, shift{len(out), i - len(out), true})
			continue
		}
		c, length := character(b[i:])
		out = append(out, c...)
		if i += length; length != len(c) {
			moved = append(moved, shift{len(out), i - len(out), false})
		}
	}
	return out, moved
}

// inWord reports whether c is a letter or a digit, or a part of one beyond ASCII.
func inWord(c byte) bool { return letter(c) || '0' <= c && c <= '9' }

// bullet reports whether the asterisk at i starts a line and is followed by a space.
func bullet(text string, i int) bool {
	line := text[strings.LastIndexByte(text[:i], '\n')+1 : i]
	return len(line) < 8 && strings.TrimSpace(line) == "" && strings.HasPrefix(text[i+1:], " ")
}

// edge reports whether the underscore at i stands at a word's end, as emphasis does.
func edge(text string, i int) bool {
	letter := func(i int) bool { return i >= 0 && i < len(text) && text[i]|0x20 >= 'a' && text[i]|0x20 <= 'z' }
	return letter(i-1) != letter(i+1)
}

// longestTag bounds what is taken for a tag, in bytes: a link may be long.
const longestTag = 2048

// untag blanks the tag that b starts with and gives the bytes behind its first. One that
// stands within a line becomes so many of the byte blank.
func untag(b []byte, blank byte) int {
	if len(b) < 3 || !(b[1] == '/' || b[1] == '!' || 'a' <= b[1]|0x20 && b[1]|0x20 <= 'z') {
		return 0
	}
	end := 1
	for end < len(b) && end < longestTag && b[end] != '>' && b[end] != '<' {
		end++
	}
	if end == len(b) || b[end] != '>' {
		return 0
	}
	name := strings.ToLower(strings.Trim(string(b[1:min(end, 12)]), "/"))
	if i := strings.IndexAny(name, " /\t\n"); i >= 0 {
		name = name[:i]
	}
	opens := b[1] != '/'
	for i := range b[:end+1] {
		b[i] = ' '
	}
	switch name {
	case "a", "b", "i", "u", "em", "strong", "span", "font", "sup", "sub", "mark", "small", "abbr":
		for i := range b[:end+1] {
			b[i] = blank
		}
	case "p", "li", "br", "tr", "div", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "thead", "tbody", "section", "article", "blockquote", "figcaption", "header", "dt", "dd", "dl":
		b[0] = '\n'
		switch {
		case name[0] == 'p' || name[0] == 'h':
			b[1] = '\n'
		case name == "li" && opens:
			b[1] = '-'
		}
	case "td", "th":
		b[0] = '\t'
	}
	return end
}

// longestEntity bounds an entity of HTML, in bytes.
const longestEntity = 12

// character gives the character of the entity that b starts with and the entity's
// length, or the ampersand that it is.
func character(b []byte) (c string, length int) {
	end := bytes.IndexByte(b[:min(len(b), longestEntity)], ';')
	if end < 2 {
		return "&", 1
	}
	entity := string(b[:end+1])
	c = html.UnescapeString(entity)
	if c == entity || len(c) > len(entity) {
		return "&", 1
	}
	if r, _ := utf8.DecodeRuneInString(c); r == '\u00a0' || r == '\u2009' || r == '\u202f' || r == '<' || r == '>' {
		c = " "
	}
	return c, len(entity)
}

// unlisted gives a text in which each line of a list with dashes, asterisks, arrows or numbers
// is a paragraph, so that no number at its start goes on from the line before, or is
// the list's own.
func unlisted(text string) string {
	if !strings.ContainsAny(text, "-*.)>") {
		return text
	}
	var b []byte
	for at := 0; at < len(text); {
		line := text[at:lineEnd(text, at)]
		mark := strings.TrimLeft(line, " \t")
		from := at + len(line) - len(mark)
		if n := listed(mark); n > 0 && at > 0 {
			if b == nil {
				b = []byte(text)
			}
			b[from] = '\n'
			for i := from + 1; i < from+n; i++ {
				b[i] = ' '
			}
		}
		at += len(line) + 1
	}
	if b == nil {
		return text
	}
	return string(b)
}

// listed gives the length of the mark that a line of a list starts with: "- ", "12. ".
func listed(line string) int {
	n := 0
	for n < len(line) && n < 2 && digitAt(line, n) {
		n++
	}
	if n < len(line) && (n > 0 && (line[n] == '.' || line[n] == ')') || n == 0 && (line[n] == '-' || line[n] == '*' || line[n] == '>')) && strings.HasPrefix(line[n+1:], " ") {
		return n + 1
	}
	return 0
}

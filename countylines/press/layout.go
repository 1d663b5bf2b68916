// SPDX-License-Identifier: MIT

package press

import "strings"

// A block is a paragraph, a heading, a line of a list, or a table of a release.
type block struct {
	start, end  int
	kind        blockKind
	paragraph   int // blocks of one paragraph, as the lines of a list, have the same
	grid        grid
	first, next int // its marks
	corrects    bool
}

type blockKind uint8

const (
	proseBlock blockKind = iota
	headlineBlock
	headingBlock // a short line that says what the blocks below are about
	listBlock    // a line of a list
	tableBlock
)

// longRun is the number of lines without a number that are taken for no table once and for
// all.
const longRun = 32

// layout takes a text apart. The first line that is not blank is the headline.
func layout(text string) []block {
	var blocks []block
	paragraph := 0
	open := false // the last block is prose, and the next line may go on with it
	prose := 0    // no table starts before this
	for at := 0; at < len(text); {
		end := at + 1 + strings.IndexByte(text[at:], '\n')
		if end == at {
			end = len(text)
		}
		start := at
		if len(blocks) > 0 && at >= prose && divided(text, at, end-1) != noDivider {
			g, ok := gridAt(text, at)
			if !ok && len(g.rows) > longRun {
				prose = g.end // or each of its lines would be read to its end
			}
			if ok {
				paragraph++
				blocks = append(blocks, block{start: g.start, end: g.end, kind: tableBlock, paragraph: paragraph, grid: g})
				paragraph++
				open = false
				at = min(g.end+1, len(text))
				continue
			}
		}
		line := strings.TrimSpace(text[start:end])
		start += strings.Index(text[start:end], line)
		b := block{start: start, end: start + len(line), paragraph: paragraph}
		at = end
		switch {
		case line == "":
			if open || len(blocks) > 0 && blocks[len(blocks)-1].paragraph == paragraph {
				paragraph++
			}
			open = false
			continue
		case len(blocks) == 0:
			b.kind = headlineBlock
			paragraph++
		case bulleted(line):
			b.kind = listBlock
		case short(line):
			b.kind = headingBlock
		case open && !labelled(line):
			blocks[len(blocks)-1].end = b.end
			continue
		case labelled(line) && len(blocks) > 0 && blocks[len(blocks)-1].paragraph == paragraph:
			b.kind = listBlock
		}
		open = b.kind == proseBlock
		blocks = append(blocks, b)
	}
	relist(text, blocks)
	return blocks
}

// relist makes lines of a list of what only the lines below show to be such.
func relist(text string, blocks []block) {
	for i := range blocks {
		b := &blocks[i]
		if (b.kind == proseBlock || b.kind == headingBlock) && i+1 < len(blocks) && blocks[i+1].paragraph == b.paragraph && labelled(text[b.start:b.end]) && labelled(text[blocks[i+1].start:blocks[i+1].end]) {
			b.kind = listBlock // the first of the labelled lines
		}
		if b.kind != headingBlock {
			continue
		}
		// short lines one below the other, with a figure each, are a list
		digits := strings.ContainsAny(text[b.start:b.end], "0123456789") && !dayLine(text[b.start:b.end])
		number := smallNumber(strings.ToLower(firstWord(text[b.start:b.end]))) > 1
		beside := i > 0 && blocks[i-1].kind == listBlock && blocks[i-1].paragraph == b.paragraph || i+1 < len(blocks) && blocks[i+1].kind >= headingBlock && blocks[i+1].paragraph == b.paragraph
		if digits || number && beside || i+1 == len(blocks) {
			b.kind = listBlock
		}
	}
}

// dayLine reports whether a line is only a day: "Thursday 2 March".
func dayLine(line string) bool {
	weekday, rest, _ := strings.Cut(line, " ")
	return weekdayOnly(weekday) && len(strings.Fields(rest)) <= 3 && !strings.ContainsAny(rest, ":–—-,")
}

// labelled reports whether a line begins with a name and a colon: "West Division: 11"; or
// with a day and a dash.
func labelled(line string) bool {
	label, _, ok := strings.Cut(line[:min(len(line), longestLabel)], ": ")
	return dayLabel(line) != "" || ok && !strings.ContainsAny(label, ".,\"") && line[0] >= 'A' && line[0] <= 'Z'
}

const longestLabel = 48

// dayLabel gives the day of the week with which a line begins, before a dash or a colon.
func dayLabel(line string) string {
	day, rest, _ := strings.Cut(line, " ")
	if colon, ok := strings.CutSuffix(day, ":"); ok && weekdayOnly(colon) {
		return colon
	}
	if weekdayOnly(day) && hasPrefix(rest, "– ", "— ", "- ") {
		return day
	}
	return ""
}

// bulleted reports whether a line starts as the lines of a list do.
func bulleted(line string) bool {
	for _, mark := range []string{"•", "-", "–", "—", "*", "·", "▪", "◦", "‣", "●", "○", "■", "✔", "✓", "➡", "►", "+", ">"} {
		if rest, ok := strings.CutPrefix(line, mark); ok && (strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t") || mark[0] >= 0x80) {
			return true
		}
	}
	digits := strings.TrimLeft(line, "0123456789")
	return len(digits) < len(line) && len(line)-len(digits) < 3 && (strings.HasPrefix(digits, ") ") || strings.HasPrefix(digits, ". "))
}

const longestHeading = 70

// short reports whether a line is too short for prose, and ends as no sentence does.
func short(line string) bool {
	if len(line) > longestHeading {
		return false
	}
	switch line[len(line)-1] {
	case '.', '!', '?', '"', ',', ';':
		return false
	}
	return !strings.HasSuffix(line, "”") && !strings.HasSuffix(line, "…")
}

// SPDX-License-Identifier: MIT

package rows

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// all reads a file block by block and gives the cells of its rows, with nil for a row
// whose quotation marks are wrong, and the bytes that the blocks had.
func all(t require.TestingT, file string, from io.Reader, enough int) (cells [][]string, size int64) {
	blocks := Blocks{From: from}
	var split Splitter
	buf := make([]byte, 0, 64)
	for {
		block, next, err := blocks.Next(context.Background(), buf, enough)
		if buf = next; err == io.EOF {
			return cells, size
		}
		require.NoError(t, err, file)
		size += block.Size()
		require.False(t, block.Long, file)
		for rows := block.Rows; len(rows) > 0; {
			n, quotes, wrong := End(rows, true)
			require.Positive(t, n, file)
			row := rows[:n]
			rows = rows[n:]
			got, err := split.Split(row, quotes)
			if wrong != "" || err != nil {
				cells = append(cells, nil)
				continue
			}
			texts := make([]string, len(got))
			for i, c := range got {
				texts[i] = string(c)
			}
			cells = append(cells, texts)
		}
	}
}

// read is what encoding/csv makes of a file without blank rows; ok if it has no fault.
func read(file string) (cells [][]string, ok bool) {
	r := csv.NewReader(strings.NewReader(file))
	r.FieldsPerRecord = -1
	cells, err := r.ReadAll()
	return cells, err == nil
}

func TestRows(t *testing.T) {
	for _, row := range []struct {
		name, file string
		want       [][]string
	}{
		{"plain", "a,b\n1,2\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"no line end", "a,b\n1,2", [][]string{{"a", "b"}, {"1", "2"}}},
		{"carriage returns", "a,b\r\n1,2\r\n", [][]string{{"a", "b"}, {"1", "2"}}},
		{"a line end in a cell", "a,\"b\nc\"\n1,2\n", [][]string{{"a", "b\nc"}, {"1", "2"}}},
		{"doubled marks", "a,\"say \"\"b\"\"\"\n", [][]string{{"a", `say "b"`}}},
		{"a mark in a cell loses its row", "a,b\"c\n1,2\n", [][]string{nil, {"1", "2"}}},
		{"a mark that nothing closes loses its row", "a,\"b\n1,2\n3,4\n", [][]string{nil, {"1", "2"}, {"3", "4"}}},
		{"text behind a closing mark", "\"a\"b,c\n1,2\n", [][]string{nil, {"1", "2"}}},
	} {
		for _, enough := range []int{1, 7, 1 << 10} {
			got, size := all(t, row.file, iotest.OneByteReader(strings.NewReader(row.file)), enough)
			require.Equal(t, row.want, got, row.name)
			require.EqualValues(t, len(row.file), size, row.name)
		}
	}
}

func TestARowThatIsTooLongIsPassedOver(t *testing.T) {
	file := "a,b\n" + strings.Repeat("x", 2*Most) + "\n1,2\n"
	left := strings.NewReader(file)
	blocks := Blocks{From: readers(func(b []byte) (int, error) { return left.Read(b[:min(len(b), 4<<10)]) })}
	var buf []byte
	var rows string
	var size int64
	long := 0
	for {
		block, next, err := blocks.Next(context.Background(), append(buf, make([]byte, 64)...)[:0], 1)
		if buf = next; err == io.EOF {
			break
		}
		require.NoError(t, err)
		if size += block.Size(); block.Long {
			long++
		} else {
			rows += string(block.Rows)
		}
	}
	require.Equal(t, 1, long)
	require.Equal(t, "a,b\n1,2\n", rows)
	require.EqualValues(t, len(file), size)
}

func TestBlocksEndInErrors(t *testing.T) {
	broken := errors.New("the disk is gone")
	blocks := Blocks{From: io.MultiReader(strings.NewReader("a,b\n1,"), iotest.ErrReader(broken))}
	block, buf, err := blocks.Next(context.Background(), make([]byte, 0, 64), 64)
	require.NoError(t, err)
	require.Equal(t, "a,b\n", string(block.Rows), "the row that is cut off is in no block")
	_, _, err = blocks.Next(context.Background(), buf, 64)
	require.ErrorIs(t, err, broken)

	done, cancel := context.WithCancel(context.Background())
	cancel()
	blocks = Blocks{From: strings.NewReader("a,b\n")}
	_, _, err = blocks.Next(done, make([]byte, 0, 64), 64)
	require.ErrorIs(t, err, context.Canceled)

	blocks = Blocks{From: readers(func([]byte) (int, error) { return 0, nil })}
	_, _, err = blocks.Next(context.Background(), make([]byte, 0, 64), 64)
	require.ErrorIs(t, err, io.ErrNoProgress)
}

type readers func([]byte) (int, error)

func (r readers) Read(b []byte) (int, error) { return r(b) }

// A reader may give nothing now and then, as long as it goes on.
func TestBlocksOfAReaderThatFalters(t *testing.T) {
	file := strings.Repeat("1,2\n", 300)
	left, turn := strings.NewReader(file), 0
	cells, size := all(t, file, readers(func(b []byte) (int, error) {
		if turn++; turn%2 == 0 {
			return 0, nil
		}
		return left.Read(b[:1])
	}), 1<<12)
	require.Len(t, cells, 300)
	require.EqualValues(t, len(file), size)
}

// What a bad row leaves behind is in no row after it.
func TestSplitForgetsABadRow(t *testing.T) {
	var s Splitter
	_, err := s.Split([]byte("\"a\",b\n\"c\"\n\"d\",e\n"), true)
	require.ErrorIs(t, err, ErrNotOne)
	_, err = s.Split([]byte("\"a\"b\n\"c\",d\n"), true)
	require.Error(t, err)
	cells, err := s.Split([]byte("\"x\",y\n"), true)
	require.NoError(t, err)
	require.Equal(t, [][]byte{[]byte("x"), []byte("y")}, cells)
}

// A mark that nothing closes loses its own row, however much comes after it.
func TestAMarkThatNothingClosesInALongFile(t *testing.T) {
	const rows = 2 * Most / 4
	file := "a,b\n1,\"x\n" + strings.Repeat("3,4\n", rows)
	cells, size := all(t, "long", strings.NewReader(file), 1<<16)
	require.EqualValues(t, len(file), size)
	require.Len(t, cells, rows+2)
	require.Equal(t, [][]string{{"a", "b"}, nil, {"3", "4"}}, cells[:3])
	require.NotContains(t, cells[2:], []string(nil))
}

// SplitLine and Split agree on rows without quotation marks.
func TestSplitLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		file := rapid.StringMatching(`([a-c,é]{0,20}\r?\n){1,4}[a-c,]{0,9}`).Draw(t, "file")
		var fast, plain Splitter
		for rest := []byte(file); len(rest) > 0; {
			cells, n := fast.SplitLine(rest)
			want, err := plain.Split(rest[:n], false)
			require.NoError(t, err)
			require.Equal(t, want, cells)
			end, quotes, wrong := End(rest, true)
			require.False(t, quotes)
			require.Empty(t, wrong)
			require.Equal(t, end, n)
			rest = rest[n:]
		}
	})
}

func TestCells(t *testing.T) {
	for _, text := range []string{"", "a", "=1+1", "'=1+1", "''=1+1", "+44", "-5", "@x", "'", "'a", "1,350", "\t=1"} {
		require.Equal(t, text, PlainCell(SafeCell(text)), "%q", text)
	}
	require.Equal(t, "'=1+1", SafeCell("=1+1"))
	require.Equal(t, "''=1+1", SafeCell("'=1+1"), "what looks safe already gets another")
	require.Equal(t, "£5 – “x”", CellText(" \xa35 \x96 \x93x\x94 "))
	require.Equal(t, "=SUM(A1)", CellText(" '=SUM(A1) "))
}

func TestHints(t *testing.T) {
	for text, says := range map[string]string{
		"\x1f\x8b\x08": "gzip", "PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument": "OpenDocument", "PK\x03\x04": "workbook",
		"\xff\xfea\x00": "UTF-16", "\ufeff [{": "array of JSON", "a\x00b": "no text", "a;b": "commas", "a\tb": "commas", "?": "would do",
	} {
		require.Contains(t, Hint(text, "date,force"), says, "%q", text)
	}
}

// FuzzRows: whatever the file, its blocks hold every byte of it, in whichever pieces it
// comes; and where encoding/csv finds no fault, the cells are those of encoding/csv.
func FuzzRows(f *testing.F) {
	for _, file := range []string{"a,b\n1,2\n", "a,\"b\n\"\"c\"\r\n", "\"", "a\"\n\"b", "\r\n\r,\n", "a,\"b\"c\n\"d\n"} {
		f.Add(file, 3)
	}
	f.Fuzz(func(t *testing.T, file string, enough int) {
		if len(file) > 1<<12 || enough < 1 || enough > 1<<12 {
			return
		}
		got, size := all(t, file, strings.NewReader(file), enough)
		require.EqualValues(t, len(file), size)
		again, _ := all(t, file, iotest.OneByteReader(strings.NewReader(file)), enough)
		require.Equal(t, got, again, "%q", file)
		if want, ok := read(file); ok && !strings.Contains(file, "\n\n") && !strings.Contains(file, "\r") && !strings.HasPrefix(file, "\n") {
			require.Equal(t, len(want), len(got), "%q", file)
			for i := range want {
				require.Equal(t, want[i], got[i], "%q", file)
			}
		}
	})
}

// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines"
)

// What is wrong with a file, and what is left of it, is as a single process finds it;
// the rows of the other files are all there.
func TestBadFiles(t *testing.T) {
	good := mixed(t, 20_000)
	whole := packed(t, good)
	long := "Kent,2023-01-02,heroin," + strings.Repeat("9", 300<<10) + "\n"
	for name, test := range map[string]struct {
		file    string
		content []byte
		kind    Kind
		row     int    // of the letter
		reason  string // part of it
		read    bool   // whether rows of the file were read before
	}{
		"truncated archive":     {"bad.csv.gz", whole[:len(whole)/2], File, -1, "unexpected EOF", true},
		"damaged archive":       {"bad.csv.gz", damaged(whole), File, -1, "", true},
		"no archive":            {"bad.csv.gz", good, File, 0, "gzip", false},
		"nothing of an archive": {"bad.csv.gz", nil, File, 0, "EOF", false},
		"an archive unnamed":    {"bad.csv", whole, Heading, 1, "gzip", false},
		"cut in a row":          {"bad.csv", good[:len(good)-20], Row, 20_001, "cells", true},
		"cut in a quoted cell":  {"bad.csv", append(bytes.Clone(good), `"Ke`...), Row, 20_002, "never ends it", true},
		"nothing":               {"bad.csv", nil, Heading, 1, "nothing in the file", false},
		"other columns":         {"bad.csv", []byte("a,b\n1,2\n"), Heading, 1, "no column for the date", false},
		"columns left out":      {"bad.csv", bytes.Replace(good, []byte("grams\n"), []byte("grams,shoe size\n"), 1), Columns, 1, "left out", false},
		"columns, no rows":      {"bad.csv", []byte("force,date,item,shoe size\n"), Columns, 1, "left out", false},
		"a long row":            {"bad.csv", append(bytes.Clone(good), long...), Row, 20_002, "longer than", true},
		"a long row first":      {"bad.csv", []byte("force,date,substance,grams\n" + long), Row, 2, "longer than", true},
	} {
		t.Run(name, func(t *testing.T) {
			j := newJob(t, 2, map[string][]byte{"a.csv": good, test.file: test.content, "c.csv": good})
			r, err := j.Run(soon(t))
			require.NoError(t, err)
			requireEqual(t, j, r)

			others, _ := single(t, []string{j.Files[0], j.Files[2]})
			require.GreaterOrEqual(t, r.Tally.Accepted, others.Accepted)
			if test.kind != Columns {
				require.Equal(t, test.read, r.Tally.Accepted+r.Tally.Rejected > 40_000)
			}
			all := lettersIn(t, j.Rejected)
			var of []DeadLetter
			for _, cells := range all {
				if cells[0] == j.Files[1] && cells[1] == test.kind.String() {
					of = append(of, DeadLetter{Reason: cells[5]})
				}
			}
			require.NotEmpty(t, of)
			require.Contains(t, of[len(of)-1].Reason, test.reason)

			incomplete, is := errors.AsType[*IncompleteError](r.Incomplete())
			require.Equal(t, test.kind == File || test.kind == Heading, is)
			if !is {
				return
			}
			require.Len(t, incomplete.Files, 1)
			letter := incomplete.Files[0]
			require.Equal(t, j.Files[1], letter.File)
			require.Contains(t, incomplete.Error(), letter.File)
			if test.row >= 0 {
				require.Equal(t, test.row, letter.Row)
			}
			stopped, isFile := errors.AsType[*countylines.FileError](incomplete)
			require.Equal(t, test.kind == File, isFile)
			row, isRow := errors.AsType[*countylines.RowError](incomplete)
			require.Equal(t, test.kind == Heading, isRow)
			if isFile {
				require.Equal(t, letter.Row, stopped.Row)
			} else {
				require.Equal(t, letter.Row, row.Row)
			}
		})
	}
}

// damaged changes bytes in the middle.
func damaged(content []byte) []byte {
	content = bytes.Clone(content)
	for i := range 64 {
		content[len(content)/2+i] ^= 0x55
	}
	return content
}

func TestFilesThatCannotBeOpened(t *testing.T) {
	j := newJob(t, 2, map[string][]byte{"a.csv": mixed(t, 1_000)})
	j.Files = append(j.Files, t.TempDir(), "/nowhere/b.csv", "teapot://c.csv")
	r, err := j.Run(soon(t))
	require.NoError(t, err)
	want, _ := single(t, j.Files[:1])
	requireSame(t, want, r.Tally)
	incomplete, ok := errors.AsType[*IncompleteError](r.Incomplete())
	require.True(t, ok)
	require.Len(t, incomplete.Files, 3)
	require.ErrorContains(t, incomplete, "and 2 more")
}

func TestResultThatCannotBeWritten(t *testing.T) {
	j := newJob(t, 2, map[string][]byte{"a.csv": mixed(t, 1_000)})
	j.Rejected = j.Files[0] + "/rejected.csv" // below a file
	_, err := j.Run(soon(t))
	_, ok := errors.AsType[*PipelineError](err)
	require.True(t, ok, "%v", err)
	requireNothing(t, j)
}

// requireNothing requires that there are no files of a result, in part or from another
// run.
func requireNothing(t *testing.T, j Job) {
	t.Helper()
	for _, name := range []string{j.Rejected, j.Result, j.Rejected + ".part", j.Result + ".part"} {
		_, err := os.Stat(name)
		require.Error(t, err, name)
	}
}

func TestCancelled(t *testing.T) {
	j := newJob(t, 2, map[string][]byte{"a.csv": mixed(t, 1_000)})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := j.Run(ctx)
	_, ok := errors.AsType[*PipelineError](err)
	require.True(t, ok, "%v", err)
	requireNothing(t, j)
}

// A file that is not whole yet has no name that is read.
func TestWrite(t *testing.T) {
	name := t.TempDir() + "/file"
	full := errors.New("the disk is full")
	err := write(t.Context(), name, func(w io.Writer) error {
		_, err := io.WriteString(w, "half")
		return errors.Join(err, full)
	})
	require.ErrorIs(t, err, full)
	_, err = os.Stat(name)
	require.ErrorIs(t, err, fs.ErrNotExist)
	_, err = os.Stat(name + ".part")
	require.ErrorIs(t, err, fs.ErrNotExist)
}

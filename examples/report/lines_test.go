// SPDX-License-Identifier: MIT

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/stats"
)

// Single lines are shown as flows and lifetimes, whose tables have the library's numbers.
func TestPageOfLines(t *testing.T) {
	file := filepath.Join(t.TempDir(), "lines.json")
	text := "["
	from, to := []string{"merseyside", "metropolitan", "<script>"}, []string{"kent", "sussex", "north-wales|cheshire"}
	for i := range 12 {
		text += fmt.Sprintf(`{"brand": "%s %d", "exporter": %q, "importers": %q, "opened": "2022-%02d-05"`, from[2], i, from[i%2], to[i%3], 1+i)
		if i%4 != 3 {
			text += fmt.Sprintf(`, "closures": [{"on": "2023-%02d-11", "by": %q}]`, 1+i%7, from[i%2])
		}
		text += "},"
	}
	require.NoError(t, os.WriteFile(file, []byte(text[:len(text)-1]+"]"), 0o600))
	lines, err := loadLines(file)
	require.NoError(t, err)
	require.Len(t, lines, 12)

	r := newRecord(nil)
	r.lines = lines
	html, err := r.page().render()
	require.NoError(t, err)
	require.Empty(t, mustNot.FindAllString(string(html), 5))
	require.NotContains(t, string(html), "<script")
	for _, id := range []string{"flows", "lifetimes"} {
		require.Contains(t, string(html), `<section id="`+id+`"`)
	}

	flows, ok := r.flows()
	require.True(t, ok)
	want := map[string]int{}
	for exporter, all := range lines.Flows() {
		for importer, n := range all {
			want[exporter.String()+importer.String()] = n
		}
	}
	got := map[string]int{}
	for _, row := range flows.Table.Rows {
		got[row.Cells[0]+row.Cells[1]], err = strconv.Atoi(row.Cells[2])
		require.NoError(t, err)
	}
	require.Equal(t, want, got)

	lifetimes, ok := r.lifetimes()
	require.True(t, ok)
	k := stats.KaplanMeier(lines.Spells(r.lastSeen()), level)
	require.Len(t, lifetimes.Table.Rows, len(k.Steps))
	for i, row := range lifetimes.Table.Rows {
		require.Equal(t, []string{fmt.Sprint(int(k.Steps[i].Duration)), strconv.Itoa(k.Steps[i].AtRisk), strconv.Itoa(k.Steps[i].Ended)}, row.Cells[:3])
	}
}

// A file that is no list of lines is refused with its name and the reason.
func TestBadLines(t *testing.T) {
	for _, text := range []string{"", "{}", `[{"brand": "A", "opened": "2022-13-01"}]`, `[{"brand": "A", "exporter": "atlantis", "opened": "2022-01-01"}]`} {
		file := filepath.Join(t.TempDir(), "lines.json")
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		_, err := loadLines(file)
		bad, ok := errors.AsType[*LoadError](err)
		require.True(t, ok, "%q: %v", text, err)
		require.Contains(t, bad.Error(), "lines.json")
	}
	_, ok := record{lines: countylines.Lines{}}.flows()
	require.False(t, ok)
}

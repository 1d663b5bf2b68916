// SPDX-License-Identifier: MIT

package tables_test

import (
	"context"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/countylines/tables"
)

// TestLibreOffice compares what cells store with what LibreOffice writes of them as CSV,
// for the OpenDocument files that SHEETS names: "bash .ci/soak.sh sheets FILE.ods …".
func TestLibreOffice(t *testing.T) {
	paths := strings.Fields(os.Getenv("SHEETS"))
	if len(paths) == 0 {
		t.Skip("SHEETS names no files")
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			sheets, err := tables.ReadODS(strings.NewReader(string(data)), int64(len(data)))
			require.NoError(t, err)
			dir := t.TempDir()
			// commas, quotes, UTF-8, stored and not shown values, every sheet a file
			const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
			ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
			defer cancel()
			out, err := exec.CommandContext(ctx, "soffice", "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", filter, "--outdir", dir, path).CombinedOutput()
			require.NoError(t, err, string(out))
			cells := 0
			for _, s := range sheets {
				name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + "-" + s.Name + ".csv"
				f, err := os.Open(filepath.Join(dir, name))
				require.NoError(t, err)
				theirs, err := tables.ReadCSV(f)
				require.NoError(t, err)
				require.NoError(t, f.Close())
				cells += sameSheet(t, s, theirs.Rows)
			}
			t.Logf("%d cells agree", cells)
		})
	}
}

// sameSheet compares a sheet with LibreOffice's cells of it and counts them.
func sameSheet(t *testing.T, s tables.Sheet, theirs [][]tables.Cell) (n int) {
	for i := range max(len(s.Rows), len(theirs)) {
		var ours []tables.Cell
		var line []tables.Cell
		if i < len(s.Rows) {
			ours = s.Rows[i]
		}
		if i < len(theirs) {
			line = theirs[i]
		}
		for j := range max(len(ours), len(line)) {
			var c tables.Cell
			var text string
			if j < len(ours) {
				c = ours[j]
			}
			if j < len(line) {
				text = line[j].Text
			}
			if c.Text == "" && c.Value == "" && text == "" {
				continue
			}
			n++
			if !sameCell(c, text) {
				t.Errorf("%s!%s: %q, stored %q, kind %d; LibreOffice has %q", s.Name, tables.CellName(i, j), c.Text, c.Value, c.Kind, text)
			}
		}
	}
	return n
}

// sameCell reports whether LibreOffice's text is what a cell stores.
func sameCell(c tables.Cell, text string) bool {
	number := func(s string) float64 {
		v, err := strconv.ParseFloat(strings.NewReplacer(",", "", "£", "", "€", "", "$", "", " ", "", "%", "").Replace(s), 64)
		if err != nil {
			return -1e300
		}
		return v
	}
	near := func(a, b float64) bool { return math.Abs(a-b) <= 1e-9*(1+math.Abs(b)) }
	switch c.Kind {
	case tables.Number, tables.Money:
		return near(number(c.Value), number(text))
	case tables.Percent:
		return near(100*number(c.Value), number(text))
	case tables.Date:
		for _, layout := range []string{"2006-01-02", "01/02/2006", "02/01/2006", "01/02/06", "02/01/06"} {
			if d, err := time.Parse(layout, text); err == nil && d.Format("2006-01-02") == c.Value {
				return true
			}
		}
		return false
	case tables.Failure:
		return strings.HasPrefix(text, "#") || strings.HasPrefix(text, "Err:")
	case tables.Length:
		return text != ""
	case tables.Truth:
		return text == c.Text || (text == "1") == (c.Text == "TRUE") && (text == "1" || text == "0")
	}
	flat := func(s string) string {
		return strings.Join(strings.Fields(strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9", "ʳ", "r", "ᴿ", "R", "ᵖ", "p", "ᴾ", "P", "\u00a0", " ").Replace(s)), "")
	}
	return flat(c.Text) == flat(text)
}

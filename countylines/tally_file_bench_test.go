package countylines

import (
	"bytes"
	"context"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/internal/generate"
)

// generated writes a file for a test or benchmark.
func generated(tb testing.TB, rows int, write func(io.Writer, int) error) string {
	tb.Helper()
	name := filepath.Join(tb.TempDir(), "records.csv")
	f, err := os.Create(name)
	require.NoError(tb, err)
	require.NoError(tb, write(f, rows))
	require.NoError(tb, f.Close())
	return name
}

// A million rows from a file to exact totals by force and substance.
func BenchmarkTallyAddFile(b *testing.B) {
	name := generated(b, million, generate.Plain)
	for threads, title := range map[int]string{1: "1 thread", 2: "2 threads"} {
		b.Run(title, func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(threads))
			for b.Loop() {
				addFile(b, name)
			}
			perRecord(b, million)
		})
	}
	b.Run("mixed, 2 threads", func(b *testing.B) {
		name := generated(b, million, generate.Mixed)
		for b.Loop() {
			addFile(b, name)
		}
		perRecord(b, million)
	})
	data, err := os.ReadFile(name)
	require.NoError(b, err)
	b.Run("baseline: encoding/csv alone", func(b *testing.B) {
		for b.Loop() {
			readAllCSV(b, data, func([]string) {})
		}
		perRecord(b, million)
	})
	b.Run("baseline: encoding/csv and a map of decimals", func(b *testing.B) {
		for b.Loop() {
			sums := map[[2]string]decimal.Decimal{}
			readAllCSV(b, data, func(cells []string) {
				g, err := decimal.NewFromString(cells[3])
				require.NoError(b, err)
				key := [2]string{cells[0], cells[2]}
				sums[key] = sums[key].Add(g)
			})
		}
		perRecord(b, million)
	})
}

func addFile(b *testing.B, name string) {
	f, err := os.Open(name)
	require.NoError(b, err)
	defer f.Close()
	var t Tally
	require.NoError(b, t.AddFile(context.Background(), f, calendar.Day.Year, Watch{}))
	require.Equal(b, million, t.Accepted+t.Rejected)
}

func readAllCSV(b *testing.B, data []byte, each func([]string)) {
	r := csv.NewReader(bytes.NewReader(data))
	r.ReuseRecord = true
	_, err := r.Read()
	for err == nil {
		var cells []string
		if cells, err = r.Read(); err == nil {
			each(cells)
		}
	}
	require.Equal(b, io.EOF, err)
}

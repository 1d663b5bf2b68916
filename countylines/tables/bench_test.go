// SPDX-License-Identifier: MIT

package tables_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/countylines/ops/countylines/tables"
)

// longCSV is a long table of so many rows.
func longCSV(rows int) string {
	var b strings.Builder
	b.WriteString("Month,Force,Area code,Measure,Value,Notes\n")
	forces := []string{"Kent Police,E23000032", "Surrey Police,E23000031", "Sussex Police,E23000033", "Thames Valley Police,E23000029"}
	measures := []string{"Arrests", "County lines closed", "People safeguarded"}
	for i := range rows {
		fmt.Fprintf(&b, "20%02d-%02d,%s,%s,%d,\n", 10+i/12%14, 1+i%12, forces[i%len(forces)], measures[i%len(measures)], i%997)
	}
	return b.String()
}

// BenchmarkReadLong reads a long table, whole; divide by rows. The baseline is the
// text cut at its commas.
func BenchmarkReadLong(b *testing.B) {
	for _, rows := range []int{10_000, 100_000} {
		text := longCSV(rows)
		b.Run(fmt.Sprintf("cut/%d", rows), func(b *testing.B) {
			for b.Loop() {
				n := 0
				for line := range strings.Lines(text) {
					n += len(strings.Split(line, ","))
				}
			}
		})
		b.Run(fmt.Sprintf("read/%d", rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s, err := tables.ReadCSV(strings.NewReader(text))
				if err != nil {
					b.Fatal(err)
				}
				if r := s.Read(tables.About{}); len(r.Ledger) != rows {
					b.Fatal(len(r.Ledger))
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(rows), "ns/row")
		})
	}
}

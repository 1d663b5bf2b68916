// SPDX-License-Identifier: MIT

package publish_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/publish"
	"github.com/countylines/ops/countylines/tables"
	"github.com/countylines/ops/stats"
)

// What was published is read as any published table is, beside what is public, and
// what the two imply holds the truth and leaves sensitive counts as wide as promised.
func TestPublishReadInfer(t *testing.T) {
	refused := 0
	for n := range 4 {
		r := rand.New(rand.NewPCG(18, uint64(n)))
		d, public := madeUp(r)
		for _, rule := range []publish.Rule{{Width: 2}, {Width: 3, Labels: true}, {Width: 4, Zeros: true}, {Width: 3, Base: 5}} {
			out, err := publish.Protect(rule, public, d)
			if _, ok := errors.AsType[*publish.UnprotectedError](err); ok && !rule.Zeros {
				refused++ // a public part and zeros that are always shown tell a small total
				continue
			}
			require.NoError(t, err)
			var file bytes.Buffer
			require.NoError(t, out[0].WriteCSV(&file))
			sheet, err := tables.ReadCSV(bytes.NewReader(file.Bytes()))
			require.NoError(t, err)
			read := tables.Read([]tables.Sheet{sheet}, tables.About{File: "published.csv"})
			told := 0
			for _, c := range read.Cells {
				require.NotEqual(t, tables.Refused, c.Is, "%s: %s\n%s", c.Name(), c.Says, file.String())
				if c.Is == tables.Figure || c.Is == tables.Shorthand {
					told++
				}
			}
			require.Equal(t, len(d.Areas)*len(d.Subjects), told, file.String())
			all := append(read.Ledger, public...).Index()
			alone := append(out[0].Ledger(), public...).Index()
			leaks := map[[2]int]bool{}
			for _, l := range out[0].Report.Leaks {
				leaks[[2]int{l.Row, l.Column}] = true
			}
			for i, area := range d.Areas {
				for j, subject := range d.Subjects {
					truth := count(t, d, area, subject)
					for _, x := range []*countylines.Index{all, alone} {
						v, err := x.Of(subject, area, d.Period)
						require.NoError(t, err, file.String())
						b := v.Figure.Bounds()
						require.True(t, b.Contains(int64(truth)), "%v, %v: %d is not in %v\n%s", area, subject, truth, b, file.String())
						if sensitive := truth < 5 && (truth > 0 || rule.Zeros); sensitive && !leaks[[2]int{i, j}] {
							require.True(t, b.Open || b.Hi-b.Lo >= int64(rule.Width), "%v, %v is %v\n%s", area, subject, b, file.String())
						}
					}
				}
			}
		}
	}
	require.Less(t, refused, 6, "of 16")
}

// Whatever the title and the notes say, the days are those of the table.
func TestTitlesReadBack(t *testing.T) {
	d, _ := madeUp(rand.New(rand.NewPCG(18, 1)))
	figures := d.Figures
	for _, title := range []string{"", `Made-up "county lines" arrests`, "Arrests, quarter 1 January to 31 March", "Arrests since 2019", "Notes", "Area", "=SUM(A1)",
		"Table 3: Kent and Essex", "Figures for 2024/25", "Rounded to 5 | by force", "Period: 2001"} {
		for _, p := range []calendar.Period{quarter, {From: calendar.Date(2025, 3, 3), To: calendar.Date(2025, 3, 4)}, {From: calendar.Date(2025, 3, 3), To: calendar.Date(2025, 3, 10)},
			{From: calendar.Date(2024, 4, 1), To: calendar.Date(2025, 4, 1)}, {From: calendar.Date(2023, 12, 28), To: calendar.Date(2024, 1, 5)}} {
			d.Title, d.Period, d.Figures = title, p, nil
			d.Notes = []string{title, "Figures of Kent are of April 2019 only.", "Period: 2001", "[x] means not available", "Source: Kent Police, 3 May 2025"}
			for _, r := range figures {
				r.Period = p
				d.Figures = append(d.Figures, r)
			}
			out, err := publish.Protect(publish.Rule{Width: 2}, nil, d)
			require.NoError(t, err)
			var file bytes.Buffer
			require.NoError(t, out[0].WriteCSV(&file))
			sheet, err := tables.ReadCSV(&file)
			require.NoError(t, err)
			read, told := sheet.Read(tables.About{}).Ledger.Index(), out[0].Ledger().Index()
			for _, area := range d.Areas {
				for _, subject := range d.Subjects {
					got, err := read.Of(subject, area, p)
					require.NoError(t, err)
					want, err := told.Of(subject, area, p)
					require.NoError(t, err)
					require.Equal(t, want.Figure.Bounds(), got.Figure.Bounds(), "%q, %v", title, p)
				}
			}
		}
	}
}

// count gives what a draft's figures add up to.
func count(t *testing.T, d publish.Draft, a countylines.Area, s countylines.Subject) int {
	v, err := d.Figures.Explain(s, a, d.Period)
	require.NoError(t, err)
	n, ok := v.Figure.Figure.Exact()
	require.True(t, ok, "%v, %v", a, s)
	return int(n)
}

// madeUp gives a table of two regions and some releases that their forces put out.
func madeUp(r *rand.Rand) (publish.Draft, countylines.Ledger) {
	quarter := calendar.Period{From: calendar.Date(2025, 1, 1), To: calendar.Date(2025, 4, 1)}
	kinds := []countylines.Measure{countylines.ChildrenArrested, countylines.AdultsArrested, countylines.ChildrenSafeguarded, countylines.AdultsSafeguarded}
	d := publish.Draft{Title: fmt.Sprintf("Made-up arrests and safeguarding, %v", quarter), Period: quarter}
	var public countylines.Ledger
	for _, region := range []countylines.Area{countylines.WestMidlandsRegion, countylines.NorthEast} {
		for area := range region.Forces() {
			ret := countylines.Return{Area: area, Period: quarter, Counts: countylines.Counts{}}
			for _, m := range kinds {
				n := r.IntN(25)
				if r.IntN(2) == 0 {
					n = r.IntN(5)
				}
				ret.Counts[m] = stats.Exactly(n)
				if r.IntN(10) == 0 {
					public = append(public, countylines.Return{Area: area, Period: quarter, Counts: countylines.Counts{m: stats.Exactly(n)},
						Source: countylines.Source{Publisher: area.String()}})
				}
			}
			sum := func(parts ...countylines.Measure) stats.Figure[int] {
				return stats.Sum(ret.Counts[parts[0]], ret.Counts[parts[1]])
			}
			ret.Counts[countylines.Arrests], ret.Counts[countylines.PeopleSafeguarded] = sum(kinds[:2]...), sum(kinds[2:]...)
			d.Figures, d.Areas = append(d.Figures, ret), append(d.Areas, area)
		}
		d.Areas = append(d.Areas, region)
	}
	for _, m := range []countylines.Measure{kinds[0], kinds[1], countylines.Arrests, kinds[2], kinds[3], countylines.PeopleSafeguarded} {
		d.Subjects = append(d.Subjects, counted(m))
	}
	return d, public
}

// SPDX-License-Identifier: MIT

package countylines_test

import (
	_ "embed"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/internal/published"
	"github.com/countylines/ops/seizure"
)

// Every third number of seizures that the Home Office's tables print, by drugs: the year,
// the force and what commit 68a99bd answered, nothing where it gave an error for a
// contradiction. 175 have another answer now, which stands behind "now":
//   - 169 are of class C, of benzodiazepines and of other drugs before 2017, which rows of
//     the table mean otherwise than was thought: etizolam and pregabalin are not what a class
//     C of the day makes of them, so the drugs named here are not those of a row;
//   - 6 are of barbiturates in 2018/19. Two seizures of class B are missing in
//     Hertfordshire, which printed no barbiturates: that there were none follows from the
//     nation's and the other forces' figures, of which one may be wrong.
//
//go:embed testdata/questions.tsv
var sampled string

// What had an answer before contradictions were settled keeps it to the letter, and what
// had none has one now.
func TestSampledQuestions(t *testing.T) {
	forces, _ := read(t, published.SeizuresByForce)
	national, _ := read(t, published.SeizuresNational)
	x := append(forces, national...).Index()
	var drugs seizure.Substance
	asked, kept, printed := 0, 0, 0
	for line := range strings.Lines(sampled) {
		line = strings.TrimSuffix(line, "\n")
		if name, ok := strings.CutPrefix(line, "# "); ok {
			require.NoError(t, drugs.UnmarshalText([]byte(name)))
			continue
		}
		said, rest, _ := strings.Cut(line, " ")
		rest, now, changed := strings.Cut(rest, "\tnow ")
		slug, want, _ := strings.Cut(rest, " ")
		var area countylines.Area
		require.NoError(t, area.UnmarshalText([]byte(slug)))
		year, err := strconv.Atoi(said)
		require.NoError(t, err)
		if asked++; few && asked%25 != 0 {
			continue
		}
		got, err := x.Of(countylines.SeizuresOf(drugs), area, calendar.Date(year, time.April, 1).FinancialYear())
		require.NoError(t, err, line)
		text, err := got.MarshalText()
		require.NoError(t, err)
		switch {
		case changed:
			require.Equal(t, now, string(text), "%v: %s", drugs, line)
		case want != "":
			kept++
			require.Equal(t, want, string(text), "%v: %s", drugs, line)
		case !got.Figure.Disputed():
			printed++
		}
	}
	require.Equal(t, 3_263, asked)
	require.True(t, few || kept == 2_770 && printed == 288, "%d, %d", kept, printed)
}

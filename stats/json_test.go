// SPDX-License-Identifier: MIT

package stats_test

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"testing"

	"github.com/countylines/ops/stats"
	"github.com/stretchr/testify/require"
)

// Every result goes into JSON and comes back with every digit and every reason; its
// keys are in lower case.
func TestResultsInJSON(t *testing.T) {
	nan := math.NaN()
	years, points := []float64{1, 2, 3}, []stats.Point{pt(5, 1), pt(0, 0), pt(7, nan)}
	spells := []stats.Spell{{Duration: 3, Ended: true}, {Duration: 5}, {Duration: 1, Ended: true}}
	figures := []stats.Figure[int]{stats.MoreThan(5), stats.Exactly(3), {}}
	chapman, err := stats.Chapman(20, 10, 0, 0.95)
	require.NoError(t, err)
	ratio, _ := stats.FunnelRate(points, 0.95).Overdispersion(0.1)
	for _, r := range []any{
		stats.Rate(pt(5, 3), 0.95), stats.Rate(pt(-5, 3), nan), stats.RateOf(fpt(figures[0], 3), 0.95), stats.RateRatio(pt(5, 1), pt(0, 1), 0.95),
		stats.RateRatioMidP(pt(0, 1), pt(0, 1), 0.95), stats.RateRatioOf(fpt(figures[0], 1), fpt(figures[2], 1), 0.95), stats.RateChange(pt(0, 1), pt(5, 1), 0.95),
		stats.RateChangeOf(fpt(figures[0], 1), fpt(figures[1], math.Inf(1)), 0.95), stats.ETest(pt(3, 1), pt(5, 2)), stats.ETestWald(pt(3, 1), pt(5, 2), nan),
		stats.Newcombe(pt(3, 5), pt(0, 0), 0.95), stats.DirectlyStandardisedRate(nil, 0.95), stats.IndirectlyStandardisedRatio(3, nil, 0.95), chapman,
		stats.ChaoLowerBound([]int{1, 1, 2}, 0.95), stats.Concentration([]int{3}), stats.KaplanMeier(spells, 0.95), stats.KaplanMeier(spells, 0.95).At(9),
		stats.LogRank(spells, spells), stats.MannKendall([]float64{1, nan}), stats.MannKendallOf(figures), stats.TheilSen(years, years, 0.95), stats.TheilSenOf(years, figures, 0.95),
		stats.PoissonTrend(years, points, 0.95), stats.PoissonTrend(years, []stats.Point{pt(5, 1), pt(3, 1), pt(8, 1)}, 0.95), stats.WDD(stats.BeforeAfter{}, stats.BeforeAfter{Size: nan}, 0.95),
		stats.FunnelRate(points, 0.95), stats.FunnelProportion(points, nan), ratio, stats.PoissonLimits(5, 0.95), stats.Share(figures[0], figures[1]),
		spells[0], stats.Stratum{Population: nan}, stats.ReferenceStratum{Population: math.Inf(1)}, stats.HalfEven, stats.Certain, stats.Above,
	} {
		text, err := json.Marshal(r)
		require.NoError(t, err, "%T", r)
		back := reflect.New(reflect.TypeOf(r))
		require.NoError(t, json.Unmarshal(text, back.Interface()), "%s", text)
		require.Equal(t, fmt.Sprintf("%+v", r), fmt.Sprintf("%+v", back.Elem().Interface()), "%s", text)
		again, err := json.Marshal(back.Elem().Interface())
		require.NoError(t, err)
		require.JSONEq(t, string(text), string(again))
		require.NotRegexp(t, regexp.MustCompile(`"[a-z_0-9]*[A-Z]\w*":`), string(text))
	}
	for _, wrong := range []string{`{"low":5,"high":1}`, `{"low":null,"low_why":"for fun"}`, `"5"`, `[]`} {
		var i stats.Interval
		require.Error(t, json.Unmarshal([]byte(wrong), &i), wrong)
	}
	var e stats.Estimate
	require.NoError(t, json.Unmarshal([]byte(`"not estimable: there are no events"`), &e))
	require.Equal(t, "there are no events", e.Why())
	_, err = json.Marshal(stats.Rounding(9))
	require.Error(t, err)
}

func TestTableElsewhere(t *testing.T) {
	table := stats.Table{Head: []string{"source", "figure"}, Rows: [][]string{{`p. 3\4 | *provisional* <b> [x] $5$ ~ & _`, "25\r\narrests"}}}
	require.Equal(t, "source                                    figure\np. 3\\4 | *provisional* <b> [x] $5$ ~ & _  25 arrests\n", table.String())
	require.Contains(t, table.Markdown(), "| p. 3\\\\4 \\| \\*provisional\\* \\<b> \\[x] \\$5\\$ \\~ \\& \\_ | 25 arrests |")
	for _, s := range []string{"-0.5 to 1.2", "-Inf to +Inf", "-1e-05 to 3", "-3 or more", "-21.9 per cent", "-5"} {
		require.Equal(t, s, stats.SafeCell(s))
	}
	for _, s := range []string{"-2+3+cmd|' /C calc'!A0", "=1 to 2", "-1 to =2", "+A1", "-", "@x", "-1 to 2 to 3", "-0x1p5"} {
		require.Equal(t, "'"+s, stats.SafeCell(s))
	}
}

// An error that quotes its text stays short, and whole characters are cut off.
func TestErrorsQuoteLittle(t *testing.T) {
	long := make([]byte, 1_000_000)
	for i := range long {
		long[i] = "\xc2\xa3"[i%2]
	}
	for _, read := range []func([]byte) error{new(stats.Figure[int]).UnmarshalText, new(stats.Interval).UnmarshalText, new(stats.Flag).UnmarshalText} {
		err := read(append([]byte("x"), long...))
		require.Error(t, err)
		require.Less(t, len(err.Error()), 500)
		require.NotContains(t, err.Error(), "\ufffd")
	}
}

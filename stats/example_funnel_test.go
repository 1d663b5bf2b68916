// SPDX-License-Identifier: MIT

package stats_test

import (
	"fmt"

	"github.com/countylines/ops/stats"
)

// Charged of arrested in four places.
func ExampleFunnelProportion() {
	f := stats.FunnelProportion([]stats.Point{{Events: 109, Of: 234}, {Events: 39, Of: 55}, {Events: 5, Of: 12}, {Events: 10, Of: 35}}, 0.998)
	fmt.Println(f)
	for _, p := range f.Points {
		fmt.Println(p.Events, p.Of, p.Value, p.Limits.Exact, p.Flag)
	}
	// Output:
	// 4 points about 0.4851 at 99.8%: 3 within, 0 below, 1 above; 39 of 55 (0.7091) is above 0.2727 to 0.6909
	// 109 234 0.4658 0.3846 to 0.5855 within
	// 39 55 0.7091 0.2727 to 0.6909 above
	// 5 12 0.4167 0.08333 to 0.9167 within
	// 10 35 0.2857 0.2286 to 0.7429 within
}

// Arrests in October 2022 per resident: Staffordshire and West Mercia, about the
// rate of the United Kingdom, since two places make a poor target of their own.
func ExampleFunnelRate() {
	f := stats.FunnelRate([]stats.Point{{Events: 25, Of: 1_147_132}, {Events: 38, Of: 1_314_424}}, 0.95).About(1_350. / 67_636_134)
	fmt.Println(f)
	// Output:
	// 2 points about 1.996e-05 at 95%: 1 within, 0 below, 1 above; 38 of 1,314,424 (2.891e-05) is above 1.293e-05 to 2.815e-05
}

// Arrests against those that population would predict.
func ExampleFunnel_Overdispersion() {
	f := stats.FunnelRate([]stats.Point{{Events: 25, Of: 22.9}, {Events: 38, Of: 26.2}, {Events: 69, Of: 28.6}, {Events: 12, Of: 18.4}, {Events: 234, Of: 176}}, 0.95).About(1)
	ratio, root := f.Overdispersion(0.1)
	fmt.Println(ratio)
	fmt.Println(root)
	fmt.Println(f.Points[2].Flag, f.Multiplicative(root).Points[2].Flag, f.Additive(root).Points[2].Flag)
	// Output:
	// ratios of 5 points: φ = 16.78, winsorised 12.92 (p < 0.001), τ² = 0.4052
	// square roots of ratios of 5 points: φ = 11.76, winsorised 9.7 (p < 0.001), τ² = 0.07439
	// above within within
}

// Where 22.9 arrests are expected, chance alone reaches from 14 to 33.
func ExamplePoissonLimits() {
	l := stats.PoissonLimits(22.9, 0.95)
	fmt.Println(l.Exact)
	fmt.Println(l.Smooth)
	// Output:
	// 14 to 33
	// 13.47 to 32.26
}

// Where every second of 55 arrested is charged.
func ExampleBinomialLimits() {
	fmt.Println(stats.BinomialLimits(55, 0.5, 0.998).Exact)
	// Output:
	// 16 to 39
}

// Limits with the overdispersion found, where 50 are expected.
func ExampleOverdispersion() {
	f := stats.FunnelRate([]stats.Point{{Events: 25, Of: 22.9}, {Events: 38, Of: 26.2}, {Events: 69, Of: 28.6}, {Events: 12, Of: 18.4}, {Events: 234, Of: 176}}, 0.95).About(1)
	_, root := f.Overdispersion(0.1)
	fmt.Println(root.Multiplicative(50, 0.95))
	fmt.Println(root.Additive(50, 0.95))
	// Output:
	// 0.323 to 2.05
	// 0.2005 to 2.409
}

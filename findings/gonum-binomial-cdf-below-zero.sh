#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# gonum v0.17.0 (Go module gonum.org/v1/gonum); seen on 29 November 2026.
#
# One would guess that a distribution function lies between 0 and 1, and that at the mean of an even
# binomial it is just over one half. Binomial.CDF, by the incomplete beta function, loses its digits as
# the trials grow: at 100 million trials it is 0.36, at a thousand million below nought.
#
# Why it matters: masses are counted in small units here, and a share of grams is such a count; below
# zero is seen, 0.36 for 0.50 is not.
set -euo pipefail
cd "$(mktemp -d)"
cat >main.go <<'GO'
package main

import (
	"fmt"

	"gonum.org/v1/gonum/stat/distuv"
)

func main() {
	for _, n := range []float64{1e4, 1e8, 1e9} {
		fmt.Printf("%.0f trials: %.2f\n", n, distuv.Binomial{N: n, P: 0.5}.CDF(n/2))
	}
}
GO
cat >want <<'TEXT'
10000 trials: 0.50
100000000 trials: 0.36
1000000000 trials: -0.56
TEXT
{ go mod init example.com/finding && go get gonum.org/v1/gonum@v0.17.0; } >install.log 2>&1 || { cat install.log; exit 2; }
GOWORK=off go run . >got
cat got
diff want got || { echo 'CHANGED: gonum no longer does this'; exit 1; }
echo 'still so: the chance of at most half of a thousand million trials is -0.56'

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# gonum v0.17.0 (Go module gonum.org/v1/gonum); seen on 29 November 2026.
#
# A force with no residents of its own, or a share of nought, gives a distribution with all of its
# mass at 0: the chance of no event is 1. One would guess that Prob(0) says so, as CDF(0)
# does. It is NaN, of the binomial too, since 0 is multiplied by the logarithm of 0.
#
# Why it matters: mid-P values and exact tests add up Prob; one NaN makes the whole answer NaN.
set -euo pipefail
cd "$(mktemp -d)"
cat >main.go <<'GO'
package main

import (
	"fmt"

	"gonum.org/v1/gonum/stat/distuv"
)

func main() {
	p, b := distuv.Poisson{Lambda: 0}, distuv.Binomial{N: 10, P: 0}
	fmt.Println("Poisson", p.CDF(0), p.Prob(0))
	fmt.Println("binomial", b.CDF(0), b.Prob(0))
}
GO
cat >want <<'TEXT'
Poisson 1 NaN
binomial 1 NaN
TEXT
{ go mod init example.com/finding && go get gonum.org/v1/gonum@v0.17.0; } >install.log 2>&1 || { cat install.log; exit 2; }
GOWORK=off go run . >got
cat got
diff want got || { echo 'CHANGED: gonum no longer does this'; exit 1; }
echo 'still so: the chance of no event at a rate of nought is NaN'

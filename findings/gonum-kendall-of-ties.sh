#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# gonum v0.17.0 (Go module gonum.org/v1/gonum); seen on 29 November 2026.
#
# Kendall's tau of a series against time says whether it rises. One would guess 0, or NaN, for a
# force that reported five lines in every year: nothing rises. stat.Kendall counts a tie
# as agreement and gives 1, the value of a series that rises every time; a series that rises once,
# with ties else, has 1 too.
#
# Why it matters: small counts tie often, so a trend computed with it is always up.
set -euo pipefail
cd "$(mktemp -d)"
cat >main.go <<'GO'
package main

import (
	"fmt"

	"gonum.org/v1/gonum/stat"
)

func main() {
	years := []float64{2019, 2020, 2021, 2022}
	for _, lines := range [][]float64{{5, 5, 5, 5}, {1, 1, 2, 2}, {1, 2, 3, 4}, {4, 3, 2, 1}} {
		fmt.Println(lines, stat.Kendall(years, lines, nil))
	}
}
GO
cat >want <<'TEXT'
[5 5 5 5] 1
[1 1 2 2] 1
[1 2 3 4] 1
[4 3 2 1] -1
TEXT
{ go mod init example.com/finding && go get gonum.org/v1/gonum@v0.17.0; } >install.log 2>&1 || { cat install.log; exit 2; }
GOWORK=off go run . >got
cat got
diff want got || { echo 'CHANGED: gonum no longer does this'; exit 1; }
echo 'still so: a series that never changes has a tau of 1'

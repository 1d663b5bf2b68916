#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# gonum v0.17.0 (Go module gonum.org/v1/gonum); seen on 29 November 2026.
#
# A method named Survival is there for the upper tail, so one would guess that it is worked out for
# itself and keeps small chances, as CDF does on the lower side. For the normal, Poisson and
# binomial distributions it is a subtraction from 1: nothing below 1e-16 exists. The normal's CDF(-9) is
# 1.1e-19 while Survival(9), the same chance, is 0; the binomial never gets below 1.1e-16
# however far out. Student's t, in the same package, is right.
#
# Why it matters: p-values of counts far from what is expected come out as 0, and their order is lost.
set -euo pipefail
cd "$(mktemp -d)"
cat >main.go <<'GO'
package main

import (
	"fmt"

	"gonum.org/v1/gonum/stat/distuv"
)

func main() {
	fmt.Printf("normal CDF(-9) %.2e, Survival(9) %.2e\n", distuv.UnitNormal.CDF(-9), distuv.UnitNormal.Survival(9))
	p := distuv.Poisson{Lambda: 5}
	fmt.Printf("Poisson of mean 5, Survival(40) %.2e; the chance of 41 alone is %.2e\n", p.Survival(40), p.Prob(41))
	b := distuv.Binomial{N: 1000, P: 0.01}
	fmt.Printf("binomial of 1000 and 0.01, Survival(60) %.2e, Survival(80) %.2e\n", b.Survival(60), b.Survival(80))
	t := distuv.StudentsT{Sigma: 1, Nu: 5}
	fmt.Printf("Student's t, CDF(-1e4) %.2e, Survival(1e4) %.2e\n", t.CDF(-1e4), t.Survival(1e4))
}
GO
cat >want <<'TEXT'
normal CDF(-9) 1.13e-19, Survival(9) 0.00e+00
Poisson of mean 5, Survival(40) 0.00e+00; the chance of 41 alone is 9.16e-24
binomial of 1000 and 0.01, Survival(60) 1.11e-16, Survival(80) 1.11e-16
Student's t, CDF(-1e4) 9.49e-20, Survival(1e4) 9.49e-20
TEXT
{ go mod init example.com/finding && go get gonum.org/v1/gonum@v0.17.0; } >install.log 2>&1 || { cat install.log; exit 2; }
GOWORK=off go run . >got
cat got
diff want got || { echo 'CHANGED: gonum no longer does this'; exit 1; }
echo 'still so: the upper tail of three distributions ends near 1e-16'

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# simple-statistics 7.12.1 (npm); seen on 29 November 2026.
#
# poissonDistribution(mean) gives the chance of each count as an array. One would guess that it
# goes on until nothing is left. It stops when 0.9999 is reached, so everything further out has
# no chance at all: at a mean of 5 the array ends at 15.
#
# Why it matters: the 99.8% limits of a funnel lie where one in a thousand is left, and the p-value
# of a rare count is where the array has already ended: read from it, it is 0.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --ignore-scripts simple-statistics@7.12.1 >install.log 2>&1 || { cat install.log; exit 2; }
cat >run.cjs <<'JS'
const { poissonDistribution } = require("simple-statistics");
const p = poissonDistribution(5);
console.log("counts up to", p.length - 1, "with a chance of", p.reduce((a, b) => a + b).toFixed(6), "together; of 16:", p[16]);
JS
cat >want <<'TEXT'
counts up to 15 with a chance of 0.999931 together; of 16: undefined
TEXT
node run.cjs >got
cat got
diff want got || { echo 'CHANGED: simple-statistics no longer does this'; exit 1; }
echo 'still so: the Poisson distribution of mean 5 ends at 15'

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# jstat 1.9.6 (npm); seen on 29 November 2026.
#
# A funnel plot asks how probable a count is at an expected count. One would guess that a
# statistics library answers for counts of a hundred or two. jstat divides by the factorial,
# which is past the largest float from 171 on: the chance of 150 events where 170 are expected is
# Infinity, and of 200 where 150 are expected NaN. Its binomial density does the same from about
# 1,030 trials on, while the distribution function beside it is right.
#
# Why it matters: a national week has over 1,350 arrests, and a large force more than 170.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --ignore-scripts jstat@1.9.6 >install.log 2>&1 || { cat install.log; exit 2; }
cat >run.cjs <<'JS'
const { poisson, binomial } = require("jstat");
console.log(poisson.pdf(10, 12).toFixed(6), poisson.cdf(10, 12).toFixed(6));
console.log(poisson.pdf(150, 170), poisson.cdf(150, 170));
console.log(poisson.pdf(200, 150), poisson.cdf(200, 150));
console.log(binomial.pdf(600, 1200, 0.5), binomial.cdf(600, 1200, 0.5).toFixed(6));
JS
cat >want <<'TEXT'
0.104837 0.347229
Infinity Infinity
NaN NaN
Infinity 0.511514
TEXT
node run.cjs >got
cat got
diff want got || { echo 'CHANGED: jstat no longer does this'; exit 1; }
echo 'still so: the chance of 150 events at a mean of 170 is Infinity'

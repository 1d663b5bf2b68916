#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# R 4.6.0 (npm webr 0.6.0 with ws 8.18.0); seen on 29 November 2026.
#
# poisson.test prints a p-value and a 95% interval. One would guess that the hypothesis is outside
# of the interval where p is below 0.05, and inside where it is not. The interval is Garwood's, with
# 2.5% on each side; the p-value adds up all counts that are no more probable than the one seen.
# The two disagree: of 5 events where 1.7 are expected p is 0.030, and 1.7 lies in the interval.
#
# Why it matters: a table with both contradicts itself; a library has to say which p goes with which
# interval (twice the smaller tail goes with Garwood's).
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --ignore-scripts webr@0.6.0 ws@8.18.0 >install.log 2>&1 || { cat install.log; exit 2; }
cat >run.mjs <<'JS'
import { WebR } from "webr";
const r = new WebR({ interactive: false });
await r.init();
console.log(await r.evalRString(`
  t <- poisson.test(5, r = 1.7)
  twice <- 2 * ppois(4, 1.7, lower.tail = FALSE)
  sprintf("p %.4f, interval %.4f to %.4f; twice the smaller tail %.4f", t$p.value, t$conf.int[1], t$conf.int[2], twice)`));
process.exit(0);
JS
cat >want <<'TEXT'
p 0.0296, interval 1.6235 to 11.6683; twice the smaller tail 0.0592
TEXT
node run.mjs >got
cat got
diff want got || { echo 'CHANGED: R no longer does this'; exit 1; }
echo 'still so: p is below 0.05 while the 95% interval holds the hypothesis'

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# d3-dsv 3.0.1 (npm); seen on 29 November 2026.
#
# Home Office tables have a column of financial years: 2010-11, 2011-12, 2012-13. With
# d3.autoType one would guess that they stay text. 2011-12 becomes 1 December 2011, since
# it looks like a year and a month; the years after it, whose months would be 13 and more, look
# the same and become invalid dates, which JSON writes as null.
#
# Why it matters: one year of the series is moved, and all later ones are lost.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --ignore-scripts d3-dsv@3.0.1 >install.log 2>&1 || { cat install.log; exit 2; }
cat >run.mjs <<'JS'
import { csvParse, autoType } from "d3-dsv";
for (const row of csvParse("year,seizures\n2010-11,12\n2011-12,11\n2012-13,14\n", autoType)) console.log(JSON.stringify(row));
JS
cat >want <<'TEXT'
{"year":"2010-11-01T00:00:00.000Z","seizures":12}
{"year":"2011-12-01T00:00:00.000Z","seizures":11}
{"year":null,"seizures":14}
TEXT
node run.mjs >got
cat got
diff want got || { echo 'CHANGED: d3-dsv no longer does this'; exit 1; }
echo 'still so: the financial year 2011-12 is 1 December 2011, and 2012-13 is lost'

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# numeral 2.0.6 (npm); seen on 29 November 2026.
#
# Small counts are published as "1 to 4", "10 to 19" or "1-4". One would guess that a reader of
# formatted numbers refuses a text with two numbers, as it does "[c]", or takes the first. numeral
# drops every character that it does not know and reads what is left: "1 to 4" is 14, "1-4" is
# minus 14, a financial year 202122, and a count with a note "3 (2)" is minus 32.
#
# Why it matters: a suppressed count of one to four children becomes fourteen, with no error.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --ignore-scripts numeral@2.0.6 >install.log 2>&1 || { cat install.log; exit 2; }
cat >run.cjs <<'JS'
const numeral = require("numeral");
for (const text of ["1 to 4", "1-4", "10 to 19", "3 (2)", "2021/22", "[c]"]) console.log(text + " -> " + numeral(text).value());
JS
cat >want <<'TEXT'
1 to 4 -> 14
1-4 -> -14
10 to 19 -> 1019
3 (2) -> -32
2021/22 -> 202122
[c] -> null
TEXT
node run.cjs >got
cat got
diff want got || { echo 'CHANGED: numeral no longer does this'; exit 1; }
echo 'still so: "1 to 4" is 14'

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# @microsoft/recognizers-text-suite 1.3.1 (npm), English; seen on 29 November 2026.
#
# A recogniser of quantities is the obvious tool for "how much was seized". One would guess that
# it reads the commonest phrases of a release or finds nothing. "GBP 20,000" is 200 British
# pounds, although "£20,000" is 20,000; "£15,000 in cash" has, beside the money, a length of
# 15,000 inches; "half an ounce" is an ounce without a number; of "5 to 7kg" only the 7 is kept;
# and "nearly" and "over" are dropped everywhere.
#
# Why it matters: a sum is wrong by a factor of a hundred with the unit right.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --ignore-scripts @microsoft/recognizers-text-suite@1.3.1 >install.log 2>&1 || { cat install.log; exit 2; }
cat >run.cjs <<'JS'
const r = require("@microsoft/recognizers-text-suite");
const english = r.Culture.English;
for (const text of ["GBP 20,000", "£20,000", "£15,000 in cash", "half an ounce of heroin", "5 to 7kg of cocaine", "nearly 18 grams of crack"]) {
  const found = [...r.recognizeCurrency(text, english), ...r.recognizeDimension(text, english)];
  console.log(text + " -> " + found.map((f) => `${f.resolution.value} ${f.resolution.unit}`).join(", "));
}
JS
cat >want <<'TEXT'
GBP 20,000 -> 200 British pound
£20,000 -> 20000 Pound
£15,000 in cash -> 15000 Pound, 15000 Inch
half an ounce of heroin -> null Ounce
5 to 7kg of cocaine -> 7 Kilogram
nearly 18 grams of crack -> 18 Gram
TEXT
node run.cjs >got
cat got
diff want got || { echo 'CHANGED: recognizers-text-suite no longer does this'; exit 1; }
echo 'still so: "GBP 20,000" is 200 pounds'

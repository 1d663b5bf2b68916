#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# xlsx (SheetJS) 0.18.5 (npm); seen on 29 November 2026.
#
# Tables of small counts and of ages have bands: 1-4, 5-9, 10-19. Read as CSV by SheetJS, one
# would guess text. Each band becomes a date of the year 2001 as the number of a day, and its
# cell is of type "n" like a count. "1 to 4" stays text.
#
# Why it matters: a sum over the column adds 36,895 for a band of one to four.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5 >install.log 2>&1 || { cat install.log; exit 2; }
cat >run.cjs <<'JS'
const xlsx = require("xlsx");
const book = xlsx.read("force,children\nKent,1-4\nEssex,5-9\nSussex,10-19\nSurrey,1 to 4\n", { type: "string" });
const sheet = book.Sheets[book.SheetNames[0]];
for (const at of ["B2", "B3", "B4", "B5"]) console.log(at, sheet[at].t, sheet[at].v);
JS
cat >want <<'TEXT'
B2 n 36895
B3 n 37020
B4 n 37183
B5 s 1 to 4
TEXT
node run.cjs >got
cat got
diff want got || { echo 'CHANGED: xlsx no longer does this'; exit 1; }
echo 'still so: the band 1-4 is the number 36895'

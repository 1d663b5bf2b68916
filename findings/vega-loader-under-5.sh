#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# vega-loader 5.1.0 (npm); seen on 29 November 2026.
#
# A protected table has counts such as "under 5" and "up to 12" among plain ones. With
# parse: "auto" one would guess a column of text. vega-loader takes it for a column of dates,
# since JavaScript's Date.parse reads "under 5" as 1 May 2001, and then the plain 3 of the
# same column is 1 March 2001 as well.
#
# Why it matters: a chart of counts is drawn over months of 2001; nothing is told.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --ignore-scripts vega-loader@5.1.0 >install.log 2>&1 || { cat install.log; exit 2; }
cat >run.cjs <<'JS'
process.env.TZ = "UTC";
const { read } = require("vega-loader");
const rows = read("force,arrests\nKent,under 5\nEssex,up to 12\nSurrey,3\n", { type: "csv", parse: "auto" });
for (const r of rows) console.log(r.force + ": " + new Date(r.arrests).toISOString().slice(0, 10));
JS
cat >want <<'TEXT'
Kent: 2001-05-01
Essex: 2001-12-01
Surrey: 2001-03-01
TEXT
node run.cjs >got
cat got
diff want got || { echo 'CHANGED: vega-loader no longer does this'; exit 1; }
echo 'still so: "under 5" is 1 May 2001'

#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# chrono-node 2.10.3 (npm), British grammar; seen on 29 November 2026.
#
# Releases give the days of an operation as "between Monday 3 and Sunday 9 October". A reader
# expects one span, 3 to 9 October. chrono finds two dates, and the first of them is not the
# 3rd: it takes "Monday" alone for the Monday after the day of publication, a week after the
# operation ended, and drops the 3. "12 to 14 year olds" becomes noon to two o'clock, and
# "in the year to March 2023" the first two weeks of March.
#
# Why it matters: a week's figures are filed under a day on which nothing happened yet, without an error.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3 >install.log 2>&1 || { cat install.log; exit 2; }
cat >run.cjs <<'JS'
process.env.TZ = "UTC";
const chrono = require("chrono-node");
const published = new Date(Date.UTC(2022, 9, 14, 12));
const day = (d) => d && d.date().toISOString().slice(0, 10);
for (const text of [
  "between Monday 3 and Sunday 9 October",
  "Monday 3 October to Sunday 9 October",
  "12 to 14 year olds",
  "in the year to March 2023",
]) {
  const found = chrono.en.GB.parse(text, published);
  console.log(text + " -> " + found.map((f) => `"${f.text}" ${day(f.start)}${f.end ? " to " + day(f.end) : ""}`).join(", "));
}
JS
cat >want <<'TEXT'
between Monday 3 and Sunday 9 October -> "Monday" 2022-10-17, "Sunday 9 October" 2022-10-09
Monday 3 October to Sunday 9 October -> "Monday 3 October to Sunday 9 October" 2022-10-03 to 2022-10-09
12 to 14 year olds -> "12 to 14" 2022-10-14 to 2022-10-14
in the year to March 2023 -> "in the year to March 2023" 2023-03-01 to 2023-03-14
TEXT
node run.cjs >got
cat got
diff want got || { echo 'CHANGED: chrono-node no longer does this'; exit 1; }
echo 'still so: "between Monday 3 and Sunday 9 October" is two dates, the first of them the 17th'

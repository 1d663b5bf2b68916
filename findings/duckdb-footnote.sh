#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# DuckDB 1.5.6 (npm @duckdb/node-api 1.5.6-r.1); seen on 29 November 2026.
#
# Published tables have a line of notes below them. One would guess that reading such a CSV gives
# the table and an error, or a row of its own, for the note. DuckDB then takes the whole file for
# one column, heading included: "force,arrests" is the name of the column, and each row is a text.
#
# Why it matters: the table is read without an error and no figure can be added up; take the last
# line out and it has two columns, one of numbers.
set -euo pipefail
cd "$(mktemp -d)"
npm install --silent --no-audit --no-fund --ignore-scripts @duckdb/node-api@1.5.6-r.1 >install.log 2>&1 || { cat install.log; exit 2; }
cat >run.cjs <<'JS'
const { DuckDBInstance } = require("@duckdb/node-api");
const { writeFileSync } = require("fs");
const table = "force,arrests\nKent,25\nEssex,55\nSurrey,12\n";
writeFileSync("plain.csv", table);
writeFileSync("note.csv", table + "Note 1: provisional\n");
(async () => {
  const db = await (await DuckDBInstance.create()).connect();
  for (const file of ["plain.csv", "note.csv"]) {
    const r = await db.runAndReadAll(`select * from '${file}'`);
    console.log(file, JSON.stringify(r.columnNames()), JSON.stringify(r.getRowsJson()[0]));
  }
})();
JS
cat >want <<'TEXT'
plain.csv ["force","arrests"] ["Kent","25"]
note.csv ["force,arrests"] ["Kent,25"]
TEXT
node run.cjs >got
cat got
diff want got || { echo 'CHANGED: DuckDB no longer does this'; exit 1; }
echo 'still so: a footnote makes the table one column of text'

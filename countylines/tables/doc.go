// SPDX-License-Identifier: MIT

// Package tables reads published statistics as they are published: workbooks and
// CSV files with titles, notes and merged headings, wide by year, drug or force, with
// "[c]", ".." and "*" in their cells. It hands them over as a Ledger, and accounts
// for every cell.
//
//	sheets, err := tables.Open("Table 1.ods", file, size)
//	result := tables.Read(sheets, tables.About{File: "Table 1.ods"})
//
// A [Sheet] is a grid of cells with what is stored and what is shown; [ReadCSV] and
// [ReadODS] make them, and the module examples/xlsx fills the same from Excel's
// workbooks. [Read] finds the tables in sheets, their headings, units, periods and
// areas. What a file does not say ([About]) the caller may; what it says nobody
// overrides. A number that is no figure is told as what it is, with the reason.
//
// [ReadReturns] reads, and [WriteReturns] writes, files with one figure a row under the
// names of the public record.
package tables

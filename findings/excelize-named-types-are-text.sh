#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# excelize v2.11.1 (Go module github.com/xuri/excelize/v2); seen on 29 November 2026.
#
# In Go a count or a sum of money often has a type of its own (type Pence int64). SetCellValue takes
# any value, so one would guess that it is a number in the workbook as an int64 is. It is a text:
# the cell has type "shared string", looks the same, and a SUM over the column leaves it out without an error.
#
# Why it matters: a column total in the workbook is too small by every such cell.
set -euo pipefail
cd "$(mktemp -d)"
cat >main.go <<'GO'
package main

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

type Pence int64

func main() {
	book := excelize.NewFile()
	if err := book.SetCellValue("Sheet1", "A1", Pence(1500)); err != nil {
		panic(err)
	}
	if err := book.SetCellValue("Sheet1", "A2", int64(1500)); err != nil {
		panic(err)
	}
	if err := book.SetCellFormula("Sheet1", "A3", "SUM(A1:A2)"); err != nil {
		panic(err)
	}
	for _, cell := range []string{"A1", "A2"} {
		kind, err := book.GetCellType("Sheet1", cell)
		fmt.Println(cell, "is a shared string:", kind == excelize.CellTypeSharedString, err)
	}
	sum, err := book.CalcCellValue("Sheet1", "A3")
	fmt.Println("sum:", sum, err)
}
GO
cat >want <<'TEXT'
A1 is a shared string: true <nil>
A2 is a shared string: false <nil>
sum: 1500 <nil>
TEXT
{ go mod init example.com/finding && go get github.com/xuri/excelize/v2@v2.11.1; } >install.log 2>&1 || { cat install.log; exit 2; }
GOWORK=off go run . >got
cat got
diff want got || { echo 'CHANGED: excelize no longer does this'; exit 1; }
echo 'still so: a number of a named type is stored as text'

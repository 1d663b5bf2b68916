#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# excelize v2.11.1 (Go module github.com/xuri/excelize/v2); seen on 29 November 2026.
#
# To protect a small count one writes "[c]" over it. One would guess that the text that stood in the
# cell is gone from the file that is saved. It stays in the workbook's table of shared strings,
# which no cell refers to any more and every unzip shows.
#
# Why it matters: what was suppressed is published all the same. A workbook with protected figures has to be
# made new, from the protected table alone.
set -euo pipefail
cd "$(mktemp -d)"
cat >main.go <<'GO'
package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

func main() {
	book := excelize.NewFile()
	for _, text := range []string{"three children", "[c]"} {
		if err := book.SetCellValue("Sheet1", "B2", text); err != nil {
			panic(err)
		}
	}
	var file bytes.Buffer
	if err := book.Write(&file); err != nil {
		panic(err)
	}
	parts, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		panic(err)
	}
	for _, part := range parts.File {
		r, err := part.Open()
		if err != nil {
			panic(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			panic(err)
		}
		if bytes.Contains(text, []byte("three children")) {
			fmt.Println(part.Name, "still says: three children")
		}
	}
}
GO
cat >want <<'TEXT'
xl/sharedStrings.xml still says: three children
TEXT
{ go mod init example.com/finding && go get github.com/xuri/excelize/v2@v2.11.1; } >install.log 2>&1 || { cat install.log; exit 2; }
GOWORK=off go run . >got
cat got
diff want got || { echo 'CHANGED: excelize no longer does this'; exit 1; }
echo 'still so: a text that was written over is still in the file'

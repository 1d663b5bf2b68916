// SPDX-License-Identifier: MIT

//go:build ignore

// This program writes the Go files named *_gen.go of package seizure from the tables in
// data; run it with go generate.
package main

import (
	"log"
	"os"

	"github.com/countylines/ops/seizure/internal/gen"
)

func main() {
	files, err := gen.Files(os.DirFS("data"))
	if err != nil {
		log.Fatal(err)
	}
	for name, source := range files {
		if err := os.WriteFile(name, source, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

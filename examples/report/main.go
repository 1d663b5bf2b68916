// SPDX-License-Identifier: MIT

// Command report makes one page that shows what was published and what it allows one
// to say:
//
//	go -C examples/report run . -o /tmp/report.html [FILE…]
//
// Without files it is about the public record of intensification weeks. With files it
// is about one ledger made of them all: tables and files of records (.csv, .ods,
// .jsonl), ledgers (.json) and releases (.txt). The page is one file that asks nobody
// for anything, and can be sent on.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	out := flag.String("o", "report.html", "the file to write")
	lines := flag.String("lines", "", "a JSON file of single lines, whose flows and lifetimes are shown too")
	flag.Parse()
	if err := run(*out, *lines, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "report:", err)
		os.Exit(1)
	}
}

// run writes the page and prints where.
func run(out, lines string, files []string) error {
	in, err := load(files)
	if err != nil {
		return err
	}
	r := newRecord(in.ledger)
	if lines != "" {
		if r.lines, err = loadLines(lines); err != nil {
			return err
		}
	}
	p := r.page()
	p.Warnings = append(p.Warnings, in.warnings...)
	html, err := p.render()
	if err != nil {
		return err
	}
	if err := write(out, html); err != nil {
		return err
	}
	fmt.Println("wrote", out)
	return nil
}

// write writes a file whole or not at all: a page that ends in the middle is worse than
// none. What is no ordinary file, such as a pipe, is written to as it is.
func write(path string, text []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = f.Write(text)
		return errors.Join(err, f.Close())
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".report-*")
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// SPDX-License-Identifier: MIT

// Command api writes the exported API of the library to next.txt, one name a line
// with its type, so that a change of it is seen in a diff. It runs by "go generate
// ./api", and a test fails if the file is not what it would write.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

//go:generate go run . ..

// packages are the packages that other modules import.
var packages = []string{
	"calendar", "stats", "seizure", "countylines",
	"countylines/records", "countylines/tables", "countylines/press", "countylines/publish",
}

func main() {
	listing, err := list(os.Args[1])
	if err == nil {
		err = os.WriteFile("next.txt", listing, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// list gives the listing of the library in a directory, sorted.
func list(root string) ([]byte, error) {
	var lines []string
	for _, p := range packages {
		of, err := exported(filepath.Join(root, filepath.FromSlash(p)), p)
		if err != nil {
			return nil, err
		}
		lines = append(lines, of...)
	}
	slices.Sort(lines)
	return []byte(strings.Join(slices.Compact(lines), "\n") + "\n"), nil
}

// exported lists the exported names of the package in a directory.
func exported(dir, path string) ([]string, error) {
	fset := token.NewFileSet()
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var files []*ast.File
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, filepath.Join(dir, e.Name()), nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		if f.Name.Name != "main" { // a generator
			files = append(files, f)
		}
	}
	p, err := doc.NewFromFiles(fset, files, path)
	if err != nil {
		return nil, err
	}
	l := lister{fset: fset, path: path}
	l.values("const", p.Consts)
	l.values("var", p.Vars)
	l.funcs(p.Funcs)
	for _, t := range p.Types {
		l.typ(t)
	}
	return l.lines, nil
}

// A lister gathers the lines of one package.
type lister struct {
	fset  *token.FileSet
	path  string
	lines []string
}

func (l *lister) add(format string, args ...any) {
	l.lines = append(l.lines, "pkg "+l.path+", "+fmt.Sprintf(format, args...))
}

// values adds constants or variables by name and declared type: what a constant's value
// is, such as the number of a bit, is no promise.
func (l *lister) values(kind string, values []*doc.Value) {
	for _, v := range values {
		last := ""
		for _, s := range v.Decl.Specs {
			spec := s.(*ast.ValueSpec)
			switch {
			case spec.Type != nil:
				last = " " + l.text(spec.Type)
			case spec.Values != nil:
				last = ""
			}
			for _, name := range spec.Names {
				if name.IsExported() {
					l.add("%s %s%s", kind, name.Name, last)
				}
			}
		}
	}
}

func (l *lister) funcs(funcs []*doc.Func) {
	for _, f := range funcs {
		decl := *f.Decl
		decl.Doc, decl.Body = nil, nil
		l.add("%s", l.text(&decl))
	}
}

// typ adds a type with its exported fields, its constants, functions and methods.
func (l *lister) typ(t *doc.Type) {
	spec := t.Decl.Specs[0].(*ast.TypeSpec)
	head := "type " + t.Name
	if spec.TypeParams != nil {
		head += "[" + l.fields(spec.TypeParams) + "]"
	}
	if spec.Assign.IsValid() {
		head += " ="
	}
	if s, ok := spec.Type.(*ast.StructType); ok {
		l.add("%s struct", head)
		for _, f := range s.Fields.List {
			tag := ""
			if f.Tag != nil {
				tag = " " + f.Tag.Value
			}
			for _, name := range f.Names {
				if name.IsExported() {
					l.add("%s struct, %s %s%s", head, name.Name, l.text(f.Type), tag)
				}
			}
			if f.Names == nil {
				l.add("%s struct, embedded %s%s", head, l.text(f.Type), tag)
			}
		}
	} else {
		l.add("%s %s", head, l.text(spec.Type))
	}
	l.values("const", t.Consts)
	l.values("var", t.Vars)
	l.funcs(t.Funcs)
	l.funcs(t.Methods)
}

func (l *lister) fields(list *ast.FieldList) string {
	var parts []string
	for _, f := range list.List {
		var names []string
		for _, n := range f.Names {
			names = append(names, n.Name)
		}
		parts = append(parts, strings.Join(names, ", ")+" "+l.text(f.Type))
	}
	return strings.Join(parts, ", ")
}

// text prints a node on one line.
func (l *lister) text(node any) string {
	var b bytes.Buffer
	if err := printer.Fprint(&b, l.fset, node); err != nil {
		return err.Error()
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// SPDX-License-Identifier: MIT

package ops_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/countylines/ops"

// generated is the comment by which Go's tools know a generated file.
var generated = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)

// A source is one hand-written or generated Go file of the root module.
type source struct {
	path      string // from the root, with slashes
	file      *ast.File
	generated bool
	test      bool
}

func (s source) room() string { return filepath.ToSlash(filepath.Dir(s.path)) }

var fset = token.NewFileSet()

// sources reads every Go file of the root module.
func sources(t *testing.T) []source {
	t.Helper()
	var list []source
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if _, err := os.Stat(filepath.Join(path, "go.mod")); path != "." && err == nil || d.Name() == "testdata" || path != "." && d.Name()[0] == '.' {
				return fs.SkipDir // a module of its own, or no package
			}
		case strings.HasSuffix(path, ".go"):
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			file, err := parser.ParseFile(fset, path, text, parser.ParseComments)
			if err != nil {
				return err
			}
			list = append(list, source{filepath.ToSlash(path), file, generated.Match(text), strings.HasSuffix(path, "_test.go")})
		}
		return nil
	})
	require.NoError(t, err)
	require.NotEmpty(t, list)
	return list
}

// floors are the rooms of the house from the ground up: a room imports only from
// floors below its own, and nothing else on its own floor but what allowed names.
var floors = [][]string{
	{"calendar", "stats"},
	{"seizure"},
	{"countylines"},
	{"countylines/internal/grammar"},
	{"countylines/records", "countylines/tables", "countylines/press", "countylines/publish"},
	{"examples"},
}

// floorOf gives the floor of a package, by the longest room that holds it, or -1 for
// internal/…, which serves all floors and is checked by [TestImportsGoDown] too.
func floorOf(room string) int {
	floor, longest := -1, -1
	for i, rooms := range floors {
		for _, r := range rooms {
			if (room == r || strings.HasPrefix(room, r+"/")) && len(r) > longest {
				floor, longest = i, len(r)
			}
		}
	}
	return floor
}

func TestImportsGoDown(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || s.room() == "." {
			continue // the hub's external tests may use the doors; doc.go names all packages
		}
		for _, spec := range s.file.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			require.NoError(t, err)
			to, ours := strings.CutPrefix(path, module+"/")
			if !ours || to == s.room() {
				continue
			}
			from, into := floorOf(s.room()), floorOf(to)
			switch {
			case strings.HasPrefix(s.room(), "internal/"):
				assert.NotContains(t, to, "countylines", "%s: internal packages know nothing of the hub", s.path)
			case into >= 0 && from == into:
				sameRoom := strings.HasPrefix(to, s.room()+"/") || from == len(floors)-1 // a room's own internal packages
				assert.True(t, sameRoom, "%s imports %s, which stands beside it", s.path, to)
			default:
				assert.Less(t, into, from, "%s imports %s, which stands above it", s.path, to)
			}
		}
	}
}

// TestFunctionsStaySmall holds every function of the library to a size.
func TestFunctionsStaySmall(t *testing.T) {
	const (
		mostLines    = 60
		mostBranches = 25 // cyclomatic complexity
		mostParams   = 5  // of an exported function
	)
	for _, s := range sources(t) {
		if s.test || s.generated {
			continue
		}
		for _, d := range s.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if f.Body != nil {
				lines := fset.Position(f.Body.Rbrace).Line - fset.Position(f.Pos()).Line + 1
				assert.LessOrEqual(t, lines, mostLines, "%s: %s has too many lines", s.path, f.Name.Name)
				assert.LessOrEqual(t, branches(f), mostBranches, "%s: %s has too many branches", s.path, f.Name.Name)
			}
			if f.Name.IsExported() {
				assert.LessOrEqual(t, f.Type.Params.NumFields(), mostParams, "%s: %s has too many parameters", s.path, f.Name.Name)
			}
		}
	}
}

// branches gives the cyclomatic complexity of a function, counted as gocyclo does:
// one, and one for each if, loop, case that is not default, && and ||.
func branches(f *ast.FuncDecl) int {
	n := 1
	ast.Inspect(f, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.IfStmt, *ast.ForStmt, *ast.RangeStmt:
			n++
		case *ast.CaseClause:
			if node.List != nil {
				n++
			}
		case *ast.CommClause:
			if node.Comm != nil {
				n++
			}
		case *ast.BinaryExpr:
			if node.Op == token.LAND || node.Op == token.LOR {
				n++
			}
		}
		return true
	})
	return n
}

func TestExportedNamesHaveComments(t *testing.T) {
	for _, s := range sources(t) {
		if s.test || strings.Contains(s.path, "internal/") || s.room() == "." || s.file.Name.Name == "main" {
			continue
		}
		for _, d := range s.file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && exportedReceiver(d) {
					assert.NotEmpty(t, strings.TrimSpace(d.Doc.Text()), "%s: %s has no comment", s.path, d.Name)
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					requireComment(t, s, d, spec)
				}
			}
		}
	}
}

func exportedReceiver(f *ast.FuncDecl) bool {
	if f.Recv == nil {
		return true
	}
	kind := f.Recv.List[0].Type
	if star, ok := kind.(*ast.StarExpr); ok {
		kind = star.X
	}
	switch generic := kind.(type) {
	case *ast.IndexExpr:
		kind = generic.X
	case *ast.IndexListExpr:
		kind = generic.X
	}
	name, ok := kind.(*ast.Ident)
	return ok && name.IsExported()
}

// requireComment asks for a comment on each exported type, and on each exported constant
// and variable or on the group that it stands in.
func requireComment(t *testing.T, s source, d *ast.GenDecl, spec ast.Spec) {
	t.Helper()
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		if spec.Name.IsExported() {
			assert.NotEmpty(t, strings.TrimSpace(d.Doc.Text()+spec.Doc.Text()), "%s: %s has no comment", s.path, spec.Name)
		}
	case *ast.ValueSpec:
		exported := slices.ContainsFunc(spec.Names, func(n *ast.Ident) bool { return n.IsExported() })
		if exported {
			assert.NotEmpty(t, strings.TrimSpace(d.Doc.Text()+spec.Doc.Text()+spec.Comment.Text()), "%s: %s has no comment", s.path, spec.Names[0])
		}
	}
}

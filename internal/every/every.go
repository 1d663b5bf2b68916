// SPDX-License-Identifier: MIT

// Package every calls what a package exports with hard input, for tests.
package every

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"
)

const (
	mostOfType = 5  // values that are kept of a type
	mostCalls  = 24 // calls of one method of one value
	mostItems  = 64 // that are taken of what gives items one by one
)

// A trial calls functions and methods, and the methods of what these give.
type trial struct {
	t          testing.TB
	documented func(panicked any) bool
	pool       map[reflect.Type][]reflect.Value
	waiting    []reflect.Value
	tried      map[string]bool // "Func" or "Type.Method"
	home       string          // the package whose methods are called
}

// Try calls each function of the seeds, and each exported method of the other seeds and of
// all that is given by the way, with the numbers, texts and lists that code stumbles over.
// None may panic, but with what is documented. The seeds have to reach all methods of the
// test's package, and all its functions if they have any.
func Try(t testing.TB, documented func(panicked any) bool, seeds ...any) {
	tr := &trial{t: t, documented: documented, pool: map[reflect.Type][]reflect.Value{}, tried: map[string]bool{}}
	caller, _, _, _ := runtime.Caller(1)
	tr.home, _, _ = strings.Cut(runtime.FuncForPC(caller).Name(), "_test.")
	var functions []reflect.Value
	for _, s := range seeds {
		v := reflect.ValueOf(s)
		if v.Kind() == reflect.Func {
			functions = append(functions, v)
			continue
		}
		tr.add(v, 4)
	}
	for _, f := range functions {
		name := functionName(f)
		tr.tried[name] = true
		tr.calls(name, func() reflect.Value { return f })
	}
	for len(tr.waiting) > 0 {
		v := tr.waiting[0]
		tr.waiting = tr.waiting[1:]
		tr.methods(v)
	}
	for _, name := range exported(t) {
		if !tr.tried[name] && (strings.Contains(name, ".") || len(functions) > 0) {
			t.Errorf("%s is not tried with hard input", name)
		}
	}
}

// add keeps a value, and what it holds, as receivers and as arguments.
func (tr *trial) add(v reflect.Value, depth int) {
	if !v.IsValid() || depth == 0 {
		return
	}
	if v.Kind() == reflect.Interface {
		tr.add(v.Elem(), depth)
		return
	}
	if v.Kind() == reflect.Pointer {
		if !v.IsNil() {
			tr.add(v.Elem(), depth)
		}
		return
	}
	if t := v.Type(); strings.Contains(t.PkgPath(), "/countylines/ops") && len(tr.pool[t]) < mostOfType {
		if tr.pool[t] = append(tr.pool[t], v); t.PkgPath() == tr.home {
			tr.waiting = append(tr.waiting, v)
		}
	}
	switch v.Kind() {
	case reflect.Slice, reflect.Array:
		for i := range min(v.Len(), 3) {
			tr.add(v.Index(i), depth-1)
		}
	case reflect.Map:
		for i, k := range v.MapKeys() {
			if i == 3 {
				break
			}
			tr.add(k, depth-1)
			tr.add(v.MapIndex(k), depth-1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				tr.add(v.Field(i), depth-1)
			}
		}
	}
}

// methods calls those of a value, each time of a copy of its own.
func (tr *trial) methods(v reflect.Value) {
	pointer := reflect.PointerTo(v.Type())
	for i := range pointer.NumMethod() {
		base, _, _ := strings.Cut(v.Type().Name(), "[")
		name := base + "." + pointer.Method(i).Name
		tr.tried[name] = true
		tr.calls(name, func() reflect.Value {
			own := reflect.New(v.Type())
			own.Elem().Set(v)
			return own.Method(i)
		})
	}
}

func (tr *trial) calls(name string, of func() reflect.Value) {
	t := of().Type()
	lists, most := make([][]reflect.Value, t.NumIn()), 1
	for j := range lists {
		if lists[j] = tr.arguments(t.In(j), 3); len(lists[j]) == 0 {
			tr.t.Errorf("%s: there is nothing to try as a %v", name, t.In(j))
			return
		}
		most *= min(len(lists[j]), mostCalls)
	}
	for k := range min(most, mostCalls) {
		args := make([]reflect.Value, len(lists))
		for j, list := range lists {
			args[j] = list[(k*(1+2*j)+k/len(list)*j)%len(list)]
		}
		tr.call(name, of(), args)
	}
}

// call calls once. What it gives is tried in turn.
func (tr *trial) call(name string, f reflect.Value, args []reflect.Value) {
	start := time.Now()
	defer func() {
		if e := recover(); e != nil && !tr.documented(e) {
			tr.t.Errorf("%s(%s) panics: %v", name, shown(args), e)
		}
		if took := time.Since(start); took > time.Second {
			tr.t.Logf("%s(%s): %v", name, shown(args), took)
		}
	}()
	call := f.Call
	if f.Type().IsVariadic() {
		call = f.CallSlice
	}
	for _, out := range call(args) {
		if out.Kind() == reflect.Func && !out.IsNil() && out.Type().NumIn() == 1 && out.Type().In(0).Kind() == reflect.Func {
			tr.items(out)
			continue
		}
		if err, is := out.Interface().(error); is && err != nil {
			_ = err.Error()
		}
		tr.add(out, 4)
	}
}

// items takes the first of what gives items one by one.
func (tr *trial) items(seq reflect.Value) {
	left := mostItems
	seq.Call([]reflect.Value{reflect.MakeFunc(seq.Type().In(0), func(items []reflect.Value) []reflect.Value {
		for _, v := range items {
			tr.add(v, 3)
		}
		left--
		return []reflect.Value{reflect.ValueOf(left > 0)}
	})})
}

// functionName gives the name of a function that is no method.
func functionName(f reflect.Value) string {
	name := runtime.FuncForPC(f.Pointer()).Name()
	name, _, _ = strings.Cut(name[strings.LastIndex(name, "/")+1:], "[")
	return name[strings.Index(name, ".")+1:]
}

func shown(args []reflect.Value) string {
	var b strings.Builder
	for _, a := range args {
		fmt.Fprintf(&b, "%.60q, ", fmt.Sprintf("%+v", a))
	}
	return strings.TrimSuffix(b.String(), ", ")
}

var texts = []string{
	"", " ", "\x00", "\xff\xfe", "-0", "0", "9223372036854775808", "1e309", "NaN", "null", `"x"`, `{"a":[{}]}`, "[null]", "fewer than 3",
	"=cmd()", "£1.005", "3/10/2022", "\u202e٣", strings.Repeat("9", 1<<16), strings.Repeat("a b,\n", 1<<13), strings.Repeat("[", 1<<16),
}

// arguments gives what to try as a type.
func (tr *trial) arguments(t reflect.Type, depth int) (list []reflect.Value) {
	put := func(values ...any) {
		for _, v := range values {
			list = append(list, reflect.ValueOf(v).Convert(t))
		}
	}
	list = append(list, tr.pool[t]...)
	switch t.Kind() {
	case reflect.Bool:
		put(false, true)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		put(0, 1, -1, 7, int64(math.MinInt64)>>(64-t.Bits()), int64(math.MaxInt64)>>(64-t.Bits()), 20_000)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		put(uint64(0), uint64(1), uint64(6), uint64(math.MaxUint64)>>(64-t.Bits()), uint64(1)<<(t.Bits()-1))
	case reflect.Float32, reflect.Float64:
		put(0.95, 0.0, 1.0, -1.0, math.NaN(), math.Inf(1), math.Inf(-1), 5e-324, math.MaxFloat64, math.Copysign(0, -1))
	case reflect.String:
		for _, s := range texts {
			put(s)
		}
	case reflect.Slice:
		if t.Elem() == reflect.TypeFor[byte]() {
			for _, s := range texts {
				put([]byte(s))
			}
		}
		list = append(list, tr.lists(t, depth)...)
	case reflect.Map:
		list = append(list, reflect.Zero(t))
		filled := reflect.MakeMap(t)
		values := tr.arguments(t.Elem(), depth-1)
		for i, k := range tr.arguments(t.Key(), depth-1) {
			filled.SetMapIndex(k, values[i%len(values)])
		}
		list = append(list, filled)
	case reflect.Pointer:
		if depth > 0 {
			for _, v := range tr.arguments(t.Elem(), depth-1) {
				p := reflect.New(t.Elem())
				p.Elem().Set(v)
				list = append(list, p)
			}
		}
	case reflect.Struct, reflect.Array:
		list = append(list, tr.structs(t, depth)...)
	case reflect.Func:
		list = append(list, reflect.MakeFunc(t, func([]reflect.Value) (out []reflect.Value) {
			for i := range t.NumOut() {
				out = append(out, reflect.Zero(t.Out(i)))
			}
			return out
		}))
	case reflect.Interface:
		list = append(list, interfaces(t)...)
	}
	return list
}

// lists gives none, empty, each hard item alone and all together.
func (tr *trial) lists(t reflect.Type, depth int) []reflect.Value {
	list := []reflect.Value{reflect.Zero(t), reflect.MakeSlice(t, 0, 0)}
	if depth == 0 {
		return list
	}
	all := reflect.MakeSlice(t, 0, 8)
	for _, v := range tr.arguments(t.Elem(), depth-1) {
		all = reflect.Append(all, v)
		list = append(list, reflect.Append(reflect.MakeSlice(t, 0, 1), v))
	}
	return append(list, all)
}

// structs gives the empty one, and such with all fields that can be set hard.
func (tr *trial) structs(t reflect.Type, depth int) []reflect.Value {
	list := []reflect.Value{reflect.Zero(t)}
	if t == reflect.TypeFor[time.Time]() {
		return append(list, reflect.ValueOf(time.Unix(1<<40, 0)), reflect.ValueOf(time.Date(2022, 10, 3, 23, 59, 0, 0, time.UTC)))
	}
	if depth == 0 || t.Kind() == reflect.Array {
		return list
	}
	fields := make([][]reflect.Value, t.NumField())
	for i := range fields {
		if t.Field(i).IsExported() {
			fields[i] = tr.arguments(t.Field(i).Type, depth-1)
		}
	}
	for k := range 8 {
		s := reflect.New(t).Elem()
		for i, values := range fields {
			if len(values) > 0 {
				s.Field(i).Set(values[(k+i)%len(values)])
			}
		}
		list = append(list, s)
	}
	return list
}

type failing struct{}

func (failing) Read([]byte) (int, error)          { return 0, errors.New("it cannot be read") }
func (failing) ReadAt([]byte, int64) (int, error) { return 0, errors.New("it cannot be read") }
func (failing) Write([]byte) (int, error)         { return 0, errors.New("it cannot be written") }

// interfaces gives those of some values that a type takes.
func interfaces(t reflect.Type) (list []reflect.Value) {
	values := []any{failing{}, context.Background(), io.Discard, errors.New("an error"), 5, -0.5, "x", []byte("x"), int64(math.MinInt64), true, time.Time{}}
	for _, s := range texts {
		values = append(values, strings.NewReader(s))
	}
	for _, v := range values {
		if reflect.TypeOf(v).Implements(t) {
			list = append(list, reflect.ValueOf(v))
		}
	}
	if t.NumMethod() == 0 || t == reflect.TypeFor[error]() {
		list = append(list, reflect.Zero(t))
	}
	return list
}

// exported gives the functions and methods of the package in the test's folder.
func exported(t testing.TB) (names []string) {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			if f, is := d.(*ast.FuncDecl); is && f.Name.IsExported() {
				if of := receiver(f); of == "" || ast.IsExported(of) {
					names = append(names, strings.TrimPrefix(of+"."+f.Name.Name, "."))
				}
			}
		}
	}
	return names
}

// receiver names the type whose method f is, without its parameters.
func receiver(f *ast.FuncDecl) string {
	if f.Recv == nil {
		return ""
	}
	of := f.Recv.List[0].Type
	for {
		switch e := of.(type) {
		case *ast.StarExpr:
			of = e.X
		case *ast.IndexExpr:
			of = e.X
		case *ast.IndexListExpr:
			of = e.X
		case *ast.Ident:
			return e.Name
		}
	}
}

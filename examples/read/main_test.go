// SPDX-License-Identifier: MIT

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/examples/internal/slugs"
)

// annotatedText is a line of phrases.jsonl.
type annotatedText struct {
	ID    string       `json:"id"`
	Text  string       `json:"text"`
	Items []slugs.Item `json:"items"`
}

// key is what two items must share to be the same. Half an ounce is no whole number
// of nanograms, so the ends are compared to the nearest.
func key(i slugs.Item) string {
	end := func(n *json.Number) string {
		if n == nil {
			return "open"
		}
		d, err := decimal.NewFromString(n.String())
		if err != nil {
			return err.Error()
		}
		return d.RoundBank(9).String()
	}
	return fmt.Sprint(i.Kind, " ", i.What, " ", i.Qualifier, " ", end(i.Low), " to ", end(i.High), " ", i.Unit)
}

// The annotated phrases are read with an F1 of 0.97 at least, and 95 in 100 of
// the texts without items are left alone. What is missed or invented is listed.
func TestAnnotatedPhrases(t *testing.T) {
	f, err := os.Open("../../seizure/testdata/phrases.jsonl")
	require.NoError(t, err)
	defer f.Close()
	var right, invented, missed, empty, clean, texts int
	for lines := bufio.NewScanner(f); lines.Scan(); texts++ {
		var want annotatedText
		require.NoError(t, json.Unmarshal(lines.Bytes(), &want))
		left := make([]string, len(want.Items))
		for n, i := range want.Items {
			left[n] = key(i)
		}
		wrong := 0
		for _, i := range annotate(want.Text) {
			if n := slices.Index(left, key(i)); n >= 0 {
				left = slices.Delete(left, n, n+1)
				right++
				continue
			}
			wrong++
			t.Logf("%s: %s\n\tinvented %s", want.ID, want.Text, key(i))
		}
		for _, key := range left {
			t.Logf("%s: %s\n\tmissed %s", want.ID, want.Text, key)
		}
		invented += wrong
		missed += len(left)
		if len(want.Items) == 0 {
			empty++
			if wrong == 0 {
				clean++
			}
		}
	}
	f1 := 2 * float64(right) / float64(2*right+invented+missed)
	t.Logf("%d texts, %d items right, %d invented, %d missed: F1 %.4f; %d of %d texts without items clean", texts, right, invented, missed, f1, clean, empty)
	require.GreaterOrEqual(t, texts, 300)
	require.GreaterOrEqual(t, f1, 0.97)
	require.GreaterOrEqual(t, float64(clean), 0.95*float64(empty))
}

func TestLines(t *testing.T) {
	var out strings.Builder
	err := lines(&out, strings.NewReader(`{"id":"a","text":"two machetes"}`+"\nno JSON\n"+`{"id":"b","text":"nothing here"}`+"\n"))
	require.Error(t, err)
	require.Equal(t, `{"id":"a","items":[{"kind":"weapon","what":"machete","low":2,"high":2,"qualifier":"exactly","unit":"count"}]}`+"\n"+
		`{"id":"b","items":[]}`+"\n", out.String())

	err = lines(io.Discard, strings.NewReader(`{"text":"`+strings.Repeat("a", longest)+`"}`))
	require.ErrorIs(t, err, bufio.ErrTooLong)
}

// However long the input is, no more than a line of it is kept.
func TestLinesTakeConstantMemory(t *testing.T) {
	const line = `{"id":"a","text":"Officers seized 5kg of cocaine, two machetes and £15,000 in cash, and arrested 12 people."}` + "\n"
	heap := func(n int) int {
		const rest = 1 << 10 // what is still to come when the heap is looked at
		var in io.Reader = &repeated{line, n * len(line)}
		w := &writer{after: (n - rest) * 500}
		require.NoError(t, lines(w, in))
		return w.heap
	}
	few, many := heap(2_000), heap(20_000)
	require.Less(t, many-few, 1<<20)
}

// repeated is a text over and over.
type repeated struct {
	text string
	left int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.left == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), r.left)], r.text[len(r.text)-1-(r.left-1)%len(r.text):])
	r.left -= n
	return n, nil
}

// A writer looks at the heap, once, when so many bytes have been written.
type writer struct{ after, heap int }

func (w *writer) Write(p []byte) (int, error) {
	if w.after -= len(p); w.after <= 0 && w.heap == 0 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		w.heap = int(m.HeapAlloc)
	}
	return len(p), nil
}

// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	paper "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// browser starts Chromium without a window and gives a tab of it. It must be there: .ci/run
// installs it.
func browser(t *testing.T) context.Context {
	t.Helper()
	path, err := exec.LookPath("chromium")
	require.NoError(t, err, "the tests of the page need Debian's package chromium")
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-quic", true), chromedp.UserDataDir(t.TempDir()))
	all, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	tab, cancelTab := chromedp.NewContext(all)
	t.Cleanup(cancelTab)
	limited, cancelTime := context.WithTimeout(tab, 2*time.Minute)
	t.Cleanup(cancelTime)
	return limited
}

// A watch notes what a page says on the console and what it asks for.
type watch struct {
	sync.Mutex
	said, asked []string
}

func (w *watch) on(t *testing.T, tab context.Context) {
	t.Helper()
	require.NoError(t, chromedp.Listen(tab, func(event any) {
		w.Lock()
		defer w.Unlock()
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			w.said = append(w.said, string(e.Type))
		case *runtime.EventExceptionThrown:
			w.said = append(w.said, e.ExceptionDetails.Text)
		case *log.EventEntryAdded:
			w.said = append(w.said, e.Entry.Text)
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, "file:") && !strings.HasPrefix(e.Request.URL, "data:") {
				w.asked = append(w.asked, e.Request.URL)
			}
		}
	}))
}

// saved writes a page to a file and gives its address.
func saved(t *testing.T, html []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.html")
	require.NoError(t, os.WriteFile(path, html, 0o600))
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// overlaps lists pairs of texts in one picture whose boxes overlap by more than a pixel and a
// quarter of their height, which is more than the space that fonts leave between lines, and
// texts that stick out of their picture. Hidden pictures have no boxes.
const overlaps = `(() => {
	const found = [];
	for (const svg of document.querySelectorAll("svg")) {
		const frame = svg.getBoundingClientRect();
		if (frame.width === 0) continue;
		const boxes = [...svg.querySelectorAll("text")].filter(t => t.textContent.trim()).map(t => [t.textContent, t.getBoundingClientRect()]);
		for (const [text, b] of boxes) {
			if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1) found.push("out: " + text);
		}
		for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) {
			const [a, b] = [boxes[i][1], boxes[j][1]];
			const w = Math.min(a.right, b.right) - Math.max(a.left, b.left), h = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
			if (w > 1 && h > Math.min(a.height, b.height) / 4) found.push(boxes[i][0] + " over " + boxes[j][0]);
		}
	}
	return found;
})()`

// cut lists cells of tables whose text is wider than they are, and whether the page is wider than the
// screen.
const cut = `(() => {
	const found = [...document.querySelectorAll("td, th")].filter(c => c.scrollWidth > c.clientWidth + 1).map(c => c.textContent);
	if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) found.push("the page is " + document.documentElement.scrollWidth + " wide");
	return found;
})()`

// show opens the page on a screen or paper so many pixels wide.
func show(t *testing.T, tab context.Context, address, media, scheme string, width int64) {
	t.Helper()
	_, err := chromedp.Call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: media, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
	require.NoError(t, err)
	require.NoError(t, chromedp.Do(tab, chromedp.EmulateViewport(width, 900), chromedp.Navigate(address)))
}

func looksRight(t *testing.T, tab context.Context) {
	t.Helper()
	for _, script := range []string{overlaps, cut} {
		found, err := chromedp.Run(tab, chromedp.Evaluate[[]string](script))
		require.NoError(t, err)
		require.Empty(t, found)
	}
}

func TestPageInABrowser(t *testing.T) {
	html := pageOf(t)
	tab := browser(t)
	var w watch
	w.on(t, tab)
	address := saved(t, html)
	_, err := chromedp.Call(tab, network.Enable, network.EnableParams{})
	require.NoError(t, err)
	_, err = chromedp.Call(tab, log.Enable, cdp.Empty{})
	require.NoError(t, err)
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{360, 1400} {
			t.Run(fmt.Sprintf("%s %d", scheme, width), func(t *testing.T) {
				show(t, tab, address, "screen", scheme, width)
				looksRight(t, tab)
				shot, err := chromedp.Run(tab, chromedp.FullScreenshot(80))
				require.NoError(t, err)
				keep(t, fmt.Sprintf("report-%s-%d.jpg", scheme, width), shot)
			})
		}
	}
	t.Run("on paper", func(t *testing.T) {
		show(t, tab, address, "print", "light", 1031) // A4 turned, less its margins, at 96 to the inch
		looksRight(t, tab)
		show(t, tab, address, "print", "light", 680) // A4 upright, without the tables that are turned
		_, err := chromedp.Run(tab, chromedp.Evaluate[int](`[...document.querySelectorAll(".broad")].map(e => e.remove()).length`))
		require.NoError(t, err)
		looksRight(t, tab)
	})
	w.Lock()
	defer w.Unlock()
	require.Empty(t, w.said, "on the console")
	require.Empty(t, w.asked, "requests")
}

// keep puts a screenshot where REPORT_SHOTS says, for a person to look at.
func keep(t *testing.T, name string, shot []byte) {
	t.Helper()
	if dir := os.Getenv("REPORT_SHOTS"); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), shot, 0o600))
	}
}

func TestPicturesHaveNamesAndDescriptions(t *testing.T) {
	html := pageOf(t)
	tab := browser(t)
	show(t, tab, saved(t, html), "screen", "light", 1400)
	tree, err := chromedp.Call(tab, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	require.NoError(t, err)
	images, tables := 0, 0
	for _, n := range tree.Nodes {
		if n.Ignored || n.Role == nil {
			continue
		}
		switch role := string(n.Role.Value); role {
		case `"image"`, `"img"`:
			images++
			require.NotNil(t, n.Name)
			require.NotEqual(t, `""`, string(n.Name.Value))
			require.NotNil(t, n.Description)
			require.NotEqual(t, `""`, string(n.Description.Value))
		case `"table"`:
			tables++
			require.NotEqual(t, `""`, string(n.Name.Value))
		}
	}
	require.GreaterOrEqual(t, images, 5)
	require.GreaterOrEqual(t, tables, images)
}

var number = regexp.MustCompile(`[0-9][0-9,.]*[0-9]|[0-9]`)

// TestPaper prints the page on A4 and looks for each number of the page in the text of the
// paper: one that is cut or broken, 1,312 that has become 131, is not there.
func TestPaper(t *testing.T) {
	html := pageOf(t)
	tab := browser(t)
	show(t, tab, saved(t, html), "print", "light", 1400)
	printed, err := chromedp.Call(tab, paper.PrintToPDF, paper.PrintToPDFParams{PreferCSSPageSize: new(true), PrintBackground: new(true), GenerateTaggedPDF: new(true)})
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "report.pdf")
	require.NoError(t, os.WriteFile(path, printed.Data, 0o600))
	text, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	require.NoError(t, err, "the test of the paper needs Debian's package poppler-utils")
	require.Contains(t, string(text), "Headline figures")
	onPaper := map[string]bool{}
	for _, n := range number.FindAllString(string(text), -1) {
		onPaper[n] = true
	}
	cells := regexp.MustCompile(`(?s)<td>([^<]*)</td>`).FindAllStringSubmatch(string(html), -1)
	require.Greater(t, len(cells), 100)
	for _, cell := range cells {
		for _, n := range number.FindAllString(cell[1], -1) {
			require.True(t, onPaper[n], "%s of %q is not on the paper", n, cell[1])
		}
	}
	require.NotContains(t, string(text), "file:///", "no path is on the paper")
}

// TestPolicyChangesNothing holds the page under its own policy, which allows nothing but its
// style, against the same page without one.
func TestPolicyChangesNothing(t *testing.T) {
	html := pageOf(t)
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	require.Contains(t, string(policy.Find(html)), "default-src 'none'")
	tab := browser(t)
	var shots [2][]byte
	for i, text := range [2][]byte{html, policy.ReplaceAll(html, nil)} {
		show(t, tab, saved(t, text), "screen", "light", 1000)
		shot, err := chromedp.Run(tab, chromedp.FullScreenshot(100))
		require.NoError(t, err)
		shots[i] = shot
	}
	require.True(t, bytes.Equal(shots[0], shots[1]), "the page looks otherwise under its policy")
}

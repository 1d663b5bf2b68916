// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/url"
)

//go:embed page.css
var css string

//go:embed page.html
var html string

// A Page is what the template shows.
type Page struct {
	Title    string
	Lead     []string // what the page is about, and what was chosen for want of a wish
	Warnings []string // what was left out, is in dispute, or is made up
	Charts   []Chart
	Style    template.CSS
	StyleSum string // of Style, by which the page's own policy allows it
	Absent   string // why there are no charts, if there are none
}

var page = template.Must(template.New("page").Funcs(template.FuncMap{"web": web}).Parse(html))

// render writes the page as one file that asks nobody for anything.
func (p Page) render() ([]byte, error) {
	sum := sha256.Sum256([]byte(css))
	p.Style, p.StyleSum = template.CSS(css), "sha256-"+base64.StdEncoding.EncodeToString(sum[:]) // page.css is ours
	var b bytes.Buffer
	err := page.Execute(&b, p)
	return b.Bytes(), err
}

// web reports whether a source is the address of a page on the web, which alone becomes
// a link: anything else, such as the title of a table or "javascript:", is text.
func web(source string) bool {
	u, err := url.Parse(source)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// SPDX-License-Identifier: MIT

package main

import (
	"bytes"
	"fmt"
	escaped "html"
	"html/template"
	"image/color"
	"regexp"
	"strconv"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// A Chart is one section of the page: a picture, the sentences about it and a table
// of the numbers in it.
type Chart struct {
	ID    string // of the section, and the prefix of all ids in it
	Title string
	Says  string // what the picture shows, in a sentence that can be quoted
	Not   string // what it does not show
	Alt   string // the picture in words, for those who do not see it
	Key   []Sign // what its signs mean
	Table Table
	Wide  template.HTML // the picture for a screen or paper, and
	Slim  template.HTML // for a phone
}

// A Sign is a line of a picture's key.
type Sign struct{ Sign, Meaning string }

// A Table has the numbers of a picture, each as the ledger says it.
type Table struct {
	Caption string
	Head    []string
	Rows    []Row
	More    int // rows that the page leaves out
}

// A Row is a row of a [Table]; its first cell is its heading.
type Row struct {
	Cells  []string
	Source []Link
}

// A Link is where a figure stands: a page on the web if URL is one, and the place in it.
type Link struct{ URL, Text string }

// Widths of the two pictures, in the units of their viewBox, which are the pixels of a
// page that shows them at full size.
const (
	wide = vg.Length(720)
	slim = vg.Length(330)
)

// textSize is that of all text in a picture.
const textSize = 11

// The colours stay apart for the colour-blind (Okabe and Ito, "Color Universal Design",
// 2008) and on light and dark grounds. What is black is drawn in the colour of the page's text.
var (
	black  = color.RGBA{0, 0, 0, 255}
	grey   = color.RGBA{0x80, 0x80, 0x80, 255}
	blue   = color.RGBA{0x1f, 0x78, 0xc8, 255}
	orange = color.RGBA{0xd5, 0x5e, 0x00, 255}

	paleBlue   = color.RGBA{0x9c, 0xc8, 0xee, 255}
	paleGreen  = color.RGBA{0x8f, 0xd8, 0xbf, 255}
	paleGrey   = color.RGBA{0xc4, 0xc4, 0xc4, 255}
	paleOrange = color.RGBA{0xf3, 0xa9, 0x6b, 255}
	ink        = color.RGBA{0x1a, 0x1a, 0x1a, 255} // text on a pale ground, whatever the page's is
)

func init() {
	plot.DefaultFont = font.Font{Typeface: "Liberation", Variant: "Sans", Size: textSize}
}

// newPlot gives an empty plot in the style of the page.
func newPlot() *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		axis.Label.TextStyle.Font.Size = textSize
		axis.Tick.Label.Font.Size = textSize
		axis.Padding = 4
	}
	return p
}

// A drawing gives the panels of a picture of some width, from top to bottom.
type drawing func(width vg.Length) []panel

// A panel is a plot and its height.
type panel struct {
	plot   *plot.Plot
	height vg.Length
}

// pictures draws a chart for both widths.
func (c *Chart) pictures(d drawing) {
	c.Wide = c.picture("wide", wide, d)
	c.Slim = c.picture("slim", slim, d)
}

func (c *Chart) picture(name string, width vg.Length, d drawing) template.HTML {
	panels := d(width)
	var height vg.Length
	for _, p := range panels {
		height += p.height
	}
	canvas := vgsvg.New(width, height)
	all, top := draw.New(canvas), height
	for _, p := range panels {
		part := all
		part.Min.Y, part.Max.Y = top-p.height, top
		p.plot.Draw(draw.Crop(part, 2, -8, 2, -4))
		top -= p.height
	}
	var svg bytes.Buffer
	if _, err := canvas.WriteTo(&svg); err != nil {
		return "" // a buffer takes everything
	}
	return inline(svg.String(), c.ID+"-"+name, c.Title, c.Alt)
}

var (
	opening    = regexp.MustCompile(`(?s)^.*?<svg[^>]*viewBox="([^"]*)"[^>]*>`)
	shapes     = regexp.MustCompile(`(?s)<(text|path) [^>]*>`)
	styles     = regexp.MustCompile(`\sstyle="([^"]*)"`)
	texts      = regexp.MustCompile(`(?s)<text ([^>]*font-size="([0-9.]+)px"[^>]*)>([^<]+)</text>`)
	properties = regexp.MustCompile(`([a-z-]+):([^;"]*);?`)
)

// inline makes an SVG document a part of a page. It drops the declaration, which a page
// may not have inside; it writes styles as attributes, since a page that allows no
// inline style would drop them; and it gives the picture its role, name and description.
func inline(svg, id, title, alt string) template.HTML {
	found := opening.FindStringSubmatchIndex(svg)
	box, rest := svg[found[2]:found[3]], svg[found[1]:]
	rest = styles.ReplaceAllStringFunc(rest, attributes)
	rest = shapes.ReplaceAllStringFunc(rest, func(tag string) string {
		if strings.Contains(tag, " fill=") {
			return tag
		}
		name, rest, _ := strings.Cut(tag, " ") // without a fill it would be black, in the dark too
		return name + ` fill="currentColor" ` + rest
	})
	rest = texts.ReplaceAllStringFunc(rest, asWideAsMeasured)
	// Every text in it went through escape here or in the writer of SVG.
	return template.HTML(fmt.Sprintf(`<svg viewBox="%s" class="picture" role="img" aria-labelledby="%s-title" aria-describedby="%s-desc">`+
		`<title id="%s-title">%s</title><desc id="%s-desc">%s</desc>%s`, box, id, id, id, escape(title), id, escape(alt), rest))
}

// asWideAsMeasured gives a text the width that it was placed for, in whatever font a page is
// shown: a wider one would run over its neighbours.
func asWideAsMeasured(text string) string {
	found := texts.FindStringSubmatch(text)
	size, err := strconv.ParseFloat(found[2], 64)
	if err != nil {
		return text
	}
	style := textStyle()
	style.Font.Size = vg.Length(size)
	width := style.Width(escaped.UnescapeString(found[3]))
	return fmt.Sprintf(`<text textLength="%.1f" lengthAdjust="spacingAndGlyphs" %s>%s</text>`, float64(width), found[1], found[3])
}

// attributes writes an inline style as attributes.
func attributes(style string) string {
	var b strings.Builder
	for _, p := range properties.FindAllStringSubmatch(styles.FindStringSubmatch(style)[1], -1) {
		switch name, value := p[1], p[2]; {
		case name == "font-family":
			b.WriteString(` font-family="Liberation Sans, Arial, Helvetica, sans-serif"`)
		case value == "normal":
		case (name == "fill" || name == "stroke") && value == "#000000":
			fmt.Fprintf(&b, ` %s="currentColor"`, name) // the page's, dark or light
		default:
			fmt.Fprintf(&b, ` %s="%s"`, name, value)
		}
	}
	return b.String()
}

// alone gives a chart's wide picture as a file of its own, dark on white.
func (c *Chart) alone() string {
	svg := string(c.Wide)
	head, rest, _ := strings.Cut(svg, ">")
	return strings.Replace(head, "<svg ", `<svg xmlns="http://www.w3.org/2000/svg" color="#1a1a1a" `, 1) + ">" +
		`<rect width="100%" height="100%" fill="#ffffff"/>` + rest
}

func escape(text string) string { return template.HTMLEscapeString(text) }

// textStyle is the style of all text in a picture.
var textStyle = func() draw.TextStyle {
	style := plot.New().X.Tick.Label
	style.Font = plot.DefaultFont
	return style
}

// textWidth gives the width of a text in a picture.
func textWidth(text string) vg.Length { return textStyle().Width(text) }

// wrapped breaks a text at spaces so that no line is wider than width, if no word is.
func wrapped(text string, width vg.Length) string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case textWidth(line+" "+word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return strings.Join(append(lines, line), "\n")
}

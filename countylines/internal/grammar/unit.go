// SPDX-License-Identifier: MIT

package grammar

import "strings"

// A UnitKind says what a number is a number of.
type UnitKind uint8

const (
	NoUnit UnitKind = iota
	Mass
	Plants
	Doses
	Pounds
	Count
	Foreign // another currency
	Volume
)

// A Unit is what a number is in. Size is how many nanograms a unit of mass has.
// Scale is the power of ten by which the number is multiplied: 3 for thousands.
type Unit struct {
	Kind  UnitKind
	Size  int64
	Scale int8
	Text  string
}

var masses = map[string]int64{"kg": 1e12, "g": 1e9, "mg": 1e6, "t": 1e15, "oz": 28_349_523_125}

// Says reports whether there is a unit, or a multiple of one.
func (u Unit) Says() bool { return u.Kind != NoUnit || u.Scale != 0 }

// with adds what another word says of the unit.
func (u Unit) with(e entry) Unit {
	switch e.kind {
	case "scale":
		u.Scale = int8(e.value[0] - '0')
	case "unit":
		switch e.value {
		case "plants":
			u.Kind = Plants
		case "doses":
			u.Kind = Doses
		case "gbp":
			u.Kind = Pounds
		case "foreign":
			u.Kind = Foreign
		case "volume":
			u.Kind = Volume
		case "count":
			u.Kind = Count
		default:
			u.Kind, u.Size, u.Text = Mass, masses[e.value], e.value
		}
	}
	return u
}

// Or gives what u lacks from another: "thousands" and "doses".
func (u Unit) Or(v Unit) Unit {
	if u.Kind == NoUnit {
		u.Kind, u.Size, u.Text = v.Kind, v.Size, v.Text
	}
	if u.Scale == 0 && (v.Kind == u.Kind || v.Kind == NoUnit) {
		u.Scale = v.Scale
	}
	return u
}

// ParseUnit reads a unit alone: "kg", "thousand doses", "£m". Words that are no unit
// make it none.
func ParseUnit(text string) (u Unit, ok bool) {
	list := words(text)
	for i := 0; i < len(list); {
		e, n := phrase(list[i:])
		switch {
		case n > 0 && (e.kind == "unit" || e.kind == "scale"):
			u, ok = u.with(e), true
			i += n
		case n > 0 && (e.kind == "flag" && e.value == "number" || e.kind == "head" && e.value == "unit"):
			ok = true
			i += n
		case list[i].sign() && !moneySign(list[i].text) && list[i].text != "%" || stop[list[i].text]:
			i++
		case strings.Contains(" person people persons count counts item items number ", " "+list[i].text+" "):
			u.Kind, ok = Count, true
			i++
		default:
			return Unit{}, false
		}
	}
	return u, ok
}

// SPDX-License-Identifier: MIT

package press

import (
	"fmt"
	"slices"
	"strings"

	"github.com/countylines/ops/countylines"
)

// An enum is the texts of an enumeration, by value; "" for a value that has none.
type enum struct {
	kind  string
	texts []string
}

var (
	roles    = enum{"role", []string{"result", "earlier", "running total", "repeat", "plan", "withdrawn", "unplaced"}}
	parts    = enum{"part", []string{"whole", "place", "case", "group"}}
	outs     = enum{"reason", []string{"in the ledger", "the text does not say whose it is", "the text does not say of which days it is", "it is told elsewhere", "it is planned", "it was corrected", "returns have no place for it", "the text does not place it"}}
	aspects  = enum{"aspect", []string{"", "area", "period", "scope", "role"}}
	claims   = enum{"claim", []string{"", "share", "change", "multiple", "difference", "record"}}
	verdicts = enum{"verdict", []string{"cannot be told", "holds", "does not hold"}}
)

func (e *enum) say(v uint8) string {
	if int(v) < len(e.texts) && e.texts[v] != "" {
		return e.texts[v]
	}
	return fmt.Sprintf("no %s (%d)", e.kind, v)
}

func (e *enum) marshal(v uint8) ([]byte, error) {
	if int(v) >= len(e.texts) || e.texts[v] == "" && v != 0 {
		return nil, &countylines.NameError{Kind: e.kind, Text: e.say(v), Reason: "has no name"}
	}
	return []byte(e.texts[v]), nil
}

func (e *enum) unmarshal(text []byte) (uint8, error) {
	if i := slices.Index(e.texts, string(text)); i >= 0 {
		return uint8(i), nil
	}
	return 0, &countylines.NameError{Kind: e.kind, Text: strings.ToValidUTF8(string(text[:min(len(text), 60)]), ""), Reason: "is none", Near: e.texts}
}

// String gives the name in words, and "no role (99)" for a number without one.
func (r Role) String() string { return roles.say(uint8(r)) }

// MarshalText gives the name; a value that there is not is a [*countylines.NameError].
func (r Role) MarshalText() ([]byte, error) { return roles.marshal(uint8(r)) }

// UnmarshalText reads what MarshalText writes; anything else is a
// [*countylines.NameError].
func (r *Role) UnmarshalText(text []byte) error {
	n, err := roles.unmarshal(text)
	if err == nil {
		*r = Role(n)
	}
	return err
}

// String gives the name in words, and "no part (99)" for a number without one.
func (p Part) String() string { return parts.say(uint8(p)) }

// MarshalText gives the name; a value that there is not is a [*countylines.NameError].
func (p Part) MarshalText() ([]byte, error) { return parts.marshal(uint8(p)) }

// UnmarshalText reads what MarshalText writes; anything else is a
// [*countylines.NameError].
func (p *Part) UnmarshalText(text []byte) error {
	n, err := parts.unmarshal(text)
	if err == nil {
		*p = Part(n)
	}
	return err
}

// String gives the name in words, and "no reason (99)" for a number without one.
func (o Out) String() string { return outs.say(uint8(o)) }

// MarshalText gives the name; a value that there is not is a [*countylines.NameError].
func (o Out) MarshalText() ([]byte, error) { return outs.marshal(uint8(o)) }

// UnmarshalText reads what MarshalText writes; anything else is a
// [*countylines.NameError].
func (o *Out) UnmarshalText(text []byte) error {
	n, err := outs.unmarshal(text)
	if err == nil {
		*o = Out(n)
	}
	return err
}

// String gives the name in words, and "no aspect (99)" for a number without one.
func (a Aspect) String() string { return aspects.say(uint8(a)) }

// MarshalText gives the name; a value that there is not is a [*countylines.NameError].
func (a Aspect) MarshalText() ([]byte, error) { return aspects.marshal(uint8(a)) }

// UnmarshalText reads what MarshalText writes; anything else is a
// [*countylines.NameError].
func (a *Aspect) UnmarshalText(text []byte) error {
	n, err := aspects.unmarshal(text)
	if err == nil {
		*a = Aspect(n)
	}
	return err
}

// String gives the name in words, and "no claim (99)" for a number without one.
func (c ClaimKind) String() string { return claims.say(uint8(c)) }

// MarshalText gives the name; a value that there is not is a [*countylines.NameError].
func (c ClaimKind) MarshalText() ([]byte, error) { return claims.marshal(uint8(c)) }

// UnmarshalText reads what MarshalText writes; anything else is a
// [*countylines.NameError].
func (c *ClaimKind) UnmarshalText(text []byte) error {
	n, err := claims.unmarshal(text)
	if err == nil {
		*c = ClaimKind(n)
	}
	return err
}

// String gives the name in words, and "no verdict (99)" for a number without one.
func (v Verdict) String() string { return verdicts.say(uint8(v)) }

// MarshalText gives the name; a value that there is not is a [*countylines.NameError].
func (v Verdict) MarshalText() ([]byte, error) { return verdicts.marshal(uint8(v)) }

// UnmarshalText reads what MarshalText writes; anything else is a
// [*countylines.NameError].
func (v *Verdict) UnmarshalText(text []byte) error {
	n, err := verdicts.unmarshal(text)
	if err == nil {
		*v = Verdict(n)
	}
	return err
}

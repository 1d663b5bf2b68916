// SPDX-License-Identifier: MIT

package seizure_test

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/seizure"
	"github.com/countylines/ops/stats"
)

// A publishedHaul is a haul as a force published it, and what an independent
// exact method says that its lists imply.
type publishedHaul struct {
	Area, On, Source string
	Items            []struct{ Kind, Said, Of, Form string }
	Words, Reading   implications
	Plants           []bool // whether each implied worth may include plants
}

type implications struct {
	Weapons  limits   `json:"total_weapons"`
	Bladed   limits   `json:"bladed_weapons"`
	Firearms limits   `json:"firearms_incl_imitation"`
	ClassA   limits   `json:"class_a_mass_g"`
	ClassB   limits   `json:"class_b_mass_g"`
	Drugs    limits   `json:"all_drugs_mass_g"`
	Cash     limits   `json:"cash_gbp"`
	Price    []limits `json:"implied_price"`
}

type limits [2]float64

func (l *limits) UnmarshalJSON(data []byte) error {
	var ends [2]any
	if err := json.Unmarshal(data, &ends); err != nil {
		return err
	}
	for i, end := range ends {
		if l[i] = math.Inf(1); end != "Inf" {
			l[i] = end.(float64)
		}
	}
	return nil
}

// day is the first of the haul's days, or no day if the release has none.
func (p publishedHaul) day(t *testing.T) calendar.Day {
	var d calendar.Day
	require.NoError(t, d.UnmarshalText([]byte(p.On)))
	return d
}

// haul builds it: what a wider set of the same list holds is a part of that.
func (p publishedHaul) haul(t *testing.T) seizure.Haul {
	var all []seizure.Item
	for _, row := range p.Items {
		i := item(t, row.Kind, row.Said, row.Of, row.Form, p.day(t))
		n := len(all) - 1
		for ; n >= 0; n-- {
			whole := &all[n]
			if whole.Kind == i.Kind && (i.Kind == seizure.KindWeapons && whole.Weapon != i.Weapon && whole.Weapon.Contains(i.Weapon) ||
				i.Kind == seizure.KindWorth && whole.Substance != i.Substance && whole.Substance.Contains(i.Substance)) {
				whole.Including = append(whole.Including, i)
				break
			}
		}
		if n < 0 {
			// The total may stand after its parts: "12 firearms … 78 weapons".
			if i.Weapon == seizure.AnyWeapon {
				for n, part := range all {
					if part.Kind == seizure.KindWeapons {
						i.Including = append(i.Including, part)
						all[n] = seizure.Item{}
					}
				}
			}
			all = append(all, i)
		}
	}
	return seizure.Of(all...)
}

func item(t *testing.T, kind, said, of, form string, on calendar.Day) seizure.Item {
	drugs := func() seizure.Substance {
		if of == "class A" {
			return seizure.ClassA(on)
		}
		s, err := seizure.ParseSubstance(of)
		require.NoError(t, err)
		return s
	}
	switch kind {
	case "mass":
		return drugs().Weighing(figure[seizure.Mass](t, said))
	case "worth":
		return drugs().Worth(figure[seizure.Money](t, said))
	case "packs":
		var f seizure.Form
		require.NoError(t, f.UnmarshalText([]byte(form)))
		return drugs().In(f).Count(figure[int](t, said))
	case "weapons":
		if of == "other than firearms" {
			return (seizure.AnyWeapon &^ seizure.Firearms).Count(figure[int](t, said))
		}
		w, err := seizure.ParseWeapon(of)
		require.NoError(t, err)
		return w.Count(figure[int](t, said))
	case "goods":
		g, err := seizure.ParseGood(of)
		require.NoError(t, err)
		return g.Count(figure[int](t, said))
	}
	require.Equal(t, "cash", kind)
	return seizure.Cash(figure[seizure.Money](t, said))
}

func figure[A stats.Amount](t *testing.T, said string) (f stats.Figure[A]) {
	require.NoError(t, f.UnmarshalText([]byte(said)))
	return f
}

func published(t *testing.T) (all []publishedHaul) {
	f, err := os.Open("testdata/hauls.jsonl")
	require.NoError(t, err)
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var p publishedHaul
		require.NoError(t, json.Unmarshal(lines.Bytes(), &p))
		all = append(all, p)
	}
	require.Len(t, all, 19)
	return all
}

func TestPublishedHauls(t *testing.T) {
	for _, p := range published(t) {
		t.Run(p.Area+" "+p.On, func(t *testing.T) {
			h, on := p.haul(t), p.day(t)
			check := func(f stats.Figure[int64], err error, words, reading limits) {
				t.Helper()
				require.NoError(t, err)
				require.Equal(t, words, ends(f.Bounds()))
				require.Equal(t, reading, ends(f.Reading()))
			}
			weapons := func(w seizure.Weapon, words, reading limits) {
				t.Helper()
				f, err := h.Weapons.Of(w)
				check(plain(f, 1), err, words, reading)
			}
			mass := func(s seizure.Substance, words, reading limits) {
				t.Helper()
				f, err := h.Mass.Of(s)
				check(plain(f, seizure.Gram), err, words, reading)
			}
			weapons(seizure.AnyWeapon, p.Words.Weapons, p.Reading.Weapons)
			weapons(seizure.Bladed, p.Words.Bladed, p.Reading.Bladed)
			weapons(seizure.Firearms|seizure.ImitationFirearms, p.Words.Firearms, p.Reading.Firearms)
			mass(seizure.ClassA(on), p.Words.ClassA, p.Reading.ClassA)
			mass(seizure.ClassB(on), p.Words.ClassB, p.Reading.ClassB)
			mass(seizure.AnyDrug, p.Words.Drugs, p.Reading.Drugs)
			check(plain(h.Cash, seizure.Pound), nil, p.Words.Cash, p.Reading.Cash)

			var implied []seizure.ImpliedPrice
			for _, price := range seizure.Prices().Value(h).Implied {
				if price.Form == 0 {
					implied = append(implied, price)
				}
			}
			require.Len(t, implied, len(p.Words.Price))
			for i, price := range implied {
				require.Equal(t, p.Plants[i], price.Plants)
				near(t, p.Words.Price[i], price.Price.Bounds)
				near(t, p.Reading.Price[i], price.Price.Reading)
			}
		})
	}
}

// plain gives a figure in whole units, which its ends are.
func plain[A stats.Amount](f stats.Figure[A], unit A) stats.Figure[int64] {
	whole := func(b stats.Bounds[A]) stats.Bounds[int64] {
		return stats.Bounds[int64]{Lo: int64(b.Lo / unit), Hi: int64(b.Hi / unit), Open: b.Open}
	}
	var p stats.Figure[int64]
	_ = p.UnmarshalText([]byte(whole(f.Bounds()).String() + ", read as " + whole(f.Reading()).String()))
	return p
}

func ends(b stats.Bounds[int64]) limits {
	if b.Open {
		return limits{float64(b.Lo), math.Inf(1)}
	}
	return limits{float64(b.Lo), float64(b.Hi)}
}

func near(t *testing.T, want limits, got stats.Interval) {
	t.Helper()
	for i, x := range []float64{got.Lo, got.Hi} {
		if math.IsInf(want[i], 1) {
			require.Equal(t, want[i], x)
			continue
		}
		require.InDelta(t, want[i], x, 1e-10*max(1, want[i]))
	}
}

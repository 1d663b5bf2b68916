package countylines

import (
	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/stats"
)

// Lines are the lines that one source knows of, in any order.
type Lines []Line

// From gives the lines that are controlled in a, or in a part of it.
func (l Lines) From(a Area) Lines {
	return l.where(func(line Line) bool { return line.Exporter != 0 && a.Contains(line.Exporter) })
}

// ActiveOn gives the lines that were in use on a day; see [Line.ActiveOn].
func (l Lines) ActiveOn(day calendar.Day) Lines {
	return l.where(func(line Line) bool { return line.ActiveOn(day) })
}

func (l Lines) where(keep func(Line) bool) Lines {
	var out Lines
	for _, line := range l {
		if keep(line) {
			out = append(out, line)
		}
	}
	return out
}

// Spells gives the times for which l was in use, in days: from the day it opened,
// or was seen back, to its closure. The last is censored if the line was still in
// use on the day until; what came later is not known yet.
func (l Line) Spells(until calendar.Day) []stats.Spell {
	var spells []stats.Spell
	from := l.Opened
	for _, c := range l.closings() {
		if c.On > until {
			break
		}
		spells = append(spells, stats.Spell{Duration: float64(c.On - from), Ended: true})
		from = c.BackBy
		if from == 0 {
			break
		}
	}
	if from != 0 && from <= until {
		spells = append(spells, stats.Spell{Duration: float64(until - from)})
	}
	return spells
}

// Spells gives the times for which the lines were in use, in days; see
// [Line.Spells]. They are what [stats.KaplanMeier] makes lifetimes of, and
// [stats.LogRank] compares.
func (l Lines) Spells(until calendar.Day) []stats.Spell {
	var spells []stats.Spell
	for _, line := range l {
		spells = append(spells, line.Spells(until)...)
	}
	return spells
}

// Held gives for how many days each closure held, as far as is known on the day
// until: to the day on which the line was seen back, or, censored, to the last
// check-back. A closure that nobody went back to is known to have held for no time.
func (l Lines) Held(until calendar.Day) []stats.Spell {
	var spells []stats.Spell
	for _, line := range l {
		for _, c := range line.closings() {
			switch {
			case c.On > until:
			case c.BackBy != 0 && c.BackBy <= until:
				spells = append(spells, stats.Spell{Duration: float64(c.BackBy - c.On), Ended: true})
			default:
				spells = append(spells, stats.Spell{Duration: float64(max(c.On, min(c.Checked, until)) - c.On)})
			}
		}
	}
	return spells
}

// CheckBacks says what became of closures. [stats.Wilson] gives how sure the share
// Stayed of Stayed+Back is.
type CheckBacks struct {
	Stayed    int // found closed still at the last check-back
	Back      int // seen back in use
	Unchecked int // not known: nobody went back
}

// CheckBacks gives what became of the closures of a period.
func (l Lines) CheckBacks(p calendar.Period) CheckBacks {
	var n CheckBacks
	for _, line := range l {
		for _, c := range line.closings() {
			switch {
			case !p.Contains(c.On):
			case c.BackBy != 0:
				n.Back++
			case c.Checked != 0:
				n.Stayed++
			default:
				n.Unchecked++
			}
		}
	}
	return n
}

// Return gives what the lines say of an area in a period, as its return: how many
// of those controlled there were active on the first day, how many were closed by
// the area's forces, by type, and how many line holders were charged with that. A
// closure that several forces of the area claim is one. So the whole record of a
// force may be ranked, compared and followed like what others publish.
func (l Lines) Return(a Area, p calendar.Period) Return {
	var type1, type2, untyped, holders int
	for _, line := range l {
		for _, c := range line.closings() {
			if !p.Contains(c.On) || c.By.And(a) == 0 {
				continue
			}
			holders += c.HoldersCharged
			switch c.How {
			case ClosedType1:
				type1++
			case ClosedType2:
				type2++
			default:
				untyped++
			}
		}
	}
	counts := Counts{
		LinesActive:        stats.Exactly(len(l.From(a).ActiveOn(p.From))),
		LinesClosed:        stats.Exactly(type1 + type2 + untyped),
		ClosedType1:        stats.Between(type1, type1+untyped),
		ClosedType2:        stats.Between(type2, type2+untyped),
		LineHoldersCharged: stats.Exactly(holders),
	}
	return Return{Area: a, Period: p, Counts: counts}
}

// SeenBy gives how many lines of l another source knows too. Two sources speak of
// one line if they have the same brand, in whatever spelling, and exporter for it;
// of several lines alike each matches one. It is what [stats.Chapman] estimates
// from how many lines neither source has seen.
func (l Lines) SeenBy(other Lines) int {
	type key struct {
		brand    string
		exporter Area
	}
	of := func(line Line) key {
		var buf [names.MaxLen]byte
		return key{string(names.Fold(buf[:0], line.Brand)), line.Exporter}
	}
	left := map[key]int{}
	for _, line := range other {
		left[of(line)]++
	}
	seen := 0
	for _, line := range l {
		if k := of(line); left[k] > 0 {
			left[k]--
			seen++
		}
	}
	return seen
}

// SPDX-License-Identifier: MIT

package countylines

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

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

// To gives the lines that sell in a, or in a part of it.
func (l Lines) To(a Area) Lines {
	return l.where(func(line Line) bool { return line.Importers.And(a) != 0 })
}

// ClosedBy gives the lines of which a closure was by a, or by a part of it.
func (l Lines) ClosedBy(a Area) Lines {
	return l.where(func(line Line) bool {
		return slices.ContainsFunc(line.closings(), func(c Closure) bool { return c.By.And(a) != 0 })
	})
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

// CheckBacks gives what became of the closures of a period: how many were found closed
// still at the last check-back, how many were seen back in use, and to how many nobody
// went back. [stats.Wilson] gives how sure the share stayed of stayed+back is.
func (l Lines) CheckBacks(p calendar.Period) (stayed, back, unchecked int) {
	for _, line := range l {
		for _, c := range line.closings() {
			switch {
			case !p.Contains(c.On):
			case c.BackBy != 0:
				back++
			case c.Checked != 0:
				stayed++
			default:
				unchecked++
			}
		}
	}
	return stayed, back, unchecked
}

// Return gives what the lines say of an area in a period, as its return: how many
// were active on the first day, how many were closed, by type, and how many line holders
// were charged with that. A line is the area's if it is controlled there ([Lines.From]),
// for all of these, whoever closed it; [Lines.ClosedBy] has those that the area's own
// forces closed. A line of which nobody knows where it is controlled may be anybody's, so
// the figures are then ranges; a closure that several forces claim is one. So the whole
// record of a force may be ranked, compared and followed like what others publish.
//
// A line that opens, or is back, within the period may be closed in it and is not active
// on its first day, so more may be closed than were active. Such a share is never told:
// [stats.Share] is not estimable then, and a [Ranking] by [PerOf] notes NotAShare.
func (l Lines) Return(a Area, p calendar.Period) Return {
	surely := func(line Line) bool { return a.Contains(cmp.Or(line.Exporter, UK)) }
	sure := l.where(surely).closed(p)
	may := l.where(func(line Line) bool { return !surely(line) && a.And(cmp.Or(line.Exporter, UK)) != 0 }).closed(p)
	counts := Counts{
		LinesActive:        stats.Between(sure.active, sure.active+may.active),
		LinesClosed:        stats.Between(sure.all(), sure.all()+may.all()),
		ClosedType1:        stats.Between(sure.type1, sure.type1+sure.untyped+may.type1+may.untyped),
		ClosedType2:        stats.Between(sure.type2, sure.type2+sure.untyped+may.type2+may.untyped),
		LineHoldersCharged: stats.Between(sure.holders, sure.holders+may.holders),
	}
	return Return{Area: a, Period: p, Counts: counts}
}

// lineCounts is what some lines come to in a period.
type lineCounts struct{ active, type1, type2, untyped, holders int }

func (n lineCounts) all() int { return n.type1 + n.type2 + n.untyped }

func (l Lines) closed(p calendar.Period) (n lineCounts) {
	n.active = len(l.ActiveOn(p.From))
	for _, line := range l {
		for _, c := range line.closings() {
			if !p.Contains(c.On) {
				continue
			}
			n.holders += c.HoldersCharged
			switch c.How {
			case ClosedType1:
				n.type1++
			case ClosedType2:
				n.type2++
			default:
				n.untyped++
			}
		}
	}
	return n
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

// Flows are the numbers of lines that run between areas: f[from][to] counts those that
// are controlled in from and sell in to. Where the two are the same the lines are
// internal. A line that sells in two areas is in two flows.
type Flows map[Area]map[Area]int

// Flows gives the flows of the lines whose exporter is known. The importers are
// single forces.
func (l Lines) Flows() Flows {
	f := Flows{}
	for _, line := range l {
		if line.Exporter == 0 {
			continue
		}
		for to := range line.Importers.Forces() {
			if f[line.Exporter] == nil {
				f[line.Exporter] = map[Area]int{}
			}
			f[line.Exporter][to]++
		}
	}
	return f
}

// Exported gives how many flows begin at each exporter. [stats.Concentration] says
// how few they are that export most.
func (f Flows) Exported() map[Area]int {
	sums := map[Area]int{}
	for from, flows := range f {
		for _, n := range flows {
			sums[from] += n
		}
	}
	return sums
}

// Imported gives how many flows end at each importer.
func (f Flows) Imported() map[Area]int {
	sums := map[Area]int{}
	for _, flows := range f {
		for to, n := range flows {
			sums[to] += n
		}
	}
	return sums
}

// Table gives f as a matrix: a row for each exporter, a column for each importer,
// both in the order of [Area.Forces].
func (f Flows) Table() stats.Table {
	importers := slices.Sorted(maps.Keys(f.Imported()))
	t := stats.Table{Head: []string{"from"}}
	for _, to := range importers {
		t.Head = append(t.Head, to.String())
	}
	for _, from := range slices.Sorted(maps.Keys(f)) {
		row := []string{from.String()}
		for _, to := range importers {
			row = append(row, strconv.Itoa(f[from][to]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

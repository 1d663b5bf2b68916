package countylines

import (
	"maps"
	"slices"
	"strconv"

	"github.com/countylines/ops/stats"
)

// A Flow is where lines run from and to: an exporter and one importer. Where they
// are the same the lines are internal.
type Flow struct{ From, To Area }

// Flows are the numbers of lines that run between areas. A line that sells in two
// areas is in two flows.
type Flows map[Flow]int

// Flows gives the flows of the lines whose exporter is known. The importers are
// single forces.
func (l Lines) Flows() Flows {
	f := Flows{}
	for _, line := range l {
		if line.Exporter == 0 {
			continue
		}
		for to := range line.Importers.Forces() {
			f[Flow{line.Exporter, to}]++
		}
	}
	return f
}

// Exported gives how many flows begin at each exporter. [stats.Concentration] says
// how few they are that export most.
func (f Flows) Exported() map[Area]int {
	sums := map[Area]int{}
	for flow, n := range f {
		sums[flow.From] += n
	}
	return sums
}

// Imported gives how many flows end at each importer.
func (f Flows) Imported() map[Area]int {
	sums := map[Area]int{}
	for flow, n := range f {
		sums[flow.To] += n
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
	for _, from := range slices.Sorted(maps.Keys(f.Exported())) {
		row := []string{from.String()}
		for _, to := range importers {
			row = append(row, strconv.Itoa(f[Flow{from, to}]))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

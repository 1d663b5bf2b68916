// SPDX-License-Identifier: MIT

package records

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"github.com/countylines/ops/calendar"
	"github.com/countylines/ops/countylines"
	"github.com/countylines/ops/countylines/internal/grammar"
	"github.com/countylines/ops/internal/names"
	"github.com/countylines/ops/internal/rows"
	"github.com/countylines/ops/seizure"
)

// Options say how a file is added up, and who is told. The zero Options do. Functions
// may be nil; they are called by the goroutine that asked for the file, one call at a
// time.
type Options struct {
	// Once is the heading of a column whose values stand for one thing each, a crime or
	// a custody record: of the rows with one value the first counts, and the others are
	// rejected. Rows in which it is blank all count. A tally remembers what it has seen
	// in all its files, in some fifty bytes for each value; it reads them in one
	// goroutine. Chunks of a file are tallied apart: what is in two of them counts twice.
	Once string

	// Complete says that there was nothing but what the file has. The tally is then
	// complete for the kinds of figure that its columns can tell: weapons, if there is a
	// column for them; counts, if there is one for what was counted. It is not where a
	// row is rejected, since nobody knows what that would have been.
	Complete bool

	// Rejected is told of every row that is rejected, in order, and before them, once, of
	// columns that are left out ([countylines.ErrColumns]). Rows with dates that may be
	// day or month first, in a file where one can only be month first, come last.
	Rejected func(*countylines.RowError)

	// InPart is told of every detail without which a row is added
	// ([countylines.ErrDetail]): an offence, an outcome that is not understood.
	InPart func(*countylines.RowError)

	// Progress is told how much was read so far, after every quarter of a megabyte or so.
	Progress func(rows int, bytes int64)
}

// AddFile adds the events of a file that [Read] reads, each in the period that of gives
// for its day: calendar.Day.Quarter, say; an event of which only the month is known is
// rejected where the period cuts the month. It uses all cores, as many as GOMAXPROCS
// says, and memory that grows with the totals of the tally and not with the file;
// several goroutines may ask for periods at once.
//
// The values of the keys are read from their columns. A heading under which no event can
// be read, or that lacks the column of a key, gives a [*countylines.RowError] with
// [countylines.ErrHeading]. Every row is either added or counted as rejected, and told.
// A file that ends in an error, a context that ends before the file, and more values or
// totals than a tally keeps (a [*ValueError]) give a [*countylines.FileError]; what was
// read until then is in t.
func (t *Tally) AddFile(ctx context.Context, r io.Reader, of func(calendar.Day) calendar.Period, o Options) error {
	t.init()
	l := &fileLoader{eventFile: openEvents(r), of: of, into: t, options: o}
	l.wanted = t.Keys
	if o.Once != "" {
		l.wanted = append(slices.Clone(t.Keys), By(o.Once))
	}
	fresh, before := t.Accepted|t.Rejected == 0, t.Rejected
	err := l.load(ctx)
	for _, worker := range l.workers {
		if late := l.settle(worker); late != nil && err == io.EOF {
			err = &countylines.FileError{Row: l.row, Err: late}
		}
	}
	l.tellDoubtful()
	complete := countylines.Kinds(0)
	if o.Complete && err == io.EOF && l.into.Rejected-before == l.repeated {
		complete = l.kinds()
	}
	if t.Complete &= complete; fresh {
		t.Complete = complete
	}
	if err == io.EOF {
		return nil
	}
	if stopped, ok := errors.AsType[*countylines.FileError](err); ok {
		stopped.Row = l.row
	}
	return err
}

// kinds gives the kinds of figure that the columns of the file can tell.
func (l *fileLoader) kinds() (set countylines.Kinds) {
	has := func(columns ...column) bool {
		return slices.ContainsFunc(columns, func(c column) bool {
			seen := !l.json && l.heading.at[c] >= 0
			for _, w := range l.workers {
				seen = seen || w.seen[c]
			}
			return seen
		})
	}
	for kind, tell := range map[seizure.Kind][]column{
		seizure.NoKind: {whatColumn}, seizure.KindMass: append(weightColumns[:], itemColumn), seizure.KindPacks: {formColumn, unitColumn, itemColumn},
		seizure.KindWorth: {worthColumn}, seizure.KindWeapons: {weaponColumn, itemColumn}, seizure.KindGoods: {goodColumn, itemColumn},
		seizure.KindCash: {cashColumn, itemColumn},
	} {
		if has(tell...) {
			set |= countylines.KindsOf(kind)
		}
	}
	if has(substanceColumn) && !set.Has(countylines.MassOf(seizure.AnyDrug)) {
		set |= countylines.KindsOf(seizure.KindSeizures)
	}
	return set
}

// settle adds the tally of a worker, with the rows that were in doubt if nothing proves
// them to be something else.
func (l *fileLoader) settle(w *fileWorker) (err error) {
	if t := l.into; t.Accepted|t.Rejected == 0 && t.cells.used == 0 && len(t.seen) == 0 {
		*t, w.tally = w.tally, Tally{} // nothing is in it yet
	} else {
		err = t.Merge(&w.tally)
	}
	for d, doubtful := range w.doubtful {
		switch {
		case doubtful == nil:
		case l.proof[d] == "":
			if late := l.into.Merge(doubtful); err == nil {
				err = late
			}
		default:
			l.into.Rejected += doubtful.Accepted
		}
	}
	return err
}

// A doubtfulRow is one that is rejected if dates turn out to have the month first.
type doubtfulRow struct {
	row   int
	text  string
	doubt doubt
}

// mostDoubtful is how many rows are remembered to be told of one by one.
const mostDoubtful = 1 << 16

// tellDoubtful tells of the rows whose dates turned out to be in doubt.
func (l *fileLoader) tellDoubtful() {
	if l.options.Rejected == nil {
		return
	}
	for _, r := range l.doubts {
		if proof := l.proof[r.doubt]; proof != "" {
			reason := doubtReason(r.doubt, proof)
			l.options.Rejected(&countylines.RowError{Row: r.row, Column: l.dateName(), Text: r.text, Reason: reason, Err: ErrDoubt})
		}
	}
	for d, more := range l.untold {
		if proof := l.proof[d]; proof != "" && more > 0 {
			l.options.Rejected(&countylines.RowError{Row: l.row, Column: l.dateName(), Reason: "and " + strconv.Itoa(more) + " rows more: each " + doubtReason(doubt(d), proof), Err: ErrDoubt})
		}
	}
}

func (l *fileLoader) dateName() string {
	if l.json {
		return columnNames[dateColumn][0]
	}
	return names.Clip(l.heading.cells[l.heading.at[dateColumn]])
}

// ErrDoubt is behind a [countylines.RowError] for a date that may be meant otherwise, as
// another of the same file shows.
var ErrDoubt = errors.New("the date may be meant otherwise")

func doubtReason(d doubt, proof string) string {
	if d == monthOrYear {
		return "may be a month or a year, as " + proof + " is; write dates as 2022-10-03"
	}
	return "may be day or month first, as " + proof + " has the month first; write dates as 2022-10-03"
}

// A fileLoader shares the blocks of a file out to workers.
type fileLoader struct {
	*eventFile // its row is the last one of the jobs that are done
	of         func(calendar.Day) calendar.Period
	into       *Tally
	options    Options
	proof      [monthOrYear + 1]string // a date that can only be meant otherwise, by what it puts in doubt
	doubts     []doubtfulRow
	untold     [monthOrYear + 1]int // rows in doubt that are not among them
	full       error                // why no more can be added
	bytes      int64
	workers    []*fileWorker
	teller     *fileWorker // reads rejected rows once more, to tell why
	out        []*job      // those with the workers, in the order of the file
	jobs       chan *job
	repeated   int // rows that are rejected as they repeat one
}

// A job is a block for a worker.
type job struct {
	rows.Block
	buf      []byte
	done     chan struct{}
	rows     int       // how many rows the block turned out to have
	rejected []refusal // those of them that were rejected, or added in part
	doubts   []doubtfulRow
	proof    [monthOrYear + 1]string
	full     error
}

// A refusal says where in a block a rejected row is.
type refusal struct {
	at, row int
	first   int  // the row that it repeats, or 0
	inPart  bool // it was added, without a detail

	told *countylines.RowError // what is told of it but for its row, where that is known
}

func (l *fileLoader) load(ctx context.Context) error {
	const size = 256 << 10
	n := runtime.GOMAXPROCS(0)
	if l.options.Once != "" {
		n = 1
	}
	l.jobs = make(chan *job)
	var wait sync.WaitGroup
	defer wait.Wait()
	defer close(l.jobs)
	var free []*job
	for {
		if len(l.out) > 2*n {
			free = append(free, l.finish())
		}
		if len(free) == 0 {
			free = append(free, &job{buf: make([]byte, 0, size), done: make(chan struct{}, 1)})
		}
		j := free[len(free)-1]
		var err error
		if j.Block, j.buf, err = l.nextBlock(ctx, j.buf, size); err != nil {
			for len(l.out) > 0 {
				l.finish()
			}
			return err
		}
		free = free[:len(free)-1]
		if l.workers == nil {
			if missing := l.missing(l.wanted); missing != nil {
				return missing
			}
			l.start(n, &wait)
		}
		if l.full != nil {
			for len(l.out) > 0 {
				l.finish()
			}
			return &countylines.FileError{Row: l.row, Err: l.full}
		}
		l.out = append(l.out, j)
		if n == 1 {
			l.workers[0].do(j)
			free = append(free, l.finish())
		} else {
			l.jobs <- j
		}
	}
}

// start starts the workers once the heading is known.
func (l *fileLoader) start(n int, wait *sync.WaitGroup) {
	for range n {
		w := l.newWorker()
		l.workers = append(l.workers, w)
		if n > 1 {
			wait.Go(func() {
				for j := range l.jobs {
					w.do(j)
				}
			})
		}
	}
	if l.strange != nil && l.options.Rejected != nil {
		l.options.Rejected(l.strange)
	}
}

// finish waits for the oldest job, tells what came of it and gives it back.
func (l *fileLoader) finish() *job {
	j := l.out[0]
	l.out = append(l.out[:0], l.out[1:]...)
	<-j.done
	for _, r := range j.rejected {
		if r.first != 0 {
			l.repeated++
		}
		switch told := l.options.Rejected; {
		case r.told != nil:
			again := *r.told
			again.Row = l.row + r.row
			told(&again)
		case r.inPart && l.options.InPart != nil || !r.inPart && told != nil:
			l.tell(j, r)
		}
	}
	for _, r := range j.doubts {
		if len(l.doubts) == mostDoubtful || l.options.Rejected == nil {
			l.untold[r.doubt]++
			continue
		}
		r.row += l.row
		l.doubts = append(l.doubts, r)
	}
	for d, proof := range j.proof {
		if l.proof[d] == "" {
			l.proof[d] = proof
		}
	}
	l.full = cmp.Or(l.full, j.full)
	l.row += j.rows
	l.bytes += j.Size()
	if l.options.Progress != nil {
		l.options.Progress(l.row, l.bytes)
	}
	return j
}

// tell tells why a row was rejected, or what is left out of it. The workers keep only
// where it is, or a file of nothing else would fill the memory with reasons.
func (l *fileLoader) tell(j *job, r refusal) {
	if l.teller == nil {
		l.teller = l.newWorker()
	}
	w := l.teller
	if !j.Quotes && !j.Long && !l.json {
		// the row ends with its line
		if end := bytes.IndexByte(j.Rows[r.at:], '\n'); end >= 0 {
			w.tellRow(l, j.Rows[r.at:r.at+end+1], r)
			return
		}
	}
	b := j.Block
	b.Rows = b.Rows[r.at:]
	w.rows(b, l.row+r.row-1, func(bad *countylines.RowError) bool {
		w.explain(l, bad, r)
		return false
	})
}

// tellRow tells of a row without quotation marks.
func (w *fileWorker) tellRow(l *fileLoader, line []byte, r refusal) {
	w.explain(l, w.read(l.row+r.row, line, false, ""), r)
}

func (w *fileWorker) explain(l *fileLoader, bad *countylines.RowError, r refusal) {
	if r.first != 0 {
		l.options.Rejected(&countylines.RowError{Row: w.row, Column: l.options.Once, Text: names.Clip(string(w.onceCell())), Reason: "is that of row " + strconv.Itoa(r.first) + ", which is counted", Err: ErrRepeated})
		return
	}
	_, _, _, bad = w.eventIn(bad)
	if bad != nil && !r.inPart {
		l.options.Rejected(bad)
	}
	for _, detail := range w.details {
		if r.inPart {
			l.options.InPart(detail)
		}
	}
}

// ErrRepeated is behind a [countylines.RowError] for a row with a value of Options.Once
// that was in a row before.
var ErrRepeated = errors.New("a row of the same key is counted already")

// A fileWorker adds the rows of blocks to a tally of its own.
type fileWorker struct {
	*eventParser
	of       func(calendar.Day) calendar.Period
	keyRow   keyRow
	once     *keyReader
	into     *Tally // of which the values of once are
	before   *int   // the rows of the blocks before
	plan     fastPlan
	plain    bool // whether rows may be plain
	tells    bool // whether somebody asks why rows are rejected
	tally    Tally
	late     backlog                 // of its cells and of those of the rows in doubt
	doubtful [monthOrYear + 1]*Tally // of the rows in doubt
	full     error
}

func (l *fileLoader) newWorker() *fileWorker {
	w := &fileWorker{eventParser: l.parser(), of: l.of, into: l.into, before: &l.row}
	w.plan, w.plain = newFastPlan(w.eventReader)
	w.plain = w.plain && !l.json
	w.tells = l.options.Rejected != nil
	w.tally.Keys = l.into.Keys
	w.tally.init()
	w.keyRow = newKeyRow(&w.tally, w.heading)
	if name := l.options.Once; name != "" {
		w.once = newKeyReader(By(name), w.heading)
	}
	return w
}

// do adds the rows of a job's block.
func (w *fileWorker) do(j *job) {
	j.rejected, j.doubts, j.rows = j.rejected[:0], j.doubts[:0], 0
	clear(j.proof[:])
	refuse := func(r refusal) {
		w.tally.Rejected++
		j.rejected = append(j.rejected, r)
	}
	each := func(bad *countylines.RowError) bool {
		e, k, number, bad := w.eventIn(bad)
		if w.proves != 0 && j.proof[w.proves] == "" {
			j.proof[w.proves] = proofIn(w.dateText(), *w.before+w.row)
		}
		if bad != nil {
			refuse(refusal{at: w.at, row: w.row})
			return true
		}
		if first, ok := w.isFirst(); !ok {
			refuse(refusal{at: w.at, row: w.row, first: first})
			return true
		}
		t := w.target(j, w.doubt)
		t.add(&e, t.periodNumber(w.tally.byNumber[number]), k)
		if len(w.details) > 0 {
			t.InPart++
			j.rejected = append(j.rejected, refusal{at: w.at, row: w.row, inPart: true})
		}
		return true
	}
	if w.plain && !j.Quotes && !j.Long {
		w.doLines(j, refuse, each)
	} else {
		j.rows = w.rows(j.Block, 0, func(bad *countylines.RowError) bool {
			return bad == nil && w.plain && w.quick(j, refuse) || each(bad)
		})
	}
	w.late.clear()
	if w.tally.cells.used > mostCells {
		w.full = errManyCells
	}
	j.full = w.full
	j.done <- struct{}{}
}

// doLines adds the rows of a block without quotation marks, each of which is a line.
func (w *fileWorker) doLines(j *job, refuse func(refusal), each func(*countylines.RowError) bool) {
	columns := len(w.columns)
	for at := 0; at < len(j.Rows); {
		var length int
		w.cells, length = w.split.SplitLine(j.Rows[at:])
		w.at, w.row, w.err = at, j.rows+1, nil
		at, j.rows = at+length, w.row
		switch {
		case len(w.cells) == columns && length <= rows.Most && (columns > 1 || len(w.cells[0]) > 0):
			if !w.quick(j, refuse) {
				each(nil)
			}
		case len(rows.TrimEnd(j.Rows[w.at:at])) > 0:
			each(w.read(w.row, j.Rows[w.at:at], false, ""))
		}
	}
}

// quick does with a row what can be done without reading it as an event, and reports
// false where that is nothing.
func (w *fileWorker) quick(j *job, refuse func(refusal)) bool {
	m, v := w.mark(&w.plan)
	if v == isBad {
		r := refusal{at: w.at, row: w.row}
		if w.tells {
			r.told = w.toldOf(w.bad)
		}
		refuse(r)
		return true
	}
	return v == isPlain && w.addPlain(j, &m)
}

// toldOf gives what is told of the row, which is rejected for one of its cells: the same
// as of every row that has that cell.
func (w *fileWorker) toldOf(cell *meaning) *countylines.RowError {
	if cell.told == nil {
		_, _, _, cell.told = w.eventIn(nil)
	}
	return cell.told
}

// addPlain adds a plain row, and reports false where it has to be read as an event.
func (w *fileWorker) addPlain(j *job, m *mark) bool {
	var k keyed
	if len(w.keyRow.readers) > 0 {
		var ok bool
		if k, ok = w.keyRow.fast(&w.tally, &w.eventRow); !ok {
			return false
		}
	}
	t := &w.tally
	if w.once != nil || m.doubt != 0 {
		if t.numberOn(m.on, w.of) == 0 {
			return false
		}
		if first, ok := w.isFirst(); !ok {
			t.Rejected++
			j.rejected = append(j.rejected, refusal{at: w.at, row: w.row, first: first})
			return true
		}
		t = w.target(j, m.doubt)
	}
	if !t.addMark(m, k, w.of, &w.late) {
		return false
	}
	t.Accepted++
	if m.inPart {
		t.InPart++
		j.rejected = append(j.rejected, refusal{at: w.at, row: w.row, inPart: true})
	}
	return true
}

// target gives the tally for a row whose date is in doubt, or is not.
func (w *fileWorker) target(j *job, d doubt) *Tally {
	if d == 0 {
		return &w.tally
	}
	if w.doubtful[d] == nil {
		t := &Tally{Keys: w.tally.Keys}
		t.init()
		t.values = w.tally.values
		w.doubtful[d] = t
	}
	j.doubts = append(j.doubts, doubtfulRow{w.row, names.Clip(string(w.raw(dateColumn))), d})
	return w.doubtful[d]
}

// isFirst reports whether the row has no value for Options.Once that was in one before,
// which is first.
func (w *fileWorker) isFirst() (first int, ok bool) {
	if w.once == nil {
		return 0, true
	}
	value := bytes.TrimSpace(w.onceCell())
	if len(value) == 0 {
		return 0, true
	}
	sum := sha256.Sum256(value)
	return w.into.once([2]uint64{binary.LittleEndian.Uint64(sum[:]), binary.LittleEndian.Uint64(sum[8:])}, *w.before+w.row)
}

func (w *fileWorker) onceCell() []byte {
	if w.once.at < 0 {
		return []byte(w.extras[w.once.folded()])
	}
	return w.cells[w.once.at]
}

// eventIn gives the event of the row, its values of the keys and the number of its
// period, or why it cannot be added.
func (w *fileWorker) eventIn(bad *countylines.RowError) (e countylines.Event, k keyed, period int, _ *countylines.RowError) {
	if bad != nil {
		w.date, w.details = date{}, nil
		return e, k, 0, bad
	}
	if e, bad = w.event(); bad != nil {
		return e, k, 0, bad
	}
	switch period = w.tally.numberOn(e.On, w.of); {
	case period == 0:
		w.reject(dateColumn, errors.New("is in no period that is asked for"))
	case !holds(w.tally.byNumber[period], &e):
		w.reject(dateColumn, fmt.Errorf("is a month, of which %v has only a part; a day would do", w.tally.byNumber[period]))
	case !addable(&e):
		w.reject(whatColumn, errors.New("is a state, which never adds over days: keep it in a return"))
	}
	if w.err != nil || len(w.keyRow.readers) == 0 {
		return e, k, period, w.err
	}
	k, key, err := w.keyRow.slow(&w.tally, &w.eventRow, &e)
	if errors.Is(err, errManyValues) {
		w.full = err
	}
	if err != nil {
		w.err = &countylines.RowError{Row: w.row, Reason: err.Error(), Err: err}
		if key != nil {
			w.err.Column, w.err.Reason = names.Clip(key.name), grammar.Because(err)
		}
	}
	return e, k, period, w.err
}

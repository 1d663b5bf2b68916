package countylines

import (
	"context"
	"errors"
	"io"
	"runtime"
	"sync"

	"github.com/countylines/ops/calendar"
)

// A Watch is told what goes on while a file is read. Either function may be nil;
// both are called by the goroutine that asked for the file, one call at a time.
type Watch struct {
	Rejected func(*RowError)             // every row that is rejected, in order; before them, once, an [ErrColumns] if columns are left out
	Progress func(rows int, bytes int64) // how much was read so far, after every quarter of a megabyte or so
}

// AddFile adds the events of a file that [ReadEvents] reads, each in the period
// that of gives for its day: calendar.Day.Quarter, say. It uses all cores, as many
// as GOMAXPROCS says, and memory that does not grow with the file; several
// goroutines may ask for periods at once.
//
// What the keys give for an event, its team or its offence say, names parts of the
// force's work to which it is added too, as [Tally.Add] does; "" is none. They may be
// called by several goroutines at once.
//
// Every row is either added or counted as rejected, and told to w. A heading under
// which no event can be read gives a [*RowError] with [ErrHeading]; a file that ends in an error, or
// a context that ends before the file, a [*FileError]. What was read until then is
// in t.
func (t *Tally) AddFile(ctx context.Context, r io.Reader, of func(calendar.Day) calendar.Period, w Watch, keys ...func(Event) string) error {
	l := &fileLoader{eventFile: openEvents(r), of: of, keys: keys, watch: w}
	err := l.load(ctx)
	for _, worker := range l.workers {
		t.Merge(&worker.tally)
	}
	if err == io.EOF {
		return nil
	}
	if stopped, ok := errors.AsType[*FileError](err); ok {
		stopped.Row = l.row
	}
	return err
}

// A fileLoader shares the blocks of a file out to workers.
type fileLoader struct {
	*eventFile // its row is the last one of the jobs that are done
	of         func(calendar.Day) calendar.Period
	keys       []func(Event) string
	watch      Watch
	bytes      int64
	workers    []*fileWorker
	teller     *fileWorker // reads rejected rows once more, to tell why
	out        []*job      // those with the workers, in the order of the file
	jobs       chan *job
}

// A job is a block for a worker.
type job struct {
	block
	buf      []byte
	done     chan struct{}
	rows     int       // how many rows the block turned out to have
	rejected []refusal // those of them that were rejected
}

// A refusal says where in a block a rejected row is.
type refusal struct{ at, row int }

func (l *fileLoader) load(ctx context.Context) error {
	const size = 256 << 10
	n := runtime.GOMAXPROCS(0)
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
		if j.block, j.buf, err = l.nextBlock(ctx, j.buf, size); err != nil {
			for len(l.out) > 0 {
				l.finish()
			}
			return err
		}
		free = free[:len(free)-1]
		if l.workers == nil {
			l.start(n, &wait)
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
	if l.strange != nil && l.watch.Rejected != nil {
		l.watch.Rejected(l.strange)
	}
}

// finish waits for the oldest job, tells what came of it and gives it back.
func (l *fileLoader) finish() *job {
	j := l.out[0]
	l.out = append(l.out[:0], l.out[1:]...)
	<-j.done
	if l.watch.Rejected != nil {
		for _, r := range j.rejected {
			l.tell(j, r)
		}
	}
	l.row += j.rows
	l.bytes += j.size()
	if l.watch.Progress != nil {
		l.watch.Progress(l.row, l.bytes)
	}
	return j
}

// tell tells why a row was rejected. The workers keep only where it is, or a file
// of nothing else would fill the memory with reasons.
func (l *fileLoader) tell(j *job, r refusal) {
	if l.teller == nil {
		l.teller = l.newWorker()
	}
	b := j.block
	b.rows = b.rows[r.at:]
	l.teller.rows(b, l.row+r.row-1, func(bad *RowError) bool {
		if _, _, bad = l.teller.eventIn(bad); bad != nil {
			l.watch.Rejected(bad)
		}
		return false
	})
}

// A fileWorker adds the rows of blocks to a tally of its own.
type fileWorker struct {
	*eventParser
	of    func(calendar.Day) calendar.Period
	keys  []func(Event) string
	plan  markPlan
	plain bool // whether rows may be plain
	tally Tally
	parts []string // of the event that is being added
}

func (l *fileLoader) newWorker() *fileWorker {
	w := &fileWorker{eventParser: l.parser(), of: l.of, keys: l.keys}
	w.plan, w.plain = newMarkPlan(w.eventReader)
	w.plain = w.plain && !l.json && len(l.keys) == 0
	w.tally.init()
	return w
}

// do adds the rows of a job's block.
func (w *fileWorker) do(j *job) {
	j.rejected = j.rejected[:0]
	j.rows = w.rows(j.block, 0, func(bad *RowError) bool {
		if w.plain && bad == nil {
			if m, ok := w.mark(&w.plan); ok && w.tally.addMark(&m, w.of) {
				w.tally.Accepted++
				return true
			}
		}
		e, period, bad := w.eventIn(bad)
		if bad != nil {
			w.tally.Rejected++
			j.rejected = append(j.rejected, refusal{w.at, w.row})
			return true
		}
		w.parts = w.parts[:0]
		for _, key := range w.keys {
			w.parts = append(w.parts, key(e))
		}
		w.tally.add(&e, period, w.parts)
		return true
	})
	j.done <- struct{}{}
}

// eventIn gives the event of the row and the number of its period, or why it cannot be
// added.
func (w *fileWorker) eventIn(bad *RowError) (e Event, period int, _ *RowError) {
	if bad != nil {
		return e, 0, bad
	}
	if e, bad = w.event(); bad != nil {
		return e, 0, bad
	}
	switch period = w.tally.numberOn(e.On, w.of); {
	case period == 0:
		w.reject(dateColumn, errors.New("is in no period that is asked for"))
	case !addable(&e):
		w.reject(whatColumn, errors.New("is a state, which never adds over days: keep it in a return"))
	}
	return e, period, w.err
}

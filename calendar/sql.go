// SPDX-License-Identifier: MIT

package calendar

import (
	"database/sql/driver"
	"fmt"
	"time"

	"github.com/countylines/ops/internal/sqltext"
)

// Scan reads a column of a database: a date or a time, of which [DayOf] takes the
// day; a text that [ParseDay] reads; NULL and the empty text as the zero Day.
// Anything else is a [*DateError]. It makes *Day a database/sql.Scanner.
func (d *Day) Scan(src any) error {
	switch src := src.(type) {
	case nil:
		*d = 0
		return nil
	case time.Time:
		day, err := DayOf(src)
		if err == nil {
			*d = day
		}
		return err
	}
	return scanText(src, d.UnmarshalText)
}

// Value gives d to a database as the text "2022-10-03", which a DATE column takes and
// a text column sorts by, and the zero Day as NULL. A Day outside the years 1900 to
// 2199 is a [*DateError].
func (d Day) Value() (driver.Value, error) {
	if d == 0 {
		return nil, nil
	}
	return sqltext.Value(d)
}

// Scan reads a column of a database: a text that [ParsePeriod] reads, and NULL and
// the empty text as the zero Period. Anything else is a [*DateError]. It makes *Period
// a database/sql.Scanner.
func (p *Period) Scan(src any) error {
	if src == nil {
		*p = Period{}
		return nil
	}
	return scanText(src, p.UnmarshalText)
}

// Value gives p to a database as the text "2022-10-03/2022-10-09", and the zero
// Period as NULL. A Period that [Period.MarshalText] refuses is a [*DateError].
func (p Period) Value() (driver.Value, error) {
	if p == (Period{}) {
		return nil, nil
	}
	return sqltext.Value(p)
}

func scanText(src any, read func([]byte) error) error {
	return sqltext.Scan(src, read, func() error {
		return &DateError{fmt.Sprint(src), fmt.Sprintf("a %T is no date; a column of dates or of text would do", src)}
	})
}

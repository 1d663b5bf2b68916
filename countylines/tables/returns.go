// SPDX-License-Identifier: MIT

package tables

import (
	"io"
	"iter"

	"github.com/countylines/ops/countylines"
)

// ReadReturns reads returns from a CSV file as they stand in it, one after the
// other, in memory that does not grow with the file. Its first row names the
// columns, in any order. Columns of other names are left out, and one
// [*countylines.RowError] about the heading, with [countylines.ErrColumns] behind it, says
// so at the beginning; where such a name is nearly one that changes what a figure says,
// "qualifeir", the file is refused. There are two kinds of files, told apart by their
// columns.
//
// A file of published figures has a figure in each row:
//
//	week_start, week_end    the days as printed, both included (needed)
//	area                    as [countylines.ParseArea] reads it, or as in the public record: "Merseyside+Cheshire (joint operation, …)" (needed)
//	measure                 as [countylines.ParseMeasure] reads it, "cocaine_mass" as in the public record, or a [countylines.Subject] such as "mass:cocaine" (needed)
//	value                   a number; without a qualifier, a figure in words such as "over 5kg" (needed)
//	qualifier               exactly, more_than, at_least, nearly, less_than, up_to, about, between
//	value_high              the end of "between"
//	unit                    count or persons; g, kg, oz …; GBP
//	publisher, source_url_or_title, published    the [countylines.Source]; a date of publication that is no full date is left out
//	period, scope, joint, basis, complete, provisional, place, return, inside    what [WriteReturns] adds where it is needed
//	area_slug, measure_slug, wording, value_min, value_max, bounds_unit          what it adds for other programs, left out here
//
// Of the public record's names, "class_a_mass" and the like are about the class of
// the first day, and "other_weapons" are those that the rows of the same source
// around it do not name: beside 3 firearms 27 others make 30 weapons. Where no row names
// any they are neither bladed nor firearms.
//
// Days of a force's own week belong to the operation that [countylines.OperationOf] gives: its
// week is the return's Period, and the days as printed are its Days.
//
// A file of the Home Office's table of drug seizures has a row for each area, year
// to 31 March and drug:
//
//	slug, or area                            (needed)
//	financial_year, or year_ending_march     (needed)
//	drug                                     a slug, or "_all-drugs", "_total-class-a", "_other-class-a", "_unknown" (needed)
//	seizures                                 occasions; a seizure of several drugs counts once for each
//	quantity, quantity_unit                  in kg, plants or thousand doses
//
// There what is not given is not reported. Classes are those of the year's last day,
// [seizure.ClassA] and its kin: [DrugsOf] gives the set that each row means. A quantity of
// 0 is read as it stands, and a ledger takes a mass of 0 beside seizures as not reported
// (see [countylines.Ledger]). Cannabis plants are a Pack; occasions on which plants were seized are
// [seizure.OtherCannabis], the cannabis that has no name as a substance. The
// table's England and Wales are the territorial forces, BTP and Border Force.
//
// Each row is a return of its own. A row that cannot be read is a [*countylines.RowError] with
// its number, column, text and reason, and the next row comes after it: rows read
// are rows accepted and rows rejected. A row is no longer than 256 KiB, and a
// longer one is the last that is read. A heading
// without a needed column is a [*countylines.RowError] too, after which there is nothing. A file that ends in an error
// gives a [*countylines.FileError] at the end. Text that is not UTF-8 is read as Windows-1252.
//
// The file can be gone through once.
func ReadReturns(r io.Reader) iter.Seq2[countylines.Return, error] {
	return func(yield func(countylines.Return, error) bool) {
		s, err := openSheet(r)
		if err != nil {
			yield(countylines.Return{}, err)
			return
		}
		read, needed, known, weighty := s.readFigures, figuresNeed, figureColumns[:], []string{"qualifier", "value_high", "unit", "basis", "scope", "joint", "inside"}
		if s.has("drug") {
			read, needed, known, weighty = s.readSeizures, s.seizuresNeed(), seizureColumns, []string{"quantity_unit"}
		}
		if err = s.need(needed...); err == nil {
			err = s.know(known, weighty...)
		}
		if err != nil {
			yield(countylines.Return{}, err)
			return
		}
		if s.strange != nil && !yield(countylines.Return{}, s.strange) || !read(yield) {
			return
		}
		if s.err != nil {
			yield(countylines.Return{}, s.err)
		}
	}
}

// figuresNeed are the columns without which a file has no figures.
var figuresNeed = []string{"week_start", "week_end", "area", "measure", "value"}

package countylines

import (
	"io"
	"iter"
)

// ReadReturns reads returns from a CSV file as they stand in it, one after the
// other, in memory that does not grow with the file. Its first row names the
// columns, in any order; columns of other names are left alone. There are two
// kinds of files, told apart by their columns.
//
// A file of published figures has a figure in each row:
//
//	week_start, week_end    the days as printed, both included (needed)
//	area                    as [ParseArea] reads it, or as in the public record: "Merseyside+Cheshire (joint operation, …)" (needed)
//	measure                 as [ParseMeasure] reads it, "cocaine_mass" as in the public record, or a [Subject] such as "mass:cocaine" (needed)
//	value                   a number; without a qualifier, a figure in words such as "over 5kg" (needed)
//	qualifier               exactly, more_than, at_least, nearly, less_than, up_to, about, between
//	value_high              the end of "between"
//	unit                    count or persons; g, kg, oz …; GBP
//	publisher, source_url_or_title, published    the [Source]; a date of publication that is no full date is left out
//	period, scope, joint, basis, provisional, return, inside    what [WriteReturns] adds where it is needed
//
// Of the public record's names, "class_a_mass" and the like are about the class of
// the first day, and "other_weapons" are those that the rows of the same source
// around it do not name.
//
// Days of a force's own week belong to the operation that [OperationOf] gives: its
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
// There what is not given is not reported. Classes are those at the end of the
// year. Cannabis plants are a Pack; occasions on which plants were seized are
// [seizure.OtherCannabis], the cannabis that has no name as a substance. The
// table's England and Wales are the territorial forces, BTP and Border Force.
//
// Each row is a return of its own. A row that cannot be read is a [*RowError] with
// its number, column, text and reason, and the next row comes after it: rows read
// are rows accepted and rows rejected. So are a heading without a needed column and
// a row of more than a mebibyte, after which there is nothing; any other error is
// that of r, and ends the file too. Text that is not UTF-8 is read as Windows-1252.
//
// The file can be gone through once.
func ReadReturns(r io.Reader) iter.Seq2[Return, error] {
	return func(yield func(Return, error) bool) {
		s, err := openSheet(r)
		if err != nil {
			yield(Return{}, err)
			return
		}
		read := s.readFigures
		if s.has("drug") {
			read = s.readSeizures
		}
		if !read(yield) {
			return
		}
		if s.err != nil {
			yield(Return{}, s.err)
		}
	}
}

// SPDX-License-Identifier: MIT

// Package generate makes up files of records: no force publishes its own. The same
// number of rows gives the same bytes each time, for tests, benchmarks and examples.
package generate

import (
	"bufio"
	"io"
	"math/rand/v2"
	"strconv"
)

// Forces are the names of the forces in the files: the 43 territorial forces of
// England and Wales.
var Forces = [...]string{
	"Avon and Somerset", "Bedfordshire", "Cambridgeshire", "Cheshire", "City of London", "Cleveland", "Cumbria",
	"Derbyshire", "Devon and Cornwall", "Dorset", "Durham", "Dyfed-Powys", "Essex", "Gloucestershire",
	"Greater Manchester", "Gwent", "Hampshire", "Hertfordshire", "Humberside", "Kent", "Lancashire", "Leicestershire",
	"Lincolnshire", "Merseyside", "Metropolitan", "Norfolk", "North Wales", "North Yorkshire", "Northamptonshire",
	"Northumbria", "Nottinghamshire", "South Wales", "South Yorkshire", "Staffordshire", "Suffolk", "Surrey", "Sussex",
	"Thames Valley", "Warwickshire", "West Mercia", "West Midlands", "West Yorkshire", "Wiltshire",
}

// Drugs are the names of the substances in the files.
var Drugs = [...]string{
	"heroin", "crack-cocaine", "cocaine", "mdma", "amphetamine", "ketamine", "cannabis", "cannabis-herbal",
	"cannabis-resin", "diazepam", "alprazolam", "ghb", "lsd", "methadone", "mephedrone", "methamphetamine",
	"pregabalin", "spice", "fentanyl", "khat",
}

// Heading is the first line of the files.
const Heading = "force,date,substance,grams\n"

// Plain writes a file of so many seizures, each of one force, day and drug and of
// an exact weight: 41 bytes a row.
func Plain(w io.Writer, rows int) error {
	return write(w, rows, Heading, func(line []byte, _ *rand.Rand) []byte { return line })
}

// Mixed writes a file like that of [Plain] as people keep one: about a row in
// forty has a weight with wording, one in sixty is in quotation marks, and one in
// two hundred cannot be read.
func Mixed(w io.Writer, rows int) error { return write(w, rows, Heading, mix) }

func write(w io.Writer, rows int, heading string, change func([]byte, *rand.Rand) []byte) error {
	rng := rand.New(rand.NewPCG(2022, 10))
	out := bufio.NewWriterSize(w, 1<<16)
	out.WriteString(heading) // an error stays with out
	line := make([]byte, 0, 100)
	for range rows {
		line = append(line[:0], Forces[rng.IntN(len(Forces))]...)
		line = append(line, ',')
		line = date(line, rng)
		line = append(line, ',')
		line = append(line, Drugs[rng.IntN(len(Drugs))]...)
		line = append(line, ',')
		line = grams(line, rng)
		line = change(line, rng)
		if _, err := out.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return out.Flush()
}

// date writes a day of 2022 or 2023.
func date(line []byte, rng *rand.Rand) []byte {
	day := rng.IntN(730)
	line = strconv.AppendInt(line, int64(2022+day/365), 10)
	day %= 365
	month := 0
	for days := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}; day >= days[month]; month++ {
		day -= days[month]
	}
	return append(line, '-', byte('0'+(month+1)/10), byte('0'+(month+1)%10), '-', byte('0'+(day+1)/10), byte('0'+(day+1)%10))
}

// grams writes a weight to a milligram, half of them under a hundred grams.
func grams(line []byte, rng *rand.Rand) []byte {
	mg := 1 + rng.IntN(99_999)
	if rng.IntN(2) == 0 {
		mg *= 1 + rng.IntN(500)
	}
	line = strconv.AppendInt(line, int64(mg/1000), 10)
	return append(line, '.', byte('0'+mg/100%10), byte('0'+mg/10%10), byte('0'+mg%10))
}

// SPDX-License-Identifier: MIT

package seizure_test

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/countylines/ops/seizure"
)

// prose is a release of about a kilobyte: sentences with figures and without.
const prose = `Officers across the county took part in a week of action against drug dealing between Monday 3 and Sunday 9 October 2022. ` +
	`By its end they had seized 3.2kg of cocaine, just under 90 grams of crack cocaine and more than 600 cannabis plants with an estimated street value of £540,000. ` +
	`Two machetes, a lock knife, 14 mobile phones and nearly £17,000 in cash were also recovered, and 23 people were arrested. ` +
	`The superintendent who led the operation said that criminal gangs prey on children as young as 12 and on people whose homes they take over, a practice known as cuckooing. ` +
	`“We know that this happens in towns and villages as well as in cities,” she said, “and we will go on knocking on doors for as long as it does. ` +
	`If something on your street does not look right, please tell us about it.” ` +
	`Neighbourhood teams spoke to hotel staff, landlords and taxi drivers about the signs to look out for, and posters went up at railway stations. ` +
	`Anyone with information can call 101 or, in an emergency, 999. ` + "\n\n"

func repeat(s string, size int) string { return strings.Repeat(s, size/len(s)+1)[:size] }

// worstTexts are the texts that make Find do the most work for their length.
func worstTexts() iter.Seq[string] {
	return slices.Values([]string{
		"9 8 7,6 5-4 ",
		"over about up to ",
		"cocaine, heroin, ",
		"in the region of in excess of what is believed to ",
		"worth £5 ",
		"2 men ",
		"9 weapons including ",
		"a knife, axe ",
		"£5 in a red blue green house ",
		"((((((((",
		"a",
		"7",
		"'",
		"\xff",
	})
}

func find(text string) int { return len(seizure.Find(text)) }

// countWords is the least that a reader must do: tell the words of a text apart.
func countWords(text string) (n int) {
	for range strings.FieldsSeq(text) {
		n++
	}
	return n
}

func BenchmarkFind(b *testing.B) {
	for _, size := range []int{1_000, 100_000, 10_000_000} {
		text := repeat(prose, size)
		b.Run(fmt.Sprintf("prose/%dkB", size/1000), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				find(text)
			}
		})
		b.Run(fmt.Sprintf("baseline, words of prose/%dkB", size/1000), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				countWords(text)
			}
		})
	}
	for of := range worstTexts() {
		for _, size := range []int{1_000, 100_000, 10_000_000} {
			text := repeat(of, size)
			b.Run(fmt.Sprintf("%q/%dkB", of, size/1000), func(b *testing.B) {
				b.SetBytes(int64(size))
				b.ReportAllocs()
				for b.Loop() {
					find(text)
				}
			})
		}
	}
}

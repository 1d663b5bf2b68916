// SPDX-License-Identifier: MIT

// Package press reads what is published as prose: it finds the figures in a text,
// and reads a whole release into returns.
//
// [Find] gives the figures as they are worded: "over 5kg of cocaine", "25 arrests".
// [Read] adds whose each figure is, of which days and of what part, and makes a
// ledger of those that are results. Of this release, published on 14 October 2022,
//
//	Staffordshire Police close three lines
//
//	From 3 to 9 October Staffordshire Police made 25 arrests, nine of them in Stoke,
//	and closed three lines, which is 25 per cent of the active lines. West Mercia
//	Police made 38 arrests.
//
//	Nationally 172 lines were closed, up from 104 in March.
//
// it makes
//
//	Staffordshire, 3 to 9 October 2022                25 arrests, 3 lines closed
//	Staffordshire, 3 to 9 October 2022, part "Stoke"  9 arrests
//	West Mercia, 3 to 9 October 2022                  38 arrests
//	England and Wales, 3 to 9 October 2022            172 lines closed
//	England and Wales, March 2022                     104 lines closed
//
// The headline's "three lines" is told again by the text and counts once; the 25 per
// cent are a [Claim], of which [Claim.Check] says that 12 lines were active before.
//
// # How a figure is placed
//
// The area is the one named in the figure's own clause; else that of the heading, the
// row or the list it stands in; else the one that the paragraph has been speaking of;
// else the releasing force. "We" in a quotation is the speaker's force. The days are
// those of the clause, else those that the release reports on. A town, one raid, one
// day and a group of people are a [Part], which bounds the whole and is never added to
// it. Of two tellings the more exact stands, the body's rather than the headline's,
// and a correction stands over all.
//
// What the text leaves open is left open: such a statement is not in the ledger, and
// [Statement.Out] says why. Every figure that was found is one statement, and
// [Statement.Why] has the words that decided it.
package press

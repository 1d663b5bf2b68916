// SPDX-License-Identifier: MIT

// Package published has the public record that the examples and the tests read, so
// that who imports the library does not carry it.
package published

import _ "embed"

// The figures of county-lines weeks and of the Home Office's programme, as police
// forces, the National Police Chiefs' Council and newspapers printed them, each
// with the address or the title of its source. No text of theirs is here.
var (
	//go:embed intensification_weeks.csv
	Weeks string
	//go:embed programme.csv
	Programme string
)

// Seizures of drugs in England and Wales by force from 2009/10, and in all from
// 2008/09, to 2018/19, from the Home Office's tables under the Open Government Licence
// v3.0, copied out by github.com/LeonardoCastro/BritishDrugDynamics (MIT). Headings that had been shifted in 2014/15 and doubled in 2015/16 are put
// right, and plants of 2009/10 are in units, not thousands; the Welsh forces are not
// in the table by force. Known faults of the source are kept as they are.
var (
	//go:embed seizures_hmo.csv
	SeizuresByForce string
	//go:embed seizures_hmo_national.csv
	SeizuresNational string
)

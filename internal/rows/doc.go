// SPDX-License-Identifier: MIT

// Package rows takes files of rows apart: blocks of whole rows, rows, cells, and the
// text of cells. It knows nothing of what the rows say.
package rows

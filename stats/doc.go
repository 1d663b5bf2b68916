// Package stats holds numbers as they were reported and the methods for the
// small counts that they are. It knows nothing of policing.
package stats

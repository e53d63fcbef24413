// SPDX-License-Identifier: MIT

package bench

import (
	"errors"
	"math"
	"slices"
)

// Frame is how long a frame of a screen lasts, in milliseconds.
const Frame = 16.0

// Work is what the main thread did each time, in milliseconds on a processor,
// which other programs on the machine do not lengthen.
type Work struct {
	What  string  `json:"what"`
	Count int     `json:"count"` // frames, keys or clicks
	P50   float64 `json:"p50"`
	P95   float64 `json:"p95"`
	Max   float64 `json:"max"`
	Over  int     `json:"over"` // longer than a frame
}

// WorkOf sums up the values, which it sorts.
func WorkOf(what string, values []float64) (Work, error) {
	if len(values) == 0 {
		return Work{}, errors.New(what + ": the browser traced nothing")
	}
	slices.Sort(values)
	w := Work{What: what, Count: len(values), P50: share(values, 50), P95: share(values, 95), Max: share(values, 100)}
	for _, v := range values {
		if v > Frame {
			w.Over++
		}
	}
	return w, nil
}

// share is the value that p of a hundred sorted ones do not exceed.
func share(sorted []float64, p int) float64 {
	return sorted[max(0, int(math.Ceil(float64(len(sorted)*p)/100))-1)]
}

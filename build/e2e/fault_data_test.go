// SPDX-License-Identifier: MIT

package e2e

var dataFaults = []fault{}

var addressFaults = []fault{}

// SPDX-License-Identifier: MIT

package i18n

import (
	"reflect"

	"isnad/data"
)

// listOf is the prefix under which the catalogues keep a closed list.
func listOf(v data.Enum) string {
	switch v.(type) {
	case data.Status:
		return "status."
	case data.Origin:
		return "origin."
	case data.Rights:
		return "rights."
	case data.Reliability:
		return "reliability."
	case data.ActorKind:
		return "actor."
	case data.AliasType:
		return "alias."
	case data.PlaceKind:
		return "place."
	case data.EventKind:
		return "event."
	case data.Basis:
		return "basis."
	case data.RelationKind:
		return "relation."
	case data.Speech:
		return "speech."
	case data.Attribution:
		return "attribution."
	case data.Stance:
		return "stance."
	case data.Act:
		return "act."
	case data.ResponseScope:
		return "scope."
	case data.ClauseKind:
		return "clause."
	case data.ObligedBasis:
		return "obliged."
	case data.Qualifier:
		return "qualifier."
	}
	return "."
}

// valueOf is the value's own text: every enum is a string.
func valueOf(v data.Enum) string { return reflect.ValueOf(v).String() }

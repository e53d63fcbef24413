// SPDX-License-Identifier: MIT

package i18n

// MoreFormats leads to the pages of downloads. What those say stands in
// build/site: the program never speaks it.
const MoreFormats Key = "more-formats"

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{MoreFormats: "All formats: CSV, JSON-LD, STIX, FollowTheMoney, calendar …"}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{MoreFormats: "Tous les formats : CSV, JSON-LD, STIX, FollowTheMoney, agenda…"}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{MoreFormats: "كل الصيغ: CSV و‏JSON-LD و‏STIX و‏FollowTheMoney والتقويم…"}
	}, nil)
}

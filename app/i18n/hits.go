// SPDX-License-Identifier: MIT

package i18n

// The messages of a long list of search results.
const (
	HitsMore Key = "hits-more"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{HitsMore: "More: {0}"}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{HitsMore: "Suite : {0}"}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{HitsMore: "المزيد: {0}"}
	}, nil)
}

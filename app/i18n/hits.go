// SPDX-License-Identifier: MIT

package i18n

// The messages of search results that are not of names alone.
const (
	HitsMore   Key = "hits-more"
	ReasonForm Key = "reason-form"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{HitsMore: "More: {0}", ReasonForm: "related word"}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{HitsMore: "Suite : {0}", ReasonForm: "mot apparenté"}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{HitsMore: "المزيد: {0}", ReasonForm: "كلمة من الأسرة نفسها"}
	}, nil)
}

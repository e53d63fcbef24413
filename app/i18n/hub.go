// SPDX-License-Identifier: MIT

package i18n

// The messages of records that very many refer to, in all languages.
const (
	FirstOf   Key = "first-of"
	ShowAllOf Key = "show-all-of"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{
			FirstOf:   "The first {0} of {1}.",
			ShowAllOf: "Show all {0}",
		}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{
			FirstOf:   "Les {0} premiers éléments sur {1}.",
			ShowAllOf: "Tout afficher ({0})",
		}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{
			FirstOf:   "تظهر هنا أول {0} من أصل {1}.",
			ShowAllOf: "عرض الكل ({0})",
		}
	}, nil)
}

// SPDX-License-Identifier: MIT

package i18n

// The messages of search results that are not of names alone.
const (
	HitsMore   Key = "hits-more"
	ReasonForm Key = "reason-form"
	AndGuesses Key = "and-guesses" // after a count that they are not in

	NobodyDenies Key = "nobody-denies" // within a line of who stands how to something
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{HitsMore: "More: {0}", ReasonForm: "related word", AndGuesses: "{0}, and guesses", NobodyDenies: "no denial recorded"}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{HitsMore: "Suite : {0}", ReasonForm: "mot apparenté", AndGuesses: "{0}, et des suppositions", NobodyDenies: "aucun démenti consigné"}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{HitsMore: "المزيد: {0}", ReasonForm: "كلمة من الأسرة نفسها", AndGuesses: "{0}، وتخمينات", NobodyDenies: "لا نفي مسجَّل"}
	}, nil)
}

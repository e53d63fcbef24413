// SPDX-License-Identifier: MIT

package i18n

// Words for files of what a page shows.
const (
	ExtractTitle Key = "extract-title"
	ExtractNote  Key = "extract-note"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{
			ExtractTitle: "Only what is shown here",
			ExtractNote:  "JSON is a dossier of its own, with the answers to every claim and all that it refers to. CSV is a table that says who says what, through whom and in what office; a claim’s answers have rows of their own.",
		}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{
			ExtractTitle: "Seulement ce qui est affiché ici",
			ExtractNote:  "Le JSON est un dossier à part entière, avec les réponses à chaque déclaration et tout ce à quoi il renvoie. Le CSV est un tableau qui dit qui dit quoi, par qui cela passe et à quel titre ; les réponses à une déclaration y ont leurs propres lignes.",
		}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{
			ExtractTitle: "ما هو معروض هنا فقط",
			ExtractNote:  "ملف JSON ملفٌّ قائم بذاته، فيه الردود على كل قول وكل ما يحيل إليه. وملف CSV جدول يذكر مَن قال ماذا وعن طريق مَن وبأي صفة، وللردود على كل قول أسطر خاصة بها.",
		}
	}, nil)
}

// SPDX-License-Identifier: MIT

package i18n

// What readers are told of a dossier in several languages: English is required
// of every text, so it is the one that the others are held against.
const (
	Translations     Key = "translations"
	TranslationsNote Key = "translations-note"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{
			Translations:     "Translations",
			TranslationsNote: "Texts in other languages are translated from the English, which counts where they differ. The editor has reviewed them, except those marked °.",
		}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{
			Translations:     "Traductions",
			TranslationsNote: "Les textes français sont traduits de l’anglais, qui fait foi en cas d’écart. La rédaction les a relus, sauf ceux qui sont marqués °.",
		}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{
			Translations:     "الترجمات",
			TranslationsNote: "النصوص العربية مترجمة عن الإنجليزية، وهي المرجع عند الاختلاف. وقد راجعها المحرّر، إلا ما عُلِّم منها بالعلامة °.",
		}
	}, nil)
}

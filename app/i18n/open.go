// SPDX-License-Identifier: MIT

package i18n

// The messages about a reader's own file, in all languages side by side. Those
// of the page where it is opened are the build's: no program stands there yet.
const (
	OpenOwn      Key = "open-own"
	OpenOwnIntro Key = "open-own-intro"
	OwnFileNote  Key = "own-file-note"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{
			OpenOwn:      "Open your own file",
			OpenOwnIntro: "This explorer reads other dossiers too, STIX bundles, FollowTheMoney files and tables among them. Nothing is uploaded.",
			OwnFileNote:  "This is a file of your own, opened in this tab. It is no part of this site, was sent nowhere, and is gone when the tab closes.",
		}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{
			OpenOwn:      "Ouvrir votre propre fichier",
			OpenOwnIntro: "Cet explorateur lit aussi d’autres dossiers, ainsi que les lots STIX, les fichiers FollowTheMoney et les tableaux. Rien n’est envoyé.",
			OwnFileNote:  "Ceci est votre propre fichier, ouvert dans cet onglet. Il ne fait pas partie de ce site, n’a été envoyé nulle part et disparaît à la fermeture de l’onglet.",
		}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{
			OpenOwn:      "افتح ملفك الخاص",
			OpenOwnIntro: "يقرأ هذا المستكشف ملفات أخرى أيضاً، ومنها حزم STIX وملفات FollowTheMoney والجداول. لا يُرفع شيء.",
			OwnFileNote:  "هذا ملفك أنت، فُتح في علامة التبويب هذه. ليس جزءاً من هذا الموقع، ولم يُرسل إلى أي مكان، ويزول بإغلاقها.",
		}
	}, nil)
}

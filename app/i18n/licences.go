// SPDX-License-Identifier: MIT

package i18n

// The messages about what the program is made of.
const (
	LicencesTitle Key = "licences-title"
	LicencesIntro Key = "licences-intro"
	LicencesFile  Key = "licences-file"
	MaterialsFile Key = "materials-file"
	InOneFile     Key = "in-one-file"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{
			LicencesTitle: "Licences",
			LicencesIntro: "The program is under the MIT licence. It is made with the work of others, whose licences are kept with it.",
			LicencesFile:  "Licences of everything inside the program",
			MaterialsFile: "List of its parts, for machines (CycloneDX)",
			InOneFile:     "at the end of this file, as text",
		}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{
			LicencesTitle: "Licences",
			LicencesIntro: "Le programme est sous licence MIT. Il est fait avec le travail d’autres personnes, dont les licences l’accompagnent.",
			LicencesFile:  "Licences de tout ce que contient le programme",
			MaterialsFile: "Liste de ses composants, pour les machines (CycloneDX)",
			InOneFile:     "à la fin de ce fichier, en texte",
		}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{
			LicencesTitle: "التراخيص",
			LicencesIntro: "البرنامج مرخّص برخصة MIT، وقد بُني على عمل آخرين تُحفظ تراخيصهم معه.",
			LicencesFile:  "تراخيص كل ما في البرنامج",
			MaterialsFile: "قائمة مكوّناته للآلات (CycloneDX)",
			InOneFile:     "في آخر هذا الملف، نصّاً",
		}
	}, nil)
}

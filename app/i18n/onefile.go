// SPDX-License-Identifier: MIT

package i18n

// The messages of the edition that is one file, in all languages side by side.
const (
	OneFileNote  Key = "one-file-note"
	OneFileFrom  Key = "one-file-from"
	NotInOneFile Key = "not-in-one-file"
	OnTheSite    Key = "on-the-site"
)

func init() {
	extend("en", func() map[Key]string {
		return map[Key]string{
			OneFileNote:  "This is one file with everything inside. It asks no network for anything and does not change: a newer version is another file.",
			OneFileFrom:  "The site it was made from:",
			NotInOneFile: "not inside this file",
			OnTheSite:    "not inside this file; it stands on the site",
		}
	}, nil)
	extend("fr", func() map[Key]string {
		return map[Key]string{
			OneFileNote:  "Ceci est un fichier unique qui contient tout. Il ne demande rien au réseau et ne change pas : une version plus récente est un autre fichier.",
			OneFileFrom:  "Le site dont il est tiré :",
			NotInOneFile: "absent de ce fichier",
			OnTheSite:    "absent de ce fichier ; il se trouve sur le site",
		}
	}, nil)
	extend("ar", func() map[Key]string {
		return map[Key]string{
			OneFileNote:  "هذا ملف واحد فيه كل شيء. لا يطلب من الشبكة شيئاً ولا يتغيّر: النسخة الأحدث ملف آخر.",
			OneFileFrom:  "الموقع الذي أُخذ منه:",
			NotInOneFile: "ليس داخل هذا الملف",
			OnTheSite:    "ليس داخل هذا الملف، وهو على الموقع",
		}
	}, nil)
}

// SPDX-License-Identifier: MIT

package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// theSource is the path of the flagship's source, whose text is not part of the
// project: the folder is named by ISNAD_SOURCES.
func theSource(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("ISNAD_SOURCES")
	if folder == "" {
		t.Skip("ISNAD_SOURCES names no folder with the source's text, which is not part of the project")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d text files in %s: %v", len(files), folder, err)
	}
	return files[0]
}

// give chooses a file as a person does.
func (v *visit) give(path string) {
	v.Helper()
	v.do("choosing "+path, chromedp.SetUploadFiles(chromedp.CSS("#copy-file"), []string{path}))
}

// written is a file to give.
func written(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheSourceProvesEveryPassage(t *testing.T) {
	path := theSource(t)
	v := scenario(t, "/")
	v.open("sources/noon-post-harem/")
	v.give(path)
	v.shows("#check-result", "byte for byte")
	v.until("the result to have the focus", `document.activeElement.id === "check-result"`)
	v.until("every passage to match", `document.querySelectorAll(".copy .is-found").length > 100 && !document.querySelector(".copy .is-moved, .copy .is-missing")`)
	v.until("passages to be marked, and some sentences not to be shown", `document.querySelectorAll(".copy mark").length > 50 && document.querySelector(".copy .not-shown")`)
	v.photograph("check-source")
	// From a passage to its record and back, while the copy is at hand.
	v.click(`.copy-records a[href*="claims/"]`)
	v.until("the record to say that its passage matches", `document.querySelector("#main .passage-state.is-found")`)
	v.click("#main .passage-state")
	v.until("the passage in the copy", `document.querySelector(".copy mark")`)
	v.click("[data-act=forget-copy]")
	v.until("the copy to be gone", `!document.querySelector(".copy")`)
	if kept := v.value(`JSON.stringify({...localStorage, ...sessionStorage}).length`); len(kept) > 3 {
		t.Errorf("%s characters are kept in storage", kept)
	}
}

// What an analyst does who does not believe us: from a chip to the passage.
func TestAPassageIsCheckedFromItsChip(t *testing.T) {
	path, script := theSource(t), axeScript(t)
	v := scenario(t, "/")
	v.open("claims/sharaa-2021-praise/")
	run(v, "loading axe", chromedp.Evaluate[string](script+`; typeof axe.run`))
	v.click("#main .chip")
	v.shows("#proof", "not published here")
	v.photograph("check-panel")
	v.click("#proof .check-way")
	v.at("sources/noon-post-harem/?focus=check-32-")
	v.until("the file field to have the focus", `document.activeElement.id === "copy-file"`)
	v.until("the field to be in sight", `(b => b.top >= 0 && b.bottom <= innerHeight)(document.querySelector("#copy-file").getBoundingClientRect())`)
	v.shows("#check-asked", "nothing is sent")
	v.photograph("check-asked")
	v.give(path)
	v.until("the passage to have the focus", `document.activeElement.id === "copy-asked"`)
	v.until("it to be in sight", `(b => b.top >= 0 && b.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())`)
	v.until("its record to stand under it", `document.querySelector('.copy-records .is-asked a[href*="claims/sharaa-2021-praise/"]')`)
	v.auditIn("a copy with the passage one came to check", `{include: ["#check-asked", ".check-result", "#copy-p32"]}`, guidelines)
	v.click(`.copy-records .is-asked a[href*="claims/sharaa-2021-praise/"]`)
	v.until("the record", `location.href.includes("claims/sharaa-2021-praise/")`)
	v.click("#main .chip")
	v.until("the panel to show the passage", `document.querySelector("#proof .copy-quote")?.textContent.length > 40`)
	v.auditIn("the panel with the passage", `{include: ["#proof"]}`, guidelines)
	v.photograph("check-panel-after")
}

func TestADoctoredCopySaysWhereItDiffers(t *testing.T) {
	text, err := os.ReadFile(theSource(t))
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.Split(text, []byte("\n"))
	lines[6] = append([]byte("Xy "), lines[6]...) // paragraph 7
	v := scenario(t, "/")
	v.open("sources/noon-post-harem/")
	v.give(written(t, "doctored.txt", bytes.Join(lines, []byte("\n"))))
	v.shows("#check-result", "not byte for byte")
	v.shows(".check-result", "¶7")
	v.until("the other paragraphs to match", `document.querySelectorAll(".copy .is-found").length > 100`)
	v.until("its passages to be found three characters on", `document.querySelector("#copy-p7 .is-moved") && !document.querySelector("#copy-p7 .is-found")`)
	v.until("what is not known not to be shown", `!document.querySelector("#copy-p7 mark") && !document.querySelector("#copy-p7").textContent.includes("Xy")`)
	v.photograph("check-doctored")
}

func TestWhatIsNoTextGetsASentence(t *testing.T) {
	v := scenario(t, "/")
	v.open("sources/noon-post-harem/")
	for name, c := range map[string]struct {
		content []byte
		says    string
	}{
		"utf16.txt":   {[]byte("\xff\xfeA\x00b\x00"), "UTF-16"},
		"picture.png": {[]byte("\x89PNG\r\n\x1a\n\x00\x00"), "not a plain text"},
		"large.txt":   {bytes.Repeat([]byte("a"), 17<<20), "16 MB"},
	} {
		v.give(written(t, name, c.content))
		v.until(name+" to be refused", `document.querySelector("[data-drop]").dataset.refused?.includes("`+name+`")`)
		v.shows("#announce", c.says)
	}
	v.give(written(t, "other.txt", []byte("Nothing of it.\n")))
	v.shows("#check-result", "another text")
	v.until("nothing of it to be shown", `!document.querySelector(".copy")`)
}

func TestAFileCanBeDropped(t *testing.T) {
	v := scenario(t, "/")
	v.open("ar/sources/noon-post-harem/")
	v.value(`(() => {
		const carried = new DataTransfer();
		carried.items.add(new File(["Nothing of it.\n"], "dropped.txt"));
		const zone = document.querySelector("[data-drop]");
		const over = new DragEvent("dragover", { bubbles: true, cancelable: true, dataTransfer: carried });
		zone.dispatchEvent(over);
		zone.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: carried }));
		return over.defaultPrevented;
	})()`)
	v.shows("#check-result", "dropped.txt")
}

func TestTheFileFieldIsReachedByKeyboard(t *testing.T) {
	v := scenario(t, "/")
	v.open("sources/noon-post-harem/")
	v.value(`document.querySelector("#check").focus()`)
	for range 400 {
		v.press(kb.Tab)
		if v.value(`document.activeElement.id`) == "copy-file" {
			return
		}
	}
	t.Error("the field is not reached in 400 steps")
}

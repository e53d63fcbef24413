// SPDX-License-Identifier: MIT

package fold

// Base letters by code point, from Unicode's decompositions (NFKD) and, for
// strokes and hooks, from the letters' names. A point stands for what has no
// base letter, a star for two letters (see pair).
const (
	latin1 = "aaaaaa*ceeeeiiiidnooooo.ouuuuy**aaaaaa*ceeeeiiiidnooooo.ouuuuy*yaaaaaaccccccccddddeeeeeeeeee" +
		"gggggggghhhhiiiiiiiiii**jjkkkllllllllllnnnnnn.nnoooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz" +
		"sbbbb...cc.ddd.ea.ffg...ikkl..nnooo..pp.....ttttuu.vyyzz.............*********aaiioouuuuuuuuuueaaaa.." +
		"ggggkkoooo..j***gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylnt...accltsz..b..eejj.qrryy"
	latin2 = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr" +
		"ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee" +
		"iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy....yy"
)

func latin(r, first rune, bases string) (rune, rune) {
	if r < first {
		return other(r), 0
	}
	switch base := bases[r-first]; base {
	case '.':
		return other(r), 0
	case '*':
		return pair(r)
	default:
		return rune(base), 0
	}
}

// pair spells out ligatures and digraphs.
func pair(r rune) (rune, rune) {
	switch r {
	case 'æ':
		return 'a', 'e'
	case 'œ':
		return 'o', 'e'
	case 'ß':
		return 's', 's'
	case 'þ':
		return 't', 'h'
	case 'ĳ':
		return 'i', 'j'
	case 'ǆ', 'ǳ':
		return 'd', 'z'
	case 'ǉ':
		return 'l', 'j'
	}
	return 'n', 'j'
}

// Arabic presentation forms, letter by letter from their first code point; a
// point stands for signs without letters.
var (
	formsA = []rune("ٱٱٻٻٻٻپپپپڀڀڀڀٺٺٺٺٿٿٿٿٹٹٹٹڤڤڤڤڦڦڦڦڄڄڄڄڃڃڃڃچچچچڇڇڇڇڍڍڌڌڎڎڈڈژژڑڑککککگگگگڳڳڳڳڱڱڱڱںںڻڻڻڻۀۀہہہہھھھھےےۓۓ")                    // U+FB50
	formsB = []rune("ءآآأأؤؤإإئئئئااببببةةتتتتثثثثججججححححخخخخددذذررززسسسسششششصصصصضضضضططططظظظظععععغغغغففففققققككككللللممممننننههههووىىيييي") // U+FE80
)

// presentation folds U+FB50 to U+FEFC: letters in the shape they take in a
// word, which old software and PDFs put in place of letters.
func presentation(r rune) (rune, rune) {
	switch {
	case int(r-0xFB50) < len(formsA):
		return arabic(formsA[r-0xFB50]), 0
	case r >= 0xFBFC && r <= 0xFBFF:
		return 'ي', 0
	case r >= 0xFE80 && int(r-0xFE80) < len(formsB):
		return arabic(formsB[r-0xFE80]), 0
	case r >= 0xFEF5: // lam with any alef
		return 'ل', 'ا'
	}
	return other(r), 0
}

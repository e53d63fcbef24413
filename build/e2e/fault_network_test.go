// SPDX-License-Identifier: MIT

package e2e

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"isnad/build/serve"
)

// The files, as part of an address.
const (
	theProgram = `assets/isnad\.\w+\.wasm$`
	bothCopies = `assets/isnad\.\w+\.(wasm|bin)$`
	theCopy    = `assets/isnad\.\w+\.bin$`
	theIndex   = `assets/index\.`
	theRecords = `assets/shard-0\.`
	theSupport = `assets/wasm_exec\.`
	theLoader  = `assets/boot\.`
	theStyles  = `assets/isnad\.\w+\.css$`
	allAssets  = `/assets/`
)

var networkFaults = []fault{
	{"the network is slow: a thin bar shows the bytes that came, and the page can be read and typed into meanwhile", func(t *testing.T) {
		v := visiting(t, with(theProgram, slowly))
		v.before(`window.__shares = []; new MutationObserver(() => {
			const bar = document.querySelector("progress");
			if (bar) window.__shares.push(bar.value);
		}).observe(document, {subtree: true, childList: true, attributes: true})`)
		v.do("opening", navigate(v.base+accused))
		v.until("the bar to move", `window.__shares.some(share => share > 0 && share < 1)`)
		v.readable()
		v.value(`document.querySelector("#search").focus()`)
		v.press("diaby")
		v.ready()
		v.until("the bar never to go back", `window.__shares.every((share, k) => share <= 1 && (k === 0 || share >= window.__shares[k - 1]))`)
		v.until("the text to be kept", `document.querySelector("#search").value === "diaby"`)
		v.shows("#results [role=option]", "Diaby")
	}},
	{"the connection drops in the middle of the program: its copy is taken instead", func(t *testing.T) {
		v := visiting(t, with(theProgram, dropped(200_000)))
		v.allow(saysDropped)
		v.allow(saysTruncated)
		v.works(accused)
	}},
	{"the connection drops in the middle of everything, once: the second try brings it", func(t *testing.T) {
		v := visiting(t, with(bothCopies+"|"+theIndex+"|"+theRecords, once(dropped(20_000))))
		v.allow(saysDropped)
		v.allow(saysTruncated)
		v.works(accused)
	}},
	{"the connection drops in the middle of the program and its copy, again and again: the message names the file", func(t *testing.T) {
		v := visiting(t, with(bothCopies, dropped(200_000)))
		v.allow(saysDropped)
		v.allow(saysTruncated)
		v.fails(accused, ".wasm", "check the connection")
	}},
	{"the program comes cut short, and the host says that this is all: its copy is taken instead", func(t *testing.T) {
		v := visiting(t, with(theProgram, cut(200_000)))
		v.allow(saysUndecoded)
		v.works(accused)
	}},
	{"the program and its copy come cut short: nothing of them runs, and the message counts the bytes", func(t *testing.T) {
		v := visiting(t, with(bothCopies, plainly(cut(200_000))))
		v.fails(accused, "not what was published", " bytes")
	}},
	{"the records come cut short: the page stays, and the message counts the bytes", func(t *testing.T) {
		v := visiting(t, with(theRecords, plainly(cut(10_000))))
		v.fails(accused, "shard-0", "10000 of")
	}},
	{"the program is missing: the message says 404, for which address, and what to do", func(t *testing.T) {
		v := visiting(t, instead(bothCopies, http.NotFound))
		v.allow(saysStatus + "404 (Not Found)")
		v.fails(accused, "404", "/assets/isnad.", "try again")
		v.photograph("failure")
	}},
	{"the index is missing: the message names it", func(t *testing.T) {
		v := visiting(t, instead(theIndex, http.NotFound))
		v.allow(saysStatus + "404 (Not Found)")
		v.fails(accused, "404", "/assets/index.")
	}},
	{"the host fails for every file but the pages: they can be read", func(t *testing.T) {
		v := visiting(t, instead(allAssets, overloaded))
		v.allow(saysStatus + "500 (Internal Server Error)")
		v.allow(saysNoScript)
		v.allow(saysNoStyle)
		v.do("opening", navigate(v.base+accused))
		v.readable()
	}},
	{"the host fails while the program is fetched: the message says 500", func(t *testing.T) {
		v := visiting(t, instead(bothCopies, overloaded))
		v.allow(saysStatus + "500 (Internal Server Error)")
		v.fails(accused, "500", "try again")
	}},
	{"the host fails once: nobody notices", func(t *testing.T) {
		v := visiting(t, with(bothCopies+"|"+theIndex, once(func(w http.ResponseWriter, r *http.Request, _ http.Handler) { overloaded(w, r) })))
		v.allow(saysStatus + "500 (Internal Server Error)")
		v.works(accused)
	}},
	{"the message speaks the page's language", func(t *testing.T) {
		v := visiting(t, instead(bothCopies, overloaded))
		v.allow(saysStatus + "500 (Internal Server Error)")
		v.do("opening", navigate(v.base+"ar/"+accused))
		v.until("the page to say that it failed", `document.documentElement.dataset.isnad === "failed"`)
		v.told("أجاب الخادم", "500")
		v.photograph("failure-arabic")
	}},
	{"a sign-in page answers for the program: the message says to sign in first", func(t *testing.T) {
		v := visiting(t, instead(bothCopies, portal))
		v.fails(accused, "sign in")
	}},
	{"a sign-in page answers for the records: the message says to sign in first", func(t *testing.T) {
		v := visiting(t, instead(theIndex+"|"+theRecords, portal))
		v.fails(accused, "sign in")
	}},
	{"a sign-in page answers for the scripts: the page can be read", func(t *testing.T) {
		v := visiting(t, instead(theLoader+"|"+theSupport, portal))
		v.allow(saysNoScript)
		v.allow(saysNotJS)
		v.do("opening", navigate(v.base+accused))
		v.readable()
	}},
	{"another host's sign-in page is where files are sent on to: nobody goes there, and a message says so", func(t *testing.T) {
		var asked atomic.Bool
		elsewhere := hosted(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { asked.Store(true); portal(w, r) }))
		_, port, _ := strings.Cut(elsewhere.address, ":")
		v := visiting(t, instead(bothCopies+"|"+theIndex+"|"+theRecords, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://portal.test:"+port+"/login", http.StatusFound)
		}))
		v.allow(saysFailed)
		for _, by := range []string{"security", "worker"} {
			v.allow("error " + by + ": Unsafe attempt to load URL http://portal.test:" + port + "/login from frame with URL " + v.base)
		}
		v.unsent = "http://portal.test:" // the browser notes where it was sent; the other host says that nobody came
		v.fails(accused, "could not be fetched")
		if asked.Load() {
			t.Error("the other host was asked")
		}
	}},
	{"the host calls everything text: it works", func(t *testing.T) {
		v := visiting(t, with(allAssets, func(w http.ResponseWriter, r *http.Request, good http.Handler) {
			typed("text/plain")(&relabelled{w, "X-Content-Type-Options", ""}, r, good)
		}))
		v.works(accused)
	}},
	{"the host calls everything text and forbids guessing: the page can be read", func(t *testing.T) {
		v := visiting(t, with(allAssets, typed("text/plain")))
		v.allow(saysNoScript)
		v.allow(saysNoStyle)
		v.do("opening", navigate(v.base+accused))
		v.readable()
	}},
	{"the host calls the program and the data text/html and forbids guessing: it works", func(t *testing.T) {
		v := visiting(t, with(bothCopies+`|\.bin$|\.json$`, typed("text/html")))
		v.works(accused)
	}},
	{"the host says gzip of bytes that are none: the copy under a neutral name is taken", func(t *testing.T) {
		v := visiting(t, with(theProgram, plainly(encoded("gzip"))))
		v.allow(saysUndecoded)
		v.works(accused)
	}},
	{"the host says gzip of everything, truly or not: a message", func(t *testing.T) {
		v := visiting(t, with(bothCopies+`|\.bin$`, plainly(func(w http.ResponseWriter, r *http.Request, good http.Handler) {
			if strings.HasSuffix(r.URL.Path, ".wasm") || strings.Contains(r.URL.Path, "index") {
				encoded("gzip")(w, r, good)
				return
			}
			overloaded(w, r)
		})))
		v.allow(saysUndecoded)
		v.allow(saysStatus + "500 (Internal Server Error)")
		v.fails(accused, "could not be fetched")
	}},
	{"the host compresses nothing: the packed copy is taken and unpacked here", func(t *testing.T) {
		var copies atomic.Int32
		v := visiting(t, with("", plainly(func(w http.ResponseWriter, r *http.Request, good http.Handler) {
			if strings.HasSuffix(r.URL.Path, ".bin") && strings.Contains(r.URL.Path, "isnad.") {
				copies.Add(1)
			}
			good.ServeHTTP(w, r)
		})))
		v.works(accused)
		if copies.Load() == 0 {
			t.Error("the packed copy was not asked for")
		}
	}},
	{"the host announces the packed copy as gzip, and the browser unpacks it: it works", func(t *testing.T) {
		v := visiting(t, with(bothCopies, plainly(func(w http.ResponseWriter, r *http.Request, good http.Handler) {
			if strings.HasSuffix(r.URL.Path, ".wasm") {
				http.Error(w, "this kind of file is not allowed", http.StatusForbidden)
				return
			}
			encoded("gzip")(w, r, good)
		})))
		v.allow(saysStatus + "403 (Forbidden)")
		v.works(accused)
	}},
	{"a proxy forbids programs by their extension: the copy under a neutral name is taken", func(t *testing.T) {
		v := visiting(t, instead(theProgram, func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "this kind of file is not allowed", http.StatusForbidden)
		}))
		v.allow(saysStatus + "403 (Forbidden)")
		v.works(accused)
	}},
	{"a firewall cuts the connection when it sees a program: the copy under a neutral name is taken", func(t *testing.T) {
		v := visiting(t, instead(theProgram, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
		v.allow(saysReset)
		v.works(accused)
	}},
	{"a cache gives another version's program once: it is refused, and asked for past the cache", func(t *testing.T) {
		v := visiting(t, with(bothCopies+"|"+theIndex, once(func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
			w.Write([]byte("\x00asm\x01\x00\x00\x00"))
		})))
		v.works(accused)
	}},
	{"a cache keeps giving another version's program: it never runs, and the message says that it was altered", func(t *testing.T) {
		v := visiting(t, instead(bothCopies, func(w http.ResponseWriter, _ *http.Request) {
			w.Write([]byte("\x00asm\x01\x00\x00\x00"))
		}))
		v.fails(accused, "not what was published")
	}},
	{"a page of the version before meets the files of the next: it can be read, and trying again brings the new one", func(t *testing.T) {
		next := nextEdition(t)
		var updated atomic.Bool
		old, now := serve.Handler(dist, "/"), serve.Handler(next, "/")
		v := visiting(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			h := old
			if updated.Load() || strings.Contains(r.URL.Path, "/assets/isnad.") || strings.Contains(r.URL.Path, "/assets/shard") {
				h = now
			}
			h.ServeHTTP(w, r)
		}))
		v.allow(saysStatus + "404 (Not Found)")
		v.allow(saysNoStyle)
		v.before(`sessionStorage.setItem("visits", +sessionStorage.getItem("visits") + 1)`)
		v.do("opening", navigate(v.base+accused))
		v.until("a message or the program", `["ready", "failed"].includes(document.documentElement.dataset.isnad)`)
		v.readable()
		updated.Store(true)
		v.do("trying again", reload())
		v.ready()
		v.answers()
		v.shows("footer", nextVersion)
	}},
	{"the site stands in a folder, and its address comes without the slash: it is found", func(t *testing.T) {
		h := newHost(t, dist, "/a/b/")
		v := newVisit(t, chromium, h.url("/a/b/"))
		v.do("opening without the slash", navigate(h.url("/a/b")))
		v.ready()
		v.answers()
		v.do("opening a record without the slash", navigate(h.url("/a/b/actors/omar-diaby?q=x")))
		v.ready()
		v.readable()
		v.at("actors/omar-diaby/")
	}},
	{"a file ten times as long as published arrives: it is given up as soon as it is too long", func(t *testing.T) {
		var sent atomic.Int64
		unending := func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "application/octet-stream")
			chunk := make([]byte, 1<<16)
			for range 200 << 20 / len(chunk) {
				n, err := w.Write(chunk)
				sent.Add(int64(n))
				if err != nil {
					return
				}
			}
		}
		v := visiting(t, instead(theIndex, unending))
		v.fails(accused, "not what was published")
		if n := sent.Load(); n > 100<<20 {
			t.Errorf("%d MB were taken of a file of 300 kB", n>>20)
		}
	}},
	{"a gzip bomb stands where the packed copy should: unpacking stops at the published size", func(t *testing.T) {
		v := visiting(t, with(bothCopies, plainly(func(w http.ResponseWriter, r *http.Request, good http.Handler) {
			if strings.HasSuffix(r.URL.Path, ".wasm") {
				http.Error(w, "no", http.StatusForbidden)
				return
			}
			z := gzip.NewWriter(w)
			io.CopyN(z, &endless{}, 2<<30)
			z.Close()
		})))
		v.allow(saysStatus + "403 (Forbidden)")
		v.fails(accused, "403")
	}},
}

// endless is a file without end that begins as a program does and goes on with
// custom sections, which compilers skip.
type endless struct{ begun bool }

// Read gives the header, and then sections of 64 kB of nothing.
func (p *endless) Read(b []byte) (int, error) {
	if !p.begun {
		p.begun = true
		return copy(b, "\x00asm\x01\x00\x00\x00"), nil
	}
	section := make([]byte, 4+1<<16-1)
	copy(section, []byte{0, 0xff, 0xff, 0x03}) // custom, 65535 bytes long; its name is empty
	if len(b) < len(section) {
		return copy(b, section[:1]), io.ErrShortBuffer
	}
	return copy(b, section), nil
}

// ── What goes wrong on the way ──────────────────────────────────────────────

func overloaded(w http.ResponseWriter, _ *http.Request) {
	http.Error(w, "overloaded", http.StatusInternalServerError)
}

func portal(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	fmt.Fprint(w, "<!doctype html><title>Sign in</title><p>Sign in")
}

// once does it for the first request of each address.
func once(wrap func(http.ResponseWriter, *http.Request, http.Handler)) func(http.ResponseWriter, *http.Request, http.Handler) {
	var seen sync.Map
	return func(w http.ResponseWriter, r *http.Request, good http.Handler) {
		if _, before := seen.LoadOrStore(r.URL.Path, true); before {
			good.ServeHTTP(w, r)
			return
		}
		wrap(w, r, good)
	}
}

// plainly asks the good host for the file as it is.
func plainly(wrap func(http.ResponseWriter, *http.Request, http.Handler)) func(http.ResponseWriter, *http.Request, http.Handler) {
	return func(w http.ResponseWriter, r *http.Request, good http.Handler) {
		bare := r.Clone(r.Context())
		bare.Header.Del("Accept-Encoding")
		wrap(w, bare, good)
	}
}

// dropped breaks the connection after so many bytes of the body.
func dropped(after int) func(http.ResponseWriter, *http.Request, http.Handler) {
	return func(w http.ResponseWriter, r *http.Request, good http.Handler) {
		good.ServeHTTP(&limited{ResponseWriter: w, left: after, then: func() {
			http.NewResponseController(w).Flush()
			panic(http.ErrAbortHandler)
		}}, r)
	}
}

// cut sends so many bytes of the body and says that these are all.
func cut(after int) func(http.ResponseWriter, *http.Request, http.Handler) {
	return func(w http.ResponseWriter, r *http.Request, good http.Handler) {
		good.ServeHTTP(&limited{ResponseWriter: w, left: after, length: after}, r)
	}
}

// limited passes on so many bytes, and then does something else.
type limited struct {
	http.ResponseWriter
	left   int
	length int    // announced in place of the true one; 0 leaves that
	then   func() // nil says nothing and swallows the rest
}

// WriteHeader announces the other length.
func (l *limited) WriteHeader(status int) {
	if l.length > 0 {
		l.Header().Set("Content-Length", strconv.Itoa(l.length))
	}
	l.ResponseWriter.WriteHeader(status)
}

// Write passes on what is left.
func (l *limited) Write(b []byte) (int, error) {
	part := b[:min(len(b), l.left)]
	if _, err := l.ResponseWriter.Write(part); err != nil {
		return 0, err
	}
	l.left -= len(part)
	if len(part) < len(b) && l.then != nil {
		l.then()
	}
	return len(b), nil
}

// slowly sends as over a poor line: a little, a pause, a little.
func slowly(w http.ResponseWriter, r *http.Request, good http.Handler) {
	good.ServeHTTP(&paced{w}, r)
}

type paced struct{ http.ResponseWriter }

// Write sends at once and rests. The pace is for the bar to be seen moving: a
// second and a half for the whole program.
func (p *paced) Write(b []byte) (int, error) {
	n, err := p.ResponseWriter.Write(b)
	http.NewResponseController(p.ResponseWriter).Flush()
	time.Sleep(30 * time.Millisecond)
	return n, err
}

// typed sends the good answer under another media type.
func typed(mediaType string) func(http.ResponseWriter, *http.Request, http.Handler) {
	return func(w http.ResponseWriter, r *http.Request, good http.Handler) {
		good.ServeHTTP(&relabelled{w, "Content-Type", mediaType}, r)
	}
}

// encoded sends the good answer and says that it is encoded.
func encoded(encoding string) func(http.ResponseWriter, *http.Request, http.Handler) {
	return func(w http.ResponseWriter, r *http.Request, good http.Handler) {
		good.ServeHTTP(&relabelled{w, "Content-Encoding", encoding}, r)
	}
}

type relabelled struct {
	http.ResponseWriter
	key, value string
}

// WriteHeader puts the header in the place of the true one.
func (l *relabelled) WriteHeader(status int) {
	l.Header().Set(l.key, l.value)
	l.ResponseWriter.WriteHeader(status)
}

// SPDX-License-Identifier: MIT

package e2e

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// # Hosts as they are
//
// nginx and Apache, as Debian has them, serve the folder by the recipe that is
// shipped in it: what is tested is that file, with no more changed than its own
// comments ask a reader to change. Then the hosts get worse: they compress
// nothing, and they do not know what a .wasm is.

// server is one of the two.
type server struct {
	name string
	// begin starts it on a folder whose site is below prefix, in a way, and
	// returns its address.
	begin func(t *testing.T, root, prefix string, w way) string
	has   string // a program that must be installed
}

// way is how a host is kept.
type way struct {
	name       string
	compresses bool
	knowsWasm  bool
}

var ways = []way{
	{"by the recipe", true, true},
	{"without compression", false, true},
	{"without the type of wasm", true, false},
	{"without either", false, false},
}

var servers = []server{{"nginx", nginx, "nginx"}, {"Apache", apache, "apache2"}}

func TestDebiansHostsServeTheFolder(t *testing.T) {
	for _, s := range servers {
		if missing(t, s.has) {
			continue
		}
		for _, prefix := range []string{"/", "/deep/er/"} {
			for _, w := range ways {
				if prefix == "/" && !(w.compresses && w.knowsWasm) {
					continue // a worse host is no worse for the site's being at its root
				}
				t.Run(s.name+" at "+prefix+" "+w.name, func(t *testing.T) {
					v := newVisit(t, chromium, "http://"+s.begin(t, laid(t, prefix), prefix, w)+prefix)
					v.served(w, s.name == "Apache" && !w.compresses)
					if w.compresses { // else Apache has not the module that knows where the page is
						v.allow("404 (Not Found)")
						v.do("opening what is nowhere", navigate(v.base+"actors/nobody-at-all/"))
						v.comesToShow("#main", "nobody-at-all")
						v.at("actors/nobody-at-all/")
					}
					v.open("")
					v.find("golani")
					v.shows("#results [role=option]", "Sharaa")
					v.open("actors/omar-diaby/")
					v.shows("#title", "Diaby")
					v.do("opening a folder without its slash", navigate(v.base+"fr/actors/omar-diaby?q=x"))
					v.ready()
					v.at("fr/actors/omar-diaby/?q=x")
				})
			}
		}
	}
}

// missing reports that a program is not installed. Where everything must be
// tested, that is an error.
func missing(t *testing.T, program string) bool {
	t.Helper()
	for _, folder := range append(filepath.SplitList(os.Getenv("PATH")), "/usr/sbin", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0") {
		if _, err := os.Stat(filepath.Join(folder, program)); err == nil {
			return false
		}
	}
	if os.Getenv("CI") == "true" {
		t.Errorf("%s is not installed; .ci/packages installs it", program)
	} else {
		t.Logf("not tested: %s is not installed; .ci/packages installs it", program)
	}
	return true
}

// served checks what answers carry, before any browser does. A bare host has
// no module for headers.
func (v *visit) served(w way, bare bool) {
	v.Helper()
	for path, lifetime := range map[string]string{
		"": "no-cache", "sw.js": "no-cache", "manifest.webmanifest": "no-cache",
		asset(v.T, "boot.*.js"): "immutable", asset(v.T, "isnad.*.wasm"): "immutable",
	} {
		head, _ := fetch(v.T, v.base+path, "gzip")
		if w.compresses && !strings.Contains(path, "manifest") {
			if got := head.Get("Content-Encoding"); got != "gzip" {
				v.Errorf("%s comes with encoding %q", path, got)
			}
		} else if got := head.Get("Content-Encoding"); !w.compresses && got != "" {
			v.Errorf("the host was to compress nothing, and %s is %s", path, got)
		}
		if strings.HasSuffix(path, ".wasm") == w.knowsWasm && strings.HasSuffix(path, ".wasm") != (head.Get("Content-Type") == "application/wasm") {
			v.Errorf("%s is called %q", path, head.Get("Content-Type"))
		}
		if bare {
			continue
		}
		if got := head.Get("Cache-Control"); !strings.Contains(got, lifetime) {
			v.Errorf("%s may be kept %q, want %s", path, got, lifetime)
		}
		if got := head.Values("Content-Security-Policy"); len(got) != 1 || !strings.Contains(got[0], "default-src 'none'") {
			v.Errorf("%s comes with the policies %q", path, got)
		}
	}
}

// asset is the path of the one file of the site that matches.
func asset(t *testing.T, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dist, "assets", pattern))
	if err != nil || len(found) != 1 {
		t.Fatalf("%d files are %s (%v)", len(found), pattern, err)
	}
	return "assets/" + filepath.Base(found[0])
}

// fetch asks for a file as a browser that takes an encoding, and returns what
// came, not unpacked.
func fetch(t *testing.T, address, encoding string) (http.Header, []byte) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", encoding)
	answer, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	var body bytes.Buffer
	if _, err := body.ReadFrom(answer.Body); err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %v", address, answer.Status, err)
	}
	return answer.Header, body.Bytes()
}

// laid is a document root with the site below prefix: a folder of links to its
// parts, so that a part can be another there.
func laid(t *testing.T, prefix string) string {
	t.Helper()
	root := t.TempDir()
	site := filepath.Join(root, filepath.FromSlash(prefix))
	if err := os.MkdirAll(site, 0o755); err != nil {
		t.Fatal(err)
	}
	parts, err := os.ReadDir(dist)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts {
		if err := os.Symlink(filepath.Join(dist, part.Name()), filepath.Join(site, part.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// edited is a recipe of the site with parts replaced, each of which must be
// there.
func edited(t *testing.T, recipe string, pairs ...string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dist, recipe))
	if err != nil {
		t.Fatal(err)
	}
	text := string(content)
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%s has no %q", recipe, pairs[i])
		}
		text = strings.ReplaceAll(text, pairs[i], pairs[i+1])
	}
	return text
}

// nginx runs the recipe with the changes that its comments ask for.
func nginx(t *testing.T, root, prefix string, w way) string {
	address := free(t)
	changes := []string{
		"listen 80;", "listen " + address + ";",
		"root /var/www/isnad;", "root " + root + ";",
		"location / {", "location " + prefix + " {",
		"error_page 404 /404.html;", "error_page 404 " + prefix + "404.html;",
	}
	if !w.compresses {
		changes = append(changes, "gzip_static on;", "gzip_static off;")
	}
	if !w.knowsWasm {
		changes = append(changes, "application/wasm wasm;", "")
	}
	work := t.TempDir()
	temporary := ""
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		temporary += fmt.Sprintf("%s_temp_path %s;\n", kind, filepath.Join(work, kind))
	}
	config := filepath.Join(work, "nginx.conf")
	put(t, config, fmt.Sprintf("daemon off;\nworker_processes 1;\npid %s/pid;\nerror_log %s/said;\nevents {}\nhttp {\naccess_log off;\n%s%s}\n",
		work, work, temporary, edited(t, "nginx.conf.example", changes...)))
	serveBy(t, address, []string{root, work}, "nginx", "-p", work, "-c", config, "-e", filepath.Join(work, "said"))
	return address
}

// apache serves the folder with the modules that a host has, and allows the
// recipe what its first comment asks for. A host that does not compress lacks
// all but the modules that Apache cannot do without.
func apache(t *testing.T, root, prefix string, w way) string {
	address := free(t)
	site := filepath.Join(root, filepath.FromSlash(prefix))
	modules := []string{"mpm_event", "authz_core", "dir", "mime"}
	if w.compresses {
		modules = append(modules, "headers", "rewrite", "filter", "deflate")
	}
	work := t.TempDir()
	types := "text/html html\n"
	if !w.knowsWasm {
		if err := os.Remove(filepath.Join(site, ".htaccess")); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(site, ".htaccess"), edited(t, ".htaccess", "  AddType application/wasm .wasm\n", ""))
	}
	put(t, filepath.Join(work, "types"), types)
	var loaded strings.Builder
	for _, m := range modules {
		fmt.Fprintf(&loaded, "LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so\n", m, m)
	}
	config := filepath.Join(work, "apache.conf")
	put(t, config, fmt.Sprintf(`%sServerRoot %s
ServerName localhost
Listen %s
PidFile %s/pid
ErrorLog %s/said
DefaultRuntimeDir %s
TypesConfig %s/types
DocumentRoot %s
<Directory />
  Options FollowSymLinks
  AllowOverride None
</Directory>
<Directory %s>
  AllowOverride FileInfo
  Require all granted
</Directory>
`, loaded.String(), work, address, work, work, work, work, root, root))
	serveBy(t, address, []string{root, work}, "apache2", "-X", "-f", config)
	return address
}

func put(t *testing.T, file, content string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// free is an address that nobody listens on.
func free(t *testing.T) string {
	t.Helper()
	port, err := freePort()
	if err != nil {
		t.Fatal(err)
	}
	return "127.0.0.1:" + port
}

// nobody is a user who owns nothing, by Debian's numbers: a host does not run
// as root, and Apache refuses to.
const nobody = 65534

// serveBy runs a server until the scenario ends, and waits until it answers.
// It runs as nobody where we are root, and owns the folders: the site's, and the
// one for its own files.
func serveBy(t *testing.T, address string, folders []string, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(executable(name), args...)
	var printed bytes.Buffer
	cmd.Stdout, cmd.Stderr = &printed, &printed
	said := func() string {
		log, _ := os.ReadFile(filepath.Join(folders[1], "said")) // where it got that far
		return printed.String() + string(log)
	}
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		for _, folder := range folders {
			// A test's folder lies in one that only we can enter.
			if err := os.Chmod(filepath.Dir(folder), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.Chown(folder, nobody, nobody); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		<-ended
	})
	if eventually(func() bool {
		if connection, err := net.Dial("tcp", address); err == nil {
			connection.Close()
			return true
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("%s ended: %v\n%s", name, err, said())
		default:
		}
		return false
	}) {
		return
	}
	t.Fatalf("%s does not answer:\n%s", name, said())
}

// executable is the path of a program; servers are not in everybody's.
func executable(name string) string {
	if path, err := exec.LookPath(name); err == nil {
		return path
	}
	return "/usr/sbin/" + name
}

// SPDX-License-Identifier: MIT

package e2e

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/coder/websocket"
)

// # Two more engines
//
// Firefox answers WebDriver BiDi on a socket of its own; WebKitGTK answers the
// older WebDriver through WebKitWebDriver, which drives MiniBrowser. Both take
// the same description of keys and pointer, so that a scenario needs three
// things of an engine: to go somewhere, to evaluate, and to act.

// engine is a running browser with one window.
type engine interface {
	// navigate loads an address and returns when it has loaded.
	navigate(ctx context.Context, address string) error
	// evaluate returns the value of an expression, or of the promise that it
	// is, as a string.
	evaluate(ctx context.Context, expression string) (string, error)
	// act performs what "actions" of WebDriver says.
	act(ctx context.Context, actions any) error
	// remarks are what the browser said and asked for since the last call:
	// console messages and errors, and addresses. An engine that cannot tell
	// gives none.
	remarks() (said, requests []string)
}

// ── Firefox, WebDriver BiDi ─────────────────────────────────────────────────

// bidi is a session of WebDriver BiDi.
type bidi struct {
	socket  *websocket.Conn
	context string // the window

	mu       sync.Mutex
	last     int
	waiting  map[int]chan bidiMessage
	said     []string
	requests []string
}

type bidiMessage struct {
	ID      int             `json:"id"`
	Type    string          `json:"type"`
	Method  string          `json:"method"`
	Params  json.RawMessage `json:"params"`
	Result  json.RawMessage `json:"result"`
	Error   string          `json:"error"`
	Message string          `json:"message"`
}

// firefoxSettings keep Firefox from calling anybody by itself.
const firefoxSettings = `user_pref("app.normandy.enabled", false);
user_pref("app.update.auto", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.healthreport.uploadEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("network.dns.disablePrefetch", true);
user_pref("network.prefetch-next", false);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.reportingpolicy.firstRun", false);
`

var bidiAddress = regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)

// startFirefox runs Firefox with an empty profile until stop is called.
func startFirefox(ctx context.Context, profile string) (e engine, stop func(), err error) {
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(firefoxSettings), 0o644); err != nil {
		return nil, nil, err
	}
	cmd := exec.Command("firefox-esr", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0", "about:blank")
	cmd.Env = append(os.Environ(), "HOME="+profile, "MOZ_CRASHREPORTER_DISABLE=1")
	address, stop, err := begun(cmd, bidiAddress)
	if err != nil {
		return nil, nil, err
	}
	b := &bidi{waiting: map[int]chan bidiMessage{}}
	if err := b.connect(ctx, address+"/session"); err != nil {
		stop()
		return nil, nil, err
	}
	return b, stop, nil
}

// begun starts a program in a process group of its own and waits until it has
// printed what matches; it returns the first group of the match.
func begun(cmd *exec.Cmd, wanted *regexp.Regexp) (string, func(), error) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	printed, out, err := os.Pipe()
	if err != nil {
		return "", nil, err
	}
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	out.Close()
	stop := func() {
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // with its children
		cmd.Wait()
		printed.Close()
	}
	found := make(chan string, 1)
	var said bytes.Buffer
	go func() {
		for lines := bufio.NewScanner(printed); lines.Scan(); {
			if m := wanted.FindStringSubmatch(lines.Text()); m != nil {
				found <- m[len(m)-1]
				io.Copy(io.Discard, printed)
				return
			}
			fmt.Fprintln(&said, lines.Text())
		}
		close(found)
	}()
	select {
	case text, ok := <-found:
		if !ok {
			stop()
			return "", nil, fmt.Errorf("%s ended:\n%s", cmd.Path, said.String())
		}
		return text, stop, nil
	case <-time.After(patience):
		stop()
		return "", nil, fmt.Errorf("%s has not begun", cmd.Path)
	}
}

func (b *bidi) connect(ctx context.Context, address string) error {
	var err error
	if b.socket, _, err = websocket.Dial(ctx, address, nil); err != nil {
		return err
	}
	b.socket.SetReadLimit(64 << 20)
	go b.listen()
	if err := b.call(ctx, "session.new", map[string]any{"capabilities": map[string]any{}}, nil); err != nil {
		return err
	}
	var tree struct{ Contexts []struct{ Context string } }
	if err := b.call(ctx, "browsingContext.getTree", map[string]any{}, &tree); err != nil || len(tree.Contexts) == 0 {
		return fmt.Errorf("Firefox has no window: %w", err)
	}
	b.context = tree.Contexts[0].Context
	// A violation of the policy is an event of the document and no message.
	watch := map[string]any{"functionDeclaration": "() => addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))"}
	return errors.Join(
		b.call(ctx, "session.subscribe", map[string]any{"events": []string{"log.entryAdded", "network.beforeRequestSent"}}, nil),
		b.call(ctx, "script.addPreloadScript", watch, nil))
}

// listen hands answers to those who wait, and writes events down.
func (b *bidi) listen() {
	for {
		_, content, err := b.socket.Read(context.Background())
		if err != nil {
			return
		}
		var m bidiMessage
		if json.Unmarshal(content, &m) != nil {
			continue
		}
		b.mu.Lock()
		switch {
		case m.Type != "event":
			if answer, ok := b.waiting[m.ID]; ok {
				answer <- m
				delete(b.waiting, m.ID)
			}
		case m.Method == "log.entryAdded":
			var entry struct{ Level, Text string }
			json.Unmarshal(m.Params, &entry)
			b.said = append(b.said, entry.Level+" "+entry.Text)
		case m.Method == "network.beforeRequestSent":
			var sent struct{ Request struct{ URL string } }
			json.Unmarshal(m.Params, &sent)
			b.requests = append(b.requests, sent.Request.URL)
		}
		b.mu.Unlock()
	}
}

func (b *bidi) call(ctx context.Context, method string, params map[string]any, result any) error {
	answer := make(chan bidiMessage, 1)
	b.mu.Lock()
	b.last++
	id := b.last
	b.waiting[id] = answer
	b.mu.Unlock()
	content, err := json.Marshal(map[string]any{"id": id, "method": method, "params": params})
	if err != nil {
		return err
	}
	if err := b.socket.Write(ctx, websocket.MessageText, content); err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", method, ctx.Err())
	case m := <-answer:
		if m.Error != "" {
			return fmt.Errorf("%s: %s: %s", method, m.Error, m.Message)
		}
		if result != nil {
			return json.Unmarshal(m.Result, result)
		}
		return nil
	}
}

func (b *bidi) navigate(ctx context.Context, address string) error {
	return b.call(ctx, "browsingContext.navigate", map[string]any{"context": b.context, "url": address, "wait": "complete"}, nil)
}

func (b *bidi) evaluate(ctx context.Context, expression string) (string, error) {
	var answer struct {
		Result           struct{ Value string }
		ExceptionDetails struct{ Text string }
	}
	err := b.call(ctx, "script.evaluate", map[string]any{
		"expression": "Promise.resolve(" + expression + ").then(String)", "awaitPromise": true, "target": map[string]any{"context": b.context},
	}, &answer)
	if answer.ExceptionDetails.Text != "" {
		err = errors.New(answer.ExceptionDetails.Text)
	}
	return answer.Result.Value, err
}

func (b *bidi) act(ctx context.Context, actions any) error {
	return b.call(ctx, "input.performActions", map[string]any{"context": b.context, "actions": actions}, nil)
}

func (b *bidi) remarks() (said, requests []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	said, requests = b.said, b.requests
	b.said, b.requests = nil, nil
	return said, requests
}

// ── WebKitGTK, WebDriver ────────────────────────────────────────────────────

// classic is a session of WebDriver (W3C, 2018).
type classic struct{ session string } // its address

var (
	displayNumber = regexp.MustCompile(`^(\d+)$`)
	miniBrowsers  = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
)

// startWebKit runs MiniBrowser on a screen that nobody sees.
func startWebKit(ctx context.Context, home string) (e engine, stop func(), err error) {
	found, err := filepath.Glob(miniBrowsers)
	if err != nil || len(found) == 0 {
		return nil, nil, fmt.Errorf("no MiniBrowser is at %s", miniBrowsers)
	}
	display, endScreen, err := begun(exec.Command("Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"), displayNumber)
	if err != nil {
		return nil, nil, err
	}
	port, err := freePort()
	if err != nil {
		endScreen()
		return nil, nil, err
	}
	driver := exec.Command("WebKitWebDriver", "--host=127.0.0.1", "--port="+port)
	driver.Env = append(os.Environ(), "DISPLAY=:"+display, "HOME="+home, "XDG_DATA_HOME="+home, "XDG_CACHE_HOME="+home, "XDG_CONFIG_HOME="+home,
		"GDK_BACKEND=x11", "LIBGL_ALWAYS_SOFTWARE=1", "WEBKIT_DISABLE_DMABUF_RENDERER=1", "NO_AT_BRIDGE=1")
	driver.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := driver.Start(); err != nil {
		endScreen()
		return nil, nil, err
	}
	stop = func() {
		syscall.Kill(-driver.Process.Pid, syscall.SIGKILL)
		driver.Wait()
		endScreen()
	}
	c := &classic{}
	if err := c.connect(ctx, "http://127.0.0.1:"+port, found[0]); err != nil {
		stop()
		return nil, nil, err
	}
	return c, stop, nil
}

// freePort is a port that nobody listens on.
func freePort() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer listener.Close()
	_, port, err := net.SplitHostPort(listener.Addr().String())
	return port, err
}

func (c *classic) connect(ctx context.Context, driver, browser string) error {
	options := map[string]any{"binary": browser, "args": []string{"--automation"}}
	wanted := map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{"webkitgtk:browserOptions": options}}}
	var session struct{ SessionID string }
	var err error
	for begun := time.Now(); time.Since(begun) < patience; time.Sleep(50 * time.Millisecond) {
		if err = call(ctx, driver+"/session", wanted, &session); err == nil || !errors.Is(err, syscall.ECONNREFUSED) {
			break
		}
	}
	c.session = driver + "/session/" + session.SessionID
	return err
}

// call posts a command and reads its value.
func call(ctx context.Context, address string, body, value any) error {
	content, err := json.Marshal(body)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(content))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", response.Status, answer.Value)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, value)
}

func (c *classic) navigate(ctx context.Context, address string) error {
	return call(ctx, c.session+"/url", map[string]any{"url": address}, nil)
}

func (c *classic) evaluate(ctx context.Context, expression string) (string, error) {
	var result string
	script := "const done = arguments[arguments.length - 1]; Promise.resolve(" + expression + ").then(String).then(done, e => done('failed: ' + e));"
	err := call(ctx, c.session+"/execute/async", map[string]any{"script": script, "args": []any{}}, &result)
	if text, failed := strings.CutPrefix(result, "failed: "); failed && err == nil {
		err = errors.New(text)
	}
	return result, err
}

func (c *classic) act(ctx context.Context, actions any) error {
	return call(ctx, c.session+"/actions", map[string]any{"actions": actions}, nil)
}

func (c *classic) remarks() (said, requests []string) { return nil, nil }

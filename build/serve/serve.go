// SPDX-License-Identifier: MIT

// Package serve shows a made site on this machine, as a good static host
// would: media types, ready-made compression, caching and the headers of the
// site's own recipe. It builds nothing and is not meant to face the internet.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Options say what to serve and where.
type Options struct {
	Dir    string    // a made site; to Until, what to announce
	Addr   string    // host:port; empty is DefaultAddr
	Prefix string    // path to serve it under; empty is the root
	Out    io.Writer // where the address is announced; may be nil
}

// DefaultAddr is reachable from this machine only.
const DefaultAddr = "127.0.0.1:8080"

// portsTried is how many ports above a taken one are asked for in turn.
const portsTried = 20

// Run serves until ctx ends, and then lets answers under way finish.
func Run(ctx context.Context, o Options) error {
	if _, err := os.Stat(o.Dir + "/index.html"); err != nil {
		return fmt.Errorf("%s is no made site (%w); make one with: isnad site -o %s", o.Dir, err, o.Dir)
	}
	return Until(ctx, o, func(prefix string) http.Handler { return Handler(o.Dir, prefix) })
}

// Until serves what handler makes of the cleaned prefix until ctx ends, and
// then lets answers under way finish. Answers that would never finish end with
// ctx.
func Until(ctx context.Context, o Options, handler func(prefix string) http.Handler) error {
	listener, err := listen(ctx, o.Addr)
	if err != nil {
		return err
	}
	prefix := cleanPrefix(o.Prefix)
	if o.Out != nil {
		fmt.Fprintf(o.Out, "%s is at http://%s%s (Ctrl-C stops)\n", o.Dir, listener.Addr(), prefix)
	}
	server := &http.Server{Handler: handler(prefix), ReadHeaderTimeout: 10 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	stopped := context.AfterFunc(ctx, func() {
		soon, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer cancel()
		if server.Shutdown(soon) != nil {
			server.Close()
		}
	})
	defer stopped()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// listen takes the address or, where its port is taken, one of the next.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	if addr == "" {
		addr = DefaultAddr
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, fmt.Errorf("address %q: give host:port, as %s", addr, DefaultAddr)
	}
	first, err := strconv.ParseUint(port, 10, 16)
	if err != nil {
		return nil, fmt.Errorf("address %q: the port is a number up to 65535", addr)
	}
	var config net.ListenConfig
	var listener net.Listener
	for k := range uint64(portsTried) {
		listener, err = config.Listen(ctx, "tcp", net.JoinHostPort(host, strconv.FormatUint(first+k, 10)))
		if !errors.Is(err, syscall.EADDRINUSE) {
			break
		}
	}
	return listener, err
}

// cleanPrefix gives a path a slash on both ends.
func cleanPrefix(s string) string {
	if s = strings.Trim(s, "/"); s == "" {
		return "/"
	}
	return "/" + s + "/"
}

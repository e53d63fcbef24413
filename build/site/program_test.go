// SPDX-License-Identifier: MIT

package site

import (
	"strings"
	"testing"
)

func TestTheSourceIsFoundFromAnyFolder(t *testing.T) {
	t.Setenv(CheckoutVariable, "")
	here, err := moduleRoot(t.Context())
	if err != nil || !isSource(here) {
		t.Fatalf("inside the module: %q, %v", here, err)
	}
	t.Chdir(t.TempDir())
	elsewhere, err := moduleRoot(t.Context())
	if err != nil || elsewhere != here {
		t.Errorf("outside it: got %q, %v, want %q", elsewhere, err, here)
	}
	t.Setenv(CheckoutVariable, here)
	if named, err := moduleRoot(t.Context()); err != nil || named != here {
		t.Errorf("named: got %q, %v", named, err)
	}
	t.Setenv(CheckoutVariable, t.TempDir())
	if _, err := moduleRoot(t.Context()); err == nil || !strings.Contains(err.Error(), CheckoutVariable) {
		t.Errorf("named wrongly: got %v", err)
	}
}

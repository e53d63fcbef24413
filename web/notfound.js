// SPDX-License-Identifier: MIT

// The script of 404.html. The site begins before the first folder that only
// we have; on project pages of code hosts it is the first folder; otherwise
// it is taken to be the host's root. The build gives the folders' names.
(() => {
  "use strict";
  const folders = __ISNAD_FOLDERS__;
  // A path may begin with two slashes; what is made of it must not, or it
  // would name another host.
  const parts = location.pathname.replace(/^\/+/, "").split("/");
  const known = parts.findIndex((part) => folders.includes(part));
  const project = /\.(github|gitlab)\.io$/.test(location.hostname) ? 1 : 0;
  const root = parts.slice(0, known < 0 ? project : known).map((part) => part + "/").join("");
  if (__ISNAD_PARTIAL__ && known >= 0) {
    const to = parts.slice(known).join("/") + location.search;
    location.replace("/" + root + "?to=" + encodeURIComponent(to) + location.hash);
    return;
  }
  const home = document.getElementById("home");
  home.href = "/" + root;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/" + root + "__ISNAD_STYLE__";
  document.head.append(style);
})();

// SPDX-License-Identifier: MIT

// The script of 404.html. A host answers with that page at any depth, so the
// script looks for the site: where its icon is, whose name carries its hash,
// there the site begins. Asked for in turn are the folder above the first
// one that only we have (the build gives their names), that of projects on code
// hosts, the host's root, and then upwards from the address itself. From there
// the page lost/ starts the program on the address (boot.js, asked).
(() => {
  "use strict";
  const folders = __ISNAD_FOLDERS__;
  // So many folders are tried: each costs a request.
  const most = 12;
  // A path may begin with two slashes; what is made of it must not, or it
  // would name another host.
  const parts = location.pathname.replace(/^\/+/, "").split("/");
  const root = (depth) => "/" + parts.slice(0, depth).map((part) => part + "/").join("");
  const known = parts.findIndex((part) => folders.includes(part));
  const project = /\.(github|gitlab)\.io$/.test(location.hostname) ? 1 : 0;
  const depths = [known < 0 ? project : known, 0];
  for (let depth = parts.length - 1; depth > 0; depth--) depths.push(depth);
  const roots = [...new Set(depths)].slice(0, most).values();
  const main = document.querySelector("main");
  const home = document.getElementById("home");

  function look() {
    const { value: depth, done } = roots.next();
    main.hidden = !done;
    if (done) return;
    const sign = new Image();
    sign.onload = () => found(depth);
    sign.onerror = look;
    sign.src = root(depth) + "__ISNAD_ICON__";
  }

  function found(depth) {
    home.href = root(depth);
    const to = parts.slice(depth).join("/") + location.search;
    main.hidden = !to.startsWith("lost/"); // which is not there either
    if (main.hidden) location.replace(root(depth) + "lost/?to=" + encodeURIComponent(to) + location.hash);
  }

  home.href = root(depths[0]);
  look();
})();

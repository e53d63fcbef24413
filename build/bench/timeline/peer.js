// SPDX-License-Identifier: MIT

// Draws the events with vis-timeline when the button is pressed. Ctrl and wheel
// zoom, as in ours; the rest is what its documentation starts from, but that a
// day is a point with its title beside it, as in ours: cheaper than its boxes.
// With ?cluster, items without room are counted instead of drawn, which its
// documentation offers for many items.
(async () => {
  const items = await (await fetch("items.json")).json();
  const query = new URLSearchParams(location.search);
  const options = { height: "760px", zoomKey: "ctrlKey", horizontalScroll: true, orientation: "top" };
  if (query.has("cluster")) options.cluster = { maxItems: 1 };
  if (query.has("from")) {
    options.start = query.get("from");
    options.end = query.get("until");
  }
  const button = document.getElementById("draw");
  button.onclick = () => { globalThis.drawn = new vis.Timeline(document.getElementById("drawing"), items, options); };
  button.disabled = false;
})();

// SPDX-License-Identifier: MIT

// embed.js gives other sites an element for our pages:
//
//   <script src="https://example.org/dossier/embed.js" async></script>
//   <isnad-embed src="https://example.org/dossier/actors/a/" title="A">
//     <a href="https://example.org/dossier/actors/a/">A</a>
//   </isnad-embed>
//
//   theme    light, dark or auto      accent   a colour, #rrggbb
//   lang     en, ar or fr             search   keeps the search box
//   height   pixels; without it the element is as high as its page
//   sandbox  gives the page no origin: no storage, no worker
//
// The page stands in an iframe in a closed shadow root: the host's style does
// not reach it. It reports its height by messages, of which only those of our
// own frame count, and only numbers within bounds. What stands inside the
// element is seen where this script or the frame is forbidden.
(() => {
  "use strict";
  if (customElements.get("isnad-embed")) return;

  // Pixels. The first height is that of a card; the last, of the longest page.
  const first = 320;
  const least = 80;
  const most = 30000;
  // A page whose height follows its frame's would grow for ever: after this
  // many growths within this many milliseconds the height stays.
  const growths = 8;
  const moment = 2000;

  // The host's style may hide or place the element, but not cut its page off.
  const style = ":host{display:block;block-size:auto!important}";

  const grants = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

  class Embed extends HTMLElement {
    static observedAttributes = ["src", "title", "theme", "accent", "lang", "search", "height", "sandbox"];
    #root = this.attachShadow({ mode: "closed" });
    #frame;
    #heard;
    #due;
    #grown = [];
    #width = new ResizeObserver(() => { this.#grown = []; });

    connectedCallback() {
      try {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        this.#root.adoptedStyleSheets = [sheet];
      } catch {
        // A browser before 2023: the element is where the host puts it.
      }
      addEventListener("message", this);
      this.#width.observe(this);
      this.attributeChangedCallback();
    }

    disconnectedCallback() {
      removeEventListener("message", this);
      this.#width.disconnect();
      this.#frame = null;
    }

    // Several attributes that change together are one change.
    attributeChangedCallback() {
      if (this.#due) return;
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        if (this.isConnected) this.#show();
      });
    }

    // address is where the frame goes; null for what is no page on the web.
    #address() {
      try {
        const url = new URL(this.getAttribute("src") || "", document.baseURI);
        if (!/^https?:$/.test(url.protocol) || !this.hasAttribute("src")) return null;
        url.searchParams.set("embed", 1);
        for (const name of ["theme", "accent", "lang"]) {
          if (this.getAttribute(name)) url.searchParams.set(name, this.getAttribute(name));
        }
        if (this.hasAttribute("search")) url.searchParams.set("search", 1);
        return url.href;
      } catch {
        return null;
      }
    }

    #show() {
      const address = this.#address();
      if (!address) return this.#fallBack();
      const sandbox = this.hasAttribute("sandbox");
      if (this.#frame?.src !== address || this.#frame.hasAttribute("sandbox") !== sandbox) {
        const frame = document.createElement("iframe");
        this.#frame = frame;
        this.#heard = false;
        if (sandbox) frame.sandbox = grants;
        frame.allow = "clipboard-write";
        frame.loading = "lazy";
        frame.referrerPolicy = "no-referrer";
        frame.style.cssText = `display:block;inline-size:100%;border:0;color-scheme:normal;block-size:${first}px`;
        // A frame that was forbidden loads, too: a page of the browser's own.
        let pages = 0;
        frame.onload = () => {
          if (pages++) this.#begin();
          setTimeout(() => {
            if (frame === this.#frame && !this.#heard) this.#fallBack(address);
          }, moment);
        };
        frame.src = address;
        this.#root.replaceChildren(frame);
      }
      this.#frame.title = this.title || this.textContent.trim() || "Isnad";
      if (this.hasAttribute("height")) this.#resize(Number(this.getAttribute("height")));
    }

    // What stands inside the element is shown, or a link where nothing does.
    #fallBack(address) {
      this.#frame = null;
      const slot = document.createElement("slot");
      if (address) {
        const link = document.createElement("a");
        link.href = this.getAttribute("src");
        link.textContent = this.title || link.href;
        slot.append(link);
      }
      this.#root.replaceChildren(slot);
    }

    // A reader who follows a link far down is at the beginning of the new page.
    #begin() {
      if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
    }

    handleEvent({ source, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow) return;
      if (data?.isnad === "page") this.#begin();
      if (data?.isnad !== "frame") return;
      this.#heard = true;
      if (!this.hasAttribute("height")) this.#resize(data.height);
    }

    #resize(height) {
      if (typeof height !== "number" || !(height > 0)) return;
      const now = parseFloat(this.#frame.style.blockSize);
      const wanted = Math.ceil(Math.min(Math.max(height, least), most));
      if (wanted > now) {
        this.#grown = this.#grown.filter((time) => performance.now() - time < moment);
        if (this.#grown.length >= growths) return;
        this.#grown.push(performance.now());
      }
      this.#frame.style.blockSize = `${wanted}px`;
    }
  }

  customElements.define("isnad-embed", Embed);
})();

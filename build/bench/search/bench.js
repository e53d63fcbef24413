// SPDX-License-Identifier: MIT

// Runs in the measured page. An engine is loaded (its code is there), then
// opened on a corpus, which gives a function from a query to what a list shows
// of the answer: `most` records, best first. Peers get names and queries folded
// already, and what that costs is not counted against them; ours folds by itself.

const most = 20;

const engines = {
  isnad: {
    async load() {
      const go = new Go();
      const {instance} = await WebAssembly.instantiateStreaming(fetch("engine.wasm"), go.importObject);
      go.run(instance);
      return instance.exports.mem;
    },
    open(memory, {index}) {
      const opened = engine.open(index);
      if (typeof opened !== "number") throw new Error(opened);
      return {search: query => JSON.parse(engine.search(query)), beyond: () => memory.buffer.byteLength};
    },
  },
  uFuzzy: {
    load: () => import("./peers/uFuzzy.js"),
    open({default: UFuzzy}, {names}) {
      const fuzzy = new UFuzzy({intraMode: 1});
      return {
        search(query) {
          const [found, info, order] = fuzzy.search(names, query, 5);
          return order?.slice(0, most).map(k => info.idx[k]) ?? found?.slice(0, most) ?? [];
        },
      };
    },
  },
  MiniSearch: {
    load: () => import("./peers/MiniSearch.js"),
    open({default: MiniSearch}, {names}) {
      const index = new MiniSearch({fields: ["name"], searchOptions: {prefix: true, fuzzy: 0.25}});
      index.addAll(names.map((name, id) => ({id, name})));
      return {
        search: query => index.search(query).slice(0, most).map(hit => hit.id),
        bytes: () => JSON.stringify(index).length,
      };
    },
  },
  FlexSearch: {
    load: () => import("./peers/FlexSearch.js"),
    open({default: {Index, Charset}}, {names}) {
      const index = new Index({tokenize: "forward", encoder: Charset.LatinExtra});
      names.forEach((name, id) => index.add(id, name));
      return {
        search: query => index.search(query, {limit: most, suggest: true}),
        bytes() {
          let sum = 0;
          index.export((_, value) => { sum += value?.length ?? 0; });
          return sum;
        },
      };
    },
  },
  "Fuse.js": {
    load: () => import("./peers/Fuse.js"),
    open({default: Fuse}, {names}) {
      const index = new Fuse(names, {useTokenSearch: true, ignoreLocation: true, threshold: 0.4, includeScore: true});
      return {
        search: query => index.search(query, {limit: most}).map(hit => hit.refIndex),
        bytes: () => JSON.stringify(index.getIndex()).length,
      };
    },
  },
  fzf: {
    load: () => import("./peers/fzf.js"),
    open({Fzf, extendedMatch}, {names}) {
      const ids = names.map((_, id) => id);
      const finder = new Fzf(ids, {selector: id => names[id], limit: most, match: extendedMatch, casing: "case-sensitive", normalize: false});
      return {search: query => finder.find(query).map(hit => hit.item)};
    },
  },
};

const fetched = async name => {
  const answer = await fetch(name);
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
};

const corpus = async (name, ours) => ours
  ? {index: new Uint8Array(await (await fetched(name + "/index")).arrayBuffer())}
  : {names: (await (await fetched(name + "/names")).text()).split("\n")};

// heap is what JavaScript holds after collecting; WebAssembly's memory is not in it.
const heap = () => { gc(); return performance.memory.usedJSHeapSize; };

// turn lets the browser do what waits between two keys.
const {port1, port2} = new MessageChannel();
const turn = () => new Promise(done => { port1.onmessage = done; port2.postMessage(0); });

// typed opens an engine on a corpus and types into it until the script ends or
// the time is over. Times are milliseconds.
async function typed(name, corpusName, budget, weigh) {
  const {load, open} = engines[name];
  const ours = name === "isnad";
  const program = await load();
  const script = await (await fetched(corpusName + "/script")).json();
  const before = heap();
  const texts = await corpus(corpusName, ours);
  const start = performance.now();
  const opened = open(program, texts);
  const answer = {open: performance.now() - start, keys: []};
  texts.index = null;
  const end = performance.now() + budget;
  for (const [raw, folded] of script) {
    const query = ours ? raw : folded;
    const pressed = performance.now();
    opened.search(query);
    const now = performance.now();
    answer.keys.push(now - pressed);
    if (now > end) break;
    await turn();
  }
  answer.heap = heap() - before + (opened.beyond?.() ?? 0);
  answer.bytes = weigh ? opened.bytes?.() ?? 0 : 0;
  return answer;
}

// asked gives the records that an engine finds for each query: for ours, only
// those it does not call weak are also in `sure`.
async function asked(name, corpusName) {
  const {load, open} = engines[name];
  const opened = open(await load(), await corpus(corpusName, name === "isnad"));
  const queries = await (await fetched(corpusName + "/script")).json();
  return queries.map(([raw, folded]) => name === "isnad"
    ? (hits => ({records: hits.map(h => h.record), sure: hits.some(h => h.strong)}))(opened.search(raw))
    : (records => ({records, sure: records.length > 0}))(opened.search(folded)));
}

globalThis.bench = {typed, asked};

"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { isPossible, ownNames } = load("keep.js").GuidepostKeep;
const { size, fill } = load("keep-page.js").GuidepostKeepPage;
const { pathOf } = load("in-frame.js").GuidepostInFrame;
const { pageOf, replace, entries, snapshot, restore, between, update } = load("start.js").GuidepostStart;
const { find, wordsOf, placeOf } = load("single.js").GuidepostSingle;

function windowAt(protocol, more) {
  return { location: { protocol }, isSecureContext: true, navigator: { serviceWorker: {} }, caches: {}, ...more };
}

test("keeping is offered only where it works", () => {
  assert.equal(isPossible(windowAt("https:")), true);
  assert.equal(isPossible(windowAt("file:")), false);
  assert.equal(isPossible(windowAt("https:", { GuidepostPreview: {} })), false);
  assert.equal(isPossible(windowAt("http:", { isSecureContext: false })), false);
  assert.equal(isPossible(windowAt("https:", { navigator: {} })), false);
});

test("only the caches of this site are its own", () => {
  const names = ["guidepost / a", "guidepost /inner/ b", "guidepost /in/ c", "other"];
  assert.deepEqual(Array.from(ownNames(names, "/")), ["guidepost / a"]);
  assert.deepEqual(Array.from(ownNames(names, "/inner/")), ["guidepost /inner/ b"]);
});

test("sizes are said as people say them", () => {
  assert.deepEqual([1, 1500, 999999, 1234567, 23456789].map(size), ["1 KB", "2 KB", "1000 KB", "1.2 MB", "23 MB"]);
  assert.equal(fill("{files} files, {size}, {toString}", { files: 3, size: "1 KB" }), "3 files, 1 KB, {toString}");
});

test("start.html opens pages of its own copy only", () => {
  assert.equal(pageOf("#learn/x/y.html"), "learn/x/y.html");
  for (const bad of ["", "#../x.html", "#a/../../x.html", "#/etc/x.html", "#https://x.example/a.html", "#javascript:a.html", "#x.js", "#%", "#100%.html"]) {
    assert.equal(pageOf(bad), null, bad);
  }
  assert.equal(pathOf("file:///a%20b/copy/learn/x/y.html#z", "../../"), "learn/x/y.html");
  assert.equal(pathOf("file:///copy/index.html", ""), "index.html");
});

function storageOf(kept) {
  return {
    get length() { return kept.size; },
    key: (at) => Array.from(kept.keys())[at],
    getItem: (key) => kept.get(key),
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  };
}

test("two tabs of a copy do not wipe what the other one did", () => {
  const kept = { local: new Map([["guidepost:gone", "0"]]), session: new Map() };
  const windowOf = ({ local, session }) => ({ localStorage: storageOf(local), sessionStorage: storageOf(session) });
  const shell = windowOf(kept);
  const frames = [1, 2].map(() => windowOf({ local: new Map(), session: new Map() }));
  for (const frame of frames) restore(frame, snapshot(shell));
  const known = frames.map(snapshot);
  frames[0].localStorage.setItem("guidepost:book", "one");
  frames[0].localStorage.removeItem("guidepost:gone");
  frames[1].localStorage.setItem("guidepost:book:list", "two");
  frames.forEach((frame, at) => update(shell, between(known[at], snapshot(frame))));
  assert.deepEqual(Object.fromEntries(kept.local), { "guidepost:book": "one", "guidepost:book:list": "two" });
  update(shell, { local: { other: "3", "guidepost:book": 7, "guidepost:book:list": null } });
  assert.deepEqual(Object.fromEntries(kept.local), { "guidepost:book": "one" });
});

test("only what is ours goes between pages", () => {
  const kept = new Map([["guidepost:a", "1"], ["somebody", "2"]]);
  const storage = storageOf(kept);
  assert.deepEqual({ ...entries(storage) }, { "guidepost:a": "1" });
  replace(storage, { "guidepost:b": "3", other: "4", "guidepost:c": 5 });
  assert.deepEqual(Object.fromEntries(kept), { somebody: "2", "guidepost:b": "3" });
});

test("a single file opens its contents where an address names nothing", () => {
  assert.equal(placeOf("#p%201"), "p 1");
  assert.deepEqual(["", "#", "#100%"].map(placeOf), ["contents", "contents", "contents"]);
});

test("the search of a single file wants every word, titles first", () => {
  const page = (id, title, text) => ({ id, title: wordsOf(title), words: wordsOf(`${title} ${text}`) });
  const pages = [page("p1", "Sharing", "consent and consent and consent"), page("p2", "Consent", "sharing records"), page("p3", "Rosa", "nothing")];
  assert.deepEqual(Array.from(find(pages, "consent shar"), ({ id }) => id), ["p1", "p2"]);
  assert.deepEqual(Array.from(find(pages, "consent"), ({ id }) => id), ["p2", "p1"]);
  assert.deepEqual(Array.from(find(pages, "consent rosa"), ({ id }) => id), []);
  assert.deepEqual(Array.from(find(pages, " ! "), ({ id }) => id), []);
});

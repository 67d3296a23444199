// The pure parts of the preview's scripts: what stays of a page, and what the
// author's panel says.
"use strict";

const assert = require("node:assert/strict");
const path = require("node:path");
const test = require("node:test");

const scripts = path.join(__dirname, "..", "..", "src", "serve");
require(path.join(scripts, "align.js"));
require(path.join(scripts, "panel.js"));
const { pairs, without, pause } = globalThis.GuidepostAlign;
const { choose, counted, label, plain, title } = globalThis.GuidepostPanel;

test("parts that did not change are found in both lists", () => {
  assert.deepEqual(pairs([], []), []);
  assert.deepEqual(pairs(["a"], []), []);
  assert.deepEqual(pairs([..."abc"], [..."abc"]), [[0, 0], [1, 1], [2, 2]]);
  assert.deepEqual(pairs([..."abcd"], [..."axcd"]), [[0, 0], [2, 2], [3, 3]]);
  assert.deepEqual(pairs([..."abcde"], [..."xbxdx"]), [[1, 1], [3, 3]]);
  assert.deepEqual(pairs([..."ab"], [..."xaby"]), [[0, 1], [1, 2]]);
});

test("pairs always grow and are always equal", () => {
  let seed = 7;
  const random = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 500; round += 1) {
    const list = () => Array.from({ length: random(12) }, () => "abc"[random(3)]);
    const [old, now] = [list(), list()];
    let last = [-1, -1];
    for (const pair of pairs(old, now)) {
      assert.ok(pair[0] > last[0] && pair[1] > last[1]);
      assert.equal(old[pair[0]], now[pair[1]]);
      last = pair;
    }
  }
});

test("a very long page keeps its equal start and end", () => {
  const old = Array.from({ length: 2000 }, (_, at) => `o${at}`);
  const now = ["same", ...Array.from({ length: 2000 }, (_, at) => `n${at}`), "end"];
  assert.deepEqual(pairs(["same", ...old, "end"], now), [[0, 0], [2001, 2001]]);
});

test("lists are compared and pauses grow up to a limit", () => {
  assert.deepEqual(without(["a", "b"], ["b", "c"]), ["a"]);
  assert.deepEqual([0, 1, 4, 5, 60].map(pause), [250, 500, 4000, 5000, 5000]);
});

const problem = (severity, message = "Wrong.") => ({ severity, message, source: "content/a.md", code: "x/y" });
const state = (problems, held = null, errors = 0) => ({ problems, held, elsewhere: { errors, warnings: 0, files: [] } });

test("the button says what is wrong here and how much elsewhere", () => {
  assert.equal(label(null), "Author");
  assert.equal(label(state([])), "Author: nothing wrong here");
  assert.equal(label(state([problem("error"), problem("warning"), problem("advice")])), "Author: 1 error and 1 warning");
  assert.equal(label(state([], null, 2)), "Author: nothing wrong here, 2 errors elsewhere");
  assert.equal(counted(0, 0), "");
});

test("the panel opens by itself for new errors and closes when they are mended", () => {
  const closed = { open: false, byItself: false, errors: "" };
  assert.equal(choose(closed, state([problem("warning")])).open, false);
  const opened = choose(closed, state([problem("error")]));
  assert.deepEqual([opened.open, opened.byItself], [true, true]);
  assert.equal(choose(opened, state([])).open, false);
  // The author closed it: it stays closed until there is another error.
  const shut = { ...opened, open: false, byItself: false };
  assert.equal(choose(shut, state([problem("error")])).open, false);
  assert.equal(choose(shut, state([problem("error", "Another.")])).open, true);
  // The author opened it: it stays open.
  const own = { open: true, byItself: false, errors: "" };
  assert.equal(choose(choose(own, state([problem("error")])), state([])).open, true);
  assert.equal(choose(closed, state([], "The last good pages are shown.")).open, true);
});

test("words of a file are looked for as readers see them", () => {
  assert.equal(plain("> - [x] See [the **page**](a.md) `now`"), "[x] See the page now");
  assert.equal(plain("## A heading"), "A heading");
  assert.equal(plain("![alt](a.png)"), "alt");
  assert.equal(plain("**"), "");
  assert.equal(title("teach-minutes"), "Teach minutes");
});

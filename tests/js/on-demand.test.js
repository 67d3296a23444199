"use strict";

/* Scripts that are loaded when they are needed: in order, once, and again when
   that failed. The document is a small one that notes what is asked of it. */
const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { GuidepostOnDemand } = load("on-demand.js");

function fakeDocument(own = []) {
  const asked = [];
  return {
    asked,
    addresses: () => asked.map(({ src }) => src),
    readyState: "complete",
    querySelector: (selector) => own.find((address) => selector === `script[src="${address}"]`) || null,
    createElement: () => ({ removed: false, remove() { this.removed = true; } }),
    head: { append: (script) => asked.push(script) },
  };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));

test("scripts of one name run in their order, once, and leave no tag behind", async () => {
  const document = fakeDocument();
  const ask = GuidepostOnDemand.loader(document, { engine: "a.js b.js" });
  const first = ask("engine");
  const second = ask("engine");
  await soon();
  assert.deepEqual(document.addresses(), ["a.js", "b.js"]);
  assert.ok(document.asked.every(({ async }) => async === false));
  document.asked.forEach((script) => script.onload());
  await Promise.all([first, second]);
  await ask("engine");
  assert.equal(document.asked.length, 2);
  assert.ok(document.asked.every(({ removed }) => removed));
});

test("what failed is asked for again, and nothing else", async () => {
  const document = fakeDocument();
  const ask = GuidepostOnDemand.loader(document, { engine: "a.js b.js" });
  const first = ask("engine");
  await soon();
  document.asked[0].onload();
  document.asked[1].onerror();
  await assert.rejects(first, /b\.js cannot be loaded/);
  const second = ask("engine");
  await soon();
  assert.deepEqual(document.addresses(), ["a.js", "b.js", "b.js"]);
  document.asked[2].onload();
  await second;
});

test("what the page loads by its own tags is not loaded again", async () => {
  const document = fakeDocument(["a.js"]);
  const ask = GuidepostOnDemand.loader(document, { engine: "a.js b.js" });
  const done = ask("engine");
  await soon();
  assert.deepEqual(document.addresses(), ["b.js"]);
  document.asked[0].onload();
  await done;
  await ask("nothing of this name");
  assert.equal(document.asked.length, 1);
});

test("nothing is loaded before the page is read to its end", async () => {
  const document = fakeDocument();
  document.readyState = "interactive";
  let read;
  document.addEventListener = (name, listener) => {
    assert.equal(name, "DOMContentLoaded");
    read = listener;
  };
  const done = GuidepostOnDemand.loader(document, { path: "path.js" })("path");
  await soon();
  assert.deepEqual(document.addresses(), []);
  read();
  await soon();
  assert.deepEqual(document.addresses(), ["path.js"]);
  document.asked[0].onload();
  await done;
});

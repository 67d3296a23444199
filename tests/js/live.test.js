// The preview's connection: it comes back, whatever else was on its way.
"use strict";

const assert = require("node:assert/strict");
const path = require("node:path");
const test = require("node:test");
const { load } = require("./load.js");

/* A window whose sockets, fetches and timers wait until the test moves them. */
function preview() {
  const seen = { sockets: [], fetches: [], timers: [] };
  const listeners = {};
  const document = {
    currentScript: { getAttribute: (name) => (name === "data-token" ? "t" : "1") },
    body: { cloneNode: () => null },
    readyState: "interactive",
    addEventListener: (name, listener) => (listeners[name] = listener),
    removeEventListener: () => {},
  };
  const window = {
    document,
    location: { protocol: "http:", host: "x", pathname: "/" },
    WebSocket: function () {
      seen.sockets.push(this);
    },
    fetch: () => new Promise((answer, fail) => seen.fetches.push({ answer, fail })),
    setTimeout: (call) => seen.timers.push(call),
    GuidepostPanel: { start() {}, connected() {}, update() {} },
    GuidepostAlign: { pause: () => 0 },
    GuidepostMorph: { Shown: function () {} },
  };
  load(path.join("..", "..", "..", "src", "serve", "live.js"), window);
  listeners.readystatechange();
  return seen;
}

const settled = () => new Promise((done) => setImmediate(done));

test("a connection that ends while a page is fetched is made again", async () => {
  const { sockets, fetches, timers } = preview();
  sockets[0].onmessage({ data: '{"page":"changed"}' });
  sockets[0].onclose();
  timers.shift()();
  assert.equal(fetches.length, 1, "one fetch at a time");
  fetches[0].fail(new Error("gone"));
  await settled();
  assert.equal(fetches.length, 2);
  assert.equal(sockets.length, 1, "the page is asked for its token first");
  fetches[1].fail(new Error("gone"));
  await settled();
  assert.equal(sockets.length, 2);
  assert.equal(fetches.length, 2);
});

test("a connection that ends is made again when the page has been fetched", async () => {
  const { sockets, fetches, timers } = preview();
  sockets[0].onclose();
  timers.shift()();
  fetches[0].fail(new Error("gone"));
  await settled();
  assert.equal(sockets.length, 2);
});

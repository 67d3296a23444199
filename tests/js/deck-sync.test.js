"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const sync = load("deck-sync.js").GuidepostDeckSync;
const RUN = "0123456789abcdef";
const FROM = "fedcba9876543210";
const STATE = { slide: 3, black: false, hands: [1, 2], show: null, countdown: { status: "off", endsAt: 0, left: 0 } };
const message = (more) => ({ guidepost: "deck", v: 1, kind: "state", from: FROM, seq: 1, run: RUN, state: STATE, ...more });

test("a token has 16 signs, and an address names its run", () => {
  const crypto = { getRandomValues: (bytes) => bytes.map((_, at) => at * 17) };
  assert.equal(sync.token(crypto), "0011223344556677");
  assert.equal(sync.runOf(`#run=${RUN}`), RUN);
  assert.equal(sync.runOf(`#at=x&run=${RUN}&y=z`), RUN);
  for (const other of ["", "#run=", "#run=xyz", `#run=${RUN}0`, `#rerun=${RUN}`]) assert.equal(sync.runOf(other), "", other);
});

test("a message of this run is taken, as a value and as text", () => {
  assert.equal(sync.read(message(), RUN).state.slide, 3);
  assert.equal(sync.read(JSON.stringify(message()), RUN).state.slide, 3);
});

test("messages of others, of no kind or too long are not", () => {
  const wrong = [
    null,
    undefined,
    7,
    "{",
    {},
    message({ guidepost: "page" }),
    message({ v: 2 }),
    message({ kind: "paint" }),
    message({ run: "1111111111111111" }),
    message({ from: "me" }),
    message({ seq: "1" }),
    message({ seq: -1 }),
    message({ state: null }),
    message({ state: { slide: 0 } }),
    message({ state: { slide: "3" } }),
    message({ kind: "hello", run: "" }),
    message({ kind: "gives", run: "" }),
    message({ more: "x".repeat(sync.MOST) }),
  ];
  for (const one of wrong) assert.equal(sync.read(one, RUN), null, JSON.stringify(one)?.slice(0, 80));
});

test("what a state holds is made whole, and text stays text", () => {
  const hands = [1, -3, "x", 4.7, 1e9];
  const show = [{ right: "yes", words: "<b>Yes.</b>" }, { right: "maybe", words: "No." }, { words: 7 }, "x"];
  const state = JSON.parse(JSON.stringify(sync.state({ ...STATE, black: 1, hands, show, countdown: { status: "paused", endsAt: "x", left: 60000 } })));
  assert.deepEqual(state, {
    slide: 3,
    black: false,
    hands: [1, 0, 0, 4, 0],
    show: [
      { right: "yes", words: "<b>Yes.</b>" },
      { right: "", words: "No." },
    ],
    countdown: { status: "paused", endsAt: 0, left: 60000 },
  });
});

test("a message that comes three ways is taken once, and never an older one", () => {
  const isNew = sync.once();
  assert.equal(isNew(message({ seq: 5 })), true);
  assert.equal(isNew(message({ seq: 5 })), false);
  assert.equal(isNew(message({ seq: 4 })), false);
  assert.equal(isNew(message({ seq: 6 })), true);
  assert.equal(isNew(message({ seq: 2, from: "0000000000000000" })), true, "another sender counts for itself");
});

test("answers fit a message, however long they are", () => {
  const lines = Array.from({ length: 6 }, () => ({ right: "no", words: "w".repeat(900) }));
  const clipped = sync.clipAll(lines, 1400);
  const text = JSON.stringify(message({ state: { ...STATE, show: clipped } }));
  assert.ok(text.length <= sync.MOST, `${text.length} letters`);
  assert.equal(sync.read(text, RUN).state.show.length, 6);
  assert.equal(sync.clip("short", 10), "short");
  assert.equal(sync.clip("longer", 3), "lo…");
});

/** A window as far as the ways between windows need one. */
function fakeWindow(protocol, storage) {
  const listeners = {};
  return {
    location: { protocol, origin: protocol === "file:" ? "null" : "http://127.0.0.1" },
    opener: null,
    localStorage: storage,
    addEventListener: (name, listener) => (listeners[name] = listener),
    tell: (name, event) => listeners[name](event),
  };
}

test("a window hears by message and by storage, and not from elsewhere", () => {
  const heard = [];
  const storage = { setItem() {}, removeItem() {} };
  const window = fakeWindow("http:", storage);
  sync.open(window, "deck", "0000000000000000", RUN, (one) => heard.push(one.seq));
  window.tell("message", { origin: "http://evil.example", data: message({ seq: 1 }) });
  window.tell("message", { origin: "http://127.0.0.1", data: message({ seq: 2 }) });
  window.tell("storage", { key: "deck", newValue: JSON.stringify(message({ seq: 2 })) });
  window.tell("storage", { key: "other", newValue: JSON.stringify(message({ seq: 3 })) });
  window.tell("storage", { key: "deck", newValue: null });
  window.tell("storage", { key: "deck", newValue: JSON.stringify(message({ seq: 4 })) });
  window.tell("message", { origin: "http://127.0.0.1", data: message({ seq: 9, from: "0000000000000000" }) });
  assert.deepEqual(heard, [2, 4]);
});

test("from a disk messages go to any window, where storage is forbidden too", () => {
  const window = fakeWindow("file:", {
    setItem() {
      throw new Error("forbidden");
    },
  });
  const sent = [];
  const room = { closed: false, postMessage: (one, target) => sent.push([one.kind, target]) };
  const ways = sync.open(window, "deck", FROM, RUN, () => {});
  ways.add(room);
  ways.add(room);
  assert.equal(ways.send("state", { state: STATE }), true);
  assert.equal(ways.send("state", { state: { ...STATE, show: [{ right: "", words: "w".repeat(3000) }] } }), false);
  room.closed = true;
  ways.send("bye", {});
  assert.deepEqual(sent, [["state", "*"]]);
});

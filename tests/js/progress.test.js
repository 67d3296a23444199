"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { empty, read, merge, open } = load("progress.js").GuidepostProgress;
const copy = (value) => JSON.parse(JSON.stringify(value));

/* A storage like a browser's, whose keys are its own properties. */
function storage() {
  return Object.create({
    getItem(key) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
    setItem(key, value) {
      this[key] = String(value);
    },
    removeItem(key) {
      delete this[key];
    },
  });
}

/* A storage that takes so many characters and then throws, as a full one does. */
function small(room) {
  const kept = storage();
  Object.getPrototypeOf(kept).setItem = function (key, value) {
    const others = Object.keys(this).filter((name) => name !== key);
    const used = others.reduce((sum, name) => sum + name.length + this[name].length, 0);
    if (used + key.length + String(value).length > room) throw new Error("QuotaExceededError");
    this[key] = String(value);
  };
  return kept;
}

function browser() {
  return { localStorage: storage(), sessionStorage: storage() };
}

function stored(window) {
  return Object.keys(window.localStorage).concat(Object.keys(window.sessionStorage));
}

const finish = (data) => {
  data.lessons["learn/x.html"] = "2026-11-22";
};

test("nothing is stored before somebody says whose computer it is", () => {
  const window = browser();
  const store = open(window, "book", () => 0);
  store.change(finish);
  store.ownWords("a", "mine");
  assert.deepEqual(stored(window), []);
  assert.equal(store.mode(), null);
  assert.equal(store.data().lessons["learn/x.html"], "2026-11-22", "it lives as long as the page");
  assert.equal(open(window, "book", () => 0).data().lessons["learn/x.html"], undefined);
});

test("on one's own computer it is kept, what was done before the answer too", () => {
  const window = browser();
  const store = open(window, "book", () => 0);
  store.change(finish);
  store.ownWords("a", "my words");
  store.choose("mine");
  assert.equal(Object.keys(window.sessionStorage).length, 0);
  const later = open({ localStorage: window.localStorage, sessionStorage: storage() }, "book", () => 1e12);
  assert.equal(later.isMine(), true);
  assert.equal(later.data().lessons["learn/x.html"], "2026-11-22");
  assert.equal(later.ownWords("a"), "my words");
});

test("on a shared computer it ends with the tab, and own words with the page", () => {
  const window = browser();
  const store = open(window, "book", () => 0);
  store.choose("shared");
  store.change(finish);
  store.ownWords("a", "my words");
  assert.equal(Object.keys(window.localStorage).length, 0);
  assert.doesNotMatch(JSON.stringify(window.sessionStorage), /my words/);
  assert.equal(open(window, "book", () => 1).data().lessons["learn/x.html"], "2026-11-22", "the same tab");
  const closed = { localStorage: window.localStorage, sessionStorage: storage() };
  assert.equal(open(closed, "book", () => 1).mode(), null);
});

test("on a shared computer half an hour without use ends it", () => {
  const window = browser();
  let now = 0;
  const store = open(window, "book", () => now);
  store.choose("shared");
  now = 30 * 60 * 1000;
  store.touch();
  now *= 2;
  assert.equal(open(window, "book", () => now).mode(), "shared", "touched in between");
  window.sessionStorage.setItem("guidepost:book:list", "fhir");
  window.sessionStorage.setItem("guidepost:book:tally", "{}");
  window.sessionStorage.setItem("guidepost:other:list", "fhir");
  store.change(finish);
  now += 30 * 60 * 1000 + 1;
  assert.equal(store.mode(), null);
  assert.deepEqual(copy(store.data()), copy(empty()), "the same page forgets too");
  assert.equal(open(window, "book", () => now).mode(), null);
  assert.deepEqual(stored(window), ["guidepost:other:list"]);
});

test("clearing leaves nothing of this book, and all of others", () => {
  for (const mode of ["mine", "shared"]) {
    const window = browser();
    const store = open(window, "book", () => 0);
    store.choose(mode);
    store.change(finish);
    store.ownWords("a", "words");
    window.sessionStorage.setItem("guidepost:book:list", "fhir");
    window.sessionStorage.setItem("guidepost-deck:book:learn/x/", "{}");
    window.sessionStorage.setItem("guidepost-votes:/learn/x/present.html", "{}");
    window.sessionStorage.setItem("guidepost-deck:other:learn/x/", "{}");
    window.localStorage.setItem("guidepost:other", "x");
    window.localStorage.setItem("guidepost:bookshelf", "x");
    store.clear();
    assert.deepEqual(stored(window).sort(), ["guidepost-deck:other:learn/x/", "guidepost:bookshelf", "guidepost:other"]);
    assert.deepEqual(copy(store.data()), copy(empty()));
    assert.equal(store.ownWords("a"), "");
    assert.equal(store.mode(), null);
  }
});

test("changing the answer moves everything to the other place", () => {
  const window = browser();
  const store = open(window, "book", () => 0);
  store.choose("mine");
  store.change(finish);
  window.localStorage.setItem("guidepost:book:list", "fhir");
  store.choose("shared");
  assert.deepEqual(Object.keys(window.localStorage), []);
  assert.equal(window.sessionStorage.getItem("guidepost:book:list"), "fhir");
  assert.equal(store.data().lessons["learn/x.html"], "2026-11-22");
  store.choose("mine");
  assert.deepEqual(Object.keys(window.sessionStorage), []);
  assert.equal(window.localStorage.getItem("guidepost:book:list"), "fhir");
});

test("without room for the new answer all stays where it is", () => {
  for (const [from, to, full] of [["mine", "shared", "sessionStorage"], ["shared", "mine", "localStorage"]]) {
    for (const room of [0, 300, 600]) {
      const window = browser();
      window[full] = small(room);
      const store = open(window, "book", () => 0);
      assert.equal(store.choose(from), true);
      store.change(finish);
      const keeps = from === "mine" ? window.localStorage : window.sessionStorage;
      keeps.setItem("guidepost:book:list", "fhir");
      keeps.setItem("guidepost:book:tally", "x".repeat(600));
      if (from === "mine") store.ownWords("a", "my words");
      const before = copy(keeps);
      assert.equal(store.choose(to), false, `${to} ${room}`);
      assert.equal(store.mode(), from);
      assert.deepEqual(copy(keeps), before);
      assert.deepEqual(Object.keys(window[full]), []);
      assert.equal(open(window, "book", () => 0).data().lessons["learn/x.html"], "2026-11-22");
    }
  }
});

test("what a full store does not take lives as long as the page", () => {
  for (const mode of ["mine", "shared"]) {
    const window = browser();
    const name = mode === "mine" ? "localStorage" : "sessionStorage";
    const store = open(window, "book", () => 0);
    store.choose(mode);
    store.ownWords("a", "old");
    const full = Object.assign(small(0), window[name]);
    const roomy = window[name];
    window[name] = full;
    store.change(finish);
    store.change((data) => {
      data.lessons.other = "2026-11-23";
    });
    store.ownWords("a", "new");
    assert.equal(store.mode(), mode);
    assert.deepEqual(Object.keys(store.data().lessons).sort(), ["learn/x.html", "other"], mode);
    assert.equal(store.ownWords("a"), "new", mode);
    window[name] = Object.assign(roomy, full);
    store.touch();
    store.change(() => {});
    store.ownWords("b", "more");
    const later = open(window, "book", () => 0);
    assert.deepEqual(Object.keys(later.data().lessons).sort(), ["learn/x.html", "other"], "kept when there is room");
    if (mode === "mine") assert.equal(later.ownWords("a"), "new");
    store.clear();
    assert.deepEqual(copy(store.data()), copy(empty()));
  }
});

test("of very long own words the first 20,000 characters stay", () => {
  const window = browser();
  const store = open(window, "book", () => 0);
  store.choose("mine");
  store.ownWords("long", "a".repeat(20000) + "b");
  store.ownWords("other", "words");
  assert.equal(store.ownWords("long"), "a".repeat(20000));
  window.localStorage["guidepost:book:words"] = JSON.stringify({ older: "c".repeat(30000), no: 7 });
  store.ownWords("new", "words");
  assert.equal(store.ownWords("older").length, 30000, "what was kept before is not dropped");
  assert.equal(store.ownWords("no"), "");
});

test("the same answer in a second tab costs no words of the first", () => {
  const window = browser();
  const [first, second] = [open(window, "book", () => 0), open(window, "book", () => 0)];
  first.choose("mine");
  first.ownWords("a", "my words");
  assert.equal(second.choose("mine"), true);
  assert.equal(first.ownWords("a"), "my words");
});

test("several books at one address do not mix", () => {
  const window = browser();
  const [one, two] = ["one", "two"].map((id) => open(window, id, () => 0));
  one.choose("mine");
  one.change(finish);
  assert.equal(two.mode(), null);
  assert.deepEqual(copy(two.data().lessons), {});
});

test("two tabs on one's own computer do not overwrite each other", () => {
  const window = browser();
  const first = open(window, "book", () => 0);
  first.choose("mine");
  const second = open(window, "book", () => 0);
  first.change(finish);
  second.change((data) => {
    data.lessons.other = "2026-11-23";
  });
  assert.deepEqual(Object.keys(first.data().lessons).sort(), ["learn/x.html", "other"]);
});

test("a browser that forbids storage keeps the page working", () => {
  const window = {};
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, name, {
      get() {
        throw new Error("SecurityError");
      },
    });
  }
  const store = open(window, "book", () => 0);
  store.choose("mine");
  store.change(finish);
  store.clear();
  assert.equal(store.mode(), null);
});

test("what is not understood is dropped, whatever a file holds", () => {
  for (const text of ["", "{", "[]", "7", "null", '{"v":2}', '{"lessons":{}}']) {
    assert.equal(read(text), null, text);
  }
  const data = read(
    JSON.stringify({
      v: 1,
      lessons: { a: "2026-11-22", b: "soon", c: 7 },
      items: { q: { page: "p", right: "yes", tries: 99, on: "x", step: -1, due: 5 }, r: "no", s: { right: true } },
      ticks: { p: { a: 1, b: 2, c: "x" }, q: 5 },
      last: { page: 1 },
      shortcuts: false,
      words: "secret",
    })
  );
  assert.deepEqual(copy(data), {
    v: 1,
    lessons: { a: "2026-11-22" },
    items: { q: { page: "p", right: false, tries: 9, on: "", step: 0, due: null } },
    ticks: { p: { a: 1 } },
    last: null,
    shortcuts: false,
  });
  const hostile = read('{"v":1,"lessons":{"__proto__":"2026-11-22"},"ticks":{"__proto__":{"x":1}}}');
  assert.deepEqual(copy(hostile.lessons), {});
});

test("two readings become one: done stays done, the later answer counts", () => {
  const mine = read('{"v":1,"lessons":{"a":"2026-11-01"},"items":{"q":{"page":"p","right":true,"on":"2026-11-05"}}}');
  const other = read('{"v":1,"lessons":{"a":"2026-11-09","b":"2026-11-09"},"items":{"q":{"page":"p","right":false,"on":"2026-11-02"},"r":{"page":"p","on":"2026-11-02"}}}');
  merge(mine, other);
  assert.deepEqual(copy(mine.lessons), { a: "2026-11-01", b: "2026-11-09" });
  assert.equal(mine.items.q.right, true);
  assert.ok(mine.items.r);
});

test("what another program keeps is held in memory alone", () => {
  const window = browser();
  const store = open(window, "book", () => 0);
  let told = 0;
  store.listen(() => {
    told += 1;
  });
  store.hold({ ...empty(), lessons: { "learn/y.html": "2026-11-20" } });
  assert.equal(store.mode(), "held");
  assert.equal(told, 1);
  store.change(finish);
  store.ownWords("a", "my words");
  assert.deepEqual(Object.keys(copy(store.data()).lessons).sort(), ["learn/x.html", "learn/y.html"]);
  assert.deepEqual(stored(window), []);
  store.hold("no progress at all");
  assert.deepEqual(copy(store.data()), copy(empty()));
});

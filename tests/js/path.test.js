"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { load } = require("./load.js");

const { GuidepostPath: path } = load("path.js");
const plain = (value) => JSON.parse(JSON.stringify(value));

test("an address is read as pairs, a plain anchor as a place on the page", () => {
  assert.deepEqual(plain(path.read("#path=give-care&at=s-level-1")), { path: "give-care", at: "s-level-1" });
  assert.deepEqual(plain(path.read("#s-level-1")), { at: "s-level-1" });
  assert.deepEqual(plain(path.read("")), {});
  assert.deepEqual(plain(path.read("#path=%E0%A4&at=x")), { at: "x" }, "what nobody can read is left out");
});

test("what is written is read again", () => {
  for (const at of ["", "s-a&b=c", "s-gofyn-am-help-ŷ"]) {
    const state = plain(path.read(path.write("run-a-care-service", at)));
    assert.equal(state.path, "run-a-care-service");
    assert.equal(state.at || "", at);
  }
});

test("a page knows what comes before and after it", () => {
  const lessons = [{ page: "a.html" }, { page: "b.html" }, { page: "c.html" }];
  assert.deepEqual(plain(path.place(lessons, "b.html")), { at: 1, previous: { page: "a.html" }, next: { page: "c.html" } });
  assert.equal(path.place(lessons, "a.html").previous, null);
  assert.equal(path.place(lessons, "c.html").next, null);
  assert.equal(path.place(lessons, "d.html"), null);
});

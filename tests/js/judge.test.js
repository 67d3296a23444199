"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { plain, isSame, inPlace, isOneOff, gap, count } = load("judge.js").GuidepostJudge;

/* Arrays of another window are not deeply equal to ours: compare copies. */
const list = (other) => Array.from(other);

test("capitals, spaces and marks do not count", () => {
  assert.equal(plain(" FHIR-based  Lay out! "), "fhirbasedlayout");
  assert.equal(plain("cafe\u0301"), "café");
  assert.equal(plain("42 %"), "42");
});

test("the chosen answers are right in any order, but all and only those", () => {
  assert.equal(isSame(["b", "a"], ["a", "b"]), true);
  assert.equal(isSame(["a"], ["a", "b"]), false);
  assert.equal(isSame(["a", "b", "c"], ["a", "b"]), false);
  assert.equal(isSame(["a", "c"], ["a", "b"]), false);
  assert.equal(isSame([], ["a"]), false);
});

test("steps are judged place by place", () => {
  assert.deepEqual(list(inPlace(["a", "c", "b"], ["a", "b", "c"])), [true, false, false]);
  assert.equal(count(inPlace(["a", "b"], ["a", "b"])), 2);
});

test("one letter more, less or another is one off", () => {
  for (const [a, b] of [["layout", "layut"], ["layut", "layout"], ["layout", "layoot"], ["a", ""]]) {
    assert.equal(isOneOff(a, b), true, `${a} ${b}`);
  }
  for (const [a, b] of [["layout", "layout"], ["layout", "lay"], ["layout", "laoyut"], ["abcdef", "ghijkl"]]) {
    assert.equal(isOneOff(a, b), false, `${a} ${b}`);
  }
});

test("a gap takes each accepted answer, and a slip is only a hint", () => {
  assert.equal(gap(" Layout ", ["layout", "format"]), "right");
  assert.equal(gap("FORMAT", ["layout", "format"]), "right");
  assert.equal(gap("dictionery", ["dictionary"]), "nearly");
  assert.equal(gap("content", ["consent"]), "nearly");
  assert.equal(gap("cods", ["code"]), "wrong");
  assert.equal(gap("", ["layout"]), "wrong");
});

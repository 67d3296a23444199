"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const window = load("result-code.js", load("signs.js"));
const { encode, decode } = window.GuidepostResultCode;
const { encode: comeBack } = load("come-back.js", window).GuidepostComeBack;
const plain = (value) => JSON.parse(JSON.stringify(value));

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const keys = (name, count) => Array.from({ length: count }, (_, at) => `${name}-${at}`);
const run = (id, when, count) => ({ id, when, keys: keys(id + when, count) });
const RUNS = [
  run("paths/give-care", "before", 6),
  run("paths/give-care", "after", 6),
  run("paths/lead", "before", 5),
  run("learn/one", "module", 1),
];
const read = (typed) => decode("book", RUNS, typed);

/* Every way to answer so many questions. */
const ways = (count) => Array.from({ length: 2 ** count }, (_, way) => Array.from({ length: count }, (_, at) => Boolean((way >> at) & 1)));

test("a code says which check it was and which questions were right, however it is typed", () => {
  for (const one of RUNS) {
    for (const right of ways(one.keys.length)) {
      const code = encode("book", one, right);
      for (const typed of [code, code.toLowerCase(), code.replace(/-/g, " "), code.replace(/0/g, "o").replace(/1/g, "i"), ` ${code}.`]) {
        const found = read(typed);
        assert.equal(found.run, one, typed);
        assert.deepEqual(plain(found.right), right);
      }
    }
  }
});

test("six questions make eight signs in two groups", () => {
  assert.match(encode("book", RUNS[0], ways(6)[13]), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
});

test("the same results give the same code: nothing else is in it", () => {
  const codes = new Set(ways(6).map((right) => encode("book", RUNS[0], right)));
  assert.equal(codes.size, 64);
  assert.equal(encode("book", RUNS[0], ways(6)[5]), encode("book", plain(RUNS[0]), ways(6)[5]));
});

test("every wrong sign and every two swapped signs are noticed", () => {
  for (const right of ways(6)) {
    const code = encode("book", RUNS[0], right).replace("-", "");
    for (let at = 0; at < code.length; at += 1) {
      for (const sign of SIGNS.replace(code[at], "")) {
        const wrong = code.slice(0, at) + sign + code.slice(at + 1);
        assert.match(read(wrong).problem, /^(typing|come_back)$/, wrong);
      }
      for (let other = at + 1; other < code.length; other += 1) {
        if (code[at] === code[other]) continue;
        const signs = code.split("");
        [signs[at], signs[other]] = [signs[other], signs[at]];
        assert.match(read(signs.join("")).problem, /^(typing|come_back)$/, signs.join(""));
      }
    }
  }
});

test("what is no code is told from one", () => {
  const code = encode("book", RUNS[0], ways(6)[21]);
  for (const wrong of ["", "-", "U", "ABC", "0000", "<b>", "🙂🙂🙂🙂🙂", code.slice(1), code.slice(0, -1), code + "0"]) {
    assert.equal(read(wrong).problem, "typing", wrong);
  }
});

test("a code of another book, of questions that changed, or to come back says so", () => {
  const code = encode("book", RUNS[0], ways(6)[21]);
  assert.equal(decode("book", RUNS.slice(2), code).problem, "unknown");
  const asked = { ...RUNS[0], keys: keys("new", 6) };
  assert.equal(decode("book", [asked], code).problem, "changed");
  const turned = { ...RUNS[0], keys: RUNS[0].keys.slice().reverse() };
  assert.equal(decode("book", [turned], code).problem, "changed");
  const foreign = ways(6).map((right) => decode("another", RUNS, encode("book", RUNS[0], right)).problem);
  assert.ok(foreign.every((problem) => problem === "unknown" || problem === "changed"), foreign.join());
  const unit = { page: "learn/one/index.html", lessons: [{ page: "learn/one/a.html", asked: keys("q", 4) }] };
  assert.equal(read(comeBack("book", unit, { lessons: {}, items: {} })).problem, "come_back");
});

test("two checks with the same head are never counted for each other", () => {
  const twin = { ...RUNS[0] };
  assert.equal(decode("book", [RUNS[0], twin], encode("book", RUNS[0], ways(6)[1])).problem, "changed");
});

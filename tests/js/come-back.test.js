"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { encode, decode } = load("come-back.js", load("signs.js")).GuidepostComeBack;
const copy = (value) => JSON.parse(JSON.stringify(value));

function unit(name, lessons, questions) {
  return {
    page: `learn/${name}/index.html`,
    title: name,
    lessons: Array.from({ length: lessons }, (_, at) => ({
      page: `learn/${name}/${at}.html`,
      asked: Array.from({ length: questions }, (_, number) => `${name}-${at}-${number}`),
    })),
  };
}

const UNITS = [unit("one", 5, 2), unit("two", 8, 2), unit("bare", 1, 0)];
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Progress in a unit by a seed, the same in every run. */
function progress(unit, seed) {
  const data = { lessons: {}, items: {} };
  const bit = () => (seed = (seed * 1103515245 + 12345) % 2147483648) > 1073741824;
  for (const lesson of unit.lessons) {
    if (bit()) data.lessons[lesson.page] = "2026-11-22";
    for (const key of lesson.asked) {
      if (bit()) data.items[key] = { right: true };
      else if (bit()) data.items[key] = { right: false };
    }
  }
  return data;
}

test("a code brings back what it was made of, however it is typed", () => {
  for (const unit of UNITS) {
    for (let seed = 1; seed <= 200; seed += 1) {
      const data = progress(unit, seed);
      const code = encode("book", unit, data);
      for (const typed of [code, code.toLowerCase(), code.replace(/-/g, " "), code.replace(/0/g, "o").replace(/1/g, "l"), ` ${code}. `]) {
        const found = decode("book", UNITS, typed);
        assert.equal(found.unit, unit, typed);
        assert.deepEqual(copy(found.lessons), Object.keys(data.lessons));
        const right = Object.keys(data.items).filter((key) => data.items[key].right);
        assert.deepEqual(copy(found.items.map((item) => item.key)), right);
      }
    }
  }
});

test("codes are short enough for a note", () => {
  assert.match(encode("book", UNITS[0], progress(UNITS[0], 7)), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}$/);
  assert.ok(encode("book", UNITS[1], progress(UNITS[1], 7)).length <= 14);
});

test("every wrong sign and every two swapped neighbours are noticed", () => {
  const code = encode("book", UNITS[1], progress(UNITS[1], 3)).replace(/-/g, "");
  for (let at = 0; at < code.length; at += 1) {
    for (const sign of SIGNS.replace(code[at], "")) {
      const wrong = code.slice(0, at) + sign + code.slice(at + 1);
      assert.equal(decode("book", UNITS, wrong).problem, "typing", wrong);
    }
    const swapped = code.slice(0, at) + (code[at + 1] || "") + code[at] + code.slice(at + 2);
    if (swapped !== code) assert.equal(decode("book", UNITS, swapped).problem, "typing", swapped);
  }
  for (const wrong of ["", "-", "U", "ABC", `${code}0`, code.slice(1)]) {
    assert.ok(decode("book", UNITS, wrong).problem, wrong);
  }
});

test("a code of another book, or of lessons that changed, says so", () => {
  const code = encode("book", UNITS[0], progress(UNITS[0], 3));
  assert.equal(decode("other", UNITS, code).problem, "unknown");
  assert.equal(decode("book", UNITS.slice(1), code).problem, "unknown");
  const grown = unit("one", 6, 2);
  assert.equal(decode("book", [grown], code).problem, "changed");
  const turned = { ...UNITS[0], lessons: UNITS[0].lessons.slice().reverse() };
  assert.equal(decode("book", [turned], code).problem, "changed");
});

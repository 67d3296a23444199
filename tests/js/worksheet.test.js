"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { numberIn, sum, format } = load("worksheet.js").GuidepostWorksheet;

test("numbers are found as people write them", () => {
  for (const [words, number] of [["12", 12], ["£1,200.50", 1200.5], ["15 minutes", 15], ["1 200", 1200], ["-3", -3], ["about 7 a day", 7], ["1,5", 1]]) {
    assert.equal(numberIn(words), number, words);
  }
  for (const words of ["", "none", "–"]) assert.equal(numberIn(words), null, words);
});

test("a minus and a point count where they belong to the number", () => {
  const numbers = [[".5", 0.5], ["-.5", -0.5], ["\u22125", -5], ["£\u22121,200.5", -1200.5], ["-£12.50", -12.5], ["2.5 days", 2.5], ["a -3", -3]];
  numbers.push(["COVID-19", 19], ["No.5", 5], ["5-10", 5], ["A1.5", 1.5], ["12.", 12]);
  for (const [words, number] of numbers) assert.equal(numberIn(words), number, words);
});

test("a column is added up to the penny, and one without numbers has no sum", () => {
  assert.equal(sum(["0.1", "0.2"]), 0.3);
  assert.equal(sum(["£12.50", "", "1,000.10"]), 1012.6);
  assert.equal(sum(["", "x"]), null);
  assert.equal(sum(["0"]), 0);
});

test("a sum is written as people read it", () => {
  assert.equal(format(1012.6, "en-GB"), "1,012.60");
  assert.equal(format(35, "en-GB"), "35");
  assert.equal(format(null, "en-GB"), "");
});

"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { dataOf, FACETS, RECORDS, words, windowWith, plain } = require("./finder-data.js");

const { GuidepostRecords: Records, GuidepostCompare: Compare } = windowWith(["records.js", "compare.js"]);
const WORDS = words();
const { byId } = Records.read(dataOf(FACETS, RECORDS));

function rows(...ids) {
  return plain(Compare.rows(ids.map((id) => byId.get(id)), "2026-11-22", WORDS));
}

function row(table, label) {
  const found = table.find((one) => one.label === label);
  assert.ok(found, label);
  return found;
}

test("a state is written and read, each standard once, three at most", () => {
  assert.deepEqual(plain(Compare.parse("#a=x&b=y&c=x&path=nurse")), { ids: ["x", "y"], others: ["path=nurse"] });
  assert.equal(Compare.format({ ids: ["x", "y", "z", "w"], others: ["path=nurse"] }), "#a=x&b=y&c=z&path=nurse");
  assert.equal(Compare.format(Compare.parse("")), "#none");
  assert.deepEqual(plain(Compare.parse("#none").ids), []);
});

test("every point says whether the standards differ in it", () => {
  const table = rows("about-me", "medicine-and-allergy-transfer");
  assert.equal(row(table, WORDS.filter_owners).same, true);
  assert.equal(row(table, WORDS.filter_types).same, true);
  assert.equal(row(table, WORDS.filter_must).same, false);
  assert.deepEqual(row(table, WORDS.filter_must).cells.map((cell) => cell[0].text), ["We are not sure", "Must later"]);
  assert.deepEqual(row(table, WORDS.compare_by).cells[1][0].text, "30 September 2027");
  assert.deepEqual(row(table, WORDS.compare_by).cells[0], []);
  assert.equal(rows("about-me", "about-me").every(({ same }) => same), true);
});

test("in lists, what only one standard has is marked", () => {
  const who = row(rows("dcb0129", "medicine-and-allergy-transfer"), WORDS.filter_who);
  assert.deepEqual(who.cells[0], [{ text: "Suppliers of systems", only: false }]);
  assert.deepEqual(who.cells[1].map(({ only }) => only), [true, true, false, true]);
  assert.equal(row(rows("dcb0129", "about-me"), WORDS.compare_line).cells[0][0].only, false);
});

test("the order of a list makes no difference", () => {
  const facets = dataOf(FACETS, [{ id: "a", title: "A", who: ["gp", "dentist"] }, { id: "b", title: "B", who: ["dentist", "gp"] }]);
  const table = Compare.rows(Records.read(facets).records, "2026-11-22", WORDS);
  assert.equal(row(plain(table), WORDS.filter_who).same, true);
});

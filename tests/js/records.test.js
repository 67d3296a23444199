"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { dataOf, FACETS, RECORDS, words, windowWith, plain } = require("./finder-data.js");

const Records = windowWith(["records.js"]).GuidepostRecords;
const WORDS = words();
const TODAY = "2026-11-22";

function read(records) {
  return Records.read(dataOf(FACETS, records || RECORDS));
}

test("texts, ids and values are read back", () => {
  const { records, byId } = read();
  assert.deepEqual(plain(records.map(({ id, title, line }) => [id, title, line])),
    RECORDS.map(({ id, title, line }) => [id || "medicine-and-allergy-transfer", title, line]));
  const one = byId.get("dcb0129");
  assert.deepEqual(plain(one.aka), ["SCCI0129", "hazard log"]);
  assert.equal(one.status.label, "Settled");
  assert.equal(one.owner.label, "NHS England");
  assert.deepEqual(plain(one.settings.map(({ id }) => id)), ["all"]);
  assert.equal(byId.get("ward-list").owner, null);
});

test("signs between words, spaces and letters of any kind come back", () => {
  const titles = ["a", "A", "Été", "NHS", "iPad", " a", "a ", "a  b", "it's – naïve, (x)", "😀 b", "<b>\"&'</b>", "${x} `y` \\ __proto__"];
  const { records } = read(titles.map((title, at) => ({ id: "x" + at, title, line: title, aka: [title, "b"] })));
  assert.deepEqual(plain(records.map(({ title }) => title)), titles);
  assert.deepEqual(plain(records.map(({ aka }) => aka[0])), titles);
});

test("words beyond the first fifty have longer codes", () => {
  const many = Array.from({ length: 900 }, (_, at) => ({ id: "r" + at, title: `word${at} other${at}`, line: "same words" }));
  const { records } = read(many);
  assert.deepEqual(plain(records.map(({ title }) => title)), many.map(({ title }) => title));
});

test("no data and data of another form are no catalogue", () => {
  assert.equal(Records.read(undefined), null);
  assert.equal(Records.read({ form: 2 }), null);
  assert.deepEqual(plain(read([]).records), []);
});

test("hostile ids are names, never addresses or keys of an object", () => {
  const ids = ["__proto__", "constructor", "javascript:alert(1)//", "../../x", "a\"b"];
  const { records, byId } = read(ids.map((id) => ({ id, title: "t", line: "" })));
  assert.equal(byId.size, ids.length);
  assert.equal(byId.get("__proto__").title, "t");
  assert.equal(byId.get("toString"), undefined);
  assert.deepEqual(plain(records.map(Records.href)), ["./__proto__.html", "./constructor.html",
    "./javascript%3Aalert(1)%2F%2F.html", "./..%2F..%2Fx.html", "./a%22b.html"]);
});

test("the duty and the day decide the group", () => {
  const group = (duty, from, by, day) => Records.group({ duty: { id: duty }, from: from || "", by: by || "" }, day || TODAY);
  assert.equal(group("legal-must"), "now");
  assert.equal(group("contract-must", "2026-11-22"), "now");
  assert.equal(group("funding-condition", "2026-11-23"), "later");
  assert.equal(group("legal-must", "2026-11-23", "", "2026-11-23"), "now");
  assert.equal(group("legal-must", "", "2027-01-01"), "now");
  assert.equal(group("policy-expected", "2030-01-01"), "useful");
  assert.equal(group("good-practice"), "useful");
  assert.equal(group("none"), "none");
  assert.equal(group("unknown"), "unsure");
  assert.equal(group("something-new"), "unsure");
});

test("must is never said without whom and when, where these are known", () => {
  const { byId } = read();
  const text = (id, day, most) => Records.mustText(byId.get(id), day || TODAY, WORDS, most);
  assert.equal(text("dcb0129"), "Must now: suppliers of systems");
  assert.equal(text("medicine-and-allergy-transfer"),
    "Must later, from 1 May 2027, done by 30 September 2027: doctors' surgeries, pharmacies and 2 more kinds");
  assert.equal(text("medicine-and-allergy-transfer", "2027-06-01", 9),
    "Must now, done by 30 September 2027: doctors' surgeries, pharmacies, suppliers of systems and dentists");
  assert.equal(text("about-me"), "We are not sure");
});

test("dates and lists in words", () => {
  assert.equal(Records.longDate("2026-01-05"), "5 January 2026");
  assert.equal(Records.longDate("2026-13-05"), "2026-13-05");
  assert.equal(Records.longDate("<b>"), "<b>");
  assert.equal(Records.listed(["a"], "or"), "a");
  assert.equal(Records.listed(["a", "b", "c"], "or"), "a, b or c");
  assert.equal(Records.inSentence("Care homes"), "care homes");
  assert.equal(Records.inSentence("NHS 111"), "NHS 111");
  assert.equal(Records.inSentence("GP and primary care"), "GP and primary care");
});

test("what is filled in is never read as a pattern", () => {
  assert.equal(Records.fill("a {x} b {y}", { x: "{y}", y: "$&" }), "a {y} b $&");
});

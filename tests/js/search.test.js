"use strict";

/* The pure functions of the search. That tokens, scores and passages are those
   of the generator and of elasticlunr.js is held by tests/search. */
const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const window = {};
for (const name of ["language", "index", "query", "score", "find"]) {
  load(`search-${name}.js`, window);
}
load("search.js", window);
load("search-page.js", window);
const { GuidepostIndex, GuidepostLanguage, GuidepostQuery, GuidepostSearch, GuidepostSearchPage } = window;

const TABLES = { stop: "the who it can is", spellings: "color=colour", whole: "program=programme", irregular: "news=news" };
const language = GuidepostLanguage.make(TABLES);
const plain = (list) => [...list];

test("words become tokens as people type them", () => {
  const analysed = (text) => plain(language.analyse(text));
  assert.deepEqual(analysed("the patient\u2019s HL7/FHIR"), ["patient", "hl7", "fhir"]);
  assert.deepEqual(analysed("DCB0129 dcb-0129"), ["dcb0129", "dcb", "0129", "dcb", "0129", "dcb0129"]);
  assert.deepEqual(analysed("WHO can see it"), ["WHO", "see"]);
  assert.deepEqual(analysed("t\u0177 \ud83d\ude00 caf\u00e9"), ["t\u0177", "ty", "caf\u00e9", "cafe"]);
  assert.deepEqual(analysed("constructor __proto__ toString"), ["constructor", "proto", "tostr"]);
  for (const nothing of [null, undefined, {}, [], 7]) {
    assert.ok(Array.isArray(plain(language.analyse(nothing))), String(nothing));
  }
});

test("numbers come back as they were written", () => {
  assert.deepEqual(plain(GuidepostIndex.list("#! $")), [2, 1, 0, 0, 0, 0]);
  assert.equal(GuidepostIndex.decoded("!$%", ["care", "A", " (", ")", "home"]), "care ()");
  assert.equal(GuidepostIndex.decoded("# !", ["care", "A"]), "");
  assert.equal(GuidepostIndex.decoded("#!", ["care", "A"]), "Care");
  assert.equal(GuidepostIndex.decoded(" #x\u0177!", ["care"]), "x\u0177 care");
});

test("errors of typing are counted, swaps as one", () => {
  const { distance } = GuidepostQuery;
  assert.equal(distance("pateint", "patient", 2), 1);
  assert.equal(distance("snowmed", "snomed", 2), 1);
  assert.equal(distance("interopability", "interoperability", 2), 2);
  assert.equal(distance("care", "online", 2), 3);
  assert.equal(distance("", "", 1), 0);
});

test("an everyday word is never an error of typing", () => {
  const known = { words: ["care", "brew", "patient", "record"], common: [9, 1, 8, 8], everyday: new Set(["crew", "carer"]) };
  const words = (typed) => plain(GuidepostQuery.meant(typed, known, 3)).map(({ word }) => word);
  assert.deepEqual(words("crew"), []);
  assert.deepEqual(words("carer"), []);
  assert.deepEqual(words("pateint"), ["patient"]);
  assert.deepEqual(words("brow"), ["brew"]);
  assert.deepEqual(words("ca1e"), [], "digits are never mended");
  assert.deepEqual(words("cae"), [], "three letters are too few");
});

test("a query has 200 signs and ten words at most, each once", () => {
  assert.equal(GuidepostQuery.capped("x".repeat(40000)).length, 200);
  assert.equal(Array.from(GuidepostQuery.capped("\ud83d\ude00".repeat(500))).length, 200);
  const words = plain(GuidepostQuery.wordsOf(language, "one one two three four five six seven eight nine ten eleven twelve"));
  assert.equal(words.length, 10);
  assert.equal(words.filter(({ stem }) => stem === "one").length, 1);
});

test("a question after a meaning is told from others", () => {
  for (const asks of ["what is FHIR", "What's an API?", "ICS meaning", "what does ODS stand for?", "define consent"]) {
    assert.equal(GuidepostQuery.asksMeaning(asks), true, asks);
  }
  for (const other of ["who can see my record", "meaningful use", "how do I get GP Connect"]) {
    assert.equal(GuidepostQuery.asksMeaning(other), false, other);
  }
});

test("the arrows go round through the list and the box", () => {
  const { step } = GuidepostSearch;
  assert.equal(step(-1, 3, 1), 0);
  assert.equal(step(2, 3, 1), -1);
  assert.equal(step(-1, 3, -1), 2);
  assert.equal(step(0, 3, -1), -1);
  assert.equal(step(-1, 0, 1), -1);
});

test("the shortcuts open the search, but not while one types", () => {
  const page = (off) => ({ documentElement: { getAttribute: () => (off ? "off" : null) } });
  const press = (key, more, off) => GuidepostSearch.isShortcut({ key, target: { tagName: "BODY" }, ...more }, page(off));
  assert.equal(press("/"), true);
  assert.equal(press("/", { target: { tagName: "INPUT" } }), false);
  assert.equal(press("/", { target: { tagName: "DIV", isContentEditable: true } }), false);
  assert.equal(press("/", {}, true), false, "one letter can be switched off");
  assert.equal(press("K", { ctrlKey: true }), true);
  assert.equal(press("k", { ctrlKey: true, target: { tagName: "INPUT" } }, true), true);
  assert.equal(press("k"), false);
});

test("words are read from the address, whatever stands there", () => {
  const { wordsOf } = GuidepostSearchPage;
  assert.equal(wordsOf("#q=what%20is%20FHIR", ""), "what is FHIR");
  assert.equal(wordsOf("", "?q=gp+record&x=1"), "gp record");
  assert.equal(wordsOf("#q=new", "?q=old"), "new");
  assert.equal(wordsOf("#q=100%", ""), "100%");
  assert.equal(wordsOf("#at=q", "?x=q"), "");
  assert.equal(GuidepostSearch.address("../", "a&b #c"), "../search.html#q=a%26b%20%23c");
});

test("three stand first, the others by kind in the order of their best", () => {
  const results = [0, 1, 1, 2, 0, 2].map((kind, place) => ({ kind, place }));
  const { best, groups } = GuidepostSearchPage.grouped(results);
  assert.deepEqual(plain(best).map(({ place }) => place), [0, 1, 2]);
  assert.deepEqual(plain(groups).map(({ kind, results }) => [kind, results.length]), [[2, 2], [0, 1]]);
});

test("the page says how many results there are, not only how many it shows", () => {
  const { counted } = GuidepostSearchPage;
  const words = { nothing: "Nothing for", result: "1 result for", results: "results for", first: "The first {shown} of {total} for" };
  assert.deepEqual([[0, 0], [1, 1], [50, 50], [50, 212]].map(([shown, total]) => counted(words, shown, total)), [
    "Nothing for",
    "1 result for",
    "50 results for",
    "The first 50 of 212 for",
  ]);
});

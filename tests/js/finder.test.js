"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { dataOf, FACETS, RECORDS, words, windowWith, plain } = require("./finder-data.js");

const { GuidepostRecords: Records, GuidepostFinder: Finder, GuidepostFinderWords: Words } =
  windowWith(["records.js", "finder.js", "finder-words.js"]);
const WORDS = words();
const TODAY = "2026-11-22";

function prepare(records) {
  return Finder.prepare(Records.read(dataOf(FACETS, records || RECORDS)), TODAY, WORDS);
}

const PREPARED = prepare();

function found(hash, prepared) {
  return plain(Finder.select(prepared || PREPARED, Finder.parse(hash)).records.map(({ id }) => id));
}

function counts(hash, name) {
  const result = Finder.select(PREPARED, Finder.parse(hash));
  const options = PREPARED.filters[name].options;
  return Object.fromEntries(options.map(({ id, index }) => [id, result.counts[name][index]]));
}

function said(hash) {
  const state = Finder.parse(hash);
  const result = Finder.select(PREPARED, state);
  return {
    sentence: Records.plain(Words.sentence(PREPARED, state, result, WORDS)),
    reasons: plain(Words.reasons(PREPARED, state, result, WORDS)),
    help: plain(Words.suggestions(PREPARED, state, WORDS).map((one) =>
      [Records.plain(one.parts), Finder.format(one.state), one.count])),
  };
}

test("a state is written and read without loss", () => {
  const hash = "#settings=care-home,hospital&topics=medicines&must=now&compare=a,b&q=it%E2%80%99s%20%26%20%23%2C%3D%25&path=nurse&at=s-x";
  assert.equal(Finder.format(Finder.parse(hash)), hash);
  assert.equal(Finder.parse(hash).q, "it’s & #,=%");
  assert.equal(Finder.format(Finder.parse("")), "#all");
  assert.equal(Finder.format(Finder.parse("#all")), "#all");
});

test("broken and hostile addresses are no states", () => {
  const state = Finder.parse("#q=%E0%A4%A&settings=,,a,a&__proto__=x&constructor=y&=z&compare=1,2,3,4&must");
  assert.equal(state.q, "%E0%A4%A");
  assert.deepEqual(plain(state.settings), ["a"]);
  assert.deepEqual(plain(state.compare), ["1", "2", "3"]);
  assert.equal({}.x, undefined);
  assert.deepEqual(plain(state.others), ["__proto__=x", "constructor=y", "=z", "must"]);
});

test("a place shows what is for it, for its parts, for a wider place and for all", () => {
  assert.deepEqual(found("#settings=care-home"), ["dcb0129", "about-me", "read-codes"]);
  assert.deepEqual(found("#settings=social-care"), ["dcb0129", "about-me", "read-codes"]);
  assert.deepEqual(found("#settings=hospital"), ["dcb0129", "medicine-and-allergy-transfer", "ward-list"]);
  assert.deepEqual(found("#settings=inpatient"), ["dcb0129", "medicine-and-allergy-transfer", "ward-list"]);
  assert.deepEqual(found("#settings=dentistry"), ["dcb0129"]);
});

test("a topic shows its parts, not what is wider", () => {
  assert.deepEqual(found("#topics=medicines"), ["medicine-and-allergy-transfer", "ward-list"]);
  assert.deepEqual(found("#topics=prescribing"), ["ward-list"]);
});

test("values of one filter are or, filters are and", () => {
  assert.deepEqual(found("#topics=medicines,safety"), ["dcb0129", "medicine-and-allergy-transfer", "ward-list"]);
  assert.deepEqual(found("#topics=medicines,safety&types=record"), ["medicine-and-allergy-transfer"]);
  assert.deepEqual(found("#must=now,useful"), ["dcb0129", "ward-list"]);
  assert.deepEqual(found("#must=later&owners=prsb&who=gp"), ["medicine-and-allergy-transfer"]);
  assert.deepEqual(found("#statuses=retired"), ["read-codes"]);
});

test("musts come first, then what may be one, then by title", () => {
  assert.deepEqual(found(""), ["dcb0129", "medicine-and-allergy-transfer", "about-me", "ward-list", "read-codes"]);
});

test("the count beside a value is what ticking it alone would show", () => {
  for (const hash of ["", "#settings=hospital", "#settings=hospital&topics=medicines", "#q=list&must=useful"]) {
    for (const name of Finder.FILTERS) {
      const state = Finder.parse(hash);
      for (const [id, count] of Object.entries(counts(hash, name))) {
        const alone = Finder.changed(state, { [name]: [id] });
        assert.equal(Finder.count(PREPARED, alone), count, `${hash} ${name} ${id}`);
      }
    }
  }
});

test("a code is found by its number with any prefix", () => {
  for (const typed of ["DCB0129", "isb 0129", "SCCI-0129", "dapb129", "0129"]) {
    assert.deepEqual(found("#q=" + encodeURIComponent(typed)), ["dcb0129"], typed);
  }
  assert.deepEqual(found("#q=DCB4013"), ["medicine-and-allergy-transfer"]);
  assert.deepEqual(found("#q=DCB013"), []);
});

test("words are found in any form, at their beginning, in all names", () => {
  assert.deepEqual(found("#q=hazard%20logs"), ["dcb0129"]);
  assert.deepEqual(found("#q=allergies"), ["medicine-and-allergy-transfer"]);
  assert.deepEqual(found("#q=transf"), ["medicine-and-allergy-transfer"]);
  assert.deepEqual(found("#q=the%20WARDS"), ["ward-list", "dcb0129", "medicine-and-allergy-transfer"]);
  assert.deepEqual(found("#q=zebra"), []);
});

test("lay words of the vocabulary stand for their value, what names it first", () => {
  assert.deepEqual(found("#q=nursing%20home"), ["read-codes", "dcb0129", "about-me"]);
  assert.deepEqual(found("#q=nursing%20home%20codes"), ["read-codes"]);
  assert.deepEqual(found("#q=tablets"), ["medicine-and-allergy-transfer", "ward-list"]);
});

test("words of a query that mean nothing alone are passed over", () => {
  assert.deepEqual(found("#q=what%20is%20the%20hazard%20log%20for"), ["dcb0129"]);
  assert.equal(found("#q=the").length, Finder.count(PREPARED, Finder.parse("#q=the")));
});

test("the sentence says what is shown", () => {
  assert.equal(said("").sentence, "All 5 standards, whether you must follow them or not.");
  assert.equal(said("#settings=hospital&topics=medicines").sentence,
    "2 standards for hospitals about medicines, whether you must follow them or not.");
  assert.equal(said("#settings=care-home,hospital,inpatient&must=now,later&q=x").sentence,
    "No standard with the words “x” for care homes, hospitals or hospital wards with the answer “Must now” or “Must later” to “Must I?”.");
  assert.equal(said("#statuses=retired&owners=prsb&types=record&who=gp&jobs=buy").sentence,
    "No standard of the kind record standard with the answer “Closed” to “Can I use it yet?” with doctors' surgeries named in the duty that can help to buy a system that will join up looked after by PRSB.");
});

test("the page says why", () => {
  assert.deepEqual(said("#settings=care-home").reasons,
    ["1 of them is for all places of care, so for yours too.", "What somebody must follow stands first."]);
  assert.deepEqual(said("#q=nursing%20home").reasons,
    ["We read “nursing home” as care homes.", "What fits your words best stands first."]);
  assert.deepEqual(said("#settings=moon").reasons[0], "This site has nothing called “moon”, so it was left out.");
});

test("where nothing fits, the nearest questions with an answer are offered", () => {
  assert.deepEqual(said("#topics=prescribing&types=record").help, [
    ["look at medicines, which is wider", "#topics=medicines&types=record", 1],
    ["leave out prescribing", "#types=record", 2],
    ["leave out record standard", "#topics=prescribing", 1],
  ]);
  assert.deepEqual(said("#q=ward%20zebra&path=nurse").help[0], ["leave out the words “zebra”", "#q=ward&path=nurse", 3]);
  assert.deepEqual(said("#q=zebra&topics=prescribing&types=record").help,
    [["start again with all standards", "#all", 5]]);
});

test("two thousand records are filtered as five are", () => {
  const many = Array.from({ length: 2000 }, (_, at) => Object.assign({}, RECORDS[at % RECORDS.length], { id: "r" + at }));
  const prepared = prepare(many);
  assert.equal(found("#settings=care-home", prepared).length, 1200);
  assert.equal(Finder.select(prepared, Finder.parse("")).counts.settings[4], 1200);
});

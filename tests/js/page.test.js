"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

test("a page is named from the root of its site, wherever the site lies", () => {
  const { pageOf } = load("page.js", { URL }).GuidepostPage;
  for (const home of ["https://example.org/", "https://example.org/guide/", "file:///D:/my%20site/"]) {
    assert.equal(pageOf(`${home}learn/x.html?q=1#s-y`, home), "learn/x.html");
    assert.equal(pageOf(home, home), "index.html");
    assert.equal(pageOf(`${home}learn/`, home), "learn/index.html");
    assert.equal(pageOf(`${home}learn/x?q=1#s-y`, home), "learn/x.html", "a host may drop the end");
    assert.equal(pageOf(`${home}search`, home), "search.html");
    assert.equal(pageOf(`${home}downloads/x.zip`, home), "downloads/x.zip");
  }
  assert.equal(pageOf("https://elsewhere.example/learn/x.html", "https://example.org/"), "");
});

test("words are filled in, and a missing word shows its name", () => {
  const { say } = load("page.js", { GuidepostWords: { some: "{0} of {1}, {0}" } }).GuidepostPage;
  assert.equal(say("some", 2, 5), "2 of 5, 2");
  assert.equal(say("other"), "other");
});

test("a name made of words does not depend on blanks and capitals", () => {
  const { hash } = load("page.js").GuidepostPage;
  assert.equal(hash(" Ask your\n supplier"), hash("ask your supplier"));
  assert.notEqual(hash("Ask your supplier"), hash("Ask your suppliers"));
});

test("an answer in a lesson joins the pile once, and again when it is forgotten", () => {
  const schedule = load("schedule.js").GuidepostSchedule;
  const { answered } = load("learning.js", { GuidepostSchedule: schedule }).GuidepostLearning;
  const first = answered(undefined, { right: true, tries: 1 }, "learn/x.html", "2026-11-01");
  assert.deepEqual([first.due, first.page], ["2026-11-03", "learn/x.html"]);
  const again = answered(first, { right: false, tries: 2 }, "learn/x.html", "2026-11-02");
  assert.deepEqual([again.due, again.right], ["2026-11-03", false], "it keeps its day");
  const known = { page: "p", step: 3, due: null, right: true };
  assert.equal(answered({ ...known }, { right: true, tries: 1 }, "p", "2026-11-01").due, null);
  assert.equal(answered({ ...known }, { right: false, tries: 2 }, "p", "2026-11-01").due, "2026-11-03");
});

test("progress is counted by module, and a code adds to it without taking away", () => {
  const schedule = load("schedule.js").GuidepostSchedule;
  const { standing, apply } = load("my-learning.js").GuidepostMyLearning;
  const unit = { lessons: [{ page: "a", asked: ["q", "r"] }, { page: "b", asked: [] }] };
  const data = { lessons: { a: "2026-11-01", other: "2026-11-01" }, items: { q: { right: false } } };
  assert.deepEqual({ ...standing(unit, data) }, { lessons: 2, done: 1, questions: 2, right: 0 });
  apply(data, { lessons: ["a", "b"], items: [{ key: "q", page: "a" }, { key: "r", page: "a" }] }, "2026-11-22", schedule.join);
  assert.deepEqual(data.lessons, { a: "2026-11-01", other: "2026-11-01", b: "2026-11-22" });
  assert.equal(data.items.q.right, false, "what this browser knows stays");
  assert.equal(data.items.r.due, "2026-11-24");
});

"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { load } = require("./load.js");

const { GuidepostCheck: check } = load("check.js");
const { GuidepostRecord: record } = load("record.js");
const plain = (value) => JSON.parse(JSON.stringify(value));

const questions = [
  { page: "a.html", key: "k1", objective: "Name the levels" },
  { page: "b.html", key: "k2", objective: "Spot the gap" },
  { page: "a.html", key: "k3", objective: "Name the levels" },
];
const answered = (right) => ({ page: "a.html", right });

test("results are counted by objective, and only those of this check", () => {
  const items = {
    "before:paths/x:k1": answered(true),
    "before:paths/x:k3": answered(false),
    "after:paths/x:k2": answered(true),
    k2: answered(true),
  };
  const rows = check.tally(questions, items, "before", "paths/x");
  assert.deepEqual(plain(rows), [
    { objective: "Name the levels", right: 1, asked: 2, of: 2 },
    { objective: "Spot the gap", right: 0, asked: 0, of: 1 },
  ]);
  assert.deepEqual(plain(check.sum(rows)), { right: 1, asked: 2, of: 3 });
});

test("the name of a result holds the check, so that paths do not mix", () => {
  assert.notEqual(check.name("before", "paths/x", "k"), check.name("before", "paths/y", "k"));
  assert.notEqual(check.name("before", "paths/x", "k"), check.name("after", "paths/x", "k"));
});

test("the record lists finished lessons that the site still has, by day", () => {
  const lessons = { "a.html": { title: "A" }, "b.html": { title: "B" } };
  const rows = record.finished(lessons, { "b.html": "2026-11-02", "gone.html": "2026-11-01", "a.html": "2026-11-03" });
  assert.deepEqual(plain(rows).map(({ day, page }) => [day, page]), [["2026-11-02", "b.html"], ["2026-11-03", "a.html"]]);
});

test("the record shows a check only once something was answered", () => {
  const own = { id: "paths/x", before: [["k1", "Name"]], after: [["k2", "Name"]] };
  assert.deepEqual(plain(record.gains(own, {})), []);
  const rows = record.gains(own, { "before:paths/x:k1": answered(false), "after:paths/x:k2": answered(true) });
  assert.deepEqual(plain(rows), [{ objective: "Name", before: [0, 1, 1], after: [1, 1, 1] }]);
});

test("there is no result while a question has no answer", () => {
  const items = { "after:paths/x:k1": answered(true), "after:paths/x:k2": answered(false) };
  assert.equal(check.results(questions, items, "after", "paths/x"), null);
  assert.equal(check.results([], items, "after", "paths/x"), null);
  items["after:paths/x:k3"] = answered(true);
  assert.deepEqual(plain(check.results(questions, items, "after", "paths/x")), [true, false, true]);
});

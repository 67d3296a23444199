"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { STEPS, addDays, join, review, due, waiting, days } = load("schedule.js").GuidepostSchedule;
const copy = (value) => JSON.parse(JSON.stringify(value));

test("days are counted over the ends of months, years and summer time", () => {
  assert.equal(addDays("2026-11-22", 2), "2026-11-24");
  assert.equal(addDays("2026-12-30", 7), "2027-01-06");
  assert.equal(addDays("2028-02-28", 2), "2028-03-01");
  assert.equal(addDays("2026-03-28", 2), "2026-03-30");
  assert.equal(addDays("2026-10-24", 21), "2026-11-14");
});

test("an answer comes back after 2, 7 and 21 days, and then stays away", () => {
  assert.deepEqual(copy(STEPS), [2, 7, 21]);
  const item = join({}, "2026-11-01");
  assert.equal(item.due, "2026-11-03");
  assert.equal(review(item, true, item.due).due, "2026-11-10");
  assert.equal(review(item, true, item.due).due, "2026-12-01");
  assert.equal(review(item, true, item.due).due, null);
});

test("a wrong answer starts again at 2 days, from any step", () => {
  for (let steps = 0; steps <= 3; steps += 1) {
    const item = join({}, "2026-11-01");
    for (let at = 0; at < steps; at += 1) review(item, true, "2026-11-03");
    review(item, false, "2026-11-20");
    assert.deepEqual([item.step, item.due], [0, "2026-11-22"]);
  }
});

test("what waits longest comes first, and what is known does not come", () => {
  const items = {
    b: { due: "2026-11-05" },
    a: { due: "2026-11-05" },
    late: { due: "2026-11-01" },
    known: { due: null },
    later: { due: "2026-11-30" },
  };
  assert.deepEqual(copy(due(items, "2026-11-05")), ["late", "a", "b"]);
  assert.deepEqual(copy(waiting(items)), ["late", "a", "b", "later"]);
  assert.deepEqual(copy(due(items, "2026-10-01")), []);
});

test("reminders are counted by day, overdue ones today", () => {
  const items = { a: { due: "2026-11-01" }, b: { due: "2026-11-10" }, c: { due: "2026-11-10" }, d: { due: null } };
  assert.deepEqual(copy(days(items, "2026-11-05")), [["2026-11-05", 1], ["2026-11-10", 2]]);
});

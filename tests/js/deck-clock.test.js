"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const clocks = load("deck-clock.js").GuidepostDeckClock;
const MINUTE = clocks.MINUTE;
const TEN = new Date(2026, 10, 23, 10, 0, 0).getTime();
const at = (minutes) => TEN + minutes * MINUTE;
/* Values of another window are not deeply equal to ours: compare copies. */
const own = (value) => JSON.parse(JSON.stringify(value));

const PLAN = [
  { title: "Two truths", minutes: 5, canSkip: false, cells: "[Two truths](activities/two.md) | whole room | no" },
  { title: "What is FHIR?", minutes: 15, canSkip: false, cells: "What is FHIR? | talk | no" },
  { title: "Sort the systems", minutes: 10, canSkip: true, cells: "Sort the systems | pairs | yes" },
  { title: "Break", minutes: 10, canSkip: false, cells: "Break |  | no" },
  { title: "Two questions", minutes: 4, canSkip: true, cells: "Two questions | talk | yes" },
  { title: "Cards", minutes: 16, canSkip: false, cells: "Cards |  | no" },
];
const late = (clock, minutes) => clocks.standing(PLAN, clock, at(minutes)).late;

test("before the start nothing runs, and the plan has no times", () => {
  const standing = clocks.standing(PLAN, clocks.fresh(PLAN), at(50));
  assert.equal(standing.started, false);
  assert.equal(standing.late, 0);
  assert.deepEqual(own(clocks.proposal(PLAN, clocks.fresh(PLAN), at(50))), { rows: [], late: 0 });
});

test("rows get clock times from the start", () => {
  const { starts, end } = clocks.times(PLAN, TEN);
  assert.deepEqual(Array.from(starts, clocks.ofDay), ["10:00", "10:05", "10:20", "10:30", "10:40", "10:44"]);
  assert.equal(clocks.ofDay(end), "11:00");
});

test("behind is the projected end minus the planned end", () => {
  let clock = clocks.start(clocks.fresh(PLAN), TEN);
  assert.equal(late(clock, 5), 0, "a row in its time is on time");
  assert.equal(late(clock, 8), 3, "a row that goes on is late by what it takes more");
  clock = clocks.enter(clock, 1, at(8));
  assert.equal(late(clock, 20), 3, "the lateness stays while the next row is in its time");
  clock = clocks.enter(clock, 2, at(20));
  assert.equal(late(clock, 21), 0, "three minutes were made good");
  clock = clocks.enter(clock, 3, at(22));
  assert.equal(late(clock, 22), -8, "a row that is done early is ahead");
  const standing = clocks.standing(PLAN, clock, at(22));
  assert.equal(clocks.ofDay(standing.projectedEnd), "10:52");
  assert.equal(clocks.ofDay(standing.plannedEnd), "11:00");
  assert.equal(clocks.ofDay(standing.rowEnd), "10:40");
});

test("a pause counts for no row but moves the end", () => {
  let clock = clocks.start(clocks.fresh(PLAN), TEN);
  clock = clocks.pause(clock, at(2));
  assert.equal(late(clock, 12), 10);
  clock = clocks.resume(clock, at(12));
  assert.equal(late(clock, 15), 10);
  assert.equal(own(clocks.settle(clock, at(15)).spent)[0], 5 * MINUTE);
});

test("going back uses what is left of a row, and time is never taken back", () => {
  let clock = clocks.start(clocks.fresh(PLAN), TEN);
  clock = clocks.enter(clock, 1, at(2));
  clock = clocks.enter(clock, 0, at(6));
  assert.equal(late(clock, 6), 0, "three and eleven minutes are left");
  clock = clocks.enter(clock, 1, at(9));
  assert.equal(late(clock, 20), 0);
  assert.equal(late(clock, 19.2), 0, "half a minute is on time");
});

test("the shortest row that is long enough is left out", () => {
  let clock = clocks.enter(clocks.start(clocks.fresh(PLAN), TEN), 1, at(5));
  assert.deepEqual(own(clocks.proposal(PLAN, clock, at(23))), { rows: [4], late: 0 });
  assert.deepEqual(own(clocks.proposal(PLAN, clock, at(26))), { rows: [2], late: 0 });
  clock = clocks.skip(clock, [2]);
  assert.equal(late(clock, 26), -4);
  clock = clocks.enter(clock, 2, at(26));
  assert.equal(own(clock.skipped)[2], false, "a row that one goes to is not left out");
});

test("where no row is long enough, the longest are left out and the rest is said", () => {
  const clock = clocks.enter(clocks.start(clocks.fresh(PLAN), TEN), 1, at(5));
  assert.deepEqual(own(clocks.proposal(PLAN, clock, at(33))), { rows: [2, 4], late: 0 });
  assert.deepEqual(own(clocks.proposal(PLAN, clock, at(40))), { rows: [2, 4], late: 6 });
  const last = clocks.enter(clock, 5, at(50));
  assert.deepEqual(own(clocks.proposal(PLAN, last, at(90))), { rows: [], late: 30 }, "nothing is left to leave out");
});

test("the plan comes back with the minutes that each row took", () => {
  let clock = clocks.start(clocks.fresh(PLAN), TEN);
  clock = clocks.enter(clock, 1, at(8.4));
  clock = clocks.enter(clock, 3, at(30));
  const table = clocks.corrected(PLAN, clock, at(30.2), "| Minutes | What | How | Can skip |");
  assert.deepEqual(table.trim().split("\n"), [
    "| Minutes | What | How | Can skip |",
    "|---|---|---|---|",
    "| 8 | [Two truths](activities/two.md) | whole room | no |",
    "| 22 | What is FHIR? | talk | no |",
    "| 10 | Sort the systems | pairs | yes |",
    "| 1 | Break |  | no |",
    "| 4 | Two questions | talk | yes |",
    "| 16 | Cards |  | no |",
  ]);
});

test("a clock that was kept goes on, and rubbish is a new clock", () => {
  const clock = clocks.enter(clocks.start(clocks.fresh(PLAN), TEN), 1, at(7));
  const again = clocks.read(PLAN, JSON.parse(JSON.stringify(clock)));
  assert.equal(clocks.standing(PLAN, again, at(9)).late, 2);
  for (const rubbish of [null, "x", {}, { spent: [1] }, { spent: [0, 0, 0, 0, 0, 0], status: "nonsense" }]) {
    assert.deepEqual(own(clocks.read(PLAN, rubbish)), own(clocks.fresh(PLAN)));
  }
  const wild = clocks.read(PLAN, { spent: [-5, "x", 1, 1, 1, 1], status: "running", row: 99, skipped: "no" });
  assert.equal(wild.row, 5);
  assert.deepEqual(own(wild.spent), [0, 0, 1, 1, 1, 1]);
});

test("what is left of a countdown is never less than nothing", () => {
  assert.equal(clocks.minutesAndSeconds(10 * MINUTE), "10:00");
  assert.equal(clocks.minutesAndSeconds(64_100), "1:05");
  assert.equal(clocks.minutesAndSeconds(-1), "0:00");
});

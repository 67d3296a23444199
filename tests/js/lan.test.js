// The pure parts of what a phone and the trainer's page run while slides are on
// a network.
"use strict";

const assert = require("node:assert/strict");
const path = require("node:path");
const test = require("node:test");
const { load } = require("./load.js");

const scripts = path.join("..", "..", "..", "src", "serve", "lan");
const { GuidepostLan: Lan } = load(path.join(scripts, "lan.js"));
const { GuidepostPresent: Present } = load(path.join(scripts, "present.js"));
const { GuidepostDeckSync: Sync } = load("deck-sync.js");
const plain = (value) => JSON.parse(JSON.stringify(value));

const STATE = { slide: 3, black: false, hands: [1, 0], show: null, countdown: { status: "running", endsAt: 100_000, left: 60_000 } };
const answer = (more) => ({ seq: 1, age: 5_000, sentAt: 40_000, choices: 2, state: { ...STATE, ...more } });

test("a countdown ends when it ends, whatever a phone takes the time for", () => {
  // 60 seconds were left when it was said, 5 seconds ago.
  assert.equal(Lan.stateAt(answer(), 7_000_000).countdown.endsAt, 7_055_000);
  const over = answer();
  over.age = 90_000;
  assert.equal(Lan.stateAt(over, 7_000_000).countdown.endsAt, 7_000_000);
  const off = answer({ countdown: { status: "off", endsAt: 0, left: 0 } });
  assert.equal(Lan.stateAt(off, 7_000_000).countdown.endsAt, 0);
});

test("the page takes the message of a phone for that of the trainer's window", () => {
  const [from, run] = ["0123456789abcdef", "fedcba9876543210"];
  const message = plain(Lan.message(Lan.stateAt(answer(), 0), from, run, 4));
  assert.equal(Sync.read(message, run).state.slide, 3);
  assert.equal(Sync.read(message, from), null, "of its own run only");
});

test("one votes for what is shown, before its answer is", () => {
  assert.equal(Lan.isOpen(answer()), true);
  for (const closed of [null, { ...answer(), choices: 0 }, answer({ black: true }), answer({ show: [] }), { ...answer(), state: null }]) {
    assert.equal(Lan.isOpen(closed), false);
  }
  assert.match(Lan.ballot(3, 1, "8273645"), /^\d+ \d+ \d+$/);
});

test("votes are added to raised hands once", () => {
  assert.deepEqual(plain(Present.changes([2, 0, 1], [])), [[0, 2], [2, 1]]);
  assert.deepEqual(plain(Present.changes([1, 1, 1], [2, 0, 1])), [[0, -1], [1, 1]]);
  assert.deepEqual(plain(Present.changes([2, 0], [2, 0])), []);
  assert.deepEqual([0, 1, 12].map(Present.phones), ["No phone has voted yet.", "1 phone has voted.", "12 phones have voted."]);
});

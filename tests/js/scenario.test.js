"use strict";

const test = require("node:test");
const assert = require("node:assert/strict");
const { load } = require("./load.js");

const { GuidepostScenario: scenario } = load("scenario.js");
const { GuidepostExplore: explore } = load("explore.js");

test("the address names the part; nothing else on the page is one", () => {
  const ids = ["s-start", "s-ring", "s-g\u0177"];
  assert.equal(scenario.partOf("", ids, "s-start"), "s-start");
  assert.equal(scenario.partOf("#s-ring", ids, "s-start"), "s-ring");
  assert.equal(scenario.partOf("#s-g%C5%B7", ids, "s-start"), "s-g\u0177");
  assert.equal(scenario.partOf("#path=x&at=s-ring", ids, "s-start"), "s-ring");
  assert.equal(scenario.partOf("#source-1", ids, "s-start"), null);
  assert.equal(scenario.partOf("#%E0%A4", ids, "s-start"), null);
});

test("a switch works only when all before it are on", () => {
  assert.equal(explore.reach([false, true, true, true]), 0);
  assert.equal(explore.reach([true, true, false, true]), 2);
  assert.equal(explore.reach([true, true, true, true]), 4);
});

test("a switch that does nothing yet says what it waits for", () => {
  assert.equal(explore.waiting([true, true, false, false]), null);
  assert.deepEqual({ ...explore.waiting([true, false, true, false]) }, { idle: 2, needs: 1 });
});

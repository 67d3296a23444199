"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

function pageWith(states) {
  const all = states.map((open) => ({ open }));
  return { all, querySelectorAll: (selector) => (selector === "details" ? all : []) };
}

test("what is folded opens for printing and folds again", () => {
  const { open, close } = load("print.js").GuidepostPrint;
  const page = pageWith([false, true, false]);
  const opened = open(page);
  assert.deepEqual(page.all.map((details) => details.open), [true, true, true]);
  assert.equal(opened.length, 2);
  close(opened);
  assert.deepEqual(page.all.map((details) => details.open), [false, true, false]);
});

test("it listens to the browser's print events, even twice in a row", () => {
  const listeners = {};
  const page = pageWith([false, true]);
  load("print.js", {
    document: page,
    addEventListener: (name, listener) => {
      listeners[name] = listener;
    },
  });
  listeners.beforeprint();
  listeners.beforeprint();
  assert.deepEqual(page.all.map((details) => details.open), [true, true]);
  listeners.afterprint();
  assert.deepEqual(page.all.map((details) => details.open), [false, true]);
});

"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { isOverdue, isoDay, show } = load("overdue.js").GuidepostOverdue;

/* A node whose marks have the given days. */
function pageWith(days) {
  const marks = days.map((day) => ({ hidden: true, getAttribute: () => day }));
  const querySelectorAll = (selector) => (selector === "[data-due]" ? marks : marks.filter((mark) => !mark.hidden));
  return { marks, addEventListener() {}, querySelectorAll, querySelector: () => null };
}

test("a check is overdue from the day after it was due", () => {
  assert.equal(isOverdue("2027-11-01", "2027-10-31"), false);
  assert.equal(isOverdue("2027-11-01", "2027-11-01"), false);
  assert.equal(isOverdue("2027-11-01", "2027-11-02"), true);
  assert.equal(isOverdue("2027-11-01", "2028-01-01"), true);
});

test("a day that cannot be read never raises the alarm", () => {
  for (const day of ["", "soon", "2027-1-1", "2027-11-01T00:00", null, undefined]) {
    assert.equal(isOverdue(day, "2030-01-01"), false, String(day));
    assert.equal(isOverdue("2020-01-01", day), false, String(day));
  }
});

test("the day is the reader's own, with zeros", () => {
  assert.equal(isoDay(new Date(2027, 0, 5, 23, 59)), "2027-01-05");
  assert.equal(isoDay(new Date(2027, 11, 31, 0, 0)), "2027-12-31");
});

test("marks are shown and hidden by the day", () => {
  const page = pageWith(["2027-11-01", "2029-11-01", "never"]);
  show(page, "2028-05-05");
  assert.deepEqual(page.marks.map((mark) => mark.hidden), [false, true, true]);
  show(page, "2027-05-05");
  assert.deepEqual(page.marks.map((mark) => mark.hidden), [true, true, true]);
});

test("a page that counts them says how many are shown", () => {
  const page = pageWith(["2027-11-01", "2027-12-01", "2029-11-01"]);
  const parts = { "[data-overdue-count]": { textContent: "0" }, "[data-overdue-line]": { hidden: true } };
  page.querySelector = (selector) => parts[selector];
  show(page, "2028-05-05");
  assert.equal(parts["[data-overdue-count]"].textContent, "2");
  assert.equal(parts["[data-overdue-line]"].hidden, false);
  show(page, "2027-05-05");
  assert.equal(parts["[data-overdue-count]"].textContent, "0");
});

test("it looks at the page when it loads", () => {
  const page = pageWith(["1999-01-01", "9999-01-01"]);
  load("overdue.js", { document: page });
  assert.deepEqual(page.marks.map((mark) => mark.hidden), [false, true]);
});

"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { calendar, fold } = load("calendar.js", { encodeURIComponent }).GuidepostCalendar;
const STAMP = new Date("2026-11-22T10:20:30.123Z");

test("a calendar has a whole day for each reminder", () => {
  const text = calendar("book", [["2026-11-24", "Questions: 3"], ["2026-12-01", "a, b; c"]], "Open it.\nThen answer.", "https://example.org/review.html", STAMP);
  assert.ok(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
  assert.ok(text.endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 2);
  assert.ok(text.includes("DTSTART;VALUE=DATE:20261124\r\nSUMMARY:Questions: 3\r\n"));
  assert.ok(text.includes("SUMMARY:a\\, b\\; c\r\n"));
  assert.ok(text.includes("DESCRIPTION:Open it.\\nThen answer.\r\n"));
  assert.ok(text.includes("DTSTAMP:20261122T102030Z\r\n"));
  assert.equal(new Set(text.match(/UID:.*/g)).size, 2);
  assert.ok(!calendar("book", [["2026-11-24", "x"]], "x", "", STAMP).includes("URL:"));
});

test("no line is longer than 75 octets, and no sign is cut", () => {
  const line = "SUMMARY:" + "Café – „Grüße“ ".repeat(12);
  const folded = fold(line);
  for (const part of folded.split("\r\n")) assert.ok(Buffer.byteLength(part) <= 75, part);
  assert.equal(folded.replace(/\r\n /g, ""), line);
});

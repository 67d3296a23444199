// What a first visit costs: HTML, CSS and JavaScript of a lesson together, as
// a host sends them. tests/bench/sizes.mjs shows the same for every kind.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pagesOf, siteFolder } from "./lib/site.mjs";
import { firstVisits, MOST_FIRST_VISIT } from "./lib/sizes.mjs";

const folder = siteFolder();

test("a first visit to any lesson is at most 60 KB gzipped", (context) => {
  const lessons = firstVisits(folder, pagesOf(folder)).get("lesson") ?? [];
  assert.ok(lessons.length > 0, `no lesson in ${folder}`);
  const [{ path, bytes }] = lessons;
  context.diagnostic(`the largest of ${lessons.length}: ${bytes} bytes, ${path}`);
  assert.ok(bytes <= MOST_FIRST_VISIT, `${path} takes ${bytes} bytes`);
});

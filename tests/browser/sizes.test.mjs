// What a first visit costs: HTML, CSS and JavaScript of a lesson together, as
// a host sends them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { pagesOf, siteFolder } from "./lib/site.mjs";

const MOST = 60_000;
const folder = siteFolder();
const packed = new Map();

function weigh(path) {
  if (!packed.has(path)) {
    packed.set(path, gzipSync(readFileSync(join(folder, path))).length);
  }
  return packed.get(path);
}

/** Bytes of a page with the styles and scripts that it names. */
function firstVisit(page) {
  const parts = page.links
    .filter((link) => /\.(css|js)$/.test(link))
    .map((link) => posix.join(posix.dirname(page.path), link));
  return [page.path, ...new Set(parts)].reduce((sum, path) => sum + weigh(path), 0);
}

test("a first visit to any lesson is at most 60 KB gzipped", (context) => {
  const lessons = pagesOf(folder).filter(({ kind }) => kind === "lesson");
  assert.ok(lessons.length > 0, `no lesson in ${folder}`);
  const sizes = lessons.map((page) => [firstVisit(page), page.path]).sort(([a], [b]) => b - a);
  context.diagnostic(`the largest of ${sizes.length}: ${sizes[0].join(" bytes, ")}`);
  assert.ok(sizes[0][0] <= MOST, `${sizes[0][1]} takes ${sizes[0][0]} bytes`);
});

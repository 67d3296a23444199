#!/usr/bin/env node
// Prints what readers download: HTML, CSS and JavaScript of a first visit,
// gzipped as a host sends them, and the whole site as a zip. The aims of issue
// 6 stand beside; `tests/browser/sizes.test.mjs` holds them.
//
//   tests/bench/sizes.mjs SITE

import { pagesOf } from "../browser/lib/site.mjs";
import { firstVisits, MOST_FIRST_VISIT, MOST_ZIP, wholeSite } from "../browser/lib/sizes.mjs";

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error("Say which built site: tests/bench/sizes.mjs SITE");
  process.exit(2);
}

const number = new Intl.NumberFormat("en-GB");
const row = (what, path, bytes, most) => console.log(`| ${what} | ${path} | ${number.format(bytes)} | ${most ? number.format(most) : ""} |`);
const zip = wholeSite(folder);

console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, gzip.\n`);
console.log("| first visit to | page | bytes | at most |\n|---|---|---:|---:|");
for (const [kind, visits] of firstVisits(folder, pagesOf(folder))) {
  const most = kind === "lesson" ? MOST_FIRST_VISIT : undefined;
  row(`${kind}: the largest of ${visits.length}`, visits[0].path, visits[0].bytes, most);
  if (visits.length > 2) {
    const middle = visits[Math.floor(visits.length / 2)];
    row(`${kind}: median`, middle.path, middle.bytes, most);
  }
}
row("the whole site as a zip", zip.path, zip.bytes, MOST_ZIP);

#!/usr/bin/env node
// Size and speed of the search on a synthetic site: what has to be loaded, how
// long a query takes in Chromium, how much memory it holds, and how much of a
// build it is. Prints a table; nothing is asserted.
//
//   node tests/bench/search.mjs PROGRAM [PAGES...]      (1000 and 20000)

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { launch } from "../browser/lib/browser.mjs";
import { serve } from "../browser/lib/server.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const QUERIES = 200;
const KB = 1000;

/** Files and bytes of each sort of file of the search, gzipped. */
function sizes(site) {
  const sums = {};
  for (const name of readdirSync(join(site, "search"))) {
    const sort = name.replace(/(-\d+)?\.js$/, "");
    const bytes = gzipSync(readFileSync(join(site, "search", name)), { level: 9 }).length;
    sums[sort] ??= { files: 0, bytes: 0, largest: 0 };
    sums[sort].files += 1;
    sums[sort].bytes += bytes;
    sums[sort].largest = Math.max(sums[sort].largest, bytes);
  }
  return sums;
}

/**
 * Runs in the page: milliseconds of each query, and what the first one loaded.
 * Queries have one to five words, the first of each from the hundred most
 * common words of the site, whose lists are the longest.
 */
async function measure(count) {
  const { GuidepostSearch, GuidepostFind } = window;
  // Three words that the titles of the site have.
  const first3 = document.querySelector("#nothing li a[href*='learn']").textContent.split(" ").slice(0, 3).join(" ");
  const index = await GuidepostSearch.index(document, "");
  const loaded = () => performance.getEntriesByType("resource").filter(({ name }) => name.includes("/search/")).map(({ name }) => name.replace(/^.*\/search\/|\?.*$/g, ""));
  await GuidepostFind.find(index, first3, { most: 10 });
  const first = loaded();
  const { entries } = await index.dictionary();
  const words = entries.filter((entry) => /^[a-z]{4,}$/.test(entry)).slice(0, 2000);
  const queries = Array.from({ length: count }, (_, at) => Array.from({ length: 1 + (at % 5) }, (_, word) => words[word === 0 ? at % 100 : (at * 131 + word * 977) % words.length]).join(" "));
  for (const query of queries) {
    await GuidepostFind.find(index, query, { most: 10 });
  }
  const times = [];
  for (const query of queries) {
    const start = performance.now();
    await GuidepostFind.find(index, query, { most: 10 });
    times.push(performance.now() - start);
  }
  const start = performance.now();
  await GuidepostFind.find(index, "care record ".repeat(3500), { most: 10 });
  times.sort((a, b) => a - b);
  return { first, median: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], worst: times.at(-1), long: performance.now() - start };
}

async function inChromium(site) {
  const server = await serve(site);
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(`${server.address}search.html`);
  const session = await page.context().newCDPSession(page);
  const heap = async () => {
    await session.send("HeapProfiler.collectGarbage");
    return (await session.send("Runtime.getHeapUsage")).usedSize + (await session.send("Runtime.getHeapUsage")).backingStorageSize;
  };
  const before = await heap();
  const found = await page.evaluate(measure, QUERIES);
  found.heap = (await heap()) - before;
  await browser.close();
  await server.close();
  return found;
}

function build(program, project, site) {
  const start = performance.now();
  execFileSync(program, ["-C", project, "build", "--out", site], { stdio: "ignore" });
  return performance.now() - start;
}

const [program, ...asked] = process.argv.slice(2);
if (!program) {
  throw new Error("node tests/bench/search.mjs PROGRAM [PAGES...]");
}
for (const pages of asked.length > 0 ? asked.map(Number) : [1000, 20000]) {
  const work = mkdtempSync(join(tmpdir(), "guidepost-search-"));
  const [project, site] = [join(work, "project"), join(work, "site")];
  execFileSync("python3", [join(HERE, "synthetic.py"), "guidepost", String(pages), project]);
  const time = build(program, project, site);
  const sums = sizes(site);
  const kb = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
  console.log(`\n${pages} pages\n\n| what | files | gzipped | largest |\n|---|---:|---:|---:|`);
  for (const [sort, { files, bytes, largest }] of Object.entries(sums)) {
    console.log(`| ${sort} | ${files} | ${kb(bytes)} | ${kb(largest)} |`);
  }
  const found = await inChromium(site);
  const first = found.first.reduce((sum, name) => sum + gzipSync(readFileSync(join(site, "search", name)), { level: 9 }).length, 0);
  console.log(`\nfirst query of three words: ${found.first.length} files, ${kb(first)}`);
  console.log(`query in Chromium: median ${found.median.toFixed(1)} ms, 95 % ${found.p95.toFixed(1)} ms, worst ${found.worst.toFixed(1)} ms of ${QUERIES}; 40 KB query ${found.long.toFixed(1)} ms`);
  console.log(`heap after ${QUERIES} queries: ${(found.heap / 1e6).toFixed(1)} MB more; whole build ${(time / 1000).toFixed(2)} s`);
  rmSync(work, { recursive: true });
}

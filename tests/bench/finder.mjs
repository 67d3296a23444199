#!/usr/bin/env node
// Measures the finder with synthetic standards: the size of its data as a
// server sends it, and how long a reader waits after ticking a filter in
// Chromium. Prints a table; nothing is asserted (figures are for people).
//
//   tests/bench/finder.mjs [RECORDS] [--guidepost PROGRAM]
//
// Titles, sentences and other names have as many words as those of our own
// table. The words are made up and drawn one by one by Zipf's law: no phrase
// comes back, so that they compress worse than what people write.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const SEED = 20261122;
/** Our own pages use 3,900 different words in 100,000. */
const VOCABULARY = 6000;
/** Words of a title, a sentence and all other names, on average. */
const [TITLE, SENTENCE, NAMES] = averages();
/** Slower processors, as Chromium imitates them. */
const SLOWER = [1, 4];

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(SEED);
const pick = (list) => list[Math.floor(random() * list.length)];
const chance = (share) => random() < share;

function madeUpWords() {
  const [onsets, vowels] = ["b br c cl d dr f g gr h j l m n p pr r s st t tr v w".split(" "), "a e i o u ai ea ou".split(" ")];
  const words = new Set();
  while (words.size < VOCABULARY) {
    const syllables = Array.from({ length: pick([2, 2, 2, 3, 3, 4]) }, () => pick(onsets) + pick(vowels));
    words.add(syllables.join("") + pick(["", "", "", "n", "r", "s", "t"]));
  }
  return [...words].sort((one, other) => one.length - other.length);
}

const WORDS = madeUpWords();
/** Zipf's law: the sums of 1/rank. */
const SUMS = [];
for (let rank = 0, sum = 0; rank < VOCABULARY; rank++) {
  sum += 1 / (rank + 1);
  SUMS.push(sum);
}

function word() {
  const aim = random() * SUMS[VOCABULARY - 1];
  let [low, high] = [0, VOCABULARY - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = SUMS[middle] < aim ? [middle + 1, high] : [low, middle];
  }
  return WORDS[low];
}

/** About so many words. */
function text(average) {
  const count = Math.max(1, Math.round(average * (0.6 + random() * 0.8)));
  return Array.from({ length: count }, word).join(" ");
}

function sentence(average) {
  const words = text(average);
  return words[0].toUpperCase() + words.slice(1);
}

/** Words of the titles, sentences and other names of our own table, on average. */
function averages() {
  const rows = readFileSync(join(PROJECT, "content/standards/standards.csv"), "utf8").trim().split(/\n(?=[a-z0-9-]+,)/).slice(1);
  const sums = [0, 0, 0];
  for (const row of rows) {
    const cells = row.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g);
    [1, 3, 2].forEach((column, at) => {
      sums[at] += (cells[column].match(/[\p{L}\p{N}]+/gu) ?? []).length;
    });
  }
  return sums.map((sum) => sum / rows.length);
}

/** The ids of a list of the vocabulary. */
function idsOf(vocabulary, list) {
  return [...vocabulary.matchAll(new RegExp(`^\\[${list}\\.([\\w-]+)\\]`, "gm"))].map((found) => found[1]);
}

function some(ids, most) {
  const count = 1 + Math.floor(random() * most);
  return [...new Set(Array.from({ length: count }, () => pick(ids)))].join(" | ");
}

/** `standards.csv` with so many records. */
function table(records, vocabulary) {
  const ids = Object.fromEntries(["settings", "topics", "types", "statuses", "who", "jobs", "owners"].map((list) => [list, idsOf(vocabulary, list)]));
  const places = ids.settings.filter((id) => id !== "all");
  const rows = Array.from({ length: records }, (_, at) => {
    const title = sentence(TITLE);
    const must = chance(0.3);
    return {
      // Half are their title in small letters, half were thought up.
      id: chance(0.5) ? title.toLowerCase().replace(/ /g, "-") : `${word()}-${word()}-${at}`,
      title,
      "also-known-as": Array.from({ length: 3 }, () => text(NAMES / 3)).join(" | "),
      "one-line": `${sentence(SENTENCE)}.`,
      types: some(ids.types, 2),
      status: chance(0.7) ? "active" : pick(ids.statuses.filter((id) => !["deprecated", "retired", "withdrawn"].includes(id))),
      owner: pick(ids.owners),
      codes: chance(0.6) ? `${pick(["DCB", "ISB", "SCCI", "DAPB"])}${1000 + Math.floor(random() * 8999)}` : "",
      settings: chance(0.3) ? "all" : some(places, 6),
      topics: some(ids.topics, 3),
      jobs: some(ids.jobs, 2),
      version: chance(0.4) ? `${Math.floor(random() * 9)}.${Math.floor(random() * 9)}.1` : "",
      sources: "synthetic",
      checked: "2026-11-22",
      must: must ? "legal-must" : pick(["unknown", "good-practice", "policy-expected"]),
      "must-who": must ? some(ids.who, 5) : "",
      "must-from": must && chance(0.6) ? `202${Math.floor(random() * 10)}-0${1 + Math.floor(random() * 9)}-01` : "",
      "must-law": must ? "A law, section 1" : "",
      "must-source": must ? "synthetic" : "",
    };
  });
  const columns = Object.keys(rows[0]);
  return [columns.join(","), ...rows.map((row) => columns.map((name) => `"${row[name]}"`).join(","))].join("\n") + "\n";
}

function writeSite(folder, records) {
  const content = join(folder, "content");
  mkdirSync(join(content, "standards"), { recursive: true });
  const vocabulary = join(PROJECT, "content/vocabulary.toml");
  copyFileSync(vocabulary, join(content, "vocabulary.toml"));
  writeFileSync(join(folder, "book.toml"), '[book]\ntitle = "Synthetic"\n');
  writeFileSync(join(content, "index.md"), "---\ntitle: Synthetic\n---\nStandards.\n");
  writeFileSync(join(content, "sources.md"), "---\ntitle: Sources\n---\n\n## synthetic\nMade up.\nPublisher: Nobody\nAddress: https://example.org/\nRead on: 22 November 2026\n");
  writeFileSync(join(content, "standards/standards.csv"), table(records, readFileSync(vocabulary, "utf8")));
}

/** Ticks and unticks boxes one after the other; in ms, until the page is laid out and until it is painted. */
async function clicks(page) {
  return page.evaluate(async () => {
    const boxes = [...document.querySelectorAll("#finder-filters input[type=checkbox]")].filter((box) => !box.closest("[hidden]"));
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const times = [];
    for (const box of [...boxes, ...boxes]) {
      const changed = new Promise((done) => window.addEventListener("hashchange", done, { once: true }));
      await painted();
      const start = performance.now();
      box.click();
      await changed;
      document.body.getBoundingClientRect();
      const laidOut = performance.now() - start;
      await painted();
      times.push([laidOut, performance.now() - start]);
    }
    return times;
  });
}

const middle = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const shown = (number) => number.toFixed(1);

/** Processor time of the page's main thread so far, in ms: other work on the machine does not count. */
async function processorTime(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * metrics.find(({ name }) => name === "TaskDuration").value;
}

async function measure(browser, address, slower) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(address);
  await page.waitForSelector(".hit");
  const ready = await page.evaluate(() => performance.now());
  const before = await processorTime(session);
  const times = await clicks(page);
  const processor = (await processorTime(session) - before) / times.length;
  await context.close();
  const [laidOut, painted] = [0, 1].map((at) => times.map((time) => time[at]));
  return `| ${slower} | ${ready.toFixed(0)} | ${times.length} | ${shown(processor)} | ${shown(middle(laidOut))} | ${shown(Math.max(...laidOut))} | ${shown(middle(painted))} | ${shown(Math.max(...painted))} |`;
}

function readArguments() {
  const given = process.argv.slice(2);
  const at = given.indexOf("--guidepost");
  const program = at === -1 ? undefined : given.splice(at, 2)[1];
  return { program, records: Number(given[0] ?? 2000) };
}

function programOf(given) {
  if (given) {
    return given;
  }
  execFileSync("cargo", ["build", "--release", "--locked"], { cwd: PROJECT, stdio: ["ignore", "inherit", "inherit"] });
  return join(PROJECT, process.env.CARGO_TARGET_DIR ?? "target", "release/guidepost");
}

const { program, records } = readArguments();
const folder = mkdtempSync(join(tmpdir(), "guidepost-bench-finder-"));
try {
  writeSite(folder, records);
  const out = join(folder, "public");
  execFileSync(programOf(program), ["-C", folder, "build", "--out", out], { stdio: ["ignore", "ignore", "inherit"] });
  const script = readdirSync(join(out, "assets")).find((name) => /^catalogue-\w+\.js$/.test(name));
  const bytes = readFileSync(join(out, "assets", script));
  // Found from the tests' own packages, which stand beside the browser tests.
  const { launch } = await import(new URL("../browser/lib/browser.mjs", import.meta.url));
  const browser = await launch();
  const address = pathToFileURL(join(out, "standards/find.html")).href;
  console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, load before ${loadavg()[0].toFixed(1)}, Chromium ${browser.version()}, ${records.toLocaleString("en")} records.`);
  console.log(`Data: ${(bytes.length / 1000).toFixed(0)} KB, ${(gzipSync(bytes, { level: 9 }).length / 1000).toFixed(1)} KB with gzip (at most 150 for 2,000 records).\n`);
  console.log("| times slower | ready (ms) | clicks | processor a click (ms) | laid out, median (ms) | worst | painted, median (ms) | worst |\n|---:|---:|---:|---:|---:|---:|---:|---:|");
  for (const slower of SLOWER) {
    console.log(await measure(browser, address, slower));
  }
  await browser.close();
} finally {
  rmSync(folder, { recursive: true });
}

// Nothing moves while a page becomes ready, and its text can be read before
// any script runs: on a first visit, with scripts and pictures that come late.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, WIDE } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { basePath, longestOfEachKind, pagesOf, readText, siteFolder } from "./lib/site.mjs";

const PHONE = { width: 360, height: 740 };
const LATE = /\.(?:js|png|jpe?g|webp|svg)$/;
/** What all shifts of a page may add up to: a fraction of the window (CLS). */
const MOST = 0.001;

/** Scripts make what these pages are for. There is little to read before, and
    what is below makes room when it comes: their shifts are shown, not bounded. */
const MADE_BY_SCRIPTS = ["compare", "find", "keep", "my-learning", "my-list", "record", "review", "tally"];

const folder = siteFolder();
const pages = pagesOf(folder).filter(({ redirect, path }) => !redirect && !path.startsWith("downloads/"));
const kinds = longestOfEachKind(pages);
let browser;
let site;

before(async () => {
  browser = await launch();
  site = await serve(folder, basePath(folder));
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Notes every shift from the start on, with what moved. */
function watch() {
  // A page that is overdue says so when its script has seen the day.
  const day = new Date("2026-11-22T12:00:00Z").getTime();
  window.Date = class extends Date {
    constructor(...parts) {
      super(...(parts.length > 0 ? parts : [day]));
    }
  };
  window.shifts = [];
  const name = (node) => node && (node.id ? `#${node.id}` : `${node.nodeName}.${node.className}`);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      window.shifts.push({ value: entry.value, moved: entry.sources.map(({ node }) => name(node)).join(", ") });
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** Waits until what was drawn by now has been seen by the observer. */
function drawn(page) {
  return page.evaluate(() => new Promise((done) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
  }));
}

/**
 * Opens a page whose scripts and pictures come only after it was drawn.
 * `look` sees it before any script has run.
 */
async function visit(path, viewport, look) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  let release;
  const released = new Promise((done) => { release = done; });
  await page.route(LATE, async (route) => {
    await released;
    await route.continue();
  });
  await page.addInitScript(watch);
  await page.goto(new URL(path, site.address).href, { waitUntil: "commit" });
  await page.locator("main").waitFor();
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  await drawn(page);
  const seen = await page.evaluate(look);
  release();
  await page.waitForLoadState("networkidle");
  await drawn(page);
  const shifts = await page.evaluate(() => window.shifts);
  await context.close();
  return { seen, shifts };
}

/** The words of a page that can be seen, and how many of its scripts ran. */
function textBeforeScripts() {
  const words = document.querySelector("main").innerText.split(/\s+/).length;
  const ran = Object.keys(window).filter((name) => name.startsWith("Guidepost")).length;
  return { words, ran };
}

const SIZES = { "on a desk": WIDE, "on a phone": PHONE };

/** Pages of one kind that have something, by their HTML. */
function lessonWith(mark) {
  const found = pages.find(({ kind, path }) => kind === "lesson" && readText(folder, path).includes(mark));
  assert.ok(found, `no lesson with ${mark}`);
  return found.path;
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`${size}: nothing moves on any kind of page while its scripts and pictures come`, async (context) => {
    assert.ok(kinds.size > 0, `no page in ${folder}`);
    const moved = [];
    for (const [kind, { path }] of kinds) {
      const { shifts, seen } = await visit(path, viewport, textBeforeScripts);
      assert.equal(seen.ran, 0, `a script of ${path} ran early`);
      const sum = shifts.reduce((all, { value }) => all + value, 0);
      const told = `${kind} ${path}: ${sum.toFixed(4)}: ${shifts.map(({ moved }) => moved).join("; ")}`;
      if (MADE_BY_SCRIPTS.includes(kind)) {
        context.diagnostic(told);
      } else if (sum > MOST) {
        moved.push(told);
      }
    }
    assert.deepEqual(moved, []);
  });

  for (const [what, mark] of Object.entries({ "a picture": "<img", "a quiz": "class=\"quiz", "explained words": "popovertarget=" })) {
    test(`${size}: a lesson with ${what} can be read before its scripts run, and then stands still`, async () => {
      const { seen, shifts } = await visit(lessonWith(mark), viewport, textBeforeScripts);
      assert.equal(seen.ran, 0, "a script ran early");
      assert.ok(seen.words > 200, `${seen.words} words can be read`);
      assert.deepEqual(shifts, []);
    });
  }
}

test("a page that moves is found", async () => {
  const page = await browser.newPage({ viewport: WIDE });
  await page.addInitScript(watch);
  await page.goto(new URL("index.html", site.address).href);
  await drawn(page);
  const before = await page.evaluate(() => window.shifts.length);
  await page.evaluate(() => {
    const block = document.createElement("div");
    block.append("\n");
    document.body.prepend(block);
    block.attributeStyleMap.set("height", CSS.px(120));
  });
  await drawn(page);
  const shifts = await page.evaluate(() => window.shifts);
  assert.ok(shifts.length > before);
  assert.ok(shifts.at(-1).value > MOST);
  await page.close();
});

// axe-core reports nothing on any kind of page: light, dark and at 320 px.
// With GUIDEPOST_SOAK=1 every page is looked at, not one of each kind.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, NARROW, WIDE } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { basePath, BROKEN_SITE, longestOfEachKind, pagesOf, siteFolder } from "./lib/site.mjs";

const { source: axe } = createRequire(import.meta.url)("axe-core");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = {
  light: { colorScheme: "light", viewport: WIDE },
  dark: { colorScheme: "dark", viewport: WIDE },
  "320 px": { colorScheme: "light", viewport: NARROW },
};

const folder = siteFolder();
const pages = pagesOf(folder);
const samples = process.env.GUIDEPOST_SOAK === "1" ? pages : [...longestOfEachKind(pages).values()];
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

test("every page says what kind of page it is", () => {
  assert.ok(pages.length > 0, `no page in ${folder}`);
  assert.deepEqual(pages.filter(({ kind }) => !kind).map(({ path }) => path), []);
});

test("there is a sample of every kind of page that the theme has", () => {
  // A template makes a kind of page; the base that they share makes none.
  const templates = new URL("../../themes/default/templates/", import.meta.url);
  const kinds = readdirSync(templates)
    // Shells stand around pages: copies.test.mjs and scorm.test.mjs open them.
    .filter((name) => name.endsWith(".html") && !["base.html", "course-page.html", "course.html", "start.html"].includes(name))
    .map((name) => name.slice(0, -".html".length));
  const found = new Set(pages.map(({ kind }) => kind));
  assert.ok(kinds.length > 0);
  assert.deepEqual(kinds.filter((kind) => !found.has(kind)), []);
});

for (const [look, options] of Object.entries(LOOKS)) {
  test(`nothing is reported: ${look}`, async () => {
    const context = await openContext(options);
    const reports = [];
    for (const { path, kind } of samples) {
      const violations = await violationsOn(context, new URL(path, site.address));
      reports.push(...violations.map((violation) => `${path} (${kind}): ${violation}`));
    }
    await context.close();
    assert.deepEqual(reports, []);
  });
}

test("a picture without words and pale text are reported", async () => {
  const broken = await serve(BROKEN_SITE);
  const context = await openContext(LOOKS.light);
  const violations = (await violationsOn(context, new URL("index.html", broken.address))).join("\n");
  await context.close();
  await broken.close();
  assert.match(violations, /^image-alt: /m);
  assert.match(violations, /^color-contrast: /m);
});

async function openContext(options) {
  const context = await browser.newContext({ ...options, reducedMotion: "reduce" });
  await context.addInitScript({ content: axe });
  return context;
}

/** What axe-core finds on one page, one line for each element. */
async function violationsOn(context, address) {
  const page = await context.newPage();
  await stayOn(page, address);
  await page.goto(address.href);
  const { violations } = await page.evaluate(
    (values) => window.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
    TAGS,
  );
  await page.close();
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help}: ${target.join(" ")}`));
}

/** Keeps the page of an old address from moving on before it was looked at. */
async function stayOn(page, address) {
  await page.route("**/*", (route) => {
    const moving = route.request().isNavigationRequest() && route.request().url() !== address.href;
    return moving ? route.abort("aborted") : route.continue();
  });
}

// The page for editors (`guidepost check --report`): one file, opened from disk.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, NARROW, WIDE } from "./lib/browser.mjs";

const { source: axe } = createRequire(import.meta.url)("axe-core");
const LOOKS = {
  light: { colorScheme: "light", viewport: WIDE },
  dark: { colorScheme: "dark", viewport: WIDE },
  "320 px": { colorScheme: "light", viewport: NARROW },
};
let browser;

function address() {
  const file = process.env.GUIDEPOST_REPORT;
  if (!file) {
    throw new Error(
      "GUIDEPOST_REPORT names no file. Run `tests/run browser`, or `guidepost check --report FILE` and set it.",
    );
  }
  return pathToFileURL(resolve(file)).href;
}

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

async function opened(options, look) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const said = [];
  page.on("pageerror", (error) => said.push(error.message));
  page.on("console", (message) => message.type() === "error" && said.push(message.text()));
  page.on("request", (request) => request.url() !== address() && said.push(`asked for ${request.url()}`));
  await page.goto(address());
  await look(page);
  assert.deepEqual(said, []);
  await context.close();
}

const column = (page, at) =>
  page.locator(`tbody tr > :nth-child(${at})`).evaluateAll((cells) => cells.map((cell) => cell.dataset.value));

for (const [look, options] of Object.entries(LOOKS)) {
  test(`axe reports nothing and nothing sticks out: ${look}`, () =>
    opened(options, async (page) => {
      // The browser lets the test in where the page's own policy lets no
      // other script in.
      const { violations } = await page.evaluate(`${axe}; axe.run()`);
      const reports = violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
      assert.deepEqual(reports, []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${wide} px too wide`);
    }));
}

test("a heading sorts the pages, there and back, with the keyboard too", () =>
  opened({ viewport: WIDE }, async (page) => {
    const grades = (await column(page, 2)).map(Number);
    assert.ok(grades.length > 2, `${grades.length} pages`);
    const rising = grades.toSorted((a, b) => a - b);
    const heading = page.getByRole("columnheader", { name: "Grade" });
    await heading.getByRole("button").click();
    // What needs work comes first.
    assert.equal(await heading.getAttribute("aria-sort"), "descending");
    assert.deepEqual((await column(page, 2)).map(Number), rising.toReversed());
    await heading.getByRole("button").press("Enter");
    assert.equal(await heading.getAttribute("aria-sort"), "ascending");
    assert.deepEqual((await column(page, 2)).map(Number), rising);
    const due = page.getByRole("columnheader", { name: "Due" });
    await due.getByRole("button").click();
    assert.equal(await heading.getAttribute("aria-sort"), null);
    const dates = await column(page, 7);
    assert.deepEqual(dates, dates.toSorted().toReversed());
  }));

test("the picture says its numbers in words", () =>
  opened({ viewport: WIDE }, async (page) => {
    const picture = page.getByRole("img", { name: /^Pages by grade\. grade \d+: \d+/ });
    const label = await picture.getAttribute("aria-label");
    const counted = [...label.matchAll(/grade \d+: (\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
    const graded = (await column(page, 2)).filter((grade) => Number(grade) !== -1);
    assert.equal(counted, graded.length);
  }));

test("longest sentences open without a script", () =>
  opened({ viewport: WIDE, javaScriptEnabled: false }, async (page) => {
    const first = page.locator("details").first();
    await first.locator("summary").click();
    assert.ok(await first.locator("li").first().isVisible());
  }));

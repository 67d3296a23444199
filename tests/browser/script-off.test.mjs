// Without JavaScript a reader still has the text, the way around, the meaning
// of words and the sources.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, WIDE } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { basePath, BROKEN_SITE, longestOfEachKind, pagesOf, siteFolder } from "./lib/site.mjs";

const folder = siteFolder();
const kinds = longestOfEachKind(pagesOf(folder).filter(({ redirect }) => !redirect));
let browser;
let context;
let site;

before(async () => {
  browser = await launch();
  context = await browser.newContext({ javaScriptEnabled: false, viewport: WIDE });
  site = await serve(folder, basePath(folder));
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test("JavaScript is off", async () => {
  const page = await context.newPage();
  await page.goto("data:text/html,<title>off</title><script>document.title='on'</script>");
  assert.equal(await page.title(), "off");
  await page.close();
});

test("the text of each kind of page can be seen", async () => {
  assert.ok(kinds.size > 0, `no page in ${folder}`);
  assert.deepEqual(await onEachKind(unseenText), []);
});

test("each kind of page has a navigation with links that can be seen", async () => {
  assert.deepEqual(await onEachKind(missingNavigation), []);
});

test("hidden text and a page without navigation are found", async () => {
  const broken = await serve(BROKEN_SITE);
  const page = await open(new URL("index.html", broken.address));
  assert.deepEqual(await page.evaluate(unseenText), ["Never shown."]);
  assert.deepEqual(await page.evaluate(missingNavigation), ["no link to be seen in any <nav>"]);
  await page.close();
  await broken.close();
});

test("a word in a lesson says what it means", async () => {
  const page = await open(address("lesson"));
  const word = page.locator("main button[popovertarget]:visible").first();
  const meaning = page.locator(`[id="${await word.getAttribute("popovertarget")}"]`);
  assert.equal(await meaning.isVisible(), false);
  await word.click();
  assert.equal(await meaning.isVisible(), true);
  assert.match(await meaning.innerText(), /\w+ \w+/);
  await page.close();
});

test("a lesson shows its sources, with their addresses", async () => {
  const page = await open(address("lesson"));
  const sources = page.locator("section, aside, footer").filter({
    has: page.getByRole("heading", { name: /sources/i }),
  }).last();
  assert.equal(await sources.isVisible(), true);
  assert.ok((await sources.locator("a[href^='http']:visible").count()) > 0);
  await page.close();
});

function address(kind) {
  assert.ok(kinds.has(kind), `no page of kind "${kind}"`);
  return new URL(kinds.get(kind).path, site.address);
}

async function open(where) {
  const page = await context.newPage();
  await page.goto(where.href);
  return page;
}

/** Asks every kind of page the same question; answers with their paths. */
async function onEachKind(question) {
  const answers = [];
  for (const { path } of kinds.values()) {
    const page = await open(new URL(path, site.address));
    answers.push(...(await page.evaluate(question)).map((answer) => `${path}: ${answer}`));
    await page.close();
  }
  return answers;
}

/**
 * Runs in the page: text in `main` that nobody can see. What opens without a
 * script (`details`, popovers) and what is marked `hidden` until a script has
 * a use for it do not count.
 */
function unseenText() {
  // What is hidden from screen readers says again what stands elsewhere.
  const waiting = "details:not([open]), [popover], [hidden], [aria-hidden=true], noscript";
  return [...document.querySelectorAll("main :is(h1, h2, h3, p, li, td, th, dt, dd, pre, figure)")]
    .filter((block) => !block.closest(waiting) && block.textContent.trim() !== "")
    .filter((block) => !block.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
    .map((block) => block.textContent.trim().slice(0, 80));
}

/** Runs in the page: what is wrong with the way around. */
function missingNavigation() {
  const links = [...document.querySelectorAll("nav a[href]")];
  return links.some((link) => link.checkVisibility()) ? [] : ["no link to be seen in any <nav>"];
}

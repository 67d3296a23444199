// The search as readers use it: over http and from a folder, by keyboard and
// by screen reader, on a phone, with hostile words, and without scripts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { launch, NARROW, WIDE } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { basePath, pagesOf, siteFolder } from "./lib/site.mjs";

const folder = siteFolder();
const lesson = pagesOf(folder).find(({ kind }) => kind === "lesson").path;
const { source: axe } = createRequire(import.meta.url)("axe-core");
let browser;
let site;
let places;

before(async () => {
  browser = await launch();
  site = await serve(folder, basePath(folder));
  places = [["http", site.address], ["a folder", `${pathToFileURL(folder).href}/`]];
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens a page; what goes wrong in it is in `complaints`. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.complaints.push(message.text()));
  page.on("dialog", (dialog) => {
    page.complaints.push(`dialog ${dialog.message()}`);
    dialog.dismiss();
  });
  await page.goto(address);
  return page;
}

async function close(page) {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

test("a question is answered on the page of results", async () => {
  for (const [name, home] of places) {
    const page = await open(`${home}search.html#q=${encodeURIComponent("what is FHIR")}`);
    const box = page.locator(".answer");
    await box.waitFor();
    assert.match(await box.innerText(), /FHIR[\s\S]*agreed way/, name);
    const first = page.locator(".result").first();
    await first.locator(".passage").filter({ hasText: /\w/ }).waitFor();
    assert.match(await first.locator(".result-about").innerText(), /Lesson|Standard/);
    assert.ok(await page.locator(".results mark").first().isVisible(), name);
    assert.match(await page.locator("#found [role=status]").innerText(), /results? for .what is FHIR./);
    assert.equal(await page.locator("#questions").isVisible(), false);
    assert.equal(await page.getByText("Do not type names or NHS numbers.").isVisible(), true);
    await first.locator("a").first().click();
    await page.waitForURL(/\.html(#.*)?$/);
    assert.ok(!page.url().includes("search.html"), name);
    await close(page);
  }
});

test("words after a question mark move behind the number sign", async () => {
  for (const [name, home] of places) {
    const page = await open(`${home}search.html?q=gp+record`);
    await page.locator(".result").first().waitFor();
    assert.ok(page.url().endsWith("search.html#q=gp%20record"), `${name}: ${page.url()}`);
    assert.equal(await page.locator("#search").inputValue(), "gp record");
    await close(page);
  }
});

test("suggestions come while one types, and the keyboard is enough", async () => {
  for (const [name, home] of places) {
    const page = await open(home + lesson);
    await page.keyboard.press("/");
    const input = page.getByRole("combobox", { name: "What do you want to know?" });
    assert.equal(await input.evaluate((it) => it === document.activeElement), true, name);
    assert.equal(await input.getAttribute("aria-expanded"), "false");
    await page.keyboard.type("snomed");
    const options = page.getByRole("option");
    await options.first().waitFor();
    assert.equal(await input.getAttribute("aria-expanded"), "true");
    assert.ok((await options.count()) <= 6);
    await page.keyboard.press("ArrowDown");
    const active = await input.getAttribute("aria-activedescendant");
    const chosen = page.locator(`[id="${active}"]`);
    assert.equal(await chosen.getAttribute("aria-selected"), "true");
    assert.match(await chosen.innerText(), /SNOMED/);
    await page.locator(".search [role=status]").filter({ hasText: /suggestion/ }).waitFor({ state: "attached" });
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("listbox").isVisible(), false);
    assert.equal(await input.evaluate((it) => it === document.activeElement), true, "the box keeps the focus");
    await page.keyboard.press("ArrowDown");
    await options.first().waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.href.includes(lesson));
    assert.match(await page.locator("body").innerText(), /SNOMED/);
    await close(page);
  }
});

/** Holds back the answer to every request for the engine until it is let go. */
async function holdEngine(page) {
  let letGo;
  const held = new Promise((resolve) => {
    letGo = resolve;
  });
  await page.route(/assets\/search-find-/, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test("what is typed before the engine is there is answered when it comes", async () => {
  const page = await open("about:blank");
  const letGo = await holdEngine(page);
  await page.goto(site.address + lesson);
  await page.keyboard.press("/");
  await page.keyboard.type("snomed");
  assert.equal(await page.locator("#search").inputValue(), "snomed");
  assert.equal(await page.evaluate(() => "GuidepostFind" in window), false, "it is not there yet");
  letGo();
  await page.getByRole("option").first().waitFor();
  assert.match(await page.getByRole("listbox").innerText(), /SNOMED/);
  await close(page);
});

test("Enter before the engine is there leads to the page of results", async () => {
  const page = await open("about:blank");
  const letGo = await holdEngine(page);
  await page.goto(site.address + lesson);
  await page.keyboard.press("/");
  await page.keyboard.type("snomed");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html#q=snomed$/, { waitUntil: "commit" });
  letGo();
  await page.locator(".result").first().waitFor();
  await close(page);
});

test("a search that cannot be loaded says so, links to the questions, and is tried again", async () => {
  const page = await open("about:blank");
  await page.route(/assets\/search-query-/, (route) => route.abort());
  await page.goto(site.address + lesson);
  const link = page.getByRole("link", { name: "Questions that this site answers" });
  assert.equal(await link.isVisible(), false);
  await page.keyboard.press("/");
  await page.keyboard.type("snomed");
  await link.waitFor();
  assert.match(await page.locator(".search-plain").innerText(), /could not be loaded/);
  assert.match(await link.getAttribute("href"), /search\.html$/);
  await page.locator(".search [role=status]").filter({ hasText: /could not be loaded/ }).waitFor({ state: "attached" });
  await page.unroute(/assets\/search-query-/);
  await page.keyboard.type(" ct");
  await page.getByRole("option").first().waitFor();
  assert.equal(await link.isVisible(), false);
  assert.ok(page.complaints.every((words) => /Failed to load resource/.test(words)), page.complaints.join());
  await page.context().close();
});

test("Ctrl-K opens the box and Escape gives the focus back", async () => {
  const page = await open(site.address + lesson);
  const link = page.locator("main a[href]:visible").first();
  await link.focus();
  await page.keyboard.press("Control+k");
  const input = page.locator("#search");
  assert.equal(await input.evaluate((it) => it === document.activeElement), true);
  await page.keyboard.press("Escape");
  assert.equal(await link.evaluate((it) => it === document.activeElement), true);
  await close(page);
});

test("a slash that somebody types stays a slash", async () => {
  const page = await open(site.address + lesson);
  await page.locator("#search").focus();
  await page.keyboard.type("HL7/FHIR");
  assert.equal(await page.locator("#search").inputValue(), "HL7/FHIR");
  await close(page);
});

test("an error of typing is led back, and said", async () => {
  const page = await open(`${site.address}search.html#q=interopability`);
  await page.locator(".result").first().waitFor();
  assert.match(await page.locator(".mended").innerText(), /interopability.*interoperability/);
  await close(page);
});

test("who finds nothing gets help", async () => {
  const page = await open(`${site.address}search.html#q=${encodeURIComponent("xqzzv wvvqx")}`);
  await page.locator("#nothing").waitFor();
  assert.ok((await page.locator("#nothing a:visible").count()) >= 3);
  assert.ok((await page.locator("#questions a:visible").count()) > 20);
  await close(page);
});

test("axe finds nothing while the box is open, and on the page of results", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(site.address + lesson, { colorScheme });
    await page.context().addInitScript({ content: axe });
    await page.reload();
    await page.locator("#search").pressSequentially("record");
    await page.getByRole("option").first().waitFor();
    await page.keyboard.press("ArrowDown");
    assert.deepEqual(await violations(page), []);
    await page.goto(`${site.address}search.html#q=consent`);
    await page.locator(".result").first().waitFor();
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  }
});

/** What axe-core says about the page, one line for each rule. */
async function violations(page) {
  const found = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

test("on a phone nothing has to be scrolled sideways", async () => {
  for (const address of [lesson, "search.html#q=discharge%20summary", "index.html"]) {
    const page = await open(site.address + address, { viewport: NARROW });
    await page.locator("#search").pressSequentially("gp record");
    await page.getByRole("option").first().waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= NARROW.width, address);
    const list = await page.getByRole("listbox").boundingBox();
    assert.ok(list.x >= 0 && list.x + list.width <= NARROW.width, address);
    await close(page);
  }
});

const BASE = [
  "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "'-alert(1)-'", "javascript:alert(1)",
  "</title><script>alert(1)</script>", "<iframe src=javascript:alert(1)>", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}",
  "<a href=javascript:alert(1)>x</a>", "&lt;img src=x onerror=alert(1)&gt;", "<mark>x</mark>", "\u202e<b>x", "\0<b>", "<!--", "]]>", "%3Cimg%20src=x%3E",
  "constructor", "__proto__", "prototype", "toString", "hasOwnProperty", "valueOf", "docs df length", "\ud83d\ude00".repeat(50), "\ud800",
];
const WRAPS = [(x) => x, (x) => `fhir ${x}`, (x) => `${x} record`, (x) => `what is ${x}`, (x) => `"${x}"`, (x) => x.toUpperCase(), (x) => encodeURIComponent(x.replace("\ud800", "")),
  (x) => `${x}${x}`, (x) => `gp\n${x}`, (x) => `q=${x}&q=b`, (x) => `#q=${x}`, (x) => `(${x})*+?[^`, (x) => x.split("").join(" "), (x) => `\u0000${x}`, (x) => `${x} constructor`,
  (x) => `-${x}`, (x) => `care home ${x} hospital`, (x) => x.replaceAll("a", "\u0430"), (x) => `${x}`.repeat(200), (x) => `standards/${x}`];

test("500 hostile queries leave only text and links behind", async () => {
  const queries = BASE.flatMap((payload) => WRAPS.map((wrap) => wrap(payload)));
  assert.ok(queries.length >= 500, `${queries.length}`);
  const page = await open(`${site.address}search.html#q=fhir`);
  await page.locator(".result").first().waitFor();
  const problems = await page.evaluate(async (queries) => {
    const names = new Set(["P", "DIV", "OL", "LI", "H2", "H3", "A", "MARK", "BR", "BUTTON", "SECTION"]);
    const attributes = new Set(["href", "class", "lang", "type", "role"]);
    const problems = [];
    for (const query of queries) {
      await window.GuidepostSearchPage.page.look(query);
      for (const node of document.querySelectorAll("#found *")) {
        const odd = [...node.attributes].find(({ name }) => !attributes.has(name));
        const href = node.getAttribute("href");
        if (!names.has(node.tagName) || odd || (href && !/^(#q=|[a-z0-9-]+[/.])/.test(href))) {
          problems.push(`${query}: ${node.outerHTML}`);
        }
      }
    }
    return problems;
  }, queries);
  assert.deepEqual(problems, []);
  await close(page);
});

test("a query of 40 KB is cut, and the page still answers", async () => {
  const page = await open(`${site.address}search.html#q=${encodeURIComponent("gp record ".repeat(4000))}`);
  await page.locator(".result").first().waitFor();
  assert.ok((await page.locator("#found [role=status]").innerText()).length < 300);
  await close(page);
});

test("without scripts the questions take the place of the box", async () => {
  const page = await open(`${site.address}search.html`, { javaScriptEnabled: false });
  assert.equal(await page.locator("#search").isVisible(), false);
  assert.ok((await page.locator("#questions a:visible").count()) > 20);
  await page.goto(site.address + lesson);
  const link = page.getByRole("link", { name: "Questions that this site answers" });
  assert.equal(await link.isVisible(), true);
  await link.click();
  await page.waitForURL(/search\.html$/);
  await close(page);
});

// What readers take away: the zip file, unpacked where people unpack things,
// and the single files, with the network cut.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, NARROW } from "./lib/browser.mjs";
import { filesOf, readText, siteFolder } from "./lib/site.mjs";
import { MOST_ZIP, wholeSite } from "./lib/sizes.mjs";
import { entriesOf, unpack } from "./lib/unzip.mjs";

const folder = siteFolder();
const downloads = filesOf(folder).filter((path) => path.startsWith("downloads/"));
const zip = downloads.find((path) => path.endsWith(".zip"));
const singles = downloads.filter((path) => path.endsWith(".html"));
let browser;
let copy;
let home;

before(async () => {
  assert.ok(zip, `no zip file in ${folder}`);
  browser = await launch();
  copy = mkdtempSync(join(tmpdir(), "Ward 3 – Häuser & Co "));
  unpack(join(folder, zip), copy);
  home = join(copy, zip.replace(/^downloads\/(.*)\.zip$/, "$1"));
});

after(async () => {
  await browser?.close();
  if (copy) {
    rmSync(copy, { recursive: true, force: true });
  }
});

/** A page without any network, and what it complains about. */
async function offlinePage(options = {}) {
  const context = await browser.newContext(options);
  await context.setOffline(true);
  const page = await context.newPage();
  const complaints = [];
  // Chromium will not focus a box in a frame unasked, and says so as an error.
  const isError = (message) => message.type() === "error" && !/^Blocked autofocusing/.test(message.text());
  page.on("console", (message) => isError(message) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || complaints.push(request.url()));
  // A request that the next page cut short did not fail.
  const isCut = (request) => request.failure()?.errorText === "net::ERR_ABORTED";
  page.on("requestfailed", (request) => isCut(request) || complaints.push(`fails: ${request.url()}`));
  return { page, complaints, context };
}

test("the zip file has portable names, no times, and at most 12 folders in each other", () => {
  const entries = entriesOf(join(folder, zip));
  const names = entries.map(({ name }) => name);
  assert.ok(names.length > 10);
  assert.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length);
  assert.deepEqual(names, [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  assert.equal(new Set(entries.map(({ time }) => time)).size, 1);
  for (const name of names) {
    assert.ok(name.split("/").length <= 12 && !/[<>:"\\|?*]/.test(name), name);
  }
  for (const absent of ["sw.js", "_headers", "404.html", "sitemap.xml"]) {
    assert.ok(!names.some((name) => name.endsWith(`/${absent}`)), absent);
  }
});

test("the whole site as a zip file weighs 8 MB at most", () => {
  const { path, bytes } = wholeSite(folder);
  assert.equal(path, zip);
  assert.ok(bytes <= MOST_ZIP, `${bytes} bytes`);
});

test("every page of the unpacked copy says how old it is and asks for nothing else", async () => {
  const { page, complaints, context } = await offlinePage({ viewport: NARROW });
  const pages = filesOf(home).filter((path) => path.endsWith(".html") && path !== "start.html");
  for (const path of pages) {
    if (/http-equiv="refresh"/.test(readText(home, path))) {
      continue;
    }
    await page.goto(pathToFileURL(join(home, path)).href, { waitUntil: "load" });
    assert.match(await page.locator(".copy-age").innerText(), /^This (copy is from .+|is a copy)\. The law may have changed\.$/, path);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test("start.html shows the pages, keeps the place, and gives progress to every page", async () => {
  const { page, complaints, context } = await offlinePage();
  await page.goto(pathToFileURL(join(home, "start.html")).href);
  const frame = page.frameLocator("#pages");
  await frame.locator("h1").waitFor();
  await frame.locator('.top a[href$="glossary.html"]').first().click();
  await frame.locator("body[data-kind=glossary]").waitFor();
  await page.waitForFunction(() => location.hash === "#glossary.html");
  await page.waitForFunction(() => document.title !== "" && document.getElementById("unpack").hidden);
  // What another page of the copy did comes to the next one through the shell.
  await page.evaluate(() => localStorage.setItem("guidepost-list", "fhir"));
  await page.reload();
  await frame.locator("body[data-kind=glossary]").waitFor();
  const inner = page.frames().find((one) => one.parentFrame());
  await inner.waitForFunction(() => localStorage.getItem("guidepost-list") === "fhir");
  assert.deepEqual(complaints, []);
  await context.close();
});

test("every single file opens, shows one page at a time, and its search finds", async () => {
  assert.ok(singles.length > 1);
  for (const path of singles) {
    const { page, complaints, context } = await offlinePage({ viewport: NARROW });
    await page.goto(pathToFileURL(join(folder, path)).href);
    const links = page.locator(".single-contents a");
    const title = await links.last().innerText();
    await page.locator("#single-words").fill(title);
    await page.locator(".single-found a", { hasText: title }).first().click();
    await page.locator(".single-page:not([hidden]) h1", { hasText: title }).waitFor();
    assert.equal(await page.locator(".single-page:not([hidden])").count(), 1, path);
    assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= innerWidth), `${path} is too wide`);
    assert.deepEqual(complaints, [], path);
    await context.close();
  }
});

test("links of a single file lead to places inside it or to the web", async () => {
  const { page, context } = await offlinePage();
  for (const path of singles) {
    await page.goto(pathToFileURL(join(folder, path)).href);
    const broken = await page.evaluate(() =>
      Array.from(document.querySelectorAll("a[href]"), (link) => link.getAttribute("href")).filter(
        (href) => !/^(https?:|mailto:)/.test(href) && !document.getElementById(decodeURIComponent(href.slice(1))),
      ),
    );
    assert.deepEqual(broken, [], path);
    const twice = await page.evaluate(() => {
      const ids = Array.from(document.querySelectorAll("[id]"), (element) => element.id);
      return ids.filter((id, at) => ids.indexOf(id) !== at);
    });
    assert.deepEqual(twice, [], path);
  }
  await context.close();
});

test("a question in a single file answers", async () => {
  const { page, complaints, context } = await offlinePage();
  const path = singles.find((one) => /data-question/.test(readText(folder, one)));
  assert.ok(path, "no single file has a question");
  await page.goto(pathToFileURL(join(folder, path)).href);
  const section = await page.evaluate(() => document.querySelector("[data-question] input[type=radio]").closest(".single-page").id);
  await page.goto(`${pathToFileURL(join(folder, path)).href}#${section}`);
  const question = page.locator(`#${section} [data-question]:has(input[type=radio])`).first();
  await question.locator("label").first().click();
  await question.locator("button").first().click();
  await question.locator(".reply").first().waitFor();
  assert.deepEqual(complaints, []);
  await context.close();
});

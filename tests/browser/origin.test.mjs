// Every page, over http and from a folder, at 320 px: nothing is asked of
// another origin, nothing is said on the console, nothing has to be scrolled
// sideways.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, NARROW } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { basePath, BROKEN_SITE, pagesOf, siteFolder } from "./lib/site.mjs";

const folder = siteFolder();
const base = basePath(folder);
// The page of an old address moves on at once; links.test.mjs reads where to.
const pages = pagesOf(folder).filter(({ redirect }) => !redirect).map(({ path }) => path);
let browser;
let site;

before(async () => {
  browser = await launch();
  site = await serve(folder, base);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

test("every page over http", async () => {
  assert.ok(pages.length > 0, `no page in ${folder}`);
  assert.deepEqual(await openAll(pages, site.address), []);
});

test("every page from a folder, as on a memory stick", async () => {
  // Only the page for a missing address needs a web server: it is shown at any
  // depth, so its links start at the root of the site.
  const copied = pages.filter((path) => path !== "404.html");
  assert.deepEqual(await openAll(copied, `${pathToFileURL(folder).href}/`), []);
});

test("the page for a missing address, deep below the root", async () => {
  assert.ok(pages.includes("404.html"));
  const complaints = await openAll(["no/such/page.html"], site.address);
  assert.deepEqual(
    complaints.filter((complaint) => !/status of 404/.test(complaint)),
    [],
  );
  assert.equal(complaints.length, 1, "the page itself is the only one that is not there");
});

test("a request elsewhere, a failing script and a wide page are found", async () => {
  const broken = await serve(BROKEN_SITE);
  const complaints = (await openAll(["index.html"], broken.address)).join("\n");
  await broken.close();
  assert.match(complaints, /^index\.html: asks for http:\/\/127\.0\.0\.2:47001\/elsewhere\.png$/m);
  assert.match(complaints, /^index\.html: says "A script that fails" /m);
  assert.match(complaints, /^index\.html: is \d+ px wide, not 320$/m);
});

/** Opens each page below `home` and returns what is wrong, one line each. */
async function openAll(paths, home) {
  const context = await browser.newContext({ viewport: NARROW, reducedMotion: "reduce" });
  const complaints = [];
  for (const path of paths) {
    const complain = (what) => complaints.push(`${path}: ${what}`);
    const page = await context.newPage();
    listen(page, home, complain);
    await page.goto(home + path, { waitUntil: "load" });
    const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
    if (width > NARROW.width) {
      complain(`is ${width} px wide, not ${NARROW.width}`);
    }
    await page.close();
  }
  await context.close();
  return complaints;
}

function listen(page, home, complain) {
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(home) && !address.startsWith("data:")) {
      complain(`asks for ${address}`);
    }
  });
  page.on("console", (message) => {
    if (message.type() === "error") {
      complain(`says ${JSON.stringify(message.text())} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => complain(`stops with ${error.message}`));
}

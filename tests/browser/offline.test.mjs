// Keeping the site in a browser: the twelve things that go wrong between a
// reader who keeps it and a host that changes (tests/README.md). Each scenario
// has a server of its own, whose answers the scenario changes as it goes, and
// a fresh browser. The site is three editions of a small one, made here from
// the worker and the scripts of the site under test.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { filesOf, readText, siteFolder } from "./lib/site.mjs";
import { launch } from "./lib/browser.mjs";
import { serveFiles } from "./lib/changing.mjs";

const folder = siteFolder();
/** Twice; fifty times for `--soak`; GUIDEPOST_SOAK=10 means ten times. */
const SOAK = Number(process.env.GUIDEPOST_SOAK);
const TIMES = SOAK > 1 ? SOAK : SOAK === 1 ? 50 : 2;
let browser;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

/** The first 16 digits of a fingerprint (src/text/fingerprint.rs). */
function hashOf(bytes) {
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  return createHash("sha256").update(length).update(bytes).digest("hex").slice(0, 16);
}

const built = readText(folder, "sw.js");
const WORKER = built.slice(built.indexOf("\n/* Answers for a site") + 1);
const script = (name) => {
  const path = filesOf(folder).find((file) => new RegExp(`^assets/${name}-[0-9a-f]{10}\\.js$`).test(file));
  assert.ok(path, `no script ${name} in ${folder}`);
  return readText(folder, path);
};
const KEEP = script("keep");
const KEEP_PAGE = script("keep-page");
const PAGE = readText(folder, "keep.html");
const SECTION = PAGE.slice(PAGE.indexOf('<section id="keep"'), PAGE.indexOf("</section>", PAGE.indexOf('<section id="keep"')) + 10);
const NOTICE = PAGE.slice(PAGE.indexOf('<p id="kept-age"'), PAGE.indexOf("</body>")).replace("</div></footer>", "");

/** Every file of an edition by path. */
function edition(number, change = {}) {
  const page = (title, more, scripts) => `<!doctype html><html lang="en"><head><title>${title} ${number}</title>
<link rel="stylesheet" href="style.css">${scripts.map((name) => `<script defer src="${name}"></script>`).join("")}</head>
<body data-edition="${number}"><h1>${title} ${number}</h1><a href="other.html">Other</a><img src="picture.svg" alt="">${more}${NOTICE}</body></html>`;
  const files = {
    "index.html": page("Home", "", ["part.js", "keep.js"]),
    "other.html": page("Other", "", ["part.js", "keep.js"]),
    "keep.html": page("Keep", SECTION, ["part.js", "keep.js", "keep-page.js"]),
    "style.css": `:root { --edition: "${number}"; }`,
    "part.js": `document.documentElement.dataset.part = "${number}";`,
    "keep.js": KEEP,
    "keep-page.js": KEEP_PAGE,
    "manifest.webmanifest": `{"name":"Edition ${number}"}`,
    "picture.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><!-- ${number} --></svg>`,
    ...change,
  };
  const listed = Object.entries(files).map(([path, text]) => [path, hashOf(Buffer.from(text)), Buffer.byteLength(text)]);
  const core = listed.filter(([path]) => !path.endsWith(".svg"));
  const rest = listed.filter(([path]) => path.endsWith(".svg"));
  files["sw.js"] = `"use strict";\nvar EDITION = ${JSON.stringify({ name: `edition${number}`, core, rest, more: [] })};\n${WORKER}`;
  return files;
}

const ONE = edition(1);
const TWO = edition(2);

/** Runs a scenario several times, each with a server and a browser profile of its own. */
function scenario(name, run, files = ONE) {
  test(name, async () => {
    for (let time = 0; time < TIMES; time++) {
      const site = await serveFiles({ "/": files });
      const context = await browser.newContext();
      try {
        await run({ site, context, page: await context.newPage() });
      } finally {
        await context.close();
        await site.close();
      }
    }
  });
}

const state = (page, wanted) => page.locator(`#keep[data-state="${wanted}"]`).waitFor();

/** A reader opens the page and asks to keep the site. */
async function keep(page, address, wanted = "kept") {
  await page.goto(`${address}keep.html`);
  await page.locator("[data-keep-add]").click();
  await state(page, wanted);
}

/** The one edition that a page consists of; fails where it mixes two. */
async function editionOf(page) {
  await page.waitForFunction(() => document.documentElement.dataset.part);
  const parts = await page.evaluate(async () => [
    document.body.dataset.edition,
    document.documentElement.dataset.part,
    getComputedStyle(document.documentElement).getPropertyValue("--edition").replaceAll('"', "").trim(),
  ]);
  assert.equal(new Set(parts).size, 1, `one page has parts of editions ${parts}`);
  return Number(parts[0]);
}

async function open(page, address) {
  await page.goto(address);
  return editionOf(page);
}

/** Waits until the notice of a newer version is offered. */
async function newer(page) {
  await page.evaluate(async () => {
    const found = await navigator.serviceWorker.getRegistration();
    await found.update();
  });
  await page.locator("#keep-notice").waitFor({ state: "visible" });
}

/** Asks for an update and waits until the worker that came is given up. */
async function failedUpdate(page) {
  const reason = await page.evaluate(async () => {
    const found = await navigator.serviceWorker.getRegistration();
    const gone = new Promise((done) => {
      found.addEventListener("updatefound", () => {
        const worker = found.installing;
        worker.addEventListener("statechange", () => worker.state === "redundant" && done("redundant"));
      });
    });
    const updated = found.update().then(() => gone, () => "refused");
    return updated;
  });
  assert.match(reason, /redundant|refused/);
}

const cacheNames = (page) => page.evaluate(() => caches.keys());

scenario("first keep: nothing before the reader asks, everything after", async ({ page, site, context }) => {
  await open(page, site.address);
  assert.deepEqual(await cacheNames(page), []);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  await keep(page, site.address);
  assert.deepEqual(await cacheNames(page), ["guidepost / edition1"]);
  await page.waitForFunction(() => /^9 files, \d+ KB\.$/.test(document.querySelector("[data-keep-kept]").textContent));
  await page.locator("[data-keep-remove]").click();
  await state(page, "removed");
  assert.deepEqual(await cacheNames(page), []);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  assert.equal((await context.pages()).length, 1);
});

scenario("offline: every page opens, and a page that is not there says so", async ({ page, site }) => {
  await keep(page, site.address);
  await page.waitForFunction(() => /^9 files/.test(document.querySelector("[data-keep-kept]").textContent));
  site.stop();
  for (const path of ["", "index.html", "other.html", "other", "keep.html", "index.html?q=1#x"]) {
    assert.equal(await open(page, site.address + path), 1, path);
    assert.ok(await page.evaluate(() => document.querySelector("img").naturalWidth > 0), path);
  }
  await page.goto(`${site.address}nowhere.html`);
  await page.locator('[data-keep="missing"]').waitFor({ state: "visible" });
});

scenario("update: it waits for the reader, then every page is of the new one", async ({ page, site }) => {
  await keep(page, site.address);
  assert.equal(await open(page, site.address), 1);
  site.files["/"] = TWO;
  await newer(page);
  assert.equal(await open(page, `${site.address}other.html`), 1, "not before the reader says so");
  await page.locator("#keep-notice").waitFor({ state: "visible" });
  const loaded = page.waitForEvent("load");
  await page.locator("#keep-notice button").first().click();
  await loaded;
  assert.equal(await editionOf(page), 2);
  assert.deepEqual(await cacheNames(page), ["guidepost / edition2"]);
});

scenario("a declined update: the old edition stays whole", async ({ page, site }) => {
  await keep(page, site.address);
  await open(page, site.address);
  site.files["/"] = TWO;
  await newer(page);
  await page.locator("#keep-notice button").nth(1).click();
  assert.equal(await page.locator("#keep-notice").isVisible(), false);
  site.stop();
  assert.equal(await open(page, `${site.address}other.html`), 1);
});

scenario("one file missing at the first keep: nothing is kept, and the page says so", async ({ page, site }) => {
  site.answers["/style.css"] = { status: 404 };
  await keep(page, site.address, "broken");
  assert.deepEqual(await cacheNames(page), []);
  site.answers = {};
  await page.locator("[data-keep-add]").click();
  await state(page, "kept");
});

scenario("half a deploy: the old edition goes on", async ({ page, site }) => {
  await keep(page, site.address);
  await open(page, site.address);
  site.files["/"] = { ...TWO, "other.html": ONE["other.html"] };
  await failedUpdate(page);
  assert.deepEqual(await cacheNames(page), ["guidepost / edition1"]);
  assert.equal(await open(page, `${site.address}other.html`), 1);
  site.files["/"] = TWO;
  await newer(page);
});

scenario("a body that is cut off, and a page in place of a style sheet, are not kept", async ({ page, site }) => {
  site.answers["/other.html"] = { cut: 40 };
  await keep(page, site.address, "broken");
  site.answers = { "/style.css": { body: "<!doctype html><title>Log in</title>", type: "text/html" } };
  await page.locator("[data-keep-add]").click();
  await page.waitForFunction(() => document.querySelector("#keep").dataset.state === "broken");
  assert.deepEqual(await cacheNames(page), []);
});

scenario("no room: nothing is kept, and the page says why", async ({ page, site, context }) => {
  const origin = new URL(site.address).origin;
  const session = await context.newCDPSession(page);
  await page.goto(site.address);
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 2000 });
  await keep(page, site.address, "full");
  assert.deepEqual(await cacheNames(page), []);
});

scenario("a worker that is answered as a page: the old edition goes on", async ({ page, site }) => {
  await keep(page, site.address);
  await open(page, site.address);
  site.answers["/sw.js"] = { body: "<!doctype html><title>Not found</title>", type: "text/html" };
  await failedUpdate(page);
  assert.equal(await open(page, `${site.address}other.html`), 1);
});

scenario("switched off: the worker that removes itself leaves nothing", async ({ page, site }) => {
  await keep(page, site.address);
  await open(page, site.address);
  await page.evaluate(() => caches.open("somebody else's"));
  site.files["/"] = { ...TWO, "sw.js": site.remover };
  const loaded = page.waitForEvent("load");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await loaded;
  assert.equal(await editionOf(page), 2);
  assert.deepEqual(await cacheNames(page), ["somebody else's"]);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});

scenario("two books on one host, one inside the other, live together", async ({ page, site }) => {
  site.files["/inner/"] = TWO;
  await keep(page, site.address);
  await keep(page, `${site.address}inner/`);
  assert.deepEqual((await cacheNames(page)).sort(), ["guidepost / edition1", "guidepost /inner/ edition2"]);
  assert.equal(await open(page, `${site.address}other.html`), 1);
  assert.equal(await open(page, `${site.address}inner/other.html`), 2);
  await page.goto(`${site.address}inner/keep.html`);
  await page.locator("[data-keep-remove]").click();
  await state(page, "removed");
  assert.deepEqual(await cacheNames(page), ["guidepost / edition1"]);
  site.stop();
  assert.equal(await open(page, `${site.address}other.html`), 1);
});

scenario("back to an older edition", async ({ page, site }) => {
  await keep(page, site.address);
  assert.equal(await open(page, site.address), 2);
  site.files["/"] = ONE;
  await newer(page);
  const loaded = page.waitForEvent("load");
  await page.locator("#keep-notice button").first().click();
  await loaded;
  assert.equal(await editionOf(page), 1);
  assert.deepEqual(await cacheNames(page), ["guidepost / edition1"]);
}, TWO);

scenario("two tabs: both change when one takes the new edition", async ({ page, site, context }) => {
  await keep(page, site.address);
  await open(page, site.address);
  const second = await context.newPage();
  await open(second, `${site.address}other.html`);
  site.files["/"] = TWO;
  await newer(page);
  const both = Promise.all([page.waitForEvent("load"), second.waitForEvent("load")]);
  await page.locator("#keep-notice button").first().click();
  await both;
  assert.equal(await editionOf(page), 2);
  assert.equal(await editionOf(second), 2);
});

scenario("a browser that is closed while it loads: the next try ends well", async ({ page, site }) => {
  const held = site.hold("/other.html");
  await page.goto(`${site.address}keep.html`);
  await page.locator("[data-keep-add]").click();
  await held.asked;
  await page.goto("about:blank");
  held.release();
  await page.goto(`${site.address}keep.html`);
  await page.locator("#keep:not([hidden])").waitFor();
  if ((await page.locator("#keep").getAttribute("data-state")) !== "kept") {
    await page.locator("[data-keep-add]").click();
  }
  await state(page, "kept");
  site.stop();
  assert.equal(await open(page, `${site.address}other.html`), 1);
});

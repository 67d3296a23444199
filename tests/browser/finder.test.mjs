// The finder, the comparison and "My list", over http and from a folder, with
// the keyboard alone, on paper, and with hostile records.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { launch, NARROW, WIDE } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { basePath, filesOf, readText, siteFolder } from "./lib/site.mjs";

const require = createRequire(import.meta.url);
const { source: axe } = require("axe-core");
const { dataOf, FACETS, RECORDS } = require("../js/finder-data.js");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const folder = siteFolder();
const kept = mkdtempSync(join(tmpdir(), "guidepost-finder-"));
let browser;
let site;

before(async () => {
  browser = await launch();
  site = await serve(folder, basePath(folder));
});

after(async () => {
  await browser?.close();
  await site?.close();
  rmSync(kept, { recursive: true });
});

/** The two ways to read the site. */
const WAYS = {
  "over http": () => new URL("standards/", site.address).href,
  "from a folder": () => pathToFileURL(join(folder, "standards/")).href,
};

/** A page of one way, with everything that goes wrong on it. */
async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  if (options.records) {
    const script = `window.GuidepostCatalogue = ${JSON.stringify(dataOf(options.facets ?? FACETS, options.records))};`;
    await page.route(/\/catalogue-\w+\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: script }));
    const asked = JSON.stringify(Object.fromEntries(options.records.map(({ id, title }) => [id, [title]])));
    const questions = `window.GuidepostSupplierQuestions = JSON.parse(${JSON.stringify(asked)});`;
    await page.route(/\/supplier-questions-\w+\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: questions }));
  }
  await page.goto(address);
  return { context, page, faults };
}

/** Goes on with the Tab key until the focus is where it should be. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      return;
    }
  }
  assert.fail(`Tab never reaches ${selector}`);
}

function sentence(page) {
  return page.locator(".finder-sentence").first().innerText();
}

/** Waits until the sentence is this one: the list is drawn in a later frame. */
async function says(page, words) {
  const it = page.locator(".finder-sentence", { hasText: words }).first();
  await it.waitFor();
  return it.innerText();
}

function titles(page) {
  return page.locator(".hits h2").allInnerTexts();
}

for (const [way, address] of Object.entries(WAYS)) {
  test(`${way}: filters, words and the way back work with the keyboard alone`, async () => {
    const { context, page, faults } = await open(address() + "find.html");
    const all = await sentence(page);
    assert.match(all, /^All \d+ standards, whether you must follow them or not\.$/);
    await tabTo(page, "input[name=settings][value=hospital]");
    await page.keyboard.press("Space");
    await page.waitForURL(/#settings=hospital$/);
    await says(page, /^\d+ standards for hospitals, whether/);
    assert.ok(await page.evaluate(() => document.activeElement.matches("[value=hospital]")), "the focus stays");
    await tabTo(page, "input[name=topics][value=medicines]");
    await page.keyboard.press("Space");
    await page.waitForURL(/#settings=hospital&topics=medicines$/);
    const both = await says(page, /^\d+ standards for hospitals about medicines, whether/);
    const shown = Number(both.match(/^\d+/)[0]);
    assert.equal((await titles(page)).length, shown);
    await page.goBack();
    await says(page, /^\d+ standards for hospitals, whether/);
    assert.equal(await page.isChecked("[name=topics][value=medicines]"), false);
    await page.goBack();
    assert.equal(await says(page, all), all);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`${way}: words find a code with an old prefix, and typing is one step back`, async () => {
    const { context, page, faults } = await open(address() + "find.html");
    const all = await sentence(page);
    await tabTo(page, "#finder-words");
    await page.keyboard.type("ISB 0129");
    await page.waitForFunction(() => document.querySelector(".hits h2")?.innerText.startsWith("DCB0129"));
    assert.match(page.url(), /#q=ISB%200129$/);
    await page.goBack();
    assert.equal(await says(page, all), all);
    assert.equal(await page.inputValue("#finder-words"), "");
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`${way}: an address shows the same again, and what fits nothing is helped on`, async () => {
    const { context, page, faults } = await open(address() + "find.html#settings=care-home&q=zebra");
    await says(page, /^No standard with the words “zebra” for care homes/);
    const links = page.locator("#finder .flag a");
    assert.deepEqual(await links.allInnerTexts(), ["leave out the words “zebra”"]);
    await links.first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/#settings=care-home$/);
    await says(page, /^\d+ standards for care homes/);
    assert.match(await page.locator("#finder").innerText(), /are for all places of care/);
    assert.match(await page.locator("#finder").innerText(), /not legal advice/);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`${way}: two standards are compared with the keyboard alone`, async () => {
    const { context, page, faults } = await open(address() + "find.html#q=safety%20rules");
    await tabTo(page, "[data-compare=dcb0129]");
    await page.keyboard.press("Space");
    await tabTo(page, "[data-compare=dcb0160]");
    await page.keyboard.press("Space");
    await page.waitForURL(/compare=dcb0129,dcb0160/);
    const link = page.locator(".compare-bar a");
    await link.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/compare\.html#a=dcb0129&b=dcb0160$/);
    await says(page, /^They differ in \d+ of \d+ points\.$/);
    const rows = page.locator(".compare-table tbody tr");
    const all = await rows.count();
    assert.match(await rows.first().innerText(), /different/);
    await tabTo(page, "#only-different");
    await page.keyboard.press("Space");
    assert.ok(await page.locator(".compare-table tbody tr:visible").count() < all);
    await page.selectOption("#compare-add", "dspt");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.waitForURL(/&c=dspt$/);
    assert.equal(await page.locator(".compare-table thead a").count(), 3);
    assert.equal(await page.locator("#compare-add").count(), 0);
    await page.getByRole("button", { name: /^Take out DCB0129/ }).press("Enter");
    await page.waitForURL(/#a=dcb0160&b=dspt$/);
    await page.goBack();
    assert.equal(await page.locator(".compare-table thead a").count(), 3);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`${way}: two choices before the address has changed are both kept`, async () => {
    const { context, page, faults } = await open(address() + "find.html#q=safety%20rules");
    await page.locator("[data-compare=dcb0160]").waitFor();
    await page.evaluate(() => ["dcb0129", "dcb0160"].forEach((id) => document.querySelector(`[data-compare=${id}]`).click()));
    await page.waitForURL(/compare=dcb0129,dcb0160/);
    assert.equal(await page.locator("[data-compare]:checked").count(), 2);
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`${way}: a list is made, shown, taken down as a table and emptied`, async () => {
    const { context, page, faults } = await open(address() + "find.html#q=safety%20rules");
    await tabTo(page, "[data-list-add=dcb0129]");
    await page.keyboard.press("Enter");
    assert.match(await page.locator("[data-list-add=dcb0129]").innerText(), /^In my list/);
    await tabTo(page, "[data-list-add=dcb0160]");
    await page.keyboard.press("Enter");
    await page.goto(address() + "my-list.html");
    assert.equal(await says(page, "There are 2 standards in your list."), "There are 2 standards in your list.");
    assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing outlives the tab");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: /spreadsheet/ }).press("Enter");
    const download = await coming;
    const file = join(kept, "list.csv");
    await download.saveAs(file);
    assert.equal(download.suggestedFilename(), "my-standards.csv");
    const text = readFileSync(file, "utf8");
    assert.match(text, /^\ufeffid,title,/);
    assert.match(text, /\r\ndcb0129,DCB0129: safety rules/);
    assert.match(text, /\r\ndcb0160,/);
    await page.getByRole("button", { name: "Empty the list" }).press("Enter");
    assert.equal(await says(page, "Your list is empty."), "Your list is empty.");
    await page.getByRole("button", { name: "Put them back" }).press("Enter");
    assert.equal(await says(page, "There are 2 standards in your list."), "There are 2 standards in your list.");
    await page.getByRole("button", { name: /^Take out DCB0129/ }).press("Enter");
    assert.equal(await says(page, "There is 1 standard in your list."), "There is 1 standard in your list.");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

for (const [way, address] of Object.entries(WAYS)) {
  test(`${way}: the letter asks what the page of each standard asks, and loads it only then`, async () => {
    const { context, page, faults } = await open(address() + "find.html");
    const loaded = [];
    page.on("request", (request) => loaded.push(...(request.url().match(/supplier-questions-\w+\.js$/) ?? [])));
    await page.evaluate(() => window.GuidepostList.set(["dcb0129", "about-me"]));
    await page.goto(address() + "my-list.html");
    await says(page, "There are 2 standards in your list.");
    assert.deepEqual(loaded, [], "the list alone needs no questions");
    await page.getByRole("link", { name: "Letter" }).click();
    await page.getByText("Who is your clinical safety officer?").waitFor();
    const asked = await page.locator(".paper-item").first().locator(".paper-answer").allInnerTexts();
    await page.goto(address() + "dcb0129.html");
    const own = await page.locator("h2#s-what-to-ask-your-supplier ~ ul").first().locator("li").allInnerTexts();
    const plain = (texts) => texts.map((text) => text.replace(/\s+/g, " ").trim());
    assert.ok(own.length >= 3);
    assert.deepEqual(plain(asked).slice(-own.length), plain(own));
    assert.equal(loaded.length, 1);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a letter whose questions do not come says so on the screen", async () => {
  const { context, page } = await open(new URL("standards/find.html", site.address).href);
  await page.route(/\/supplier-questions-\w+\.js$/, (route) => route.abort());
  await page.evaluate(() => window.GuidepostList.set(["dcb0129"]));
  await page.goto(new URL("standards/my-list.html#as=letter", site.address).href);
  await page.locator("#my-list .flag", { hasText: "could not be loaded" }).waitFor();
  assert.match(await page.locator(".paper").innerText(), /Which version do you follow\?/);
  await context.close();
});

/** A page with three standards in its list. */
async function openList(form, options) {
  const opened = await open(new URL("standards/find.html", site.address).href, options);
  await opened.page.evaluate(() => ["dcb0129", "mods", "about-me"].forEach((id) => window.GuidepostList.toggle(id)));
  await opened.page.goto(new URL(`standards/my-list.html#as=${form}`, site.address).href);
  return opened;
}

async function paperOf(page, name) {
  const file = join(kept, `${name}.pdf`);
  await page.pdf({ path: file, format: "A4" });
  return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
}

const PAPERS = {
  checklist: ["Checklist of standards", "We asked our supplier in writing.", "Who does it, and by when:"],
  letter: ["Dear Example Systems,", "To: Example Systems", "Does your system follow this standard today?",
    "Which version do you follow?", "what will it cost us?", "About this standard we also ask:",
    "Who is your clinical safety officer?", "Which hazards do you leave to us to deal with?"],
  annex: ["Example wording. Get advice", "Example Care follows each standard", "By when", "4.2, Amd", "If they say no"],
};

for (const [form, marks] of Object.entries(PAPERS)) {
  test(`the ${form} is whole on paper, and nothing else is on it`, async () => {
    const { context, page } = await openList(form);
    if (form === "letter") {
      await page.locator(".paper").getByText("About this standard we also ask:").first().waitFor();
      await page.fill("#field-supplier", "Example Systems");
    }
    if (form === "annex") {
      await page.fill("#field-system", "Example Care");
    }
    const text = (await paperOf(page, form)).replace(/\s+/g, " ");
    const always = ["DCB0129", "MODS", "About Me", "This is a guide, not legal advice."];
    for (const mark of [...marks, ...always]) {
      assert.ok(text.includes(mark), `${mark} is missing: ${text.slice(0, 400)}`);
    }
    for (const screen of ["Download for a spreadsheet", "All lists, without filters", "Your supplier", "Take out"]) {
      assert.ok(!text.includes(screen), `${screen} is printed`);
    }
    await context.close();
  });
}

test("a printed list of the finder has its sentence and no filters", async () => {
  const { context, page } = await open(new URL("standards/find.html#topics=medicines", site.address).href);
  const text = (await paperOf(page, "find")).replace(/\s+/g, " ");
  assert.match(text, /\d+ standards about medicines/);
  assert.match(text, /not legal advice/);
  assert.ok(!text.includes("Where do you work?"), "filters are printed");
  assert.ok(!text.includes("Add to my list"), "buttons are printed");
  await context.close();
});

const XSS = ["<img src=x onerror=alert(1)>", "\"><script>alert(2)</script>", "javascript:alert(3)", "'-alert(4)-'",
  "</script><svg onload=alert(5)>", "{{constructor.constructor('alert(6)')()}}", "__proto__", "=cmd|' /C calc'!A0",
  "\u202egnp.exe", "data:text/html,<script>alert(7)</script>"];

test("hostile cells in every column run nothing and stay words", async () => {
  const facets = Object.fromEntries(Object.entries(FACETS).map(([name, rows]) =>
    [name, rows.map(([id, , parent], at) => [id, XSS[at % XSS.length], parent, XSS, XSS[(at + 1) % XSS.length]])]));
  const records = XSS.map((text, at) => ({ id: text, title: text, line: text, aka: [text], codes: [text], version: text,
    from: text, by: text, duty: at % 2 ? "legal-must" : "unknown", who: ["gp"], settings: ["hospital"], topics: ["safety"],
    types: ["record"], jobs: ["buy"], owner: "prsb" }));
  for (const name of ["find.html", "find.html#q=%3Cimg%20src=x%20onerror=alert(1)%3E&settings=__proto__,%3Csvg%20onload=alert(1)%3E",
    `compare.html#a=__proto__&b=${encodeURIComponent(XSS[0])}`, "my-list.html#as=letter"]) {
    const { context, page, faults } = await open(new URL(`standards/${name}`, site.address).href, { records, facets });
    await page.evaluate(() => window.GuidepostList.set(["a", "__proto__"]));
    const elements = "main :is(img, script, iframe, object, embed), main svg, main [onload], main [onerror]";
    assert.equal(await page.locator(elements).count(), 0, name);
    const links = await page.locator("main a").evaluateAll((all) => all.map((link) => link.protocol));
    assert.deepEqual([...new Set(links)].filter((protocol) => !["http:", "mailto:"].includes(protocol)), [], name);
    assert.equal(await page.evaluate(() => ({}).polluted), undefined);
    assert.deepEqual(faults, [], name);
    if (name === "find.html") {
      assert.ok((await titles(page)).includes(XSS[0]), "the words are shown as words");
    }
    await context.close();
  }
});

test("the address after # and the list are in no request", async () => {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url() + (request.postData() ?? "")));
  await page.goto(new URL("standards/find.html#q=secretword&settings=care-home", site.address).href);
  await page.fill("#finder-words", "othersecret");
  await page.check("[name=topics][value=medicines]");
  await page.evaluate(() => window.GuidepostList.toggle("dspt"));
  await page.goto(new URL("standards/my-list.html", site.address).href);
  const sent = asked.map((url) => url.replace(/#.*$/, ""));
  assert.ok(sent.length > 5);
  assert.deepEqual(sent.filter((url) => /secret|care-home|medicines|dspt|\?/.test(url)), []);
  await context.close();
});

test("without JavaScript the pages say so and lead to the lists", async () => {
  const { context, page } = await open(new URL("standards/find.html", site.address).href, { javaScriptEnabled: false });
  for (const name of ["find", "compare", "my-list"]) {
    await page.goto(new URL(`standards/${name}.html`, site.address).href);
    assert.match(await page.locator("main noscript").innerText(), /JavaScript, which is off/, name);
    assert.ok(await page.locator(".static-lists a[href='for/care-home.html']").isVisible(), name);
    assert.ok(await page.locator(".static-lists a[href='about/medicines.html']").isVisible(), name);
  }
  await context.close();
});

test("where the data does not load, the page says so", async () => {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  await page.route(/\/catalogue-\w+\.js$/, (route) => route.abort());
  for (const name of ["find", "compare", "my-list"]) {
    await page.goto(new URL(`standards/${name}.html`, site.address).href);
    assert.match(await page.locator("main .flag").innerText(), /could not be loaded/, name);
  }
  await context.close();
});

const STATES = ["find.html", "find.html#settings=care-home&topics=medicines&compare=dm-d,mods&q=a", "find.html#q=zebra",
  "compare.html", "compare.html#a=dcb0129&b=dcb0160&c=dspt", "my-list.html"];
const LOOKS = {
  light: { colorScheme: "light", viewport: WIDE },
  dark: { colorScheme: "dark", viewport: WIDE },
  "320 px": { colorScheme: "light", viewport: NARROW },
};

for (const [look, options] of Object.entries(LOOKS)) {
  test(`axe reports nothing and nothing sticks out: ${look}`, async () => {
    const reports = [];
    const check = async (page, name) => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(
        (values) => window.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] }), TAGS);
      reports.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${name}: ${id}: ${target.join(" ")}`)));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (wide > 0) {
        reports.push(`${name}: ${wide} px too wide`);
      }
    };
    for (const state of STATES) {
      // axe is put in by the test, which the page's own policy would refuse.
      const { context, page } = await open(new URL(`standards/${state}`, site.address).href, { ...options, bypassCSP: true });
      await check(page, state);
      await context.close();
    }
    for (const form of ["list", "checklist", "letter", "annex"]) {
      const { context, page } = await openList(form, { ...options, bypassCSP: true });
      await check(page, form);
      await context.close();
    }
    assert.deepEqual(reports, []);
  });
}

test("on a narrow screen the filters fold and open", async () => {
  const { context, page } = await open(new URL("standards/find.html", site.address).href, { viewport: NARROW });
  assert.equal(await page.isVisible("#finder-words"), false);
  await tabTo(page, ".side summary");
  await page.keyboard.press("Enter");
  assert.equal(await page.isVisible("#finder-words"), true);
  await context.close();
});

for (const [way, address] of Object.entries(WAYS)) {
  test(`${way}: the page of a standard adds it to the list and leads to the comparison`, async () => {
    const { context, page, faults } = await open(address() + "dspt.html");
    const button = page.locator("[data-list-add=dspt]");
    assert.equal(await button.innerText(), "Add to my list");
    assert.equal(await page.locator("[data-list-link]").isVisible(), false);
    await tabTo(page, "[data-list-add=dspt]");
    await page.keyboard.press("Enter");
    assert.equal(await button.innerText(), "In my list: take it out");
    await page.locator("[data-list-link]").click();
    await page.waitForURL(/my-list\.html$/);
    assert.deepEqual(await titles(page), ["Data Security and Protection Toolkit (DSPT)"]);
    await page.goBack();
    assert.equal(await button.innerText(), "In my list: take it out");
    await page.locator("a[href='compare.html#a=dspt']").click();
    assert.equal(await page.locator(".compare-table thead a").innerText(), "Data Security and Protection Toolkit (DSPT)");
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("the browser reads every record as the build knows it", async () => {
  const { standards } = JSON.parse(readText(folder, "standards/standards.json"));
  const { context, page } = await open(new URL("standards/find.html", site.address).href);
  const read = await page.evaluate(() => {
    const ids = (options) => options.map((option) => option.id);
    return window.GuidepostRecords.read(window.GuidepostCatalogue).records.map((record) => [record.id, record.title,
      record.line, record.status.id, record.duty.id, record.from, record.by, record.version, ids(record.who),
      ids(record.settings), ids(record.topics), ids(record.types), ids(record.jobs)]);
  });
  await context.close();
  const told = standards.map((one) => [one.id, one.title, one["one-line"] ?? "", one.status, one.must,
    one["must-from"] ?? "", one["must-by"] ?? "", one.version ?? "", one["must-who"] ?? [], one.settings ?? [],
    one.topics ?? [], one.types ?? [], one.jobs ?? []]);
  const sorted = (rows) => rows.sort((one, other) => (one[0] < other[0] ? -1 : 1));
  assert.ok(told.length >= 40);
  assert.deepEqual(sorted(read), sorted(told));
});

test("the data of our own catalogue is one script with its hash in its name", () => {
  const scripts = filesOf(folder).filter((path) => /^assets\/catalogue-\w+\.js$/.test(path));
  assert.equal(scripts.length, 1);
  assert.ok(readText(folder, scripts[0]).startsWith("window.GuidepostCatalogue = {"));
  for (const name of ["find", "compare", "my-list"]) {
    assert.ok(readText(folder, `standards/${name}.html`).includes(`../${scripts[0]}"`), name);
  }
});

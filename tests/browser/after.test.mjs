// After a session: the code of a check, the tally of a group and the minute
// card, by keyboard, from a server and from a disk, without JavaScript, on
// paper, and what is left in the browser.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, NARROW, WIDE } from "./lib/browser.mjs";
import { asFiles, open, storedNames, tabTo } from "./lib/questions.mjs";
import { serve } from "./lib/server.mjs";
import { basePath, pagesOf, readText, siteFolder } from "./lib/site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const folder = siteFolder();
const pages = pagesOf(folder);
let browser;
let site;
let homes;

before(async () => {
  browser = await launch();
  site = await serve(folder, basePath(folder));
  homes = [site.address, asFiles(folder)];
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function show(address, options = {}) {
  const context = await browser.newContext({ viewport: WIDE, ...options });
  return open(context, address);
}

async function onBoth(path, check, options = {}) {
  for (const home of homes) {
    const page = await show(home + path, options);
    await check(page, home);
    assert.deepEqual(page.said, [], home + path);
    await page.context().close();
  }
}

async function paper(page) {
  const scratch = mkdtempSync(join(tmpdir(), "guidepost-paper-"));
  try {
    const file = join(scratch, "page.pdf");
    writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
    return execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function violations(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run({ resultTypes: ["violations"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

/** The first path that has a check before it. */
function pathWithCheck() {
  const found = pages.find(({ path, kind }) => kind === "path" && readText(folder, path).includes('data-when="before"'));
  assert.ok(found, "there is a path with a check");
  return found.path;
}

/** Codes for the tally, made by the scripts of the page: so many of each side,
    of which the questions at `wrong` were answered wrongly. */
function codesOf(page, id, counts, wrong = []) {
  return page.evaluate(
    ({ id, counts, wrong }) =>
      window.GuidepostTally.runs(window.GuidepostChecks)
        .filter((run) => run.id === id)
        .flatMap((run) => {
          const right = run.keys.map((_, at) => !(run.side === "before" && wrong.includes(at)));
          return Array(counts[run.side]).fill(window.GuidepostResultCode.encode(document.body.dataset.site, run, right));
        }),
    { id, counts, wrong },
  );
}

async function openTally(home, options) {
  const page = await show(`${home}tally.html`, options);
  await page.locator("#tally").waitFor();
  return page;
}

async function addCodes(page, codes) {
  await page.locator("#tally-typed").fill(codes.join("\n"));
  await page.getByRole("button", { name: "Add these codes" }).click();
}

test("a check gives a code that says in words what is in it, and nothing else", () =>
  onBoth(pathWithCheck(), async (page) => {
    const check = page.locator(".check[data-when='before']");
    await check.getByRole("button", { name: /^Start/ }).click();
    await check.locator(".question").first().waitFor();
    assert.equal(await check.locator(".result-code").count(), 0, "no code before all is answered");
    const questions = check.locator(".question");
    for (let at = 0; at < (await questions.count()); at += 1) await answerWrongly(questions.nth(at));
    const summary = check.locator(".code-box summary");
    await summary.waitFor();
    const code = check.locator(".result-code");
    assert.equal(await code.isVisible(), false, "the code is shown only to who asks for it");
    await tabTo(page, summary);
    await page.keyboard.press("Enter");
    assert.match(await code.innerText(), /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{1,4}$/);
    const words = await check.locator(".code-box").innerText();
    assert.match(words, /You do not have to/);
    assert.match(words, /It is the check before “/);
    assert.equal((words.match(/: not right at the first try/g) || []).length, await questions.count());
    assert.match(words, /does not hold your name, the time or anything about your device/);
    // On a disk axe may not read the style sheets, and says so in the console.
    if (page.url().startsWith("http")) assert.deepEqual(await violations(page), []);
    await check.getByRole("link", { name: /count the results of a group/ }).click();
    await page.waitForURL(/\/tally\.html$/);
  }));

/** Answers a question until it is over, with the first controls that there are. */
async function answerWrongly(question) {
  await question.evaluate((node) => {
    const explained = [...node.nextElementSibling.querySelectorAll(".answer-list > li")];
    const press = node.querySelector(".question-check");
    const choices = [...node.querySelectorAll(".quiz-answers input")];
    const attempt = () => {
      const wrong = choices.findIndex((_, at) => !explained[at].classList.contains("answer-right"));
      if (choices.length) choices[wrong].click();
      node.querySelectorAll("select").forEach((select) => {
        select.value = select.options[1].value;
      });
      node.querySelectorAll("input.gap").forEach((gap) => {
        gap.value = "x";
      });
      press.click();
    };
    attempt();
    if (!node.classList.contains("is-answered")) attempt();
  });
}

test("codes are counted by keyboard, a broken one stays in the box and says why", () =>
  onBoth("tally.html", async (page) => {
    await page.locator("#tally").waitFor();
    const id = await page.evaluate(() => window.GuidepostChecks.find((check) => check.before.length).id);
    const codes = await codesOf(page, id, { before: 5, after: 6 }, [0]);
    const typed = page.getByLabel(/^Codes, one on a line/);
    await tabTo(page, typed);
    await page.keyboard.insertText([...codes, "ABCD-EFGH"].join("\n"));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.match(await page.locator("#tally-said").innerText(), /11 codes added\.\s+1 code could not be added[^]*ABCD-EFGH: a letter or number is wrong/);
    assert.equal(await typed.inputValue(), "ABCD-EFGH");
    assert.equal(await typed.getAttribute("aria-invalid"), "true");
    const rows = page.locator("#tally-results tbody tr");
    assert.match(await rows.first().innerText(), /0 % right, 5 people\s+100 % right, 6 people\s+\+100$/);
    assert.match(await rows.last().innerText(), /^All questions/);
    await tabTo(page, page.locator("#tally-list summary"));
    await page.keyboard.press("Enter");
    const list = await page.locator("#tally-list").innerText();
    assert.match(list, /before “/);
    assert.doesNotMatch(list, /right|%/, "single results are not shown");
    const remove = page.getByRole("button", { name: /^Remove the code/ }).first();
    await tabTo(page, remove);
    await page.keyboard.press("Enter");
    assert.equal(await page.getByRole("button", { name: /^Remove the code/ }).count(), 10);
    assert.match(await rows.first().innerText(), /fewer than 5 people\s+100 % right, 6 people\s+–$/);
    const chart = await page.locator(".tally-chart desc").textContent();
    assert.match(chart, /Before fewer than 5 people; Afterwards 100 % right, 6 people/);
    assert.doesNotMatch(await page.locator("#tally-results").innerText(), /\b4\b/);
  }));

test("paper answers are counted, and too many right answers are told", () =>
  onBoth("tally.html", async (page) => {
    await page.locator("#tally").waitFor();
    await page.getByLabel("Which questions?").selectOption({ label: "Questions of your own" });
    await page.getByLabel("What question 1 asks about").fill("Spot the gap");
    const field = (row, side) => page.locator(".tally-paper tbody tr").nth(row).locator("input.tally-number").nth(side);
    for (const [row, side, count] of [[0, 0, 10], [0, 1, 8], [1, 0, 11], [1, 1, 8]]) {
      await field(row, side).fill(String(count));
      await field(row, side).press("Tab");
    }
    assert.match(await page.locator("#tally-paper-said").innerText(), /Before: there are more right answers than people/);
    assert.match(await page.locator("#tally-results tbody").innerText(), /Spot the gap\s+not asked\s+100 % right, 8 people\s+–/);
    await field(1, 0).fill("3");
    await field(1, 0).press("Tab");
    assert.equal(await page.locator("#tally-paper-said").innerText(), "");
    assert.match(await page.locator("#tally-results tbody").innerText(), /Spot the gap\s+30 % right, 10 people\s+100 % right, 8 people\s+\+70/);
    const name = await field(1, 0).evaluate((input) => input.getAttribute("aria-labelledby").split(" ").map((id) => document.getElementById(id).id));
    assert.deepEqual(name, ["tally-column-before", "tally-row-1"]);
  }));

test("the file has what the table shows, and hides what it hides", async () => {
  const page = await openTally(homes[1]);
  const id = await page.evaluate(() => window.GuidepostChecks.find((check) => check.before.length).id);
  await addCodes(page, await codesOf(page, id, { before: 4, after: 5 }));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a table (CSV)" }).click()]);
  assert.equal(download.suggestedFilename(), "tally.csv");
  const text = readFileSync(await download.path(), "utf8");
  const lines = text.replace(/^\ufeff/, "").trim().split("\r\n");
  assert.equal(lines[0], "Check,What was asked,People before,Right before (%),People afterwards,Right afterwards (%),Gain in points");
  assert.equal(lines.length - 1, await page.locator("#tally-results tbody tr").count());
  assert.ok(lines.slice(1).every((line) => line.endsWith(",fewer than 5 people,fewer than 5 people,5,100,–")), text);
  await page.context().close();
});

test("a tally lives in its tab; on one's own computer until it is cleared", async () => {
  for (const home of homes) {
    const page = await openTally(home);
    const id = await page.evaluate(() => window.GuidepostChecks[0].id);
    const codes = await codesOf(page, id, { before: 1, after: 1 });
    assert.deepEqual(await storedNames(page), []);
    await addCodes(page, codes);
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await page.reload();
    await page.getByText(`${codes.length} codes so far`).waitFor();
    const other = await open(page.context(), `${home}tally.html`);
    await other.locator("#tally").waitFor();
    assert.equal(await other.locator("#tally-list summary").count(), 0, "another tab knows nothing");
    await other.close();
    await page.getByLabel(/^Codes, one/).fill(codes[0]);
    await page.getByRole("button", { name: "Add these codes" }).click();
    await page.getByRole("button", { name: "Mine" }).click();
    assert.ok((await page.evaluate(() => Object.keys(localStorage))).some((key) => key.endsWith(":tally")));
    const later = await openTally(home, { storageState: await page.context().storageState() });
    if (home === homes[0]) await later.getByText(`${codes.length + 1} codes so far`).waitFor();
    await later.context().close();
    await tabTo(page, page.getByRole("button", { name: "Clear everything" }), 200);
    await page.keyboard.press("Enter");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Keep it/);
    await page.getByRole("button", { name: "Clear it" }).click();
    assert.equal(await page.locator("#tally-none").isVisible(), true);
    assert.ok((await storedNames(page)).every((key) => !key.endsWith(":tally")));
    assert.deepEqual(page.said, []);
    await page.context().close();
  }
});

test("without JavaScript there is a table to print, and on paper either that or the results", async () => {
  const plain = await show(`${site.address}tally.html`, { javaScriptEnabled: false });
  assert.equal(await plain.locator("#tally").isVisible(), false);
  assert.equal(await plain.getByRole("heading", { name: "A table to count by hand" }).isVisible(), true);
  assert.match(await paper(plain), /Session:[^]*People before:[^]*What was asked\s+Right before\s+Right afterwards/);
  await plain.context().close();
  const page = await openTally(homes[1]);
  assert.match(await paper(page), /A table to count by hand/);
  assert.doesNotMatch(await paper(page), /Result codes/);
  const id = await page.evaluate(() => window.GuidepostChecks.find((check) => check.before.length).id);
  await addCodes(page, await codesOf(page, id, { before: 5, after: 5 }));
  const printed = await paper(page);
  assert.match(printed, /What the group gained[^]*All questions/);
  assert.doesNotMatch(printed, /A table to count by hand|Is this your own computer/);
  assert.match(printed, /Independent guide|Edition/i);
  await page.context().close();
});

test("a minute card is shown large and copied, and kept nowhere", async () => {
  for (const home of homes) {
    const context = await browser.newContext({ viewport: { width: 360, height: 700 } });
    const page = await open(context, `${home}minute-card.html`);
    assert.match(await page.locator("main").innerText(), /Do not write names or details of people you care for\./);
    const large = page.getByRole("button", { name: "Show it large" });
    await large.click();
    assert.match(await page.locator("#card-said").innerText(), /Write something first/);
    await page.getByLabel("One thing that is clear now").fill("A made-up answer");
    await tabTo(page, large);
    await page.keyboard.press("Enter");
    const shown = page.getByRole("dialog");
    assert.match(await shown.innerText(), /One thing that is clear now\s+A made-up answer/);
    const size = await shown.locator("dd").evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    assert.ok(size >= 24, `${size} px`);
    await page.keyboard.press("Escape");
    assert.equal(await shown.count(), 0);
    assert.equal(await large.evaluate((element) => element === document.activeElement), true);
    assert.deepEqual(await storedNames(page), []);
    assert.match(await paper(page), /A made-up answer/);
    await page.reload();
    assert.equal(await page.getByLabel("One thing that is clear now").inputValue(), "");
    assert.match(await paper(page), /Minute card[^]*One thing that is clear now[^]*One thing that is not clear yet[^]*One thing I will do/);
    assert.deepEqual(page.said, []);
    await context.close();
  }
});

test("a minute card is not kept on a shared computer, and is on one's own", async () => {
  const page = await show(`${site.address}my-learning.html`);
  await page.getByLabel("Shared").check();
  await page.goto(`${site.address}minute-card.html`);
  await page.getByLabel("One thing that is clear now").fill("A made-up answer");
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])), /made-up/);
  await page.goto(`${site.address}my-learning.html`);
  await page.getByLabel("Mine").check();
  await page.goto(`${site.address}minute-card.html`);
  assert.equal(await page.getByLabel("One thing that is clear now").inputValue(), "");
  assert.match(await page.locator("#card-kept").innerText(), /stays in this browser/);
  await page.getByLabel("One thing that is clear now").fill("Another one");
  await page.reload();
  assert.equal(await page.getByLabel("One thing that is clear now").inputValue(), "Another one");
  await page.getByRole("button", { name: "Clear the card" }).click();
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...localStorage })), /Another one/);
  await page.context().close();
});

test("nothing is sent while one counts or writes a card", async () => {
  const page = await openTally(site.address);
  const asked = [];
  // The files of the theme may still be on their way.
  page.on("request", (request) => request.url().includes("/assets/") || asked.push(request.url()));
  const id = await page.evaluate(() => window.GuidepostChecks[0].id);
  await addCodes(page, await codesOf(page, id, { before: 5, after: 5 }));
  assert.deepEqual(asked, []);
  await page.goto(`${site.address}minute-card.html`);
  asked.length = 0;
  await page.getByLabel("One thing that is clear now").fill("A made-up answer");
  await page.getByRole("button", { name: "Show it large" }).click();
  assert.deepEqual(asked, []);
  await page.context().close();
});

for (const [look, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, narrow: { viewport: NARROW } })) {
  test(`a filled tally and a shown card are clean and fit: ${look}`, async () => {
    const page = await openTally(site.address, options);
    const id = await page.evaluate(() => window.GuidepostChecks.find((check) => check.before.length).id);
    await addCodes(page, [...(await codesOf(page, id, { before: 5, after: 3 }, [1])), "XXXX"]);
    await page.locator("#tally-list summary").click();
    await page.getByLabel("Which questions?").selectOption({ label: "Questions of your own" });
    assert.deepEqual(await violations(page), []);
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok((await over()) <= 0);
    const cut = await page.locator(".tally-chart text").evaluateAll((texts) =>
      texts.filter((text) => text.getBBox().x + text.getBBox().width > text.ownerSVGElement.viewBox.baseVal.width).map((text) => text.textContent));
    assert.deepEqual(cut, []);
    await page.goto(`${site.address}minute-card.html`);
    await page.getByLabel("One thing I will do").fill("A long answer ".repeat(20));
    await page.getByRole("button", { name: "Show it large" }).click();
    assert.deepEqual(await violations(page), []);
    assert.ok((await over()) <= 0);
    await page.context().close();
  });
}

test("the page of the sessions leads to both", () => {
  const training = pages.find(({ path }) => path === "training/index.html");
  assert.ok(training, "there is a page of the sessions");
  for (const path of ["../tally.html", "../minute-card.html"]) assert.ok(training.links.includes(path), path);
});

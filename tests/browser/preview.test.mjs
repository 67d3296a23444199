// What an author sees who saves a file: the page on screen changes and
// everything that did not change stays as it is.

import assert from "node:assert/strict";
import { after, before, beforeEach, afterEach, test } from "node:test";
import { launch } from "./lib/browser.mjs";
import { startPreview } from "./lib/preview.mjs";

const QUIZ = `> [!QUIZ] Who may read?
>
> - [ ] Everybody
>   - No: only people who give care.
> - [x] People who give care
>   - Yes.
`;

const lesson = (words, title = "Write it down") => `---
title: ${title}
checked: 22/11/2026
objectives:
- Name the record
---

## Start

${words} A record is kept.

${"A paragraph that fills the page so that it scrolls.\n\n".repeat(40)}

## Middle

Words in the middle. See [the other page](02-read.md).

${QUIZ}

> [!DEEPER] More
> A note at the end.

${"More words below.\n\n".repeat(40)}
`;

const BOOK = '[book]\ntitle = "Small"\nlanguage = "en-GB"\n\n[site]\nbase-url = "https://small.example/"\neditor = "edit://open{path}:{line}"\n';
const LESSON = "content/learn/01-first/01-write.md";
const OTHER = "content/learn/01-first/02-read.md";
const READ = "---\ntitle: Read it\nchecked: 2026-11-22\nobjectives:\n- Find it\n---\n\nRead [the first](01-write.md).\n";

const FILES = {
  "book.toml": BOOK,
  "content/glossary.md": "---\ntitle: Glossary\n---\n\n## Record\nWhat is written down.\n",
  "content/index.md": "---\ntitle: Small\n---\n\nWelcome.\n",
  "content/learn/01-first/index.md": "---\ntitle: First\nlevel: starter\n---\n\nWords.\n",
  [LESSON]: lesson("Nurses write."),
  [OTHER]: READ,
};

const PAGE = "learn/first/write.html";
let browser;
let preview;
let page;
let complaints;

before(async () => {
  browser = await launch();
});

after(async () => {
  await browser?.close();
});

beforeEach(async () => {
  preview = await startPreview(FILES);
  page = await open(PAGE);
});

afterEach(async () => {
  await page?.context().close();
  await preview?.close();
});

/** Opens a page whose complaints are kept, and waits until it follows. */
async function open(path) {
  const context = await browser.newContext({ viewport: { width: 900, height: 600 } });
  const tab = await context.newPage();
  complaints = [];
  tab.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(error.message));
  await tab.goto(preview.address + path);
  await follows(tab);
  await tab.evaluate(() => {
    window.sameDocument = true;
  });
  return tab;
}

/** The button says more than its first word once the preview has answered. */
function follows(tab) {
  return tab.locator("guidepost-panel button.toggle", { hasText: "Author:" }).waitFor();
}

test("changed words come without a reload, and nothing else moves", async () => {
  await page.locator("h2#s-middle").scrollIntoViewIfNeeded();
  await page.locator("details.callout-deeper summary").click();
  await page.locator("main a", { hasText: "the other page" }).focus();
  const top = await page.locator("h2#s-middle").evaluate((heading) => heading.getBoundingClientRect().top);
  preview.write(LESSON, lesson("Carers write.\n\nA second paragraph.\n\nAnd a third."));
  await page.getByText("Carers write.").waitFor({ state: "attached" });
  const now = await page.evaluate(() => ({
    same: window.sameDocument,
    top: document.querySelector("h2#s-middle").getBoundingClientRect().top,
    open: document.querySelector("details.callout-deeper").open,
    focused: document.activeElement.textContent,
    paragraphs: document.querySelectorAll("h2#s-start ~ p").length,
  }));
  assert.equal(now.same, true, "the page was loaded again");
  assert.ok(Math.abs(now.top - top) < 2, `the heading moved from ${top} to ${now.top}`);
  assert.equal(now.open, true, "what was open was closed");
  assert.equal(now.focused, "the other page");
  assert.deepEqual(complaints, []);
});

test("a change before what is on screen does not move it", async () => {
  await page.locator("h2#s-middle").scrollIntoViewIfNeeded();
  const top = () => page.locator("h2#s-middle").evaluate((heading) => heading.getBoundingClientRect().top);
  const before = await top();
  preview.write(LESSON, lesson("Nurses write.\n\n" + "A new paragraph.\n\n".repeat(20)));
  await page.getByText("A new paragraph.").first().waitFor({ state: "attached" });
  assert.ok(Math.abs((await top()) - before) < 2, `moved from ${before} to ${await top()}`);
});

test("an answer that was given stays while other words change", async () => {
  const question = page.locator(".question");
  await question.getByLabel("Everybody").check();
  await question.getByRole("button", { name: "Check" }).click();
  await question.locator(".reply").waitFor();
  preview.write(LESSON, lesson("Carers write."));
  await page.getByText("Carers write.").waitFor({ state: "attached" });
  assert.equal(await question.getByLabel("Everybody").isChecked(), true);
  assert.equal(await question.locator(".reply").count(), 1);
});

test("a question that was edited can be answered again", async () => {
  preview.write(LESSON, lesson("Nurses write.").replace("- [ ] Everybody", "- [ ] Anybody at all"));
  const question = page.locator(".question");
  await question.getByLabel("Anybody at all").check();
  await question.getByRole("button", { name: "Check" }).click();
  await question.locator(".reply").waitFor();
  assert.equal(await question.locator(".question-check").count(), 1);
});

test("parts that are new tell the scripts of the page", async () => {
  await page.evaluate(() => {
    window.added = [];
    document.addEventListener("guidepost:added", (event) => window.added.push(event.target.tagName));
  });
  preview.write(LESSON, lesson("Nurses write.\n\n| One | Two |\n|---|---|\n| 1 | 2 |"));
  await page.locator("main table").waitFor({ state: "attached" });
  assert.equal((await page.evaluate(() => window.added)).length, 1);
});

test("other pages do nothing", async () => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const heard = page.locator("guidepost-panel .jump a");
  preview.write(OTHER, READ.replace("Read [", "Please read ["));
  await heard.waitFor();
  assert.deepEqual(asked, []);
  assert.equal(await page.evaluate(() => window.sameDocument), true);
});

test("a link leads to the page that was edited elsewhere", async () => {
  preview.write(OTHER, READ.replace("Read [", "Please read ["));
  await page.locator("guidepost-panel .jump a").click();
  await page.waitForURL("**/learn/first/read.html");
  await page.getByText("Please read").waitFor();
});

test("a style sheet is exchanged without a reload", async () => {
  preview.write("themes/own/theme.toml", 'extends = "default"\n\n[values]\nbrand = "#4c2c7a"\n');
  preview.write("book.toml", `${BOOK}\n[theme]\nname = "own"\n`);
  const sheets = () => page.evaluate(() => [...document.querySelectorAll("head link[rel=stylesheet]")].map((link) => link.href));
  const before = await sheets();
  await page.waitForFunction(() => getComputedStyle(document.documentElement).getPropertyValue("--brand").trim() === "#4c2c7a");
  await page.waitForFunction((count) => document.querySelectorAll("head link[rel=stylesheet]").length === count, before.length);
  assert.equal((await sheets()).filter((sheet) => !before.includes(sheet)).length, 1, "one sheet is another one");
  assert.equal(await page.evaluate(() => window.sameDocument), true, "the page was loaded again");
  assert.deepEqual(complaints, []);
});

test("a page that was removed says so, and comes back", async () => {
  preview.remove(LESSON);
  await page.locator("guidepost-panel button.toggle").click();
  await page.locator("guidepost-panel .notice", { hasText: "no longer part of the site" }).waitFor();
  preview.write(LESSON, lesson("Back again."));
  await page.locator("main").getByText("Back again.").waitFor({ state: "attached" });
  await page.locator("guidepost-panel .notice").waitFor({ state: "detached" });
});

test("the panel opens for an error and closes when it is mended", async () => {
  const panel = page.locator("guidepost-panel .panel");
  assert.equal(await panel.isVisible(), false, "it is closed at first");
  preview.write(LESSON, lesson("See [nowhere](nowhere.md)."));
  await panel.locator(".problems .error").waitFor();
  await panel.locator("summary").first().click();
  await panel.locator(".problems .error pre .meant", { hasText: "nowhere.md" }).waitFor();
  await page.getByText("See nowhere.").waitFor({ state: "attached" });
  preview.write(LESSON, lesson("See nothing."));
  await panel.waitFor({ state: "hidden" });
});

test("hard words are named beside the page, with the passage", async () => {
  preview.write(LESSON, lesson("Staff utilise the shared list."));
  await page.getByText("Staff utilise").waitFor();
  await page.locator("guidepost-panel button.toggle").click();
  const problem = page.locator("guidepost-panel .problems li", { hasText: /^Advice: .utilise./ });
  await problem.locator("summary").click();
  await problem.locator("pre .meant", { hasText: "Staff utilise the shared list." }).waitFor();
  preview.write(LESSON, lesson("Staff use the shared list."));
  await problem.waitFor({ state: "detached" });
});

test("when the theme breaks the last good page stays and the panel says why", async () => {
  preview.write("themes/own/theme.toml", 'extends = "default"\n');
  preview.write("themes/own/templates/partials/footer.html", "{% if %}");
  preview.write("book.toml", `${BOOK}\n[theme]\nname = "own"\n`);
  const panel = page.locator("guidepost-panel .panel");
  await panel.locator(".notice", { hasText: "the last good pages are shown" }).waitFor();
  await page.getByText("Nurses write.").waitFor({ state: "attached" });
  await page.reload();
  await page.getByText("Nurses write.").waitFor({ state: "attached" });
  await panel.locator(".notice").waitFor();
  preview.write("themes/own/templates/partials/footer.html", "<footer>mended</footer>");
  await page.getByText("mended").waitFor();
  await panel.locator(".notice").waitFor({ state: "hidden" });
});

test("the panel tells how the page was read", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator("guidepost-panel button.toggle").click();
  const panel = page.locator("guidepost-panel .panel");
  const words = await panel.innerText();
  assert.match(words, /Checked\n22 November 2026/);
  assert.match(words, /File\ncontent\/learn\/01-first\/01-write\.md/);
  assert.match(words, /State\npublished/);
  assert.match(words, /Words\n\d+, about \d+ minutes? to read/);
  assert.match(words, /Linked from\n\s*Read it/);
  assert.match(words, /Words explained\nRecord/);
  await panel.getByRole("button", { name: "Copy" }).click();
  await panel.getByRole("button", { name: "Copied" }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, LESSON);
  assert.ok(!words.includes(preview.folder), "no place of this machine");
  assert.match(await panel.getByRole("link", { name: "Open in the editor" }).first().getAttribute("href"), /^edit:\/\/.*01-write\.md:1$/);
});

test("a place of the machine stands in links to the editor alone", async () => {
  const html = await (await fetch(preview.address + PAGE)).text();
  assert.ok(!html.includes(preview.folder));
});

test("twenty tabs all follow", async () => {
  const tabs = [page];
  while (tabs.length < 20) {
    const tab = await page.context().newPage();
    await tab.goto(preview.address + PAGE);
    await follows(tab);
    tabs.push(tab);
  }
  preview.write(LESSON, lesson("Everybody writes."));
  await Promise.all(tabs.map((tab) => tab.getByText("Everybody writes.").waitFor({ state: "attached" })));
});

test("a tab goes on when the preview is started again", async () => {
  const port = new URL(preview.address).port;
  await preview.stop();
  await page.locator("guidepost-panel .status", { hasText: "does not answer" }).waitFor();
  preview.write(LESSON, lesson("Written meanwhile."));
  await preview.start(port);
  await page.getByText("Written meanwhile.").waitFor({ state: "attached" });
  preview.write(LESSON, lesson("Written after."));
  await page.getByText("Written after.").waitFor({ state: "attached" });
});

test("the panel is usable with the keyboard, narrow and in print", async () => {
  await page.setViewportSize({ width: 320, height: 640 });
  const toggle = page.locator("guidepost-panel button.toggle");
  await toggle.focus();
  await page.keyboard.press("Enter");
  await page.locator("guidepost-panel .panel").waitFor();
  assert.equal(await toggle.getAttribute("aria-expanded"), "true");
  const wide = await page.evaluate(() => document.scrollingElement.scrollWidth);
  assert.equal(wide, 320);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("guidepost-panel .frame").isVisible(), false);
});

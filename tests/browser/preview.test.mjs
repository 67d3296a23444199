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

${words}

${"A paragraph that fills the page so that it scrolls.\n\n".repeat(40)}

## Middle

Words in the middle. See [the other page](02-read.md).

${QUIZ}

> [!NOTE] More
> A note at the end.

${"More words below.\n\n".repeat(40)}
`;

const FILES = {
  "book.toml": '[book]\ntitle = "Small"\nlanguage = "en-GB"\n\n[site]\nbase-url = "https://small.example/"\n',
  "content/index.md": "---\ntitle: Small\n---\n\nWelcome.\n",
  "content/learn/01-first/index.md": "---\ntitle: First\nlevel: starter\n---\n\nWords.\n",
  "content/learn/01-first/01-write.md": lesson("Nurses write."),
  "content/learn/01-first/02-read.md": "---\ntitle: Read it\nchecked: 2026-11-22\nobjectives:\n- Find it\n---\n\nRead [the first](01-write.md).\n",
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
  await page.locator("details.answers summary").click();
  await page.locator("main a", { hasText: "the other page" }).focus();
  const top = await page.locator("h2#s-middle").evaluate((heading) => heading.getBoundingClientRect().top);
  preview.write("content/learn/01-first/01-write.md", lesson("Carers write.\n\nA second paragraph.\n\nAnd a third."));
  await page.getByText("Carers write.").waitFor({ state: "attached" });
  const now = await page.evaluate(() => ({
    same: window.sameDocument,
    top: document.querySelector("h2#s-middle").getBoundingClientRect().top,
    open: document.querySelector("details.answers").open,
    focused: document.activeElement.textContent,
    paragraphs: document.querySelectorAll("h2#s-start ~ p").length,
  }));
  assert.equal(now.same, true, "the page was loaded again");
  assert.ok(Math.abs(now.top - top) < 2, `the heading moved from ${top} to ${now.top}`);
  assert.equal(now.open, true, "the answers were closed");
  assert.equal(now.focused, "the other page");
  assert.deepEqual(complaints, []);
});

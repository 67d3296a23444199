// What a reader did stays in the browser, and only after the reader has said
// whose computer it is.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, NARROW, WIDE } from "./lib/browser.mjs";
import { asFiles, makeDue, open, questionsFolder, storedNames } from "./lib/questions.mjs";
import { serve } from "./lib/server.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const LESSON = "learn/m/a.html";
const folder = questionsFolder();
let browser;
let site;
let homes;

before(async () => {
  browser = await launch();
  site = await serve(folder);
  homes = [site.address, asFiles(folder)];
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function onBoth(check) {
  for (const home of homes) {
    const context = await browser.newContext({ viewport: WIDE });
    await check(context, home);
    await context.close();
  }
}

async function answerRight(page) {
  await page.getByLabel("The boxes and words do not match").check();
  await page.locator(".question-check").first().click();
}

test("nothing is stored before the answer to “Is this your own computer?”", () =>
  onBoth(async (context, home) => {
    const page = await open(context, home + LESSON);
    await answerRight(page);
    await page.getByLabel("Ask your supplier").check();
    assert.equal(await page.getByRole("region", { name: "Is this your own computer?" }).count(), 1, "asked once");
    assert.deepEqual(await storedNames(page), []);
    await page.getByRole("button", { name: "Mine" }).click();
    assert.match(await page.evaluate(() => document.activeElement.textContent), /kept in this browser/);
    assert.deepEqual(await storedNames(page), ["guidepost:quiz-site", "guidepost:quiz-site:words"]);
    await page.reload();
    assert.equal(await page.getByLabel("Ask your supplier").isChecked(), true);
    assert.match(await page.locator(".question-last").innerText(), /Last time, on .*: right/);
    assert.deepEqual(page.said, []);
  }));

test("a shared computer: the button is on every page, and nothing is left", () =>
  onBoth(async (context, home) => {
    const page = await open(context, home + LESSON);
    await answerRight(page);
    await page.getByRole("button", { name: "Shared" }).click();
    await page.locator("textarea.own-words").fill("what I wrote");
    await page.getByRole("button", { name: "I have finished this lesson" }).click();
    assert.doesNotMatch(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])), /what I wrote/);
    for (const path of ["index.html", LESSON, "glossary.html", "my-learning.html", "review.html"]) {
      await page.goto(home + path);
      assert.equal(await page.getByRole("button", { name: "Finish and clear" }).isVisible(), true, path);
    }
    await page.goto(home + LESSON);
    assert.equal(await page.getByRole("button", { name: "I have finished this lesson" }).getAttribute("aria-pressed"), "true");
    assert.equal(await page.locator("textarea.own-words").inputValue(), "");
    await page.getByRole("button", { name: "Finish and clear" }).click();
    await page.getByText("Everything is cleared").waitFor();
    assert.deepEqual(await storedNames(page), []);
    await page.goto(home + LESSON);
    assert.equal(await page.locator(".question-last").count(), 0);
    assert.equal(await page.getByRole("button", { name: "Finish and clear" }).count(), 0);
    assert.deepEqual(page.said, []);
  }));

test("a shared computer: closing the tab is enough", () =>
  onBoth(async (context, home) => {
    const page = await open(context, home + LESSON);
    await answerRight(page);
    await page.getByRole("button", { name: "Shared" }).click();
    assert.deepEqual(await storedNames(page), ["guidepost:quiz-site"]);
    await page.close();
    const next = await open(context, home + LESSON);
    assert.deepEqual(await storedNames(next), []);
    assert.equal(await next.locator(".question-last").count(), 0);
  }));

test("one goes on where one was, and what is done is marked in words", () =>
  onBoth(async (context, home) => {
    const page = await open(context, home + LESSON);
    await answerRight(page);
    await page.getByRole("button", { name: "I have finished this lesson" }).click();
    assert.match(await page.locator(".lesson-end").innerText(), /Not kept/);
    assert.equal(await page.locator(".lesson-end + .ask").count(), 1, "the question stands at the button");
    await page.getByRole("button", { name: "Mine" }).click();
    assert.doesNotMatch(await page.locator(".lesson-end").innerText(), /Not kept/);
    assert.match(await page.locator(".track .here").innerText(), /done/);
    await page.goto(`${home}index.html`);
    await page.getByText("Go on where you were:").getByRole("link", { name: "Second lesson" }).click();
    assert.match(page.url(), /learn\/m\/b\.html/);
    assert.deepEqual(page.said, []);
  }));

test("questions, cards and words come back, and a right answer moves them on", () =>
  onBoth(async (context, home) => {
    const page = await open(context, home + LESSON);
    await answerRight(page);
    await page.getByRole("button", { name: "Mine" }).click();
    await page.getByRole("button", { name: "I have finished this lesson" }).click();
    await page.goto(`${home}review.html`);
    await page.getByText("Nothing is due today").waitFor();
    await makeDue(page);
    await page.goto(`${home}index.html`);
    await page.getByRole("link", { name: /quick questions to help you remember/ }).click();
    const list = page.getByRole("listitem").filter({ has: page.locator(".callout") });
    await list.first().waitFor();
    assert.equal(await list.count(), 3, "a question, a card and a word");
    await answerRight(page);
    await page.getByText(/^Comes back on /).waitFor();
    const step = () => page.evaluate(() => Object.values(JSON.parse(localStorage["guidepost:quiz-site"]).items).filter((item) => item.step === 1).length);
    assert.equal(await step(), 1);
    for (const card of await page.locator(".callout-flashcard").all()) {
      await card.locator("summary").click();
      await card.getByRole("button", { name: "I knew it" }).click();
    }
    assert.equal(await step(), 3);
    assert.match(await page.locator(".review-summary").innerText(), /Well done/);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: /reminders/ }).click()]);
    const calendar = readFileSync(await download.path(), "utf8");
    assert.match(calendar, /^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Quick questions to help you remember: 3\r\n/);
    assert.equal(/URL:/.test(calendar), home.startsWith("http"));
    assert.deepEqual(page.said, []);
  }));

test("a code written down brings a module back elsewhere", () =>
  onBoth(async (context, home) => {
    const page = await open(context, home + LESSON);
    await answerRight(page);
    await page.getByRole("button", { name: "Mine" }).click();
    await page.getByRole("button", { name: "I have finished this lesson" }).click();
    await page.goto(`${home}my-learning.html`);
    const code = await page.locator(".come-back").innerText();
    const other = await browser.newContext();
    const elsewhere = await open(other, `${home}my-learning.html`);
    await elsewhere.getByText("0 of 2 lessons finished").waitFor();
    await elsewhere.getByLabel("Your come-back code").fill(`${code.slice(0, -1)}${code.at(-1) === "0" ? "1" : "0"}`);
    await elsewhere.keyboard.press("Enter");
    await elsewhere.getByText("This code has a typing mistake").waitFor();
    await elsewhere.getByLabel("Your come-back code").fill(code.toLowerCase());
    await elsewhere.keyboard.press("Enter");
    await elsewhere.getByText("1 of 2 lessons finished. 1 of 6 questions").waitFor();
    assert.deepEqual(await storedNames(elsewhere), [], "here too it asks first");
    await elsewhere.getByRole("button", { name: "Mine" }).click();
    await elsewhere.reload();
    await elsewhere.getByText("1 of 2 lessons finished. 1 of 6 questions").waitFor();
    assert.deepEqual(elsewhere.said, []);
    await other.close();
  }));

test("a file takes everything along but one's own words", () =>
  onBoth(async (context, home) => {
    const page = await open(context, home + LESSON);
    await answerRight(page);
    await page.getByRole("button", { name: "Mine" }).click();
    await page.locator("textarea.own-words").fill("what I wrote");
    await page.getByLabel("Reading, Cost").fill("7");
    await page.goto(`${home}my-learning.html`);
    await page.getByLabel("Use shortcuts of one letter").uncheck();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.shortcuts), "off");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a file" }).click()]);
    const file = await download.path();
    assert.doesNotMatch(readFileSync(file, "utf8"), /what I wrote/);
    const other = await browser.newContext();
    const elsewhere = await open(other, `${home}my-learning.html`);
    const bring = elsewhere.getByLabel("Bring back a file");
    await bring.setInputFiles({ name: "other.json", mimeType: "application/json", buffer: Buffer.from('{"v":1,"book":"another"}') });
    await elsewhere.getByText("does not hold progress in this book").waitFor();
    await bring.setInputFiles(file);
    await elsewhere.getByText("Brought back: 0 lessons and 1 questions").waitFor();
    await other.close();
    await page.getByRole("button", { name: "Delete everything that is kept" }).click();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "No, keep it");
    await page.getByRole("button", { name: "Yes, delete everything" }).click();
    await page.getByText("Everything is cleared").waitFor();
    assert.deepEqual(await storedNames(page), []);
  }));

test("a worksheet adds up its Total row, and its numbers stay on one's own computer", () =>
  onBoth(async (context, home) => {
    const page = await open(context, home + LESSON);
    await page.getByRole("textbox", { name: "Typing, Minutes" }).fill("15 minutes");
    await page.getByRole("textbox", { name: "Reading, Minutes" }).fill("20");
    await page.getByRole("textbox", { name: "Reading, Cost" }).fill("1,000.10");
    assert.deepEqual(await page.locator("output").allTextContents(), ["35", "1,012.60"]);
    await answerRight(page);
    await page.getByRole("button", { name: "Mine" }).click();
    await page.reload();
    assert.deepEqual(await page.locator("output").allTextContents(), ["35", "1,012.60"]);
    assert.deepEqual(page.said, []);
  }));

test("listening uses a voice of this computer only, says words as they are said, and marks the block", async () => {
  for (const local of [true, false]) {
    const context = await browser.newContext({ viewport: WIDE });
    await context.addInitScript((local) => {
      const spoken = (window.spoken = []);
      const speech = {
        getVoices: () => [{ name: "voice", lang: "en-GB", localService: local }],
        cancel() {},
        pause: () => spoken.push("(pause)"),
        resume: () => spoken.push("(resume)"),
        speak: (words) => {
          spoken.push(words.text);
          window.end = () => words.onend();
        },
      };
      Object.defineProperty(window, "speechSynthesis", { value: speech });
      window.SpeechSynthesisUtterance = function (text) {
        this.text = text;
      };
    }, local);
    const page = await open(context, homes[0] + LESSON);
    const listen = page.getByRole("button", { name: "Listen" });
    assert.equal(await listen.count(), local ? 1 : 0, "hidden without a local voice");
    if (local) {
      await listen.click();
      assert.equal(await page.locator("h1.being-read").count(), 1);
      await page.evaluate(() => {
        while (!window.spoken.some((words) => words.includes("fire"))) window.end();
      });
      assert.match(await page.locator(".being-read").innerText(), /FHIR is fun/);
      const spoken = await page.evaluate(() => window.spoken);
      assert.equal(spoken[0], "All questions");
      assert.equal(spoken.at(-1), "fire is fun. Use a link.");
      await page.getByRole("button", { name: "Pause" }).click();
      await page.getByRole("button", { name: "Go on" }).click();
      assert.deepEqual((await page.evaluate(() => window.spoken)).slice(-2), ["(pause)", "(resume)"]);
      await page.getByRole("button", { name: "Stop reading" }).click();
      assert.equal(await page.locator(".being-read").count(), 0);
    }
    await context.close();
  }
});

test("axe finds nothing on the pages about progress, and nothing is too wide at 320 px", async () => {
  for (const options of [{ viewport: WIDE }, { viewport: NARROW, colorScheme: "dark" }]) {
    const context = await browser.newContext(options);
    const page = await open(context, homes[0] + LESSON);
    await answerRight(page);
    assert.deepEqual(await violations(page), [], "asked");
    await page.getByRole("button", { name: "Shared" }).click();
    await page.getByRole("button", { name: "I have finished this lesson" }).click();
    await makeDue(page);
    for (const path of ["index.html", "my-learning.html", "review.html", LESSON]) {
      await page.goto(homes[0] + path);
      if (path === "review.html") await page.locator(".review-list .callout").first().waitFor();
      if (path === "my-learning.html") await page.locator(".come-back").waitFor();
      assert.deepEqual(await violations(page), [], path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(over <= 0, `${path}: ${over} px too wide`);
    }
    await context.close();
  }
});

async function violations(page) {
  await page.evaluate(AXE);
  const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

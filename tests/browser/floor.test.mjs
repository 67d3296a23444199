// The oldest browser of our list, Chromium 109: no popovers, no anchors, no
// `scripting` media feature. Questions, progress and words work all the same.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launchFloor, NO_POPOVER } from "./lib/floor.mjs";
import { asFiles, makeDue, open, questionsFolder, storedNames } from "./lib/questions.mjs";
import { serve } from "./lib/server.mjs";

const folder = questionsFolder();
let floor;
let site;

before(async () => {
  floor = await launchFloor();
  site = await serve(folder);
});

after(async () => {
  await floor?.close();
  await site?.close();
});

test("it is Chromium 109", () => {
  assert.match(floor.browser.version(), /^109\./);
});

test("a word is a link to its meaning at the end of the page", async () => {
  const context = await floor.browser.newContext();
  const page = await open(context, `${site.address}learn/m/a.html`);
  assert.equal(await page.locator("button.term").first().isVisible(), false);
  assert.equal(await page.locator(".gloss").first().isVisible(), false);
  await page.locator("a.term", { hasText: "FHIR" }).first().click();
  const target = decodeURIComponent(new URL(page.url()).hash.slice(1));
  assert.match(await page.locator(`[id="${target}"]`).innerText(), /An agreed way to lay out/);
  await context.close();
});

test("questions answer back, and what was done is kept and comes back", async () => {
  for (const home of [site.address, asFiles(folder)]) {
    const context = await floor.browser.newContext();
    const page = await open(context, `${home}learn/m/a.html`);
    await page.getByLabel("The people do not agree").check();
    await page.locator(".question-check").first().click();
    assert.match(await page.locator(".question-status").first().textContent(), /Everyone here wants/);
    await page.getByLabel("The boxes and words do not match").check();
    await page.locator(".question-check").first().click();
    await page.getByRole("button", { name: "Mine" }).click();
    await page.getByRole("button", { name: "I have finished this lesson" }).click();
    await makeDue(page);
    await page.goto(`${home}review.html`);
    await page.locator(".review-list .question").waitFor();
    await page.goto(`${home}my-learning.html`);
    await page.getByText("1 of 2 lessons finished").waitFor();
    await page.getByRole("button", { name: "Delete everything that is kept" }).click();
    await page.getByRole("button", { name: "Yes, delete everything" }).click();
    await page.getByText("Everything is cleared").waitFor();
    assert.deepEqual(await storedNames(page), []);
    assert.deepEqual(page.said.filter((words) => !NO_POPOVER.test(words)), []);
    await context.close();
  }
});

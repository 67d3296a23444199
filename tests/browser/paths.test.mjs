// Learning paths, journeys, scenarios, switches, checks and the record: by
// keyboard, from a server and from a disk, without JavaScript and on paper.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, NARROW, WIDE } from "./lib/browser.mjs";
import { asFiles, open, tabTo } from "./lib/questions.mjs";
import { serve } from "./lib/server.mjs";
import { basePath, pagesOf, readText, siteFolder } from "./lib/site.mjs";

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

/** The first page of a kind, or the first that holds some markup. */
function pageOf(kind, markup = "") {
  const found = pages.find((page) => page.kind === kind && readText(folder, page.path).includes(markup));
  assert.ok(found, `there is a page of the kind ${kind} with ${markup || "anything"}`);
  return found.path;
}

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

test("a path is walked from its first page to Monday, the path in the address", () =>
  onBoth(pageOf("path", "class=\"lessons\""), async (page) => {
    const count = await page.locator(".lessons > li").count();
    assert.ok(count > 1);
    await page.locator(".lessons a").first().click();
    for (let at = 1; at <= count; at += 1) {
      await page.locator(".path-line").waitFor();
      assert.match(await page.locator(".path-line").innerText(), new RegExp(`, ${at} of ${count}$`));
      assert.match(page.url(), /#path=/);
      assert.equal(await page.locator(".track [aria-current='page']").count() <= 1, true);
      await page.locator(".pager a[rel='next']").click();
    }
    assert.match(page.url(), /#monday$/);
    assert.equal(await page.locator("#monday").count(), 1);
  }));

test("links on a page of a path keep the path, and still lead to their place", async () => {
  const start = readText(folder, pageOf("path", "#path="));
  const [, href] = /href="(?:\.\.\/)*(learn\/[^"]*#path=[^"]*)"/.exec(start);
  await onBoth(href, async (page) => {
    await page.locator(".path-line").waitFor();
    const link = page.locator(".outline a").last();
    const to = await link.getAttribute("href");
    assert.match(to, /^#path=[^&]+&at=s-/);
    await link.evaluate((element) => element.click());
    const id = decodeURIComponent(/at=(.*)$/.exec(to)[1]);
    await page.waitForFunction((id) => document.activeElement.id === id, id);
    assert.equal(await page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top < innerHeight), true);
  });
});

test("without JavaScript a path is a list of its pages", async () => {
  const page = await show(site.address + pageOf("path", "class=\"lessons\""), { javaScriptEnabled: false });
  assert.ok((await page.locator(".lessons a").count()) > 1);
  assert.equal(await page.locator(".check-list").first().isVisible(), true);
  await page.context().close();
});

test("the checks before and after show what was gained", () =>
  onBoth(pageOf("path", "data-when=\"before\""), async (page) => {
    for (const when of ["before", "after"]) {
      const check = page.locator(`.check[data-when='${when}']`);
      await check.getByRole("button", { name: /^Start/ }).click();
      await check.locator(".question").first().waitFor();
      const questions = check.locator(".question");
      assert.equal(await check.locator(".answer-block:visible, .answer-feedback:visible").count(), 0, "no answer before it is asked");
      for (let at = 0; at < (await questions.count()); at += 1) {
        const question = questions.nth(at);
        await answer(question, when === "after");
      }
      const result = check.locator(".check-result");
      await result.locator("table").waitFor();
      assert.match(await result.innerText(), /\d of \d right at the first try/);
      if (when === "after") assert.match(await result.innerText(), /Before you started it was \d of \d/);
    }
  }));

/** Answers a question until it is over: rightly by its own list of answers, or
    with the first control that there is, twice. */
async function answer(question, rightly) {
  await question.evaluate((node, rightly) => {
    const answers = node.nextElementSibling;
    const explained = [...answers.querySelectorAll(".answer-list > li")];
    const press = node.querySelector(".question-check");
    const choices = [...node.querySelectorAll(".quiz-answers input")];
    const attempt = () => {
      const fits = (at) => explained[at].classList.contains("answer-right") === rightly;
      const wanted = choices.map((_, at) => at).filter(fits);
      const chosen = choices.some((one) => one.type === "checkbox") && rightly ? wanted : wanted.slice(0, 1);
      chosen.forEach((at) => choices[at].click());
      node.querySelectorAll("select").forEach((select, at) => {
        select.value = rightly ? explained[at].dataset.answer : select.options[1].value;
      });
      node.querySelectorAll("input.gap").forEach((gap, at) => {
        gap.value = rightly ? explained[at].querySelector(".answer-words").textContent : "x";
      });
      press.click();
    };
    attempt();
    if (!node.classList.contains("is-answered")) attempt();
  }, rightly);
}

test("a scenario is played by keyboard, one part at a time, to an end and back", () =>
  onBoth(pageOf("scenario"), async (page) => {
    const shown = page.locator(".part:visible");
    assert.equal(await shown.count(), 1);
    const start = await shown.locator("h2").innerText();
    let steps = 0;
    while ((await page.locator(".play-end:visible").count()) === 0) {
      const choice = shown.locator(".choices a").first();
      const to = (await choice.getAttribute("href")).slice(1);
      await tabTo(page, choice);
      await page.keyboard.press("Enter");
      await page.waitForFunction((id) => document.activeElement.id === id, decodeURIComponent(to));
      assert.equal(await shown.count(), 1);
      steps += 1;
      assert.ok(steps < 30, "the story ends");
    }
    assert.match(await page.locator(".play-end:visible").innerText(), new RegExp(steps === 1 ? "1 choice" : `${steps} choices`));
    await page.getByRole("button", { name: "Start again" }).click();
    await page.waitForFunction((words) => document.activeElement.textContent.endsWith(words), start);
    await page.getByRole("button", { name: "Show all parts" }).click();
    assert.ok((await shown.count()) > 1);
  }));

test("on paper and without JavaScript a scenario stands whole, its parts numbered", async () => {
  const path = pageOf("scenario");
  const page = await show(site.address + path);
  const titles = await page.locator(".part > h2").allTextContents();
  const text = (await paper(page)).replace(/\s+/g, " ");
  for (const title of titles) assert.ok(text.includes(title.replace(/\s+/g, " ")), title);
  assert.match(text, /\(go to part \d+\)/);
  await page.context().close();
  const plain = await show(site.address + path, { javaScriptEnabled: false });
  assert.equal(await plain.locator(".prose > h2[id^='s-']:visible").count(), titles.length);
  await plain.context().close();
});

test("switched on one by one, each level shows more; one without those before says so", () =>
  onBoth(pageOf("lesson", "switches"), async (page) => {
    const box = page.locator(".explore");
    const screen = box.locator(".screen");
    const switches = box.getByRole("checkbox");
    const count = await switches.count();
    assert.ok(count >= 3);
    const first = await screen.innerText();
    await tabTo(page, switches.nth(1), 200);
    await page.keyboard.press("Space");
    assert.equal(await screen.innerText(), first);
    assert.match(await box.locator(".explore-needs").innerText(), /needs/);
    const seen = new Set([first]);
    for (let at = 0; at < count; at += 1) {
      await switches.nth(at).check();
      seen.add(await screen.innerText());
    }
    assert.equal(await box.locator(".explore-needs").innerText(), "");
    await box.getByRole("button", { name: "Switch all off" }).click();
    assert.equal(await screen.innerText(), first);
    assert.ok(seen.size >= count, "each step shows more");
  }));

test("a journey: the picture for eyes, the list for all others, stacked at 320 px", async () => {
  const path = pageOf("lesson", "journey-picture");
  const wide = await show(site.address + path);
  assert.equal(await wide.locator(".journey-picture").first().isVisible(), true);
  const tree = await wide.locator(".callout-journey").first().ariaSnapshot();
  assert.match(tree, /- list:/);
  assert.match(tree, /- listitem:/);
  const size = await wide.locator(".journey-picture text tspan").first().evaluate((element) => {
    const box = element.ownerSVGElement.getBoundingClientRect();
    return Number(element.getAttribute("font-size")) * (box.width / element.ownerSVGElement.viewBox.baseVal.width);
  });
  assert.ok(size >= 15, `words of ${size} px`);
  await wide.context().close();
  const narrow = await show(site.address + path, { viewport: NARROW });
  assert.equal(await narrow.locator(".journey-picture").first().isVisible(), false);
  assert.equal(await narrow.locator(".journey-steps").first().isVisible(), true);
  const over = await narrow.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
  await narrow.context().close();
});

test("words of a journey stay inside their boxes", async () => {
  // A single file shows one part at a time; its pictures are those of the pages.
  const drawn = ({ path }) => !path.startsWith("downloads/") && readText(folder, path).includes("journey-picture");
  const paths = pages.filter(drawn);
  assert.ok(paths.length > 0);
  const page = await show(site.address + paths[0].path);
  for (const { path } of paths) {
    await page.goto(site.address + path);
    const out = await page.evaluate(() =>
      [...document.querySelectorAll(".journey-picture")].flatMap((picture) => {
        const boxes = [...picture.querySelectorAll("rect.step")].map((box) => box.getBBox());
        return [...picture.querySelectorAll("text:not(.lane-name, .step-digit)")]
          .filter((text) => {
            const { x, width, y } = text.getBBox();
            return !boxes.some((box) => x >= box.x && x + width <= box.x + box.width && y >= box.y - 2 && y < box.y + box.height);
          })
          .map((text) => text.textContent);
      }),
    );
    assert.deepEqual(out, [], path);
  }
  await page.context().close();
});

test("the record prints a name that is kept nowhere", async () => {
  const page = await show(`${site.address}learning-record.html`);
  const name = "Made-up Person";
  await page.getByLabel("Your name").fill(name);
  assert.match(await paper(page), new RegExp(name));
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
  assert.doesNotMatch(kept, new RegExp(name));
  await page.reload();
  assert.equal(await page.getByLabel("Your name").inputValue(), "");
  await page.context().close();
});

test("the front page offers the paths first", async () => {
  const page = await show(`${site.address}index.html`);
  const first = page.locator(".cards").first().locator("a");
  const hrefs = await first.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.ok(hrefs.length > 1 && hrefs.every((href) => href.startsWith("paths/")), hrefs.join(" "));
  await page.context().close();
});

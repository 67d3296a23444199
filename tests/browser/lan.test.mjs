// The slides of a session on phones: a trainer's window in the preview, and
// windows of a room on another address of this computer.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch, WIDE } from "./lib/browser.mjs";
import { goTo, listen, openDeck, press, shows } from "./lib/deck.mjs";
import { startPreview } from "./lib/preview.mjs";
import { filesOf } from "./lib/site.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const SITE = fileURLToPath(new URL("../sites/training", import.meta.url));
/** So many slides are followed. */
const STEPS = 5;
let browser;
let preview;

before(async () => {
  browser = await launch();
  const files = Object.fromEntries(filesOf(SITE).map((path) => [path, readFileSync(`${SITE}/${path}`)]));
  preview = await startPreview(files, ["--present", "hour", "--lan=127.0.0.2"]);
});

after(async () => {
  await browser?.close();
  await preview?.close();
});

/** What the program said, once it has said this. */
async function said(words) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = words.exec(preview.said);
    if (found) return found[1];
    assert.ok(Date.now() < deadline, preview.said);
    await new Promise((done) => setImmediate(done));
  }
}

async function openAll(phones) {
  const deckAt = await said(/Slides for you: (\S+)\n/);
  const roomAt = await said(/Slides for phones in this network: (\S+)\n/);
  const context = await browser.newContext({ viewport: WIDE });
  const deck = await openDeck(context, deckAt);
  const rooms = [];
  for (let at = 0; at < phones; at += 1) {
    const own = await browser.newContext({ viewport: { width: 360, height: 700 }, isMobile: true, hasTouch: true });
    const phone = listen(await own.newPage());
    await phone.goto(roomAt);
    await phone.locator("#now .slide").waitFor();
    rooms.push(phone);
  }
  return { deck, rooms, close: () => Promise.all([deck, ...rooms].map((page) => page.context().close())) };
}

/** The number of the first slide that one can vote on. */
function question(deck) {
  return deck.evaluate(() => [...document.querySelectorAll("#slides .slide-item")].findIndex((item) => item.querySelector(".slide-answers")) + 1);
}

const hands = (deck) => deck.locator("#hands-list output").allTextContents();

test("phones follow, vote once each, and see an answer when the trainer shows it", async () => {
  const { deck, rooms, close } = await openAll(2);
  await press(deck, "start");
  const slide = await question(deck);
  assert.ok(slide > 0);
  await goTo(deck, slide);
  await Promise.all(rooms.map((phone) => shows(phone, slide)));
  const [first, second] = rooms;
  await first.locator(".lan-choice").nth(1).click();
  await first.getByText("Your answer is counted").waitFor();
  await second.locator(".lan-choice").nth(0).click();
  await second.getByText("Your answer is counted").waitFor();
  await second.locator(".lan-choice").nth(1).click();
  await deck.locator("#hands-list output").nth(1).filter({ hasText: "2" }).waitFor();
  assert.deepEqual((await hands(deck)).slice(0, 2), ["0", "2"]);
  await first.locator("#now").getByText("Hands up: 2").waitFor();
  assert.equal(await first.locator(".lan-choice").nth(1).getAttribute("aria-pressed"), "true");
  await deck.reload();
  await deck.locator("#desk:visible").waitFor();
  await shows(deck, slide);
  assert.deepEqual((await hands(deck)).slice(0, 2), ["0", "2"], "not counted twice");
  await first.reload();
  await shows(first, slide);
  await first.locator(".lan-choice").nth(0).click();
  await deck.locator("#hands-list output").nth(0).filter({ hasText: "1" }).waitFor();
  assert.deepEqual((await hands(deck)).slice(0, 2), ["1", "1"], "a reload gives no second vote");
  assert.equal(await first.locator("#now .slide-feedback").count(), 0);
  await press(deck, "show");
  await first.locator("#now .slide-feedback").first().waitFor();
  assert.equal(await first.locator(".lan-vote").isVisible(), false);
  for (const page of [deck, ...rooms]) assert.deepEqual(page.said, []);
  await close();
});

test("every phone follows each slide, and how soon is said", async (context) => {
  const { deck, rooms, close } = await openAll(3);
  if (await deck.locator("#deck-start").isVisible()) await press(deck, "start");
  // Each window notes by itself when it shows a slide: all have one clock.
  const note = () => {
    window.shown = {};
    const stage = document.querySelector("#now");
    new MutationObserver(() => (window.shown[stage.dataset.showing] ??= Date.now())).observe(stage, { attributes: true, attributeFilter: ["data-showing"] });
  };
  await Promise.all([deck, ...rooms].map((page) => page.evaluate(note)));
  const first = await deck.locator("#now").evaluate((stage) => Number(stage.dataset.showing));
  const late = [];
  for (let slide = first + 1; slide <= first + STEPS; slide += 1) {
    await press(deck, "next");
    await Promise.all([deck, ...rooms].map((page) => shows(page, slide)));
    const [led, ...followed] = await Promise.all([deck, ...rooms].map((page) => page.evaluate((slide) => window.shown[slide], slide)));
    assert.ok(led && followed.every(Boolean));
    late.push(...followed.map((shown) => shown - led));
  }
  assert.equal(late.length, STEPS * rooms.length);
  late.sort((a, b) => a - b);
  context.diagnostic(`phones show a slide after ${late[late.length >> 1]} ms (median), ${late.at(-1)} ms at most`);
  await close();
});

test("the trainer finds the address and its code, and both windows are clean", async () => {
  const { deck, rooms, close } = await openAll(1);
  assert.match(await deck.locator(".lan-box").innerText(), /Ask your IT team first; not on a hospital or council network\./);
  if (await deck.locator("#deck-start").isVisible()) await press(deck, "start");
  await deck.getByRole("button", { name: "Phones" }).click();
  const dialog = deck.getByRole("dialog", { name: "Where phones find the slides" });
  assert.match(await dialog.innerText(), /http:\/\/127\.0\.0\.2:\d+\/[0-9A-Z]{8}\//);
  const box = await dialog.locator("svg.qr").boundingBox();
  assert.ok(box.width > 300 && Math.abs(box.width - box.height) < 2, JSON.stringify(box));
  for (const page of [deck, rooms[0]]) {
    // A page of this kind forbids scripts of others; the test brings its own.
    await page.evaluate(AXE);
    const found = await page.evaluate(() => window.axe.run({ include: [[".lan-large"], ["#room"]] }, { resultTypes: ["violations"] }).catch((error) => ({ violations: [{ id: String(error), nodes: [] }] })));
    assert.deepEqual(found.violations.map(({ id }) => id).filter((id) => !/No elements found/.test(id)), []);
  }
  await close();
});

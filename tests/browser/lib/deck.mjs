// The small site with sessions (`tests/sites/deck`), built by `tests/run`,
// and the windows of a trainer and of a room on it.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The folder of the built site; `tests/run` names it. */
export function trainingFolder() {
  const folder = process.env.GUIDEPOST_DECK;
  if (!folder) {
    throw new Error("GUIDEPOST_DECK names no folder. Run `tests/run browser`, or build tests/sites/deck and set it.");
  }
  return resolve(folder);
}

/** The address of a folder as files of a disk. */
export function asFiles(folder) {
  return `${pathToFileURL(folder).href}/`;
}

/** Notes what the console of a page says. */
export function listen(page) {
  page.said = [];
  page.on("pageerror", (error) => page.said.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.said.push(message.text()));
  return page;
}

/** A trainer's window, ready to start. */
export async function openDeck(context, address) {
  const page = listen(await context.newPage());
  await page.goto(address);
  await page.locator("#deck-start:visible, #desk:visible, #deck-refused:visible").first().waitFor();
  return page;
}

/** The window of the room, opened by the trainer's. */
export async function openRoom(deck) {
  const [room] = await Promise.all([deck.waitForEvent("popup"), deck.locator('[data-do="open"]:visible').click()]);
  listen(room);
  await shows(room, await showing(deck));
  return room;
}

export const press = (deck, name) => deck.locator(`[data-do="${name}"]:visible`).first().click();

/** The number of the slide that a window shows, 0 before there is one. */
export const showing = (page) => page.locator("#now").evaluate((stage) => Number(stage.getAttribute("data-showing")) || 1);

/** Waits until a window shows a slide. */
export const shows = (page, slide) => page.locator(`#now[data-showing="${slide}"]`).waitFor({ state: "attached" });

/** The number of the first slide with a title. */
export function slideCalled(page, title) {
  return page.evaluate((wanted) => {
    const titles = [...document.querySelectorAll("#slides .slide-heading")];
    return titles.findIndex((node) => node.textContent.includes(wanted)) + 1;
  }, title);
}

/** Goes to a slide by the list. */
export async function goTo(deck, slide) {
  await press(deck, "go-to");
  await deck.locator(`#go-to-list [data-to="${slide}"]`).click();
  await shows(deck, slide);
}

/**
 * Every slide of a session as the room sees it, and again with its answer:
 * what of it stands outside on any of four sides, and the size of its letters
 * in pixels.
 */
export async function measure(context, address) {
  const deck = await context.newPage();
  await deck.goto(`${address}deck.html`);
  const keys = await deck.locator("#slides .slide-item").evaluateAll((items) => items.map((item) =>
    [...item.querySelectorAll(".slide-keys > li")].map((line) => ({ right: line.dataset.right ?? "", words: line.querySelector(".key-words").textContent }))));
  await deck.close();
  const room = await context.newPage();
  await room.goto(`${address}audience.html#run=0123456789abcdef`);
  const measured = await room.evaluate(async (keys) => {
    const screen = window.GuidepostDeckScreen;
    const stage = document.getElementById("now");
    const words = screen.wordsOf(document.getElementById("room-words"));
    const items = screen.slides(document);
    const found = [];
    for (let at = 0; at < items.length; at += 1) {
      for (const shown of keys[at].length ? [false, true] : [false]) {
        const state = { slide: at + 1, black: false, hands: [], show: shown ? keys[at] : null, countdown: { status: "off", endsAt: 0, left: 0 } };
        const slide = screen.show(stage, items[at], state, words);
        await Promise.all([...slide.querySelectorAll("img")].map((picture) => picture.decode()));
        screen.fit(slide);
        const box = slide.getBoundingClientRect();
        const outside = [...slide.querySelectorAll("*")].filter((node) => {
          const own = node.getBoundingClientRect();
          if (!own.width || !own.height || node.closest(".visually-hidden")) return false;
          return own.left < box.left - 1 || own.top < box.top - 1 || own.right > box.right + 1 || own.bottom > box.bottom + 1;
        });
        found.push({
          slide: at + 1,
          shown,
          outside: outside.map((node) => `${node.tagName}: ${node.textContent.trim().slice(0, 40)}`),
          letters: parseFloat(getComputedStyle(slide).fontSize),
        });
      }
    }
    return found;
  }, keys);
  await room.close();
  return measured;
}

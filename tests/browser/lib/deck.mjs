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

/** What of the slide on the stage stands outside of it, on any of four sides. */
export function outside(page) {
  return page.evaluate(() => {
    const slide = document.querySelector("#now .slide");
    const box = slide.getBoundingClientRect();
    const over = [];
    for (const node of slide.querySelectorAll("*")) {
      const own = node.getBoundingClientRect();
      if (!own.width || !own.height || node.closest(".visually-hidden")) continue;
      const sides = [own.left < box.left - 1, own.top < box.top - 1, own.right > box.right + 1, own.bottom > box.bottom + 1];
      if (sides.some(Boolean)) over.push(`${node.tagName.toLowerCase()}.${node.className}: ${node.textContent.trim().slice(0, 40)}`);
    }
    return over;
  });
}

/** The size of the letters of the slide on the stage, in pixels. */
export const letters = (page) => page.locator("#now .slide").evaluate((slide) => parseFloat(getComputedStyle(slide).fontSize));

// The small site with every kind of question (`tests/sites/questions`), built
// by `tests/run`, and a browser on one of its pages.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The folder of the built site; `tests/run` names it. */
export function questionsFolder() {
  const folder = process.env.GUIDEPOST_QUESTIONS;
  if (!folder) {
    throw new Error(
      "GUIDEPOST_QUESTIONS names no folder. Run `tests/run browser`, or build tests/sites/questions and set it.",
    );
  }
  return resolve(folder);
}

/** The address of the site as files of a disk. */
export function asFiles(folder) {
  return `${pathToFileURL(folder).href}/`;
}

/** Opens a page; what its console says is in `page.said`. */
export async function open(context, address) {
  const page = await context.newPage();
  page.said = [];
  page.on("pageerror", (error) => page.said.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.said.push(message.text()));
  await page.goto(address);
  return page;
}

/** Presses Tab until the element has the focus; the keyboard must get there. */
export async function tabTo(page, locator, most = 80) {
  for (let at = 0; at < most; at += 1) {
    if (await locator.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard did not reach ${locator}`);
}

/** Names in both storages of this site. */
export function storedNames(page) {
  return page.evaluate(() => Object.keys(localStorage).concat(Object.keys(sessionStorage)).sort());
}

/** Lets everything that was answered come back today. */
export function makeDue(page) {
  return page.evaluate(() => {
    for (const area of [localStorage, sessionStorage]) {
      const key = `guidepost:${document.body.dataset.site}`;
      if (!area[key]) continue;
      const data = JSON.parse(area[key]);
      for (const item of Object.values(data.items)) item.due = "2026-01-01";
      area[key] = JSON.stringify(data);
    }
  });
}

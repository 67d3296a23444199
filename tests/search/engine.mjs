// The search of a built site, in Node: the scripts that the site ships, run as
// a browser runs them, in a window of their own.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

/** The scripts of the search, each needing those before it. */
export const SCRIPTS = ["search-language", "search-index", "search-query", "search-score", "search-find"];

/** Where the built site has a script of the theme. */
export function shipped(site, name) {
  const file = readdirSync(join(site, "assets")).find((found) => new RegExp(`^${name}-[0-9a-f]{10}\\.js$`).test(found));
  if (!file) {
    throw new Error(`The site in ${site} ships no ${name}.js.`);
  }
  return join(site, "assets", file);
}

/**
 * Opens the search of the site in a folder.
 * @returns {Promise<{window: object, index: object, loaded: string[]}>} `loaded` lists the files that were read.
 */
export async function open(site) {
  const window = vm.createContext({ console });
  window.window = window;
  const loaded = [];
  const run = (file) => vm.runInContext(readFileSync(file, "utf8"), window, { filename: file });
  SCRIPTS.forEach((name) => run(shipped(site, name)));
  const load = async (path) => {
    loaded.push(path);
    run(join(site, "search", path.split("?")[0]));
  };
  return { window, index: await window.GuidepostIndex.open(load), loaded };
}

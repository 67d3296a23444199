// elasticlunr.js 0.9.5 with the index and the language that
// `guidepost export search --format elasticlunr` writes.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import vm from "node:vm";

const require = createRequire(import.meta.url);

/** A window with elasticlunr.js in it and nothing else. */
export function elasticlunrWindow() {
  const window = vm.createContext({ console: { warn() {}, log() {} } });
  window.window = window;
  const file = require.resolve("elasticlunr/elasticlunr.js");
  // In a window, and not as a module of Node.
  vm.runInContext(readFileSync(file, "utf8"), window, { filename: file });
  return window;
}

/** The exported index in elasticlunr.js. */
export function openStock(folder) {
  const window = elasticlunrWindow();
  vm.runInContext(readFileSync(join(folder, "guidepost-language.js"), "utf8"), window);
  window.exported = readFileSync(join(folder, "search-index.json"), "utf8");
  const index = vm.runInContext("elasticlunr.Index.load(JSON.parse(exported))", window);
  return { window, index };
}

// An independent crawl of the built files, without a browser and without any
// of Guidepost's code: every internal link and anchor exists, and every file
// can be reached from the front page or stands on the short list below.

import assert from "node:assert/strict";
import { test } from "node:test";
import { basePath, BROKEN_SITE, filesOf, pagesOf, readText, resolveLink, siteFolder } from "./lib/site.mjs";

// Files that no page links to, each with the reason.
const NOT_LINKED = [
  [/^404\.html$/, "the web server shows it in place of a page that is not there"],
  [/^sitemap\.xml$/, "search engines ask for it by name"],
  [/^(feed|atom)\.xml$/, "feed readers ask for it; without base-url there is none"],
  [/^_headers$/, "read by the web server"],
  [/^search\/[a-z]+(-\d+)?\.js$/, "the script of the search loads it when somebody searches"],
  [/^assets\/learning\/.+\.js$/, "scripts load them for the questions and words that a reader comes back to"],
  [/^assets\/paths\/.+\.js$/, "a script loads the path that a reader follows"],
  [/^assets\/[a-z-]+-[0-9a-f]{10}\.(js|css)$/, "a script loads what only some readers need (data-on-demand)"],
  [/^icon-\d+\.png$/, "the manifest names them"],
  [/^sw\.js$/, "a script registers it when a reader keeps the site"],
  [/^(downloads|manifest)\.(js|json|webmanifest)$/, "a script loads it over http"],
  [/(^|\/)\.[^/]+$/, "Guidepost's own list of what it wrote"],
];

test("every internal link and anchor exists", () => {
  const site = readSite(siteFolder());
  assert.ok(site.pages.size > 0 && site.links > site.pages.size, "pages link to each other");
  assert.deepEqual(site.broken, []);
});

test("every file can be reached from the front page", () => {
  const site = readSite(siteFolder());
  assert.ok(site.reached.has("index.html"));
  assert.deepEqual(unreached(site), []);
});

test("broken links, anchors and lonely pages are found", () => {
  const site = readSite(BROKEN_SITE);
  assert.deepEqual(site.broken, [
    "index.html: missing.png: no such file",
    "index.html: missing.html: no such file",
    "index.html: other.html#missing: no such place on the page",
  ]);
  assert.deepEqual(unreached(site), ["alone.html"]);
});

/** Follows everything from `index.html`; broken links are looked for in all pages. */
function readSite(folder) {
  const files = new Set(filesOf(folder));
  const pages = new Map(pagesOf(folder).map((page) => [page.path, page]));
  const site = { files, pages, base: basePath(folder), links: 0, broken: [], reached: new Set() };
  const targets = new Map();
  for (const page of pages.values()) {
    targets.set(page.path, page.links.flatMap((link) => follow(site, page.path, link)));
  }
  for (const path of files) {
    if (path.endsWith(".css")) {
      const links = [...readText(folder, path).matchAll(/url\(\s*["']?([^"')]+)/g)].map((found) => found[1]);
      targets.set(path, links.flatMap((link) => follow(site, path, link)));
    }
  }
  reach(site, targets, "index.html");
  return site;
}

/** The file that a link names, as a list of none or one; notes a broken link. */
function follow(site, from, link) {
  const target = resolveLink(from, link, site.base);
  if (!target) {
    return [];
  }
  site.links += 1;
  if (!site.files.has(target.path)) {
    site.broken.push(`${from}: ${link}: no such file`);
    return [];
  }
  const anchor = anchorOf(target.fragment);
  const page = site.pages.get(target.path);
  if (anchor && page && !page.ids.has(anchor)) {
    site.broken.push(`${from}: ${link}: no such place on the page`);
  }
  return [target.path];
}

/** An address may carry state as `#key=value&at=heading`; `#top` always exists. */
function anchorOf(fragment) {
  const name = fragment.includes("=") ? new URLSearchParams(fragment).get("at") : fragment;
  return name === "top" ? "" : name;
}

function reach(site, targets, start) {
  const waiting = [start];
  while (waiting.length > 0) {
    const path = waiting.pop();
    if (!site.reached.has(path)) {
      site.reached.add(path);
      waiting.push(...(targets.get(path) ?? []));
    }
  }
}

/** Files that neither a link nor a reason explains. Old addresses are linked from elsewhere. */
function unreached({ files, pages, reached }) {
  return [...files].filter((path) =>
    !reached.has(path) && !pages.get(path)?.redirect && !NOT_LINKED.some(([name]) => name.test(path)));
}

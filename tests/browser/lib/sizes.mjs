// How much a reader downloads: a first visit to a page, and the whole site as
// one file. Measured for the test that holds the figures and for the table
// that shows them (tests/bench/sizes.mjs).

import { readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import { gzipSync } from "node:zlib";
import { filesOf } from "./site.mjs";

/** HTML, CSS and JavaScript of a lesson together, gzipped (issue 6). */
export const MOST_FIRST_VISIT = 60_000;
/** Our whole site with its pictures (issue 6). */
export const MOST_ZIP = 8_000_000;

/**
 * What each page costs a reader who has nothing of the site yet, by kind of
 * page, the largest first. Redirects, single files and the page for lost readers
 * (its addresses are those of the public site) are left out.
 * @returns {Map<string, {path: string, bytes: number}[]>}
 */
export function firstVisits(folder, pages) {
  const packed = new Map();
  const weigh = (path) => {
    if (!packed.has(path)) {
      packed.set(path, gzipSync(readFileSync(join(folder, path))).length);
    }
    return packed.get(path);
  };
  const kinds = new Map();
  for (const page of pages.filter(({ redirect, path }) => !redirect && path !== "404.html" && !path.startsWith("downloads/"))) {
    const parts = page.links
      .filter((link) => /\.(css|js)$/.test(link))
      .map((link) => posix.join(posix.dirname(page.path), link));
    const bytes = [page.path, ...new Set(parts)].reduce((sum, path) => sum + weigh(path), 0);
    kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), { path: page.path, bytes }]);
  }
  const sorted = [...kinds].sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map(sorted.map(([kind, visits]) => [kind, visits.sort((a, b) => b.bytes - a.bytes)]));
}

/** The largest zip among the downloads: the whole site, pictures included. */
export function wholeSite(folder) {
  const zips = filesOf(folder)
    .filter((path) => /^downloads\/[^/]+\.zip$/.test(path))
    .map((path) => ({ path, bytes: statSync(join(folder, path)).size }))
    .sort((a, b) => b.bytes - a.bytes);
  if (zips.length === 0) {
    throw new Error(`no zip below ${folder}/downloads`);
  }
  return zips[0];
}

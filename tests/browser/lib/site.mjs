// The built site as the tests see it: its files, and what a parser of its own
// (parse5, not Guidepost's code) finds in each page.

import { readFileSync, readdirSync } from "node:fs";
import { join, posix, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "parse5";

/** The folder of the site under test; `tests/run` builds it and names it. */
export function siteFolder() {
  const folder = process.env.GUIDEPOST_SITE;
  if (!folder) {
    throw new Error("GUIDEPOST_SITE names no folder. Run `tests/run browser`, or set it to a built site.");
  }
  return resolve(folder);
}

/** A site with every mistake that the tests look for, to prove that they see it. */
export const BROKEN_SITE = fileURLToPath(new URL("../broken-site", import.meta.url));

/** Every file below `folder`, sorted, with `/` between its parts. */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
    .map((path) => path.split(sep).join("/"))
    .sort();
}

export function readText(folder, path) {
  return readFileSync(join(folder, path), "utf8");
}

/**
 * What the tests ask of one page.
 * @returns {{path: string, bytes: number, kind: string | undefined, redirect: boolean,
 *   ids: Set<string>, links: string[]}}
 */
export function readPage(folder, path) {
  const text = readText(folder, path);
  const page = { path, bytes: text.length, kind: undefined, redirect: false, ids: new Set(), links: [] };
  visit(parse(text), (element) => readElement(page, element));
  return page;
}

/** All pages of a site, sorted by path. */
export function pagesOf(folder) {
  return filesOf(folder)
    .filter((path) => path.endsWith(".html"))
    .map((path) => readPage(folder, path));
}

/** The longest page of each kind, as `Map` from kind to page. */
export function longestOfEachKind(pages) {
  const longest = new Map();
  for (const page of pages) {
    const other = longest.get(page.kind);
    if (!other || page.bytes > other.bytes) {
      longest.set(page.kind, page);
    }
  }
  return longest;
}

/**
 * The path that the site is published under, from its own sitemap (`/` without
 * one). Only `404.html` depends on it.
 */
export function basePath(folder) {
  const sitemap = filesOf(folder).includes("sitemap.xml") ? readText(folder, "sitemap.xml") : "";
  const addresses = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map((found) => new URL(found[1]).pathname);
  const shortest = addresses.sort((a, b) => a.length - b.length)[0] ?? "/";
  return shortest.slice(0, shortest.lastIndexOf("/") + 1);
}

const LINK_ATTRIBUTES = new Set(["href", "src", "poster", "data", "action", "formaction"]);

function readElement(page, element) {
  const values = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
  if (element.tagName === "body") {
    page.kind = values["data-kind"];
  }
  if (values.id) {
    page.ids.add(values.id);
  }
  for (const [name, value] of Object.entries(values)) {
    if (LINK_ATTRIBUTES.has(name)) {
      page.links.push(value);
    } else if (name === "srcset") {
      page.links.push(...value.split(",").map((part) => part.trim().split(/\s+/)[0]));
    }
  }
  if (element.tagName === "meta" && values["http-equiv"]?.toLowerCase() === "refresh") {
    page.redirect = true;
    page.links.push(values.content.replace(/^[^=]*=\s*/, "").replace(/^['"]|['"]$/g, ""));
  }
}

function visit(node, seen) {
  if (node.attrs) {
    seen(node);
  }
  for (const child of [...(node.childNodes ?? []), ...(node.content ? [node.content] : [])]) {
    visit(child, seen);
  }
}

/** The path within the site that a link from `page` names, or `undefined` for other sites. */
export function resolveLink(page, link, base) {
  const home = new URL(base, "http://site.invalid/");
  const target = new URL(link, new URL(page, home));
  if (target.host !== home.host || !/^https?:$/.test(target.protocol)) {
    return undefined;
  }
  const path = decodeURIComponent(target.pathname);
  return { path: posix.relative(base, path) + (path.endsWith("/") ? "/" : ""), fragment: decodeURIComponent(target.hash.slice(1)) };
}

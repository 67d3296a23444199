// The peers, over the same pages: elasticlunr.js as mdBook sets it up, and
// Pagefind. Each answers a question with addresses of pages, best first.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import vm from "node:vm";
import { launch } from "../browser/lib/browser.mjs";
import { serve } from "../browser/lib/server.mjs";
import { elasticlunrWindow } from "./stock.mjs";

const MOST = 10;

/** Addresses without doubles, ten at most. */
function distinct(addresses) {
  return [...new Set(addresses)].slice(0, MOST);
}

/**
 * mdBook's set-up: a document a heading with title, body and breadcrumbs, which
 * count 2, 1 and 1; any word is enough; words are expanded; 30 results. The
 * records are those of `guidepost export search --format ndjson`; questions of
 * the front matter are no part of a page, so they are left out.
 */
export function openMdbook(records) {
  const window = elasticlunrWindow();
  const documents = [];
  let title = "";
  for (const record of records) {
    title = record.title || title;
    if (record.heading || record.body) {
      const breadcrumbs = [record.place, title, record.heading].filter(Boolean).join(" \u00bb ");
      documents.push({ page: record.kind === "word" ? record.url : record.page, title: record.heading || title, body: record.body ?? "", breadcrumbs });
    }
  }
  window.documents = JSON.stringify(documents);
  window.answer = undefined;
  const code = `
    var all = JSON.parse(documents);
    var index = elasticlunr(function () {
      this.addField("title"); this.addField("body"); this.addField("breadcrumbs"); this.setRef("id");
    });
    all.forEach(function (document, at) { document.id = at; index.addDoc(document); });
    (function (question) {
      var fields = { title: { boost: 2 }, body: { boost: 1 }, breadcrumbs: { boost: 1 } };
      return index.search(question, { bool: "OR", expand: true, fields: fields }).slice(0, 30).map(function (hit) {
        return all[hit.ref].page;
      });
    })`;
  const search = vm.runInContext(code, window);
  return { name: "elasticlunr.js as in mdBook", ask: async (question) => distinct([...search(question)]), close: async () => {} };
}

/** Pagefind over the built pages, asked in Chromium, where it runs. */
export async function openPagefind(site) {
  const folder = mkdtempSync(join(tmpdir(), "pagefind-"));
  // The page of results lists all questions: it answers none by itself.
  cpSync(site, folder, { recursive: true, filter: (path) => !/[/\\](search|search\.html|404\.html)$/.test(path) });
  const { createIndex, close } = await import("pagefind");
  const { index } = await createIndex();
  await index.addDirectory({ path: folder });
  await index.writeFiles({ outputPath: join(folder, "pagefind") });
  await close();
  writeFileSync(join(folder, "blank.html"), "<!doctype html><title>Pagefind</title>");
  const server = await serve(folder);
  const browser = await launch();
  const page = await browser.newPage();
  await page.goto(new URL("blank.html", server.address).href);
  const ask = async (question) => {
    const urls = await page.evaluate(async ([words, most]) => {
      window.pagefind ??= await import("/pagefind/pagefind.js");
      const found = await window.pagefind.search(words);
      const data = await Promise.all(found.results.slice(0, most).map((result) => result.data()));
      // A word of the glossary is a part of its page: its best part counts.
      return data.map((each) => (each.url.endsWith("glossary.html") ? each.sub_results[0]?.url ?? each.url : each.url));
    }, [question, MOST]);
    return distinct(urls.map((url) => url.replace(/^\//, "")));
  };
  return {
    name: `Pagefind ${JSON.parse(readFileSync(new URL("node_modules/pagefind/package.json", import.meta.url), "utf8")).version}`,
    ask,
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

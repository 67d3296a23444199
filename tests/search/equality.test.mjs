// Our reader gives the scores of stock elasticlunr.js on the stock index: the
// same records and the same numbers, for 400 queries, from one file and from
// shards. `tests/run search` builds both sites and names them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open } from "./engine.mjs";
import { openStock } from "./stock.mjs";

const FIELDS = ["title", "heading", "body", "aka", "answers"];
const BOOSTS = [[1, 1, 1, 1, 1], [2, 1.5, 1, 0.5, 3]];
const QUERIES = 400;

/** Numbers that are the same in each run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}

/** Queries of one to four words that the records have, or nearly have. */
function queries(records, count) {
  const next = random(20261122);
  const words = records.flatMap(({ title = "", heading = "", body = "", aka = "", answers = "" }) =>
    [title, heading, body, aka, answers].join(" ").split(/\s+/)).filter(Boolean);
  return Array.from({ length: count }, (_, at) => {
    const query = Array.from({ length: 1 + (at % 4) }, () => {
      const word = words[next(words.length)];
      return [word, word.toLowerCase(), word.toUpperCase(), word.slice(0, 4), `${word}s`, `un${word}`][next(6)];
    });
    // A word may stand twice, and that must count as it counts in elasticlunr.
    return (at % 17 === 0 ? [...query, query[0]] : query).join(" ");
  });
}

const SITES = [
  ["our own site", process.env.GUIDEPOST_SITE, process.env.GUIDEPOST_EXPORT],
  ["a site in shards", process.env.GUIDEPOST_SHARDED_SITE, process.env.GUIDEPOST_SHARDED_EXPORT],
];

/** The records that the export wrote, in the order of their numbers. */
function recordsOf(exported) {
  const lines = readFileSync(`${exported}/../search-ndjson/search-records.ndjson`, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line));
}

for (const [name, site, exported] of SITES) {
  test(`the script makes the same tokens as the generator: ${name}`, async () => {
    assert.ok(site && exported, "Run `tests/run search`: it builds the sites and names them.");
    const { index } = await open(site);
    const records = recordsOf(exported);
    assert.equal(records.length, index.total);
    for (const [number, record] of records.entries()) {
      for (const [field, key] of FIELDS.entries()) {
        const tokens = index.language.analyse(record[key] ?? "");
        // With the title on the first record of a page only.
        if (key === "title" && index.lengths[field][number] === 0) {
          continue;
        }
        assert.equal(index.lengths[field][number], tokens.length, `${key} of ${record.url}`);
        for (const token of new Set(tokens)) {
          const postings = (await index.token(token))?.[field];
          const at = postings ? postings.records.indexOf(number) : -1;
          const count = tokens.filter((each) => each === token).length;
          assert.ok(at >= 0 && postings.counts[at] === count, `"${token}" in ${key} of ${record.url}`);
        }
      }
    }
  });

  test(`passages come back as they were: ${name}`, async () => {
    const { index } = await open(site);
    const records = recordsOf(exported);
    let number = 0;
    for (let unit = 0; unit < index.units; unit++) {
      const { href } = await index.title(unit);
      for (const text of await index.texts(unit)) {
        const { heading = "", body = "", answers = "", url } = records[number];
        assert.deepEqual({ ...text, anchor: "" }, { anchor: "", heading, body, question: answers });
        assert.equal(text.anchor ? `${href.split("#")[0]}#${text.anchor}` : href, url);
        number += 1;
      }
    }
    assert.equal(number, records.length);
  });

  test(`scores are those of elasticlunr.js: ${name}`, async () => {
    assert.ok(site && exported, "Run `tests/run search`: it builds the sites and names them.");
    const { window, index, loaded } = await open(site);
    const stock = openStock(exported);
    const records = recordsOf(exported);
    assert.ok(index.total > 100, `${index.total} records`);
    assert.equal(stock.index.documentStore.length, index.total);
    let hits = 0;
    for (const [at, query] of queries(records, QUERIES).entries()) {
      const boosts = BOOSTS[at % 2];
      const expand = at % 3 === 0;
      const fields = Object.fromEntries(FIELDS.map((field, number) => [field, { boost: boosts[number] }]));
      const theirs = new Map(stock.index.search(query, { fields, expand }).map(({ ref, score }) => [Number(ref), score]));
      const tokens = index.language.analyse(query);
      const ours = await window.GuidepostScore.reference(index, tokens, { expand, boosts });
      assert.deepEqual([...ours.keys()].sort(byNumber), [...theirs.keys()].sort(byNumber), `records for "${query}"`);
      for (const [record, score] of theirs) {
        const away = Math.abs(ours.get(record) - score);
        assert.ok(away <= 1e-12 * score, `"${query}", record ${record}: ${ours.get(record)} and not ${score}`);
      }
      hits += theirs.size;
    }
    assert.ok(hits > QUERIES, `${hits} hits`);
    if (name !== "our own site") {
      assert.ok(loaded.length > 10, `${loaded.length} files`);
    }
  });
}

function byNumber(a, b) {
  return a - b;
}

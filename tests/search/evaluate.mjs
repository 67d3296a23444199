#!/usr/bin/env node
// Asks the judged questions of the built site and of its peers, and prints
// success at 1 and at 3, MRR, and the worst misses.
//
//   node tests/search/evaluate.mjs SITE RECORDS [--no-peers] [--show-held-out]
//
// SITE is a built site, RECORDS the file of `guidepost export search --format
// ndjson`. Misses of the held-out half are only shown when asked for: whoever
// has seen them must not tune any more.

import { readFileSync } from "node:fs";
import { open } from "./engine.mjs";
import { chance, figures, firstGood, readJudged } from "./judged.mjs";

/** The search of the site as a reader sees it: the word on top, then the list. */
export async function openOurs(site) {
  const { window, index } = await open(site);
  const ask = async (question) => {
    const found = await window.GuidepostFind.find(index, question, { most: 10 });
    return [...found.terms, ...found.results].map(({ href }) => href).slice(0, 10);
  };
  return { name: "Guidepost", ask, close: async () => {} };
}

export async function run(engine, questions) {
  const runs = [];
  for (const judged of questions) {
    runs.push({ judged, addresses: await engine.ask(judged.question) });
  }
  return runs;
}

const percent = (share) => `${(100 * share).toFixed(1)} %`;

function row(name, runs) {
  const { questions, at1, at3, mrr, empty } = figures(runs);
  return `| ${name} | ${questions} | ${percent(at1)} | ${percent(at3)} | ${mrr.toFixed(3)} | ${empty} |`;
}

function misses(runs) {
  const worst = runs.filter((each) => firstGood(each.judged, each.addresses) > 1)
    .sort((a, b) => firstGood(b.judged, b.addresses) - firstGood(a.judged, a.addresses));
  return worst.map(({ judged, addresses }) => {
    const place = firstGood(judged, addresses);
    const said = place === Infinity ? "not found" : `place ${place}`;
    return `${judged.number}. "${judged.question}": ${said}\n     got ${addresses.slice(0, 3).join(", ")}\n     want ${[...judged.grades.keys()].join(", ")}`;
  });
}

async function main([site, records, ...flags]) {
  if (!site || !records) {
    throw new Error("node tests/search/evaluate.mjs SITE RECORDS [--no-peers] [--show-held-out]");
  }
  const engines = [await openOurs(site)];
  if (!flags.includes("--no-peers")) {
    const { openMdbook, openPagefind } = await import("./peers.mjs");
    const lines = readFileSync(records, "utf8").trim().split("\n");
    engines.push(openMdbook(lines.map((line) => JSON.parse(line))), await openPagefind(site));
  }
  const questions = readJudged();
  const halves = [["tuning half", questions.filter(({ heldOut }) => !heldOut)], ["held-out half", questions.filter(({ heldOut }) => heldOut)]];
  const ours = [];
  for (const [name, half] of halves) {
    console.log(`\n${name}\n\n| engine | questions | success at 1 | at 3 | MRR | no result |\n|---|---:|---:|---:|---:|---:|`);
    const all = [];
    for (const engine of engines) {
      all.push(await run(engine, half));
      console.log(row(engine.name, all.at(-1)));
    }
    all.slice(1).forEach((theirs, at) => {
      const { wins, losses, p } = chance(all[0], theirs);
      console.log(`Against ${engines[at + 1].name}: better on ${wins}, worse on ${losses}, p = ${p.toPrecision(2)}`);
    });
    ours.push(all[0]);
  }
  const shown = flags.includes("--show-held-out") ? ours.flat() : ours[0];
  console.log(`\nMisses at 1${flags.includes("--show-held-out") ? "" : " of the tuning half"}, worst first:\n`);
  console.log(misses(shown).map((miss) => `  ${miss}`).join("\n") || "  none");
  await Promise.all(engines.map((engine) => engine.close()));
}

if (import.meta.url === `file://${process.argv[1]}`) {
  await main(process.argv.slice(2));
}

// The judged questions are fair, and the search does not fall below what it
// reached on the tuning half. The held-out half has no floor here: a number
// that is looked at with each change is soon tuned on.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open } from "./engine.mjs";
import { openOurs, run } from "./evaluate.mjs";
import { chance, figures, firstGood, readJudged } from "./judged.mjs";

const site = process.env.GUIDEPOST_SITE;
const exported = process.env.GUIDEPOST_EXPORT;
const questions = readJudged();

test("there are enough questions, each once, half of them held out", () => {
  assert.ok(questions.length >= 80, `${questions.length} questions`);
  assert.equal(new Set(questions.map(({ question }) => question.toLowerCase())).size, questions.length);
  const heldOut = questions.filter((each) => each.heldOut).length;
  assert.ok(Math.abs(heldOut - questions.length / 2) <= 1, `${heldOut} held out`);
});

test("every judged page is there, and one of each question is good", async () => {
  const { index } = await open(site);
  const known = new Set();
  for (let unit = 0; unit < index.units; unit++) {
    known.add((await index.title(unit)).href);
  }
  for (const judged of questions) {
    for (const [page, grade] of judged.grades) {
      assert.ok(known.has(page), `${judged.number}: no page ${page}`);
      assert.ok([1, 2, 3].includes(grade), `${judged.number}: grade ${grade}`);
    }
    assert.ok(firstGood(judged, [...judged.grades.keys()]) < Infinity, `${judged.number}: no good page`);
  }
});

test("no held-out question stands among answers or best answers", async () => {
  const { index, window } = await open(site);
  const key = (words) => [...new Set(index.language.analyse(words))].sort().join(" ");
  const lines = readFileSync(`${exported}/../search-ndjson/search-records.ndjson`, "utf8").trim().split("\n");
  const written = lines.map((line) => JSON.parse(line).answers).filter(Boolean);
  const best = [...window.GuidepostIndex.lines(index.head.best)].flatMap((line) => [...line].slice(2));
  assert.ok(written.length > 100 && best.length > 3);
  const taken = new Set([...written, ...best].map(key));
  const found = questions.filter(({ heldOut, question }) => heldOut && taken.has(key(question)));
  assert.deepEqual(found.map(({ number, question }) => `${number} ${question}`), []);
});

test("the tuning half stays above its floors", async () => {
  const runs = await run(await openOurs(site), questions.filter(({ heldOut }) => !heldOut));
  const { at1, at3, empty } = figures(runs);
  assert.ok(at1 >= 0.8, `success at 1: ${at1}`);
  assert.ok(at3 >= 0.92, `success at 3: ${at3}`);
  assert.equal(empty, 0, "questions without a result");
});

test("figures and chance are worked out as they are defined", () => {
  const judged = { grades: new Map([["good", 3], ["fair", 2], ["poor", 1]]) };
  const runs = [["good"], ["poor", "fair"], ["x", "y", "z", "good"], []].map((addresses) => ({ judged, addresses }));
  assert.deepEqual(figures(runs), { questions: 4, at1: 0.25, at3: 0.5, mrr: (1 + 0.5 + 0.25) / 4, empty: 1 });
  const won = Array.from({ length: 5 }, () => runs[0]);
  const lost = Array.from({ length: 5 }, () => runs[3]);
  assert.deepEqual(chance(won, lost), { wins: 5, losses: 0, p: 1 / 32 });
  assert.equal(chance(lost, lost).p, 1);
});

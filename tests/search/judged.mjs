// The judged questions, their two halves and the figures that are made of
// them. `judged.tsv`: number, kind, question, pages with grades.

import { readFileSync } from "node:fs";

/** A page of this grade is a good start. */
export const GOOD = 2;

/** Even numbers are held out: nothing is ever tuned on them. */
export function isHeldOut(number) {
  return number % 2 === 0;
}

/** @returns {{number: number, kind: string, question: string, grades: Map<string, number>, heldOut: boolean}[]} */
export function readJudged(file = new URL("judged.tsv", import.meta.url)) {
  const lines = readFileSync(file, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.map((line) => {
    const [number, kind, question, pages] = line.split("\t");
    const grades = pages.split(" ").map((page) => {
      const at = page.lastIndexOf("=");
      return [page.slice(0, at), Number(page.slice(at + 1))];
    });
    return { number: Number(number), kind, question, grades: new Map(grades), heldOut: isHeldOut(Number(number)) };
  });
}

/** The place of the first good page among addresses, from 1; Infinity where there is none. */
export function firstGood(judged, addresses) {
  const at = addresses.findIndex((address) => (judged.grades.get(address) ?? 0) >= GOOD);
  return at < 0 ? Infinity : at + 1;
}

/** What some questions come to; `runs` has `{ judged, addresses }` of each. */
export function figures(runs) {
  const places = runs.map(({ judged, addresses }) => firstGood(judged, addresses));
  const share = (is) => places.filter(is).length / places.length;
  return {
    questions: runs.length,
    at1: share((place) => place === 1),
    at3: share((place) => place <= 3),
    mrr: places.reduce((sum, place) => sum + (place <= 10 ? 1 / place : 0), 0) / places.length,
    empty: runs.filter(({ addresses }) => addresses.length === 0).length,
  };
}

/**
 * How likely a difference in success at 1 as large as this one is by chance
 * alone, if each question could as well have gone the other way round: a paired
 * permutation test of one side, worked out exactly. Only questions on which the
 * two differ count, and each of them is as a coin.
 */
export function chance(ours, theirs) {
  const first = ({ judged, addresses }) => firstGood(judged, addresses) === 1;
  const wins = ours.filter((run, at) => first(run) && !first(theirs[at])).length;
  const losses = ours.filter((run, at) => !first(run) && first(theirs[at])).length;
  const tosses = wins + losses;
  let likely = 0;
  for (let heads = wins; heads <= tosses; heads++) {
    likely += choose(tosses, heads) / 2 ** tosses;
  }
  return { wins, losses, p: likely };
}

function choose(n, k) {
  let ways = 1;
  for (let i = 1; i <= k; i++) {
    ways = (ways * (n - k + i)) / i;
  }
  return ways;
}

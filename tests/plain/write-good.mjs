// How often npm write-good is right on the same labelled sentences, where its
// checks look for what some of our rules look for.
//
//     node tests/plain/write-good.mjs
//
// Needs the packages of tests/browser (`npm ci --prefix tests/browser`).

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const require = createRequire(new URL("../browser/package.json", import.meta.url));
const writeGood = require("write-good");

const file = fileURLToPath(new URL("sentences.txt", import.meta.url));
const sentences = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line.includes("|"))
  .map((line) => {
    const [, rules, ...words] = line.split("|");
    return { rules: rules.split(";"), words: words.join("|") };
  });

const OFF = {
  passive: false, illusion: false, so: false, thereIs: false, weasel: false,
  adverb: false, tooWordy: false, cliches: false, eprime: false,
};
const PAIRS = [
  ["tooWordy", ["complex-word", "hedge", "nominalisation"]],
  ["weasel", ["vague-amount", "belittling"]],
  ["cliches", ["idiom"]],
];

console.log("| write-good | our rules | right | wrong | missed | precision | recall |");
console.log("|---|---|---|---|---|---|---|");
for (const [check, rules] of PAIRS) {
  const count = { right: 0, wrong: 0, missed: 0 };
  for (const sentence of sentences) {
    const speaks = writeGood(sentence.words, { ...OFF, [check]: true }).length > 0;
    const should = sentence.rules.some((rule) => rules.includes(rule));
    if (speaks && should) count.right += 1;
    else if (speaks) count.wrong += 1;
    else if (should) count.missed += 1;
  }
  const percent = (part, other) => (part + other === 0 ? "-" : `${Math.floor((part * 100) / (part + other))} %`);
  console.log(
    `| ${check} | ${rules.join(", ")} | ${count.right} | ${count.wrong} | ${count.missed} | ` +
      `${percent(count.right, count.wrong)} | ${percent(count.right, count.missed)} |`,
  );
}

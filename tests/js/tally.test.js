"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const window = ["signs.js", "result-code.js", "csv.js", "tally.js", "tally-chart.js"].reduce((window, name) => load(name, window), load("page.js"));
const { GuidepostTally: Tally, GuidepostTallyChart: Chart, GuidepostResultCode: Code, GuidepostCsv: Csv } = window;
const plain = (value) => JSON.parse(JSON.stringify(value));

const CHECKS = [
  {
    id: "paths/lead",
    title: "I lead",
    end: "after",
    before: [["b1", "Name it"], ["b2", "Sort it"], ["b3", "Name it"]],
    after: [["a1", "Name it"], ["a2", "Sort it"], ["a3", "Name it"]],
  },
  { id: "learn/one", title: "One", end: "module", before: [], after: [["m1", "Spot it"], ["m2", "Sort it"]] },
];
const RUNS = Tally.runs(CHECKS);
const WORDS = { none: "not asked", few: "fewer than 5 people", share: "{percent} % right, {people} people", no_gain: "–", before: "Before", after: "Afterwards",
  check: "Check", objective: "What", people_before: "People before", percent_before: "Right before (%)", people_after: "People after", percent_after: "Right after (%)", gain: "Gain" };

const read = (code) => Code.decode("book", RUNS, code);
const codeOf = (at, right) => Code.encode("book", RUNS[at], right);
const found = (...codes) => codes.map(read);
const many = (count, value) => Array.from({ length: count }, () => value);
const table = (check, codes, paper) => plain(Tally.table(check, codes, paper, "All"));

test("a run is one side of a check, and a module has only its end", () => {
  assert.deepEqual(plain(RUNS.map(({ id, when, side }) => [id, when, side])), [
    ["paths/lead", "before", "before"],
    ["paths/lead", "after", "after"],
    ["learn/one", "module", "after"],
  ]);
});

test("codes are found on lines, between commas, spaces and semicolons, with spaces inside", () => {
  const [a, b, c] = [codeOf(0, [true, false, true]), codeOf(1, [true, true, true]), codeOf(2, [false, true])];
  for (const typed of [`${a}\n${b}\n${c}`, `${a}, ${b};${c}\n\n`, `${a} ${b} ${c}`, `${a.replace("-", " ")}\r\n${b.toLowerCase()}\r\n${c}`]) {
    const { good, bad } = plain(Tally.split(typed, read));
    assert.deepEqual(good.map((code) => read(code).run.when), ["before", "after", "module"], typed);
    assert.deepEqual(bad, []);
  }
  const { good, bad } = plain(Tally.split(`${a} XXXX-XXXX\nnot a code`, read));
  assert.deepEqual(good, [a]);
  assert.deepEqual(bad.map(({ typed, problem }) => [typed, problem]), [["XXXX-XXXX", "typing"], ["not a code", "typing"]]);
  assert.deepEqual(plain(Tally.split(" \n,;", read)), { good: [], bad: [] });
});

test("results are counted by objective, before and after, and all together", () => {
  const before = found(...many(6, codeOf(0, [true, false, false])));
  const after = found(...many(5, codeOf(1, [true, true, false])), codeOf(1, [true, true, true]));
  assert.deepEqual(table(CHECKS[0], before.concat(after)), [
    { objective: "Name it", before: { state: "shown", people: 6, percent: 50 }, after: { state: "shown", people: 6, percent: 58 }, gain: 8 },
    { objective: "Sort it", before: { state: "shown", people: 6, percent: 0 }, after: { state: "shown", people: 6, percent: 100 }, gain: 100 },
    { objective: "All", before: { state: "shown", people: 6, percent: 33 }, after: { state: "shown", people: 6, percent: 72 }, gain: 39 },
  ]);
  assert.deepEqual(table(CHECKS[1], before.concat(after)), [], "another check has no rows");
});

test("paper answers and codes are added up", () => {
  const codes = found(...many(3, codeOf(0, [true, true, true])));
  const paper = { before: { people: 3, right: [0, 3, 0] }, after: { people: 0, right: [] } };
  const [name, sort] = table(CHECKS[0], codes, paper);
  assert.deepEqual(name.before, { state: "shown", people: 6, percent: 50 });
  assert.deepEqual(sort.before, { state: "shown", people: 6, percent: 100 });
  assert.deepEqual(name.after, { state: "none" });
});

test("more right answers than people do not count", () => {
  const wrong = { people: 5, right: [6, 0, 0] };
  assert.equal(Tally.isWrong(wrong), true);
  assert.deepEqual(table(CHECKS[0], [], { before: wrong, after: { people: 0, right: [] } }), []);
});

test("a group of fewer than five is hidden in table, chart, its words and the file", () => {
  for (let people = 1; people <= 6; people += 1) {
    const codes = found(...many(people, codeOf(0, [true, false, true])), ...many(7, codeOf(1, [true, true, true])));
    const rows = Tally.table(CHECKS[0], codes, undefined, "All");
    const hidden = people < 5;
    const chart = JSON.stringify(Chart.chart("c", "Title", rows, 600, WORDS));
    const file = Csv.write(Tally.csv([{ title: "I lead", rows }], WORDS));
    for (const row of rows) {
      assert.equal(row.before.state, hidden ? "few" : "shown");
      assert.deepEqual(Object.keys(row.before).length, hidden ? 1 : 3, "nothing of it is left to be shown");
      assert.equal(row.gain === null, hidden);
      const spoken = Tally.spoken(row.before, WORDS);
      assert.equal(spoken, hidden ? WORDS.few : `${row.before.percent} % right, ${people} people`);
    }
    assert.equal(/"tally-bar tally-before"/.test(chart), !hidden);
    assert.equal(chart.split(WORDS.few).length - 1, hidden ? 6 : 0, "three bars and three sentences");
    assert.equal(file.split(WORDS.few).length - 1, hidden ? 6 : 0);
    const numbers = file.split("\r\n").slice(1, -1).map((line) => line.split(",").slice(2, 4));
    assert.ok(numbers.every(([count]) => (hidden ? count === WORDS.few : count === String(people))), file);
  }
});

test("one objective has no line for all", () => {
  const check = Tally.ownCheck(["Only this"], "Own");
  const paper = { before: { people: 8, right: [4] }, after: { people: 8, right: [2] } };
  const rows = table(check, [], paper);
  assert.deepEqual(rows.map(({ objective, gain }) => [objective, gain]), [["Only this", -25]]);
  assert.equal(Tally.spokenGain(rows[0], WORDS), "\u221225");
  assert.equal(Tally.spokenGain({ gain: 12 }, WORDS), "+12");
  assert.equal(Tally.spokenGain({ gain: 0 }, WORDS), "0");
  assert.equal(Tally.spokenGain({ gain: null }, WORDS), "–");
});

test("own questions without a name are left out", () => {
  const check = Tally.ownCheck(["First", "", "Third"], "Own");
  const paper = { before: { people: 5, right: [5, 0, 0] }, after: { people: 5, right: [5, 5, 5] } };
  assert.deepEqual(table(check, [], paper).map(({ objective, gain }) => [objective, gain]), [["First", 0], ["Third", 100], ["All", 50]]);
});

test("the file keeps numbers and defuses formulas", () => {
  const check = Tally.ownCheck(["=1+1", "a, \"b\""], "@home");
  const paper = { before: { people: 5, right: [5, 5] }, after: { people: 5, right: [4, 5] } };
  const rows = Tally.table(check, [], paper, "All");
  const lines = Csv.write(Tally.csv([{ title: check.title, rows }], WORDS)).split("\r\n");
  assert.equal(lines[0], "\ufeffCheck,What,People before,Right before (%),People after,Right after (%),Gain");
  assert.equal(lines[1], "'@home,'=1+1,5,100,5,80,-20");
  assert.equal(lines[2], "'@home,\"a, \"\"b\"\"\",5,100,5,100,0");
});

test("the chart has no style, no markup from words, and says everything in words", () => {
  const check = Tally.ownCheck(["<img src=x onerror=alert(1)> and a long name that takes more than one line of a small screen"], "Own");
  const paper = { before: { people: 5, right: [1] }, after: { people: 10, right: [9] } };
  const rows = Tally.table(check, [], paper, "All");
  const tree = plain(Chart.chart("c", "Title", rows, 300, WORDS));
  const nodes = [];
  (function visit(node) {
    if (typeof node === "string") return;
    nodes.push(node);
    node.slice(2).forEach(visit);
  })(tree);
  const names = new Set(nodes.flatMap(([tag, attributes]) => [tag, ...Object.keys(attributes)]));
  for (const name of names) assert.match(name, /^(svg|title|desc|text|rect|viewBox|width|height|role|class|aria-labelledby|id|x|y|font-size)$/);
  const bars = nodes.filter(([tag]) => tag === "rect").map(([, { x, width }]) => [x, width]);
  assert.equal(bars.length, 2);
  assert.ok(bars.every(([x, width]) => x + width <= 300));
  assert.ok(bars[1][1] > 4 * bars[0][1], "lengths follow the shares");
  const texts = nodes.filter(([tag]) => tag === "text").map((node) => node[2]);
  for (const words of ["Before", "Afterwards", "20 %", "90 %"]) assert.ok(texts.includes(words), words);
  assert.match(nodes.find(([tag]) => tag === "desc")[2], /Before 20 % right, 5 people; Afterwards 90 % right, 10 people\./);
  assert.ok(Chart.wrap("one two three", 7).every((line) => line.length <= 7));
});

test("what was kept is read strictly", () => {
  const data = { v: 1, codes: ["AAAA-BBBB"], names: ["x"], paper: { "paths/lead": { before: { people: 5, right: [1] }, after: { people: 2000, right: [-1, 1.5, "3"] } } } };
  const whole = plain(Tally.read(JSON.stringify(data)));
  assert.deepEqual(whole.paper["paths/lead"], { before: { people: 5, right: [1] }, after: { people: 0, right: [0, 0, 3] } });
  assert.deepEqual(whole.codes, ["AAAA-BBBB"]);
  for (const broken of ["", "{", "null", "[]", "{\"v\":2}", "{\"v\":1,\"codes\":7,\"paper\":[null]}"]) {
    assert.deepEqual(plain(Tally.read(broken)), { v: 1, codes: [], paper: {}, names: [] }, broken);
  }
  assert.equal(Tally.read(JSON.stringify({ v: 1, codes: many(2000, "A") })).codes.length, Tally.MOST);
});

test("what a full storage does not take lives as long as the page", () => {
  const stored = new Map();
  const place = { getItem: (key) => stored.get(key) || null, setItem: (key, text) => stored.set(key, text) };
  const kept = Tally.open(() => place, "k");
  kept.save({ ...Tally.empty(), codes: ["one"] });
  place.setItem = () => {
    throw new Error("full");
  };
  kept.save({ ...Tally.empty(), codes: ["one", "two"] });
  assert.deepEqual(plain(kept.load().codes), ["one", "two"]);
  place.setItem = (key, text) => stored.set(key, text);
  kept.save(kept.load());
  assert.deepEqual(plain(Tally.open(() => place, "k").load().codes), ["one", "two"], "kept when there is room");
  const none = Tally.open(() => null, "k");
  none.save({ ...Tally.empty(), codes: ["three"] });
  assert.deepEqual(plain(none.load().codes), ["three"]);
});

test("codes that find no room are given back", () => {
  const state = { ...Tally.empty(), codes: many(Tally.MOST - 1, "x") };
  assert.deepEqual(plain(Tally.fill(state, ["a", "b", "c"])), ["b", "c"]);
  assert.equal(state.codes.length, Tally.MOST);
  assert.deepEqual(plain(Tally.fill(state, ["d"])), ["d"]);
  assert.equal(state.codes.at(-1), "a");
});

test("two tabs add to the same tally", () => {
  const stored = new Map();
  const place = { getItem: (key) => stored.get(key) || null, setItem: (key, text) => stored.set(key, text) };
  const tabs = [1, 2].map(() => Tally.open(() => place, "k"));
  tabs.forEach((tab) => tab.load());
  tabs.forEach((tab, at) => tab.change((state) => Tally.fill(state, [`code ${at}`])));
  assert.deepEqual(plain(tabs[0].load().codes), ["code 0", "code 1"]);
});

"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const state = load("scorm-state.js").GuidepostScormState;
const shell = load("scorm-shell.js").GuidepostScormShell;
const page = load("scorm-page.js").GuidepostScormPage;
const plain = (value) => JSON.parse(JSON.stringify(value));

/* A course of some pages with some questions each. */
function course(pages, questions, check) {
  const all = Array.from({ length: pages }, (_, at) => ({
    path: `learn/p${at}.html`,
    items: Array.from({ length: questions }, (_, key) => `k${at}-${key}`),
  }));
  const of = check ? check.asks.length : pages * questions;
  return { rev: "0123456789", pages: all, check: check || null, needed: Math.ceil(of * 0.8) };
}

const CHECK = {
  id: "learn",
  when: "module",
  before: [],
  asks: ["k0-0", "k0-1", "k1-0", "k1-1", "k1-2"].map((key) => ({ page: "learn/p0.html", key })),
};

/* A learner who has opened every page and answered every question. */
function all(own, right = () => true, day = () => "2026-11-22") {
  const now = state.empty();
  own.pages.forEach((page, at) => {
    now.opened[page.path] = true;
    now.data.lessons[page.path] = day(at);
  });
  state.itemsOf(own).forEach((item, at) => {
    now.data.items[item.name] = { page: item.page, right: right(at), tries: 1 + (at % 2), on: day(at), step: 0, due: null };
  });
  return now;
}

test("a state comes back as it was", () => {
  const own = course(5, 4, { ...CHECK, before: [{ page: "learn/p1.html", key: "k1-0" }] });
  const days = ["2026-11-22", "2026-02-28", "2027-01-01"];
  const now = all(own, (at) => at % 3 === 0, (at) => days[at % 3]);
  now.best = 4;
  now.data.ticks["learn/p3.html"] = { "1z141z3": 1, abc: 0 };
  delete now.opened["learn/p2.html"];
  delete now.data.lessons["learn/p4.html"];
  delete now.data.items["k2-1"];
  const text = state.pack(own, now);
  assert.match(text, /^v1:0123456789:[\w-]+$/);
  assert.deepEqual(plain(state.unpack(own, text)), plain(now));
});

test("nothing done comes back as nothing", () => {
  const own = course(3, 2);
  assert.deepEqual(plain(state.unpack(own, state.pack(own, state.empty()))), plain(state.empty()));
});

test("the state of another edition and text of others are dropped", () => {
  const own = course(3, 2);
  const text = state.pack(own, all(own));
  assert.equal(state.unpack({ ...own, rev: "9876543210" }, text), null);
  assert.equal(state.unpack(own, ""), null);
  assert.equal(state.unpack(own, undefined), null);
  assert.equal(state.unpack(own, "{\"v\":1}"), null);
  assert.equal(state.unpack(own, text.slice(0, -1)), null, "cut off");
  assert.equal(state.unpack(own, `${text}A`), null, "too long");
  assert.equal(state.unpack(own, text.replace(/.$/, "!")), null, "no sign of ours");
});

test("300 pages and 2,000 questions fit 4,096 signs", () => {
  const own = course(300, 0);
  own.pages.forEach((page, at) => {
    page.items = Array.from({ length: at < 200 ? 7 : 6 }, (_, key) => `k${at}-${key}`);
  });
  const now = all(own);
  assert.equal(state.itemsOf(own).length, 2000);
  const text = state.pack(own, now);
  assert.ok(text.length <= 4096, `${text.length}`);
  const back = state.unpack(own, text);
  assert.equal(Object.keys(back.opened).length, 300);
  assert.equal(Object.values(back.data.items).filter((item) => item.right).length, 2000);
});

test("ticks are left out before days, and words that are no names of ticks always", () => {
  const own = course(60, 20);
  const now = all(own);
  own.pages.forEach((page) => {
    now.data.ticks[page.path] = { "1z141z3": 1, "1z141z4": 0, "not a name": 1, "1z141z5": 1, "1z141z6": 1 };
  });
  const text = state.pack(own, now);
  assert.ok(text.length <= 4096);
  const back = state.unpack(own, text);
  assert.deepEqual(plain(back.data.ticks), {});
  assert.equal(back.data.items["k59-19"].on, "2026-11-22");
});

test("with a check, its best finished run counts, whatever the pages say", () => {
  const own = course(2, 3, CHECK);
  const now = all(own);
  assert.equal(state.statusOf(own, now), "incomplete");
  assert.equal(state.scoreOf(own, now), null, "no check was finished");
  now.best = 3;
  assert.equal(state.statusOf(own, now), "incomplete");
  assert.equal(state.scoreOf(own, now), 60);
  now.best = 4;
  assert.equal(state.statusOf(own, now), "passed");
  assert.equal(state.scoreOf(own, now), 80);
});

test("the questions before the start never count", () => {
  const own = course(1, 0, { ...CHECK, when: "after", before: CHECK.asks });
  const now = state.empty();
  now.opened["learn/p0.html"] = true;
  CHECK.asks.forEach(({ key }) => {
    now.data.items[`before:learn:${key}`] = { page: "learn/p0.html", right: true, tries: 1, on: "2026-11-22" };
  });
  assert.equal(state.scoreOf(own, now), null);
  assert.equal(state.statusOf(own, now), "incomplete");
});

test("without a check the questions of the pages count", () => {
  const own = course(2, 3);
  const now = all(own, (at) => at < 4);
  assert.equal(state.statusOf(own, now), "incomplete", "4 of 6 are 66 percent");
  assert.equal(state.scoreOf(own, now), 66);
  now.data.items["k1-1"].right = true;
  assert.equal(state.statusOf(own, now), "passed", "5 of 6 are 83 percent");
  delete now.opened["learn/p0.html"];
  assert.equal(state.statusOf(own, now), "incomplete", "a page was not opened");
});

test("a course without questions is completed when its pages were opened", () => {
  const own = course(2, 0);
  const now = state.empty();
  now.opened["learn/p0.html"] = true;
  assert.equal(state.statusOf(own, now), "incomplete");
  now.opened["learn/p1.html"] = true;
  assert.equal(state.statusOf(own, now), "completed");
  assert.equal(state.scoreOf(own, now), null);
});

test("a place is one of the course or nothing", () => {
  const own = course(2, 0);
  assert.equal(state.placeOf(own, "learn/p1.html#s-two"), "learn/p1.html#s-two");
  assert.equal(state.placeOf(own, "learn/p1.html"), "learn/p1.html");
  assert.equal(state.placeOf(own, "learn/p1.html#path=x&at=y"), "learn/p1.html");
  assert.equal(state.placeOf(own, "https://example.org/"), null);
  assert.equal(state.placeOf(own, ""), null);
});

test("the check at the end is a stop of its own", () => {
  const links = ["learn/index.html", "learn/a%20b.html", "learn/index.html#check-module"];
  const stops = shell.stopsOf(links.map((href) => ({ href, title: href })));
  assert.equal(stops[1].path, "learn/a b.html");
  assert.equal(shell.stopAt(stops, "learn/index.html", ""), 0);
  assert.equal(shell.stopAt(stops, "learn/index.html", "check-module"), 2);
  assert.equal(shell.stopAt(stops, "learn/a b.html", "s-one"), 1);
  assert.equal(shell.stopAt(stops, "else.html", ""), -1);
});

test("chosen and right answers are told by their places", () => {
  const inputs = [{ checked: false }, { checked: true }, { checked: true }];
  assert.deepEqual(plain(page.placesOf(inputs, (at) => at === 2)), { chosen: [1, 2], right: [2] });
  assert.equal(page.placesOf([], () => true), null);
});

test("a course opens its contents where nobody can read the address", () => {
  assert.equal(shell.asksFor("#learn/a%20b.html#s-x"), "learn/a b.html#s-x");
  assert.deepEqual(["", "#", "#%", "#learn/%E4"].map(shell.asksFor), ["", "", "", ""]);
});

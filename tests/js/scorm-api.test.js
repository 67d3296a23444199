"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { find, timeOf, clockOf, nameOf, lettersOf, open } = load("scorm-api.js").GuidepostScormApi;

/* A training system that keeps what it is told, and everything that was called. */
function system(values = {}) {
  const api = {
    calls: [],
    values: { "cmi.core.lesson_status": "not attempted", ...values },
    refused: new Set(),
    error: "0",
    commits: true,
  };
  const note = (name, answer) => (...args) => {
    api.calls.push([name, ...args]);
    return answer(...args);
  };
  api.LMSInitialize = note("LMSInitialize", () => "true");
  api.LMSGetValue = note("LMSGetValue", (name) => api.values[name] ?? "");
  api.LMSSetValue = note("LMSSetValue", (name, value) => {
    if (api.refused.has(name)) return "false";
    api.values[name] = value;
    return "true";
  });
  api.LMSCommit = note("LMSCommit", () => (api.commits ? "true" : "false"));
  api.LMSFinish = note("LMSFinish", () => "true");
  api.LMSGetLastError = note("LMSGetLastError", () => api.error);
  api.count = (name) => api.calls.filter(([called]) => called === name).length;
  api.set = () => api.calls.filter(([called]) => called === "LMSSetValue").map(([, name, value]) => `${name}=${value}`);
  return api;
}

/* A clock that a test moves, and timers that run when it does. */
function clock() {
  const timers = [];
  const own = { time: 0, now: () => own.time };
  own.later = (run, pause) => timers.push({ run, at: own.time + pause });
  own.every = (run, pause) => timers.push({ run, at: own.time + pause, pause });
  own.move = (span) => {
    const end = own.time + span;
    for (;;) {
      const due = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      own.time = due.at;
      if (due.pause) due.at += due.pause;
      else timers.splice(timers.indexOf(due), 1);
      due.run();
    }
    own.time = end;
  };
  return own;
}

function talk(api, own = clock()) {
  const troubles = [];
  const own_system = open(api, own, (on) => troubles.push(on));
  return { talk: own_system, clock: own, troubles };
}

const standing = (more) => ({ status: "incomplete", score: null, suspend: "v1:r:A", location: "a.html", ...more });

/* Windows in each other, the innermost last. */
function windows(count, api, at) {
  let window = {};
  window.parent = window;
  const all = [window];
  for (let step = 1; step < count; step += 1) all.unshift({ parent: all[0] });
  if (api) all[all.length - 1 - at].API = api;
  return all;
}

test("the API is found in a window around this one, at most ten steps away", () => {
  const api = {};
  assert.equal(find(windows(11, api, 0)[0]), api);
  assert.equal(find(windows(12, api, 0)[0]), null);
  assert.equal(find(windows(3)[0]), null);
});

test("the API is found in the window that opened this one, and around that", () => {
  const api = {};
  const opened = windows(2)[0];
  opened.opener = windows(3, api, 0)[0];
  assert.equal(find(opened), api);
  opened.opener.closed = true;
  assert.equal(find(opened), null);
});

test("windows of other addresses are passed over", () => {
  const api = {};
  const top = { API: api };
  top.parent = top;
  const strange = { parent: top, get API() { throw new Error("SecurityError"); } };
  assert.equal(find({ parent: strange }), api);
  const alone = { get API() { throw new Error("SecurityError"); } };
  alone.parent = alone;
  const opened = { parent: alone };
  Object.defineProperty(opened, "opener", { get() { throw new Error("SecurityError"); } });
  assert.equal(find(opened), null);
});

test("times have four digits of hours", () => {
  assert.equal(timeOf(0), "0000:00:00");
  assert.equal(timeOf(754_900), "0000:12:34");
  assert.equal(timeOf(100 * 3_600_000), "0100:00:00");
  assert.equal(timeOf(1e15), "9999:59:59");
  assert.equal(timeOf(-5), "0000:00:00");
  assert.equal(clockOf(new Date(2026, 10, 22, 9, 5, 7)), "09:05:07");
});

test("names and answers are plain letters", () => {
  assert.equal(nameOf("after:paths/x:s-1"), "q_after_paths_x_s_1");
  assert.ok(nameOf("x".repeat(400)).length <= 255);
  assert.equal(lettersOf([0, 2]), "a,c");
  assert.equal(lettersOf([25]), "z");
  assert.equal(lettersOf([26]), "");
  assert.equal(lettersOf([]), "");
});

test("a first visit starts, reads in order, and becomes incomplete", () => {
  const api = system();
  const { talk: own } = talk(api);
  assert.deepEqual(api.calls.slice(0, 6).map((call) => call.slice(0, 2)), [
    ["LMSInitialize", ""],
    ["LMSGetValue", "cmi.core.lesson_status"],
    ["LMSGetValue", "cmi.core.entry"],
    ["LMSGetValue", "cmi.core.lesson_mode"],
    ["LMSGetValue", "cmi.suspend_data"],
    ["LMSGetValue", "cmi.core.lesson_location"],
  ]);
  assert.equal(own.launch.mode, "normal");
  assert.deepEqual(api.set(), ["cmi.core.lesson_status=incomplete"]);
});

test("what is said once is not said again", () => {
  const api = system();
  const { talk: own } = talk(api);
  own.report(standing());
  own.report(standing());
  own.report(standing({ location: "b.html" }));
  assert.deepEqual(api.set().slice(1), ["cmi.core.lesson_location=a.html", "cmi.suspend_data=v1:r:A", "cmi.core.lesson_location=b.html"]);
  assert.equal(api.count("LMSCommit"), 0);
});

test("passing is kept at once, with the score, and never gets worse", () => {
  const api = system();
  const { talk: own } = talk(api);
  own.report(standing({ score: 50 }));
  own.report(standing({ score: 83, status: "passed" }));
  assert.equal(api.count("LMSCommit"), 1);
  own.report(standing({ score: 16, status: "incomplete" }));
  assert.equal(api.values["cmi.core.lesson_status"], "passed");
  assert.equal(api.values["cmi.core.score.raw"], "83");
  assert.equal(api.values["cmi.core.score.min"], "0");
  assert.equal(api.values["cmi.core.score.max"], "100");
  own.finish();
  assert.equal(api.values["cmi.core.exit"], "");
  assert.ok(!api.set().some((one) => /failed|not attempted/.test(one)));
});

test("a course that was passed before stays passed", () => {
  const api = system({ "cmi.core.lesson_status": "passed", "cmi.core.score.raw": "90" });
  const { talk: own } = talk(api);
  own.report(standing({ score: 40 }));
  assert.equal(api.values["cmi.core.lesson_status"], "passed");
  assert.equal(api.values["cmi.core.score.raw"], "90");
});

test("one end, with the time, whatever is said after it", () => {
  const api = system();
  const { talk: own, clock: time } = talk(api);
  time.move(754_000);
  own.finish();
  own.finish();
  const before = api.calls.length;
  own.report(standing({ status: "passed", score: 100 }));
  own.commitNow();
  time.move(3_600_000);
  assert.equal(api.calls.length, before);
  assert.deepEqual(api.calls.slice(-4), [
    ["LMSSetValue", "cmi.core.session_time", "0000:12:34"],
    ["LMSSetValue", "cmi.core.exit", "suspend"],
    ["LMSCommit", ""],
    ["LMSFinish", ""],
  ]);
});

test("true is true as text and as a boolean", () => {
  const api = system();
  api.LMSInitialize = () => true;
  api.LMSSetValue = () => true;
  api.LMSCommit = () => true;
  const { talk: own, troubles } = talk(api);
  own.report(standing({ status: "completed" }));
  assert.ok(!troubles.includes(true));
});

test("a system that does not start is left alone", () => {
  const api = system();
  api.LMSInitialize = () => "false";
  assert.equal(talk(api).talk, null);
  assert.equal(talk({}).talk, null, "no function at all");
});

test("keeping is tried five times, two seconds apart, and then told", () => {
  const api = system();
  const { talk: own, clock: time, troubles } = talk(api);
  api.commits = false;
  own.report(standing({ status: "completed" }));
  assert.equal(api.count("LMSCommit"), 1);
  time.move(7_999);
  assert.equal(api.count("LMSCommit"), 4);
  assert.ok(!troubles.includes(true));
  time.move(60_000);
  assert.equal(api.count("LMSCommit"), 5);
  assert.equal(troubles.at(-1), true);
  api.commits = true;
  own.commitNow();
  assert.equal(troubles.at(-1), false);
});

test("every ten minutes what is new is kept, and when the window is hidden", () => {
  const api = system();
  const { talk: own, clock: time } = talk(api);
  own.commitNow();
  assert.equal(api.count("LMSCommit"), 1, "the status is new");
  time.move(600_000);
  assert.equal(api.count("LMSCommit"), 1, "nothing is new");
  own.report(standing());
  time.move(600_000);
  assert.equal(api.count("LMSCommit"), 2);
});

test("what a system refuses is told and said again the next time", () => {
  const api = system();
  const { talk: own, troubles } = talk(api);
  api.refused.add("cmi.core.lesson_status");
  own.report(standing({ status: "passed", score: 100 }));
  assert.equal(troubles.at(-1), true);
  api.refused.clear();
  own.report(standing({ status: "passed", score: 100 }));
  assert.equal(api.values["cmi.core.lesson_status"], "passed");
  assert.equal(troubles.at(-1), false);
});

test("a system that only shows a course is told nothing", () => {
  const api = system({ "cmi.core.lesson_mode": "browse" });
  const { talk: own } = talk(api);
  own.report(standing({ status: "passed", score: 100 }));
  own.answer({ key: "k", kind: "choice", right: true, date: new Date() });
  own.finish();
  assert.deepEqual(api.set(), []);
  assert.equal(own.records, false);
  assert.equal(api.count("LMSFinish"), 1);
});

test("a place that is too long is left out", () => {
  const api = system();
  const { talk: own } = talk(api);
  own.report(standing({ location: "x".repeat(256) }));
  assert.equal(api.values["cmi.core.lesson_location"], undefined);
});

test("answers go on from those that are there", () => {
  const api = system({ "cmi.interactions._count": "3" });
  const { talk: own } = talk(api);
  const date = new Date(2026, 10, 22, 9, 5, 7);
  own.answer({ key: "s-1", kind: "choice", response: "a,c", pattern: "c", right: false, date });
  own.answer({ key: "s-2", kind: "fill-in", response: "", pattern: "", right: true, date });
  assert.deepEqual(api.set().slice(1), [
    "cmi.interactions.3.id=q_s_1",
    "cmi.interactions.3.type=choice",
    "cmi.interactions.3.time=09:05:07",
    "cmi.interactions.3.correct_responses.0.pattern=c",
    "cmi.interactions.3.student_response=a,c",
    "cmi.interactions.3.result=wrong",
    "cmi.interactions.4.id=q_s_2",
    "cmi.interactions.4.type=fill-in",
    "cmi.interactions.4.time=09:05:07",
    "cmi.interactions.4.result=correct",
  ]);
});

test("a system without room for answers is asked once", () => {
  const api = system();
  api.refused.add("cmi.interactions.0.id");
  api.error = "401";
  const { talk: own } = talk(api);
  const one = { key: "k", kind: "choice", right: true, date: new Date() };
  own.answer(one);
  own.answer(one);
  assert.equal(api.set().filter((name) => name.startsWith("cmi.interactions")).length, 1);
});

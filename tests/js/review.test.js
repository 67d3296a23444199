"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { isGone } = load("review.js").GuidepostReview;
const outline = [{ lessons: [{ page: "learn/x.html", asked: ["q1"] }, { page: "learn/y.html", asked: [] }] }];

test("what could not be loaded is not taken out of the pile", () => {
  assert.equal(isGone({}, "q1", "learn/x.html"), false);
  assert.equal(isGone({}, "term:consent", "glossary.html"), false);
  assert.equal(isGone({ GuidepostQuestions: { "learn/y.html": {} } }, "q1", "learn/x.html"), false);
  assert.equal(isGone({ GuidepostOutline: outline }, "q1", "learn/x.html"), false);
});

test("what an author took out goes, as far as files that came say so", () => {
  assert.equal(isGone({ GuidepostQuestions: { "learn/x.html": { q1: {} } } }, "q1", "learn/x.html"), false);
  assert.equal(isGone({ GuidepostQuestions: { "learn/x.html": { q1: {} } } }, "q2", "learn/x.html"), true);
  assert.equal(isGone({ GuidepostOutline: outline }, "q1", "learn/y.html"), true, "the lesson asks nothing any more");
  assert.equal(isGone({ GuidepostTerms: { consent: {} } }, "term:consent", ""), false);
  assert.equal(isGone({ GuidepostTerms: { consent: {} } }, "term:other", ""), true);
});

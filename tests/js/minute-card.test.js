"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { text } = load("minute-card.js").GuidepostMinuteCard;

test("a card is copied as its questions with their answers, without the empty ones", () => {
  const answers = [
    { question: "Clear", words: " yes \n two lines " },
    { question: "Unclear", words: "  " },
    { question: "Will", words: "ask" },
  ];
  assert.equal(text(answers), "Clear\nyes \n two lines\n\nWill\nask");
  assert.equal(text([{ question: "Clear", words: "" }]), "");
});

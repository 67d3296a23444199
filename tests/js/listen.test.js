"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { load } = require("./load.js");

const { voiceFor, pronounce, sentences } = load("listen.js").GuidepostListen;

test("only a voice of this computer reads, of the same country where there is one", () => {
  const voice = (name, lang, localService) => ({ name, lang, localService });
  const cloud = voice("cloud", "en-GB", false);
  const american = voice("american", "en_US", true);
  const british = voice("british", "en_GB", true);
  const german = voice("german", "de-DE", true);
  assert.equal(voiceFor([cloud, american, british], "en-GB"), british);
  assert.equal(voiceFor([cloud, german, american], "en-GB"), american);
  assert.equal(voiceFor([cloud, german], "en-GB"), null);
  assert.equal(voiceFor([], "en-GB"), null);
});

test("words of the glossary are said as it says, whole words only, the longest first", () => {
  const says = [["FHIR", "fire"], ["FHIR UK Core", "fire you kay core"], ["C.T", "see tee"]];
  assert.equal(pronounce("FHIR, and FHIR UK Core.", says), "fire, and fire you kay core.");
  assert.equal(pronounce("FHIRed xFHIR cat C.T CxT", says), "FHIRed xFHIR cat see tee CxT");
});

test("text is cut after sentences, and nothing is lost", () => {
  const text = "One.  Two!\nThree? " + "Word ".repeat(60) + "end.";
  const pieces = Array.from(sentences(text));
  assert.ok(pieces.length >= 2);
  assert.equal(pieces.join(" "), text.replace(/\s+/g, " "));
  assert.deepEqual(Array.from(sentences("  ")), []);
});

"use strict";

/* A small catalogue in the form that the build writes (src/output/site/finder),
   and the theme's words as a page carries them. */
const fs = require("node:fs");
const path = require("node:path");
const { load } = require("./load.js");

const DIGITS = Array.from({ length: 91 }, (_, at) => String.fromCharCode(35 + at)).filter((digit) => digit !== "\\");
const LISTS = ["who", "settings", "topics", "types", "jobs"];

function spoken(text) {
  const pieces = text.match(/[A-Za-z0-9'\u0080-\uffff]+|[^A-Za-z0-9'\u0080-\uffff]+/g) || [];
  return pieces.filter((piece, at) => !(piece === " " && at > 0 && at < pieces.length - 1));
}

/* Codes of texts: every word in the order of its first use, 50 of them short. */
function packer(texts) {
  const words = [...new Set(texts.flatMap(spoken))];
  const rest = words.slice(50).map((word) => DIGITS[0] + word).join("\n");
  const code = (word) => {
    const at = words.indexOf(word);
    return at < 50 ? DIGITS[at] : DIGITS[50 + Math.floor((at - 50) / 90)] + DIGITS[(at - 50) % 90];
  };
  return { words: [words.slice(0, 50).join("\n"), rest], pack: (text) => spoken(text).map(code).join("") };
}

/* The data of some facets ([id, label, parent id, other words, meaning]) and
   records with ids of values. */
function dataOf(facets, records) {
  const lists = {};
  for (const [name, rows] of Object.entries(facets)) {
    const place = (id) => rows.findIndex((row) => row[0] === id);
    lists[name] = rows.map(([id, label, parent, also, means]) => [id, label, place(parent), also || [], means || ""]);
  }
  const at = (name, id) => facets[name].findIndex((row) => row[0] === id);
  const named = records.map(({ id }) => id.replace(/-/g, " "));
  const { words, pack } = packer([...named, ...records.flatMap(({ title, line, aka }) => [title, line || "", ...(aka || [])])]);
  const sentence = (text) => (/^[a-z]/.test(text) ? "!" : "") + pack(text);
  const column = (read) => records.map(read);
  const columns = {
    id: named.map(pack).join(" "),
    title: column(({ title }) => sentence(title)).join(" "),
    line: column(({ line }) => sentence(line || "")).join(" "),
    aka: column(({ aka }) => (aka || []).map(pack).join("!")).join(" "),
    status: column(({ status }) => at("statuses", status || "active")),
    duty: column(({ duty }) => at("duties", duty || "unknown")),
    owner: column(({ owner }) => at("owners", owner)),
    from: column(({ from }) => from || ""),
    by: column(({ by }) => by || ""),
    codes: column(({ codes }) => codes || []),
    version: column(({ version }) => version || ""),
  };
  for (const name of LISTS) {
    columns[name] = column((record) => (record[name] || []).map((id) => at(name, id)));
  }
  return { form: 1, edition: "2026-11-22", facets: lists, words, records: columns };
}

const FACETS = {
  settings: [
    ["all", "All places of care"],
    ["hospital", "Hospitals", undefined, ["acute"]],
    ["inpatient", "Hospital wards", "hospital", ["ward"]],
    ["social-care", "Adult social care", undefined, ["social services"]],
    ["care-home", "Care homes", "social-care", ["nursing home"]],
    ["dentistry", "Dentists"],
  ],
  topics: [
    ["medicines", "Medicines", undefined, ["tablets"]],
    ["prescribing", "Prescribing", "medicines"],
    ["safety", "Safe systems"],
  ],
  types: [["record", "Record standard"], ["technical", "Technical standard"]],
  statuses: [["active", "Settled", undefined, [], "Use this one."], ["retired", "Closed", undefined, [], "Do not use it."]],
  duties: [
    ["legal-must", "Yes, the law says so"],
    ["contract-must", "Yes, if it is in your contract"],
    ["policy-expected", "Expected, but not by law"],
    ["good-practice", "Good practice"],
    ["none", "No"],
    ["unknown", "We are not sure"],
  ],
  who: [["it-supplier", "Suppliers of systems"], ["gp", "Doctors' surgeries"], ["pharmacy", "Pharmacies"], ["dentist", "Dentists"]],
  jobs: [["buy", "Buy a system that will join up", undefined, ["procurement"]]],
  owners: [["nhs-england", "NHS England", undefined, ["NHS Digital"]], ["prsb", "PRSB"]],
};

const RECORDS = [
  { id: "dcb0129", title: "DCB0129: safety rules for makers", line: "The company must look for what could harm.",
    aka: ["SCCI0129", "hazard log"], duty: "legal-must", who: ["it-supplier"], settings: ["all"], topics: ["safety"],
    types: ["technical"], jobs: ["buy"], owner: "nhs-england", codes: ["DCB0129"], version: "4.2" },
  { id: "", title: "Medicine and allergy transfer", line: "The list of medicines moves with the person.",
    duty: "legal-must", from: "2027-05-01", by: "2027-09-30", who: ["gp", "pharmacy", "it-supplier", "dentist"],
    settings: ["hospital"], topics: ["medicines"], types: ["record"], owner: "prsb", codes: ["DAPB4013"] },
  { id: "about-me", title: "About Me", line: "What matters to a person.", settings: ["social-care"], types: ["record"],
    owner: "prsb" },
  { id: "ward-list", title: "Ward list", line: "", duty: "good-practice", settings: ["inpatient"], topics: ["prescribing"] },
  { id: "read-codes", title: "Read codes", line: "Old codes.", status: "retired", duty: "none", settings: ["care-home"] },
];

/* The words that stand in `words.toml` and that pages carry. */
function words() {
  const file = path.join(__dirname, "../../themes/default/words.toml");
  const found = {};
  for (const [, key, text] of fs.readFileSync(file, "utf8").matchAll(/^standards_(\w+) = "((?:[^"\\]|\\.)*)"$/gm)) {
    found[key] = JSON.parse(`"${text}"`);
  }
  return found;
}

/* A window with scripts of the theme. */
function windowWith(scripts, window) {
  return scripts.reduce((context, script) => load(script, context), window || {});
}

/* What came out of another context, as plain values of this one. */
function plain(value) {
  return JSON.parse(JSON.stringify(value));
}

module.exports = { dataOf, FACETS, RECORDS, words, windowWith, plain };

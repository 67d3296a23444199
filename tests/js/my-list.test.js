"use strict";

const assert = require("node:assert/strict");
const test = require("node:test");
const { dataOf, FACETS, RECORDS, words, windowWith, plain } = require("./finder-data.js");

const WORDS = words();
const TODAY = "2026-11-22";

/* Storage as a browser has it. */
function storage() {
  const kept = new Map();
  return { kept, getItem: (key) => (kept.has(key) ? kept.get(key) : null), setItem: (key, text) => kept.set(key, text) };
}

function listWith(window) {
  return windowWith(["my-list.js"], window).GuidepostList;
}

const { GuidepostRecords: Records, GuidepostCsv: Csv, GuidepostDocuments: Documents } = windowWith(["records.js", "csv.js", "my-list-documents.js"]);
const RECORD_LIST = Records.read(dataOf(FACETS, RECORDS)).records;

test("a standard is added once and taken out again, in order", () => {
  const list = listWith({ sessionStorage: storage() });
  list.toggle("b");
  list.toggle("a");
  list.toggle("c");
  list.toggle("a");
  assert.deepEqual(plain(list.ids()), ["b", "c"]);
  assert.equal(list.has("b"), true);
  assert.equal(list.has("a"), false);
});

test("nothing is kept beyond the tab until somebody says that the computer is theirs", () => {
  const [session, local] = [storage(), storage()];
  listWith({ sessionStorage: session, localStorage: local }).toggle("a");
  assert.deepEqual([session.kept.size, local.kept.size], [1, 0]);
  const mine = { isMine: () => true };
  const list = listWith({ sessionStorage: session, localStorage: local, GuidepostProgress: mine });
  list.toggle("b");
  assert.deepEqual(plain(list.ids()), ["b"]);
  assert.equal(local.kept.size, 1);
});

test("without any storage the list lives as long as the page", () => {
  const list = listWith({ get sessionStorage() { throw new Error("blocked"); } });
  list.toggle("a");
  assert.deepEqual(plain(list.ids()), ["a"]);
});

test("what a full storage does not take lives as long as the page", () => {
  const session = storage();
  const list = listWith({ sessionStorage: session });
  list.toggle("a");
  const { setItem } = session;
  session.setItem = () => {
    throw new Error("full");
  };
  list.toggle("b");
  list.toggle("c");
  assert.deepEqual(plain(list.ids()), ["a", "b", "c"]);
  session.setItem = setItem;
  list.toggle("a");
  assert.deepEqual([...session.kept.values()], ["b c"]);
});

test("only ids are read from what was kept", () => {
  const list = listWith({});
  assert.deepEqual(plain(list.read("a <b> __proto__ javascript:x -a a-1 a-1 A")), ["a", "a-1"]);
  assert.equal(list.read(Array.from({ length: 500 }, (_, at) => "x" + at).join(" ")).length, 200);
});

test("cells that a spreadsheet would compute are defused", () => {
  for (const start of ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "'=1"]) {
    const cell = Csv.cell(start);
    assert.ok(/^"?'/.test(cell), JSON.stringify(cell));
  }
  assert.equal(Csv.cell("plain - text"), "plain - text");
  assert.equal(Csv.cell('a "b", c\nd'), '"a ""b"", c\nd"');
});

test("the table has a row for each standard and says that it is a guide", () => {
  const hostile = { id: "x", title: '=HYPERLINK("http://example.org","x")', line: "@SUM(1)", aka: [], codes: ["-2"], version: "+3" };
  const records = Records.read(dataOf(FACETS, [RECORDS[1], hostile])).records;
  const lines = Documents.csv(records, TODAY, WORDS).split("\r\n");
  assert.equal(lines[0].charCodeAt(0), 0xfeff);
  assert.ok(lines[1].startsWith("medicine-and-allergy-transfer,Medicine and allergy transfer,"));
  assert.ok(lines[1].includes(",Must later,"));
  assert.ok(lines[1].endsWith(",2027-05-01,2027-09-30,PRSB"));
  assert.ok(lines[2].startsWith(`x,"'=HYPERLINK(""http://example.org"",""x"")",'@SUM(1),'-2,'+3,`));
  assert.ok(lines[4].includes("not legal advice"));
});

for (const [name, marks] of Object.entries({
  checklist: [WORDS.checklist_title, WORDS.check_asked],
  letter: ["Dear Example Systems,", "Does your system follow this standard today?", "by 1 March"],
  annex: [WORDS.annex_title, WORDS.annex_example, WORDS.no_title, WORDS.no_1],
})) {
  test(`the ${name} names every standard, its code and version, and is a guide`, () => {
    const names = { supplier: "Example Systems", system: "", organisation: "", reply: "1 March" };
    const text = Documents.textOf(Documents[name](RECORD_LIST, TODAY, WORDS, names, new Map()));
    for (const mark of [...marks, "DCB0129", "4.2", "About Me", WORDS.guide]) {
      assert.ok(text.includes(mark), mark);
    }
  });
}

test("the annex says by when, where a day is ahead", () => {
  const text = (today) => Documents.textOf(Documents.annex(RECORD_LIST, today, WORDS, {}));
  assert.ok(text(TODAY).includes("30 September 2027"));
  assert.ok(!text("2027-10-01").includes("30 September 2027"));
  assert.ok(text("2027-10-01").includes(WORDS.annex_start));
});

test("on paper everybody who must is named, and what is unknown says what to do", () => {
  const text = Documents.textOf(Documents.checklist(RECORD_LIST, TODAY, WORDS, {}));
  assert.ok(text.includes("doctors' surgeries, pharmacies, suppliers of systems and dentists"));
  assert.ok(text.includes("We are not sure. Plan as if you must"));
});

test("the letter has a line for each question of a standard, and none for others", () => {
  const [first, second] = RECORD_LIST;
  const questions = new Map([[first.id, ["Do you send <b>doses</b>?", "Since when?"]]]);
  const letter = (records) => Documents.letter(records, TODAY, WORDS, {}, questions);
  const lines = (tree) => (Array.isArray(tree) ? (tree[1].class === "paper-answer" ? [tree] : tree.slice(2).flatMap(lines)) : []);
  assert.equal(lines(letter([first])).length, lines(letter([second])).length + 2);
  const asked = lines(letter([first])).find((line) => Documents.textOf(line).includes("doses"));
  assert.deepEqual(plain(asked), ["p", { class: "paper-answer" }, "Do you send <b>doses</b>? ", ["span", { class: "paper-line" }]]);
  assert.ok(Documents.textOf(letter([first])).includes(WORDS.letter_asked));
  assert.ok(!Documents.textOf(letter([second])).includes(WORDS.letter_asked));
});

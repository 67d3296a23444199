/* What can be made of a list of standards: a checklist, a letter to a supplier,
   an annex for a contract, a table for a spreadsheet. Each is a value: a text,
   or a tree of [tag, attributes, children...]. Nothing here touches a page. */
(function (root) {
  "use strict";

  var Records = root.GuidepostRecords;
  /* Paper names everybody. */
  var ALL = 1000;

  /* The list as CSV. */
  function csv(records, today, words) {
    var head = ["id", "title", "one-line", "codes", "version", "status", "must", "must-kind", "must-who", "must-from",
      "must-by", "owner"];
    var rows = records.map(function (record) {
      return [record.id, record.title, record.line, record.codes.join(" | "), record.version, record.status.label,
        words["must_" + Records.group(record, today)], record.duty.label, labels(record.who).join(" | "), record.from,
        record.by, record.owner ? record.owner.label : ""];
    });
    rows.push([], [words.guide]);
    return root.GuidepostCsv.write([head].concat(rows));
  }

  function labels(options) {
    return options.map(function (option) {
      return option.label;
    });
  }

  function line(label) {
    return ["p", { class: "paper-answer" }, label + " ", ["span", { class: "paper-line" }]];
  }

  function box(text) {
    return ["span", { class: "paper-box" }, ["span", { class: "box" }], text];
  }

  function guide(words) {
    return ["p", { class: "paper-guide" }, words.guide];
  }

  /* "DAPB4102 Amd 66/2023, version 2.1"; "" where nothing is known. */
  function codeAndVersion(record, words) {
    var version = record.version ? Records.fill(words.list_version, { version: record.version }) : "";
    return record.codes.concat(version).filter(Boolean).join(", ");
  }

  function title(record, words) {
    var more = codeAndVersion(record, words);
    return more ? record.title + " (" + more + ")" : record.title;
  }

  function must(record, today, words) {
    var text = words.must + " " + Records.mustText(record, today, words, ALL);
    return Records.group(record, today) === "unsure" ? text + ". " + words.must_unsure_help : text;
  }

  function checklist(records, today, words) {
    return ["div", {}, ["h2", {}, words.checklist_title]].concat(records.map(function (record) {
      return ["section", { class: "paper-item" },
        ["h3", {}, ["span", { class: "box" }], title(record, words)],
        ["p", {}, record.line],
        ["p", {}, must(record, today, words)],
        ["ul", { class: "paper-boxes" }].concat([words.check_read, words.check_duty, words.check_asked,
          words.check_answer].map(function (text) {
          return ["li", {}, box(text)];
        })),
        line(words.check_who)
      ];
    }), [guide(words)]);
  }

  /* What the page of a standard asks a supplier, each with a line. */
  function asked(questions, words) {
    return questions.length === 0 ? [] : [["p", {}, words.letter_asked]].concat(questions.map(line));
  }

  /* `names`: what the reader typed: supplier, system, organisation, reply.
     `questions`: a map of the questions of each standard, by its id. */
  function letter(records, today, words, names, questions) {
    function named(name) {
      return names[name] ? names[name] : "____________________";
    }
    var sections = records.map(function (record) {
      return ["section", { class: "paper-item" },
        ["h3", {}, title(record, words)],
        ["p", {}, record.line],
        ["p", {}, words.letter_duty + " " + Records.mustText(record, today, words, ALL) + "."],
        ["p", {}, words.letter_follows],
        ["p", { class: "paper-choice" }, box(words.letter_yes), box(words.letter_partly), box(words.letter_no)],
        line(words.letter_version), line(words.letter_proof), line(words.letter_when)
      ].concat(asked(questions.get(record.id) || [], words));
    });
    return ["div", {}, ["h2", {}, words.letter_title],
      ["p", {}, words.letter_to + " " + named("supplier")],
      ["p", {}, words.letter_from + " " + named("organisation")],
      ["p", {}, Records.fill(words.letter_dear, { supplier: named("supplier") })],
      ["p", {}, Records.fill(words.letter_text, { system: named("system"), date: named("reply") })]
    ].concat(sections, [
      ["p", {}, words.letter_person], line(words.letter_name), line(words.letter_contact),
      ["p", {}, words.letter_end], line(words.letter_signed), guide(words)
    ]);
  }

  function annex(records, today, words, names) {
    var rows = records.map(function (record, at) {
      var when = Records.longDate(Records.deadline(record, today)) || words.annex_start;
      return ["tr", {}, ["td", {}, String(at + 1)], ["th", { scope: "row" }, record.title],
        ["td", {}, record.codes.join(", ") || words.annex_no_code], ["td", {}].concat(record.version || [words.annex_newest, ["span", { class: "paper-line" }]]),
        ["td", {}, when, ["span", { class: "paper-line" }]]];
    });
    var heads = [words.annex_number, words.annex_standard, words.annex_code, words.annex_version, words.annex_when];
    return ["div", {}, ["h2", {}, words.annex_title],
      ["p", { class: "paper-warning" }, words.annex_example],
      ["p", {}, Records.fill(words.annex_text, { system: names.system || words.annex_system })],
      ["div", { class: "table", tabindex: "0", role: "group", "aria-label": words.annex_title },
        ["table", {}, ["thead", {}, ["tr", {}].concat(heads.map(function (head) {
          return ["th", { scope: "col" }, head];
        }))], ["tbody", {}].concat(rows)]],
      ["p", {}, words.annex_proof],
      ["h2", {}, words.no_title],
      ["ul", {}].concat([words.no_1, words.no_2, words.no_3, words.no_4, words.no_5].map(function (text) {
        return ["li", {}, text];
      })),
      guide(words)
    ];
  }

  /* All text of a tree, for tests and for copying. */
  function textOf(tree) {
    return typeof tree === "string" ? tree : tree.slice(2).map(textOf).join(" ");
  }

  /* A tree as elements. */
  function render(tree) {
    return typeof tree === "string" ? tree : Records.make(tree[0], tree[1], tree.slice(2).map(render));
  }

  root.GuidepostDocuments = {
    csv: csv,
    checklist: checklist,
    letter: letter,
    annex: annex,
    codeAndVersion: codeAndVersion,
    textOf: textOf,
    render: render
  };
})(typeof window === "undefined" ? globalThis : window);

/* The page that shows standards side by side. Its state is the address after
   "#". On a phone the table is stacked, so each cell says whose it is. */
(function (root) {
  "use strict";

  var Records = root.GuidepostRecords;
  var Compare = root.GuidepostCompare;
  var make = Records.make;

  function go(state) {
    root.location.hash = Compare.format(state);
  }

  function without(state, id) {
    return Object.assign({}, state, {
      ids: state.ids.filter(function (other) {
        return other !== id;
      })
    });
  }

  /* The standards that can be added, by title. */
  function picker(page) {
    var free = page.catalogue.records.filter(function (record) {
      return page.state.ids.indexOf(record.id) === -1;
    }).sort(function (one, other) {
      return one.title.localeCompare(other.title);
    });
    var choice = make("select", { id: "compare-add" }, [make("option", { value: "" }, [page.words.compare_choose])]
      .concat(free.map(function (record) {
        return make("option", { value: record.id }, [record.title]);
      })));
    var button = make("button", { type: "button", class: "button quiet small-button" }, [page.words.compare_add]);
    button.addEventListener("click", function () {
      if (choice.value !== "") {
        go(Object.assign({}, page.state, { ids: page.state.ids.concat(choice.value) }));
      } else {
        choice.focus();
      }
    });
    return make("p", { class: "compare-add" }, [
      make("label", { for: "compare-add" }, [page.words.compare_add_label]), " ", choice, " ", button
    ]);
  }

  function heading(page, record) {
    var remove = make("button", { type: "button", class: "button quiet small-button" }, [
      page.words.compare_remove, make("span", { class: "visually-hidden" }, [" " + record.title])
    ]);
    remove.addEventListener("click", function () {
      go(without(page.state, record.id));
      page.node.querySelector("select, button").focus();
    });
    var add = make("button", { type: "button", class: "button quiet small-button", "data-list-add": record.id,
      "data-list-name": record.title, "data-list-added": page.words.list_added }, [page.words.list_add]);
    return make("th", { scope: "col", role: "columnheader" }, [
      make("a", { href: Records.href(record) }, [record.title]), make("div", { class: "hit-actions" }, [remove, " ", add])
    ]);
  }

  function cell(page, record, values) {
    var name = make("span", { class: "cell-name" }, [record.title + ": "]);
    var body = values.length === 0 ? [page.words.compare_nothing] : values.map(function (value) {
      return make("span", { class: "value" }, [value.text]
        .concat(value.only ? make("small", {}, [" " + page.words.compare_only]) : []));
    });
    return make("td", { role: "cell" }, [name].concat(body));
  }

  function table(page, rows) {
    var body = rows.map(function (row) {
      var verdict = row.same ? page.words.compare_same : page.words.compare_different;
      var sign = make("span", { class: row.same ? "verdict" : "verdict verdict-differs" }, [verdict]);
      return make("tr", { role: "row", class: row.same ? "is-same" : "" }, [
        make("th", { scope: "row", role: "rowheader" }, [row.label, " ", sign])
      ].concat(page.records.map(function (record, at) {
        return cell(page, record, row.cells[at]);
      })));
    });
    return make("table", { class: "compare-table", role: "table" }, [
      make("caption", { class: "visually-hidden" }, [page.words.compare_caption]),
      make("thead", { role: "rowgroup" }, [make("tr", { role: "row" }, [
        make("th", { scope: "col", role: "columnheader" }, [page.words.compare_point])
      ].concat(page.records.map(function (record) {
        return heading(page, record);
      })))]),
      make("tbody", { role: "rowgroup" }, body)
    ]);
  }

  /* What differs, in one sentence. */
  function summary(page, rows) {
    var different = rows.filter(function (row) {
      return !row.same;
    });
    if (different.length === 0) {
      return page.words.compare_all_same;
    }
    return Records.fill(page.words.compare_summary, { n: different.length, all: rows.length });
  }

  function switchFor(page) {
    var box = make("input", { type: "checkbox", id: "only-different" });
    box.checked = page.onlyDifferent;
    box.addEventListener("change", function () {
      page.onlyDifferent = box.checked;
      page.node.querySelector("table").classList.toggle("only-different", box.checked);
    });
    return make("p", { class: "no-print" }, [make("label", { class: "tick" }, [box, make("span", {}, [page.words.compare_only_different])])]);
  }

  function show(page) {
    page.state = Compare.parse(root.location.hash);
    var unknown = page.state.ids.filter(function (id) {
      return !page.catalogue.byId.has(id);
    });
    unknown.forEach(function (id) {
      page.state = without(page.state, id);
    });
    page.state.ids = page.state.ids.slice(0, Compare.MOST);
    page.records = page.state.ids.map(function (id) {
      return page.catalogue.byId.get(id);
    });
    var nodes = unknown.map(function (id) {
      return make("p", { class: "flag" }, [Records.fill(page.words.left_out, { x: id })]);
    });
    if (page.records.length < Compare.MOST) {
      nodes.push(picker(page));
    }
    if (page.records.length > 0) {
      var rows = Compare.rows(page.records, page.today, page.words);
      if (page.records.length > 1) {
        nodes.push(make("p", { role: "status", class: "finder-sentence" }, [summary(page, rows)]), switchFor(page));
      }
      nodes.push(table(page, page.records.length > 1 ? rows : alone(rows)), make("p", { class: "small" }, [page.words.guide]));
    }
    page.node.replaceChildren.apply(page.node, nodes);
    var shown = page.node.querySelector("table");
    if (shown) {
      shown.classList.toggle("only-different", page.onlyDifferent && page.records.length > 1);
      shown.classList.toggle("is-alone", page.records.length === 1);
    }
    root.GuidepostList.refresh(page.node);
  }

  /* One standard has nothing to be like. */
  function alone(rows) {
    return rows.map(function (row) {
      return { label: row.label, same: false, cells: row.cells };
    });
  }

  function start(document) {
    var node = document.getElementById("compare");
    if (!node) {
      return;
    }
    var words = Records.wordsOf(document);
    var catalogue = Records.read(root.GuidepostCatalogue);
    if (!catalogue) {
      node.append(make("p", { class: "flag" }, [words.no_data]));
      return;
    }
    var today = root.GuidepostOverdue.isoDay(new Date());
    var page = { node: node, words: words, catalogue: catalogue, today: today, onlyDifferent: false };
    root.addEventListener("hashchange", function () {
      show(page);
    });
    show(page);
  }

  root.GuidepostComparePage = { start: start };

  if (root.document) {
    start(root.document);
  }
})(typeof window === "undefined" ? globalThis : window);

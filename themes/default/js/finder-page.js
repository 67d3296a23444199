/* The page of the finder: filters, sentence and list. The address after "#" is
   the only state, so that the back button, bookmarks and links work. */
(function (root) {
  "use strict";

  var Records = root.GuidepostRecords;
  var Finder = root.GuidepostFinder;
  var Words = root.GuidepostFinderWords;
  var make = Records.make;

  /* The filters in the order of the page, the first ones open. */
  var ORDER = ["settings", "topics", "must", "jobs", "statuses", "types", "who", "owners"];
  var OPEN = 3;
  /* More values than this fold behind a button. */
  var FEW = 6;
  /* Rows shown at once; paper gets more (decision 19). */
  var ROWS = 20;
  var MOST_ON_PAPER = 200;
  /* How long the words must be quiet before they are read out, in ms. */
  var QUIET = 700;

  /* One filter: a folding group of boxes to tick. */
  function buildFilter(page, name, at) {
    var filter = page.prepared.filters[name];
    var group = { name: name, boxes: [], all: filter.options.length <= FEW + 1 };
    group.note = make("small", { class: "filter-note" });
    var title = make("span", { id: "filter-" + name }, [page.words["filter_" + name]]);
    var list = make("ul");
    inOrder(filter.options).forEach(function (option) {
      if (option.id !== "all") {
        group.boxes.push(buildBox(page, name, option, list));
      }
    });
    group.more = make("button", { type: "button", class: "button quiet small-button", "aria-expanded": "false" });
    group.more.addEventListener("click", function () {
      group.all = !group.all;
      group.more.setAttribute("aria-expanded", String(group.all));
      showBoxes(page, group);
    });
    group.more.hidden = group.all;
    group.usual = usual(filter, group.boxes);
    group.node = make("details", { class: "filter", open: at < OPEN }, [
      make("summary", {}, [title, " ", group.note]),
      make("div", { role: "group", "aria-labelledby": "filter-" + name }, [list]), group.more
    ]);
    return group;
  }

  /* Values with each followed by its parts. */
  function inOrder(options) {
    var tops = options.filter(function (option) {
      return !options[option.parent];
    });
    return tops.reduce(function (all, top) {
      return all.concat(top, options.filter(function (option) {
        return option !== top && options[option.parent] === top;
      }));
    }, []).concat(options.filter(function (option) {
      var parent = options[option.parent];
      return parent && options[parent.parent];
    }));
  }

  function buildBox(page, name, option, list) {
    var input = make("input", { type: "checkbox", name: name, value: option.id });
    var count = make("small", {});
    var item = make("li", { class: option.parent >= 0 ? "filter-part" : "" }, [
      make("label", {}, [input, make("span", {}, [option.label + " ", count])])
    ]);
    input.addEventListener("change", function () {
      var values = {};
      values[name] = page.state[name].filter(function (id) {
        return id !== option.id;
      }).concat(input.checked ? option.id : []);
      go(page, Finder.changed(page.state, values));
    });
    list.appendChild(item);
    return { option: option, input: input, count: count, item: item };
  }

  /* The values that most standards have: these are shown first. */
  function usual(filter, boxes) {
    var tops = boxes.filter(function (box) {
      return box.option.parent < 0;
    });
    return tops.map(function (box) {
      return { box: box, size: Finder.size(filter.sets[box.option.index]) };
    }).sort(function (one, other) {
      return other.size - one.size;
    }).slice(0, FEW).map(function (entry) {
      return entry.box;
    });
  }

  function showBoxes(page, group) {
    var chosen = page.state[group.name];
    group.boxes.forEach(function (box) {
      var parent = page.prepared.filters[group.name].options[box.option.parent];
      var near = chosen.indexOf(box.option.id) !== -1 || (parent && chosen.indexOf(parent.id) !== -1);
      box.item.hidden = !(group.all || near || group.usual.indexOf(box) !== -1);
    });
    group.more.textContent = group.all ? page.words.show_fewer
      : Records.fill(page.words.show_all, { n: group.boxes.length });
  }

  function showFilters(page, result) {
    page.groups.forEach(function (group) {
      var chosen = page.state[group.name];
      group.boxes.forEach(function (box) {
        box.input.checked = chosen.indexOf(box.option.id) !== -1;
        box.count.textContent = String(result.counts[group.name][box.option.index]);
      });
      group.note.textContent = chosen.length ? Records.fill(page.words.chosen, { n: chosen.length }) : "";
      showBoxes(page, group);
    });
    if (page.input.value.trim() !== page.state.q.trim()) {
      page.input.value = page.state.q;
    }
  }

  /* One standard of the list. */
  function row(page, record) {
    var words = page.words;
    var box = make("input", { type: "checkbox", "data-compare": record.id });
    var title = make("span", { class: "visually-hidden" }, [": " + record.title]);
    return make("li", { class: "hit" }, [
      make("h2", {}, [make("a", { href: Records.href(record) }, [record.title])]),
      make("p", {}, [record.line]),
      make("p", { class: "hit-facts" }, [
        make("span", { class: "tag tag-" + Records.group(record, page.prepared.today) }, [
          words.must + " " + Records.mustText(record, page.prepared.today, words)
        ]),
        " ",
        make("span", {}, [record.status.label]),
        " ",
        make("span", {}, [record.codes.join(", ")])
      ]),
      make("p", { class: "hit-actions" }, [
        make("label", {}, [box, make("span", {}, [words.compare_check, title])]),
        " ",
        make("button", { type: "button", class: "button quiet small-button", "data-list-add": record.id,
          "data-list-name": record.title, "data-list-added": words.list_added }, [words.list_add])
      ])
    ]);
  }

  function showRows(page, records, most) {
    var key = records.slice(0, most).map(function (record) {
      return record.id;
    }).join(" ");
    if (page.key === key) {
      return;
    }
    page.key = key;
    page.list.replaceChildren.apply(page.list, records.slice(0, most).map(function (record) {
      return row(page, record);
    }));
    var left = records.length - most;
    page.more.hidden = left <= 0;
    page.more.textContent = Records.fill(page.words.more, { n: Math.min(left, ROWS) });
    if (root.GuidepostList) {
      root.GuidepostList.refresh(page.list);
    }
  }

  /* Ticks what is compared, and says where to go on. */
  function showCompared(page) {
    var chosen = page.state.compare.filter(function (id) {
      return page.prepared.catalogue.byId.has(id);
    });
    page.list.querySelectorAll("[data-compare]").forEach(function (box) {
      box.checked = chosen.indexOf(box.getAttribute("data-compare")) !== -1;
      box.disabled = !box.checked && chosen.length >= Finder.MOST_COMPARED;
    });
    page.compare.hidden = chosen.length === 0;
    var titles = chosen.map(function (id) {
      return page.prepared.catalogue.byId.get(id).title;
    });
    var address = "./compare.html#" + chosen.map(function (id, at) {
      return "abc"[at] + "=" + encodeURIComponent(id);
    }).join("&");
    var text = Records.listed(titles, page.words.and);
    page.compare.replaceChildren(
      make("span", {}, [chosen.length === 1 ? page.words.compare_one : page.words.compare_go]), " ",
      chosen.length === 1 ? text : make("a", { href: address }, [text]),
      chosen.length === Finder.MOST_COMPARED ? " " + page.words.compare_most : ""
    );
  }

  function showHelp(page, result) {
    var none = result.records.length === 0;
    page.help.hidden = !none;
    page.help.replaceChildren.apply(page.help, !none ? [] : [
      make("p", {}, [page.words.nothing]),
      make("ul", {}, Words.suggestions(page.prepared, page.state, page.words).map(function (one) {
        var link = make("a", { href: Finder.format(one.state) }, Records.nodes(one.parts));
        return make("li", {}, [link, " (" + Words.howMany(one.count, page.words) + ")"]);
      }))
    ]);
  }

  /* Shows what the address asks for. */
  function show(page) {
    page.state = Finder.parse(root.location.hash);
    var result = Finder.select(page.prepared, page.state);
    var asked = Finder.format(Finder.changed(page.state, { compare: [] }));
    if (page.asked !== asked) {
      page.asked = asked;
      page.limit = ROWS;
    }
    page.found = result.records;
    showFilters(page, result);
    page.sentence.replaceChildren.apply(page.sentence,
      Records.nodes(Words.sentence(page.prepared, page.state, result, page.words)));
    page.reasons.textContent = Words.reasons(page.prepared, page.state, result, page.words).join(" ");
    showHelp(page, result);
    showRows(page, result.records, page.limit);
    showCompared(page);
    page.print.hidden = result.records.length === 0;
    sayLater(page);
  }

  /* Reads the sentence out when nobody has typed for a moment. */
  function sayLater(page) {
    root.clearTimeout(page.timer);
    page.timer = root.setTimeout(function () {
      page.spoken.textContent = page.sentence.textContent;
    }, QUIET);
  }

  /* Goes to a state as to a page, so that the back button leads here again. */
  function go(page, state) {
    var hash = Finder.format(state);
    if (hash === root.location.hash) {
      show(page);
    } else {
      root.location.hash = hash;
      /* The page is told later; what is asked before that goes on from here. */
      page.state = state;
    }
  }

  /* While words are typed, the address changes but the history does not grow. */
  function type(page) {
    var hash = Finder.format(Finder.changed(page.state, { q: page.input.value.trim() }));
    if (page.typing) {
      root.history.replaceState(null, "", hash);
    } else {
      root.history.pushState(null, "", hash);
    }
    page.typing = true;
    show(page);
  }

  function buildForm(page, form) {
    page.input = make("input", { type: "search", id: "finder-words", autocomplete: "off", spellcheck: "false",
      "aria-describedby": "finder-hint" });
    form.append(
      make("label", { for: "finder-words", class: "filter-title" }, [page.words.words_label]), page.input,
      make("p", { id: "finder-hint", class: "small" }, [page.words.words_hint])
    );
    page.groups = ORDER.map(function (name, at) {
      return buildFilter(page, name, at);
    });
    page.groups.forEach(function (group) {
      form.append(group.node);
    });
    var clear = make("button", { type: "button", class: "button quiet small-button" }, [page.words.clear]);
    clear.addEventListener("click", function () {
      go(page, Finder.changed(Finder.parse(""), { compare: page.state.compare, others: page.state.others }));
    });
    form.append(clear);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    page.input.addEventListener("input", function () {
      type(page);
    });
    page.input.addEventListener("change", function () {
      page.typing = false;
    });
  }

  function buildResults(page, node) {
    page.sentence = make("p", { class: "finder-sentence" });
    page.reasons = make("p", { class: "small" });
    page.spoken = make("p", { class: "visually-hidden", role: "status" });
    page.help = make("div", { class: "flag" });
    page.compare = make("p", { class: "compare-bar" });
    page.list = make("ol", { class: "hits" });
    page.more = make("button", { type: "button", class: "button quiet" });
    page.rest = make("p", { class: "on-paper" });
    page.print = make("button", { type: "button", class: "button quiet small-button" }, [page.words.print]);
    page.print.addEventListener("click", function () {
      root.print();
    });
    page.more.addEventListener("click", function () {
      var before = page.limit;
      page.limit += ROWS;
      showRows(page, page.found, page.limit);
      showCompared(page);
      page.list.children[before].querySelector("a").focus();
    });
    page.list.addEventListener("change", function (event) {
      var id = event.target.getAttribute("data-compare");
      var others = page.state.compare.filter(function (other) {
        return other !== id;
      });
      go(page, Finder.changed(page.state, { compare: others.concat(event.target.checked ? id : []) }));
    });
    node.append(page.spoken, page.sentence, page.reasons, make("p", { class: "small" }, [page.words.guide]),
      page.print, page.help, page.compare, page.list, page.rest, page.more);
  }

  /* Paper has no button to show more. */
  function wirePrint(page) {
    root.addEventListener("beforeprint", function () {
      showRows(page, page.found, MOST_ON_PAPER);
      var left = page.found.length - MOST_ON_PAPER;
      page.rest.textContent = left > 0 ? Records.fill(page.words.print_rest, { n: left }) : "";
    });
    root.addEventListener("afterprint", function () {
      page.rest.textContent = "";
      showRows(page, page.found, page.limit);
      showCompared(page);
    });
  }

  function start(document) {
    var node = document.getElementById("finder");
    var form = document.getElementById("finder-filters");
    if (!node || !form) {
      return;
    }
    var words = Records.wordsOf(document);
    var catalogue = Records.read(root.GuidepostCatalogue);
    if (!catalogue) {
      node.append(make("p", { class: "flag" }, [words.no_data]));
      return;
    }
    var today = root.GuidepostOverdue.isoDay(new Date());
    var page = { words: words, prepared: Finder.prepare(catalogue, today, words), limit: ROWS };
    buildForm(page, form);
    buildResults(page, node);
    wirePrint(page);
    root.addEventListener("hashchange", function () {
      page.typing = false;
      show(page);
    });
    show(page);
    form.closest(".side").hidden = false;
    form.closest(".layout").classList.add("with-side");
  }

  root.GuidepostFinderPage = { inOrder: inOrder };

  if (root.document) {
    start(root.document);
  }
})(typeof window === "undefined" ? globalThis : window);

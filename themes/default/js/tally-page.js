/* The page of the tally: takes codes and paper answers, and shows what a group
   gained. What is typed stays in this tab; on the reader's own computer it
   stays until it is cleared (decision 23). Nothing is sent. */
(function (root) {
  "use strict";

  var document = root.document;
  var home = document && document.getElementById("tally");
  if (!home) return;

  var page = root.GuidepostPage;
  var make = page.make;
  var store = root.GuidepostProgress;
  var Tally = root.GuidepostTally;
  var Chart = root.GuidepostTallyChart;
  var codes = root.GuidepostResultCode;
  var spoken = page.wordsOf(document, "tally_");
  var words = spoken.all;
  var say = spoken.say;
  var book = document.body.getAttribute("data-site") || "";
  var KEY = store.key + ":tally";
  var stored = Tally.open(place, KEY);
  var checks = [];
  var state = Tally.empty();

  function id(name) {
    return document.getElementById("tally-" + name);
  }

  /* Where it is kept, as all that readers bring together (my-list.js). */
  function place() {
    try {
      return store.isMine() ? root.localStorage : root.sessionStorage;
    } catch (_) {
      return null;
    }
  }
  function load() {
    state = stored.load();
  }
  function change(edit) {
    state = stored.change(edit);
  }

  function read(code) {
    return codes.decode(book, Tally.runs(checks), code);
  }
  function runWords(run) {
    return say(run.side === "before" ? "run_before" : "run_after", { title: run.check.title });
  }
  function number(count, one, many) {
    return say(count === 1 ? one : many, { n: count });
  }

  /* Codes. */
  function add() {
    var typed = id("typed");
    var found = Tally.split(typed.value, read);
    change(function (state) {
      var left = Tally.fill(state, found.good);
      found.good.length -= left.length;
      left.forEach(function (code) {
        found.bad.push({ typed: code, problem: "full" });
      });
    });
    tellCodes(found);
    typed.value = found.bad.map(function (one) {
      return one.typed;
    }).join("\n");
    if (found.bad.length) typed.setAttribute("aria-invalid", "true");
    else typed.removeAttribute("aria-invalid");
    typed.focus();
    showCodes();
    showResults();
    if (found.good.length) root.GuidepostLearning.ask(id("said"));
  }
  function tellCodes(found) {
    var lines = [make("p", "", found.good.length || found.bad.length ? number(found.good.length, "added_one", "added") : say("nothing"))];
    if (found.bad.length) {
      var list = make("ul");
      found.bad.forEach(function (one) {
        list.append(make("li", "", make("code", "", one.typed), ": " + say("bad_" + one.problem)));
      });
      lines.push(make("p", "", number(found.bad.length, "bad_one", "bad")), list);
    }
    id("said").replaceChildren.apply(id("said"), lines);
  }
  function remove(code, at) {
    change(function (state) {
      var place = state.codes.indexOf(code);
      if (place >= 0) state.codes.splice(place, 1);
    });
    showCodes();
    showResults();
    var buttons = id("list").querySelectorAll("button");
    (buttons[Math.min(at, buttons.length - 1)] || id("typed")).focus();
  }
  function showCodes() {
    var wasOpen = Boolean(id("list").querySelector("details[open]"));
    if (!state.codes.length) {
      id("list").replaceChildren();
      return;
    }
    var list = make("ul", "tally-codes");
    state.codes.forEach(function (code, at) {
      var found = read(code);
      var press = page.button(say("remove"), "quiet", function () {
        remove(code, at);
      });
      press.setAttribute("aria-label", say("remove_code", { code: code }));
      // Whose results they are is nobody's business: only which check it was.
      list.append(make("li", "", make("code", "", code), " ", found.problem ? say("bad_" + found.problem) : runWords(found.run), " ", press));
    });
    var box = make("details", "", make("summary", "", number(state.codes.length, "codes_one", "codes_so_far")), list);
    box.open = wasOpen;
    id("list").replaceChildren(box);
  }

  /* Paper answers. */
  function ownCheck() {
    return Tally.ownCheck(state.names, say("own"));
  }
  function chosen() {
    var value = id("which").value;
    return value === Tally.OWN ? ownCheck() : checks.find(function (check) {
      return check.id === value;
    });
  }
  function showChoices() {
    var which = id("which");
    var value = which.value;
    var options = [["", say("choose")]].concat(
      checks.map(function (check) {
        return [check.id, check.title];
      }),
      [[Tally.OWN, say("own")]]
    );
    which.replaceChildren.apply(which, options.map(function (pair) {
      var option = make("option", "", pair[1]);
      option.value = pair[0];
      return option;
    }));
    which.value = value;
  }
  function counter(labels, value, change) {
    var input = make("input", "tally-number");
    input.type = "number";
    input.min = "0";
    input.max = String(Tally.MOST);
    input.inputMode = "numeric";
    input.autocomplete = "off";
    input.value = value ? String(value) : "";
    input.setAttribute("aria-labelledby", labels);
    input.addEventListener("change", function () {
      change(input.value);
    });
    return input;
  }
  function head() {
    var row = make("tr");
    ["objective", "before", "after"].forEach(function (name) {
      var cell = make("th", "", say(name));
      cell.scope = "col";
      cell.id = "tally-column-" + name;
      row.append(cell);
    });
    return make("thead", "", row);
  }
  function paperRow(name, number, kept, write) {
    var title = make("th", "", name);
    title.scope = "row";
    title.id = "tally-row-" + number;
    var row = make("tr", "", title);
    Tally.SIDES.forEach(function (side) {
      var value = number ? kept[side].right[number - 1] : kept[side].people;
      row.append(make("td", "", counter("tally-column-" + side + " " + title.id, value, function (typed) {
        write(side, number, typed);
      })));
    });
    return row;
  }
  function nameInput(at) {
    var input = make("input", "tally-own");
    input.type = "text";
    input.maxLength = 200;
    input.autocomplete = "off";
    input.value = state.names[at] || "";
    input.setAttribute("aria-label", say("own_name", { n: at + 1 }));
    input.addEventListener("change", function () {
      change(function (state) {
        while (state.names.length < at) state.names.push("");
        state.names[at] = input.value.trim();
      });
      showResults();
    });
    return input;
  }
  function showPaper() {
    var check = chosen();
    id("paper-said").replaceChildren();
    if (!check) {
      id("paper").replaceChildren();
      return;
    }
    var own = check.id === Tally.OWN;
    while (own && state.names.length < 4) state.names.push("");
    var names = own ? state.names : Tally.asked(check, "after");
    var kept = state.paper[check.id] || { before: Tally.counted(), after: Tally.counted() };
    function write(side, number, typed) {
      var count = Tally.counted({ people: typed }).people;
      change(function (state) {
        var entry = state.paper[check.id] || kept;
        if (!number) entry[side].people = count;
        else {
          while (entry[side].right.length < number) entry[side].right.push(0);
          entry[side].right[number - 1] = count;
        }
        state.paper[check.id] = entry;
      });
      tellPaper(state.paper[check.id]);
      showResults();
      root.GuidepostLearning.ask(id("paper-said"));
    }
    var body = make("tbody", "", paperRow(say("people"), 0, kept, write));
    names.forEach(function (name, at) {
      body.append(paperRow(own ? nameInput(at) : say("right", { objective: name }), at + 1, kept, write));
    });
    var frame = make("div", "table", make("table", "tally-paper", head(), body));
    frame.setAttribute("role", "group");
    frame.setAttribute("aria-label", say("paper"));
    id("paper").replaceChildren(make("p", "small", say("paper_how")), frame);
    if (own) {
      id("paper").append(make("p", "", page.button(say("own_more"), "quiet", function () {
        change(function (state) {
          while (state.names.length < names.length) state.names.push("");
          state.names.push("");
        });
        showPaper();
        id("paper").querySelectorAll(".tally-own")[state.names.length - 1].focus();
      })));
    }
    tellPaper(kept);
  }
  function tellPaper(entry) {
    var wrong = Tally.SIDES.filter(function (side) {
      return Tally.isWrong(entry[side]);
    });
    id("paper-said").replaceChildren.apply(id("paper-said"), wrong.map(function (side) {
      return make("p", "flag", say("wrong_" + side));
    }));
  }

  /* Results. */
  function tables() {
    var found = state.codes.map(read).filter(function (one) {
      return !one.problem;
    });
    return checks.concat(ownCheck()).map(function (check) {
      return { title: check.title, rows: Tally.table(check, found, state.paper[check.id], say("all")) };
    }).filter(function (table) {
      return table.rows.length;
    });
  }
  function cells(tag, list) {
    var row = make("tr");
    list.forEach(function (text, at) {
      var cell = make(tag === "td" && !at ? "th" : tag, "", text);
      if (tag === "th") cell.scope = "col";
      else if (!at) cell.scope = "row";
      row.append(cell);
    });
    return row;
  }
  function resultTable(table, title) {
    var body = make("tbody");
    table.rows.forEach(function (row) {
      body.append(cells("td", [row.objective, Tally.spoken(row.before, words), Tally.spoken(row.after, words), Tally.spokenGain(row, words)]));
    });
    var head = make("thead", "", cells("th", [say("objective"), say("before"), say("after"), say("gain")]));
    var frame = make("div", "table", make("table", "", head, body));
    frame.setAttribute("role", "group");
    frame.setAttribute("tabindex", "0");
    frame.setAttribute("aria-labelledby", title.id);
    return frame;
  }
  function showResults() {
    var all = tables();
    var width = Math.max(Math.floor(id("results").clientWidth), 240);
    id("none").hidden = all.length > 0;
    id("tools").hidden = all.length === 0;
    document.body.classList.toggle("has-results", all.length > 0);
    id("results").replaceChildren.apply(id("results"), all.map(function (table, at) {
      var title = make("h3", "", table.title);
      title.id = "tally-result-" + at;
      var chart = Chart.chart("tally-chart-" + at, say("chart", { title: table.title }), table.rows, width, words);
      return make("section", "tally-result", title, resultTable(table, title), make("figure", "", Chart.render(document, chart)));
    }));
  }
  function download() {
    root.GuidepostFiles.download("tally.csv", "text/csv", root.GuidepostCsv.write(Tally.csv(tables(), words)));
  }

  /* Clearing asks once more. */
  function wireClear() {
    var line = id("clear");
    var first = page.button(say("clear"), "quiet", function () {
      line.replaceChildren(make("strong", "", say("clear_sure")), " ", yes, " ", no);
      no.focus();
    });
    var yes = page.button(say("clear_yes"), "danger", function () {
      state = Tally.empty();
      stored.save(state);
      try {
        place().removeItem(KEY);
      } catch (_) {
        /* Nothing is there. */
      }
      id("typed").value = "";
      id("which").value = "";
      id("said").replaceChildren(make("p", "", say("cleared")));
      line.replaceChildren(first);
      showAll();
      id("typed").focus();
    });
    var no = page.button(say("clear_no"), "quiet", function () {
      line.replaceChildren(first);
      first.focus();
    });
    line.append(first);
  }

  function showAll() {
    showCodes();
    showChoices();
    showPaper();
    showResults();
  }
  function start() {
    checks = root.GuidepostChecks || [];
    home.hidden = false;
    load();
    showAll();
  }

  id("add").addEventListener("click", add);
  id("which").addEventListener("change", showPaper);
  id("csv").addEventListener("click", download);
  id("print").addEventListener("click", function () {
    root.print();
  });
  wireClear();
  // Whose computer it is changes where the tally is kept, or empties it.
  store.listen(function () {
    load();
    showAll();
  });
  root.addEventListener("resize", showResults);
  root.GuidepostFiles.load("tally.js").then(start, start);
})(typeof window === "undefined" ? globalThis : window);

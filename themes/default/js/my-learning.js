/* The page of what a reader did, and of what this browser keeps: codes, a
   file to take along, deleting it all. */
(function (root) {
  "use strict";

  /* How far somebody is in a unit. */
  function standing(unit, data) {
    var asked = [];
    unit.lessons.forEach(function (lesson) {
      asked = asked.concat(lesson.asked);
    });
    return {
      lessons: unit.lessons.length,
      done: unit.lessons.filter(function (lesson) {
        return data.lessons[lesson.page];
      }).length,
      questions: asked.length,
      right: asked.filter(function (key) {
        return data.items[key] && data.items[key].right;
      }).length,
    };
  }

  /* Adds what a code says to the data. */
  function apply(data, found, today, join) {
    found.lessons.forEach(function (lesson) {
      data.lessons[lesson] = data.lessons[lesson] || today;
    });
    found.items.forEach(function (place) {
      if (!data.items[place.key]) {
        data.items[place.key] = join({ page: place.page, right: true, tries: 1, on: today }, today);
      }
    });
  }

  root.GuidepostMyLearning = { standing: standing, apply: apply };
  if (!root.document || !root.document.getElementById("my-learning")) return;

  var document = root.document;
  var page = root.GuidepostPage;
  var store = root.GuidepostProgress;
  var schedule = root.GuidepostSchedule;
  var learning = root.GuidepostLearning;
  var codes = root.GuidepostComeBack;
  var say = page.say;
  var make = page.make;
  var book = document.body.getAttribute("data-site") || "";
  var overview = document.getElementById("my-learning");
  var tools = document.getElementById("kept-tools");

  function units() {
    return root.GuidepostOutline || [];
  }
  function link(words, to) {
    var element = make("a", "", words);
    element.href = page.home() + to;
    return element;
  }
  function message(after, words) {
    var old = after.parentNode.querySelector(".tool-status");
    var box = old || make("p", "tool-status");
    box.setAttribute("role", "status");
    if (!old) after.after(box);
    box.replaceChildren(words);
  }

  function unitRow(unit, data) {
    var now = standing(unit, data);
    var bar = document.createElement("progress");
    bar.max = now.lessons;
    bar.value = now.done;
    bar.setAttribute("aria-hidden", "true");
    var words = say("lessons_of", now.done, now.lessons);
    if (now.questions) words += " " + say("questions_of", now.right, now.questions);
    var row = make("li", "", make("strong", "", link(unit.title, unit.page)), bar, make("p", "", words));
    if (now.done || now.right) {
      row.append(make("p", "code-line", say("its_code"), " ", make("code", "come-back", codes.encode(book, unit, data))));
    }
    return row;
  }

  function showOverview() {
    var data = store.data();
    var due = schedule.due(data.items, learning.today()).length;
    var parts = [];
    if (data.last) parts.push(make("p", "", say("go_on"), " ", link(data.last.title, data.last.page + (data.last.at ? "#" + data.last.at : ""))));
    var review = link(due ? say(due === 1 ? "one_due" : "some_due", due) : say("to_review"), "review.html");
    review.className = due ? "button" : "button quiet";
    parts.push(make("p", "", review));
    var list = make("ul", "units");
    units().forEach(function (unit) {
      list.append(unitRow(unit, data));
    });
    parts.push(make("h2", "", say("modules")), list);
    overview.replaceChildren.apply(overview, parts);
  }

  /* A code that was written down elsewhere. */
  function codeTool() {
    var input = make("input", "code-input");
    input.type = "text";
    input.id = "code";
    input.autocomplete = "off";
    input.spellcheck = false;
    input.autocapitalize = "characters";
    var label = make("label", "", say("type_code"));
    label.htmlFor = input.id;
    function use() {
      var found = codes.decode(book, units(), input.value);
      if (found.problem) {
        input.setAttribute("aria-invalid", "true");
        message(line, say("code_" + found.problem));
        input.focus();
        return;
      }
      input.removeAttribute("aria-invalid");
      store.change(function (data) {
        apply(data, found, learning.today(), schedule.join);
      });
      message(line, say("code_used", found.unit.title, found.lessons.length, found.items.length));
      learning.ask(line.parentNode);
    }
    input.addEventListener("keydown", function (event) {
      if (event.key === "Enter") use();
    });
    var line = make("p", "tool-line", input, " ", page.button(say("use_code"), "", use));
    return make("div", "tool", make("h3", "", say("code_title")), make("p", "", say("code_why")), make("p", "", label), line);
  }

  function whoseTool() {
    var box = make("fieldset", "tool", make("legend", "", say("ask")));
    ["mine", "shared"].forEach(function (mode) {
      var input = make("input", "");
      input.type = "radio";
      input.name = "whose";
      input.id = "whose-" + mode;
      input.value = mode;
      input.autocomplete = "off";
      input.addEventListener("change", function () {
        message(box.lastChild, say(store.choose(mode) ? mode + "_chosen" : "not_chosen"));
      });
      var label = make("label", "", say(mode));
      label.htmlFor = input.id;
      box.append(make("div", "choice", input, label));
    });
    return box;
  }
  function showWhose() {
    ["mine", "shared"].forEach(function (mode) {
      document.getElementById("whose-" + mode).checked = store.mode() === mode;
    });
    document.getElementById("shortcuts").checked = store.shortcuts();
  }

  function fileTool() {
    var save = page.button(say("save_file"), "", function () {
      var data = Object.assign({ book: book }, store.data());
      root.GuidepostFiles.download("my-learning.json", "application/json", JSON.stringify(data, null, 2));
      message(line, say("file_saved"));
    });
    var input = make("input", "");
    input.type = "file";
    input.id = "bring-file";
    input.accept = ".json,application/json";
    var label = make("label", "", say("bring_file"));
    label.htmlFor = input.id;
    input.addEventListener("change", function () {
      var file = input.files[0];
      if (!file) return;
      file.text().then(function (text) {
        var other = store.read(text);
        if (other && JSON.parse(text).book !== book) other = null;
        if (!other) {
          message(line, say("file_wrong"));
          return;
        }
        store.change(function (data) {
          store.merge(data, other);
        });
        message(line, say("file_read", Object.keys(other.lessons).length, Object.keys(other.items).length));
        learning.ask(line.parentNode);
      });
    });
    var line = make("p", "tool-line", label, " ", input);
    return make("div", "tool", make("h3", "", say("file_title")), make("p", "", say("file_why")), make("p", "", save), line);
  }

  function shortcutTool() {
    var input = make("input", "");
    input.type = "checkbox";
    input.id = "shortcuts";
    input.autocomplete = "off";
    input.addEventListener("change", function () {
      store.change(function (data) {
        data.shortcuts = input.checked;
      });
      learning.ask(input.closest(".tool"));
    });
    var label = make("label", "", say("shortcuts"));
    label.htmlFor = input.id;
    return make("div", "tool", make("h3", "", say("shortcuts_title")), make("div", "choice", input, label));
  }

  function deleteTool() {
    var line = make("p", "tool-line");
    var first = page.button(say("delete"), "quiet", function () {
      line.replaceChildren(make("strong", "", say("delete_sure")), " ", yes, " ", no);
      no.focus();
    });
    var yes = page.button(say("delete_yes"), "danger", learning.finish);
    var no = page.button(say("delete_no"), "quiet", function () {
      line.replaceChildren(first);
      first.focus();
    });
    line.append(first);
    return make("div", "tool", make("h3", "", say("delete_title")), line);
  }

  tools.append(whoseTool(), codeTool(), fileTool(), shortcutTool(), deleteTool());
  function show() {
    showOverview();
    showWhose();
  }
  store.listen(show);
  show();
  root.GuidepostFiles.load("outline.js").then(show, show);
})(typeof window === "undefined" ? globalThis : window);

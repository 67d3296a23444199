/* A check of what one knows: questions of several lessons on one page, counted
   at the first try. A path has one before and one after, and shows what was
   gained, objective by objective. Results are kept with the other progress,
   under names of their own. */
(function (root) {
  "use strict";

  /* The name under which the result of a question is kept. */
  function name(when, check, key) {
    return when + ":" + check + ":" + key;
  }

  /* Results by objective, in the order in which they were asked:
     `[{objective, right, asked, of}]`; `asked` counts those with an answer. */
  function tally(questions, items, when, check) {
    var rows = [];
    questions.forEach(function (question) {
      var row = rows.find(function (row) {
        return row.objective === question.objective;
      });
      if (!row) {
        row = { objective: question.objective, right: 0, asked: 0, of: 0 };
        rows.push(row);
      }
      var item = items[name(when, check, question.key)];
      row.of += 1;
      if (item) row.asked += 1;
      if (item && item.right) row.right += 1;
    });
    return rows;
  }

  /* All rows of a tally as one. */
  function sum(rows) {
    return rows.reduce(
      function (all, row) {
        return { right: all.right + row.right, asked: all.asked + row.asked, of: all.of + row.of };
      },
      { right: 0, asked: 0, of: 0 }
    );
  }

  /* Whether each question was right; nothing while one has no answer. */
  function results(questions, items, when, check) {
    var found = questions.map(function (question) {
      return items[name(when, check, question.key)];
    });
    if (!found.length || !found.every(Boolean)) return null;
    return found.map(function (item) {
      return item.right;
    });
  }

  root.GuidepostCheck = { name: name, tally: tally, sum: sum, results: results };
  if (!root.document) return;

  var document = root.document;
  var page = root.GuidepostPage;
  var make = page.make;
  var store = root.GuidepostProgress;
  var learning = root.GuidepostLearning;
  var files = root.GuidepostFiles;
  var codes = root.GuidepostResultCode;
  var copy = root.GuidepostCopy;
  var numbers = 0;

  function questionsOf(section) {
    return Array.from(section.querySelectorAll("[data-key]")).map(function (item) {
      return {
        page: item.getAttribute("data-page"),
        key: item.getAttribute("data-key"),
        objective: item.getAttribute("data-objective"),
      };
    });
  }

  /* A code with the results of a run, and beside it what it says. */
  function codeBox(run, questions, right, say) {
    var book = document.body.getAttribute("data-site") || "";
    var code = make("code", "result-code", codes.encode(book, run, right));
    var line = make("p", "code-line", code);
    if (copy && copy.isPossible) {
      var press = page.button(say("copy"), "quiet", function () {});
      press.setAttribute("data-copied", say("copied"));
      copy.wire(press, function () {
        return code.textContent;
      });
      line.append(" ", press);
    }
    function fill(word, place, words) {
      return say(word).split(place).join(words);
    }
    var title = document.querySelector("h1").textContent;
    var list = make("ul", "", make("li", "", fill("code_" + run.when, "{title}", title)));
    questions.forEach(function (question, at) {
      list.append(make("li", "", fill(right[at] ? "code_right" : "code_wrong", "{objective}", question.objective)));
    });
    var box = make("details", "code-box", make("summary", "", say("code")));
    var tally = make("a", "", say("code_tally"));
    tally.href = page.home() + "tally.html";
    box.append(make("p", "", say("code_why")), line, make("p", "", say("code_says")), list);
    box.append(make("p", "", say("code_not")), make("p", "small", tally));
    return box;
  }

  function wire(section) {
    var when = section.getAttribute("data-when");
    var check = section.getAttribute("data-check");
    var questions = questionsOf(section);
    var list = section.querySelector(".check-list");
    var room = make("div", "check-room");
    var result = make("div", "check-result");
    result.setAttribute("tabindex", "-1");

    function say(word, n, all) {
      var found = section.querySelector("[data-word='check_" + word + "']");
      return (found ? found.textContent : word).replace("{n}", n).replace("{all}", all);
    }
    var count = questions.length;
    var press = page.button(count === 1 ? say("start_one") : say("start", count), "", start);
    var earlierPress = page.button(say("earlier"), "quiet", function () {
      press.hidden = earlierPress.hidden = true;
      show();
    });
    earlierPress.hidden = !results(questions, store.data().items, when, check);
    list.hidden = true;
    list.after(make("p", "question-buttons", press, earlierPress), room, result);

    function start() {
      press.hidden = earlierPress.hidden = true;
      result.replaceChildren();
      var pages = questions.map(function (question) {
        return question.page;
      });
      var jobs = pages.filter(function (one, at) {
        return pages.indexOf(one) === at && !(root.GuidepostQuestions || {})[one];
      });
      Promise.all(
        jobs.map(function (one) {
          return files.load("questions/" + one.replace(/\.html$/, ".js"));
        })
      ).then(ask, function () {
        list.hidden = false;
        room.replaceChildren(make("p", "flag", say("failed")));
      });
    }

    function ask() {
      var line = make("p", "check-progress", say("left", 0, count));
      line.setAttribute("role", "status");
      var first = null;
      var done = {};
      room.replaceChildren();
      questions.forEach(function (question) {
        var found = ((root.GuidepostQuestions || {})[question.page] || {})[question.key];
        if (!found) return;
        numbers += 1;
        var base = page.home() + question.page;
        var node = files.adopt(files.parse(found.markup), "check-" + numbers + "-", base).firstElementChild;
        var answers = files.adopt(files.parse(found.answers), "check-" + numbers + "-", base).firstElementChild;
        node.setAttribute("data-objective", question.objective);
        room.append(node, answers);
        root.GuidepostQuiz.wire(node, answers);
        // The first try counts, and the page's own notes must not count it too.
        node.addEventListener("answered", function (event) {
          event.stopPropagation();
          if (!done[question.key]) {
            var right = event.detail.right && event.detail.tries === 1;
            done[question.key] = true;
            note(question, right, event.detail);
          }
          var answered = Object.keys(done).length;
          line.textContent = say("left", answered, count);
          if (answered === count && event.detail.over) show();
        });
        first = first || node;
      });
      room.append(line);
      if (first) {
        first.setAttribute("tabindex", "-1");
        first.focus();
      }
    }

    function note(question, right, detail) {
      var today = learning.today();
      store.change(function (data) {
        var own = { page: question.page, right: right, tries: 1, on: today, step: 0, due: null };
        data.items[name(when, check, question.key)] = own;
        // What was asked at the end comes back for review as well.
        if (when !== "before") {
          var known = { right: right, tries: detail.tries };
          data.items[question.key] = learning.answered(data.items[question.key], known, question.page, today);
        }
      });
    }

    function show() {
      var items = store.data().items;
      var now = tally(questions, items, when, check);
      var total = sum(now);
      // A course that reports results hears of each finished run.
      section.dispatchEvent(
        new root.CustomEvent("checked", { bubbles: true, detail: { check: check, when: when, right: total.right, of: total.of } })
      );
      var before = when === "after" ? earlier(items) : [];
      var title = make("p", "check-progress", say("result", total.right, total.of));
      if (sum(before).asked) title.append(" " + say("gain", sum(before).right, sum(before).of));
      result.replaceChildren(title, table(now, before));
      var right = results(questions, items, when, check);
      if (right) result.append(codeBox({ id: check, when: when, keys: keys() }, questions, right, say));
      if (!store.mode()) {
        result.append(make("p", "small", say("not_kept")));
        learning.ask(result);
      }
      var again = page.button(say("again"), "quiet", start);
      result.append(make("p", "", again));
      result.focus();
    }

    function keys() {
      return questions.map(function (question) {
        return question.key;
      });
    }

    /* What the check before the path gave. */
    function earlier(items) {
      var other = document.querySelector(".check[data-when='before']");
      var rows = other ? tally(questionsOf(other), items, "before", check) : [];
      return sum(rows).asked ? rows : [];
    }

    function table(now, before) {
      var head = make("tr", "", heading(say("objective")));
      if (before.length) head.append(heading(say("first")));
      head.append(heading(say(before.length ? "then" : "now")));
      var body = make("tbody");
      now.forEach(function (row) {
        var line = make("tr", "", make("td", "", row.objective));
        if (before.length) {
          var old = before.find(function (other) {
            return other.objective === row.objective;
          });
          line.append(make("td", "", old && old.asked ? say("of", old.right, old.of) : say("none")));
        }
        line.append(make("td", "", row.asked ? say("of", row.right, row.of) : say("none")));
        body.append(line);
      });
      var frame = make("div", "table", make("table", "", make("thead", "", head), body));
      frame.setAttribute("role", "group");
      frame.setAttribute("tabindex", "0");
      frame.setAttribute("aria-label", say("objective"));
      return frame;
    }
    function heading(words) {
      var cell = make("th", "", words);
      cell.scope = "col";
      return cell;
    }
  }

  document.querySelectorAll(".check").forEach(wire);
})(typeof window === "undefined" ? globalThis : window);

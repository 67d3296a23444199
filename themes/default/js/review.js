/* "Quick questions": what is due today, five at a time, from any lesson; also
   as reminders for a calendar and on paper. */
(function (root) {
  "use strict";

  function isTerm(name) {
    return name.indexOf("term:") === 0;
  }

  /* Whether an author took a word or a question out of the site, by what was
     loaded into a window. What did not load says nothing about that. */
  function isGone(window, name, page) {
    if (isTerm(name)) return Boolean(window.GuidepostTerms) && !window.GuidepostTerms[name.slice("term:".length)];
    var asked = (window.GuidepostQuestions || {})[page];
    if (asked) return !asked[name];
    // A lesson that asks nothing any more has no script to load.
    return (window.GuidepostOutline || []).some(function (unit) {
      return unit.lessons.some(function (lesson) {
        return lesson.page === page && lesson.asked.indexOf(name) < 0;
      });
    });
  }

  root.GuidepostReview = { isGone: isGone };
  if (!root.document) return;

  var document = root.document;
  var page = root.GuidepostPage;
  var store = root.GuidepostProgress;
  var schedule = root.GuidepostSchedule;
  var learning = root.GuidepostLearning;
  var files = root.GuidepostFiles;
  var say = page.say;
  var make = page.make;
  var mount = document.getElementById("review");
  var list = make("ol", "review-list");
  var head = make("div", "review-head");
  var summary = make("p", "review-summary");
  var key = make("section", "answer-key", make("h2", "", say("answers")));
  var titles = {};
  var open = {};
  // What could not be loaded is left for another visit.
  var missing = {};
  summary.setAttribute("role", "status");

  function isHere(name) {
    return !missing[name];
  }
  function quiet(job) {
    return job.catch(function () {
      return null;
    });
  }

  /* A word of the glossary as a card. */
  function termCard(name, number) {
    var word = (root.GuidepostTerms || {})[name.slice("term:".length)];
    if (!word) return null;
    var title = make("p", "callout-title", make("span", "callout-kind", say("word_card")));
    title.id = "review-" + number + "-word";
    var back = make("details", "card-back", make("summary", "", say("turn_card")), make("p", "", word.short));
    if (word.say) back.append(make("p", "say", say("said", word.say)));
    var card = make("div", "callout callout-flashcard", title, make("p", "", say("word_asks", word.term)), back);
    card.setAttribute("role", "group");
    card.setAttribute("aria-labelledby", title.id);
    card.setAttribute("data-card", name);
    return { node: card, answers: make("div", "answer-block", make("h3", "", word.term), make("p", "", word.short)) };
  }

  /* A question of a lesson. */
  function question(name, item, number) {
    var found = ((root.GuidepostQuestions || {})[item.page] || {})[name];
    if (!found) return null;
    var prefix = "review-" + number + "-";
    var base = page.home() + item.page;
    var node = files.adopt(files.parse(found.markup), prefix, base).firstElementChild;
    var answers = files.adopt(files.parse(found.answers), prefix, base).firstElementChild;
    if (!answers) {
      answers = make("div", "answer-block", make("h3", "", node.querySelector(".callout-title").textContent));
      answers.append(node.querySelector(".card-back").cloneNode(true));
      answers.querySelector("summary").remove();
      answers.append.apply(answers, Array.from(answers.querySelector("details").childNodes));
      answers.querySelector("details").remove();
    }
    return { node: node, answers: answers };
  }

  function next(item, name) {
    if (!item.due) return say("known");
    return say("comes_back", learning.longDay(item.due));
  }

  /* Shows some items; `counts` says whether answers move their days. */
  function show(names, counts) {
    var items = store.data().items;
    var pages = names.filter(function (name) {
      return !isTerm(name);
    }).map(function (name) {
      return items[name].page;
    });
    var jobs = pages.filter(function (page, at) {
      return pages.indexOf(page) === at && !(root.GuidepostQuestions || {})[page];
    }).map(function (page) {
      return quiet(files.load("questions/" + page.replace(/\.html$/, ".js")));
    });
    return Promise.all(jobs).then(function () {
      list.replaceChildren();
      key.replaceChildren(make("h2", "", say("answers")));
      open = {};
      var gone = [];
      names.forEach(function (name, at) {
        var item = items[name];
        var shown = isTerm(name) ? termCard(name, at + 1) : question(name, item, at + 1);
        if (!shown) {
          if (isGone(root, name, item.page)) gone.push(name);
          else missing[name] = true;
          return;
        }
        var from = make("p", "review-from");
        var link = make("a", "", titles[item.page] || say("its_lesson"));
        link.href = page.home() + item.page;
        from.append(say("from"), " ", link);
        var row = make("li", "", from, shown.node);
        list.append(row);
        key.append(shown.answers);
        open[name] = { row: row, counts: counts };
        if (isTerm(name) || !shown.node.matches(".question")) learning.wireCard(shown.node);
        else root.GuidepostQuiz.wire(shown.node, shown.answers);
      });
      // A question that an author took out of the site is asked no more.
      if (gone.length) {
        store.change(function (data) {
          gone.forEach(function (name) {
            delete data.items[name];
          });
        });
      }
      tell();
    });
  }

  function left() {
    return Object.keys(open).filter(function (name) {
      return !open[name].done;
    }).length;
  }

  function tell() {
    var items = store.data().items;
    var due = schedule.due(items, learning.today()).filter(isHere);
    var asked = Object.keys(open).length;
    head.replaceChildren();
    if (asked && left()) {
      var done = asked - left();
      summary.textContent = done ? say("review_left", done, asked) : say(asked === 1 ? "one_due" : "some_due", asked);
      return;
    }
    var coming = schedule.waiting(items).filter(isHere);
    if (due.length) {
      summary.textContent = asked ? say("review_done") : say(due.length === 1 ? "one_due" : "some_due", due.length);
      head.append(
        page.button(say(asked ? "review_next" : "review_start"), "", function () {
          start(due, true);
        })
      );
    } else if (!asked && Object.keys(missing).length) {
      summary.textContent = say("review_failed");
    } else if (coming.length) {
      summary.textContent = (asked ? say("review_done") + " " : "") + say("review_later", learning.longDay(items[coming[0]].due));
      head.append(
        page.button(say("practise"), "quiet", function () {
          start(coming, false);
        })
      );
    } else {
      summary.textContent = asked ? say("review_done") : say("review_empty");
    }
  }

  function start(names, counts) {
    return show(names.slice(0, schedule.AT_ONCE), counts).then(function () {
      var first = list.querySelector("legend, .callout-title");
      if (!first) return;
      first.setAttribute("tabindex", "-1");
      first.focus();
    });
  }

  document.addEventListener("answered", function (event) {
    var detail = event.detail;
    var entry = open[detail.key];
    if (!detail.over || !entry || entry.done) return;
    entry.done = true;
    var right = detail.right && detail.tries === 1;
    store.change(function (data) {
      var item = data.items[detail.key];
      if (!item) return;
      item.right = right;
      item.on = learning.today();
      item.tries = detail.tries;
      if (entry.counts || !right) schedule.review(item, right, learning.today());
      entry.row.append(make("p", "review-next", next(item, detail.key)));
    });
    tell();
  });

  function reminders() {
    var today = learning.today();
    var days = schedule.days(store.data().items, today).map(function (entry) {
      return [entry[0], say("calendar_title", entry[1])];
    });
    if (!days.length) {
      days = schedule.STEPS.map(function (step) {
        return [schedule.addDays(today, step), say("calendar_plain")];
      });
    }
    var online = /^https?:$/.test(root.location.protocol);
    var address = online ? page.home() + "review.html" : "";
    var text = say("calendar_text") + (address ? "\n" + address : "");
    var book = document.body.getAttribute("data-site") || "guidepost";
    files.download("reminders.ics", "text/calendar", root.GuidepostCalendar.calendar(book, days, text, address, new Date()));
  }

  if (mount) {
    mount.replaceChildren(
      summary,
      head,
      list,
      make(
        "p",
        "review-tools",
        page.button(say("add_reminders"), "quiet", reminders),
        " ",
        page.button(say("print_questions"), "quiet", function () {
          root.print();
        })
      ),
      key
    );
    Promise.all([quiet(files.load("outline.js")), quiet(files.load("terms.js"))]).then(function () {
      (root.GuidepostOutline || []).forEach(function (unit) {
        unit.lessons.forEach(function (lesson) {
          titles[lesson.page] = lesson.title;
        });
      });
      var due = schedule.due(store.data().items, learning.today());
      if (due.length) show(due.slice(0, schedule.AT_ONCE), true);
      else tell();
    });
  }
})(typeof window === "undefined" ? globalThis : window);

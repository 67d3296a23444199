/* Joins the page to the store: asks whose computer it is, notes answers,
   ticks and finished lessons, and shows what was done before. */
(function (root) {
  "use strict";

  var page = root.GuidepostPage;
  var store = root.GuidepostProgress;
  var schedule = root.GuidepostSchedule;

  /* The name of an item of a checklist: its words, wherever it stands. */
  function tickName(label) {
    return page.hash(label.textContent);
  }

  /* An item after an answer in a lesson. What is in the pile keeps its day;
     what is known and then missed joins the pile again. */
  function answered(item, detail, where, today) {
    var fresh = !item;
    item = item || { page: where, step: 0, due: null };
    item.right = detail.right;
    item.tries = detail.tries;
    item.on = today;
    if (fresh || (!item.due && !detail.right)) schedule.join(item, today);
    return item;
  }

  root.GuidepostLearning = { answered: answered };
  if (!root.document) return;

  var document = root.document;
  var say = page.say;
  var make = page.make;
  var here = page.here();
  var kind = document.body.getAttribute("data-kind");

  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector));
  }
  function today() {
    return root.GuidepostOverdue.isoDay(new Date());
  }
  function longDay(day) {
    var date = new Date(day + "T12:00:00");
    return date.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric" });
  }
  function link(words, to) {
    var element = make("a", "", words);
    element.href = page.home() + to;
    return element;
  }

  var speaker = make("div", "visually-hidden");
  speaker.setAttribute("role", "status");
  document.body.append(speaker);
  function announce(words) {
    speaker.replaceChildren(make("p", "", words));
  }

  /* Asks whose computer it is, once, where something would be kept. The end of
     a lesson asks again: a question far above is not seen from there. */
  function ask(after) {
    if (store.mode()) return;
    var asked = document.querySelector(".ask");
    if (asked) {
      if (after.matches(".lesson-end")) after.after(asked);
      return;
    }
    var title = make("h2", "", say("ask"));
    title.id = "ask-title";
    var box = make("section", "ask", title, make("p", "", say("ask_why")));
    function choose(mode) {
      return function () {
        box.replaceChildren(
          make("p", "", say(store.choose(mode) ? mode + "_chosen" : "not_chosen"), " ", link(say("what_is_kept"), "my-learning.html#kept"))
        );
        box.setAttribute("tabindex", "-1");
        box.focus();
      };
    }
    box.append(
      make("p", "ask-buttons", page.button(say("mine"), "", choose("mine")), page.button(say("shared"), "", choose("shared")))
    );
    box.setAttribute("aria-labelledby", title.id);
    after.after(box);
    announce(say("ask_follows"));
  }

  function record(edit, after) {
    store.change(edit);
    if (after) ask(after);
  }

  /* "Finish and clear": storage, copies for offline use, forms, other tabs. */
  var channel = null;
  try {
    channel = new root.BroadcastChannel(store.key);
    channel.onmessage = function () {
      store.clear();
      root.location.reload();
    };
  } catch (_) {
    channel = null;
  }
  function emptyForms() {
    all("input, select, textarea").forEach(function (control) {
      if (control.type === "checkbox" || control.type === "radio") control.checked = control.defaultChecked;
      else control.value = "";
    });
  }
  function finish() {
    store.clear();
    emptyForms();
    if (channel) channel.postMessage("clear");
    function leave() {
      root.location.replace(page.home() + "index.html#cleared=yes");
      if (here === "index.html") root.location.reload();
    }
    // What is kept to read without internet goes too.
    if (root.GuidepostKeep) root.GuidepostKeep.remove().then(leave, leave);
    else leave();
  }
  function showBar() {
    var bar = document.querySelector(".shared-bar");
    if (store.mode() !== "shared") {
      if (bar) bar.remove();
      return;
    }
    if (bar) return;
    bar = make("section", "shared-bar", make("div", "shared-in", make("p", "", say("is_shared")), page.button(say("finish"), "", finish)));
    bar.setAttribute("aria-label", say("shared_bar"));
    document.querySelector(".top").after(bar);
  }
  function showCleared() {
    if (!/[#&]cleared=yes/.test(root.location.hash)) return;
    var box = make("p", "flag cleared", say("cleared"));
    box.setAttribute("role", "status");
    document.getElementById("main").prepend(box);
    try {
      root.history.replaceState(null, "", root.location.pathname + root.location.search);
    } catch (_) {
      /* The address keeps its end; nothing else is lost. */
    }
  }

  /* Questions and cards. */
  function showLast() {
    var items = store.data().items;
    all(".question").forEach(function (question) {
      var item = items[question.getAttribute("data-question")];
      var line = question.querySelector(".question-last");
      if (line) line.remove();
      if (!item || !item.on || question.classList.contains("is-answered") || kind === "review") return;
      line = make("p", "question-last", say(item.right ? "last_right" : "last_wrong", longDay(item.on)));
      question.querySelector("legend").after(line);
    });
  }
  document.addEventListener("answered", function (event) {
    var detail = event.detail;
    if (kind === "review" || !detail.over) return;
    record(function (data) {
      data.items[detail.key] = answered(data.items[detail.key], detail, here, today());
    }, event.target);
  });
  /* A card asks whether one knew it. */
  function wireCard(card) {
    var back = card.querySelector(".card-back");
    if (!back || card.classList.contains("is-wired")) return;
    card.classList.add("is-wired");
    var status = make("p", "card-status");
    status.setAttribute("role", "status");
    function answer(right) {
      return function () {
        status.replaceChildren(say(right ? "card_known" : "card_not_yet"));
        card.dispatchEvent(
          new root.CustomEvent("answered", {
            bubbles: true,
            detail: { key: card.getAttribute("data-card"), right: right, tries: 1, over: true },
          })
        );
      };
    }
    back.append(
      make("p", "question-buttons", page.button(say("knew_it"), "", answer(true)), " ", page.button(say("not_yet"), "quiet", answer(false))),
      status
    );
  }

  /* A word of the glossary: its link opens the box that its button would open
     without scripts. A link flows with its line, which no button does. */
  function wireTerm(button) {
    var link = button.nextElementSibling;
    var box = document.getElementById(button.getAttribute("popovertarget"));
    if (!box || !box.showPopover || link.hasAttribute("role")) return;
    var pressed = false;
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    box.addEventListener("beforetoggle", function (event) {
      link.setAttribute("aria-expanded", String(event.newState === "open"));
    });
    // A press closes the open box by itself: the click must not open it again.
    link.addEventListener("pointerdown", function () {
      pressed = box.matches(":popover-open");
    });
    link.addEventListener("click", function (event) {
      event.preventDefault();
      if (box.matches(":popover-open")) box.hidePopover();
      else if (!pressed) box.showPopover({ source: link });
      pressed = false;
    });
    link.addEventListener("keydown", function (event) {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
  }

  /* Checklists. */
  function wireTicks() {
    all(".checklist input").forEach(function (box) {
      var name = tickName(box.closest("label"));
      box.autocomplete = "off";
      box.addEventListener("change", function () {
        record(function (data) {
          (data.ticks[here] = data.ticks[here] || {})[name] = box.checked ? 1 : 0;
        }, box.closest("ul"));
      });
    });
  }
  function showTicks() {
    var ticks = store.data().ticks[here] || {};
    all(".checklist input").forEach(function (box) {
      var on = ticks[tickName(box.closest("label"))];
      box.checked = on === undefined ? box.defaultChecked : on === 1;
    });
  }

  /* What readers write themselves. */
  function wireOwnWords() {
    all("textarea.own-words").forEach(function (area) {
      var name = here + "#" + page.hash(area.closest(".callout").textContent);
      var how = make("p", "kept-how");
      area.after(how);
      function showHow() {
        how.textContent = say(store.mode() === "mine" ? "words_kept" : "words_not_kept");
      }
      area.maxLength = store.MOST_WORDS;
      area.value = store.ownWords(name);
      area.addEventListener("input", function () {
        store.ownWords(name, area.value);
      });
      area.addEventListener("change", function () {
        ask(area.closest(".callout"));
      });
      store.listen(showHow);
      showHow();
    });
  }

  /* Lessons. */
  function isDone() {
    return Boolean(store.data().lessons[here]);
  }
  /* The end of an address, with the learning path that one is on. */
  function onPath(at) {
    return root.GuidepostPath ? root.GuidepostPath.keep(at) : at;
  }
  function noteLast(at) {
    var title = document.querySelector("h1");
    if (!store.mode() || kind !== "lesson" || isDone() || !title) return;
    store.change(function (data) {
      data.last = { page: here, title: title.textContent, at: onPath(at) };
    });
  }
  function readUpTo() {
    var passed = all("main h2[id^='s-'], main h3[id^='s-']").filter(function (heading) {
      return heading.getBoundingClientRect().top < 120;
    });
    return passed.length ? passed[passed.length - 1].id : "";
  }
  function setDone(done) {
    var next = document.querySelector(".pager a[rel='next']");
    record(function (data) {
      if (!done) {
        delete data.lessons[here];
        return;
      }
      data.lessons[here] = today();
      if (next) data.last = { page: page.pageOf(next.href, page.home()), title: next.textContent.replace(/^[^:]*:\s*/, ""), at: onPath("") };
      // Its cards and words come back by themselves.
      all(".callout-flashcard[data-card]").forEach(function (card) {
        join(data, card.getAttribute("data-card"));
      });
      all(".terms > [id^='word-']").forEach(function (word) {
        join(data, "term:" + word.id.slice("word-".length));
      });
    }, document.querySelector(".lesson-end"));
  }
  function join(data, key) {
    if (!data.items[key]) data.items[key] = schedule.join({ page: here, right: false, tries: 1, on: "" }, today());
  }
  function wireLesson() {
    if (kind !== "lesson") return;
    var press = page.button(say("lesson_done"), "quiet lesson-done", function () {
      var done = !isDone();
      setDone(done);
      announce(say(done ? "lesson_is_done" : "lesson_not_done") + (done && !store.mode() ? " " + say("words_not_kept") + " " + say("ask_follows") : ""));
    });
    var end = make("div", "lesson-end", press, make("p", "kept-how"));
    var pager = document.querySelector(".pager");
    if (pager) pager.before(end);
    else document.querySelector(".prose").after(end);
  }
  function showLessons() {
    var lessons = store.data().lessons;
    var press = document.querySelector(".lesson-done");
    if (press) {
      press.setAttribute("aria-pressed", String(isDone()));
      press.nextElementSibling.textContent = isDone() && !store.mode() ? say("words_not_kept") : "";
    }
    all(".track a, .lessons a").forEach(function (link) {
      var item = link.closest("li");
      var stop = item.querySelector(".stop");
      var done = Boolean(lessons[page.pageOf(link.href, page.home())]);
      if (!stop || item.classList.contains("done") === done) return;
      item.classList.toggle("done", done);
      if (done) {
        stop.setAttribute("data-number", stop.textContent);
        stop.textContent = "\u2713";
        link.after(make("span", "done-word", " ", say("done")));
      } else {
        stop.textContent = stop.getAttribute("data-number");
        item.querySelector(".done-word").remove();
      }
    });
  }

  /* "Go on where you were" on the front page. */
  function showGoOn() {
    var hero = document.querySelector(".hero-in");
    if (kind !== "home" || !hero) return;
    var old = hero.querySelector(".go-on");
    if (old) old.remove();
    var data = store.data();
    var due = schedule.due(data.items, today()).length;
    var box = make("div", "go-on");
    if (data.last) {
      box.append(make("p", "", say("go_on"), " ", link(data.last.title, data.last.page + (data.last.at ? "#" + data.last.at : ""))));
    }
    if (due) box.append(make("p", "", link(say(due === 1 ? "one_due" : "some_due", due), "review.html")));
    if (box.childNodes.length) hero.append(box);
  }

  function show() {
    // Other scripts ask here whether shortcuts of one letter are wanted.
    document.documentElement.setAttribute("data-shortcuts", store.shortcuts() ? "on" : "off");
    showBar();
    showLast();
    showTicks();
    showLessons();
    showGoOn();
  }

  Object.assign(root.GuidepostLearning, {
    ask: ask,
    announce: announce,
    finish: finish,
    wireCard: wireCard,
    today: today,
    longDay: longDay,
  });
  all(".question input, .question select").forEach(function (control) {
    control.autocomplete = "off";
  });
  function wireAll() {
    all(".callout-flashcard[data-card]").forEach(wireCard);
    all("button.term").forEach(wireTerm);
  }
  wireAll();
  document.addEventListener("guidepost:added", function () {
    wireAll();
    showLessons();
  });
  wireTicks();
  wireOwnWords();
  wireLesson();
  noteLast(readUpTo());
  store.listen(show);
  show();
  showCleared();
  var shown = JSON.stringify(store.data());
  store.listen(function () {
    shown = JSON.stringify(store.data());
  });
  root.addEventListener("pagehide", function () {
    noteLast(readUpTo());
  });
  // A page from the browser's memory may show what was cleared meanwhile.
  root.addEventListener("pageshow", function (event) {
    if (event.persisted && JSON.stringify(store.data()) !== shown) root.location.reload();
  });
})(typeof window === "undefined" ? globalThis : window);

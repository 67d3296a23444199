/* What the trainer sees around the slides: the time, the pace, notes, the next
   slide, the plan and what the room is doing. It draws what it is told and
   decides nothing. */
(function (root) {
  "use strict";

  var clocks = root.GuidepostDeckClock;
  var screen = root.GuidepostDeckScreen;

  function all(node, selector) {
    return Array.prototype.slice.call(node.querySelectorAll(selector));
  }

  /* Titles in quotes, as one reads them in a sentence. */
  function titles(plan, rows) {
    return rows
      .map(function (row) {
        return "“" + plan[row].title + "”";
      })
      .join(", ");
  }

  /* The pace in words: what is large, why, and what to leave out. */
  function pace(plan, clock, now, words) {
    var at = clocks.standing(plan, clock, now);
    if (!at.started) return { large: words("not_started"), why: "", skip: "", rows: [], late: false };
    var large = words("on_time");
    if (at.late > 0) large = words("behind", at.late);
    if (at.late < 0) large = words("ahead", -at.late);
    var why = [];
    if (clock.status === "paused") why.push(words("paused"));
    why.push(words("row_end", clocks.ofDay(at.rowEnd)));
    why.push(words("pace_end", clocks.ofDay(at.projectedEnd), clocks.ofDay(at.plannedEnd)));
    var wanted = clocks.proposal(plan, clock, now);
    var skip = "";
    if (wanted.rows.length) {
      skip = wanted.late > 0 ? words("skip_left", titles(plan, wanted.rows), wanted.late) : words("skip", titles(plan, wanted.rows));
    }
    return { large: large, why: why.join(" "), skip: skip, rows: wanted.rows, late: at.late > 0 };
  }

  /* The rows of the plan as they stand in the page. */
  function planOf(document) {
    return all(document, "#plan > li").map(function (item) {
      return {
        title: item.querySelector(".strip-title").textContent,
        minutes: Number(item.getAttribute("data-minutes")) || 0,
        canSkip: item.hasAttribute("data-can-skip"),
        cells: item.getAttribute("data-cells"),
      };
    });
  }

  /* Writes text only where it changes, so that nothing is read out twice. */
  function say(node, text) {
    if (node.textContent !== text) node.textContent = text;
  }

  function part(id) {
    return root.document.getElementById(id);
  }

  function button(name) {
    return root.document.querySelector('#desk [data-do="' + name + '"]');
  }

  /* A button keeps its key behind its words. */
  function label(name, text, pressed) {
    var press = button(name);
    var key = press.querySelector("kbd");
    if (press.firstChild.nodeValue !== text + " ") {
      press.replaceChildren(text + " ");
      if (key) press.append(key);
    }
    if (pressed !== undefined) press.setAttribute("aria-pressed", String(pressed));
  }

  function drawPace(model, now) {
    var told = pace(model.plan, model.clock, now, model.words);
    say(part("clock-now"), clocks.ofDay(now));
    say(part("pace"), told.large);
    part("pace").classList.toggle("is-late", told.late);
    say(part("pace-why"), told.why);
    var skip = button("skip");
    say(skip, told.skip);
    skip.hidden = !told.skip;
    skip.rows = told.rows;
    var names = { ready: "start_clock", running: "pause", paused: "resume" };
    label("pause", model.words(names[model.clock.status]));
  }

  /* The plan: minutes before the start, clock times after it. */
  function drawPlan(model) {
    var started = model.clock.status !== "ready";
    var starts = clocks.times(model.plan, model.clock.startedAt).starts;
    all(root.document, "#plan > li").forEach(function (item, row) {
      item.style.flexGrow = String(Math.max(3, model.plan[row].minutes));
      item.classList.toggle("is-past", row < model.clock.row);
      item.classList.toggle("is-skipped", model.clock.skipped[row]);
      var press = item.querySelector("button");
      if (row === model.clock.row) press.setAttribute("aria-current", "step");
      else press.removeAttribute("aria-current");
      var time = item.querySelector(".strip-time");
      if (started) say(time, clocks.ofDay(starts[row]));
      var note = model.clock.skipped[row] ? " (" + model.words("skipped") + ")" : "";
      press.title = model.plan[row].title + note;
    });
    var current = root.document.querySelector("#plan [aria-current]");
    // The strip scrolls by itself where it is too long; the page never does.
    if (current) part("plan").scrollLeft = current.parentElement.offsetLeft - 40;
  }

  function drawNotes(model) {
    var notes = model.slides[model.state.slide - 1].querySelector(".slide-notes");
    var pane = part("notes");
    if (notes) {
      var copy = notes.cloneNode(true);
      all(copy, "[id]").forEach(function (node) {
        node.removeAttribute("id");
      });
      all(copy, "[aria-labelledby]").forEach(function (node) {
        node.removeAttribute("aria-labelledby");
      });
      pane.replaceChildren.apply(pane, Array.prototype.slice.call(copy.childNodes));
    } else {
      var none = root.document.createElement("p");
      none.className = "no-notes";
      none.textContent = model.words("no_notes");
      pane.replaceChildren(none);
    }
    pane.scrollTop = 0;
  }

  /* The slide after this one that is not left out. */
  function drawNext(model, number) {
    var stage = part("next");
    var item = model.slides[number - 1];
    part("next-label").hidden = false;
    if (!item) {
      say(part("next-label"), model.words("last"));
      stage.replaceChildren();
      return;
    }
    say(part("next-label"), model.nextLabel);
    screen.show(stage, item, Object.assign({}, model.empty, { slide: number }), model.words);
  }

  function letter(at) {
    return String.fromCharCode(65 + at);
  }

  /* Buttons that count raised hands, one pair for each answer. */
  function drawHands(model) {
    var choices = screen.choices(model.slides[model.state.slide - 1]);
    part("hands").hidden = !choices.length;
    var list = part("hands-list");
    if (list.children.length !== choices.length || list.slide !== model.state.slide) {
      list.slide = model.state.slide;
      list.replaceChildren.apply(
        list,
        choices.map(function (_, at) {
          var item = root.document.createElement("li");
          var name = root.document.createElement("span");
          name.className = "hand-name";
          name.textContent = letter(at);
          var count = root.document.createElement("output");
          item.append(name, hand("−", model.words("fewer_hands", letter(at)), at, -1), count, hand("+", model.words("more_hands", letter(at)), at, 1));
          return item;
        })
      );
    }
    all(list, "output").forEach(function (count, at) {
      say(count, String(model.state.hands[at] || 0));
    });
  }

  function hand(sign, name, at, by) {
    var press = root.document.createElement("button");
    press.type = "button";
    press.textContent = sign;
    press.setAttribute("aria-label", name);
    press.setAttribute("data-do", "hand");
    press.setAttribute("data-choice", String(at));
    press.setAttribute("data-by", String(by));
    return press;
  }

  function drawCountdown(model, now) {
    var item = model.slides[model.state.slide - 1];
    var minutes = Number(item.getAttribute("data-minutes")) || 0;
    part("countdown").hidden = !minutes;
    if (!minutes) return;
    var running = model.state.countdown.status === "running";
    var left = model.state.countdown.status === "off" ? minutes * clocks.MINUTE : screen.leftOf(model.state.countdown, now);
    say(part("countdown-time"), clocks.minutesAndSeconds(left));
    say(button("countdown"), model.words(running ? "pause_countdown" : "start_countdown"));
  }

  function drawShow(model) {
    var keys = model.slides[model.state.slide - 1].querySelector(".slide-keys");
    button("show").hidden = !keys;
    label("show", model.words(model.state.show ? "hide" : "show"), Boolean(model.state.show));
  }

  function titleOf(item) {
    return item.querySelector(".slide-heading").textContent.replace(/\s+/g, " ").trim();
  }

  /* Which slide it is; those who only hear it hear its title too. */
  function drawPlace(model) {
    var text = model.words("place", model.state.slide, model.slides.length);
    var place = part("place");
    if (place.firstChild && place.firstChild.nodeValue === text) return;
    var title = root.document.createElement("span");
    title.className = "visually-hidden";
    title.textContent = ": " + titleOf(model.slides[model.state.slide - 1]);
    place.replaceChildren(text, title);
  }

  /* Everything, after a change. */
  function draw(model, now, next) {
    var words = model.words;
    screen.show(part("now"), model.slides[model.state.slide - 1], model.state, words);
    part("now").setAttribute("data-showing", String(model.state.slide));
    drawPlace(model);
    drawNext(model, next);
    drawNotes(model);
    drawHands(model);
    drawShow(model);
    drawPlan(model);
    label("black", button("black").firstChild.nodeValue.trim(), model.state.black);
    root.document.body.classList.toggle("one-screen", model.one);
    label("one-screen", words(model.one ? "leave_one" : "use_one"), model.one);
    tick(model, now);
  }

  /* What changes by itself. */
  function tick(model, now) {
    drawPace(model, now);
    drawCountdown(model, now);
    screen.tick(part("now"), model.state, now, model.words);
  }

  /* The list to go to, row by row. */
  function drawGoTo(model) {
    var list = part("go-to-list");
    list.replaceChildren.apply(
      list,
      model.slides.map(function (item, at) {
        var entry = root.document.createElement("li");
        var press = root.document.createElement("button");
        press.type = "button";
        press.className = "desk-link";
        press.setAttribute("data-do", "to-slide");
        press.setAttribute("data-to", String(at + 1));
        press.textContent = titleOf(item);
        if (at + 1 === model.state.slide) press.setAttribute("aria-current", "true");
        entry.append(press);
        return entry;
      })
    );
  }

  root.GuidepostDeckDesk = { pace: pace, planOf: planOf, draw: draw, tick: tick, drawGoTo: drawGoTo };
})(typeof window === "undefined" ? globalThis : window);

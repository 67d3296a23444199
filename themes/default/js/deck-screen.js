/* Shows a slide as the room sees it: the same in the window of the trainer
   and in the window of the room. Everything that comes with a message is
   shown as text. */
(function (root) {
  "use strict";

  /* Smaller and smaller letters until the slide fits. */
  var STEPS = 6;

  function all(node, selector) {
    return Array.prototype.slice.call(node.querySelectorAll(selector));
  }

  /* The slides of this page by number, from 1. */
  function slides(document) {
    return all(document, "#slides .slide-item");
  }

  /* A copy without ids, so that no id stands twice on the page. */
  function copyOf(item) {
    var copy = item.querySelector(".slide").cloneNode(true);
    [copy].concat(all(copy, "*")).forEach(function (node) {
      ["id", "aria-labelledby", "aria-describedby", "tabindex", "for"].forEach(function (name) {
        node.removeAttribute(name);
      });
    });
    return copy;
  }

  /* Whether anything of a slide stands outside of it. */
  function isOver(slide) {
    var box = slide.getBoundingClientRect();
    if (!box.width) return false;
    if (slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1) return true;
    return all(slide, "*").some(function (node) {
      var own = node.getBoundingClientRect();
      if (!own.width || !own.height || node.classList.contains("visually-hidden")) return false;
      return own.bottom > box.bottom + 1 || own.right > box.right + 1 || own.top < box.top - 1 || own.left < box.left - 1;
    });
  }

  function fit(slide) {
    for (var step = 0; step <= STEPS; step += 1) {
      for (var other = 0; other <= STEPS; other += 1) slide.classList.toggle("fit-" + other, other === step);
      if (!isOver(slide)) return step;
    }
    return STEPS;
  }

  /* The lines of a slide that hands go up for. */
  function choices(slide) {
    return all(slide, ".slide-answers > li, .slide-choices > li");
  }

  function mark(slide, state, words) {
    var items = choices(slide);
    var most = Math.max.apply(null, state.hands.concat([1]));
    items.forEach(function (item, at) {
      var count = state.hands[at] || 0;
      if (count > 0) {
        var hands = item.ownerDocument.createElement("span");
        hands.className = "slide-hands";
        hands.textContent = words("hands") + ": " + count;
        var bar = item.ownerDocument.createElement("meter");
        bar.className = "slide-bar";
        bar.max = most;
        bar.value = count;
        bar.setAttribute("aria-hidden", "true");
        item.append(bar, hands);
      }
    });
    if (!state.show) return;
    var rest = [];
    state.show.forEach(function (line, at) {
      if (line.right && items[at]) explain(items[at], line, words);
      else rest.push(line.words);
    });
    if (!rest.length) return;
    var list = slide.ownerDocument.createElement("ul");
    list.className = "slide-shown";
    rest.forEach(function (line) {
      var item = slide.ownerDocument.createElement("li");
      item.textContent = line;
      list.append(item);
    });
    slide.querySelector(".slide-body").append(list);
  }

  function explain(item, line, words) {
    var right = line.right === "yes";
    item.classList.add(right ? "is-right" : "is-wrong");
    var box = item.ownerDocument.createElement("p");
    box.className = "slide-feedback";
    var sign = item.ownerDocument.createElement("strong");
    sign.textContent = words(right ? "right" : "not_right");
    box.append(sign, " " + line.words);
    item.append(box);
  }

  /* Puts a slide on a stage as a state says. */
  function show(stage, item, state, words) {
    var slide = copyOf(item);
    mark(slide, state, words);
    var clock = stage.ownerDocument.createElement("p");
    clock.className = "slide-clock";
    clock.hidden = true;
    stage.replaceChildren(slide, clock);
    stage.classList.toggle("is-black", state.black);
    // The countdown of an activity takes room as soon as it runs.
    slide.classList.toggle("has-clock", state.countdown.status !== "off");
    tick(stage, state, root.Date.now(), words);
    fit(slide);
    all(slide, "img").forEach(function (picture) {
      picture.loading = "eager";
      picture.addEventListener("load", function () {
        fit(slide);
      });
    });
    return slide;
  }

  /* The time that is left of a countdown, in milliseconds. */
  function leftOf(countdown, now) {
    return countdown.status === "running" ? Math.max(0, countdown.endsAt - now) : countdown.left;
  }

  function tick(stage, state, now, words) {
    var clock = stage.querySelector(".slide-clock");
    if (!clock) return;
    clock.hidden = state.countdown.status === "off";
    if (clock.hidden) return;
    var seconds = Math.ceil(leftOf(state.countdown, now) / 1000);
    var text = Math.floor(seconds / 60) + ":" + (seconds % 60 < 10 ? "0" : "") + (seconds % 60);
    clock.textContent = words("time_left") + " " + text;
    clock.classList.toggle("is-over", seconds === 0);
  }

  /* The words of the page for scripts, `{0}` and `{1}` filled in. */
  function wordsOf(node) {
    var known = {};
    all(node, "[data-word]").forEach(function (word) {
      known[word.getAttribute("data-word")] = word.textContent;
    });
    return function (name) {
      var fill = arguments;
      return String(known[name] === undefined ? name : known[name]).replace(/\{(\d)\}/g, function (_, at) {
        return String(fill[Number(at) + 1]);
      });
    };
  }

  root.GuidepostDeckScreen = {
    slides: slides,
    choices: choices,
    isOver: isOver,
    fit: fit,
    show: show,
    tick: tick,
    leftOf: leftOf,
    wordsOf: wordsOf,
  };
})(typeof window === "undefined" ? globalThis : window);

/* A scenario is played one part at a time. The parts and the choices are the
   headings and links of the page, so the address and the browser's own Back
   work, and without this script all parts stand below each other. */
(function (root) {
  "use strict";

  /* The part to show for an address: the one that it names, else the start;
     nothing where it names something else on the page. */
  function partOf(hash, ids, start) {
    var at = /(?:^#|[#&]at=)([^&=]+)$/.exec(hash);
    if (!at) return start;
    var id = at[1];
    try {
      id = decodeURIComponent(id);
    } catch (_) {
      return null;
    }
    return ids.indexOf(id) >= 0 ? id : null;
  }

  root.GuidepostScenario = { partOf: partOf };
  var data = root.document && root.document.getElementById("scenario");
  if (!data) return;

  var document = root.document;
  var make = root.GuidepostPage.make;
  var button = root.GuidepostPage.button;
  var article = data.parentNode;
  var start = data.getAttribute("data-start");
  var endings = data.getAttribute("data-endings").split(" ");
  var choices = 0;
  var shown = null;

  function say(name, count) {
    var word = data.querySelector("[data-word='play_" + name + "']");
    return (word ? word.textContent : name).replace("{n}", String(count));
  }

  /* Puts each heading and what follows it into a section. */
  function cut() {
    var parts = [];
    var part = null;
    Array.from(article.children).forEach(function (element) {
      // Boxes of words open over any part.
      if (element === data || element.matches(".footnotes, .answer-key, .gloss")) {
        if (element === data) part = null;
        return;
      }
      if (element.matches("h2[id^='s-']")) {
        part = make("section", "part");
        part.setAttribute("aria-labelledby", element.id);
        element.before(part);
        element.setAttribute("tabindex", "-1");
        parts.push({ id: element.id, heading: element, section: part });
      }
      if (part) part.append(element);
    });
    return parts;
  }

  var parts = cut();
  var ids = parts.map(function (part) {
    return part.id;
  });
  var intro = Array.from(article.children).filter(function (element) {
    return parts.length && element.compareDocumentPosition(parts[0].section) & 4 && !element.hidden && !element.matches("h1, .path-line, .gloss");
  });

  parts.forEach(function (part) {
    part.section.querySelectorAll("ul").forEach(function (list) {
      var all = Array.from(list.children).every(function (item) {
        return item.children.length === 1 && item.firstElementChild.matches("a[href^='#']") && item.textContent === item.firstElementChild.textContent;
      });
      if (all) list.classList.add("choices");
    });
    if (endings.indexOf(part.id) >= 0) {
      var end = make("p", "play-end");
      part.section.append(end);
      part.end = end;
    }
  });

  var tools = make("div", "play-tools");
  var back = button(say("back"), "quiet", function () {
    choices = Math.max(choices - 2, -1);
    root.history.back();
  });
  var again = button(say("again"), "quiet", function () {
    choices = -1;
    if (shown === start) show(start, true);
    else root.location.hash = start;
  });
  var all = button(say("all"), "quiet", function () {
    var playing = article.classList.toggle("is-playing");
    all.textContent = say(playing ? "all" : "one");
    back.hidden = again.hidden = !playing;
    if (playing) show(shown || start, true);
    else {
      parts.concat().forEach(function (part) {
        part.section.hidden = false;
      });
      hideIntro(false);
    }
  });
  tools.append(back, again, all);

  function hideIntro(hidden) {
    intro.forEach(function (element) {
      element.hidden = hidden;
    });
  }

  function show(id, move) {
    shown = id;
    parts.forEach(function (part) {
      part.section.hidden = part.id !== id;
      if (part.id !== id) return;
      if (part.end) part.end.textContent = say("end") + " " + (choices === 1 ? say("step") : say("steps", choices));
      part.section.after(tools);
      if (!move) return;
      part.heading.scrollIntoView({ block: "center" });
      part.heading.focus({ preventScroll: true });
    });
    hideIntro(id !== start);
    back.hidden = id === start;
    again.hidden = id === start;
  }

  function follow() {
    if (!article.classList.contains("is-playing")) return;
    var id = partOf(root.location.hash, ids, start);
    if (id === null) return;
    choices = id === start ? 0 : choices + 1;
    show(id, true);
  }

  if (parts.length) {
    article.classList.add("is-playing");
    show(partOf(root.location.hash, ids, start) || start, false);
    root.addEventListener("hashchange", follow);
  }
})(typeof window === "undefined" ? globalThis : window);

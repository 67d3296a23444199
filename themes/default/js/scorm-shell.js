/* The first page of a course, which shows its pages in a frame below itself,
   so that a training system sees one window from start to end. It keeps what
   the learner did in memory, and in the training system where there is one.
   It hears its own frame only. */
(function (root) {
  "use strict";

  var api = root.GuidepostScormApi;
  var rules = root.GuidepostScormState;

  /* The stops of a course in order: `{path, title, href}`; the check at the
     end is a place on a page. */
  function stopsOf(links) {
    return links.map(function (link) {
      var parts = link.href.split("#");
      return { path: decodeURI(parts[0]), at: parts[1] || "", href: link.href, title: link.title };
    });
  }

  /* The stop that a page and a place on it belong to. */
  function stopAt(stops, path, place) {
    var of = stops
      .map(function (stop, number) {
        return { stop: stop, number: number };
      })
      .filter(function (one) {
        return one.stop.path === path;
      });
    var exact = of.find(function (one) {
      return one.stop.at !== "" && one.stop.at === place;
    });
    return exact ? exact.number : of.length ? of[0].number : -1;
  }

  /* What an address asks for behind its `#`; nothing where nobody can read it. */
  function asksFor(hash) {
    try {
      return decodeURI(hash.slice(1));
    } catch (_) {
      return "";
    }
  }

  root.GuidepostScormShell = { stopsOf: stopsOf, stopAt: stopAt, asksFor: asksFor };
  var document = root.document;
  var frame = document && document.getElementById("course-page");
  if (!frame) return;

  // "Finish and clear" and old links lead to this page: not inside itself.
  if (root.name === frame.name && root.parent !== root) {
    root.parent.location.replace(root.location.href);
    return;
  }

  var course = root.GuidepostCourse;
  var state = rules.empty();
  var system = null;
  var standing = "";
  var links = Array.from(document.querySelectorAll(".course-contents a"));
  var stops = stopsOf(
    links.map(function (link) {
      return { href: link.getAttribute("href"), title: link.textContent };
    })
  );
  var at = -1;

  function part(name) {
    return document.querySelector("[data-course='" + name + "']");
  }
  function fill(name, values) {
    return part(name).getAttribute("data-words").replace(/\{(\w+)\}/g, function (_, key) {
      return values[key];
    });
  }

  /* What the learner sees of the state. */
  function show() {
    var now = rules.progress(course, state);
    var status = rules.statusOf(course, state);
    part("state").textContent = fill("state", { opened: now.opened, pages: now.pages });
    part("score").hidden = !now.answered;
    part("score").textContent = fill("score", { right: now.right, of: now.of });
    part("done").hidden = status === "incomplete";
    links.forEach(function (link, number) {
      var stop = stops[number];
      var opened = stop.at ? state.best !== null : Boolean(state.opened[stop.path]);
      link.parentElement.classList.toggle("is-open", opened);
      link.parentElement.querySelector(".course-mark").hidden = !opened;
    });
  }

  /* Tells the training system. */
  function tell() {
    show();
    if (!system) return;
    system.report({
      status: rules.statusOf(course, state),
      score: rules.scoreOf(course, state),
      suspend: rules.pack(course, state),
      location: standing || null,
    });
  }

  function go(href) {
    document.body.classList.add("is-reading");
    frame.hidden = false;
    frame.src = href;
    frame.focus();
  }
  function goTo(number) {
    if (stops[number]) go(stops[number].href);
  }
  function showContents() {
    document.body.classList.remove("is-reading");
    var title = document.querySelector("h1");
    title.setAttribute("tabindex", "-1");
    title.focus();
  }

  function showStop() {
    part("back").hidden = at <= 0;
    part("on").hidden = at < 0 || at >= stops.length - 1;
    part("place").textContent = at < 0 ? "" : fill("place", { n: at + 1, all: stops.length });
    if (at >= 0) frame.title = stops[at].title;
  }

  function isOfCourse(path) {
    return course.pages.some(function (page) {
      return page.path === path;
    });
  }

  /* What the page in the frame says. */
  function hear(said) {
    if (said.opened) {
      if (!isOfCourse(said.at)) return;
      state.opened[said.at] = true;
      frame.contentWindow.postMessage({ guidepost: "progress", data: state.data }, "*");
    }
    if (isOfCourse(said.at)) {
      var place = String(said.place || "");
      standing = rules.placeOf(course, said.at + "#" + place) || said.at;
      at = stopAt(stops, said.at, place);
      showStop();
    }
    if (said.data) {
      state.data = root.GuidepostProgress.read(said.data) || state.data;
    }
    if (said.checked && course.check && said.checked.check === course.check.id && said.checked.when === course.check.when) {
      var right = Math.min(Math.max(Math.floor(Number(said.checked.right)) || 0, 0), course.check.asks.length);
      state.best = Math.max(state.best || 0, right);
    }
    if (said.answer && course.answers && system) tellAnswer(said.answer);
    tell();
  }

  function tellAnswer(answer) {
    var places = answer.places;
    system.answer({
      key: String(answer.key),
      kind: String(answer.kind),
      response: places ? api.lettersOf(places.chosen) : "",
      pattern: places ? api.lettersOf(places.right) : "",
      right: answer.right === true,
      date: new Date(),
    });
  }

  function trouble(on) {
    part("trouble").hidden = !on;
  }

  function connect() {
    var found = course.recorded ? api.find(root) : null;
    if (found) {
      system = api.open(found, { now: Date.now, later: root.setTimeout.bind(root), every: root.setInterval.bind(root) }, trouble);
      trouble(!system);
    }
    if (course.recorded) {
      part("recorded").hidden = !system || !system.records;
      part("only-look").hidden = !system || system.records;
      part("alone").hidden = Boolean(found);
    }
    if (!system) return null;
    state = rules.unpack(course, system.launch.suspend) || state;
    return rules.placeOf(course, system.launch.location);
  }

  root.addEventListener("message", function (event) {
    var said = event.data;
    if (event.source === frame.contentWindow && said && said.guidepost === "course") hear(said);
  });
  links.forEach(function (link, number) {
    link.addEventListener("click", function (event) {
      event.preventDefault();
      goTo(number);
    });
  });
  part("start").addEventListener("click", function () {
    goTo(0);
  });
  part("contents").addEventListener("click", showContents);
  part("back").addEventListener("click", function () {
    goTo(at - 1);
  });
  part("on").addEventListener("click", function () {
    goTo(at + 1);
  });
  part("start").hidden = false;

  var resumed = connect();
  standing = resumed || "";
  var asked = rules.placeOf(course, asksFor(root.location.hash));
  tell();
  showStop();
  if (resumed || asked) go(encodeURI(resumed || asked));
  if (!system) return;

  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") system.commitNow();
  });
  root.addEventListener("pagehide", system.finish);
  // A page from the browser's memory has ended its conversation already.
  root.addEventListener("pageshow", function (event) {
    if (event.persisted) root.location.reload();
  });
})(typeof window === "undefined" ? globalThis : window);

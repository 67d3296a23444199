/* The learning path that the address names, `#path=run-a-care-service`: its
   track, its Next and "3 of 8" in place of the module's. The data of a path is
   a small script of its own, loaded only when the address asks for it. */
(function (root) {
  "use strict";

  /* `#path=x&at=s-y` as a map; a plain anchor has nothing but `at`. */
  function read(hash) {
    var text = String(hash).replace(/^#/, "");
    var state = {};
    if (text.indexOf("=") < 0) return text ? { at: text } : state;
    text.split("&").forEach(function (pair) {
      var cut = pair.indexOf("=");
      if (cut > 0) {
        try {
          state[pair.slice(0, cut)] = decodeURIComponent(pair.slice(cut + 1));
        } catch (_) {
          /* What nobody can read is left out. */
        }
      }
    });
    return state;
  }

  /* The end of an address that keeps a path; `at` may be empty. */
  function write(path, at) {
    return "#path=" + encodeURIComponent(path) + (at ? "&at=" + encodeURIComponent(at) : "");
  }

  /* Where a page stands in a path: what comes before and after, from 0. */
  function place(lessons, page) {
    var at = lessons.findIndex(function (lesson) {
      return lesson.page === page;
    });
    if (at < 0) return null;
    return { at: at, previous: lessons[at - 1] || null, next: lessons[at + 1] || null };
  }

  root.GuidepostPath = { read: read, write: write, place: place, keep: String };
  if (!root.document) return;

  var document = root.document;
  var page = root.GuidepostPage;
  var say = page.say;
  var make = page.make;
  var home = page.home();
  var here = page.here();
  var id = read(root.location.hash).path || "";
  if (!/^[\p{L}\p{N}-]+$/u.test(id)) return;

  root.GuidepostPath.keep = function (at) {
    return write(id, at).slice(1);
  };

  function link(words, to, at) {
    var element = make("a", "", words);
    element.href = home + to + write(id, at);
    return element;
  }
  function minutes(count) {
    return count + " " + say(count === 1 ? "minute" : "minutes");
  }

  /* Goes to a heading that the address names beside the path. */
  function goTo() {
    var state = read(root.location.hash);
    var target = state.at && document.getElementById(state.at);
    if (!target) return;
    target.scrollIntoView();
    if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
  }

  /* Links on this page, and to other pages of the path, keep the path. */
  function keepPath(path) {
    document.querySelectorAll("main a[href], .side a[href]").forEach(function (element) {
      var href = element.getAttribute("href");
      var cut = href.indexOf("#");
      var at = cut < 0 ? "" : href.slice(cut + 1);
      if (at.indexOf("=") >= 0) return;
      var own = cut === 0;
      var to = new URL(href, root.location.href).href;
      if (own || place(path.lessons, page.pageOf(to, home))) {
        element.setAttribute("href", (cut < 0 ? href : href.slice(0, cut)) + write(id, decodeURIComponent(at)));
      }
    });
  }

  function showTrack(path, at) {
    var branch = document.querySelector(".branch");
    if (!branch) return;
    var title = branch.querySelector(".side-title");
    title.replaceChildren(link(path.title, path.page));
    var fold = branch.querySelector(".fold summary");
    if (fold) fold.textContent = say("path_all", at + 1, path.lessons.length);
    var list = make("ol", "track");
    path.lessons.forEach(function (lesson, number) {
      var stop = make("span", "stop", String(number + 1));
      stop.setAttribute("aria-hidden", "true");
      var to = link(lesson.title, lesson.page);
      var notes = [];
      if (lesson.minutes) notes.push(minutes(lesson.minutes));
      if (number === at) notes.push(say("path_here"));
      var row = make("li", number === at ? "here" : "", stop, to);
      if (number === at) to.setAttribute("aria-current", "page");
      if (notes.length) row.append(make("small", "", notes.join(" · ")));
      list.append(row);
    });
    branch.querySelector(".track").replaceWith(list);
  }

  function showPager(path, found) {
    var pager = document.querySelector(".pager");
    if (!pager) {
      pager = make("nav", "pager");
      pager.setAttribute("aria-label", path.title);
      document.querySelector("main .prose").after(pager);
    }
    pager.replaceChildren();
    if (found.previous) {
      var back = link(say("previous") + ": " + found.previous.title, found.previous.page);
      back.className = "button quiet";
      back.rel = "prev";
      pager.append(back);
    }
    var next = found.next
      ? link(say("next") + ": " + found.next.title, found.next.page)
      : link(say("next") + ": " + say("monday"), path.page, "monday");
    // On the page of the path a plain anchor is enough.
    if (!found.next) next.href = home + path.page + "#monday";
    next.className = "button";
    next.rel = "next";
    pager.append(next);
  }

  function show() {
    var path = (root.GuidepostPaths || {})[id];
    var found = path && place(path.lessons, here);
    // The page of the path shows all of it already.
    if (!path || path.page === here) return;
    var line = make("p", "path-line", say("path"), " ", link(path.title, path.page));
    if (found) line.append(", " + say("path_at", found.at + 1, path.lessons.length));
    document.querySelector("main h1").before(line);
    if (found) {
      showTrack(path, found.at);
      showPager(path, found);
    }
    keepPath(path);
    // What was done before is shown on the new track.
    root.GuidepostProgress.tell();
    goTo();
  }

  var script = document.createElement("script");
  script.src = home + "assets/paths/" + id + ".js";
  script.addEventListener("load", function () {
    script.remove();
    show();
  });
  document.head.append(script);
  root.addEventListener("hashchange", goTo);
})(typeof window === "undefined" ? globalThis : window);

/* The window of the room: it follows the window of the trainer and answers to
   no key. Without a run in its address it stays a page to read. */
(function (root) {
  "use strict";

  var document = root.document;
  var sync = root.GuidepostDeckSync;
  var screen = root.GuidepostDeckScreen;
  var HEARTBEAT = 2000;
  var run = document ? sync.runOf(root.location.hash) : "";

  /* Shows what a state says; others may feed it in other ways. */
  function follow(view, state) {
    view.state = state;
    var item = view.slides[state.slide - 1];
    if (!item) return;
    view.wait.hidden = true;
    screen.show(view.stage, item, state, view.words);
    view.stage.setAttribute("data-showing", String(state.slide));
  }

  function start() {
    var room = document.getElementById("room");
    var view = {
      slides: screen.slides(document),
      stage: document.getElementById("now"),
      wait: document.getElementById("room-wait"),
      words: screen.wordsOf(document.getElementById("room-words")),
      state: null,
    };
    document.documentElement.classList.add("presenting");
    room.hidden = false;
    var name = "guidepost-deck:" + document.body.getAttribute("data-site") + ":" + root.GuidepostPage.here().replace(/[^/]*$/, "");
    var me = sync.token(root.crypto);
    var ways = sync.open(root, name, me, run, function (message, source) {
      if (source) ways.add(source);
      if (message.kind === "state") follow(view, message.state);
    });
    ways.send("hello", {});
    root.setInterval(function () {
      ways.send("hello", { showing: view.state ? view.state.slide : 0 });
    }, HEARTBEAT);
    root.setInterval(function () {
      if (view.state) screen.tick(view.stage, view.state, root.Date.now(), view.words);
    }, 250);
    root.addEventListener("pagehide", function () {
      ways.send("bye", {});
    });
    root.addEventListener("resize", function () {
      var slide = view.stage.querySelector(".slide");
      if (slide) screen.fit(slide);
    });
    fullScreen(document.getElementById("room-full"));
    stayAwake(root);
  }

  function fullScreen(button) {
    var home = document.documentElement;
    if (!home.requestFullscreen) {
      button.hidden = true;
      return;
    }
    button.addEventListener("click", function () {
      home.requestFullscreen().catch(function () {
        button.hidden = true;
      });
    });
    document.addEventListener("fullscreenchange", function () {
      button.hidden = Boolean(document.fullscreenElement);
    });
  }

  /* The screen stays on, where the browser can do that. */
  function stayAwake(window) {
    function ask() {
      if (!window.navigator.wakeLock || window.document.visibilityState !== "visible") return;
      window.navigator.wakeLock.request("screen").catch(function () {
        /* Some machines refuse to save their battery. */
      });
    }
    window.document.addEventListener("visibilitychange", ask);
    ask();
  }

  root.GuidepostDeckAudience = { follow: follow };
  if (run) start();
})(typeof window === "undefined" ? globalThis : window);

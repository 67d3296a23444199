/* The window of the trainer: it leads. What it holds survives a reload in the
   memory of its tab, and goes with the tab. Only one window at a time leads;
   another one is told so and may take over. */
(function (root) {
  "use strict";

  var document = root.document;
  if (!document || !document.getElementById("desk")) return;
  var clocks = root.GuidepostDeckClock;
  var sync = root.GuidepostDeckSync;
  var screen = root.GuidepostDeckScreen;
  var desk = root.GuidepostDeckDesk;
  var progress = root.GuidepostProgress;
  /* So long another window has to say that it leads. */
  var ANSWER = 400;
  /* So long the window of the room may be silent: three of its heartbeats. */
  var SILENCE = 6500;
  /* Letters for answers in a message; the rest of it needs fewer than 500. */
  var ANSWERS = 1400;
  var LARGEST = 6;

  var me = sync.token(root.crypto);
  var name = "guidepost-deck:" + document.body.getAttribute("data-site") + ":" + root.GuidepostPage.here().replace(/[^/]*$/, "");
  var words = screen.wordsOf(document.getElementById("deck-words"));
  var plan = desk.planOf(document);
  var empty = { slide: 1, black: false, hands: [], show: null, countdown: { status: "off", endsAt: 0, left: 0 } };
  var model = {
    plan: plan,
    slides: screen.slides(document),
    clock: clocks.fresh(plan),
    state: Object.assign({}, empty),
    empty: empty,
    one: false,
    words: words,
    nextLabel: document.getElementById("next-label").textContent,
  };
  /* What belongs to slides that are not shown now: hands and countdowns. */
  var kept = {};
  var run = sync.runOf(root.location.hash);
  var begun = false;
  var size = 0;
  var phase = "asking";
  var heard = 0;
  var ways = null;

  function by(id) {
    return document.getElementById(id);
  }

  function now() {
    return root.Date.now();
  }

  /* Memory of this tab. */
  function load() {
    try {
      var stored = JSON.parse(root.sessionStorage.getItem(name)) || {};
      if (sync.runOf("#run=" + stored.run) && (!run || run === stored.run)) adopt(stored);
    } catch (_) {
      /* Nothing was kept, or storage is forbidden. */
    }
    run = run || sync.token(root.crypto);
    root.history.replaceState(null, "", "#run=" + run);
  }

  function adopt(stored) {
    run = stored.run;
    model.clock = clocks.read(plan, stored.clock);
    model.state = Object.assign({}, empty, sync.state(stored.state) || {});
    model.state.slide = Math.min(model.state.slide, model.slides.length);
    model.one = stored.one === true;
    begun = stored.begun === true;
    size = Math.min(Math.max(Number(stored.size) || 0, -1), LARGEST);
    kept = stored.kept && typeof stored.kept === "object" ? stored.kept : {};
  }

  function save() {
    var stored = { run: run, clock: model.clock, state: model.state, one: model.one, begun: begun, size: size, kept: kept };
    try {
      root.sessionStorage.setItem(name, JSON.stringify(stored));
    } catch (_) {
      /* Then a reload starts anew. */
    }
  }

  function rowOf(slide) {
    return Math.max(0, (Number(model.slides[slide - 1].getAttribute("data-row")) || 1) - 1);
  }

  /* The slide one step on or back that is not left out; 0 where there is none. */
  function step(by) {
    var to = model.state.slide + by;
    while (to >= 1 && to <= model.slides.length && model.clock.skipped[rowOf(to)]) to += by;
    return to >= 1 && to <= model.slides.length ? to : 0;
  }

  function go(to) {
    if (!to || to === model.state.slide) return;
    kept[model.state.slide] = { hands: model.state.hands, countdown: model.state.countdown, show: model.state.show };
    var old = kept[to] || {};
    model.state = Object.assign({}, empty, { slide: to, hands: old.hands || [], countdown: old.countdown || empty.countdown, show: old.show || null });
    model.clock = clocks.enter(model.clock, rowOf(to), now());
    changed();
  }

  function changed() {
    save();
    tellRoom();
    draw();
  }

  function tellRoom() {
    ways.send("state", { state: model.state });
  }

  function draw() {
    by("deck-start").hidden = begun || phase !== "leading";
    by("deck-refused").hidden = phase !== "refused";
    by("desk").hidden = !begun || phase !== "leading";
    document.documentElement.classList.toggle("presenting", phase !== "asking");
    document.body.classList.toggle("is-leading", begun && phase === "leading");
    for (var other = -1; other <= LARGEST; other += 1) by("notes").classList.toggle("size-" + other, other === size);
    if (begun && phase === "leading") desk.draw(model, now(), step(1));
  }

  function says(text) {
    Array.prototype.forEach.call(document.querySelectorAll("[data-says]"), function (place) {
      if (place.textContent !== text) place.textContent = text;
    });
  }

  /* Says beside the place whether the room's window answers. */
  function roomFollows(yes) {
    var place = by("room-state");
    var text = yes ? words("following") : "";
    if (place.textContent !== text) place.textContent = text;
    if (yes) says(begun ? "" : words("opened"));
  }

  /* The window of the room. */
  function openRoom() {
    var address = new URL(document.body.getAttribute("data-audience"), root.location.href).href;
    var room = root.open(address + "#run=" + run, "guidepost-room-" + run, "popup,width=1280,height=720");
    if (!room || room.closed) {
      says(words("blocked", address + "#run=" + run));
      return;
    }
    heard = now();
    ways.add(room);
    says(words("opened"));
  }

  function hear(message, source) {
    if (message.kind === "hello") {
      heard = now();
      if (source) ways.add(source);
      if (phase !== "leading") return;
      if (message.showing !== model.state.slide) tellRoom();
      roomFollows("yes");
    } else if (message.kind === "bye") {
      heard = 1;
    } else if (message.kind === "asks" && (phase === "leading" || (phase === "asking" && me < message.from))) {
      ways.send("leads", {});
    } else if (message.kind === "leads" && (phase === "asking" || (phase === "leading" && message.from < me))) {
      refuse();
    } else if (message.kind === "takes" && phase === "leading") {
      // An answer may be long; the other window has the words itself.
      var state = Object.assign({}, model.state, { show: null });
      ways.send("gives", { to: message.from, state: state, shown: Boolean(model.state.show), clock: model.clock, begun: begun, one: model.one });
      refuse();
    } else if (message.kind === "gives" && message.to === me) {
      adopt(Object.assign({}, message, { kept: kept, size: size }));
      model.state.show = message.shown ? answer() : null;
      ways.setRun(run);
      root.history.replaceState(null, "", "#run=" + run);
      lead();
    } else if (message.kind === "state" && phase === "refused") {
      // The room may hear this window only, because it was opened by it.
      ways.pass(message);
    }
  }

  function refuse() {
    phase = "refused";
    draw();
  }

  function lead() {
    phase = "leading";
    changed();
    stayAwake();
  }

  function takeOver() {
    phase = "asking";
    ways.send("takes", {});
    root.setTimeout(function () {
      if (phase === "asking") lead();
    }, ANSWER);
  }

  function stayAwake() {
    if (!root.navigator.wakeLock || document.visibilityState !== "visible" || phase !== "leading") return;
    root.navigator.wakeLock.request("screen").catch(function () {
      /* Some machines refuse to save their battery. */
    });
  }

  function toggleCountdown() {
    var item = model.slides[model.state.slide - 1];
    var countdown = model.state.countdown;
    var whole = (Number(item.getAttribute("data-minutes")) || 0) * clocks.MINUTE;
    if (!whole) return;
    if (countdown.status === "running") {
      model.state.countdown = { status: "paused", endsAt: 0, left: screen.leftOf(countdown, now()) };
    } else {
      var left = countdown.status === "off" ? whole : countdown.left;
      model.state.countdown = { status: "running", endsAt: now() + left, left: left };
    }
    changed();
  }

  /* What may be shown of this slide, short enough for a message; nothing where
     it asks nothing. */
  function answer() {
    var lines = Array.prototype.map.call(model.slides[model.state.slide - 1].querySelectorAll(".slide-keys > li"), function (line) {
      return { right: line.getAttribute("data-right") || "", words: line.querySelector(".key-words").textContent };
    });
    return lines.length ? sync.clipAll(lines, ANSWERS) : null;
  }

  function toggleAnswer() {
    model.state.show = model.state.show ? null : answer();
    changed();
  }

  function count(choice, by) {
    var hands = screen.choices(model.slides[model.state.slide - 1]).map(function (_, at) {
      return model.state.hands[at] || 0;
    });
    hands[choice] = Math.max(0, hands[choice] + by);
    model.state.hands = hands;
    changed();
  }

  function openTimes() {
    by("times-plan").value = clocks.corrected(plan, model.clock, now(), words("table"));
    by("times-says").textContent = "";
    by("times").showModal();
    by("times-plan").scrollTop = 0;
  }

  function copyTimes() {
    var text = by("times-plan");
    var told = function (word) {
      by("times-says").textContent = words(word);
    };
    text.select();
    text.scrollTop = 0;
    if (!root.navigator.clipboard) {
      told("copy_by_hand");
      return;
    }
    root.navigator.clipboard.writeText(text.value).then(
      function () {
        told("copied");
      },
      function () {
        told("copy_by_hand");
      }
    );
  }

  function begin(clock) {
    begun = true;
    model.clock = clock;
    changed();
  }

  var ACTIONS = {
    back: function () {
      go(step(-1));
    },
    next: function () {
      go(step(1));
    },
    pause: function () {
      model.clock = model.clock.status === "running" ? clocks.pause(model.clock, now()) : clocks.start(model.clock, now());
      changed();
    },
    black: function () {
      model.state.black = !model.state.black;
      changed();
    },
    "go-to": function () {
      desk.drawGoTo(model);
      by("go-to").showModal();
    },
    "to-slide": function (press) {
      by("go-to").close();
      go(Number(press.getAttribute("data-to")));
    },
    bigger: function () {
      size = Math.min(LARGEST, size + 1);
      save();
      draw();
    },
    smaller: function () {
      size = Math.max(-1, size - 1);
      save();
      draw();
    },
    open: openRoom,
    "one-screen": function () {
      model.one = !model.one;
      begun = begun || model.one;
      changed();
    },
    start: function () {
      begin(clocks.start(model.clock, now()));
    },
    look: function () {
      begin(model.clock);
    },
    skip: function (press) {
      model.clock = clocks.skip(model.clock, press.rows || []);
      changed();
    },
    show: toggleAnswer,
    countdown: toggleCountdown,
    hand: function (press) {
      count(Number(press.getAttribute("data-choice")), Number(press.getAttribute("data-by")));
    },
    times: openTimes,
    copy: copyTimes,
    reset: function () {
      model.clock = Object.assign(clocks.fresh(plan), { row: rowOf(model.state.slide) });
      by("times").close();
      changed();
    },
    close: function (press) {
      press.closest("dialog").close();
    },
    "take-over": takeOver,
  };

  /* Keys of the keyboard and of clickers. Those of one letter can be switched
     off (WCAG 2.1.4). */
  var KEYS = { PageDown: "next", ArrowRight: "next", PageUp: "back", ArrowLeft: "back" };
  var LETTERS = { b: "black", ".": "black", p: "pause", j: "go-to", "+": "bigger", "=": "bigger", "-": "smaller", o: "open" };

  function onKey(event) {
    var busy = event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog");
    if (!begun || phase !== "leading" || busy) return;
    var letters = !progress.shortcuts || progress.shortcuts();
    var action = KEYS[event.key] || (letters && LETTERS[event.key.toLowerCase()]);
    if (!action) return;
    event.preventDefault();
    ACTIONS[action]();
  }

  function onClick(event) {
    var press = event.target.closest("[data-do]");
    if (press) {
      ACTIONS[press.getAttribute("data-do")](press);
      return;
    }
    var row = event.target.closest("#plan > li");
    if (row) goToRow(Number(row.getAttribute("data-row")));
    var choice = phase === "leading" && begun && event.target.closest("#now li");
    var slide = choice && screen.choices(by("now")).indexOf(choice);
    if (choice && slide >= 0) count(slide, 1);
  }

  function goToRow(row) {
    var first = model.slides.findIndex(function (item) {
      return Number(item.getAttribute("data-row")) === row;
    });
    go(first + 1);
  }

  function wireShortcuts() {
    var box = by("deck-keys");
    box.checked = !progress.shortcuts || progress.shortcuts();
    box.addEventListener("change", function () {
      progress.change(function (data) {
        data.shortcuts = box.checked;
      });
    });
  }

  load();
  ways = sync.open(root, name, me, run, hear);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", stayAwake);
  // Votes that come from phones are counted with the hands (serve --lan).
  document.addEventListener("guidepost:hands", function (event) {
    if (phase === "leading") count(event.detail.choice, event.detail.by);
  });
  root.addEventListener("resize", draw);
  wireShortcuts();
  ways.send("asks", {});
  root.setTimeout(function () {
    if (phase === "asking") lead();
  }, ANSWER);
  root.setInterval(function () {
    if (!begun || phase !== "leading") return;
    desk.tick(model, now());
    if (heard && now() - heard > SILENCE) {
      heard = 0;
      roomFollows("");
      says(words("gone"));
    }
  }, 250);
})(typeof window === "undefined" ? globalThis : window);

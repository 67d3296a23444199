/* The slides on a phone in the room: asks this computer what is shown, hands it
   to the page as the trainer's window would, and sends votes as numbers. It
   runs before the scripts of the page, and keeps one number, for as long as
   the tab is open: the one under which this phone votes. */
(function (root) {
  "use strict";

  var PAUSE = 2000;
  var KEPT = "guidepost-voter";

  /* --- Without a document --------------------------------------------------- */

  /* What is shown, with its countdown told by this phone's clock: nobody's
     clock is right, but everybody's runs equally fast. */
  function stateAt(answer, now) {
    var countdown = answer.state.countdown;
    var left = countdown.endsAt - answer.sentAt - answer.age;
    return Object.assign({}, answer.state, {
      countdown: Object.assign({}, countdown, { endsAt: countdown.endsAt ? now + Math.max(0, left) : 0 }),
    });
  }

  /* The message that the trainer's window would send (deck-sync.js). */
  function message(state, from, run, seq) {
    return { guidepost: "deck", v: 1, kind: "state", from: from, run: run, seq: seq, state: state };
  }

  /* Whether one can vote now. */
  function isOpen(answer) {
    return Boolean(answer && answer.choices > 0 && answer.state && !answer.state.show && !answer.state.black);
  }

  /* What is sent: three numbers. */
  function ballot(slide, choice, voter) {
    return [slide, choice, voter].join(" ");
  }

  root.GuidepostLan = { stateAt: stateAt, message: message, isOpen: isOpen, ballot: ballot };
  var document = root.document;
  var tag = document && document.currentScript;
  if (!tag) return;

  var base = new URL("./", tag.src).href;
  var seq = 0;
  var last = null;
  var chosen = {};
  var voter = "";
  var run = hex();
  var me = hex();
  // The page follows a run when its address names one.
  root.history.replaceState(null, "", "#run=" + run);

  function hex() {
    return Array.prototype.map
      .call(root.crypto.getRandomValues(new Uint8Array(8)), function (byte) {
        return (byte < 16 ? "0" : "") + byte.toString(16);
      })
      .join("");
  }

  function ask(path, more) {
    return root.fetch(base + path, Object.assign({ cache: "no-store", credentials: "omit" }, more)).then(function (response) {
      if (response.status === 410) {
        end();
        throw new Error("over");
      }
      return response;
    });
  }

  /* Follows what is shown, for as long as somebody answers. */
  var over = false;
  var lost = false;
  function follow() {
    if (over) return;
    ask("state?after=" + seq)
      .then(function (response) {
        return response.json();
      })
      .then(take)
      .then(follow, function () {
        lost = true;
        say(over ? "The session is over. Thank you." : "The slides cannot be reached. Stay in the Wi-Fi of the room.");
        if (!over) root.setTimeout(follow, PAUSE);
      });
  }
  function take(answer) {
    if (!answer.state || answer.seq <= seq) return;
    // What was said about a vote stays until the next slide.
    if (lost || !last || last.state.slide !== answer.state.slide) say("");
    lost = false;
    seq = answer.seq;
    last = answer;
    root.postMessage(message(stateAt(answer, root.Date.now()), me, run, seq), root.location.origin);
    draw();
  }
  function end() {
    over = true;
    last = null;
    draw();
  }

  /* The ballot. */
  var box = null;
  var status = null;
  function make(kind, className, words) {
    var element = document.createElement(kind);
    element.className = className;
    element.textContent = words;
    return element;
  }
  function say(words) {
    if (status && status.textContent !== words) status.textContent = words;
  }
  function lines() {
    var item = root.GuidepostDeckScreen.slides(document)[last.state.slide - 1];
    return item ? root.GuidepostDeckScreen.choices(item.querySelector(".slide") || item) : [];
  }
  function draw() {
    if (!box) return;
    box.hidden = !isOpen(last);
    if (box.hidden) {
      box.replaceChildren();
      return;
    }
    var slide = last.state.slide;
    if (box.getAttribute("data-slide") === String(slide) && box.childElementCount) {
      mark(slide);
      return;
    }
    box.setAttribute("data-slide", String(slide));
    box.replaceChildren(make("p", "lan-how", "Tap your answer. Only how many chose what is counted."));
    lines().slice(0, last.choices).forEach(function (line, at) {
      var press = make("button", "lan-choice", line.textContent.replace(/\s+/g, " ").trim());
      press.type = "button";
      press.addEventListener("click", function () {
        vote(slide, at);
      });
      box.append(press);
    });
    mark(slide);
  }
  function mark(slide) {
    box.querySelectorAll("button").forEach(function (press, at) {
      press.setAttribute("aria-pressed", String(chosen[slide] === at));
    });
  }
  function vote(slide, choice) {
    number()
      .then(function (own) {
        return ask("vote", { method: "POST", headers: { "content-type": "text/plain" }, body: ballot(slide, choice, own) });
      })
      .then(function (response) {
        if (response.status === 403) forget();
        if (!response.ok) throw new Error("not counted");
        chosen[slide] = choice;
        mark(slide);
        say("Your answer is counted. You can change it.");
      })
      .catch(function () {
        if (!over) say("Your answer could not be counted. Try again.");
      });
  }
  /* The number under which this phone votes. */
  function number() {
    try {
      voter = voter || root.sessionStorage.getItem(KEPT) || "";
    } catch (_) {
      /* Then a reload votes anew. */
    }
    if (voter) return Promise.resolve(voter);
    return ask("voter").then(function (response) {
      if (!response.ok) throw new Error("full");
      return response.text();
    }).then(function (own) {
      voter = own;
      try {
        root.sessionStorage.setItem(KEPT, own);
      } catch (_) {
        /* It lives as long as the page. */
      }
      return own;
    });
  }
  function forget() {
    voter = "";
    try {
      root.sessionStorage.removeItem(KEPT);
    } catch (_) {
      /* Nothing is there. */
    }
  }

  function start() {
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = base + "lan.css";
    document.head.append(style);
    document.documentElement.classList.add("on-phone");
    box = make("div", "lan-vote", "");
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Your answer");
    box.hidden = true;
    status = make("p", "lan-status", "");
    status.setAttribute("role", "status");
    document.getElementById("room").append(box, status);
    follow();
  }
  document.addEventListener("DOMContentLoaded", start);
})(typeof window === "undefined" ? globalThis : window);

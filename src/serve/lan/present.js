/* The trainer's page while its slides are on a network: says what is shown to
   the server of this computer, which alone may hear it, and shows where phones
   find the slides and how many voted for what. */
(function (root) {
  "use strict";

  var PAUSE = 1000;
  /* What a trainer must know before anybody's phone is asked to join. */
  var ASK_FIRST = "Ask your IT team first; not on a hospital or council network.";

  /* --- Without a document --------------------------------------------------- */

  /* How the counts of raised hands change, as `[[line, by]]`: votes are added
     to hands, and votes that are there already are not added again. */
  function changes(votes, added) {
    return votes.map(function (count, at) {
      return [at, count - (added[at] || 0)];
    }).filter(function (change) {
      return change[1] !== 0;
    });
  }

  /* How many phones took part. */
  function phones(count) {
    if (!count) return "No phone has voted yet.";
    return count === 1 ? "1 phone has voted." : count + " phones have voted.";
  }

  root.GuidepostPresent = { changes: changes, phones: phones };
  var document = root.document;
  var tag = document && document.currentScript;
  if (!tag) return;

  var token = tag.getAttribute("data-present");
  var socket = null;
  var state = null;
  var added = {};
  var over = false;
  var parts = {};

  function make(kind, className, words) {
    var element = document.createElement(kind);
    element.className = className;
    element.textContent = words || "";
    return element;
  }

  /* What was added to raised hands survives a reload, as the hands do. */
  function name() {
    return "guidepost-votes:" + root.location.pathname;
  }
  function load() {
    try {
      var kept = JSON.parse(root.sessionStorage.getItem(name()));
      added = kept && kept.token === token ? kept.added : {};
    } catch (_) {
      added = {};
    }
  }
  function save() {
    try {
      root.sessionStorage.setItem(name(), JSON.stringify({ token: token, added: added }));
    } catch (_) {
      /* Then a reload counts anew. */
    }
  }

  function slideOf(number) {
    return root.GuidepostDeckScreen.slides(document)[number - 1];
  }
  function push() {
    if (!state || !socket || socket.readyState !== root.WebSocket.OPEN) return;
    var item = slideOf(state.slide);
    var slide = item && item.querySelector(".slide");
    var choices = slide ? root.GuidepostDeckScreen.choices(slide).length : 0;
    var row = item ? Number(item.getAttribute("data-row")) || 0 : 0;
    socket.send(JSON.stringify({ push: { state: state, choices: Math.min(choices, 26), row: row, sentAt: root.Date.now() } }));
  }

  /* Hears the trainer's window as the room's window does. */
  function listen() {
    var sync = root.GuidepostDeckSync;
    var folder = root.GuidepostPage.here().replace(/[^/]*$/, "");
    var channel = new root.BroadcastChannel("guidepost-deck:" + document.body.getAttribute("data-site") + ":" + folder);
    channel.onmessage = function (event) {
      var message = sync.read(event.data, sync.runOf(root.location.hash));
      if (!message || message.kind !== "state") return;
      state = message.state;
      push();
    };
  }

  function connect() {
    var scheme = root.location.protocol === "https:" ? "wss://" : "ws://";
    socket = new root.WebSocket(scheme + root.location.host + "/__guidepost/present?token=" + token);
    socket.onopen = push;
    socket.onmessage = function (message) {
      hear(JSON.parse(message.data));
    };
    socket.onclose = function () {
      if (!over) root.setTimeout(connect, PAUSE);
    };
  }
  function hear(told) {
    if (told.invitation) invite(told.invitation);
    if (told.count) count(told.count);
    if (told.over) {
      over = true;
      parts.dialog.close();
      parts.open.remove();
      parts.box.replaceChildren(make("p", "", "The slides have left the network."));
    }
  }
  function invite(invitation) {
    var drawing = new root.DOMParser().parseFromString(invitation.code, "text/html").querySelector("svg");
    parts.address.textContent = invitation.address;
    parts.large.textContent = invitation.address;
    var room = document.querySelector(".desk-buttons");
    if (room) room.append(parts.open);
    if (drawing) {
      parts.code.replaceChildren(document.importNode(drawing, true));
      parts.codeLarge.replaceChildren(document.importNode(drawing, true));
    }
  }
  function count(told) {
    parts.phones.textContent = phones(told.phones);
    if (!state || told.slide !== state.slide) return;
    var own = added[told.slide] || [];
    changes(told.votes, own).forEach(function (change) {
      own[change[0]] = (own[change[0]] || 0) + change[1];
      document.dispatchEvent(new root.CustomEvent("guidepost:hands", { detail: { choice: change[0], by: change[1] } }));
    });
    added[told.slide] = own;
    save();
  }

  function start() {
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/__guidepost/present.css";
    document.head.append(style);
    parts.box = make("section", "lan-box");
    parts.box.setAttribute("aria-label", "Slides on phones");
    parts.address = make("strong", "lan-address");
    parts.code = make("div", "lan-code");
    parts.phones = make("p", "lan-phones", phones(0));
    parts.dialog = make("dialog", "lan-large");
    parts.dialog.setAttribute("aria-label", "Where phones find the slides");
    parts.large = make("p", "lan-address");
    parts.codeLarge = make("div", "lan-code");
    var show = make("button", "quiet", "Show it large");
    var close = make("button", "", "Close");
    show.type = close.type = "button";
    show.addEventListener("click", function () {
      parts.dialog.showModal();
    });
    close.addEventListener("click", function () {
      parts.dialog.close();
    });
    // While slides are on, the box is below them: a button leads there.
    parts.open = make("button", "", "Phones");
    parts.open.type = "button";
    parts.open.addEventListener("click", function () {
      parts.dialog.showModal();
    });
    parts.dialog.append(parts.codeLarge, parts.large, make("p", "", ASK_FIRST), close);
    var words = make("div", "lan-words");
    words.append(make("p", "", "Slides on phones:"), parts.address, parts.phones, make("p", "", ASK_FIRST), show);
    parts.box.append(parts.code, words, parts.dialog);
    document.getElementById("main").append(parts.box);
    load();
    listen();
    connect();
  }
  document.addEventListener("DOMContentLoaded", start);
})(typeof window === "undefined" ? globalThis : window);

/* How the window of a trainer and the window of the room speak to each other,
   on a server and from a disk. What browsers allow differs, so each message
   goes all three ways (to the window itself, by a channel, by the storage);
   whoever hears it twice takes it once, by its number.

   Messages are plain values with text, never markup: at most 2,000 letters,
   with the token of the run, which stands in the address of the room's
   window. */
(function (root) {
  "use strict";

  var MOST = 2000;
  var VERSION = 1;
  var TOKEN = /^[0-9a-f]{16}$/;
  var KINDS = ["state", "hello", "bye", "asks", "leads", "takes", "gives"];

  /* A name for a run that nobody guesses. */
  function token(crypto) {
    var bytes = crypto.getRandomValues(new Uint8Array(8));
    return Array.prototype.map
      .call(bytes, function (byte) {
        return (byte < 16 ? "0" : "") + byte.toString(16);
      })
      .join("");
  }

  /* The run that an address names: "#run=0123456789abcdef". */
  function runOf(hash) {
    var found = /[#&]run=([0-9a-f]{16})(?:&|$)/.exec(String(hash));
    return found ? found[1] : "";
  }

  /* Text of at most so many letters. */
  function clip(words, most) {
    var text = String(words);
    return text.length <= most ? text : text.slice(0, Math.max(0, most - 1)) + "…";
  }

  /* Lines that together have at most so many letters. */
  function clipAll(lines, most) {
    var share = Math.floor(most / Math.max(1, lines.length));
    return lines.map(function (line) {
      return { right: line.right, words: clip(line.words, share) };
    });
  }

  function isNumber(value, least, most) {
    return typeof value === "number" && value >= least && value <= most;
  }

  function line(value) {
    if (!value || typeof value.words !== "string") return null;
    return { right: ["yes", "no"].indexOf(value.right) < 0 ? "" : value.right, words: clip(value.words, MOST) };
  }

  /* What the room is to see, made whole; nothing for anything else. */
  function state(value) {
    if (!value || !isNumber(value.slide, 1, 9999)) return null;
    var countdown = value.countdown || {};
    return {
      slide: Math.floor(value.slide),
      black: value.black === true,
      hands: Array.isArray(value.hands)
        ? value.hands.slice(0, 26).map(function (count) {
            return isNumber(count, 0, 999) ? Math.floor(count) : 0;
          })
        : [],
      show: Array.isArray(value.show) ? value.show.slice(0, 26).map(line).filter(Boolean) : null,
      countdown: {
        status: ["running", "paused"].indexOf(countdown.status) < 0 ? "off" : countdown.status,
        endsAt: isNumber(countdown.endsAt, 0, 1e15) ? countdown.endsAt : 0,
        left: isNumber(countdown.left, 0, 1e9) ? countdown.left : 0,
      },
    };
  }

  /* A message that may be taken: of this version, not too long, of this run
     where it belongs to one. `data` is a value or its JSON. */
  function read(data, run) {
    var message = data;
    try {
      var text = typeof data === "string" ? data : JSON.stringify(data);
      if (!text || text.length > MOST) return null;
      message = JSON.parse(text);
    } catch (_) {
      return null;
    }
    if (!message || message.guidepost !== "deck" || message.v !== VERSION) return null;
    if (KINDS.indexOf(message.kind) < 0 || typeof message.from !== "string" || !TOKEN.test(message.from)) return null;
    if (!isNumber(message.seq, 0, 1e15)) return null;
    var ofRun = ["state", "hello", "bye"].indexOf(message.kind) >= 0;
    if (ofRun && message.run !== run) return null;
    if (message.kind === "gives" && !TOKEN.test(String(message.run))) return null;
    if (message.kind === "state" || message.kind === "gives") {
      message.state = state(message.state);
      if (!message.state && message.kind === "state") return null;
    }
    return message;
  }

  /* Remembers what was heard: true for a message that is new. Of each sender
     only higher numbers are new. */
  function once() {
    var heard = {};
    return function (message) {
      if (message.seq <= (heard[message.from] || 0)) return false;
      heard[message.from] = message.seq;
      return true;
    };
  }

  /* Opens all ways between windows. `hear` is called with each new message
     and the window that it came from, where that is known. */
  function open(window, name, me, run, hear) {
    var isNew = once();
    var seq = Date.now();
    var others = [];
    var channel = null;
    var fromDisk = window.location.protocol === "file:";
    var target = fromDisk ? "*" : window.location.origin;

    function take(data, source) {
      var message = read(data, run);
      if (!message || message.from === me || !isNew(message)) return;
      hear(message, source);
    }
    function onMessage(event) {
      if (!fromDisk && event.origin !== window.location.origin) return;
      take(event.data, event.source);
    }
    function onStorage(event) {
      if (event.key === name && event.newValue) take(event.newValue, null);
    }
    window.addEventListener("message", onMessage);
    window.addEventListener("storage", onStorage);
    try {
      channel = new window.BroadcastChannel(name);
      channel.onmessage = function (event) {
        take(event.data, null);
      };
    } catch (_) {
      channel = null;
    }
    function add(other) {
      if (other && other !== window && others.indexOf(other) < 0) others.push(other);
    }
    add(window.opener);

    return {
      add: add,
      setRun: function (other) {
        run = other;
      },
      /* Hands a message on as it is to the windows that this one opened. */
      pass: function (message) {
        others.forEach(function (other) {
          if (!other.closed) other.postMessage(message, target);
        });
      },
      /* Sends a message all ways; false where it is too long. */
      send: function (kind, more) {
        seq += 1;
        var message = Object.assign({ guidepost: "deck", v: VERSION, kind: kind, from: me, seq: seq, run: run }, more);
        var text = JSON.stringify(message);
        if (text.length > MOST) return false;
        others = others.filter(function (other) {
          return !other.closed;
        });
        others.forEach(function (other) {
          other.postMessage(message, target);
        });
        if (channel) channel.postMessage(message);
        try {
          // Not kept: the event of writing it is all that is wanted.
          window.localStorage.setItem(name, text);
          window.localStorage.removeItem(name);
        } catch (_) {
          /* Storage may be forbidden; the other ways remain. */
        }
        return true;
      },
    };
  }

  root.GuidepostDeckSync = {
    MOST: MOST,
    token: token,
    runOf: runOf,
    clip: clip,
    clipAll: clipAll,
    state: state,
    read: read,
    once: once,
    open: open,
  };
})(typeof window === "undefined" ? globalThis : window);

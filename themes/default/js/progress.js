/* What a reader did, kept in this browser only, and only after the reader has
   said whose computer it is. "Mine" keeps it in localStorage. "Shared" keeps
   it in sessionStorage until the tab is closed, or until half an hour without
   use; without an answer it is in memory and gone with the page.

   What readers write themselves is kept apart: only on their own computer,
   and never in an export. Each book has its own key, because books may share
   an address, and all files of a disk do. */
(function (root) {
  "use strict";

  var VERSION = 1;
  var PAUSE = 30 * 60 * 1000;
  var MOST_WORDS = 20000;
  var DAY = /^\d{4}-\d{2}-\d{2}$/;

  function empty() {
    return { v: VERSION, lessons: {}, items: {}, ticks: {}, last: null, shortcuts: true };
  }

  function isMap(value) {
    return Boolean(value) && typeof value === "object" && !Array.isArray(value);
  }

  /* Own entries of a map that pass a test; names like "__proto__" do not. */
  function pick(map, keep) {
    var found = {};
    if (!isMap(map)) return found;
    Object.keys(map).forEach(function (key) {
      var value = key === "__proto__" ? undefined : keep(map[key]);
      if (value !== undefined) found[key] = value;
    });
    return found;
  }

  function day(value) {
    return typeof value === "string" && DAY.test(value) ? value : undefined;
  }

  function text(value, most) {
    return typeof value === "string" && value.length <= most ? value : undefined;
  }

  function item(value) {
    if (!isMap(value) || text(value.page, 500) === undefined) return undefined;
    var step = Number(value.step);
    return {
      page: value.page,
      right: value.right === true,
      tries: Math.min(Math.max(Number(value.tries) || 1, 1), 9),
      on: day(value.on) || "",
      step: step >= 0 && step <= 9 ? Math.floor(step) : 0,
      due: day(value.due) || null,
    };
  }

  /* What was stored or brought in a file, made whole: what is not understood
     is dropped. Nothing for text that is no progress at all. */
  function read(stored) {
    var data;
    try {
      data = typeof stored === "string" ? JSON.parse(stored) : stored;
    } catch (_) {
      return null;
    }
    if (!isMap(data) || data.v !== VERSION) return null;
    var whole = empty();
    whole.lessons = pick(data.lessons, day);
    whole.items = pick(data.items, item);
    whole.ticks = pick(data.ticks, function (page) {
      return isMap(page)
        ? pick(page, function (on) {
            return on === 1 || on === 0 ? on : undefined;
          })
        : undefined;
    });
    if (isMap(data.last) && text(data.last.page, 500) && text(data.last.title, 300)) {
      whole.last = { page: data.last.page, title: data.last.title, at: text(data.last.at, 300) || "" };
    }
    whole.shortcuts = data.shortcuts !== false;
    return whole;
  }

  /* Two readings as one: a lesson that is done stays done; of a question the
     later answer counts. */
  function merge(mine, other) {
    Object.keys(other.lessons).forEach(function (page) {
      mine.lessons[page] = mine.lessons[page] || other.lessons[page];
    });
    Object.keys(other.items).forEach(function (key) {
      var own = mine.items[key];
      if (!own || own.on < other.items[key].on) mine.items[key] = other.items[key];
    });
    Object.keys(other.ticks).forEach(function (page) {
      mine.ticks[page] = Object.assign(mine.ticks[page] || {}, other.ticks[page]);
    });
    mine.last = mine.last || other.last;
    return mine;
  }

  /* The store of one book in a window. */
  function open(window, id, now) {
    var key = "guidepost:" + id;
    var wordsKey = key + ":words";
    var listeners = [];
    var memory = empty();
    var words = {};
    // What found no room is served from memory; what is stored is older.
    var unsaved = {};
    var held = false;

    function area(name) {
      try {
        return window[name];
      } catch (_) {
        return null; // A browser may forbid storage altogether.
      }
    }
    function get(name, key) {
      try {
        return area(name).getItem(key);
      } catch (_) {
        return null;
      }
    }
    function set(name, key, value) {
      try {
        area(name).setItem(key, value);
        return true;
      } catch (_) {
        return false;
      }
    }
    function keep(name, key, value) {
      unsaved[key] = !set(name, key, value);
    }
    function remove(name, key) {
      try {
        area(name).removeItem(key);
      } catch (_) {
        /* Nothing is there. */
      }
    }

    /* "mine", "shared", "held" where another program keeps progress, or null
       while the reader has not said. */
    function mode() {
      if (held) return "held";
      if (get("localStorage", key) !== null) return "mine";
      return session() === null ? null : "shared";
    }
    function session() {
      var stored = get("sessionStorage", key);
      if (stored === null) return null;
      var seen = 0;
      try {
        seen = JSON.parse(stored).seen;
      } catch (_) {
        seen = 0;
      }
      if (now() - seen <= PAUSE) return stored;
      // The time of this reader is over: nothing stays for the next one.
      memory = empty();
      words = {};
      remove("sessionStorage", key);
      sweep("sessionStorage", key + ":");
      return null;
    }
    function load() {
      if (held || unsaved[key]) return memory;
      var stored = get("localStorage", key);
      if (stored === null) stored = session();
      return stored === null ? memory : read(stored) || empty();
    }
    function save(data) {
      memory = data;
      var kept = mode();
      if (kept === "mine") keep("localStorage", key, JSON.stringify(data));
      if (kept === "shared") keepShared(data);
    }
    function sharedText(data) {
      return JSON.stringify(Object.assign({}, data, { seen: now() }));
    }
    function keepShared(data) {
      keep("sessionStorage", key, sharedText(data));
    }
    /* Notes that a shared computer is still in use. */
    function touch() {
      if (mode() !== "shared") return;
      keepShared(load());
    }
    function tell() {
      listeners.forEach(function (listener) {
        listener();
      });
    }
    function change(edit) {
      var data = load();
      edit(data);
      save(data);
      tell();
    }
    /* What other scripts keep for this book, such as a list of standards,
       stands under the same name with an end of its own. */
    function others(name, start, edit) {
      try {
        var kept = area(name);
        Object.keys(kept).forEach(function (other) {
          if (other.indexOf(start) === 0 && other !== wordsKey) edit(other, kept.getItem(other));
        });
      } catch (_) {
        /* Nothing is there. */
      }
    }
    function sweep(name, start) {
      others(name, start, function (other) {
        remove(name, other);
      });
    }
    /* Takes progress that another program keeps, such as a training system:
       this browser keeps nothing then. */
    function hold(data) {
      held = true;
      memory = read(data) || empty();
      tell();
    }
    /* Sets whose computer it is; what was done on this page is kept then. All
       is written before anything is taken away: without room for it, all
       stays as it was, and the answer is false. */
    function choose(kept) {
      if (mode() === kept) return true;
      var mine = kept === "mine";
      var to = mine ? "localStorage" : "sessionStorage";
      var from = mine ? "sessionStorage" : "localStorage";
      var texts = {};
      memory = load();
      others(from, key + ":", function (other, value) {
        texts[other] = value;
      });
      texts[key] = mine ? JSON.stringify(memory) : sharedText(memory);
      if (mine) texts[wordsKey] = JSON.stringify(words);
      var names = Object.keys(texts);
      var done = names.every(function (name) {
        return set(to, name, texts[name]);
      });
      names.forEach(function (name) {
        remove(done ? from : to, name);
      });
      if (done) unsaved = {};
      if (done && !mine) remove(from, wordsKey);
      tell();
      return done;
    }
    function clear() {
      memory = empty();
      words = {};
      unsaved = {};
      forget();
      sweep("localStorage", key + ":");
      // Where a talk stood and what was voted have names of their own.
      [key + ":", "guidepost-deck:" + id + ":", "guidepost-votes:"].forEach(function (start) {
        sweep("sessionStorage", start);
      });
      tell();
    }
    function forget() {
      remove("localStorage", key);
      remove("localStorage", wordsKey);
      remove("sessionStorage", key);
    }
    /* What readers wrote themselves: on their own computer only. */
    function ownWords(name, value) {
      var all = words;
      if (mode() === "mine" && !unsaved[wordsKey]) {
        try {
          all = pick(JSON.parse(get("localStorage", wordsKey) || "{}"), function (own) {
            return typeof own === "string" ? own : undefined;
          });
        } catch (_) {
          all = {};
        }
      }
      if (value === undefined) return all[name] || "";
      if (value) all[name] = value.slice(0, MOST_WORDS);
      else delete all[name];
      words = all;
      if (mode() === "mine") keep("localStorage", wordsKey, JSON.stringify(all));
      return all[name] || "";
    }

    mode();
    memory = load();
    return {
      key: key,
      mode: mode,
      isMine: function () {
        return mode() === "mine";
      },
      choose: choose,
      hold: hold,
      data: load,
      change: change,
      clear: clear,
      touch: touch,
      ownWords: ownWords,
      listen: function (listener) {
        listeners.push(listener);
      },
      tell: tell,
      /* Whether shortcuts of one letter are wanted (WCAG 2.1.4). */
      shortcuts: function () {
        return load().shortcuts;
      },
    };
  }

  var store = null;
  if (root.document) {
    store = open(root, root.document.body.getAttribute("data-site") || "", Date.now);
    root.addEventListener("storage", function (event) {
      if (event.key === store.key || event.key === null) store.tell();
    });
    root.addEventListener("pagehide", store.touch);
  }

  root.GuidepostProgress = Object.assign(
    { MOST_WORDS: MOST_WORDS, empty: empty, read: read, merge: merge, open: open },
    store || {}
  );
})(typeof window === "undefined" ? globalThis : window);

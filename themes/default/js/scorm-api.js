/* What a course says to a training system by SCORM 1.2, and when. It knows no
   page: who uses it tells it what became of the learner.

   Systems differ in what they forgive, so this keeps to the strictest that we
   know: one start and one end, known words only, times with four digits of
   hours, answers of one letter, true as text or as a boolean, and few commits,
   because one of them waits for the network each time. */
(function (root) {
  "use strict";

  var MOST_PARENTS = 10;
  var MOST_LOCATION = 255;
  var MOST_TRIES = 5;
  var PAUSE = 2000;
  var EVERY = 10 * 60 * 1000;
  var RANK = { "": 0, "not attempted": 0, failed: 0, browsed: 0, incomplete: 0, completed: 1, passed: 2 };
  var LETTERS = "abcdefghijklmnopqrstuvwxyz";

  function inParents(window) {
    for (var step = 0; step <= MOST_PARENTS; step += 1) {
      try {
        if (window.API) return window.API;
      } catch (_) {
        // A window of another address: one above it may still be ours.
      }
      if (!window.parent || window.parent === window) return null;
      window = window.parent;
    }
    return null;
  }

  /* The API of the training system: in a window around this one, or in the
     window that opened it. Nothing where there is none. */
  function find(window) {
    var found = inParents(window);
    try {
      if (!found && window.opener && !window.opener.closed) found = inParents(window.opener);
    } catch (_) {
      found = null;
    }
    return found;
  }

  function isTrue(answer) {
    return String(answer) === "true";
  }

  function digits(number, least) {
    return String(number).padStart(least, "0");
  }

  /* So many milliseconds as `HHHH:MM:SS`. */
  function timeOf(span) {
    var seconds = Math.min(Math.max(Math.floor(span / 1000), 0), 9999 * 3600 + 3599);
    return [digits(Math.floor(seconds / 3600), 4), digits(Math.floor(seconds / 60) % 60, 2), digits(seconds % 60, 2)].join(":");
  }

  /* The time of a day as `HH:MM:SS`. */
  function clockOf(date) {
    return [date.getHours(), date.getMinutes(), date.getSeconds()]
      .map(function (number) {
        return digits(number, 2);
      })
      .join(":");
  }

  /* A name of letters, digits and `_` alone. */
  function nameOf(key) {
    return ("q_" + key).replace(/[^A-Za-z0-9_]/g, "_").slice(0, MOST_LOCATION);
  }

  /* Places of answers, from 0, as letters: `a,c`. Nothing where one has none. */
  function lettersOf(places) {
    var known = places.every(function (place) {
      return place >= 0 && place < LETTERS.length;
    });
    return known && places.length
      ? places
          .map(function (place) {
            return LETTERS[place];
          })
          .join(",")
      : "";
  }

  /* A conversation with a training system. `clock` has `now`, a function that
     gives milliseconds, and `later` and `every`, the timers of the window.
     `trouble` is called with whether something could not be kept. Nothing
     where the system does not start. */
  function open(api, clock, trouble) {
    var sent = {};
    var finished = false;
    var unsaved = false;
    var answers = { next: 0, taken: true };
    var started = clock.now();

    function call(name) {
      try {
        return api[name].apply(api, Array.prototype.slice.call(arguments, 1));
      } catch (_) {
        return "false";
      }
    }
    function get(name) {
      var value = call("LMSGetValue", name);
      return value === undefined || value === null || isTrue(value) || String(value) === "false" ? "" : String(value);
    }
    function set(name, value) {
      if (finished || sent[name] === value) return true;
      var taken = isTrue(call("LMSSetValue", name, value));
      if (taken) {
        sent[name] = value;
        unsaved = true;
      }
      return taken;
    }

    if (!isTrue(call("LMSInitialize", ""))) return null;
    var launch = {
      status: get("cmi.core.lesson_status").toLowerCase(),
      entry: get("cmi.core.entry"),
      mode: get("cmi.core.lesson_mode").toLowerCase() || "normal",
      suspend: get("cmi.suspend_data"),
      location: get("cmi.core.lesson_location"),
      score: parseInt(get("cmi.core.score.raw"), 10) || 0,
    };
    var records = launch.mode === "normal";
    var rank = RANK[launch.status] || 0;
    var score = launch.score;
    if (records && (launch.status === "" || launch.status === "not attempted")) {
      tellTrouble(set("cmi.core.lesson_status", "incomplete"));
    }

    function tellTrouble(fine) {
      trouble(!fine);
      return fine;
    }

    /* Keeps what was set; tries again for a while where that fails. */
    function commit(tries) {
      if (finished || !records) return;
      if (isTrue(call("LMSCommit", ""))) {
        unsaved = false;
        tellTrouble(true);
      } else if (tries < MOST_TRIES) {
        clock.later(function () {
          commit(tries + 1);
        }, PAUSE);
      } else {
        tellTrouble(false);
      }
    }
    function commitNow() {
      if (unsaved) commit(MOST_TRIES);
    }
    clock.every(function () {
      if (unsaved) commit(1);
    }, EVERY);

    /* Tells what became of the learner: `{status, score, suspend, location}`.
       A status and a score never get worse than they were. */
    function report(now) {
      if (finished || !records) return;
      if (now.location !== null && now.location.length <= MOST_LOCATION) set("cmi.core.lesson_location", now.location);
      var fine = set("cmi.suspend_data", now.suspend);
      if (now.score !== null && (now.score > score || sent["cmi.core.score.raw"] === undefined)) {
        score = Math.max(score, now.score);
        fine = set("cmi.core.score.min", "0") && set("cmi.core.score.max", "100") && set("cmi.core.score.raw", String(score)) && fine;
      }
      if ((RANK[now.status] || 0) > rank) {
        fine = set("cmi.core.lesson_status", now.status) && fine;
        if (fine) {
          rank = RANK[now.status];
          commit(1);
        }
      }
      if (!fine) tellTrouble(false);
    }

    /* Tells one answer: `{key, kind, response, pattern, right, date}`. A
       system without room for answers says so by error 401 and is not asked
       again. */
    function answer(one) {
      if (finished || !records || !answers.taken) return;
      if (answers.next === 0) answers.next = parseInt(get("cmi.interactions._count"), 10) || 0;
      var name = "cmi.interactions." + answers.next + ".";
      if (!set(name + "id", nameOf(one.key))) {
        answers.taken = String(call("LMSGetLastError")) !== "401";
        return;
      }
      set(name + "type", one.kind);
      set(name + "time", clockOf(one.date));
      if (one.pattern) set(name + "correct_responses.0.pattern", one.pattern);
      if (one.response) set(name + "student_response", one.response);
      set(name + "result", one.right ? "correct" : "wrong");
      answers.next += 1;
    }

    /* The end: once, whatever happens. */
    function finish() {
      if (finished) return;
      if (records) {
        set("cmi.core.session_time", timeOf(clock.now() - started));
        set("cmi.core.exit", rank > 0 ? "" : "suspend");
        call("LMSCommit", "");
      }
      finished = true;
      call("LMSFinish", "");
    }

    return { launch: launch, records: records, report: report, answer: answer, commitNow: commitNow, finish: finish };
  }

  root.GuidepostScormApi = { find: find, timeOf: timeOf, clockOf: clockOf, nameOf: nameOf, lettersOf: lettersOf, open: open };
})(typeof window === "undefined" ? globalThis : window);

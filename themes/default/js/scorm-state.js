/* Where a learner stands in a course, and what that means: pure functions.
   They pack it into the 4,096 signs that a training system keeps for a course,
   and they hold the rule for what completes it. */
(function (root) {
  "use strict";

  var MOST = 4096;
  var SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  var DAY = 24 * 60 * 60 * 1000;
  // Days count from here; 15 bits of them last for 89 years.
  var FIRST = Date.UTC(2020, 0, 1);
  // Days after the earliest one in a state, for 11 years.
  var LATER = 4095;
  var MOST_TICKS = 255;
  var MOST_PAGES = 1024;

  /* An empty state: which pages were opened, the best number of right answers
     in a finished check, and progress as the pages keep it. */
  function empty() {
    return { opened: {}, best: null, data: { v: 1, lessons: {}, items: {}, ticks: {}, last: null, shortcuts: true } };
  }

  /* All results that a course keeps, in one order: `{name, page}`. */
  function itemsOf(course) {
    var items = [];
    course.pages.forEach(function (page) {
      page.items.forEach(function (key) {
        items.push({ name: key, page: page.path });
      });
    });
    if (course.check) {
      [["before", course.check.before], [course.check.when, course.check.asks]].forEach(function (part) {
        part[1].forEach(function (asked) {
          items.push({ name: part[0] + ":" + course.check.id + ":" + asked.key, page: asked.page });
        });
      });
    }
    return items;
  }

  function dayNumber(day) {
    var time = Date.parse(day + "T00:00:00Z");
    return isNaN(time) ? 0 : Math.max(Math.round((time - FIRST) / DAY), 0);
  }
  function dayOf(number) {
    return new Date(FIRST + number * DAY).toISOString().slice(0, 10);
  }

  function writer() {
    var bits = [];
    return {
      put: function (value, count) {
        for (var at = count - 1; at >= 0; at -= 1) bits.push(Math.floor(value / Math.pow(2, at)) % 2);
      },
      text: function () {
        var text = "";
        for (var at = 0; at < bits.length; at += 6) {
          var sign = 0;
          for (var bit = 0; bit < 6; bit += 1) sign = sign * 2 + (bits[at + bit] || 0);
          text += SIGNS[sign];
        }
        return text;
      },
    };
  }

  function reader(text) {
    var at = 0;
    return {
      take: function (count) {
        var value = 0;
        for (var end = at + count; at < end; at += 1) {
          var sign = SIGNS.indexOf(text[Math.floor(at / 6)] || "?");
          if (sign < 0) throw new RangeError("no state");
          value = value * 2 + (Math.floor(sign / Math.pow(2, 5 - (at % 6))) % 2);
        }
        return value;
      },
      isRead: function () {
        return Math.ceil(at / 6) === text.length;
      },
    };
  }

  /* Ticks of checklists as `[page, hash, on]`; names that are no hash are
     left out. */
  function ticksOf(course, data) {
    var ticks = [];
    course.pages.forEach(function (page, number) {
      var own = data.ticks[page.path] || {};
      Object.keys(own)
        .sort()
        .forEach(function (name) {
          if (number < MOST_PAGES && /^[0-9a-z]{1,7}$/.test(name)) ticks.push([number, parseInt(name, 36), own[name]]);
        });
    });
    return ticks.slice(0, MOST_TICKS);
  }

  function write(course, state, keeps) {
    var data = state.data;
    var items = itemsOf(course).map(function (item) {
      return data.items[item.name];
    });
    var days = items
      .map(function (item) {
        return item && item.on;
      })
      .concat(Object.keys(data.lessons).map(function (page) {
        return data.lessons[page];
      }))
      .filter(Boolean)
      .map(dayNumber);
    var first = days.length ? Math.min.apply(null, days) : 0;
    var out = writer();
    function putDay(day) {
      if (keeps.days) out.put(Math.min(dayNumber(day) - first, LATER), 12);
    }
    out.put(keeps.days ? 1 : 0, 1);
    out.put(first, 15);
    out.put(state.best === null ? 0 : state.best + 1, 10);
    course.pages.forEach(function (page) {
      var done = data.lessons[page.path];
      out.put(state.opened[page.path] ? 1 : 0, 1);
      out.put(done ? 1 : 0, 1);
      if (done) putDay(done);
    });
    items.forEach(function (item) {
      out.put(item ? 1 : 0, 1);
      if (!item) return;
      out.put(item.right ? 1 : 0, 1);
      out.put(item.tries > 1 ? 1 : 0, 1);
      putDay(item.on || dayOf(first));
    });
    var ticks = keeps.ticks ? ticksOf(course, data) : [];
    out.put(ticks.length, 8);
    ticks.forEach(function (tick) {
      out.put(tick[0], 10);
      out.put(tick[1], 32);
      out.put(tick[2] ? 1 : 0, 1);
    });
    return "v1:" + course.rev + ":" + out.text();
  }

  /* A state as text of at most 4,096 signs. Where it is longer, ticks are left
     out, then the days; answers stay. */
  function pack(course, state) {
    var ways = [{ days: true, ticks: true }, { days: true }, {}];
    var texts = ways.map(function (keeps) {
      return write(course, state, keeps);
    });
    return (
      texts.find(function (text) {
        return text.length <= MOST;
      }) || "v1:" + course.rev + ":"
    );
  }

  /* The state that a text of ours holds; nothing for any other text, and for
     one of a course that has changed. */
  function unpack(course, text) {
    var start = "v1:" + course.rev + ":";
    if (String(text).indexOf(start) !== 0) return null;
    try {
      return read(course, reader(text.slice(start.length)));
    } catch (_) {
      return null;
    }
  }

  function read(course, input) {
    var state = empty();
    var data = state.data;
    var hasDays = input.take(1) === 1;
    var first = input.take(15);
    var best = input.take(10);
    state.best = best ? best - 1 : null;
    function takeDay() {
      return dayOf(first + (hasDays ? input.take(12) : 0));
    }
    course.pages.forEach(function (page) {
      if (input.take(1)) state.opened[page.path] = true;
      if (input.take(1)) data.lessons[page.path] = takeDay();
    });
    itemsOf(course).forEach(function (item) {
      if (!input.take(1)) return;
      var right = input.take(1) === 1;
      var tries = input.take(1) + 1;
      data.items[item.name] = { page: item.page, right: right, tries: tries, on: takeDay(), step: 0, due: null };
    });
    for (var left = input.take(8); left > 0; left -= 1) {
      var page = course.pages[input.take(10)];
      var name = input.take(32).toString(36);
      var on = input.take(1);
      if (!page) return null;
      (data.ticks[page.path] = data.ticks[page.path] || {})[name] = on;
    }
    return input.isRead() ? state : null;
  }

  /* How far one is: pages opened, and questions right out of all. The
     questions are those of the check at the end, by its best finished run, or
     else those of the pages, by the last answer to each. */
  function progress(course, state) {
    var opened = course.pages.filter(function (page) {
      return state.opened[page.path];
    }).length;
    var all = { opened: opened, pages: course.pages.length, answered: 0, right: 0, of: 0 };
    if (course.check) {
      all.of = course.check.asks.length;
      all.answered = state.best === null ? 0 : all.of;
      all.right = state.best || 0;
      return all;
    }
    course.pages.forEach(function (page) {
      page.items.forEach(function (key) {
        var item = state.data.items[key];
        all.of += 1;
        if (item) all.answered += 1;
        if (item && item.right) all.right += 1;
      });
    });
    return all;
  }

  /* The rule: every page opened, and enough of the questions right. */
  function statusOf(course, state) {
    var now = progress(course, state);
    if (now.opened < now.pages || now.right < course.needed) return "incomplete";
    return now.of ? "passed" : "completed";
  }

  /* The score from 0 to 100; nothing before anything was answered. Rounded
     down, so that it is never above what was reached. */
  function scoreOf(course, state) {
    var now = progress(course, state);
    return now.answered ? Math.floor((100 * now.right) / now.of) : null;
  }

  /* Where to go on, from what a system kept: an address of the course. */
  function placeOf(course, location) {
    var parts = String(location).split("#");
    var page = course.pages.find(function (page) {
      return page.path === parts[0];
    });
    return page ? page.path + (/^[^\s?&=]{1,120}$/.test(parts[1] || "") ? "#" + parts[1] : "") : null;
  }

  root.GuidepostScormState = {
    empty: empty,
    itemsOf: itemsOf,
    pack: pack,
    unpack: unpack,
    progress: progress,
    statusOf: statusOf,
    scoreOf: scoreOf,
    placeOf: placeOf,
  };
})(typeof window === "undefined" ? globalThis : window);

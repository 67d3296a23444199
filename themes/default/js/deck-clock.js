/* The clock of a session: how far behind or ahead, what can be left out to end
   on time, and what each part really took. Pure functions: they are told the
   time and know no page.

   A plan is a list of rows { title, minutes, canSkip, cells }. A clock is
   { status: "ready" | "running" | "paused", startedAt, row, since, spent,
   skipped }; times are milliseconds, `spent` has those of each row. */
(function (root) {
  "use strict";

  var MINUTE = 60 * 1000;

  function fresh(plan) {
    return {
      status: "ready",
      startedAt: 0,
      row: 0,
      since: 0,
      spent: plan.map(function () {
        return 0;
      }),
      skipped: plan.map(function () {
        return false;
      }),
    };
  }

  function change(clock, values) {
    return Object.assign({}, clock, values);
  }

  /* The clock with the time up to now written down. */
  function settle(clock, now) {
    if (clock.status !== "running") return clock;
    var spent = clock.spent.slice();
    spent[clock.row] += Math.max(0, now - clock.since);
    return change(clock, { spent: spent, since: now });
  }

  function start(clock, now) {
    if (clock.status !== "ready") return resume(clock, now);
    return change(clock, { status: "running", startedAt: now, since: now });
  }

  /* A pause is for questions and fire alarms: what it takes counts for no
     row, but the end of the session moves. */
  function pause(clock, now) {
    return clock.status === "running" ? change(settle(clock, now), { status: "paused" }) : clock;
  }

  function resume(clock, now) {
    return clock.status === "paused" ? change(clock, { status: "running", since: now }) : clock;
  }

  /* Goes on with another row, from 0. A row that one goes to is not left out. */
  function enter(clock, row, now) {
    if (row < 0 || row >= clock.spent.length || row === clock.row) return clock;
    var skipped = clock.skipped.slice();
    skipped[row] = false;
    return change(settle(clock, now), { row: row, skipped: skipped });
  }

  function skip(clock, rows) {
    var skipped = clock.skipped.slice();
    rows.forEach(function (row) {
      skipped[row] = true;
    });
    return change(clock, { skipped: skipped });
  }

  /* What is planned for a row and not used yet. */
  function left(plan, clock, row) {
    return Math.max(0, plan[row].minutes * MINUTE - clock.spent[row]);
  }

  /* When the session ends if each row still takes what is left of it. */
  function projectedEnd(plan, clock, now) {
    var then = settle(clock, now);
    return plan.reduce(function (end, _, row) {
      return row < then.row || then.skipped[row] ? end : end + left(plan, then, row);
    }, now);
  }

  function total(plan) {
    return plan.reduce(function (sum, row) {
      return sum + row.minutes * MINUTE;
    }, 0);
  }

  /* The clock time at which each row is planned to start, and the end. */
  function times(plan, from) {
    var at = from;
    var starts = plan.map(function (row) {
      var start = at;
      at += row.minutes * MINUTE;
      return start;
    });
    return { starts: starts, end: at };
  }

  /* Where the session stands: `late` is in whole minutes, less than 0 where
     it is ahead. */
  function standing(plan, clock, now) {
    if (clock.status === "ready") {
      return { started: false, late: 0, plannedEnd: now + total(plan), projectedEnd: now + total(plan) };
    }
    var planned = times(plan, clock.startedAt);
    var projected = projectedEnd(plan, clock, now);
    var rowEnd = planned.starts[clock.row] + plan[clock.row].minutes * MINUTE;
    return {
      started: true,
      late: Math.round((projected - planned.end) / MINUTE),
      plannedEnd: planned.end,
      projectedEnd: projected,
      rowEnd: rowEnd,
      rowIsOver: now > rowEnd,
    };
  }

  /* The rows to leave out so that the session ends on time: one that is long
     enough and no longer than it must be, else the longest ones. Nothing
     where it is on time or nothing can be left out. */
  function proposal(plan, clock, now) {
    var then = settle(clock, now);
    var late = standing(plan, clock, now).late * MINUTE;
    if (late < MINUTE) return { rows: [], late: 0 };
    var rows = plan
      .map(function (row, at) {
        return { row: at, left: left(plan, then, at) };
      })
      .filter(function (one) {
        return one.row > then.row && plan[one.row].canSkip && !then.skipped[one.row] && one.left > 0;
      })
      .sort(function (a, b) {
        return a.left - b.left;
      });
    var enough = rows.filter(function (one) {
      return one.left >= late;
    })[0];
    var chosen = enough ? [enough] : [];
    while (!enough && rows.length && late > 0) {
      var longest = rows.pop();
      chosen.push(longest);
      late -= longest.left;
    }
    var saved = enough ? 0 : Math.max(0, late);
    return {
      rows: chosen
        .map(function (one) {
          return one.row;
        })
        .sort(function (a, b) {
          return a - b;
        }),
      late: Math.round(saved / MINUTE),
    };
  }

  /* The plan as a table in Markdown, with the minutes that were really used.
     A row that nobody came to keeps its planned minutes. */
  function corrected(plan, clock, now, head) {
    var then = settle(clock, now);
    var lines = plan.map(function (row, at) {
      var used = Math.max(1, Math.round(then.spent[at] / MINUTE));
      var minutes = then.spent[at] > 0 ? used : row.minutes;
      return "| " + minutes + " | " + row.cells + " |";
    });
    return [head, "|---|---|---|---|"].concat(lines).join("\n") + "\n";
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  /* 09:05, as clocks in this country say it. */
  function ofDay(time) {
    var date = new Date(time);
    return two(date.getHours()) + ":" + two(date.getMinutes());
  }

  /* 4:05 for what is left of a countdown; never less than nothing. */
  function minutesAndSeconds(time) {
    var seconds = Math.max(0, Math.ceil(time / 1000));
    return Math.floor(seconds / 60) + ":" + two(seconds % 60);
  }

  /* What was kept of a clock, made whole; a new one where it does not fit. */
  function read(plan, kept) {
    var clock = fresh(plan);
    if (!kept || typeof kept !== "object" || !Array.isArray(kept.spent) || kept.spent.length !== plan.length) return clock;
    if (["ready", "running", "paused"].indexOf(kept.status) < 0) return clock;
    return change(clock, {
      status: kept.status,
      startedAt: Number(kept.startedAt) || 0,
      row: Math.min(Math.max(Number(kept.row) || 0, 0), Math.max(plan.length - 1, 0)),
      since: Number(kept.since) || 0,
      spent: kept.spent.map(function (time) {
        return Math.max(0, Number(time) || 0);
      }),
      skipped: plan.map(function (_, at) {
        return Boolean(kept.skipped && kept.skipped[at]);
      }),
    });
  }

  root.GuidepostDeckClock = {
    MINUTE: MINUTE,
    fresh: fresh,
    start: start,
    pause: pause,
    resume: resume,
    enter: enter,
    skip: skip,
    settle: settle,
    times: times,
    standing: standing,
    proposal: proposal,
    corrected: corrected,
    ofDay: ofDay,
    minutesAndSeconds: minutesAndSeconds,
    read: read,
  };
})(typeof window === "undefined" ? globalThis : window);

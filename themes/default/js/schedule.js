/* When answered questions and cards come back: after 2, 7 and 21 days, and
   after 2 again where the answer was not right. Pure functions on days. */
(function (root) {
  "use strict";

  /* Days between one time and the next. Spacing matters; whether the spaces
     grow evenly or fast makes no difference that anyone could measure, so a
     fixed table is enough. */
  var STEPS = [2, 7, 21];
  var AT_ONCE = 5;

  /* The day a number of days after another, both as "2026-11-22". */
  function addDays(day, count) {
    var parts = day.split("-").map(Number);
    return new Date(Date.UTC(parts[0], parts[1] - 1, parts[2] + count)).toISOString().slice(0, 10);
  }

  /* An item when it joins the pile. */
  function join(item, today) {
    item.step = 0;
    item.due = addDays(today, STEPS[0]);
    return item;
  }

  /* An item after a review. After the last step it is known and stays away. */
  function review(item, right, today) {
    if (!right) return join(item, today);
    item.step = (item.step || 0) + 1;
    item.due = item.step < STEPS.length ? addDays(today, STEPS[item.step]) : null;
    return item;
  }

  /* The keys that are due on a day, those that wait longest first. */
  function due(items, today) {
    return waiting(items).filter(function (key) {
      return items[key].due <= today;
    });
  }

  /* All keys that will come back, the next ones first. */
  function waiting(items) {
    return Object.keys(items)
      .filter(function (key) {
        return Boolean(items[key].due);
      })
      .sort(function (a, b) {
        var first = items[a].due + a;
        var second = items[b].due + b;
        return first < second ? -1 : first > second ? 1 : 0;
      });
  }

  /* How many come back on each day from today on, as [day, count]; what is
     overdue counts for today. */
  function days(items, today) {
    var counts = {};
    waiting(items).forEach(function (key) {
      var day = items[key].due < today ? today : items[key].due;
      counts[day] = (counts[day] || 0) + 1;
    });
    return Object.keys(counts)
      .sort()
      .map(function (day) {
        return [day, counts[day]];
      });
  }

  root.GuidepostSchedule = {
    STEPS: STEPS,
    AT_ONCE: AT_ONCE,
    addDays: addDays,
    join: join,
    review: review,
    due: due,
    waiting: waiting,
    days: days,
  };
})(typeof window === "undefined" ? globalThis : window);

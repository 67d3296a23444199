/* The record of learning: what this browser remembers, as a page to print.
   Names are typed into plain boxes that nothing reads. */
(function (root) {
  "use strict";

  /* Finished lessons that the site still has, by day: `[{day, page, lesson}]`. */
  function finished(lessons, done) {
    return Object.keys(done)
      .filter(function (page) {
        return lessons[page];
      })
      .map(function (page) {
        return { day: done[page], page: page, lesson: lessons[page] };
      })
      .sort(function (a, b) {
        var first = a.day + a.page;
        var second = b.day + b.page;
        return first < second ? -1 : first > second ? 1 : 0;
      });
  }

  /* Results of a check by objective, before and after; nothing where neither
     was answered. */
  function gains(check, items) {
    var rows = [];
    ["before", "after"].forEach(function (when) {
      check[when].forEach(function (pair) {
        var row = rows.find(function (row) {
          return row.objective === pair[1];
        });
        if (!row) {
          row = { objective: pair[1], before: [0, 0, 0], after: [0, 0, 0] };
          rows.push(row);
        }
        var item = items[when + ":" + check.id + ":" + pair[0]];
        row[when][1] += 1;
        if (item) row[when][2] += 1;
        if (item && item.right) row[when][0] += 1;
      });
    });
    var answered = rows.some(function (row) {
      return row.before[2] || row.after[2];
    });
    return answered ? rows : [];
  }

  root.GuidepostRecord = { finished: finished, gains: gains };
  var table = root.document && root.document.getElementById("record");
  if (!table) return;

  var document = root.document;
  var page = root.GuidepostPage;
  var make = page.make;
  var store = root.GuidepostProgress;

  function say(name, values) {
    var found = document.querySelector("[data-word='record_" + name + "']");
    return (found ? found.textContent : name).replace(/\{(\w+)\}/g, function (_, key) {
      return values[key];
    });
  }
  function cells(tag, words) {
    var row = make("tr");
    words.forEach(function (word) {
      var cell = make(tag, "", word);
      if (tag === "th") cell.scope = "col";
      row.append(cell);
    });
    return row;
  }
  function score(result) {
    return result[2] ? say("of", { n: result[0], all: result[1] }) : say("not_asked");
  }

  function show() {
    var data = store.data();
    var known = root.GuidepostRecordData || { lessons: {}, checks: [] };
    var rows = finished(known.lessons, data.lessons);
    var total = document.getElementById("record-total");
    total.textContent = say("none");
    if (rows.length) {
      var minutes = rows.reduce(function (sum, row) {
        return sum + (row.lesson.minutes || 0);
      }, 0);
      total.textContent = say(rows.length === 1 ? "total_one" : "total", { n: rows.length, minutes: minutes });
      table.tBodies[0].replaceChildren.apply(
        table.tBodies[0],
        rows.map(function (row) {
          var learned = make("ul");
          row.lesson.objectives.forEach(function (objective) {
            learned.append(make("li", "", objective));
          });
          return cells("td", [root.GuidepostLearning.longDay(row.day), row.lesson.title, String(row.lesson.minutes || ""), learned]);
        })
      );
    }
    showChecks(known.checks, data.items);
  }

  function showChecks(checks, items) {
    var room = document.getElementById("record-checks");
    room.replaceChildren();
    checks.forEach(function (check, number) {
      var rows = gains(check, items);
      if (!rows.length) return;
      var title = make("h2", "", say("check", { title: check.title }));
      title.id = "record-check-" + (number + 1);
      var body = make("tbody");
      rows.forEach(function (row) {
        body.append(cells("td", [row.objective, score(row.before), score(row.after)]));
      });
      var head = make("thead", "", cells("th", [say("objective"), say("before"), say("after")]));
      var frame = make("div", "table", make("table", "record", head, body));
      frame.setAttribute("role", "group");
      frame.setAttribute("tabindex", "0");
      frame.setAttribute("aria-labelledby", title.id);
      room.append(make("section", "", title, frame));
    });
  }

  document.getElementById("record-print").append(
    page.button(say("print"), "", function () {
      root.print();
    })
  );
  root.GuidepostFiles.load("record.js").then(show, show);
  store.listen(show);
})(typeof window === "undefined" ? globalThis : window);

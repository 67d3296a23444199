/* The chart of a tally: two bars for each objective, as a tree of
   [tag, attributes, children...] that becomes SVG. The bar before is hollow,
   the bar after is full, and each says in words what it is. */
(function (root) {
  "use strict";

  var Tally = root.GuidepostTally;
  /* Pixels: the size of words, how wide one of their letters is at most, the
     height of a bar with its gap, and the room for words beside bars. */
  var LETTERS = 16;
  var LETTER = 9.6;
  var LINE = 22;
  var BAR = 20;
  var STEP = 28;
  var GAP = 18;

  /* Words in lines of at most so many letters. */
  function wrap(words, most) {
    var lines = [""];
    words.split(/\s+/).filter(Boolean).forEach(function (word) {
      var last = lines[lines.length - 1];
      if (last && last.length + 1 + word.length > most) lines.push(word);
      else lines[lines.length - 1] = last ? last + " " + word : word;
    });
    return lines;
  }

  function text(words, x, y, kind) {
    return ["text", { x: x, y: y, class: kind, "font-size": LETTERS }, words];
  }

  /* The bar of one side with its name before it and its share behind it. */
  function bar(row, side, y, plan, words) {
    var cell = row[side];
    var base = y + BAR - 5;
    var name = text(words[side], 0, base, "tally-name");
    if (cell.state !== "shown") return [name, text(words[cell.state], plan.start, base, "tally-hidden")];
    var length = Math.round((plan.room * cell.percent) / 100);
    return [
      name,
      ["rect", { x: plan.start + 1, y: y + 1, width: Math.max(length, 2), height: BAR - 2, class: "tally-bar tally-" + side }],
      text(cell.percent + " %", plan.start + Math.max(length, 2) + 10, base, "tally-share"),
    ];
  }

  /* The same as words, for those who do not see it. */
  function alternative(rows, words) {
    return rows.map(function (row) {
      return row.objective + ": " + Tally.SIDES.map(function (side) {
        return words[side] + " " + Tally.spoken(row[side], words);
      }).join("; ") + ".";
    }).join(" ");
  }

  /* The chart of some rows, so many pixels wide. `id` begins its ids. */
  function chart(id, title, rows, width, words) {
    var names = Math.max(words.before.length, words.after.length) * LETTER;
    var plan = { start: Math.ceil(names) + 8 };
    plan.room = Math.max(width - plan.start - 64, 20);
    var parts = [];
    var y = 0;
    rows.forEach(function (row) {
      wrap(row.objective, Math.floor(width / LETTER)).forEach(function (line) {
        y += LINE;
        parts.push(text(line, 0, y, "tally-objective"));
      });
      y += 8;
      Tally.SIDES.forEach(function (side) {
        parts = parts.concat(bar(row, side, y, plan, words));
        y += STEP;
      });
      y += GAP;
    });
    var attributes = { viewBox: "0 0 " + width + " " + y, width: width, height: y, role: "img", class: "tally-chart", "aria-labelledby": id + "-title " + id + "-words" };
    var told = [["title", { id: id + "-title" }, title], ["desc", { id: id + "-words" }, alternative(rows, words)]];
    return ["svg", attributes].concat(told, parts);
  }

  /* A tree as nodes of a document. */
  function render(document, tree) {
    if (typeof tree === "string") return document.createTextNode(tree);
    var node = document.createElementNS("http://www.w3.org/2000/svg", tree[0]);
    Object.keys(tree[1]).forEach(function (name) {
      node.setAttribute(name, tree[1][name]);
    });
    tree.slice(2).forEach(function (child) {
      node.appendChild(render(document, child));
    });
    return node;
  }

  root.GuidepostTallyChart = { wrap: wrap, alternative: alternative, chart: chart, render: render };
})(typeof window === "undefined" ? globalThis : window);

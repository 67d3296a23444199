/* Worksheets: empty cells take numbers, and the row Total adds up its
   columns. Pure functions first. */
(function (root) {
  "use strict";

  /* The number in some words, or null: "1,200", "£12.50", "15 minutes". */
  function numberIn(words) {
    var plain = String(words).replace(/(\d)[,\s](?=\d{3}(\D|$))/g, "$1").replace(/\u2212/g, "-");
    // Behind a letter, as in "COVID-19" and "No.5", a sign only joins.
    var found = plain.match(/(\p{L}[-.]?|-\p{Sc}?)?(\d*\.\d+|\d+)/u);
    if (!found) return null;
    return Number(found[2]) * (/^-/.test(found[1] || "") ? -1 : 1);
  }

  /* The sum of some words, or null where none holds a number. */
  function sum(words) {
    var numbers = words.map(numberIn).filter(function (number) {
      return number !== null;
    });
    if (!numbers.length) return null;
    // Pennies are added as whole numbers: 0.1 + 0.2 is 0.3 on paper.
    return (
      numbers.reduce(function (all, number) {
        return all + Math.round(number * 100);
      }, 0) / 100
    );
  }

  /* A sum as people write it. */
  function format(number, language) {
    if (number === null) return "";
    var places = Number.isInteger(number) ? 0 : 2;
    return number.toLocaleString(language, { minimumFractionDigits: places, maximumFractionDigits: places });
  }

  root.GuidepostWorksheet = { numberIn: numberIn, sum: sum, format: format };
  if (!root.document) return;

  var page = root.GuidepostPage;
  var store = root.GuidepostProgress;

  function textOf(cell) {
    return cell ? cell.textContent.trim() : "";
  }

  function wire(frame) {
    var table = frame.querySelector("table");
    var heads = Array.prototype.map.call(table.tHead.rows[0].cells, textOf);
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var isTotal = function (row) {
      return /^total\b/i.test(textOf(row.cells[0]));
    };
    var name = page.here() + "#" + page.hash(heads.join("|") + rows.map(function (row) {
      return textOf(row.cells[0]);
    }).join("|"));
    var saved = {};
    try {
      saved = JSON.parse(store.ownWords(name) || "{}");
    } catch (_) {
      saved = {};
    }
    var outputs = [];
    rows.forEach(function (row) {
      Array.prototype.forEach.call(row.cells, function (cell, at) {
        if (cell.textContent !== "" || at === 0) return;
        var label = textOf(row.cells[0]) + ", " + heads[at];
        if (isTotal(row)) {
          var output = page.make("output", "");
          output.setAttribute("aria-label", label);
          cell.append(output);
          outputs.push({ output: output, column: at });
          return;
        }
        var input = page.make("input", "cell");
        input.type = "text";
        input.maxLength = 200;
        input.autocomplete = "off";
        input.setAttribute("aria-label", label);
        input.value = saved[page.hash(label)] || "";
        input.addEventListener("input", function () {
          saved[page.hash(label)] = input.value;
          store.ownWords(name, JSON.stringify(saved));
          add();
        });
        cell.append(input);
      });
    });
    function add() {
      outputs.forEach(function (total) {
        var words = rows.filter(function (row) {
          return !isTotal(row);
        }).map(function (row) {
          var cell = row.cells[total.column];
          var input = cell && cell.querySelector("input");
          return input ? input.value : textOf(cell);
        });
        total.output.textContent = format(sum(words), root.document.documentElement.lang);
      });
    }
    add();
  }

  Array.prototype.forEach.call(root.document.querySelectorAll(".worksheet"), wire);
})(typeof window === "undefined" ? globalThis : window);

/* Tables as CSV, for spreadsheets. Pure functions. */
(function (root) {
  "use strict";

  /* A cell as a spreadsheet must read it: never as a formula (decision 4). */
  function cell(text) {
    var safe = /^[=+\-@\t\r\n'\uff1d\uff0b\uff0d\uff20]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  /* Rows of cells, with the mark that makes Excel read them as UTF-8. A cell
     that is a number stays one, below zero too. */
  function write(rows) {
    return "\ufeff" + rows.map(function (row) {
      return row.map(function (value) {
        return typeof value === "number" ? String(value) : cell(value);
      }).join(",");
    }).join("\r\n") + "\r\n";
  }

  root.GuidepostCsv = { cell: cell, write: write };
})(typeof window === "undefined" ? globalThis : window);

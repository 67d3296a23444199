/* Up to three standards side by side: the points of the table and whether they
   differ. Nothing here touches a page (compare-page.js does). */
(function (root) {
  "use strict";

  var Records = root.GuidepostRecords;
  var KEYS = ["a", "b", "c"];

  /* The ids of an address: "#a=x&b=y"; what belongs to others stays in `others`. */
  function parse(hash) {
    var state = { ids: [], others: [] };
    hash.replace(/^#/, "").split("&").forEach(function (part) {
      var at = part.indexOf("=");
      if (KEYS.indexOf(part.slice(0, at)) !== -1) {
        var id = part.slice(at + 1);
        if (id !== "" && state.ids.indexOf(id) === -1) {
          state.ids.push(id);
        }
      } else if (part !== "" && part !== "none") {
        state.others.push(part);
      }
    });
    return state;
  }

  function format(state) {
    var parts = state.ids.slice(0, KEYS.length).map(function (id, at) {
      return KEYS[at] + "=" + encodeURIComponent(id);
    });
    return "#" + (parts.concat(state.others).join("&") || "none");
  }

  function labels(options) {
    return options.map(function (option) {
      return option.label;
    });
  }

  /* What is compared: the name of the point, how a record answers it, as a list
     of texts, and whether there may be several. */
  function points(today, words) {
    function date(text) {
      return text ? [Records.longDate(text)] : [];
    }
    return [
      [words.compare_line, function (record) { return record.line ? [record.line] : []; }],
      [words.filter_statuses, function (record) { return [record.status.label + ": " + record.status.means]; }],
      [words.filter_must, function (record) { return [words["must_" + Records.group(record, today)]]; }],
      [words.compare_why, function (record) { return [record.duty.label]; }],
      [words.filter_who, function (record) { return labels(record.who); }, true],
      [words.compare_from, function (record) { return date(record.from); }],
      [words.compare_by, function (record) { return date(record.by); }],
      [words.compare_settings, function (record) { return labels(record.settings); }, true],
      [words.filter_topics, function (record) { return labels(record.topics); }, true],
      [words.filter_types, function (record) { return labels(record.types); }, true],
      [words.compare_jobs, function (record) { return labels(record.jobs); }, true],
      [words.filter_owners, function (record) { return record.owner ? [record.owner.label] : []; }],
      [words.compare_code, function (record) { return record.codes; }],
      [words.compare_version, function (record) { return record.version ? [record.version] : []; }]
    ];
  }

  /* The rows of the table. A value that only one standard has is marked. */
  function rows(records, today, words) {
    return points(today, words).map(function (point) {
      var cells = records.map(point[1]);
      var keys = cells.map(function (cell) {
        return cell.slice().sort().join("\n");
      });
      var same = keys.every(function (key) {
        return key === keys[0];
      });
      return {
        label: point[0],
        same: same,
        cells: cells.map(function (cell, at) {
          return cell.map(function (text) {
            var elsewhere = cells.some(function (other, place) {
              return place !== at && other.indexOf(text) !== -1;
            });
            return { text: text, only: point[2] === true && !same && !elsewhere };
          });
        })
      };
    });
  }

  root.GuidepostCompare = { MOST: KEYS.length, parse: parse, format: format, rows: rows };
})(typeof window === "undefined" ? globalThis : window);

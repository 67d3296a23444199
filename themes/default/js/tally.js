/* The tally of a group: what codes and paper answers say together, objective
   by objective, before and after. A group of fewer than five people is hidden
   everywhere, so that nobody's answers can be told. Nothing here knows of a
   page. */
(function (root) {
  "use strict";

  /* Smaller groups are hidden. */
  var FEW = 5;
  /* As many codes and people as a tally can hold. */
  var MOST = 1000;
  /* The sides of a comparison. */
  var SIDES = ["before", "after"];
  /* What a trainer's own questions are kept under: no check has that id. */
  var OWN = "own questions";

  /* The runs that a code can be of. */
  function runs(checks) {
    var all = [];
    checks.forEach(function (check) {
      SIDES.forEach(function (side) {
        var keys = check[side].map(function (pair) {
          return pair[0];
        });
        if (keys.length) all.push({ id: check.id, when: side === "before" ? side : check.end, keys: keys, side: side, check: check });
      });
    });
    return all;
  }

  /* Codes in what somebody typed or pasted: one on a line, or several apart by
     spaces, commas or semicolons. `read` says what a code says. */
  function split(typed, read) {
    var found = { good: [], bad: [] };
    String(typed).split(/[\n\r,;]+/).map(function (line) {
      return line.trim();
    }).filter(Boolean).forEach(function (line) {
      var parts = read(line).problem ? line.split(/\s+/) : [line];
      // Spaces may stand inside a code, so only whole codes break a line up.
      if (parts.every(isBad)) parts = [line];
      parts.forEach(function (part) {
        var problem = read(part).problem;
        if (problem) found.bad.push({ typed: part, problem: problem });
        else found.good.push(part);
      });
    });
    return found;

    function isBad(part) {
      return Boolean(read(part).problem);
    }
  }

  /* Puts codes into a tally as far as it has room; gives those left over. */
  function fill(state, good) {
    var room = Math.max(MOST - state.codes.length, 0);
    state.codes = state.codes.concat(good.slice(0, room));
    return good.slice(room);
  }

  /* What is asked on a side, as objectives. A check with one side asks the same
     on paper. */
  function asked(check, side) {
    var pairs = check[side].length ? check[side] : check.after;
    return pairs.map(function (pair) {
      return pair[1];
    });
  }

  function zeros(count) {
    return Array.from({ length: count }, function () {
      return 0;
    });
  }

  /* People, and right answers by question, on one side: codes and paper. */
  function sum(check, side, found, paper) {
    var count = asked(check, side).length;
    var all = { people: 0, right: zeros(count) };
    found.forEach(function (one) {
      if (one.run.check !== check || one.run.side !== side) return;
      all.people += 1;
      one.right.forEach(function (right, at) {
        all.right[at] += right ? 1 : 0;
      });
    });
    var own = paper && paper[side];
    if (own && !isWrong(own)) {
      all.people += own.people;
      zeros(count).forEach(function (_, at) {
        all.right[at] += own.right[at] || 0;
      });
    }
    return all;
  }

  /* More right answers than people cannot be. */
  function isWrong(counted) {
    return counted.right.some(function (right) {
      return right > counted.people;
    });
  }

  /* What may be shown of a group: its share in percent, or that it is small. */
  function cell(people, right, of) {
    if (!people || !of) return { state: "none" };
    if (people < FEW) return { state: "few" };
    return { state: "shown", people: people, percent: Math.round((100 * right) / (people * of)) };
  }

  function row(check, words, sums, fits) {
    var found = { objective: words };
    SIDES.forEach(function (side) {
      var right = 0;
      var of = 0;
      asked(check, side).forEach(function (objective, at) {
        if (!fits(objective)) return;
        right += sums[side].right[at];
        of += 1;
      });
      found[side] = cell(sums[side].people, right, of);
    });
    var both = found.before.state === "shown" && found.after.state === "shown";
    found.gain = both ? found.after.percent - found.before.percent : null;
    return found;
  }

  /* The rows of a check, one for each objective and one for all; nothing where
     nobody answered. `found` are codes as they were read, `all` is a word. */
  function table(check, found, paper, all) {
    var sums = {};
    SIDES.forEach(function (side) {
      sums[side] = sum(check, side, found, paper);
    });
    if (!sums.before.people && !sums.after.people) return [];
    var names = SIDES.reduce(function (names, side) {
      return names.concat(asked(check, side));
    }, []);
    names = names.filter(function (name, at) {
      return name && names.indexOf(name) === at;
    });
    var rows = names.map(function (name) {
      return row(check, name, sums, function (objective) {
        return objective === name;
      });
    });
    if (rows.length < 2) return rows;
    return rows.concat(row(check, all, sums, Boolean));
  }

  /* A trainer's own questions as a check. */
  function ownCheck(names, title) {
    var pairs = names.map(function (name, at) {
      return [String(at), name];
    });
    return { id: OWN, title: title, end: "after", before: pairs, after: pairs };
  }

  /* The words of a cell. `words`: none, few, share with {percent} and {people}. */
  function spoken(cell, words) {
    if (cell.state !== "shown") return words[cell.state];
    return words.share.replace("{percent}", cell.percent).replace("{people}", cell.people);
  }

  function spokenGain(row, words) {
    if (row.gain === null) return words.no_gain;
    return row.gain > 0 ? "+" + row.gain : row.gain < 0 ? "\u2212" + -row.gain : "0";
  }

  /* The tables as rows for CSV: `[{title, rows}]`. */
  function csv(tables, words) {
    var lines = [[words.check, words.objective, words.people_before, words.percent_before, words.people_after, words.percent_after, words.gain]];
    tables.forEach(function (table) {
      table.rows.forEach(function (row) {
        var line = [table.title, row.objective];
        SIDES.forEach(function (side) {
          var cell = row[side];
          if (cell.state === "shown") line.push(cell.people, cell.percent);
          else line.push(words[cell.state], words[cell.state]);
        });
        lines.push(line.concat(row.gain === null ? words.no_gain : row.gain));
      });
    });
    return lines;
  }

  function whole(value) {
    var number = Number(value);
    return Number.isInteger(number) && number >= 0 && number <= MOST ? number : 0;
  }

  function counted(value) {
    value = value && typeof value === "object" ? value : {};
    var right = Array.isArray(value.right) ? value.right : [];
    return { people: whole(value.people), right: right.slice(0, 50).map(whole) };
  }

  function empty() {
    return { v: 1, codes: [], paper: {}, names: [] };
  }

  /* What was kept, made whole: what is not understood is dropped. */
  function read(stored) {
    var data;
    try {
      data = JSON.parse(stored);
    } catch (_) {
      data = null;
    }
    var found = empty();
    if (!data || data.v !== 1) return found;
    var texts = function (list, most) {
      return (Array.isArray(list) ? list : []).slice(0, most).map(function (text) {
        return String(text).slice(0, 200);
      });
    };
    found.codes = texts(data.codes, MOST);
    found.names = texts(data.names, 50);
    Object.keys(data.paper && typeof data.paper === "object" ? data.paper : {}).slice(0, 200).forEach(function (id) {
      if (id === "__proto__" || !data.paper[id]) return;
      found.paper[id] = { before: counted(data.paper[id].before), after: counted(data.paper[id].after) };
    });
    return found;
  }

  /* The tally under a key of the storage that `place` gives. What it does not
     take, for want of room or of storage, lives as long as the page. */
  function open(place, key) {
    var memory = "";
    var unsaved = false;
    function load() {
      if (!unsaved) {
        try {
          memory = place().getItem(key) || "";
        } catch (_) {
          /* It lives as long as the page. */
        }
      }
      return read(memory);
    }
    function save(state) {
      memory = JSON.stringify(state);
      try {
        place().setItem(key, memory);
        unsaved = false;
      } catch (_) {
        unsaved = true;
      }
    }
    return {
      load: load,
      save: save,
      /* Changes what is kept now: another tab may have added to it. */
      change: function (edit) {
        var state = load();
        edit(state);
        save(state);
        return state;
      },
    };
  }

  root.GuidepostTally = {
    FEW: FEW,
    MOST: MOST,
    SIDES: SIDES,
    OWN: OWN,
    runs: runs,
    split: split,
    fill: fill,
    asked: asked,
    isWrong: isWrong,
    table: table,
    ownCheck: ownCheck,
    spoken: spoken,
    spokenGain: spokenGain,
    csv: csv,
    counted: counted,
    empty: empty,
    read: read,
    open: open,
  };
})(typeof window === "undefined" ? globalThis : window);

/* Which parts of a page stay when a newer one comes. Pure: it knows lists and
   addresses, never the document. */
(function (root) {
  "use strict";

  /* The largest table that is worked out; beyond it, what lies between the
     equal start and the equal end counts as new. */
  var LARGEST = 250000;

  /* Pairs of places [old, new] of equal items, both growing: the longest
     common subsequence of two lists of strings. */
  function pairs(old, now) {
    var start = 0;
    var found = [];
    while (start < old.length && start < now.length && old[start] === now[start]) {
      found.push([start, start]);
      start += 1;
    }
    var ends = 0;
    while (
      ends < old.length - start &&
      ends < now.length - start &&
      old[old.length - 1 - ends] === now[now.length - 1 - ends]
    ) {
      ends += 1;
    }
    middle(old, now, start, ends, found);
    for (var at = ends; at > 0; at -= 1) {
      found.push([old.length - at, now.length - at]);
    }
    return found;
  }

  function middle(old, now, start, ends, found) {
    var rows = old.length - start - ends;
    var columns = now.length - start - ends;
    if (rows * columns === 0 || rows * columns > LARGEST) {
      return;
    }
    var best = [];
    var row;
    var column;
    for (row = rows; row >= 0; row -= 1) {
      best[row] = [];
      for (column = columns; column >= 0; column -= 1) {
        if (row === rows || column === columns) {
          best[row][column] = 0;
        } else if (old[start + row] === now[start + column]) {
          best[row][column] = best[row + 1][column + 1] + 1;
        } else {
          best[row][column] = Math.max(best[row + 1][column], best[row][column + 1]);
        }
      }
    }
    row = 0;
    column = 0;
    while (row < rows && column < columns) {
      if (old[start + row] === now[start + column]) {
        found.push([start + row, start + column]);
        row += 1;
        column += 1;
      } else if (best[row + 1][column] >= best[row][column + 1]) {
        row += 1;
      } else {
        column += 1;
      }
    }
  }

  /* What is in one list and not in the other. */
  function without(list, other) {
    return list.filter(function (item) {
      return other.indexOf(item) < 0;
    });
  }

  /* How long to wait before the socket is opened again, in milliseconds. */
  function pause(tries) {
    return Math.min(250 * Math.pow(2, tries), 5000);
  }

  root.GuidepostAlign = { pairs: pairs, without: without, pause: pause };
})(typeof window === "undefined" ? globalThis : window);

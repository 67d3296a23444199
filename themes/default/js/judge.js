/* Judges answers to questions: pure functions on words and keys, which know
   no page. */
(function (root) {
  "use strict";

  /* Words without capitals, spaces and marks: what counts in an answer. */
  function plain(words) {
    return String(words).normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  }

  /* Whether the chosen keys are exactly the right ones, in any order. */
  function isSame(chosen, right) {
    return chosen.length === right.length && right.every(function (key) {
      return chosen.indexOf(key) >= 0;
    });
  }

  /* For each place, whether the right key stands there. */
  function inPlace(keys, right) {
    return right.map(function (key, at) {
      return keys[at] === key;
    });
  }

  /* Whether two words differ by one letter more, less or another. */
  function isOneOff(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    var from = 0;
    while (from < a.length && a[from] === b[from]) from += 1;
    var rest = function (word, skip) {
      return word.slice(from + skip);
    };
    return (
      rest(a, 1) === rest(b, 1) || rest(a, 1) === rest(b, 0) || rest(a, 0) === rest(b, 1)
    );
  }

  /* "right", "nearly" for a slip of one letter in a long word, or "wrong".
     A slip is only a hint: "content" is not "consent". */
  function gap(typed, accepted) {
    var word = plain(typed);
    var words = accepted.map(plain);
    if (words.indexOf(word) >= 0) return "right";
    var near = words.some(function (other) {
      return other.length >= 6 && isOneOff(word, other);
    });
    return near ? "nearly" : "wrong";
  }

  /* How many of a list are true. */
  function count(list) {
    return list.filter(Boolean).length;
  }

  root.GuidepostJudge = {
    plain: plain,
    isSame: isSame,
    inPlace: inPlace,
    isOneOff: isOneOff,
    gap: gap,
    count: count,
  };
})(typeof window === "undefined" ? globalThis : window);

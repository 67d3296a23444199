/* Result codes: which questions of one check were answered rightly, as a few
   letters for the trainer. A code holds no name, no time and nothing about the
   device. Pure functions.

   A code, in the signs of signs.js, a dash after every four:
     2 signs  which check: 10 bits of a hash of the book's id, the check and
              whether it was before or after
     2 signs  its shape: 10 bits of a hash of its questions, so that a code is
              never counted for other questions after a change
     n signs  a bit for each question (right)
     2 signs  a check: all signs together as digits of base 32 give 1 modulo
              1021, which notices any one wrong sign and any two swapped ones */
(function (root) {
  "use strict";

  var Signs = root.GuidepostSigns;
  var WHICH = 2;
  var HEAD = 4;
  var CHECK = 2;

  function which(book, run) {
    return Signs.toSigns(Signs.hash([book, run.id, run.when].join("|"), 10), WHICH);
  }

  function head(book, run) {
    return which(book, run) + Signs.toSigns(Signs.hash(run.keys.join("|"), 10), HEAD - WHICH);
  }

  /* The two signs that make the rest of a whole code 1. Were it 0, a 0 too
     many at the end would go unseen. */
  function check(body) {
    var rest = Signs.rest(body + Signs.toSigns(0, CHECK));
    return Signs.toSigns((Signs.PRIME + 1 - rest) % Signs.PRIME, CHECK);
  }

  /* The code of a run `{id, when, keys}`, of which `right` were right. */
  function encode(book, run, right) {
    var body = head(book, run) + Signs.fromBits(right);
    return Signs.group(body + check(body));
  }

  function length(run) {
    return HEAD + Math.ceil(run.keys.length / 5) + CHECK;
  }

  /* Whether somebody typed a code of come-back.js, whose last signs say the
     rest of the others. */
  function isComeBack(body, last) {
    return Signs.toSigns(Signs.rest(body), CHECK) === last;
  }

  /* What a code says: the run of it and which questions were right, or
     `problem`: "typing", "come_back", "unknown" or "changed". */
  function decode(book, runs, typed) {
    var signs = Signs.tidy(typed);
    var body = signs.slice(0, -CHECK);
    if (!Signs.areKnown(signs) || body.length <= HEAD) return { problem: "typing" };
    if (check(body) !== signs.slice(-CHECK)) {
      return { problem: isComeBack(body, signs.slice(-CHECK)) ? "come_back" : "typing" };
    }
    var known = runs.filter(function (run) {
      return which(book, run) === body.slice(0, WHICH);
    });
    if (!known.length) return { problem: "unknown" };
    var fits = known.filter(function (run) {
      return head(book, run) === body.slice(0, HEAD) && length(run) === signs.length;
    });
    // Two checks with one head would be counted for each other.
    if (fits.length !== 1) return { problem: "changed" };
    var bits = Signs.toBits(body.slice(HEAD));
    var count = fits[0].keys.length;
    if (bits.slice(count).some(Boolean)) return { problem: "typing" };
    return { run: fits[0], right: bits.slice(0, count) };
  }

  root.GuidepostResultCode = { encode: encode, decode: decode };
})(typeof window === "undefined" ? globalThis : window);

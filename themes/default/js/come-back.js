/* Come-back codes: progress in one module as a few letters that one can write
   down and type in elsewhere. Pure functions.

   A code, in the signs of signs.js, dashes after every four:
     3 signs  which module: 15 bits of a hash of the book's id and its page
     2 signs  its shape: 10 bits of a hash of its lessons and questions, so
              that a code never lands on other lessons after a change
     n signs  a bit for each lesson (done), then for each question (right)
     2 signs  a check: all signs before as digits of base 32, modulo 1021,
              which notices any one wrong sign and any two swapped neighbours */
(function (root) {
  "use strict";

  var Signs = root.GuidepostSigns;
  var WHICH = 3;
  var SHAPE = 2;
  var CHECK = 2;

  function check(signs) {
    return Signs.toSigns(Signs.rest(signs), CHECK);
  }

  /* What a unit can remember: its lessons, then its questions. */
  function places(unit) {
    var lessons = unit.lessons.map(function (lesson) {
      return { lesson: lesson.page };
    });
    unit.lessons.forEach(function (lesson) {
      lesson.asked.forEach(function (key) {
        lessons.push({ key: key, page: lesson.page });
      });
    });
    return lessons;
  }

  function head(book, unit) {
    var shape = places(unit).map(function (place) {
      return place.lesson || place.key;
    });
    return Signs.toSigns(Signs.hash(book + "|" + unit.page, 15), WHICH) + Signs.toSigns(Signs.hash(shape.join("|"), 10), SHAPE);
  }

  /* The code of a unit, in groups of four. */
  function encode(book, unit, data) {
    var bits = places(unit).map(function (place) {
      if (place.lesson) return Boolean(data.lessons[place.lesson]);
      return Boolean(data.items[place.key] && data.items[place.key].right);
    });
    var signs = head(book, unit) + Signs.fromBits(bits);
    return Signs.group(signs + check(signs));
  }

  /* What a code says: the unit with its lessons and questions, or `problem`:
     "typing", "unknown" or "changed". */
  function decode(book, units, typed) {
    var signs = Signs.tidy(typed);
    var body = signs.slice(0, -CHECK);
    var known = Signs.areKnown(signs) && body.length > WHICH + SHAPE;
    if (!known || check(body) !== signs.slice(-CHECK)) return { problem: "typing" };
    var unit = units.filter(function (unit) {
      return head(book, unit).slice(0, WHICH) === body.slice(0, WHICH);
    });
    if (!unit.length) return { problem: "unknown" };
    unit = unit.filter(function (unit) {
      var length = WHICH + SHAPE + Math.ceil(places(unit).length / 5);
      return body.slice(0, WHICH + SHAPE) === head(book, unit) && body.length === length;
    })[0];
    if (!unit) return { problem: "changed" };
    var bits = Signs.toBits(body.slice(WHICH + SHAPE));
    var done = places(unit).filter(function (_, at) {
      return bits[at];
    });
    return {
      unit: unit,
      lessons: done.filter(function (place) {
        return place.lesson;
      }).map(function (place) {
        return place.lesson;
      }),
      items: done.filter(function (place) {
        return place.key;
      }),
    };
  }

  root.GuidepostComeBack = { encode: encode, decode: decode, check: check };
})(typeof window === "undefined" ? globalThis : window);

/* Come-back codes: progress in one module as a few letters that one can write
   down and type in elsewhere. Pure functions.

   A code, in Crockford's 32 signs (no I, L, O, U), dashes after every four:
     3 signs  which module: 15 bits of a hash of the book's id and its page
     2 signs  its shape: 10 bits of a hash of its lessons and questions, so
              that a code never lands on other lessons after a change
     n signs  a bit for each lesson (done), then for each question (right)
     2 signs  a check: all signs before as digits of base 32, modulo 1021,
              which notices any one wrong sign and any two swapped neighbours */
(function (root) {
  "use strict";

  var SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  var PRIME = 1021;
  var WHICH = 3;
  var SHAPE = 2;
  var CHECK = 2;

  /* A number below 32 to the power of `count`, as that many signs. */
  function toSigns(number, count) {
    var signs = "";
    for (var at = 0; at < count; at += 1) {
      signs = SIGNS[number % 32] + signs;
      number = Math.floor(number / 32);
    }
    return signs;
  }

  /* The first bits of a hash (FNV-1a) of some words. */
  function hash(words, bits) {
    var value = 0x811c9dc5;
    for (var at = 0; at < words.length; at += 1) {
      value = Math.imul(value ^ words.charCodeAt(at), 0x01000193) >>> 0;
    }
    return (((value >>> 16) ^ value) >>> 0) % Math.pow(2, bits);
  }

  function check(signs) {
    var rest = 0;
    for (var at = 0; at < signs.length; at += 1) rest = (rest * 32 + SIGNS.indexOf(signs[at])) % PRIME;
    return toSigns(rest, CHECK);
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
    return toSigns(hash(book + "|" + unit.page, 15), WHICH) + toSigns(hash(shape.join("|"), 10), SHAPE);
  }

  /* The code of a unit, in groups of four. */
  function encode(book, unit, data) {
    var bits = places(unit).map(function (place) {
      if (place.lesson) return Boolean(data.lessons[place.lesson]);
      return Boolean(data.items[place.key] && data.items[place.key].right);
    });
    var signs = head(book, unit);
    for (var at = 0; at < bits.length; at += 5) {
      var value = 0;
      for (var bit = 0; bit < 5; bit += 1) value = value * 2 + (bits[at + bit] ? 1 : 0);
      signs += SIGNS[value];
    }
    return (signs + check(signs)).match(/.{1,4}/g).join("-");
  }

  /* A code as somebody may type it, as signs only. */
  function tidy(typed) {
    return String(typed).toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[\s\-\u2010-\u2015.]/g, "");
  }

  /* What a code says: the unit with its lessons and questions, or `problem`:
     "typing", "unknown" or "changed". */
  function decode(book, units, typed) {
    var signs = tidy(typed);
    var body = signs.slice(0, -CHECK);
    var known = signs.split("").every(function (sign) {
      return SIGNS.indexOf(sign) >= 0;
    });
    if (!known || body.length <= WHICH + SHAPE || check(body) !== signs.slice(-CHECK)) return { problem: "typing" };
    var unit = units.filter(function (unit) {
      return head(book, unit).slice(0, WHICH) === body.slice(0, WHICH);
    });
    if (!unit.length) return { problem: "unknown" };
    unit = unit.filter(function (unit) {
      var length = WHICH + SHAPE + Math.ceil(places(unit).length / 5);
      return body.slice(0, WHICH + SHAPE) === head(book, unit) && body.length === length;
    })[0];
    if (!unit) return { problem: "changed" };
    var bits = body.slice(WHICH + SHAPE);
    var done = places(unit).filter(function (_, at) {
      return (SIGNS.indexOf(bits[Math.floor(at / 5)]) >> (4 - (at % 5))) & 1;
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

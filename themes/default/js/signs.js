/* Numbers as signs that one can write down, read out and type in: Crockford's
   32 (no I, L, O, U). Pure functions. */
(function (root) {
  "use strict";

  var SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  /* The largest prime below 32 * 32: two signs hold every rest. */
  var PRIME = 1021;

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

  /* Signs as digits of base 32, modulo the prime. */
  function rest(signs) {
    var found = 0;
    for (var at = 0; at < signs.length; at += 1) found = (found * 32 + SIGNS.indexOf(signs[at])) % PRIME;
    return found;
  }

  /* Yes and no as signs, five to a sign; the last one is filled up with no. */
  function fromBits(bits) {
    var signs = "";
    for (var at = 0; at < bits.length; at += 5) {
      var value = 0;
      for (var bit = 0; bit < 5; bit += 1) value = value * 2 + (bits[at + bit] ? 1 : 0);
      signs += SIGNS[value];
    }
    return signs;
  }

  /* All bits of some signs, those that fill up the last one too. */
  function toBits(signs) {
    var bits = [];
    signs.split("").forEach(function (sign) {
      for (var bit = 4; bit >= 0; bit -= 1) bits.push(Boolean((SIGNS.indexOf(sign) >> bit) & 1));
    });
    return bits;
  }

  /* A code as somebody may type it, as signs only. */
  function tidy(typed) {
    return String(typed).toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[\s\-\u2010-\u2015.]/g, "");
  }

  function areKnown(signs) {
    return signs.split("").every(function (sign) {
      return SIGNS.indexOf(sign) >= 0;
    });
  }

  /* Signs in groups of four. */
  function group(signs) {
    return signs.match(/.{1,4}/g).join("-");
  }

  root.GuidepostSigns = {
    PRIME: PRIME,
    toSigns: toSigns,
    hash: hash,
    rest: rest,
    fromBits: fromBits,
    toBits: toBits,
    tidy: tidy,
    areKnown: areKnown,
    group: group,
  };
})(typeof window === "undefined" ? globalThis : window);

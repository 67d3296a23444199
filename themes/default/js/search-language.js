/* How text becomes the tokens of the search: the same steps as
   src/output/search/language.rs, with the tables that the index carries. A test
   holds the two together. Nothing here knows an index or a page. */
(function (root) {
  "use strict";

  var MOST_LETTERS = 40;
  var LETTER = /[\p{Alphabetic}\p{N}\p{M}]/u;
  var LOWER = /\p{Lowercase}/u;
  var MARKS = /\p{M}/gu;
  var JOINERS = { "'": "'", "\u2019": "'", "\u02bc": "'", "-": "-", "\u2010": "-", "\u2011": "-", "+": "-", "&": "&" };

  function pairs(table) {
    return table.split(/\s+/).filter(Boolean).map(function (pair) {
      return pair.split("=");
    });
  }

  /* A letter, a digit or an accent; signs beyond 65,535 are none. */
  function isLetter(sign) {
    return sign !== undefined && sign.length === 1 && LETTER.test(sign);
  }

  function isDigit(sign) {
    return sign >= "0" && sign <= "9";
  }

  /* Several words without a single small letter: capitals mean nothing there. */
  function isShouted(text) {
    return /\s/.test(text.trim()) && !LOWER.test(text);
  }

  /* Runs of letters and of signs that join them. */
  function chunks(text) {
    var signs = Array.from(text);
    var found = [];
    var chunk = "";
    signs.forEach(function (sign, at) {
      if (isLetter(sign)) {
        chunk += sign;
        return;
      }
      var last = chunk[chunk.length - 1];
      var next = signs[at + 1];
      if (isLetter(last) && isLetter(next)) {
        if (Object.prototype.hasOwnProperty.call(JOINERS, sign)) {
          chunk += JOINERS[sign];
          return;
        }
        if (sign === "." && isDigit(last) && isDigit(next)) {
          chunk += sign;
          return;
        }
      }
      if (chunk) {
        found.push(chunk);
      }
      chunk = "";
    });
    return chunk ? found.concat(chunk) : found;
  }

  function without(apostrophes) {
    return apostrophes.replace(/'[sS]$/, "").replace(/'/g, "");
  }

  function isVowel(letter) {
    return "aeiouy".indexOf(letter) >= 0;
  }

  function hasVowel(word) {
    return /[aeiouy]/.test(word);
  }

  function withoutPlural(word) {
    if (/ies$/.test(word) && word.length >= 5) {
      return word.slice(0, -3) + "y";
    }
    if (/(ss|sh|ch|x)es$/.test(word)) {
      return word.slice(0, -2);
    }
    return /s$/.test(word) && word.length >= 4 && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
  }

  /* What a verb ending leaves behind: "runn" is "run", "car" is "care". */
  function repaired(rest) {
    var before = rest[rest.length - 2];
    var last = rest[rest.length - 1];
    if (before === last && !isVowel(last) && "lsz".indexOf(last) < 0) {
      return rest.slice(0, -1);
    }
    var closed = !isVowel(last) && "wxy".indexOf(last) < 0;
    return rest.length === 3 && !isVowel(rest[0]) && isVowel(before) && closed ? rest + "e" : rest;
  }

  function withoutVerbEnding(word) {
    if (/eed$/.test(word)) {
      return word.length > 4 ? word.slice(0, -1) : word;
    }
    if (/ied$/.test(word) && word.length >= 5) {
      return word.slice(0, -3) + "y";
    }
    var rest = word.replace(/(ing|ed)$/, "");
    return rest !== word && rest.length >= 3 && hasVowel(rest) ? repaired(rest) : word;
  }

  function withoutEnding(whole) {
    var word = withoutVerbEnding(whole);
    if (/...ability$/.test(word)) {
      word = word.slice(0, -7) + "abl";
    } else if (/...ibility$/.test(word)) {
      word = word.slice(0, -7) + "ibl";
    } else if (/.....ment$/.test(word)) {
      word = word.slice(0, -4);
    } else if (/....ly$/.test(word)) {
      word = word.slice(0, -2);
    }
    return /....e$/.test(word) || /....ll$/.test(word) ? word.slice(0, -1) : word;
  }

  /* The language with its tables: { stop, spellings, whole, irregular }. */
  function make(tables) {
    var stop = new Set(tables.stop.split(/\s+/));
    var spellings = pairs(tables.spellings);
    var irregular = new Map(pairs(tables.irregular));
    var whole = new Map(pairs(tables.whole));

    function isStop(token) {
      return stop.has(token);
    }

    function ascii(part, shouted, found) {
      var small = part.toLowerCase();
      if (!shouted && /^[A-Z]{2,}$/.test(part) && isStop(small)) {
        found.push(part);
        return;
      }
      if (/^[A-Z]{2,}s$/.test(part)) {
        found.push(small.slice(0, -1));
        return;
      }
      found.push(small);
      var code = /^([a-z]{2,})([0-9]{2,})$/.exec(small);
      if (code) {
        found.push(code[1], code[2]);
      }
    }

    function takePart(part, shouted, found) {
      if (!part) {
        return;
      }
      if (/^[\x00-\x7f]*$/.test(part) && part.length <= MOST_LETTERS) {
        ascii(part, shouted, found);
        return;
      }
      var small = part.toLowerCase().slice(0, MOST_LETTERS);
      found.push(small);
      var plain = small.normalize("NFD").replace(MARKS, "");
      if (plain !== small && plain) {
        found.push(plain);
      }
    }

    function takeChunk(chunk, shouted, found) {
      if (!/[-'&]/.test(chunk)) {
        takePart(chunk, shouted, found);
        return;
      }
      var parts = chunk.split("-").map(without);
      parts.forEach(function (part) {
        var sides = part.split("&");
        var short = sides.every(function (side) {
          return side.length <= 3;
        });
        if (sides.length > 1 && short) {
          found.push(part.toLowerCase());
          return;
        }
        sides.forEach(function (side) {
          takePart(side, shouted, found);
        });
      });
      var joined = parts.join("").replace(/&/g, "").toLowerCase();
      if (parts.length > 1 && joined.length <= MOST_LETTERS) {
        found.push(joined);
      }
    }

    /* The tokens of a text, before stop words and endings are taken off. */
    function tokens(text) {
      var normal = String(text).normalize("NFC");
      var shouted = isShouted(normal);
      var found = [];
      chunks(normal).forEach(function (chunk) {
        takeChunk(chunk, shouted, found);
      });
      return found;
    }

    function british(word) {
      if (whole.has(word)) {
        return whole.get(word);
      }
      var pair = spellings.find(function (pair) {
        return word.startsWith(pair[0]) && !word.startsWith(pair[1]);
      });
      if (pair) {
        return pair[1] + word.slice(pair[0].length);
      }
      return word.replace(/^(.{4,})iz(ations|ation|able|ers|ing|er|ed|es|e)$/, "$1is$2");
    }

    /* A token without its ending, in British spelling. */
    function stem(token) {
      if (irregular.has(token)) {
        return irregular.get(token);
      }
      if (token.length <= 3 || !/^[a-z]+$/.test(token) || !hasVowel(token)) {
        return token;
      }
      var word = withoutPlural(british(token));
      return irregular.has(word) ? irregular.get(word) : withoutEnding(word);
    }

    /* For elasticlunr's pipeline: nothing for a stop word. */
    function unlessStop(token) {
      return isStop(token) ? undefined : token;
    }

    /* The tokens of a text as they stand in the index. */
    function analyse(text) {
      return tokens(text).filter(unlessStop).map(stem);
    }

    return { tokens: tokens, isStop: isStop, unlessStop: unlessStop, stem: stem, analyse: analyse };
  }

  root.GuidepostLanguage = { make: make };
})(typeof window === "undefined" ? globalThis : window);

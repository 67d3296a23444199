/* What somebody typed, as words to look for: capped, without doubles, with
   other names of the same thing and with typing errors led back to words of
   the site. Nothing here ranks or touches a page. */
(function (root) {
  "use strict";

  var MOST_SIGNS = 200;
  var MOST_WORDS = 10;
  var MOST_OTHERS = 12;
  var MOST_EXPANDED = 40;
  /* So many words of a query are led back to words of the site: each costs a
     look at the whole vocabulary. */
  var MOST_MENDED = 3;
  /* The kind of a word of the glossary. */
  var WORD = "3";

  /* Words that a question needs and an answer does not: they count little, and
     a page without them is no worse. */
  var SOFT = new Set(("mean define definition explain stand want know get go thing stuff someone somebody really actually " +
    "use need like make way patient person people tell ask happen talk work different difference say come put try keep let").split(" "));

  var ASKS_MEANING = /^\s*(what\s+(is|are|was|does|do)\b|what['\u2019]?s\b|define\b|explain\b|meaning\b)|\b(mean|means|meaning|definition|stands?\s+for)\b[\s?.!]*$/i;

  /* Whether a question asks what something is. */
  function asksMeaning(text) {
    return ASKS_MEANING.test(text);
  }

  function capped(text) {
    return Array.from(String(text).slice(0, 4 * MOST_SIGNS)).slice(0, MOST_SIGNS).join("").normalize("NFC");
  }

  /* The tokens of a query in order, each once: { raw, stem, soft }. */
  function wordsOf(language, text) {
    var seen = new Set();
    var words = [];
    language.tokens(text).forEach(function (raw) {
      var stem = language.stem(raw);
      if (language.isStop(raw) || seen.has(stem) || words.length >= MOST_WORDS) {
        return;
      }
      seen.add(stem);
      words.push({ raw: raw, stem: stem, soft: SOFT.has(stem), others: [] });
    });
    if (words.length > 0 && words.every(function (word) { return word.soft; })) {
      words.forEach(function (word) {
        word.soft = false;
      });
    }
    return words;
  }

  /* Stop words alone may be acronyms: "who" is WHO where the site has it. */
  function acronyms(language, text) {
    var capitals = language.tokens(text).slice(0, MOST_WORDS).map(function (token) {
      return token.toUpperCase();
    });
    return Array.from(new Set(capitals)).map(function (stem) {
      return { raw: stem, stem: stem, soft: false, others: [] };
    });
  }

  /* All names that mean the same, by the first stem of each: built once. */
  function phrases(index) {
    if (index.phrases) {
      return index.phrases;
    }
    var byFirst = new Map();
    function learn(names, weight) {
      var group = names.map(index.language.analyse).filter(function (stems) {
        return stems.length > 0 && stems.length <= 6;
      });
      group.forEach(function (stems) {
        if (!byFirst.has(stems[0])) {
          byFirst.set(stems[0], []);
        }
        byFirst.get(stems[0]).push({ stems: stems, group: group, weight: weight });
      });
    }
    var lines = root.GuidepostIndex.lines;
    lines(index.head.names).forEach(function (line) {
      // Other names of a standard are near it, but no names of each other.
      if (index.head.kinds[line[0]] === WORD) {
        learn(line.slice(1), 0.8);
      }
    });
    lines(index.head.lay).forEach(function (line) {
      learn(line, 0.4);
    });
    lines(index.head.same).forEach(function (line) {
      learn(line, 0.7);
    });
    index.phrases = byFirst;
    return byFirst;
  }

  function startsAt(stems, words, at) {
    return stems.every(function (stem, step) {
      return words[at + step] !== undefined && words[at + step].stem === stem;
    });
  }

  /* Other names of what stands in the query: { stems, covers, weight }. */
  function otherNames(index, words) {
    var byFirst = phrases(index);
    var others = [];
    var known = new Set();
    words.forEach(function (word, at) {
      (byFirst.get(word.stem) || []).forEach(function (phrase) {
        if (!startsAt(phrase.stems, words, at)) {
          return;
        }
        phrase.group.forEach(function (stems) {
          var name = stems.join(" ");
          if (stems === phrase.stems || known.has(at + name) || others.length >= MOST_OTHERS) {
            return;
          }
          known.add(at + name);
          var covers = phrase.stems.map(function (_, step) {
            return at + step;
          });
          others.push({ stems: stems, covers: covers, weight: phrase.weight });
        });
      });
    });
    return others;
  }

  /* Other names of one word that are one word too stand for it; gives the
     others. */
  function standFor(words, names) {
    return names.filter(function (name) {
      if (name.covers.length > 1 || name.stems.length > 1) {
        return true;
      }
      words[name.covers[0]].others.push({ stem: name.stems[0], weight: name.weight });
      return false;
    });
  }

  /* How many letters were changed, left out, added or swapped between two
     words; more than `most` is `most + 1`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) {
      return most + 1;
    }
    var before = null;
    var last = [];
    var now;
    for (var j = 0; j <= b.length; j++) {
      last.push(j);
    }
    for (var i = 1; i <= a.length; i++) {
      now = [i];
      var least = i;
      for (j = 1; j <= b.length; j++) {
        var cost = a[i - 1] === b[j - 1] ? 0 : 1;
        var value = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + cost);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          value = Math.min(value, before[j - 2] + 1);
        }
        now.push(value);
        least = Math.min(least, value);
      }
      if (least > most) {
        return most + 1;
      }
      before = last;
      last = now;
    }
    return last[b.length];
  }

  /* How many errors a word of so many letters may have. */
  function mostErrors(word) {
    return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  }

  /* The words of the vocabulary that were probably meant, best first. */
  function meant(word, known, most) {
    var errors = mostErrors(word);
    if (errors === 0 || known.everyday.has(word) || /[^a-z]/.test(word)) {
      return [];
    }
    var found = [];
    known.words.forEach(function (candidate, at) {
      var away = distance(word, candidate, errors);
      if (away > errors || (away === 2 && candidate[0] !== word[0])) {
        return;
      }
      var sameStart = candidate[0] === word[0] ? 0 : 1;
      found.push({ word: candidate, away: away, cost: away * 8 + sameStart * 4 - known.common[at] });
    });
    found.sort(function (a, b) {
      return a.cost - b.cost || (a.word < b.word ? -1 : 1);
    });
    return found.slice(0, most);
  }

  /* Tokens that start with what was typed so far. A stem may be shorter than
     what is typed ("interoperabil"), so up to three letters are given back. */
  function expanded(index, raw) {
    var shortest = Math.max(3, raw.length - 3);
    function from(length) {
      if (length < shortest) {
        return Promise.resolve([]);
      }
      return index.startingWith(raw.slice(0, length), MOST_EXPANDED).then(function (tokens) {
        return tokens.length > 0 ? tokens : from(length - 1);
      });
    }
    return raw.length < 3 ? Promise.resolve([]) : from(raw.length);
  }

  /* Fills in what a word that the index does not have may stand for. */
  function complete(index, word, typing, budget) {
    return index.token(word.stem).then(function (postings) {
      word.known = postings !== null;
      if (word.known && !typing) {
        return null;
      }
      return expanded(index, word.raw).then(function (tokens) {
        tokens.forEach(function (token) {
          if (token !== word.stem) {
            word.others.push({ stem: token, weight: 0.6 * Math.min(1, word.raw.length / token.length) });
          }
        });
        if (word.known || tokens.length > 0 || budget.left === 0) {
          return null;
        }
        budget.left -= 1;
        return index.vocabulary().then(function (known) {
          word.meant = meant(word.raw, known, 3);
          word.meant.forEach(function (candidate) {
            var stem = index.language.stem(candidate.word);
            word.others.push({ stem: stem, weight: candidate === word.meant[0] ? 0.9 : 0.3 });
          });
        });
      });
    });
  }

  /* The plan of a query: { text, words, names, asksMeaning }. `typing` says
     that the last word may be unfinished. */
  function plan(index, typed, typing) {
    var text = capped(typed);
    var words = wordsOf(index.language, text);
    if (words.length === 0) {
      words = acronyms(index.language, text);
    }
    var unfinished = typing && /[\p{L}\p{N}]$/u.test(text);
    var budget = { left: MOST_MENDED };
    var done = words.map(function (word, at) {
      return complete(index, word, unfinished && at === words.length - 1, budget);
    });
    return Promise.all(done).then(function () {
      return { text: text, words: words, names: standFor(words, otherNames(index, words)), asksMeaning: asksMeaning(text) };
    });
  }

  root.GuidepostQuery = { plan: plan, capped: capped, distance: distance, meant: meant, asksMeaning: asksMeaning, wordsOf: wordsOf };
})(typeof window === "undefined" ? globalThis : window);

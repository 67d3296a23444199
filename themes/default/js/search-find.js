/* From what somebody typed to results: plan, postings, ranking, best answers,
   words of the glossary, passages. Nothing here touches a page. */
(function (root) {
  "use strict";

  /* Results of which titles are loaded, at most. */
  var MOST_RESULTS = 50;
  /* A passage has about so many signs. */
  var PASSAGE = 220;
  /* The kind of a word of the glossary. */
  var WORD = "3";

  /* Words that ask after a meaning and are no part of a name. */
  var ASKING = new Set(["mean", "define", "definition", "explain", "stand", "acronym", "abbreviation"]);

  function postingsOf(index, stems) {
    return Promise.all(stems.map(function (stem) {
      return index.token(stem);
    }));
  }

  /* For each word of a plan its tokens with weight and postings. */
  function tokensOf(index, plan) {
    return Promise.all(plan.words.map(function (word) {
      var all = [{ stem: word.stem, weight: word.soft ? root.GuidepostScore.WEIGHTS.soft : 1 }].concat(word.others);
      return postingsOf(index, all.map(function (each) { return each.stem; })).then(function (found) {
        return all.map(function (each, at) {
          return { weight: each.weight, postings: found[at] };
        });
      });
    }));
  }

  function namesOf(index, plan) {
    return Promise.all(plan.names.map(function (name) {
      return postingsOf(index, name.stems).then(function (postings) {
        return { covers: name.covers, weight: name.weight, postings: postings };
      });
    }));
  }

  function key(stems) {
    return Array.from(new Set(stems)).sort().join(" ");
  }

  /* Units by the names that they are asked for, and by their best answers:
     built once. */
  function asked(index) {
    if (index.asked) {
      return index.asked;
    }
    var lines = root.GuidepostIndex.lines;
    var names = new Map();
    lines(index.head.names).forEach(function (line) {
      line.slice(1).forEach(function (name) {
        var stems = index.language.analyse(name).join(" ");
        var units = names.get(stems) || [];
        if (stems && units.indexOf(Number(line[0])) < 0) {
          names.set(stems, units.concat(Number(line[0])));
        }
      });
    });
    var best = new Map();
    lines(index.head.best).forEach(function (line) {
      line.slice(2).forEach(function (words) {
        var stems = key(index.language.analyse(words));
        best.set(stems, (best.get(stems) || []).concat({ unit: Number(line[0]), anchor: line[1] }));
      });
    });
    index.asked = { names: names, best: best };
    return index.asked;
  }

  /* The words of the glossary that a plan asks for by name. */
  function termsOf(index, plan) {
    return named(index, plan).filter(function (unit) { return index.head.kinds[unit] === WORD; });
  }

  /* Units with a name that is the whole query, or all of it but the asking. */
  function named(index, plan) {
    var stems = plan.words.map(function (word) { return word.stem; });
    var names = asked(index).names;
    var name = stems.filter(function (stem) { return !ASKING.has(stem); });
    return names.get(stems.join(" ")) || names.get(name.join(" ")) || [];
  }

  function bestOf(index, plan) {
    var stems = plan.words.map(function (word) { return word.stem; });
    return asked(index).best.get(key(stems)) || [];
  }

  /* Best answers first, words that are answered on top left out. */
  function ordered(index, plan, ranked, terms) {
    var best = bestOf(index, plan).filter(function (answer) {
      return terms.indexOf(answer.unit) < 0;
    });
    var pinned = best.map(function (answer) {
      var found = ranked.find(function (each) { return each.unit === answer.unit; });
      return { unit: answer.unit, record: found ? found.record : index.firsts[answer.unit], anchor: answer.anchor, best: true };
    });
    var taken = new Set(terms.concat(pinned.map(function (each) { return each.unit; })));
    return pinned.concat(ranked.filter(function (each) {
      return !taken.has(each.unit);
    }));
  }

  /* The same plan with the words that were probably meant in place of those
     that nobody wrote; nothing where there are none. */
  function mended(plan) {
    var text = plan.text;
    var changes = [];
    plan.words.forEach(function (word) {
      if (word.meant && word.meant.length > 0) {
        changes.push({ typed: word.raw, meant: word.meant[0].word });
        text = text.replace(new RegExp(word.raw, "i"), word.meant[0].word);
      }
    });
    return changes.length > 0 ? { text: text, changes: changes } : null;
  }

  /* Everything that answers a query: { text, terms, results, mended, stems,
     total }. `most` results have titles. `typing`: the last word may go on. */
  function find(index, typed, options) {
    var most = Math.min(MOST_RESULTS, (options && options.most) || MOST_RESULTS);
    return root.GuidepostQuery.plan(index, typed, Boolean(options && options.typing)).then(function (plan) {
      return Promise.all([tokensOf(index, plan), namesOf(index, plan)]).then(function (found) {
        plan.named = named(index, plan);
        var ranked = root.GuidepostScore.rank(index, plan, found[0], found[1]);
        var terms = termsOf(index, plan);
        var order = ordered(index, plan, ranked, terms);
        var shown = order.slice(0, most);
        var titles = terms.map(function (unit) { return { unit: unit, record: index.firsts[unit] }; }).concat(shown).map(function (each) {
          return index.title(each.unit).then(function (title) {
            return Object.assign(title, { record: each.record, anchor: each.anchor || "", best: Boolean(each.best) });
          });
        });
        return Promise.all(titles).then(function (all) {
          return {
            text: plan.text,
            terms: all.slice(0, terms.length),
            results: all.slice(terms.length),
            total: order.length + terms.length,
            mended: mended(plan),
            stems: stemsOf(plan),
            asked: plan.words.length > 0,
          };
        });
      });
    });
  }

  /* Every token that counted, to be marked in passages. */
  function stemsOf(plan) {
    var stems = new Set();
    plan.words.forEach(function (word) {
      stems.add(word.stem);
      word.others.forEach(function (other) { stems.add(other.stem); });
    });
    plan.names.forEach(function (name) {
      name.stems.forEach(function (stem) { stems.add(stem); });
    });
    return stems;
  }

  /* The words of a text with where they stand and whether they were looked for. */
  function marks(index, text, stems) {
    var found = [];
    var word = /[\p{L}\p{N}\p{M}]+(?:['\u2019&+.-][\p{L}\p{N}\p{M}]+)*/gu;
    var match;
    while ((match = word.exec(text)) !== null) {
      var is = index.language.analyse(match[0]).some(function (stem) { return stems.has(stem); });
      if (is) {
        found.push({ from: match.index, to: match.index + match[0].length, word: match[0].toLowerCase() });
      }
    }
    return found;
  }

  /* Where a passage begins that has the most of what was looked for. */
  function bestStart(found) {
    var best = { from: 0, kinds: 0 };
    found.forEach(function (mark, at) {
      var kinds = new Set();
      for (var next = at; next < found.length && found[next].to - mark.from <= PASSAGE; next++) {
        kinds.add(found[next].word);
      }
      if (kinds.size > best.kinds) {
        best = { from: mark.from, kinds: kinds.size };
      }
    });
    return best.from;
  }

  /* Pieces of a text, { text, mark }, around what was looked for. */
  function passage(index, text, stems) {
    var found = marks(index, text, stems);
    var from = bestStart(found);
    var start = 0;
    if (from > 60) {
      start = Math.max(text.lastIndexOf(". ", from) + 2, text.lastIndexOf(" ", from - 60) + 1);
    }
    var end = text.length;
    if (end - start > PASSAGE) {
      end = text.lastIndexOf(" ", start + PASSAGE);
      end = end > start ? end : start + PASSAGE;
    }
    var pieces = [{ text: start > 0 ? "\u2026 " : "", mark: false }];
    var at = start;
    found.forEach(function (mark) {
      if (mark.from >= at && mark.to <= end) {
        pieces.push({ text: text.slice(at, mark.from), mark: false }, { text: text.slice(mark.from, mark.to), mark: true });
        at = mark.to;
      }
    });
    pieces.push({ text: text.slice(at, end) + (end < text.length ? " \u2026" : ""), mark: false });
    return pieces.filter(function (piece) { return piece.text !== ""; });
  }

  /* The part of a result's page that answers best: { href, heading, pieces }. */
  function section(index, result, stems) {
    return index.texts(result.unit).then(function (records) {
      var record = records[result.record - index.firsts[result.unit]] || records[0];
      var shown = record.body || result.summary;
      var anchor = result.anchor || record.anchor;
      var page = result.href.split("#")[0];
      return {
        href: anchor ? page + "#" + anchor : result.href,
        heading: record.heading,
        pieces: passage(index, shown, stems),
      };
    });
  }

  root.GuidepostFind = { find: find, section: section, passage: passage };
})(typeof window === "undefined" ? globalThis : window);

/* Scores: elasticlunr's own, as the reference, and ours for readers. Nothing
   here touches a page. */
(function (root) {
  "use strict";

  var TITLE = 0;
  var HEADING = 1;
  var BODY = 2;
  var AKA = 3;
  var ANSWERS = 4;

  /* What each field is worth, tuned on the tuning half of tests/search. */
  var WEIGHTS = {
    title: 1.9,
    heading: 1,
    body: 0.45,
    aka: 1.5,
    answers: 2.9,
    /* What counts of the words that the best section does not have. */
    elsewhere: 0.37,
    /* What a word counts that an answer does not need. */
    soft: 0.35,
    /* How far another name makes up for a word. */
    other: 0.5,
    /* How hard it is to miss words of the query. */
    missing: 1.3,
    /* A standard or service that is asked for by a name of its own. */
    named: 1.8,
    kinds: [1.15, 1.05, 1, 0.85, 0.7, 1],
    /* For questions after a meaning. */
    meaningKinds: [1.2, 0.9, 1.05, 1.15, 0.45, 0.7],
  };

  /* Everything that starts with a token, as elasticlunr expands it. */
  function referenceTokens(index, token, expand) {
    return expand ? index.startingWith(token, Infinity) : Promise.resolve([token]);
  }

  function idf(index, postings, field) {
    var records = postings && postings[field] ? postings[field].records.length : 0;
    return 1 + Math.log(index.total / (records + 1));
  }

  /* Adds one field's score of one query token to `sum`; marks exact ones. */
  function addReference(index, field, token, found, sum, exact) {
    var own = new Map();
    found.forEach(function (each) {
      var list = each.postings && each.postings[field];
      if (!list) {
        return;
      }
      var worth = idf(index, each.postings, field);
      var penalty = each.token === token ? 1 : (1 - (each.token.length - token.length) / each.token.length) * 0.15;
      list.records.forEach(function (record, at) {
        var length = index.lengths[field][record];
        var norm = length === 0 ? 1 : 1 / Math.sqrt(length);
        var score = Math.sqrt(list.counts[at]) * worth * norm * penalty;
        own.set(record, (own.get(record) || 0) + score);
        if (each.token === token) {
          exact.set(record, (exact.get(record) || 0) + 1);
        }
      });
    });
    own.forEach(function (score, record) {
      sum.set(record, (sum.get(record) || 0) + score);
    });
  }

  /* The scores that elasticlunr.js 0.9.5 gives for tokens: a map from record to
     score. `settings` has `expand` and `boosts`, one for each field. */
  function reference(index, tokens, settings) {
    var wanted = tokens.map(function (token) {
      return referenceTokens(index, token, settings.expand).then(function (all) {
        return Promise.all(all.map(function (each) {
          return index.token(each).then(function (postings) {
            return { token: each, postings: postings };
          });
        }));
      });
    });
    return Promise.all(wanted).then(function (found) {
      var total = new Map();
      settings.boosts.forEach(function (boost, field) {
        var sum = new Map();
        var exact = new Map();
        tokens.forEach(function (token, at) {
          addReference(index, field, token, found[at], sum, exact);
        });
        sum.forEach(function (score, record) {
          var share = exact.has(record) ? score * exact.get(record) / tokens.length : score;
          total.set(record, (total.get(record) || 0) + share * boost);
        });
      });
      return total;
    });
  }

  /* Sums while a query is ranked; they are as long as the index and are made
     once. */
  function Sums(index) {
    this.record = new Float32Array(index.total);
    this.short = [TITLE, HEADING, ANSWERS].map(function () {
      return { worth: new Float32Array(index.total), count: new Uint8Array(index.total) };
    });
    this.unit = new Float32Array(index.units);
    this.mass = new Float32Array(index.units);
    this.covered = new Uint8Array(index.units);
    this.touchedRecords = [];
    this.touchedUnits = [];
    this.isTouched = new Uint8Array(index.units);
    this.isTouchedRecord = new Uint8Array(index.total);
    this.long = new Gains(index.total);
    this.shorts = this.short.map(function () {
      return new Gains(index.total);
    });
  }

  /* What each of some numbered things gains, the most of all that is given. A
     word may stand in every record, for which a map is too slow. */
  function Gains(count) {
    this.most = new Float64Array(count);
    this.numbers = [];
  }

  /* `gain` is more than 0. */
  Gains.prototype.give = function (number, gain) {
    if (this.most[number] === 0) {
      this.numbers.push(number);
    }
    if (gain > this.most[number]) {
      this.most[number] = gain;
    }
  };

  /* Calls `see(number, gain)` for each in the order they came, and forgets it. */
  Gains.prototype.drain = function (see) {
    for (var at = 0; at < this.numbers.length; at++) {
      var number = this.numbers[at];
      see(number, this.most[number]);
      this.most[number] = 0;
    }
    this.numbers = [];
  };

  /* What a word brings to each unit that has it, by unit; less than 0 where a
     unit does not have it. */
  function Brought(count) {
    this.gains = new Float64Array(count).fill(-1);
    this.units = [];
  }

  Brought.prototype.give = function (unit, gain) {
    if (this.gains[unit] < 0) {
      this.units.push(unit);
    }
    this.gains[unit] = Math.max(this.gains[unit], gain);
  };

  Sums.prototype.clear = function () {
    var sums = this;
    this.touchedRecords.forEach(function (record) {
      sums.record[record] = 0;
      sums.isTouchedRecord[record] = 0;
      sums.short.forEach(function (field) {
        field.worth[record] = 0;
        field.count[record] = 0;
      });
    });
    this.touchedUnits.forEach(function (unit) {
      sums.unit[unit] = 0;
      sums.mass[unit] = 0;
      sums.covered[unit] = 0;
      sums.isTouched[unit] = 0;
    });
    this.touchedRecords = [];
    this.touchedUnits = [];
  };

  Sums.prototype.touch = function (record, unit) {
    if (!this.isTouchedRecord[record]) {
      this.isTouchedRecord[record] = 1;
      this.touchedRecords.push(record);
    }
    if (!this.isTouched[unit]) {
      this.isTouched[unit] = 1;
      this.touchedUnits.push(unit);
    }
  };

  /* How rare a token is among the records: common ones say little. */
  function rarity(index, postings) {
    var most = 0;
    postings.forEach(function (list) {
      most = Math.max(most, list ? list.records.length : 0);
    });
    return Math.log(1 + index.total / (most + 1));
  }

  /* The body's part: more often is better, but less and less so, and a short
     section says more with one word than a long one. */
  function bodyShare(count, length, average) {
    return count * 2.2 / (count + 1.2 * (0.5 + 0.5 * length / average));
  }

  /* What a token with its weight brings to each record that has it: calls
     `give(record, field, gain)`. Gives what the token is worth. */
  function eachGain(index, postings, weight, give) {
    var worth = rarity(index, postings) * weight;
    postings.forEach(function (list, field) {
      for (var at = 0; list && at < list.records.length; at++) {
        var record = list.records[at];
        var gain = worth;
        if (field === BODY) {
          gain = worth * WEIGHTS.body * bodyShare(list.counts[at], index.lengths[BODY][record], index.averageBody);
        } else if (field === AKA) {
          gain = worth * WEIGHTS.aka;
        }
        give(record, field, gain);
      }
    });
    return worth;
  }

  var SHORT = [0, 1, -1, -1, 2];
  /* So many results are in order: twice what a page shows, and more. */
  var MOST_SEEN = 200;

  /* A word of the query with all that stands for it. In each record the best
     of them counts, so that a word with many other names is worth no more. */
  function addWord(index, sums, word, tokens) {
    var most = 0;
    var brought = new Brought(index.units);
    tokens.forEach(function (token) {
      if (!token.postings) {
        return;
      }
      most = Math.max(most, eachGain(index, token.postings, token.weight, function (record, field, gain) {
        var gains = SHORT[field] >= 0 ? sums.shorts[SHORT[field]] : sums.long;
        gains.give(record, gain);
      }));
    });
    sums.long.drain(function (record, gain) {
      var unit = index.unitOf[record];
      sums.touch(record, unit);
      sums.record[record] += gain;
      brought.give(unit, gain);
    });
    sums.shorts.forEach(function (gains, field) {
      gains.drain(function (record, gain) {
        var unit = index.unitOf[record];
        sums.touch(record, unit);
        sums.short[field].worth[record] += gain;
        sums.short[field].count[record] += 1;
        brought.give(unit, 0);
      });
    });
    brought.units.forEach(function (unit) {
      sums.unit[unit] += brought.gains[unit];
      sums.mass[unit] += most;
      sums.covered[unit] += word.soft ? 0 : 1;
    });
    return { most: most, brought: brought.gains };
  }

  /* Twice what is shared over what both have: 1 where they are the same. */
  function likeness(shared, a, b) {
    return 2 * Math.min(shared, a, b) / (a + b);
  }

  /* The parts of a score that look at short texts as a whole, by record. */
  function shortShare(index, sums, record, count) {
    var fields = [TITLE, HEADING, ANSWERS];
    var weights = [WEIGHTS.title, WEIGHTS.heading, WEIGHTS.answers];
    var sum = 0;
    sums.short.forEach(function (short, at) {
      if (short.count[record] > 0) {
        var length = index.lengths[fields[at]][record];
        sum += weights[at] * short.worth[record] * likeness(short.count[record], length, count);
      }
    });
    return sum;
  }

  /* For each unit its best section and its best question. */
  function bestRecords(index, sums, count) {
    var best = new Map();
    sums.touchedRecords.forEach(function (record) {
      var unit = index.unitOf[record];
      var own = best.get(unit);
      if (!own) {
        own = { section: 0, record: index.firsts[unit], question: 0, title: 0 };
        best.set(unit, own);
      }
      var share = shortShare(index, sums, record, count);
      if (index.lengths[ANSWERS][record] > 0) {
        own.question = Math.max(own.question, share);
        return;
      }
      if (index.lengths[TITLE][record] > 0) {
        own.title = share;
        share = 0;
      }
      var section = sums.record[record] + share;
      if (section > own.section) {
        own.section = section;
        own.record = record;
      }
    });
    return best;
  }

  function kindFactor(index, unit, plan) {
    var kinds = plan.asksMeaning ? WEIGHTS.meaningKinds : WEIGHTS.kinds;
    var named = plan.named.indexOf(unit) >= 0 ? WEIGHTS.named : 1;
    return kinds[Number(index.head.kinds[unit])] * named;
  }

  /* Units with at least half of the words. Where there is none, those that have
     the most of them, if that is a quarter. */
  function enough(found, hard) {
    var half = found.filter(function (each) {
      return hard > 0 && each.covered * 2 >= hard;
    });
    if (half.length > 0) {
      return half;
    }
    var most = found.reduce(function (sum, each) {
      return Math.max(sum, each.covered);
    }, 0);
    return found.filter(function (each) {
      return hard > 0 && each.covered === most && most * 4 >= hard;
    });
  }

  /* The best first, so many as anybody may see; the others after them. */
  function bestFirst(found) {
    function byScore(a, b) {
      return b.score - a.score || a.unit - b.unit;
    }
    if (found.length <= MOST_SEEN) {
      return found.sort(byScore);
    }
    var scores = Float64Array.from(found, function (each) { return each.score; }).sort();
    var least = scores[scores.length - MOST_SEEN];
    var best = found.filter(function (each) { return each.score >= least; });
    var others = found.filter(function (each) { return each.score < least; });
    return best.sort(byScore).concat(others);
  }

  /* Every unit with at least half of the words, best first: { unit, record,
     score, covered }. `tokens` has for each word of the plan its tokens with
     their postings, `names` the same for each other name. */
  function rank(index, plan, tokens, names) {
    if (!index.sums) {
      index.sums = new Sums(index);
      index.averageBody = average(index.lengths[BODY]);
    }
    var sums = index.sums;
    sums.clear();
    var hard = 0;
    var mass = 0;
    var words = plan.words.map(function (word, at) {
      var added = addWord(index, sums, word, tokens[at]);
      hard += word.soft ? 0 : 1;
      mass += added.most;
      return added;
    });
    addNames(index, sums, names, words);
    var best = bestRecords(index, sums, Math.max(1, plan.words.length));
    var found = [];
    sums.touchedUnits.forEach(function (unit) {
      var own = best.get(unit);
      var whole = own.section + own.title + own.question + WEIGHTS.elsewhere * Math.max(0, sums.unit[unit] - own.section);
      var share = mass > 0 ? Math.min(1, sums.mass[unit] / mass) : 1;
      var score = whole * Math.pow(share, WEIGHTS.missing) * kindFactor(index, unit, plan);
      found.push({ unit: unit, record: own.record, score: score, covered: sums.covered[unit] });
    });
    return bestFirst(enough(found, hard));
  }

  /* The records that have all words of another name, with what that is worth;
     the part of short texts counts as their texts do. */
  function nameGains(index, name) {
    var sums = null;
    name.postings.forEach(function (postings) {
      var own = new Map();
      if (postings) {
        eachGain(index, postings, name.weight / name.postings.length, function (record, field, gain) {
          own.set(record, Math.max(own.get(record) || 0, gain));
        });
      }
      var both = new Map();
      own.forEach(function (gain, record) {
        if (!sums || sums.has(record)) {
          both.set(record, gain + (sums ? sums.get(record) : 0));
        }
      });
      sums = both;
    });
    return sums || new Map();
  }

  /* Other names of the same words: in each unit the best of them counts, and
     only what it brings beyond the words themselves. */
  function addNames(index, sums, names, words) {
    var spans = new Map();
    names.forEach(function (name) {
      var span = name.covers.join(" ");
      if (!spans.has(span)) {
        spans.set(span, { covers: name.covers, best: new Map() });
      }
      var best = spans.get(span).best;
      nameGains(index, name).forEach(function (gain, record) {
        var unit = index.unitOf[record];
        if (!best.has(unit) || best.get(unit).gain < gain) {
          best.set(unit, { gain: gain, record: record });
        }
      });
    });
    spans.forEach(function (span) {
      span.best.forEach(function (found, unit) {
        var own = 0;
        var has = 0;
        span.covers.forEach(function (at) {
          own += Math.max(0, words[at].brought[unit]);
          has += words[at].brought[unit] < 0 ? 0 : 1;
        });
        sums.touch(found.record, unit);
        var more = Math.max(0, found.gain - own);
        sums.record[found.record] += more;
        sums.unit[unit] += more;
        sums.covered[unit] += span.covers.length - has;
        span.covers.forEach(function (at) {
          sums.mass[unit] += words[at].brought[unit] < 0 ? words[at].most * WEIGHTS.other : 0;
        });
      });
    });
  }

  function average(lengths) {
    var sum = 0;
    var count = 0;
    lengths.forEach(function (length) {
      sum += length;
      count += length > 0 ? 1 : 0;
    });
    return count > 0 ? sum / count : 1;
  }

  root.GuidepostScore = { WEIGHTS: WEIGHTS, reference: reference, rank: rank };
})(typeof window === "undefined" ? globalThis : window);

/* The index of the search in the browser: scripts that are loaded when they
   are needed, and what they hold. It works from a folder as from a web server,
   because a shard is a classic script that calls `GuidepostIndex.add`. Nothing
   here ranks, and nothing here touches a page but to add script elements. */
(function (root) {
  "use strict";

  var FIELDS = ["title", "heading", "body", "aka", "answers"];
  var SIGNS = " !#$%()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
  var VALUES = new Uint8Array(128);
  Array.from(SIGNS).forEach(function (sign, value) {
    VALUES[sign.charCodeAt(0)] = value;
  });

  /* Reads the numbers of a text from left to right (src/output/search/pack.rs). */
  function Numbers(text, from) {
    this.text = text;
    this.at = from || 0;
  }

  Numbers.prototype.sign = function () {
    return VALUES[this.text.charCodeAt(this.at++)];
  };

  Numbers.prototype.next = function () {
    var lead = this.sign();
    if (lead < 60) {
      return lead;
    }
    if (lead < 84) {
      return 60 + (lead - 60) * 90 + this.sign();
    }
    if (lead < 88) {
      return 2220 + ((lead - 84) * 90 + this.sign()) * 90 + this.sign();
    }
    if (lead === 88) {
      return 34620 + (this.sign() * 90 + this.sign()) * 90 + this.sign();
    }
    return 763620 + ((this.sign() * 90 + this.sign()) * 90 + this.sign()) * 90 + this.sign();
  };

  Numbers.prototype.more = function () {
    return this.at < this.text.length;
  };

  /* Numbers of which each 0 is followed by how many more there are. */
  function list(text) {
    var numbers = new Numbers(text);
    var all = [];
    while (numbers.more()) {
      var number = numbers.next();
      var times = number === 0 ? numbers.next() + 1 : 1;
      for (var i = 0; i < times; i++) {
        all.push(number);
      }
    }
    return all;
  }

  /* Lines of fields; each field ends with a tab. */
  function lines(text) {
    return text.split("\n").slice(0, -1).map(function (line) {
      return line.split("\t").slice(0, -1);
    });
  }

  /* Whether an entry of a dictionary stands between words. */
  function isJoint(entry) {
    return entry === "A" || (/^[\0-\xbf\u2000-\u206f]/.test(entry) && !/^[0-9A-Za-z]/.test(entry));
  }

  /* A text that was written as numbers of words (src/output/search/texts.rs). */
  function decoded(text, entries) {
    var numbers = new Numbers(text);
    var out = "";
    var spaced = false;
    var capital = false;
    while (numbers.more()) {
      var place = numbers.next();
      var entry = entries[place - 1];
      if (place === 0) {
        var length = numbers.next();
        entry = text.slice(numbers.at, numbers.at + length);
        numbers.at += length;
      }
      if (isJoint(entry)) {
        capital = entry.endsWith("A");
        out += capital ? entry.slice(0, -1) : entry;
        spaced = false;
      } else {
        out += (spaced ? " " : "") + (capital ? entry.charAt(0).toUpperCase() + entry.slice(1) : entry);
        spaced = true;
        capital = false;
      }
    }
    return out;
  }

  function usualAnchor(heading) {
    return "s-" + heading.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean).join("-");
  }

  /* Where the last entry stands that is not after `wanted`; 0 at least. */
  function lastNotAfter(sorted, wanted) {
    var low = 0;
    var high = sorted.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (sorted[middle] <= wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return Math.max(0, low - 1);
  }

  /* Reads bits, six of each sign. */
  function Bits(text) {
    this.text = text;
    this.at = 0;
  }

  Bits.prototype.bit = function () {
    var sign = (this.at / 6) | 0;
    var bit = 5 - (this.at - sign * 6);
    this.at += 1;
    return (VALUES[this.text.charCodeAt(sign)] >> bit) & 1;
  };

  Bits.prototype.plain = function (bits) {
    var number = 0;
    for (var i = 0; i < bits; i++) {
      number = number * 2 + this.bit();
    }
    return number;
  };

  Bits.prototype.grouped = function () {
    var number = 0;
    for (var more = 1; more && this.at < this.text.length * 6; ) {
      more = this.bit();
      number = number * 8 + this.plain(3);
    }
    return number;
  };

  Bits.prototype.rice = function (low) {
    var high = 0;
    var end = this.text.length * 6;
    while (this.at < end && this.bit()) {
      high += 1;
    }
    return high * Math.pow(2, low) + this.plain(low);
  };

  function lowBits(count, total) {
    var low = 0;
    while (Math.max(1, count) * 10 * Math.pow(2, low + 1) <= total * 7) {
      low += 1;
    }
    return low;
  }

  Bits.prototype.ascending = function (count, total) {
    var low = lowBits(count, total);
    var numbers = new Int32Array(count);
    var next = 0;
    for (var i = 0; i < count; i++) {
      numbers[i] = next + this.rice(low);
      next = numbers[i] + 1;
    }
    return numbers;
  };

  /* { records, counts } of a token in a field. */
  Bits.prototype.postings = function (total) {
    var length = this.grouped();
    var records = this.ascending(length, total);
    var counts = new Uint32Array(length).fill(1);
    var often = this.bit() ? this.ascending(this.grouped(), length) : [];
    for (var i = 0; i < often.length; i++) {
      counts[often[i]] = this.rice(0) + 2;
    }
    return { records: records, counts: counts };
  };

  /* For each field nothing, or the postings of a token. */
  Bits.prototype.token = function (total) {
    var bits = this;
    var onlyBody = bits.bit();
    var there = FIELDS.map(function (field) {
      return onlyBody ? field === "body" : bits.bit();
    });
    return there.map(function (is) {
      return is ? bits.postings(total) : null;
    });
  };

  /* Tokens of a shard and where the postings of each begin. */
  function WordShard(tokens, postings) {
    this.tokens = tokens === "" ? [] : tokens.split(" ");
    this.postings = postings;
    this.starts = null;
  }

  WordShard.prototype.read = function (at, total) {
    var bits = new Bits(this.postings);
    if (!this.starts) {
      this.starts = new Uint32Array(this.tokens.length);
      for (var token = 0; token < this.tokens.length; token++) {
        this.starts[token] = bits.at;
        bits.token(total);
      }
    }
    bits.at = this.starts[at];
    return bits.token(total);
  };

  /* An index that has begun. `load(path)` gives a promise that is kept when the
     script at that path, seen from `search/`, has run. */
  function Index(head, load) {
    var index = this;
    this.head = head;
    this.load = load;
    this.language = root.GuidepostLanguage.make(head);
    this.lengths = FIELDS.map(function (field) {
      return Uint32Array.from(list(head["length-" + field]));
    });
    this.total = this.lengths[0].length;
    this.firsts = new Int32Array(head.kinds.length + 1);
    list(head.records).forEach(function (count, unit) {
      index.firsts[unit + 1] = index.firsts[unit] + count;
    });
    this.units = head.kinds.length;
    this.unitOf = new Int32Array(this.total);
    for (var unit = 0; unit < this.units; unit++) {
      this.unitOf.fill(unit, this.firsts[unit], this.firsts[unit + 1]);
    }
    this.begins = {
      words: head.words.split(" "),
      titles: head.titles.split(" ").map(Number),
      texts: head.texts.split(" ").map(Number),
      vocabulary: head.vocabulary.split(" "),
    };
    this.shards = { words: [], titles: [], texts: [], vocabulary: [] };
    this.pending = new Map();
    this.read = new Map();
  }

  Index.prototype.shard = function (sort, number) {
    var name = sort + "-" + number;
    var index = this;
    if (this.shards[sort][number]) {
      return Promise.resolve(this.shards[sort][number]);
    }
    if (!this.pending.has(name)) {
      var loaded = this.load(name + ".js?" + this.head.edition).then(function () {
        if (!index.shards[sort][number]) {
          throw new Error("The file " + name + " is of another edition.");
        }
        return index.shards[sort][number];
      });
      loaded.catch(function () {
        index.pending.delete(name);
      });
      this.pending.set(name, loaded);
    }
    return this.pending.get(name);
  };

  Index.prototype.take = function (sort, number, payload) {
    if (sort === "words") {
      this.shards.words[number] = new WordShard(payload[0], payload[1]);
    } else if (sort === "vocabulary") {
      this.shards.vocabulary[number] = { entries: payload[0] === "" ? [] : payload[0].split("\n"), everyday: payload[1] };
    } else {
      this.shards[sort][number] = lines(payload[0]);
    }
  };

  /* The postings of a token by field, or nothing. */
  Index.prototype.token = function (token) {
    var index = this;
    if (this.read.has(token)) {
      return Promise.resolve(this.read.get(token));
    }
    return this.shard("words", lastNotAfter(this.begins.words, token)).then(function (shard) {
      var at = lastNotAfter(shard.tokens, token);
      var found = shard.tokens[at] === token ? shard.read(at, index.total) : null;
      if (index.read.size > 400) {
        index.read.clear();
      }
      index.read.set(token, found);
      return found;
    });
  };

  /* Every token that starts with `prefix`, in order, `most` at most. */
  Index.prototype.startingWith = function (prefix, most) {
    var index = this;
    var first = lastNotAfter(this.begins.words, prefix);
    var last = lastNotAfter(this.begins.words, prefix + "\uffff");
    var wanted = [];
    for (var number = first; number <= last && wanted.length < 8; number++) {
      wanted.push(this.shard("words", number));
    }
    return Promise.all(wanted).then(function (shards) {
      var found = [];
      shards.forEach(function (shard) {
        for (var at = index.firstFrom(shard.tokens, prefix); at < shard.tokens.length && found.length < most; at++) {
          if (!shard.tokens[at].startsWith(prefix)) {
            return;
          }
          found.push(shard.tokens[at]);
        }
      });
      return found;
    });
  };

  Index.prototype.firstFrom = function (sorted, wanted) {
    var at = lastNotAfter(sorted, wanted);
    return at < sorted.length && sorted[at] < wanted ? at + 1 : at;
  };

  /* { title, href, place, summary, language, kind, level } of a unit. */
  Index.prototype.title = function (unit) {
    var index = this;
    var number = lastNotAfter(this.begins.titles, unit);
    return this.shard("titles", number).then(function (all) {
      var line = all[unit - index.begins.titles[number]];
      return {
        unit: unit,
        title: line[0],
        href: line[1],
        place: line[2],
        summary: line[3],
        language: line[4],
        kind: Number(index.head.kinds[unit]),
        level: Number(index.head.levels[unit]),
      };
    });
  };

  /* The records of a unit: { anchor, heading, body, question }. */
  Index.prototype.texts = function (unit) {
    var index = this;
    var number = lastNotAfter(this.begins.texts, unit);
    return Promise.all([this.shard("texts", number), this.dictionary()]).then(function (both) {
      var from = index.firsts[unit] - index.firsts[index.begins.texts[number]];
      var all = both[0].slice(from, from + index.firsts[unit + 1] - index.firsts[unit]);
      return all.map(function (line) {
        var heading = decoded(line[1], both[1].entries);
        return {
          anchor: line[0] === "=" ? usualAnchor(heading) : line[0],
          heading: heading,
          body: decoded(line[2], both[1].entries),
          question: decoded(line[3], both[1].entries),
        };
      });
    });
  };

  /* All words and joints of the texts, the most common first, and the everyday
     words: { entries, everyday }. */
  Index.prototype.dictionary = function () {
    var index = this;
    if (!this.known) {
      var shards = this.begins.vocabulary.map(function (_, number) {
        return index.shard("vocabulary", number);
      });
      this.known = Promise.all(shards).then(function (shards) {
        var entries = [];
        shards.forEach(function (shard) {
          entries = entries.concat(shard.entries);
        });
        return { entries: entries, everyday: new Set(shards[0].everyday.split(" ")) };
      });
      this.known.catch(function () {
        index.known = null;
      });
    }
    return this.known;
  };

  /* The words that a typing error may be led back to, with how common each is,
     and the everyday words that are none: { words, common, everyday }. */
  Index.prototype.vocabulary = function () {
    var index = this;
    return this.dictionary().then(function (known) {
      if (!index.words) {
        index.words = { words: [], common: [], everyday: known.everyday };
        known.entries.forEach(function (entry, place) {
          if (/^\p{Ll}{4,}$/u.test(entry)) {
            index.words.words.push(entry);
            index.words.common.push(Math.log2(known.entries.length / (place + 1)));
          }
        });
      }
      return index.words;
    });
  };

  var current = null;
  var opening = null;
  var loader = null;

  /* Called by search/index.js. */
  function begin(head) {
    current = new Index(head, loader);
  }

  /* Called by each shard. One of another edition is not taken. */
  function add(edition, sort, number) {
    if (current && current.head.edition === edition) {
      current.take(sort, number, Array.prototype.slice.call(arguments, 3));
    }
  }

  /* The index, with `load` as described above. */
  function open(load) {
    if (!opening) {
      loader = load;
      opening = load("index.js").then(function () {
        if (!current) {
          throw new Error("The index did not begin.");
        }
        return current;
      });
      opening.catch(function () {
        opening = null;
      });
    }
    return opening;
  }

  /* Loads scripts below `folder` by script elements. */
  function byScripts(document, folder) {
    return function (path) {
      return new Promise(function (resolve, reject) {
        var script = document.createElement("script");
        script.src = folder + path;
        script.onload = function () {
          script.remove();
          resolve();
        };
        script.onerror = function () {
          script.remove();
          reject(new Error("The file " + path + " of the search cannot be loaded."));
        };
        document.head.appendChild(script);
      });
    };
  }

  root.GuidepostIndex = { FIELDS: FIELDS, Numbers: Numbers, list: list, lines: lines, decoded: decoded, begin: begin, add: add, open: open, byScripts: byScripts };
})(typeof window === "undefined" ? globalThis : window);

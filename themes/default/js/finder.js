/* Finds standards: what is asked for in an address, which records fit, how many
   more there would be, and what to say of it in words. Nothing here touches a
   page (finder-page.js does). */
(function (root) {
  "use strict";

  var Records = root.GuidepostRecords;

  /* The filters in the order in which they stand in the sentence. */
  var FILTERS = ["settings", "topics", "types", "statuses", "must", "who", "jobs", "owners"];
  /* Filters of which a record has one value, and where it stands. */
  var SINGLE = { statuses: "status", owners: "owner" };
  var MOST_COMPARED = 3;
  var SMALL_WORDS = ("a about an and any are can do does for from have how i in is it me my need of on or our "
    + "standard standards that the this to use us we what which who with you your").split(" ");

  /* The state of an address: "#settings=care-home,hospital&q=discharge". What
     belongs to others is kept as it stands. */
  function parse(hash) {
    var state = { q: "", compare: [], others: [] };
    FILTERS.forEach(function (name) {
      state[name] = [];
    });
    hash.replace(/^#/, "").split("&").forEach(function (part) {
      var at = part.indexOf("=");
      var key = part.slice(0, at);
      var value = decode(part.slice(at + 1).replace(/\+/g, " "));
      if (key === "q") {
        state.q = value;
      } else if (at > 0 && (key === "compare" || FILTERS.indexOf(key) !== -1)) {
        state[key] = unique(value.split(",").filter(Boolean));
      } else if (part !== "" && part !== "all") {
        state.others.push(part);
      }
    });
    state.compare = state.compare.slice(0, MOST_COMPARED);
    return state;
  }

  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch (error) {
      return text;
    }
  }

  function unique(values) {
    return Array.from(new Set(values));
  }

  /* The address of a state; "#all" where nothing is asked for. */
  function format(state) {
    var parts = FILTERS.concat("compare").filter(function (name) {
      return state[name].length > 0;
    }).map(function (name) {
      return name + "=" + state[name].map(encodeURIComponent).join(",");
    });
    if (state.q !== "") {
      parts.push("q=" + encodeURIComponent(state.q));
    }
    return "#" + (parts.concat(state.others).join("&") || "all");
  }

  /* The same state with other values. */
  function changed(state, values) {
    return Object.assign({}, state, values);
  }

  /* A text as words without accents. */
  function split(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'\u2019]/g, "").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  }

  /* The part of a word that its forms share: "allergies", "allergy"; "cares". */
  function stem(word) {
    if (word.length > 4 && /(ies|y)$/.test(word)) {
      return word.replace(/(ies|y)$/, "");
    }
    return word.length > 3 ? word.replace(/([^s])s$/, "$1") : word;
  }

  /* Numbers of official codes in a text: a code kept its number when the board
     that gave it was renamed (ISB, SCCI, DCB, DAPB). */
  function codeNumbers(text) {
    var found = text.match(/\b(isb|scci|dcb|dapb)[\s-]?\d+/gi) || [];
    return found.map(function (code) {
      return code.replace(/^\D+0*/, "");
    });
  }

  /* A set of records as bits. */
  function emptySet(size) {
    return new Uint32Array(Math.ceil(size / 32));
  }

  function fullSet(size) {
    var set = emptySet(size);
    for (var at = 0; at < size; at++) {
      add(set, at);
    }
    return set;
  }

  function add(set, at) {
    set[at >>> 5] |= 1 << (at & 31);
  }

  function has(set, at) {
    return (set[at >>> 5] >>> (at & 31) & 1) === 1;
  }

  function intersect(one, other) {
    return one.map(function (bits, at) {
      return bits & other[at];
    });
  }

  function union(one, other) {
    return one.map(function (bits, at) {
      return bits | other[at];
    });
  }

  function countBoth(one, other) {
    var count = 0;
    for (var at = 0; at < one.length; at++) {
      var bits = one[at] & other[at];
      bits -= bits >>> 1 & 0x55555555;
      bits = (bits & 0x33333333) + (bits >>> 2 & 0x33333333);
      count += (bits + (bits >>> 4) & 0x0f0f0f0f) * 0x01010101 >>> 24;
    }
    return count;
  }

  /* Everything that is worked out once for a catalogue and a day: which records
     each value of each filter speaks of, and their words. */
  function prepare(catalogue, today, words) {
    var filters = {};
    FILTERS.forEach(function (name) {
      var options = name === "must" ? mustOptions(words) : catalogue.facets[name].options;
      var byId = new Map();
      options.forEach(function (option) {
        byId.set(option.id, option);
      });
      filters[name] = { name: name, options: options, byId: byId, sets: setsOf(catalogue, name, options, today) };
    });
    return {
      catalogue: catalogue,
      today: today,
      filters: filters,
      order: inOrder(catalogue, today),
      texts: catalogue.records.map(textOf),
      phrases: phrasesOf(filters)
    };
  }

  function mustOptions(words) {
    return Records.GROUPS.map(function (id, index) {
      return { index: index, id: id, label: words["must_" + id], parent: -1, also: [], means: "" };
    });
  }

  /* For each value the records that name it, a part of it, or all. What is for
     hospitals is for wards too; what is about medicines is not about handing
     them out. */
  function setsOf(catalogue, name, options, today) {
    var size = catalogue.records.length;
    var named = options.map(function () {
      return emptySet(size);
    });
    catalogue.records.forEach(function (record) {
      valuesOf(record, name, today).forEach(function (at) {
        add(named[at], record.index);
      });
    });
    var everywhere = options.find(function (option) {
      return option.id === "all";
    });
    return options.map(function (option) {
      var set = everywhere ? union(named[option.index], named[everywhere.index]) : named[option.index];
      options.forEach(function (other) {
        var wider = name === "settings" && isWithin(options, option, other);
        if (other !== option && (wider || isWithin(options, other, option))) {
          set = union(set, named[other.index]);
        }
      });
      return set;
    });
  }

  function valuesOf(record, name, today) {
    if (name === "must") {
      return [Records.GROUPS.indexOf(Records.group(record, today))];
    }
    var values = record[SINGLE[name] || name];
    return [].concat(values === null ? [] : values).map(function (option) {
      return option.index;
    });
  }

  function isWithin(options, option, wider) {
    for (var steps = 0; option && steps < options.length; steps++) {
      if (option === wider) {
        return true;
      }
      option = options[option.parent];
    }
    return false;
  }

  /* The words of a record, each after a space, so that " disch" finds
     "discharge". */
  function textOf(record) {
    function spaced(text) {
      return " " + split(text).join(" ");
    }
    var names = [record.title].concat(record.aka, record.codes).join(" ");
    return {
      title: spaced(record.title + " " + record.id),
      aka: spaced(record.aka.concat(record.codes).join(" ")),
      line: spaced(record.line),
      codes: new Set(codeNumbers(names))
    };
  }

  /* Lay words of the vocabulary: phrase to the values that it stands for. */
  function phrasesOf(filters) {
    var phrases = new Map();
    ["settings", "topics", "types", "who", "jobs", "owners"].forEach(function (name) {
      filters[name].options.forEach(function (option) {
        unique([option.label].concat(option.also).map(phraseOf)).forEach(function (phrase) {
          if (phrase !== "" && option.id !== "all") {
            phrases.set(phrase, (phrases.get(phrase) || []).concat({ filter: name, option: option }));
          }
        });
      });
    });
    return phrases;
  }

  function phraseOf(text) {
    return split(text).map(stem).join(" ");
  }

  /* What was typed, cut into the longest phrases that the vocabulary knows,
     codes, and single words. */
  function cut(query, phrases) {
    var prefixed = query.replace(/\b(isb|scci|dcb|dapb)[\s-]+(\d)/gi, "$1$2");
    var words = split(prefixed);
    var pieces = [];
    for (var at = 0; at < words.length;) {
      var length = Math.min(6, words.length - at);
      while (length > 1 && !phrases.has(words.slice(at, at + length).map(stem).join(" "))) {
        length--;
      }
      var said = words.slice(at, at + length);
      if (length > 1 || SMALL_WORDS.indexOf(said[0]) === -1) {
        pieces.push(piece(said, phrases));
      }
      at += length;
    }
    return pieces.length > 0 || words.length === 0 ? pieces : [piece(words, phrases)];
  }

  function piece(said, phrases) {
    var number = /^(?:isb|scci|dcb|dapb)?0*(\d{1,4})$/.exec(said.join(""));
    return {
      text: said.join(" "),
      stems: said.map(stem),
      concepts: phrases.get(said.map(stem).join(" ")) || [],
      code: number && (said[0].length > 2) ? number[1] : ""
    };
  }

  /* How well a record fits a piece of what was typed; 0 where it does not. */
  function fit(text, piece) {
    if (piece.code !== "" && text.codes.has(piece.code)) {
      return 100;
    }
    function all(field) {
      return piece.stems.every(function (part) {
        return field.indexOf(" " + part) !== -1;
      });
    }
    if (all(text.title)) {
      return 10;
    }
    if (all(text.aka)) {
      return 8;
    }
    return all(text.line) ? 3 : all(text.title + text.aka + text.line) ? 2 : 0;
  }

  /* Records that fit what was typed, with how well. */
  function search(prepared, query) {
    var size = prepared.catalogue.records.length;
    var pieces = cut(query, prepared.phrases);
    var scores = new Float64Array(size);
    var found = fullSet(size);
    pieces.forEach(function (piece) {
      var set = emptySet(size);
      prepared.texts.forEach(function (text, at) {
        var score = fit(text, piece);
        if (score > 0) {
          add(set, at);
          scores[at] += score;
        }
      });
      piece.concepts.forEach(function (concept) {
        set = union(set, prepared.filters[concept.filter].sets[concept.option.index]);
      });
      piece.found = set;
      found = intersect(found, set);
    });
    addConceptScores(prepared, pieces, found, scores);
    return { set: found, scores: scores, pieces: pieces };
  }

  /* A record that names the value itself stands before one that is for all. */
  function addConceptScores(prepared, pieces, found, scores) {
    pieces.forEach(function (piece) {
      piece.concepts.forEach(function (concept) {
        prepared.catalogue.records.forEach(function (record) {
          if (has(found, record.index)) {
            var own = valuesOf(record, concept.filter, prepared.today).indexOf(concept.option.index) !== -1;
            scores[record.index] += own ? 4 : 0;
          }
        });
      });
    });
  }

  /* Which records a state asks for: what is chosen within one filter is joined
     by "or", filters are joined by "and". */
  function select(prepared, state) {
    var size = prepared.catalogue.records.length;
    var words = state.q.trim() === "" ? null : search(prepared, state.q);
    var asked = {};
    var all = words ? words.set : fullSet(size);
    FILTERS.forEach(function (name) {
      asked[name] = chosen(prepared, state, name);
    });
    FILTERS.forEach(function (name) {
      all = asked[name] ? intersect(all, asked[name]) : all;
    });
    return {
      set: all,
      records: ordered(prepared, all, words),
      counts: countsOf(prepared, asked, words ? words.set : fullSet(size)),
      pieces: words ? words.pieces : []
    };
  }

  /* The records of what is chosen in one filter; null where nothing is. */
  function chosen(prepared, state, name) {
    var filter = prepared.filters[name];
    var sets = state[name].filter(function (id) {
      return filter.byId.has(id);
    }).map(function (id) {
      return filter.sets[filter.byId.get(id).index];
    });
    return sets.length === 0 ? null : sets.reduce(union);
  }

  /* For each value of each filter how many it would show beside the others. */
  function countsOf(prepared, asked, base) {
    var counts = {};
    FILTERS.forEach(function (name) {
      var others = base;
      FILTERS.forEach(function (other) {
        others = other !== name && asked[other] ? intersect(others, asked[other]) : others;
      });
      counts[name] = prepared.filters[name].sets.map(function (set) {
        return countBoth(set, others);
      });
    });
    return counts;
  }

  /* What is a must first, then by title. */
  function inOrder(catalogue, today) {
    var ranks = catalogue.records.map(function (record) {
      return Records.GROUPS.indexOf(Records.group(record, today));
    });
    return catalogue.records.slice().sort(function (one, other) {
      return ranks[one.index] - ranks[other.index]
        || (one.title < other.title ? -1 : one.title > other.title ? 1 : one.index - other.index);
    });
  }

  /* Best fit first, then in the usual order. */
  function ordered(prepared, set, words) {
    var records = prepared.order.filter(function (record) {
      return has(set, record.index);
    });
    return !words ? records : records.sort(function (one, other) {
      return words.scores[other.index] - words.scores[one.index];
    });
  }

  /* How many records a set holds. */
  function size(set) {
    return countBoth(set, set);
  }

  /* How many records a state shows. */
  function count(prepared, state) {
    return select(prepared, state).records.length;
  }

  root.GuidepostFinder = {
    FILTERS: FILTERS,
    MOST_COMPARED: MOST_COMPARED,
    parse: parse,
    format: format,
    changed: changed,
    stem: stem,
    prepare: prepare,
    select: select,
    count: count,
    size: size,
    has: has
  };
})(typeof window === "undefined" ? globalThis : window);
